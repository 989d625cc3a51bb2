//! Lines that say when, and by whom, each entry of a list was written.

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
    fn days_that_are_what_a_page_tells_of_stay() {
        assert_eq!(left("<p class=post-meta>By Ada on ? May 2024</p>", 0.95), 4);
        assert_eq!(left("<p class=event>? May 2024</p>", 0.7), 4);
        assert_eq!(left("<p class=post-meta>Pier number ?</p>", 0.7), 4);
    }
}
