//! Lines that say when, and by whom, a text or each entry of a list was written, and links under each entry that say the same.

use std::cell::LazyCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};

use super::{Line, Page};
use crate::block::TextBlock;
use crate::dom::NodeId;
use crate::metadata::{has_date, is_date};
use crate::select::Selection;
use crate::table::attrs::AttrName;
use crate::table::named::Named;
use crate::table::prune as table;
use crate::table::tags::{Tag, Tags};
use crate::text::{Shape, is_unspaced};

/// What stamps of one kind share: the classes of the element that holds them, and of the one around it, as hashes of all but
/// their digits, in which `post-12` and `post-13` differ.
type Kind = [u64; 2];

impl Page<'_> {
    /// The stamps, where there are several of a kind: elements that are named after a date or an author, nearly all of which have
    /// a date in them. Not cells of tables, nor what the scorer is sure of, as of the days of a chronicle.
    pub(super) fn find_stamps(&self, selection: &Selection, lines: &[Line<'_>]) -> Vec<usize> {
        let mut kinds: HashMap<Kind, Vec<(usize, bool)>> = HashMap::new();
        for (at, line) in lines {
            let score = selection.verdicts.get(*at).map_or(1.0, |verdict| verdict.score);
            if score < table::SURE_SCORE
                && let Some(kind) = self.blocks.get(*at).and_then(|block| self.kind_of_stamp(block))
            {
                // What costs something is an event.
                let is_priced = self.blocks.get(*at).is_some_and(|block| block.shape.money > 0);
                kinds.entry(kind).or_default().push((*at, has_date(line) && !is_priced));
            }
        }
        let is_kind = |stamps: &&Vec<(usize, bool)>| {
            let dated = stamps.iter().filter(|(_, is_dated)| *is_dated).count();
            stamps.len() >= table::STAMPS && dated as f32 >= table::DATED_PART * stamps.len() as f32
        };
        let mut found: Vec<usize> = kinds.values().filter(is_kind).flatten().map(|(at, _)| *at).collect();
        found.sort_unstable();
        found
    }

    /// The lines above the text that hold nothing but the names of its authors and a word or two, as in "By Ada and Grace", or a
    /// date.
    pub(super) fn find_bylines(&self, selection: &Selection, lines: &[Line<'_>]) -> Vec<usize> {
        let text = self.first_text(selection);
        let authors = self.metadata.authors.iter().take(table::BYLINE_AUTHORS);
        let authors: Vec<String> = authors.map(|author| author.to_lowercase()).collect();
        let is_byline = |line: &str| {
            let line = line.to_lowercase();
            let rest = authors.iter().fold(line.clone(), |rest, author| without_name(rest, author));
            rest != line && Shape::of(&rest).words() <= table::BYLINE_WORDS || is_date(&line)
        };
        // One day alone over the text is that of the post, several are what the page tells of.
        let is_day = |(at, line): &&Line<'_>| self.is_heading(*at) && is_date(line);
        let is_alone = LazyCell::new(|| lines.iter().filter(is_day).take(2).count() == 1);
        let is_sure = |at: usize| selection.verdicts.get(at).is_some_and(|verdict| verdict.score >= table::SURE_SCORE);
        let is_stamp = |at: usize, line: &str| {
            if self.is_heading(at) { is_date(line) && !is_sure(at) && *is_alone } else { is_byline(line) }
        };
        let above = lines.iter().take_while(|(at, _)| *at < text);
        above.filter(|(at, line)| is_stamp(*at, line) && !self.is_answer(selection, *at)).map(|(at, _)| *at).collect()
    }

    /// Whether a line says what another one asks: it is in a cell of a table with something kept beside it, or explains a term.
    pub(super) fn is_answer(&self, selection: &Selection, at: usize) -> bool {
        let Some(block) = self.blocks.get(at) else { return false };
        let Some(cell) = self.dom.find_around(block.container, table::CELL_LEVELS, Tags::CELLS.with(Tags::of(&[Tag::DD]))) else {
            return false;
        };
        let is_kept = |at: usize| selection.verdicts.get(at).is_some_and(|verdict| verdict.keep);
        if self.dom.tag(cell) == Tag::DD {
            let term = at.checked_sub(1).filter(|term| is_kept(*term)).and_then(|term| self.blocks.get(term));
            return term.is_some_and(|term| self.dom.tag(term.container) == Tag::DT);
        }
        let (own, row) = (self.range_of(cell), self.range_of(self.dom.parent(cell)));
        let mut beside = (row.start..own.start).rev().take(table::ROW_BLOCKS).chain((own.end..row.end).take(table::ROW_BLOCKS));
        beside.any(is_kept)
    }

    /// The links under the entries of a list, of a kind nearly all of which say the same: "Learn more". Brands and places, which
    /// stand under entries, too, differ.
    pub(super) fn find_entry_links(&self, selection: &Selection) -> Vec<usize> {
        let is_link = |block: &TextBlock| {
            // No link begins in the block where the block is a box in the link.
            let shape = &block.shape;
            shape.words() <= table::ENTRY_LINK_WORDS && shape.link_chars > 0 && shape.link_chars == shape.chars
        };
        let mut kinds: HashMap<Kind, Vec<(u64, usize)>> = HashMap::new();
        for (at, block) in self.kept(selection).filter(|(at, block)| is_link(block) && !self.is_heading(*at)) {
            kinds.entry(self.kind_of(block)).or_default().push((block.shape.hash, at));
        }
        if kinds.is_empty() {
            return Vec::new();
        }
        // Those of other entries may have been dropped before.
        for (at, block) in self.blocks.iter().enumerate().filter(|(_, block)| is_link(block)) {
            let is_dropped = selection.verdicts.get(at).is_some_and(|verdict| !verdict.keep);
            if is_dropped && let Some(kind) = kinds.get_mut(&self.kind_of(block)) {
                kind.push((block.shape.hash, at));
            }
        }
        let mut found = Vec::new();
        for links in kinds.values_mut() {
            links.sort_unstable();
            let all = links.len() as f32;
            let is_most =
                |same: &&[(u64, usize)]| same.len() >= table::ENTRY_LINKS && same.len() as f32 >= table::LINKED_PART * all;
            found.extend(links.chunk_by(|(text, _), (other, _)| text == other).filter(is_most).flatten().map(|(_, at)| *at));
        }
        found.sort_unstable();
        found
    }

    fn kind_of(&self, block: &TextBlock) -> Kind {
        [block.container, self.dom.parent(block.container)].map(|id| {
            let mut hasher = DefaultHasher::new();
            let classes = self.dom.attr(id, AttrName::CLASS).unwrap_or_default();
            classes.split(|c: char| c.is_ascii_digit()).for_each(|part| hasher.write(part.as_bytes()));
            hasher.finish()
        })
    }

    fn kind_of_stamp(&self, block: &TextBlock) -> Option<Kind> {
        let parent = self.dom.parent(block.container);
        let is_named = |id: NodeId| self.is_named(id, Named::Stamp);
        let is_cell = matches!(self.dom.tag(block.container), Tag::TD | Tag::TH);
        let is_of_event = || {
            let mut around = self.dom.ancestors_and_self(block.container).take(table::EVENT_LEVELS);
            around.any(|id| self.is_named(id, Named::Event))
        };
        (!is_cell && (is_named(block.container) || is_named(parent)) && !is_of_event()).then(|| self.kind_of(block))
    }
}

/// A line without a name, where that is no part of a longer word: `Mark` is none of `Market`.
fn without_name(line: String, name: &str) -> String {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() || is_unspaced(c));
    let is_whole = |at: usize| {
        let (before, behind) = (line.get(..at), line.get(at + name.len()..));
        is_edge(before.and_then(|before| before.chars().next_back())) && is_edge(behind.and_then(|behind| behind.chars().next()))
    };
    if !line.match_indices(name).any(|(at, _)| is_whole(at)) {
        return line;
    }
    line.replace(name, " ")
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::super::tests::{pruned_without, scored};

    const TEASER: &str = "<h3>The ferries leave later</h3><p>From the first of May on they leave at noon.</p>";

    fn left(stamp: &str, score: f32) -> usize {
        let entry = |day: u32| format!("<article>{TEASER}{}</article>", stamp.replace('?', &day.to_string()));
        let kept = |page: String| scored(&page, score).len();
        kept((1..5).map(entry).collect()) - kept(TEASER.repeat(4))
    }

    #[test]
    fn days_and_names_under_the_entries_of_a_list_are_no_entries() {
        assert_eq!(left("<p class=post-meta>By Ada on ? May 2024</p>", 0.7), 0);
        assert_eq!(left("<div class=entryInfo><span>2024-05-0?</span></div>", 0.7), 0);
    }

    #[test]
    fn the_authors_above_the_text_are_told_in_its_metadata_alone() {
        let author = "<meta name=author content='Ada Byron'>";
        let text = "<p>From the first of May on the ferries to the islands will leave from both of the piers in the town.</p>";
        let left = |line: &str| scored(&format!("{author}{line}{text}"), 0.9).len();
        assert_eq!(left("<p>By Ada Byron</p>"), 1);
        assert_eq!(left("<p>ADA BYRON, Lund</p>"), 1);
        assert_eq!(left("<p>Ada Byron was asked on the pier.</p>"), 2);
        assert_eq!(left("<p>Ada Byrony</p>"), 2);
        assert_eq!(left("<h2>Ada Byron</h2>"), 2);
        assert_eq!(left("<div>Wednesday, 11 May 2022 - 3:40 p.m.</div>"), 1);
        assert_eq!(left("<div>The pier was closed on 11 May 2022</div>"), 2);
        assert_eq!(scored(&format!("{author}{text}<p>By Ada Byron</p>"), 0.9).len(), 2);
        let under = |heading: &str, score: f32| scored(&format!("{heading}{text}"), score).len();
        assert_eq!(under("<h2>May 11, 2022</h2>", 0.7), 1);
        assert_eq!(under("<h2>May 11, 2022</h2>", 0.9), 2);
        assert_eq!(under("<h2>May 11, 2022</h2><p>It rained.</p><h2>May 12, 2022</h2>", 0.7), 4);
        assert_eq!(left("<table><tr><td>May 11, 2022</td></tr></table>"), 1);
        assert_eq!(left("<table><tr><td>Date of issue</td><td>May 11, 2022</td></tr></table>"), 3);
        let told = text.replace("the first of May", "this day");
        assert_eq!(left(&format!("<table><tr><td>May 11, 2022</td><td>{told}</td></tr></table>")), 3);
        assert_eq!(left("<dl><dt>When</dt><dd>May 11, 2022</dd></dl>"), 3);
    }

    #[test]
    fn days_that_are_what_a_page_tells_of_stay() {
        assert_eq!(left("<p class=post-meta>By Ada on ? May 2024</p>", 0.95), 4);
        assert_eq!(left("<p class=event>? May 2024</p>", 0.7), 4);
        assert_eq!(left("<div class=event-card><p class=date>? May 2024</p></div>", 0.7), 4);
        assert_eq!(left("<p class=post-meta>Pier number ?</p>", 0.7), 4);
        assert_eq!(left("<p class=meta>? May 2024 | Town Hall | $12</p>", 0.7), 4);
    }

    #[test]
    fn links_that_say_the_same_under_each_entry_are_no_text() {
        let entries = |end: &str, count: usize| -> String {
            (0..count).map(|n| format!("<div><p>Ferry {n} leaves from both of the piers.</p>{end}</div>")).collect()
        };
        let left = |end: &str, count: usize| scored(&entries(end, count), 0.9).len() - count;
        assert_eq!(left("<a href=/a>Learn more</a>", 3), 0);
        assert_eq!(left("<a href=/a>Learn more</a>", 2), 2);
        assert_eq!(left("<p>Ferries</p>", 3), 3);
        assert_eq!(left("<a href=/a><div class=more>Learn more</div></a>", 3), 0);
        assert_eq!(left("<h4><a href=/a>Ferries</a></h4><p>All are on time.</p>", 3), 6);
        // Of the second and the third entry it was dropped before.
        let page = entries("<p class=more><a href=/a>Learn more</a></p>", 3);
        let seen = Cell::new(0);
        let is_later = |text: &str| text == "Learn more" && seen.replace(seen.get() + 1) > 0;
        assert!(!pruned_without(&page, is_later).0.contains(&"Learn more".to_owned()));
    }
}
