//! Tells whether what is left of a page is none of its content: a notice, a footer, a request for consent.

use std::collections::HashSet;

use super::Page;
use crate::block::TextBlock;
use crate::dom::NodeId;
use crate::select::{Reason, Selection, is_in_footer};
use crate::table::attrs::AttrName;
use crate::table::named::Named;
use crate::table::prune as table;
use crate::table::scoring::LEAST_WORDS;
use crate::table::tags::Tag;
use crate::text::Shape;

impl Page<'_> {
    /// Why all that is left is not content, if it is not.
    pub(super) fn judge_rest(&self, selection: &Selection) -> Option<Reason> {
        let words: u32 = self.kept(selection).map(|(_, block)| block.shape.words()).sum();
        if words == 0 || words > table::NOTICE_PAGE_WORDS {
            return None;
        }
        if words < LEAST_WORDS {
            return Some(Reason::EmptyPage);
        }
        if self.kept(selection).all(|(_, block)| is_in_footer(self.dom, block)) {
            return Some(Reason::Footer);
        }
        let apart = self.kept(selection).filter(|(_, block)| !self.is_over_the_page(block));
        if apart.map(|(_, block)| block.shape.words()).sum::<u32>() < LEAST_WORDS {
            return Some(Reason::EmptyPage);
        }
        let text: String = self.kept(selection).map(|(_, block)| block.text(self.dom) + "\n").collect::<String>().to_lowercase();
        let is_topic = self.metadata.title.as_deref().is_some_and(|title| count_consent(&title.to_lowercase()).0 > 0);
        if is_consent(&text) && !is_topic {
            return Some(Reason::Consent);
        }
        let is_notice = words <= table::NOTICE_WORDS && table::NOTICES.iter().any(|notice| text.contains(notice));
        is_notice.then_some(Reason::Notice)
    }

    /// Whether a block is in what a page shows in front of itself: a dialog, or a sign that it is loading.
    pub(super) fn is_over_the_page(&self, block: &TextBlock) -> bool {
        let is_dialog = |id: NodeId| {
            let role = self.dom.attr(id, AttrName::ROLE);
            self.dom.tag(id) == Tag::DIALOG || role.is_some_and(|role| table::DIALOG_ROLES.contains(&role))
        };
        let mut around = self.dom.ancestors_and_self(block.container);
        // Farther up, it is the whole page, saved before it had loaded.
        let mut near = self.dom.ancestors_and_self(block.container).take(table::LOADING_LEVELS);
        around.any(is_dialog) || self.is_in(block.container, Named::Loading) && near.any(|id| self.is_named(id, Named::Loading))
    }
}

/// Whether a lower-case text speaks of little else than consent to cookies.
fn is_consent(text: &str) -> bool {
    let (hits, different) = count_consent(text);
    let words = Shape::of(text).words().max(1);
    different >= table::CONSENT_DIFFERENT && hits as f32 / words as f32 >= table::CONSENT_SHARE
}

/// How many words of a lower-case text are about consent, and how many different ones.
fn count_consent(text: &str) -> (usize, usize) {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let hits: Vec<&str> = words.filter(|word| table::CONSENT_WORDS.has(word)).collect();
    (hits.len(), hits.iter().collect::<HashSet<_>>().len())
}

#[cfg(test)]
mod tests {
    use super::super::tests::pruned;
    use super::*;

    const TEXT: &str =
        "<p>The ferry to the outer islands will leave an hour later from the first of May, the harbour board has said.</p>";

    #[test]
    fn a_page_behind_a_dialog_that_has_not_loaded_is_empty() {
        let dialog = format!("<div role=dialog>{TEXT}</div>");
        let loading = "<div class=page-spinner><p>If the page does not load, try it again in a minute.</p></div>";
        assert_eq!(pruned(&format!("{dialog}{loading}")).1.last(), Some(&Reason::EmptyPage));
        assert_eq!(pruned(&format!("{dialog}{TEXT}")).0.len(), 2);
        assert_eq!(pruned(&format!("<body class=loading><main><article>{TEXT}</article></main>")).0.len(), 1);
    }

    #[test]
    fn a_page_that_only_asks_for_consent_is_empty() {
        let wall = "<p>We and our partners use cookies to store personal data, for advertising and tracking. You can accept all cookies, or manage your consent and your preferences in our privacy settings.</p>";
        assert_eq!(pruned(&format!("<title>The Daily Tide</title>{wall}")).1.last(), Some(&Reason::Consent));
        assert!(!pruned(&format!("<title>How we use cookies</title><h2>x</h2>{wall}")).0.is_empty());
        assert!(!pruned(&format!("<title>The Daily Tide</title>{TEXT}")).0.is_empty());
    }

    #[test]
    fn a_page_with_nothing_but_its_footer_or_a_notice_is_empty() {
        assert_eq!(
            pruned("<footer><p>About Press Copyright Contact us Creators Advertise Developers Terms Privacy</p></footer>").1,
            [Reason::Footer]
        );
        assert_eq!(pruned("<p>Please enable JavaScript to view this site, and then load it once again.</p>").1, [Reason::Notice]);
    }
}
