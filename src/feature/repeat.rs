//! How often things that look or read alike stand on the page.

use std::collections::HashMap;

use super::Survey;
use super::list;
use super::look::Hasher;
use super::tree::{Sums, lg, share};
use crate::block::TextBlock;

/// Levels above the container that are part of a block's look, and of its short look.
const LOOK_LEVELS: usize = 4;
const SHORT_LOOK_LEVELS: usize = 2;

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
    short_looks: Vec<u32>,
    by_look: HashMap<u32, Tally, Hasher>,
    by_short_look: HashMap<u32, u32, Hasher>,
    by_text: HashMap<u64, u32, Hasher>,
    seen_before: Vec<u32>,
}

impl Repeats {
    pub(super) fn count(survey: &Survey<'_>) -> Repeats {
        let blocks = survey.blocks;
        let mut repeats = Repeats {
            looks: blocks.iter().map(|block| look_of(survey, block, LOOK_LEVELS)).collect(),
            short_looks: blocks.iter().map(|block| look_of(survey, block, SHORT_LOOK_LEVELS)).collect(),
            by_look: HashMap::default(),
            by_short_look: HashMap::default(),
            by_text: HashMap::default(),
            seen_before: Vec::with_capacity(blocks.len()),
        };
        for (block, look) in blocks.iter().zip(&repeats.looks) {
            let tally = repeats.by_look.entry(*look).or_default();
            tally.blocks += 1;
            tally.lg_words += lg(block.shape.words());
            tally.words += block.shape.words();
            tally.long_words += Sums::of(block).long_words;
            tally.sentence_ends += block.shape.sentence_ends;
            tally.chars += block.shape.chars;
            tally.link_chars += block.shape.link_chars;
            let texts = repeats.by_text.entry(block.shape.hash).or_default();
            repeats.seen_before.push(*texts);
            *texts += 1;
        }
        for look in &repeats.short_looks {
            *repeats.by_short_look.entry(*look).or_default() += 1;
        }
        repeats
    }

    /// The look of a block.
    pub(super) fn look(&self, block: usize) -> Option<u32> {
        self.looks.get(block).copied()
    }

    /// Blocks of the most frequent look.
    pub(super) fn most(&self) -> u32 {
        self.by_look.values().map(|tally| tally.blocks).max().unwrap_or(0)
    }

    /// Writes how often a block's look and text stand on the page.
    pub(super) fn measure(&self, survey: &Survey<'_>, at: usize, row: &mut [f32]) {
        let Some(block) = survey.blocks.get(at) else { return };
        let tally = self.looks.get(at).and_then(|look| self.by_look.get(look)).copied().unwrap_or_default();
        let short = self.short_looks.get(at).and_then(|look| self.by_short_look.get(look)).copied().unwrap_or_default();
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
        put(list::SAME_TEXT.at(0), lg(self.by_text.get(&block.shape.hash).copied().unwrap_or(0)));
        put(list::SEEN_BEFORE.at(0), (self.seen_before.get(at).copied().unwrap_or(0) as f32).min(5.0));
    }
}

fn look_of(survey: &Survey<'_>, block: &TextBlock, levels: usize) -> u32 {
    let ancestors = survey.dom.ancestors_and_self(block.container).take(levels);
    ancestors.fold(0, |look, id| look.rotate_left(7) ^ survey.look(id).print)
}
