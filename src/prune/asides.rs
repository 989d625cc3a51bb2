//! What stands among the text and is none of it: references to other articles, signatures under posts, labels that are read
//! aloud, disclosures of paid links.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::{Line, Page};
use crate::block::TextBlock;
use crate::dom::NodeId;
use crate::select::{Reason, Selection};
use crate::table::named::Named;
use crate::table::prune as table;
use crate::table::spoken;
use crate::table::tags::{Tag, Tags};
use crate::text::{is_blank, is_unspaced};

static PAID_LINKS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(table::PAID_LINKS));

impl Page<'_> {
    /// The kept blocks that are such an aside. `lines` are the texts of the short ones, in order.
    pub(super) fn find_asides(&self, selection: &Selection, lines: &[Line<'_>]) -> Vec<(usize, Reason)> {
        let mut lines = lines.iter().peekable();
        let is_kept = |at: usize| selection.verdicts.get(at).is_some_and(|verdict| verdict.keep);
        let is_followed = |at: usize| is_kept(at + 1) || self.is_edit_mark(at + 1) && is_kept(at + 2);
        let mut judge = |at: usize, block: &TextBlock| {
            let line = lines.next_if(|(line, _)| *line == at).map(|(_, text)| &**text);
            if self.is_signature(at, block) {
                Some(Reason::Signature)
            } else if self.is_reference(at, line, is_followed(at)) && !self.is_value(selection, at, block) {
                Some(Reason::ReadAlso)
            } else {
                (self.is_label_by_class(block) || self.is_disclosure(block)).then_some(Reason::Label)
            }
        };
        self.kept(selection).filter_map(|(at, block)| Some((at, judge(at, block)?))).collect()
    }

    /// The lists of references in a text: a label, alone or as a heading, and the links right under it. A heading goes only with
    /// all that stands under it, and where it is not what authors write over sources of their own.
    pub(super) fn find_reference_lists(&self, selection: &Selection, lines: &[Line<'_>]) -> Vec<usize> {
        let kept: Vec<(usize, &TextBlock)> = self.kept(selection).collect();
        let words_of = |blocks: &[(usize, &TextBlock)]| blocks.iter().map(|(_, block)| block.shape.words()).sum::<u32>();
        let text = words_of(&kept) - words_of(&kept.iter().copied().filter(|(_, block)| is_linked(block)).collect::<Vec<_>>());
        let is_link = |(at, block): &(usize, &TextBlock)| is_linked(block) && !self.is_heading(*at);
        let mut lists = Vec::new();
        for (place, (at, block)) in kept.iter().enumerate() {
            let rest = kept.get(place + 1..).unwrap_or_default();
            let is_heading = self.is_heading(*at);
            // What is linked ends an entry: it does not stand over others.
            if !rest.first().is_some_and(is_link) || !is_heading && block.links > 0 || self.is_definition(block) {
                continue;
            }
            let found = lines.binary_search_by_key(at, |(line, _)| *line).ok().and_then(|found| lines.get(found));
            let ask = |_: &str, rest: &str| is_heading || !rest.contains(char::is_alphanumeric);
            let (linked, behind) = rest.split_at(rest.iter().take_while(|next| is_link(next)).count());
            let offers_more = |line: &str| is_heading && linked.len() >= table::MORE_LINKS && begins_with_more(line);
            let is_named = |line: &str| is_reference_label(line, ask) && !(is_heading && is_of_author(line)) || offers_more(line);
            if !found.is_some_and(|(_, line)| is_named(line)) {
                continue;
            }
            let last = linked.last().map_or(*at, |(last, _)| *last);
            // A list ends by itself.
            let is_list = || linked.len() >= table::MORE_LINKS && linked.iter().all(|(_, link)| self.is_item(link));
            let is_whole = !is_heading
                || is_list()
                || behind.first().is_none_or(|(next, _)| self.is_heading(*next))
                || self.fill_box(block, last);
            if is_whole && words_of(linked) as f32 <= table::REFERENCE_PART * text as f32 {
                lists.push(*at);
                lists.extend(linked.iter().map(|(at, _)| *at));
            }
        }
        lists
    }

    /// Whether the element around a heading ends with this block: what is behind it is not under the heading.
    fn fill_box(&self, heading: &TextBlock, last: usize) -> bool {
        let around = self.dom.parent(heading.container);
        let first = self.blocks.get(self.range_of(around).start).map(|block| block.first);
        first == Some(heading.first) && self.range_of(around).end == last + 1
    }

    /// Whether a block is surely a value in a table: "Recommended".
    fn is_value(&self, selection: &Selection, at: usize, block: &TextBlock) -> bool {
        let is_sure = selection.verdicts.get(at).is_some_and(|verdict| verdict.score >= table::SURE_SCORE);
        block.links == 0 && is_sure && self.is_answer(selection, at)
    }

    /// Whether a block is a mark beside a heading to edit what is under it.
    fn is_edit_mark(&self, at: usize) -> bool {
        let Some(block) = self.blocks.get(at) else { return false };
        let mut around = self.dom.ancestors_and_self(block.first).take(table::HEADING_LEVELS);
        self.is_in(block.first, Named::EditMark) && around.any(|id| self.is_named(id, Named::EditMark))
    }

    /// Whether a block is an item of a list.
    fn is_item(&self, block: &TextBlock) -> bool {
        self.dom.find_around(block.container, table::HEADING_LEVELS, Tags::ITEMS).is_some()
    }

    /// Whether a block is in a list of terms and what they mean: references there are to parts of the same work.
    fn is_definition(&self, block: &TextBlock) -> bool {
        self.dom.find_around(block.container, table::DEFINITION_LEVELS, Tags::of(&[Tag::DT, Tag::DD])).is_some()
    }

    /// Whether a block is in what a member of a forum has under every post: named so, or behind a line that is drawn of
    /// underscores.
    fn is_signature(&self, at: usize, block: &TextBlock) -> bool {
        let line = self.dom.text(block.first).trim();
        // In a paragraph of its own it is a blank to be filled in.
        let is_drawn = line.starts_with(table::SIGNATURE_LINE) && line.bytes().all(|byte| byte == b'_');
        if is_drawn && block.shape.words() > 0 && self.dom.tag(block.container) != Tag::P && !self.is_literal(at) {
            return true;
        }
        let around = self.dom.ancestors_and_self(block.container).take(table::SIGNATURE_LEVELS);
        self.is_in(block.container, Named::Signature)
            && around
                .filter(|id| matches!(self.dom.tag(*id), Tag::DIV | Tag::ASIDE | Tag::BLOCKQUOTE))
                .any(|id| self.is_named(id, Named::Signature))
    }

    /// Whether a block is a few words that nobody sees, or that fold a quote, or what a form says once it was sent.
    fn is_label_by_class(&self, block: &TextBlock) -> bool {
        let is_one_in = |named: Named| self.is_in(block.first, named);
        if ![Named::FormAnswer, Named::Spoken, Named::Fold, Named::HeadingSign, Named::EntrySide].into_iter().any(is_one_in) {
            return false;
        }
        let mut inside = self.dom.ancestors_and_self(block.container).take(table::ANSWER_LEVELS);
        if inside.any(|id| self.is_named(id, Named::FormAnswer)) {
            return true;
        }
        let mut around = self.dom.ancestors_and_self(block.container).take(spoken::SPOKEN_LEVELS);
        let is_label = around.any(|id| self.is_named(id, Named::Spoken) || self.is_named(id, Named::Fold))
            && (block.shape.words() <= spoken::SPOKEN_WORDS || !self.is_spoken_text(block));
        // A heading that is a link to itself as a whole has no sign beside it.
        let inside = || self.dom.ancestors_and_self(block.first).take(spoken::SPOKEN_LEVELS + 2);
        let is_sign = block.shape.words() <= table::HEADING_SIGN_WORDS
            && block.shape.link_chars == block.shape.chars
            && inside().any(|id| self.is_named(id, Named::HeadingSign))
            && !inside().any(|id| self.dom.tag(id).heading_level().is_some());
        let is_side_of_entry = |id: NodeId| self.dom.tag(id) == Tag::SPAN && self.is_named(id, Named::EntrySide);
        let is_side = block.shape.words() <= table::SIDE_WORDS
            && inside().any(|id| self.dom.contains(id, block.last) && is_side_of_entry(id));
        is_label || is_sign || is_side || self.is_read_aloud(block) && !self.is_spoken_text(block)
    }

    /// Whether nobody sees any text of a block, whatever its length. The names of buttons are words for their signs.
    fn is_read_aloud(&self, block: &TextBlock) -> bool {
        let around = |id: NodeId| self.dom.ancestors_and_self(self.dom.parent(id)).take(spoken::ALOUD_LEVELS);
        let is_hidden = |id: NodeId| around(id).any(|id| self.is_named(id, Named::Spoken));
        let mut texts = (block.first.0..=block.last.0).map(NodeId).filter(|id| !is_blank(self.dom.text(*id)));
        texts.all(is_hidden) && !around(block.first).any(|id| self.dom.tag(id) == Tag::BUTTON)
    }

    /// Whether what is read aloud alone is what others see drawn: an ingredient beside its box, a sign in a table.
    fn is_spoken_text(&self, block: &TextBlock) -> bool {
        let mut around = self.dom.ancestors_and_self(block.container).take(spoken::SPOKEN_TEXT_LEVELS);
        around.any(|id| matches!(self.dom.tag(id), Tag::TD | Tag::TH) || self.is_named(id, Named::SpokenText))
    }

    /// Whether a block says that the links of the page are paid for, and the page is not about such.
    fn is_disclosure(&self, block: &TextBlock) -> bool {
        let text = self.dom.text(block.first);
        if block.shape.words() > table::DISCLOSURE_WORDS || PAID_LINKS.find(text.as_bytes()).is_none() {
            return false;
        }
        let lower = text.to_lowercase();
        let is_topic = || self.metadata.title.as_deref().is_some_and(|title| title.contains(table::PAID_LINKS));
        // `Affiliate disclosure: this post has affiliate links`: what counts stands before the name of the links, not of the
        // line.
        let name = table::PAID_LINK_NAMES.iter().filter_map(|name| lower.find(name)).min();
        let before = name.and_then(|name| lower.get(..name)).unwrap_or_default();
        table::DISCLOSURES.iter().any(|begin| before.contains(begin)) && !is_topic()
    }

    /// The names over quotes of which nothing else is kept: what a post quotes stands on the page once, where it was posted.
    pub(super) fn find_bare_quotes(&self, selection: &Selection) -> Vec<usize> {
        let mut bare = Vec::new();
        let mut until = 0;
        for (at, block) in self.kept(selection).filter(|(_, block)| block.shape.words() <= table::LABEL_WORDS) {
            let quote = self.dom.find_around(block.container, table::QUOTE_LEVELS, Tags::of(&[Tag::BLOCKQUOTE]));
            let Some(quote) = quote.filter(|_| at >= until) else { continue };
            let Range { start: from, end } = self.range_of(quote);
            until = end;
            let inside = |keep: bool| {
                let judged = self.blocks.iter().zip(&selection.verdicts).take(end).skip(from);
                judged.filter(move |(_, verdict)| verdict.keep == keep).map(|(block, _)| block.shape.words()).sum::<u32>()
            };
            if from == at && inside(true) == block.shape.words() && inside(false) > inside(true) {
                bare.push(at);
            }
        }
        bare
    }

    /// Whether a block is a few words that ask to read another article, and a link to it; or the words alone, whose articles are
    /// not kept. Where what is right under a heading is kept, or a text under what authors write over their sources, it stays.
    fn is_reference(&self, at: usize, line: Option<&str>, heads_kept: bool) -> bool {
        let Some(block) = self.blocks.get(at) else { return false };
        let is_own = |line: &str| is_of_author(line) || table::OWN_LABELS.has_lower(bare(line));
        let heads_text = |line: &str| is_own(line) && self.blocks.get(at + 1).is_some_and(|next| !is_linked(next));
        if heads_kept && line.is_some_and(heads_text) {
            return false;
        }
        let is_linked = block.links == 1 && is_linked(block);
        let is_short = block.shape.words() <= table::LABEL_WORDS && !(heads_kept && self.is_heading(at));
        if !is_linked && !is_short || self.is_definition(block) {
            return false;
        }
        let line = line.map_or_else(|| block.text(self.dom), Cow::Borrowed);
        let has_pointer = line.trim_start().starts_with(table::REFERENCE_POINTERS);
        // `■ Recommended settings` is an item of a list.
        let is_pointed = |label: &str| has_pointer && (label.contains(' ') || !label.starts_with(char::is_lowercase));
        is_reference_label(&line, |label, rest| {
            let stands_apart = is_pointed(label) || rest.starts_with(table::REFERENCE_SIGNS) || stands_before_link(label, block);
            // `Lea` alone is a name.
            let is_name = label.is_ascii() && label.len() <= table::NAME_LETTERS;
            is_linked && stands_apart || is_short && !is_name && !rest.contains(char::is_alphanumeric)
        })
    }
}

/// Whether a block is a few words, most of them linked.
fn is_linked(block: &TextBlock) -> bool {
    let shape = &block.shape;
    block.links > 0 && shape.words() <= table::REFERENCE_WORDS && shape.link_chars * 2 >= shape.chars
}

/// Whether a heading is what authors write over sources of their own.
fn is_of_author(heading: &str) -> bool {
    // Behind a heading may stand a mark to edit it.
    let heading = heading.split('[').find(|part| !part.trim().is_empty()).unwrap_or_default();
    table::AUTHORS_HEADINGS.has_lower(bare(heading))
}

/// A text without the marks around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a heading is about more, or others, of what the page is about: `More soups`, `Find more soups`.
fn begins_with_more(heading: &str) -> bool {
    let mut words = heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.find(|word| !table::MORE_VERBS.has_lower(word)).is_some_and(|word| table::MORE_WORDS.has_lower(word))
}

/// Whether of a block that begins with a label all but the label is a link.
fn stands_before_link(label: &str, block: &TextBlock) -> bool {
    let letters = label.chars().filter(|c| !c.is_whitespace()).count() as u32;
    let unlinked = block.shape.chars - block.shape.link_chars;
    (letters..=letters + table::REFERENCE_MARKS).contains(&unlinked) && !table::AUTHORS_HEADINGS.has(label)
}

/// Whether a line begins with a label of references, and the label and what stands behind it, in lower case, are as is asked.
fn is_reference_label(line: &str, ask: impl Fn(&str, &str) -> bool) -> bool {
    let start = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    if !may_begin_label(start) {
        return false;
    }
    let line: String = start.chars().take(table::LONGEST_REFERENCE_LABEL).flat_map(char::to_lowercase).collect();
    // The labels that begin with the same two bytes lie together.
    let near = |label: &str| label.as_bytes().get(..2).cmp(&line.as_bytes().get(..2));
    let from = table::REFERENCE_LABELS.partition_point(|label| near(label).is_lt());
    let labels = table::REFERENCE_LABELS.iter().skip(from).take_while(|label| near(label).is_eq());
    // A label ends where a word does.
    let is_apart = |rest: &str| rest.chars().next().is_none_or(|c| !c.is_alphanumeric() || is_unspaced(c));
    labels
        .filter_map(|label| Some((label, line.strip_prefix(label).filter(|rest| is_apart(rest))?)))
        .any(|(label, rest)| ask(label, rest.trim_start()))
}

/// A cheap look at whether a label of references may begin so: two ASCII letters tell of most lines that none does.
fn may_begin_label(text: &str) -> bool {
    let Some([first, second]) = text.as_bytes().first_chunk() else { return false };
    let begin = [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
    let from = table::REFERENCE_LABELS.partition_point(|label| label.as_bytes() < begin.as_slice());
    let is_near = || table::REFERENCE_LABELS.get(from).is_some_and(|label| label.as_bytes().starts_with(&begin));
    !begin.is_ascii() || is_near()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{kept, pruned, pruned_without};
    use super::*;

    #[test]
    fn what_is_recommended_of_two_things_is_no_reference() {
        let is_left =
            |rest: &str| kept(&format!("<p><strong>Recommended:</strong></p>{rest}")).iter().any(|text| text.contains("Rec"));
        assert!(is_left("<ul><li>Oars of ash, two metres long</ul>"));
        assert!(!is_left("<p><a href=/b>Bridge closed for a week</a></p>"));
    }

    #[test]
    fn references_to_other_articles_are_no_part_of_this_one() {
        for line in [
            "READ MORE: <a href=/b>Bridge closed for a week</a>",
            "<b>Lire aussi : <a href=/b>Le pont est fermé</a></b>",
            "・関連記事 <a href=/b>橋は一週間閉鎖</a>",
            "<a href=/b>【関連記事】橋は一週間閉鎖</a>",
            "<a href=/b>▶ 관련기사 다리 일주일간 폐쇄</a>",
            "<strong>Baca juga: <a href=/b>Jembatan ditutup sepekan</a></strong>",
        ] {
            assert_eq!(kept(&format!("<p>{line}</p>")).len(), 1, "{line}");
        }
        for line in [
            "Read more about the bridge on the <a href=/b>page of the port</a>",
            "See also <a href=/b>the bridges of Lund</a>",
            "Source: <a href=/b>the report of the port on its bridges</a>",
            "READ MORE: it is in the <a href=/b>report</a>, on the last of its pages",
            "» <a href=/b>Related works of the port on bridges</a>",
            "■ <a href=/b>Recommended settings of the engine in winter</a>",
        ] {
            assert_eq!(kept(&format!("<p>{line}</p>")).len(), 2, "{line}");
        }
    }

    #[test]
    fn a_label_whose_articles_are_gone_goes_and_a_heading_stays() {
        assert_eq!(kept("<p>Lesen Sie auch</p>").len(), 1);
        assert_eq!(kept("<div>You might also like…</div>").len(), 1);
        assert_eq!(kept("<table><tr><td>Old pier<td>Recommended</table>").len(), 3);
        assert_eq!(kept("<dl><dt>See Also:</dt><dd><ul><li><a href=/b>Bridge</a></li></ul></dd></dl>").len(), 3);
        assert_eq!(kept("<h2>Related</h2><p>Bridges in other ports of the islands</p>").len(), 3);
        assert_eq!(kept("<p>Related work on bridges</p>").len(), 2);
        assert_eq!(kept("<p>Related: the bridge of Lund</p>").len(), 2);
        let over = |next: &str| {
            let text = "<p>The ferries to the islands leave from both of the piers in the morning and at noon.</p>";
            let page = format!("<h4>Lesen Sie auch</h4><p>{next}</p>{text}");
            pruned_without(&page, |text| text.contains("gone")).0.len()
        };
        assert_eq!(over("An article that is gone"), 1);
        assert_eq!(over("An article that is here"), 3);
    }

    #[test]
    fn a_list_of_other_articles_goes_with_its_heading_and_authors_lists_stay() {
        let text = "<p>The ferries to the islands leave from both of the piers in the morning.</p>".repeat(3);
        let links = "<ul><li><a href=/b>Bridge closed</a> 12 May</li><li><a href=/c>Pier opened</a></li></ul>";
        let left = |html: &str| kept(&format!("{text}{html}<h2>Fares</h2>")).len() - kept(&format!("{text}<h2>Fares</h2>")).len();
        assert_eq!(left(&format!("<h3>Weitere Meldungen aus <a href=/d>Lund</a></h3>{links}")), 0);
        assert_eq!(left(&format!("<p>Related articles:</p>{links}<p>The last ferry leaves at ten.</p>")), 1);
        assert_eq!(left(&format!("<h3>Related bridges</h3>{links}<p>The last ferry leaves at ten.</p>")), 4);
        assert_eq!(left(&format!("<div><h4>Lesen Sie auch</h4>{links}</div><p>The last ferry leaves at ten.</p>")), 1);
        assert_eq!(left(&format!("<h3>See also</h3>{links}")), 3);
        let edit = "<span class=mw-editsection>[<a href=/e>edit</a>]</span>";
        assert_eq!(left(&format!("<h3><span>See also</span>{edit}</h3>{links}")), 3);
        let gone = pruned_without(&format!("{text}<div><h3>See also</h3>{edit}</div>{links}"), |text| text == "[edit]").0;
        assert!(gone.contains(&"See also".to_owned()), "{gone:?}");
        let towns: String = ["Lund", "Skagen", "Marstal"].map(|town| format!("<li><a href=/b>Bridge of {town}</a>")).concat();
        let more = format!("<h3>More bridges to see</h3><ul>{towns}</ul>");
        assert_eq!([left(&more), left(&more.replace("More b", "B"))], [0, 4]);
        assert_eq!(left(&more.replace("<li><a href=/b>Bridge of Lund</a>", "")), 3);
        let many: String = (0..18).map(|n| format!("<p><a href=/b>Pier {n} was opened</a></p>")).collect();
        assert_eq!(left(&format!("<h3>Related news</h3>{many}")), 19);
    }

    #[test]
    fn a_title_over_sources_of_the_author_stays_with_its_text() {
        assert_eq!(kept("<div><p>See also</p><p>The bridges of Lund, a book of all of them.</p></div>").len(), 3);
        assert_eq!(kept("<div><p>Read on</p><p>The bridges of Lund, a book of all of them.</p></div>").len(), 2);
    }

    #[test]
    fn a_name_over_a_quote_of_which_nothing_is_kept_goes() {
        let post = "<p>The ferries to the islands leave from both of the piers.</p>";
        let left = |quote: &str| {
            pruned_without(&format!("{post}<blockquote>{quote}</blockquote>{post}"), |text| text.contains("as said before"))
                .0
                .len()
        };
        assert_eq!(left("<div>Ada said:</div><div>The last ferry leaves at ten, as said before.</div>"), 2);
        assert_eq!(left("<div>Ada said:</div><div>The last ferry leaves at ten.</div>"), 4);
        assert_eq!(left("<div>The last ferry leaves at ten, as said before.</div><div>Ada</div>"), 3);
        assert_eq!(left("Ada said so."), 3);
    }

    #[test]
    fn signs_beside_headings_are_no_text() {
        let heading = |class: &str| {
            format!(
                "<div><h2>Ferries</h2><a class={class} href=#f><span class=sr-only>Section titled “Ferries to all of the islands”</span></a></div>"
            )
        };
        assert_eq!(kept(&heading("sl-anchor-link")).len(), 2);
        assert_eq!(kept(&heading("link")).len(), 2);
        assert_eq!(kept(&heading("link").replace("sr-only", "link")).len(), 3);
        assert_eq!(kept("<div><h2><a class=heading-anchor href=#f>Ferries</a></h2><p>They are on time.</p></div>").len(), 3);
    }

    #[test]
    fn what_is_said_of_paid_links_is_no_text_unless_the_text_is_about_them() {
        assert_eq!(kept("<p>Disclosure: This post may contain affiliate links. Read our <a href=/p>policy</a>.</p>").len(), 1);
        assert_eq!(kept("<p>Affiliate disclosure: this post contains affiliate links, for which we are paid.</p>").len(), 1);
        assert_eq!(kept("<p>In this article you will learn what affiliate marketing is.</p>").len(), 2);
        assert_eq!(kept("<p>Affiliate links are paid by the sale; this post says how.</p>").len(), 2);
        assert_eq!(kept("<p>The shops of the port use affiliate links.</p>").len(), 2);
    }

    #[test]
    fn what_folds_a_quote_is_no_part_of_it() {
        let quote = |class: &str| {
            format!("<blockquote><p>The last ferry leaves at ten.</p><div class={class}>Show more</div></blockquote>")
        };
        assert_eq!(kept(&quote("bbCodeBlock-expandLink")).len(), 2);
        assert_eq!(kept(&quote("link")).len(), 3);
    }

    #[test]
    fn what_stands_beside_the_name_of_a_function_is_no_part_of_the_manual() {
        let entry = |tag: &str| {
            format!("<section><{tag} class=rightside>1.0.0 · <a href=/s>Source</a></{tag}><h4>fn leave()</h4></section>")
        };
        assert_eq!(kept(&entry("span")).len(), 2);
        assert_eq!(kept(&entry("p")).len(), 3);
        let folded = "<details><summary class=hideme><span>Expand description</span></summary><p>Leaves the pier.</p></details>";
        assert_eq!(kept(folded).len(), 2);
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
        let line = "_".repeat(17);
        assert_eq!(kept(&format!("<div>The pier is closed.<br><br>{line}<br>Sailing since the storm</div>")).len(), 2);
        assert_eq!(kept(&format!("<p>{line}<br>Signature of the tenant</p>")).len(), 2);
        assert_eq!(kept(&format!("<div>{line} is the capital of Gotland</div>")).len(), 2);
    }

    #[test]
    fn what_a_form_says_once_it_was_sent_is_no_text() {
        let answer = "<form></form><div class='w-form-done'><div>Thank you! Your submission has been received.</div></div>";
        assert_eq!(kept(answer).len(), 1);
        assert_eq!(kept(&answer.replace("w-form-done", "thanks")).len(), 2);
    }

    #[test]
    fn what_is_only_read_aloud_is_no_text_but_where_it_stands_for_a_sign() {
        let heading = |text: &str| kept(&format!("<h2 class='visually-hidden'>{text}</h2>")).len();
        assert_eq!(heading("Article content"), 1);
        assert_eq!(heading("Ferries leave from both of the piers"), 1);
        let cell = "<table><tr><td>Pier</td><td><p class=sr-only>Ferries leave from both of them</p></td></tr></table>";
        assert_eq!(kept(cell).len(), 3);
    }

    #[test]
    fn labels_are_lower_case_and_not_cut() {
        for label in table::REFERENCE_LABELS {
            assert_eq!(*label, label.to_lowercase());
            assert!(label.chars().count() + 2 < table::LONGEST_REFERENCE_LABEL, "{label}");
        }
    }
}
