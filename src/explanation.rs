//! Turns the verdicts of a page into an [`Explanation`]: every block with what was decided and what weighed most.
//!
//! Decides nothing: it prints what the selection decided with.

use serde::Serialize;

use crate::block::TextBlock;
use crate::document::Status;
use crate::dom::{Dom, NodeId};
use crate::select::{Selection, Verdict};
use crate::table::attrs::AttrName;
use crate::table::explanation::{PATH_STEPS, WEIGHTS};
use crate::table::tags::Tag;
use crate::text::key;

/// Why a page came out as it did: its blocks in page order, kept and dropped.
///
/// ```
/// use tamis::{Extractor, Page};
///
/// let page = Page::text("<nav><a href=/>Home</a></nav><p>Water just off the boil is best for a green tea.</p>");
/// let explanation = Extractor::new().explain(&page);
/// let dropped = explanation.blocks.iter().filter(|block| !block.verdict.keep).map(|block| block.text.as_str());
/// assert_eq!(dropped.collect::<Vec<_>>(), ["Home"]);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The status of the document that the page gives.
    pub status: Status,
    /// The confidence of that document, from 0 to 1.
    pub confidence: f32,
    /// Every block of the page, in page order.
    pub blocks: Vec<ExplainedBlock>,
}

/// A block of a page and what was decided about it.
///
/// ```
/// use tamis::{Extractor, Page};
///
/// let page = Page::text("<title>Tea</title><h1>Tea</h1><p>Water just off the boil is best for a green tea.</p>");
/// let headline = &Extractor::new().explain(&page).blocks[0];
/// assert!(headline.is_title && !headline.verdict.keep);
/// assert_eq!((headline.text.as_str(), headline.path.as_str()), ("Tea", "html > body > h1"));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ExplainedBlock {
    /// The text of the block, white space folded.
    pub text: String,
    /// The element that holds the block and the innermost of those around it: `main > article#post > p`.
    pub path: String,
    /// What was decided.
    pub verdict: Verdict,
    /// Whether it is the headline: no part of the content, but what the document has as its title.
    pub is_title: bool,
    /// The features that weighed most, the heaviest first: towards content above 0, away from it below. `network` is what the
    /// blocks around say.
    pub weights: Vec<(&'static str, f32)>,
}

/// Joins blocks with their verdicts.
#[must_use]
pub(crate) fn explain(
    dom: &Dom,
    (blocks, selection): (&[TextBlock], &Selection),
    title: Option<&str>,
    weights: impl Iterator<Item = Vec<(&'static str, f32)>>,
) -> Vec<ExplainedBlock> {
    let title = title.map(key).filter(|title| !title.is_empty());
    let explained = |((block, verdict), mut weights): ((&TextBlock, &Verdict), Vec<_>)| {
        weights.truncate(WEIGHTS);
        ExplainedBlock {
            text: block.text(dom).into_owned(),
            path: path_of(dom, block.container),
            verdict: *verdict,
            is_title: false,
            weights,
        }
    };
    let mut explained: Vec<ExplainedBlock> = blocks.iter().zip(&selection.verdicts).zip(weights).map(explained).collect();
    let is_heading = |at: usize| blocks.get(at).is_some_and(|block| HEADINGS.contains(&dom.tag(block.container)));
    let is_headline = |(at, block): &(usize, &ExplainedBlock)| {
        !block.verdict.keep && is_heading(*at) && title.as_deref() == Some(key(&block.text).as_str())
    };
    let headline = explained.iter().enumerate().find(is_headline).map(|(at, _)| at);
    if let Some(block) = headline.and_then(|at| explained.get_mut(at)) {
        block.is_title = true;
    }
    explained
}

const HEADINGS: [Tag; 6] = [Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];

fn path_of(dom: &Dom, id: NodeId) -> String {
    let mut steps: Vec<String> = dom.ancestors_and_self(id).take(PATH_STEPS).map(|id| step(dom, id)).collect();
    steps.reverse();
    steps.join(" > ")
}

/// An element as a selector would name it: its id if it has one, else its first class.
fn step(dom: &Dom, id: NodeId) -> String {
    let name = dom.local_name(id);
    let word = |attr| dom.attr(id, attr).and_then(|value| value.split_whitespace().next());
    match (word(AttrName::ID), word(AttrName::CLASS)) {
        (Some(id), _) => format!("{name}#{id}"),
        (None, Some(class)) => format!("{name}.{class}"),
        (None, None) => name.to_owned(),
    }
}
