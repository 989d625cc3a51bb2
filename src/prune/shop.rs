//! What pages that sell something say beside it: how it is brought and sent back, other goods, what buyers think, and what stands
//! before the headline.

use std::cell::OnceCell;
use std::ops::Range;

use super::Page;
use crate::block::TextBlock;
use crate::dom::declared::declares;
use crate::dom::{Dom, NodeId};
use crate::select::Selection;
use crate::table::attrs::AttrName;
use crate::table::boxes::{LEAST_REST, Pages};
use crate::table::prune::HEADING_LEVELS;
use crate::table::shop as table;
use crate::table::tags::Tag;
use crate::text::{Shape, is_unspaced};

/// Whether a page sells something: asked where it matters.
pub(super) struct Shop<'a> {
    dom: &'a Dom,
    blocks: &'a [TextBlock],
    product: OnceCell<bool>,
    cart: OnceCell<bool>,
}

impl<'a> Shop<'a> {
    pub(super) fn of(page: &Page<'a>) -> Self {
        Shop { dom: page.dom, blocks: page.blocks, product: OnceCell::new(), cart: OnceCell::new() }
    }

    /// Whether the page is one of these.
    pub(super) fn is_one_of(&self, pages: Pages) -> bool {
        match pages {
            Pages::All => true,
            Pages::Products => self.has_product(),
            Pages::Goods => self.has_product() && !self.is_text(),
            Pages::Shops => self.sells(),
            Pages::Texts => self.is_text() || declares(self.dom, table::TEXT_SCHEMAS),
        }
    }

    /// Whether the page is one of a thing that can be bought on it, and no text about it.
    pub(super) fn sells(&self) -> bool {
        self.has_product() && self.has_cart() && !self.is_text()
    }

    /// Whether the data of the page tell of a product.
    fn has_product(&self) -> bool {
        *self.product.get_or_init(|| {
            let has_items = self.dom.uses(AttrName::ITEMPROP);
            let has_price = |id| table::PRICES.contains(&self.dom.attr(id, AttrName::ITEMPROP).unwrap_or_default());
            self.dom.elements(Tag::META).any(|id| self.is_product_meta(id))
                || has_items && self.dom.nodes().any(has_price)
                || declares(self.dom, &table::PRODUCT_TYPES)
        })
    }

    fn is_product_meta(&self, id: NodeId) -> bool {
        let attr = |name| self.dom.attr(id, name).unwrap_or_default();
        let is_product = || attr(AttrName::CONTENT).to_ascii_lowercase().contains(table::PRODUCT_WORD);
        attr(AttrName::PROPERTY).starts_with(table::PRICE_PROPERTY) || attr(AttrName::PROPERTY) == "og:type" && is_product()
    }

    /// Whether something can be put into a cart, by a label or by the name of a button.
    fn has_cart(&self) -> bool {
        *self.cart.get_or_init(|| {
            let is_short = |block: &&TextBlock| block.shape.words() <= table::LABEL_WORDS;
            let mut short = self.blocks.iter().filter(is_short);
            let is_buy = |label: &str| table::BUY_LABELS.has_lower(label.trim_matches(|c: char| !c.is_alphanumeric()));
            let mut letters = String::new();
            short.any(|block| is_buy(&block.text(self.dom))) || self.dom.nodes().any(|id| self.is_buy_button(id, &mut letters))
        })
    }

    /// Whether an element is named after what such a button does. `letters` has room for those of its names.
    fn is_buy_button(&self, id: NodeId, letters: &mut String) -> bool {
        let is_name = |name: AttrName| matches!(name, AttrName::CLASS | AttrName::ID | AttrName::NAME);
        self.dom.attrs(id).iter().filter(|attr| is_name(attr.name())).any(|attr| {
            let names = self.dom.value(*attr);
            if names.len() > table::BUY_NAME_BYTES {
                return false;
            }
            letters.clear();
            letters.extend(names.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()));
            table::BUY_NAMES.iter().any(|name| letters.contains(name))
        })
    }

    /// Whether the page says that it is an article.
    fn is_text(&self) -> bool {
        let attr = |id, name| self.dom.attr(id, name).unwrap_or_default();
        self.dom
            .elements(Tag::META)
            .any(|id| attr(id, AttrName::PROPERTY) == "og:type" && table::TEXT_TYPES.has_lower(attr(id, AttrName::CONTENT)))
    }
}

/// A kept block: its words, and those of them that are on the page and not in a dialog over it.
struct Weighed {
    at: usize,
    words: u32,
    on_page: u32,
    is_gone: bool,
}

impl Page<'_> {
    /// What a page of goods says beside them: how they are brought, paid and sent back, and other goods, in boxes that begin with
    /// a label or behind a tab; and what stands before the headline where something can be bought.
    pub(super) fn find_beside_goods(&self, selection: &Selection, shop: &Shop<'_>) -> Vec<usize> {
        if !shop.has_product() {
            return Vec::new();
        }
        let weigh = |(at, block): (usize, &TextBlock)| {
            let words = block.shape.words();
            Weighed { at, words, on_page: if self.is_over_the_page(block) { 0 } else { words }, is_gone: false }
        };
        let mut kept: Vec<Weighed> = self.kept(selection).map(weigh).collect();
        let all: u32 = kept.iter().map(|block| block.words).sum();
        let mut rest: u32 = kept.iter().map(|block| block.on_page).sum();
        let mut boxes = self.labelled_boxes();
        let headline = self.blocks.iter().position(|block| self.dom.heading_around(block.container, HEADING_LEVELS) == Some(1));
        if let Some(headline) = headline.filter(|headline| kept.first().is_some_and(|first| first.at < *headline) && shop.sells())
        {
            boxes.push((0..headline, table::BEFORE_PART));
        }
        for (range, most) in boxes {
            let from = kept.partition_point(|block| block.at < range.start);
            let until = kept.partition_point(|block| block.at < range.end);
            let inside = || kept.get(from..until).unwrap_or_default().iter().filter(|block| !block.is_gone);
            let words: u32 = inside().map(|block| block.words).sum();
            let left = rest - inside().map(|block| block.on_page).sum::<u32>();
            if words as f32 <= most * all as f32 && left >= LEAST_REST {
                rest = left;
                kept.get_mut(from..until).unwrap_or_default().iter_mut().for_each(|block| block.is_gone = true);
            }
        }
        kept.into_iter().filter(|block| block.is_gone).map(|block| block.at).collect()
    }

    /// The blocks in each box that begins with such a label, or that a link with one leads to, and the share of the page that it
    /// may hold.
    fn labelled_boxes(&self) -> Vec<(Range<usize>, f32)> {
        // `The Return of the King` is what the page is about.
        let title = self.metadata.title.as_deref().map(|title| Shape::of(title).hash);
        let is_label = |block: &TextBlock| block.shape.words() <= table::LABEL_WORDS && Some(block.shape.hash) != title;
        let is_headline = |block: &TextBlock| self.dom.heading_around(block.container, HEADING_LEVELS) == Some(1);
        let short = self.blocks.iter().enumerate().filter(|(_, block)| is_label(block) && !is_headline(block));
        let labels = short.filter_map(|(at, block)| Some((at, block, share_of_label(&block.text(self.dom).to_lowercase())?)));
        let mut boxes = Vec::new();
        for (at, block, most) in labels.take(table::MOST_LABELS) {
            boxes.extend(self.box_under(at).map(|range| (range, most)));
            if most == table::BOX_PART {
                boxes.extend(self.behind_tab(block).map(|range| (range, table::TAB_PART)));
            }
        }
        boxes
    }

    /// The blocks of the smallest element that begins with this block and holds more.
    fn box_under(&self, at: usize) -> Option<Range<usize>> {
        let block = self.blocks.get(at)?;
        let ranges = self.dom.ancestors_and_self(block.container).take(table::LABEL_LEVELS).map(|id| self.range_of(id));
        ranges.take_while(|range| range.start == at).find(|range| range.len() > 1)
    }

    /// The blocks in the element of this page that a label is a link to.
    fn behind_tab(&self, label: &TextBlock) -> Option<Range<usize>> {
        let mut around = self.dom.ancestors_and_self(label.first).take(table::LABEL_LEVELS);
        let target = around.find_map(|id| self.dom.attr(id, AttrName::HREF)?.strip_prefix('#')).filter(|id| !id.is_empty())?;
        let tab = self.dom.nodes().find(|id| self.dom.attr(*id, AttrName::ID) == Some(target))?;
        Some(self.range_of(tab))
    }
}

/// The share of a page that the box under a lower-case label may hold, if it is one of delivery or other goods.
fn share_of_label(label: &str) -> Option<f32> {
    if tells_delivery(label) {
        return Some(table::BOX_PART);
    }
    begins_with(label, table::OTHER_GOODS).then_some(table::GOODS_PART)
}

/// Whether a lower-case label says how goods are brought, paid and sent back.
fn tells_delivery(label: &str) -> bool {
    let mut rest = label.trim_start_matches(|c: char| !c.is_alphanumeric());
    loop {
        if begins_with(rest, table::DELIVERY_LABELS) {
            return true;
        }
        let Some((word, behind)) = rest.split_once(' ') else { return false };
        if !table::BEFORE_LABELS.has(word) {
            return false;
        }
        rest = behind.trim_start_matches(|c: char| !c.is_alphanumeric());
    }
}

/// Whether a lower-case text begins with one of these, and no word goes on there.
fn begins_with(text: &str, labels: &[&str]) -> bool {
    let start = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let ends = |rest: &str| rest.chars().next().is_none_or(|c| !c.is_alphanumeric() || is_unspaced(c));
    // Most begin with another letter.
    let begins = |label: &&&str| label.as_bytes().first() == start.as_bytes().first();
    labels.iter().filter(begins).any(|label| start.strip_prefix(label).is_some_and(ends))
}

#[cfg(test)]
mod tests {
    use super::super::tests::kept;

    const PRODUCT: &str = "<meta property=og:type content=product>";
    const TEXT: &str = "<h1>Green kettle</h1><p>A kettle of copper that holds two litres and whistles when the water boils.</p>";

    fn left(head: &str, beside: &str) -> usize {
        let buy = "<form><button class=add-to-cart></button></form>";
        kept(&format!("{head}{TEXT}{beside}{buy}")).len() - kept(&format!("{head}{TEXT}{buy}")).len()
    }

    #[test]
    fn how_goods_are_brought_is_not_what_they_are() {
        let delivery = "<div><h3>Free delivery & returns</h3><p>We bring it within three days.</p></div>";
        assert_eq!(left(PRODUCT, delivery), 0);
        assert_eq!(left(PRODUCT, &delivery.replace("delivery", "lids")), 2);
        assert_eq!(left("", delivery), 2);
        let tab = "<ul><li><a href=#d>Versand</a></li></ul><div id=d><p>We bring it within three days.</p></div>";
        assert_eq!(left(PRODUCT, tab), 1);
    }

    #[test]
    fn other_goods_and_what_buyers_think_are_not_what_a_page_sells() {
        let others = "<div><h3>You may also like</h3><p>A lid of copper</p><p>€ 12</p></div>";
        assert_eq!(left(PRODUCT, others), 0);
        let review = "<div class=reviews><p>It whistles as it should.</p></div>";
        assert_eq!(left(PRODUCT, review), 0);
        assert_eq!(kept(&format!("{TEXT}{review}")).len(), kept(TEXT).len() + 1);
    }

    #[test]
    fn what_stands_before_the_headline_of_goods_goes() {
        let page = |head: &str| kept(&format!("{head}<p>All for your kitchen</p>{TEXT}<button class=addToCart></button>")).len();
        assert_eq!(page(""), page(PRODUCT) + 1);
    }
}
