//! Turns the classes and attributes around a listing into the language of its code.

use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::code::{
    FIGURE_FOLLOWS, KNOWN_LANGUAGES, LANGUAGE_ANCESTORS, LANGUAGE_BYTES, LANGUAGE_FOLLOWS, LANGUAGE_NODES, LANGUAGE_PREFIXES,
    NAME_MARKS, NAME_SEPARATORS, NOT_LANGUAGES,
};
use crate::table::named::Named;
use crate::table::tags::Tag;

/// The language by the listing itself, the `<code>` in it, or what stands around both.
pub(super) fn language_of(dom: &Dom, listing: NodeId) -> Option<String> {
    // Behind buttons and their icons it is still right in the listing.
    let inner = dom.children(listing).chain(dom.descendants(listing)).take(LANGUAGE_NODES).find(|id| dom.tag(*id) == Tag::CODE);
    let is_grid = |id: &NodeId| matches!(dom.tag(*id), Tag::TABLE | Tag::TBODY | Tag::TR | Tag::TD);
    let around = dom.ancestors_and_self(listing).filter(|id| *id == listing || !is_grid(id)).take(1 + LANGUAGE_ANCESTORS);
    inner.into_iter().chain(around).find_map(|id| {
        let attributes = [AttrName::DATA_LANG, AttrName::DATA_LANGUAGE];
        let named = attributes.into_iter().find_map(|name| dom.attr(id, name)).and_then(language);
        named.or_else(|| in_classes(dom, id)).or_else(|| in_lang(dom, id))
    })
}

fn in_classes(dom: &Dom, id: NodeId) -> Option<String> {
    let classes = dom.attr(id, AttrName::CLASS)?.to_ascii_lowercase();
    let names = || classes.split(NAME_SEPARATORS).filter(|name| !name.is_empty());
    let prefixed =
        names().find_map(|name| LANGUAGE_PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)).and_then(language));
    let follows = |name: &str| LANGUAGE_FOLLOWS.contains(&name) || dom.tag(id) == Tag::FIGURE && name == FIGURE_FOLLOWS;
    let following = || {
        let mut names = names();
        names.find(|name| follows(name)).and_then(|_| names.find_map(language))
    };
    let is_code = matches!(dom.tag(id), Tag::PRE | Tag::CODE);
    // Alone, or behind what the highlighter puts before all of its names: `sp-javascript`.
    let known = |name: &str| name.rsplit('-').next().filter(|name| KNOWN_LANGUAGES.contains(name)).map(str::to_owned);
    let bare = || names().filter(|_| is_code).find_map(known);
    prefixed.or_else(following).or_else(bare)
}

/// `lang`, where it cannot be the language that people speak.
fn in_lang(dom: &Dom, id: NodeId) -> Option<String> {
    let is_code = dom.tag(id) == Tag::PRE && dom.is_named(id, Named::Untranslated);
    dom.attr(id, AttrName::LANG).filter(|_| is_code).and_then(language)
}

/// A name, if it can be that of a language.
fn language(name: &str) -> Option<String> {
    let name = name.trim().to_ascii_lowercase();
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || NAME_MARKS.contains(&c));
    let is_language = is_name && name.contains(|c: char| c.is_ascii_alphanumeric()) && name.len() <= LANGUAGE_BYTES;
    (is_language && !NOT_LANGUAGES.contains(&name.as_str())).then_some(name)
}
