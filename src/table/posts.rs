//! How pages name what posts say, and what stands beside that.

use super::words::Words;

/// Words in the names of what holds the text of a post, lower case, sorted.
pub const NAMES: &Words =
    &Words::new(&["answer", "bbwrapper", "comment", "message", "post", "postbody", "postcontent", "posts", "reply"]);
/// The same of what stands beside that,
#[rustfmt::skip]
pub const BESIDE: &Words = &Words::new(&[
    "action", "actions", "ad", "ads", "attribution", "author", "byline", "controls", "date", "details", "edit", "edited", "expand", "footer",
    "header", "info", "left", "likes", "meta", "metadata", "name", "notice", "notices", "postinfo", "postmeta", "postmetadata", "quote", "related", "replies", "right", "share", "sidebar", "signature",
    "tags", "time", "title", "user", "username",
]);
/// but for these.
pub const TEXTS: &Words = &Words::new(&["body", "content", "text"]);
/// The element is looked for so many levels up.
pub const LEVELS: usize = 3;

/// Words of a post,
pub const LEAST_WORDS: u32 = 12;
/// of which there are so many,
pub const FEWEST: usize = 3;
/// the share of their words that is kept,
pub const KEPT: f32 = 0.35;
/// and of the page's kept words.
pub const PART: f32 = 0.5;
/// The score from which on the rest of them is kept.
pub const LEAST_SCORE: f32 = 0.02;
