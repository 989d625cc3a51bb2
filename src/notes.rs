//! Turns the links of a page into the marks of its footnotes, and keeps the notes that kept text refers to.
//!
//! A mark is a link to a place further down whose text is a number or a sign, raised, in brackets or named as such by its class.
//! The note is the block at that place. Does not judge what is no note, and does not write notes down: that is for the document.
//!
//! Invariant: [`keep_notes`] keeps what was kept, and adds only blocks of notes.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::block::TextBlock;
use crate::dom::class::has_word;
use crate::dom::{Dom, NodeId};
use crate::select::{Reason, Selection, Verdict};
use crate::table::attrs::AttrName;
use crate::table::notes::{
    BARE_SIGNS, LABEL_MARKS, LABELS, LEAST_IN_NOTE, LEAST_NOTE, LEAST_NOTE_BESIDE, MARK_ANCESTORS, MARK_CHARS, NOTE_BLOCKS,
    NOTE_PLACES, NOTE_WORDS, NUMBER_DIGITS, OPEN_BRACKETS, REFERENCES, ROMAN_CHARS, ROMAN_DIGITS, SIGNS,
};
use crate::table::tags::{Tag, Tags};
use crate::table::words::Words;

/// A link that looks like the mark of a footnote.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The link.
    pub link: NodeId,
    /// What it says, without brackets.
    pub label: String,
    /// The block that is the note; none where the link leads back or nowhere.
    pub note: Option<NodeId>,
}

/// Finds the marks of a page, in page order; a page without footnotes has none.
///
/// ```
/// let page = "<p>The ferry is late<sup><a href=#n>1</a></sup>.<ol><li id=n>So says the harbour board.</ol>";
/// let dom = tamis::dom::parse(page, &tamis::Limits::default());
/// let marks = tamis::notes::find_marks(&dom);
/// assert_eq!((marks.len(), marks[0].label.as_str()), (1, "1"));
/// assert_eq!(marks[0].note.map(|note| dom.local_name(note)), Some("li"));
/// ```
#[must_use]
pub fn find_marks(dom: &Dom) -> Vec<Mark> {
    let mut marks: Vec<(Mark, &str)> = dom.elements(Tag::A).filter_map(|id| mark_at(dom, id)).collect();
    if !marks.is_empty() {
        pair(dom, &mut marks);
    }
    marks.into_iter().map(|(mark, _)| mark).collect()
}

/// Keeps what the scorer is unsure of where it is a note of which nothing is kept, and kept text refers to it: a mark that leads
/// nowhere is worth less to a reader than a note too many.
///
/// ```
/// use tamis::block::split_blocks;
/// use tamis::dom::{Limits, parse};
/// use tamis::notes::{find_marks, keep_notes};
/// use tamis::select::{Reason, Selection};
/// use tamis::{Extractor, Page};
///
/// let page = "<p>The ferry is late<sup><a href=#n>1</a></sup>.<ol><li id=n>So says the harbour board.</ol>";
/// let explanation = Extractor::new().explain(&Page::text(page));
/// let mut verdicts: Vec<_> = explanation.blocks.iter().map(|block| block.verdict).collect();
/// verdicts[0].keep = true;
/// (verdicts[1].keep, verdicts[1].score, verdicts[1].reason) = (false, 0.2, Reason::LowScore);
///
/// let dom = parse(page, &Limits::default());
/// let marks = find_marks(&dom);
/// let selection = keep_notes(&dom, &split_blocks(&dom), Selection { verdicts, confidence: 0.9 }, &marks);
/// assert!(selection.verdicts[1].keep && selection.verdicts[1].reason == Reason::Note);
/// ```
#[must_use]
pub fn keep_notes(dom: &Dom, blocks: &[TextBlock], mut selection: Selection, marks: &[Mark]) -> Selection {
    let block_at = |id: NodeId| blocks.partition_point(|block| block.last < id);
    let is_kept = |id: NodeId| selection.verdicts.get(block_at(id)).is_some_and(|verdict| verdict.keep);
    let referred: BTreeSet<NodeId> = marks.iter().filter(|mark| is_kept(mark.link)).filter_map(|mark| mark.note).collect();
    // A list of notes of which one is kept is kept for all that are referred to.
    let mut lists: BTreeSet<NodeId> = BTreeSet::new();
    for least in [LEAST_NOTE, LEAST_NOTE_BESIDE] {
        for note in &referred {
            let (from, to) = (block_at(*note), block_at(dom.end(*note)));
            let (Some(verdicts), Some(inside)) = (selection.verdicts.get_mut(from..to), blocks.get(from..to)) else { continue };
            let is_sought = least == LEAST_NOTE || lists.contains(&dom.parent(*note));
            if is_sought && keep_note(inside, verdicts, least) || verdicts.iter().any(|verdict| verdict.keep) {
                lists.insert(dom.parent(*note));
            }
        }
    }
    selection
}

/// Keeps the blocks of a note that was dropped for its score alone, if that of one is so high. Says whether it did.
fn keep_note(inside: &[TextBlock], verdicts: &mut [Verdict], least: f32) -> bool {
    let is_note = inside.len() <= NOTE_BLOCKS && inside.iter().map(|block| block.shape.words()).sum::<u32>() <= NOTE_WORDS;
    let is_dropped = || verdicts.iter().all(|verdict| verdict.reason == Reason::LowScore);
    let is_kept = is_note && is_dropped() && verdicts.iter().any(|verdict| verdict.score >= least);
    for verdict in verdicts.iter_mut().filter(|verdict| is_kept && verdict.score >= LEAST_IN_NOTE.min(least)) {
        verdict.keep_as(Reason::Note);
    }
    is_kept
}

/// The mark that a link may be, and the name of the place that it leads to.
fn mark_at(dom: &Dom, id: NodeId) -> Option<(Mark, &str)> {
    let target = dom.attr(id, AttrName::HREF)?.strip_prefix('#').filter(|target| !target.is_empty())?;
    let text = dom.short_text(id, MARK_CHARS)?;
    let label = label_of(&text)?;
    let around = || dom.ancestors_and_self(id).take(MARK_ANCESTORS + 1);
    let is_raised = || around().any(|id| dom.tag(id) == Tag::SUP) || dom.descendants(id).any(|id| dom.tag(id) == Tag::SUP);
    // Brackets outside of the link belong to the text.
    let is_named = || around().any(|id| names_one_of(dom, id, REFERENCES)) && !follows_bracket(dom, id);
    let is_place_of_note = || NOTE_PLACES.iter().any(|place| target.starts_with(place));
    let is_mark = is_mark(&text, false) || is_raised() || is_place_of_note() || is_named();
    let is_code = || dom.is_within(id, Tags::of(&[Tag::PRE]));
    (is_mark && !is_code()).then_some((Mark { link: id, label, note: None }, target))
}

/// Whether the text of a link to a place on the page makes it the mark of a note.
pub(crate) fn is_mark(text: &str, is_raised: bool) -> bool {
    let is_sign = |label: String| label.chars().all(|c| BARE_SIGNS.contains(&c));
    label_of(text).is_some_and(|label| is_raised || text.starts_with(['[', '(']) || is_sign(label))
}

/// Whether an element stands in brackets that are not its own, perhaps behind others.
fn follows_bracket(dom: &Dom, id: NodeId) -> bool {
    let before =
        (1..=MARK_ANCESTORS as u32).map_while(|back| id.0.checked_sub(back)).map(NodeId).find(|id| dom.tag(*id) == Tag::TEXT);
    before.is_some_and(|id| dom.text(id).trim_end().ends_with(OPEN_BRACKETS))
}

/// Whether the classes or the role of an element have one of the words.
pub(crate) fn names_one_of(dom: &Dom, id: NodeId, words: &Words) -> bool {
    [AttrName::CLASS, AttrName::ROLE].into_iter().any(|name| dom.attr(id, name).is_some_and(|names| has_word(names, words)))
}

/// What a mark says, without brackets: a number, a letter, a sign, `note 1`, `[ii]`.
pub(crate) fn label_of(text: &str) -> Option<String> {
    let bare = text.trim_matches(LABEL_MARKS);
    let mut numbers = LABELS.iter().filter_map(|label| bare.strip_prefix(label)).map(str::trim_start).chain([bare]);
    let is_number =
        numbers.any(|number| matches!(number.len(), 1..=NUMBER_DIGITS) && number.bytes().all(|byte| byte.is_ascii_digit()));
    let is_letter = bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic);
    let is_sign = !bare.is_empty() && bare.chars().all(|c| SIGNS.contains(&c));
    // In round brackets, it is the third point of a law.
    let is_roman = || {
        let is_short = !bare.is_empty() && bare.len() <= ROMAN_CHARS;
        is_short && !text.starts_with('(') && bare.chars().all(|c| ROMAN_DIGITS.contains(&c))
    };
    (is_number || is_letter || is_sign || is_roman()).then(|| bare.to_owned())
}

/// The elements that the marks lead to, by the names of these places.
fn places<'a>(dom: &'a Dom, marks: &[(Mark, &'a str)]) -> HashMap<&'a str, NodeId> {
    let wanted: HashSet<&str> = marks.iter().map(|(_, target)| *target).collect();
    let mut places = HashMap::new();
    for id in dom.nodes() {
        let name = dom.attr(id, AttrName::ID).or_else(|| dom.attr(id, AttrName::NAME).filter(|_| dom.tag(id) == Tag::A));
        if let Some(name) = name.filter(|name| wanted.contains(name)) {
            places.entry(name).or_insert(id);
        }
    }
    places
}

/// Gives each mark that leads to a note that note.
fn pair(dom: &Dom, marks: &mut [(Mark, &str)]) {
    let places = places(dom, marks);
    // An element that holds several places holds several notes and is none.
    let mut target_of: HashMap<NodeId, Option<&str>> = HashMap::new();
    for (mark, target) in marks.iter_mut() {
        let place = places.get(target).filter(|place| **place > mark.link);
        mark.note = place.and_then(|place| note_at(dom, *place)).filter(|note| !dom.contains(*note, mark.link));
        if let Some(note) = mark.note {
            let known = target_of.entry(note).or_insert(Some(target));
            *known = known.filter(|known| known == target);
        }
    }
    for (mark, _) in marks {
        mark.note = mark.note.filter(|note| target_of.get(note).is_some_and(Option::is_some));
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    /// The verdicts on the blocks of a page, of which those under .3 were dropped.
    fn judged(html: &str, scores: &[f32]) -> Vec<Reason> {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        let reason = |score: f32| if score < 0.3 { Reason::LowScore } else { Reason::Score };
        let verdict = |(block, &score): (usize, &f32)| Verdict { block, keep: score >= 0.3, score, reason: reason(score) };
        let verdicts = scores.iter().enumerate().map(verdict).collect();
        let kept = keep_notes(&dom, &blocks, Selection { verdicts, confidence: 0.9 }, &find_marks(&dom));
        kept.verdicts.iter().map(|verdict| verdict.reason).collect()
    }

    const PAGE: &str = "<p>The ferry is late<sup><a href=#n1>1</a></sup>.<p>The quay<sup><a href=#n2>2</a></sup>.
        <ol><li id=n1><p>Harbour board.<p>Its minutes.<li id=n2>Built in 1911.</ol>";

    #[test]
    fn a_note_is_kept_where_kept_text_refers_to_it() {
        assert_eq!(judged(PAGE, &[0.9, 0.2, 0.2, 0.1, 0.2])[2..], [Reason::Note, Reason::Note, Reason::LowScore]);
    }

    #[test]
    fn links_under_a_note_do_not_come_back_with_it() {
        assert_eq!(judged(PAGE, &[0.9, 0.2, 0.2, 0.03, 0.2])[2..], [Reason::Note, Reason::LowScore, Reason::LowScore]);
    }

    #[test]
    fn what_the_scorer_is_sure_of_is_dropped_with_its_mark() {
        assert_eq!(judged(PAGE, &[0.9, 0.9, 0.1, 0.1, 0.1])[2..], [Reason::LowScore; 3]);
    }

    #[test]
    fn beside_a_note_that_is_kept_others_need_less() {
        assert_eq!(judged(PAGE, &[0.9, 0.9, 0.04, 0.04, 0.2])[2..], [Reason::Note; 3]);
        assert_eq!(judged(PAGE, &[0.9, 0.9, 0.01, 0.01, 0.2])[2..], [Reason::LowScore, Reason::LowScore, Reason::Note]);
    }

    #[test]
    fn of_a_note_that_is_kept_nothing_comes_back() {
        assert_eq!(judged(PAGE, &[0.9, 0.9, 0.9, 0.2, 0.0])[2..], [Reason::Score, Reason::LowScore, Reason::LowScore]);
    }

    #[test]
    fn a_link_back_or_to_nowhere_has_no_note() {
        let dom = parse("<p id=r>See <a href=#gone>[1]</a><p><a href=#r>[2]</a>", &Limits::default());
        let marks = find_marks(&dom);
        assert_eq!(marks.iter().map(|mark| (mark.label.as_str(), mark.note)).collect::<Vec<_>>(), [("1", None), ("2", None)]);
    }
}
