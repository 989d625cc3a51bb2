//! Turns the places of posts into the parts of the page in which their authors are named.

use crate::document::PostPlace;
use crate::dom::class::classes_of;
use crate::dom::{Dom, NodeId};
use crate::table::speakers as table;
use crate::table::tags::Tag;

/// The elements of posts, and the cards around them.
pub(super) struct Cards<'a> {
    dom: &'a Dom,
    nodes: Vec<NodeId>,
    /// For each post the largest element that holds no other one; in page order, as they are.
    cards: Vec<NodeId>,
}

/// A part of the page without the posts in it.
#[derive(Clone, Copy)]
pub(super) struct Region<'a> {
    pub(super) dom: &'a Dom,
    pub(super) root: NodeId,
    /// The cards behind the beginning of the post.
    inner: &'a [NodeId],
}

impl<'a> Cards<'a> {
    pub(super) fn around(dom: &'a Dom, places: &[PostPlace]) -> Self {
        let nodes: Vec<NodeId> = places.iter().map(|place| place.node).collect();
        let card = |at: usize| {
            let node = nodes.get(at).copied().unwrap_or(NodeId::ROOT);
            let beside = [at.checked_sub(1).and_then(|at| nodes.get(at)), nodes.get(at + 1)];
            let is_alone = |id: &NodeId| !beside.into_iter().flatten().any(|other| dom.contains(*id, *other));
            let mut card = node;
            for around in dom.ancestors_and_self(dom.parent(node)).take(table::LEVELS) {
                if !is_alone(&around) || is_page(dom.tag(around)) || has_like(dom, around, card) {
                    break;
                }
                card = around;
            }
            card
        };
        let cards = (0..nodes.len()).map(card).collect();
        Cards { dom, nodes, cards }
    }

    /// Where a post may be signed: its element, then its card.
    pub(super) fn regions(&self, at: usize) -> [Region<'_>; 2] {
        let inner = self.cards.get(at + 1..).unwrap_or_default();
        [&self.nodes, &self.cards].map(|roots| {
            let root = roots.get(at).copied().unwrap_or(NodeId::ROOT);
            Region { dom: self.dom, root, inner }
        })
    }
}

impl<'a> Region<'a> {
    /// The nodes below the root that belong to the post, in page order, the root first; of an element that is left out, none.
    pub(super) fn nodes(self, is_left_out: impl Fn(NodeId) -> bool + 'a) -> impl Iterator<Item = NodeId> + 'a {
        let Region { dom, root, mut inner } = self;
        let (mut next, end) = (root, dom.end(root));
        std::iter::from_fn(move || {
            while next < end {
                let at = next;
                while inner.first().is_some_and(|card| *card < at) {
                    inner = inner.get(1..).unwrap_or_default();
                }
                if inner.first() == Some(&at) || at != root && is_left_out(at) {
                    next = dom.end(at);
                    continue;
                }
                next = NodeId(at.0 + 1);
                return Some(at);
            }
            None
        })
        .take(table::NODES)
    }
}

/// Whether an element is that of the page or of its content.
fn is_page(tag: Tag) -> bool {
    matches!(tag, Tag::HTML | Tag::BODY | Tag::MAIN)
}

/// Whether another child of an element looks like this one: then each is a post, though the text of one alone was kept. Cells of a
/// row look alike, and so do the few rows of a table that is one post.
fn has_like(dom: &Dom, around: NodeId, child: NodeId) -> bool {
    let first = |id: NodeId| classes_of(dom, id).unwrap_or_default().split_ascii_whitespace().next();
    let mut others = dom.children(around).take(table::BESIDE).filter(|id| *id != child && dom.tag(*id) == dom.tag(child));
    match dom.tag(child) {
        Tag::TD => false,
        Tag::TR => others.count() > table::MOST_ROWS,
        _ => others.any(|id| first(id) == first(child)),
    }
}
