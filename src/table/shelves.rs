//! Turns a list of words into one in which each is found by its length and its first byte: few words are alike in both, so that a
//! word that is not in the list is mostly known for one by a single look, where halving a list takes many that nobody can
//! foresee.

/// Words, each with what is known of it.
pub struct Shelves<T> {
    /// Where each shelf begins in `words`; one more than there are shelves.
    starts: Vec<u16>,
    words: Vec<(&'static str, T)>,
}

/// Lengths that have shelves of their own; longer words stand with shorter ones.
const LENGTH_BITS: u32 = 5;

impl<T: Copy> Shelves<T> {
    /// Puts the words into their shelves. Of a word that is given twice, the first counts.
    #[must_use]
    pub fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut words: Vec<(&str, T)> = words.into_iter().collect();
        words.sort_by_key(|(word, _)| shelf_of(word));
        let before = |shelf: usize| words.partition_point(|(word, _)| shelf_of(word) < shelf) as u16;
        Shelves { starts: (0..=1 << (LENGTH_BITS + u8::BITS)).map(before).collect(), words }
    }

    /// What is known of a word.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<T> {
        let place = shelf_of(word);
        let (from, to) = (self.starts.get(place)?, self.starts.get(place + 1)?);
        let words = self.words.get(usize::from(*from)..usize::from(*to))?;
        words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
    }
}

fn shelf_of(word: &str) -> usize {
    let first = word.as_bytes().first().copied().unwrap_or_default();
    ((word.len() % (1 << LENGTH_BITS)) << u8::BITS) | usize::from(first)
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
    }
}
