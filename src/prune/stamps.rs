//! Lines that say when, and by whom, a text or each entry of a list was written.

use std::collections::HashMap;

use super::Page;
use crate::block::TextBlock;
use crate::dom::NodeId;
use crate::dom::class::has_class_word;
use crate::metadata::has_date;
use crate::select::Selection;
use crate::table::attrs::AttrName;
use crate::table::prune as table;
use crate::table::tags::Tag;
use crate::text::Shape;

/// What stamps of one kind share: the class of the element that holds them, and that of the one around it.
type Kind<'a> = [Option<&'a str>; 2];

impl Page<'_> {
    /// The stamps, where there are several of a kind: elements that are named after a date or an author, nearly all of which have a
    /// date in them. Not cells of tables, nor what the scorer is sure of, as of the days of a chronicle.
    pub(super) fn find_stamps(&self, selection: &Selection, lines: &[(usize, String)]) -> Vec<usize> {
        let mut kinds: HashMap<Kind<'_>, Vec<(usize, bool)>> = HashMap::new();
        for (at, line) in lines {
            let score = selection.verdicts.get(*at).map_or(1.0, |verdict| verdict.score);
            if score < table::SURE_SCORE
                && let Some(kind) = self.blocks.get(*at).and_then(|block| self.kind_of_stamp(block))
            {
                kinds.entry(kind).or_default().push((*at, has_date(line)));
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

    /// The lines above the text that hold nothing but the names of its authors and a word or two, as in "By Ada and Grace".
    pub(super) fn find_bylines(&self, lines: &[(usize, String)], text: usize) -> Vec<usize> {
        let authors: Vec<String> = self.metadata.authors.iter().map(|author| author.to_lowercase()).collect();
        let is_byline = |line: &str| {
            let line = line.to_lowercase();
            let rest = authors.iter().fold(line.clone(), |rest, author| rest.replace(author.as_str(), " "));
            rest != line && Shape::of(&rest).words() <= table::BYLINE_WORDS
        };
        let above = lines.iter().take_while(|(at, _)| *at < text).filter(|(at, _)| !self.is_heading(*at));
        above.filter(|(_, line)| !authors.is_empty() && is_byline(line)).map(|(at, _)| *at).collect()
    }

    fn kind_of_stamp(&self, block: &TextBlock) -> Option<Kind<'_>> {
        let parent = self.dom.parent(block.container);
        let is_named = |id: NodeId| has_class_word(self.dom, id, table::STAMP_WORDS);
        let is_cell = matches!(self.dom.tag(block.container), Tag::TD | Tag::TH);
        let class = |id: NodeId| self.dom.attr(id, AttrName::CLASS);
        (!is_cell && (is_named(block.container) || is_named(parent))).then(|| [class(block.container), class(parent)])
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::scored;

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
        assert_eq!(left("<h2>Ada Byron</h2>"), 2);
        assert_eq!(scored(&format!("{author}{text}<p>By Ada Byron</p>"), 0.9).len(), 2);
    }

    #[test]
    fn days_that_are_what_a_page_tells_of_stay() {
        assert_eq!(left("<p class=post-meta>By Ada on ? May 2024</p>", 0.95), 4);
        assert_eq!(left("<p class=event>? May 2024</p>", 0.7), 4);
        assert_eq!(left("<p class=post-meta>Pier number ?</p>", 0.7), 4);
    }
}
