//! Turns paragraphs, lists and tables that stand one behind the other into the list that they are parts of, as word processors
//! write them: an item is a paragraph with a bullet in it, an inner list stands beside the outer one, a table holds a letter and
//! a text.
//!
//! Invariant: no list becomes deeper than the document may be. What holds more than lines keeps its place.

use super::frame::{Frame, Kind, Level, Place};
use super::line::{Breaks, settle};
use crate::document::flat::words;
use crate::document::{Block, Inline, Item, List};
use crate::dom::style::value_of;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::lists::{
    BULLETS, DASHES, DEEPEST_LEVEL, FLAT_LIST, ITEM_LEVEL, ITEM_STYLE, LETTER_CHARS, LETTERED_NODES, MARKER_NODES,
};
use crate::table::named::Named;
use crate::table::shape::LIST_NUMBER;
use crate::table::tags::Tag;
use crate::text::is_blank;

/// Where a paragraph stands in a list; none where it is no item, or there is no room for a list.
pub(super) fn paragraph(dom: &Dom, at: NodeId, room: usize) -> Option<Place> {
    let style = dom.attr(at, AttrName::STYLE).and_then(|style| value_of(style, ITEM_STYLE));
    if room == 0 || style.is_none() && !dom.is_named(at, Named::ItemParagraph) {
        return None;
    }
    let marker = dom.descendants(at).take(MARKER_NODES).find(|id| !is_blank(dom.text(*id)))?;
    let text = dom.text(marker).trim();
    let mut signs = text.chars();
    let is_bullet = signs.next().is_some_and(|sign| BULLETS.contains(&sign)) && signs.next().is_none();
    let number = text.strip_suffix(['.', ')']).and_then(|number| number.parse().ok());
    let number = number.filter(|number| (0..=LIST_NUMBER).contains(number));
    if !is_bullet && number.is_none() {
        return None;
    }
    let level = style.and_then(|style| style.split_whitespace().find_map(|word| word.strip_prefix(ITEM_LEVEL)?.parse().ok()));
    Some(Place { level: level.unwrap_or(1).clamp(1, DEEPEST_LEVEL).min(room), number, marker })
}

/// The name and the depth of a list that may go on in the one beside it.
pub(super) fn level_of_list(dom: &Dom, at: NodeId) -> Option<(&str, usize)> {
    let mut classes = dom.attr(at, AttrName::CLASS)?.split_ascii_whitespace();
    let (name, level) = classes.find_map(|class| class.strip_prefix(FLAT_LIST))?.rsplit_once('-')?;
    let level: usize = level.parse().ok()?;
    (level < DEEPEST_LEVEL).then_some((name, level + 1))
}

/// Whether items can become part of a list that was closed before.
pub(super) fn can_go_on(items: &[Item], around: &Frame) -> bool {
    !matches!(around.kind, Kind::List(_)) && items.iter().all(|item| are_lines(&item.content))
}

fn are_lines(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| matches!(block, Block::Paragraph { .. }))
}

/// Adds the items of a list to the one before it that they belong into.
pub(super) fn push_items(items: Vec<Item>, level: Level, start: Option<i64>, around: &mut Frame) {
    if !level.goes_on {
        around.loose = 0;
    }
    for (item, at) in items.into_iter().zip(0..) {
        push_item(item, level.depth, start.map(|start| start + at), around);
    }
}

/// Closes a paragraph that is an item.
pub(super) fn push_paragraph_item(blocks: Vec<Block>, place: Place, around: &mut Frame) {
    if matches!(around.kind, Kind::List(_)) || !are_lines(&blocks) {
        around.push_all(blocks);
    } else if !blocks.is_empty() {
        push_item(Item { checked: None, content: blocks }, place.level, place.number, around);
    }
}

fn push_item(item: Item, level: usize, number: Option<i64>, around: &mut Frame) {
    let is_open = around.loose > 0 && around.loose == around.blocks.len();
    let item = match around.blocks.last_mut() {
        Some(Block::List(list)) if is_open => match add_item(list, item, level.saturating_sub(1), number) {
            None => return,
            Some(item) => item,
        },
        _ => item,
    };
    around.push(list_of(item, number));
    around.loose = around.blocks.len();
}

fn list_of(item: Item, start: Option<i64>) -> Block {
    Block::List(List { start, reversed: false, numbering: None, items: vec![item] })
}

/// Adds an item so many levels below a list; gives it back where the list is of another kind. Recurses on levels, of which there
/// are few.
fn add_item(list: &mut List, item: Item, level: usize, number: Option<i64>) -> Option<Item> {
    let next = list.start.and_then(|start| Some(start + i64::try_from(list.items.len()).ok()?));
    match list.items.last_mut() {
        Some(outer) if level > 0 => {
            let item = match outer.content.last_mut() {
                Some(Block::List(inner)) => add_item(inner, item, level - 1, number)?,
                _ => item,
            };
            outer.content.push(list_of(item, number));
            None
        }
        _ if next == number => {
            list.items.push(item);
            None
        }
        _ => Some(item),
    }
}

/// Whether a table has one row, of a letter or a dash and what it stands before.
pub(super) fn is_lettered(dom: &Dom, table: NodeId) -> bool {
    let cells = |id: &NodeId| matches!(dom.tag(*id), Tag::TD | Tag::TH);
    let Some(first) = dom.descendants(table).take(LETTERED_NODES).find(|id| cells(id)) else { return false };
    if dom.end(first).index() - first.index() > LETTERED_NODES {
        return false;
    }
    let row = dom.parent(first);
    let is_only_row = {
        let body = dom.parent(row);
        let rows = dom.children(body).filter(|id| dom.tag(*id) == Tag::TR).take(2).count();
        rows == 1 && (body == table || dom.children(table).filter(|id| dom.tag(*id) == dom.tag(body)).take(2).count() == 1)
    };
    is_only_row
        && dom.children(row).filter(cells).take(3).count() == 2
        && dom.short_text(first, LETTER_CHARS).is_some_and(|text| is_letter(&text))
}

/// Whether a text is what a point is called: `(a)`, `iv)`, `12.`, or a dash.
fn is_letter(text: &str) -> bool {
    let bare = text.strip_prefix('(').unwrap_or(text);
    let name = bare.strip_suffix([')', '.']).filter(|name| !name.is_empty());
    DASHES.contains(&text) || name.is_some_and(|name| name.chars().all(char::is_alphanumeric))
}

/// Closes such a table: the letter stands in the line that it is beside.
pub(super) fn close_lettered(mut blocks: Vec<Block>, around: &mut Frame) {
    if let [Block::Paragraph { content: letter }, Block::Paragraph { content: line }, ..] = blocks.as_mut_slice()
        && is_letter(words(letter).trim())
    {
        let mut both = std::mem::take(letter);
        both.push(Inline::Text { text: " ".into() });
        both.append(line);
        *line = settle(&both, Breaks::Kept);
        blocks.remove(0);
    }
    around.push_all(blocks);
}
