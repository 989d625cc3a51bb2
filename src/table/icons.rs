//! How pages write icons: as text, for which the font draws one, or as small pictures, which stand for a text.

use super::words::Words;

/// Classes of elements whose text is the name of an icon, whole names in lower case.
pub const ICON_FONTS: &Words = &Words::new(&[
    "google-material-icons",
    "google-symbols",
    "mat-icon",
    "material-icons",
    "material-icons-outlined",
    "material-icons-round",
    "material-icons-rounded",
    "material-icons-sharp",
    "material-icons-two-tone",
    "material-symbols",
    "material-symbols-outlined",
    "material-symbols-rounded",
    "material-symbols-sharp",
]);

/// The longest name of an icon, in characters.
pub const ICON_CHARS: usize = 40;

/// How far up the cell may be whose only value is an icon.
pub const ICON_LEVELS: usize = 5;

/// The most nodes of an icon, or of such a cell.
pub const ICON_NODES: u32 = 24;

/// The last word of an alternative text that calls its picture an icon, lower case, sorted.
pub const NAMES: &Words = &Words::new(&["bullet", "checkmark", "chevron", "ico", "icon", "icone", "icono"]);
/// Words of the longest such text.
pub const NAMED_WORDS: usize = 4;

/// Words in the names of files of drawings that are icons, lower case, sorted.
#[rustfmt::skip]
pub const GLYPHS: &Words = &Words::new(&[
    "arrow", "arrows", "bullet", "caret", "check", "checkmark", "chevron", "close", "pause", "play", "plus", "quote", "quotes",
    "tick",
]);
/// Words of the longest name of such a file,
pub const GLYPH_WORDS: usize = 4;
/// each of no more bytes: longer ones are numbers that were given to files,
pub const NAME_BYTES: usize = 14;
/// and of the longest alternative text of one.
pub const GLYPH_ALT_WORDS: usize = 2;

/// Words in the classes of pictures that are drawn for the signs of their alternative texts, lower case, sorted.
pub const EMOJIS: &Words = &Words::new(&["emoji", "emojione", "emoticon", "smiley", "smilie", "smilies", "twemoji"]);
/// Bytes of the longest of these.
pub const EMOJI_BYTES: usize = 40;

/// Endings of the names of files that are such pictures.
pub const TICK_FILES: &[&str] = &["gif", "png", "svg", "webp"];
/// Words beside the name of a sign, lower case, sorted.
pub const SIGN_WORDS: &Words = &Words::new(&["green", "icon", "mark", "px", "sign"]);
/// Names of pictures that say yes in a table, lower case, sorted.
pub const TICKS: &Words = &Words::new(&["check", "checked", "checkmark", "haken", "tick", "yes"]);
/// What they stand for.
pub const TICK: &str = "✓";
/// Names of pictures that say no.
pub const CROSSES: &Words = &Words::new(&["cross", "crossmark", "kreuz"]);
/// What they stand for.
pub const CROSS: &str = "✗";
