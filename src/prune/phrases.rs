//! Sentences that are none of a text, whatever it is about: what a designer put in its place, requests to subscribe or to install
//! something, what the page earns with its links.

use super::Page;
use crate::block::TextBlock;
use crate::dom::NodeId;
use crate::dom::class::has_word;
use crate::select::Selection;
use crate::table::phrases as table;

impl Page<'_> {
    /// The kept blocks that are such.
    pub(super) fn find_phrases(&self, selection: &Selection) -> Vec<usize> {
        let score = |at: usize| selection.verdicts.get(at).map_or(0.0, |verdict| verdict.score);
        let mut all: u32 = 0;
        let mut found = Vec::new();
        for (at, block) in self.kept(selection) {
            let words = block.shape.words();
            all += words;
            let begin = self.dom.text(block.first).trim_start().get(..table::PLACEHOLDER.len());
            let is_placeholder = begin.is_some_and(|begin| begin.eq_ignore_ascii_case(table::PLACEHOLDER));
            let may_be = words <= table::APPEAL_WORDS || words <= table::MOST_WORDS && score(at) < table::SURE_SCORE;
            if is_placeholder || may_be && self.has_trigger(block) && !self.is_heading(at) {
                found.push((at, words, is_placeholder));
            }
        }
        let title = self.metadata.title.as_deref().unwrap_or_default().to_lowercase();
        let is_phrase = |at: usize, words: u32| {
            let Some(block) = self.blocks.get(at) else { return false };
            let text = block.text(self.dom).to_lowercase();
            let is_small = words as f32 <= table::APPEAL_PART * all as f32;
            let is_label = || block.shape.sentence_ends == 0 && table::BEGINNINGS.iter().any(|begin| text.starts_with(begin));
            let is_appeal = || is_small && words <= table::APPEAL_WORDS && asks_to_subscribe(&text);
            let has = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(phrase));
            let is_unsure = score(at) < table::UNSURE_SCORE;
            is_label() || is_small && (has(&table::PHRASES) || is_unsure && has(&table::UNSURE_PHRASES)) || is_appeal()
        };
        // What the page is about is told in such words, too.
        let is_topic = has_word(&title, table::TRIGGERS);
        let is_about_placeholders = title.contains(table::PLACEHOLDER);
        found.retain(
            |(at, words, is_placeholder)| {
                if *is_placeholder { !is_about_placeholders } else { !is_topic && is_phrase(*at, *words) }
            },
        );
        found.into_iter().map(|(at, ..)| at).collect()
    }

    /// Whether a block has one of the words that are in all of these sentences: a cheap look, without a copy of the text.
    fn has_trigger(&self, block: &TextBlock) -> bool {
        let nodes = (block.first.0..=block.last.0).map(NodeId);
        nodes.take(table::NODES).any(|id| has_word(self.dom.text(id), table::TRIGGERS))
    }
}

/// Whether a lower-case sentence asks to subscribe, and behind that says to what.
fn asks_to_subscribe(text: &str) -> bool {
    let begins_word = |at: usize| text.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
    let verb =
        table::SUBSCRIBE.iter().flat_map(|verb| text.match_indices(verb)).map(|(at, _)| at).filter(|at| begins_word(*at)).min();
    verb.and_then(|at| text.get(at..)).is_some_and(|rest| table::LETTERS.iter().any(|letter| rest.contains(letter)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{kept, pruned};

    #[test]
    fn what_stands_in_the_place_of_a_text_and_asks_for_something_is_no_text() {
        let more = "<p>The boats to the inner islands leave at noon, and those to the north in the evening.</p>".to_owned();
        let text: String = (0..20).map(|n| more.replace("noon", &format!("{n} o'clock"))).collect();
        let left = |line: &str| kept(&format!("{text}<p>{line}</p>")).len() - kept(&text).len();
        for line in [
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod.",
            "You need to upgrade your Flash Player to see the tour of the ship.",
            "Sign up here to get our best stories in your inbox.",
            "<a href=/n>Melden Sie sich an</a> für unseren Newsletter.",
            "We may earn a commission when you buy through links on this page.",
        ] {
            assert_eq!(left(line), 0, "{line}");
        }
        for line in [
            "The newsletter of the harbour board is printed on paper.",
            "Sign up on the quay if you want to row on Sunday.",
            "The player of the flash cards wins a trip.",
            "Sale prices of boats rose in May.",
        ] {
            assert_eq!(left(line), 1, "{line}");
        }
        let about = format!("<title>What a Flash player was</title>{text}<p>The Flash player was drawn in 1996.</p>");
        assert_eq!(pruned(&about).0.len(), 21);
    }
}
