//! Turns a list of words into one in which each is found by one look: most words that are asked for are in no list, and what is
//! looked at meanwhile pushes a page out of the nearest cache.

use std::ops::BitOrAssign;

use super::hashes::SPREAD;

/// Words, each with what is known of it.
pub struct Shelves<T> {
    /// A bit for the ends and the length of each word: a look that most others do not pass.
    hints: [u64; HINTS],
    /// A power of two of places, half of them empty: a word stands at its hash or behind it.
    places: Vec<Option<Shelved<T>>>,
    /// The words that no place has room for.
    long: Vec<(&'static str, T)>,
}

/// A word in its place: without a second look at where it is written.
#[derive(Clone, Copy)]
struct Shelved<T> {
    word: Packed,
    value: T,
}

/// A word of up to [`MOST_BYTES`], and its length.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Packed {
    halves: [u64; 2],
    len: u8,
}

const MOST_BYTES: usize = 16;
/// The words that hold the hints.
const HINTS: usize = 64;

impl<T: Copy> Shelves<T> {
    /// Puts the words into their places. Of a word that is given twice, the first counts.
    #[must_use]
    pub fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let words: Vec<(&str, T)> = words.into_iter().collect();
        let places = vec![None; (words.len() * 2 + 1).next_power_of_two()];
        let mut shelves = Shelves { hints: [0; HINTS], places, long: Vec::new() };
        for (word, value) in words {
            let (slot, bit) = hint_of(word.as_bytes());
            if let Some(hint) = shelves.hints.get_mut(slot) {
                *hint |= bit;
            }
            let Some(packed) = Packed::of(word.as_bytes()) else {
                shelves.long.push((word, value));
                continue;
            };
            let (place, known) = shelves.find(packed);
            if known.is_none()
                && let Some(place) = shelves.places.get_mut(place)
            {
                *place = Some(Shelved { word: packed, value });
            }
        }
        shelves
    }

    /// What is known of a word.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<T> {
        if !self.may_have(word) {
            return None;
        }
        match Packed::of(word.as_bytes()) {
            Some(packed) => self.find(packed).1,
            None => self.long.iter().find(|(known, _)| *known == word).map(|(_, value)| *value),
        }
    }

    /// What is known of a word, once its ASCII letters are in lower case, among words whose ASCII letters are.
    #[must_use]
    pub fn get_ascii_lower(&self, word: &str) -> Option<T> {
        if !self.may_have(word) {
            return None;
        }
        match Packed::of(word.as_bytes()) {
            Some(packed) => self.find(packed.in_lower_case()).1,
            None => self.long.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, value)| *value),
        }
    }

    fn may_have(&self, word: &str) -> bool {
        let (slot, bit) = hint_of(word.as_bytes());
        self.hints.get(slot).is_some_and(|hint| hint & bit != 0)
    }

    /// Where a word stands, or would stand, and what is known of it. There is an empty place behind every word.
    fn find(&self, word: Packed) -> (usize, Option<T>) {
        let mask = self.places.len() - 1;
        let mut place = word.hash() as usize & mask;
        while let Some(shelved) = self.places.get(place).and_then(Option::as_ref) {
            if shelved.word == word {
                return (place, Some(shelved.value));
            }
            place = (place + 1) & mask;
        }
        (place, None)
    }
}

impl Packed {
    /// None for a word that is too long.
    fn of(word: &[u8]) -> Option<Packed> {
        let mut bytes = [0; MOST_BYTES];
        bytes.get_mut(..word.len())?.copy_from_slice(word);
        let (low, high) = bytes.split_at(MOST_BYTES / 2);
        let half = |half: &[u8]| half.first_chunk().map_or(0, |half| u64::from_le_bytes(*half));
        Some(Packed { halves: [half(low), half(high)], len: word.len() as u8 })
    }

    fn in_lower_case(self) -> Packed {
        Packed { halves: self.halves.map(to_ascii_lower), len: self.len }
    }

    fn hash(self) -> u64 {
        let [low, high] = self.halves;
        let mix = (low ^ high.rotate_left(23) ^ u64::from(self.len)).wrapping_mul(SPREAD);
        mix >> (u64::BITS / 2)
    }
}

/// Eight bytes with their ASCII letters in lower case.
fn to_ascii_lower(bytes: u64) -> u64 {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = EACH << 7;
    let low = bytes & !HIGH;
    // The high bit of a byte says that it is not less than `A`, or more than `Z`.
    let (from_a, behind_z) = (low + EACH * (0x80 - b'A' as u64), low + EACH * (0x7f - b'Z' as u64));
    let capitals = (from_a ^ behind_z) & !bytes & HIGH;
    bytes | capitals >> 2
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

/// Where the hint of a word lies, whatever the case of its ASCII letters: they differ in one bit that is not read.
fn hint_of(word: &[u8]) -> (usize, u64) {
    let end = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default() & 31);
    let mix = (end(word.first()) << 7) ^ (end(word.last()) << 2) ^ word.len().wrapping_mul(37);
    (mix / u64::BITS as usize % HINTS, 1 << (mix % u64::BITS as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_no_other() {
        let long = "a word that is as long as no place is";
        let shelves = Shelves::new([("ab", 1), ("ac", 2), ("", 3), ("é", 4), (long, 5), ("ab", 6), ("sixteen-letters-", 7)]);
        for (word, value) in [("ab", 1), ("ac", 2), ("", 3), ("é", 4), (long, 5), ("sixteen-letters-", 7)] {
            assert_eq!(shelves.get(word), Some(value), "{word}");
        }
        for word in ["a", "abc", "AB", "ad", "è", "ab\0", "as long as no place is", "sixteen-letters-."] {
            assert_eq!(shelves.get(word), None, "{word}");
        }
        assert_eq!(
            [shelves.get_ascii_lower("Ab"), shelves.get_ascii_lower("É"), shelves.get_ascii_lower("ad")],
            [Some(1), None, None]
        );
        assert_eq!(shelves.get_ascii_lower(&long.to_uppercase()), Some(5));
    }

    #[test]
    fn letters_alone_have_a_lower_case() {
        for byte in 0..=u8::MAX {
            let lower = to_ascii_lower(u64::from_ne_bytes([byte; 8]));
            assert_eq!(lower.to_ne_bytes(), [byte.to_ascii_lowercase(); 8], "{byte}");
        }
    }

    #[test]
    fn a_word_of_several_lists_has_the_bits_of_all() {
        let shelves = shelve_lists([(["by", "on"].as_slice(), 1u8), (&["by"], 2), (&["by"], 2)]);
        assert_eq!([shelves.get("by"), shelves.get("on"), shelves.get("at")], [Some(3), Some(1), None]);
    }
}
