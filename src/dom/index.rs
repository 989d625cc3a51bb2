//! Turns the nodes of a page into an index of its elements: a dozen stages ask for the few of one name.

use super::tree::{Attr, Node};
use crate::table::attrs::AttrName;
use crate::table::tags::Tag;

/// Where the elements of each name are, and which attributes there are.
#[derive(Debug)]
pub(super) struct Index {
    /// The places of all elements, those of one name together, in page order.
    places: Vec<u32>,
    /// Where those of each name begin, and where the last end.
    starts: Vec<u32>,
    /// A bit for each attribute.
    used: u64,
}

const _: () = assert!(AttrName::COUNT <= u64::BITS as usize, "each attribute has a bit of its own");

impl Index {
    pub(super) fn of(nodes: &[Node], attrs: &[Attr]) -> Index {
        // Counted behind the next name, then summed: what is before a name is where it begins.
        let mut starts = vec![0; Tag::COUNT + 2];
        for node in nodes.iter().filter(|node| node.tag.is_element()) {
            if let Some(count) = starts.get_mut(usize::from(node.tag.0) + 2) {
                *count += 1;
            }
        }
        let mut before = 0;
        for start in &mut starts {
            before += *start;
            *start = before;
        }
        let mut places = vec![0; before as usize];
        for (place, node) in nodes.iter().enumerate().filter(|(_, node)| node.tag.is_element()) {
            // Each name's next free place; at the end, where the next name begins.
            if let Some(next) = starts.get_mut(usize::from(node.tag.0) + 1) {
                if let Some(own) = places.get_mut(*next as usize) {
                    *own = place as u32;
                }
                *next += 1;
            }
        }
        Index { places, starts, used: attrs.iter().fold(0, |used, attr| used | attr.name().bit()) }
    }

    /// The places of the elements with this name, in page order.
    pub(super) fn elements(&self, tag: Tag) -> &[u32] {
        let at = |name: usize| self.starts.get(name).map_or(0, |start| *start as usize);
        let name = usize::from(tag.0);
        self.places.get(at(name)..at(name + 1)).unwrap_or_default()
    }

    pub(super) fn uses(&self, name: AttrName) -> bool {
        self.used & name.bit() != 0
    }
}

#[cfg(test)]
mod tests {
    use crate::dom::{Limits, parse};
    use crate::table::attrs::AttrName;
    use crate::table::tags::Tag;

    #[test]
    fn each_element_is_found_by_its_name() {
        let page = "<p>One<p class=a>Two<x-y>three</x-y><ul><li>Four<li>Five</ul><p>Six<template><li>Seven</template>";
        let dom = parse(page, &Limits::default());
        let names = dom.nodes().map(|id| dom.tag(id)).filter(|tag| tag.is_element());
        for tag in names.chain([Tag::TABLE, Tag::TEXT, Tag::DOCUMENT]) {
            let found: Vec<_> = dom.elements(tag).collect();
            let all: Vec<_> = dom.nodes().filter(|id| tag.is_element() && dom.tag(*id) == tag).collect();
            assert_eq!(found, all, "{}", tag.name());
        }
    }

    #[test]
    fn an_attribute_is_used_where_an_element_has_it() {
        let dom = parse("<p class=a>One<p hidden>Two", &Limits::default());
        assert!(dom.uses(AttrName::CLASS) && dom.uses(AttrName::HIDDEN));
        assert!(!dom.uses(AttrName::ID) && !dom.uses(AttrName::XML_LANG));
    }
}
