//! Sentences that are none of a text, whatever it is about: what a designer put in its place, requests to subscribe or to install
//! something, what the page earns with its links.

use super::Page;
use crate::select::Selection;
use crate::table::phrases as table;

impl Page<'_> {
    /// The kept blocks that are such. `lines` are the texts of the short ones, in order.
    pub(super) fn find_phrases(&self, selection: &Selection, lines: &[(usize, String)]) -> Vec<usize> {
        let kept: Vec<(usize, u32)> = self.kept(selection).map(|(at, block)| (at, block.shape.words())).collect();
        let all: u32 = kept.iter().map(|(_, words)| words).sum();
        let mut lines = lines.iter().peekable();
        let mut found = Vec::new();
        for (at, words) in &kept {
            let line = lines.next_if(|(line, _)| line == at).map(|(_, text)| text.to_lowercase());
            let Some(block) = self.blocks.get(*at) else { continue };
            let begin = self.dom.text(block.first).trim_start().get(..table::PLACEHOLDER.len());
            if begin.is_some_and(|begin| begin.eq_ignore_ascii_case(table::PLACEHOLDER)) {
                found.push(*at);
            } else if *words <= table::MOST_WORDS && !self.is_heading(*at) {
                let text = line.unwrap_or_else(|| block.text(self.dom).to_lowercase());
                let is_small = || *words as f32 <= table::APPEAL_PART * all as f32;
                if tells(&text) || *words <= table::APPEAL_WORDS && asks_to_subscribe(&text) && is_small() {
                    found.push(*at);
                }
            }
        }
        found
    }
}

/// Whether a lower-case text is about the page's links, its players or its cards.
fn tells(text: &str) -> bool {
    table::BEGINNINGS.iter().any(|begin| text.starts_with(begin)) || table::PHRASES.iter().any(|phrase| text.contains(phrase))
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
    use super::super::tests::kept;

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
        ] {
            assert_eq!(left(line), 1, "{line}");
        }
    }
}
