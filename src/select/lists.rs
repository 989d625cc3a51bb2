//! Completes lists of plain items: a recipe without one of its ingredients is no recipe.

use super::{Reason, Verdict};
use crate::block::TextBlock;
use crate::dom::{Dom, NodeId};
use crate::table::scoring;
use crate::table::tags::{Tag, Tags};

/// Keeps the items that are missed in a list of which most are kept, where most of them are no links.
pub(super) fn complete_lists(dom: &Dom, blocks: &[TextBlock], verdicts: &mut [Verdict]) {
    let is_missed = |verdict: &Verdict| verdict.reason == Reason::LowScore && verdict.score >= scoring::LEAST_MISSED_ITEM;
    if !verdicts.iter().any(is_missed) {
        return;
    }
    let lists: Vec<Option<NodeId>> = blocks.iter().map(|block| find_list(dom, block)).collect();
    let mut from = 0;
    for items in lists.chunk_by(|one, other| one == other) {
        let range = from..from + items.len();
        from = range.end;
        if items.len() < scoring::FEWEST_ITEMS || items.first().is_none_or(Option::is_none) {
            continue;
        }
        let (Some(inside), Some(verdicts)) = (blocks.get(range.clone()), verdicts.get_mut(range)) else { continue };
        let kept = verdicts.iter().filter(|verdict| verdict.keep).count();
        // A recipe links some of its ingredients; a list of references is links.
        let linked = inside.iter().filter(|block| block.shape.link_chars * 2 >= block.shape.chars).count();
        let is_plain = linked * 2 < inside.len();
        if is_plain && kept as f32 >= scoring::ITEMS_KEPT * items.len() as f32 {
            // Beside links, what is no item itself is a label of one.
            let may_be = |block: &TextBlock| linked == 0 || dom.tag(block.container) == Tag::LI;
            let missed = verdicts.iter_mut().zip(inside).filter(|(verdict, block)| is_missed(verdict) && may_be(block));
            missed.for_each(|(verdict, _)| verdict.keep_as(Reason::Between));
        }
    }
}

/// The list in which a block is an item.
pub(super) fn find_list(dom: &Dom, block: &TextBlock) -> Option<NodeId> {
    dom.find_around(block.container, scoring::STEP_LEVELS, Tags::ITEMS).map(|item| dom.parent(item))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    /// How many blocks are kept of a page of which those with a star have such a score.
    fn kept(html: &str, score: f32) -> usize {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |(block, text): (usize, &TextBlock)| {
            let keep = !text.text(&dom).contains('*');
            let reason = if keep { Reason::Score } else { Reason::LowScore };
            Verdict { block, keep, score: if keep { 0.9 } else { score }, reason }
        };
        let mut verdicts: Vec<Verdict> = blocks.iter().enumerate().map(judge).collect();
        complete_lists(&dom, &blocks, &mut verdicts);
        verdicts.iter().filter(|verdict| verdict.keep).count()
    }

    #[test]
    fn an_item_that_is_missed_in_a_list_comes_back() {
        let list = "<ul><li>flour<li>*milk<li>two eggs<li>salt</ul>";
        assert_eq!(kept(list, 0.35), 4);
        assert_eq!(kept(list, 0.2), 3);
        assert_eq!(kept(&list.replace("flour", "*flour"), 0.35), 2);
        assert_eq!(kept(&list.replace("*milk", "<a href=/m>*milk</a>"), 0.35), 4);
        assert_eq!(kept(&list.replace("<li>*milk", "<li><div>*milk</div>").replace("flour", "<a href=/f>flour</a>"), 0.35), 3);
        assert_eq!(kept("<ul><li><a href=/f>flour</a><li><a href=/m>*milk</a><li>two eggs<li>salt</ul>", 0.35), 3);
        assert_eq!(kept(&list.replace("li>", "p>"), 0.35), 3);
    }
}
