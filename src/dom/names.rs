//! Turns the classes of the elements of a page into what rules read from them. Dozens of rules ask for the elements around each
//! block: the classes are looked up once for all of them.

use std::sync::LazyLock;

use super::class::{classes_of, words_of};
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

/// What the nodes of a page are named, by their places in page order.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<NodeNames>);

#[derive(Clone, Copy, Debug, Default)]
struct NodeNames {
    own: Bits,
    /// With what all around it are named.
    around: Bits,
    /// What it is and stands in, as far as rules look for it.
    tags: Tags,
}

impl Names {
    pub(super) fn of(dom: &Dom) -> Names {
        let mut known = Known { slots: vec![("", 0); 1 << CLASS_BITS] };
        let mut names: Vec<NodeNames> = Vec::with_capacity(dom.len());
        for id in dom.nodes() {
            let own = look_at(dom, id, &mut known);
            let outer = names.get(dom.parent(id).index()).copied().unwrap_or_default();
            names.push(NodeNames { own, around: outer.around | own, tags: outer.tags.with(Tags::one(dom.tag(id))) });
        }
        Names(names)
    }

    fn get(&self, id: NodeId) -> NodeNames {
        self.0.get(id.index()).copied().unwrap_or_default()
    }
}

impl Dom {
    /// Whether an element is named so.
    pub(crate) fn is_named(&self, id: NodeId, named: Named) -> bool {
        self.names.get(id).own & named.bit() != 0
    }

    /// Whether a node is in an element that is named so, however far around it, or is one.
    pub(crate) fn is_in(&self, id: NodeId, named: Named) -> bool {
        self.is_in_any(id, named.bit())
    }

    /// The same of several names at once.
    pub(crate) fn is_in_any(&self, id: NodeId, names: Bits) -> bool {
        self.names.get(id).around & names != 0
    }

    /// Whether a node is, or stands in, one of these elements, however far around it: asked before rules look how far.
    pub(crate) fn is_within(&self, id: NodeId, tags: Tags) -> bool {
        self.names.get(id).tags.meets(tags)
    }

    /// All that an element is named.
    pub(crate) fn names_of(&self, id: NodeId) -> Bits {
        self.names.get(id).own
    }
}

/// What classes say, from memory where an element before had the same: the last of each slot.
struct Known<'a> {
    slots: Vec<(&'a str, Bits)>,
}

impl<'a> Known<'a> {
    fn get(&mut self, classes: &'a str) -> Bits {
        let Some(slot) = self.slots.get_mut(slot_of(classes)) else { return 0 };
        if slot.0 != classes {
            *slot = (classes, look_up(classes));
        }
        slot.1
    }
}

fn slot_of(classes: &str) -> usize {
    let mix = |hash: u64, word: u64| (hash ^ word).wrapping_mul(SPREAD).rotate_left(23);
    let (words, rest) = classes.as_bytes().as_chunks::<8>();
    let hash = words.iter().fold(classes.len() as u64, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    let rest = rest.iter().fold(0, |rest, byte| rest << 8 | u64::from(*byte));
    (mix(hash, rest) & ((1 << CLASS_BITS) - 1)) as usize
}

fn look_at<'a>(dom: &'a Dom, id: NodeId, known: &mut Known<'a>) -> Bits {
    let is_footer = dom.tag(id) == Tag::FOOTER && dom.tag(dom.parent(id)) != Tag::ARTICLE;
    let (mut bits, mut may_hide) = (if is_footer { Named::Footer.bit() } else { 0 }, false);
    for attr in dom.attrs(id) {
        match attr.name() {
            AttrName::CLASS => bits |= known.get(classes_of(dom, id).unwrap_or_default()),
            AttrName::HIDDEN | AttrName::STYLE => may_hide = true,
            AttrName::ROLE if dom.value(*attr) == FOOTER_ROLE => bits |= Named::Footer.bit(),
            _ => {}
        }
    }
    if may_hide && is_taken_out(dom, id) { bits | Named::Hidden.bit() } else { bits }
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
