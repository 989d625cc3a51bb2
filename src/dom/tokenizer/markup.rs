//! The states behind `<!`: comments, CDATA sections, and what is taken for a comment.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Token, TokenSink};
use memchr::{memchr, memmem};

use super::{Scope, State, Tokenizer, doctype};
use crate::table::streamed::END_OF_MEANWHILE;

const CDATA: &str = "[CDATA[";
const DOCTYPE: &str = "doctype";

impl<S: TokenSink> Tokenizer<'_, S> {
    /// Reads the declaration whose `<!` begins here.
    pub(super) fn read_markup(&mut self) {
        let from = self.at + 2;
        let rest = self.page.bytes(from);
        if rest.starts_with(b"--") {
            self.read_comment(from + 2);
        } else if self.page.starts_with_ignoring_case(from, DOCTYPE) {
            let (doctype, end) = doctype::read(self.page, from + DOCTYPE.len());
            self.at = end;
            self.send(Token::DoctypeToken(doctype));
        } else if rest.starts_with(CDATA.as_bytes()) && self.is_in_foreign_content() {
            self.at = from + CDATA.len();
            self.state = State::Cdata;
        } else {
            self.read_bogus_comment(from);
        }
    }

    fn is_in_foreign_content(&mut self) -> bool {
        self.send_text();
        self.sink.adjusted_current_node_present_but_not_in_html_namespace()
    }

    fn read_comment(&mut self, from: usize) {
        let (to, end) = comment_end(self.page.bytes(from));
        self.at = from + end;
        self.send_comment(from, from + to);
    }

    pub(super) fn read_bogus_comment(&mut self, from: usize) {
        let end = self.page.find(b'>', from);
        self.at = (end + 1).min(self.page.len());
        self.send_comment(from, end);
    }

    /// A comment that ends what is shown meanwhile is sent as it is. One that the Dom does not keep is sent though empty where
    /// text may follow: it parts the texts before and after it, which in tables makes a difference.
    fn send_comment(&mut self, from: usize, to: usize) {
        let comment = match self.scope {
            Scope::Everything => {
                self.value.push_without_nul(self.page, from, to);
                self.value.take(self.page)
            }
            Scope::Dom if self.page.slice(from, to) == END_OF_MEANWHILE => StrTendril::from_slice(END_OF_MEANWHILE),
            Scope::Dom if self.is_at_tag() => return,
            Scope::Dom => StrTendril::new(),
        };
        self.send(Token::CommentToken(comment));
    }

    fn is_at_tag(&self) -> bool {
        match self.page.bytes(self.at) {
            [b'<', b'/', next, ..] | [b'<', next, ..] => next.is_ascii_alphabetic(),
            _ => false,
        }
    }

    /// Reads a CDATA section up to its end, with a token for each NUL: the tree builder replaces them.
    pub(super) fn read_cdata(&mut self) {
        let rest = self.page.bytes(self.at);
        let len = memmem::find(rest, b"]]>");
        let end = self.at + len.unwrap_or(rest.len());
        while let Some(nul) = memchr(0, self.page.slice(self.at, end).as_bytes()) {
            self.text.push_piece(self.page, self.at, self.at + nul);
            self.send(Token::NullCharacterToken);
            self.at += nul + 1;
        }
        self.text.push_piece(self.page, self.at, end);
        self.at = if len.is_some() { end + 3 } else { end };
        self.state = State::Data;
    }
}

/// Where the text of a comment ends, and where the comment does, counted from behind its `<!--`.
fn comment_end(comment: &[u8]) -> (usize, usize) {
    if comment.starts_with(b">") {
        return (0, 1);
    }
    if comment.starts_with(b"->") {
        return (0, 2);
    }
    let mut from = 0;
    while let Some(found) = comment.get(from..).and_then(|rest| memchr(b'>', rest)) {
        let text = comment.get(..from + found).unwrap_or_default();
        from += found + 1;
        if let Some(text) = text.strip_suffix(b"--").or_else(|| text.strip_suffix(b"--!")) {
            return (text.len(), from);
        }
    }
    // The page ends before the comment does: what could have been its end is none of its text.
    let text = [b"--!".as_slice(), b"--", b"-"].iter().find_map(|end| comment.strip_suffix(*end)).unwrap_or(comment);
    (text.len(), comment.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends_of(comment: &str) -> (&str, &str) {
        let (text, end) = comment_end(comment.as_bytes());
        (comment.get(..text).unwrap(), comment.get(end..).unwrap())
    }

    #[test]
    fn a_comment_ends_at_two_dashes_and_an_angle() {
        assert_eq!(ends_of("a-->b"), ("a", "b"));
        assert_eq!(ends_of("a--!>b"), ("a", "b"));
        assert_eq!(ends_of(">b"), ("", "b"));
        assert_eq!(ends_of("->b"), ("", "b"));
        assert_eq!(ends_of("-->b"), ("", "b"));
        assert_eq!(ends_of("--->b"), ("-", "b"));
        assert_eq!(ends_of("-!>-->b"), ("-!>", "b"));
        assert_eq!(ends_of("a>b->c-->d"), ("a>b->c", "d"));
        assert_eq!(ends_of("a--!-->b"), ("a--!", "b"));
        assert_eq!(ends_of(" <!--->b"), (" <!-", "b"));
    }

    #[test]
    fn a_comment_that_the_page_cuts_has_no_half_an_end() {
        assert_eq!(ends_of("a"), ("a", ""));
        assert_eq!(ends_of("a-"), ("a", ""));
        assert_eq!(ends_of("a--"), ("a", ""));
        assert_eq!(ends_of("a---"), ("a-", ""));
        assert_eq!(ends_of("a--!"), ("a", ""));
        assert_eq!(ends_of("a-!"), ("a-!", ""));
    }
}
