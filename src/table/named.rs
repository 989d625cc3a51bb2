//! What rules read from the classes of an element: each list has a bit, so that the classes are looked up once for all of them.

use super::words::Words;
use super::{boxes, captions, entries, hidden, notes, prune, spoken};

/// What an element may be named, by its classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// What asks for a donation or a subscription.
    Appeal,
    /// Who wrote an entry.
    Author,
    /// One of the boxes of [`boxes::KINDS`].
    Box,
    /// What stands under a picture.
    Caption,
    /// A mark beside a heading, to edit what is under it.
    EditMark,
    /// What stands beside the name of a function in a manual.
    EntrySide,
    /// A list of events.
    Event,
    /// What folds or unfolds a quote.
    Fold,
    /// What may be unfolded.
    Folded,
    /// What a form says once it was sent.
    FormAnswer,
    /// The sign of a link to a heading.
    HeadingSign,
    /// What its own style or attribute hides, whatever its classes.
    Hidden,
    /// The last post of a topic.
    LastPost,
    /// A sign that the page is loading.
    Loading,
    /// What a forum says of a member.
    MemberCard,
    /// What is known of an entry.
    Meta,
    /// A comment, a post or a recipe, whose lines are its own.
    Owner,
    /// What somebody else says.
    Person,
    /// What every post of a member ends with.
    Signature,
    /// What is only read aloud.
    Spoken,
    /// What is read aloud beside a box to be ticked.
    SpokenText,
    /// When, and by whom, an entry was written.
    Stamp,
    /// What an entry is filed under.
    Tag,
    /// What is said of a sign when the mouse is over it.
    Tooltip,
}

impl Named {
    /// The bit that stands for it.
    #[must_use]
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The words of class names that say so.
pub const WORDS: [(Named, &Words); 16] = [
    (Named::Appeal, prune::APPEALS),
    (Named::Author, entries::AUTHORS),
    (Named::Box, boxes::NAMES),
    (Named::Caption, captions::CAPTIONS),
    (Named::Event, prune::EVENT_WORDS),
    (Named::Folded, hidden::FOLDED),
    (Named::LastPost, entries::LAST_POST_NAMES),
    (Named::Loading, prune::LOADING),
    (Named::MemberCard, prune::MEMBER_CARDS),
    (Named::Meta, entries::META),
    (Named::Owner, entries::OWNERS),
    (Named::Person, entries::PEOPLE),
    (Named::SpokenText, spoken::SPOKEN_TEXTS),
    (Named::Stamp, prune::STAMP_WORDS),
    (Named::Tag, entries::TAGS),
    (Named::Tooltip, boxes::TOOLTIPS),
];

/// The classes, as a whole, that say so.
pub const CLASSES: [(Named, &Words); 7] = [
    (Named::EditMark, notes::EDIT_MARKS),
    (Named::EntrySide, prune::ENTRY_SIDES),
    (Named::Fold, prune::FOLDS),
    (Named::FormAnswer, prune::FORM_ANSWERS),
    (Named::HeadingSign, prune::HEADING_SIGNS),
    (Named::Signature, prune::SIGNATURES),
    (Named::Spoken, spoken::SPOKEN),
];
