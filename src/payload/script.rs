//! Turns the text of a page into the data that its scripts and attributes hold.
//!
//! Reads the text, not the Dom, which keeps no programs: the few pages that need this pay for it, all others do not.

use memchr::memchr_iter;

use super::ContentSource;
use super::attribute::read_attributes;
use super::comments::Comments;
use super::literal::read_value;
use super::stream::{piece_of, read_rows};
use super::value::Value;
use crate::table::payload::{ASSIGNED_SPACE, LEAST_LITERAL, NESTED_VALUES, OTHER_DATA, PROGRAMS, SCRIPT_BYTES, SCRIPTS};
use crate::table::scripts::LINKED_DATA;

/// The data of a script and what kind of script it is.
pub(super) struct Data<'a> {
    pub(super) source: ContentSource,
    pub(super) value: Value<'a>,
}

/// The data of all scripts, in page order, then that of streams and attributes, as far as the bounds reach.
pub(super) fn read_data(html: &str) -> Vec<Data<'_>> {
    let mut data = Vec::new();
    let mut stream = String::new();
    let mut left = SCRIPT_BYTES;
    for (attrs, body) in Scripts::of(html).take(SCRIPTS) {
        let attrs = attrs.to_ascii_lowercase();
        if body.len() < LEAST_LITERAL || body.len() > left || attrs.contains("src=") {
            continue;
        }
        left -= body.len();
        if attrs.contains(LINKED_DATA) {
            read_all(body, is_json_start, |value| data.push(Data { source: ContentSource::JsonLd, value }));
        } else if attrs.contains(OTHER_DATA) {
            read_all(body, is_json_start, |value| data.push(Data { source: ContentSource::State, value }));
        } else if !attrs.contains("type=") || PROGRAMS.iter().any(|program| attrs.contains(program)) {
            read_all(body, is_assigned, |value| match piece_of(&value) {
                Some(piece) => stream.push_str(piece),
                None => data.push(Data { source: ContentSource::State, value }),
            });
        }
    }
    let rows = read_rows(&stream).into_iter().chain(read_attributes(html, left));
    data.extend(rows.map(|value| Data { source: ContentSource::State, value: unpack(value) }));
    data
}

/// The attributes and the bodies of the scripts of a page.
struct Scripts<'a> {
    html: &'a str,
    at: usize,
    comments: Comments<'a>,
}

impl<'a> Scripts<'a> {
    fn of(html: &'a str) -> Self {
        Scripts { html, at: 0, comments: Comments::of(html) }
    }
}

impl<'a> Iterator for Scripts<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let start = loop {
            let start = find_tag(self.html, self.at, "<script")?;
            match self.comments.end_around(start) {
                Some(end) => self.at = end,
                None => break start + "<script".len(),
            }
        };
        let open_end = start + self.html.get(start..)?.find('>')?;
        let end = find_tag(self.html, open_end, "</script").unwrap_or(self.html.len());
        self.at = end.max(open_end + 1);
        self.comments.skip_to(self.at);
        Some((self.html.get(start..open_end)?, self.html.get(open_end + 1..end).unwrap_or_default()))
    }
}

/// Where the next such tag begins.
fn find_tag(html: &str, from: usize, tag: &str) -> Option<usize> {
    let rest = html.as_bytes().get(from..)?;
    let is_name = |at: usize| rest.get(at..at + tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag.as_bytes()));
    // `<scripts>` is another.
    let is_tag = |at: &usize| is_name(*at) && !rest.get(*at + tag.len()).is_some_and(u8::is_ascii_alphanumeric);
    memchr_iter(b'<', rest).find(is_tag).map(|at| from + at)
}

/// Reads the literals of a script one after the other, from each place that is a start.
fn read_all<'a>(body: &'a str, is_start: fn(&[u8], usize) -> bool, mut push: impl FnMut(Value<'a>)) {
    let bytes = body.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !is_start(bytes, at) {
            at += 1;
            continue;
        }
        let (value, end) = read_value(body, at);
        if end.saturating_sub(at) >= LEAST_LITERAL {
            push(unpack(value));
        }
        at = end.max(at + 1);
    }
}

fn is_json_start(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at), Some(b'{' | b'['))
}

/// Whether an object, list or string stands here that is assigned or handed over: `= {`, `([`, `JSON.parse("`.
fn is_assigned(bytes: &[u8], at: usize) -> bool {
    let before =
        || bytes.get(..at).and_then(|before| before.iter().rev().take(ASSIGNED_SPACE).find(|byte| !byte.is_ascii_whitespace()));
    match bytes.get(at) {
        Some(b'{' | b'[') => matches!(before(), Some(b'=' | b'(')),
        Some(b'"' | b'\'' | b'`') => matches!(before(), Some(b'(')),
        _ => false,
    }
}

/// Data that was written into strings is read as data, also where it was escaped for an address.
fn unpack(mut value: Value<'_>) -> Value<'_> {
    let mut open = vec![(&mut value, 0)];
    while let Some((value, level)) = open.pop() {
        if let Value::Text(text) = value
            && let Some(inner) = read_packed(text).filter(|_| level < NESTED_VALUES)
        {
            *value = inner;
            open.push((value, level + 1));
            continue;
        }
        match value {
            Value::List(items) => open.extend(items.iter_mut().map(|item| (item, level))),
            Value::Object(fields) => open.extend(fields.values_mut().map(|field| (field, level))),
            _ => {}
        }
    }
    value
}

/// The data that a string is, from its beginning to its end.
fn read_packed(text: &str) -> Option<Value<'static>> {
    if text.len() < LEAST_LITERAL {
        return None;
    }
    let decoded = (text.starts_with("%7B") || text.starts_with("%5B")).then(|| decode_percent(text));
    let text = decoded.as_deref().unwrap_or(text).trim();
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let begins = matches!((marks.next(), marks.next()), (Some('{'), Some('"')) | (Some('['), Some('{' | '[' | '"')));
    let (value, end) = begins.then(|| read_value(text, 0))?;
    (end == text.len()).then(|| value.into_owned())
}

fn decode_percent(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
        if byte == b'%'
            && let (Some(high), Some(low)) = (digit(ahead.next()), digit(ahead.next()))
        {
            bytes.push((high * 16 + low) as u8);
            rest = ahead;
            continue;
        }
        bytes.push(byte);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "Enough words to be longer than the shortest literal that is read of a script, which is not very long.";

    fn read(html: &str) -> Vec<(ContentSource, serde_json::Value)> {
        read_data(html).into_iter().map(|data| (data.source, data.value.into())).collect()
    }

    #[test]
    fn data_is_found_in_scripts_of_every_kind() {
        let pages = [
            format!("<SCRIPT type=application/json>{{\"a\":\"{LONG}\"}}</SCRIPT>"),
            format!("<script>window.__STATE__ = {{\"a\":\"{LONG}\"}};var b=1</script>"),
            format!("<script>window.__STATE__=JSON.parse(\"{{\\\"a\\\":\\\"{LONG}\\\"}}\")</script>"),
            format!("<script>x(JSON.parse(decodeURIComponent(\"%7B%22a%22%3A%22{}%22%7D\")))</script>", LONG.replace(' ', "%20")),
            format!("<script>start(app, [{{a:'{LONG}'}}][0])</script>").replace(", [", "([").replace("start(app", "start"),
        ];
        for page in &pages {
            let data = read(page);
            let (source, value) = data.first().unwrap_or_else(|| panic!("{page}"));
            let text = value["a"].as_str().or(value[0]["a"].as_str());
            assert_eq!(text, Some(LONG), "{page}");
            assert_eq!(*source, ContentSource::State);
        }
    }

    #[test]
    fn linked_data_is_told_from_state() {
        let data = read(&format!("<script type='application/ld+json'>{{\"articleBody\":\"{LONG}\"}}</script>"));
        assert_eq!(data[0].0, ContentSource::JsonLd);
    }

    #[test]
    fn what_a_comment_holds_is_no_script() {
        let script = format!("<script type=application/json>{{\"a\":\"{LONG}\"}}</script>");
        assert!(read(&format!("<!-- {script} -->")).is_empty());
        assert_eq!(read(&format!("<script>a='<!--'</script>{script}<!-- {script} -->{script}")).len(), 2);
        assert!(read(&script.replace("script", "scripts")).is_empty());
    }

    #[test]
    fn programs_and_short_data_give_nothing() {
        assert!(read(&format!("<script>function a(b){{return '{LONG}'}}</script>")).is_empty());
        assert!(read("<script type=application/json>{}</script><script>a={}</script><script").is_empty());
    }
}
