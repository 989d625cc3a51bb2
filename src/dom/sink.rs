//! Receives html5ever's tree operations for the arena.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};

use super::arena::{Arena, DOCUMENT, Handle, NONE, Size, UNKEPT};
use super::tree::Dom;
use crate::dom::Limit;

/// The tree under construction.
pub(super) struct Sink {
    arena: RefCell<Arena>,
    depth: Cell<u16>,
}

impl Sink {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Sink { arena: RefCell::new(Arena::with_capacity(bytes)), depth: Cell::new(0) }
    }

    /// The depth at which the tree builder is working, as far as it has told.
    pub(super) fn depth(&self) -> u16 {
        self.depth.get()
    }

    /// What was made so far.
    pub(super) fn size(&self) -> Size {
        self.arena.borrow().size()
    }

    pub(super) fn into_dom(self, reached: Option<Limit>) -> Dom {
        self.arena.into_inner().into_dom(reached)
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
        self.arena.borrow_mut().add_missing_attrs(*target, &attrs);
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
        self.arena.borrow().integration_points.binary_search(handle).is_ok()
    }

    fn allow_declarative_shadow_roots(&self, _: &Handle) -> bool {
        false
    }
}
