//! Completes lists of terms: neither a term without what is said of it, nor the other way round.

use std::iter::once;
use std::ops::Range;

use super::{Reason, Verdict};
use crate::block::{TextBlock, blocks_in};
use crate::dom::{Dom, NodeId};
use crate::table::scoring;
use crate::table::tags::{Tag, Tags};

/// Keeps the other half of a pair of which one is kept, in lists of which as many pairs are kept whole.
pub(super) fn complete_terms(dom: &Dom, blocks: &[TextBlock], verdicts: &mut [Verdict]) {
    let mut until = NodeId::ROOT;
    for (at, block) in blocks.iter().enumerate() {
        let is_kept = verdicts.get(at).is_some_and(|verdict| verdict.keep);
        let list = || dom.find_around(block.container, scoring::TERM_LEVELS, Tags::of(&[Tag::DL]));
        if let Some(list) = Some(()).filter(|()| is_kept && block.first >= until).and_then(|()| list()) {
            until = dom.end(list);
            complete_pairs(&find_pairs(dom, blocks, list), verdicts);
        }
    }
}

fn complete_pairs(pairs: &[[Range<usize>; 2]], verdicts: &mut [Verdict]) {
    let is_kept = |range: &Range<usize>| verdicts.get(range.clone()).unwrap_or_default().iter().any(|verdict| verdict.keep);
    let kept: Vec<[bool; 2]> = pairs.iter().map(|pair| pair.each_ref().map(is_kept)).collect();
    let whole = kept.iter().filter(|kept| **kept == [true, true]).count();
    let halves = kept.iter().filter(|[term, said]| term != said).count();
    if whole < halves.max(1) {
        return;
    }
    for ([term, said], kept) in pairs.iter().zip(kept) {
        let missed = match kept {
            [true, false] => said,
            [false, true] => term,
            _ => continue,
        };
        let missed = verdicts.get_mut(missed.clone()).unwrap_or_default().iter_mut();
        let is_likely = |verdict: &&mut Verdict| verdict.reason == Reason::LowScore && verdict.score >= scoring::LEAST_TERM;
        missed.filter(is_likely).for_each(|verdict| verdict.keep_as(Reason::Between));
    }
}

/// The blocks of each term of a list and of what is said of it, where that is one element behind the other, perhaps in a box.
fn find_pairs(dom: &Dom, blocks: &[TextBlock], list: NodeId) -> Vec<[Range<usize>; 2]> {
    let is_part = |id: &NodeId| matches!(dom.tag(*id), Tag::DT | Tag::DD);
    let in_box = |id: NodeId| Some(id).filter(|id| dom.tag(*id) == Tag::DIV).into_iter().flat_map(|id| dom.children(id));
    let elements: Vec<NodeId> = dom.children(list).flat_map(|id| once(id).chain(in_box(id))).filter(is_part).collect();
    let pairs = elements.windows(2).filter_map(|pair| <[NodeId; 2]>::try_from(pair).ok());
    let is_pair = |pair: &[NodeId; 2]| pair.map(|id| dom.tag(id)) == [Tag::DT, Tag::DD];
    pairs.filter(is_pair).map(|pair| pair.map(|id| blocks_in(dom, blocks, id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    /// How many blocks are kept of a page of which those with such texts were dropped.
    fn kept(html: &str, dropped: &[&str]) -> usize {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |(block, text): (usize, &TextBlock)| {
            let keep = !dropped.contains(&&*text.text(&dom));
            let reason = if keep { Reason::Score } else { Reason::LowScore };
            Verdict { block, keep, score: if keep { 0.9 } else { 0.2 }, reason }
        };
        let mut verdicts: Vec<Verdict> = blocks.iter().enumerate().map(judge).collect();
        complete_terms(&dom, &blocks, &mut verdicts);
        verdicts.iter().filter(|verdict| verdict.keep).count()
    }

    #[test]
    fn a_term_stays_with_what_is_said_of_it_where_most_do() {
        let list = "<dl><dt>Leaves<dd>Green<dt>Weight<dd>50 g<dt>Origin<dd>Uji</dl>";
        assert_eq!(kept(list, &["50 g"]), 6);
        assert_eq!(kept(list, &["Weight"]), 6);
        assert_eq!(kept(list, &["Weight", "50 g"]), 4);
        assert_eq!(kept(list, &["Green", "50 g", "Uji"]), 3);
        let boxes = list.replace("<dt>", "</div><div><dt>");
        assert_eq!(kept(&boxes, &["50 g"]), 6);
    }
}
