//! Turns the literals of a script (JSON, or JavaScript that is nearly JSON) into values.
//!
//! Forgives what programs write: names without quotation marks, other quotation marks, commas too many, raw line breaks in
//! strings, calls and functions where values stand. Never fails: what was read before the text stops making sense is the value.

use std::borrow::Cow;

use memchr::memchr2;

use super::value::{Object, Value};
use crate::table::payload::VALUE_DEPTH;

/// Reads the object, list or string that begins at a place; returns it with the place behind it.
pub(super) fn read_value(text: &str, at: usize) -> (Value<'_>, usize) {
    let mut reader = Reader { text, at, open: Vec::new(), too_deep: 0, done: None };
    while reader.done.is_none() && reader.step() {}
    while reader.done.is_none() && !reader.open.is_empty() {
        reader.close();
    }
    (reader.done.unwrap_or(Value::Null), reader.at)
}

/// An object or list that is not at its end.
enum Open<'a> {
    /// With the name of the value that is to come.
    Object(Vec<(Cow<'a, str>, Value<'a>)>, Option<Cow<'a, str>>),
    List(Vec<Value<'a>>),
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    open: Vec<Open<'a>>,
    /// Objects and lists that are open below the deepest that is kept.
    too_deep: usize,
    done: Option<Value<'a>>,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Reads one token; false at the end of the text.
    fn step(&mut self) -> bool {
        let Some(byte) = self.peek() else { return false };
        match byte {
            b'{' | b'[' => self.begin(byte),
            b'}' | b']' => self.close(),
            b'"' | b'\'' | b'`' => {
                let string = self.string(byte);
                self.take(string);
            }
            b',' => {
                if let Some(Open::Object(_, name)) = self.open.last_mut() {
                    *name = None;
                }
                self.at += 1;
            }
            b'/' if self.text.as_bytes().get(self.at + 1) == Some(&b'*') => self.skip_to("*/"),
            b'/' if self.text.as_bytes().get(self.at + 1) == Some(&b'/') => self.skip_to("\n"),
            _ if is_word(byte) => self.word(),
            _ => self.at += 1,
        }
        true
    }

    fn skip_to(&mut self, end: &str) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at += rest.find(end).map_or(rest.len(), |found| found + end.len());
    }

    fn begin(&mut self, byte: u8) {
        self.at += 1;
        if self.open.len() >= VALUE_DEPTH {
            self.too_deep += 1;
        } else if byte == b'{' {
            self.open.push(Open::Object(Vec::new(), None));
        } else {
            self.open.push(Open::List(Vec::new()));
        }
    }

    fn close(&mut self) {
        self.at += 1;
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        match self.open.pop() {
            Some(Open::Object(fields, _)) => self.put(Value::Object(Object::new(fields))),
            Some(Open::List(items)) => self.put(Value::List(items)),
            None => self.done = Some(Value::Null),
        }
    }

    /// Takes a string: the name of a field, or a value.
    fn take(&mut self, string: Cow<'a, str>) {
        if let Some(Open::Object(_, name @ None)) = self.open.last_mut()
            && self.too_deep == 0
        {
            *name = Some(string);
        } else {
            self.put(Value::Text(string));
        }
    }

    fn put(&mut self, value: Value<'a>) {
        if self.too_deep > 0 {
            return;
        }
        match self.open.last_mut() {
            None => self.done = Some(value),
            Some(Open::List(items)) => items.push(value),
            Some(Open::Object(fields, name)) => {
                if let Some(name) = name.take() {
                    fields.push((name, value));
                }
            }
        }
    }

    /// A bare word: the name of a field, a number, a constant, or a part of a program, which stands for nothing.
    fn word(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = rest.bytes().position(|byte| !is_word(byte)).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        // A word ends before an ASCII character or at the end, so the cut is never within a character.
        self.at += length.max(1);
        match self.open.last_mut() {
            Some(Open::Object(_, name @ None)) if self.too_deep == 0 => *name = Some(Cow::Borrowed(word)),
            _ => {
                if let Some(value) = constant(word) {
                    self.put(value);
                }
            }
        }
    }

    /// A string, which is a piece of the text unless something in it is escaped.
    fn string(&mut self, quote: u8) -> Cow<'a, str> {
        self.at += 1;
        let first = self.piece(quote);
        let mut out = String::new();
        while self.peek() == Some(b'\\') {
            if out.is_empty() {
                out.push_str(first);
            }
            self.escape(&mut out);
            out.push_str(self.piece(quote));
        }
        // At the end of the text there is no mark.
        self.at = (self.at + 1).min(self.text.len());
        if out.is_empty() { Cow::Borrowed(first) } else { Cow::Owned(out) }
    }

    /// What stands before the next mark.
    fn piece(&mut self, quote: u8) -> &'a str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let stop = memchr2(quote, b'\\', rest.as_bytes()).unwrap_or(rest.len());
        self.at += stop;
        rest.get(..stop).unwrap_or_default()
    }

    fn escape(&mut self, out: &mut String) {
        let mut rest = self.text.get(self.at + 1..).unwrap_or_default().chars();
        let Some(c) = rest.next() else {
            self.at += 1;
            return;
        };
        self.at += 1 + c.len_utf8();
        match c {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' | 'b' | 'f' | 'v' | '0' | '\n' => {}
            'u' => out.push(self.code_unit()),
            'x' => out.push(self.hex(2).and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)),
            _ => out.push(c),
        }
    }

    fn hex(&mut self, digits: usize) -> Option<u32> {
        let written = self.text.get(self.at..self.at + digits)?;
        // `from_str_radix` takes a sign, too.
        let number = written.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u32::from_str_radix(written, 16).ok())??;
        self.at += digits;
        Some(number)
    }

    /// The character of `\uXXXX`, which may be the first half of a pair, or of `\u{XXXXX}`.
    fn code_unit(&mut self) -> char {
        if self.peek() == Some(b'{') {
            let rest = self.text.get(self.at + 1..).unwrap_or_default();
            let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).take(6).count();
            self.at += 1;
            let number = self.hex(digits);
            self.at += usize::from(self.peek() == Some(b'}'));
            return number.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        let Some(high) = self.hex(4) else { return char::REPLACEMENT_CHARACTER };
        if !(0xd800..0xdc00).contains(&high) {
            return char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        let before = self.at;
        if self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u")) {
            self.at += 2;
            if let Some(low) = self.hex(4).filter(|low| (0xdc00..0xe000).contains(low)) {
                return char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
            self.at = before;
        }
        char::REPLACEMENT_CHARACTER
    }
}

/// The number or the constant that a word is.
fn constant(word: &str) -> Option<Value<'_>> {
    match word {
        "null" => Some(Value::Null),
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        _ => {
            let begins = word.starts_with(|c: char| c.is_ascii_digit() || c == '-');
            let is_number = begins && serde_json::from_str::<serde_json::Number>(word).is_ok();
            is_number.then_some(Value::Number(Cow::Borrowed(word)))
        }
    }
}

/// Whether a byte is part of a name or a number. Bytes over ASCII are, so that a cut never falls within a character.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.' | b'-' | b'+') || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn value(text: &str) -> serde_json::Value {
        read_value(text, 0).0.into()
    }

    #[test]
    fn json_is_read_as_json() {
        let text = r#"{"a":[1,-2.5e3,true,null,"x\n\"y\" \u00e9 \ud83d\ude00 \/"],"b":{"c":{}},"d":""}"#;
        assert_eq!(value(text), serde_json::from_str::<serde_json::Value>(text).unwrap());
        assert_eq!(read_value(text, 0).1, text.len());
    }

    #[test]
    fn javascript_that_is_nearly_json_is_read_too() {
        assert_eq!(value("{a:'it\\'s',b:[void 0,`c`,],/* d */ e:undefined,f:!0,}"), json!({"a": "it's", "b": [0, "c"], "f": 0}));
        assert_eq!(value("{a:Object.freeze({b:\"c\"}),d:new Date(\"2020\")}"), json!({"a": {"b": "c"}, "d": "2020"}));
        assert_eq!(value("{body:\"<p>x</p>\",f:function(a){return a}}")["body"], "<p>x</p>");
    }

    #[test]
    fn characters_are_read_from_their_numbers() {
        assert_eq!(value(r"{a:'\u{1f600}\u{e9}\u00e9\ud83d\ude00'}"), json!({"a": "😀éé😀"}));
        assert_eq!(value(r"{a:'\u{110000}x\ud83dx\ud83d\u0041\ude00'}"), json!({"a": "\u{fffd}x\u{fffd}x\u{fffd}A\u{fffd}"}));
    }

    #[test]
    fn what_was_read_before_the_end_is_kept() {
        assert_eq!(value("{\"a\":\"b\",\"c\":[\"d\",\"e"), json!({"a": "b", "c": ["d", "e"]}));
        assert_eq!(value("{\"a\":\"\\ud83d"), json!({"a": "\u{fffd}"}));
        assert_eq!(value("{é:\"ö\\"), json!({"é": "ö"}));
    }

    #[test]
    fn what_is_nested_without_end_is_cut_and_costs_no_more_than_its_length() {
        let deepest = "[".repeat(1_000_000);
        let (value, end) = read_value(&deepest, 0);
        assert!(matches!(value, Value::List(_)));
        assert!(end >= 1_000_000);
        let deep = format!("{}\"x\"{},\"after\"]", "[".repeat(500), "]".repeat(499));
        assert_eq!(self::value(&deep)[1], "after");
    }
}
