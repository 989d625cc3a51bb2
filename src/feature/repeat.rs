//! How often things that look or read alike stand on the page.

use super::list;
use super::tree::{Sums, lg, share};
use super::{Row, Survey};
use crate::block::TextBlock;
use crate::table::features::{LOOK_LEVELS, RARE, SHORT_LOOK_LEVELS};

#[derive(Clone, Copy, Default)]
struct Tally {
    blocks: u32,
    lg_words: f32,
    words: u32,
    long_words: u32,
    sentence_ends: u32,
    chars: u32,
    link_chars: u32,
}

/// Counts of looks and texts over the whole page.
pub(super) struct Repeats {
    /// The look of each block: container and three ancestors.
    looks: Vec<u32>,
    /// For each block what is known of its look, its short look and its text.
    by_look: Kinds<Tally>,
    by_short_look: Kinds<u32>,
    by_text: Kinds<u32>,
    seen_before: Vec<u32>,
}

/// What is known of each kind of block.
struct Kinds<T> {
    /// The kind of each block.
    of_block: Vec<u32>,
    known: Vec<T>,
}

impl<T: Default + Clone> Kinds<T> {
    /// Blocks with the same key are of a kind. By sorting: no page can make that slow.
    fn of<K: Ord + Copy>(keys: impl Iterator<Item = K>) -> Kinds<T> {
        let mut order: Vec<(K, u32)> = keys.zip(0..).collect();
        order.sort_unstable();
        let mut of_block = vec![0; order.len()];
        let mut count = 0;
        for kind in order.chunk_by(|(key, _), (other, _)| key == other) {
            for (_, block) in kind {
                if let Some(slot) = of_block.get_mut(*block as usize) {
                    *slot = count;
                }
            }
            count += 1;
        }
        Kinds { of_block, known: vec![T::default(); count as usize] }
    }

    fn of_block(&mut self, block: usize) -> Option<&mut T> {
        self.of_block.get(block).and_then(|kind| self.known.get_mut(*kind as usize))
    }

    fn get(&self, block: usize) -> Option<&T> {
        self.of_block.get(block).and_then(|kind| self.known.get(*kind as usize))
    }
}

impl Repeats {
    pub(super) fn count(survey: &Survey<'_>) -> Repeats {
        let blocks = survey.blocks;
        let looks: Vec<u32> = blocks.iter().map(|block| look_of(survey, block, LOOK_LEVELS)).collect();
        let mut repeats = Repeats {
            by_look: Kinds::of(looks.iter().copied()),
            looks,
            by_short_look: Kinds::of(blocks.iter().map(|block| look_of(survey, block, SHORT_LOOK_LEVELS))),
            by_text: Kinds::of(blocks.iter().map(|block| block.shape.hash)),
            seen_before: Vec::with_capacity(blocks.len()),
        };
        for (at, block) in blocks.iter().enumerate() {
            if let Some(tally) = repeats.by_look.of_block(at) {
                tally.blocks += 1;
                tally.lg_words += lg(block.shape.words());
                tally.words += block.shape.words();
                tally.long_words += Sums::of(block).long_words;
                tally.sentence_ends += block.shape.sentence_ends;
                tally.chars += block.shape.chars;
                tally.link_chars += block.shape.link_chars;
            }
            if let Some(texts) = repeats.by_text.of_block(at) {
                repeats.seen_before.push(*texts);
                *texts += 1;
            }
            if let Some(count) = repeats.by_short_look.of_block(at) {
                *count += 1;
            }
        }
        repeats
    }

    /// For each block the number of its look.
    pub(super) fn into_looks(self) -> Vec<u32> {
        self.by_look.of_block
    }

    /// The look of a block.
    pub(super) fn look(&self, block: usize) -> Option<u32> {
        self.looks.get(block).copied()
    }

    /// Blocks of the most frequent look.
    pub(super) fn most(&self) -> u32 {
        self.by_look.known.iter().map(|tally| tally.blocks).max().unwrap_or(0)
    }

    /// Writes how often a block's look and text stand on the page.
    pub(super) fn measure(&self, survey: &Survey<'_>, at: usize, row: &mut Row) {
        let tally = self.by_look.get(at).copied().unwrap_or_default();
        let short = self.by_short_look.get(at).copied().unwrap_or_default();
        let mut put = |at: usize, value: f32| {
            if let Some(slot) = row.get_mut(at) {
                *slot = value;
            }
        };
        put(list::SAME_LOOK.at(0), lg(tally.blocks));
        put(list::SAME_LOOK_WORDS.at(0), tally.lg_words / tally.blocks.max(1) as f32);
        put(list::SAME_LOOK_LINKS.at(0), share(tally.link_chars, tally.chars));
        put(list::SAME_LOOK_SENTENCES.at(0), share(tally.sentence_ends, tally.words));
        put(list::SAME_LOOK_LONG.at(0), share(tally.long_words, survey.page.long_words));
        put(list::SAME_SHORT_LOOK.at(0), lg(short));
        put(list::SAME_TEXT.at(0), lg(self.by_text.get(at).copied().unwrap_or(0)));
        put(list::SEEN_BEFORE.at(0), (self.seen_before.get(at).copied().unwrap_or(0) as f32).min(RARE));
    }
}

fn look_of(survey: &Survey<'_>, block: &TextBlock, levels: usize) -> u32 {
    let ancestors = survey.dom.ancestors_and_self(block.container).take(levels);
    ancestors.fold(0, |look, id| look.rotate_left(7) ^ survey.look(id).print)
}
