//! Turns the attributes of an element into whether, and how, it is shown.

use memchr::memchr2;

use super::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::hidden::{HIDING, SEARCHED};
use crate::table::limits::{SPACED_STYLE_BYTES, STYLE_BYTES};
use crate::table::shape::FONT_WEIGHTS;

/// Whether an inline style hides its element.
pub(crate) fn hides(style: &str) -> bool {
    let style = style.get(..style.floor_char_boundary(SPACED_STYLE_BYTES)).unwrap_or_default();
    // Both that hide have a letter in their names that most others have not.
    if memchr2(b'y', b'Y', style.as_bytes()).is_none() {
        return false;
    }
    let bytes = style.bytes().filter(|byte| !byte.is_ascii_whitespace()).map(|byte| byte.to_ascii_lowercase());
    let (mut folded, mut count) = ([0; STYLE_BYTES], 0);
    for (slot, byte) in folded.iter_mut().zip(bytes) {
        *slot = byte;
        count += 1;
    }
    let folded = folded.get(..count).unwrap_or_default();
    HIDING.iter().any(|hidden| folded.windows(hidden.len()).any(|part| part == hidden.as_bytes()))
}

/// Whether an element is hidden by an attribute of its own.
pub(crate) fn is_hidden(dom: &Dom, at: NodeId) -> bool {
    dom.attr(at, AttrName::HIDDEN).is_some() || dom.attr(at, AttrName::STYLE).is_some_and(hides)
}

/// Whether an attribute of an element takes it and all that is in it out of the page; not where a search of the page unfolds it.
pub(crate) fn is_taken_out(dom: &Dom, at: NodeId) -> bool {
    let is_out = |style: &str| value_of(style, "display").is_some_and(|value| value.eq_ignore_ascii_case("none"));
    let unfolds = |value: &str| value.eq_ignore_ascii_case(SEARCHED);
    dom.attr(at, AttrName::HIDDEN).is_some_and(|value| !unfolds(value))
        || dom.attr(at, AttrName::STYLE).is_some_and(|style| hides(style) && is_out(style))
}

/// The value of a property of an inline style, without `!important`.
pub(crate) fn value_of<'a>(style: &'a str, property: &str) -> Option<&'a str> {
    let mut rules = style.split(';').filter_map(|rule| rule.split_once(':'));
    let (_, value) = rules.find(|(name, _)| name.trim().eq_ignore_ascii_case(property))?;
    value.split('!').next().map(str::trim)
}

/// The weight of the font that an inline style sets: 400 is normal, 700 is bold.
pub(crate) fn weight(style: &str) -> Option<u32> {
    let value = value_of(style, "font-weight")?;
    FONT_WEIGHTS
        .iter()
        .find(|(name, _)| value.eq_ignore_ascii_case(name))
        .map(|(_, weight)| *weight)
        .or_else(|| value.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_style_hides_is_hidden_however_it_is_written() {
        assert!(hides("display:none") && hides("color: red; Display : NONE") && hides("visibility:hidden"));
        assert_eq!(
            (weight("color:red;Font-Weight: 700 !important"), weight("font-weight:normal"), weight("")),
            (Some(700), Some(400), None)
        );
        assert!(!hides("display:block") && !hides("visibility: visible") && !hides(""));
    }
}
