//! Turns the blocks of a small box into one line where they are a label and its value or an amount, its unit and what it is of:
//! what a style lays out beside each other.

use super::line::{Breaks, settle};
use crate::document::flat::words;
use crate::document::{Block, Inline};
use crate::dom::{Dom, NodeId};
use crate::table::lists::BULLETS;
use crate::table::polish::{NUMBER_DIGITS, NUMBER_ENDS};
use crate::table::punctuation::SENTENCE_ENDS;
use crate::table::tags::Tag;
use crate::table::values::{
    AMOUNT_WORDS, BEFORE_DIGITS, FRACTIONS, LABEL_ENDS, MOST_PARTS, PART_BYTES, PART_WORDS, ROW_NODES, UNIT_BYTES, UNIT_PARTS,
};

/// Whether an element may lay out a label beside its value: it is small, and has a few elements of which one is a block.
pub(super) fn may_be_row(dom: &Dom, at: NodeId, tag: Tag) -> bool {
    if tag != Tag::DIV || dom.end(at).0 - at.0 > ROW_NODES {
        return false;
    }
    let elements = || dom.children(at).filter(|id| dom.tag(*id).is_element());
    let (count, has_block) = elements().fold((0, false), |(count, has), id| (count + 1, has || !dom.tag(id).is_inline()));
    has_block && (2..=MOST_PARTS).contains(&count) && !has_paragraphs(dom, at)
}

/// Whether paragraphs stand right in an element: they were written apart, and stay so.
pub(super) fn has_paragraphs(dom: &Dom, at: NodeId) -> bool {
    let mut elements = dom.children(at).filter(|id| dom.tag(*id).is_element()).take(MOST_PARTS);
    elements.any(|id| dom.tag(id) == Tag::P)
}

/// Makes one paragraph of those that are a label and its value, or an amount and what it is of; leaves all others alone.
pub(super) fn join_values(blocks: &mut Vec<Block>) {
    if !(2..=MOST_PARTS).contains(&blocks.len()) {
        return;
    }
    let parts = blocks.iter().map(Part::of).collect::<Option<Vec<Part<'_>>>>();
    let Some(parts) = parts else { return };
    let lines = if let [before, after] = parts.as_slice()
        && before.is_name()
        && after.is_name()
    {
        vec![[before.content, &[Inline::Break], after.content].concat()]
    } else if is_row(&parts) {
        lines_of(&parts)
    } else {
        return;
    };
    *blocks = lines.iter().map(|line| Block::Paragraph { content: settle(line, Breaks::Kept) }).collect();
}

/// Whether each part goes on with the one before it or begins a line of its own.
fn is_row(parts: &[Part<'_>]) -> bool {
    // A unit belongs to what it measures.
    let is_unit = |at: usize| {
        let amount = at.checked_sub(1).and_then(|at| parts.get(at));
        amount.is_some_and(|part| part.kind == Kind::Amount) && parts.get(at).is_some_and(|part| part.text.len() <= UNIT_BYTES)
    };
    let goes_on = |(at, pair): (usize, &[Part<'_>])| match pair {
        [before, after] => begins_line(parts, at + 1) || before.goes_on_with(after) || after.kind == Kind::Words && is_unit(at),
        _ => false,
    };
    parts.windows(2).enumerate().all(goes_on) && !parts.first().is_some_and(Part::numbers_step)
}

/// Whether a part begins anew: `Tea`, `$3`, `Cake`, `$5` are two lines, but `Time`, `20`, `minutes` are one.
fn begins_line(parts: &[Part<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| parts.get(at));
    let (Some(first), Some(before), Some(part)) = (parts.first(), before, parts.get(at)) else { return false };
    let is_unit = parts.len() == UNIT_PARTS && before.kind == Kind::Amount && !part.text.contains(' ');
    part.kind == first.kind && part.kind != before.kind && part.kind != Kind::Bullet && !is_unit
}

fn lines_of(parts: &[Part<'_>]) -> Vec<Vec<Inline>> {
    let mut lines: Vec<Vec<Inline>> = vec![Vec::new()];
    for (at, part) in parts.iter().enumerate().filter(|(_, part)| part.kind != Kind::Bullet) {
        if begins_line(parts, at) {
            lines.push(Vec::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(Inline::Text { text: " ".into() });
            }
            line.extend_from_slice(part.content);
        }
    }
    lines
}

/// A paragraph of the box.
struct Part<'a> {
    content: &'a [Inline],
    text: String,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A sign that stands before all items.
    Bullet,
    /// What says what the next is: `Weight:`, or a bold word.
    Label,
    /// A number, perhaps with its unit.
    Amount,
    Words,
}

impl<'a> Part<'a> {
    /// A short paragraph of one line; none for anything else.
    fn of(block: &'a Block) -> Option<Self> {
        let Block::Paragraph { content } = block else { return None };
        if !content.iter().all(is_short) {
            return None;
        }
        let text = words(content);
        let count = text.split(' ').count();
        if text.is_empty() || text.len() > PART_BYTES || count > PART_WORDS {
            return None;
        }
        let is_bold = || matches!(content.as_slice(), [Inline::Strong { .. }]);
        let kind = if is_bullet(&text) {
            Kind::Bullet
        } else if text.ends_with(LABEL_ENDS) {
            Kind::Label
        } else if count <= AMOUNT_WORDS && begins_with_number(&text) {
            Kind::Amount
        } else if is_bold() {
            Kind::Label
        } else {
            Kind::Words
        };
        Some(Part { content, text, kind })
    }

    fn goes_on_with(&self, next: &Part<'_>) -> bool {
        match (self.kind, next.kind) {
            (_, Kind::Bullet) | (Kind::Label | Kind::Words, Kind::Label) | (Kind::Words, Kind::Words) => false,
            // Two ingredients are two lines, and so are two shares; `1` and `½ cup` are one amount.
            (Kind::Amount, Kind::Amount) => next.text.contains('/') || next.text.starts_with(FRACTIONS),
            (Kind::Amount, Kind::Words) => !begins_with_number(&next.text),
            (Kind::Bullet | Kind::Label | Kind::Amount, _) | (_, Kind::Amount) => true,
        }
    }

    /// Whether it may be a name or what has one, and is not known to be either.
    fn is_name(&self) -> bool {
        let says_more = |c: char| c == ':' || c.is_ascii_digit();
        let is_sentence = self.text.ends_with(SENTENCE_ENDS);
        let is_short = self.text.split(' ').count() <= AMOUNT_WORDS;
        self.kind == Kind::Words && is_short && !is_sentence && !self.text.contains(says_more)
    }

    /// Whether it may be the number of a step, which numbers a list: `1`, `2.`
    fn numbers_step(&self) -> bool {
        let digits = self.text.trim_end_matches(NUMBER_ENDS);
        digits.len() < NUMBER_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Whether an inline may stand in such a line: no breaks, no pictures, no notes.
fn is_short(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text } => text.len() <= PART_BYTES,
        Inline::Code { .. } | Inline::Math { .. } | Inline::Image(_) | Inline::FootnoteReference { .. } | Inline::Break => false,
        mark => mark.content().iter().all(is_short),
    }
}

fn is_bullet(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| BULLETS.contains(&c) && !c.is_alphabetic()) && chars.next().is_none()
}

fn begins_with_number(text: &str) -> bool {
    let number = text.trim_start_matches(BEFORE_DIGITS).trim_start();
    number.starts_with(|c: char| c.is_ascii_digit() || FRACTIONS.contains(&c))
}
