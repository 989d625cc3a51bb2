//! Turns a saved web page into what the page is about.
//!
//! ```
//! let html = "<title>Tea</title><nav><a href=/>Home</a></nav><p>Water just off the boil is best for a green tea.</p>";
//! let document = tamis::extract(html);
//! assert_eq!(document.metadata.title.as_deref(), Some("Tea"));
//! assert_eq!(document.to_markdown(), "Water just off the boil is best for a green tea.\n");
//! ```
//!
//! [`extract`] takes a page as text. An [`Extractor`] has settings ([`Focus`], [`Keep`], [`Limits`]), serves any number of pages
//! and threads, and takes a [`Page`]: bytes or text, with the address and the content type as far as they are known. Neither
//! fails: every string is some page, and a [`Document`] says by its [`Status`] what became of it. It holds the content as
//! [`Block`]s and [`Inline`]s, and [`Metadata`]; it is written as text, Markdown, HTML or JSON, and is data for serde.
//! [`Extractor::explain`] tells for each block of the page what was decided about it, and why.
//!
//! The modules are the stages, each of which uses only those before it: [`decode`], [`dom`], [`payload`], [`block`],
//! [`feature`], [`score`], [`select`], [`notes`], [`metadata`], [`prune`], [`captions`], [`document`], [`polish`],
//! [`speakers`], [`completeness`], [`render`]. Each is a function from values to a value, and calls no stage before it.
#![deny(missing_docs)]

pub mod block;
pub mod captions;
pub mod completeness;
pub mod decode;
pub mod document;
pub mod dom;
mod explanation;
mod extractor;
pub mod feature;
pub mod metadata;
pub mod notes;
pub mod payload;
pub mod polish;
pub mod prune;
pub mod render;
pub mod score;
pub mod select;
pub mod speakers;
pub mod table;
pub mod text;

pub use document::{Block, Document, EmptyReason, Figure, Inline, Keep, Post, Status, Table, TeaserReason};
pub use dom::{Limit, Limits};
pub use explanation::{ExplainedBlock, Explanation};
pub use extractor::{Extractor, Page};
pub use metadata::Metadata;
pub use payload::ContentSource;
pub use render::Format;
pub use select::{Focus, Reason, Selection, Verdict};

/// Extracts what a page is about, with the settings of [`Extractor::new`]. Never fails: [`Status`] says what became of it.
///
/// ```
/// use tamis::{EmptyReason, Status};
///
/// let document = tamis::extract("<nav><a href=/>Home</a></nav><p>Water just off the boil is best for a green tea.</p>");
/// assert_eq!(document.to_text(), "Water just off the boil is best for a green tea.\n");
/// assert_eq!(tamis::extract(" ").status, Status::Empty(EmptyReason::NoInput));
/// ```
#[must_use]
pub fn extract(html: &str) -> Document {
    Extractor::new().extract(&Page::text(html))
}

/// The examples of the README, as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
