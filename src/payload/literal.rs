//! Turns the literals of a script (JSON, or JavaScript that is nearly JSON) into values.
//!
//! Forgives what programs write: names without quotation marks, other quotation marks, commas too many, raw line breaks in
//! strings, calls and functions where values stand. Never fails: what was read before the text stops making sense is the value.

use serde_json::{Map, Value};

use crate::table::payload::VALUE_DEPTH;

/// Reads the object, list or string that begins at a place; returns it with the place behind it.
pub(super) fn read_value(text: &str, at: usize) -> (Value, usize) {
    let mut reader = Reader { text, at, open: Vec::new(), too_deep: 0, done: None };
    while reader.done.is_none() && reader.step() {}
    while reader.done.is_none() && !reader.open.is_empty() {
        reader.close();
    }
    (reader.done.unwrap_or_default(), reader.at)
}

/// An object or list that is not at its end.
enum Open {
    /// With the name of the value that is to come.
    Object(Map<String, Value>, Option<String>),
    List(Vec<Value>),
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    open: Vec<Open>,
    /// Objects and lists that are open below the deepest that is kept.
    too_deep: usize,
    done: Option<Value>,
}

impl Reader<'_> {
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
            self.open.push(Open::Object(Map::new(), None));
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
            Some(Open::Object(fields, _)) => self.put(Value::Object(fields)),
            Some(Open::List(items)) => self.put(Value::Array(items)),
            None => self.done = Some(Value::Null),
        }
    }

    /// Takes a string: the name of a field, or a value.
    fn take(&mut self, string: String) {
        if let Some(Open::Object(_, name @ None)) = self.open.last_mut()
            && self.too_deep == 0
        {
            *name = Some(string);
        } else {
            self.put(Value::String(string));
        }
    }

    fn put(&mut self, value: Value) {
        if self.too_deep > 0 {
            return;
        }
        match self.open.last_mut() {
            None => self.done = Some(value),
            Some(Open::List(items)) => items.push(value),
            Some(Open::Object(fields, name)) => {
                if let Some(name) = name.take() {
                    fields.insert(name, value);
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
            Some(Open::Object(_, name @ None)) if self.too_deep == 0 => *name = Some(word.to_owned()),
            _ => {
                if let Ok(value @ (Value::Number(_) | Value::Bool(_) | Value::Null)) = serde_json::from_str(word) {
                    self.put(value);
                }
            }
        }
    }

    fn string(&mut self, quote: u8) -> String {
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let stop = rest.bytes().position(|byte| byte == quote || byte == b'\\').unwrap_or(rest.len());
            out.push_str(rest.get(..stop).unwrap_or_default());
            self.at += stop;
            match self.peek() {
                Some(b'\\') => self.escape(&mut out),
                Some(_) => {
                    self.at += 1;
                    return out;
                }
                None => return out,
            }
        }
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
        let number = self.text.get(self.at..self.at + digits).and_then(|digits| u32::from_str_radix(digits, 16).ok())?;
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

/// Whether a byte is part of a name or a number. Bytes over ASCII are, so that a cut never falls within a character.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.' | b'-' | b'+') || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn value(text: &str) -> Value {
        read_value(text, 0).0
    }

    #[test]
    fn json_is_read_as_json() {
        let text = r#"{"a":[1,-2.5e3,true,null,"x\n\"y\" \u00e9 \ud83d\ude00 \/"],"b":{"c":{}},"d":""}"#;
        assert_eq!(value(text), serde_json::from_str::<Value>(text).unwrap());
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
        let (value, end) = read_value(&"[".repeat(1_000_000), 0);
        assert!(value.is_array());
        assert!(end >= 1_000_000);
        let deep = format!("{}\"x\"{},\"after\"]", "[".repeat(500), "]".repeat(499));
        assert_eq!(read_value(&deep, 0).0[1], "after");
    }
}
