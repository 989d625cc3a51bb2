//! The straight line: the only place that names every stage.

use std::sync::Arc;

use crate::block::{TextBlock, split_blocks};
use crate::captions::keep_captions;
use crate::completeness::find_teaser;
use crate::decode::{Decoded, decode, looks_binary};
use crate::document::{self, Document, EmptyReason, Keep, Status};
use crate::dom::base::base_of;
use crate::dom::{Clock, Dom, Limit, Limits, parse_before};
use crate::explanation::{self, Explanation};
use crate::feature::{self, Features};
use crate::metadata::{self, Beginning, Metadata};
use crate::notes::{Mark, find_marks, keep_notes};
use crate::payload::{self, ContentSource, Evidence, Fragment};
use crate::polish::polish;
use crate::prune::prune;
use crate::render::Format;
use crate::score::Model;
use crate::select::{Focus, Reason, Scored, Selection, select};
use crate::speakers::name_posts;
use crate::table::limits::BEHIND_SPLITTING;
use crate::table::payload::{
    BETTER_THAN_DESCRIPTION, BETTER_THAN_VISIBLE, DESCRIPTION_WORDS, FRAGMENT_WORDS, LONE_WORDS, NOSCRIPT_SHARE, SHORT_WORDS,
    VISIBLE_CONFIDENCE, VISIBLE_WORDS,
};
use crate::table::tags::Tag;
use crate::text::Shape;

/// A saved page: its bytes or its text, and what is known of it.
///
/// ```
/// use tamis::{Extractor, Page};
///
/// let page = Page::bytes(b"<p>Un th\xe9 vert veut une eau qui ne bout plus, et <a href=/patience>trois minutes</a> de patience, pas davantage.</p>");
/// let page = page.url("https://example.org/the").content_type("text/html; charset=iso-8859-1");
/// let document = Extractor::new().extract(&page);
/// assert_eq!(document.encoding, "windows-1252"); // what browsers read for that name
/// assert!(document.to_markdown().starts_with("Un thé vert veut une eau qui ne bout plus, et [trois minutes](https://example.org/patience)"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Page<'a> {
    content: Content<'a>,
    url: Option<&'a str>,
    content_type: Option<&'a str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

    /// Where the page came from: links are made absolute by it, or by the `<base>` of the page.
    ///
    /// Without either they are made absolute by the address that the page calls its own (`rel=canonical`, `og:url`), if that is a
    /// whole one, and stay relative where it says none.
    ///
    /// ```
    /// use tamis::{Extractor, Page};
    ///
    /// let canonical = "<link rel=canonical href='https://example.org/tea/green'>";
    /// let text = "<p>Green tea wants water that does not boil any more, and <a href=/patience>three minutes</a> of patience.</p>";
    /// let markdown = Extractor::new().extract(&Page::text(&format!("{canonical}{text}"))).to_markdown();
    /// assert!(markdown.contains("[three minutes](https://example.org/patience)"));
    /// ```
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

    fn why_empty(&self, text: &str, sifted: &Sifted) -> EmptyReason {
        let is = |reason: Reason| sifted.selection.verdicts.iter().any(|verdict| verdict.reason == reason);
        match self.content {
            Content::Bytes(bytes) if looks_binary(bytes) => EmptyReason::Binary,
            _ if text.trim().is_empty() => EmptyReason::NoInput,
            _ if sifted.blocks.is_empty() => EmptyReason::NoText,
            _ if is(Reason::Consent) => EmptyReason::Consent,
            _ if is(Reason::Footer) => EmptyReason::Footer,
            _ if is(Reason::Notice) => EmptyReason::Notice,
            _ if is(Reason::EmptyPage) => EmptyReason::Brief,
            _ => EmptyReason::NoContent,
        }
    }
}

impl<'a> From<&'a str> for Page<'a> {
    fn from(html: &'a str) -> Self {
        Page::text(html)
    }
}

impl<'a> From<&'a [u8]> for Page<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Page::bytes(bytes)
    }
}

/// Turns pages into documents. Make one and use it for every page, from as many threads as you like.
///
/// ```
/// use tamis::{Extractor, Focus, Limits, Page};
///
/// let extractor = Extractor::new().focus(Focus::Recall).limits(Limits::default().depth(100));
/// let pages = [
///     "<p>Green tea wants water that does not boil any more, and no more than three minutes of patience.</p>",
///     "<p>Black tea wants water that boils, and five minutes of patience, which it repays with its colour.</p>",
/// ];
/// let texts = std::thread::scope(|scope| {
///     let running = pages.map(|page| scope.spawn(|| extractor.extract(&Page::text(page)).to_text()));
///     running.map(|thread| thread.join().expect("a text"))
/// });
/// assert!(texts[0].starts_with("Green tea wants") && texts[1].starts_with("Black tea wants"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Extractor {
    focus: Focus,
    keep: Keep,
    limits: Limits,
    model: Option<Arc<Model>>,
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

    /// Scores with another model than the one that is compiled in: one that has not seen the page, for cross-validation.
    #[must_use]
    pub fn model(mut self, model: Arc<Model>) -> Self {
        self.model = Some(model);
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
        let Run { document, sifted } = self.run(page);
        let weights = self.scorer().weigh(&sifted.features);
        let judged = (sifted.blocks.as_slice(), &sifted.selection);
        let blocks = explanation::explain(&sifted.dom, judged, document.metadata.title.as_deref(), weights);
        Explanation { status: document.status, confidence: document.confidence, blocks }
    }

    fn run(&self, page: &Page<'_>) -> Run {
        let clock = self.limits.start();
        let (decoded, cut) = self.read(page);
        let (html, rest) = self.limits.cut_to_bytes(&decoded.text);
        let visible = self.sift(html, page.url, clock);
        let read_to = visible.dom.reached().or(rest);
        let metadata = metadata::read(&visible.dom, page.url);
        let visible = visible.pruned(&metadata);
        let (mut sifted, fragment) = self.choose_source(visible, Source { html, url: page.url, clock }, &metadata);
        let source = fragment.as_ref().map_or_else(|| sifted.shown_in(), |fragment| fragment.source);
        let metadata = match fragment {
            Some(fragment) => metadata.filled_in(&fragment.about, fragment.source),
            None => metadata,
        };
        if self.keep.contains(Keep::CAPTIONS) {
            sifted.selection = keep_captions(&sifted.dom, &sifted.blocks, sifted.selection);
        }
        // The last look at the clock: the document is made in less time than was taken so far.
        sifted.is_late |= clock.is_over();
        let most = if sifted.is_late { 0 } else { self.limits.max_output() };
        let is_long = sifted.cut_to(most);
        let Sifted { dom, blocks, selection, marks, .. } = &sifted;
        // What a script holds is relative to the page that it stands in.
        let base = sifted.page.as_ref().and_then(|around| base_of(around, page.url)).map(String::from);
        let settings = document::Settings { keep: self.keep, url: base.as_deref().or(page.url) };
        let body = document::build(dom, (blocks, selection), marks, settings);
        let body = polish(body, &metadata);
        let (body, is_cut) = document::size::cut(body, most);
        let late = sifted.is_late.then_some(Limit::Time);
        let reached = cut.or(read_to).or(dom.reached()).or(late).or((is_long || is_cut).then_some(Limit::Output));
        let status = match reached {
            Some(limit) => Status::Truncated(limit),
            None if body.blocks.is_empty() => Status::Empty(page.why_empty(html, &sifted)),
            None => find_teaser(sifted.page.as_ref().unwrap_or(dom), &body.blocks, &metadata).map_or(Status::Ok, Status::Teaser),
        };
        let Decoded { encoding, source: encoding_source, .. } = decoded;
        let confidence = selection.confidence;
        let posts = name_posts(dom, &body);
        let body = body.blocks;
        let mut document = Document { status, confidence, source, metadata, encoding, encoding_source, body, posts };
        let mut beginning = Beginning::default();
        // Fails where it has read enough.
        document.write(Format::Text, &mut beginning).ok();
        document.metadata.settle_language(&beginning);
        Run { document, sifted }
    }

    fn scorer(&self) -> &Model {
        self.model.as_deref().unwrap_or(Model::compiled_in())
    }

    /// The line from the text of a page, or of a fragment, to what is kept of it.
    ///
    /// Of more blocks than there is time for, the first are judged. Where the time is up before the end all the same, what is
    /// left is an empty page, which has an end.
    fn sift(&self, html: &str, url: Option<&str>, clock: Clock) -> Sifted {
        let mut dom = parse_before(html, &self.limits, clock);
        let begun = clock.look();
        let mut blocks = split_blocks(&dom);
        let share = clock.share_left(begun, BEHIND_SPLITTING);
        if let Some(next) = blocks.get((blocks.len() as f32 * share) as usize).map(|block| block.first) {
            dom.cut_before(next, Limit::Time);
            blocks.retain(|block| block.first < next);
        }
        let mut features = if clock.is_over() { Features::default() } else { feature::measure(&dom, &blocks, url) };
        let is_late = clock.is_over();
        if is_late {
            (dom, blocks, features) = (parse_before("", &self.limits, clock), Vec::new(), Features::default());
        }
        let scores = self.scorer().score(&features);
        let known = Scored { scores: &scores, looks: features.looks() };
        let selection = select(&dom, &blocks, known, self.focus);
        Sifted { page: None, dom, blocks, features, selection, marks: Vec::new(), is_late }
    }

    /// What the scripts of the page hold, where the page itself shows little and they have much more; else the page itself.
    fn choose_source(&self, visible: Sifted, page: Source<'_>, metadata: &Metadata) -> (Sifted, Option<Fragment>) {
        let Source { html, url, clock } = page;
        let words = visible.kept_words();
        if clock.is_over() {
            return (visible, None);
        }
        if words < VISIBLE_WORDS || visible.selection.confidence < VISIBLE_CONFIDENCE {
            let described = metadata.description.as_deref().map_or(0, |text| Shape::of(text).words().min(DESCRIPTION_WORDS));
            let least = (words as f32 * BETTER_THAN_VISIBLE).max(described as f32 * BETTER_THAN_DESCRIPTION);
            let says_more = |fragment: &Fragment, found: u32| match fragment.evidence {
                Evidence::Title if words == 0 => found as f32 >= least.max(SHORT_WORDS as f32),
                Evidence::Title => found as f32 > least.max(FRAGMENT_WORDS as f32),
                Evidence::Fields => words == 0 && found as f32 >= least.max(SHORT_WORDS as f32),
                Evidence::Size => words == 0 && found > LONE_WORDS,
            };
            let fragments = payload::find_fragments(html, metadata.title.as_deref()).into_iter();
            let sifted = fragments.map(|fragment| (self.sift(&fragment.html, url, clock).pruned(metadata), fragment));
            let better = sifted.filter(|(sifted, fragment)| says_more(fragment, sifted.kept_words()));
            if let Some((sifted, fragment)) = better.max_by_key(|(sifted, _)| sifted.kept_words()) {
                return (Sifted { page: Some(visible.dom), ..sifted }, Some(fragment));
            }
        }
        (visible, None)
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

/// A page as text, and the time it has.
#[derive(Clone, Copy)]
struct Source<'a> {
    html: &'a str,
    url: Option<&'a str>,
    clock: Clock,
}

/// What a page, or a fragment of one, was turned into on its way.
struct Sifted {
    /// The page around a fragment.
    page: Option<Dom>,
    dom: Dom,
    blocks: Vec<TextBlock>,
    features: Features,
    selection: Selection,
    /// The marks of its footnotes, once it is pruned.
    marks: Vec<Mark>,
    /// Whether the time was up before it was whole.
    is_late: bool,
}

impl Sifted {
    /// With the notes that kept text refers to, and without what only looks like content.
    fn pruned(mut self, metadata: &Metadata) -> Self {
        self.marks = find_marks(&self.dom);
        self.selection = keep_notes(&self.dom, &self.blocks, self.selection, &self.marks);
        self.selection = prune(&self.dom, &self.blocks, self.selection, metadata);
        self
    }

    /// Drops what is kept behind the block that reaches so many bytes of text; whether there was any.
    fn cut_to(&mut self, most: usize) -> bool {
        let mut size = 0_usize;
        let mut is_cut = false;
        for (block, verdict) in self.blocks.iter().zip(&mut self.selection.verdicts).filter(|(_, verdict)| verdict.keep) {
            is_cut |= size >= most;
            if is_cut {
                verdict.drop_as(Reason::Limit);
            }
            // A character is a byte at least; what the text takes in the document is counted there.
            size = size.saturating_add(block.shape.chars as usize);
        }
        is_cut
    }

    fn kept(&self) -> impl Iterator<Item = &TextBlock> {
        self.blocks.iter().zip(&self.selection.verdicts).filter(|(_, verdict)| verdict.keep).map(|(block, _)| block)
    }

    fn kept_words(&self) -> u32 {
        self.kept().map(|block| block.shape.words()).sum()
    }

    /// Where a page shows what is kept of it.
    fn shown_in(&self) -> ContentSource {
        if self.is_from_noscript() { ContentSource::Noscript } else { ContentSource::Visible }
    }

    /// Whether most of what is kept stands in `<noscript>`.
    fn is_from_noscript(&self) -> bool {
        let mut elements = self.dom.elements(Tag::NOSCRIPT).peekable();
        let mut words = 0;
        for block in self.kept() {
            while elements.next_if(|element| self.dom.end(*element) <= block.first).is_some() {}
            words +=
                elements.peek().filter(|element| self.dom.contains(**element, block.first)).map_or(0, |_| block.shape.words());
        }
        words as f32 > self.kept_words() as f32 * NOSCRIPT_SHARE
    }
}

/// A document and how it came about.
struct Run {
    document: Document,
    sifted: Sifted,
}
