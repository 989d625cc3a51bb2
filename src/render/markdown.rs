//! Turns a [`Document`] into Markdown: `CommonMark` with tables, strikethrough and task lists, and no HTML but the
//! `<br>` between the lines of a cell.
//!
//! What Markdown cannot say is said as near as it can be: captions are paragraphs, terms are strong paragraphs before their
//! explanations, who is quoted is the last paragraph of the quote, blocks in cells are lines, lowered text is plain, and so is
//! raised text that is no number or power; a heading that is all of an item is a strong paragraph; of a list whose numbers go down,
//! each item is a list.

use std::collections::HashSet;
use std::fmt;

use super::address;
use super::escape::math_line;
use super::inline::{Site, markdown_of};
use super::lines::Lines;
use super::table::Grid;
use crate::document::flat::{flatten_in_lines, references, words};
use crate::document::{Alignment, Block, CalloutKind, Cell, Document, Figure, Footnote, Inline, Item, List, Media, Table};
use crate::table::shape::LIST_NUMBER;

pub(super) fn write(document: &Document, out: &mut impl fmt::Write) -> fmt::Result {
    let mut out = Lines::new(out);
    let holds_notes = document.body.iter().any(|block| matches!(block, Block::Footnotes { .. }));
    let referenced = if holds_notes { references(&document.body) } else { HashSet::new() };
    document.body.iter().try_for_each(|block| match block {
        Block::Footnotes { notes } => notes.iter().try_for_each(|note| write_note(note, &referenced, &mut out)),
        _ => write_block(block, &mut out),
    })
}

fn write_blocks<W: fmt::Write>(blocks: &[Block], out: &mut Lines<'_, W>) -> fmt::Result {
    blocks.iter().try_for_each(|block| write_block(block, out))
}

fn write_block<W: fmt::Write>(block: &Block, out: &mut Lines<'_, W>) -> fmt::Result {
    match block {
        Block::Heading { level, content } => {
            let text = markdown_of(content, Site::Heading);
            if text.is_empty() {
                Ok(())
            } else {
                write_lines(&format!("{} {text}", "#".repeat((*level).clamp(1, 6).into())), out)
            }
        }
        Block::Paragraph { content } => write_paragraph(content, out),
        Block::List(list) => write_list(list, out),
        Block::Quote { content, attribution } => {
            let place = out.place();
            out.enter("> ", "> ")?;
            write_blocks(content, out)?;
            write_paragraph(attribution, out)?;
            out.leave(&place)?;
            out.part();
            Ok(())
        }
        Block::Callout { kind, title, content } => write_callout(*kind, title, content, out),
        Block::Code { language, text } => write_code(language.as_deref(), text, out),
        Block::Math { latex } => write_math(latex, out),
        Block::Media(media) => write_media(media, out),
        Block::Footnotes { notes } => notes.iter().try_for_each(|note| write_list(&list_of(note), out)),
        Block::Table(table) => write_table(table, out),
        Block::Figure(figure) => write_figure(figure, out),
        Block::Definitions { items } => {
            for item in items {
                for term in &item.terms {
                    write_paragraph(&[Inline::Strong { content: term.clone() }], out)?;
                }
                item.details.iter().try_for_each(|detail| write_blocks(detail, out))?;
            }
            Ok(())
        }
        // Behind the marker of a list, its own sign would make one rule of both.
        Block::Rule => write_lines(if out.is_after_marker() { "___" } else { "---" }, out),
    }
}

/// Parsers drop a note that nothing refers to: such a note is an item of a list.
fn write_note<W: fmt::Write>(note: &Footnote, referenced: &HashSet<u32>, out: &mut Lines<'_, W>) -> fmt::Result {
    if !referenced.contains(&note.number) {
        return write_list(&list_of(note), out);
    }
    let place = out.place();
    out.enter(&format!("[^{}]: ", note.number), "    ")?;
    write_blocks(&note.content, out)?;
    out.leave(&place)?;
    out.part();
    Ok(())
}

fn list_of(note: &Footnote) -> List {
    let item = Item { checked: None, content: note.content.clone() };
    List { start: Some(note.number.into()), items: vec![item], ..List::default() }
}

/// A callout as GitHub writes it; a title that only names its kind is that of the kind.
fn write_callout<W: fmt::Write>(kind: CalloutKind, title: &[Inline], content: &[Block], out: &mut Lines<'_, W>) -> fmt::Result {
    let place = out.place();
    out.enter("> ", "> ")?;
    out.line(&format!("[!{}]", kind.name().to_ascii_uppercase()))?;
    if !words(title).eq_ignore_ascii_case(kind.name()) {
        write_paragraph(&[Inline::Strong { content: title.to_vec() }], out)?;
    }
    write_blocks(content, out)?;
    out.leave(&place)?;
    out.part();
    Ok(())
}

fn write_math<W: fmt::Write>(latex: &str, out: &mut Lines<'_, W>) -> fmt::Result {
    let latex = math_line(latex);
    let is_misread = latex.is_empty() || latex.contains("$$") || latex.starts_with('$') || latex.ends_with(['$', '\\']);
    if is_misread { write_code(Some("math"), &latex, out) } else { write_lines(&format!("$${latex}$$"), out) }
}

/// A link on a line of its own, by its title or its address.
fn write_media<W: fmt::Write>(media: &Media, out: &mut Lines<'_, W>) -> fmt::Result {
    if address::picture(&media.url).is_none() {
        return Ok(());
    }
    let text = if media.title.trim().is_empty() { media.url.clone() } else { media.title.clone() };
    write_paragraph(&[Inline::Link { url: media.url.clone(), content: vec![Inline::Text { text }] }], out)
}

fn write_lines<W: fmt::Write>(text: &str, out: &mut Lines<'_, W>) -> fmt::Result {
    text.split('\n').try_for_each(|line| out.line(line))?;
    out.part();
    Ok(())
}

fn write_paragraph<W: fmt::Write>(content: &[Inline], out: &mut Lines<'_, W>) -> fmt::Result {
    let text = markdown_of(content, Site::Paragraph);
    if text.is_empty() { Ok(()) } else { write_lines(&text, out) }
}

/// Markdown counts upwards: of numbers that go down, each begins a list of its own, as long as they are some that it can say.
fn write_list<W: fmt::Write>(list: &List, out: &mut Lines<'_, W>) -> fmt::Result {
    let start = list.start.unwrap_or_default();
    let end = start.saturating_sub(i64::try_from(list.items.len()).unwrap_or(i64::MAX) - 1);
    if !list.reversed || end < 0 {
        return write_items(list, list.is_tight(), (start, &list.items), out);
    }
    let mut items = (end..=start).rev().zip(list.items.chunks(1));
    // Of one item, nothing is told by its distance to the next.
    items.try_for_each(|numbered| write_items(list, false, numbered, out))
}

/// Items of a list, of which the first has this number, as a list.
fn write_items<W: fmt::Write>(list: &List, tight: bool, (start, items): (i64, &[Item]), out: &mut Lines<'_, W>) -> fmt::Result {
    let most = LIST_NUMBER - i64::try_from(items.len()).unwrap_or(LIST_NUMBER);
    let markers = out.markers(list);
    for (number, item) in (start.clamp(0, most.max(0))..).zip(items) {
        let marker = markers.marker(number);
        let place = out.place();
        out.enter(&marker, &" ".repeat(marker.len()))?;
        write_item(item, out)?;
        out.leave(&place)?;
        if tight {
            out.join();
        } else {
            out.part();
        }
    }
    out.part();
    out.end_list(markers);
    Ok(())
}

fn write_item<W: fmt::Write>(item: &Item, out: &mut Lines<'_, W>) -> fmt::Result {
    // Behind a marker, its sign would be one of a section, and a list of names has none.
    let name = match item.content.as_slice() {
        [Block::Heading { content, .. }] => {
            Some([Block::Paragraph { content: vec![Inline::Strong { content: content.clone() }] }])
        }
        _ => None,
    };
    let mut rest = name.as_ref().map_or(item.content.as_slice(), <[Block; 1]>::as_slice);
    if let (Some(checked), Some((Block::Paragraph { content }, more))) = (item.checked, rest.split_first()) {
        let text = markdown_of(content, Site::Paragraph);
        if !text.is_empty() {
            write_lines(&format!("{} {text}", if checked { "[x]" } else { "[ ]" }), out)?;
            rest = more;
        }
    }
    if let [Block::Paragraph { .. }, Block::List(list)] | [Block::List(list)] = item.content.as_slice()
        && list.is_tight()
        && list.interrupts()
    {
        let (paragraphs, lists) = rest.split_at_checked(rest.len() - 1).unwrap_or((rest, &[]));
        write_blocks(paragraphs, out)?;
        out.join();
        return write_blocks(lists, out);
    }
    write_blocks(rest, out)
}

fn write_code<W: fmt::Write>(language: Option<&str>, text: &str, out: &mut Lines<'_, W>) -> fmt::Result {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let language = language.filter(|name| !name.contains(|c: char| c.is_whitespace() || c == '`' || c == '\\' || c == '&'));
    out.line(&format!("{fence}{}", language.unwrap_or_default()))?;
    text.split('\n').try_for_each(|line| out.line(line))?;
    write_lines(&fence, out)
}

fn write_figure<W: fmt::Write>(figure: &Figure, out: &mut Lines<'_, W>) -> fmt::Result {
    for image in &figure.images {
        write_paragraph(&[Inline::Image(image.clone())], out)?;
    }
    write_paragraph(&figure.caption, out)
}

fn write_table<W: fmt::Write>(table: &Table, out: &mut Lines<'_, W>) -> fmt::Result {
    write_paragraph(&table.caption, out)?;
    let grid = Grid::new(table);
    if grid.width == 0 {
        return Ok(());
    }
    let mut rows = grid.rows.iter();
    let header: &[Option<&Cell>] = if table.header_rows > 0 { rows.next().map_or(&[], Vec::as_slice) } else { &[] };
    // The first two rows say how many columns there are: all cells beyond them would be lost.
    let filled: Vec<_> = header.iter().copied().chain(std::iter::repeat(None)).take(grid.width).collect();
    out.line(&row_of(&filled))?;
    let rules = (0..grid.width).map(|column| match grid.alignment(column) {
        None => " --- |",
        Some(Alignment::Left) => " :-- |",
        Some(Alignment::Center) => " :-: |",
        Some(Alignment::Right) => " --: |",
    });
    out.line(&format!("|{}", rules.collect::<String>()))?;
    for row in rows {
        out.line(&row_of(row))?;
    }
    out.part();
    Ok(())
}

fn row_of(cells: &[Option<&Cell>]) -> String {
    let mut out = String::from("|");
    for cell in cells {
        let text = match cell.map(|cell| cell.content.as_slice()) {
            None | Some([]) => String::new(),
            Some([Block::Paragraph { content }]) => markdown_of(content, Site::Cell),
            Some(blocks) => markdown_of(&flatten_in_lines(blocks), Site::Cell),
        };
        out.extend([" ", text.trim(), " |"]);
    }
    out
}
