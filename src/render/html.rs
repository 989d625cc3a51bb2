//! Turns a [`Document`] into HTML of a fixed list of elements and attributes, with everything else escaped.
//!
//! Invariant: a sanitizer that allows that list leaves it unchanged, and parsing and writing it again gives the same bytes.

use std::fmt::{self, Write};

use memchr::memchr3;

use super::address;
use crate::document::{
    Alignment, Block, CalloutKind, Cell, Document, Figure, Footnote, Image, Inline, List, Media, MediaKind, Numbering, Table,
};

pub(super) fn write(document: &Document, out: &mut impl Write) -> fmt::Result {
    write_blocks(&document.body, out)
}

pub(super) fn write_blocks(blocks: &[Block], out: &mut impl Write) -> fmt::Result {
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
        Block::Callout { kind, title, content } => write_callout(*kind, title, content, out),
        Block::Code { language, text } => write_code(language.as_deref(), text, out),
        Block::Math { latex } => write_code(Some("math"), latex, out),
        Block::Media(media) => write_media(media, out),
        Block::Footnotes { notes } => write_notes(notes, out),
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
    write!(out, "<{name}")?;
    if let Some(start) = list.start.filter(|start| *start != 1 || list.reversed) {
        write!(out, " start=\"{start}\"")?;
    }
    if list.reversed {
        write_value("reversed", "", out)?;
    }
    match list.numbering {
        None => {}
        Some(Numbering::LowerLetters) => write_value("type", "a", out)?,
        Some(Numbering::UpperLetters) => write_value("type", "A", out)?,
        Some(Numbering::LowerRoman) => write_value("type", "i", out)?,
        Some(Numbering::UpperRoman) => write_value("type", "I", out)?,
    }
    out.write_str(">\n")?;
    for item in &list.items {
        // Boxes are form controls; their signs are text.
        out.write_str(item.checked.map_or("<li>", |checked| if checked { "<li>☑ " } else { "<li>☐ " }))?;
        write_content(&item.content, out)?;
        out.write_str("</li>\n")?;
    }
    writeln!(out, "</{name}>")
}

/// A language is a class only where it is a word; that of the document may be anything.
fn write_code(language: Option<&str>, text: &str, out: &mut impl Write) -> fmt::Result {
    out.write_str("<pre>")?;
    write_code_element(language, text, out)?;
    out.write_str("</pre>\n")
}

fn write_code_element(language: Option<&str>, text: &str, out: &mut impl Write) -> fmt::Result {
    out.write_str("<code")?;
    let is_word = |name: &&str| name.chars().all(|c| c.is_ascii_alphanumeric() || "+#._-".contains(c));
    if let Some(language) = language.filter(is_word) {
        write_value("class", &format!("language-{language}"), out)?;
    }
    out.write_char('>')?;
    write_escaped(text, out)?;
    out.write_str("</code>")
}

fn write_callout(kind: CalloutKind, title: &[Inline], content: &[Block], out: &mut impl Write) -> fmt::Result {
    writeln!(out, "<aside class=\"callout {}\">", kind.name())?;
    if !title.is_empty() {
        out.write_str("<p class=\"callout-title\">")?;
        write_line(title, out)?;
        out.write_str("</p>\n")?;
    }
    write_blocks(content, out)?;
    out.write_str("</aside>\n")
}

fn write_media(media: &Media, out: &mut impl Write) -> fmt::Result {
    let Some(url) = address::picture(&media.url) else { return Ok(()) };
    let class = match media.kind {
        MediaKind::Audio => "audio",
        MediaKind::Video => "video",
        MediaKind::Embed => "embed",
    };
    write!(out, "<figure class=\"{class}\">\n<a")?;
    write_value("href", url, out)?;
    out.write_char('>')?;
    write_escaped(if media.title.trim().is_empty() { url } else { &media.title }, out)?;
    out.write_str("</a>\n</figure>\n")
}

fn write_notes(notes: &[Footnote], out: &mut impl Write) -> fmt::Result {
    let mut expected = notes.first().map_or(1, |note| note.number);
    out.write_str("<ol class=\"notes\"")?;
    if expected != 1 {
        write!(out, " start=\"{expected}\"")?;
    }
    out.write_str(">\n")?;
    for note in notes {
        write!(out, "<li id=\"note-{}\"", note.number)?;
        if note.number != expected {
            write!(out, " value=\"{}\"", note.number)?;
        }
        expected = note.number.saturating_add(1);
        out.write_char('>')?;
        write_content(&note.content, out)?;
        out.write_str("</li>\n")?;
    }
    out.write_str("</ol>\n")
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

/// Whether what is written stands in a link already: parsers end a link where another begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Anywhere,
    InLink,
}

fn write_line(content: &[Inline], out: &mut impl Write) -> fmt::Result {
    write_inlines(content, Place::Anywhere, out)
}

/// Recurses as deep as inlines are nested.
fn write_inlines(content: &[Inline], place: Place, out: &mut impl Write) -> fmt::Result {
    content.iter().try_for_each(|inline| match inline {
        Inline::Text { text } => write_escaped(text, out),
        Inline::Strong { content } => write_marked("strong", content, place, out),
        Inline::Emphasis { content } => write_marked("em", content, place, out),
        Inline::Deleted { content } => write_marked("del", content, place, out),
        Inline::Superscript { content } => write_marked("sup", content, place, out),
        Inline::Subscript { content } => write_marked("sub", content, place, out),
        Inline::Code { text } => write_code_element(None, text, out),
        Inline::Math { latex } => write_code_element(Some("math"), latex, out),
        Inline::FootnoteReference { number } if place == Place::InLink => write!(out, "<sup>{number}</sup>"),
        Inline::FootnoteReference { number } => write!(out, "<sup><a href=\"#note-{number}\">{number}</a></sup>"),
        Inline::Link { url, content } => match address::link(url).filter(|_| place == Place::Anywhere) {
            None => write_inlines(content, place, out),
            Some(url) => {
                out.write_str("<a")?;
                write_value("href", url, out)?;
                out.write_char('>')?;
                write_inlines(content, Place::InLink, out)?;
                out.write_str("</a>")
            }
        },
        Inline::Image(image) => write_image(image, out),
        Inline::Break => out.write_str("<br>"),
    })
}

fn write_marked(name: &str, content: &[Inline], place: Place, out: &mut impl Write) -> fmt::Result {
    write!(out, "<{name}>")?;
    write_inlines(content, place, out)?;
    write!(out, "</{name}>")
}

fn write_image(image: &Image, out: &mut impl Write) -> fmt::Result {
    let Some(url) = address::picture(&image.url) else { return Ok(()) };
    out.write_str("<img")?;
    write_value("src", url, out)?;
    write_value("alt", &image.alt, out)?;
    if let Some(title) = &image.title {
        write_value("title", title, out)?;
    }
    out.write_char('>')
}

pub(super) fn write_value(name: &str, value: &str, out: &mut impl Write) -> fmt::Result {
    write!(out, " {name}=\"")?;
    for (at, part) in value.split('"').enumerate() {
        if at > 0 {
            out.write_str("&quot;")?;
        }
        write_escaped(part, out)?;
    }
    out.write_char('"')
}

/// Writes text so that a parser reads the same text; controls, which it would change or drop, are left out.
pub(super) fn write_escaped(text: &str, out: &mut impl Write) -> fmt::Result {
    let bytes = text.as_bytes();
    let is_control = |byte: &u8| *byte < b' ' || matches!(byte, 0x7f | 0xc2);
    if memchr3(b'&', b'<', b'>', bytes).is_none() && !bytes.iter().any(is_control) {
        return out.write_str(text);
    }
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        let (instead, width) = match byte {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'\n' | b'\t' => continue,
            0..b' ' | 0x7f => ("", 1),
            // The first byte of the unbreakable space and of more controls.
            0xc2 => match bytes.get(at + 1) {
                Some(0xa0) => ("&nbsp;", 2),
                Some(0x80..0xa0) => ("", 2),
                _ => continue,
            },
            _ => continue,
        };
        out.write_str(text.get(copied..at).unwrap_or_default())?;
        out.write_str(instead)?;
        copied = at + width;
    }
    out.write_str(text.get(copied..).unwrap_or_default())
}
