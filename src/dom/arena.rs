//! Turns the operations of html5ever's tree builder into a tree of links, and the finished tree into one in page order.

use std::collections::HashMap;

use html5ever::interface::NodeOrText;
use html5ever::{Attribute, LocalName, Namespace};

use super::aside::Held;
use super::known::Known;
use super::named::Named;
use super::names::Names;
use super::phrase::is_phrase;
use super::tree::{Attr, Dom, Node, Span};
use crate::dom::Limit;
use crate::table::attrs::AttrName;
use crate::table::scripts;
use crate::table::tags::Tag;

/// A node of the arena while the tree is built.
pub(super) type Handle = u32;

pub(super) const NONE: Handle = Handle::MAX;
pub(super) const DOCUMENT: Handle = 0;
/// Stands for a node that is not kept (comments, processing instructions): appending it does nothing.
pub(super) const UNKEPT: Handle = Handle::MAX - 1;

#[derive(Clone, Copy)]
pub(super) struct Linked {
    pub(super) parent: Handle,
    pub(super) first: Handle,
    pub(super) last: Handle,
    pub(super) next: Handle,
    pub(super) previous: Handle,
    pub(super) span: Span,
    pub(super) tag: Tag,
    pub(super) depth: u16,
}

impl Linked {
    pub(super) fn new(tag: Tag, span: Span) -> Self {
        Linked { parent: NONE, first: NONE, last: NONE, next: NONE, previous: NONE, span, tag, depth: 0 }
    }
}

/// How much of a page was built.
#[derive(Clone, Copy)]
pub(super) struct Size {
    pub(super) nodes: usize,
    pub(super) attributes: usize,
    /// Bytes of text and attribute values.
    pub(super) text: usize,
}

impl Size {
    /// The limit that is reached where there may be no more than `most`.
    pub(super) fn reaches(self, most: Size) -> Option<Limit> {
        if self.nodes > most.nodes || self.text > most.text {
            return Some(Limit::Nodes);
        }
        (self.attributes > most.attributes).then_some(Limit::Attributes)
    }
}

pub(super) struct Arena {
    pub(super) nodes: Vec<Linked>,
    /// In the order in which they were made, which is that of their handles.
    pub(super) integration_points: Vec<Handle>,
    attrs: Vec<Attr>,
    pub(super) text: String,
    /// Room behind texts that had to move to the end of `text` to grow.
    room: HashMap<Handle, u32>,
    /// The templates, and the ends of what is shown in the place of others, in the order in which they were made.
    pub(super) templates: Vec<Handle>,
    pub(super) marks: Vec<Handle>,
    known_tags: Known<Tag>,
    known_attrs: Known<Option<AttrName>>,
}

impl Arena {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        // Measured over saved pages: a node for every 20 bytes of plain ones, for every 120 where most is scripts; half the bytes
        // of plain ones are kept text or attribute values.
        let mut arena = Arena {
            nodes: Vec::with_capacity(bytes / 60 + 16),
            integration_points: Vec::new(),
            attrs: Vec::new(),
            text: String::with_capacity(bytes / 2),
            room: HashMap::new(),
            templates: Vec::new(),
            marks: Vec::new(),
            known_tags: Known::new(Tag::from_name),
            known_attrs: Known::new(AttrName::from_name),
        };
        arena.add(Linked::new(Tag::DOCUMENT, Span::default()));
        arena
    }

    pub(super) fn size(&self) -> Size {
        Size { nodes: self.nodes.len(), attributes: self.attrs.len(), text: self.text.len() }
    }

    pub(super) fn add(&mut self, node: Linked) -> Handle {
        self.nodes.push(node);
        (self.nodes.len() - 1) as Handle
    }

    pub(super) fn get(&self, handle: Handle) -> Option<&Linked> {
        self.nodes.get(handle as usize)
    }

    pub(super) fn set(&mut self, handle: Handle, change: impl FnOnce(&mut Linked)) {
        if let Some(node) = self.nodes.get_mut(handle as usize) {
            change(node);
        }
    }

    pub(super) fn push_text(&mut self, text: &str) -> Span {
        let span = Span { start: self.text.len() as u32, len: text.len() as u32 };
        self.text.push_str(text);
        span
    }

    pub(super) fn push_attr(&mut self, name: AttrName, value: &str) {
        let span = self.push_text(value);
        self.attrs.push(Attr { name, span });
    }

    pub(super) fn push_attrs(&mut self, attrs: &[Attribute]) {
        for attr in attrs {
            if let Some(name) = self.known_attrs.get(&attr.name.local) {
                self.push_attr(name, &attr.value);
            }
        }
    }

    /// Adds the attributes that lie aside.
    pub(super) fn push_held(&mut self, held: &Held, vocabulary: &Namespace) {
        let start = self.push_text(held.values()).start;
        self.attrs.extend(
            held.places(vocabulary).map(|(name, Span { start: at, len })| Attr { name, span: Span { start: start + at, len } }),
        );
    }

    /// Adds an element with the attributes that `push_attrs` adds.
    pub(super) fn new_element(&mut self, name: &LocalName, push_attrs: impl FnOnce(&mut Self)) -> Handle {
        let tag = self.known_tags.get(name);
        let start = self.attrs.len() as u32;
        if tag == Tag::OTHER {
            self.push_attr(AttrName::LOCAL_NAME, name);
        }
        push_attrs(self);
        let span = Span { start, len: self.attrs.len() as u32 - start };
        let handle = self.add(Linked::new(tag, span));
        if tag == Tag::TEMPLATE {
            self.templates.push(handle);
        }
        handle
    }

    /// The attributes that some stage reads.
    pub(super) fn name_attrs<'a>(&mut self, attrs: &'a [Attribute]) -> Vec<(AttrName, &'a str)> {
        attrs.iter().filter_map(|attr| Some((self.known_attrs.get(&attr.name.local)?, &*attr.value))).collect()
    }

    /// Adds the attributes that the element does not have. All of them move to the end of the list, where there is room for more.
    pub(super) fn add_missing_attrs<'a>(&mut self, element: Handle, attrs: impl Iterator<Item = (AttrName, &'a str)>) {
        let Some(span) = self.get(element).map(|node| node.span) else { return };
        let is_missing = |name: AttrName| self.attrs_in(span).iter().all(|old| old.name != name);
        let missing: Vec<(AttrName, &str)> = attrs.filter(|(name, _)| is_missing(*name)).collect();
        if missing.is_empty() {
            return;
        }
        let start = self.attrs.len();
        self.attrs.extend_from_within(span.start as usize..(span.start + span.len) as usize);
        for (name, value) in missing {
            self.push_attr(name, value);
        }
        let span = Span { start: start as u32, len: (self.attrs.len() - start) as u32 };
        self.set(element, |node| node.span = span);
    }

    /// Appends to a text node. A text that is not the last of the buffer moves to its end, with room for as much again, so
    /// that a text that grows in many steps costs no more than twice its length.
    pub(super) fn grow_text(&mut self, handle: Handle, more: &str) {
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

    pub(super) fn keeps_text_of(&self, parent: Handle) -> bool {
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

    pub(super) fn attrs_in(&self, span: Span) -> &[Attr] {
        let start = span.start as usize;
        self.attrs.get(start..start + span.len as usize).unwrap_or_default()
    }

    pub(super) fn value(&self, span: Span) -> &str {
        let start = span.start as usize;
        self.text.get(start..start + span.len as usize).unwrap_or_default()
    }

    /// Finds out how deep a node lies by going up, since what it lies in may have been moved.
    pub(super) fn measure_depth(&mut self, of: Handle) {
        let (mut depth, mut at) = (0u16, of);
        while let Some(parent) = self.get(at).map(|node| node.parent).filter(|parent| *parent != NONE) {
            (depth, at) = (depth.saturating_add(1), parent);
        }
        self.set(of, |node| node.depth = depth);
    }

    /// Puts `child` before `next` under `parent`, at the end where `next` is NONE.
    pub(super) fn link(&mut self, child: Handle, parent: Handle, next: Handle) {
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

    pub(super) fn unlink(&mut self, child: Handle) {
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
    pub(super) fn insert(&mut self, parent: Handle, next: Handle, child: NodeOrText<Named>) -> Option<u16> {
        let child = match child {
            NodeOrText::AppendNode(Named { node: UNKEPT, .. }) => return None,
            NodeOrText::AppendNode(Named { node, .. }) => {
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
                self.add(Linked::new(Tag::TEXT, span))
            }
        };
        self.link(child, parent, next);
        let node = self.get(child)?;
        Some(if node.tag == Tag::TEXT { node.depth - 1 } else { node.depth })
    }

    /// Lays the tree out in page order. Iterative: a page may be as deep as its limit.
    pub(super) fn into_dom(mut self, reached: Option<Limit>) -> Dom {
        self.drop_marks();
        let mut nodes: Vec<Node> = Vec::with_capacity(self.nodes.len());
        // The open ancestors: their place in the new order.
        let mut open: Vec<u32> = Vec::new();
        let mut at = DOCUMENT;
        while let Some(node) = self.get(at) {
            let parent = open.last().copied().unwrap_or(0);
            let place = nodes.len() as u32;
            let is_in_phrase = nodes.get(parent as usize).is_some_and(|parent| parent.tag == Tag::PHRASE);
            let tag = if node.tag == Tag::OTHER && (is_in_phrase || is_phrase(&self, node)) { Tag::PHRASE } else { node.tag };
            nodes.push(Node { parent, end: place + 1, span: node.span, tag, depth: open.len() as u16 });
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
        }
        let used = self.attrs.iter().fold(0, |used, attr| used | attr.name.bit());
        let mut dom = Dom { nodes, attrs: self.attrs, text: self.text, reached, used, names: Names::default() };
        dom.names = Names::of(&dom);
        dom
    }
}
