//! What keeps a hostile page from costing more than its size: limits, and the guard that holds them while parsing.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::time::{Duration, Instant};

use html5ever::tokenizer::{Tag as TagToken, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};
use serde::{Deserialize, Serialize};

use super::arena::Size;
use super::named::Named;
use super::sink::Sink;
use crate::table::limits;
use crate::table::tags::Tag;

/// What a page may cost. Where a limit is reached the page is cut, and the document says so.
///
/// ```
/// use tamis::{Extractor, Limit, Limits, Page, Status};
///
/// let extractor = Extractor::new().limits(Limits::default().bytes(10_000));
/// let page = "<p>Water just off the boil is best for a green tea, and three minutes are enough.</p>".repeat(1000);
/// assert_eq!(extractor.extract(&Page::text(&page)).status, Status::Truncated(Limit::Bytes));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limits {
    bytes: usize,
    depth: u16,
    nodes: usize,
    output: usize,
    time: Option<Duration>,
    attributes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            bytes: limits::BYTES,
            depth: limits::DEPTH,
            nodes: limits::NODES,
            attributes: limits::ATTRIBUTES,
            output: limits::OUTPUT,
            time: None,
        }
    }
}

impl Limits {
    /// The most bytes that are read of a page, as it came and as text; 64 MiB unless told.
    #[must_use]
    pub fn bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// The deepest an element may be nested; 512 unless told, as in browsers. Deeper elements are unwrapped, their text stays.
    /// Formatting elements that a browser opens again, no more than these, come on top. No page is read with less than 8.
    #[must_use]
    pub fn depth(mut self, depth: u16) -> Self {
        self.depth = depth;
        self
    }

    /// The depth that holds.
    pub(super) fn deepest(&self) -> u16 {
        self.depth.max(limits::DEPTH_FLOOR)
    }

    /// The most nodes of a page, elements and texts; 10 million unless told. A small page is allowed fewer: see [`Limit::Nodes`].
    #[must_use]
    pub fn nodes(mut self, nodes: usize) -> Self {
        self.nodes = nodes;
        self
    }

    /// The most attributes of a page, of those that are read; 10 million unless told. A small page is allowed fewer: see
    /// [`Limit::Attributes`].
    #[must_use]
    pub fn attributes(mut self, attributes: usize) -> Self {
        self.attributes = attributes;
        self
    }

    /// The most bytes of text and addresses that a document may have; 64 MiB unless told. The block that reaches it is the last.
    #[must_use]
    pub fn output(mut self, output: usize) -> Self {
        self.output = output;
        self
    }

    /// The longest that the extraction of a page may take, from its start; as long as it needs unless told, since a page that is
    /// cut by the clock is cut elsewhere the next time.
    ///
    /// Reading stops at half of it, so that there is time to judge what was read; of more than there seems to be time for, the
    /// beginning is judged. Where that does not do, the document is empty.
    /// It is looked at between steps that take milliseconds for a megabyte. No thread is stopped.
    ///
    /// ```
    /// use std::time::Duration;
    /// use tamis::{Extractor, Limit, Limits, Page, Status};
    ///
    /// let extractor = Extractor::new().limits(Limits::default().time(Duration::ZERO));
    /// assert_eq!(extractor.extract(&Page::text("<p>Tea</p>")).status, Status::Truncated(Limit::Time));
    /// ```
    #[must_use]
    pub fn time(mut self, time: Duration) -> Self {
        self.time = Some(time);
        self
    }

    /// The most bytes that a document may have, as [`Limits::output`] set it.
    #[must_use]
    pub fn max_output(&self) -> usize {
        self.output
    }

    /// Starts the clock.
    pub(crate) fn start(&self) -> Clock {
        let Some(time) = self.time else { return Clock::default() };
        let begun = Instant::now();
        // A time that is beyond the clock is no limit.
        Clock { reading: begun.checked_add(time / limits::READING_PART), all: begun.checked_add(time) }
    }

    /// The most bytes that are read of a page, as [`Limits::bytes`] set it.
    #[must_use]
    pub fn max_bytes(&self) -> usize {
        self.bytes
    }

    /// The part of the page that may be read, and whether that is less than all.
    pub(crate) fn cut_to_bytes<'a>(&self, html: &'a str) -> (&'a str, Option<Limit>) {
        // Positions in the Dom are 32 bit; names of unknown elements and moved texts take room beside the page's own.
        let most = self.bytes.min(u32::MAX as usize / 4);
        if html.len() <= most {
            return (html, None);
        }
        (html.get(..html.floor_char_boundary(most)).unwrap_or_default(), Some(Limit::Bytes))
    }

    /// What may be built of a page of so many bytes.
    pub(super) fn most(&self, bytes: usize) -> Size {
        let nodes = limits::NODES_FLOOR + bytes.saturating_mul(limits::NODES_PER_BYTE);
        let attributes = limits::ATTRIBUTES_FLOOR + bytes.saturating_mul(limits::ATTRIBUTES_PER_BYTE);
        let text = limits::TEXT_FLOOR + bytes.saturating_mul(limits::TEXT_PER_BYTE);
        Size { nodes: self.nodes.min(nodes), attributes: self.attributes.min(attributes), text: text.min(u32::MAX as usize / 2) }
    }
}

/// A limit that a page has reached.
///
/// As data it is its name in lower case: `nodes`.
///
/// ```
/// use tamis::{Extractor, Limit, Limits, Page, Status};
///
/// let extractor = Extractor::new().limits(Limits::default().nodes(10));
/// let document = extractor.extract(&Page::text(&"<p>Tea</p>".repeat(10)));
/// assert_eq!(document.status, Status::Truncated(Limit::Nodes));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Limit {
    /// The page has more bytes than are read; what follows them is missing.
    Bytes,
    /// The page nests deeper than browsers build; deeper elements are unwrapped.
    Depth,
    /// The page makes more nodes than its size warrants (two a byte, and 100,000), or more text out of repeated attributes (eight
    /// bytes a byte, and a mebibyte); what follows them is missing.
    Nodes,
    /// The page makes more attributes than its size warrants (four a byte, and 200,000), out of elements that are opened again
    /// with theirs; what follows them is missing.
    Attributes,
    /// The page has more content than a document may hold; what follows is missing.
    Output,
    /// The page takes longer than it may; what follows is missing.
    Time,
}

/// As a sentence for people.
///
/// ```
/// assert_eq!(tamis::Limit::Time.to_string(), "the page takes longer than it may; what follows is missing");
/// ```
impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Limit::Bytes => "the page is larger than is read of a page; what follows is missing",
            Limit::Depth => "the page nests deeper than the limit; the deepest elements are unwrapped",
            Limit::Nodes => "the page makes more elements than its size warrants; what follows is missing",
            Limit::Attributes => "the page makes more attributes than its size warrants; what follows is missing",
            Limit::Output => "the page has more content than is written of one; what follows is missing",
            Limit::Time => "the page takes longer than it may; what follows is missing",
        })
    }
}

/// When the time of a page is up.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clock {
    reading: Option<Instant>,
    all: Option<Instant>,
}

impl Clock {
    /// Whether the page may be read no longer.
    fn ends_reading(self) -> bool {
        self.reading.is_some_and(|end| Instant::now() >= end)
    }

    /// What the clock says where there is a limit; to look at it costs nothing where there is none.
    pub(crate) fn look(self) -> Option<Instant> {
        self.all.map(|_| Instant::now())
    }

    /// How much of some work there is time for, where what was done since a look at the clock is the beginning of it, and the
    /// rest takes so many times as long: 1 for all.
    pub(crate) fn share_left(self, begun: Option<Instant>, times: f32) -> f32 {
        let (Some(end), Some(begun)) = (self.all, begun) else { return 1.0 };
        let now = Instant::now();
        let needed = now.saturating_duration_since(begun).as_secs_f32() * times;
        let left = end.saturating_duration_since(now).as_secs_f32();
        if needed <= left { 1.0 } else { left / needed }
    }

    /// Whether there is no time left.
    pub(crate) fn is_over(self) -> bool {
        self.all.is_some_and(|end| Instant::now() >= end)
    }
}

/// Stands between the tokenizer and html5ever's tree builder and drops tokens that would break a limit.
///
/// html5ever is quadratic in the depth of its stack of open elements (250 KB of `<div>` take it 5 seconds), so a cap in the
/// sink would come too late: the start tags must not reach the tree builder at all.
pub(super) struct Guard<'a> {
    builder: TreeBuilder<Named, Sink<'a>>,
    max_depth: u16,
    clock: Clock,
    /// Tokens since the clock was looked at.
    since_look: Cell<u32>,
    /// The limit at which the page ends.
    ended: Cell<Option<Limit>>,
    /// The names of dropped start tags, whose end tags are dropped, too.
    dropped: RefCell<Vec<LocalName>>,
    any_dropped: Cell<bool>,
    in_noscript: Cell<bool>,
    /// Whether the tokenizer is reading text that only the end tag of its element ends.
    in_raw_text: Cell<bool>,
    /// Dropped since a start tag was last let through to measure the depth again, and how many must be before the next.
    since_probe: Cell<u32>,
    probe_after: Cell<u32>,
}

impl<'a> Guard<'a> {
    pub(super) fn new(builder: TreeBuilder<Named, Sink<'a>>, limits: &Limits, clock: Clock) -> Self {
        Guard {
            builder,
            max_depth: limits.deepest(),
            clock,
            since_look: Cell::new(0),
            ended: Cell::new(None),
            dropped: RefCell::new(Vec::new()),
            any_dropped: Cell::new(false),
            in_noscript: Cell::new(false),
            in_raw_text: Cell::new(false),
            since_probe: Cell::new(0),
            probe_after: Cell::new(1),
        }
    }

    /// The tree builder and the limit that was reached.
    pub(super) fn into_parts(self) -> (TreeBuilder<Named, Sink<'a>>, Option<Limit>) {
        let reached = self.ended.get().or(self.any_dropped.get().then_some(Limit::Depth));
        (self.builder, reached)
    }

    /// Looks at the clock from time to time: a look costs as much as a token.
    fn is_late(&self) -> bool {
        if self.clock.reading.is_none() {
            return false;
        }
        let since = self.since_look.get() + 1;
        self.since_look.set(since % limits::TOKENS_PER_LOOK);
        since == limits::TOKENS_PER_LOOK && self.clock.ends_reading()
    }

    fn drops_tag(&self, tag: &TagToken) -> bool {
        match tag.kind {
            TagKind::StartTag => self.drops_start(tag),
            TagKind::EndTag => self.drops_end(tag),
        }
    }

    /// `<iframe …/>` opens raw text that only `</iframe>` ends, and would swallow the rest of the page. Its author never saw
    /// that: where scripts run, what is in `<noscript>` is text, and ends with it (trackers stand there so, on 2 of 2,377 pages).
    ///
    /// The sink knows the depth of what it appended last, which may be deeper than the stack is now: the tree builder does not
    /// tell of every element that it closes. So from time to time (ever more seldom) a start tag is let through to see.
    fn drops_start(&self, tag: &TagToken) -> bool {
        if tag.name == local_name!("noscript") {
            self.in_noscript.set(true);
        }
        if self.in_noscript.get() && tag.self_closing && tag.name == local_name!("iframe") {
            return true;
        }
        if self.builder.sink.depth() < self.max_depth {
            self.probe_after.set(1);
            self.since_probe.set(0);
            return false;
        }
        if self.is_raw_text(tag) {
            return false;
        }
        let since = self.since_probe.get() + 1;
        if since > self.probe_after.get() {
            self.since_probe.set(0);
            self.probe_after.set(self.probe_after.get().saturating_mul(2));
            return false;
        }
        self.since_probe.set(since);
        self.any_dropped.set(true);
        if !tag.self_closing {
            self.dropped.borrow_mut().push(tag.name.clone());
        }
        true
    }

    /// Nothing nests in raw text, and without its start tag a script would be read as text. In drawings, there is none.
    fn is_raw_text(&self, tag: &TagToken) -> bool {
        Tag::from_name(&tag.name).is_raw_text() && !self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }

    /// An end tag is dropped with the innermost dropped start tag of its name. Looking back is bounded, or a page of unclosed
    /// elements would be quadratic.
    fn drops_end(&self, tag: &TagToken) -> bool {
        if tag.name == local_name!("noscript") {
            self.in_noscript.set(false);
        }
        // The tree builder waits for this one, whatever was dropped before.
        if self.in_raw_text.take() {
            return false;
        }
        let mut dropped = self.dropped.borrow_mut();
        let back = dropped.len().saturating_sub(limits::END_TAG_LOOK_BACK);
        let found = dropped.iter().skip(back).rposition(|name| *name == tag.name);
        let Some(at) = found else { return false };
        dropped.truncate(back + at);
        true
    }
}

impl TokenSink for Guard<'_> {
    type Handle = Named;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Named> {
        if self.ended.get().is_some() && token != Token::EOFToken {
            return TokenSinkResult::Continue;
        }
        match &token {
            Token::TagToken(tag) if self.drops_tag(tag) => return TokenSinkResult::Continue,
            Token::ParseError(_) => return TokenSinkResult::Continue,
            _ => {}
        }
        let result = self.builder.process_token(token, line);
        if matches!(result, TokenSinkResult::RawData(_)) {
            self.in_raw_text.set(true);
        }
        if let Some(limit) = self.builder.sink.reached().or_else(|| self.is_late().then_some(Limit::Time)) {
            self.ended.set(Some(limit));
        }
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
