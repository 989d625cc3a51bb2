//! Sentences that are none of a text, whatever it is about: what a designer put in its place, requests to subscribe or to install
//! something, what the page earns with its links.

use super::Page;
use crate::block::TextBlock;
use crate::dom::NodeId;
use crate::dom::class::has_word;
use crate::select::Selection;
use crate::table::phrases as table;
use crate::table::prune::HEADING_LEVELS;
use crate::table::tags::Tags;

/// How sure it is that a block is such a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Surety {
    /// It holds the place of a text.
    Placeholder,
    /// It says what no text does.
    Sure,
    /// A text may say it, too.
    Unsure,
}

impl Page<'_> {
    /// The kept blocks that are such. What the page is about is told in such words, too: then none of them goes.
    pub(super) fn find_phrases(&self, selection: &Selection) -> Vec<usize> {
        let score = |at: usize| selection.verdicts.get(at).map_or(0.0, |verdict| verdict.score);
        let mut all: u32 = 0;
        let mut may_be: Vec<(usize, &TextBlock)> = Vec::new();
        for (at, block) in self.kept(selection) {
            let words = block.shape.words();
            all += words;
            let is_short = words <= table::APPEAL_WORDS || words <= table::MOST_WORDS && score(at) < table::SURE_SCORE;
            if self.is_placeholder(block) || is_short && self.has_trigger(block) && !self.is_heading(at) {
                may_be.push((at, block));
            }
        }
        let told = may_be.into_iter().filter_map(|(at, block)| Some((at, self.surety_of(block, score(at), all)?)));
        let mut found: Vec<(usize, Surety)> = told.collect();
        let title = self.metadata.title.as_deref().unwrap_or_default().to_lowercase();
        let is_topic = has_word(&title, table::TRIGGERS);
        let is_about_placeholders = title.contains(table::PLACEHOLDER);
        let are_many = found.iter().filter(|(_, surety)| *surety == Surety::Unsure).count() > table::MOST_UNSURE;
        found.retain(|(_, surety)| match surety {
            Surety::Placeholder => !is_about_placeholders,
            Surety::Sure => !is_topic,
            Surety::Unsure => !is_topic && !are_many,
        });
        found.into_iter().map(|(at, _)| at).collect()
    }

    fn is_placeholder(&self, block: &TextBlock) -> bool {
        let begin = self.dom.text(block.first).trim_start().get(..table::PLACEHOLDER.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(table::PLACEHOLDER))
    }

    /// How sure it is that a block is such a sentence, if it may be one, on a page of so many kept words.
    fn surety_of(&self, block: &TextBlock, score: f32, all: u32) -> Option<Surety> {
        if self.is_placeholder(block) {
            return Some(Surety::Placeholder);
        }
        let text = block.text(self.dom).to_lowercase();
        let words = block.shape.words();
        let is_small = words as f32 <= table::APPEAL_PART * all as f32;
        let is_word = |rest: &str| rest.starts_with(char::is_alphabetic);
        let mut labelled = table::BEGINNINGS.iter().filter_map(|begin| text.strip_prefix(begin));
        let has = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(phrase));
        let is_appeal = || is_small && words <= table::APPEAL_WORDS && asks_to_subscribe(&text);
        if labelled.any(|rest| !is_word(rest)) || has(&table::PHRASES) || is_appeal() {
            return Some(Surety::Sure);
        }
        let is_item = self.dom.find_around(block.container, HEADING_LEVELS, Tags::ITEMS).is_some();
        let is_unsure = is_small && !is_item && score < table::UNSURE_SCORE && has(&table::UNSURE_PHRASES);
        is_unsure.then_some(Surety::Unsure)
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
