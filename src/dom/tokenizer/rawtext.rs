//! The states in which only one end tag is markup: RCDATA, RAWTEXT and script data.

use html5ever::tokenizer::{TagKind, TokenSink};

use super::charref::Place;
use super::page::{Page, is_space};
use super::{State, Tokenizer, script};

impl<S: TokenSink> Tokenizer<'_, S> {
    /// Reads the text of the element, and its end tag.
    pub(super) fn read_raw_text(&mut self) {
        let end = match self.state {
            State::Script => script::end(self.page, self.at, &self.element),
            _ => end(self.page, self.at, &self.element),
        };
        if self.keeps_body {
            match self.state {
                State::Rcdata => self.text.push_decoded(self.page, (self.at, end), Place::Text),
                _ => self.text.push_without_nul(self.page, self.at, end),
            }
        }
        self.at = end;
        if end < self.page.len() {
            self.read_tag(TagKind::EndTag, end + 2);
        }
    }
}

/// Where the end tag of the element begins; the end of the page if there is none.
fn end(page: Page<'_>, mut from: usize, element: &str) -> usize {
    loop {
        let found = page.find(b'<', from);
        if found == page.len() || is_end_tag(page, found, element) {
            return found;
        }
        from = found + 1;
    }
}

/// Whether the end tag of the element begins here.
pub(super) fn is_end_tag(page: Page<'_>, at: usize, element: &str) -> bool {
    let name_at = at + 2;
    page.bytes(at).starts_with(b"</")
        && !element.is_empty()
        && page.starts_with_ignoring_case(name_at, element)
        && ends_name(page.byte(name_at + element.len()))
}

/// Whether a tag's name ends before this byte.
pub(super) fn ends_name(byte: Option<u8>) -> bool {
    byte.is_some_and(|byte| is_space(byte) || matches!(byte, b'/' | b'>'))
}
