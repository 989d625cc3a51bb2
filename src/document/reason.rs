//! Turns a [`Status`] into a sentence for people.

use std::fmt;

use super::{EmptyReason, Status, TeaserReason};

/// Says whether there is content, or why not or not all, as a sentence for people.
///
/// ```
/// let document = tamis::extract("<nav><a href=/>Home</a></nav>");
/// assert_eq!(document.status.to_string(), "the page has text, but none that is content: menus, notices, a footer");
/// ```
impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Status::Ok => f.write_str("the page has content"),
            Status::Empty(reason) => reason.fmt(f),
            Status::Truncated(limit) => limit.fmt(f),
            Status::Teaser(reason) => reason.fmt(f),
        }
    }
}

impl fmt::Display for EmptyReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            EmptyReason::NoInput => "the input is empty",
            EmptyReason::Binary => "the input is not text but a picture, an archive, a program or the like",
            EmptyReason::NoText => "the page has no text; its content is drawn by scripts or shown in pictures",
            EmptyReason::NoContent => "the page has text, but none that is content: menus, notices, a footer",
            EmptyReason::Brief => {
                "the page has a few words that may be content, too few to be told from a stub that waits or leads elsewhere"
            }
            EmptyReason::Consent => "the page asks for consent to cookies and shows nothing else",
            EmptyReason::Footer => "the page shows nothing but its footer; its content is a film, or drawn by scripts",
            EmptyReason::Notice => "the page is an error, or asks for scripts to be switched on",
        })
    }
}

impl fmt::Display for TeaserReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TeaserReason::NotFree => "the page says that its content is not free, and shows little of it; the rest is missing",
            TeaserReason::Subscription => "the page offers a subscription to read on; the rest is missing",
            TeaserReason::Dots => "the text ends with dots; the rest is not on the page",
            TeaserReason::Unfinished => "the text ends in the middle of a sentence; the rest is not on the page",
        })
    }
}
