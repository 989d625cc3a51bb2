//! How pages write icons as text: the font draws one for a name or for a character that no script has.

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
