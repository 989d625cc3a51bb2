//! Cards of other articles between the paragraphs of one: a link with a heading and a picture, or a text, in it.

use std::ops::Range;

use super::Page;
use crate::block::TextBlock;
use crate::dom::NodeId;
use crate::select::Selection;
use crate::table::prune as table;
use crate::table::tags::Tag;

impl Page<'_> {
    /// The kept blocks of such cards, on a page that has a day and a longer text for each of them: others list what they link to.
    pub(super) fn find_cards(&self, selection: &Selection) -> Vec<usize> {
        if self.metadata.date.is_none() {
            return Vec::new();
        }
        let heads = self.kept(selection).filter(|(at, _)| self.is_heading(*at));
        let mut cards: Vec<NodeId> = heads.filter_map(|(_, block)| self.find_card(block)).collect();
        cards.sort_unstable();
        // Of links in links the outermost.
        cards.dedup_by(|card, around| self.dom.contains(*around, *card));
        if cards.is_empty() {
            return Vec::new();
        }
        let inside: Vec<Range<usize>> = cards.iter().map(|card| self.range_of(*card)).collect();
        let is_inside = |at: usize| {
            let before = inside.partition_point(|range| range.start <= at).checked_sub(1);
            before.and_then(|before| inside.get(before)).is_some_and(|range| range.contains(&at))
        };
        let text: u32 = self.kept(selection).filter(|(at, _)| !is_inside(*at)).map(|(_, block)| block.shape.words()).sum();
        if (text as usize) < table::TEXT_FOR_CARD * cards.len() {
            return Vec::new();
        }
        self.kept(selection).map(|(at, _)| at).filter(|at| is_inside(*at)).collect()
    }

    /// The link around a heading that has a picture or a text in it, too.
    fn find_card(&self, heading: &TextBlock) -> Option<NodeId> {
        let link =
            self.dom.ancestors_and_self(heading.container).take(table::CARD_LEVELS).find(|id| self.dom.tag(*id) == Tag::A)?;
        let is_more = |id: NodeId| matches!(self.dom.tag(id), Tag::IMG | Tag::PICTURE | Tag::P | Tag::VIDEO);
        self.dom.descendants(link).take(table::CARD_NODES).any(is_more).then_some(link)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::pruned;

    const TEXT: &str =
        "<p>The ferry to the outer islands will leave an hour later from the first of May, the harbour board has said.</p>";

    #[test]
    fn a_card_of_another_article_goes_where_the_text_is_long_and_a_list_of_cards_stays() {
        let day = "<meta property=article:published_time content=2026-05-01>";
        let card = "<a href=/b><img src=b.jpg><h4>Bridge closed</h4><div>It is being painted.</div></a>";
        let text: String = (0..12).map(|n| TEXT.replace("an hour", &format!("{n} hours"))).collect();
        let left = |head: &str, card: &str| pruned(&format!("{head}{text}{card}")).0.len() - 12;
        assert_eq!(left(day, card), 0);
        assert_eq!(left("", card), 2);
        assert_eq!(left(day, "<h4><a href=/b>Bridge closed</a></h4><div>It is being painted.</div>"), 2);
        let cards: String =
            (0..3).map(|n| card.replace("Bridge", &format!("Bridge {n}")).replace("It", &format!("{n}"))).collect();
        assert_eq!(left(day, &cards), 6);
    }
}
