//! Turns a [`Document`] into Markdown: CommonMark with tables, strikethrough and task lists, and no HTML.
//!
//! What Markdown cannot say is said as near as it can be: captions are paragraphs, terms are strong paragraphs before their
//! explanations, who is quoted is the last paragraph of the quote, cells hold one line, raised and lowered text is plain.

use std::fmt;

use super::inline::{Site, markdown_of};
use super::lines::Lines;
use super::table::Grid;
use crate::document::flat::flatten;
use crate::document::{Alignment, Block, Cell, Document, Figure, Inline, Item, List, Table};
use crate::table::shape::LIST_NUMBER;

pub(super) fn write(document: &Document, out: &mut impl fmt::Write) -> fmt::Result {
    write_blocks(&document.body, &mut Lines::new(out))
}

fn write_blocks<W: fmt::Write>(blocks: &[Block], out: &mut Lines<'_, W>) -> fmt::Result {
    // Two lists that follow each other are one to CommonMark unless their markers differ.
    let mut markers = Markers::default();
    for block in blocks {
        if let Block::List(list) = block {
            markers.choose(list);
            write_list(list, markers, out)?;
        } else {
            markers = Markers::default();
            write_block(block, out)?;
        }
    }
    Ok(())
}

/// The signs of a list's markers.
#[derive(Clone, Copy, Default)]
struct Markers {
    /// Whether the list before was one with numbers; none where no list stands before.
    last: Option<bool>,
    other: bool,
}

impl Markers {
    fn choose(&mut self, list: &List) {
        let numbered = list.start.is_some();
        self.other = self.last == Some(numbered) && !self.other;
        self.last = Some(numbered);
    }

    fn marker(self, number: Option<i64>) -> String {
        match (number, self.other) {
            (Some(number), false) => format!("{number}. "),
            (Some(number), true) => format!("{number}) "),
            (None, false) => "- ".into(),
            (None, true) => "* ".into(),
        }
    }
}

fn write_block<W: fmt::Write>(block: &Block, out: &mut Lines<'_, W>) -> fmt::Result {
    match block {
        Block::Heading { level, content } => {
            let text = markdown_of(content, Site::Heading);
            if text.is_empty() { Ok(()) } else { write_lines(&format!("{} {text}", "#".repeat((*level).clamp(1, 6).into())), out) }
        }
        Block::Paragraph { content } => write_paragraph(content, out),
        Block::List(list) => write_list(list, Markers::default(), out),
        Block::Quote { content, attribution } => {
            let place = out.place();
            out.enter("> ", "> ")?;
            write_blocks(content, out)?;
            write_paragraph(attribution, out)?;
            out.leave(&place)?;
            out.part();
            Ok(())
        }
        Block::Code { language, text } => write_code(language.as_deref(), text, out),
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
        // Behind the marker of a list, dashes would be one rule with it.
        Block::Rule => write_lines(if out.is_after_marker() { "***" } else { "---" }, out),
    }
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

fn write_list<W: fmt::Write>(list: &List, markers: Markers, out: &mut Lines<'_, W>) -> fmt::Result {
    let tight = list.is_tight();
    let most = LIST_NUMBER - i64::try_from(list.items.len()).unwrap_or(LIST_NUMBER);
    let mut number = list.start.map(|start| start.clamp(0, most.max(0)));
    for item in &list.items {
        let marker = markers.marker(number);
        number = number.map(|number| (number + 1).min(LIST_NUMBER));
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
    Ok(())
}

fn write_item<W: fmt::Write>(item: &Item, out: &mut Lines<'_, W>) -> fmt::Result {
    let mut rest = item.content.as_slice();
    if let (Some(checked), Some((Block::Paragraph { content }, more))) = (item.checked, rest.split_first()) {
        let text = markdown_of(content, Site::Paragraph);
        if !text.is_empty() {
            write_lines(&format!("{} {text}", if checked { "[x]" } else { "[ ]" }), out)?;
            rest = more;
        }
    }
    if let [Block::Paragraph { .. }, Block::List(list)] | [Block::List(list)] = item.content.as_slice()
        && list.is_tight()
        && matches!(list.start, None | Some(1))
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
            Some(blocks) => markdown_of(&flatten(blocks), Site::Cell),
        };
        out.extend([" ", text.trim(), " |"]);
    }
    out
}
