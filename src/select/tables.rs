//! Completes tables: where most cells of a table of data are kept, all are.

use super::{Reason, Verdict};
use crate::block::TextBlock;
use crate::dom::{Dom, NodeId};
use crate::table::scoring;
use crate::table::tags::Tag;

/// Where a block stands in a table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    table: NodeId,
    cell: NodeId,
    block: usize,
}

/// Fills the empty cells of a table of data of which most are kept: a table with holes says something else than its author did.
/// A table without a cell that heads others lays out a page, and what stands in one of its cells says nothing of the next.
pub(super) fn complete_tables(dom: &Dom, blocks: &[TextBlock], verdicts: &mut [Verdict]) {
    let is_doubtful = |verdict: &Verdict| verdict.reason == Reason::LowScore && verdict.score >= scoring::LEAST_CELL;
    if !verdicts.iter().any(is_doubtful) {
        return;
    }
    let places = blocks.iter().enumerate().filter_map(|(at, block)| find_place(dom, block, at));
    let mut places: Vec<Place> = places.collect();
    places.sort_unstable();
    for table in places.chunk_by(|place, next| place.table == next.table) {
        keep_between_texts(dom, (blocks, table), verdicts);
        let cells = || table.chunk_by(|place, next| place.cell == next.cell);
        let is_filled = |cell: &&[Place]| cell.iter().any(|place| is_kept(verdicts, place.block));
        let is_head = |cell: &&[Place]| cell.first().is_some_and(|place| heads_others(dom, place.cell));
        let (heads, others): (Vec<&[Place]>, Vec<&[Place]>) = cells().partition(is_head);
        let filled = |cells: &[&[Place]]| cells.iter().filter(|cell| is_filled(cell)).count();
        let are_most = |filled: usize, all: usize| filled > 0 && filled as f32 >= scoring::CELLS_KEPT * all as f32;
        let (of_heads, of_others) = (filled(&heads), filled(&others));
        // Heads that sort the rows look like menus: then what they stand over counts.
        let is_mostly_kept = are_most(of_others, others.len()) || are_most(of_heads + of_others, heads.len() + others.len());
        if heads.is_empty() || !is_mostly_kept {
            continue;
        }
        let rest: Vec<&[Place]> = heads.into_iter().chain(others).filter(|cell| !is_filled(cell)).collect();
        for place in rest.into_iter().flatten() {
            if let Some(verdict) = verdicts.get_mut(place.block).filter(|verdict| is_doubtful(verdict)) {
                verdict.keep = true;
                verdict.reason = Reason::Between;
            }
        }
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
        let verdict = verdicts.get_mut(place.block);
        let is_doubtful =
            |verdict: &&mut Verdict| verdict.reason == Reason::LowScore && verdict.score >= scoring::LEAST_CELL_BETWEEN;
        if let Some(verdict) = verdict.filter(is_doubtful) {
            verdict.keep = true;
            verdict.reason = Reason::Between;
        }
    }
}

fn is_kept(verdicts: &[Verdict], block: usize) -> bool {
    verdicts.get(block).is_some_and(|verdict| verdict.keep || verdict.reason == Reason::Repeat)
}

/// The cell and the table around a block; none where it stands beside the cells, as a caption does.
fn find_place(dom: &Dom, block: &TextBlock, at: usize) -> Option<Place> {
    let mut around = dom.ancestors_and_self(block.container).take(scoring::CELL_LEVELS);
    let cell =
        around.find(|id| matches!(dom.tag(*id), Tag::TD | Tag::TH | Tag::TABLE)).filter(|id| dom.tag(*id) != Tag::TABLE)?;
    let table = around.find(|id| dom.tag(*id) == Tag::TABLE)?;
    Some(Place { table, cell, block: at })
}

fn heads_others(dom: &Dom, cell: NodeId) -> bool {
    dom.tag(cell) == Tag::TH || dom.tag(dom.parent(dom.parent(cell))) == Tag::THEAD
}
