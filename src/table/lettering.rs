//! How editors and converters mark a run of letters that stands within a line, perhaps within a word, and is not laid out apart.

use super::words::Words;

/// Classes of the parts of a name in a manual of code, which are written side by side, whole names in lower case:
/// `<span>streams.</span><span>Stream</span>`.
pub const SIGNATURE_PARTS: &Words = &Words::new(&["descclassname", "descname", "pre", "sig-name", "sig-paren", "sig-prename"]);

/// How the properties begin that an inline style sets for letters only.
pub const LETTER_PROPERTIES: &[&str] = &[
    "-webkit-text",
    "background",
    "color",
    "font",
    "letter-spacing",
    "line-height",
    "mso-",
    "orphans",
    "text-",
    "vertical-align",
    "white-space",
    "widows",
    "word-",
];

/// How the properties begin that lay out apart, unless what they set is nothing.
pub const BOX_PROPERTIES: &[&str] = &["border", "float", "margin", "padding"];

/// What stands before the number in the classes that converters of texts count their styles with, in lower case.
pub const NUMBERED_STYLES: &Words = &Words::new(&["c", "fc", "ff", "font", "fs", "ft", "ls", "s", "sc", "t", "ws"]);

/// Classes of words of which a spell checker was not sure, whole names in lower case.
pub const CHECKED_WORDS: &Words = &Words::new(&["grame", "spelle"]);

/// Bytes of the longest word that is looked at where a letter or the end of an ordinal may go on with it.
pub const SPLIT_BYTES: usize = 32;
/// How ordinal numbers end, lower case, sorted.
pub const ORDINAL_ENDS: &Words = &Words::new(&["nd", "rd", "st", "th"]);

/// Among how many of its first nodes an element without text has no other.
pub const ANCHOR_NODES: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_lower_case() {
        let lists: [&[&str]; 5] = [ORDINAL_ENDS, LETTER_PROPERTIES, BOX_PROPERTIES, NUMBERED_STYLES, CHECKED_WORDS];
        for list in lists {
            assert!(list.is_sorted());
            assert!(list.iter().all(|word| *word == word.to_ascii_lowercase()));
        }
    }
}
