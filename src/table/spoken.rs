//! What only programs read aloud, or a style hides, and nobody sees.

use super::words::Words;

/// Words of the longest label that only programs read aloud wherever it stands. Of longer ones, outside of what is below, 275
/// were no content and 14 were.
pub const SPOKEN_WORDS: u32 = 4;
/// Words in the names of what holds such a text beside a box to be ticked, sorted,
pub const SPOKEN_TEXTS: &Words = &Words::new(&["checkbox", "ingredient", "ingredients"]);
/// which are looked for so many levels up, as are cells of tables.
pub const SPOKEN_TEXT_LEVELS: usize = 4;
/// What hides each text of a block is looked for so many levels up: 153 such blocks were no content, none was.
pub const ALOUD_LEVELS: usize = 3;
/// Headings around what is hidden in a line are looked for so many levels up.
pub const HIDDEN_LEVELS: usize = 4;
/// Its characters without white space, where it is part of a line.
pub const SPOKEN_CHARS: usize = 32;
/// What is seen in place of what is read aloud is looked for among so many elements and texts,
pub const SPOKEN_SIBLINGS: usize = 12;
/// and the first of its texts among so many nodes.
pub const SPOKEN_NODES: usize = 32;
/// So many bytes of a text are compared with what is not seen beside it.
pub const SPOKEN_BESIDE: usize = 2000;
/// The element that hides such a label is looked for so many levels up.
pub const SPOKEN_LEVELS: usize = 2;

/// Classes of what is read aloud and not seen, whole names in lower case, sorted.
pub const SPOKEN: &Words = &Words::new(&[
    "a-offscreen",
    "a11y-hidden",
    "aok-offscreen",
    "element-invisible",
    "screen-reader-only",
    "screen-reader-text",
    "screenreader-only",
    "screenreader-text",
    "show-for-sr",
    "sr-only",
    "u-sr-only",
    "u-visually-hidden",
    "visually-hidden",
    "visuallyhidden",
]);
