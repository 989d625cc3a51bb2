//! Turns a [`Document`] into JSON.

use std::fmt;

use crate::document::Document;

pub(super) fn write(document: &Document, out: &mut impl fmt::Write) -> fmt::Result {
    let json = serde_json::to_string_pretty(document).map_err(|_| fmt::Error)?;
    out.write_str(&json)?;
    out.write_char('\n')
}
