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
mod callout;
mod close;
mod delimiters;
mod edge;
mod formula;
mod frame;
mod grid;
mod icon;
mod kept;
mod kinds;
mod language;
mod line;
mod listing;
mod loose;
mod mathml;
mod media;
mod notes;
mod picture;
mod places;
mod posts;
mod quotes;
mod rows;
mod run;
mod side;
mod spoken;
#[cfg(test)]
mod tests;
mod values;

use std::collections::HashSet;

use crate::block::TextBlock;
use crate::document::{Block, Body, Keep, Settings};
use crate::dom::style::{value_of, weight};
use crate::dom::{Dom, NodeId};
use crate::notes::Mark;
use crate::select::Selection;
use crate::table::attrs::AttrName;
use crate::table::named::Named;
use crate::table::notes::{EDIT_CHOICES_CHARS, EDIT_MARK_CHARS, REMARK_CHARS};
use crate::table::parts::RUBY_PARTS;
use crate::table::shape::BOLD;
use crate::table::tags::Tag;
pub(crate) use picture::is_picture_file;

use address::{Addresses, leads_within};
use edge::edge_of;
use formula::{Notation, Part};
use frame::{Frame, Kind};
use kept::Kept;
use line::Marks;
use listing::Listings;
use notes::{Notes, Role};
use picture::Repeats;
use places::Places;
use posts::{Thread, find_posts};
use run::Run;
use side::SideNotes;

/// Whether an element may hold a part of the page that is dropped as a whole; the items of lists and tables are counted first.
fn is_part(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::DIV
            | Tag::SECTION
            | Tag::NAV
            | Tag::HEADER
            | Tag::FOOTER
            | Tag::ASIDE
            | Tag::FORM
            | Tag::ARTICLE
            | Tag::MAIN
            | Tag::CENTER
    )
}

/// Builds the body of a document from the kept blocks of a page and the marks of its footnotes. Never fails; where no block is
/// kept, the body is empty.
///
/// `blocks`, `selection` and `marks` are those of `dom`, with a verdict for each block.
///
/// ```
/// use tamis::select::{Focus, Scored, select};
/// use tamis::{Block, block::split_blocks, document::{self, build}, dom::parse, notes::find_marks};
///
/// let dom = parse("<ul><li>Boil the water.<li>Wait for three minutes before you drink.</ul><p>Menu", &tamis::Limits::default());
/// let blocks = split_blocks(&dom);
/// let selection = select(&dom, &blocks, Scored { scores: &[0.9, 0.9, 0.1], looks: &[0, 0, 1] }, Focus::Balanced);
/// let body = build(&dom, (&blocks, &selection), &find_marks(&dom), document::Settings::default());
/// assert!(matches!(body.blocks.as_slice(), [Block::List(list)] if list.items.len() == 2));
/// ```
#[must_use]
pub fn build(dom: &Dom, (blocks, selection): (&[TextBlock], &Selection), marks: &[Mark], settings: Settings<'_>) -> Body {
    let notation = Notation::of_page(dom);
    let addresses = Addresses::of_page(dom, settings.url);
    let listings = Listings::of_page(dom);
    let is_replaced = |at| listing::is_listing(dom, at) || listings.is_furniture(dom, at) || notation.part(dom, at).is_some();
    let mut strays = HashSet::new();
    loop {
        let kept = Kept::new(dom, blocks, selection);
        if kept.is_empty() {
            return Body::default();
        }
        let Thread { parted, posts } = find_posts(dom, &kept);
        let mut builder = Builder {
            dom,
            notes: Notes::of_page((dom, marks), &kept, &strays, is_replaced),
            notation,
            listings,
            parted,
            places: Places::of(posts),
            kept,
            keep: settings.keep,
            addresses: &addresses,
            open: Vec::new(),
            formats: Vec::new(),
            marks: Marks::default(),
            quotes: Vec::new(),
            body: Frame::new(NodeId::ROOT, Kind::Body),
            frames: Vec::new(),
            containers: 0,
            run: Run::default(),
            last_image: None,
            shown: HashSet::new(),
            repeats: Repeats::default(),
            side: SideNotes::default(),
            flat_list: None,
        };
        builder.walk();
        let (body, notes) = builder.finish();
        let more = notes.strays(&body.blocks);
        // Few pages have a note without a reference, and one more round mends these.
        if more.is_empty() || !strays.is_empty() {
            return body;
        }
        strays.extend(more);
    }
}

struct Builder<'a> {
    dom: &'a Dom,
    kept: Kept<'a>,
    notes: Notes,
    notation: Notation,
    listings: Listings,
    /// The posts before which a line is drawn, in page order.
    parted: Vec<NodeId>,
    places: Places,
    keep: Keep,
    addresses: &'a Addresses,
    /// The open elements, outermost first.
    open: Vec<NodeId>,
    /// The open elements that mark text, with the marks outside of them.
    formats: Vec<(NodeId, Marks)>,
    marks: Marks,
    /// The open `<q>` elements that marks are drawn around, each with the one that ends it.
    quotes: Vec<(NodeId, &'static str)>,
    body: Frame,
    /// The open elements that become blocks, outermost first.
    frames: Vec<Frame>,
    /// How many of the frames nest.
    containers: usize,
    run: Run,
    /// The last picture that was kept, and its address, unless text was kept since.
    last_image: Option<(NodeId, String)>,
    /// The addresses of the pictures that were kept since the last text.
    shown: HashSet<String>,
    repeats: Repeats<'a>,
    side: SideNotes,
    /// The last list that may go on in one beside it.
    flat_list: Option<NodeId>,
}

impl Builder<'_> {
    fn walk(&mut self) {
        let mut at = NodeId::ROOT;
        while at.index() < self.dom.len() {
            self.leave_before(at);
            let tag = self.dom.tag(at);
            if tag == Tag::TEXT {
                self.push_text(at);
            } else if self.replace(at, tag) {
                at = self.dom.end(at);
                continue;
            } else {
                self.enter(at, tag);
            }
            at = NodeId(at.0 + 1);
        }
    }

    /// Writes what stands for an element with all that is in it; false where its parts speak for themselves.
    fn replace(&mut self, at: NodeId, tag: Tag) -> bool {
        if is_part(tag) && self.kept.share(at).is_dropped() && !self.kept.is_caption_only(at) {
            self.meet_edge(at);
            return true;
        }
        match self.notes.role(at) {
            Some(Role::Mark(numbers)) => {
                let numbers = numbers.clone();
                self.push_references(at, &numbers);
                return true;
            }
            Some(Role::Dropped) => {
                self.run.line.leave_out();
                return true;
            }
            Some(Role::Note(_) | Role::Side(_) | Role::Holder) | None => {}
        }
        match self.notation.part(self.dom, at) {
            Some(Part::Formula(formula)) => self.push_formula(at, formula),
            Some(Part::Copy) => self.meet_edge(at),
            None if self.dom.is_skipped(at) => self.push_media(at),
            None if tag.is_unknown() && media::shown_tag(self.dom, at).is_skipped() => {
                self.meet_edge(at);
                self.push_media(at);
                self.meet_edge(at);
            }
            None if listing::is_listing(self.dom, at) => self.push_listing(at),
            None if self.listings.is_furniture(self.dom, at) || spoken::is_spoken(self.dom, at, tag) => self.meet_edge(at),
            None if spoken::is_hidden_beside(self.dom, at, tag) || spoken::is_icon(self.dom, at) => self.meet_edge(at),
            None => return self.is_edit_mark(at, tag),
        }
        true
    }

    /// Whether an element is an anchor or an edit mark. Some pages make a whole heading an anchor.
    fn is_edit_mark(&self, at: NodeId, tag: Tag) -> bool {
        let is_short = |id| self.dom.short_text(id, EDIT_MARK_CHARS).is_some() || self.is_in_brackets(id);
        let is_heading = |id| self.dom.tag(id).heading_level().is_some() && is_short(id);
        let is_remark =
            || tag == Tag::SUP && self.dom.is_named(at, Named::Remark) && self.dom.short_text(at, REMARK_CHARS).is_some();
        is_remark()
            || tag.is_inline() && self.dom.is_named(at, Named::EditMark) && is_short(at) && !is_heading(self.dom.parent(at))
    }

    /// Whether a short text is one of choices in brackets: `[Bearbeiten | Quelltext bearbeiten]`.
    fn is_in_brackets(&self, at: NodeId) -> bool {
        self.dom.short_text(at, EDIT_CHOICES_CHARS).is_some_and(|text| text.starts_with('[') && text.ends_with(']'))
    }

    fn finish(mut self) -> (Body, Notes) {
        self.leave_before(NodeId(self.dom.len() as u32));
        self.close_run();
        let notes = std::mem::take(&mut self.side).into_notes();
        self.body.push_notes(notes);
        let mut out = Frame::new(NodeId::ROOT, Kind::Body);
        let mut places = std::mem::take(&mut self.body.places);
        places.sort_by_key(|place| place.node);
        self.body.close_into(&mut out);
        (Body { blocks: out.blocks, places }.settled(), self.notes)
    }

    fn leave_before(&mut self, at: NodeId) {
        while let Some(left) = self.open.pop_if(|open| self.dom.end(*open) <= at) {
            self.meet_edge(left);
            if self.dom.tag(left) == Tag::RT && !self.has_parentheses(left) {
                self.run.line.push_text(")", self.marks);
            }
            self.close_quote(left);
            if let Some((_, outside)) = self.formats.pop_if(|(node, _)| *node == left) {
                self.marks = outside;
            }
            if self.side.is_open(left) {
                self.close_side_note();
            } else if let Some(frame) = self.frames.pop_if(|frame| frame.node == left) {
                self.close_frame(frame);
            }
            self.end_post(left);
        }
    }

    fn close_frame(&mut self, mut frame: Frame) {
        if let Kind::Note { number, labelled: true } = frame.kind {
            self.notes.strip_label(number, &mut frame.blocks);
        }
        self.containers -= usize::from(frame.kind.is_container());
        self.give(frame);
    }

    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().unwrap_or(&mut self.body)
    }

    /// An element begins or ends here.
    fn meet_edge(&mut self, at: NodeId) {
        let tag = self.dom.tag(at);
        if !tag.is_inline() {
            self.close_run();
        } else if let Some(edge) = edge_of(self.dom, at, tag) {
            self.run.line.meet(edge);
        }
    }

    fn enter(&mut self, at: NodeId, tag: Tag) {
        self.meet_edge(at);
        self.open.push(at);
        if let Some(Role::Side(number)) = self.notes.role(at) {
            let number = *number;
            self.open_side_note(at, number);
        }
        match tag {
            Tag::BR => {
                self.run.breaks += 1;
                if matches!(self.top().kind, Kind::Heading(_)) {
                    // A heading has one line.
                    self.run.line.push_text(" ", self.marks);
                } else {
                    self.run.line.push_break(self.marks);
                }
                if self.run.breaks >= 2 {
                    self.close_run();
                }
            }
            Tag::IMG => self.push_image(at),
            Tag::Q => self.open_quote(at),
            _ if tag.is_unknown() && media::shown_tag(self.dom, at) == Tag::IMG => self.push_image(at),
            Tag::HR if self.kept.parts_something(at) => self.top().push_rule(),
            Tag::HR => {}
            Tag::INPUT => self.push_box(at),
            Tag::RT if !self.has_parentheses(at) => self.run.line.push_text("(", self.marks),
            _ if tag.is_inline() => self.open_format(at, tag),
            _ => {
                self.part_posts(at);
                self.open_frame(at, tag);
                self.begin_post(at);
            }
        }
    }

    /// Draws a line before a post, but not below a heading, nor before one, which parts as well.
    fn part_posts(&mut self, at: NodeId) {
        if self.parted.binary_search(&at).is_ok()
            && !matches!(self.top().blocks.last(), Some(Block::Heading { .. }))
            && !self.kept.begins_with_heading(at)
        {
            self.top().push_rule();
        }
    }

    /// Whether the reading above a character stands in parentheses where it cannot stand above it.
    fn has_parentheses(&self, reading: NodeId) -> bool {
        let mut beside = self.dom.children(self.dom.parent(reading)).take(RUBY_PARTS);
        beside.any(|id| self.dom.tag(id) == Tag::RP)
    }

    fn open_format(&mut self, at: NodeId, tag: Tag) {
        let style = || self.dom.attr(at, AttrName::STYLE).unwrap_or_default();
        let is_normal = || weight(style()).is_some_and(|weight| weight < BOLD);
        let marks = match tag {
            // A link to the page itself may be the sign of a heading, which goes whatever is kept.
            Tag::A
                if self
                    .dom
                    .attr(at, AttrName::HREF)
                    .is_some_and(|href| self.keep.contains(Keep::LINKS) || leads_within(href)) =>
            {
                self.marks.with_link(at)
            }
            Tag::STRONG | Tag::B if !is_normal() => self.marks.with(Marks::STRONG),
            Tag::EM | Tag::I => self.marks.with(Marks::EMPHASIS),
            // Editors of blogs write so what others write as elements.
            Tag::SPAN | Tag::FONT if !style().is_empty() => self.marks.with(marks_of_style(style())),
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
}

/// What an inline style makes of a text.
fn marks_of_style(style: &str) -> u8 {
    let is = |property: &str, wanted: &str| value_of(style, property).is_some_and(|value| value.eq_ignore_ascii_case(wanted));
    let bold = if weight(style).is_some_and(|weight| weight >= BOLD) { Marks::STRONG } else { 0 };
    let italic = if is("font-style", "italic") { Marks::EMPHASIS } else { 0 };
    let deleted = if is("text-decoration", "line-through") { Marks::DELETED } else { 0 };
    bold | italic | deleted
}
