//! Turns a [`Document`] into text, Markdown, HTML or JSON. Reads nothing but the document.
//!
//! Each form gives the body alone; [`Document::titled`] puts the title before it.
//!
//! Invariants: Markdown read by a `CommonMark` parser (with tables, strikethrough and task lists) gives the document's blocks and
//! texts back; HTML is made of a fixed list of elements and attributes. The writers recurse as deep as the blocks are nested.

mod address;
mod escape;
mod html;
mod inline;
mod json;
mod lines;
mod markdown;
mod page;
mod speakers;
mod table;
mod text;

use std::borrow::Cow;
use std::fmt;

use crate::document::{Block, Document, Inline, flat::words};
use crate::table::page::TITLE_BLOCKS;
use crate::text::key;

/// A form in which a document is written.
///
/// ```
/// use tamis::Format;
///
/// let document = tamis::extract("<p>Water just off the boil is best for a <b>green</b> tea, and three minutes are enough.</p>");
/// let written = |format| {
///     let mut out = String::new();
///     document.write(format, &mut out).map(|()| out)
/// };
/// assert!(written(Format::Markdown)?.contains("a **green** tea"));
/// assert!(written(Format::Html)?.contains("a <strong>green</strong> tea"));
/// # Ok::<(), std::fmt::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// `CommonMark` with tables, strikethrough and task lists, as on GitHub.
    #[default]
    Markdown,
    /// Plain text.
    Text,
    /// HTML of harmless elements.
    Html,
    /// The whole document as data, metadata and all.
    Json,
}

impl Document {
    /// Writes the body in a form; [`Format::Json`] is the whole document. Ends with a line's end unless nothing was written.
    ///
    /// # Errors
    /// Fails only where `out` does, with its error.
    ///
    /// ```
    /// use tamis::Format;
    /// let document = tamis::extract("<p>Green tea wants <b>water</b> that does not boil any more, and no more than three minutes of patience.</p>");
    /// let mut out = String::from("Of tea:\n");
    /// document.write(Format::Html, &mut out)?;
    /// assert!(out.starts_with("Of tea:\n<p>Green tea wants <strong>water</strong> that"));
    /// # Ok::<(), std::fmt::Error>(())
    /// ```
    pub fn write(&self, format: Format, out: &mut impl fmt::Write) -> fmt::Result {
        match format {
            Format::Markdown => markdown::write(self, out),
            Format::Text => text::write(self, out),
            Format::Html => html::write(self, out),
            Format::Json => json::write(self, out),
        }
    }

    /// The same document with its title as a heading of the first level before the body.
    ///
    /// A heading among the first blocks of the body that says the same is taken away; without a title nothing changes.
    ///
    /// ```
    /// let document = tamis::extract("<title>Tea</title><p>Green tea wants water that does not boil any more, and no more than three minutes.</p>");
    /// assert!(document.titled().to_markdown().starts_with("# Tea\n\nGreen tea wants"));
    /// ```
    #[must_use]
    pub fn titled(&self) -> Cow<'_, Document> {
        let Some(title) = self.metadata.title.as_deref().filter(|title| !title.trim().is_empty()) else {
            return Cow::Borrowed(self);
        };
        let heading = Block::Heading { level: 1, content: vec![Inline::Text { text: title.into() }] };
        let repeats = |block: &Block| matches!(block, Block::Heading { content, .. } if says_the_same(&words(content), title));
        let repeated = self.body.iter().take(TITLE_BLOCKS).position(repeats);
        let mut document = self.clone();
        if let Some(at) = repeated {
            document.remove_block(at);
        }
        document.insert_first(heading);
        Cow::Owned(document)
    }

    /// The body as Markdown.
    ///
    /// ```
    /// let document = tamis::extract("Water just off the boil is best for a <em>green</em> tea, they say.");
    /// assert_eq!(document.to_markdown(), "Water just off the boil is best for a *green* tea, they say.\n");
    /// ```
    #[must_use]
    pub fn to_markdown(&self) -> String {
        self.to_string_in(Format::Markdown)
    }

    /// The body as plain text.
    ///
    /// ```
    /// let document = tamis::extract("Water just off the boil is best for a <em>green</em> tea, they say.");
    /// assert_eq!(document.to_text(), "Water just off the boil is best for a green tea, they say.\n");
    /// ```
    #[must_use]
    pub fn to_text(&self) -> String {
        self.to_string_in(Format::Text)
    }

    /// The body as HTML without anything that could do harm. There is no `MathML` in it: a formula is its LaTeX in
    /// `<code class="language-math">`.
    ///
    /// ```
    /// let document = tamis::extract("<p onclick='brew()'>Water just off the boil is best for a green tea, they say.");
    /// assert_eq!(document.to_html(), "<p>Water just off the boil is best for a green tea, they say.</p>\n");
    /// ```
    #[must_use]
    pub fn to_html(&self) -> String {
        self.to_string_in(Format::Html)
    }

    /// The whole document as JSON, as `schema/document.json` describes it, which serde reads back.
    ///
    /// The objects of the command line have other fields, side by side (`title`, `markdown`, …): of those, serde reads what
    /// `--fields document` writes, as the value of `document`.
    ///
    /// ```
    /// let json = tamis::extract("<title>Tea</title><p>Water just off the boil is best for a green tea.</p>").to_json();
    /// let document: tamis::Document = serde_json::from_str(&json)?;
    /// assert_eq!(document.metadata.title.as_deref(), Some("Tea"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_string_in(Format::Json)
    }

    fn to_string_in(&self, format: Format) -> String {
        let mut out = String::new();
        // A String takes everything, and a document has no part that JSON has not.
        let written = self.write(format, &mut out);
        debug_assert!(written.is_ok());
        out
    }
}

/// Whether two texts have the same letters and digits.
fn says_the_same(text: &str, other: &str) -> bool {
    key(text) == key(other)
}
