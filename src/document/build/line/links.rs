//! Turns the links of a line into the addresses they lead to, and drops those that are anchors and marks.

use super::{Content, Line, Marks, Piece, Target};
use crate::document::Inline;
use crate::dom::NodeId;
use crate::notes::is_mark;
use crate::table::notes::MARK_CHARS;

/// The address of each link, in page order.
pub(super) type Links = Vec<(NodeId, String)>;

/// Finds out where each link leads. Anchors with a sign instead of text (`¶`, `#`) are dropped with it, and so are marks of notes
/// that are none: what was no mark where it stood on the page is one where the line is all that is left of it.
pub(super) fn resolve_links(pieces: Vec<Piece>, address: impl Fn(NodeId) -> Target) -> (Vec<Piece>, Links) {
    let mut links = Links::new();
    if pieces.iter().all(|piece| piece.marks.link.is_none()) {
        return (pieces, links);
    }
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut dropped = Vec::new();
    let mut rest = pieces.into_iter().peekable();
    while let Some(piece) = rest.next() {
        let Some(link) = piece.marks.link else {
            out.push(piece);
            continue;
        };
        let mut linked = vec![piece];
        while let Some(more) = rest.next_if(|more| more.marks.link == Some(link)) {
            linked.push(more);
        }
        let url = match address(link) {
            Target::Fragment(_) if !says_something(&linked) || is_lone_mark(&linked) => {
                dropped.push(out.len());
                continue;
            }
            Target::Fragment(url) => url,
            Target::Address(url) => Some(url),
            Target::Nowhere => None,
        };
        match url.filter(|_| linked.iter().any(|piece| !matches!(piece.content, Content::Break))) {
            Some(url) => {
                part_breaks(&mut linked);
                links.push((link, url));
            }
            None => {
                for piece in &mut linked {
                    piece.marks.link = None;
                }
            }
        }
        out.append(&mut linked);
    }
    // Where a link stands in another, the outer one is met again behind it.
    links.sort_unstable();
    links.dedup();
    (if dropped.is_empty() { out } else { close_gaps(out, &dropped) }, links)
}

/// Takes the breaks at both ends of a link out of it.
fn part_breaks(linked: &mut [Piece]) {
    let is_break = |piece: &&mut Piece| matches!(piece.content, Content::Break);
    linked.iter_mut().take_while(is_break).for_each(|piece| piece.marks.link = None);
    linked.iter_mut().rev().take_while(is_break).for_each(|piece| piece.marks.link = None);
}

fn says_something(linked: &[Piece]) -> bool {
    linked.iter().any(|piece| match &piece.content {
        Content::Text(text) => text.contains(char::is_alphanumeric),
        Content::Atom(_) => true,
        Content::Break => false,
    })
}

/// Whether a link is the mark of a note, by what it says.
fn is_lone_mark(linked: &[Piece]) -> bool {
    let mut text = String::new();
    for piece in linked {
        match &piece.content {
            Content::Text(more) | Content::Atom(Inline::Math { latex: more }) => text.push_str(more),
            Content::Atom(_) | Content::Break => {}
        }
    }
    text.retain(|c| !c.is_whitespace());
    let is_raised = linked.iter().any(|piece| piece.marks.has(Marks::SUPERSCRIPT));
    text.chars().count() <= MARK_CHARS && is_mark(&text, is_raised)
}

/// The pieces laid out again where some before these positions were dropped: white space depends on what stands beside it.
fn close_gaps(pieces: Vec<Piece>, dropped: &[usize]) -> Vec<Piece> {
    let mut line = Line::of_lines();
    let mut linked_to = None;
    let mut dropped = dropped.iter().peekable();
    for (at, Piece { marks, content }) in pieces.into_iter().enumerate() {
        let is_gap = std::iter::from_fn(|| dropped.next_if(|gap| **gap <= at)).count() > 0;
        if is_gap {
            line.part();
        } else if linked_to != marks.link {
            // Between two links are the edges of both.
            linked_to.into_iter().chain(marks.link).for_each(|_| line.meet_link());
        }
        linked_to = marks.link;
        match content {
            Content::Text(text) => line.push_text(&text, marks),
            Content::Break => line.push_break(marks),
            Content::Atom(atom) => line.push_atom(atom, marks),
        }
    }
    line.pieces
}
