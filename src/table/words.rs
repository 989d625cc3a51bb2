//! Turns a sorted list of words into one that says of most other words at a glance that they are not in it.
//!
//! The glance is at the length, the first and the last byte, which are marked when the program is compiled.

use std::cmp::Ordering;
use std::ops::Deref;

/// A sorted list of words, mostly in lower case.
#[derive(Debug)]
pub struct Words {
    sorted: &'static [&'static str],
    /// A bit for every word, where its ends and its length put it.
    hints: [u64; HINTS],
    /// A bit for every byte that a word begins with.
    first: [u64; FIRST],
}

const HINTS: usize = 16;
const FIRST: usize = 4;

impl Words {
    /// Takes a sorted list.
    ///
    /// # Panics
    ///
    /// Where the list is not sorted or holds a word twice: a constant of such a list does not compile.
    #[must_use]
    pub const fn new(sorted: &'static [&'static str]) -> Self {
        let (mut hints, mut first) = ([0; HINTS], [0; FIRST]);
        let mut rest = sorted;
        while let [word, others @ ..] = rest {
            if let [next, ..] = others {
                assert!(is_before(word.as_bytes(), next.as_bytes()), "words are sorted, each stands once");
            }
            mark(&mut hints, hint(word.as_bytes()));
            mark(&mut first, first_byte(word.as_bytes()));
            rest = others;
        }
        Words { sorted, hints, first }
    }

    /// Whether a word is in the list as it is.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        is_marked(&self.hints, hint(word.as_bytes())) && self.sorted.binary_search(&word).is_ok()
    }

    /// Whether a word is in the list once it is in lower case.
    #[must_use]
    pub fn has_lower(&self, word: &str) -> bool {
        if word.is_ascii() { self.has_ascii_lower(word.as_bytes()) } else { self.has(&word.to_lowercase()) }
    }

    /// Whether a word is in the list once its ASCII letters are in lower case.
    #[must_use]
    pub fn has_ascii_lower(&self, word: &[u8]) -> bool {
        self.place_ascii_lower(word).is_some()
    }

    /// The place in the list of a word, once it is in lower case.
    #[must_use]
    pub fn place_lower(&self, word: &str) -> Option<usize> {
        if !word.is_ascii() {
            let lower = word.to_lowercase();
            return if is_marked(&self.hints, hint(lower.as_bytes())) { self.sorted.binary_search(&&*lower).ok() } else { None };
        }
        self.place_ascii_lower(word.as_bytes())
    }

    /// The place in the list of a word, once its ASCII letters are in lower case.
    #[must_use]
    pub fn place_ascii_lower(&self, word: &[u8]) -> Option<usize> {
        if is_marked(&self.hints, hint(word)) { self.search_ascii_lower(word) } else { None }
    }

    /// Stands apart, so that the glance alone is compiled into what asks: few words get any further.
    #[inline(never)]
    fn search_ascii_lower(&self, word: &[u8]) -> Option<usize> {
        let compare = |known: &&str| -> Ordering { known.bytes().cmp(word.iter().map(u8::to_ascii_lowercase)) };
        self.sorted.binary_search_by(compare).ok()
    }

    /// Whether a word begins with one of the list.
    #[must_use]
    pub fn has_beginning_of(&self, word: &str) -> bool {
        is_marked(&self.first, first_byte(word.as_bytes())) && self.sorted.iter().any(|known| word.starts_with(known))
    }
}

impl Deref for Words {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.sorted
    }
}

impl<'a> IntoIterator for &'a Words {
    type Item = &'a &'static str;
    type IntoIter = std::slice::Iter<'a, &'static str>;

    fn into_iter(self) -> Self::IntoIter {
        self.sorted.iter()
    }
}

/// The words of a sorted list of pairs, for a list of [`Words`] whose places are those of the pairs.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "`get` is not for constants; both lists have the same length")]
pub const fn words_of<const COUNT: usize, T: Copy>(pairs: &[(&'static str, T)]) -> [&'static str; COUNT] {
    let mut words = [""; COUNT];
    let mut at = 0;
    while at < COUNT {
        words[at] = pairs[at].0;
        at += 1;
    }
    words
}

/// The place of a word's bit: its length and the bytes at its ends, spread by odd numbers. Capitals have that of their small
/// letters.
const fn hint(word: &[u8]) -> usize {
    let (first, last) = match word {
        [] => (0, 0),
        [only] => (*only, *only),
        [first, .., last] => (*first, *last),
    };
    let ends = first.to_ascii_lowercase() as usize * 89 + last.to_ascii_lowercase() as usize * 157;
    (ends + word.len() * 331) % (HINTS * u64::BITS as usize)
}

const fn is_before(mut word: &[u8], mut next: &[u8]) -> bool {
    loop {
        match (word, next) {
            ([one, word_rest @ ..], [other, next_rest @ ..]) if *one == *other => (word, next) = (word_rest, next_rest),
            ([one, ..], [other, ..]) => return *one < *other,
            ([], next) => return !next.is_empty(),
            (_, []) => return false,
        }
    }
}

const fn first_byte(word: &[u8]) -> usize {
    match word {
        [] => 0,
        [first, ..] => *first as usize,
    }
}

#[expect(clippy::indexing_slicing, reason = "`get_mut` is not for constants; the places are those of the bits")]
const fn mark<const SIZE: usize>(bits: &mut [u64; SIZE], place: usize) {
    bits[place / u64::BITS as usize] |= 1 << (place % u64::BITS as usize);
}

fn is_marked(bits: &[u64], place: usize) -> bool {
    bits.get(place / u64::BITS as usize).is_some_and(|bits| bits >> (place % u64::BITS as usize) & 1 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &Words = &Words::new(&["", "a", "artykułu", "by", "written by", "éc"]);

    #[test]
    fn every_word_is_found_and_no_other() {
        assert!(WORDS.iter().all(|word| WORDS.has(word) && WORDS.has_lower(word) && WORDS.has_lower(&word.to_uppercase())));
        for word in ["b", "bY", "bey", "written  by", "writtenxby", "ec", "artykulu"] {
            assert!(!WORDS.has(word), "{word}");
        }
    }

    #[test]
    fn letters_beyond_ascii_keep_their_case_where_that_is_asked_for() {
        assert!(["WRITTEN by", "ARTYKUłU"].iter().all(|word| WORDS.has_ascii_lower(word.as_bytes())));
        assert!(!WORDS.has_ascii_lower("ARTYKUŁU".as_bytes()));
    }

    #[test]
    fn a_word_may_begin_with_one() {
        let words = Words::new(&["publi", "дат"]);
        assert!(words.has_beginning_of("published") && words.has_beginning_of("дата"));
        assert!(!words.has_beginning_of("republish") && !words.has_beginning_of("pub") && !words.has_beginning_of(""));
    }
}
