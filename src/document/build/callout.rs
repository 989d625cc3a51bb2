//! Turns the classes of an element into the kind of [`Block::Callout`](crate::document::Block::Callout) that it is.

use crate::document::CalloutKind;
use crate::dom::class::{has_word, words_of};
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::callouts::{BOX, BOX_BEGINS, CERTAIN, FIRST_NODES, HOLDER_NAMES, HOLDERS, KINDS, LONE, STEMS, TAGS};
use crate::table::named::{Bits, Named};
use crate::table::tags::Tag;
use crate::text::is_blank;

/// What the classes of every callout name, but of those that fold.
const NAMED: Bits = Named::CalloutHolder.bit() | Named::CalloutKind.bit() | Named::CalloutName.bit();

/// The kinds in the order of [`KINDS`].
const ORDER: [CalloutKind; 5] =
    [CalloutKind::Note, CalloutKind::Tip, CalloutKind::Important, CalloutKind::Warning, CalloutKind::Caution];

/// What callout an element is, if it is one.
pub(super) fn callout(dom: &Dom, at: NodeId) -> Option<CalloutKind> {
    let may_be = || dom.tag(at) == Tag::DETAILS || dom.names_of(at) & NAMED != 0;
    if !TAGS.contains(&dom.tag(at)) || !may_be() {
        return None;
    }
    let classes = dom.attr(at, AttrName::CLASS)?;
    if dom.tag(at) == Tag::DETAILS
        && let Some(kind) = classes.split_ascii_whitespace().next().and_then(kind_of_word)
    {
        return Some(kind);
    }
    let names = || classes.split_ascii_whitespace();
    // The parts of a callout have its name in theirs: `admonition-title`, `callout-content`, `admonitionHeading_x`.
    let ends_so = |name: &str| {
        may_end_with(HOLDERS, name) && words_of(name).last().is_some_and(|word| HOLDERS.has_ascii_lower(word.as_bytes()))
    };
    let begins = |name: &str| ends_so(name) || HOLDER_NAMES.has_ascii_lower(name.as_bytes());
    let Some(holder) = names().find(|class| begins(class)) else { return lone_kind(dom, at, classes) };
    if !STEMS.iter().any(|stem| classes.contains(stem)) {
        return None;
    }
    // `hint` is a name of these boxes and one of their kinds.
    let kinds = || {
        words_of(classes)
            .filter(|word| !HOLDER_NAMES.has_ascii_lower(holder.as_bytes()) || !words_of(holder).any(|own| own == *word))
    };
    let kind = kinds().find_map(kind_of_word);
    let kind = kind.or_else(|| dom.attr(at, AttrName::DATA_CALLOUT).and_then(|names| words_of(names).find_map(kind_of_word)));
    kind.or_else(|| has_word(holder, CERTAIN).then_some(CalloutKind::Note))
}

/// The kind of a remark that only its own name says: the class of an element whose text begins with it.
fn lone_kind(dom: &Dom, at: NodeId, classes: &str) -> Option<CalloutKind> {
    let kind = classes.split_ascii_whitespace().find_map(|class| {
        if LONE.has_ascii_lower(class.as_bytes()) {
            return kind_of_word(class);
        }
        if !class.ends_with(BOX) && !BOX_BEGINS.iter().any(|begin| class.contains(begin)) {
            return None;
        }
        let (before, last) = words_of(class).fold(("", ""), |(_, before), word| (before, word));
        let word = if last == BOX { before } else { Some(last).filter(|_| before == BOX)? };
        kind_of_word(word).filter(|_| LONE.has_ascii_lower(word.as_bytes()))
    })?;
    let first = dom.descendants(at).take(FIRST_NODES).map(|id| dom.text(id)).find(|text| !is_blank(text))?;
    let word = words_of(first).next()?;
    (dom.tag(at) == Tag::BLOCKQUOTE || kind_of_word(word) == Some(kind)).then_some(kind)
}

/// Whether an element in a callout is its title.
pub(super) fn is_title(dom: &Dom, at: NodeId) -> bool {
    dom.is_named(at, Named::Title)
}

/// The kind that a word names.
pub(super) fn kind_of_word(word: &str) -> Option<CalloutKind> {
    KINDS.iter().position(|kinds| is_in(kinds, word)).and_then(|at| ORDER.get(at).copied())
}

/// Whether a name ends with one of the words, marks aside: what most do not.
fn may_end_with(list: &[&str], name: &str) -> bool {
    let name = name.trim_end_matches(|c: char| !c.is_alphanumeric()).as_bytes();
    list.iter().any(|word| {
        name.len()
            .checked_sub(word.len())
            .and_then(|at| name.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(word.as_bytes()))
    })
}

fn is_in(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    fn kind(classes: &str) -> Option<CalloutKind> {
        let dom = parse(&format!("<div class='{classes}'>x</div>"), &Limits::default());
        callout(&dom, dom.nodes().find(|id| dom.tag(*id) == Tag::DIV).unwrap())
    }

    #[test]
    fn every_generator_of_documentation_says_which_callout_it_is() {
        for (classes, expected) in [
            ("theme-admonition theme-admonition-tip alert alert--success", CalloutKind::Tip),
            ("admonition seealso", CalloutKind::Note),
            ("admonition", CalloutKind::Note),
            ("markdown-alert markdown-alert-warning", CalloutKind::Warning),
            ("admonitionblock caution", CalloutKind::Caution),
            ("callout important", CalloutKind::Important),
            ("alert alert-danger", CalloutKind::Caution),
            ("hint hint-info", CalloutKind::Note),
            ("starlight-aside starlight-aside--caution", CalloutKind::Caution),
            ("warning custom-block", CalloutKind::Warning),
        ] {
            assert_eq!(kind(classes), Some(expected), "{classes}");
        }
    }

    #[test]
    fn a_box_whose_text_begins_with_its_kind_is_a_callout() {
        let kind = |html: &str| {
            let dom = parse(html, &Limits::default());
            dom.nodes().find_map(|id| callout(&dom, id))
        };
        assert_eq!(kind("<div class='wiki-box wiki-box-note'><p><b>Note:</b> x</div>"), Some(CalloutKind::Note));
        assert_eq!(kind("<section class=warning>Warning: x</section>"), Some(CalloutKind::Warning));
        assert_eq!(kind("<blockquote class=note>x</blockquote>"), Some(CalloutKind::Note));
        assert_eq!(kind("<div class=tip-box>Tip: x</div>"), Some(CalloutKind::Tip));
        for html in ["<div class=note>x</div>", "<div class=box-note>Notebooks</div>", "<div class='note-list'>Note: x</div>"] {
            assert_eq!(kind(html), None, "{html}");
        }
    }

    #[test]
    fn parts_of_a_callout_and_boxes_of_another_kind_are_none() {
        for classes in ["callout-title note", "admonitionContent_x", "callout", "alert", "note", "", "hint", "form-hint tip"] {
            assert_eq!(kind(classes), None, "{classes}");
        }
    }
}
