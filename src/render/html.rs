//! Turns a [`Document`] into HTML of a fixed list of elements and attributes, with everything else escaped.
//!
//! Invariant: a sanitizer that allows that list leaves it unchanged, and parsing and writing it again gives the same bytes.

use std::fmt::{self, Write};

use crate::document::{Alignment, Block, Cell, Document, Figure, Image, Inline, List, Table};

pub(super) fn write(document: &Document, out: &mut impl Write) -> fmt::Result {
    write_blocks(&document.body, out)
}

fn write_blocks(blocks: &[Block], out: &mut impl Write) -> fmt::Result {
    blocks.iter().try_for_each(|block| write_block(block, out))
}

/// Writes a block on lines of its own.
fn write_block(block: &Block, out: &mut impl Write) -> fmt::Result {
    match block {
        Block::Heading { level, content } => {
            let level = (*level).clamp(1, 6);
            write!(out, "<h{level}>")?;
            write_line(content, out)?;
            writeln!(out, "</h{level}>")
        }
        Block::Paragraph { content } => write_element("p", content, out),
        Block::List(list) => write_list(list, out),
        Block::Quote { content, attribution } => {
            out.write_str("<blockquote>\n")?;
            write_blocks(content, out)?;
            if !attribution.is_empty() {
                write_element("footer", attribution, out)?;
            }
            out.write_str("</blockquote>\n")
        }
        Block::Code { language, text } => {
            out.write_str("<pre><code")?;
            if let Some(language) = language {
                write_attribute("class", &format!("language-{language}"), out)?;
            }
            out.write_char('>')?;
            write_escaped(text, out)?;
            out.write_str("</code></pre>\n")
        }
        Block::Table(table) => write_table(table, out),
        Block::Figure(figure) => write_figure(figure, out),
        Block::Definitions { items } => {
            out.write_str("<dl>\n")?;
            for item in items {
                item.terms.iter().try_for_each(|term| write_element("dt", term, out))?;
                for detail in &item.details {
                    out.write_str("<dd>")?;
                    write_content(detail, out)?;
                    out.write_str("</dd>\n")?;
                }
            }
            out.write_str("</dl>\n")
        }
        Block::Rule => out.write_str("<hr>\n"),
    }
}

/// Writes the blocks of an item or a cell: a paragraph that is alone needs no element of its own.
fn write_content(blocks: &[Block], out: &mut impl Write) -> fmt::Result {
    match blocks {
        [Block::Paragraph { content }] => write_line(content, out),
        [Block::Paragraph { content }, Block::List(list)] => {
            write_line(content, out)?;
            out.write_char('\n')?;
            write_list(list, out)
        }
        [] => Ok(()),
        _ => {
            out.write_char('\n')?;
            write_blocks(blocks, out)
        }
    }
}

fn write_element(name: &str, content: &[Inline], out: &mut impl Write) -> fmt::Result {
    write!(out, "<{name}>")?;
    write_line(content, out)?;
    writeln!(out, "</{name}>")
}

fn write_list(list: &List, out: &mut impl Write) -> fmt::Result {
    let name = if list.start.is_some() { "ol" } else { "ul" };
    match list.start.filter(|start| *start != 1) {
        Some(start) => writeln!(out, "<{name} start=\"{start}\">")?,
        None => writeln!(out, "<{name}>")?,
    }
    for item in &list.items {
        // Boxes are form controls; their signs are text.
        out.write_str(item.checked.map_or("<li>", |checked| if checked { "<li>☑ " } else { "<li>☐ " }))?;
        write_content(&item.content, out)?;
        out.write_str("</li>\n")?;
    }
    writeln!(out, "</{name}>")
}

fn write_table(table: &Table, out: &mut impl Write) -> fmt::Result {
    out.write_str("<table>\n")?;
    if !table.caption.is_empty() {
        write_element("caption", &table.caption, out)?;
    }
    let (head, body) = table.rows.split_at_checked(table.header_rows).unwrap_or((&[], &table.rows));
    for (name, rows) in [("thead", head), ("tbody", body)] {
        if rows.is_empty() {
            continue;
        }
        writeln!(out, "<{name}>")?;
        for row in rows {
            out.write_str("<tr>\n")?;
            row.cells.iter().try_for_each(|cell| write_cell(cell, out))?;
            out.write_str("</tr>\n")?;
        }
        writeln!(out, "</{name}>")?;
    }
    out.write_str("</table>\n")
}

fn write_cell(cell: &Cell, out: &mut impl Write) -> fmt::Result {
    let name = if cell.heading { "th" } else { "td" };
    write!(out, "<{name}")?;
    if cell.columns > 1 {
        write!(out, " colspan=\"{}\"", cell.columns)?;
    }
    if cell.rows > 1 {
        write!(out, " rowspan=\"{}\"", cell.rows)?;
    }
    match cell.alignment {
        None => {}
        Some(Alignment::Left) => out.write_str(" align=\"left\"")?,
        Some(Alignment::Center) => out.write_str(" align=\"center\"")?,
        Some(Alignment::Right) => out.write_str(" align=\"right\"")?,
    }
    out.write_char('>')?;
    write_content(&cell.content, out)?;
    writeln!(out, "</{name}>")
}

fn write_figure(figure: &Figure, out: &mut impl Write) -> fmt::Result {
    out.write_str("<figure>\n")?;
    for image in &figure.images {
        write_image(image, out)?;
        out.write_char('\n')?;
    }
    if !figure.caption.is_empty() {
        write_element("figcaption", &figure.caption, out)?;
    }
    out.write_str("</figure>\n")
}

/// Recurses as deep as inlines are nested.
fn write_line(content: &[Inline], out: &mut impl Write) -> fmt::Result {
    content.iter().try_for_each(|inline| match inline {
        Inline::Text { text } => write_escaped(text, out),
        Inline::Strong { content } => write_marked("strong", content, out),
        Inline::Emphasis { content } => write_marked("em", content, out),
        Inline::Deleted { content } => write_marked("del", content, out),
        Inline::Superscript { content } => write_marked("sup", content, out),
        Inline::Subscript { content } => write_marked("sub", content, out),
        Inline::Code { text } => {
            out.write_str("<code>")?;
            write_escaped(text, out)?;
            out.write_str("</code>")
        }
        Inline::Link { url, content } => {
            out.write_str("<a")?;
            write_attribute("href", url, out)?;
            out.write_char('>')?;
            write_line(content, out)?;
            out.write_str("</a>")
        }
        Inline::Image(image) => write_image(image, out),
        Inline::Break => out.write_str("<br>"),
    })
}

fn write_marked(name: &str, content: &[Inline], out: &mut impl Write) -> fmt::Result {
    write!(out, "<{name}>")?;
    write_line(content, out)?;
    write!(out, "</{name}>")
}

fn write_image(image: &Image, out: &mut impl Write) -> fmt::Result {
    out.write_str("<img")?;
    write_attribute("src", &image.url, out)?;
    write_attribute("alt", &image.alt, out)?;
    if let Some(title) = &image.title {
        write_attribute("title", title, out)?;
    }
    out.write_char('>')
}

fn write_attribute(name: &str, value: &str, out: &mut impl Write) -> fmt::Result {
    write!(out, " {name}=\"")?;
    write_escaped(value, out)?;
    out.write_char('"')
}

fn write_escaped(text: &str, out: &mut impl Write) -> fmt::Result {
    text.chars().try_for_each(|c| match c {
        '&' => out.write_str("&amp;"),
        '<' => out.write_str("&lt;"),
        '>' => out.write_str("&gt;"),
        '"' => out.write_str("&quot;"),
        '\u{a0}' => out.write_str("&nbsp;"),
        _ => out.write_char(c),
    })
}
