//! Turns a [`Document`] into JSON, a line a value, indented by how deep it lies.

use std::fmt;
use std::io;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::document::Document;
use crate::table::shape::DEEPEST_INDENT;

pub(super) fn write(document: &Document, out: &mut impl fmt::Write) -> fmt::Result {
    let mut json = Vec::new();
    document.serialize(&mut Serializer::with_formatter(&mut json, Indented::default())).map_err(|_| fmt::Error)?;
    out.write_str(std::str::from_utf8(&json).map_err(|_| fmt::Error)?)?;
    out.write_char('\n')
}

/// What lies deeper than a bound is not indented further: lists in lists would become spaces for the most part.
#[derive(Default)]
struct Indented {
    depth: usize,
    has_value: bool,
}

impl Indented {
    fn begin<W: ?Sized + io::Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        out.write_all(bracket)
    }

    fn end<W: ?Sized + io::Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if self.has_value {
            self.break_line(out)?;
        }
        out.write_all(bracket)
    }

    fn begin_value<W: ?Sized + io::Write>(&mut self, out: &mut W, is_first: bool) -> io::Result<()> {
        if !is_first {
            out.write_all(b",")?;
        }
        self.break_line(out)
    }

    fn break_line<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b"\n")?;
        (0..self.depth.min(DEEPEST_INDENT)).try_for_each(|_| out.write_all(b"  "))
    }
}

impl Formatter for Indented {
    fn begin_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.begin(out, b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.end(out, b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.begin_value(out, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.begin(out, b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.end(out, b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.begin_value(out, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indented(value: &serde_json::Value) -> String {
        let mut json = Vec::new();
        value.serialize(&mut Serializer::with_formatter(&mut json, Indented::default())).unwrap();
        String::from_utf8(json).unwrap()
    }

    #[test]
    fn what_is_shallow_looks_as_everyone_writes_it() {
        let value = serde_json::json!({"a": [1, {"b": []}, {}], "c": null});
        assert_eq!(indented(&value), serde_json::to_string_pretty(&value).unwrap());
    }

    #[test]
    fn what_is_deep_does_not_become_spaces() {
        let value = (0..120).fold(serde_json::json!([]), |inside, _| serde_json::json!([inside]));
        let text = indented(&value);
        assert!(text.len() < 120 * 2 * (2 + 2 * DEEPEST_INDENT), "{} bytes", text.len());
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
