//! Turns the text of a page into what the tokenizer reads: line ends made one, and pieces that are shared, not copied.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use memchr::memchr;

/// The text with every CR LF and every lone CR as LF, as the standard wants it before the first state.
pub(super) fn normalise_line_ends(html: &str) -> Cow<'_, str> {
    let Some(first) = memchr(b'\r', html.as_bytes()) else { return Cow::Borrowed(html) };
    let mut text = String::with_capacity(html.len());
    let (mut from, mut end) = (0, first);
    loop {
        text.push_str(html.get(from..end).unwrap_or_default());
        text.push('\n');
        let rest = html.get(end + 1..).unwrap_or_default();
        from = end + 1 + usize::from(rest.starts_with('\n'));
        let Some(next) = memchr(b'\r', html.as_bytes().get(from..).unwrap_or_default()) else { break };
        end = from + next;
    }
    text.push_str(html.get(from..).unwrap_or_default());
    Cow::Owned(text)
}

/// A copy of a piece of the page, whose parts are handed out. What nobody asks for (most of it are programs and styles) is not
/// copied, and a piece that is done with makes room for the next.
#[derive(Default)]
pub(super) struct Shared {
    from: Cell<usize>,
    piece: RefCell<StrTendril>,
}

/// The bytes of a piece, unless what is asked for is longer.
const PIECE_BYTES: usize = 16 << 10;

/// The bytes of a text that takes no room of its own.
const SMALL_BYTES: usize = 8;

/// The page: as text to read, and as what is handed out.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    text: &'a str,
    shared: &'a Shared,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str, shared: &'a Shared) -> Self {
        Page { text, shared }
    }

    pub(super) fn len(self) -> usize {
        self.text.len()
    }

    pub(super) fn byte(self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The bytes from here to the end of the page.
    pub(super) fn bytes(self, from: usize) -> &'a [u8] {
        self.text.as_bytes().get(from..).unwrap_or_default()
    }

    /// The text between two places, both of which the tokenizer found at ASCII characters.
    pub(super) fn slice(self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The text between two places, without a copy of its own.
    pub(super) fn share(self, from: usize, to: usize) -> StrTendril {
        if to <= from + SMALL_BYTES {
            return StrTendril::from_slice(self.slice(from, to));
        }
        let mut piece = self.shared.piece.borrow_mut();
        let begin = self.shared.from.get();
        if from < begin || to > begin + piece.len() {
            let end = self.text.ceil_char_boundary(to.max(from + PIECE_BYTES));
            *piece = StrTendril::from_slice(self.slice(from, end));
            self.shared.from.set(from);
        }
        let at = from - self.shared.from.get();
        piece.try_subtendril(at as u32, (to - from) as u32).unwrap_or_default()
    }

    /// The first place from `from` on where this byte stands; the end of the page if there is none.
    pub(super) fn find(self, byte: u8, from: usize) -> usize {
        memchr(byte, self.bytes(from)).map_or(self.len(), |found| from + found)
    }

    /// The first place from `from` on that is no white space.
    pub(super) fn skip_space(self, mut from: usize) -> usize {
        while self.byte(from).is_some_and(is_space) {
            from += 1;
        }
        from
    }

    pub(super) fn starts_with_ignoring_case(self, from: usize, word: &str) -> bool {
        self.bytes(from).get(..word.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(word.as_bytes()))
    }
}

/// Which names a byte ends, as bits: those of tags, those of attributes.
static ENDS: [u8; 256] = {
    let mut ends = [0; 256];
    let mut byte = 0_u8;
    while byte < u8::MAX {
        ends[byte as usize] = match byte {
            b'\t' | b'\n' | b'\x0C' | b' ' | b'/' | b'>' => 3,
            b'=' => 2,
            _ => 0,
        };
        byte += 1;
    }
    ends
};

/// Whether a byte ends the name of a tag.
pub(super) fn ends_tag_name(byte: u8) -> bool {
    ENDS.get(usize::from(byte)).is_some_and(|ends| ends & 1 != 0)
}

/// Whether a byte ends the name of an attribute.
pub(super) fn ends_attribute_name(byte: u8) -> bool {
    ENDS.get(usize::from(byte)).is_some_and(|ends| ends & 2 != 0)
}

/// White space of the standard, without the CR that is a LF by now.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0C' | b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_becomes_one_line_feed() {
        assert_eq!(normalise_line_ends("a\r\nb\rc\nd\r\r\n\ré\r"), "a\nb\nc\nd\n\n\né\n");
        assert!(matches!(normalise_line_ends("a\nb"), Cow::Borrowed(_)));
    }
}
