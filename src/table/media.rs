//! Which films, recordings and frames are content.

use super::words::Words;
use crate::table::attrs::AttrName;
use crate::table::tags::Tag;

/// Elements of AMP, each with the element that a script makes of it; sorted.
pub const AMP: &[(&str, Tag)] = &[
    ("amp-anim", Tag::IMG),
    ("amp-audio", Tag::AUDIO),
    ("amp-iframe", Tag::IFRAME),
    ("amp-img", Tag::IMG),
    ("amp-video", Tag::VIDEO),
];

/// Words in the address of a frame that shows a film, a recording, slides or a post.
pub const PLAYERS: &Words =
    &Words::new(&["audio", "embed", "embedded", "episode", "player", "playlist", "podcast", "track", "video", "videos"]);

/// Words in the classes, ids and addresses of frames that are no content.
pub const FURNITURE: &Words = &Words::new(&[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "analytics",
    "captcha",
    "chat",
    "comments",
    "consent",
    "form",
    "login",
    "newsletter",
    "pixel",
    "plugins",
    "recaptcha",
    "share",
    "social",
    "subscribe",
    "tracker",
    "tracking",
    "widget",
]);

/// A frame that is not wider or not higher than this, in pixels, shows nothing.
pub const FRAME_PIXELS: u32 = 60;

/// What a film has that only moves in the background.
pub const BACKDROP: [AttrName; 3] = [AttrName::AUTOPLAY, AttrName::LOOP, AttrName::MUTED];

/// Attributes that hold the address, the best first.
pub const SOURCES: &[AttrName] = &[AttrName::DATA_SRC, AttrName::DATA_LAZY_SRC, AttrName::SRC];

/// Titles that say nothing of what is shown, in lower case.
pub const EMPTY_TITLES: &[&str] = &["embedded content", "iframe", "undefined", "video", "video player"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_lower_case() {
        assert!(AMP.is_sorted_by(|a, b| a.0 < b.0));
        let lists: [&[&str]; 3] = [PLAYERS, FURNITURE, EMPTY_TITLES];
        for list in lists {
            assert!(list.is_sorted());
            assert!(list.iter().all(|word| *word == word.to_ascii_lowercase()));
        }
    }
}
