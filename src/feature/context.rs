//! Where a block stands: on the page, in its section, among its neighbours.

use super::list;
use super::repeat::Repeats;
use super::tree::{Sums, heading_of, levels_to_common, lg, share};
use super::{Row, Survey};
use crate::block::blocks_in;
use crate::table::features::{AROUND, NEAR, NONE, WINDOWS};
use crate::table::ranks::rank;

const _: () = assert!(
    AROUND.len() == list::NEAR_WORDS.count()
        && NEAR.len() == list::NEAR_SENTENCES.count()
        && WINDOWS.len() == list::AROUND_WORDS.count()
);

/// Running sums over the blocks of a page, so that any stretch of it is one subtraction.
pub(super) struct Stretches {
    before: Vec<Sums>,
    /// The level of each block that is a heading, 0 for the others.
    headings: Vec<u8>,
    /// The last heading at or before each block, and the first after it.
    last_heading: Vec<Option<usize>>,
    next_heading: Vec<Option<usize>>,
    /// The last long block before each block, and the first behind it.
    last_long: Vec<Option<usize>>,
    next_long: Vec<Option<usize>>,
    first_long: Option<usize>,
    last_long_of_page: Option<usize>,
    /// The ranges of blocks of `list::FROM_LONG` and `list::FROM_LARGEST`.
    ranges: [Option<(usize, usize)>; 4],
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
        let first_h1 = headings.iter().position(|level| *level == 1);
        let is_heading = |at: usize| headings.get(at).is_some_and(|level| *level > 0);
        let long: Vec<bool> = blocks.iter().map(|block| Sums::of(block).is_long()).collect();
        let is_long = |at: usize| long.get(at).is_some_and(|is_long| *is_long);
        let (last_heading, next_heading) = marks_around(blocks.len(), is_heading);
        let (last_long, next_long) = marks_around(blocks.len(), is_long);
        let first_long = long.iter().position(|is_long| *is_long);
        let last_long_of_page = long.iter().rposition(|is_long| *is_long);
        let ([half, most], [main, article]) = (survey.census.smallest(), survey.census.largest());
        let elements = [half, most, main, article];
        let ranges =
            elements.map(|element| element.map(|id| blocks_in(survey.dom, blocks, id)).map(|range| (range.start, range.end)));
        Stretches {
            before,
            headings,
            last_heading,
            next_heading,
            last_long,
            next_long,
            first_long,
            last_long_of_page,
            ranges,
            first_h1,
        }
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
            ..Sums::default()
        }
    }
}

/// For each of so many places the last mark before it, and the first behind it.
fn marks_around(count: usize, is_mark: impl Fn(usize) -> bool) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
    let mut last = None;
    let before = (0..count).map(|at| if is_mark(at) { last.replace(at) } else { last }).collect();
    let mut next = None;
    let mut behind: Vec<Option<usize>> = (0..count).rev().map(|at| if is_mark(at) { next.replace(at) } else { next }).collect();
    behind.reverse();
    (before, behind)
}

/// `ln(1 + n)` of the blocks from one to another, negative where the other stands before it.
fn signed_lg(from: usize, to: usize) -> f32 {
    let distance = lg(from.abs_diff(to) as u32);
    if to < from { -distance } else { distance }
}

/// Writes where a block stands on the page and in its section.
pub(super) fn measure_place(survey: &Survey<'_>, stretches: &Stretches, at: usize, row: &mut Row) {
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
    let from = |place: Option<usize>| place.map_or(NONE, |place| signed_lg(place, at));
    put(list::FROM_TITLE.at(0), from(survey.title_block));
    put(list::FROM_H1.at(0), from(stretches.first_h1()));
    for (member, range) in stretches.ranges.iter().enumerate() {
        let family = if member < list::FROM_LONG.count() { list::FROM_LONG } else { list::FROM_LARGEST };
        let distance =
            range.map_or(NONE, |(from, to)| if at < from { signed_lg(from, at) } else { signed_lg(to, (at + 1).max(to)) });
        put(family.at(member % list::FROM_LONG.count()), distance);
    }
    let last_long = stretches.last_long.get(at).copied().flatten();
    let next_long = stretches.next_long.get(at).copied().flatten();
    put(list::FROM_LONG_BLOCK.at(0), from(stretches.first_long));
    put(list::FROM_LONG_BLOCK.at(1), from(stretches.last_long_of_page));
    put(list::LONG_GAP.at(0), last_long.map_or(NONE, |last| lg((at - last) as u32)));
    put(list::LONG_GAP.at(1), next_long.map_or(NONE, |next| lg((next - at) as u32)));
    let last = stretches.last_heading.get(at).copied().flatten();
    let next = stretches.next_heading.get(at).copied().flatten();
    put(list::FROM_HEADING.at(0), last.map_or(NONE, |last| lg((at - last) as u32)));
    put(list::TO_HEADING.at(0), next.map_or(NONE, |next| lg((next - at) as u32)));
    let heading = last.and_then(|last| survey.blocks.get(last));
    put(list::SECTION_LEVEL.at(0), last.and_then(|last| stretches.headings.get(last)).map_or(0.0, |level| f32::from(*level)));
    put(list::SECTION_LINKS.at(0), heading.map_or(0.0, |block| share(block.shape.link_chars, block.shape.chars)));
    let section = stretches.between(last.map_or(0, |last| last + 1), next.unwrap_or(count));
    put(list::SECTION_LONG.at(0), lg(section.long_words));
    put(list::SECTION_WORDS.at(0), lg(section.words));
    put(list::SECTION_LINK_SHARE.at(0), section.link_share());
}

/// Writes what stands around a block.
pub(super) fn measure_neighbours(survey: &Survey<'_>, around: (&Stretches, &Repeats), at: usize, row: &mut Row) {
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
        let levels = block.map_or(NONE, |block| levels_to_common(survey.dom, own.container, block.container) as f32);
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
