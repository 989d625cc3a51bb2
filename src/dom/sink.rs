//! Receives html5ever's tree operations for the arena.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName, ns};

use super::arena::{Arena, DOCUMENT, Handle, NONE, Size, UNKEPT};
use super::aside::{Aside, lie_aside};
use super::named::{Name, Named};
use crate::dom::Limit;
use crate::table::streamed::END_OF_MEANWHILE;

/// The tree under construction.
pub(super) struct Sink<'a> {
    arena: RefCell<Arena>,
    depth: Cell<u16>,
    /// Whether an element was moved: what lies in it does not know its depth any more, and is measured before something is put
    /// into it.
    has_moved: Cell<bool>,
    most: Size,
    reached: Cell<Option<Limit>>,
    aside: &'a Aside,
}

impl<'a> Sink<'a> {
    /// For a page of so many bytes, of which no more than `most` may be built.
    pub(super) fn new(bytes: usize, most: Size, aside: &'a Aside) -> Self {
        Sink {
            arena: RefCell::new(Arena::with_capacity(bytes)),
            depth: Cell::new(0),
            has_moved: Cell::new(false),
            most,
            reached: Cell::new(None),
            aside,
        }
    }

    /// The depth at which the tree builder is working, as far as it has told.
    pub(super) fn depth(&self) -> u16 {
        self.depth.get()
    }

    /// The limit of what may be built, if it is reached.
    pub(super) fn reached(&self) -> Option<Limit> {
        self.reached.get()
    }

    /// Looks whether the limit is reached, after something was added.
    fn look_at(&self, arena: &Arena) {
        if let Some(limit) = arena.size().reaches(self.most) {
            self.reached.set(Some(limit));
        }
    }

    fn insert(&self, parent: Handle, next: Handle, child: NodeOrText<Named>) {
        let mut arena = self.arena.borrow_mut();
        if self.has_moved.get() {
            arena.measure_depth(parent);
        }
        if let Some(depth) = arena.insert(parent, next, child) {
            self.depth.set(depth);
        }
        self.look_at(&arena);
    }

    pub(super) fn into_arena(self) -> Arena {
        self.arena.into_inner()
    }
}

impl TreeSink for Sink<'_> {
    type Handle = Named;
    type Output = Self;
    type ElemName<'a>
        = Name<'a>
    where
        Self: 'a;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Named {
        Named::nameless(DOCUMENT)
    }

    fn elem_name<'a>(&'a self, target: &'a Named) -> Name<'a> {
        Name(target)
    }

    fn create_element(&self, name: QualName, mut attrs: Vec<Attribute>, flags: ElementFlags) -> Named {
        let mut arena = self.arena.borrow_mut();
        let handle = arena.new_element(&name.local, |arena| {
            if lie_aside(&attrs) {
                arena.push_held(&self.aside.held.borrow(), &name.ns);
            } else {
                arena.push_attrs(&attrs);
            }
        });
        if flags.mathml_annotation_xml_integration_point {
            arena.integration_points.push(handle);
        }
        self.look_at(&arena);
        attrs.clear();
        self.aside.spare.set(attrs);
        Named::element(handle, name)
    }

    fn create_comment(&self, text: StrTendril) -> Named {
        Named::nameless(if &*text == END_OF_MEANWHILE { self.arena.borrow_mut().new_mark() } else { UNKEPT })
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Named {
        Named::nameless(UNKEPT)
    }

    fn append(&self, parent: &Named, child: NodeOrText<Named>) {
        self.insert(parent.node, NONE, child);
    }

    fn append_before_sibling(&self, sibling: &Named, child: NodeOrText<Named>) {
        let parent = self.arena.borrow().get(sibling.node).map_or(NONE, |node| node.parent);
        self.insert(parent, sibling.node, child);
    }

    fn append_based_on_parent_node(&self, element: &Named, previous: &Named, child: NodeOrText<Named>) {
        let has_parent = self.arena.borrow().get(element.node).is_some_and(|node| node.parent != NONE);
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &Named) {
        let depth = self.arena.borrow().get(node.node).map_or(0, |node| node.depth);
        self.depth.set(self.depth.get().min(depth.saturating_sub(1)));
    }

    fn get_template_contents(&self, target: &Named) -> Named {
        target.clone()
    }

    fn same_node(&self, x: &Named, y: &Named) -> bool {
        x.node == y.node
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Named, attrs: Vec<Attribute>) {
        let mut arena = self.arena.borrow_mut();
        if lie_aside(&attrs) {
            let held = self.aside.held.borrow();
            arena.add_missing_attrs(target.node, held.named(&ns!(html)));
        } else {
            let named = arena.name_attrs(&attrs);
            arena.add_missing_attrs(target.node, named.into_iter());
        }
        self.look_at(&arena);
    }

    fn remove_from_parent(&self, target: &Named) {
        self.has_moved.set(true);
        self.arena.borrow_mut().unlink(target.node);
    }

    fn reparent_children(&self, node: &Named, new_parent: &Named) {
        let mut arena = self.arena.borrow_mut();
        while let Some(child) = arena.get(node.node).map(|node| node.first).filter(|child| *child != NONE) {
            arena.unlink(child);
            arena.link(child, new_parent.node, NONE);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Named) -> bool {
        self.arena.borrow().integration_points.binary_search(&handle.node).is_ok()
    }

    fn allow_declarative_shadow_roots(&self, _: &Named) -> bool {
        false
    }
}
