//! Turns characters into counts: what a piece of text looks like, in one pass and without copying it.
//!
//! Knows scripts, not languages: a script without spaces (Chinese, Japanese, Thai …) counts two characters as a word.

mod class;

use class::{ASCII, ends_unspaced};
pub use class::{Class, is_blank, is_invisible, is_plain_space, is_unspaced};

/// What a piece of text looks like, in counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shape {
    /// Words of scripts with spaces.
    spaced_words: u32,
    /// Characters that are not white space.
    pub chars: u32,
    /// Words in links, counted like [`Shape::words`].
    pub link_words: u32,
    /// Characters in links.
    pub link_chars: u32,
    /// Ends of sentences: a stop before white space or at the end.
    pub sentence_ends: u32,
    /// Commas and semicolons.
    pub commas: u32,
    /// Capital letters.
    pub capitals: u32,
    /// Words that begin with a capital letter.
    pub capitalised: u32,
    /// Digits.
    pub digits: u32,
    /// Characters of scripts without spaces.
    pub unspaced: u32,
    /// Marks of every kind.
    pub marks: u32,
    /// Marks that stand between the parts of a bar: `|`, `·`, `»`.
    pub separators: u32,
    /// Signs of money.
    pub money: u32,
    /// Question marks.
    pub questions: u32,
    /// `@`
    pub ats: u32,
    /// Copyright signs.
    pub copyrights: u32,
    /// Characters of the longest word.
    pub longest_word: u32,
    /// The first character that is not white space.
    pub first: Class,
    /// The last character that is not white space.
    pub last: Class,
    /// A fingerprint of the text: letters and digits, without the case of Latin letters without accents.
    pub hash: u64,
    seen_words: [u64; 4],
}

impl Shape {
    /// The shape of a text that stands outside of links.
    ///
    /// ```
    /// assert_eq!(tamis::text::Shape::of("Two words.").words(), 2);
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Shape {
        let mut counter = Counter::default();
        counter.push(text, false);
        counter.finish()
    }

    /// The number of words; two characters of a script without spaces count as one.
    #[must_use]
    pub fn words(&self) -> u32 {
        self.spaced_words + self.unspaced.div_ceil(2)
    }

    /// The share of the words that are different from all before them, estimated, from 0 to 1.
    #[must_use]
    pub fn unique_share(&self) -> f32 {
        let seen: u32 = self.seen_words.iter().map(|word| word.count_ones()).sum();
        (seen as f32 / self.spaced_words.clamp(1, 256) as f32).min(1.0)
    }
}

/// Counts a text that comes in pieces.
///
/// ```
/// use tamis::text::Counter;
///
/// let mut counter = Counter::default();
/// counter.push("Green te", false);
/// counter.push("as.", true);
/// let shape = counter.finish();
/// assert_eq!((shape.words(), shape.link_chars, shape.sentence_ends), (2, 3, 1));
/// ```
#[derive(Debug)]
pub struct Counter {
    shape: Shape,
    previous: Class,
    word_hash: u64,
    word_chars: u32,
    link_spaced_words: u32,
    link_unspaced: u32,
}

/// The basis and prime of the FNV-1a hash.
const HASH_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const HASH_PRIME: u64 = 0x0100_0000_01b3;

impl Default for Counter {
    fn default() -> Self {
        let shape = Shape { hash: HASH_BASIS, ..Shape::default() };
        Counter { shape, previous: Class::Space, word_hash: HASH_BASIS, word_chars: 0, link_spaced_words: 0, link_unspaced: 0 }
    }
}

impl Counter {
    /// Adds a piece of text, which may continue the last word.
    pub fn push(&mut self, text: &str, in_link: bool) {
        let mut at = 0;
        while let Some(byte) = text.as_bytes().get(at) {
            let Some(class) = ASCII.get(usize::from(*byte)).copied() else {
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return };
                self.push_char(c, Class::of_other(c), in_link);
                at += c.len_utf8();
                continue;
            };
            if byte.is_ascii_lowercase() {
                at += self.push_lower_run(text.as_bytes(), at, in_link);
                continue;
            }
            if !(class == Class::Space && self.previous == Class::Space) {
                self.push_char(char::from(*byte), class, in_link);
            }
            at += 1;
        }
    }

    /// Adds white space.
    pub fn push_space(&mut self) {
        if self.previous != Class::Space {
            self.push_char(' ', Class::Space, false);
        }
    }

    /// Whether nothing but white space was pushed so far.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.shape.chars == 0
    }

    /// Adds the small ASCII letters that stand at a place, which most characters are. Returns how many.
    fn push_lower_run(&mut self, text: &[u8], at: usize, in_link: bool) -> usize {
        if !matches!(self.previous, Class::Lower | Class::Upper | Class::Digit) {
            self.shape.spaced_words += 1;
            self.link_spaced_words += u32::from(in_link);
            if self.shape.first == Class::Space {
                self.shape.first = Class::Lower;
            }
        }
        let (mut hash, mut word_hash) = (self.shape.hash, self.word_hash);
        let mut count = 0;
        for byte in text.iter().skip(at).take_while(|byte| byte.is_ascii_lowercase()) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(HASH_PRIME);
            word_hash = (word_hash ^ u64::from(*byte)).wrapping_mul(HASH_PRIME);
            count += 1;
        }
        self.shape.hash = hash;
        self.word_hash = word_hash;
        self.word_chars += count;
        self.shape.chars += count;
        self.shape.link_chars += if in_link { count } else { 0 };
        self.shape.last = Class::Lower;
        self.previous = Class::Lower;
        count as usize
    }

    fn push_char(&mut self, c: char, class: Class, in_link: bool) {
        let was_word = self.previous.is_word() && self.previous != Class::Unspaced;
        if class == Class::Space {
            self.end_word(was_word);
            if self.previous == Class::Stop {
                self.shape.sentence_ends += 1;
            }
            self.previous = Class::Space;
            return;
        }
        let shape = &mut self.shape;
        shape.chars += 1;
        shape.link_chars += u32::from(in_link);
        if shape.first == Class::Space {
            shape.first = class;
        }
        shape.last = class;
        match class {
            Class::Upper => shape.capitals += 1,
            Class::Digit => shape.digits += 1,
            Class::Unspaced => {
                shape.unspaced += 1;
                self.link_unspaced += u32::from(in_link);
            }
            Class::Lower | Class::Space => {}
            _ => self.count_mark(c, class),
        }
        if class.is_word() {
            self.push_word_char(c, class, was_word, in_link);
        } else {
            self.end_word(was_word);
        }
        // A stop that needs no space behind it has been counted.
        self.previous = if ends_unspaced(c) { Class::Mark } else { class };
    }

    fn push_word_char(&mut self, c: char, class: Class, was_word: bool, in_link: bool) {
        let lower = c.to_ascii_lowercase() as u64;
        self.shape.hash = (self.shape.hash ^ lower).wrapping_mul(HASH_PRIME);
        if class == Class::Unspaced {
            self.end_word(was_word);
            return;
        }
        if !was_word {
            self.shape.spaced_words += 1;
            self.link_spaced_words += u32::from(in_link);
            self.shape.capitalised += u32::from(class == Class::Upper);
        }
        self.word_chars += 1;
        self.word_hash = (self.word_hash ^ lower).wrapping_mul(HASH_PRIME);
    }

    fn count_mark(&mut self, c: char, class: Class) {
        let shape = &mut self.shape;
        shape.marks += 1;
        match class {
            Class::Comma => shape.commas += 1,
            Class::Separator => shape.separators += 1,
            Class::Money => shape.money += 1,
            Class::Stop => {
                shape.questions += u32::from(matches!(c, '?' | '？' | '؟'));
                shape.sentence_ends += u32::from(ends_unspaced(c));
            }
            // A stop inside quotation marks or brackets ends the sentence as well.
            Class::Close => shape.sentence_ends += u32::from(self.previous == Class::Stop),
            _ => {
                shape.copyrights += u32::from(c == '©');
                shape.ats += u32::from(c == '@');
            }
        }
    }

    fn end_word(&mut self, was_word: bool) {
        if !was_word {
            return;
        }
        let bit = (self.word_hash ^ self.word_hash >> 32) % 256;
        if let Some(word) = self.shape.seen_words.get_mut(bit as usize / 64) {
            *word |= 1 << (bit % 64);
        }
        self.shape.longest_word = self.shape.longest_word.max(self.word_chars);
        self.word_chars = 0;
        self.word_hash = HASH_BASIS;
    }

    /// Ends the last word: what follows does not continue it, though no white space stands between.
    pub fn break_word(&mut self) {
        self.end_word(self.previous.is_word() && self.previous != Class::Unspaced);
        if self.previous.is_word() {
            self.previous = Class::Space;
        }
    }

    /// The counts of all that was pushed.
    #[must_use]
    pub fn finish(mut self) -> Shape {
        self.break_word();
        self.shape.sentence_ends += u32::from(self.previous == Class::Stop);
        self.shape.link_words = self.link_spaced_words + self.link_unspaced.div_ceil(2);
        self.shape
    }
}

/// Letters and digits in lower case: two texts that differ in marks alone have the same key.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        // Most characters are ASCII, for which no table of small letters needs to be asked.
        if c.is_ascii_alphanumeric() {
            key.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && c.is_alphanumeric() {
            key.extend(c.to_lowercase());
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Shape {
        let mut counter = Counter::default();
        counter.push(text, false);
        counter.finish()
    }

    #[test]
    fn words_and_sentences_are_counted() {
        let shape = shape("Mr. Fox ran 3.5 miles, \"fast!\" Did he? Yes.");
        assert_eq!(shape.words(), 10);
        assert_eq!(shape.sentence_ends, 4);
        assert_eq!(shape.commas, 1);
        assert_eq!(shape.questions, 1);
        assert_eq!(shape.last, Class::Stop);
    }

    #[test]
    fn two_characters_of_an_unspaced_script_are_a_word() {
        let shape = shape("今日は晴れです。明日は雨。");
        assert_eq!(shape.words(), 6);
        assert_eq!(shape.sentence_ends, 2);
    }

    #[test]
    fn pieces_continue_a_word_unless_it_is_broken() {
        let mut counter = Counter::default();
        counter.push("W", false);
        counter.push("ord", true);
        counter.break_word();
        counter.push("next", true);
        let shape = counter.finish();
        assert_eq!(shape.words(), 2);
        assert_eq!(shape.link_words, 1);
        assert_eq!(shape.link_chars, 7);
    }

    #[test]
    fn the_fingerprint_ignores_case_spaces_and_marks() {
        assert_eq!(shape("Read  more »").hash, shape("read more").hash);
        assert_ne!(shape("read more").hash, shape("read less").hash);
    }

    #[test]
    fn repeated_words_are_not_unique() {
        assert!(shape("a b c d").unique_share() > 0.99);
        assert!(shape("buy buy buy buy").unique_share() < 0.3);
    }

    #[test]
    fn the_key_of_a_text_has_no_case_and_no_marks() {
        assert_eq!(key("Tea-Times!"), key("teatimes"));
    }
}
