//! Turns a [`Document`] into plain text: blocks with a blank line between them, marks of lists and quotes, no addresses, no
//! pictures.

use std::fmt;

use super::lines::{Lines, Outside};
use super::table::Grid;
use crate::document::flat::{flatten, push_words, words};
use crate::document::{Block, Cell, Document, Footnote, Inline, List, Table};

pub(super) fn write(document: &Document, out: &mut impl fmt::Write) -> fmt::Result {
    write_blocks(&document.body, &mut Lines::new(out))
}

fn write_blocks<W: fmt::Write>(blocks: &[Block], out: &mut Lines<'_, W>) -> fmt::Result {
    for block in blocks {
        write_block(block, out)?;
    }
    Ok(())
}

fn write_block<W: fmt::Write>(block: &Block, out: &mut Lines<'_, W>) -> fmt::Result {
    match block {
        Block::Heading { content, .. } | Block::Paragraph { content } => write_line(content, out),
        Block::List(list) => write_list(list, out),
        Block::Quote { content, attribution } => {
            let place = out.place();
            out.enter("> ", "> ")?;
            write_blocks(content, out)?;
            write_line(attribution, out)?;
            close(out, &place)
        }
        Block::Callout { title, content, .. } => {
            let place = out.place();
            out.enter("> ", "> ")?;
            write_line(title, out)?;
            write_blocks(content, out)?;
            close(out, &place)
        }
        Block::Math { latex } => write_line(&[Inline::Text { text: format!("$${latex}$$") }], out),
        Block::Footnotes { notes } => write_notes(notes, out),
        Block::Media(_) => Ok(()),
        Block::Code { text, .. } => {
            text.split('\n').try_for_each(|line| out.line(line))?;
            out.part();
            Ok(())
        }
        Block::Table(table) => write_table(table, out),
        Block::Figure(figure) => write_line(&figure.caption, out),
        Block::Definitions { items } => {
            for item in items {
                for term in &item.terms {
                    write_line(term, out)?;
                    out.join();
                }
                for detail in &item.details {
                    let place = out.place();
                    out.enter("  ", "  ")?;
                    write_blocks(detail, out)?;
                    close(out, &place)?;
                }
            }
            Ok(())
        }
        Block::Rule => {
            out.line("* * *")?;
            out.part();
            Ok(())
        }
    }
}

fn write_notes<W: fmt::Write>(notes: &[Footnote], out: &mut Lines<'_, W>) -> fmt::Result {
    notes.iter().try_for_each(|note| {
        let place = out.place();
        out.enter(&format!("[{}] ", note.number), "    ")?;
        write_blocks(&note.content, out)?;
        close(out, &place)
    })
}

/// Ends a quote or an item; one without text, of a picture alone, leaves its mark alone on the line.
fn close<W: fmt::Write>(out: &mut Lines<'_, W>, place: &Outside) -> fmt::Result {
    out.leave(place)?;
    out.part();
    Ok(())
}

fn write_line<W: fmt::Write>(content: &[Inline], out: &mut Lines<'_, W>) -> fmt::Result {
    let mut text = String::new();
    push_words(&mut text, content, '\n');
    let text = text.trim();
    if !text.is_empty() {
        text.split('\n').try_for_each(|line| out.line(line))?;
        out.part();
    }
    Ok(())
}

fn write_list<W: fmt::Write>(list: &List, out: &mut Lines<'_, W>) -> fmt::Result {
    let tight = list.is_tight();
    for (position, item) in list.items.iter().enumerate() {
        let mark = list.label(position).map_or_else(|| "- ".to_owned(), |label| label + " ");
        let ticked = item.checked.map_or("", |checked| if checked { "[x] " } else { "[ ] " });
        let place = out.place();
        out.enter(&format!("{mark}{ticked}"), &" ".repeat(mark.len()))?;
        for block in &item.content {
            write_block(block, out)?;
            if tight {
                out.join();
            }
        }
        out.leave(&place)?;
        if !tight {
            out.part();
        }
    }
    out.part();
    Ok(())
}

fn write_table<W: fmt::Write>(table: &Table, out: &mut Lines<'_, W>) -> fmt::Result {
    write_line(&table.caption, out)?;
    for row in &Grid::new(table).rows {
        let cells: Vec<String> = row.iter().map(|cell| cell.map_or_else(String::new, text_of)).collect();
        out.line(cells.join(" | ").trim())?;
    }
    out.part();
    Ok(())
}

/// The text of a cell, with a sign between its blocks and the items of its lists; those of a head are one name.
fn text_of(cell: &Cell) -> String {
    if cell.heading {
        return words(&flatten(&cell.content));
    }
    let mut out = String::new();
    push_parts(&mut out, &cell.content);
    out
}

/// Recurses as deep as lists are nested.
fn push_parts(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        if let Block::List(list) = block {
            list.items.iter().for_each(|item| push_parts(out, &item.content));
            continue;
        }
        let text = words(&flatten(std::slice::from_ref(block)));
        if !out.is_empty() && !text.trim().is_empty() {
            out.push_str(" / ");
        }
        out.push_str(text.trim());
    }
}
