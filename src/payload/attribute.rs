//! Turns attributes that hold data, as frameworks leave it on the element that they draw into, into values.
//!
//! Reads the text, not the Dom, which keeps no such attributes; bounded by the bytes that it is given.

use std::borrow::Cow;

use memchr::memmem;

use super::literal::read_value;
use super::value::Value;
use crate::table::payload::{ATTRIBUTE_BEGINS, ATTRIBUTE_PREFIX, LEAST_ATTRIBUTE, REFERENCES};

/// The values of the attributes of a page whose names begin with `data-` and whose values are JSON or markup; no more than so
/// many bytes of them.
pub(super) fn read_attributes(html: &str, most: usize) -> Vec<Value<'static>> {
    let mut values = Vec::new();
    let mut left = most;
    let mut rest = html;
    let prefix = memmem::Finder::new(ATTRIBUTE_PREFIX);
    while let Some(at) = prefix.find(rest.as_bytes()) {
        let begins = rest.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_whitespace()));
        rest = rest.get(at + ATTRIBUTE_PREFIX.len()..).unwrap_or_default();
        let value = if begins { quoted_value(rest) } else { None };
        let Some(raw) = value.filter(|raw| (LEAST_ATTRIBUTE..=left).contains(&raw.len())) else { continue };
        if !begins_like_data(raw) {
            continue;
        }
        left -= raw.len();
        rest = rest.split_once(raw).map_or(rest, |(_, behind)| behind);
        values.extend(value_of(&decode(raw)));
    }
    values
}

/// The value in quotes behind the rest of a name.
fn quoted_value(rest: &str) -> Option<&str> {
    let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
    let value = rest.get(length..)?.strip_prefix('=')?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split_once(quote).map(|(value, _)| value)
}

/// Whether a value is worth decoding.
fn begins_like_data(raw: &str) -> bool {
    ATTRIBUTE_BEGINS.iter().any(|mark| raw.trim_start().starts_with(mark))
}

/// Undoes the references that keep a value within its quotes, from the left to the right.
pub(super) fn decode(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, reference)) = rest.split_once('&') {
        out.push_str(before);
        let known = REFERENCES.iter().find(|(name, _)| reference.starts_with(name));
        out.push_str(known.map_or("&", |(_, mark)| mark));
        rest = known.and_then(|(name, _)| reference.get(name.len()..)).unwrap_or(reference);
    }
    out.push_str(rest);
    out
}

/// JSON as its value, if it is one as a whole; markup as a string.
fn value_of(text: &str) -> Option<Value<'static>> {
    let text = text.trim();
    if text.starts_with('<') {
        return Some(Value::Text(Cow::Owned(text.to_owned())));
    }
    let (value, end) = read_value(text, 0);
    (end == text.len()).then(|| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "Water just off the boil is best for a green tea, and three minutes are enough for the leaves to open. ";

    fn read(html: &str) -> Vec<serde_json::Value> {
        read_attributes(html, 1 << 20).into_iter().map(serde_json::Value::from).collect()
    }

    #[test]
    fn data_and_markup_are_read_from_attributes_in_either_quotes() {
        let text = LONG.repeat(3);
        let escaped = format!("{{&quot;post&quot;:{{&quot;body&quot;:&quot;Q&amp;A &amp;quot; {text}&quot;}}}}");
        assert_eq!(read(&format!("<div id=app data-page=\"{escaped}\">"))[0]["post"]["body"], format!("Q&A &quot; {text}"));
        assert_eq!(read(&format!("<div data-props='{{\"a\":\"{text}\"}}'>"))[0]["a"], text);
        assert_eq!(read(&format!("<div data-html=\"&lt;p&gt;{text}&lt;/p&gt;\">"))[0], format!("<p>{text}</p>"));
    }

    #[test]
    fn what_is_short_or_no_data_is_passed_over() {
        let text = LONG.repeat(3);
        for html in [
            "<div data-page='{}'>".to_owned(),
            format!("<div data-text='{text}'>"),
            format!("<div data-page={{{text}>"),
            format!("<div x-data-page='[\"{text}\"]'>"),
            format!("<div data-page='{{\"{text}"),
            format!("<div data-page='[\"{text}\"] and more'>"),
        ] {
            assert!(read(&html).is_empty(), "{html}");
        }
    }

    #[test]
    fn no_more_is_read_than_may_be() {
        let html = format!("<div data-a='[\"{LONG}{LONG}{LONG}\"]'>").repeat(5);
        assert_eq!(read_attributes(&html, LONG.len() * 7).len(), 2);
    }
}
