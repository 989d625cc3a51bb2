//! The document that is handed out: a tree of [`Block`]s and [`Inline`]s with [`Metadata`], and how it was found.

mod build;
pub(crate) mod flat;
mod inline;
mod reason;
pub(crate) mod size;
mod thread;
mod tree;

pub use build::build;
pub(crate) use build::is_picture_file;
pub use inline::Inline;
pub use thread::{Body, Post, PostPlace};
pub use tree::{
    Alignment, Block, CalloutKind, Cell, Definition, Figure, Footnote, Image, Item, List, Media, MediaKind, Numbering, Row, Table,
};

use serde::{Deserialize, Serialize};

use crate::decode::{Encoding, EncodingSource};
use crate::dom::Limit;
use crate::metadata::Metadata;
use crate::payload::ContentSource;

/// What a page is about: its content as a tree, what it says of itself, and how sure the extraction is.
///
/// As data it is what `schema/document.json` describes, with `metadata` within: [`Document::to_json`] writes it, and the command
/// line with `--fields document`, but not with `-f json` alone.
///
/// ```
/// use tamis::{Block, Status};
///
/// let document = tamis::extract("<h1>Tea</h1><p>Water just off the boil is best for a green tea, and three minutes are enough.</p><ul><li>Boil the water.<li>Wait.</ul>");
/// assert_eq!(document.status, Status::Ok);
/// assert_eq!(document.metadata.title.as_deref(), Some("Tea"));
/// assert!(matches!(document.body.as_slice(), [Block::Paragraph { .. }, Block::List(list)] if list.items.len() == 2));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Document {
    /// Whether there is content, and whether it is all there.
    pub status: Status,
    /// The estimated F1 of the words of `body` against what a reader would have chosen, from 0 to 1. The scores alone tell it: of an
    /// empty document it says how plain the page was to judge.
    pub confidence: f32,
    /// Where on the page the content was found.
    #[serde(default)]
    pub source: ContentSource,
    /// Title, authors, date, …
    pub metadata: Metadata,
    /// The encoding that the page was read in; `utf-8` for a page that came as text.
    pub encoding: Encoding,
    /// What made the reader believe in that encoding.
    pub encoding_source: EncodingSource,
    /// The content in page order.
    pub body: Vec<Block>,
    /// The posts of a thread in page order, two at least: who wrote each, when, and which blocks of `body` it is. None on a page that
    /// is no thread.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<Post>,
}

/// Whether a document has content, and whether it is all there.
///
/// As data it is `"ok"`, or the kind with its reason: `{"empty": "brief"}`.
///
/// ```
/// use tamis::{EmptyReason, Status};
///
/// let is_whole = |html: &str| tamis::extract(html).status == Status::Ok;
/// assert!(is_whole("<p>Water just off the boil is best for a green tea, and three minutes are enough.</p>"));
/// assert!(!is_whole("<nav><a href=/>Home</a></nav>"));
/// assert_eq!(serde_json::to_string(&Status::Empty(EmptyReason::Brief)).unwrap(), r#"{"empty":"brief"}"#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Status {
    /// There is content.
    Ok,
    /// Nothing on the page is worth keeping.
    Empty(EmptyReason),
    /// The page has reached a limit, which says what is missing, if anything; what was read of it is in the document.
    Truncated(Limit),
    /// The page shows the beginning of its content; the rest is not on it.
    Teaser(TeaserReason),
}

/// What tells that a page shows but the beginning of its content.
///
/// ```
/// use tamis::{Status, TeaserReason};
///
/// let data = r#"<script type="application/ld+json">{"isAccessibleForFree": false}</script>"#;
/// let text = "<p>The ferry to the outer islands will leave an hour later from the first of May.</p>";
/// assert_eq!(tamis::extract(&format!("{data}{text}")).status, Status::Teaser(TeaserReason::NotFree));
/// assert_eq!(tamis::extract(text).status, Status::Ok);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TeaserReason {
    /// The page says that its content is not free, and shows little of it.
    NotFree,
    /// Behind the text stands an offer to subscribe in order to read on.
    Subscription,
    /// The text ends with dots.
    Dots,
    /// The text ends in the middle of a sentence.
    Unfinished,
}

/// Why a document is empty.
///
/// ```
/// use tamis::{EmptyReason, Extractor, Page, Status};
///
/// let status = |bytes: &[u8]| Extractor::new().extract(&Page::bytes(bytes)).status;
/// assert_eq!(status(b"\x89PNG\r\n\x1a\n"), Status::Empty(EmptyReason::Binary));
/// assert_eq!(status(b"<canvas></canvas>"), Status::Empty(EmptyReason::NoText));
/// assert_eq!(status(b"<nav><a href=/>Home</a></nav>"), Status::Empty(EmptyReason::NoContent));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum EmptyReason {
    /// The input is empty or white space.
    NoInput,
    /// The input is not text: a picture, an archive, a program.
    Binary,
    /// The page has no text at all: it is drawn by scripts, or by pictures alone.
    NoText,
    /// The page has text, but none that is content: menus, notices, a footer.
    NoContent,
    /// The page has a few words that may be content, but fewer than ten: most such pages are stubs, which wait for scripts, ask
    /// to log in or lead elsewhere.
    Brief,
    /// The page asks for consent to cookies and shows nothing else.
    Consent,
    /// The page has a footer and nothing else: its content is a film, or drawn by scripts.
    Footer,
    /// The page is an error, or asks for scripts to be switched on.
    Notice,
}

/// What of the content is kept beside its text.
///
/// ```
/// use tamis::{Extractor, Keep, Page};
///
/// let page = Page::text("<p>Water just off the boil is best for a <a href='https://example.org/'>green tea</a>, and for no other.</p>");
/// let markdown = |keep: Keep| Extractor::new().keep(keep).extract(&page).to_markdown();
/// assert!(markdown(Keep::LINKS | Keep::IMAGES).contains("[green tea](https://example.org/)"));
/// assert!(markdown(Keep::IMAGES).contains("a green tea, and"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Keep(u8);

impl Keep {
    /// Text alone.
    pub const NOTHING: Keep = Keep(0);
    /// Where links lead to.
    pub const LINKS: Keep = Keep(1);
    /// Pictures.
    pub const IMAGES: Keep = Keep(2);
    /// The captions of all pictures that stand among the content. Without it they go by what they say: short ones mostly do.
    pub const CAPTIONS: Keep = Keep(4);

    /// Whether all of `other` is kept.
    ///
    /// ```
    /// use tamis::Keep;
    ///
    /// assert!(Keep::default().contains(Keep::LINKS | Keep::IMAGES) && !Keep::default().contains(Keep::CAPTIONS));
    /// ```
    #[must_use]
    pub fn contains(self, other: Keep) -> bool {
        self.0 & other.0 == other.0
    }
}

impl Default for Keep {
    /// Links and images.
    fn default() -> Self {
        Keep::LINKS | Keep::IMAGES
    }
}

impl std::ops::BitOr for Keep {
    type Output = Keep;

    fn bitor(self, other: Keep) -> Keep {
        Keep(self.0 | other.0)
    }
}

/// What the building of a document obeys.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings<'a> {
    /// What is kept beside the text.
    pub keep: Keep,
    /// Where the page came from, as far as the caller knows; else relative addresses belong to what the page calls its own.
    pub url: Option<&'a str>,
}
