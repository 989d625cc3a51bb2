//! The doctype states: name, identifiers, and whether it is broken enough for quirks mode.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::Doctype;

use super::page::{Page, is_space};
use super::run::REPLACEMENT;

/// How a part of a doctype ended.
enum Part {
    /// As it should: the next may follow.
    Whole,
    /// At `>`, or at something that is ignored up to there.
    Last,
    /// In a way that makes for quirks mode; the rest up to `>` is ignored.
    Broken,
}

/// The doctype whose `<!DOCTYPE` ends here, and where it ends.
pub(super) fn read(page: Page<'_>, from: usize) -> (Doctype, usize) {
    let mut reader = Reader { page, at: from, doctype: Doctype::default() };
    if matches!(reader.read(), Part::Broken) {
        reader.doctype.force_quirks = true;
    }
    let end = page.find(b'>', reader.at);
    (reader.doctype, (end + 1).min(page.len()))
}

struct Reader<'a> {
    page: Page<'a>,
    at: usize,
    doctype: Doctype,
}

impl Reader<'_> {
    fn read(&mut self) -> Part {
        match self.read_name() {
            Part::Whole => {}
            ended => return ended,
        }
        if self.skip_word("public") {
            self.read_public_id()
        } else if self.skip_word("system") {
            self.read_system_id()
        } else {
            Part::Broken
        }
    }

    fn skip_space(&mut self) -> Option<u8> {
        self.at = self.page.skip_space(self.at);
        self.page.byte(self.at)
    }

    fn skip_word(&mut self, word: &str) -> bool {
        let found = self.page.starts_with_ignoring_case(self.at, word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn read_name(&mut self) -> Part {
        if matches!(self.skip_space(), None | Some(b'>')) {
            return Part::Broken;
        }
        let bytes = self.page.bytes(self.at);
        let len = bytes.iter().position(|byte| is_space(*byte) || *byte == b'>').unwrap_or(bytes.len());
        let name = text(&self.page.slice(self.at, self.at + len).to_ascii_lowercase());
        self.doctype.name = Some(name);
        self.at += len;
        match self.skip_space() {
            None => Part::Broken,
            Some(b'>') => Part::Last,
            Some(_) => Part::Whole,
        }
    }

    fn read_public_id(&mut self) -> Part {
        let Some(id) = self.read_id() else { return Part::Broken };
        let ended = self.page.byte(self.at);
        self.doctype.public_id = Some(id);
        if !matches!(ended, Some(b'"' | b'\'')) {
            return Part::Broken;
        }
        self.at += 1;
        match self.skip_space() {
            Some(b'>') => Part::Last,
            Some(b'"' | b'\'') => self.read_system_id(),
            _ => Part::Broken,
        }
    }

    fn read_system_id(&mut self) -> Part {
        let Some(id) = self.read_id() else { return Part::Broken };
        let ended = self.page.byte(self.at);
        self.doctype.system_id = Some(id);
        if !matches!(ended, Some(b'"' | b'\'')) {
            return Part::Broken;
        }
        self.at += 1;
        match self.skip_space() {
            None => Part::Broken,
            Some(_) => Part::Last,
        }
    }

    /// The quoted text that comes next, up to its closing quote, a `>` or the end of the page, at which it stays.
    fn read_id(&mut self) -> Option<StrTendril> {
        let quote = self.skip_space().filter(|byte| matches!(byte, b'"' | b'\''))?;
        let from = self.at + 1;
        let bytes = self.page.bytes(from);
        let len = bytes.iter().position(|byte| *byte == quote || *byte == b'>').unwrap_or(bytes.len());
        self.at = from + len;
        Some(text(self.page.slice(from, self.at)))
    }
}

fn text(piece: &str) -> StrTendril {
    piece.chars().map(|c| if c == '\0' { REPLACEMENT } else { c }).collect()
}
