//! Turns the classes of an element into what rules read from them. A dozen rules ask for the elements around each block: the
//! classes are looked up when the first of them asks.

use std::cell::Cell;
use std::sync::LazyLock;

use crate::dom::class::{classes_of, words_of};
use crate::dom::style::is_taken_out;
use crate::dom::{Dom, NodeId};
use crate::table::named::{self, Named};
use crate::table::shelves::{Shelves, shelve_lists};

static WORDS: LazyLock<Shelves<u32>> = LazyLock::new(|| shelve_lists(named::WORDS.map(|(named, list)| (&**list, named.bit()))));
static CLASSES: LazyLock<Shelves<u32>> =
    LazyLock::new(|| shelve_lists(named::CLASSES.map(|(named, list)| (&**list, named.bit()))));

/// The bit of an element whose classes were looked up.
const LOOKED_UP: u32 = 1 << (u32::BITS - 1);

/// What the elements of a page are named.
pub(super) struct Names {
    known: Vec<Cell<u32>>,
    /// What each of them and all around it are named.
    around: Vec<Cell<u32>>,
    /// The way up from an element: kept for its room.
    path: Cell<Vec<NodeId>>,
}

impl Names {
    pub(super) fn of(dom: &Dom) -> Names {
        let unknown = vec![Cell::new(0); dom.len()];
        Names { known: unknown.clone(), around: unknown, path: Cell::default() }
    }

    pub(super) fn has(&self, dom: &Dom, id: NodeId, named: Named) -> bool {
        self.of_element(dom, id) & named.bit() != 0
    }

    /// Whether a node is in an element that is named so, however far around it: asked before rules look how far. Each element
    /// of a page is passed once for all rules.
    pub(super) fn has_around(&self, dom: &Dom, id: NodeId, named: Named) -> bool {
        let mut bits = LOOKED_UP;
        let mut path = self.path.take();
        for id in dom.ancestors_and_self(id) {
            let known = self.around.get(id.index()).map_or(0, Cell::get);
            if known != 0 {
                bits = known;
                break;
            }
            path.push(id);
        }
        while let Some(id) = path.pop() {
            bits |= self.of_element(dom, id);
            if let Some(around) = self.around.get(id.index()) {
                around.set(bits);
            }
        }
        self.path.set(path);
        bits & named.bit() != 0
    }

    fn of_element(&self, dom: &Dom, id: NodeId) -> u32 {
        let Some(known) = self.known.get(id.index()) else { return 0 };
        if known.get() == 0 {
            known.set(look_up(dom, id) | LOOKED_UP);
        }
        known.get()
    }
}

fn look_up(dom: &Dom, id: NodeId) -> u32 {
    let classes = classes_of(dom, id).unwrap_or_default();
    let whole = classes.split_ascii_whitespace().filter_map(|class| CLASSES.get_ascii_lower(class));
    let words = words_of(classes).filter_map(|word| WORDS.get_ascii_lower(word));
    let hidden = if is_taken_out(dom, id) { Named::Hidden.bit() } else { 0 };
    whole.chain(words).fold(hidden, |found, bits| found | bits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};
    use crate::table::tags::Tag;

    #[test]
    fn words_and_whole_classes_say_what_an_element_is() {
        let dom = parse("<div class='Post-Signature postMeta'><p>Ada</p></div>", &Limits::default());
        let known = Names::of(&dom);
        let says = |tag: Tag, named: Named| dom.nodes().filter(|id| dom.tag(*id) == tag).any(|id| known.has(&dom, id, named));
        assert!([Named::Signature, Named::Meta, Named::Owner].into_iter().all(|name| says(Tag::DIV, name)));
        assert!(!says(Tag::DIV, Named::Author) && !says(Tag::P, Named::Meta));
        let text = dom.nodes().find(|id| dom.tag(*id) == Tag::TEXT).unwrap();
        let around = |named: Named| known.has_around(&dom, text, named);
        assert!(around(Named::Meta) && around(Named::Signature) && !around(Named::Author) && around(Named::Meta));
        let page = "<div class=post-signature><p>Ada</p><p class=author>Bo</p></div><p>Cy</p>";
        let dom = parse(page, &Limits::default());
        let known = Names::of(&dom);
        let around = |named: Named| {
            let texts = dom.nodes().filter(|id| dom.tag(*id) == Tag::TEXT);
            texts.map(|text| known.has_around(&dom, text, named)).collect::<Vec<_>>()
        };
        assert_eq!(around(Named::Signature), [true, true, false], "what is around the first is known for the second");
        assert_eq!(around(Named::Author), [false, true, false]);
    }
}
