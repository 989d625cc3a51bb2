//! Turns the class and id of an element into tokens, and tokens into what the element is about.

use std::sync::LazyLock;

use super::address::{host, is_home};
use crate::dom::class::words_of;
use crate::dom::{Dom, NodeId};
use crate::table::addresses::{AUTHOR_PATH_PARTS, AUTHOR_PATHS, HOME_BYTES, HOME_SLASHES, HOMES, RUBRIC_PATHS};
use crate::table::attrs::{AttrName, NAMING};
use crate::table::meta::{
    ABOUT_AUTHOR_TOKENS, ANCESTORS, AUTHOR_TOKENS, CLASS_CHARS, CREDIT_TOKENS, DATE_TOKENS, FOREIGN_TOKENS, LINK_DEPTH,
    MODIFIED_TOKENS, NAME_TOKENS, NEGATIONS, PERSON_TOKENS, RUBRIC_RELS, SIDE_TOKENS, SMALL_ASIDE,
};
use crate::table::shelves::{Shelves, shelve_lists};
use crate::table::tags::Tag;

/// What the names of an element say that it is about: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(u16);

impl Marks {
    /// Something else than the content: comments, a menu, related articles.
    pub(super) const FOREIGN: Marks = Marks(1);
    pub(super) const AUTHOR: Marks = Marks(2);
    /// An author's picture, life, job …
    pub(super) const ABOUT_AUTHOR: Marks = Marks(4);
    pub(super) const DATE: Marks = Marks(8);
    pub(super) const MODIFIED: Marks = Marks(16);
    const NAME: Marks = Marks(32);
    const PERSON: Marks = Marks(64);
    /// The caption of a picture, or who took it.
    const CREDIT: Marks = Marks(128);
    /// A column beside the content: foreign, but what it labels may be about the page.
    const SIDE: Marks = Marks(256);

    /// Whether one of the names says so.
    pub(super) fn has(self, mark: Marks) -> bool {
        self.0 & mark.0 != 0
    }

    /// Whether the element is named after its author, not after what is told of them.
    pub(super) fn is_author(self) -> bool {
        self.has(Marks::AUTHOR) && !self.has(Marks::ABOUT_AUTHOR)
    }

    /// Whether the element is named after a change and not after a publication.
    pub(super) fn is_modified(self) -> bool {
        self.has(Marks::MODIFIED) && !self.has(Marks::DATE)
    }
}

/// Every token that says something, with all that it says.
static TOKENS: LazyLock<Shelves<u16>> = LazyLock::new(|| {
    let lists: [(&[&'static str], Marks); 9] = [
        (FOREIGN_TOKENS, Marks::FOREIGN),
        (AUTHOR_TOKENS, Marks::AUTHOR),
        (ABOUT_AUTHOR_TOKENS, Marks::ABOUT_AUTHOR),
        (DATE_TOKENS, Marks::DATE),
        (MODIFIED_TOKENS, Marks::MODIFIED),
        (NAME_TOKENS, Marks::NAME),
        (PERSON_TOKENS, Marks::PERSON),
        (CREDIT_TOKENS, Marks::CREDIT),
        (SIDE_TOKENS, Marks::SIDE),
    ];
    shelve_lists(lists.map(|(list, mark)| (list, mark.0)))
});

/// Reads the class, id and data names of an element.
pub(super) fn marks(dom: &Dom, node: NodeId) -> Marks {
    let mut marks = Marks::default();
    for attr in dom.attrs(node).iter().filter(|attr| NAMING.contains(&attr.name())) {
        let names = dom.value(*attr);
        // What has no more bytes has no more characters.
        let is_long = names.len() > CLASS_CHARS;
        let end = if is_long { names.char_indices().nth(CLASS_CHARS).map(|(end, _)| end) } else { None };
        let read = end.map_or(Some(names), |end| names.get(..end));
        let mut is_denied = false;
        for word in words_of(read.unwrap_or_default()) {
            let bits = if is_denied { 0 } else { TOKENS.get_ascii_lower(word).unwrap_or(0) };
            marks.0 |= bits;
            is_denied = NEGATIONS.has_ascii_lower(word.as_bytes());
        }
    }
    if marks.has(Marks::PERSON) && marks.has(Marks::NAME) || leads_to_author(dom, node) {
        marks.0 |= Marks::AUTHOR.0;
    }
    marks
}

/// Whether one of the element's next ancestors holds something else than the content.
pub(super) fn is_within_foreign(dom: &Dom, node: NodeId) -> bool {
    is_within(dom, node, Marks(Marks::FOREIGN.0 | Marks::SIDE.0))
}

/// The same, where a column beside the content is not foreign.
pub(super) fn is_within_other(dom: &Dom, node: NodeId) -> bool {
    is_within(dom, node, Marks::FOREIGN)
}

fn is_within(dom: &Dom, node: NodeId, mark: Marks) -> bool {
    let is_page = |id: NodeId| matches!(dom.tag(id), Tag::BODY | Tag::HTML | Tag::MAIN);
    dom.ancestors_and_self(node).take(ANCESTORS).any(|id| !is_page(id) && marks(dom, id).has(mark))
}

/// Whether an element is a link to a page about an author: `/author/jane-doe`, but not `/author`.
fn leads_to_author(dom: &Dom, node: NodeId) -> bool {
    if dom.tag(node) != Tag::A {
        return false;
    }
    let href = dom.attr(node, AttrName::HREF).unwrap_or_default();
    let path = href.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let mut segments = path.rsplit('/').skip(1).take(AUTHOR_PATH_PARTS);
    segments.any(|segment| AUTHOR_PATHS.has_ascii_lower(segment.as_bytes()))
}

/// Whether a text is that of a link to a rubric or a tag: `/category/green-tea`.
pub(super) fn leads_to_rubric(dom: &Dom, text: NodeId) -> bool {
    let link = dom.ancestors_and_self(text).take(LINK_DEPTH).find(|id| dom.tag(*id) == Tag::A);
    let href = link.and_then(|link| dom.attr(link, AttrName::HREF)).unwrap_or_default();
    href.split(['/', '?', '=', '#']).any(|segment| RUBRIC_PATHS.has_ascii_lower(segment.as_bytes()))
}

/// Whether a link is one to a rubric or a tag, by where it leads or by what it says that it is.
pub(super) fn is_rubric(dom: &Dom, link: NodeId) -> bool {
    let rel = dom.attr(link, AttrName::REL).unwrap_or_default();
    leads_to_rubric(dom, link) || rel.split_whitespace().any(|rel| RUBRIC_RELS.contains(&rel))
}

/// Whether a text names whose a picture or a quotation is.
pub(super) fn is_credit(dom: &Dom, text: NodeId) -> bool {
    dom.ancestors_and_self(text)
        .take(LINK_DEPTH)
        .any(|id| matches!(dom.tag(id), Tag::BLOCKQUOTE | Tag::FIGURE | Tag::FIGCAPTION) || marks(dom, id).has(Marks::CREDIT))
}

/// Whether an element is a link to the home page of a host.
pub(super) fn leads_home(dom: &Dom, node: NodeId, own: Option<&str>) -> bool {
    let href = if dom.tag(node) == Tag::A { dom.attr(node, AttrName::HREF) } else { None };
    href.is_some_and(|href| {
        let is_short = href.len() <= HOME_BYTES
            && href.starts_with("http")
            && href.bytes().filter(|byte| *byte == b'/').count() <= HOME_SLASHES;
        HOMES.contains(&href) || is_short && is_home(href) && own.is_some() && host(href).as_deref() == own
    })
}

/// Whether an element with these marks holds something else than the content, by its name or by its marks.
pub(super) fn is_foreign(dom: &Dom, node: NodeId, marks: Marks) -> bool {
    let by_tag = match dom.tag(node) {
        // Who is quoted has signed the quotation: a post from elsewhere.
        Tag::NAV | Tag::FORM | Tag::DIALOG | Tag::MENU | Tag::BLOCKQUOTE => true,
        // A small one may hold the byline of its article.
        Tag::ASIDE | Tag::FOOTER => dom.end(node).index() - node.index() > SMALL_ASIDE,
        _ => false,
    };
    by_tag || marks.has(Marks::FOREIGN) || marks.has(Marks::SIDE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    #[test]
    fn a_token_that_is_in_two_lists_says_both() {
        let dom = parse("<i class=avatar-description></i><i class=author></i>", &Limits::default());
        let marks: Vec<Marks> = dom.nodes().filter(|id| dom.tag(*id) == Tag::I).map(|id| marks(&dom, id)).collect();
        assert!(marks[0].has(Marks::ABOUT_AUTHOR) && !marks[0].has(Marks::AUTHOR));
        assert!(marks[1].is_author());
    }

    #[test]
    fn a_name_that_says_what_an_element_is_not_says_nothing() {
        let dom = parse("<i class=no-byline></i><i class='no byline'></i><i class=note-byline></i>", &Limits::default());
        let marks: Vec<bool> = dom.nodes().filter(|id| dom.tag(*id) == Tag::I).map(|id| marks(&dom, id).is_author()).collect();
        assert_eq!(marks, [false, false, true]);
    }
}
