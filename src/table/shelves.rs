//! Turns a list of words into one in which each is found by its length and its first byte: few words are alike in both, so that a
//! word that is not in the list is mostly known for one by a single look, where halving a list takes many that nobody can
//! foresee.

use std::ops::BitOrAssign;

/// Words, each with what is known of it.
pub struct Shelves<T> {
    /// Where each shelf begins in `words`; one more than there are shelves.
    starts: Vec<u16>,
    words: Vec<(&'static str, T)>,
    /// A bit for the ends and the length of each word: a look that most others do not pass, into less room than the shelves take.
    hints: [u64; HINTS],
}

/// The words that hold the hints.
const HINTS: usize = 64;
/// Lengths that have shelves of their own; longer words stand with shorter ones.
const LENGTH_BITS: u32 = 5;

impl<T: Copy> Shelves<T> {
    /// Puts the words into their shelves. Of a word that is given twice, the first counts.
    #[must_use]
    pub fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut words: Vec<(&str, T)> = words.into_iter().collect();
        words.sort_by_key(|(word, _)| shelf_of(word));
        let before = |shelf: usize| words.partition_point(|(word, _)| shelf_of(word) < shelf) as u16;
        let starts = (0..=1 << (LENGTH_BITS + u8::BITS)).map(before).collect();
        let mut hints = [0; HINTS];
        for (slot, bit) in words.iter().map(|(word, _)| hint_of(word.as_bytes())) {
            if let Some(hint) = hints.get_mut(slot) {
                *hint |= bit;
            }
        }
        Shelves { starts, words, hints }
    }

    /// What is known of a word.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<T> {
        self.shelf(shelf_of(word))?.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
    }

    /// What is known of a word, once its ASCII letters are in lower case, among words whose ASCII letters are.
    #[must_use]
    pub fn get_ascii_lower(&self, word: &str) -> Option<T> {
        let (slot, bit) = hint_of(word.as_bytes());
        if self.hints.get(slot).is_none_or(|hint| hint & bit == 0) {
            return None;
        }
        let place = shelf_at(word.len(), first_byte(word).to_ascii_lowercase());
        self.shelf(place)?.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, value)| *value)
    }

    fn shelf(&self, place: usize) -> Option<&[(&'static str, T)]> {
        let (from, to) = (self.starts.get(place)?, self.starts.get(place + 1)?);
        self.words.get(usize::from(*from)..usize::from(*to))
    }
}

/// Puts the words of several lists into one, each with the bits of all the lists that it is in.
#[must_use]
pub fn shelve_lists<'a, Bits>(lists: impl IntoIterator<Item = (&'a [&'static str], Bits)>) -> Shelves<Bits>
where
    Bits: Copy + Ord + BitOrAssign,
{
    let mut words: Vec<(&str, Bits)> =
        lists.into_iter().flat_map(|(list, bits)| list.iter().map(move |word| (*word, bits))).collect();
    words.sort_unstable();
    words.dedup_by(|later, first| {
        let is_same = later.0 == first.0;
        if is_same {
            first.1 |= later.1;
        }
        is_same
    });
    Shelves::new(words)
}

fn shelf_of(word: &str) -> usize {
    shelf_at(word.len(), first_byte(word))
}

fn shelf_at(length: usize, first: u8) -> usize {
    ((length % (1 << LENGTH_BITS)) << u8::BITS) | usize::from(first)
}

/// Where the hint of a word lies, whatever the case of its ASCII letters: they differ in one bit that is not read.
fn hint_of(word: &[u8]) -> (usize, u64) {
    let end = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default() & 31);
    let mix = (end(word.first()) << 7) ^ (end(word.last()) << 2) ^ word.len().wrapping_mul(37);
    (mix / u64::BITS as usize % HINTS, 1 << (mix % u64::BITS as usize))
}

fn first_byte(word: &str) -> u8 {
    word.as_bytes().first().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_no_other() {
        let long = "a word that is as long as no shelf is";
        let shelves = Shelves::new([("ab", 1), ("ac", 2), ("", 3), ("é", 4), (long, 5), ("ab", 6)]);
        for (word, value) in [("ab", 1), ("ac", 2), ("", 3), ("é", 4), (long, 5)] {
            assert_eq!(shelves.get(word), Some(value), "{word}");
        }
        for word in ["a", "abc", "AB", "ad", "è", "as no shelf is"] {
            assert_eq!(shelves.get(word), None, "{word}");
        }
        assert_eq!(
            [shelves.get_ascii_lower("Ab"), shelves.get_ascii_lower("É"), shelves.get_ascii_lower("ad")],
            [Some(1), None, None]
        );
    }
    #[test]
    fn a_word_of_several_lists_has_the_bits_of_all() {
        let shelves = shelve_lists([(["by", "on"].as_slice(), 1u8), (&["by"], 2), (&["by"], 2)]);
        assert_eq!([shelves.get("by"), shelves.get("on"), shelves.get("at")], [Some(3), Some(1), None]);
    }
}
