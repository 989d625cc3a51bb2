//! Turns the attributes of an element into whether it is shown.

use memchr::memchr2;

use super::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::limits::STYLE_BYTES;

/// Whether an inline style hides its element.
pub(crate) fn hides(style: &str) -> bool {
    // Both that hide have a letter in their names that most others have not.
    if memchr2(b'y', b'Y', style.as_bytes()).is_none() {
        return false;
    }
    let folded = style.bytes().filter(|byte| !byte.is_ascii_whitespace()).map(|byte| byte.to_ascii_lowercase());
    let folded: Vec<u8> = folded.take(STYLE_BYTES).collect();
    [&b"display:none"[..], b"visibility:hidden"].iter().any(|hidden| folded.windows(hidden.len()).any(|part| part == *hidden))
}

/// Whether an element is hidden by an attribute of its own.
pub(crate) fn is_hidden(dom: &Dom, at: NodeId) -> bool {
    dom.attr(at, AttrName::HIDDEN).is_some() || dom.attr(at, AttrName::STYLE).is_some_and(hides)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_style_hides_is_hidden_however_it_is_written() {
        assert!(hides("display:none") && hides("color: red; Display : NONE") && hides("visibility:hidden"));
        assert!(!hides("display:block") && !hides("visibility: visible") && !hides(""));
    }
}
