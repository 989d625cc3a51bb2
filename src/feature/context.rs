//! Where a block stands: on the page, in its section, among its neighbours.

use super::Survey;
use super::list;
use super::repeat::Repeats;
use super::tree::{Sums, heading_of, levels_to_common, lg, share};
use crate::table::ranks::rank;

/// The distances of `list::NEAR_WORDS` and of `list::NEAR_SENTENCES`.
const AROUND: [isize; 6] = [-3, -2, -1, 1, 2, 3];
const NEAR: [isize; 4] = [-2, -1, 1, 2];
/// The half-widths of `list::AROUND_WORDS`.
const WINDOWS: [usize; 3] = [3, 7, 15];

/// Running sums over the blocks of a page, so that any stretch of it is one subtraction.
pub(super) struct Stretches {
    before: Vec<Sums>,
    /// The level of each block that is a heading, 0 for the others.
    headings: Vec<u8>,
    /// The last heading at or before each block, and the first after it.
    last_heading: Vec<Option<usize>>,
    next_heading: Vec<Option<usize>>,
    first_h1: Option<usize>,
}

impl Stretches {
    pub(super) fn sum(survey: &Survey<'_>) -> Stretches {
        let blocks = survey.blocks;
        let mut before = Vec::with_capacity(blocks.len() + 1);
        let mut sum = Sums::default();
        before.push(sum);
        for block in blocks {
            sum.add(Sums::of(block));
            before.push(sum);
        }
        let headings: Vec<u8> = blocks.iter().map(|block| heading_of(survey.dom, block).unwrap_or(0)).collect();
        let mut last = None;
        let last_heading = headings.iter().enumerate().map(|(at, level)| {
            let before = last;
            if *level > 0 {
                last = Some(at);
            }
            before
        });
        let last_heading = last_heading.collect();
        let mut next = None;
        let mut next_heading: Vec<Option<usize>> = headings
            .iter()
            .enumerate()
            .rev()
            .map(|(at, level)| {
                let after = next;
                if *level > 0 {
                    next = Some(at);
                }
                after
            })
            .collect();
        next_heading.reverse();
        let first_h1 = headings.iter().position(|level| *level == 1);
        Stretches { before, headings, last_heading, next_heading, first_h1 }
    }

    /// The first heading of the first level.
    pub(super) fn first_h1(&self) -> Option<usize> {
        self.first_h1
    }

    /// The sums over the blocks `from..to`.
    fn between(&self, from: usize, to: usize) -> Sums {
        let (Some(from), Some(to)) = (self.before.get(from), self.before.get(to)) else { return Sums::default() };
        Sums {
            words: to.words - from.words,
            chars: to.chars - from.chars,
            link_chars: to.link_chars - from.link_chars,
            blocks: to.blocks - from.blocks,
            sentence_ends: to.sentence_ends - from.sentence_ends,
            commas: to.commas - from.commas,
            links: to.links - from.links,
            long_words: to.long_words - from.long_words,
        }
    }
}

/// `ln(1 + |x|)` with the sign of `x`.
fn signed_lg(x: isize) -> f32 {
    lg(x.unsigned_abs() as u32) * x.signum() as f32
}

/// Writes where a block stands on the page and in its section.
pub(super) fn measure_place(survey: &Survey<'_>, stretches: &Stretches, at: usize, row: &mut [f32]) {
    let count = survey.blocks.len();
    let mut put = |at: usize, value: f32| {
        if let Some(slot) = row.get_mut(at) {
            *slot = value;
        }
    };
    let before = stretches.between(0, at);
    put(list::PLACE.at(0), share(at as u32, count as u32));
    put(list::INDEX.at(0), lg(at as u32));
    put(list::WORDS_BEFORE.at(0), share(before.words, survey.page.words));
    put(list::LONG_BEFORE.at(0), share(before.long_words, survey.page.long_words));
    let from = |place: Option<usize>| place.map_or(list::NONE, |place| signed_lg(at as isize - place as isize));
    put(list::FROM_TITLE.at(0), from(survey.title_block));
    put(list::FROM_H1.at(0), from(stretches.first_h1()));
    let last = stretches.last_heading.get(at).copied().flatten();
    let next = stretches.next_heading.get(at).copied().flatten();
    put(list::FROM_HEADING.at(0), last.map_or(list::NONE, |last| lg((at - last) as u32)));
    put(list::TO_HEADING.at(0), next.map_or(list::NONE, |next| lg((next - at) as u32)));
    let heading = last.and_then(|last| survey.blocks.get(last));
    put(list::SECTION_LEVEL.at(0), last.and_then(|last| stretches.headings.get(last)).map_or(0.0, |level| f32::from(*level)));
    put(list::SECTION_LINKS.at(0), heading.map_or(0.0, |block| share(block.shape.link_chars, block.shape.chars)));
    let section = stretches.between(last.map_or(0, |last| last + 1), next.unwrap_or(count));
    put(list::SECTION_LONG.at(0), lg(section.long_words));
    put(list::SECTION_WORDS.at(0), lg(section.words));
    put(list::SECTION_LINK_SHARE.at(0), section.link_share());
}

/// Writes what stands around a block.
pub(super) fn measure_neighbours(survey: &Survey<'_>, around: (&Stretches, &Repeats), at: usize, row: &mut [f32]) {
    let (stretches, repeats) = around;
    let mut put = |at: usize, value: f32| {
        if let Some(slot) = row.get_mut(at) {
            *slot = value;
        }
    };
    let neighbour = |distance: isize| at.checked_add_signed(distance).and_then(|at| survey.blocks.get(at));
    for (member, distance) in AROUND.into_iter().enumerate() {
        let block = neighbour(distance);
        put(list::NEAR_WORDS.at(member), block.map_or(-1.0, |block| lg(block.shape.words())));
        put(list::NEAR_LINKS.at(member), block.map_or(-1.0, |block| share(block.shape.link_chars, block.shape.chars)));
    }
    let Some(own) = survey.blocks.get(at) else { return };
    for (member, distance) in NEAR.into_iter().enumerate() {
        let block = neighbour(distance);
        let same_look = at.checked_add_signed(distance).is_some_and(|other| repeats.look(other) == repeats.look(at));
        put(list::NEAR_SENTENCES.at(member), block.map_or(-1.0, |block| lg(block.shape.sentence_ends)));
        put(list::NEAR_TAG.at(member), block.map_or(-1.0, |block| rank(survey.dom.tag(block.container))));
        put(list::NEAR_LOOK.at(member), f32::from(u8::from(same_look)));
        let levels = block.map_or(list::NONE, |block| levels_to_common(survey.dom, own.container, block.container) as f32);
        put(list::NEAR_LEVELS.at(member), levels);
    }
    for (member, half) in WINDOWS.into_iter().enumerate() {
        let window = stretches.between(at.saturating_sub(half), (at + half + 1).min(survey.blocks.len()));
        put(list::AROUND_WORDS.at(member), share(window.words, window.blocks));
        put(list::AROUND_LINKS.at(member), window.link_share());
        put(list::AROUND_SENTENCES.at(member), share(window.sentence_ends, window.words));
        put(list::AROUND_LONG.at(member), share(window.long_words, window.words));
    }
}
