//! Which pictures are not content, and where a picture's address hides.

use super::words::Words;
use crate::table::attrs::AttrName;

/// A picture that is not wider or not higher than this, in pixels, is an icon, a spacer or a counter.
pub const ICON_PIXELS: u32 = 32;
/// So is one that is neither wider nor higher than this.
pub const BOX_PIXELS: u32 = 64;

/// A picture that says nothing of itself and that a page shows so often is a part of its dress.
pub const REPEATED: usize = 4;

/// A picture whose file is named for a size no greater than this, in pixels, is a thumbnail (`boat-150x150.jpg`).
pub const THUMBNAIL_PIXELS: u32 = 150;

/// A number in the address of a large picture, in pixels, where that of its blurred copy has one no greater than the last.
pub const LEAST_LARGE: u32 = 200;

/// Words in a picture's own class or id that say it is no content.
#[rustfmt::skip]
pub const FURNITURE: &Words = &Words::new(&[
    "ad", "ads", "advert", "advertisement", "adverts", "avatar", "badge", "emoji", "emoticon", "favicon", "gravatar", "icon", "logo",
    "pixel", "smiley", "smilie", "smilies", "spacer", "sprite", "tracker", "tracking", "twemoji", "userpic",
]);

/// Words in the last part of an address that say it is an icon, or that it stands in until a script loads the picture.
#[rustfmt::skip]
pub const STAND_INS: &Words = &Words::new(&[
    "avatar", "blank", "btn", "button", "dummy", "favicon", "gravatar", "grey", "ico", "icon", "lazyload", "loader", "loading", "pixel",
    "placeholder", "spacer", "spinner", "sprite", "transparent", "userpic",
]);

/// Words in the short name of the file of a picture without an alternative text that say that it decorates the page or names a
/// firm, lower case, sorted.
pub const SILENT: &Words =
    &Words::new(&["background", "badge", "bg", "divider", "logo", "logos", "rating", "separator", "stars", "trustpilot"]);
/// The endings of such files.
pub const SILENT_FILES: &[&str] = &["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// What the name of such a file may begin with: its size.
pub const STAND_IN_SIZE: &str = "1x1.";

/// Words in the names of folders of what sites draw buttons and ticks with, lower case, sorted.
pub const ICON_FOLDERS: &Words = &Words::new(&["buttons", "emoticons", "icons", "smilies", "statusicon"]);

/// Bytes of the longest name of a file or a folder that is read.
pub const FILE_NAME_BYTES: usize = 256;

/// A place in the address of an advertisement that a script would have filled in.
pub const UNFILLED: &str = "[timestamp]";

/// Attributes that hold the address of a picture that a script loads later, the best first.
pub const LAZY_SOURCES: &[AttrName] = &[AttrName::DATA_SRC, AttrName::DATA_LAZY_SRC, AttrName::DATA_ORIGINAL];

/// Attributes that hold several addresses with their sizes.
pub const SOURCE_SETS: &[AttrName] = &[AttrName::DATA_SRCSET, AttrName::DATA_LAZY_SRCSET, AttrName::SRCSET];

/// Alternative texts that say nothing of what is shown, in lower case.
pub const EMPTY_ALTS: &Words = &Words::new(&[
    "bild",
    "foto",
    "image",
    "imagen",
    "img",
    "photo",
    "picture",
    "please set an alt value for this image...",
    "undefined",
]);

/// Elements whose tags some editors write into alternative texts, where nobody reads them: they only set how words look.
pub const ALT_MARKUP: &Words =
    &Words::new(&["a", "b", "br", "em", "font", "i", "mark", "p", "small", "span", "strong", "sub", "sup", "u"]);

/// Endings of the names of pictures; a caption or an alternative text with one is such a name.
pub const PICTURE_FILES: &Words =
    &Words::new(&["avif", "bmp", "gif", "heic", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"]);

/// So many sources, texts and pictures of a `<picture>` are looked at.
pub const PICTURE_PARTS: usize = 64;

/// The copy of a picture in `<noscript>` is looked for behind so many levels around it,
pub const COPY_LEVELS: usize = 3;
/// among so many elements and texts,
pub const COPY_SIBLINGS: usize = 4;
/// and so many nodes of each.
pub const COPY_NODES: usize = 8;

/// Right before so many kept blocks, a picture leads into them.
pub const LED_IN: usize = 3;

/// The captions and credits of figures in one box, at most.
pub const MOST_CAPTIONS: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_lower_case() {
        let lists: [&[&str]; 7] = [FURNITURE, STAND_INS, EMPTY_ALTS, ALT_MARKUP, PICTURE_FILES, ICON_FOLDERS, SILENT];
        for list in lists {
            assert!(list.is_sorted());
            assert!(list.iter().all(|word| *word == word.to_ascii_lowercase()));
        }
    }
}
