//! How word processors write lists without the elements for them.

use super::words::Words;

/// Classes of paragraphs that are items of lists, whole names in lower case.
pub const ITEM_PARAGRAPHS: &Words = &Words::new(&[
    "msolistbullet",
    "msolistnumber",
    "msolistparagraph",
    "msolistparagraphcxspfirst",
    "msolistparagraphcxsplast",
    "msolistparagraphcxspmiddle",
]);

/// The property of their styles.
pub const ITEM_STYLE: &str = "mso-list";

/// What stands before the level in its value.
pub const ITEM_LEVEL: &str = "level";

/// The deepest level.
pub const DEEPEST_LEVEL: usize = 9;

/// Among how many of its first nodes such a paragraph has its bullet or number.
pub const MARKER_NODES: usize = 12;

/// Bullets as letters of fonts of signs, which draw something else, and as what they are.
pub const BULLETS: &[char] =
    &['*', '-', 'o', 'v', '§', '·', 'Ø', 'ü', '–', '•', '▪', '●', '◦', '\u{f0a7}', '\u{f0b7}', '\u{f0d8}', '\u{f0fc}'];

/// What the class begins with that names a list, and the level of this part of it: `lst-kix_list_1-0`.
pub const FLAT_LIST: &str = "lst-kix_";

/// Among how many of its first nodes a table has its two cells that lay out a paragraph beside its letter.
pub const LETTERED_NODES: usize = 24;

/// The longest letter, with its brackets, in characters.
pub const LETTER_CHARS: usize = 6;

/// Items of the shortest list whose items may have their numbers typed into them once more,
pub const TYPED_NUMBERS: usize = 2;
/// and how many of how many items have to.
pub const TYPED_PART: (usize, usize) = (2, 3);

/// Signs that stand in the place of the letter.
pub const DASHES: &[&str] = &["-", "–", "—"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(BULLETS.is_sorted() && DASHES.is_sorted() && ITEM_PARAGRAPHS.is_sorted());
    }
}
