//! The states in which text and tags alternate: data, tag open, end tag open; and the one in which there are no tags any more.

use html5ever::tokenizer::{TagKind, Token, TokenSink};
use memchr::memchr3;

use super::Tokenizer;
use super::charref::Place;

impl<S: TokenSink> Tokenizer<'_, S> {
    /// Reads up to the next tag, reference or NUL, and that.
    pub(super) fn read_data(&mut self) {
        let rest = self.page.bytes(self.at);
        // Half of the tags stand side by side.
        if rest.first() == Some(&b'<') {
            return self.open_tag();
        }
        let found = memchr3(b'<', b'&', 0, rest).unwrap_or(rest.len());
        let end = self.at + found;
        self.text.push_piece(self.page, self.at, end);
        self.at = end;
        match self.page.byte(end) {
            Some(b'<') => self.open_tag(),
            Some(b'&') => self.at += self.text.push_reference(self.page, (end, self.page.len()), Place::Text),
            Some(_) => {
                self.send(Token::NullCharacterToken);
                self.at += 1;
            }
            None => {}
        }
    }

    fn open_tag(&mut self) {
        match self.page.byte(self.at + 1) {
            Some(byte) if byte.is_ascii_alphabetic() => self.read_tag(TagKind::StartTag, self.at + 1),
            Some(b'/') => self.open_end_tag(),
            Some(b'!') => self.read_markup(),
            Some(b'?') => self.read_bogus_comment(self.at + 1),
            _ => self.read_as_text(1),
        }
    }

    fn open_end_tag(&mut self) {
        match self.page.byte(self.at + 2) {
            Some(byte) if byte.is_ascii_alphabetic() => self.read_tag(TagKind::EndTag, self.at + 2),
            Some(b'>') => self.at += 3,
            Some(_) => self.read_bogus_comment(self.at + 2),
            None => self.read_as_text(2),
        }
    }

    fn read_as_text(&mut self, len: usize) {
        self.text.push_piece(self.page, self.at, self.at + len);
        self.at += len;
    }

    pub(super) fn read_plaintext(&mut self) {
        self.text.push_without_nul(self.page, self.at, self.page.len());
        self.at = self.page.len();
    }
}
