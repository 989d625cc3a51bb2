//! Turns the classes of the elements of a page into what rules read from them. Dozens of rules ask for the elements around each
//! block: the classes are looked up once for all of them, and what stands around a node is known with one look.
//!
//! Does not judge: a name says what a maker called an element, not whether it is content.

use std::sync::LazyLock;

use super::class::{as_rules_read, words_of};
use super::style::is_taken_out;
use super::{Dom, NodeId};
use crate::table::attrs::{AttrName, FOOTER_ROLE};
use crate::table::hashes::{CLASS_BITS, SPREAD};
use crate::table::named::{self, Bits, Named};
use crate::table::shelves::{Shelves, shelve_lists};
use crate::table::tags::{Tag, Tags};

static WORDS: LazyLock<Shelves<Bits>> = LazyLock::new(|| shelve_lists(named::WORDS.map(|(named, list)| (&**list, named.bit()))));
static CLASSES: LazyLock<Shelves<Bits>> =
    LazyLock::new(|| shelve_lists(named::CLASSES.map(|(named, list)| (&**list, named.bit()))));

/// What the nodes of a page are named and stand in. Most nodes have no name of their own, and most that have one share it with
/// others: what is known lies in two short tables.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By their places in page order.
    nodes: Vec<Place>,
    /// What classes say, by their number; the first is none.
    classes: Vec<Bits>,
    around: Vec<Around>,
}

/// Where in the tables lies what is known of a node.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    class: u32,
    around: u32,
}

/// Beside the number of a class: that the element is taken out of the page, or its footer.
const HIDDEN: u32 = 1 << 31;
const FOOTER: u32 = 1 << 30;

/// What a node and all around it are named, and are as far as rules look for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Around {
    names: Bits,
    tags: Tags,
}

impl Names {
    pub(super) fn of(dom: &Dom) -> Names {
        let mut names = Names { nodes: Vec::with_capacity(dom.len()), classes: vec![0], around: vec![Around::default()] };
        let mut known = vec![("", 0); 1 << CLASS_BITS];
        for id in dom.nodes() {
            let outer = names.nodes.get(dom.parent(id).index()).map_or(0, |outer| outer.around);
            if !dom.tag(id).is_element() {
                names.nodes.push(Place { class: 0, around: outer });
                continue;
            }
            let class = names.look_at(dom, id, &mut known);
            let around = names.put_into(outer, Around { names: names.own(class), tags: Tags::one(dom.tag(id)) });
            names.nodes.push(Place { class, around });
        }
        names
    }

    /// The number of an element's class, and the marks beside it.
    fn look_at<'a>(&mut self, dom: &'a Dom, id: NodeId, known: &mut [(&'a str, u32)]) -> u32 {
        let is_footer = dom.tag(id) == Tag::FOOTER && dom.tag(dom.parent(id)) != Tag::ARTICLE;
        let (mut class, mut may_hide) = (if is_footer { FOOTER } else { 0 }, false);
        for attr in dom.attrs(id) {
            match attr.name() {
                AttrName::CLASS => class |= self.number_of(dom.value(*attr), known),
                AttrName::HIDDEN | AttrName::STYLE => may_hide = true,
                AttrName::ROLE if dom.value(*attr) == FOOTER_ROLE => class |= FOOTER,
                _ => {}
            }
        }
        if may_hide && is_taken_out(dom, id) { class | HIDDEN } else { class }
    }

    /// The number of a class, from memory where an element before had the same: the last of each slot.
    fn number_of<'a>(&mut self, classes: &'a str, known: &mut [(&'a str, u32)]) -> u32 {
        let Some(slot) = known.get_mut(slot_of(classes)) else { return 0 };
        if slot.0 != classes {
            *slot = (classes, self.classes.len() as u32);
            self.classes.push(look_up(as_rules_read(classes)));
        }
        slot.1
    }

    /// The place of what is in either of two.
    fn put_into(&mut self, outer: u32, own: Around) -> u32 {
        let known = self.around.get(outer as usize).copied().unwrap_or_default();
        let both = Around { names: known.names | own.names, tags: known.tags.with(own.tags) };
        if both == known {
            return outer;
        }
        if self.around.last() != Some(&both) {
            self.around.push(both);
        }
        self.around.len() as u32 - 1
    }

    fn own(&self, class: u32) -> Bits {
        let named = self.classes.get((class & !(HIDDEN | FOOTER)) as usize).copied().unwrap_or_default();
        let mark = |mark: u32, named: Named| if class & mark == 0 { 0 } else { named.bit() };
        named | mark(HIDDEN, Named::Hidden) | mark(FOOTER, Named::Footer)
    }

    fn place(&self, id: NodeId) -> Place {
        self.nodes.get(id.index()).copied().unwrap_or_default()
    }

    fn around(&self, id: NodeId) -> Around {
        self.around.get(self.place(id).around as usize).copied().unwrap_or_default()
    }
}

impl Dom {
    /// A number for the class of an element: no two classes have the same. 0 for none.
    pub(crate) fn class_number(&self, id: NodeId) -> u32 {
        self.names.place(id).class & !(HIDDEN | FOOTER)
    }

    /// Whether an element is named so.
    pub(crate) fn is_named(&self, id: NodeId, named: Named) -> bool {
        self.names_of(id) & named.bit() != 0
    }

    /// All that an element is named.
    pub(crate) fn names_of(&self, id: NodeId) -> Bits {
        self.names.own(self.names.place(id).class)
    }

    /// Whether a node is in an element that is named so, however far around it, or is one.
    pub(crate) fn is_in(&self, id: NodeId, named: Named) -> bool {
        self.names.around(id).names & named.bit() != 0
    }

    /// Whether a node is, or stands in, one of these elements, however far around it: asked before rules look how far.
    pub(crate) fn is_within(&self, id: NodeId, tags: Tags) -> bool {
        self.names.around(id).tags.meets(tags)
    }
}

fn slot_of(classes: &str) -> usize {
    let mix = |hash: u64, word: u64| (hash ^ word).wrapping_mul(SPREAD).rotate_left(23);
    let (words, rest) = classes.as_bytes().as_chunks::<8>();
    let hash = words.iter().fold(classes.len() as u64, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    let rest = rest.iter().fold(0, |rest, byte| rest << 8 | u64::from(*byte));
    (mix(hash, rest) & ((1 << CLASS_BITS) - 1)) as usize
}

fn look_up(classes: &str) -> Bits {
    let (words, whole) = (&*WORDS, &*CLASSES);
    classes.split_ascii_whitespace().fold(0, |found, class| {
        let named = words_of(class).filter_map(|word| words.get_ascii_lower(word));
        named.fold(found | whole.get_ascii_lower(class).unwrap_or_default(), |found, bits| found | bits)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    #[test]
    fn words_and_whole_classes_say_what_an_element_is() {
        let dom = parse("<div class='Post-Signature postMeta'><p>Ada</p></div>", &Limits::default());
        let says = |tag: Tag, named: Named| dom.elements(tag).any(|id| dom.is_named(id, named));
        assert!([Named::Signature, Named::Meta, Named::Owner].into_iter().all(|name| says(Tag::DIV, name)));
        assert!(!says(Tag::DIV, Named::Author) && !says(Tag::P, Named::Meta));
    }

    #[test]
    fn what_is_around_a_text_is_known_of_it() {
        let page = "<div class=post-signature><p>Ada</p><p class=author>Bo</p></div><p>Cy</p>";
        let dom = parse(page, &Limits::default());
        let around = |named: Named| dom.elements(Tag::TEXT).map(|text| dom.is_in(text, named)).collect::<Vec<_>>();
        assert_eq!(around(Named::Signature), [true, true, false]);
        assert_eq!(around(Named::Author), [false, true, false]);
    }

    #[test]
    fn classes_in_the_same_slot_are_not_taken_for_each_other() {
        let others: String = (0..2 << CLASS_BITS).map(|n| format!("<p class='{n} author'>Bo</p><p class={n}>Cy</p>")).collect();
        let dom = parse(&others, &Limits::default());
        let named: Vec<bool> = dom.elements(Tag::P).map(|id| dom.is_named(id, Named::Author)).collect();
        assert!(named.chunks(2).all(|pair| pair == [true, false]));
    }
}
