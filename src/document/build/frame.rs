//! Turns the blocks that were found in an element into the block that the element is.

use super::close::{
    close_callout, close_callout_title, close_caption, close_detail, close_figure, close_heading, close_item, close_media,
    close_note, close_quote, close_term, drop_numbers, is_link,
};
use super::line::join;
use super::loose::{can_go_on, close_lettered, push_items, push_paragraph_item};
use super::rows::{close_row, close_table};
use super::run::{figures_of, has_picture_at_end, take_pictures};
use super::values::join_values;
use crate::document::{
    Alignment, Block, CalloutKind, Cell, Definition, Footnote, Inline, Item, List, MediaKind, Numbering, PostPlace, Table,
};
use crate::dom::NodeId;

/// An open element that becomes a part of the document.
pub(super) struct Frame {
    pub(super) node: NodeId,
    pub(super) kind: Kind,
    /// What was found in it so far.
    pub(super) blocks: Vec<Block>,
    /// How many blocks were found when the last was a list that may go on; none of them is one where it is 0.
    pub(super) loose: usize,
    /// The posts that are among these blocks.
    pub(super) places: Vec<PostPlace>,
}

/// What an open element becomes.
pub(super) enum Kind {
    Body,
    Heading(u8),
    List(OpenList),
    Item {
        checked: Option<bool>,
        number: i64,
        /// Whether what stands in it may be a label and its value.
        is_row: bool,
    },
    /// A paragraph that is an item of a list.
    Loose(Place),
    /// A table that lays out a paragraph beside its letter.
    Lettered,
    Quote {
        attribution: Vec<Inline>,
    },
    Attribution,
    Callout {
        kind: CalloutKind,
        title: Vec<Inline>,
    },
    CalloutTitle,
    /// A footnote; `labelled` where its number may stand in its text.
    Note {
        number: u32,
        labelled: bool,
    },
    Table(Table),
    Caption,
    Row {
        cells: Vec<Cell>,
        in_head: bool,
    },
    Cell(Cell),
    Definitions(Vec<Definition>),
    Term,
    Detail,
    /// A small box that may lay out a label beside its value.
    Values,
    Figure {
        caption: Option<(usize, Vec<Inline>)>,
        media: Option<MediaKind>,
    },
}

/// Where a paragraph stands in a list, and the text that is its bullet or number.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) level: usize,
    pub(super) number: Option<i64>,
    pub(super) marker: NodeId,
}

/// How deep a list belongs into the one before it.
#[derive(Clone, Copy)]
pub(super) struct Level {
    pub(super) depth: usize,
    /// The list before it is part of the same one.
    pub(super) goes_on: bool,
}

/// A list whose items are still being found.
#[derive(Default)]
pub(super) struct OpenList {
    pub(super) ordered: bool,
    pub(super) reversed: bool,
    pub(super) numbering: Option<Numbering>,
    /// The number of the next item.
    pub(super) number: i64,
    pub(super) start: i64,
    /// The page gives the item that is open another number than the next.
    pub(super) jumps: bool,
    pub(super) items: Vec<Item>,
    /// For a list that stands beside the one that it belongs into.
    pub(super) level: Option<Level>,
}

impl OpenList {
    pub(super) fn take(&mut self) -> Option<Block> {
        let mut items = std::mem::take(&mut self.items);
        if self.ordered && !self.reversed {
            drop_numbers(&mut items, self.start);
        }
        let OpenList { reversed, numbering, .. } = *self;
        (!items.is_empty()).then(|| Block::List(List { start: self.ordered.then_some(self.start), reversed, numbering, items }))
    }
}

/// How a cell is placed.
pub(super) struct CellShape {
    pub(super) heading: bool,
    pub(super) columns: u16,
    pub(super) rows: u16,
    pub(super) alignment: Option<Alignment>,
}

impl CellShape {
    pub(super) fn open(self) -> Kind {
        let CellShape { heading, columns, rows, alignment } = self;
        Kind::Cell(Cell { content: Vec::new(), heading, columns, rows, alignment })
    }
}

impl Frame {
    pub(super) fn new(node: NodeId, kind: Kind) -> Self {
        Frame { node, kind, blocks: Vec::new(), loose: 0, places: Vec::new() }
    }

    /// Adds a block at the end. What stands directly in a list, outside of its items, parts the list.
    pub(super) fn push(&mut self, block: Block) {
        let Block::Paragraph { mut content } = block else { return self.push_whole(block) };
        if !self.kind.sets_pictures_apart() || !has_picture_at_end(&content) {
            return self.push_whole(Block::Paragraph { content });
        }
        let (before, after) = take_pictures(&mut content);
        for figure in figures_of(before) {
            self.push_whole(figure);
        }
        self.push_whole(Block::Paragraph { content });
        for figure in figures_of(after) {
            self.push_whole(figure);
        }
    }

    fn push_whole(&mut self, block: Block) {
        match (&mut self.kind, block) {
            (Kind::List(list), Block::List(nested)) if !list.items.is_empty() => {
                if let Some(item) = list.items.last_mut() {
                    item.content.push(Block::List(nested));
                }
            }
            (Kind::List(list), block) => {
                self.blocks.extend(list.take());
                self.blocks.push(block);
            }
            (Kind::Quote { attribution }, block) => {
                // What more is said belongs behind the one who said the first.
                let before = std::mem::take(attribution);
                if !before.is_empty() {
                    self.push(Block::Paragraph { content: before });
                }
                self.blocks.push(block);
            }
            (Kind::Definitions(items), block) => {
                if !items.is_empty() {
                    self.blocks.push(Block::Definitions { items: std::mem::take(items) });
                }
                self.blocks.push(block);
            }
            (_, block) => self.blocks.push(block),
        }
    }

    pub(super) fn push_all(&mut self, blocks: impl IntoIterator<Item = Block>) {
        for block in blocks {
            self.push(block);
        }
    }

    /// Adds a rule, unless nothing stands before it.
    pub(super) fn push_rule(&mut self) {
        let holds_rules = !matches!(self.kind, Kind::List(_) | Kind::Table(_) | Kind::Row { .. } | Kind::Definitions(_));
        if holds_rules && self.blocks.last().is_some_and(|block| *block != Block::Rule) {
            self.push(Block::Rule);
        }
    }

    /// Adds notes to those that stand last, or behind everything.
    pub(super) fn push_notes(&mut self, more: Vec<Footnote>) {
        if let Some(Block::Footnotes { notes }) = self.blocks.last_mut() {
            notes.extend(more);
            notes.sort_by_key(|note| note.number);
        } else if !more.is_empty() {
            self.push(Block::Footnotes { notes: more });
        }
    }

    /// Whether the last that was found is a quote of which it is not said whose it is.
    pub(super) fn awaits_attribution(&self) -> bool {
        matches!(self.blocks.last(), Some(Block::Quote { attribution, .. }) if attribution.is_empty())
    }

    /// Who is quoted.
    pub(super) fn push_attribution(&mut self, line: Vec<Inline>) {
        match (&mut self.kind, self.blocks.last_mut()) {
            (Kind::Quote { attribution }, Some(_)) | (_, Some(Block::Quote { attribution, .. })) if attribution.is_empty() => {
                *attribution = line;
            }
            _ => self.push(Block::Paragraph { content: line }),
        }
    }

    /// Closes the element and gives what it became to the one around it.
    pub(super) fn close_into(mut self, around: &mut Frame) {
        while self.blocks.last() == Some(&Block::Rule) {
            self.blocks.pop();
        }
        match self.kind {
            Kind::Body => around.push_all(self.blocks),
            Kind::Values => {
                join_values(&mut self.blocks);
                around.push_all(self.blocks);
            }
            Kind::Heading(level) => close_heading(level, self.blocks, around),
            Kind::List(OpenList { level: Some(level), ref mut items, ordered, start, .. })
                if self.blocks.is_empty() && can_go_on(items, around) =>
            {
                push_items(std::mem::take(items), level, ordered.then_some(start), around);
            }
            Kind::List(mut open) => {
                let last = open.take();
                around.push_all(self.blocks.into_iter().chain(last));
            }
            Kind::Item { checked, number, is_row } => {
                close_item(Item { checked, content: self.blocks }, number, is_row, around);
            }
            Kind::Loose(place) => push_paragraph_item(self.blocks, place, around),
            Kind::Lettered => close_lettered(self.blocks, around),
            Kind::Quote { attribution } => close_quote(self.blocks, attribution, around),
            Kind::Attribution => {
                let line = join(&self.blocks);
                if !line.is_empty() {
                    around.push_attribution(line);
                }
            }
            Kind::Callout { kind, title } => close_callout(kind, title, self.blocks, around),
            Kind::CalloutTitle => close_callout_title(&self.blocks, around),
            Kind::Note { number, .. } => close_note(Footnote { number, content: self.blocks }, around),
            Kind::Table(table) => close_table(table, self.blocks, around),
            Kind::Caption => close_caption(&self.blocks, around),
            Kind::Row { cells, in_head } => close_row(cells, in_head, self.blocks, around),
            Kind::Cell(cell) => {
                if let Kind::Row { cells, .. } = &mut around.kind {
                    cells.push(Cell { content: self.blocks, ..cell });
                }
            }
            Kind::Definitions(items) => {
                around.push_all(self.blocks);
                if !items.is_empty() {
                    around.push(Block::Definitions { items });
                }
            }
            Kind::Term => close_term(join(&self.blocks), around),
            Kind::Detail => close_detail(self.blocks, around),
            Kind::Figure { media: Some(kind), .. } if is_link(&self.blocks) => close_media(kind, self.blocks, around),
            Kind::Figure { caption, .. } => close_figure(self.blocks, caption, around),
        }
    }
}
