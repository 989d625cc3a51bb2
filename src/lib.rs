//! Turns a saved web page into what the page is about.
#![deny(missing_docs)]

pub mod block;
pub mod completeness;
pub mod decode;
pub mod document;
pub mod dom;
mod explanation;
mod extractor;
pub mod feature;
pub mod metadata;
pub mod payload;
pub mod polish;
pub mod prune;
pub mod render;
pub mod score;
pub mod select;
pub mod table;
pub mod text;

pub use document::{Block, Document, EmptyReason, Figure, Inline, Keep, Status, Table, TeaserReason};
pub use dom::{Limit, Limits};
pub use explanation::{ExplainedBlock, Explanation};
pub use extractor::{Extractor, Page};
pub use metadata::Metadata;
pub use payload::ContentSource;
pub use render::Format;
pub use select::{Focus, Reason, Selection, Verdict};

/// Extracts what a page is about, with the settings of [`Extractor::new`].
#[must_use]
pub fn extract(html: &str) -> Document {
    Extractor::new().extract(&Page::text(html))
}

/// The examples of the README, as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
