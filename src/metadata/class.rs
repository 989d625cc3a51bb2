//! Turns the class and id of an element into tokens, and tokens into what the element is about.

use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::meta::{
    ABOUT_AUTHOR_TOKENS, AUTHOR_PATHS, AUTHOR_TOKENS, DATE_TOKENS, FOREIGN_TOKENS, MODIFIED_TOKENS, NAME_TOKENS, PERSON_TOKENS,
    SMALL_ASIDE,
};
use crate::table::tags::Tag;

/// What the names of an element say that it is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Something else than the content: comments, a menu, related articles.
    pub(super) foreign: bool,
    pub(super) author: bool,
    /// An author's picture, life, job …
    pub(super) about_author: bool,
    pub(super) date: bool,
    pub(super) modified: bool,
}

/// Characters of an attribute that are read: no stylesheet needs more.
const NAMES: usize = 300;

/// The lower-case tokens of a name: split at marks and where the case changes.
fn for_each_token(names: &str, mut meet: impl FnMut(&str)) {
    let mut token = String::new();
    let mut was_lower = false;
    for c in names.chars().take(NAMES).chain([' ']) {
        let splits = !c.is_alphanumeric() || was_lower && c.is_uppercase();
        if splits && !token.is_empty() {
            meet(&token);
            token.clear();
        }
        if c.is_alphanumeric() {
            token.extend(c.to_lowercase());
        }
        was_lower = c.is_lowercase();
    }
}

/// Reads the class, id and data names of an element.
pub(super) fn marks(dom: &Dom, node: NodeId) -> Marks {
    let mut marks = Marks::default();
    let (mut name, mut person) = (false, false);
    for attr in dom.attrs(node) {
        if !matches!(
            attr.name(),
            AttrName::CLASS
                | AttrName::ID
                | AttrName::DATA_TESTID
                | AttrName::DATA_COMPONENT
                | AttrName::ITEMPROP
                | AttrName::REL
        ) {
            continue;
        }
        for_each_token(dom.value(*attr), |token| {
            let is = |list: &[&str]| list.binary_search(&token).is_ok();
            marks.foreign |= is(FOREIGN_TOKENS);
            marks.author |= is(AUTHOR_TOKENS);
            marks.about_author |= is(ABOUT_AUTHOR_TOKENS);
            marks.date |= is(DATE_TOKENS);
            marks.modified |= is(MODIFIED_TOKENS);
            name |= is(NAME_TOKENS);
            person |= is(PERSON_TOKENS);
        });
    }
    marks.author |= person && name || leads_to_author(dom, node);
    marks
}

/// Whether an element is a link to a page about an author: `/author/jane-doe`, but not `/author`.
fn leads_to_author(dom: &Dom, node: NodeId) -> bool {
    let Some(href) = dom.attr(node, AttrName::HREF).filter(|_| dom.tag(node) == Tag::A) else { return false };
    let path = href.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let mut segments = path.rsplit('/').skip(1).take(3);
    segments.any(|segment| AUTHOR_PATHS.binary_search(&segment.to_ascii_lowercase().as_str()).is_ok())
}

/// Whether an element holds something else than the content, by its name or by its names.
pub(super) fn is_foreign(dom: &Dom, node: NodeId) -> bool {
    let by_tag = match dom.tag(node) {
        Tag::NAV | Tag::FORM | Tag::DIALOG | Tag::MENU => true,
        // A small one may hold the byline of its article.
        Tag::ASIDE | Tag::FOOTER => dom.end(node).index() - node.index() > SMALL_ASIDE,
        _ => false,
    };
    by_tag || marks(dom, node).foreign
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_at_marks_and_changes_of_case() {
        let mut tokens = Vec::new();
        for_each_token("post-authorName vcard_2 ", |token| tokens.push(token.to_owned()));
        assert_eq!(tokens, ["post", "author", "name", "vcard", "2"]);
    }
}
