//! Turns elements into the frames that they open: what an element becomes depends on the frame that it stands in.

use super::callout::{callout, is_title};
use super::frame::{Frame, Kind, Level, OpenList};
use super::notes::Role;
use super::values::{has_paragraphs, may_be_row};
use super::{Builder, grid, loose};
use crate::document::{MediaKind, Numbering, Table};
use crate::dom::class::has_class;
use crate::dom::style::value_of;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::{AttrName, HEADING_ROLE, ROLE_HEADING_BYTES, ROLE_HEADING_NODES, ROLE_LEVEL};
use crate::table::named::Named;
use crate::table::parts::{BOX_NODES, DONE, NUMBERS, TASK_LISTS, TICKED, UNTICKED};
use crate::table::shape::{LIST_NUMBER, NESTING};
use crate::table::tags::Tag;

impl Builder<'_> {
    pub(super) fn open_frame(&mut self, at: NodeId, tag: Tag) {
        let Some(kind) = self.kind_of(at, tag) else { return };
        let nests = kind.is_container();
        // What is played has nothing in it that nests: HTML that was made of it has a figure around it one level further down.
        let most = NESTING + usize::from(matches!(kind, Kind::Figure { media: Some(_), .. }));
        if nests && self.containers >= most {
            return;
        }
        self.containers += usize::from(nests);
        self.frames.push(Frame::new(at, kind));
    }

    /// What an element becomes where it stands; none for an element that is transparent there.
    fn kind_of(&mut self, at: NodeId, tag: Tag) -> Option<Kind> {
        let (dom, in_head) = (self.dom, self.dom.tag(self.dom.parent(at)) == Tag::THEAD);
        match self.notes.role(at) {
            Some(Role::Note(number)) => {
                let number = *number;
                return Some(Kind::Note { number, labelled: tag != Tag::LI });
            }
            Some(Role::Holder) => return None,
            _ => {}
        }
        let room = NESTING.saturating_sub(self.containers);
        let level = self.level_of_list(at, tag).filter(|level| level.depth <= room);
        let data = tag == Tag::TABLE && grid::is_data(dom, at, &self.kept);
        let (is_first, awaits) = (self.top().blocks.is_empty(), self.top().awaits_attribution());
        match (tag, &mut self.top().kind) {
            (Tag::UL, _) if is_numbered_by_style(dom, at) => Some(Kind::List(OpenList { level, ..numbered_list(dom, at) })),
            (Tag::UL | Tag::MENU | Tag::DIR, _) => Some(Kind::List(OpenList { level, ..OpenList::default() })),
            (Tag::OL, _) => Some(Kind::List(OpenList { level, ..numbered_list(dom, at) })),
            (Tag::LI, Kind::List(list)) => {
                let value = number(dom, at, AttrName::VALUE);
                let number = value.unwrap_or(list.number);
                list.jumps |= value.is_some_and(|value| value != list.number);
                list.number = number + if list.reversed { -1 } else { 1 };
                Some(Kind::Item { checked: drawn_box(dom, at), number, is_row: !has_paragraphs(dom, at) })
            }
            (_, Kind::Callout { title, .. }) if is_first && title.is_empty() && (tag == Tag::SUMMARY || is_title(dom, at)) => {
                Some(Kind::CalloutTitle)
            }
            (Tag::P, kind)
                if !kind.has_one_line()
                    && let Some(place) = loose::paragraph(dom, at, room) =>
            {
                Some(Kind::Loose(place))
            }
            (Tag::TABLE, kind) if !data && !kind.has_one_line() && loose::is_lettered(dom, at) => Some(Kind::Lettered),
            _ if let Some(kind) = callout(dom, at) => Some(Kind::Callout { kind, title: Vec::new() }),
            (Tag::BLOCKQUOTE, _) if dom.is_named(at, Named::PostText) => None,
            (Tag::BLOCKQUOTE, _) => Some(Kind::Quote { attribution: Vec::new() }),
            (Tag::FOOTER, Kind::Quote { .. }) => Some(Kind::Attribution),
            (Tag::TABLE, _) => data.then(|| Kind::Table(Table { caption: Vec::new(), header_rows: 0, rows: Vec::new() })),
            (Tag::CAPTION, Kind::Table(_)) | (Tag::FIGCAPTION, Kind::Figure { .. }) => Some(Kind::Caption),
            (Tag::TR, Kind::Table(_)) => Some(Kind::Row { cells: Vec::new(), in_head }),
            (Tag::TD | Tag::TH, Kind::Row { .. }) => Some(grid::cell_shape(dom, at).open()),
            (Tag::DD | Tag::DIV | Tag::P, Kind::Figure { .. }) if dom.is_named(at, Named::CaptionPart) => Some(Kind::Caption),
            (Tag::DL | Tag::DIV, _) if dom.is_named(at, Named::FigurePart) => Some(Kind::Figure { caption: None, media: None }),
            (Tag::DIV | Tag::P, _) if dom.is_named(at, Named::Attribution) && awaits => Some(Kind::Attribution),
            (Tag::DL, _) => Some(Kind::Definitions(Vec::new())),
            (Tag::DT, Kind::Definitions(_)) => Some(Kind::Term),
            (Tag::DD, Kind::Definitions(_)) => Some(Kind::Detail),
            (Tag::FIGURE, _) => Some(Kind::Figure { caption: None, media: media_of(dom, at) }),
            (_, Kind::Heading(_) | Kind::CalloutTitle) => None,
            (_, kind) => match heading_level(dom, at) {
                Some(level) => Some(Kind::Heading(level)),
                None => (kind.may_hold_values() && may_be_row(dom, at, tag)).then_some(Kind::Values),
            },
        }
    }

    /// How deep a list is that stands beside the one that it belongs into.
    fn level_of_list(&mut self, at: NodeId, tag: Tag) -> Option<Level> {
        let (name, depth) = matches!(tag, Tag::UL | Tag::OL).then(|| loose::level_of_list(self.dom, at)).flatten()?;
        let goes_on = self.flat_list.and_then(|last| loose::level_of_list(self.dom, last)).is_some_and(|(last, _)| last == name);
        self.flat_list = Some(at);
        Some(Level { depth, goes_on })
    }

    /// A box that is ticked or not, at the beginning of an item.
    pub(super) fn push_box(&mut self, at: NodeId) {
        let is_box = self.dom.attr(at, AttrName::TYPE).is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"));
        if !is_box || self.run.verdict.is_some() {
            return;
        }
        let ticked = self.dom.attr(at, AttrName::CHECKED).is_some();
        let inside = |frame: &Frame| matches!(frame.kind, Kind::Values) && frame.blocks.is_empty();
        let around = self.frames.iter_mut().rev().find(|frame| !inside(frame));
        if let Some(Frame { kind: Kind::Item { checked, .. }, blocks, .. }) = around
            && blocks.is_empty()
        {
            *checked = Some(ticked);
        }
    }
}

impl Kind {
    /// Whether it counts as one more level of nesting.
    pub(super) fn is_container(&self) -> bool {
        matches!(
            self,
            Kind::List(_)
                | Kind::Quote { .. }
                | Kind::Callout { .. }
                | Kind::Note { .. }
                | Kind::Table(_)
                | Kind::Definitions(_)
                | Kind::Figure { .. }
        )
    }

    /// Whether labels and values may stand right in it.
    fn may_hold_values(&self) -> bool {
        matches!(self, Kind::Body | Kind::Item { .. } | Kind::Detail | Kind::Cell(_) | Kind::Values)
    }

    /// Whether pictures at the ends of its lines are blocks of their own.
    pub(super) fn sets_pictures_apart(&self) -> bool {
        matches!(self, Kind::Body | Kind::Quote { .. } | Kind::Callout { .. } | Kind::Detail | Kind::Values | Kind::Figure { .. })
    }

    /// Whether what stands in it is put together as one line.
    fn has_one_line(&self) -> bool {
        matches!(self, Kind::Heading(_) | Kind::CalloutTitle | Kind::Term | Kind::Caption | Kind::Attribution)
    }
}

/// Whether the box of an item is ticked that a style draws; none where there is no such box.
fn drawn_box(dom: &Dom, item: NodeId) -> Option<bool> {
    if has_class(dom, dom.parent(item), TASK_LISTS) {
        return Some(has_class(dom, item, DONE));
    }
    let is_box = |id: NodeId| dom.end(id).0 == id.0 + 1;
    dom.descendants(item).take(BOX_NODES).filter(|id| is_box(*id)).find_map(|id| {
        let is_ticked = has_class(dom, id, TICKED);
        (is_ticked || has_class(dom, id, UNTICKED)).then_some(is_ticked)
    })
}

fn number(dom: &Dom, at: NodeId, name: AttrName) -> Option<i64> {
    dom.attr(at, name)?.trim().parse::<i64>().ok().filter(|number| (0..=LIST_NUMBER).contains(number))
}

fn heading_level(dom: &Dom, at: NodeId) -> Option<u8> {
    let by_role = || {
        let is_heading = dom.attr(at, AttrName::ROLE).is_some_and(|role| role.trim().eq_ignore_ascii_case(HEADING_ROLE));
        let level = || dom.attr(at, AttrName::ARIA_LEVEL).and_then(|level| level.trim().parse::<u8>().ok()).unwrap_or(ROLE_LEVEL);
        (is_heading && !is_text(dom, at)).then(|| level().clamp(1, 6))
    };
    dom.tag(at).heading_level().or_else(by_role)
}

/// Whether an element is a text of paragraphs, longer than a heading: some forums call each post a heading.
fn is_text(dom: &Dom, at: NodeId) -> bool {
    let mut inside = dom.descendants(at).take(ROLE_HEADING_NODES);
    let bytes: usize = inside.clone().map(|id| dom.text(id).len()).sum();
    bytes > ROLE_HEADING_BYTES && inside.any(|id| dom.tag(id) == Tag::P)
}

/// Whether a list is numbered by the style of itself or of its first item.
fn is_numbered_by_style(dom: &Dom, list: NodeId) -> bool {
    let style = |id: NodeId| dom.attr(id, AttrName::STYLE);
    let first = || dom.children(list).find(|id| dom.tag(*id) == Tag::LI).and_then(style);
    let is_number = |style: &str| {
        let kind = value_of(style, "list-style-type").or_else(|| value_of(style, "list-style"));
        kind.is_some_and(|kind| NUMBERS.has_ascii_lower(kind.as_bytes()))
    };
    style(list).is_some_and(is_number) || first().is_some_and(is_number)
}

fn numbered_list(dom: &Dom, at: NodeId) -> OpenList {
    let reversed = dom.attr(at, AttrName::REVERSED).is_some();
    let items = || dom.children(at).filter(|id| dom.tag(*id) == Tag::LI).count();
    let first = if reversed { i64::try_from(items()).unwrap_or(1) } else { 1 };
    let numbering = match dom.attr(at, AttrName::TYPE).map(str::trim) {
        Some("a") => Some(Numbering::LowerLetters),
        Some("A") => Some(Numbering::UpperLetters),
        Some("i") => Some(Numbering::LowerRoman),
        Some("I") => Some(Numbering::UpperRoman),
        _ => None,
    };
    OpenList {
        ordered: true,
        reversed,
        numbering,
        number: number(dom, at, AttrName::START).unwrap_or(first),
        ..OpenList::default()
    }
}

/// What a figure plays, where it was written by the renderer of HTML.
fn media_of(dom: &Dom, at: NodeId) -> Option<MediaKind> {
    match dom.attr(at, AttrName::CLASS)? {
        "audio" => Some(MediaKind::Audio),
        "video" => Some(MediaKind::Video),
        "embed" => Some(MediaKind::Embed),
        _ => None,
    }
}
