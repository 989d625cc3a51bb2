//! Tells where an element with an unknown name is part of a line of text.
//!
//! By the standard every unknown element is, but pages lay out whole cards and menus with such elements, which a style sheet or a
//! script makes blocks of. One that touches text of the same parent and holds little but text is a word, an icon or a date.

use super::arena::{Arena, Handle, Linked, NONE};
use crate::table::tags::{PHRASE_NODES, Tag};
use crate::text::is_blank;

/// Whether an element with an unknown name touches text and holds nothing that is laid out apart.
pub(super) fn is_phrase(arena: &Arena, node: &Linked) -> bool {
    (is_text(arena, node.previous) || is_text(arena, node.next)) && holds_little(arena, node)
}

fn is_text(arena: &Arena, at: Handle) -> bool {
    arena.get(at).is_some_and(|node| node.tag == Tag::TEXT && !is_blank(arena.value(node.span)))
}

fn holds_little(arena: &Arena, node: &Linked) -> bool {
    let mut open = vec![node.first];
    let mut nodes = 0;
    while let Some(at) = open.pop() {
        if at == NONE {
            continue;
        }
        let Some(inner) = arena.get(at) else { return false };
        nodes += 1;
        let is_of_line = inner.tag == Tag::TEXT || inner.tag.is_inline() || inner.tag.is_skipped() || inner.tag.is_unknown();
        if !is_of_line || nodes > PHRASE_NODES {
            return false;
        }
        open.extend([inner.next, if inner.tag.is_skipped() { NONE } else { inner.first }]);
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::dom::{Limits, parse};
    use crate::table::tags::Tag;

    fn is_phrase(html: &str) -> bool {
        let dom = parse(html, &Limits::default());
        dom.nodes().any(|id| dom.tag(id) == Tag::PHRASE)
    }

    #[test]
    fn an_unknown_element_between_words_is_a_phrase() {
        assert!(is_phrase("<p>Closed by hand <time-ago>on Monday</time-ago>, for good"));
        assert!(is_phrase("<p>We <x-emoji><img src=a.png></x-emoji> tea"));
        assert!(is_phrase("<p><x-icon><svg><path/><path/><path/><path/><path/><path/><path/><path/></svg></x-icon> Tea"));
    }

    #[test]
    fn an_unknown_element_that_stands_alone_or_lays_out_others_is_none() {
        assert!(!is_phrase("<div><x-card>Tea</x-card> <x-card>Coffee</x-card></div>"));
        assert!(!is_phrase("<div>Tea <x-card><p>Green</p></x-card></div>"));
        assert!(!is_phrase("<div>Tea <x-menu><a>1</a><a>2</a><a>3</a><a>4</a><a>5</a></x-menu></div>"));
    }

    #[test]
    fn the_unknown_elements_in_a_phrase_do_not_end_its_line() {
        let dom = parse("<p>Brew <x-note><x-time>three</x-time></x-note> minutes or less", &Limits::default());
        assert_eq!(crate::block::split_blocks(&dom).len(), 1);
    }
}
