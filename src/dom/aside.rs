//! What the tokenizer hands to the sink past the tree builder, which would only carry it: the attributes of a tag that it does
//! not look at.

use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, Namespace, QualName, local_name, ns};

use super::tree::Span;
use crate::table::attrs::{AttrName, ReadNames};

/// What lies aside while the tree builder has a tag in hand.
#[derive(Default)]
pub(super) struct Aside {
    /// The attributes of the last start tag.
    pub(super) held: RefCell<Held>,
    /// The room of the last tag's attributes, which those of the next may take: there are as many tags as pages are long.
    pub(super) spare: Cell<Vec<Attribute>>,
}

/// Attributes that some stage reads.
#[derive(Default)]
pub(super) struct Held {
    attrs: Vec<(ReadNames, Span)>,
    values: String,
}

impl Held {
    pub(super) fn clear(&mut self) {
        self.attrs.clear();
        self.values.clear();
    }

    /// Adds an attribute, if it is the first of its name, with the value that `write` writes. There are not many names that are
    /// read: that keeps the search short.
    pub(super) fn push(&mut self, names: ReadNames, write: impl FnOnce(&mut String)) {
        if self.attrs.iter().any(|(known, _)| *known == names) {
            return;
        }
        let start = self.values.len();
        write(&mut self.values);
        self.attrs.push((names, Span { start: start as u32, len: (self.values.len() - start) as u32 }));
    }

    /// The value of an attribute of an element of HTML.
    pub(super) fn value(&self, name: AttrName) -> Option<&str> {
        self.named(&ns!(html)).find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The attributes of an element of this vocabulary, with their values.
    pub(super) fn named(&self, vocabulary: &Namespace) -> impl Iterator<Item = (AttrName, &str)> {
        let value = |span: Span| self.values.get(span.start as usize..(span.start + span.len) as usize).unwrap_or_default();
        self.places(vocabulary).map(move |(name, span)| (name, value(span)))
    }

    /// The same with the places of the values.
    pub(super) fn places(&self, vocabulary: &Namespace) -> impl Iterator<Item = (AttrName, Span)> {
        let is_html = *vocabulary == ns!(html);
        let name = move |names: ReadNames| if is_html { names.in_html } else { names.in_foreign };
        self.attrs.iter().filter_map(move |(names, span)| name(*names).map(|name| (name, *span)))
    }

    /// The values, one behind the other.
    pub(super) fn values(&self) -> &str {
        &self.values
    }
}

/// Stands in a tag for the attributes that lie aside, so that no element that the tree builder makes by itself takes them. No
/// attribute of a page has no name.
pub(super) fn stand_in() -> Attribute {
    Attribute { name: QualName::new(None, ns!(), local_name!("")), value: StrTendril::new() }
}

/// Whether the attributes of the element lie aside.
pub(super) fn lie_aside(attrs: &[Attribute]) -> bool {
    attrs.first().is_some_and(|attr| attr.name.local == local_name!(""))
}
