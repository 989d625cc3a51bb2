//! The marks that stand around what is quoted in a line, by language.

/// The marks around a quotation, and around one within it.
pub type Marks = [(&'static str, &'static str); 2];

/// Marks of languages that are not told here.
pub const USUAL: Marks = [("“", "”"), ("‘", "’")];

const LOW: Marks = [("„", "“"), ("‚", "‘")];
const LOW_AND_RIGHT: Marks = [("„", "”"), ("»", "«")];
const ANGLED: Marks = [("«", "»"), ("“", "”")];
const SPACED: Marks = [("« ", " »"), ("“", "”")];
const RIGHT: Marks = [("”", "”"), ("’", "’")];
const CORNERS: Marks = [("「", "」"), ("『", "』")];

/// The marks by the primary language, sorted.
#[rustfmt::skip]
pub const BY_LANGUAGE: &[(&str, Marks)] = &[
    ("be", ANGLED), ("bg", LOW), ("cs", LOW), ("de", LOW), ("el", ANGLED), ("es", ANGLED), ("et", LOW), ("fi", RIGHT), ("fr", SPACED),
    ("hu", LOW_AND_RIGHT), ("it", ANGLED), ("ja", CORNERS), ("lt", LOW), ("nb", ANGLED), ("nn", ANGLED), ("no", ANGLED),
    ("pl", LOW_AND_RIGHT), ("ro", LOW_AND_RIGHT), ("ru", ANGLED), ("sk", LOW), ("sl", LOW), ("sv", RIGHT), ("uk", ANGLED),
];

/// How many nodes of a quotation are looked at for its first character.
pub const NODES: usize = 32;

/// What a quotation begins with where the page writes its marks itself.
pub const WRITTEN: &[char] = &['"', '\'', '«', '»', '‘', '’', '‚', '“', '”', '„', '‹', '›', '「', '『', '＂'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_so_that_the_search_finds_each() {
        assert!(BY_LANGUAGE.is_sorted_by(|a, b| a.0 < b.0));
        assert!(WRITTEN.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn every_mark_is_one_that_pages_write() {
        let marks = BY_LANGUAGE.iter().map(|(_, marks)| marks).chain([&USUAL]).flatten();
        assert!(marks.map(|(opening, _)| opening).all(|mark| mark.starts_with(WRITTEN)));
    }
}
