//! Turns an element of a line into whether only programs read it aloud: a label, or in words what stands beside it in signs.

use super::notes;
use crate::dom::class::has_class;
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

/// Whether a text that only eyes read stands beside an element.
fn has_twin(dom: &Dom, at: NodeId) -> bool {
    let says = |id: NodeId| dom.descendants(id).any(|id| dom.tag(id) == Tag::TEXT && !is_blank(dom.text(id)));
    let mut beside = dom.children(dom.parent(at)).take(SPOKEN_SIBLINGS);
    beside.any(|id| dom.attr(id, AttrName::ARIA_HIDDEN).is_some_and(|value| value == "true") && says(id))
}
