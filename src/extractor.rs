//! The straight line: the only place that names every stage.

use std::sync::Arc;

use crate::block::{TextBlock, split_blocks};
use crate::decode::{Decoded, decode, looks_binary};
use crate::document::{Document, EmptyReason, Keep, Status};
use crate::dom::{Dom, Limit, Limits, parse};
use crate::explanation::{self, Explanation};
use crate::feature::{self, Features};
use crate::metadata;
use crate::score::Forest;
use crate::select::{Focus, Selection, select};

/// A saved page: its bytes or its text, and what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    content: Content<'a>,
    url: Option<&'a str>,
    content_type: Option<&'a str>,
}

#[derive(Clone, Copy, Debug)]
enum Content<'a> {
    Text(&'a str),
    Bytes(&'a [u8]),
}

impl<'a> Page<'a> {
    /// A page that is text already.
    #[must_use]
    pub fn text(html: &'a str) -> Self {
        Page { content: Content::Text(html), url: None, content_type: None }
    }

    /// A page as it was served or saved, in whatever encoding.
    #[must_use]
    pub fn bytes(bytes: &'a [u8]) -> Self {
        Page { content: Content::Bytes(bytes), url: None, content_type: None }
    }

    /// Where the page came from: links are made absolute by it.
    #[must_use]
    pub fn url(mut self, url: &'a str) -> Self {
        self.url = Some(url);
        self
    }

    /// The `Content-Type` that the page was served with, or just the name of its encoding.
    #[must_use]
    pub fn content_type(mut self, content_type: &'a str) -> Self {
        self.content_type = Some(content_type);
        self
    }

    fn why_empty(&self, text: &str, blocks: &[TextBlock]) -> EmptyReason {
        match self.content {
            Content::Bytes(bytes) if looks_binary(bytes) => EmptyReason::Binary,
            _ if text.trim().is_empty() => EmptyReason::NoInput,
            _ if blocks.is_empty() => EmptyReason::NoText,
            _ => EmptyReason::NoContent,
        }
    }
}

/// Turns pages into documents. Make one and use it for every page, from as many threads as you like.
#[derive(Clone, Debug, Default)]
pub struct Extractor {
    focus: Focus,
    keep: Keep,
    limits: Limits,
    forest: Option<Arc<Forest>>,
}

impl Extractor {
    /// An extractor that favours neither precision nor recall and keeps links and images.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What to favour where the scorer is unsure.
    #[must_use]
    pub fn focus(mut self, focus: Focus) -> Self {
        self.focus = focus;
        self
    }

    /// What of the content is kept beside its text.
    #[must_use]
    pub fn keep(mut self, keep: Keep) -> Self {
        self.keep = keep;
        self
    }

    /// What a page may cost.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Scores with another forest than the one that is compiled in: one that has not seen the page, for cross-validation.
    #[must_use]
    pub fn forest(mut self, forest: Arc<Forest>) -> Self {
        self.forest = Some(forest);
        self
    }

    /// Turns a page into a document. Never fails: a page without content gives an empty document that says why.
    #[must_use]
    pub fn extract(&self, page: &Page<'_>) -> Document {
        self.run(page).document
    }

    /// Says of every block of a page whether it was kept, and why.
    ///
    /// ```
    /// use tamis::{Extractor, Page};
    ///
    /// let explanation = Extractor::new().explain(&Page::text("<nav><a href=/>Home</a></nav><p>A few words."));
    /// assert_eq!(explanation.blocks[0].path, "html > body > nav");
    /// ```
    #[must_use]
    pub fn explain(&self, page: &Page<'_>) -> Explanation {
        let Run { document, dom, blocks, features, selection } = self.run(page);
        let forest = self.forest.as_deref().unwrap_or(Forest::compiled_in());
        let blocks = explanation::explain(&dom, &blocks, &selection, |block| forest.weigh(features.row(block)));
        Explanation { status: document.status, confidence: document.confidence, blocks }
    }

    fn run(&self, page: &Page<'_>) -> Run {
        let (decoded, cut) = self.read(page);
        let dom = parse(&decoded.text, &self.limits);
        let blocks = split_blocks(&dom);
        let features = feature::measure(&dom, &blocks, page.url);
        let scores = self.forest.as_deref().unwrap_or(Forest::compiled_in()).score(&features);
        let selection = select(&dom, &blocks, &scores, self.focus);
        let metadata = metadata::read(&dom, page.url);
        let body =
            crate::document::build(&dom, &blocks, &selection, crate::document::Settings { keep: self.keep, url: page.url });
        let status = match cut.or(dom.reached()) {
            Some(limit) => Status::Truncated(limit),
            None if body.is_empty() => Status::Empty(page.why_empty(&decoded.text, &blocks)),
            None => Status::Ok,
        };
        let confidence = selection.confidence;
        let mut document =
            Document { status, confidence, metadata, encoding: decoded.encoding, encoding_source: decoded.source, body };
        document.metadata.settle_language(&document.to_text());
        Run { document, dom, blocks, features, selection }
    }

    /// The text of a page, and whether it is less than all. Binary data has none.
    fn read<'a>(&self, page: &Page<'a>) -> (Decoded<'a>, Option<Limit>) {
        match page.content {
            Content::Text(text) => (Decoded::from_text(text), None),
            Content::Bytes(bytes) if looks_binary(bytes) => (Decoded::from_text(""), None),
            Content::Bytes(bytes) => {
                let read = bytes.get(..self.limits.max_bytes());
                (
                    decode(read.unwrap_or(bytes), page.content_type),
                    read.filter(|read| read.len() < bytes.len()).map(|_| Limit::Bytes),
                )
            }
        }
    }
}

/// Everything that a page was turned into on its way.
struct Run {
    document: Document,
    dom: Dom,
    blocks: Vec<TextBlock>,
    features: Features,
    selection: Selection,
}
