//! What was decided for each block, and why.

use serde::{Deserialize, Serialize};

/// What was decided for a block, and why.
///
/// ```
/// use tamis::{Extractor, Page, Verdict};
///
/// let page = Page::text("<nav><a href=/>Home</a></nav><p>Water just off the boil is best for a green tea.</p>");
/// let Verdict { block, keep, score, .. } = Extractor::new().explain(&page).blocks[1].verdict;
/// assert!(block == 1 && keep && score > 0.5);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Verdict {
    /// The number of the block, in page order from 0.
    pub block: usize,
    /// Whether the block is part of the content.
    pub keep: bool,
    /// The probability that the block is content, from 0 to 1.
    pub score: f32,
    /// What decided.
    pub reason: Reason,
}

impl Verdict {
    pub(crate) fn keep_as(&mut self, reason: Reason) {
        (self.keep, self.reason) = (true, reason);
    }

    pub(crate) fn drop_as(&mut self, reason: Reason) {
        (self.keep, self.reason) = (false, reason);
    }
}

/// What decided about a block.
///
/// ```
/// use tamis::{Extractor, Page, Reason};
///
/// let page = Page::text("<title>Tea</title><h1>Tea</h1><p>Water just off the boil is best for a green tea.</p>");
/// let explanation = Extractor::new().explain(&page);
/// assert_eq!(explanation.blocks[0].verdict.reason, Reason::Headline);
/// assert_eq!(explanation.blocks[1].verdict.reason, Reason::Score);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reason {
    /// The score is at or over the page's threshold.
    Score,
    /// The score is under the page's threshold.
    LowScore,
    /// Code, a quote, a table or a list between blocks that are kept; the heading of one that is; a cell of a table of which most
    /// are; the rest of a quote that is longer than what of it stands elsewhere.
    Between,
    /// A question or an answer that is folded away, one of several beside a text.
    Answer,
    /// A field of the recipe that the page is about: how long it takes, for how many it is; an ingredient or a step that its data
    /// list, and the heading over these.
    Recipe,
    /// It stands elsewhere, too, but is missed here: an item of a kept list, a piece of code between two others.
    Rejoined,
    /// Most of the blocks that look like it, each in an element of its own, are kept: it is one more answer, card, entry or field
    /// of one. Or it is the rest of a post in a thread of which much is kept.
    Alike,
    /// It stands under a label like "Description", and hardly anything else is kept.
    Described,
    /// Captions were asked for, and it is that of a picture among the content.
    Caption,
    /// Part of a card in the grid of goods under the headline.
    Grid,
    /// Kept text refers to it: a footnote.
    Note,
    /// The same text, the list that it is part of or most of the quote that it is in stands on the page once more, with a better
    /// score or before this one.
    Repeat,
    /// Too little of the page is content for it to have any.
    EmptyPage,
    /// The headline or the standfirst, where the text begins with it once more.
    Headline,
    /// The label of a button or a box, a line of tags, the length of a film, an appeal to subscribe; what stands in a box of
    /// other goods, of delivery, of what buyers think, of choices; comments below a text.
    Label,
    /// A few words that ask to read another article, and a link to it.
    ReadAlso,
    /// A heading at the end of the text, or the name over a quote, that is left alone: nothing is kept under it.
    Alone,
    /// When, and by whom, an entry of a list was written, and how often it was answered; the names of the authors above the text.
    Stamp,
    /// What a member of a forum has under every post.
    Signature,
    /// Nobody sees it: its style hides it, and nothing on the page unfolds it.
    Hidden,
    /// A template that was never filled in.
    Template,
    /// All that is left of the page asks for consent to cookies.
    Consent,
    /// All that is left of the page is its footer.
    Footer,
    /// All that is left of the page is an error, or asks for scripts to be switched on.
    Notice,
    /// It lies behind what a limit of the caller allows.
    Limit,
}

/// Which blocks of a page are content.
///
/// ```
/// use tamis::select::{Focus, Scored, select};
/// use tamis::{block::split_blocks, dom::parse};
///
/// let dom = parse("<p>Home</p><p>Water just off the boil is best for a green tea.</p>", &tamis::Limits::default());
/// let blocks = split_blocks(&dom);
/// let selection = select(&dom, &blocks, Scored { scores: &[0.1, 0.9], looks: &[0, 0] }, Focus::Balanced);
/// let kept = selection.verdicts.iter().filter(|verdict| verdict.keep).map(|verdict| blocks[verdict.block].text(&dom));
/// assert_eq!(kept.collect::<Vec<_>>(), ["Water just off the boil is best for a green tea."]);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// One verdict for each block, in page order.
    pub verdicts: Vec<Verdict>,
    /// The F1 of the words of the kept blocks that can be expected, from 0 to 1. Over pages that the model had not seen, the mean
    /// of the true F1 is within 0.04 of it from 0.5 on (`eval/README.md`).
    pub confidence: f32,
}

impl Selection {
    /// Whether no block is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.verdicts.iter().any(|verdict| verdict.keep)
    }
}
