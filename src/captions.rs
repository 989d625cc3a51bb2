//! Keeps the captions of pictures that stand among the content, for those who ask for them.
//!
//! Without that they go by their scores like all other text, and those that say little but who took the picture, and those of
//! news, go anyway: nearly nobody counts them as part of an article.
//!
//! Invariant: what was kept is kept; only blocks of captions are added.

use crate::block::{TextBlock, blocks_in};
use crate::dom::{Dom, NodeId};
use crate::select::{Reason, Selection};
use crate::table::captions::{FIGURE_BLOCKS, FIGURE_WORDS};
use crate::table::named::Named;
use crate::table::tags::Tag;

/// Keeps the captions that stand before the last kept block, no more than a few blocks from one that is kept. Never fails.
///
/// ```
/// use tamis::select::{Focus, Reason, Scored, select};
/// use tamis::{block::split_blocks, captions::keep_captions, dom::parse};
///
/// let text = "The old pier was built of wood from the islands, and burned in the year of the storm.";
/// let dom = parse(&format!("<figcaption>The pier in winter</figcaption><p>{text}"), &tamis::Limits::default());
/// let blocks = split_blocks(&dom);
/// let selection = select(&dom, &blocks, Scored { scores: &[0.1, 0.9], looks: &[0, 1] }, Focus::Balanced);
/// assert!(!selection.verdicts[0].keep);
/// assert_eq!(keep_captions(&dom, &blocks, selection).verdicts[0].reason, Reason::Caption);
/// ```
#[must_use]
pub fn keep_captions(dom: &Dom, blocks: &[TextBlock], mut selection: Selection) -> Selection {
    let kept: Vec<usize> = selection.verdicts.iter().filter(|verdict| verdict.keep).map(|verdict| verdict.block).collect();
    let is_near = |at: usize| {
        let next = kept.partition_point(|kept| *kept < at);
        let before = next.checked_sub(1).and_then(|place| kept.get(place));
        let behind = kept.get(next);
        let near = |other: Option<&usize>| other.is_some_and(|other| other.abs_diff(at) <= FIGURE_BLOCKS);
        behind.is_some() && (near(before) || near(behind))
    };
    let captions = dom.nodes().filter(|id| is_caption(dom, *id)).flat_map(|id| blocks_in(dom, blocks, id));
    for at in captions.filter(|at| is_near(*at)) {
        let is_short = blocks.get(at).is_some_and(|block| block.shape.words() <= FIGURE_WORDS);
        if let Some(verdict) = selection.verdicts.get_mut(at).filter(|verdict| !verdict.keep && is_short) {
            verdict.keep_as(Reason::Caption);
        }
    }
    selection
}

/// Whether an element is the caption of a picture, and is not in another one, whose blocks are looked at anyway.
fn is_caption(dom: &Dom, id: NodeId) -> bool {
    let is_one = |id: NodeId| match dom.tag(id) {
        Tag::FIGCAPTION => true,
        Tag::DD | Tag::DIV | Tag::P => dom.is_named(id, Named::CaptionPart),
        _ => false,
    };
    is_one(id) && !is_one(dom.parent(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};
    use crate::select::Verdict;

    /// What is kept of a page of which the blocks with a full stop were.
    fn kept(html: &str) -> Vec<String> {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |(block, text): (usize, &TextBlock)| {
            let keep = text.text(&dom).ends_with('.');
            Verdict { block, keep, score: 0.5, reason: Reason::Score }
        };
        let verdicts = blocks.iter().enumerate().map(judge).collect();
        let selection = keep_captions(&dom, &blocks, Selection { verdicts, confidence: 0.9 });
        let kept = selection.verdicts.iter().filter(|verdict| verdict.keep);
        kept.map(|verdict| blocks[verdict.block].text(&dom).into_owned()).collect()
    }

    #[test]
    fn captions_between_texts_come_back_and_those_behind_the_text_do_not() {
        let figure = "<figure><img src=a.jpg><figcaption>The old pier</figcaption></figure>";
        assert_eq!(
            kept(&format!("<p>It was built.</p>{figure}<p>It burned.</p>")),
            ["It was built.", "The old pier", "It burned."]
        );
        assert_eq!(kept(&format!("{figure}<p>It burned.</p>")), ["The old pier", "It burned."]);
        assert_eq!(kept(&format!("<p>It burned.</p>{figure}")), ["It burned."]);
        assert_eq!(kept("<div><p class=wp-caption-text>The pier</p></div><p>It burned.</p>"), ["The pier", "It burned."]);
        let menu: String = (0..20).map(|n| format!("<p>Menu {n}</p>")).collect();
        assert_eq!(kept(&format!("{figure}{menu}<p>It burned.</p>")), ["It burned."]);
    }
}
