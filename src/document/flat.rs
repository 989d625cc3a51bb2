//! Turns blocks into one line, for the places that hold no more: captions, terms, headings, cells of a Markdown table.

use super::{Block, Inline};

/// Everything that stands in the blocks as one line, with spaces between the blocks.
///
/// Recurses as deep as the blocks are nested.
pub(crate) fn flatten(blocks: &[Block]) -> Vec<Inline> {
    let mut out = Vec::new();
    blocks.iter().for_each(|block| push_block(&mut out, block));
    merge_texts(&mut out);
    out
}

/// Makes one text of neighbours that are text.
pub(crate) fn merge_texts(line: &mut Vec<Inline>) {
    line.dedup_by(|next, text| match (next, text) {
        (Inline::Text { text: more }, Inline::Text { text }) => {
            text.push_str(more);
            true
        }
        _ => false,
    });
}

fn push_line(out: &mut Vec<Inline>, line: &[Inline]) {
    if line.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push(Inline::Text { text: " ".into() });
    }
    out.extend_from_slice(line);
}

fn push_block(out: &mut Vec<Inline>, block: &Block) {
    match block {
        Block::Heading { content, .. } | Block::Paragraph { content } => push_line(out, content),
        Block::List(list) => list.items.iter().flat_map(|item| &item.content).for_each(|block| push_block(out, block)),
        Block::Quote { content, attribution } => {
            content.iter().for_each(|block| push_block(out, block));
            push_line(out, attribution);
        }
        Block::Code { text, .. } => {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            push_line(out, &if text.is_empty() { vec![] } else { vec![Inline::Code { text }] });
        }
        Block::Table(table) => {
            push_line(out, &table.caption);
            table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content).for_each(|block| push_block(out, block));
        }
        Block::Figure(figure) => {
            figure.images.iter().for_each(|image| push_line(out, &[Inline::Image(image.clone())]));
            push_line(out, &figure.caption);
        }
        Block::Definitions { items } => {
            for item in items {
                item.terms.iter().for_each(|term| push_line(out, term));
                item.details.iter().flatten().for_each(|block| push_block(out, block));
            }
        }
        Block::Rule => {}
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
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Deleted { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::Link { content, .. } => push_words(out, content, line_break),
            Inline::Image(_) => {}
            Inline::Break => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push(line_break);
            }
        }
    }
}
