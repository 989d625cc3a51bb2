//! Keeps what stands elsewhere on the page, too, but is missed here: a step of a list, a piece of code between two others.

use std::collections::HashSet;

use super::{Reason, Verdict};
use crate::block::TextBlock;
use crate::dom::{Dom, NodeId};
use crate::table::scoring;
use crate::table::tags::{Tag, Tags};

/// Keeps an item of a list, a cell or a piece of code that stands elsewhere, too, where what stands before and behind it is kept:
/// a reader misses the third step of seven, and not one whole list of two that are the same.
pub(super) fn rejoin_parts(dom: &Dom, blocks: &[TextBlock], verdicts: &mut [Verdict], threshold: f32) {
    for at in 1..blocks.len().saturating_sub(1) {
        let is_repeat = |at: usize| verdicts.get(at).is_some_and(|verdict| verdict.reason == Reason::Repeat);
        let Some(block) = blocks.get(at).filter(|_| is_repeat(at)) else { continue };
        let (least, behind) = match find_part(dom, block) {
            None => continue,
            // What stands side by side, as a page and its style do, comes back together.
            Some(Tag::PRE) => {
                let is_code = |at: usize| blocks.get(at).is_some_and(|block| find_part(dom, block) == Some(Tag::PRE));
                let beside = (at + 1..blocks.len()).take(scoring::CODES_BESIDE);
                (scoring::LEAST_REPEATED_CODE, beside.take_while(|at| is_repeat(*at) && is_code(*at)).last().unwrap_or(at) + 1)
            }
            Some(_) => (threshold, at + 1),
        };
        let is_kept = |at: usize| verdicts.get(at).is_some_and(|verdict| verdict.keep);
        let differs =
            [at - 1, at + 1].iter().all(|beside| blocks.get(*beside).is_some_and(|other| other.shape.hash != block.shape.hash));
        let is_missed = differs && is_kept(at - 1) && is_kept(behind);
        if let Some(verdict) = verdicts.get_mut(at).filter(|verdict| is_missed && verdict.score >= least) {
            verdict.keep_as(Reason::Rejoined);
        }
    }
}

/// What a block is a part of: an item, a cell, a piece of code.
fn find_part(dom: &Dom, block: &TextBlock) -> Option<Tag> {
    const PARTS: Tags = Tags::of(&[Tag::LI, Tag::TD, Tag::TH, Tag::PRE]);
    dom.find_around(block.container, scoring::STEP_LEVELS, PARTS).map(|id| dom.tag(id))
}

/// Keeps the steps of a numbered list, and the lines of a plain one, that stand elsewhere, too, where others of its items stand
/// here alone: the same task in another language has a list of its own, most of which is the same, and so have the terms of each
/// offer.
pub(super) fn rejoin_steps(dom: &Dom, blocks: &[TextBlock], verdicts: &mut [Verdict]) {
    if !verdicts.iter().any(|verdict| verdict.reason == Reason::Repeat) {
        return;
    }
    let lists: Vec<Option<NodeId>> = blocks.iter().map(|block| find_list(dom, block)).collect();
    let mut from = 0;
    for items in lists.chunk_by(|one, other| one == other) {
        let until = from + items.len();
        let inside = verdicts.get_mut(from..until).unwrap_or_default();
        from = until;
        let Some(list) = items.first().copied().flatten() else { continue };
        let least = if dom.tag(list) == Tag::OL { scoring::LEAST_STEP } else { scoring::LEAST_ITEM };
        if !is_own(blocks, inside) {
            continue;
        }
        // In its own list nothing is said twice.
        let said = inside.iter().filter(|verdict| verdict.keep).filter_map(|verdict| blocks.get(verdict.block));
        let mut said: HashSet<u64> = said.map(|block| block.shape.hash).collect();
        for verdict in inside.iter_mut().filter(|verdict| verdict.reason == Reason::Repeat && verdict.score >= least) {
            if blocks.get(verdict.block).is_some_and(|block| !is_quote(dom, block) && said.insert(block.shape.hash)) {
                verdict.keep_as(Reason::Rejoined);
            }
        }
    }
}

/// The outermost numbered list around a block; of one that is an item by itself, the outermost list of any kind.
fn find_list(dom: &Dom, block: &TextBlock) -> Option<NodeId> {
    if !dom.is_within(block.container, Tags::ITEMS) {
        return None;
    }
    let is_item = dom.tag(block.container) == Tag::LI;
    let is_list = |id: &NodeId| dom.tag(*id) == Tag::OL || is_item && dom.tag(*id) == Tag::UL;
    let around = dom.ancestors_and_self(block.container).take(scoring::STEPS_LEVELS);
    around.skip_while(|id| dom.tag(*id) != Tag::LI).filter(is_list).last()
}

/// Whether so much of a list stands here alone that the rest is not a copy.
fn is_own(blocks: &[TextBlock], verdicts: &[Verdict]) -> bool {
    let words_of = |is_counted: fn(&&Verdict) -> bool| {
        let counted = verdicts.iter().filter(is_counted).filter_map(|verdict| blocks.get(verdict.block));
        counted.map(|block| block.shape.words()).sum::<u32>()
    };
    let (kept, repeated) = (words_of(|verdict| verdict.keep), words_of(|verdict| verdict.reason == Reason::Repeat));
    kept as f32 >= scoring::OWN_STEPS * (kept + repeated) as f32
}

/// Whether a block is what a post quotes of another: posts stand in numbered lists, too.
fn is_quote(dom: &Dom, block: &TextBlock) -> bool {
    let quote = || dom.find_around(block.container, scoring::STEP_LEVELS, Tags::of(&[Tag::BLOCKQUOTE]));
    block.shape.words() > scoring::LONGEST_STEP || quote().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    const SAME: &str = "<li>Save the file in the folder of the project<li>Run it once and look at the log";

    /// How many blocks are kept of a page on which these are repeats and all others are kept.
    fn kept(html: &str, is_repeat: impl Fn(&str) -> bool) -> usize {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |(block, text): (usize, &TextBlock)| {
            let keep = !is_repeat(&text.text(&dom));
            Verdict { block, keep, score: 0.5, reason: if keep { Reason::Score } else { Reason::Repeat } }
        };
        let mut verdicts: Vec<Verdict> = blocks.iter().enumerate().map(judge).collect();
        rejoin_steps(&dom, &blocks, &mut verdicts);
        verdicts.iter().filter(|verdict| verdict.keep).count()
    }

    #[test]
    fn steps_that_another_list_has_too_stay_where_others_are_here_alone() {
        let own = format!("<ol><li>Write a new file for the second of the languages{SAME}</ol>");
        assert_eq!(kept(&own, |text| text.contains("the")), 0);
        assert_eq!(kept(&own, |text| SAME.contains(text)), 3);
        assert_eq!(kept(&own.replace("ol>", "ul>"), |text| SAME.contains(text)), 3);
        let cards = own.replace("ol>", "ul>").replace("<li>", "<li><p>");
        assert_eq!(kept(&cards, |text| SAME.contains(text)), 1);
        assert_eq!(kept(&format!("<ol><li>Write{SAME}</ol>"), |text| SAME.contains(text)), 1);
    }

    /// How many blocks are kept of a page on which these are repeats of such a score.
    fn rejoined(html: &str, score: f32, is_repeat: impl Fn(&str) -> bool) -> usize {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |(block, text): (usize, &TextBlock)| {
            let keep = !is_repeat(&text.text(&dom));
            Verdict { block, keep, score, reason: if keep { Reason::Score } else { Reason::Repeat } }
        };
        let mut verdicts: Vec<Verdict> = blocks.iter().enumerate().map(judge).collect();
        rejoin_parts(&dom, &blocks, &mut verdicts, 0.4);
        verdicts.iter().filter(|verdict| verdict.keep).count()
    }

    #[test]
    fn cells_and_code_between_what_is_kept_come_back() {
        let table = "<table><tr><td>Monday<td>To both of the islands and back<td>At noon</table>";
        assert_eq!(rejoined(table, 0.5, |text| text.contains("both")), 3);
        assert_eq!(rejoined(table, 0.3, |text| text.contains("both")), 2);
        assert_eq!(rejoined(&table.replace("td>", "div>"), 0.5, |text| text.contains("both")), 2);
        let code = "<p>Put a box on the page</p><pre>&lt;div></pre><pre>div { top: 0 }</pre><p>and look at it</p>";
        assert_eq!(rejoined(code, 0.3, |text| text.contains("div")), 4);
        assert_eq!(rejoined(code, 0.1, |text| text.contains("div")), 2);
        assert_eq!(rejoined(code, 0.3, |text| text.contains("div") || text.contains("look")), 1);
    }

    #[test]
    fn a_post_that_is_quoted_is_no_step() {
        let posts = "<ol><li>I would take the first boat in the morning<li><blockquote>Which boat is best?</blockquote></ol>";
        assert_eq!(kept(posts, |text| text.starts_with("Which")), 1);
    }
}
