//! The tree itself: one array of nodes in page order and one string that holds every text.

use super::names::Names;
use crate::dom::Limit;
use crate::table::attrs::{AttrName, SHADOW_ROOTS};
use crate::table::limits::{ASKED_BYTES, SHORT_TEXT_NODES, SHORT_TEXT_SPACE};
use crate::table::tags::{Tag, Tags};

/// A node of a [`Dom`], valid only for the Dom it came from. Ids grow in page order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub(crate) u32);

impl NodeId {
    /// The document itself, parent of everything.
    pub const ROOT: NodeId = NodeId(0);

    /// The position of the node in page order.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where a piece of text lies in `Dom::text`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    pub(super) start: u32,
    pub(super) len: u32,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) parent: u32,
    /// One past the last node below this one.
    pub(super) end: u32,
    /// Text: where it lies in `Dom::text`. Element: its attributes in `Dom::attrs`.
    pub(super) span: Span,
    pub(super) tag: Tag,
    pub(super) depth: u16,
}

/// An attribute that some stage reads.
#[derive(Clone, Copy, Debug)]
pub struct Attr {
    pub(super) name: AttrName,
    pub(super) span: Span,
}

impl Attr {
    /// The name of the attribute.
    #[must_use]
    pub fn name(self) -> AttrName {
        self.name
    }
}

/// A parsed page, read-only.
/// Asking it never fails: for an id that it does not have, there is no text, no attribute and no child.
///
/// ```
/// use tamis::dom::{Limits, parse};
/// use tamis::table::{attrs::AttrName, tags::Tag};
///
/// let dom = parse("<p>Green <a href=/tea>tea</a>", &Limits::default());
/// let link = dom.nodes().find(|id| dom.tag(*id) == Tag::A).expect("a link");
/// assert_eq!(dom.attr(link, AttrName::HREF), Some("/tea"));
/// assert_eq!(dom.local_name(dom.parent(link)), "p");
/// assert_eq!(dom.children(link).map(|id| dom.text(id)).collect::<String>(), "tea");
/// ```
#[derive(Debug)]
pub struct Dom {
    pub(super) nodes: Vec<Node>,
    pub(super) attrs: Vec<Attr>,
    pub(super) text: String,
    pub(super) reached: Option<Limit>,
    /// The attributes that any of its elements has, a bit for each.
    pub(super) used: u64,
    pub(super) names: Names,
}

impl Dom {
    /// The number of nodes, the document included; at least 1.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a Dom is never empty: it has its document node")]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Every node in page order, the document first.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = NodeId> + ExactSizeIterator + use<> {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    /// The elements with this name, in page order.
    ///
    /// ```
    /// use tamis::dom::{Limits, parse};
    /// use tamis::table::tags::Tag;
    ///
    /// let dom = parse("<p>Green <a href=/tea>tea</a>", &Limits::default());
    /// assert_eq!((dom.elements(Tag::A).count(), dom.elements(Tag::TABLE).count()), (1, 0));
    /// ```
    #[must_use]
    pub fn elements(&self, tag: Tag) -> impl DoubleEndedIterator<Item = NodeId> + '_ {
        self.nodes().filter(move |id| self.tag(*id) == tag)
    }

    /// Forgets a node and all that follows it, for a limit that was reached.
    pub(crate) fn cut_before(&mut self, id: NodeId, limit: Limit) {
        self.nodes.truncate(id.index().max(1));
        let end = self.nodes.len() as u32;
        for node in &mut self.nodes {
            node.end = node.end.min(end);
        }
        self.reached = Some(limit);
    }

    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.index())
    }

    /// What the node is: an element's name, [`Tag::TEXT`] or [`Tag::DOCUMENT`].
    #[must_use]
    pub fn tag(&self, id: NodeId) -> Tag {
        self.node(id).map_or(Tag::OTHER, |node| node.tag)
    }

    /// The parent; the document is its own parent.
    #[must_use]
    pub fn parent(&self, id: NodeId) -> NodeId {
        NodeId(self.node(id).map_or(0, |node| node.parent))
    }

    /// One past the last node below this one: `id + 1 .. end(id)` are its descendants.
    #[must_use]
    pub fn end(&self, id: NodeId) -> NodeId {
        NodeId(self.node(id).map_or(0, |node| node.end))
    }

    /// How many ancestors the node has.
    #[must_use]
    pub fn depth(&self, id: NodeId) -> u16 {
        self.node(id).map_or(0, |node| node.depth)
    }

    /// The text of a text node; empty for all others.
    #[must_use]
    pub fn text(&self, id: NodeId) -> &str {
        self.node(id).filter(|node| node.tag == Tag::TEXT).map_or("", |node| self.slice(node.span))
    }

    fn slice(&self, span: Span) -> &str {
        let start = span.start as usize;
        self.text.get(start..start + span.len as usize).unwrap_or_default()
    }

    /// The attributes of an element that some stage reads, in the order of the page.
    #[must_use]
    pub fn attrs(&self, id: NodeId) -> &[Attr] {
        let Some(node) = self.node(id).filter(|node| node.tag.is_element()) else { return &[] };
        let start = node.span.start as usize;
        self.attrs.get(start..start + node.span.len as usize).unwrap_or_default()
    }

    /// The value of an attribute as returned by [`Dom::attrs`]; of classes and addresses, no more than is read of them.
    #[must_use]
    pub fn value(&self, attr: Attr) -> &str {
        let value = self.slice(attr.span);
        // Each block asks for those of what is around it.
        if value.len() > ASKED_BYTES && matches!(attr.name, AttrName::CLASS | AttrName::HREF) {
            return value.get(..value.floor_char_boundary(ASKED_BYTES)).unwrap_or_default();
        }
        value
    }

    /// Whether an element of the page may have an attribute with this name.
    #[must_use]
    pub fn uses(&self, name: AttrName) -> bool {
        self.used & name.bit() != 0
    }

    /// The value of the attribute with this name, as [`Dom::value`] gives it.
    #[must_use]
    pub fn attr(&self, id: NodeId, name: AttrName) -> Option<&str> {
        self.attrs(id).iter().find(|attr| attr.name == name).map(|attr| self.value(*attr))
    }

    /// The lower-case name of an element, also of one that has no number of its own.
    #[must_use]
    pub fn local_name(&self, id: NodeId) -> &str {
        match self.tag(id) {
            tag if tag.is_unknown() => self.attr(id, AttrName::LOCAL_NAME).unwrap_or_default(),
            tag => tag.name(),
        }
    }

    /// The nodes below this one, in page order.
    pub fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> + Clone + use<> {
        (id.0 + 1..self.end(id).0).map(NodeId)
    }

    /// The text below an element, without white space; none where it is longer than `most` characters, or spread over very much.
    pub(crate) fn short_text(&self, id: NodeId, most: usize) -> Option<String> {
        // An element is asked for each that stands in it: nothing or white space may be long, too.
        if self.end(id).index() - id.index() > SHORT_TEXT_NODES {
            return None;
        }
        let mut out = String::new();
        for (at, c) in self.descendants(id).flat_map(|id| self.text(id).chars()).enumerate() {
            if !c.is_whitespace() {
                out.push(c);
            }
            if out.len() > most * 4 || at > SHORT_TEXT_SPACE {
                return None;
            }
        }
        (out.chars().count() <= most).then_some(out)
    }

    /// The children of a node, in page order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.end(id);
        let first = Some(NodeId(id.0 + 1)).filter(|child| *child < end);
        std::iter::successors(first, move |child| Some(self.end(*child)).filter(|next| *next < end))
    }

    /// The node and its ancestors, innermost first, without the document.
    pub fn ancestors_and_self(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let first = Some(id).filter(|id| *id != NodeId::ROOT);
        std::iter::successors(first, move |id| Some(self.parent(*id)).filter(|id| *id != NodeId::ROOT))
    }

    /// The innermost of these elements that a node is or stands in, at one of so many levels upwards. Where there is none, however
    /// far up, it takes one look.
    pub(crate) fn find_around(&self, id: NodeId, levels: usize, tags: Tags) -> Option<NodeId> {
        if !self.is_within(id, tags) {
            return None;
        }
        self.ancestors_and_self(id).take(levels).find(|id| tags.has(self.tag(*id)))
    }

    /// The level, 1 to 6, of the heading that a node is or stands in, at one of so many levels upwards.
    pub(crate) fn heading_around(&self, id: NodeId, levels: usize) -> Option<u8> {
        self.find_around(id, levels, Tags::HEADINGS).and_then(|id| self.tag(id).heading_level())
    }

    /// Whether `ancestor` is the node itself or one of its ancestors.
    #[must_use]
    pub fn contains(&self, ancestor: NodeId, id: NodeId) -> bool {
        ancestor <= id && id < self.end(ancestor)
    }

    /// Whether the element's text is not shown to a reader: scripts, styles, players, and templates that are no shadow root.
    #[must_use]
    pub fn is_skipped(&self, id: NodeId) -> bool {
        let tag = self.tag(id);
        tag.is_skipped() || tag == Tag::TEMPLATE && SHADOW_ROOTS.iter().all(|name| self.attr(id, *name).is_none())
    }

    /// The limit that cut this page short, if one did.
    #[must_use]
    pub fn reached(&self) -> Option<Limit> {
        self.reached
    }
}
