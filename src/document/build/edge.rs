//! Turns an element of a line into what its edges are to the words that meet there without white space.
//!
//! What the scorer has learned keeps to `Tag::glues`; the text that is handed out looks at the element itself.

use super::line::Edge;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::lettering::{ANCHOR_NODES, BOX_PROPERTIES, CHECKED_WORDS, LETTER_PROPERTIES, NUMBERED_STYLES};
use crate::table::named::Named;
use crate::table::tags::Tag;

/// What the edges of an inline element are; none where words go on over them.
pub(super) fn edge_of(dom: &Dom, at: NodeId, tag: Tag) -> Option<Edge> {
    match tag {
        Tag::A | Tag::SPAN if is_anchor(dom, at) => None,
        Tag::A => Some(Edge::Link),
        Tag::DFN | Tag::SMALL => Some(Edge::Small),
        Tag::B | Tag::STRONG => Some(Edge::Strong),
        Tag::SPAN if dom.is_named(at, Named::SignaturePart) => None,
        Tag::SPAN if is_lettering(dom, at) => Some(Edge::Lettering),
        Tag::SPAN if is_bare(dom, at) => Some(Edge::Bare),
        _ if tag.glues() => None,
        _ => Some(Edge::Apart),
    }
}

/// Whether an element has no text and draws nothing: the place of a page of the book, of a search, of a link. Icons and dots that
/// part what stands beside them have a class and no name.
fn is_anchor(dom: &Dom, at: NodeId) -> bool {
    let is_named = |id: NodeId| [AttrName::ID, AttrName::NAME].into_iter().any(|name| dom.attr(id, name).is_some());
    let has_no_class = |id: NodeId| dom.attr(id, AttrName::CLASS).is_none();
    let is_small = (dom.end(at).0 - at.0) as usize <= ANCHOR_NODES;
    let all = || std::iter::once(at).chain(dom.descendants(at));
    is_small && all().all(|id| matches!(dom.tag(id), Tag::A | Tag::SPAN)) && (all().any(is_named) || all().all(has_no_class))
}

/// Whether nothing is said of an element.
fn is_bare(dom: &Dom, at: NodeId) -> bool {
    [AttrName::CLASS, AttrName::STYLE, AttrName::ID].into_iter().all(|name| dom.attr(at, name).is_none())
}

/// Whether an element only sets how letters look, as editors and converters write it, even in the middle of a word.
fn is_lettering(dom: &Dom, at: NodeId) -> bool {
    let class = dom.attr(at, AttrName::CLASS);
    let style = dom.attr(at, AttrName::STYLE);
    // One of them writes the names of languages in capitals.
    let is_foreign = || dom.attr(at, AttrName::LANG).is_some_and(|lang| lang.starts_with(|c: char| c.is_ascii_uppercase()));
    class.is_none_or(|names| names.split_ascii_whitespace().all(is_numbered))
        && style.is_none_or(|style| style.split(';').all(sets_letters))
        && (class.is_some() || style.is_some() || is_foreign())
}

/// Whether a class is one of those that are counted, not named.
fn is_numbered(class: &str) -> bool {
    let name = class.trim_end_matches(|c: char| c.is_ascii_digit());
    name.len() < class.len() && NUMBERED_STYLES.has_ascii_lower(name.as_bytes())
        || CHECKED_WORDS.has_ascii_lower(class.as_bytes())
}

/// Whether a rule of a style is about letters, or about a box that is none.
fn sets_letters(rule: &str) -> bool {
    let Some((name, value)) = rule.split_once(':') else { return true };
    let (name, value) = (name.trim(), value.trim());
    let begins_with = |known: &&str| {
        let begin = name.get(..known.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(known))
    };
    let is_nothing = || value.starts_with('0') && !value.starts_with("0.") || value.starts_with("none");
    LETTER_PROPERTIES.iter().any(begins_with) || BOX_PROPERTIES.iter().any(begins_with) && is_nothing()
}
