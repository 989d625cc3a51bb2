//! What a style or an attribute hides, and what of it may be unfolded.

use super::attrs::AttrName;
use super::words::Words;

/// What an inline style that hides has in it, in lower case and without white space.
pub const HIDING: [&str; 2] = ["display:none", "visibility:hidden"];
/// The value of `hidden` of what a search of the page unfolds.
pub const SEARCHED: &str = "until-found";

/// Words in the classes of what unfolds or comes by and by: answers, tabs, more of a text, slides,
#[rustfmt::skip]
pub const FOLDED: &Words = &Words::new(&[
    "accordian", "accordion", "accordions", "answer", "answers", "body", "carousel", "caroussel", "collapse", "collapsed",
    "collapsible", "content", "description", "details", "drawer", "dropdown", "expand", "expandable", "expanded", "expander",
    "faq", "faqs", "fold", "gallery", "hide", "layer", "more", "pane", "panel", "panels", "panes", "read", "readmore", "reveal",
    "rotator", "showmore", "slide", "slider", "slides", "slideshow", "spoiler", "step", "swiper", "tab", "tabbed", "tabpanel",
    "tabs", "text", "toggle", "toggled", "toggler",
]);
/// which are looked for so many levels up.
pub const LEVELS: usize = 4;
/// By these a script finds what it shows.
pub const HANDLES: [AttrName; 5] = [AttrName::ARIA_HIDDEN, AttrName::CLASS, AttrName::DATA_TESTID, AttrName::ID, AttrName::ROLE];
/// What looks like it is looked for among so many elements and texts beside it.
pub const SIBLINGS: usize = 32;
/// A text of more words that is surely one is hidden by a wall, and is content.
pub const WORDS: u32 = 80;
/// The largest share of the kept words of a page that goes with one element: more is shown by a script.
pub const PART: f32 = 0.3;
