//! What elements look like: their groups of class tokens, the roles they play and a fingerprint of tag and classes.

use std::sync::LazyLock;

use super::tree::Sums;
use crate::dom::style::hides;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::classes::{Place, Tokens};
use crate::table::features::{LONGEST_TOKEN, LOOK_TOKENS};
use crate::table::hashes::{CLASS_BITS, FNV_PRIME_32, SPREAD, SPREAD_32};
use crate::table::tags::Tag;

static TOKENS: LazyLock<Tokens> = LazyLock::new(Tokens::new);

/// What an element looks like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// Groups of class tokens, see `table::classes`.
    pub(super) groups: u64,
    /// Bits of `list::UP_TO`.
    pub(super) roles: u32,
    /// Fingerprint of the tag and the first tokens of its class.
    pub(super) print: u32,
    /// Elements beside it with the same fingerprint, itself included.
    pub(super) twins: u32,
}

/// Looks at every element that holds text; all others keep the default.
pub(super) fn look_at_elements(dom: &Dom, sums: &[Sums]) -> Vec<Look> {
    let mut looks = vec![Look::default(); dom.len()];
    let holds_text = |id: &NodeId| sums.get(id.index()).is_some_and(|sums| sums.blocks > 0);
    let mut classes = Classes::new();
    for id in dom.nodes().skip(1).filter(holds_text) {
        if let Some(slot) = looks.get_mut(id.index()) {
            *slot = look_at(dom, id, &mut classes);
        }
    }
    let mut prints: Vec<(u32, NodeId)> = Vec::new();
    for parent in dom.nodes().filter(holds_text) {
        prints.clear();
        let children = dom.children(parent).filter(holds_text);
        prints.extend(children.filter_map(|child| Some((looks.get(child.index())?.print, child))));
        prints.sort_unstable();
        for twins in prints.chunk_by(|(print, _), (other, _)| print == other) {
            for (_, child) in twins {
                if let Some(look) = looks.get_mut(child.index()) {
                    look.twins = twins.len() as u32;
                }
            }
        }
    }
    looks
}

/// What the classes of a page say, from memory where an element before had the same.
struct Classes {
    tokens: &'static Tokens,
    /// By tag and class: the last of each slot.
    slots: Vec<Option<Class>>,
}

#[derive(Clone, Copy)]
struct Class {
    tag: Tag,
    number: u32,
    groups: u64,
    print: u32,
}

impl Classes {
    fn new() -> Self {
        Classes { tokens: &TOKENS, slots: vec![None; 1 << CLASS_BITS] }
    }

    /// The groups of the class of an element, and the fingerprint of tag and class. `value` is asked where no element before had
    /// the same.
    fn get<'a>(&mut self, tag: Tag, number: u32, value: impl FnOnce() -> &'a str) -> (u64, u32) {
        let mix = (u64::from(number) << u16::BITS | u64::from(tag.0)).wrapping_mul(SPREAD);
        let mut slot = self.slots.get_mut((mix >> (u64::BITS - CLASS_BITS)) as usize);
        if let Some(Some(known)) = &slot
            && known.tag == tag
            && known.number == number
        {
            return (known.groups, known.print);
        }
        let mut left = LOOK_TOKENS;
        let mut class = Class { tag, number, groups: 0, print: print_of(tag) };
        split_tokens(value(), |token, place| {
            class.groups |= self.tokens.groups_at(place, token);
            if left > 0 {
                left -= 1;
                class.print = token.iter().fold(class.print, |print, byte| (print ^ u32::from(*byte)).wrapping_mul(FNV_PRIME_32));
            }
        });
        if let Some(slot) = &mut slot {
            **slot = Some(class);
        }
        (class.groups, class.print)
    }
}

fn print_of(tag: Tag) -> u32 {
    u32::from(tag.0).wrapping_mul(SPREAD_32)
}

fn look_at(dom: &Dom, id: NodeId, classes: &mut Classes) -> Look {
    let tag = dom.tag(id);
    let tokens = classes.tokens;
    let mut look = Look { roles: role_of_tag(tag), print: print_of(tag), ..Look::default() };
    for attr in dom.attrs(id) {
        match attr.name() {
            AttrName::CLASS => {
                let (groups, print) = classes.get(tag, dom.class_number(id), || dom.value(*attr));
                look.groups |= groups;
                look.print = print;
            }
            // An anchor that repeats its words: `<h2 id=comments>` in a manual of a language with comments.
            AttrName::ID if tag.heading_level().is_some() || tag == Tag::DT => {}
            AttrName::ID
            | AttrName::ITEMPROP
            | AttrName::DATA_TESTID
            | AttrName::DATA_COMPONENT
            | AttrName::LOCAL_NAME
            | AttrName::ARIA_LABEL => {
                split_tokens(dom.value(*attr), |token, place| look.groups |= tokens.groups_at(place, token));
            }
            AttrName::ROLE => {
                let value = dom.value(*attr);
                look.roles |= role_of_name(value);
                split_tokens(value, |token, place| look.groups |= tokens.groups_at(place, token));
            }
            AttrName::HIDDEN => look.roles |= HIDDEN,
            AttrName::ARIA_HIDDEN if dom.value(*attr) == "true" => look.roles |= HIDDEN,
            AttrName::STYLE if hides(dom.value(*attr)) => look.roles |= HIDDEN,
            _ => {}
        }
    }
    look
}

/// Calls `each` with the lower-case tokens of a class name, id or role, and where they are looked up: cut at marks, before
/// capitals and around digits.
pub(super) fn split_tokens(value: &str, mut each: impl FnMut(&[u8], Place)) {
    let mut token = [0u8; LONGEST_TOKEN];
    let mut len = 0;
    let mut place = Place::default();
    let mut was_lower = false;
    for byte in value.bytes() {
        let lower = byte | 0x20;
        let is_letter = lower.is_ascii_lowercase();
        let is_upper = is_letter && byte != lower;
        if len > 0 && (!is_letter || is_upper && was_lower) {
            each(token.get(..len).unwrap_or_default(), place);
            len = 0;
            place = Place::default();
        }
        if is_letter && let Some(slot) = token.get_mut(len) {
            *slot = lower;
            place.push(lower);
            len += 1;
        }
        was_lower = is_letter && !is_upper;
    }
    if len > 0 {
        each(token.get(..len).unwrap_or_default(), place);
    }
}

macro_rules! roles {
    ($($bit:literal $tag:ident $($role:literal)*;)*) => {
        fn role_of_tag(tag: Tag) -> u32 {
            match tag { $(Tag::$tag => 1 << $bit,)* _ => 0 }
        }

        fn role_of_name(role: &str) -> u32 {
            match role { $($($role)|* => 1 << $bit,)* _ => 0 }
        }
    };
}

// The bits are the positions in `list::UP_TO`.
roles! {
    0 ARTICLE "article"; 1 MAIN "main"; 2 NAV "navigation" "menu" "menubar"; 3 HEADER "banner"; 4 FOOTER "contentinfo";
    5 ASIDE "complementary"; 6 FORM "form" "search"; 7 UL "list"; 8 OL "feed"; 9 LI "listitem"; 10 TABLE "table" "grid";
    11 SECTION "region"; 12 BLOCKQUOTE "blockquote"; 13 PRE "code"; 14 FIGURE "figure"; 15 BUTTON "button"; 16 SELECT "listbox";
    17 A "link"; 18 DETAILS "tabpanel"; 19 DIALOG "dialog" "alertdialog"; 20 NOSCRIPT "log"; 21 DL "term"; 22 P "paragraph"; 23 TR "row";
}

/// The last of `list::UP_TO`: told by attributes, not by the tag.
const HIDDEN: u32 = 1 << 24;

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(value: &str) -> Vec<String> {
        let mut out = Vec::new();
        split_tokens(value, |token, _| out.push(String::from_utf8(token.to_vec()).unwrap()));
        out
    }

    #[test]
    fn names_are_cut_at_marks_capitals_and_digits() {
        assert_eq!(tokens("relatedPosts-grid2 post_12-meta"), ["related", "posts", "grid", "post", "meta"]);
        assert_eq!(tokens("NAV mainNAV"), ["nav", "main", "nav"]);
        assert_eq!(tokens(&"x".repeat(99)), ["x".repeat(32)]);
    }

    #[test]
    fn inline_styles_that_hide_are_seen() {
        assert!(hides("color: red; DISPLAY : none"));
        assert!(!hides("display: block"));
    }
}
