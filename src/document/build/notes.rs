//! Turns the marks of a page into its footnotes: which elements are notes, by which number, and what leads back.
//!
//! A mark whose note is not kept says nothing and is dropped.

use std::collections::{HashMap, HashSet};

use super::kept::Kept;
use crate::document::{Block, Inline, flat};
use crate::dom::class::has_class;
use crate::dom::{Dom, NodeId};
use crate::notes::{Mark, label_of, names_one_of};
use crate::table::attrs::AttrName;
use crate::table::named::Named;
use crate::table::notes::{
    BACKLINKS, BEGINS_OF_LABEL, BESIDE_LINKS, ENDS_OF_LABEL, MARK_ANCESTORS, MARK_CHARS, MARK_NODES, MARKS_BEFORE_LABEL,
    MARKS_BEHIND_LABEL, NOTE_WORDS, SIDE_NOTE_ELEMENTS, SIDE_TOGGLES,
};
use crate::table::tags::Tag;

/// What an element is to the footnotes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    /// It refers to these notes.
    Mark(Vec<u32>),
    /// It is the note with this number.
    Note(u32),
    /// It is the note with this number, and stands in the text.
    Side(u32),
    /// It holds notes and is nothing else.
    Holder,
    /// It leads back, or refers to what is not kept.
    Dropped,
}

/// The footnotes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    roles: HashMap<NodeId, Role>,
    /// What the mark of each note says, without brackets, by number.
    labels: Vec<String>,
    /// The notes by number.
    nodes: Vec<NodeId>,
}

impl Notes {
    /// Finds the footnotes of a page by its marks; what is on the list of `strays` is none. Of an element that is replaced
    /// something else is made, text or formula.
    pub(super) fn of_page(
        (dom, marks): (&Dom, &[Mark]),
        kept: &Kept<'_>,
        strays: &HashSet<NodeId>,
        is_replaced: impl Fn(NodeId) -> bool,
    ) -> Self {
        let mut side = side_notes(dom, kept);
        side.retain(|note| !strays.contains(note));
        if marks.is_empty() && side.is_empty() {
            return Notes::default();
        }
        let replaced = ranges(dom, is_replaced);
        let is_replaced = |id: NodeId| {
            let before = replaced.partition_point(|(first, _)| *first <= id);
            before.checked_sub(1).and_then(|at| replaced.get(at)).is_some_and(|(_, end)| id < *end)
        };
        let pairs = marks.iter().filter_map(|mark| Some((mark, mark.note?)));
        let found: Vec<(&Mark, NodeId)> = pairs.filter(|(mark, note)| !is_replaced(mark.link) && !is_replaced(*note)).collect();
        let mut live = live_notes(dom, kept, &found);
        live.retain(|(note, _)| !strays.contains(note));
        live.extend(side.iter().map(|note| (*note, String::new())));
        live.sort_by_key(|(note, _)| *note);
        let mut notes = Notes::default();
        let mut numbers = HashMap::new();
        for (number, (note, label)) in (1..).zip(&live) {
            numbers.insert(*note, number);
            let stands_in_text = side.binary_search(note).is_ok();
            notes.roles.insert(*note, if stands_in_text { Role::Side(number) } else { Role::Note(number) });
            notes.labels.push(label.clone());
            notes.nodes.push(*note);
            if let Some(holder) = holder(dom, *note) {
                notes.roles.insert(holder, Role::Holder);
            }
        }
        notes.add_marks(dom, &found, &numbers);
        for (note, _) in &live {
            notes.drop_backlinks(dom, *note);
        }
        if !side.is_empty() {
            // What shows them on narrow screens.
            let toggles = dom.elements(Tag::LABEL).filter(|id| has_class(dom, *id, SIDE_TOGGLES));
            notes.roles.extend(toggles.map(|toggle| (toggle, Role::Dropped)));
        }
        // What refers to nothing, as where the notes were cut off, or leads back.
        let paired: HashSet<NodeId> = found.iter().map(|(mark, _)| mark.link).collect();
        for lost in marks.iter().filter(|mark| !paired.contains(&mark.link)) {
            notes.roles.entry(unit_of(dom, lost.link)).or_insert(Role::Dropped);
        }
        notes
    }

    /// The notes of which a document has the text and no reference, or a reference and no text: a part of the page that holds the
    /// one may have been left out.
    pub(super) fn strays(&self, body: &[Block]) -> Vec<NodeId> {
        if self.nodes.is_empty() {
            return Vec::new();
        }
        let (referred, written) = (flat::references(body), flat::notes(body));
        let strays = referred.symmetric_difference(&written);
        strays.filter_map(|number| (*number as usize).checked_sub(1).and_then(|at| self.nodes.get(at)).copied()).collect()
    }

    /// What an element is.
    pub(super) fn role(&self, at: NodeId) -> Option<&Role> {
        if self.roles.is_empty() { None } else { self.roles.get(&at) }
    }

    fn add_marks(&mut self, dom: &Dom, found: &[(&Mark, NodeId)], numbers: &HashMap<NodeId, u32>) {
        for (mark, note) in found {
            let unit = unit_of(dom, mark.link);
            match (numbers.get(note), self.roles.get_mut(&unit)) {
                (Some(number), Some(Role::Mark(numbers))) => numbers.push(*number),
                (Some(number), None | Some(Role::Dropped)) => {
                    self.roles.insert(unit, Role::Mark(vec![*number]));
                }
                (None, None) => {
                    self.roles.insert(unit, Role::Dropped);
                }
                _ => {}
            }
        }
    }

    /// What leads back from a note: arrows, and the number of the note where it is a link.
    fn drop_backlinks(&mut self, dom: &Dom, note: NodeId) {
        let mut at = NodeId(note.0 + 1);
        while at < dom.end(note) {
            let is_named = names_one_of(dom, at, BACKLINKS);
            let is_sign = || {
                let text = dom.short_text(at, MARK_CHARS);
                text.is_some_and(|text| !text.contains(char::is_alphanumeric) || label_of(&text).is_some())
            };
            let is_fragment = dom.tag(at) == Tag::A && dom.attr(at, AttrName::HREF).is_some_and(|href| href.starts_with('#'));
            if !self.roles.contains_key(&at) && (is_named && dom.tag(at).is_inline() || is_fragment && is_sign()) {
                let unit = if is_named { at } else { unit_of(dom, at) };
                self.roles.entry(unit).or_insert(Role::Dropped);
                at = dom.end(at);
            } else {
                at = NodeId(at.0 + 1);
            }
        }
    }

    /// Takes the number of a note from the beginning of its text; the items of a numbered list have theirs outside of it.
    pub(super) fn strip_label(&self, number: u32, content: &mut Vec<Block>) {
        let Some(label) = (number as usize).checked_sub(1).and_then(|at| self.labels.get(at)) else { return };
        let Some(Block::Paragraph { content: line }) = content.first_mut() else { return };
        let first = match line.as_mut_slice() {
            [Inline::Text { text }, ..] => text,
            [Inline::Superscript { content } | Inline::Strong { content }, ..] => match content.as_mut_slice() {
                [Inline::Text { text }] => text,
                _ => return,
            },
            _ => return,
        };
        let bare = first.trim_start_matches(MARKS_BEFORE_LABEL);
        if let Some(rest) = bare.strip_prefix(label.as_str()).filter(|rest| !rest.starts_with(char::is_alphanumeric)) {
            *first = rest.trim_start_matches(MARKS_BEHIND_LABEL).to_owned();
        } else if ENDS_OF_LABEL.iter().any(|end| bare.starts_with(end)) || first.starts_with(BEGINS_OF_LABEL) {
            // Brackets whose number was a link.
            *first = bare.trim_start_matches(MARKS_BEHIND_LABEL).to_owned();
        }
        tidy_start(content);
    }
}

/// Takes away what is empty, and the space, at the beginning of the blocks of a note.
fn tidy_start(content: &mut Vec<Block>) {
    let Some(Block::Paragraph { content: line }) = content.first_mut() else { return };
    let is_empty = |inline: &Inline| match inline {
        Inline::Text { text } => text.trim().is_empty(),
        Inline::Superscript { content } | Inline::Strong { content } => {
            content.iter().all(|inline| matches!(inline, Inline::Text { text } if text.trim().is_empty()))
        }
        Inline::Break => true,
        _ => false,
    };
    let empty = line.iter().take_while(|inline| is_empty(inline)).count();
    line.drain(..empty);
    if let Some(Inline::Text { text }) = line.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if line.is_empty() {
        content.remove(0);
    }
}

/// The outermost elements that are replaced: there are no marks and no notes in them.
fn ranges(dom: &Dom, is_replaced: impl Fn(NodeId) -> bool) -> Vec<(NodeId, NodeId)> {
    let (mut out, mut at) = (Vec::new(), NodeId::ROOT);
    while at.index() < dom.len() {
        let ends = is_replaced(at).then(|| dom.end(at));
        out.extend(ends.map(|end| (at, end)));
        at = ends.unwrap_or(NodeId(at.0 + 1));
    }
    out
}

/// The notes that are kept and that something kept refers to, in page order, each with its label.
fn live_notes(dom: &Dom, kept: &Kept<'_>, found: &[(&Mark, NodeId)]) -> Vec<(NodeId, String)> {
    let mut live: Vec<(NodeId, String)> = Vec::new();
    for (mark, note) in found {
        let share = kept.share(*note);
        let stands_free = || {
            let around = dom.ancestors_and_self(*note).skip(if holder(dom, *note).is_some() { 2 } else { 1 });
            around.into_iter().all(|id| !matches!(dom.tag(id), Tag::LI | Tag::BLOCKQUOTE | Tag::DL | Tag::FIGURE | Tag::DETAILS))
        };
        if share.kept_blocks > 0
            && share.words <= NOTE_WORDS
            && kept.keeps_some_of(mark.link, dom.end(mark.link))
            && stands_free()
        {
            live.push((*note, mark.label.clone()));
        }
    }
    live.sort_by_key(|(note, _)| *note);
    live.dedup_by_key(|(note, _)| *note);
    // The outer of two notes is none.
    let inner: Vec<NodeId> = live.iter().map(|(note, _)| *note).collect();
    let is_outer =
        |note: NodeId| inner.get(inner.partition_point(|id| *id <= note)).is_some_and(|next| dom.contains(note, *next));
    live.retain(|(note, _)| !is_outer(*note));
    live
}

/// The notes that stand in the line that they belong to, in page order; none of them holds another.
fn side_notes(dom: &Dom, kept: &Kept<'_>) -> Vec<NodeId> {
    let mut found: Vec<NodeId> = Vec::new();
    let is_note = |id: NodeId| match dom.tag(id) {
        Tag::SPAN | Tag::SMALL => dom.is_named(id, Named::SideNote),
        Tag::PHRASE => SIDE_NOTE_ELEMENTS.contains(&dom.local_name(id)),
        _ => false,
    };
    for id in dom.nodes().filter(|id| is_note(*id)) {
        let is_line = || dom.descendants(id).all(|id| dom.tag(id) == Tag::TEXT || dom.tag(id).is_inline());
        let is_outer = found.last().is_none_or(|last| !dom.contains(*last, id));
        if is_outer && kept.keeps_some_of(id, dom.end(id)) && is_line() {
            found.push(id);
        }
    }
    found
}

/// The list or the table that a note is a part of.
fn holder(dom: &Dom, note: NodeId) -> Option<NodeId> {
    match dom.tag(note) {
        Tag::LI | Tag::DD => Some(dom.parent(note)).filter(|id| matches!(dom.tag(*id), Tag::UL | Tag::OL | Tag::DL)),
        Tag::TR => dom.ancestors_and_self(note).find(|id| dom.tag(*id) == Tag::TABLE),
        _ => None,
    }
}

/// The outermost element around a link that holds nothing else but brackets and other such links.
fn unit_of(dom: &Dom, link: NodeId) -> NodeId {
    let is_surplus = |id: NodeId| {
        let is_linked = || dom.ancestors_and_self(id).take(MARK_ANCESTORS + 2).any(|id| dom.tag(id) == Tag::A);
        dom.text(id).chars().all(|c| c.is_whitespace() || BESIDE_LINKS.contains(&c)) || is_linked()
    };
    let around = dom.ancestors_and_self(dom.parent(link)).take(MARK_ANCESTORS);
    let inline = around.take_while(|id| matches!(dom.tag(*id), Tag::SUP | Tag::SPAN | Tag::B | Tag::I | Tag::SMALL | Tag::FONT));
    let units = inline.take_while(|id| dom.end(*id).0 - id.0 <= MARK_NODES && dom.descendants(*id).all(is_surplus));
    units.last().unwrap_or(link)
}
