//! What stands among the text and is none of it: references to other articles, signatures under posts, labels that are read aloud.

use super::Page;
use crate::block::TextBlock;
use crate::dom::NodeId;
use crate::select::{Reason, Selection};
use crate::table::attrs::AttrName;
use crate::table::prune as table;
use crate::table::tags::Tag;
use crate::table::words::Words;

impl Page<'_> {
    /// The kept blocks that are such an aside. `lines` are the texts of the short ones, in order.
    pub(super) fn find_asides(&self, selection: &Selection, lines: &[(usize, String)]) -> Vec<(usize, Reason)> {
        let mut lines = lines.iter().peekable();
        let mut judge = |at: usize, block: &TextBlock| {
            let line = lines.next_if(|(line, _)| *line == at).map(|(_, text)| text.as_str());
            if self.is_signature(block) {
                Some(Reason::Signature)
            } else if self.is_reference(block, line) {
                Some(Reason::ReadAlso)
            } else {
                self.is_spoken_label(block).then_some(Reason::Label)
            }
        };
        self.kept(selection).filter_map(|(at, block)| Some((at, judge(at, block)?))).collect()
    }

    /// The headings at the end of the text, under which nothing is kept.
    pub(super) fn find_bare_headings(&self, selection: &Selection) -> Vec<usize> {
        let kept: Vec<(usize, &TextBlock)> = self.kept(selection).collect();
        let is_heading = |block: &TextBlock| {
            block.shape.words() <= table::BARE_HEADING_WORDS
                && self
                    .dom
                    .ancestors_and_self(block.container)
                    .take(table::HEADING_LEVELS)
                    .any(|id| self.dom.tag(id).heading_level().is_some())
        };
        let bare: Vec<usize> = kept.iter().rev().take_while(|(_, block)| is_heading(block)).map(|(at, _)| *at).collect();
        // A page of headings alone is a list of them.
        if bare.len() < kept.len() && bare.len() <= table::BARE_HEADINGS { bare } else { Vec::new() }
    }

    /// Whether a block is in what a member of a forum has under every post.
    fn is_signature(&self, block: &TextBlock) -> bool {
        let around = self.dom.ancestors_and_self(block.container).take(table::SIGNATURE_LEVELS);
        around
            .filter(|id| matches!(self.dom.tag(*id), Tag::DIV | Tag::ASIDE | Tag::BLOCKQUOTE))
            .any(|id| self.has_class(id, table::SIGNATURES))
    }

    /// Whether a block is a few words that nobody sees.
    fn is_spoken_label(&self, block: &TextBlock) -> bool {
        let mut around = self.dom.ancestors_and_self(block.container).take(table::SPOKEN_LEVELS);
        block.shape.words() <= table::SPOKEN_WORDS && around.any(|id| self.has_class(id, table::SPOKEN))
    }

    fn has_class(&self, id: NodeId, list: &Words) -> bool {
        let classes = self.dom.attr(id, AttrName::CLASS).unwrap_or_default();
        classes.as_bytes().split(u8::is_ascii_whitespace).any(|class| list.has_ascii_lower(class))
    }

    /// Whether a block is a few words that ask to read another article, and a link to it; or the words alone, whose articles are
    /// not kept. Not a heading: where what is under it is kept, it stays.
    fn is_reference(&self, block: &TextBlock, line: Option<&str>) -> bool {
        let shape = &block.shape;
        let is_linked = block.links == 1 && shape.words() <= table::REFERENCE_WORDS && shape.link_chars * 2 >= shape.chars;
        let is_short = shape.words() <= table::LABEL_WORDS && self.dom.tag(block.container).heading_level().is_none();
        let ask = |rest: &str| {
            is_linked && rest.starts_with(table::REFERENCE_SIGNS) || is_short && !rest.contains(char::is_alphanumeric)
        };
        match line {
            _ if !is_linked && !is_short => false,
            Some(line) => is_label(line, ask),
            None => is_label(&block.text(self.dom), ask),
        }
    }
}

/// Whether a line begins with a label of references, and what stands behind it, in lower case, is as is asked.
fn is_label(line: &str, ask: impl Fn(&str) -> bool) -> bool {
    let start = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let line: String = start.chars().take(table::LONGEST_REFERENCE_LABEL).flat_map(char::to_lowercase).collect();
    // The labels that begin with the same two bytes lie together.
    let near = |label: &str| label.as_bytes().get(..2).cmp(&line.as_bytes().get(..2));
    let from = table::REFERENCE_LABELS.partition_point(|label| near(label).is_lt());
    let labels = table::REFERENCE_LABELS.iter().skip(from).take_while(|label| near(label).is_eq());
    labels.filter_map(|label| line.strip_prefix(label)).any(|rest| ask(rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{kept, pruned};
    use super::*;

    #[test]
    fn references_to_other_articles_are_no_part_of_this_one() {
        for line in ["READ MORE: <a href=/b>Bridge closed for a week</a>", "<b>Lire aussi : <a href=/b>Le pont est fermé</a></b>"]
        {
            assert_eq!(kept(&format!("<p>{line}</p>")).len(), 1, "{line}");
        }
        for line in [
            "Read more about the bridge on the <a href=/b>page of the port</a>",
            "Source: <a href=/b>the report of the port on its bridges</a>",
            "READ MORE: it is in the <a href=/b>report</a>, on the last of its pages",
        ] {
            assert_eq!(kept(&format!("<p>{line}</p>")).len(), 2, "{line}");
        }
    }

    #[test]
    fn a_label_whose_articles_are_gone_goes_and_a_heading_stays() {
        assert_eq!(kept("<p>Lesen Sie auch</p>").len(), 1);
        assert_eq!(kept("<div>You might also like…</div>").len(), 1);
        assert_eq!(kept("<h2>Related</h2><p>Bridges in other ports of the islands</p>").len(), 3);
        assert_eq!(kept("<p>Related work on bridges</p>").len(), 2);
        assert_eq!(kept("<p>Related: the bridge of Lund</p>").len(), 2);
    }

    #[test]
    fn a_heading_at_the_end_is_none_and_others_are() {
        let ends_with =
            |end: &str| pruned(&format!("<p>The ferries to the islands leave from both of the piers.</p>{end}")).0.len();
        assert_eq!(ends_with("<h2>Recommended reading</h2>"), 1);
        assert_eq!(ends_with("<h2>Bridges</h2><p>There are three of them.</p>"), 3);
        assert_eq!(ends_with("<h2>Ferries</h2><h2>Bridges</h2><h2>Roads</h2>"), 4);
    }

    #[test]
    fn signatures_under_posts_are_no_posts() {
        let post =
            |class: &str, tag: &str| kept(&format!("<{tag} class='{class}'>Sailing since the year of the storm</{tag}>")).len();
        assert_eq!(post("signature", "div"), 1);
        assert_eq!(post("ipsEntry__signature other", "aside"), 1);
        assert_eq!(post("signature", "pre"), 2);
        assert_eq!(post("signature-dishes", "div"), 2);
    }

    #[test]
    fn labels_that_are_only_read_aloud_are_no_text_and_sentences_are() {
        let heading = |text: &str| kept(&format!("<h2 class='visually-hidden'>{text}</h2>")).len();
        assert_eq!(heading("Article content"), 1);
        assert_eq!(heading("Ferries leave from both of the piers"), 2);
    }

    #[test]
    fn labels_are_lower_case_and_not_cut() {
        for label in table::REFERENCE_LABELS {
            assert_eq!(*label, label.to_lowercase());
            assert!(label.chars().count() + 2 < table::LONGEST_REFERENCE_LABEL, "{label}");
        }
    }
}
