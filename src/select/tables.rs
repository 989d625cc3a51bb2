//! Completes tables: of data of which most cells are kept, between two texts, and what the cells that are kept say once more.

use std::collections::HashSet;

use super::{Reason, Verdict};
use crate::block::TextBlock;
use crate::dom::{Dom, NodeId};
use crate::table::scoring;
use crate::table::tags::{Tag, Tags};

/// Where a block stands in a table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    table: NodeId,
    cell: NodeId,
    block: usize,
}

/// Keeps what is missed in tables: one with holes says something else than its author did.
pub(super) fn complete_tables(dom: &Dom, blocks: &[TextBlock], verdicts: &mut [Verdict]) {
    if !verdicts.iter().any(is_doubtful) {
        return;
    }
    let places = blocks.iter().enumerate().filter_map(|(at, block)| find_place(dom, block, at));
    let mut places: Vec<Place> = places.collect();
    places.sort_unstable();
    for table in places.chunk_by(|place, next| place.table == next.table) {
        keep_between_texts(dom, (blocks, table), verdicts);
        keep_same_cells((blocks, table), verdicts);
        fill_holes(dom, table, verdicts);
    }
}

/// Fills the empty cells of a table of data of which most are kept. A table without a cell that heads others lays out a page, and
/// what stands in one of its cells says nothing of the next.
fn fill_holes(dom: &Dom, table: &[Place], verdicts: &mut [Verdict]) {
    let cells = table.chunk_by(|place, next| place.cell == next.cell);
    let is_filled = |cell: &&[Place]| cell.iter().any(|place| is_kept(verdicts, place.block));
    let is_head = |cell: &&[Place]| cell.first().is_some_and(|place| heads_others(dom, place.cell));
    let (heads, others): (Vec<&[Place]>, Vec<&[Place]>) = cells.partition(is_head);
    let filled = |cells: &[&[Place]]| cells.iter().filter(|cell| is_filled(cell)).count();
    let are_most = |filled: usize, all: usize| filled > 0 && filled as f32 >= scoring::CELLS_KEPT * all as f32;
    let (of_heads, of_others) = (filled(&heads), filled(&others));
    // Heads that sort the rows look like menus: then what they stand over counts.
    let is_mostly_kept = are_most(of_others, others.len()) || are_most(of_heads + of_others, heads.len() + others.len());
    if heads.is_empty() || !is_mostly_kept {
        return;
    }
    let rest: Vec<&[Place]> = heads.into_iter().chain(others).filter(|cell| !is_filled(cell)).collect();
    for place in rest.into_iter().flatten() {
        keep_doubtful(verdicts, place.block, scoring::LEAST_CELL);
    }
}

/// Keeps a table without links that stands between two texts which are kept, and are in no table themselves.
fn keep_between_texts(dom: &Dom, (blocks, table): (&[TextBlock], &[Place]), verdicts: &mut [Verdict]) {
    let (first, last) =
        table.iter().fold((usize::MAX, 0), |(first, last), place| (first.min(place.block), last.max(place.block)));
    let is_sure = |at: usize| verdicts.get(at).is_some_and(|verdict| verdict.keep && verdict.score >= scoring::SURE_TEXT);
    let is_text = |at: usize| is_sure(at) && blocks.get(at).is_some_and(|block| find_place(dom, block, at).is_none());
    let is_linked = |place: &Place| blocks.get(place.block).is_some_and(|block| block.links > 0);
    let (before, behind) = (first.saturating_sub(scoring::TEXT_DISTANCE)..first, last + 1..=last + scoring::TEXT_DISTANCE);
    if table.len() < scoring::CELLS_BETWEEN
        || table.iter().any(is_linked)
        || !before.into_iter().any(is_text)
        || !behind.into_iter().any(is_text)
    {
        return;
    }
    for place in table {
        keep_doubtful(verdicts, place.block, scoring::LEAST_CELL_BETWEEN);
    }
}

/// Keeps the cells that say what a kept one of their table says: the first `int` of a column and not the second makes no table.
fn keep_same_cells((blocks, table): (&[TextBlock], &[Place]), verdicts: &mut [Verdict]) {
    let text_of = |place: &Place| blocks.get(place.block).map(|block| block.shape.hash);
    let is_kept = |place: &&Place| verdicts.get(place.block).is_some_and(|verdict| verdict.keep);
    let said: HashSet<u64> = table.iter().filter(is_kept).filter_map(text_of).collect();
    for place in table.iter().filter(|place| text_of(place).is_some_and(|text| said.contains(&text))) {
        keep_doubtful(verdicts, place.block, scoring::LEAST_CELL_BETWEEN);
    }
}

/// Keeps a block that was dropped for its score alone, if it is so high.
fn keep_doubtful(verdicts: &mut [Verdict], block: usize, least: f32) {
    if let Some(verdict) = verdicts.get_mut(block).filter(|verdict| is_doubtful(verdict) && verdict.score >= least) {
        verdict.keep_as(Reason::Between);
    }
}

fn is_doubtful(verdict: &Verdict) -> bool {
    verdict.reason == Reason::LowScore && verdict.score >= scoring::LEAST_CELL
}

fn is_kept(verdicts: &[Verdict], block: usize) -> bool {
    verdicts.get(block).is_some_and(|verdict| verdict.keep || verdict.reason == Reason::Repeat)
}

/// The cell and the table around a block; none where it stands beside the cells, as a caption does.
fn find_place(dom: &Dom, block: &TextBlock, at: usize) -> Option<Place> {
    if !dom.is_within(block.container, Tags::CELLS) {
        return None;
    }
    let mut around = dom.ancestors_and_self(block.container).take(scoring::CELL_LEVELS);
    let cell =
        around.find(|id| matches!(dom.tag(*id), Tag::TD | Tag::TH | Tag::TABLE)).filter(|id| dom.tag(*id) != Tag::TABLE)?;
    let table = around.find(|id| dom.tag(*id) == Tag::TABLE)?;
    Some(Place { table, cell, block: at })
}

fn heads_others(dom: &Dom, cell: NodeId) -> bool {
    dom.tag(cell) == Tag::TH || dom.tag(dom.parent(dom.parent(cell))) == Tag::THEAD
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    /// The texts that are missed, of a page of which those with `doubtful` scores are dropped and all others are kept.
    fn missed(page: &str, mut doubtful: impl FnMut(&str) -> Option<f32>) -> Vec<String> {
        let dom = parse(page, &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |(block, text): (usize, &TextBlock)| match doubtful(&text.text(&dom)) {
            Some(score) => Verdict { block, keep: false, score, reason: Reason::LowScore },
            None => Verdict { block, keep: true, score: 0.9, reason: Reason::Score },
        };
        let mut verdicts: Vec<Verdict> = blocks.iter().enumerate().map(judge).collect();
        complete_tables(&dom, &blocks, &mut verdicts);
        let dropped = verdicts.iter().filter(|verdict| !verdict.keep).filter_map(|verdict| blocks.get(verdict.block));
        dropped.map(|block| block.text(&dom).into_owned()).collect()
    }

    const TABLE: &str = "<table><tr><td>May<td>7 boats<tr><td>June<td>9 boats</table>";

    #[test]
    fn a_table_between_two_texts_stays_and_one_at_the_end_or_of_links_may_go() {
        let is_cell = |text: &str| (!text.contains("pier")).then_some(0.15);
        let between = format!("<p>From the pier</p>{TABLE}<p>To the pier</p>");
        assert!(missed(&between, is_cell).is_empty());
        assert_eq!(missed(&between, |text| is_cell(text).map(|_| 0.05)).len(), 4);
        assert_eq!(missed(&format!("<p>From the pier</p>{TABLE}"), is_cell).len(), 4);
        assert_eq!(missed(&between.replace("7 boats", "<a href=/b>7 boats</a>"), is_cell).len(), 4);
    }

    #[test]
    fn what_a_kept_cell_says_stays_in_the_others_of_its_table() {
        let table = "<table><tr><td>int<td>open<tr><td>int<td>close</table>";
        let mut seen = 0;
        let first = missed(table, |text| {
            seen += usize::from(text == "int");
            (text == "int" && seen == 2).then_some(0.15)
        });
        assert!(first.is_empty(), "{first:?}");
        assert_eq!(missed(table, |text| (text == "int").then_some(0.15)), ["int", "int"]);
    }
}
