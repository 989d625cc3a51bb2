//! Receives html5ever's tree operations into an arena with links, and lays the finished tree out in page order.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::collections::HashMap;

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};

use super::tree::{Attr, Dom, Node, Span};
use crate::dom::Limit;
use crate::table::attrs::AttrName;
use crate::table::scripts;
use crate::table::tags::Tag;

/// A node of the arena while the tree is built.
pub(super) type Handle = u32;

const NONE: Handle = Handle::MAX;
const DOCUMENT: Handle = 0;
/// Stands for a node that is not kept (comments, processing instructions): appending it does nothing.
const UNKEPT: Handle = Handle::MAX - 1;

#[derive(Clone, Copy)]
struct Linked {
    parent: Handle,
    first: Handle,
    last: Handle,
    next: Handle,
    previous: Handle,
    span: Span,
    tag: Tag,
    depth: u16,
}

impl Linked {
    fn new(tag: Tag, span: Span) -> Self {
        Linked { parent: NONE, first: NONE, last: NONE, next: NONE, previous: NONE, span, tag, depth: 0 }
    }
}

#[derive(Default)]
struct Arena {
    nodes: Vec<Linked>,
    /// The full names of elements, by handle: the tree builder asks for them.
    names: Vec<QualName>,
    integration_points: Vec<Handle>,
    attrs: Vec<Attr>,
    text: String,
    /// Room behind texts that had to move to the end of `text` to grow.
    room: HashMap<Handle, u32>,
}

/// The tree under construction.
pub(super) struct Sink {
    arena: RefCell<Arena>,
    depth: Cell<u16>,
}

impl Sink {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        let mut arena = Arena::default();
        // Shares measured over saved pages: a node for every 20 bytes, half the bytes are kept text or attribute values.
        arena.nodes.reserve(bytes / 20 + 16);
        arena.names.reserve(bytes / 20 + 16);
        arena.text.reserve(bytes / 2);
        arena.add(Linked::new(Tag::DOCUMENT, Span::default()), QualName::new(None, Namespace::default(), LocalName::default()));
        Sink { arena: RefCell::new(arena), depth: Cell::new(0) }
    }

    /// The depth at which the tree builder is working, as far as it has told.
    pub(super) fn depth(&self) -> u16 {
        self.depth.get()
    }

    /// The number of nodes made so far.
    pub(super) fn len(&self) -> usize {
        self.arena.borrow().nodes.len()
    }

    pub(super) fn into_dom(self, reached: Option<Limit>) -> Dom {
        self.arena.into_inner().into_dom(reached)
    }
}

impl Arena {
    fn add(&mut self, node: Linked, name: QualName) -> Handle {
        self.nodes.push(node);
        self.names.push(name);
        (self.nodes.len() - 1) as Handle
    }

    fn get(&self, handle: Handle) -> Option<&Linked> {
        self.nodes.get(handle as usize)
    }

    fn set(&mut self, handle: Handle, change: impl FnOnce(&mut Linked)) {
        if let Some(node) = self.nodes.get_mut(handle as usize) {
            change(node);
        }
    }

    fn push_text(&mut self, text: &str) -> Span {
        let span = Span { start: self.text.len() as u32, len: text.len() as u32 };
        self.text.push_str(text);
        span
    }

    fn push_attr(&mut self, name: AttrName, value: &str) {
        let span = self.push_text(value);
        self.attrs.push(Attr { name, span });
    }

    fn push_attrs(&mut self, attrs: &[Attribute]) {
        for attr in attrs {
            if let Some(name) = AttrName::from_name(&attr.name.local) {
                self.push_attr(name, &attr.value);
            }
        }
    }

    fn new_element(&mut self, name: QualName, attrs: &[Attribute]) -> Handle {
        let tag = Tag::from_name(&name.local);
        let start = self.attrs.len() as u32;
        if tag == Tag::OTHER {
            self.push_attr(AttrName::LOCAL_NAME, &name.local);
        }
        self.push_attrs(attrs);
        let span = Span { start, len: self.attrs.len() as u32 - start };
        self.add(Linked::new(tag, span), name)
    }

    /// Appends to a text node. A text that is not the last of the buffer moves to its end, with room for as much again, so
    /// that a text that grows in many steps costs no more than twice its length.
    fn grow_text(&mut self, handle: Handle, more: &str) {
        let Some(span) = self.get(handle).map(|node| node.span) else { return };
        let end = (span.start + span.len) as usize;
        let grown = Span { start: span.start, len: span.len + more.len() as u32 };
        if end == self.text.len() {
            self.text.push_str(more);
            self.set(handle, |node| node.span = grown);
            return;
        }
        let room = self.room.get(&handle).copied().unwrap_or(0);
        if room as usize >= more.len() {
            self.text.replace_range(end..end + more.len(), more);
            self.room.insert(handle, room - more.len() as u32);
            self.set(handle, |node| node.span = grown);
            return;
        }
        let start = self.text.len();
        self.text.extend_from_within(span.start as usize..end);
        self.text.push_str(more);
        let spare = grown.len;
        self.text.extend(std::iter::repeat_n('\0', spare as usize));
        self.room.insert(handle, spare);
        self.set(handle, |node| node.span = Span { start: start as u32, len: grown.len });
    }

    fn keeps_text_of(&self, parent: Handle) -> bool {
        let Some(node) = self.get(parent) else { return true };
        match node.tag {
            Tag::STYLE => false,
            Tag::SCRIPT => self
                .attrs_in(node.span)
                .iter()
                .any(|attr| attr.name == AttrName::TYPE && scripts::holds_data(self.value(attr.span))),
            _ => true,
        }
    }

    fn attrs_in(&self, span: Span) -> &[Attr] {
        let start = span.start as usize;
        self.attrs.get(start..start + span.len as usize).unwrap_or_default()
    }

    fn value(&self, span: Span) -> &str {
        let start = span.start as usize;
        self.text.get(start..start + span.len as usize).unwrap_or_default()
    }

    /// Puts `child` before `next` under `parent`, at the end where `next` is NONE.
    fn link(&mut self, child: Handle, parent: Handle, next: Handle) {
        let (depth, last) = self.get(parent).map_or((0, NONE), |node| (node.depth, node.last));
        let previous = if next == NONE { last } else { self.get(next).map_or(NONE, |node| node.previous) };
        self.set(child, |node| {
            node.parent = parent;
            node.previous = previous;
            node.next = next;
            node.depth = depth.saturating_add(1);
        });
        if previous == NONE {
            self.set(parent, |node| node.first = child);
        } else {
            self.set(previous, |node| node.next = child);
        }
        if next == NONE {
            self.set(parent, |node| node.last = child);
        } else {
            self.set(next, |node| node.previous = child);
        }
    }

    fn unlink(&mut self, child: Handle) {
        let Some(&Linked { parent, next, previous, .. }) = self.get(child) else { return };
        if parent == NONE {
            return;
        }
        if previous == NONE {
            self.set(parent, |node| node.first = next);
        } else {
            self.set(previous, |node| node.next = next);
        }
        if next == NONE {
            self.set(parent, |node| node.last = previous);
        } else {
            self.set(next, |node| node.previous = previous);
        }
        self.set(child, |node| {
            node.parent = NONE;
            node.next = NONE;
            node.previous = NONE;
        });
    }

    /// Puts a node or a text before `next` under `parent`; texts that touch become one. Returns the depth of the new node.
    fn insert(&mut self, parent: Handle, next: Handle, child: NodeOrText<Handle>) -> Option<u16> {
        let child = match child {
            NodeOrText::AppendNode(UNKEPT) => return None,
            NodeOrText::AppendNode(node) => {
                self.unlink(node);
                node
            }
            NodeOrText::AppendText(text) => {
                if !self.keeps_text_of(parent) {
                    return None;
                }
                let previous =
                    if next == NONE { self.get(parent).map(|node| node.last) } else { self.get(next).map(|node| node.previous) };
                if let Some(before) = previous.filter(|node| self.get(*node).is_some_and(|node| node.tag == Tag::TEXT)) {
                    self.grow_text(before, &text);
                    return self.get(before).map(|node| node.depth.saturating_sub(1));
                }
                let span = self.push_text(&text);
                self.add(Linked::new(Tag::TEXT, span), QualName::new(None, Namespace::default(), LocalName::default()))
            }
        };
        self.link(child, parent, next);
        let node = self.get(child)?;
        Some(if node.tag == Tag::TEXT { node.depth - 1 } else { node.depth })
    }

    /// Lays the tree out in page order. Iterative: a page may be as deep as its limit.
    fn into_dom(self, reached: Option<Limit>) -> Dom {
        let mut nodes: Vec<Node> = Vec::with_capacity(self.nodes.len());
        // The open ancestors: their place in the new order.
        let mut open: Vec<u32> = Vec::new();
        let mut at = DOCUMENT;
        loop {
            let Some(node) = self.get(at) else { break };
            let parent = open.last().copied().unwrap_or(0);
            let place = nodes.len() as u32;
            nodes.push(Node { parent, end: place + 1, span: node.span, tag: node.tag, depth: open.len() as u16 });
            if node.first != NONE {
                open.push(place);
                at = node.first;
                continue;
            }
            let mut from = at;
            at = loop {
                let Some(node) = self.get(from) else { break NONE };
                if node.next != NONE {
                    break node.next;
                }
                from = node.parent;
                let Some(place) = open.pop() else { break NONE };
                let end = nodes.len() as u32;
                if let Some(closed) = nodes.get_mut(place as usize) {
                    closed.end = end;
                }
            };
            if at == NONE {
                break;
            }
        }
        Dom { nodes, attrs: self.attrs, text: self.text, reached }
    }
}

/// A borrowed element name, as html5ever wants it.
pub(super) struct Name<'a>(Ref<'a, QualName>);

impl std::fmt::Debug for Name<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Self;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> Name<'a> {
        // The tree builder asks only for handles of elements that it got from here.
        #[expect(clippy::indexing_slicing, reason = "a handle is a position in `names`")]
        Name(Ref::map(self.arena.borrow(), |arena| &arena.names[*target as usize]))
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let mut arena = self.arena.borrow_mut();
        let handle = arena.new_element(name, &attrs);
        if flags.mathml_annotation_xml_integration_point {
            arena.integration_points.push(handle);
        }
        handle
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        UNKEPT
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        UNKEPT
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        if let Some(depth) = self.arena.borrow_mut().insert(*parent, NONE, child) {
            self.depth.set(depth);
        }
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let mut arena = self.arena.borrow_mut();
        let parent = arena.get(*sibling).map_or(NONE, |node| node.parent);
        if let Some(depth) = arena.insert(parent, *sibling, child) {
            self.depth.set(depth);
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let has_parent = self.arena.borrow().get(*element).is_some_and(|node| node.parent != NONE);
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &Handle) {
        let depth = self.arena.borrow().get(*node).map_or(0, |node| node.depth);
        self.depth.set(self.depth.get().min(depth.saturating_sub(1)));
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        *target
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Handle, attrs: Vec<Attribute>) {
        let mut arena = self.arena.borrow_mut();
        let Some(span) = arena.get(*target).map(|node| node.span) else { return };
        let kept = |attr: &Attribute| AttrName::from_name(&attr.name.local);
        if !attrs.iter().any(|attr| kept(attr).is_some_and(|name| !arena.attrs_in(span).iter().any(|old| old.name == name))) {
            return;
        }
        // The element's attributes move to the end of the list, where there is room for more.
        let old = span.start as usize..(span.start + span.len) as usize;
        let start = arena.attrs.len();
        arena.attrs.extend_from_within(old);
        for attr in &attrs {
            let Some(name) = kept(attr) else { continue };
            if !arena.attrs.iter().skip(start).any(|old| old.name == name) {
                arena.push_attr(name, &attr.value);
            }
        }
        let span = Span { start: start as u32, len: (arena.attrs.len() - start) as u32 };
        arena.set(*target, |node| node.span = span);
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.arena.borrow_mut().unlink(*target);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut arena = self.arena.borrow_mut();
        while let Some(child) = arena.get(*node).map(|node| node.first).filter(|child| *child != NONE) {
            arena.unlink(child);
            arena.link(child, *new_parent, NONE);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        self.arena.borrow().integration_points.contains(handle)
    }

    fn allow_declarative_shadow_roots(&self, _: &Handle) -> bool {
        false
    }
}
