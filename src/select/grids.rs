//! Keeps the grid of goods under the headline of a page that the scorer is unsure of: the names, prices and texts of its cards,
//! and what is said behind a label. Such a page has little else, and its grid may follow a menu many times as long.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Reason, Verdict};
use crate::block::{TextBlock, blocks_in};
use crate::dom::{Dom, NodeId};
use crate::table::attrs::{AttrName, HEADING_ROLE};
use crate::table::grids as table;
use crate::table::tags::{Tag, Tags};
use crate::text::Class;

/// Keeps the largest grid of a page, if it is what the page is: it stands right under the first heading, something in it is kept,
/// and it says more than all that is kept. Not on a page of which the scorer is surer.
pub(super) fn keep_grid(dom: &Dom, blocks: &[TextBlock], verdicts: &mut [Verdict], confidence: f32) {
    if confidence >= table::SURE_PAGE {
        return;
    }
    let Some(cards) = find_cards(dom, blocks) else { return };
    let inside = |card: &NodeId| blocks_in(dom, blocks, *card);
    let is_kept = |at: usize| verdicts.get(at).is_some_and(|verdict| verdict.keep);
    let words = |at: usize| blocks.get(at).map_or(0, |block| block.shape.words());
    let kept: u32 = (0..blocks.len()).filter(|at| is_kept(*at)).map(words).sum();
    let all: u32 = cards.iter().flat_map(inside).map(words).sum();
    let is_page = cards.first().is_some_and(|first| stands_under_headline(dom, *first));
    if !is_page || kept >= all || !cards.iter().flat_map(inside).any(is_kept) {
        return;
    }
    let mut cards_with: HashMap<u64, usize> = HashMap::new();
    for card in &cards {
        let texts: HashSet<u64> = inside(card).filter_map(|at| blocks.get(at)).map(|block| block.shape.hash).collect();
        for text in texts {
            *cards_with.entry(text).or_default() += 1;
        }
    }
    let is_label = |block: &TextBlock| {
        cards_with.get(&block.shape.hash).is_some_and(|count| *count as f32 >= table::SAME_PART * cards.len() as f32)
    };
    for range in cards.iter().map(inside) {
        let mut names_next = false;
        for at in range {
            let (Some(block), Some(verdict)) = (blocks.get(at), verdicts.get_mut(at)) else { continue };
            let names = block_ends_in_colon(dom, block);
            let is_part = !is_label(block) && tells(dom, block) || names || names_next;
            names_next = names;
            if is_part && matches!(verdict.reason, Reason::LowScore | Reason::Repeat) && !is_control(dom, block) {
                verdict.keep_as(Reason::Grid);
            }
        }
    }
}

/// The cards of the grid that has most: children of one element, alike by tag and first class, of which most have a price, a
/// picture and a link of their own.
fn find_cards(dom: &Dom, blocks: &[TextBlock]) -> Option<Vec<NodeId>> {
    let kind_of = |card: NodeId| (dom.parent(card), dom.tag(card), first_class(dom, card));
    let mut priced: BTreeMap<(NodeId, Tag, Option<&str>), Vec<NodeId>> = BTreeMap::new();
    for block in blocks.iter().filter(|block| is_price(dom, block)) {
        for card in dom.ancestors_and_self(block.container).take(table::CARD_LEVELS) {
            let cards = priced.entry(kind_of(card)).or_default();
            if cards.last() != Some(&card) {
                cards.push(card);
            }
        }
    }
    priced.retain(|_, cards| cards.len() >= table::CARDS);
    let mut all: BTreeMap<(NodeId, Tag, Option<&str>), Vec<NodeId>> = BTreeMap::new();
    let mut parents: Vec<NodeId> = priced.keys().map(|(around, ..)| *around).collect();
    parents.dedup();
    for card in parents.into_iter().flat_map(|around| dom.children(around)) {
        all.entry(kind_of(card)).or_default().push(card);
    }
    let whole = priced.into_iter().filter_map(|(kind, priced)| {
        let (around, cards) = (kind.0, all.remove(&kind)?);
        let is_most = |count: usize| count as f32 >= table::CARDS_PART * cards.len() as f32;
        let has_picture = |card: &&NodeId| {
            dom.descendants(**card).take(table::CARD_NODES).any(|id| matches!(dom.tag(id), Tag::IMG | Tag::PICTURE | Tag::SVG))
        };
        let is_grid = is_most(priced.len())
            && is_most(cards.iter().filter(has_picture).count())
            && is_most(own_links(dom, &cards))
            && !is_beside_text(dom, around);
        is_grid.then_some(cards)
    });
    whole.max_by_key(|cards| (cards.len(), std::cmp::Reverse(cards.first().copied())))
}

/// How many of the cards have a link that no other has.
fn own_links(dom: &Dom, cards: &[NodeId]) -> usize {
    let links = |card: NodeId| {
        let all = std::iter::once(card).chain(dom.descendants(card).take(table::CARD_NODES));
        all.filter(|id| dom.tag(*id) == Tag::A).filter_map(|id| dom.attr(id, AttrName::HREF)).collect::<HashSet<&str>>()
    };
    let mut cards_with: HashMap<&str, usize> = HashMap::new();
    let of_cards: Vec<HashSet<&str>> = cards.iter().map(|card| links(*card)).collect();
    for link in of_cards.iter().flatten() {
        *cards_with.entry(link).or_default() += 1;
    }
    of_cards.iter().filter(|links| links.iter().any(|link| cards_with.get(link) == Some(&1))).count()
}

/// Whether an element is in a part of the page beside its content.
fn is_beside_text(dom: &Dom, id: NodeId) -> bool {
    dom.is_within(id, Tags::of(&[Tag::NAV, Tag::ASIDE, Tag::FOOTER, Tag::DIALOG]))
}

/// Whether the last of the larger headings before an element is one of the first level.
fn stands_under_headline(dom: &Dom, first: NodeId) -> bool {
    let mut before = dom.nodes().rev().skip_while(|id| *id >= first);
    before.find_map(|id| dom.tag(id).heading_level().filter(|level| *level <= table::LOWEST_HEADING)) == Some(1)
}

/// Whether a block is a short text with a price in it.
fn is_price(dom: &Dom, block: &TextBlock) -> bool {
    let shape = &block.shape;
    if shape.words() > table::PRICE_BLOCK_WORDS || shape.digits == 0 {
        return false;
    }
    let has_currency = || {
        let text = block.text(dom).to_lowercase();
        text.contains(table::SIGNS) || text.split(|c: char| !c.is_alphabetic()).any(|word| table::CURRENCIES.has(word))
    };
    shape.money > 0 || has_currency()
}

/// Whether a block of a card is a heading, a link, a price or a text.
fn tells(dom: &Dom, block: &TextBlock) -> bool {
    let shape = &block.shape;
    let mut around = dom.ancestors_and_self(block.container).take(table::PART_LEVELS);
    let is_link = shape.link_chars > 0 && shape.link_chars == shape.chars;
    let is_heading = |id| dom.tag(id).heading_level().is_some() || dom.attr(id, AttrName::ROLE) == Some(HEADING_ROLE);
    is_link
        || shape.words() >= table::TEXT_WORDS
        || shape.words() <= table::PRICE_WORDS && is_price(dom, block)
        || around.any(is_heading)
}

/// Whether a block is of something to be pressed or chosen.
fn is_control(dom: &Dom, block: &TextBlock) -> bool {
    let mut around = dom.ancestors_and_self(block.container).take(table::PART_LEVELS);
    around.any(|id| matches!(dom.tag(id), Tag::BUTTON | Tag::LABEL | Tag::SELECT | Tag::FORM))
}

fn block_ends_in_colon(dom: &Dom, block: &TextBlock) -> bool {
    block.shape.last == Class::Mark && dom.text(block.last).trim_end().ends_with([':', '：'])
}

fn first_class(dom: &Dom, id: NodeId) -> Option<&str> {
    dom.attr(id, AttrName::CLASS).and_then(|classes| classes.split_ascii_whitespace().next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    const BUTTON: &str = "<button>Add to cart</button>";

    /// What comes back of a page of which nothing but blocks with this text was kept.
    fn back(html: &str, kept: &str) -> Vec<String> {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |(block, text): (usize, &TextBlock)| {
            let keep = text.text(&dom) == kept;
            Verdict { block, keep, score: 0.1, reason: if keep { Reason::Score } else { Reason::LowScore } }
        };
        let mut verdicts: Vec<Verdict> = blocks.iter().enumerate().map(judge).collect();
        keep_grid(&dom, &blocks, &mut verdicts, 0.5);
        let found = verdicts.iter().filter(|verdict| verdict.reason == Reason::Grid);
        found.map(|verdict| blocks[verdict.block].text(&dom).into_owned()).collect()
    }

    fn page(heading: &str, cards: usize) -> String {
        let card = |n: usize| {
            format!(
                "<li><img src={n}.jpg><a href=/{n}>Kettle {n}</a><p>Weight:</p><p>{n} kg</p><p>€ 1{n}</p><p>New</p>{BUTTON}</li>"
            )
        };
        format!("{heading}<ul>{}</ul>", (0..cards).map(card).collect::<String>())
    }

    #[test]
    fn the_names_and_prices_of_a_grid_under_the_headline_come_back() {
        let found = back(&page("<h1>Kettles</h1>", 9), "Kettle 1");
        assert_eq!(found.iter().take(4).collect::<Vec<_>>(), ["Kettle 0", "Weight:", "0 kg", "€ 10"]);
        assert_eq!(found.len(), 9 * 4 - 1);
    }

    #[test]
    fn a_grid_under_another_heading_or_of_few_cards_or_without_anything_kept_stays_out() {
        assert!(back(&page("<h1>Kettles</h1><h2>Others also bought</h2>", 9), "Kettle 1").is_empty());
        assert!(back(&page("<h1>Kettles</h1>", 7), "Kettle 1").is_empty());
        assert!(back(&page("<h1>Kettles</h1>", 9), "Kettle of copper").is_empty());
        assert!(back(&format!("<aside>{}</aside>", page("<h1>Kettles</h1>", 9)), "Kettle 1").is_empty());
    }
}
