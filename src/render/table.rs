//! Turns the cells of a [`Table`] into rows of columns, for the formats that have no spans.

use crate::document::{Alignment, Cell, Row, Table};
use crate::table::shape::SPAN_COLUMNS;

/// A table as a grid. Rows may be shorter than the table is wide.
pub(super) struct Grid<'a> {
    pub(super) rows: Vec<Vec<Option<&'a Cell>>>,
    pub(super) width: usize,
}

impl<'a> Grid<'a> {
    pub(super) fn new(table: &'a Table) -> Self {
        // No span reaches over more columns than some row has cells: it would only be empty there.
        let most = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).min(SPAN_COLUMNS);
        let mut covered = vec![0; SPAN_COLUMNS];
        let rows: Vec<_> = table.rows.iter().map(|row| place(row, most, &mut covered)).collect();
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        Grid { rows, width }
    }

    /// How a column is set: as the first cell that stands in this column only and says so, in the first two rows; `None`
    /// otherwise.
    pub(super) fn alignment(&self, column: usize) -> Option<Alignment> {
        let cells = self.rows.iter().take(2).filter_map(|row| row.get(column).copied().flatten());
        cells.filter(|cell| cell.columns == 1).find_map(|cell| cell.alignment)
    }
}

/// Puts the cells of a row into columns; `covered` says for how many more rows a column is taken from above.
fn place<'a>(row: &'a Row, most: usize, covered: &mut [u16]) -> Vec<Option<&'a Cell>> {
    let mut out: Vec<Option<&Cell>> = Vec::with_capacity(row.cells.len());
    for cell in &row.cells {
        while covered.get(out.len()).is_some_and(|rows| *rows > 0) {
            out.push(None);
        }
        let from = out.len();
        out.push(Some(cell));
        let span = usize::from(cell.columns).min(most);
        out.extend((1..span).take_while(|more| from + more < SPAN_COLUMNS).map(|_| None));
        for column in covered.iter_mut().take(out.len()).skip(from) {
            *column = cell.rows.max(1);
        }
    }
    for column in covered {
        *column = column.saturating_sub(1);
    }
    while out.last() == Some(&None) {
        out.pop();
    }
    out
}
