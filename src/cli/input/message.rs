//! Turns a message with parts (.mhtml, .mht, .eml) into the page that is its main part.

use std::collections::HashMap;

use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{Encoding, HeaderName, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use memchr::memmem;
use tamis::Metadata;

use super::RawPage;

/// Bytes of the longest id of a part that is looked for in the page, at each `cid:` of it; a line of a header has no more.
const ID_BYTES: usize = 1000;
/// Characters of the longest subject or name that is read.
const LONGEST_NAME: usize = 500;

/// What a letter says of itself outside of its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Envelope {
    /// What it is about.
    subject: Option<String>,
    /// The name of who has sent it.
    author: Option<String>,
    /// The moment at which it was sent.
    sent: Option<String>,
}

impl Envelope {
    /// That of a message, unless it is a page that a browser has saved: what such a one was sent by is the browser.
    fn of_message(message: &Message<'_>, is_saved: bool) -> Self {
        let sender = message.from().and_then(|from| from.first());
        let Some(sender) = sender.filter(|sender| !is_saved && sender.address().is_some_and(|address| address.contains('@')))
        else {
            return Envelope::default();
        };
        // What a terminal would obey is no part of a name.
        let folded = |text: &str| {
            let text: String = text.chars().take(LONGEST_NAME).map(|c| if c.is_control() { ' ' } else { c }).collect();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let author = sender.name().map(folded);
        let subject = message.subject().map(folded).filter(|subject| !subject.is_empty());
        let sent = message.date().filter(|date| date.is_valid()).map(|date| date.to_rfc3339().replace('Z', "+00:00"));
        // Some programs write the address where the name should stand.
        Envelope { author: author.filter(|name| !name.is_empty() && !name.contains('@')), subject, sent }
    }

    /// Fills in what a page does not say of itself.
    pub(in super::super) fn fill_in(&self, metadata: &mut Metadata) {
        if metadata.title.is_none() {
            metadata.title.clone_from(&self.subject);
        }
        if metadata.authors.is_empty() {
            metadata.authors.extend(self.author.clone());
        }
        if metadata.date.is_none() && metadata.published.is_none() {
            metadata.date = self.sent.as_ref().and_then(|sent| sent.split('T').next()).map(str::to_owned);
            metadata.published.clone_from(&self.sent);
        }
    }
}

/// The page of a message; none where it has none.
pub(super) fn read(bytes: &[u8], max_bytes: usize) -> Option<RawPage> {
    let is_cut = bytes.len() > max_bytes;
    let message = MessageParser::default().parse(bytes)?;
    let saved = field(&message.parts.first()?.headers, "Snapshot-Content-Location");
    let part = find_main(&message, saved.as_deref())?;
    let location = part.content_location().map(str::to_owned);
    let names = names_of_parts(&message);
    let envelope = Envelope::of_message(&message, saved.is_some() || location.is_some());
    let is_last = message.parts.last().is_some_and(|last| last.offset_end <= part.offset_end);
    Some(RawPage {
        bytes: replace_ids(body(bytes, part), &names, max_bytes),
        url: saved.or(location).map(|url| url.trim().to_owned()).filter(|url| url::Url::parse(url).is_ok()),
        content_type: content_type(part),
        envelope,
        is_cut: is_cut && is_last,
        is_served: false,
    })
}

/// The part that the message was saved for, or the first page in it.
fn find_main<'a, 'x>(message: &'a Message<'x>, saved: Option<&str>) -> Option<&'a MessagePart<'x>> {
    let mut pages = message.parts.iter().filter(|part| is_page(part));
    let first = pages.clone().next();
    pages.find(|part| saved.is_some() && part.content_location() == saved).or(first)
}

fn is_page(part: &MessagePart<'_>) -> bool {
    matches!(part.body, PartType::Html(_))
        || part.content_type().is_some_and(|kind| kind.ctype() == "application" && kind.subtype() == Some("xhtml+xml"))
}

fn content_type(part: &MessagePart<'_>) -> Option<String> {
    let charset = part.content_type()?.attribute("charset")?;
    Some(format!("text/html; charset={charset}"))
}

fn field(headers: &[mail_parser::Header<'_>], name: &str) -> Option<String> {
    let found = headers.iter().find(|header| matches!(&header.name, HeaderName::Other(own) if own.eq_ignore_ascii_case(name)))?;
    match &found.value {
        HeaderValue::Text(text) => Some(text.to_string()),
        HeaderValue::TextList(texts) => texts.first().map(ToString::to_string),
        _ => None,
    }
}

/// The bytes of a part in its own charset, which the page itself may name.
fn body(message: &[u8], part: &MessagePart<'_>) -> Vec<u8> {
    let raw = message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    decoded.unwrap_or_else(|| part.contents().to_vec())
}

/// What the other parts are called outside of the message, by the id that the page calls them by.
fn names_of_parts(message: &Message<'_>) -> HashMap<Vec<u8>, String> {
    let name = |part: &MessagePart<'_>| part.content_location().or(part.attachment_name()).map(str::to_owned);
    let named = message.parts.iter().filter_map(|part| {
        let id = part.content_id()?.trim_matches(['<', '>']);
        if id.len() > ID_BYTES {
            return None;
        }
        Some((id.as_bytes().to_vec(), name(part)?))
    });
    named.collect()
}

/// Writes the names of parts for `cid:` and their id, until the page has `max_bytes`: a long name may stand for a short id many
/// times.
fn replace_ids(page: Vec<u8>, names: &HashMap<Vec<u8>, String>, max_bytes: usize) -> Vec<u8> {
    if names.is_empty() {
        return page;
    }
    // What is longer is the id of no part: no more of the page is looked at for its end.
    let longest = names.keys().map(Vec::len).max().unwrap_or(0);
    let mut out = Vec::with_capacity(page.len());
    let mut rest = page.as_slice();
    while let Some(at) = memmem::find(rest, b"cid:") {
        let (before, found) = rest.split_at(at);
        out.extend_from_slice(before);
        let id = found.get(4..).unwrap_or_default();
        let ends = |byte: &u8| matches!(byte, b'"' | b'\'' | b' ' | b'>' | b')' | b'\r' | b'\n');
        let end = id.iter().take(longest + 1).position(ends).unwrap_or(id.len().min(longest + 1));
        rest = id;
        let name = names.get(id.get(..end).unwrap_or_default());
        if let Some(name) = name.filter(|name| out.len() + name.len() <= max_bytes) {
            out.extend_from_slice(name.as_bytes());
            rest = id.get(end..).unwrap_or_default();
        } else {
            out.extend_from_slice(b"cid:");
        }
    }
    out.extend_from_slice(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVED: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: Tea\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related; type=\"text/html\"; boundary=\"--b\"\r\n\r\n\r\n\
        ----b\r\nContent-Type: text/html\r\nContent-ID: <f>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/ad\r\n\r\n<p>Ad\r\n\
        ----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/a\r\n\r\n<p>=C3=A9t=C3=A9 so =\r\nlong<img src=3D\"cid:i\"><img src=3D\"cid:j\">\r\n\
        ----b\r\nContent-Type: image/png\r\nContent-ID: <i>\r\nContent-Location: https://example.org/i.png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n----b--\r\n";

    #[test]
    fn the_page_is_the_part_that_was_saved() {
        let page = read(SAVED.as_bytes(), 1 << 20).unwrap();
        assert_eq!(page.url.as_deref(), Some("https://example.org/a"));
        let text = String::from_utf8(page.bytes).unwrap();
        assert_eq!(text.trim_end(), "<p>été so long<img src=\"https://example.org/i.png\"><img src=\"cid:j\">");
        assert!(!page.is_cut);
    }

    #[test]
    fn a_long_name_of_a_part_does_not_make_a_page_many_times_as_long() {
        let message = format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n{}\r\n\
            --b\r\nContent-Type: image/png\r\nContent-ID: <i>\r\nContent-Location: https://example.org/{}\r\n\r\nx\r\n--b--\r\n",
            "<img src=\"cid:i\">".repeat(1000),
            "i".repeat(20_000)
        );
        let page = read(message.as_bytes(), 100_000).unwrap();
        assert!(page.bytes.len() > 90_000 && page.bytes.len() < 120_000, "{} bytes", page.bytes.len());
    }

    #[test]
    fn bytes_keep_their_charset() {
        let mail = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=koi8-r\r\n\r\n<p>\xf7\xcf\xc4\xc1";
        let page = read(mail, 1 << 20).unwrap();
        assert_eq!(page.content_type.as_deref(), Some("text/html; charset=koi8-r"));
        assert_eq!(page.bytes, b"<p>\xf7\xcf\xc4\xc1");
    }

    #[test]
    fn a_letter_says_who_has_sent_it_and_when_and_a_saved_page_does_not() {
        let envelope = |from: &str, more: &str| {
            let head = "Date: Tue, 3 Feb 2026 08:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/html";
            read(format!("From: {from}\r\n{more}{head}\r\n\r\n<p>Tea").as_bytes(), 1 << 20).unwrap().envelope
        };
        let sent = Some("2026-02-03T08:00:00+01:00".to_owned());
        let of = |author: Option<&str>| Envelope { subject: None, author: author.map(str::to_owned), sent: sent.clone() };
        assert_eq!(envelope("=?utf-8?q?Zo=C3=AB_Quill?= <zoe@example.org>", ""), of(Some("Zoë Quill")));
        let subject = envelope("Zoe <zoe@example.org>", "Subject: =?utf-8?q?Gr=C3=BCner_Tee?=\r\n").subject;
        assert_eq!(subject.as_deref(), Some("Grüner Tee"));
        assert_eq!(envelope("news@example.org", ""), of(None));
        assert_eq!(envelope("\"news@example.org\" <news@example.org>", ""), of(None));
        assert_eq!(envelope("<Saved by Blink>", ""), Envelope::default());
        assert_eq!(envelope("Zoe <zoe@example.org>", "Snapshot-Content-Location: https://example.org/\r\n"), Envelope::default());
    }

    #[test]
    fn a_message_without_a_page_has_none() {
        assert!(read(b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nText", 1 << 20).is_none());
        assert!(read(b"", 1 << 20).is_none());
    }

    #[test]
    fn a_message_cut_anywhere_is_read() {
        for end in 0..SAVED.len() {
            let _ = read(&SAVED.as_bytes()[..end], 1 << 20);
        }
    }
}
