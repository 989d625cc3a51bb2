//! Turns the links of a page into its footnotes: which marks refer to which notes, which elements are notes, what leads back.
//!
//! A mark is a link to a place further down whose text is a number or a sign, raised, in brackets or named as such by its class.
//! The note is the block at that place. A mark whose note is not kept says nothing and is dropped.

use std::collections::{HashMap, HashSet};

use super::kept::Kept;
use crate::document::{Block, Inline, flat};
use crate::dom::class::{has_class, has_word};
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::notes::{
    BACKLINKS, BARE_SIGNS, LABELS, MARK_ANCESTORS, MARK_CHARS, MARK_NODES, NOTE_WORDS, REFERENCES, SIDE_NOTE_ELEMENTS,
    SIDE_NOTES, SIDE_TOGGLES, SIGNS,
};
use crate::table::tags::Tag;
use crate::table::words::Words;

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

/// A link that looks like a mark, with the place that it leads to.
struct Candidate<'a> {
    link: NodeId,
    target: &'a str,
    label: String,
}

impl Notes {
    /// Finds the footnotes of a page; what is on the list of `strays` is none. Of an element that is replaced something else is
    /// made, text or formula.
    pub(super) fn of_page(dom: &Dom, kept: &Kept<'_>, strays: &HashSet<NodeId>, is_replaced: impl Fn(NodeId) -> bool) -> Self {
        let links = dom.nodes().filter(|id| dom.tag(*id) == Tag::A);
        let candidates: Vec<Candidate<'_>> = links.filter_map(|id| candidate(dom, id)).collect();
        let mut side = side_notes(dom, kept);
        side.retain(|note| !strays.contains(note));
        if candidates.is_empty() && side.is_empty() {
            return Notes::default();
        }
        let places = places(dom, &candidates);
        let mut found = pair(dom, &candidates, &places);
        let replaced = ranges(dom, is_replaced);
        let is_replaced = |id: NodeId| {
            let before = replaced.partition_point(|(first, _)| *first <= id);
            before.checked_sub(1).and_then(|at| replaced.get(at)).is_some_and(|(_, end)| id < *end)
        };
        found.retain(|(mark, note)| !is_replaced(mark.link) && !is_replaced(*note));
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
            let toggles = dom.nodes().filter(|id| dom.tag(*id) == Tag::LABEL && has_class(dom, *id, SIDE_TOGGLES));
            notes.roles.extend(toggles.map(|toggle| (toggle, Role::Dropped)));
        }
        // What refers to nothing, as where the notes were cut off, or leads back.
        let paired: HashSet<NodeId> = found.iter().map(|(mark, _)| mark.link).collect();
        for lost in candidates.iter().filter(|candidate| !paired.contains(&candidate.link)) {
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

    fn add_marks(&mut self, dom: &Dom, found: &[(&Candidate<'_>, NodeId)], numbers: &HashMap<NodeId, u32>) {
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
                let text = text_of(dom, at, MARK_CHARS);
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
        let bare = first.trim_start_matches(['[', '(', '^', ' ']);
        if let Some(rest) = bare.strip_prefix(label.as_str()).filter(|rest| !rest.starts_with(char::is_alphanumeric)) {
            *first = rest.trim_start_matches([']', ')', '.', ':', ' ']).to_owned();
        } else if bare.starts_with([']', ')'])
            || [". ", ": "].iter().any(|end| bare.starts_with(end))
            || first.starts_with(['^', ' '])
        {
            // Brackets whose number was a link.
            *first = bare.trim_start_matches([']', ')', '.', ':', ' ']).to_owned();
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

/// The mark that a link may be.
fn candidate(dom: &Dom, id: NodeId) -> Option<Candidate<'_>> {
    let target = dom.attr(id, AttrName::HREF)?.strip_prefix('#').filter(|target| !target.is_empty())?;
    let text = text_of(dom, id, MARK_CHARS)?;
    let label = label_of(&text)?;
    let around = || dom.ancestors_and_self(id).take(MARK_ANCESTORS + 1);
    let is_raised = || around().any(|id| dom.tag(id) == Tag::SUP) || dom.descendants(id).any(|id| dom.tag(id) == Tag::SUP);
    // Brackets outside of the link belong to the text.
    let is_named = || around().any(|id| names_one_of(dom, id, REFERENCES)) && !follows_bracket(dom, id);
    let is_mark = is_mark(&text, false) || is_raised() || is_named();
    let is_code = || dom.ancestors_and_self(id).any(|id| dom.tag(id) == Tag::PRE);
    (is_mark && !is_code()).then_some(Candidate { link: id, target, label })
}

/// Whether the text of a link to a place on the page makes it the mark of a note.
pub(super) fn is_mark(text: &str, is_raised: bool) -> bool {
    let is_sign = |label: String| label.chars().all(|c| BARE_SIGNS.contains(&c));
    label_of(text).is_some_and(|label| is_raised || text.starts_with(['[', '(']) || is_sign(label))
}

/// Whether an element stands in brackets that are not its own, perhaps behind others.
fn follows_bracket(dom: &Dom, id: NodeId) -> bool {
    let before =
        (1..=MARK_ANCESTORS as u32).map_while(|back| id.0.checked_sub(back)).map(NodeId).find(|id| dom.tag(*id) == Tag::TEXT);
    before.is_some_and(|id| dom.text(id).trim_end().ends_with(['[', '(', ',', '-', '–']))
}

/// Whether the classes or the role of an element have one of the words.
fn names_one_of(dom: &Dom, id: NodeId, words: &Words) -> bool {
    [AttrName::CLASS, AttrName::ROLE].into_iter().any(|name| dom.attr(id, name).is_some_and(|names| has_word(names, words)))
}

/// The text below an element, without white space; none where it is longer than `most` characters.
pub(super) fn text_of(dom: &Dom, id: NodeId, most: usize) -> Option<String> {
    let mut out = String::new();
    for c in dom.descendants(id).flat_map(|id| dom.text(id).chars()) {
        if !c.is_whitespace() {
            out.push(c);
        }
        if out.len() > most * 4 {
            return None;
        }
    }
    (out.chars().count() <= most).then_some(out)
}

/// What a mark says, without brackets: a number, a letter, a sign, `note 1`.
fn label_of(text: &str) -> Option<String> {
    let bare = text.trim_matches(['[', ']', '(', ')', '.', ':', '^']);
    let number = LABELS.iter().filter_map(|label| bare.strip_prefix(label)).find(|rest| !rest.is_empty()).unwrap_or(bare);
    let is_number = !number.is_empty() && number.len() <= 3 && number.chars().all(|c| c.is_ascii_digit());
    let is_letter = bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic);
    let is_sign = !bare.is_empty() && bare.chars().all(|c| SIGNS.contains(&c));
    (is_number || is_letter || is_sign).then(|| bare.to_owned())
}

/// The elements that the candidates lead to, by the names of these places.
fn places<'a>(dom: &'a Dom, candidates: &[Candidate<'a>]) -> HashMap<&'a str, NodeId> {
    let wanted: HashSet<&str> = candidates.iter().map(|candidate| candidate.target).collect();
    let mut places = HashMap::new();
    for id in dom.nodes() {
        let name = dom.attr(id, AttrName::ID).or_else(|| dom.attr(id, AttrName::NAME).filter(|_| dom.tag(id) == Tag::A));
        if let Some(name) = name.filter(|name| wanted.contains(name)) {
            places.entry(name).or_insert(id);
        }
    }
    places
}

/// The candidates that lead to a note, each with it.
fn pair<'a, 'b>(dom: &Dom, candidates: &'b [Candidate<'a>], places: &HashMap<&str, NodeId>) -> Vec<(&'b Candidate<'a>, NodeId)> {
    let mut found: Vec<(&Candidate<'_>, NodeId)> = Vec::new();
    let mut target_of: HashMap<NodeId, Option<&str>> = HashMap::new();
    for candidate in candidates {
        let Some(place) = places.get(candidate.target).filter(|place| **place > candidate.link) else { continue };
        let Some(note) = note_at(dom, *place).filter(|note| !dom.contains(*note, candidate.link)) else { continue };
        found.push((candidate, note));
        // An element that holds several places holds several notes and is none.
        let target = target_of.entry(note).or_insert(Some(candidate.target));
        *target = target.filter(|target| *target == candidate.target);
    }
    found.retain(|(_, note)| target_of.get(note).is_some_and(Option::is_some));
    found
}

/// The block that is the note at a place.
fn note_at(dom: &Dom, place: NodeId) -> Option<NodeId> {
    let block = dom.ancestors_and_self(place).find(|id| !dom.tag(*id).is_inline())?;
    match dom.tag(block) {
        Tag::LI | Tag::P | Tag::DIV | Tag::ASIDE | Tag::DD | Tag::TR | Tag::TABLE | Tag::SECTION => Some(block),
        Tag::TD | Tag::TH => Some(dom.parent(block)).filter(|row| dom.tag(*row) == Tag::TR),
        Tag::DT => {
            let behind = std::iter::successors(Some(dom.end(block)), |id| Some(dom.end(*id)));
            behind.take(2).find(|id| dom.tag(*id) == Tag::DD && dom.parent(*id) == dom.parent(block))
        }
        _ => None,
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
fn live_notes(dom: &Dom, kept: &Kept<'_>, found: &[(&Candidate<'_>, NodeId)]) -> Vec<(NodeId, String)> {
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
        Tag::SPAN | Tag::SMALL => has_class(dom, id, SIDE_NOTES),
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
        dom.text(id).chars().all(|c| c.is_whitespace() || "[](),;".contains(c)) || is_linked()
    };
    let around = dom.ancestors_and_self(dom.parent(link)).take(MARK_ANCESTORS);
    let inline = around.take_while(|id| matches!(dom.tag(*id), Tag::SUP | Tag::SPAN | Tag::B | Tag::I | Tag::SMALL | Tag::FONT));
    let units = inline.take_while(|id| dom.end(*id).0 - id.0 <= MARK_NODES && dom.descendants(*id).all(is_surplus));
    units.last().unwrap_or(link)
}
