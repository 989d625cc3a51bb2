//! Turns a [`Dom`] and the blocks that were kept of it into the body of a [`Document`](super::Document).
//!
//! Does not judge text: what is kept is in the selection. Does judge pictures, which are in no block, by what stands around them.
//!
//! One walk in page order. Elements that mean something (lists, quotes, tables …) are open frames; all others are transparent.
//! The runs of text are cut where `split_blocks` cuts them.
//!
//! Invariants: no container is empty, no line begins or ends with white space, and no more than `NESTING` containers stand in
//! each other.

mod address;
mod frame;
mod grid;
mod kept;
mod line;
mod listing;
mod picture;
#[cfg(test)]
mod tests;
mod tokens;

use crate::block::TextBlock;
use crate::document::{Block, Figure, Image, Keep, Settings, Table};
use crate::dom::{Dom, NodeId};
use crate::select::Selection;
use crate::table::attrs::AttrName;
use crate::table::shape::{LIST_NUMBER, NESTING};
use crate::table::tags::Tag;
use address::Addresses;
use frame::{Frame, Kind, OpenList};
use kept::Kept;
use line::{Line, Marks, Target};

/// Builds the body of a document from the kept blocks of a page.
#[must_use]
pub fn build(dom: &Dom, blocks: &[TextBlock], selection: &Selection, settings: Settings<'_>) -> Vec<Block> {
    let kept = Kept::new(dom, blocks, selection);
    if kept.is_empty() {
        return Vec::new();
    }
    let mut builder = Builder {
        dom,
        kept,
        keep: settings.keep,
        addresses: Addresses::of_page(dom, settings.url),
        open: Vec::new(),
        formats: Vec::new(),
        marks: Marks::default(),
        body: Frame::new(NodeId::ROOT, Kind::Body),
        frames: Vec::new(),
        containers: 0,
        run: Run::default(),
        last_image: None,
    };
    builder.walk();
    builder.finish()
}

/// The run of text that is being collected.
#[derive(Default)]
struct Run {
    line: Line,
    /// Whether the run's text is kept, as soon as there is some.
    verdict: Option<bool>,
    breaks: u32,
    /// The pictures of the run, with their elements.
    images: Vec<(NodeId, Image)>,
}

struct Builder<'a> {
    dom: &'a Dom,
    kept: Kept<'a>,
    keep: Keep,
    addresses: Addresses,
    /// The open elements, outermost first.
    open: Vec<NodeId>,
    /// The open elements that mark text, with the marks outside of them.
    formats: Vec<(NodeId, Marks)>,
    marks: Marks,
    body: Frame,
    /// The open elements that become blocks, outermost first.
    frames: Vec<Frame>,
    /// How many of the frames nest.
    containers: usize,
    run: Run,
    /// The last picture that was met, and its address if it was kept.
    last_image: Option<(NodeId, Option<String>)>,
}

impl Builder<'_> {
    fn walk(&mut self) {
        let mut at = NodeId::ROOT;
        while at.index() < self.dom.len() {
            self.leave_before(at);
            let tag = self.dom.tag(at);
            if tag == Tag::TEXT {
                self.push_text(at);
            } else if self.dom.is_skipped(at) {
                at = self.dom.end(at);
                continue;
            } else if tag == Tag::PRE || tag == Tag::XMP {
                at = self.push_listing(at);
                continue;
            } else {
                self.enter(at, tag);
            }
            at = NodeId(at.0 + 1);
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.close_run();
        while let Some(frame) = self.frames.pop() {
            frame.close_into(self.frames.last_mut().unwrap_or(&mut self.body));
        }
        let mut out = Frame::new(NodeId::ROOT, Kind::Body);
        self.body.close_into(&mut out);
        out.blocks
    }

    fn leave_before(&mut self, at: NodeId) {
        while let Some(left) = self.open.pop_if(|open| self.dom.end(*open) <= at) {
            self.meet_edge(self.dom.tag(left));
            if let Some((_, outside)) = self.formats.pop_if(|(node, _)| *node == left) {
                self.marks = outside;
            }
            if let Some(frame) = self.frames.pop_if(|frame| frame.node == left) {
                self.containers -= usize::from(frame.kind.is_container());
                frame.close_into(self.frames.last_mut().unwrap_or(&mut self.body));
            }
        }
    }

    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().unwrap_or(&mut self.body)
    }

    /// An element begins or ends here.
    fn meet_edge(&mut self, tag: Tag) {
        if !tag.is_inline() {
            self.close_run();
        } else if !tag.glues() {
            self.run.line.part();
        }
    }

    fn enter(&mut self, at: NodeId, tag: Tag) {
        self.meet_edge(tag);
        self.open.push(at);
        match tag {
            Tag::BR => {
                self.run.breaks += 1;
                self.run.line.push_break(self.marks);
                if self.run.breaks >= 2 {
                    self.close_run();
                }
            }
            Tag::IMG => self.push_image(at),
            Tag::HR => self.top().push_rule(),
            Tag::INPUT => self.push_box(at),
            _ if tag.is_inline() => self.open_format(at, tag),
            _ => self.open_frame(at, tag),
        }
    }

    fn open_format(&mut self, at: NodeId, tag: Tag) {
        let is_normal = || self.dom.attr(at, AttrName::STYLE).is_some_and(|style| style.replace(' ', "").contains("font-weight:normal"));
        let marks = match tag {
            Tag::A if self.keep.contains(Keep::LINKS) && self.dom.attr(at, AttrName::HREF).is_some() => self.marks.with_link(at),
            Tag::STRONG | Tag::B if !is_normal() => self.marks.with(Marks::STRONG),
            Tag::EM | Tag::I => self.marks.with(Marks::EMPHASIS),
            Tag::DEL | Tag::S | Tag::STRIKE => self.marks.with(Marks::DELETED),
            Tag::SUP => self.marks.with(Marks::SUPERSCRIPT),
            Tag::SUB => self.marks.with(Marks::SUBSCRIPT),
            Tag::CITE => self.marks.with(Marks::CITED),
            Tag::CODE | Tag::KBD | Tag::SAMP | Tag::TT if !self.marks.is_code() => self.marks.with_code(at),
            _ => return,
        };
        self.formats.push((at, self.marks));
        self.marks = marks;
    }

    fn open_frame(&mut self, at: NodeId, tag: Tag) {
        let Some(kind) = self.kind_of(at, tag) else { return };
        let nests = kind.is_container();
        if nests && self.containers >= NESTING {
            return;
        }
        self.containers += usize::from(nests);
        self.frames.push(Frame::new(at, kind));
    }

    /// What an element becomes where it stands; none for an element that is transparent there.
    fn kind_of(&mut self, at: NodeId, tag: Tag) -> Option<Kind> {
        let (dom, in_head) = (self.dom, self.dom.tag(self.dom.parent(at)) == Tag::THEAD);
        let data = tag == Tag::TABLE && grid::is_data(dom, at, &self.kept);
        match (tag, &mut self.top().kind) {
            (Tag::UL | Tag::MENU | Tag::DIR, _) => Some(Kind::List(OpenList::new(false, 1))),
            (Tag::OL, _) => Some(Kind::List(OpenList::new(true, number(dom, at, AttrName::START).unwrap_or(1)))),
            (Tag::LI, Kind::List(list)) => {
                let number = number(dom, at, AttrName::VALUE).unwrap_or(list.number);
                list.number = number + 1;
                Some(Kind::Item { checked: None, number })
            }
            (Tag::BLOCKQUOTE, _) => Some(Kind::Quote { attribution: Vec::new() }),
            (Tag::FOOTER, Kind::Quote { .. }) => Some(Kind::Attribution),
            (Tag::TABLE, _) => data.then(|| Kind::Table(Table { caption: Vec::new(), header_rows: 0, rows: Vec::new() })),
            (Tag::CAPTION, Kind::Table(_)) | (Tag::FIGCAPTION, Kind::Figure { .. }) => Some(Kind::Caption),
            (Tag::TR, Kind::Table(_)) => Some(Kind::Row { cells: Vec::new(), in_head }),
            (Tag::TD | Tag::TH, Kind::Row { .. }) => Some(grid::cell_shape(dom, at).open()),
            (Tag::DL, _) => Some(Kind::Definitions(Vec::new())),
            (Tag::DT, Kind::Definitions(_)) => Some(Kind::Term),
            (Tag::DD, Kind::Definitions(_)) => Some(Kind::Detail),
            (Tag::FIGURE, _) => Some(Kind::Figure { caption: None }),
            (_, Kind::Heading(_)) => None,
            _ => heading_level(dom, at).map(Kind::Heading),
        }
    }

    fn push_text(&mut self, at: NodeId) {
        let text = self.dom.text(at);
        if self.run.verdict.is_none() && !text.chars().all(char::is_whitespace) {
            self.run.verdict = Some(self.kept.holds(at));
        }
        if self.run.verdict != Some(false) {
            self.run.line.push_text(text, self.marks);
        }
        if !text.chars().all(char::is_whitespace) {
            self.run.breaks = 0;
        }
    }

    fn push_listing(&mut self, at: NodeId) -> NodeId {
        self.close_run();
        if self.kept.share(at).is_mostly_kept()
            && let Some(block) = listing::listing(self.dom, at)
        {
            self.top().push(block);
        }
        self.dom.end(at)
    }

    /// A box that is ticked or not, at the beginning of an item.
    fn push_box(&mut self, at: NodeId) {
        let is_box = self.dom.attr(at, AttrName::TYPE).is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"));
        if !is_box || self.run.verdict.is_some() {
            return;
        }
        let ticked = self.dom.attr(at, AttrName::CHECKED).is_some();
        if let Frame { kind: Kind::Item { checked, .. }, blocks, .. } = self.top()
            && blocks.is_empty()
        {
            *checked = Some(ticked);
        }
    }

    fn push_image(&mut self, at: NodeId) {
        if !self.keep.contains(Keep::IMAGES) || self.run.verdict == Some(false) {
            return;
        }
        let image = picture::picture(self.dom, at, &self.addresses).filter(|image| !self.is_copy(at, &image.url));
        if let Some(image) = image {
            self.last_image = Some((at, Some(image.url.clone())));
            self.run.line.push_image(image.clone(), self.marks);
            self.run.images.push((at, image));
        }
    }

    /// Whether the last picture was this one: the same address, or the copy in `<noscript>` beside it.
    fn is_copy(&self, at: NodeId, url: &str) -> bool {
        let Some((last, Some(last_url))) = &self.last_image else { return false };
        let noscript = self.dom.ancestors_and_self(at).find(|id| self.dom.tag(*id) == Tag::NOSCRIPT);
        url == last_url || noscript.is_some_and(|noscript| self.dom.contains(self.dom.parent(noscript), *last) && *last < noscript)
    }

    fn close_run(&mut self) {
        let Run { line, verdict, images, .. } = std::mem::take(&mut self.run);
        match verdict {
            Some(true) => {
                let is_cited = line.is_cited();
                let (dom, addresses) = (self.dom, &self.addresses);
                let content = line.into_inlines(|link| target(dom, addresses, link));
                if content.is_empty() {
                    return;
                }
                self.last_image = self.last_image.take().filter(|_| !images.is_empty());
                if is_cited {
                    self.top().push_attribution(content);
                } else {
                    self.top().push(Block::Paragraph { content });
                }
            }
            Some(false) => self.last_image = None,
            None => {
                for (at, image) in images {
                    if self.kept.surrounds(at) {
                        self.top().push(Block::Figure(Figure { images: vec![image], caption: Vec::new() }));
                    }
                }
            }
        }
    }
}

impl Kind {
    /// Whether it counts as one more level of nesting.
    fn is_container(&self) -> bool {
        matches!(self, Kind::List(_) | Kind::Quote { .. } | Kind::Table(_) | Kind::Definitions(_) | Kind::Figure { .. })
    }
}

fn target(dom: &Dom, addresses: &Addresses, link: NodeId) -> Target {
    match addresses.of_link(dom.attr(link, AttrName::HREF).unwrap_or_default()) {
        Some(url) if url.starts_with('#') => Target::Fragment(url),
        Some(url) => Target::Address(url),
        None => Target::Nowhere,
    }
}

fn number(dom: &Dom, at: NodeId, name: AttrName) -> Option<i64> {
    dom.attr(at, name)?.trim().parse::<i64>().ok().filter(|number| (0..=LIST_NUMBER).contains(number))
}

fn heading_level(dom: &Dom, at: NodeId) -> Option<u8> {
    let by_role = || {
        let is_heading = dom.attr(at, AttrName::ROLE).is_some_and(|role| role.trim().eq_ignore_ascii_case("heading"));
        let level = || dom.attr(at, AttrName::ARIA_LEVEL).and_then(|level| level.trim().parse::<u8>().ok()).unwrap_or(2);
        is_heading.then(|| level().clamp(1, 6))
    };
    dom.tag(at).heading_level().or_else(by_role)
}
