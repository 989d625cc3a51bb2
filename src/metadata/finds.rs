//! Turns a page into the few nodes that metadata is read from, in one pass.

use crate::dom::declared::is_json_ld;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::linked_data::{CONTENT_TYPES, PAGE_TYPES};
use crate::table::meta::{
    CONTENT_PROPERTIES, FINDS, LINK_DEPTH, LISTED_ARTICLES, LISTED_NODES, PRODUCT_PROPERTIES, PRODUCT_TYPES,
};
use crate::table::page_types::PRODUCTS;
use crate::table::tags::Tag;

use super::json_ld::last_segment;
use super::plain::raw_text;

/// Where metadata may stand, in page order; no list has more than [`FINDS`] entries.
#[derive(Debug, Default)]
pub(super) struct Finds<'a> {
    pub(super) html: Option<NodeId>,
    pub(super) title: Option<NodeId>,
    pub(super) metas: Vec<NodeId>,
    pub(super) links: Vec<NodeId>,
    pub(super) scripts: Vec<&'a str>,
    pub(super) headings: Vec<NodeId>,
    pub(super) rel_links: Vec<NodeId>,
    pub(super) articles: Vec<NodeId>,
    pub(super) items: Vec<Item<'a>>,
    /// The scopes of things that are sold.
    pub(super) products: Vec<NodeId>,
}

/// An element with an `itemprop`, and the scope that it is a property of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    pub(super) node: NodeId,
    pub(super) name: &'a str,
    pub(super) scope: Scope,
}

/// An element with `itemscope`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scope {
    pub(super) node: NodeId,
    pub(super) kind: Kind,
}

/// What an `itemtype` says of its scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An article, a product, a recipe …
    Content,
    /// The page, or no type at all.
    Page,
    /// A comment, a person, an offer …
    Other,
}

/// Makes the one pass.
pub(super) fn find_places(dom: &Dom) -> Finds<'_> {
    let mut finds = Finds::default();
    let mut open = vec![Scope { node: NodeId::ROOT, kind: Kind::Page }];
    let has_items = dom.uses(AttrName::ITEMPROP) || dom.uses(AttrName::ITEMSCOPE);
    for node in dom.nodes() {
        let tag = dom.tag(node);
        if !tag.is_element() {
            continue;
        }
        if !has_items {
            finds.take(dom, node, tag);
            continue;
        }
        while open.len() > 1 && open.last().is_some_and(|scope| dom.end(scope.node) <= node) {
            open.pop();
        }
        let scope = open.last().copied().unwrap_or(Scope { node: NodeId::ROOT, kind: Kind::Page });
        finds.take(dom, node, tag);
        for attr in dom.attrs(node) {
            if attr.name() == AttrName::ITEMPROP && finds.items.len() < FINDS {
                finds.items.push(Item { node, name: dom.value(*attr), scope });
            } else if attr.name() == AttrName::ITEMSCOPE {
                let kind = kind_of(dom, node);
                open.push(Scope { node, kind });
                let types = dom.attr(node, AttrName::ITEMTYPE).unwrap_or_default();
                if kind == Kind::Content && PRODUCTS.contains(&last_segment(types).as_str()) {
                    push(&mut finds.products, node);
                }
            }
        }
    }
    finds
}

fn kind_of(dom: &Dom, node: NodeId) -> Kind {
    let Some(types) = dom.attr(node, AttrName::ITEMTYPE).filter(|types| !types.is_empty()) else { return Kind::Page };
    let kind = last_segment(types.split_whitespace().next().unwrap_or_default());
    let known = |list: &[&str]| list.binary_search(&kind.as_str()).is_ok();
    let is_part = dom.attr(node, AttrName::ITEMPROP).is_some_and(|name| !CONTENT_PROPERTIES.contains(&name));
    if is_part {
        Kind::Other
    } else if known(CONTENT_TYPES) {
        Kind::Content
    } else if known(PAGE_TYPES) {
        Kind::Page
    } else {
        Kind::Other
    }
}

fn push<T>(list: &mut Vec<T>, item: T) {
    if list.len() < FINDS {
        list.push(item);
    }
}

impl<'a> Finds<'a> {
    /// Whether the page says that it sells something: what is signed and dated on it are opinions of buyers.
    pub(super) fn is_product(&self, dom: &Dom, headline: Option<NodeId>) -> bool {
        let is_around = |scope: &NodeId| headline.is_some_and(|headline| dom.contains(*scope, headline));
        self.products.iter().any(is_around)
            || self.metas.iter().any(|meta| {
                let property = dom.attr(*meta, AttrName::PROPERTY).unwrap_or_default();
                let content = dom.attr(*meta, AttrName::CONTENT).unwrap_or_default();
                PRODUCT_PROPERTIES.contains(&property)
                    || property == "og:type" && PRODUCT_TYPES.contains(&content.to_ascii_lowercase().as_str())
            })
    }

    /// Whether the page tells other sites that it is an article.
    pub(super) fn is_article(&self, dom: &Dom) -> bool {
        self.metas.iter().any(|meta| {
            dom.attr(*meta, AttrName::PROPERTY) == Some("og:type") && dom.attr(*meta, AttrName::CONTENT) == Some("article")
        })
    }

    /// Whether the page lists other pages behind its headline: articles with a title of their own.
    pub(super) fn lists_articles(&self, dom: &Dom, headline: NodeId) -> bool {
        // The name of who wrote a post may be a heading, too; the title of another page leads there.
        let leads = |id: NodeId| {
            dom.descendants(id).any(|id| dom.tag(id) == Tag::A)
                || dom.ancestors_and_self(id).take(LINK_DEPTH).any(|id| dom.tag(id) == Tag::A)
        };
        let is_title = |id: NodeId| {
            matches!(dom.tag(id), Tag::H2 | Tag::H3 | Tag::H4) && leads(id)
                || dom.tag(id) == Tag::A && dom.attr(id, AttrName::REL).is_some_and(|rel| rel.contains("bookmark"))
        };
        let mut end = headline;
        let outermost = self.articles.iter().filter(|article| {
            let is_outer = **article > end && !dom.contains(**article, headline);
            end = if is_outer { NodeId(dom.end(**article).0 - 1) } else { end };
            is_outer
        });
        outermost
            .filter(|article| {
                let size = dom.end(**article).index() - article.index();
                size <= LISTED_NODES && dom.descendants(**article).any(is_title)
            })
            .take(LISTED_ARTICLES)
            .count()
            == LISTED_ARTICLES
    }

    fn take(&mut self, dom: &'a Dom, node: NodeId, tag: Tag) {
        match tag {
            Tag::HTML => self.html = self.html.or(Some(node)),
            Tag::META => push(&mut self.metas, node),
            Tag::LINK => push(&mut self.links, node),
            // Drawings have titles, too.
            Tag::TITLE if self.title.is_none() && !dom.ancestors_and_self(node).any(|id| dom.tag(id) == Tag::SVG) => {
                self.title = Some(node);
            }
            Tag::SCRIPT if is_json_ld(dom, node) => {
                push(&mut self.scripts, raw_text(dom, node));
            }
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => push(&mut self.headings, node),
            Tag::ARTICLE => push(&mut self.articles, node),
            Tag::A if dom.attr(node, AttrName::REL).is_some() => push(&mut self.rel_links, node),
            _ => {}
        }
    }
}
