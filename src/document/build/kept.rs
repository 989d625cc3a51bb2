//! Turns blocks and verdicts into answers: is this text kept, how much below this element is kept, does this picture stand in
//! content.

use crate::block::TextBlock;
use crate::dom::{Dom, NodeId};
use crate::select::Selection;
use crate::table::named::Named;
use crate::table::parts::ENTRY_WORDS;
use crate::table::pictures::{LED_IN, MOST_CAPTIONS};
use crate::table::prune::HEADING_LEVELS;
use crate::table::tags::{Tag, Tags};

const FIGURES: Tags = Tags::of(&[Tag::FIGURE, Tag::FIGCAPTION]);

/// Sums over the blocks before a place.
#[derive(Clone, Copy, Default)]
struct Sums {
    words: u32,
    kept_words: u32,
    kept_blocks: u32,
}

/// How much text lies below an element.
#[derive(Clone, Copy)]
pub(super) struct Share {
    pub(super) blocks: usize,
    pub(super) words: u32,
    kept_words: u32,
    pub(super) kept_blocks: u32,
}

impl Share {
    /// Whether there is text, and none of it is kept: no picture in it stands in content either.
    pub(super) fn is_dropped(self) -> bool {
        self.blocks > 0 && self.kept_blocks == 0
    }

    pub(super) fn kept_words(self) -> u32 {
        self.kept_words
    }

    /// Whether at least half of the words are kept.
    pub(super) fn is_mostly_kept(self) -> bool {
        self.kept_blocks > 0 && self.kept_words * 2 >= self.words
    }
}

/// The kept blocks of a page.
pub(super) struct Kept<'a> {
    dom: &'a Dom,
    blocks: &'a [TextBlock],
    /// Where each block begins: close together, since they are searched for most elements.
    firsts: Vec<NodeId>,
    /// One more than there are blocks.
    sums: Vec<Sums>,
    /// The block that the last question was about.
    cursor: usize,
    /// The last answer about a picture, and for which parent and next block.
    answer: Option<(NodeId, usize, bool)>,
}

impl<'a> Kept<'a> {
    pub(super) fn new(dom: &'a Dom, blocks: &'a [TextBlock], selection: &Selection) -> Self {
        let mut keep = vec![false; blocks.len()];
        for verdict in &selection.verdicts {
            if let Some(slot) = keep.get_mut(verdict.block) {
                *slot = verdict.keep;
            }
        }
        let mut sum = Sums::default();
        let mut sums = vec![sum];
        for (block, keep) in blocks.iter().zip(keep) {
            let words = block.shape.words().max(1);
            sum.words += words;
            sum.kept_words += if keep { words } else { 0 };
            sum.kept_blocks += u32::from(keep);
            sums.push(sum);
        }
        let firsts = blocks.iter().map(|block| block.first).collect();
        Kept { dom, blocks, firsts, sums, cursor: 0, answer: None }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sums_at(self.blocks.len()).kept_blocks == 0
    }

    fn sums_at(&self, block: usize) -> Sums {
        self.sums.get(block).copied().unwrap_or_default()
    }

    fn is_kept(&self, block: usize) -> bool {
        self.sums_at(block + 1).kept_blocks > self.sums_at(block).kept_blocks
    }

    /// The kept blocks, in page order.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &TextBlock> {
        self.blocks.iter().enumerate().filter(|(at, _)| self.is_kept(*at)).map(|(_, block)| block)
    }

    /// Whether the first kept block in an element is a heading.
    pub(super) fn begins_with_heading(&self, element: NodeId) -> bool {
        self.first_below(element).is_some_and(|block| self.dom.heading_around(block.container, HEADING_LEVELS).is_some())
    }

    /// Whether the first kept block in an element is a heading, or nothing but links, which are longer than a name: what leads to a
    /// page of its own.
    pub(super) fn begins_like_entry(&self, element: NodeId) -> bool {
        let is_link = |block: &TextBlock| block.shape.link_words >= block.shape.words().max(ENTRY_WORDS);
        self.begins_with_heading(element) || self.first_below(element).is_some_and(is_link)
    }

    fn first_below(&self, element: NodeId) -> Option<&TextBlock> {
        let (from, to) = (self.first_from(element), self.first_from(self.dom.end(element)));
        let before = self.sums_at(from).kept_blocks;
        let first = self.sums.partition_point(|sums| sums.kept_blocks <= before).checked_sub(1)?;
        self.blocks.get(first).filter(|_| first < to)
    }

    /// Whether a text node lies in a kept block. Asked in page order.
    pub(super) fn holds(&mut self, text: NodeId) -> bool {
        while self.blocks.get(self.cursor).is_some_and(|block| block.last < text) {
            self.cursor += 1;
        }
        self.blocks.get(self.cursor).is_some_and(|block| block.first <= text) && self.is_kept(self.cursor)
    }

    /// Whether what is written without blanks goes on over the edges of elements in the block that the last question was about.
    pub(super) fn goes_on(&self) -> bool {
        self.blocks.get(self.cursor).is_some_and(|block| block.goes_on(self.dom))
    }

    /// Whether a kept block has text between two nodes.
    pub(super) fn keeps_some_of(&self, from: NodeId, to: NodeId) -> bool {
        let first = self.blocks.partition_point(|block| block.last < from);
        let last = self.blocks.partition_point(|block| block.first < to);
        (first..last).any(|block| self.is_kept(block))
    }

    /// The first block that begins at or after a node.
    fn first_from(&self, id: NodeId) -> usize {
        self.firsts.partition_point(|first| *first < id)
    }

    /// How much text lies below an element.
    pub(super) fn share(&self, element: NodeId) -> Share {
        let (from, to) = (self.first_from(element), self.first_from(self.dom.end(element)));
        self.share_of(from, to)
    }

    fn share_of(&self, from: usize, to: usize) -> Share {
        let (from_sums, to_sums) = (self.sums_at(from), self.sums_at(to));
        Share {
            blocks: to - from,
            words: to_sums.words - from_sums.words,
            kept_words: to_sums.kept_words - from_sums.kept_words,
            kept_blocks: to_sums.kept_blocks - from_sums.kept_blocks,
        }
    }

    /// Whether a rule has kept text on both sides in the element around it, or no text at all on one: where all of a side was
    /// dropped, it parted what is kept from that.
    pub(super) fn parts_something(&self, rule: NodeId) -> bool {
        let parent = self.dom.parent(rule);
        let at = self.first_from(rule);
        let before = self.share_of(self.first_from(parent), at);
        let behind = self.share_of(at, self.first_from(self.dom.end(parent)));
        !before.is_dropped() && !behind.is_dropped()
    }

    /// Whether all text below an element is that of figures in it, or of captions without one.
    pub(super) fn is_caption_only(&self, element: NodeId) -> bool {
        let below = self.blocks.get(self.first_from(element)..self.first_from(self.dom.end(element))).unwrap_or_default();
        let is_caption = |block: &TextBlock| {
            if !self.dom.is_within(block.container, FIGURES) && !self.dom.is_in(block.container, Named::CaptionPart) {
                return false;
            }
            let mut around = self.dom.ancestors_and_self(block.container).take_while(|id| *id != element);
            around
                .any(|id| matches!(self.dom.tag(id), Tag::FIGURE | Tag::FIGCAPTION) || self.dom.is_named(id, Named::CaptionPart))
        };
        below.len() <= MOST_CAPTIONS && below.iter().all(is_caption)
    }

    /// Whether a picture that stands alone stands in content: between kept blocks or beside one, in an element that is mostly
    /// kept; right between two or right before several in any, since most of an article that has its comments in the same box may
    /// be dropped.
    pub(super) fn surrounds(&mut self, image: NodeId) -> bool {
        let parent = self.dom.parent(image);
        let next = self.first_from(image);
        if let Some((_, _, answer)) = self.answer.filter(|(known, at, _)| (*known, *at) == (parent, next)) {
            return answer;
        }
        let answer = self.judge_surroundings(image, next);
        self.answer = Some((parent, next, answer));
        answer
    }

    fn judge_surroundings(&self, image: NodeId, next: usize) -> bool {
        let (mut before, mut after) = (next, next);
        for element in self.dom.ancestors_and_self(self.dom.parent(image)).chain([NodeId::ROOT]) {
            let (from, to) = (self.first_from(element), self.first_from(self.dom.end(element)));
            if from == to {
                continue;
            }
            let share = self.share_of(from, to);
            let is_captioned = || self.dom.tag(element) == Tag::FIGURE || self.is_caption_only(element);
            if share.kept_blocks == 0 && ((before, after) == (from, to) || is_captioned()) {
                // A dropped credit line does not take the picture with it, nor do boxes around it that hold no more text.
                (before, after) = (from, to);
                continue;
            }
            let any_before = self.sums_at(before).kept_blocks > 0;
            let any_after = self.share_of(after, self.blocks.len()).kept_blocks > 0;
            let right_before = before > from && self.is_kept(before - 1);
            let right_after = after < to && self.is_kept(after);
            let beside = right_before || right_after;
            let leads_in = || right_after && after + LED_IN <= to && (after..after + LED_IN).all(|at| self.is_kept(at));
            let is_among_kept = || share.is_mostly_kept() && (any_before && any_after || beside);
            return right_before && right_after || leads_in() || is_among_kept();
        }
        false
    }
}
