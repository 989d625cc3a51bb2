//! What elements hold: sums over their blocks.

use std::sync::LazyLock;

use crate::block::TextBlock;
use crate::dom::{Dom, NodeId};
use crate::table::features::{HEADING_LEVELS, NONE};
use crate::table::scoring;
use crate::table::tags::Tag;

/// Counts of a piece of the page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    pub(super) words: u32,
    pub(super) chars: u32,
    pub(super) link_chars: u32,
    pub(super) blocks: u32,
    pub(super) sentence_ends: u32,
    pub(super) commas: u32,
    pub(super) links: u32,
    /// Words in long blocks with few links.
    pub(super) long_words: u32,
    /// Blocks with a sign of money.
    pub(super) money: u32,
    /// Elements: headings, images, and what a reader presses or fills in.
    pub(super) headings: u32,
    pub(super) images: u32,
    pub(super) controls: u32,
}

impl Sums {
    pub(super) fn of(block: &TextBlock) -> Sums {
        let shape = &block.shape;
        let words = shape.words();
        let is_long = words >= scoring::LONG_BLOCK_WORDS && share(shape.link_chars, shape.chars) < scoring::LONG_BLOCK_LINK_SHARE;
        Sums {
            words,
            chars: shape.chars,
            link_chars: shape.link_chars,
            blocks: 1,
            sentence_ends: shape.sentence_ends,
            commas: shape.commas,
            links: block.links,
            long_words: if is_long { words } else { 0 },
            money: u32::from(shape.money > 0),
            ..Sums::default()
        }
    }

    /// What an element adds by itself.
    fn of_element(tag: Tag) -> Sums {
        match tag {
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => Sums { headings: 1, ..Sums::default() },
            Tag::IMG => Sums { images: 1, ..Sums::default() },
            Tag::BUTTON | Tag::INPUT | Tag::SELECT => Sums { controls: 1, ..Sums::default() },
            _ => Sums::default(),
        }
    }

    /// Whether the block that was counted alone here is a long one.
    pub(super) fn is_long(&self) -> bool {
        self.long_words > 0
    }

    pub(super) fn add(&mut self, other: Sums) {
        self.words += other.words;
        self.chars += other.chars;
        self.link_chars += other.link_chars;
        self.blocks += other.blocks;
        self.sentence_ends += other.sentence_ends;
        self.commas += other.commas;
        self.links += other.links;
        self.long_words += other.long_words;
        self.money += other.money;
        self.headings += other.headings;
        self.images += other.images;
        self.controls += other.controls;
    }

    pub(super) fn link_share(&self) -> f32 {
        share(self.link_chars, self.chars)
    }
}

/// `part / whole`, 0 where there is no whole.
pub(super) fn share(part: u32, whole: u32) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// `ln(1 + x)` of the numbers that most counts are.
static SMALL: LazyLock<[f32; 1024]> = LazyLock::new(|| std::array::from_fn(|x| libm::log1pf(x as f32)));

/// `ln(1 + x)`.
pub(super) fn lg(x: u32) -> f32 {
    SMALL.get(x as usize).copied().unwrap_or_else(|| libm::log1pf(x as f32))
}

/// The sums of every element over the blocks in it. Nodes lie in page order, so one pass backwards carries them up.
pub(super) fn sum_subtrees(dom: &Dom, blocks: &[TextBlock]) -> Vec<Sums> {
    let mut sums = vec![Sums::default(); dom.len()];
    for block in blocks {
        if let Some(slot) = sums.get_mut(block.container.index()) {
            slot.add(Sums::of(block));
        }
    }
    for id in dom.nodes().skip(1).rev().filter(|id| dom.tag(*id).is_element()) {
        let Some(slot) = sums.get_mut(id.index()) else { continue };
        slot.add(Sums::of_element(dom.tag(id)));
        let own = *slot;
        if let Some(parent) = sums.get_mut(dom.parent(id).index()) {
            parent.add(own);
        }
    }
    sums
}

/// The nearest heading element at or around a block's text.
pub(super) fn heading_of(dom: &Dom, block: &TextBlock) -> Option<u8> {
    dom.heading_around(dom.parent(block.first), HEADING_LEVELS)
}

/// How many levels lie between a node and the lowest element that holds both it and `other`.
pub(super) fn levels_to_common(dom: &Dom, id: NodeId, other: NodeId) -> usize {
    dom.ancestors_and_self(id).take(NONE as usize).take_while(|id| !dom.contains(*id, other)).count()
}
