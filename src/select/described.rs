//! Keeps what stands under a label like "Description" on a page of which hardly anything is kept: pages of goods whose text
//! scores as what is around it does.

use super::{Reason, Verdict};
use crate::block::{TextBlock, blocks_in};
use crate::dom::{Dom, NodeId};
use crate::table::described as table;
use crate::table::tags::Tag;

/// Keeps all that such labels stand over, where they are no parts of forms and menus.
pub(super) fn keep_described(dom: &Dom, blocks: &[TextBlock], verdicts: &mut [Verdict]) {
    let words = |at: usize| blocks.get(at).map_or(0, |block| block.shape.words());
    let kept: u32 = verdicts.iter().filter(|verdict| verdict.keep).map(|verdict| words(verdict.block)).sum();
    if kept > table::MOST_KEPT {
        return;
    }
    for (at, label) in blocks.iter().enumerate().filter(|(_, block)| is_description_label(dom, block)) {
        let around = dom.ancestors_and_self(label.container).take(table::LEVELS).map(|id| blocks_in(dom, blocks, id));
        let Some(inside) = around.take_while(|range| range.start == at).find(|range| range.len() > 1) else { continue };
        let linked = inside.clone().filter(|at| blocks.get(*at).is_some_and(is_linked)).map(words).sum::<u32>();
        let all: u32 = inside.clone().map(words).sum();
        if all > table::MOST_WORDS || linked as f32 > table::LINKED_PART * all as f32 {
            continue;
        }
        let dropped = verdicts.get_mut(inside).unwrap_or_default().iter_mut();
        for verdict in dropped.filter(|verdict| verdict.reason == Reason::LowScore) {
            verdict.keep_as(Reason::Described);
        }
    }
}

/// Whether a block says nothing but that a description follows.
fn is_description_label(dom: &Dom, block: &TextBlock) -> bool {
    if !(1..=table::LABEL_WORDS).contains(&block.shape.words()) || is_linked(block) {
        return false;
    }
    let text = block.text(dom);
    let label = text.trim_matches(|c: char| !c.is_alphanumeric());
    let behind = label.split_once(' ').filter(|(before, _)| table::BEFORE.has_lower(before)).map(|(_, label)| label);
    let is_item = |id: NodeId| matches!(dom.tag(id), Tag::A | Tag::LI);
    let is_control = |id: NodeId| {
        let tag = dom.tag(id);
        matches!(tag, Tag::BUTTON | Tag::FORM | Tag::NAV | Tag::FOOTER | Tag::ASIDE | Tag::DIALOG | Tag::LABEL | Tag::SELECT)
    };
    let around = || dom.ancestors_and_self(block.container);
    table::LABELS.has_lower(behind.unwrap_or(label))
        && !around().take(table::ITEM_LEVELS).any(is_item)
        && !around().take(table::CONTROL_LEVELS).any(is_control)
}

fn is_linked(block: &TextBlock) -> bool {
    block.shape.link_chars * 2 >= block.shape.chars && block.shape.link_chars > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    /// How many blocks come back of a page of which those with an exclamation mark were kept.
    fn back(html: &str) -> usize {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |(block, text): (usize, &TextBlock)| {
            let keep = text.text(&dom).ends_with('!');
            Verdict { block, keep, score: 0.02, reason: if keep { Reason::Score } else { Reason::LowScore } }
        };
        let mut verdicts: Vec<Verdict> = blocks.iter().enumerate().map(judge).collect();
        keep_described(&dom, &blocks, &mut verdicts);
        verdicts.iter().filter(|verdict| verdict.reason == Reason::Described).count()
    }

    #[test]
    fn what_stands_under_a_label_is_kept_where_hardly_anything_else_is() {
        let described = |label: &str| format!("<div><h3>{label}</h3><p>A kettle of copper.</p><p>It holds two litres.</p></div>");
        assert_eq!(back(&format!("<p>Menu</p>{}", described("Item specifics"))), 3);
        assert_eq!(back(&described("DESCRIZIONE:")), 3);
        assert_eq!(back(&described("Delivery")), 0);
        assert_eq!(back(&described("<a href=/d>Description</a>")), 0);
        assert_eq!(back(&format!("<form>{}</form>", described("Details"))), 0);
        let kept = "<p>The kettle is sold!</p>".repeat(7);
        assert_eq!(back(&format!("{kept}{}", described("Description"))), 0);
    }
}
