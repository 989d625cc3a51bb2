//! Headings that are left alone, whose sections were dropped, stand twice, or stand over an appeal.

use std::ops::Range;

use super::Page;
use crate::block::{TextBlock, blocks_in};
use crate::dom::NodeId;
use crate::dom::class::has_class_word;
use crate::select::Selection;
use crate::table::attrs::AttrName;
use crate::table::named::Named;
use crate::table::prune as table;
use crate::table::tags::{Tag, Tags};

impl Page<'_> {
    /// The headings at the end of the text, under which nothing is kept.
    pub(super) fn find_bare_headings(&self, selection: &Selection) -> Vec<usize> {
        let kept: Vec<(usize, &TextBlock)> = self.kept(selection).collect();
        let is_heading = |block: &TextBlock| {
            block.shape.words() <= table::BARE_HEADING_WORDS
                && self.dom.heading_around(block.container, table::HEADING_LEVELS).is_some()
        };
        let bare: Vec<usize> = kept.iter().rev().take_while(|(_, block)| is_heading(block)).map(|(at, _)| *at).collect();
        // A page of headings alone is a list of them.
        if bare.len() < kept.len() && bare.len() <= table::BARE_HEADINGS { bare } else { Vec::new() }
    }

    /// Headings among the text whose sections were dropped: a table of contents, a gallery. Where there are many, they are names
    /// in a list.
    pub(super) fn find_hollow_headings(&self, selection: &Selection) -> Vec<usize> {
        let kept: Vec<(usize, &TextBlock)> = self.kept(selection).collect();
        let level = |block: &TextBlock| self.dom.tag(block.container).heading_level();
        let words_between = |from: usize, until: usize| {
            let between = self.blocks.get(from + 1..until).unwrap_or_default();
            between.iter().map(|block| block.shape.words()).sum::<u32>()
        };
        let is_doubtful = |at: usize| selection.verdicts.get(at).is_some_and(|verdict| verdict.score < table::SURE_HEADING);
        let hollow = |pair: &[(usize, &TextBlock)]| {
            let [(at, block), (next, behind)] = pair else { return None };
            // What is numbered is part of a list, though its section may be a table.
            let is_numbered = self.dom.text(block.first).trim_start().starts_with(|c: char| c.is_ascii_digit());
            let is_short = block.shape.words() <= table::BARE_HEADING_WORDS && !is_numbered;
            let ends = is_short && level(block).zip(level(behind)).is_some_and(|(own, next)| next <= own);
            (ends && is_doubtful(*at) && words_between(*at, *next) >= table::HOLLOW_WORDS).then_some(*at)
        };
        let found: Vec<usize> = kept.windows(2).filter_map(hollow).collect();
        if found.len() <= table::BARE_HEADINGS { found } else { Vec::new() }
    }

    /// Boxes with a heading that ask for a mail address: appeals to subscribe, whose words look like those around them.
    pub(super) fn find_appeals(&self, selection: &Selection) -> Vec<usize> {
        let kept_in = |range: Range<usize>| {
            let is_kept = |at: &usize| selection.verdicts.get(*at).is_some_and(|verdict| verdict.keep);
            range.filter(is_kept).collect::<Vec<usize>>()
        };
        let words_of =
            |blocks: &[usize]| blocks.iter().filter_map(|at| self.blocks.get(*at)).map(|block| block.shape.words()).sum::<u32>();
        let in_appeal = |at: usize| {
            let heading = self.heading_element(at)?;
            let mut around = self.dom.ancestors_and_self(self.dom.parent(heading)).take(table::BOX_LEVELS);
            let is_form = |id: NodeId| self.dom.descendants(id).any(|id| self.is_field(id, table::MAIL_FIELDS));
            let is_small = |id: NodeId| self.dom.end(id).index() - id.index() <= table::BOX_NODES;
            let appeal = around.find(|id| !is_small(*id) || is_form(*id)).filter(|id| is_small(*id) && !self.is_contact(*id))?;
            let inside = kept_in(self.range_of(appeal));
            (words_of(&inside) <= table::APPEAL_WORDS).then_some(inside)
        };
        // What the page begins with says what it is.
        self.kept(selection).map(|(at, _)| at).skip(1).filter_map(in_appeal).flatten().collect()
    }

    /// Whether a small box is for writing or talking to somebody, who says there how he is reached.
    fn is_contact(&self, id: NodeId) -> bool {
        let address = |id: NodeId| self.dom.attr(id, AttrName::HREF).unwrap_or_default();
        let reaches = |id: NodeId| match self.dom.tag(id) {
            // That of a captcha is for its answer.
            Tag::TEXTAREA => !has_class_word(self.dom, id, table::CAPTCHAS),
            Tag::ADDRESS => true,
            Tag::A => table::CONTACT_SCHEMES.iter().any(|scheme| address(id).starts_with(scheme)),
            _ => self.is_field(id, table::CALL_FIELDS),
        };
        let fields = self.dom.descendants(id).filter(|id| self.is_field(*id, table::TEXT_FIELDS)).count();
        fields > table::APPEAL_FIELDS || self.dom.descendants(id).any(reaches)
    }

    /// Whether an element is a field of a form, of one of these types.
    fn is_field(&self, id: NodeId, types: &[&str]) -> bool {
        let kind = || self.dom.attr(id, AttrName::TYPE).unwrap_or("text");
        self.dom.tag(id) == Tag::INPUT && types.iter().any(|one| kind().eq_ignore_ascii_case(one))
    }

    /// Small boxes that are named after what they ask for: a donation, a subscription.
    pub(super) fn find_named_appeals(&self, selection: &Selection) -> Vec<usize> {
        if !self.dom.uses(AttrName::CLASS) {
            return Vec::new();
        }
        let kept: Vec<(usize, &TextBlock)> = self.kept(selection).collect();
        let page: u32 = kept.iter().map(|(_, block)| block.shape.words()).sum();
        let is_named = |id: &NodeId| self.is_named(*id, Named::Appeal);
        // Most blocks stand in the same element as the one before.
        let mut last: Option<(NodeId, Option<NodeId>)> = None;
        let mut appeal_of = |block: &TextBlock| {
            let parent = self.dom.parent(block.container);
            let around = last.filter(|(known, _)| *known == parent).map(|(_, appeal)| appeal);
            let may_be = Some(parent).filter(|id| self.is_in(*id, Named::Appeal));
            let outer = || self.dom.ancestors_and_self(may_be?).take(table::BOX_LEVELS).find(is_named);
            let outer = around.unwrap_or_else(outer);
            last = Some((parent, outer));
            Some(block.container).filter(is_named).or(outer)
        };
        let is_small = |appeal: NodeId| {
            let range = self.range_of(appeal);
            let first = kept.partition_point(|(at, _)| *at < range.start);
            let inside = kept.iter().skip(first).take_while(|(at, _)| *at < range.end);
            // Not all of a page that is named so: it is asked for each block of it.
            let words: u32 =
                inside.take(table::NAMED_APPEAL_WORDS as usize + 1).map(|(_, block)| block.shape.words().max(1)).sum();
            words <= table::NAMED_APPEAL_WORDS
        };
        let found: Vec<&(usize, &TextBlock)> = kept.iter().filter(|(_, block)| appeal_of(block).is_some_and(is_small)).collect();
        // A page of newsletters has a box for each.
        let words: u32 = found.iter().map(|(_, block)| block.shape.words()).sum();
        if words as f32 > table::APPEAL_PART * page as f32 {
            return Vec::new();
        }
        found.into_iter().map(|(at, _)| *at).collect()
    }

    /// Of headings that say the same, one right after the other, the one with the lower score: a card has its name over its
    /// picture, too, and perhaps a badge below it ("Sale").
    pub(super) fn find_doubled_headings(&self, selection: &Selection) -> Vec<usize> {
        let kept: Vec<(usize, &TextBlock)> = self.kept(selection).collect();
        let score = |at: usize| selection.verdicts.get(at).map_or(0.0, |verdict| verdict.score);
        let is_badge = |(at, block): &(usize, &TextBlock)| {
            block.shape.words() <= table::BADGE_WORDS && block.shape.digits == 0 && block.links == 0 && !self.is_heading(*at)
        };
        let is_same = |(first, one): &(usize, &TextBlock), (second, other): &(usize, &TextBlock)| {
            one.shape.hash == other.shape.hash
                && self.heading_element(*first).is_some()
                && self.heading_element(*second).is_some()
        };
        let doubled = |from: usize| {
            let first = kept.get(from)?;
            let next = kept.get(from + 1).filter(|next| !is_badge(next)).or_else(|| kept.get(from + 2));
            let second = next.filter(|second| is_same(first, second))?;
            Some(if score(first.0) < score(second.0) { first.0 } else { second.0 })
        };
        (0..kept.len()).filter_map(doubled).collect()
    }

    /// The heading that a block is all of.
    fn heading_element(&self, at: usize) -> Option<NodeId> {
        let block = self.blocks.get(at)?;
        self.dom.find_around(block.container, table::HEADING_LEVELS, Tags::HEADINGS)
    }

    /// The blocks below an element.
    pub(super) fn range_of(&self, id: NodeId) -> Range<usize> {
        blocks_in(self.dom, self.blocks, id)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{judged, kept, pruned_without};

    const TEXT: &str = "<p>The ferries to the islands leave from both of the piers in the morning and at noon.</p>";

    #[test]
    fn the_heading_of_an_appeal_goes_with_it_and_that_of_another_form_stays() {
        let left = |heading: &str, form: &str| {
            let page = format!("{TEXT}<div><div>{heading}</div><p>All gone</p>{form}</div>{TEXT}");
            pruned_without(&page, |text| text.contains("gone")).0.len()
        };
        assert_eq!(left("<h4>The ferry in your inbox</h4>", "<form><input type=email></form>"), 2);
        assert_eq!(left("<h4>The ferry in your inbox</h4><p>Once a week.</p>", "<form><input type=email></form>"), 2);
        let long = format!("<h4>How to get the news</h4>{}", TEXT.repeat(4));
        assert_eq!(left(&long, "<form><input type=email></form>"), left(&long, ""));
        assert_eq!(left("<h4>A ticket for the ferry</h4>", "<form><input type=number></form>"), 3);
        for field in ["<textarea></textarea>", "<input type=tel>", "<input><input><input>", "<a href=tel:123><svg></svg></a>"] {
            assert_eq!(left("<h4>Write to the harbour</h4>", &format!("<form><input type=email>{field}</form>")), 3, "{field}");
        }
        let captcha = "<form><input type=email><textarea class=g-recaptcha-response></textarea></form>";
        assert_eq!(left("<h4>The ferry in your inbox</h4>", captcha), 2);
        assert_eq!(left("<h4>The ferry in your inbox</h4>", "<form><input><input><input type=email></form>"), 2);
    }

    #[test]
    fn a_small_box_named_after_what_it_asks_for_goes_and_a_page_of_that_stays() {
        let appeal = "<div class=donation-box><h3>Help the pier</h3><p>Five crowns are a plank.</p></div>";
        let text: String = (0..9).map(|n| TEXT.replace("both", &format!("{n}"))).collect();
        assert_eq!(kept(&format!("{text}{appeal}")).len(), kept(&text).len());
        assert_eq!(kept(&format!("<div class=donation-page>{text}</div>")).len(), kept(&text).len());
        assert_eq!(kept(appeal).len(), kept("").len() + 2);
    }

    #[test]
    fn a_heading_whose_section_was_dropped_goes_where_it_is_no_name_in_a_list() {
        let hollow = |name: &str| format!("<h2>{name}</h2><p>Piers and ferries and all that is gone</p>");
        let left = |page: &str| judged(page, 0.5, |text| text.contains("gone")).0.len();
        assert_eq!(left(&format!("{TEXT}{}<h2>Ferries</h2>{TEXT}", hollow("Contents"))), 3);
        let names: String = ["Lund", "Skagen", "Marstal"].map(hollow).concat();
        assert_eq!(left(&format!("{TEXT}{names}<h2>Ferries</h2>{TEXT}")), 6);
        assert_eq!(left(&format!("{TEXT}<h2>Contents</h2>{TEXT}<h2>Ferries</h2>{TEXT}")), 5);
    }

    #[test]
    fn a_name_that_stands_twice_over_a_card_is_kept_once() {
        let name = "<h3><a href=/b>The bridge of Lund</a></h3>";
        let one = kept(name).len();
        assert_eq!(kept(&format!("{name}<div>{name}</div>")).len(), one);
        assert_eq!(kept(&format!("{name}<div>Sale</div>{name}")).len(), one + 1);
        assert_eq!(kept(&format!("{name}<p>It is old.</p>{name}")).len(), one + 2);
        assert_eq!(kept(&format!("{name}<p>Never.</p><p>Really?</p>{name}")).len(), one + 3);
    }
}
