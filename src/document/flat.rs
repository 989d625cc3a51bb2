//! Turns blocks into one line, for the places that hold no more: captions, terms, headings, cells of a Markdown table.

use std::collections::HashSet;

use super::{Block, Inline, Media};
use crate::table::shape::{RAISED, RAISED_LEAST};

/// Everything that stands in the blocks as one line, with spaces between the blocks.
///
/// Recurses as deep as the blocks are nested.
pub(crate) fn flatten(blocks: &[Block]) -> Vec<Inline> {
    let mut out = lines_of(blocks);
    tidy(&mut out);
    out
}

/// The same with breaks between the blocks.
pub(crate) fn flatten_in_lines(blocks: &[Block]) -> Vec<Inline> {
    let mut flat = Flat { out: Vec::new(), between: Inline::Break };
    flat.push_blocks(blocks);
    tidy(&mut flat.out);
    flat.out
}

/// The lines of the blocks behind each other, with spaces between.
pub(super) fn lines_of(blocks: &[Block]) -> Vec<Inline> {
    let mut flat = Flat { out: Vec::new(), between: Inline::Text { text: " ".into() } };
    flat.push_blocks(blocks);
    flat.out
}

/// Makes one of neighbours that are the same: two texts, or two strong ones with no more than a space between.
///
/// Recurses as deep as inlines are nested: six in built documents.
fn tidy(line: &mut Vec<Inline>) {
    let mut out: Vec<Inline> = Vec::with_capacity(line.len());
    for inline in line.drain(..) {
        let is_space = matches!(out.last(), Some(Inline::Text { text }) if text == " ");
        let before = if is_space { out.len().checked_sub(2) } else { out.len().checked_sub(1) };
        let joined = match (before.and_then(|at| out.get_mut(at)), &inline) {
            (Some(Inline::Text { text }), Inline::Text { text: more }) if !is_space => {
                text.push_str(more);
                true
            }
            (Some(Inline::Strong { content }), Inline::Strong { content: more })
            | (Some(Inline::Emphasis { content }), Inline::Emphasis { content: more })
            | (Some(Inline::Deleted { content }), Inline::Deleted { content: more })
            | (Some(Inline::Superscript { content }), Inline::Superscript { content: more })
            | (Some(Inline::Subscript { content }), Inline::Subscript { content: more }) => {
                content.extend(is_space.then(|| Inline::Text { text: " ".into() }));
                content.extend_from_slice(more);
                true
            }
            _ => false,
        };
        if !joined {
            match (out.last_mut(), inline) {
                (Some(Inline::Text { text }), Inline::Text { text: more }) => text.push_str(&more),
                (_, inline) => out.push(inline),
            }
        } else if is_space && !matches!(inline, Inline::Text { .. }) {
            out.pop();
        }
    }
    out.iter_mut().filter_map(Inline::content_mut).for_each(tidy);
    *line = out;
}

/// Blocks as one line.
struct Flat {
    out: Vec<Inline>,
    /// What stands between two of them.
    between: Inline,
}

impl Flat {
    fn push_line(&mut self, line: &[Inline]) {
        if line.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push(self.between.clone());
        }
        self.out.extend_from_slice(line);
    }

    fn push_blocks<'a>(&mut self, blocks: impl IntoIterator<Item = &'a Block>) {
        for block in blocks {
            self.push_block(block);
        }
    }

    fn push_block(&mut self, block: &Block) {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => self.push_line(content),
            Block::List(list) => self.push_blocks(list.items.iter().flat_map(|item| &item.content)),
            Block::Quote { content, attribution } => {
                self.push_blocks(content);
                self.push_line(attribution);
            }
            Block::Callout { title, content, .. } => {
                self.push_line(title);
                self.push_blocks(content);
            }
            Block::Math { latex } => self.push_line(&[Inline::Math { latex: latex.clone() }]),
            Block::Footnotes { notes } => notes.iter().flat_map(|note| &note.content).for_each(|block| self.push_block(block)),
            Block::Code { text, .. } => {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                self.push_line(&if text.is_empty() { vec![] } else { vec![Inline::Code { text }] });
            }
            Block::Table(table) => {
                self.push_line(&table.caption);
                self.push_blocks(table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content));
            }
            Block::Figure(figure) => {
                for image in &figure.images {
                    self.push_line(&[Inline::Image(image.clone())]);
                }
                self.push_line(&figure.caption);
            }
            Block::Definitions { items } => {
                for item in items {
                    for term in &item.terms {
                        self.push_line(term);
                    }
                    self.push_blocks(item.details.iter().flatten());
                }
            }
            Block::Media(Media { url, title, .. }) => {
                let text = if title.is_empty() { url } else { title };
                self.push_line(&[Inline::Link { url: url.clone(), content: vec![Inline::Text { text: text.clone() }] }]);
            }
            Block::Rule => {}
        }
    }
}

/// The words of a line, without what they are: pictures say nothing, breaks are spaces.
pub(crate) fn words(line: &[Inline]) -> String {
    let mut out = String::new();
    push_words(&mut out, line, ' ');
    out.truncate(out.trim_end().len());
    out
}

/// Adds the words of a line, with `line_break` for each break and no space twice where a picture is left out.
///
/// Recurses as deep as inlines are nested: six in built documents.
pub(crate) fn push_words(out: &mut String, line: &[Inline], line_break: char) {
    for inline in line {
        match inline {
            Inline::Text { text } | Inline::Code { text } => {
                let spaced = out.is_empty() || out.ends_with([' ', '\n']);
                out.push_str(if spaced { text.trim_start_matches(' ') } else { text });
            }
            Inline::Superscript { content } => match raised(content) {
                Some(text) => out.push_str(&text),
                None => push_words(out, content, line_break),
            },
            Inline::Math { latex } => out.extend(["$", latex, "$"]),
            Inline::FootnoteReference { number } => {
                out.truncate(out.trim_end_matches(' ').len());
                out.extend(["[", &number.to_string(), "]"]);
            }
            Inline::Image(_) => {}
            Inline::Break => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push(line_break);
            }
            mark => push_words(out, mark.content(), line_break),
        }
    }
}

/// A number or a power above the line in letters that stand there by themselves: `10` and a raised `6` would be read as 106. None
/// of what means the same on the line, as the letters of `1st`.
pub(crate) fn raised(content: &[Inline]) -> Option<String> {
    let [Inline::Text { text }] = content else { return None };
    let raise = |c: char| RAISED.iter().find(|(plain, _)| *plain == c).map(|(_, raised)| *raised);
    text.chars().map(raise).collect::<Option<String>>().filter(|_| text.contains(RAISED_LEAST))
}

/// The numbers of all footnotes that are referred to.
pub(crate) fn references(blocks: &[Block]) -> HashSet<u32> {
    let mut out = HashSet::new();
    for inline in flatten(blocks) {
        push_references(&mut out, &inline);
    }
    out
}

/// The numbers of all footnotes whose text is in the blocks.
///
/// Recurses as deep as the blocks are nested.
pub(super) fn notes(blocks: &[Block]) -> HashSet<u32> {
    let mut out = HashSet::new();
    push_notes(&mut out, blocks);
    out
}

fn push_notes<'a>(out: &mut HashSet<u32>, blocks: impl IntoIterator<Item = &'a Block>) {
    for block in blocks {
        match block {
            Block::Footnotes { notes } => {
                for note in notes {
                    out.insert(note.number);
                    push_notes(out, &note.content);
                }
            }
            Block::List(list) => list.items.iter().for_each(|item| push_notes(out, &item.content)),
            Block::Quote { content, .. } | Block::Callout { content, .. } => push_notes(out, content),
            Block::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| push_notes(out, &cell.content));
            }
            Block::Definitions { items } => {
                items.iter().flat_map(|item| &item.details).for_each(|detail| push_notes(out, detail));
            }
            Block::Heading { .. }
            | Block::Paragraph { .. }
            | Block::Code { .. }
            | Block::Figure(_)
            | Block::Math { .. }
            | Block::Media(_)
            | Block::Rule => {}
        }
    }
}

fn push_references(out: &mut HashSet<u32>, inline: &Inline) {
    if let Inline::FootnoteReference { number } = inline {
        out.insert(*number);
    }
    inline.content().iter().for_each(|inline| push_references(out, inline));
}
