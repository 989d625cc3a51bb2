//! Turns the first bytes of a page into the encoding that it declares, as the HTML standard prescans them.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

use crate::table::encodings::DECLARATION_BYTES;

/// The encoding that the page declares in a `<meta>` or an XML declaration.
pub(super) fn find_declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARATION_BYTES).unwrap_or(bytes);
    let mut cursor = Cursor { rest: head };
    while !cursor.rest.is_empty() {
        if let Some(encoding) = cursor.next_declaration() {
            return Some(encoding);
        }
    }
    find_xml_declared(head)
}

/// The value of the first `charset` in a `Content-Type`, with or without quotes.
pub(super) fn charset_in(content_type: &[u8]) -> Option<&[u8]> {
    let mut cursor = Cursor { rest: content_type };
    loop {
        cursor.advance_to(|rest| starts_without_case(rest, b"charset"))?;
        cursor.skip(b"charset".len());
        cursor.skip_while(is_space);
        if cursor.peek() == Some(b'=') {
            break;
        }
    }
    cursor.skip(1);
    cursor.skip_while(is_space);
    match cursor.peek()? {
        quote @ (b'"' | b'\'') => {
            cursor.skip(1);
            let end = cursor.rest.iter().position(|byte| *byte == quote)?;
            cursor.rest.get(..end)
        }
        _ => Some(cursor.take_while(|byte| !is_space(byte) && byte != b';')),
    }
}

fn find_xml_declared(head: &[u8]) -> Option<&'static Encoding> {
    let declaration = head.strip_prefix(b"<?xml")?;
    let end = declaration.iter().position(|byte| *byte == b'>')?;
    let mut cursor = Cursor { rest: declaration.get(..end)? };
    cursor.advance_to(|rest| rest.starts_with(b"encoding"))?;
    cursor.skip(b"encoding".len());
    cursor.skip_while(is_space);
    cursor.expect(b'=')?;
    cursor.skip_while(is_space);
    let quote = cursor.peek().filter(|byte| matches!(byte, b'"' | b'\''))?;
    cursor.skip(1);
    believe(cursor.take_while(|byte| byte != quote))
}

/// The encoding of a label. A page whose declaration could be read is not UTF-16, whatever it says.
fn believe(label: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label_no_replacement(label)?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE {
        UTF_8
    } else if encoding == X_USER_DEFINED {
        WINDOWS_1252
    } else {
        encoding
    })
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn starts_without_case(bytes: &[u8], prefix: &[u8]) -> bool {
    bytes.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    fn skip(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.rest = self.rest.strip_prefix(&[byte])?;
        Some(())
    }

    fn take_while(&mut self, keeps: impl Fn(u8) -> bool) -> &'a [u8] {
        let end = self.rest.iter().position(|byte| !keeps(*byte)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }

    fn skip_while(&mut self, skips: impl Fn(u8) -> bool) {
        self.take_while(skips);
    }

    /// Moves to the first place that `fits`; moves to the end and gives nothing where none does.
    fn advance_to(&mut self, fits: impl Fn(&[u8]) -> bool) -> Option<()> {
        while !self.rest.is_empty() {
            if fits(self.rest) {
                return Some(());
            }
            self.skip(1);
        }
        None
    }

    /// Reads on by one construct, and says what it declares.
    fn next_declaration(&mut self) -> Option<&'static Encoding> {
        let rest = self.rest;
        if rest.starts_with(b"<!--") {
            // The dashes that open a comment may close it: `<!-->`.
            self.skip(2);
            self.advance_to(|rest| rest.starts_with(b"-->"));
            self.skip(3);
            return None;
        }
        if starts_without_case(rest, b"<meta") && rest.get(5).is_some_and(|byte| is_space(*byte) || *byte == b'/') {
            self.skip(6);
            return self.read_meta();
        }
        let name = rest.strip_prefix(b"</").or(rest.strip_prefix(b"<")).unwrap_or_default();
        if name.first().is_some_and(u8::is_ascii_alphabetic) {
            self.skip_while(|byte| !is_space(byte) && byte != b'>');
            while self.next_attribute().is_some() {}
        } else if rest.starts_with(b"<!") || rest.starts_with(b"</") || rest.starts_with(b"<?") {
            self.skip_while(|byte| byte != b'>');
        }
        self.skip(1);
        None
    }

    /// Reads the attributes of a `<meta>`, each name counting where it stands first.
    fn read_meta(&mut self) -> Option<&'static Encoding> {
        let (mut is_pragma, mut seen_content, mut charset, mut content) = (false, false, None, None);
        let mut seen_pragma = false;
        while let Some((name, value)) = self.next_attribute() {
            if name.eq_ignore_ascii_case(b"http-equiv") && !seen_pragma {
                seen_pragma = true;
                is_pragma = value.eq_ignore_ascii_case(b"content-type");
            } else if name.eq_ignore_ascii_case(b"content") && !seen_content {
                seen_content = true;
                content = charset_in(value);
            } else if name.eq_ignore_ascii_case(b"charset") && charset.is_none() {
                charset = Some(value);
            }
        }
        // A tag that never ends declares nothing.
        self.expect(b'>')?;
        charset.or(content.filter(|_| is_pragma)).and_then(believe)
    }

    /// The next attribute of a tag: its name and value, which may be empty.
    fn next_attribute(&mut self) -> Option<(&'a [u8], &'a [u8])> {
        self.skip_while(|byte| is_space(byte) || byte == b'/');
        if matches!(self.peek(), None | Some(b'>')) {
            return None;
        }
        let start = self.rest;
        self.skip(1);
        self.skip_while(|byte| !is_space(byte) && !matches!(byte, b'/' | b'>' | b'='));
        let name = start.get(..start.len() - self.rest.len()).unwrap_or_default();
        self.skip_while(is_space);
        if self.expect(b'=').is_none() {
            return Some((name, b""));
        }
        self.skip_while(is_space);
        let value = match self.peek() {
            Some(quote @ (b'"' | b'\'')) => {
                self.skip(1);
                let value = self.take_while(|byte| byte != quote);
                // A value that never ends makes no attribute.
                self.expect(quote)?;
                value
            }
            _ => self.take_while(|byte| !is_space(byte) && byte != b'>'),
        };
        Some((name, value))
    }
}
