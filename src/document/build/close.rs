//! Turns what was found in an element of one kind into the blocks that it becomes, and gives them to the element around it.

use super::callout::kind_of_word;
use super::frame::{Frame, Kind};
use super::line::{Breaks, join, settle};
use super::run::{figures_of, has_picture_at_end, is_bare_image, shows_only_images};
use super::values::join_values;
use crate::document::flat::{flatten, words};
use crate::document::{Block, CalloutKind, Definition, Figure, Footnote, Image, Inline, Item, Media, MediaKind};
use crate::table::lists::{TYPED_NUMBERS, TYPED_PART};
use crate::table::polish::NUMBER_ENDS;
use crate::table::shape::{EMPTY_BOXES, HEADING_LINES, TICKED_BOXES};

pub(super) fn close_heading(level: u8, blocks: Vec<Block>, around: &mut Frame) {
    let are_lines = blocks.iter().all(|block| matches!(block, Block::Paragraph { .. }));
    if are_lines && blocks.len() <= HEADING_LINES {
        push_heading(level, &join(&blocks), around);
        return;
    }
    let mut blocks = blocks.into_iter().peekable();
    if let Some(Block::Paragraph { content }) = blocks.next_if(|block| matches!(block, Block::Paragraph { .. })) {
        push_heading(level, &content, around);
    }
    around.push_all(blocks);
}

fn push_heading(level: u8, content: &[Inline], around: &mut Frame) {
    // A heading has one line.
    let mut content = settle(content, Breaks::Spaces);
    // Every heading of some pages is a link to itself or to the table of contents.
    if let [Inline::Link { url, content: all }] = content.as_mut_slice()
        && url.starts_with('#')
    {
        content = std::mem::take(all);
    }
    strip_strong(&mut content);
    if shows_only_images(&content) {
        push_paragraph(content, around);
    } else {
        around.push(Block::Heading { level, content });
    }
}

pub(super) fn close_item(mut item: Item, number: i64, is_row: bool, around: &mut Frame) {
    // The sign of a box may stand beside the box.
    let sign = take_box(&mut item.content);
    item.checked = item.checked.or(sign);
    if is_row {
        join_values(&mut item.content);
    }
    if item.content.is_empty() {
        return;
    }
    if let Kind::List(list) = &mut around.kind {
        if std::mem::take(&mut list.jumps) {
            // A list has no gaps: another begins.
            around.blocks.extend(list.take());
        }
        if list.items.is_empty() {
            // The numbers of a list that goes down may have gone below.
            list.start = number.max(0);
        }
        list.items.push(item);
    }
}

/// Drops the numbers of items that were typed into them once more, where most of several items have their own: `1. May` may be a
/// day.
pub(super) fn drop_numbers(items: &mut [Item], start: i64) {
    let typed = items.iter().zip(start..).filter(|(item, number)| behind_number(item, *number).is_some()).count();
    let (part, whole) = TYPED_PART;
    if typed < TYPED_NUMBERS || typed * whole < items.len() * part {
        return;
    }
    for (item, number) in items.iter_mut().zip(start..) {
        let Some(rest) = behind_number(item, number).map(|rest| rest.trim_start().to_owned()) else { continue };
        let Some(Block::Paragraph { content }) = item.content.first_mut() else { continue };
        if !rest.is_empty() {
            content.splice(..1, [Inline::Text { text: rest }]);
        } else if content.len() > 1 {
            content.remove(0);
        } else {
            item.content.remove(0);
        }
    }
}

/// What the first text of an item says behind the item's number, if it begins with that and the item says more.
fn behind_number(item: &Item, number: i64) -> Option<&str> {
    let Block::Paragraph { content } = item.content.first()? else { return None };
    let Inline::Text { text } = content.first()? else { return None };
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (_, rest) = text.split_at_checked(digits).filter(|(typed, _)| typed.parse() == Ok(number))?;
    let rest = rest.strip_prefix(NUMBER_ENDS)?;
    let says_more = match rest.trim() {
        "" => content.len() > 1 || rest.is_empty() && item.content.len() > 1,
        _ => rest.starts_with(' '),
    };
    says_more.then_some(rest)
}

/// Takes the sign of a box from the beginning of an item.
fn take_box(content: &mut Vec<Block>) -> Option<bool> {
    let has_more = content.len() > 1;
    let Some(Block::Paragraph { content: line }) = content.first_mut() else { return None };
    let is_alone = line.len() == 1;
    let Some(Inline::Text { text }) = line.first_mut() else { return None };
    let sign = text.chars().next()?;
    let ticked = TICKED_BOXES.contains(&sign);
    if !ticked && !EMPTY_BOXES.contains(&sign) {
        return None;
    }
    match text.strip_prefix(sign)? {
        "" if is_alone && has_more => {
            content.remove(0);
        }
        rest if rest.starts_with(' ') && !(rest == " " && is_alone) => *text = rest.trim_start().to_owned(),
        _ => return None,
    }
    if let Some(Block::Paragraph { content: line }) = content.first_mut()
        && matches!(line.first(), Some(Inline::Text { text }) if text.is_empty())
    {
        line.remove(0);
    }
    Some(ticked)
}

pub(super) fn close_callout(kind: CalloutKind, mut title: Vec<Inline>, mut content: Vec<Block>, around: &mut Frame) {
    if title.is_empty() {
        title = take_title(kind, &mut content);
    } else if let Some(name) = name_of_kind(&title) {
        title = name;
    }
    // What stood before a picture may have been the title.
    if matches!(content.first(), Some(Block::Paragraph { content: line }) if has_picture_at_end(line)) {
        let mut inside = Frame::new(around.node, Kind::Body);
        inside.push_all(content);
        content = inside.blocks;
    }
    if content.is_empty() {
        push_paragraph(title, around);
    } else {
        around.push(Block::Callout { kind, title, content });
    }
}

/// Takes what names the kind of what follows: the first line, or the word that the first line begins with, bold or with a colon.
fn take_title(kind: CalloutKind, content: &mut Vec<Block>) -> Vec<Inline> {
    let is_alone = content.len() < 2;
    let Some(Block::Paragraph { content: line } | Block::Heading { content: line, .. }) = content.first_mut() else {
        return Vec::new();
    };
    if let Some(title) = name_of_kind(line).filter(|_| !is_alone) {
        content.remove(0);
        return title;
    }
    if let Some(Inline::Text { text }) = line.first_mut()
        && let Some((name, rest)) = text.split_once(':')
        && kind_of_word(name) == Some(kind)
        && !rest.trim().is_empty()
    {
        let title = vec![Inline::Text { text: name.to_owned() }];
        *text = rest.trim_start().to_owned();
        return title;
    }
    let first = if let [Inline::Strong { content: first }, _, ..] = line.as_slice() { name_of_kind(first) } else { None };
    let Some(title) = first else { return Vec::new() };
    line.remove(0);
    trim_start(line);
    title
}

/// The line without the marks behind it, if it is nothing but the name of a kind: `Note:`.
fn name_of_kind(line: &[Inline]) -> Option<Vec<Inline>> {
    let text = words(line);
    let name = text.trim_end_matches([':', '.', ' ']);
    kind_of_word(name).map(|_| vec![Inline::Text { text: name.to_owned() }])
}

/// Takes the marks and the space away with which a line goes on behind the word that it began with.
fn trim_start(line: &mut Vec<Inline>) {
    while let Some(first) = line.first_mut() {
        match first {
            Inline::Text { text } => {
                let rest = text.trim_start_matches([':', ' ', '\u{a0}']);
                if !rest.is_empty() {
                    *text = rest.to_owned();
                    return;
                }
            }
            Inline::Break => {}
            _ => return,
        }
        line.remove(0);
    }
}

/// A title is set in bold wherever it stands.
pub(super) fn strip_strong(line: &mut Vec<Inline>) {
    // A picture before it is none of the words.
    let pictures = line.iter().take_while(|inline| is_bare_image(inline)).count();
    match line.get_mut(pictures..).unwrap_or_default() {
        [Inline::Strong { content }] => {
            let content = std::mem::take(content);
            line.splice(pictures.., content);
        }
        [Inline::Emphasis { content }] => strip_strong(content),
        _ => {}
    }
}

pub(super) fn close_callout_title(blocks: &[Block], around: &mut Frame) {
    let line = join(blocks);
    match &mut around.kind {
        Kind::Callout { title, .. } if title.is_empty() => {
            *title = line;
            strip_strong(title);
        }
        _ => push_paragraph(line, around),
    }
}

pub(super) fn close_note(note: Footnote, around: &mut Frame) {
    if note.content.is_empty() {
        return;
    }
    // The line between the text and its notes.
    around.blocks.pop_if(|block| *block == Block::Rule);
    match around.blocks.last_mut() {
        Some(Block::Footnotes { notes }) => notes.push(note),
        _ => around.push(Block::Footnotes { notes: vec![note] }),
    }
}

pub(super) fn is_link(blocks: &[Block]) -> bool {
    matches!(blocks, [Block::Paragraph { content }] if matches!(content.as_slice(), [Inline::Link { .. }]))
}

pub(super) fn close_media(kind: MediaKind, blocks: Vec<Block>, around: &mut Frame) {
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

pub(super) fn close_quote(mut content: Vec<Block>, attribution: Vec<Inline>, around: &mut Frame) {
    if attribution.is_empty()
        && let Some(kind) = take_written_kind(&mut content)
    {
        close_callout(kind, Vec::new(), content, around);
    } else if !content.is_empty() {
        around.push(Block::Quote { content, attribution });
    }
}

/// Takes the first line of a callout that is written as text: `[!NOTE]`, alone on its line.
fn take_written_kind(content: &mut Vec<Block>) -> Option<CalloutKind> {
    let (Block::Paragraph { content: line }, rest) = content.split_first()? else { return None };
    let Some(Inline::Text { text }) = line.first() else { return None };
    let kind = text.trim_end().strip_prefix("[!").and_then(|text| text.strip_suffix(']')).and_then(kind_of_word)?;
    // A picture alone is no remark.
    let has_more = !words(&flatten(rest)).trim().is_empty();
    let Some(Block::Paragraph { content: line }) = content.first_mut() else { return None };
    match line.get(1) {
        Some(Inline::Break) if !words(line.get(2..).unwrap_or_default()).is_empty() => {
            line.drain(..2);
        }
        None if has_more => {
            content.remove(0);
        }
        _ => return None,
    }
    Some(kind)
}

/// Adds a line as a paragraph, or as the pictures that it is.
pub(super) fn push_paragraph(content: Vec<Inline>, around: &mut Frame) {
    if shows_only_images(&content) {
        around.push_all(figures_of(content));
    } else {
        around.push(Block::Paragraph { content });
    }
}

pub(super) fn close_caption(blocks: &[Block], around: &mut Frame) {
    let line = join(blocks);
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

pub(super) fn close_term(line: Vec<Inline>, around: &mut Frame) {
    let Kind::Definitions(items) = &mut around.kind else { return };
    match items.last_mut() {
        _ if line.is_empty() => {}
        Some(last) if last.details.is_empty() => last.terms.push(line),
        _ => items.push(Definition { terms: vec![line], details: Vec::new() }),
    }
}

pub(super) fn close_detail(blocks: Vec<Block>, around: &mut Frame) {
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

pub(super) fn close_figure(mut blocks: Vec<Block>, caption: Option<(usize, Vec<Inline>)>, around: &mut Frame) {
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
