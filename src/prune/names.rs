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
}

impl Names {
    pub(super) fn of(dom: &Dom) -> Names {
        Names { known: vec![Cell::new(0); dom.len()] }
    }

    pub(super) fn has(&self, dom: &Dom, id: NodeId, named: Named) -> bool {
        let Some(known) = self.known.get(id.index()) else { return false };
        if known.get() == 0 {
            known.set(look_up(dom, id) | LOOKED_UP);
        }
        known.get() & named.bit() != 0
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
    }
}
