//! Turns what follows an ampersand into the characters that it stands for.

use encoding_rs::WINDOWS_1252;

use super::run::REPLACEMENT;
use crate::table::entities::{LEGACY_LENGTHS, LONGEST, entity, needs_no_semicolon};

/// Where a reference stands: in an attribute's value, what could be the next parameter of a URL is none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Text,
    Attribute,
}

/// What a reference stands for.
pub(super) enum Decoded {
    Named(&'static str),
    Numbered([u8; 4], usize),
}

impl Decoded {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Decoded::Named(text) => text,
            Decoded::Numbered(bytes, len) => std::str::from_utf8(bytes.get(..*len).unwrap_or_default()).unwrap_or_default(),
        }
    }
}

/// What the text behind an `&` stands for, and how many bytes of it are read; `None` where it is no reference.
pub(super) fn read(text: &str, place: Place) -> Option<(Decoded, usize)> {
    match text.as_bytes() {
        [b'#', b'x' | b'X', digits @ ..] => read_number(digits, 16).map(|(decoded, len)| (decoded, len + 2)),
        [b'#', digits @ ..] => read_number(digits, 10).map(|(decoded, len)| (decoded, len + 1)),
        [first, ..] if first.is_ascii_alphanumeric() => read_name(text, place),
        _ => None,
    }
}

fn read_number(bytes: &[u8], base: u32) -> Option<(Decoded, usize)> {
    let mut number: u32 = 0;
    let mut len = 0;
    while let Some(digit) = bytes.get(len).and_then(|byte| char::from(*byte).to_digit(base)) {
        number = number.saturating_mul(base).saturating_add(digit);
        len += 1;
    }
    if len == 0 {
        return None;
    }
    let mut utf8 = [0; 4];
    let chars = character(number).encode_utf8(&mut utf8).len();
    Some((Decoded::Numbered(utf8, chars), len + usize::from(bytes.get(len) == Some(&b';'))))
}

/// The character of a number; those between U+0080 and U+009F are meant as bytes of windows-1252.
fn character(number: u32) -> char {
    match number {
        0 => REPLACEMENT,
        0x80..=0x9f => {
            let byte = [number as u8];
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(&byte);
            text.chars().next().unwrap_or(REPLACEMENT)
        }
        _ => char::from_u32(number).unwrap_or(REPLACEMENT),
    }
}

/// A name with its semicolon is all letters and digits before it; one without is the longest that is understood so.
fn read_name(text: &str, place: Place) -> Option<(Decoded, usize)> {
    let bytes = text.as_bytes();
    let len = bytes.iter().take(LONGEST + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if bytes.get(len) == Some(&b';')
        && let Some(decoded) = text.get(..len).and_then(entity)
    {
        return Some((Decoded::Named(decoded), len + 1));
    }
    let longest = len.min(*LEGACY_LENGTHS.end());
    let found =
        (*LEGACY_LENGTHS.start()..=longest).rev().filter_map(|len| text.get(..len)).find(|name| needs_no_semicolon(name))?;
    let next = bytes.get(found.len());
    if place == Place::Attribute && next.is_some_and(|byte| *byte == b'=' || byte.is_ascii_alphanumeric()) {
        return None;
    }
    entity(found).map(|decoded| (Decoded::Named(decoded), found.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str, place: Place) -> Option<(String, usize)> {
        read(text, place).map(|(decoded, len)| (decoded.as_str().to_owned(), len))
    }

    fn in_text(text: &str) -> Option<(String, usize)> {
        decoded(text, Place::Text)
    }

    #[test]
    fn the_longest_name_wins() {
        assert_eq!(in_text("notin;"), Some(("∉".to_owned(), 6)));
        assert_eq!(in_text("notit;"), Some(("¬".to_owned(), 3)));
        assert_eq!(in_text("amp;amp;"), Some(("&".to_owned(), 4)));
        assert_eq!(in_text("hellip"), None);
        assert_eq!(in_text("CounterClockwiseContourIntegral;"), Some(("∳".to_owned(), 32)));
        assert_eq!(in_text(&"a".repeat(1000)), None);
    }

    #[test]
    fn a_parameter_of_a_url_is_no_reference() {
        assert_eq!(decoded("copy=1", Place::Attribute), None);
        assert_eq!(decoded("copy1", Place::Attribute), None);
        assert_eq!(decoded("copy;=1", Place::Attribute), Some(("©".to_owned(), 5)));
        assert_eq!(decoded("copy", Place::Attribute), Some(("©".to_owned(), 4)));
        assert_eq!(in_text("copy=1"), Some(("©".to_owned(), 4)));
    }

    #[test]
    fn numbers_that_are_no_characters_are_replaced() {
        assert_eq!(in_text("#x41;"), Some(("A".to_owned(), 5)));
        assert_eq!(in_text("#65x"), Some(("A".to_owned(), 3)));
        assert_eq!(in_text("#0;"), Some(("\u{fffd}".to_owned(), 3)));
        assert_eq!(in_text("#xD800;"), Some(("\u{fffd}".to_owned(), 7)));
        assert_eq!(in_text("#99999999999999999999;"), Some(("\u{fffd}".to_owned(), 22)));
        assert_eq!(in_text("#128;"), Some(("€".to_owned(), 5)));
        assert_eq!(in_text("#x81;"), Some(("\u{81}".to_owned(), 5)));
        assert_eq!(in_text("#13;"), Some(("\r".to_owned(), 4)));
        assert_eq!(in_text("#x;"), None);
        assert_eq!(in_text("#;"), None);
    }
}
