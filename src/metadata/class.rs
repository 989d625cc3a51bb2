//! Turns the class and id of an element into tokens, and tokens into what the element is about.

use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::meta::{ABOUT_AUTHOR_TOKENS, AUTHOR_TOKENS, DATE_TOKENS, FOREIGN_TOKENS, MODIFIED_TOKENS};
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

/// The lower-case tokens of a name: split at marks and where the case changes.
fn for_each_token(names: &str, mut meet: impl FnMut(&str)) {
    let mut token = String::new();
    let mut was_lower = false;
    for c in names.chars().chain([' ']) {
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
    for attr in dom.attrs(node) {
        if !matches!(attr.name(), AttrName::CLASS | AttrName::ID | AttrName::DATA_TESTID | AttrName::DATA_COMPONENT | AttrName::ITEMPROP | AttrName::REL) {
            continue;
        }
        for_each_token(dom.value(*attr), |token| {
            let is = |list: &[&str]| list.binary_search(&token).is_ok();
            marks.foreign |= is(FOREIGN_TOKENS);
            marks.author |= is(AUTHOR_TOKENS);
            marks.about_author |= is(ABOUT_AUTHOR_TOKENS);
            marks.date |= is(DATE_TOKENS);
            marks.modified |= is(MODIFIED_TOKENS);
        });
    }
    marks
}

/// Whether an element holds something else than the content, by its name or by its names.
pub(super) fn is_foreign(dom: &Dom, node: NodeId) -> bool {
    matches!(dom.tag(node), Tag::NAV | Tag::ASIDE | Tag::FOOTER | Tag::FORM | Tag::DIALOG | Tag::MENU) || marks(dom, node).foreign
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
