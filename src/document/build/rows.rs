//! Turns the rows of a table into what is left of it: a table with its head, or the text of its only cell.

use super::close::{push_paragraph, strip_strong};
use super::frame::{Frame, Kind};
use crate::document::flat::words;
use crate::document::{Block, Cell, Inline, Row, Table};
use crate::table::shape::{HEAD_WORDS, HEADED_COLUMNS};

pub(super) fn close_row(cells: Vec<Cell>, in_head: bool, strays: Vec<Block>, around: &mut Frame) {
    around.push_all(strays);
    let Kind::Table(table) = &mut around.kind else { return };
    let is_heading = in_head || cells.iter().all(|cell| cell.heading || cell.content.is_empty());
    if is_heading && table.header_rows == table.rows.len() {
        table.header_rows += 1;
    }
    table.rows.push(Row { cells });
}

pub(super) fn close_table(mut table: Table, strays: Vec<Block>, around: &mut Frame) {
    around.push_all(strays);
    drop_empty_rows(&mut table);
    drop_empty_columns(&mut table);
    head_first_row(&mut table);
    let is_bare = table.caption.is_empty() && !table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.heading);
    let is_line = table.rows.len() < 2 || table.rows.iter().all(|row| row.cells.len() < 2);
    if is_bare && is_line && table.header_rows == 0 {
        // What is left of it has no rows and columns any more.
        table.rows.into_iter().flat_map(|row| row.cells).for_each(|cell| around.push_all(cell.content));
        return;
    }
    let mut cells = table.rows.iter_mut().flat_map(|row| &mut row.cells).filter(|cell| !cell.content.is_empty());
    match (cells.next(), cells.next()) {
        (Some(only), None) => {
            let content = std::mem::take(&mut only.content);
            push_paragraph(table.caption, around);
            around.push_all(content);
        }
        (None, _) => push_paragraph(table.caption, around),
        _ => around.push(Block::Table(table)),
    }
}

/// Makes the first row the head of a table that has none, where it alone is bold throughout or made of headings, or stands over numbers.
fn head_first_row(table: &mut Table) {
    let has_heads = table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.heading);
    let Some((first, rest)) = table.rows.split_first_mut() else { return };
    if table.header_rows > 0 || has_heads || first.cells.len() < 2 || rest.is_empty() {
        return;
    }
    let is_set_apart = |is_so: fn(&Row) -> bool| is_so(first) && !rest.iter().any(is_so);
    if !is_set_apart(is_bold) && !is_set_apart(is_of_headings) && !names_numbers(first, rest) {
        return;
    }
    table.header_rows = 1;
    for cell in &mut first.cells {
        cell.heading = true;
        if let Some(block) = cell.content.first_mut()
            && let Block::Heading { content, .. } = block
        {
            *block = Block::Paragraph { content: std::mem::take(content) };
        }
        if let Some(Block::Paragraph { content }) = cell.content.first_mut() {
            strip_strong(content);
        }
    }
}

/// Whether every cell of a row is one bold line.
fn is_bold(row: &Row) -> bool {
    row.cells.iter().all(|cell| line_of(cell).is_some_and(|line| matches!(line, [Inline::Strong { .. }])))
}

/// Whether every cell of a row, and there are several, is a heading.
fn is_of_headings(row: &Row) -> bool {
    row.cells.len() > 1 && row.cells.iter().all(|cell| matches!(cell.content.as_slice(), [Block::Heading { .. }]))
}

/// Whether a row says in a few words each what stands under it, which is numbers in one column at least.
fn names_numbers(first: &Row, rest: &[Row]) -> bool {
    let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let columns = first.cells.len();
    let is_name = |cell: &Cell| {
        let name = line_of(cell).map(words).unwrap_or_default();
        !name.is_empty() && !has_digit(&name) && name.split(' ').count() <= HEAD_WORDS
    };
    let is_even = rest.iter().all(|row| row.cells.len() == columns);
    let is_number = |cell: &Cell| line_of(cell).is_some_and(|line| has_digit(&words(line)));
    let are_numbers = |column: usize| rest.iter().all(|row| row.cells.get(column).is_some_and(is_number));
    columns >= HEADED_COLUMNS && rest.len() > 1 && is_even && first.cells.iter().all(is_name) && (0..columns).any(are_numbers)
}

/// The line that is all that a cell holds.
fn line_of(cell: &Cell) -> Option<&[Inline]> {
    let [Block::Paragraph { content }] = cell.content.as_slice() else { return None };
    Some(content)
}

/// Takes away the rows in which nothing is left, and what cells above span of them.
fn drop_empty_rows(table: &mut Table) {
    // How many rows are dropped before each place; one more than there are rows.
    let mut dropped = vec![0_usize];
    for row in &table.rows {
        let is_empty = row.cells.iter().all(|cell| cell.content.is_empty());
        dropped.push(dropped.last().unwrap_or(&0) + usize::from(is_empty));
    }
    let before = |place: usize| dropped.get(place).or(dropped.last()).copied().unwrap_or_default();
    table.header_rows -= before(table.header_rows);
    for (at, row) in table.rows.iter_mut().enumerate() {
        for cell in row.cells.iter_mut().filter(|cell| cell.rows > 1) {
            let lost = before(at + usize::from(cell.rows)) - before(at + 1);
            cell.rows = cell.rows.saturating_sub(u16::try_from(lost).unwrap_or(u16::MAX)).max(1);
        }
    }
    table.rows.retain(|row| row.cells.iter().any(|cell| !cell.content.is_empty()));
}

/// Takes away the columns in which nothing is left, in tables without spans.
fn drop_empty_columns(table: &mut Table) {
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    if cells().any(|cell| cell.columns > 1 || cell.rows > 1) {
        return;
    }
    let mut filled: Vec<bool> = Vec::new();
    for row in &table.rows {
        filled.resize(filled.len().max(row.cells.len()), false);
        filled.iter_mut().zip(&row.cells).for_each(|(filled, cell)| *filled |= !cell.content.is_empty());
    }
    if filled.contains(&false) {
        for row in &mut table.rows {
            let mut columns = filled.iter();
            row.cells.retain(|_| columns.next() == Some(&true));
        }
    }
}
