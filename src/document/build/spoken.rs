//! Turns an element of a line into whether no eye sees its text: it is hidden beside what is shown, or only programs read it
//! aloud, a label, or in words what stands beside it in signs, or a font draws an icon for it.

use crate::dom::style::is_hidden;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::{AttrName, TOOLTIP_ROLE};
use crate::table::icons::{ICON_CHARS, ICON_LEVELS, ICON_NODES};
use crate::table::named::Named;
use crate::table::spoken::{HIDDEN_LEVELS, SPOKEN_BESIDE, SPOKEN_CHARS, SPOKEN_NODES, SPOKEN_SIBLINGS};
use crate::table::tags::Tag;
use crate::text::is_blank;

/// Whether an element is not seen, and either says no more than what is seen beside it, which programs do not read, or is a short
/// label.
pub(super) fn is_spoken(dom: &Dom, at: NodeId, tag: Tag) -> bool {
    let is_short = || dom.short_text(at, SPOKEN_CHARS).is_some();
    tag.is_inline() && dom.is_named(at, Named::Spoken) && (is_short() || has_twin(dom, at))
}

/// Whether an element is hidden, short, and adds nothing to what is shown beside it: a count, the same words once more, a tip, a
/// link, or what stands in the middle of a line, as a key to sort by. What says something of its own at its end is unfolded by a
/// click, and words of headlines come one after the other.
pub(super) fn is_hidden_beside(dom: &Dom, at: NodeId, tag: Tag) -> bool {
    if !tag.is_inline() || !is_hidden(dom, at) {
        return false;
    }
    let Some(own) = dom.short_text(at, SPOKEN_CHARS) else { return false };
    let own = own.to_lowercase();
    let shown = dom.children(dom.parent(at)).take(SPOKEN_SIBLINGS).filter(|id| *id != at && !is_hidden(dom, *id));
    let mut shown = shown.filter_map(|id| Some((id, first_text(dom, id)?))).peekable();
    let is_tip = || dom.attr(at, AttrName::ROLE) == Some(TOOLTIP_ROLE);
    // "Edit", for those who may.
    let is_control = tag == Tag::A;
    let is_count = || !own.contains(char::is_alphabetic);
    let may_be_inside = dom.heading_around(at, HIDDEN_LEVELS).is_none();
    shown.peek().is_some()
        && (is_control
            || is_tip()
            || is_count()
            || shown.any(|(id, text)| may_be_inside && id > at || text.to_lowercase().contains(own.trim())))
}

/// Whether the text of an element is the name of an icon, for which its font draws one: `chevron_right`. Alone in a cell, it is
/// the value: `check`.
pub(super) fn is_icon(dom: &Dom, at: NodeId) -> bool {
    let is_small = |id: NodeId| dom.end(id).0 - id.0 <= ICON_NODES;
    if !dom.is_named(at, Named::IconFont) || !is_small(at) {
        return false;
    }
    let is_name = |text: &String| !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    let Some(name) = dom.short_text(at, ICON_CHARS).filter(is_name) else { return false };
    let mut around = dom.ancestors_and_self(at).take(ICON_LEVELS);
    let cell = around.find(|id| matches!(dom.tag(*id), Tag::TD | Tag::TH));
    cell.is_none_or(|cell| !is_small(cell) || dom.short_text(cell, ICON_CHARS).is_none_or(|text| text != name))
}

/// Whether a text has nothing but characters that only a font of icons can draw.
pub(super) fn is_drawn(text: &str) -> bool {
    let is_private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    let mut visible = text.chars().filter(|c| !c.is_whitespace());
    visible.next().is_some_and(is_private) && visible.all(is_private)
}

/// Whether a text that only eyes read stands beside an element.
fn has_twin(dom: &Dom, at: NodeId) -> bool {
    let mut beside = dom.children(dom.parent(at)).take(SPOKEN_SIBLINGS);
    beside.any(|id| dom.attr(id, AttrName::ARIA_HIDDEN).is_some_and(|value| value == "true") && first_text(dom, id).is_some())
}

/// The first text of an element that says something, or of a text itself: as much of it as one that is not seen is compared with.
fn first_text(dom: &Dom, id: NodeId) -> Option<&str> {
    let begin = |id: NodeId| {
        let text = dom.text(id);
        text.get(..text.floor_char_boundary(SPOKEN_BESIDE)).unwrap_or_default()
    };
    let inside = dom.descendants(id).take(SPOKEN_NODES).filter(|id| dom.tag(*id) == Tag::TEXT);
    std::iter::once(id).chain(inside).map(begin).find(|text| !is_blank(text))
}
