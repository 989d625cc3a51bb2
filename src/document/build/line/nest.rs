//! Turns pieces of a line into a tree of [`Inline`]s: a mark that stands on several neighbours holds all of them.

use super::links::Links;
use super::{Content, Marks, Piece};
use crate::document::Inline;

/// The levels of the tree, outermost first where two have the same extent: emphasis around strong is how `CommonMark` reads
/// `***`.
const LEVELS: [Level; 6] = [
    Level::Link,
    Level::Set(Marks::DELETED),
    Level::Set(Marks::EMPHASIS),
    Level::Set(Marks::STRONG),
    Level::Set(Marks::SUPERSCRIPT),
    Level::Set(Marks::SUBSCRIPT),
];

#[derive(Clone, Copy)]
enum Level {
    Link,
    Set(u8),
}

impl Level {
    fn applies(self, marks: Marks, begun: Marks) -> bool {
        match self {
            Level::Link => marks.link.is_some() && marks.link == begun.link,
            Level::Set(mark) => marks.has(mark),
        }
    }
}

/// Makes a tree of pieces. `taken` has a bit for each level that stands around them already, so it recurses six deep at most.
pub(super) fn nest(pieces: &mut [Piece], taken: u8, links: &Links) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut rest = pieces;
    while let Some(begun) = rest.first().map(|piece| piece.marks) {
        let mut best = (1, None);
        for (bit, level) in LEVELS.iter().enumerate().filter(|(bit, _)| taken >> bit & 1 == 0) {
            let extent = rest.iter().take_while(|piece| level.applies(piece.marks, begun)).count();
            let extent = if taken & 1 == 0 { before_parted_link(rest, extent) } else { extent };
            if extent > best.0 || extent == 1 && best.1.is_none() {
                best = (extent, Some((bit, *level)));
            }
        }
        let (now, after) = rest.split_at_mut(best.0);
        match best.1 {
            Some((bit, level)) => {
                let mut content = nest(now, taken | 1 << bit, links);
                let space = take_last_space(&mut content);
                if take_first_space(&mut content) {
                    push_text(&mut out, " ".into());
                }
                out.push(wrap(level, content, begun, links));
                out.extend(space);
            }
            None => {
                for piece in now {
                    push_leaf(&mut out, piece);
                }
            }
        }
        rest = after;
    }
    out
}

/// Takes the space at the end, which belongs behind the mark.
fn take_last_space(content: &mut [Inline]) -> Option<Inline> {
    let Some(Inline::Text { text }) = content.last_mut() else { return None };
    (text.len() > 1 && text.ends_with(' ')).then(|| {
        text.pop();
        Inline::Text { text: " ".into() }
    })
}

/// Takes the space at the beginning, which belongs before the mark: where another mark ends in the middle of this one, it is left
/// over.
fn take_first_space(content: &mut [Inline]) -> bool {
    let Some(Inline::Text { text }) = content.first_mut() else { return false };
    let has_one = text.len() > 1 && text.starts_with(' ');
    if has_one {
        text.remove(0);
    }
    has_one
}

/// Where a mark must end that would end within a link: a link is never parted, what stands around it is.
fn before_parted_link(pieces: &[Piece], extent: usize) -> usize {
    let link_at = |at: usize| pieces.get(at).and_then(|piece| piece.marks.link);
    let last = extent.checked_sub(1).and_then(link_at);
    if last.is_none() || last != link_at(extent) {
        return extent;
    }
    let inside = pieces.get(..extent).unwrap_or_default().iter().rev().take_while(|piece| piece.marks.link == last).count();
    extent - inside
}

fn wrap(level: Level, content: Vec<Inline>, marks: Marks, links: &Links) -> Inline {
    match level {
        Level::Link => {
            let url =
                marks.link.and_then(|link| links.binary_search_by_key(&link, |(id, _)| *id).ok()).and_then(|at| links.get(at));
            Inline::Link { url: url.map(|(_, url)| url.clone()).unwrap_or_default(), content }
        }
        Level::Set(Marks::DELETED) => Inline::Deleted { content },
        Level::Set(Marks::EMPHASIS) => Inline::Emphasis { content },
        Level::Set(Marks::STRONG) => Inline::Strong { content },
        Level::Set(Marks::SUPERSCRIPT) => Inline::Superscript { content },
        Level::Set(_) => Inline::Subscript { content },
    }
}

fn push_leaf(out: &mut Vec<Inline>, piece: &mut Piece) {
    let is_code = piece.marks.code.is_some();
    match (std::mem::replace(&mut piece.content, Content::Break), out.last_mut()) {
        (Content::Atom(inline), _) => out.push(inline),
        (Content::Break, _) => out.push(Inline::Break),
        (Content::Text(more), Some(Inline::Code { text })) if is_code => text.push_str(&more),
        (Content::Text(text), _) if is_code => out.push(Inline::Code { text }),
        (Content::Text(text), _) => push_text(out, text),
    }
}

fn push_text(out: &mut Vec<Inline>, more: String) {
    match out.last_mut() {
        Some(Inline::Text { text }) => text.push_str(&more),
        _ => out.push(Inline::Text { text: more }),
    }
}

/// The line that is nothing but this text: most are.
pub(super) fn plain_text(mut text: String) -> Vec<Inline> {
    if text.starts_with(' ') {
        text.remove(0);
    }
    text.truncate(text.trim_end_matches(' ').len());
    if text.is_empty() { Vec::new() } else { vec![Inline::Text { text }] }
}
