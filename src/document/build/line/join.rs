//! Turns blocks and lines into one line, as if their inlines stood on a page in one run: what is marked alike on both sides of a
//! seam is marked once, in the order in which every line nests its marks.

use super::{Line, Marks, Target};
use crate::document::flat;
use crate::document::{Block, Inline};
use crate::dom::NodeId;

/// What becomes of a break in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Breaks {
    Kept,
    /// For lines that have one line only: headings.
    Spaces,
}

/// Everything that stands in the blocks as one line, with spaces between the blocks.
pub(in super::super) fn join(blocks: &[Block]) -> Vec<Inline> {
    settle(&flat::lines_of(blocks), Breaks::Kept)
}

/// A line that was put together, as a page would give it.
pub(in super::super) fn settle(content: &[Inline], breaks: Breaks) -> Vec<Inline> {
    let mut joiner = Joiner { line: Line::of_lines(), breaks, places: 0, urls: Vec::new(), last_picture: None };
    joiner.push_all(content, Marks::default());
    let urls = joiner.urls;
    joiner.line.into_inlines(|link| match urls.binary_search_by_key(&link, |(id, _)| *id).ok().and_then(|at| urls.get(at)) {
        Some((_, url)) if url.starts_with('#') => Target::Fragment(Some((*url).to_owned())),
        Some((_, url)) => Target::Address((*url).to_owned()),
        None => Target::Nowhere,
    })
}

struct Joiner<'a> {
    line: Line,
    breaks: Breaks,
    /// How many links and pieces of code have been met; each is a place of its own.
    places: u32,
    urls: Vec<(NodeId, &'a str)>,
    last_picture: Option<&'a str>,
}

impl<'a> Joiner<'a> {
    /// Recurses as deep as inlines are nested: six in built documents.
    fn push_all(&mut self, content: &'a [Inline], marks: Marks) {
        for inline in content {
            match inline {
                Inline::Text { text } => self.line.push_text(text, marks),
                Inline::Strong { content } => self.push_all(content, marks.with(Marks::STRONG)),
                Inline::Emphasis { content } => self.push_all(content, marks.with(Marks::EMPHASIS)),
                Inline::Deleted { content } => self.push_all(content, marks.with(Marks::DELETED)),
                Inline::Superscript { content } => self.push_all(content, marks.with(Marks::SUPERSCRIPT)),
                Inline::Subscript { content } => self.push_all(content, marks.with(Marks::SUBSCRIPT)),
                Inline::Code { text } => {
                    let place = self.next_place();
                    self.line.push_text(text, marks.with_code(place));
                }
                Inline::Link { url, content } => {
                    let place = self.next_place();
                    self.urls.push((place, url));
                    self.line.meet_link();
                    self.push_all(content, marks.with_link(place));
                    self.line.meet_link();
                }
                // A picture that stands twice in a run stands there once.
                Inline::Image(image) if self.last_picture == Some(&image.url) => self.line.part(),
                Inline::Image(image) => {
                    self.last_picture = Some(&image.url);
                    self.line.push_atom(inline.clone(), marks);
                }
                Inline::Math { .. } | Inline::FootnoteReference { .. } => self.line.push_atom(inline.clone(), marks),
                Inline::Break if self.breaks == Breaks::Spaces => self.line.push_text(" ", marks),
                Inline::Break => self.line.push_break(marks),
            }
        }
    }

    fn next_place(&mut self) -> NodeId {
        self.places += 1;
        NodeId(self.places)
    }
}
