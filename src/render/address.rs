//! Turns addresses of a [`Document`](crate::Document) into addresses that may be written, in HTML and in Markdown.
//!
//! A document can be made by anyone, so its addresses are looked at again here: those of other schemes are not written.

use std::fmt::Write;

use memchr::memchr2_iter;

use super::escape::is_entity;
use crate::table::schemes::{LINK_SCHEMES, PICTURE_SCHEMES};

/// The address of a link, unless it could do something else than lead somewhere.
pub(super) fn link(url: &str) -> Option<&str> {
    is_allowed(url, LINK_SCHEMES).then_some(url)
}

/// The address of a picture, a film or a recording, unless it is something else.
pub(super) fn picture(url: &str) -> Option<&str> {
    is_allowed(url, PICTURE_SCHEMES).then_some(url)
}

/// Whether an address has one of these schemes, or none. Browsers skip white space in front and line ends everywhere.
fn is_allowed(url: &str, schemes: &[&str]) -> bool {
    // Mostly nothing stands before or within the scheme.
    let end = url.bytes().position(|byte| !is_of_scheme(byte)).unwrap_or(url.len());
    match url.as_bytes().get(end) {
        Some(b':') => {
            return url.get(..end).is_some_and(|scheme| schemes.iter().any(|known| scheme.eq_ignore_ascii_case(known)));
        }
        Some(byte) if byte.is_ascii_graphic() => return true,
        _ => {}
    }
    let mut scheme = String::new();
    for c in url.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).skip_while(|c| *c <= ' ' || c.is_whitespace()) {
        match c {
            ':' => return schemes.contains(&scheme.as_str()),
            _ if u8::try_from(c).is_ok_and(is_of_scheme) => scheme.push(c.to_ascii_lowercase()),
            // What holds anything else is no scheme, so the address is that of a place on the same site.
            _ => return true,
        }
    }
    !scheme.is_empty()
}

fn is_of_scheme(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
}

/// Writes an address into Markdown so that it ends where it should: parentheses in pairs stay as they are.
pub(super) fn push_markdown(out: &mut String, url: &str) {
    let mut open = 0_i32;
    let is_balanced = memchr2_iter(b'(', b')', url.as_bytes()).all(|at| {
        open += if url.as_bytes().get(at) == Some(&b'(') { 1 } else { -1 };
        open >= 0
    }) && open == 0;
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'(' | b')' | b'\\' | b'&' | b'|' | b'<' | b'>');
    let mut rest = url;
    loop {
        let plain = rest.bytes().position(|byte| !is_plain(byte)).unwrap_or(rest.len());
        let (piece, behind) = rest.split_at_checked(plain).unwrap_or((rest, ""));
        out.push_str(piece);
        let mut behind = behind.chars();
        let Some(c) = behind.next() else { return };
        let after = behind.as_str();
        rest = after;
        match c {
            '(' | ')' if !is_balanced => out.extend(['\\', c]),
            '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) || after.is_empty() => out.push_str("\\\\"),
            '&' if is_entity(after) => out.push_str("&amp;"),
            '|' => out.push_str("%7C"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            _ if c.is_whitespace() || c.is_control() => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    // A String takes everything.
                    let _ = write!(out, "%{byte:02X}");
                }
            }
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_known_schemes_are_written() {
        for url in
            ["https://a.example/", "HTTP://a", "a/b:c", "#x:y", "?a:b", "mailto:a@b.example", " https://a", "a b", "//a.example/"]
        {
            assert_eq!(link(url), Some(url));
        }
        for url in [
            "javascript:alert(1)",
            " JavaScript:x",
            "java\nscript:x",
            "\u{1}javascript:x",
            "\u{a0}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "blob:x",
            "file:///x",
            "",
            " ",
        ] {
            assert_eq!(link(url), None, "{url:?}");
        }
        assert_eq!(picture("mailto:a@b.example"), None);
    }
}
