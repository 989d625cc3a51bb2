//! Turns an element of a line into whether no eye sees it: it is hidden beside what is shown, or only programs read it aloud, a label,
//! or in words what stands beside it in signs.

use super::notes;
use crate::dom::class::has_class;
use crate::dom::style::is_hidden;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::prune::{SPOKEN, SPOKEN_CHARS, SPOKEN_SIBLINGS};
use crate::table::tags::Tag;
use crate::text::is_blank;

/// Whether an element is not seen, and either says no more than what is seen beside it, which programs do not read, or is a short label.
pub(super) fn is_spoken(dom: &Dom, at: NodeId, tag: Tag) -> bool {
    let is_short = || notes::text_of(dom, at, SPOKEN_CHARS).is_some();
    tag.is_inline() && has_class(dom, at, SPOKEN) && (is_short() || has_twin(dom, at))
}

/// Whether an element is hidden, short, and stands in a line of which something is shown: a count, a tip. What is hidden alone, or
/// long, is unfolded by a click.
pub(super) fn is_hidden_beside(dom: &Dom, at: NodeId, tag: Tag) -> bool {
    let is_short = || notes::text_of(dom, at, SPOKEN_CHARS).is_some();
    let is_shown = |id: NodeId| id != at && dom.tag(id).is_inline() && !is_hidden(dom, id) && says(dom, id);
    tag.is_inline()
        && is_hidden(dom, at)
        && is_short()
        && dom.children(dom.parent(at)).take(SPOKEN_SIBLINGS).any(|id| is_text(dom, id) || is_shown(id))
}

/// Whether a text that only eyes read stands beside an element.
fn has_twin(dom: &Dom, at: NodeId) -> bool {
    let mut beside = dom.children(dom.parent(at)).take(SPOKEN_SIBLINGS);
    beside.any(|id| dom.attr(id, AttrName::ARIA_HIDDEN).is_some_and(|value| value == "true") && says(dom, id))
}

fn is_text(dom: &Dom, id: NodeId) -> bool {
    dom.tag(id) == Tag::TEXT && !is_blank(dom.text(id))
}

fn says(dom: &Dom, id: NodeId) -> bool {
    dom.descendants(id).any(|id| is_text(dom, id))
}
