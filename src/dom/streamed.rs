//! Puts what a server sent later in its place. React streams a page: where a part is not ready it leaves `<template id="B:3">`,
//! or `P:3`, and sends the part at the end as `<div hidden id="S:3">`, which a script puts there. In a page that was saved as it
//! was sent, the parts would stand behind the footer, in the order in which they were ready.
//!
//! What is shown meanwhile, up to the comment `/$`, goes: it says no more than "Loading".

use std::collections::HashMap;

use super::arena::{Arena, Handle, Linked, NONE, UNKEPT};
use super::tree::Span;
use crate::table::attrs::AttrName;
use crate::table::streamed::{PART, PLACES};
use crate::table::tags::Tag;

impl Arena {
    /// Moves the children of each part before the template that keeps its place, unless something would be deeper than `most`.
    pub(super) fn place_streamed(&mut self, most: u16) {
        let templates = std::mem::take(&mut self.templates);
        let place_of = |handle: &Handle| {
            let id = self.id_of(*handle)?;
            let (has_meanwhile, number) =
                PLACES.iter().find_map(|(name, has_meanwhile)| Some((*has_meanwhile, split(id, name)?)))?;
            Some((number, (*handle, has_meanwhile)))
        };
        let places: HashMap<(&str, &str), (Handle, bool)> = templates.iter().filter_map(place_of).collect();
        if places.is_empty() {
            return;
        }
        let part_of = |handle: Handle| {
            let (place, has_meanwhile) = places.get(&split(self.id_of(handle)?, PART)?)?;
            Some((handle, *place, *has_meanwhile))
        };
        let parts: Vec<(Handle, Handle, bool)> = (0..self.nodes.len() as Handle).filter_map(part_of).collect();
        // Parts in parts are looked at more than once; a page that would make a long work of it keeps the rest as it was sent.
        let mut steps = self.nodes.len();
        for (part, place, has_meanwhile) in parts {
            let Some(depth) = self.depth_outside(place, part) else { continue };
            let Some(height) = self.height(part, &mut steps) else { return };
            if depth.saturating_add(height) <= most {
                self.move_children(part, place);
                if has_meanwhile && self.drop_meanwhile(place, &mut steps).is_none() {
                    return;
                }
            }
        }
    }

    fn id_of(&self, handle: Handle) -> Option<&str> {
        let node = self.get(handle).filter(|node| node.tag.is_element())?;
        let id = self.attrs_in(node.span).iter().find(|attr| attr.name == AttrName::ID)?;
        Some(self.value(id.span))
    }

    /// How deep a node lies, if it lies in the page and not in that element.
    fn depth_outside(&self, of: Handle, element: Handle) -> Option<u16> {
        let (mut depth, mut at) = (0u16, of);
        while let Some(parent) = self.get(at).map(|node| node.parent).filter(|parent| *parent != NONE) {
            if parent == element {
                return None;
            }
            (depth, at) = (depth.saturating_add(1), parent);
        }
        (depth > 0).then_some(depth)
    }

    /// How many levels lie below an element; none where finding out takes more than the steps that are left.
    fn height(&self, element: Handle, steps: &mut usize) -> Option<u16> {
        let (mut height, mut depth, mut at) = (0u16, 0u16, element);
        loop {
            *steps = steps.checked_sub(1)?;
            let mut node = self.get(at)?;
            if node.first != NONE {
                (depth, at) = (depth.saturating_add(1), node.first);
                height = height.max(depth);
                continue;
            }
            while node.next == NONE && at != element {
                (depth, at) = (depth.saturating_sub(1), node.parent);
                node = self.get(at)?;
            }
            if at == element {
                return Some(height);
            }
            at = node.next;
        }
    }

    /// Takes out what stands between a place and the end of what is shown there meanwhile, if that is beside it; none where
    /// finding it takes more than the steps that are left.
    fn drop_meanwhile(&mut self, place: Handle, steps: &mut usize) -> Option<()> {
        let beside = std::iter::successors(self.get(place).map(|node| node.next), |at| self.get(*at).map(|node| node.next));
        let mut meanwhile = Vec::new();
        for at in beside.take_while(|at| *at != NONE) {
            *steps = steps.checked_sub(1)?;
            if self.marks.binary_search(&at).is_ok() {
                for node in meanwhile {
                    self.unlink(node);
                }
                return Some(());
            }
            meanwhile.push(at);
        }
        Some(())
    }

    /// A node for the end of what is shown meanwhile, on a page that has places at all.
    pub(super) fn new_mark(&mut self) -> Handle {
        if self.templates.is_empty() {
            return UNKEPT;
        }
        let mark = self.add(Linked::new(Tag::OTHER, Span::default()));
        self.marks.push(mark);
        mark
    }

    /// Takes the marks out again; texts that touch then become one.
    pub(super) fn drop_marks(&mut self) {
        for mark in std::mem::take(&mut self.marks) {
            let Some(&Linked { previous, next, .. }) = self.get(mark) else { continue };
            self.unlink(mark);
            let text_of = |handle: Handle| self.get(handle).filter(|node| node.tag == Tag::TEXT).map(|node| node.span);
            if let (Some(_), Some(more)) = (text_of(previous), text_of(next)) {
                let more = self.value(more).to_owned();
                self.grow_text(previous, &more);
                self.unlink(next);
            }
        }
    }

    fn move_children(&mut self, from: Handle, before: Handle) {
        let Some(parent) = self.get(before).map(|node| node.parent) else { return };
        while let Some(child) = self.get(from).map(|node| node.first).filter(|child| *child != NONE) {
            self.unlink(child);
            self.link(child, parent, before);
        }
    }
}

/// What stands before such a name in an id, which is the same in all ids of a page, and the number behind it.
fn split<'a>(id: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let (before, number) = id.rsplit_once(name)?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_number.then_some((before, number))
}

#[cfg(test)]
mod tests {
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    fn texts(html: &str) -> Vec<String> {
        let dom = parse(html, &Limits::default());
        split_blocks(&dom).iter().map(|block| block.text(&dom).into_owned()).collect()
    }

    #[test]
    fn parts_that_were_sent_later_stand_where_they_were_left_out() {
        let page = "<h2>Tea</h2><!--$?--><template id='B:0'></template><p>Loading</p><!--/$--><h2>Coffee</h2>\
                    <div hidden id='S:0'><p>Green<template id='P:1f'></template></p></div><div hidden id='S:1f'><b>black</b></div>\
                    <script>$RC('B:0','S:0')</script>";
        assert_eq!(texts(page), ["Tea", "Greenblack", "Coffee"]);
        assert_eq!(texts(&page.replace("<!--/$-->", "")), ["Tea", "Greenblack", "Loading", "Coffee"]);
        let named = page.replace("B:", "a-B:").replace("S:", "a-S:").replace("P:", "a-P:");
        assert_eq!(texts(&named), texts(page));
    }

    #[test]
    fn parts_without_a_place_or_around_it_stay_where_they_are() {
        assert_eq!(texts("<p>Tea</p><div hidden id='S:0'><p>Green</p></div>"), ["Tea", "Green"]);
        assert_eq!(texts("<div id='S:0'><p>Green</p><template id='B:0'></template></div><p>Tea</p>"), ["Green", "Tea"]);
        let circle = "<div id='S:0'>a<template id='B:1'></template></div><div id='S:1'>b<template id='B:0'></template></div>";
        assert_eq!(texts(circle).len(), 1);
        assert_eq!(texts("<template id='B:tea'></template><p>Tea</p><div id='S:tea'>Green</div>"), ["Tea", "Green"]);
    }

    #[test]
    fn the_ends_of_what_is_shown_meanwhile_are_no_nodes() {
        let dom = parse("<template></template><p>Green<!--/$-->tea<!--/$--></p>", &Limits::default());
        let texts: Vec<&str> = dom.nodes().map(|id| dom.text(id)).filter(|text| !text.is_empty()).collect();
        assert_eq!(texts, ["Greentea"]);
        assert_eq!(dom.nodes().filter(|id| dom.local_name(*id).is_empty()).count(), 0);
    }

    #[test]
    fn parts_in_parts_are_no_deeper_than_the_limit() {
        let part = |n: usize| format!("<div id='S:{n}'><i><i><i>x<template id='B:{}'></template></i></i></i></div>", n + 1);
        let page: String =
            std::iter::once("<body><template id='B:0'></template>".to_owned()).chain((0..2000).map(part)).collect();
        let dom = parse(&page, &Limits::default().depth(64));
        assert!(dom.nodes().all(|id| dom.depth(id) <= 64));
        assert_eq!(split_blocks(&dom).iter().map(|block| block.shape.chars).sum::<u32>(), 2000);
    }
}
