//! When a text is but the beginning of one.

use super::words::Words;

/// Words of the longest teaser.
pub const TEASER_WORDS: u32 = 400;
/// Words of the longest text of a page that says it is not free for it not to be all of it: shortest whole articles have more.
pub const PAID_WORDS: u32 = 150;
/// Words of the shortest last line whose dots mean that it goes on.
pub const LAST_WORDS: u32 = 8;
/// Words of the shortest last line that can lack its end, and is no caption, signature or credit.
pub const CUT_WORDS: u32 = 15;
/// Words behind the last end of a sentence in it.
pub const BEGUN_WORDS: u32 = 5;
/// Words of the shortest text of a wall.
pub const WALL_WORDS: u32 = 5;

/// Class names and ids of what stands before paid content, lower case, sorted.
pub const WALL_NAMES: &Words = &Words::new(&[
    "article-paywall",
    "js-paywall",
    "metered-paywall",
    "paid-content-offer",
    "paywall",
    "paywall-container",
    "paywall-content",
    "paywall-message",
    "paywall-offer",
    "paywall-overlay",
    "paywall-wrapper",
    "paywall__message",
    "paywall__wrapper",
    "piano-offer",
    "premium-wall",
    "regwall",
    "subscriber-wall",
    "subscription-wall",
]);

/// How a text ends that goes on elsewhere,
pub const DOTS: [&str; 2] = ["…", "..."];
/// but for what may stand behind that.
pub const BEHIND_DOTS: [char; 6] = [']', ')', '»', '"', '”', ' '];

/// The property of linked data that says whether the content may be read for nothing,
pub const FREE: &str = "isAccessibleForFree";
/// what it says where it may not,
pub const NOT_FREE: &str = "false";
/// and what stands between the two.
pub const BEFORE_FREE: [char; 3] = ['"', ':', '\\'];

/// The marks that end a question in Greek: the semicolon, and one that looks like it.
pub const GREEK_QUESTION: [char; 2] = [';', '\u{37e}'];
/// Letters of Greek.
pub const GREEK: std::ops::RangeInclusive<char> = '\u{370}'..='\u{3ff}';
