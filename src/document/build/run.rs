//! Turns the text, the pictures and the formulas between two edges of blocks into one block.

use super::address::Addresses;
use super::formula::Formula;
use super::frame::Kind;
use super::line::{Line, Target, is_invisible};
use super::spoken::is_drawn;
use super::{Builder, delimiters, icon, listing, media, picture};
use crate::document::{Block, Figure, Image, Inline, Keep, Media};
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::pictures::COPY_NODES;
use crate::table::tags::{Tag, Tags};
use crate::text::is_blank;

/// The run that is being collected.
#[derive(Default)]
pub(super) struct Run {
    pub(super) line: Line,
    /// Whether the run's text is kept, as soon as there is some.
    pub(super) verdict: Option<bool>,
    pub(super) breaks: u32,
    /// What was met that is no text, with its elements.
    extras: Vec<(NodeId, Extra)>,
    /// The last picture among them, by its place.
    last_image: Option<usize>,
    /// The first picture that is a text.
    face: Option<NodeId>,
    /// A formula of the run stands on lines of its own.
    is_display: bool,
}

impl Run {
    /// Forgets what was collected, of which nothing is kept.
    fn clear(&mut self) {
        self.line.clear();
        (self.verdict, self.breaks, self.face, self.is_display) = (None, 0, None, false);
    }
}

enum Extra {
    Image(Image),
    Formula(Formula),
    Media(Media),
}

impl Builder<'_> {
    pub(super) fn push_text(&mut self, at: NodeId) {
        let text = self.dom.text(at);
        if self.is_marker(at) {
            return;
        }
        if !self.marks.is_code() && is_drawn(text) {
            self.run.line.part();
            return;
        }
        let is_blank = is_blank(text);
        // What cannot be seen does not make a run of pictures one of text.
        if self.run.verdict.is_none() && !is_blank && !text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
            self.judge(at);
        }
        if self.run.verdict != Some(false) {
            self.run.line.push_text(text, self.marks);
        }
        if !is_blank {
            self.run.breaks = 0;
        }
    }

    /// Decides about the run by the first text of it.
    fn judge(&mut self, text: NodeId) {
        self.run.verdict = Some(self.kept.holds(text));
        self.run.line.goes_on = self.kept.goes_on();
    }

    /// Whether a text is the bullet or the number of the paragraph that is open.
    fn is_marker(&mut self, at: NodeId) -> bool {
        matches!(self.top().kind, Kind::Loose(place) if place.marker == at)
    }

    pub(super) fn push_listing(&mut self, at: NodeId) {
        self.close_run();
        if self.kept.share(at).is_mostly_kept()
            && let Some(block) = listing::listing(self.dom, at)
        {
            self.last_image = None;
            self.shown.clear();
            self.top().push(block);
        }
    }

    pub(super) fn push_references(&mut self, at: NodeId, numbers: &[u32]) {
        if self.run.verdict.is_none() {
            let dom = self.dom;
            let mut texts = dom.descendants(at).filter(|id| !dom.text(*id).trim().is_empty());
            texts.next().into_iter().for_each(|text| self.judge(text));
        }
        if self.run.verdict != Some(false) {
            for number in numbers {
                self.run.line.push_note(*number);
            }
        }
    }

    pub(super) fn push_formula(&mut self, at: NodeId, formula: Formula) {
        let tag = self.dom.tag(at);
        let has_edges = !self.dom.is_skipped(at) && tag != Tag::IMG && !tag.is_unknown();
        if has_edges {
            self.meet_edge(at);
        }
        let dom = self.dom;
        let mut texts = dom.descendants(at).filter(|id| !dom.text(*id).trim().is_empty());
        if self.run.verdict.is_none() && tag != Tag::SCRIPT {
            texts.next().into_iter().for_each(|text| self.judge(text));
        }
        if self.run.verdict != Some(false) {
            self.run.is_display |= formula.is_display;
            self.run.line.push_formula(&formula.latex, self.marks);
            self.run.extras.push((at, Extra::Formula(formula)));
        }
        if has_edges {
            self.meet_edge(at);
        }
    }

    pub(super) fn push_media(&mut self, at: NodeId) {
        if !self.keep.contains(Keep::LINKS) || self.run.verdict == Some(false) {
            return;
        }
        if let Some(media) = media::media(self.dom, at, self.addresses) {
            self.run.extras.push((at, Extra::Media(media)));
        }
    }

    pub(super) fn push_image(&mut self, at: NodeId) {
        if self.run.verdict == Some(false) || self.push_sign(at) || !self.keep.contains(Keep::IMAGES) {
            return;
        }
        let image = picture::picture(self.dom, at, self.addresses).filter(|image| !self.is_copy(at, &image.url));
        let image = image.filter(|image| !self.is_icon(at, image));
        if let Some(image) = image {
            self.run.line.push_image(image.clone(), self.marks);
            self.run.last_image = Some(self.run.extras.len());
            self.run.extras.push((at, Extra::Image(image)));
        }
    }

    /// Whether a picture is an icon by what it is called, or by how often the page shows it.
    fn is_icon(&self, at: NodeId, image: &Image) -> bool {
        if image.alt.is_empty() {
            let is_in_figure = || self.dom.is_within(at, Tags::of(&[Tag::FIGURE]));
            let is_silent =
                || image.title.is_none() && (icon::is_silent(&image.url) && !is_in_figure() || self.repeats.has(self.dom, at));
            return icon::is_glyph(&image.url, "") || is_silent();
        }
        // In the middle of a text it is what the text speaks of: "Press ⚙ twice".
        self.run.verdict.is_none() && (icon::is_named_icon(&image.alt) || icon::is_glyph(&image.url, &image.alt))
    }

    /// Writes the text that an icon stands for, if it does.
    fn push_sign(&mut self, at: NodeId) -> bool {
        if let Some(face) = icon::emoji(self.dom, at) {
            self.run.line.push_text(face, self.marks);
            self.run.face.get_or_insert(at);
            return true;
        }
        // Of what has a text beside it, the text is the value.
        if self.run.verdict.is_some() || !matches!(self.top().kind, Kind::Cell(_)) || !self.kept.surrounds(at) {
            return false;
        }
        let Some(sign) = icon::tick(self.dom, at) else { return false };
        self.run.verdict = Some(true);
        self.run.line.push_text(sign, self.marks);
        true
    }

    /// Whether the last picture was this one: the same address, or the copy in `<noscript>` beside it.
    fn is_copy(&self, at: NodeId, url: &str) -> bool {
        let in_run = self.run.last_image.and_then(|at| self.run.extras.get(at));
        let in_run = in_run.and_then(|(at, extra)| extra.image().map(|image| (at, &image.url)));
        let before = || self.last_image.as_ref().filter(|_| self.run.verdict.is_none()).map(|(at, url)| (at, url));
        let Some((last, last_url)) = in_run.or_else(before) else { return false };
        let noscript = |at| self.dom.find_around(at, usize::MAX, Tags::of(&[Tag::NOSCRIPT]));
        let is_behind = |noscript| self.dom.contains(self.dom.parent(noscript), *last) && *last < noscript;
        // Some write the copy first.
        let is_before = |noscript| {
            let end = self.dom.end(noscript);
            end <= at && at.index() - end.index() <= COPY_NODES && picture::is_larger(last_url, url)
        };
        url == last_url || noscript(at).is_some_and(is_behind) || noscript(*last).is_some_and(is_before)
    }

    pub(super) fn close_run(&mut self) {
        if self.run.verdict.is_none() && self.run.face.is_some_and(|face| self.kept.surrounds(face)) {
            self.run.verdict = Some(true);
        }
        if self.run.verdict != Some(true) && self.run.extras.is_empty() {
            // Most edges are met where nothing was collected.
            self.run.clear();
            return;
        }
        let Run { line, verdict, extras, is_display, .. } = std::mem::take(&mut self.run);
        match verdict {
            Some(true) => {
                self.shown.clear();
                let last = self.close_line(line, is_display);
                let mut images = extras.iter().rev().filter_map(|(at, extra)| Some((*at, extra.image()?.url.clone())));
                self.last_image = images.find(|(_, url)| last.as_ref() == Some(url));
                self.shown.extend(last);
                for (_, extra) in extras {
                    if let Extra::Media(media) = extra {
                        self.top().push(Block::Media(media));
                    }
                }
            }
            Some(false) => {}
            None => {
                for (at, extra) in extras {
                    if self.kept.surrounds(at) {
                        if let Some(image) = extra.image() {
                            self.last_image = Some((at, image.url.clone()));
                            // A slider shows each again as its thumbnail; a cell and a figure have their own.
                            let is_own =
                                self.frames.iter().any(|frame| matches!(frame.kind, Kind::Cell(_) | Kind::Figure { .. }));
                            if !self.shown.insert(image.url.clone()) && !is_own {
                                continue;
                            }
                        }
                        self.top().push(extra.into_block());
                    }
                }
            }
        }
    }

    /// Writes the block that a line is; gives the address of the picture at its end.
    fn close_line(&mut self, mut line: Line, is_display: bool) -> Option<String> {
        let is_cited = line.is_cited();
        line.part_citation();
        let (dom, addresses, keep) = (self.dom, self.addresses, self.keep);
        let mut content = line.into_inlines(|link| target(dom, addresses, keep, link));
        let mut is_display = is_display;
        let found = delimiters::find_formulas(&mut content, self.notation.trust);
        is_display |= found.display;
        self.notation.meet(found);
        let last = last_image(&content).map(|image| image.url.clone());
        match content.as_mut_slice() {
            [] => {}
            formulas if is_display && formulas.iter().all(is_bare_formula) => {
                self.top().push_all(content.into_iter().filter_map(|inline| match inline {
                    Inline::Math { latex } => Some(Block::Math { latex }),
                    _ => None,
                }));
            }
            _ if is_cited => self.top().push_attribution(content),
            images if shows_only_images(images) => {
                // What stood beside the pictures was dropped.
                let before = self.last_image.take().map(|(_, url)| url);
                let is_copy = |image: &Image| Some(&image.url) == before.as_ref();
                let is_copy = |block: &Block| matches!(block, Block::Figure(figure) if figure.images.iter().all(is_copy));
                self.top().push_all(figures_of(content).into_iter().skip_while(is_copy));
            }
            _ => {
                let block = code_in_lines(&content).unwrap_or(Block::Paragraph { content });
                self.top().push(block);
            }
        }
        last
    }
}

impl Extra {
    fn image(&self) -> Option<&Image> {
        if let Extra::Image(image) = self { Some(image) } else { None }
    }

    /// What it is where no text stands beside it.
    fn into_block(self) -> Block {
        match self {
            Extra::Image(image) => Block::Figure(Figure { images: vec![image], caption: Vec::new() }),
            Extra::Formula(Formula { latex, is_display: true }) => Block::Math { latex },
            Extra::Formula(Formula { latex, .. }) => Block::Paragraph { content: vec![Inline::Math { latex }] },
            Extra::Media(media) => Block::Media(media),
        }
    }
}

/// The picture that a line ends with.
fn last_image(line: &[Inline]) -> Option<&Image> {
    match line.last()? {
        Inline::Image(image) => Some(image),
        inline => last_image(inline.content()),
    }
}

/// Whether a line is nothing but pictures.
pub(super) fn shows_only_images(line: &[Inline]) -> bool {
    line.iter().all(is_bare_image)
}

/// The pictures of a line that is nothing else, each as a block.
pub(super) fn figures_of(line: Vec<Inline>) -> Vec<Block> {
    let figure = |image: Image| Block::Figure(Figure { images: vec![image], caption: Vec::new() });
    line.into_iter().flat_map(images_of).map(figure).collect()
}

/// Whether an inline is a picture, perhaps with a link or a mark around it, or nothing.
pub(super) fn is_bare_image(inline: &Inline) -> bool {
    match inline {
        Inline::Image(_) | Inline::Break => true,
        Inline::Text { text } => text.trim().is_empty(),
        Inline::Code { .. } | Inline::Math { .. } | Inline::FootnoteReference { .. } => false,
        mark => mark.content().iter().all(is_bare_image),
    }
}

/// Whether a picture stands at an end of a line.
pub(super) fn has_picture_at_end(line: &[Inline]) -> bool {
    let shows = |inline: Option<&Inline>| inline.is_some_and(is_bare_image);
    shows(line.first()) || shows(line.last())
}

/// Takes the pictures from both ends of a line that says more: what stands beside its text stands on its own.
pub(super) fn take_pictures(line: &mut Vec<Inline>) -> (Vec<Inline>, Vec<Inline>) {
    let is_text = |inline: &Inline| !is_bare_image(inline);
    let (Some(first), Some(last)) = (line.iter().position(is_text), line.iter().rposition(is_text)) else {
        return (Vec::new(), Vec::new());
    };
    let holds_image = |inlines: &[Inline]| inlines.iter().any(|inline| is_bare_image(inline) && says_something(inline));
    // Among several in a sentence, the first and the last stand for words, too, and the large first letter of a word may be drawn.
    let is_read = holds_image(line.get(first..last).unwrap_or_default());
    let is_letter = matches!(line.get(first), Some(Inline::Text { text }) if text.starts_with(char::is_lowercase));
    let mut after = line.split_off(last + 1);
    let mut before: Vec<Inline> = line.drain(..first).collect();
    if is_read || !holds_image(&after) {
        line.append(&mut after);
    } else if let Some(Inline::Text { text }) = line.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
    }
    if is_read || is_letter || !holds_image(&before) {
        before.append(line);
        *line = std::mem::take(&mut before);
    } else if let Some(Inline::Text { text }) = line.first_mut() {
        *text = text.trim_start_matches(' ').to_owned();
    }
    (before, after)
}

/// Whether an inline is more than white space.
fn says_something(inline: &Inline) -> bool {
    match inline {
        Inline::Break => false,
        Inline::Text { text } => !text.trim().is_empty(),
        _ => true,
    }
}

/// Whether an inline is a formula, or nothing.
fn is_bare_formula(inline: &Inline) -> bool {
    match inline {
        Inline::Math { .. } | Inline::Break => true,
        Inline::Text { text } => text.trim().is_empty(),
        _ => false,
    }
}

/// The pictures of an inline that is nothing else.
fn images_of(mut inline: Inline) -> Vec<Image> {
    if let Inline::Image(image) = inline {
        return vec![image];
    }
    inline.content_mut().map(std::mem::take).unwrap_or_default().into_iter().flat_map(images_of).collect()
}

/// The listing that a paragraph is which holds nothing but code, in several lines.
fn code_in_lines(content: &[Inline]) -> Option<Block> {
    let is_code = content.iter().all(|inline| matches!(inline, Inline::Code { .. } | Inline::Break));
    if !is_code || !content.contains(&Inline::Break) {
        return None;
    }
    let text = content.iter().map(|inline| if let Inline::Code { text } = inline { text.as_str() } else { "\n" }).collect();
    Some(Block::Code { language: None, text })
}

fn target(dom: &Dom, addresses: &Addresses, keep: Keep, link: NodeId) -> Target {
    let is_kept = keep.contains(Keep::LINKS);
    match addresses.of_link(dom.attr(link, AttrName::HREF).unwrap_or_default()) {
        Some(url) if url.starts_with('#') => Target::Fragment(Some(url).filter(|_| is_kept)),
        Some(url) if is_kept => Target::Address(url),
        Some(_) | None => Target::Nowhere,
    }
}
