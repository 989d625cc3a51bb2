//! Turns the blocks that were found in an element into the block that the element is.

use crate::document::flat::{flatten, merge_texts, words};
use crate::document::{
    Alignment, Block, CalloutKind, Cell, Definition, Figure, Footnote, Image, Inline, Item, List, Media, MediaKind, Numbering,
    Row, Table,
};
use crate::dom::NodeId;
use crate::table::shape::HEADING_LINES;

/// An open element that becomes a part of the document.
pub(super) struct Frame {
    pub(super) node: NodeId,
    pub(super) kind: Kind,
    /// What was found in it so far.
    pub(super) blocks: Vec<Block>,
}

/// What an open element becomes.
pub(super) enum Kind {
    Body,
    Heading(u8),
    List(OpenList),
    Item {
        checked: Option<bool>,
        number: i64,
    },
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
    Figure {
        caption: Option<(usize, Vec<Inline>)>,
        media: Option<MediaKind>,
    },
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
    pub(super) items: Vec<Item>,
}

impl OpenList {
    fn take(&mut self) -> Option<Block> {
        let items = std::mem::take(&mut self.items);
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
        Frame { node, kind, blocks: Vec::new() }
    }

    /// Adds a block at the end. What stands directly in a list, outside of its items, parts the list.
    pub(super) fn push(&mut self, block: Block) {
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
                if !attribution.is_empty() {
                    self.blocks.push(Block::Paragraph { content: std::mem::take(attribution) });
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

    fn push_all(&mut self, blocks: impl IntoIterator<Item = Block>) {
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

    /// Who is quoted.
    pub(super) fn push_attribution(&mut self, line: Vec<Inline>) {
        match &mut self.kind {
            Kind::Quote { attribution } if attribution.is_empty() && !self.blocks.is_empty() => *attribution = line,
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
            Kind::Heading(level) => close_heading(level, self.blocks, around),
            Kind::List(mut open) => {
                let last = open.take();
                around.push_all(self.blocks.into_iter().chain(last));
            }
            Kind::Item { checked, number } => close_item(Item { checked, content: self.blocks }, number, around),
            Kind::Quote { attribution } => close_quote(self.blocks, attribution, around),
            Kind::Attribution => {
                let line = flatten(&self.blocks);
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
            Kind::Term => close_term(flatten(&self.blocks), around),
            Kind::Detail => close_detail(self.blocks, around),
            Kind::Figure { media: Some(kind), .. } if is_link(&self.blocks) => close_media(kind, self.blocks, around),
            Kind::Figure { caption, .. } => close_figure(self.blocks, caption, around),
        }
    }
}

fn close_heading(level: u8, blocks: Vec<Block>, around: &mut Frame) {
    let are_lines = blocks.iter().all(|block| matches!(block, Block::Paragraph { .. }));
    if are_lines && blocks.len() <= HEADING_LINES {
        push_heading(level, flatten(&blocks), around);
        return;
    }
    let mut blocks = blocks.into_iter().peekable();
    if let Some(Block::Paragraph { content }) = blocks.next_if(|block| matches!(block, Block::Paragraph { .. })) {
        push_heading(level, content, around);
    }
    around.push_all(blocks);
}

fn push_heading(level: u8, mut content: Vec<Inline>, around: &mut Frame) {
    if let [Inline::Strong { content: all }] = content.as_mut_slice() {
        content = std::mem::take(all);
    }
    break_to_spaces(&mut content);
    merge_texts(&mut content);
    match content.as_slice() {
        [] => {}
        [Inline::Image(_)] => around.push(Block::Paragraph { content }),
        _ => around.push(Block::Heading { level, content }),
    }
}

/// A heading has one line.
fn break_to_spaces(line: &mut [Inline]) {
    for inline in line {
        match inline {
            Inline::Break => *inline = Inline::Text { text: " ".into() },
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Deleted { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::Link { content, .. } => break_to_spaces(content),
            Inline::Text { .. }
            | Inline::Code { .. }
            | Inline::Math { .. }
            | Inline::FootnoteReference { .. }
            | Inline::Image(_) => {}
        }
    }
}

fn close_item(mut item: Item, number: i64, around: &mut Frame) {
    if item.checked.is_none() {
        item.checked = take_box(&mut item.content);
    }
    if item.content.is_empty() {
        return;
    }
    if let Kind::List(list) = &mut around.kind {
        if list.items.is_empty() {
            list.start = number;
        }
        list.items.push(item);
    }
}

/// Takes the sign of a box from the beginning of an item.
fn take_box(content: &mut [Block]) -> Option<bool> {
    let Some(Block::Paragraph { content }) = content.first_mut() else { return None };
    let Some(Inline::Text { text }) = content.first_mut() else { return None };
    let (rest, ticked) = match text.strip_prefix("☐ ") {
        Some(rest) => (rest, false),
        None => (text.strip_prefix("☑ ").or_else(|| text.strip_prefix("☒ "))?, true),
    };
    if rest.is_empty() {
        return None;
    }
    *text = rest.to_owned();
    Some(ticked)
}

fn close_callout(kind: CalloutKind, title: Vec<Inline>, content: Vec<Block>, around: &mut Frame) {
    if content.is_empty() {
        push_paragraph(title, around);
    } else {
        around.push(Block::Callout { kind, title, content });
    }
}

fn close_callout_title(blocks: &[Block], around: &mut Frame) {
    let line = flatten(blocks);
    match &mut around.kind {
        Kind::Callout { title, .. } if title.is_empty() => {
            *title = line;
            // It is set in bold wherever it stands.
            if let [Inline::Strong { content }] = title.as_mut_slice() {
                *title = std::mem::take(content);
            }
        }
        _ => push_paragraph(line, around),
    }
}

fn close_note(note: Footnote, around: &mut Frame) {
    if note.content.is_empty() {
        return;
    }
    match around.blocks.last_mut() {
        Some(Block::Footnotes { notes }) => notes.push(note),
        _ => around.push(Block::Footnotes { notes: vec![note] }),
    }
}

fn is_link(blocks: &[Block]) -> bool {
    matches!(blocks, [Block::Paragraph { content }] if matches!(content.as_slice(), [Inline::Link { .. }]))
}

fn close_media(kind: MediaKind, blocks: Vec<Block>, around: &mut Frame) {
    for block in blocks {
        let Block::Paragraph { content } = block else { continue };
        for inline in content {
            if let Inline::Link { url, content } = inline {
                let title = Some(words(&content)).filter(|title| *title != url).unwrap_or_default();
                around.push(Block::Media(Media { kind, url, title }));
            }
        }
    }
}

fn close_quote(content: Vec<Block>, attribution: Vec<Inline>, around: &mut Frame) {
    if !content.is_empty() {
        around.push(Block::Quote { content, attribution });
    }
}

fn close_row(cells: Vec<Cell>, in_head: bool, strays: Vec<Block>, around: &mut Frame) {
    around.push_all(strays);
    let Kind::Table(table) = &mut around.kind else { return };
    if cells.iter().all(|cell| cell.content.is_empty()) {
        return;
    }
    let is_heading = in_head || cells.iter().all(|cell| cell.heading || cell.content.is_empty());
    if is_heading && table.header_rows == table.rows.len() {
        table.header_rows += 1;
    }
    table.rows.push(Row { cells });
}

fn close_table(mut table: Table, strays: Vec<Block>, around: &mut Frame) {
    around.push_all(strays);
    let mut cells = table.rows.iter_mut().flat_map(|row| &mut row.cells).filter(|cell| !cell.content.is_empty());
    match (cells.next(), cells.next()) {
        (Some(only), None) => {
            let content = std::mem::take(&mut only.content);
            push_paragraph(table.caption, around);
            around.push_all(content);
        }
        (None, _) => push_paragraph(table.caption, around),
        _ => around.push(Block::Table(table)),
    }
}

fn push_paragraph(content: Vec<Inline>, around: &mut Frame) {
    if !content.is_empty() {
        around.push(Block::Paragraph { content });
    }
}

fn close_caption(blocks: &[Block], around: &mut Frame) {
    let line = flatten(blocks);
    if line.is_empty() {
        return;
    }
    let at = around.blocks.len();
    match &mut around.kind {
        Kind::Table(table) if table.caption.is_empty() => table.caption = line,
        Kind::Figure { caption: caption @ None, .. } => *caption = Some((at, line)),
        _ => around.push(Block::Paragraph { content: line }),
    }
}

fn close_term(line: Vec<Inline>, around: &mut Frame) {
    let Kind::Definitions(items) = &mut around.kind else { return };
    match items.last_mut() {
        _ if line.is_empty() => {}
        Some(last) if last.details.is_empty() => last.terms.push(line),
        _ => items.push(Definition { terms: vec![line], details: Vec::new() }),
    }
}

fn close_detail(blocks: Vec<Block>, around: &mut Frame) {
    let Kind::Definitions(items) = &mut around.kind else { return };
    match items.last_mut() {
        _ if blocks.is_empty() => {}
        Some(last) => last.details.push(blocks),
        None => items.push(Definition { terms: Vec::new(), details: vec![blocks] }),
    }
}

/// The pictures of blocks that are nothing but pictures.
fn bare_images(blocks: &[Block]) -> Option<Vec<Image>> {
    let mut images = Vec::new();
    for block in blocks {
        match block {
            Block::Figure(figure) if figure.caption.is_empty() => images.extend_from_slice(&figure.images),
            _ => return None,
        }
    }
    Some(images)
}

fn close_figure(mut blocks: Vec<Block>, caption: Option<(usize, Vec<Inline>)>, around: &mut Frame) {
    // Text beside the only picture of a figure is its caption, whatever element it stands in.
    if let (None, [Block::Figure(figure), Block::Paragraph { content }]) = (&caption, blocks.as_mut_slice())
        && figure.caption.is_empty()
    {
        figure.caption = std::mem::take(content);
        blocks.truncate(1);
    }
    let Some((at, caption)) = caption else {
        match bare_images(&blocks) {
            Some(images) if !images.is_empty() => around.push(Block::Figure(Figure { images, caption: Vec::new() })),
            _ => around.push_all(blocks),
        }
        return;
    };
    if let Some(images) = bare_images(&blocks) {
        around.push(Block::Figure(Figure { images, caption }));
        return;
    }
    match blocks.as_mut_slice() {
        [Block::Quote { attribution, .. }] if attribution.is_empty() => *attribution = caption,
        [Block::Table(table)] if table.caption.is_empty() => table.caption = caption,
        _ => blocks.insert(at.min(blocks.len()), Block::Paragraph { content: caption }),
    }
    around.push_all(blocks);
}
