//! Turns a [`Selection`] into one without the lines that only look like content: the headline once more, labels of buttons and
//! boxes, templates that were never filled in, requests to subscribe, lines of tags, lengths of films and of reading, references
//! to other articles, stamps of entries, signatures under posts, appeals, disclosures, credits and rights, headings that stand
//! over nothing; and empties pages whose best text is a notice.
//!
//! Only drops, never adds. Reads what the scorer cannot: what the page says of itself, and what texts mean, by lists of words.
//!
//! Invariant: what is kept afterwards was kept before; what was dropped here says why in its verdict.

mod asides;
mod boxes;
mod captions;
mod cards;
mod entries;
mod headings;
mod hidden;
mod labels;
mod phrases;
mod posts;
mod rest;
mod shop;
mod stamps;

use std::borrow::Cow;
use std::collections::HashSet;

use crate::block::TextBlock;
use crate::dom::{Dom, NodeId};
use crate::metadata::{Metadata, share_of_words};
use crate::select::{Reason, Selection};
use crate::table::labels::LAST_LINES;
use crate::table::named::Named;
use crate::table::prune as table;
use crate::table::scoring::LONG_BLOCK_WORDS;
use crate::table::tags::{Tag, Tags};
use crate::table::titles::MOST_WORDS;
use crate::text::Shape;
use labels::{is_credit, is_length, judge_line, reserves_rights};
use shop::Shop;

/// Drops what only looks like content. Never fails; may drop all that was kept.
///
/// ```
/// use tamis::select::{Focus, Reason, Scored, select};
/// use tamis::{block::split_blocks, dom::parse, metadata, prune::prune};
///
/// let dom = parse("<p>Share</p><p>Water just off the boil is best for a green tea.</p>", &tamis::Limits::default());
/// let blocks = split_blocks(&dom);
/// let selection = select(&dom, &blocks, Scored { scores: &[0.9, 0.9], looks: &[0, 0] }, Focus::Balanced);
/// let pruned = prune(&dom, &blocks, selection, &metadata::read(&dom, None));
/// assert_eq!(pruned.verdicts.iter().map(|verdict| verdict.reason).collect::<Vec<_>>(), [Reason::Label, Reason::Score]);
/// ```
#[must_use]
pub fn prune(dom: &Dom, blocks: &[TextBlock], mut selection: Selection, metadata: &Metadata) -> Selection {
    let page = Page { dom, blocks, metadata };
    let kept: Vec<Line<'_>> = page
        .kept(&selection)
        .filter(|(_, block)| block.shape.words() <= table::LINE_WORDS)
        .map(|(at, block)| (at, block.text(dom)))
        .collect();
    let mut dropped: Vec<(usize, Reason)> = page.find_tag_lines(&selection, &kept);
    dropped.extend(page.find_labels(&selection, &kept));
    dropped.extend(page.find_film_cards(&selection, &kept).into_iter().map(|at| (at, Reason::Label)));
    dropped.extend(page.find_asides(&selection, &kept));
    dropped.extend(page.find_hidden(&selection).into_iter().map(|at| (at, Reason::Hidden)));
    let phrases = page.find_phrases(&selection).into_iter().chain(page.find_captions(&selection));
    dropped.extend(phrases.map(|at| (at, Reason::Label)));
    dropped.extend(page.find_post_lines(&kept).into_iter().map(|at| (at, Reason::Stamp)));
    let of_entries = page.find_entry_lines(&selection, &kept).into_iter().chain(page.find_long_buttons(&selection));
    dropped.extend(of_entries.map(|at| (at, Reason::Stamp)));
    dropped.extend(page.find_entry_links(&selection).into_iter().map(|at| (at, Reason::Label)));
    dropped.extend(page.find_reference_lists(&selection, &kept).into_iter().map(|at| (at, Reason::ReadAlso)));
    dropped.extend(page.find_cards(&selection).into_iter().map(|at| (at, Reason::ReadAlso)));
    let bylines = page.find_bylines(&selection, &kept);
    let stamps = page.find_stamps(&selection, &kept).into_iter().chain(bylines);
    dropped.extend(stamps.map(|at| (at, Reason::Stamp)));
    for (at, reason) in dropped {
        drop_block(&mut selection, at, reason);
    }
    let shop = Shop::of(&page);
    for at in page.find_boxes(&selection, &shop) {
        drop_block(&mut selection, at, Reason::Label);
    }
    for at in page.find_beside_goods(&selection, &shop) {
        drop_block(&mut selection, at, Reason::Label);
    }
    // Looked for last: a label may have stood between the headline and the text.
    let headline: Vec<usize> = page.find_headline(&selection).collect();
    let is_short = page.kept(&selection).count() <= headline.len() + 1;
    for at in headline.into_iter().filter(|at| !(is_short && page.is_whole_paragraph(*at))) {
        drop_block(&mut selection, at, Reason::Headline);
    }
    for at in page.find_doubled_headings(&selection) {
        drop_block(&mut selection, at, Reason::Repeat);
    }
    for at in page.find_appeals(&selection).into_iter().chain(page.find_named_appeals(&selection)) {
        drop_block(&mut selection, at, Reason::Label);
    }
    let bare = page.find_bare_quotes(&selection).into_iter().chain(page.find_hollow_headings(&selection));
    for at in bare.chain(page.find_bare_headings(&selection)) {
        drop_block(&mut selection, at, Reason::Alone);
    }
    let reason = page.judge_rest(&selection);
    if let Some(reason) = reason {
        selection.verdicts.iter_mut().filter(|verdict| verdict.keep).for_each(|verdict| verdict.drop_as(reason));
    }
    selection
}

fn drop_block(selection: &mut Selection, block: usize, reason: Reason) {
    if let Some(verdict) = selection.verdicts.get_mut(block).filter(|verdict| verdict.keep) {
        verdict.drop_as(reason);
    }
}

/// The text of a short block, with the place of that.
type Line<'a> = (usize, Cow<'a, str>);

struct Page<'a> {
    dom: &'a Dom,
    blocks: &'a [TextBlock],
    metadata: &'a Metadata,
}

impl Page<'_> {
    fn is_named(&self, id: NodeId, named: Named) -> bool {
        self.dom.is_named(id, named)
    }

    /// Whether a node is in an element that is named so, however far around it.
    fn is_in(&self, id: NodeId, named: Named) -> bool {
        self.dom.is_in(id, named)
    }

    fn kept(&self, selection: &Selection) -> impl Iterator<Item = (usize, &TextBlock)> {
        let judged = self.blocks.iter().zip(&selection.verdicts).enumerate();
        judged.filter(|(_, (_, verdict))| verdict.keep).map(|(at, (block, _))| (at, block))
    }

    /// The headline, or the standfirst, where it stands at the beginning of the text once more.
    fn find_headline(&self, selection: &Selection) -> impl Iterator<Item = usize> {
        let title = self.metadata.title.as_deref().map(|title| Shape::of(title).hash);
        let first: Vec<(usize, &TextBlock)> = self.kept(selection).take(table::HEAD_BLOCKS).collect();
        let texts: Vec<Cow<'_, str>> = first.iter().map(|(_, block)| block.text(self.dom)).collect();
        // A headline above a list or above other headlines is part of what the page says; a line with the date may stand between
        // it and the text.
        let is_text = |(_, block): &&(usize, &TextBlock)| block.shape.words() >= LONG_BLOCK_WORDS;
        let is_line =
            |(_, block): &&(usize, &TextBlock)| self.dom.tag(block.container) == Tag::P && block.shape.words() < LONG_BLOCK_WORDS;
        // A heading that is kept for what is under it was not judged to be content itself.
        let is_lent = |at: usize| selection.verdicts.get(at).is_some_and(|verdict| verdict.reason == Reason::Between);
        let says_title = |at: usize| {
            let Some((place, block)) = first.get(at) else { return false };
            let is_above_text = || first.iter().skip(at + 1).find(|next| !is_line(next)).is_some_and(|next| is_text(&next));
            at < table::HEADLINE_BLOCKS && Some(block.shape.hash) == title && (is_lent(*place) || is_above_text())
        };
        // With a kicker or the name of the site: `Ferries: they leave later`.
        let is_like_title = |at: usize| {
            let (Some((place, block)), Some(text)) = (first.get(at), texts.get(at)) else { return false };
            let share = || self.metadata.title.as_deref().map_or(0.0, |title| share_of_words(title, text));
            is_lent(*place) && block.shape.words() >= table::HEADLINE_WORDS && share() >= MOST_WORDS
        };
        let begins_next = |at: usize| {
            let (Some(text), Some(next)) = (texts.get(at), texts.get(at + 1)) else { return false };
            let bare = text.trim_end_matches(['.', '…', ' ']);
            bare.len() < next.len() && Shape::of(text).words() >= table::REPEATED_WORDS && next.starts_with(bare)
        };
        let is_found = |at: &usize| says_title(*at) || begins_next(*at) || *at == 0 && is_like_title(*at);
        let found: Vec<usize> = (0..first.len()).filter(is_found).filter_map(|at| Some(first.get(at)?.0)).collect();
        found.into_iter()
    }

    /// Whether a block is neither the title nor a beginning that goes on elsewhere: above one paragraph alone it is no
    /// standfirst.
    fn is_whole_paragraph(&self, at: usize) -> bool {
        let title = self.metadata.title.as_deref().map(|title| Shape::of(title).hash);
        let block = self.blocks.get(at).filter(|block| Some(block.shape.hash) != title);
        block.map(|block| block.text(self.dom)).is_some_and(|text| !["…", "..."].iter().any(|dots| text.ends_with(dots)))
    }

    /// The first block that is longer than a line; 0 where there is none.
    fn first_text(&self, selection: &Selection) -> usize {
        self.kept(selection).find(|(_, block)| block.shape.words() > table::LINE_WORDS).map_or(0, |(at, _)| at)
    }

    /// Lines that are labels wherever they stand, but in code; credits of pictures and rights where nothing stands beside them.
    fn find_labels(&self, selection: &Selection, lines: &[Line<'_>]) -> Vec<(usize, Reason)> {
        let is_loose = |at: usize| {
            let tag = self.blocks.get(at).map_or(Tag::LI, |block| self.dom.tag(block.container));
            !self.is_heading(at) && !matches!(tag, Tag::LI | Tag::DT) && !self.is_answer(selection, at)
        };
        let judge = |at: usize, text: &str| {
            let reason = judge_line(text).or_else(|| (is_credit(text) && is_loose(at)).then_some(Reason::Label));
            // `Ilan` in a table is a name, and `Video` between `Audio` and `Images` a kind of files.
            let is_told = || self.is_answer(selection, at) || self.is_among_items(selection, at);
            reason.filter(|reason| *reason != Reason::Label || !is_told())
        };
        let texts = lines.iter().filter(|(at, _)| !self.is_literal(*at));
        let labels = texts.clone().filter_map(|(at, text)| Some((*at, judge(*at, text)?)));
        let end =
            self.kept(selection).filter(|(_, block)| block.shape.words() > table::LINE_WORDS).last().map_or(0, |(at, _)| at);
        let last = texts.rev().take_while(|(at, _)| *at > end).take(LAST_LINES);
        let rights = last.filter(|(at, text)| reserves_rights(text) && is_loose(*at)).map(|(at, _)| (*at, Reason::Label));
        labels.chain(rights).collect()
    }

    /// Whether a block is an item of a list, with another beside it that is kept and no label.
    fn is_among_items(&self, selection: &Selection, at: usize) -> bool {
        let Some(block) = self.blocks.get(at) else { return false };
        let Some(item) = self.dom.find_around(block.container, table::HEADING_LEVELS, Tags::ITEMS) else { return false };
        let (own, list) = (self.range_of(item), self.range_of(self.dom.parent(item)));
        let is_other = |at: usize| {
            let is_kept = list.contains(&at) && selection.verdicts.get(at).is_some_and(|verdict| verdict.keep);
            is_kept && self.blocks.get(at).is_some_and(|block| judge_line(&block.text(self.dom)).is_none())
        };
        own.start.checked_sub(1).is_some_and(is_other) || is_other(own.end)
    }

    /// Lines before the running text that hold nothing but the tags and the section of the page.
    fn find_tag_lines(&self, selection: &Selection, lines: &[Line<'_>]) -> Vec<(usize, Reason)> {
        let known: HashSet<String> =
            self.metadata.tags.iter().chain(&self.metadata.section).map(|tag| tag.to_lowercase()).collect();
        if known.is_empty() {
            return Vec::new();
        }
        let running = self.first_text(selection);
        let is_tags = |text: &str| {
            let mut parts = text
                .split(table::TAG_MARKS)
                .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()))
                .filter(|part| !part.is_empty());
            let is_known = |part: &str| known.contains(&part.to_lowercase());
            parts.next().is_some_and(is_known) && parts.all(is_known)
        };
        let is_line = |(at, text): &&Line<'_>| *at < running && is_tags(text) && !self.is_heading(*at);
        lines.iter().filter(is_line).map(|(at, _)| (*at, Reason::Label)).collect()
    }

    /// The lines about the lengths of films, where there are several, and what else is in their cards: titles and days. Where
    /// there is no text beside the cards, they are what the page is about.
    fn find_film_cards(&self, selection: &Selection, lines: &[Line<'_>]) -> Vec<usize> {
        let lengths: Vec<usize> = lines.iter().filter(|(_, text)| is_length(text)).map(|(at, _)| *at).collect();
        if lengths.len() < table::LENGTH_LINES {
            return Vec::new();
        }
        let cards: Vec<NodeId> = (0..lengths.len()).filter_map(|at| self.card_of(&lengths, at)).collect();
        let (inside, outside): (Vec<_>, Vec<_>) = self.kept(selection).partition(|(_, block)| {
            let card = cards.partition_point(|card| *card <= block.first).checked_sub(1).and_then(|at| cards.get(at));
            card.is_some_and(|card| self.dom.contains(*card, block.first))
        });
        let has_text = outside.iter().map(|(_, block)| block.shape.words()).sum::<u32>() >= table::TEXT_BESIDE_CARDS;
        let are_cards = inside.iter().all(|(_, block)| block.shape.words() <= table::CARD_WORDS);
        if has_text && are_cards { inside.into_iter().map(|(at, _)| at).collect() } else { lengths }
    }

    /// The largest element around one of the blocks that holds no other of them.
    fn card_of(&self, blocks: &[usize], at: usize) -> Option<NodeId> {
        let node = |at: usize| self.blocks.get(*blocks.get(at)?).map(|block| block.first);
        let (own, before, after) = (node(at)?, at.checked_sub(1).and_then(node), node(at + 1));
        let is_alone = |id: &NodeId| ![before, after].into_iter().flatten().any(|other| self.dom.contains(*id, other));
        self.dom.ancestors_and_self(own).take_while(is_alone).last()
    }

    fn is_heading(&self, at: usize) -> bool {
        self.blocks.get(at).is_some_and(|block| self.dom.tag(block.container).heading_level().is_some())
    }

    /// Whether a block is code, or a term that is explained: it says nothing in its own words.
    fn is_literal(&self, at: usize) -> bool {
        const LITERAL: Tags = Tags::of(&[Tag::CODE, Tag::PRE, Tag::DT, Tag::SAMP, Tag::KBD]);
        self.blocks.get(at).is_some_and(|block| self.dom.is_within(block.first, LITERAL))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};
    use crate::metadata;
    use crate::select::Verdict;

    const TEXT: &str =
        "<p>The ferry to the outer islands will leave an hour later from the first of May, the harbour board has said.</p>";

    const TITLE: &str = "<title>Why ferries leave later</title><meta property=og:title content='Why ferries leave later'>";

    /// The texts that are kept, and why others are not, of a page on which everything was kept.
    pub(super) fn pruned(html: &str) -> (Vec<String>, Vec<Reason>) {
        pruned_without(html, |_| false)
    }

    /// What is kept of a page on which every block has this score.
    pub(super) fn scored(html: &str, score: f32) -> Vec<usize> {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        let verdicts = (0..blocks.len()).map(|block| Verdict { block, keep: true, score, reason: Reason::Score }).collect();
        let selection = prune(&dom, &blocks, Selection { verdicts, confidence: 0.9 }, &metadata::read(&dom, None));
        selection.verdicts.iter().filter(|verdict| verdict.keep).map(|verdict| verdict.block).collect()
    }

    /// Prunes a page of which the blocks with such a text were dropped before.
    pub(super) fn pruned_without(html: &str, is_dropped: impl Fn(&str) -> bool) -> (Vec<String>, Vec<Reason>) {
        judged(html, 0.9, is_dropped)
    }

    /// The same of one on which each block has this score.
    pub(super) fn judged(html: &str, score: f32, is_dropped: impl Fn(&str) -> bool) -> (Vec<String>, Vec<Reason>) {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |(block, text): (usize, &TextBlock)| {
            let keep = !is_dropped(&text.text(&dom));
            Verdict { block, keep, score, reason: if keep { Reason::Score } else { Reason::Repeat } }
        };
        let verdicts = blocks.iter().enumerate().map(judge).collect();
        let selection = prune(&dom, &blocks, Selection { verdicts, confidence: 0.9 }, &metadata::read(&dom, None));
        let kept = selection
            .verdicts
            .iter()
            .filter(|verdict| verdict.keep)
            .filter_map(|verdict| blocks.get(verdict.block))
            .map(|block| block.text(&dom).into_owned());
        (kept.collect(), selection.verdicts.iter().filter(|verdict| !verdict.keep).map(|verdict| verdict.reason).collect())
    }

    pub(super) fn kept(body: &str) -> Vec<String> {
        pruned(&format!("<meta property=og:title content='Ferries leave later'><meta property=article:tag content=Ports><meta property=article:tag content='The Sea'><body>{body}{TEXT}")).0
    }

    #[test]
    fn the_headline_is_not_the_first_line_of_the_text() {
        assert_eq!(kept("<p>Ferries leave later</p>").len(), 1);
        assert_eq!(kept("<p>Ferries leave at noon</p>").len(), 2);
        assert_eq!(kept("<h1>Ferries leave later</h1><p>The pier, 15 Dec, 2025, at noon</p>").len(), 2);
        assert_eq!(kept("<h1>Ferries leave later</h1><h2>From the islands</h2>").len(), 3);
    }

    #[test]
    fn a_heading_that_is_kept_for_what_is_under_it_is_no_headline() {
        let left = |heading: &str| {
            let dom = parse(&format!("{TITLE}<h1>{heading}</h1><h2>Monday</h2>{TEXT}"), &Limits::default());
            let blocks = split_blocks(&dom);
            let reasons = [Reason::Between, Reason::Score, Reason::Score].into_iter().enumerate();
            let verdicts = reasons.map(|(block, reason)| Verdict { block, keep: true, score: 0.9, reason }).collect();
            let selection = prune(&dom, &blocks, Selection { verdicts, confidence: 0.9 }, &metadata::read(&dom, None));
            selection.verdicts.iter().filter(|verdict| verdict.keep).count()
        };
        assert_eq!(left("Why ferries leave later"), 2);
        assert_eq!(left("Islands: Why the ferries leave later"), 2);
        assert_eq!(left("All the boats of the town"), 3);
    }

    #[test]
    fn a_standfirst_that_the_text_begins_with_stands_once() {
        assert_eq!(kept("<p>The ferry to the outer islands will leave…</p>").len(), 1);
        assert_eq!(kept("<p>The ferry to the outer islands leaves…</p>").len(), 2);
        // Said once more at more length, it is a text of two paragraphs.
        assert_eq!(kept("<p>The ferry to the outer islands will leave an hour later.</p>").len(), 2);
        let more = "<p>On the quay nobody was glad of it, and the baker least of all: his bread goes with the first boat.</p>";
        assert_eq!(kept(&format!("<p>The ferry to the outer islands will leave.</p>{TEXT}{more}")).len(), 3);
    }

    #[test]
    fn labels_templates_and_tags_before_the_text_are_no_content() {
        for line in
            ["Partager:", "Share", "TL;DR : L’essentiel", "#post_seo_title", "{{ article.title }}", "Ports · The Sea.", "the sea"]
        {
            assert_eq!(kept(&format!("<p>{line}</p>")).len(), 1, "{line}");
        }
    }

    #[test]
    fn short_lines_that_belong_to_the_text_stay() {
        for line in [
            "Rapport CCDH – janvier 2026",
            "À suivre de très près.",
            "Share of votes",
            "#1 in Europe",
            "#free_schools",
            "#black_lives_matter",
            "@old_quay",
            "$_SERVER",
            "Ports and the sea",
            "Durée: 30 min",
        ] {
            assert_eq!(kept(&format!("<p>{line}</p>")).len(), 2, "{line}");
        }
    }

    #[test]
    fn lengths_of_films_are_no_content_where_there_are_several() {
        let cards: String =
            (10..46).map(|n| format!("<p>Durée: 00:{n} ({n}s)</p><p>Durée: 01:{n} (1mn{n}s) Publié hier à 10h{n}</p>")).collect();
        assert_eq!(kept(&cards).len(), 1);
    }
}
