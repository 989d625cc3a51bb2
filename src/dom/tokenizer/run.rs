//! Turns pieces of the page and decoded characters into one text, shared with the page for as long as it is one piece of it.

use html5ever::tendril::StrTendril;
use memchr::{memchr, memchr2};

use super::charref::{self, Place};
use super::page::Page;

/// What stands for a NUL where it is not a token of its own.
pub(super) const REPLACEMENT: char = '\u{fffd}';

/// A text that is being put together.
#[derive(Default)]
pub(super) struct Run {
    /// What came before the piece below.
    owned: String,
    start: usize,
    end: usize,
}

impl Run {
    /// Appends a piece of the page.
    pub(super) fn push_piece(&mut self, page: Page<'_>, from: usize, to: usize) {
        if self.start == self.end {
            self.start = from;
        } else if self.end != from {
            self.flush(page);
            self.start = from;
        }
        self.end = to;
    }

    /// Appends a piece of the page with U+FFFD for each NUL.
    pub(super) fn push_without_nul(&mut self, page: Page<'_>, mut from: usize, to: usize) {
        while from < to {
            // No further: most pages have no NUL, and would be searched to their end for each script.
            let nul = memchr(0, page.slice(from, to).as_bytes()).map_or(to, |found| from + found);
            self.push_piece(page, from, nul);
            if nul < to {
                self.push_str(page, "\u{fffd}");
            }
            from = nul + 1;
        }
    }

    /// Appends a piece of the page with its character references decoded and U+FFFD for each NUL.
    pub(super) fn push_decoded(&mut self, page: Page<'_>, (mut from, to): (usize, usize), place: Place) {
        while from < to {
            let rest = page.slice(from, to);
            let found = memchr2(b'&', 0, rest.as_bytes()).map_or(to, |found| from + found);
            self.push_piece(page, from, found);
            from = found;
            if found == to {
                return;
            }
            from += if page.byte(found) == Some(b'&') {
                self.push_reference(page, (found, to), place)
            } else {
                self.push_str(page, "\u{fffd}");
                1
            };
        }
    }

    /// Appends what the `&` at `from` stands for, of which no character may lie behind `to`. Returns how many bytes that was.
    pub(super) fn push_reference(&mut self, page: Page<'_>, (from, to): (usize, usize), place: Place) -> usize {
        let Some((text, len)) = charref::read(page.slice(from + 1, to), place) else {
            self.push_piece(page, from, from + 1);
            return 1;
        };
        self.push_str(page, text.as_str());
        1 + len
    }

    fn push_str(&mut self, page: Page<'_>, text: &str) {
        self.flush(page);
        self.owned.push_str(text);
    }

    fn flush(&mut self, page: Page<'_>) {
        self.owned.push_str(page.slice(self.start, self.end));
        self.start = self.end;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.start == self.end && self.owned.is_empty()
    }

    /// Writes the text behind another; the run is empty then.
    pub(super) fn write_to(&mut self, page: Page<'_>, out: &mut String) {
        out.push_str(&self.owned);
        out.push_str(page.slice(self.start, self.end));
        self.owned.clear();
        self.start = self.end;
    }

    /// The text; the run is empty then.
    pub(super) fn take(&mut self, page: Page<'_>) -> StrTendril {
        if self.owned.is_empty() {
            let text = page.share(self.start, self.end);
            self.start = self.end;
            return text;
        }
        self.flush(page);
        let text = StrTendril::from_slice(&self.owned);
        self.owned.clear();
        text
    }
}
