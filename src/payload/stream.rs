//! Turns the pieces of a stream, as frameworks push them into a page one after the other, into the values of its rows.
//!
//! A row is an id in hexadecimal, a colon, and JSON up to the end of the line, or `T`, a length in bytes, a comma and a text.
//! What is written twice is sent once: a string `$1f` in the JSON stands for the text of that row.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::literal::read_value;
use super::value::Value;
use crate::table::payload::{ID_DIGITS, LEAST_LITERAL, LEAST_ROW, LENGTH_DIGITS, STREAM_ROWS};

/// The piece of a stream that an array is, as it is handed to a function: a number and a text.
pub(super) fn piece_of<'a>(value: &'a Value<'_>) -> Option<&'a str> {
    let Value::List(items) = value else { return None };
    if let [Value::Number(_), Value::Text(piece)] = items.as_slice() { Some(piece) } else { None }
}

/// The values of the rows of a stream; its texts stand where they are referred to, and by themselves where they are not.
pub(super) fn read_rows(stream: &str) -> Vec<Value<'static>> {
    let mut texts: HashMap<&str, &str> = HashMap::new();
    let mut values = Vec::new();
    let mut rest = stream;
    for _ in 0..STREAM_ROWS {
        rest = rest.trim_start();
        let Some((id, row)) = id_at(rest) else {
            // What is no row is passed over up to the next line.
            let Some((_, next)) = rest.split_once('\n') else { break };
            rest = next;
            continue;
        };
        if let Some((text, next)) = text_row(row) {
            texts.insert(id, text);
            rest = next;
            continue;
        }
        let (line, next) = row.split_once('\n').unwrap_or((row, ""));
        if line.len() >= LEAST_ROW && line.starts_with(['{', '[']) {
            values.push(read_value(line, 0).0.into_owned());
        }
        rest = next;
    }
    let mut used: HashSet<&str> = HashSet::new();
    for value in &mut values {
        put_texts(value, &texts, &mut used);
    }
    let lone = texts.iter().filter(|(id, text)| text.len() >= LEAST_LITERAL && !used.contains(*id));
    let mut lone: Vec<(&&str, &&str)> = lone.collect();
    lone.sort_unstable();
    values.extend(lone.into_iter().map(|(_, text)| Value::Text(Cow::Owned((*text).to_owned()))));
    values
}

/// The id of the row that begins here, and what stands behind its colon.
fn id_at(rest: &str) -> Option<(&str, &str)> {
    let digits = rest.bytes().take(ID_DIGITS).take_while(u8::is_ascii_hexdigit).count();
    let (id, behind) = rest.split_at_checked(digits)?;
    behind.strip_prefix(':').filter(|_| digits > 0).map(|row| (id, row))
}

/// The text of a row that is one, and what follows it.
fn text_row(row: &str) -> Option<(&str, &str)> {
    let row = row.strip_prefix('T')?;
    // Not looked for in the rest of the stream, which may have no comma.
    let digits = row.bytes().take(LENGTH_DIGITS).take_while(u8::is_ascii_hexdigit).count();
    let (length, rest) = row.split_at_checked(digits)?;
    let rest = rest.strip_prefix(',')?;
    let length = usize::from_str_radix(length, 16).ok()?;
    rest.split_at_checked(length.min(rest.len()))
}

/// Puts the texts where strings refer to them.
fn put_texts<'a>(value: &mut Value<'static>, texts: &HashMap<&'a str, &'a str>, used: &mut HashSet<&'a str>) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Text(text) => {
                let known = text.strip_prefix('$').and_then(|id| texts.get_key_value(id));
                if let Some((id, known)) = known.filter(|(id, _)| !used.contains(**id)) {
                    used.insert(*id);
                    *text = Cow::Owned((*known).to_owned());
                }
            }
            Value::List(items) => open.extend(items.iter_mut().rev()),
            Value::Object(fields) => open.extend(fields.values_mut().rev()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stands_where_the_rows_refer_to_it() {
        let text = "<p>Grüner Tee</p>\n";
        let stream =
            format!("1:I[\"no data\"]\n2:T{:x},{text}3:{{\"title\":\"Tea, as it is drunk\",\"body\":\"$2\"}}\n", text.len());
        let rows: Vec<serde_json::Value> = read_rows(&stream).into_iter().map(serde_json::Value::from).collect();
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert_eq!(rows[0]["body"], text);
    }

    #[test]
    fn a_text_that_nothing_refers_to_is_a_value() {
        let text = "Water just off the boil. ".repeat(10);
        assert_eq!(read_rows(&format!("a:T{:x},{text}", text.len())), [Value::Text(text.into())]);
    }

    #[test]
    fn a_stream_that_is_cut_or_no_stream_is_read_as_far_as_it_goes() {
        let text = "Water just off the boil. ".repeat(10);
        assert_eq!(read_rows(&format!("no row\na:Tffffff,{text}")).len(), 1);
        assert!(read_rows("a:Tzz,1\n:\n:::\nb:T1").is_empty());
    }
}
