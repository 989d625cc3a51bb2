//! Completes groups of blocks that look alike: of answers, cards or entries of which most are kept, all are.

use super::{Reason, Verdict, is_in_footer};
use crate::block::TextBlock;
use crate::dom::Dom;
use crate::table::scoring;
use crate::table::tags::{Tag, Tags};

/// Keeps the rest of the answers, cards or entries of which most are kept: readers miss the third answer of seven. Not of
/// paragraphs, which look alike in one element: promotions stand between those.
pub(super) fn complete_groups(dom: &Dom, (blocks, looks): (&[TextBlock], &[u32]), verdicts: &mut [Verdict]) {
    let is_doubtful = |verdict: &Verdict| verdict.reason == Reason::LowScore && verdict.score >= scoring::LEAST_ALIKE;
    if !verdicts.iter().any(is_doubtful) {
        return;
    }
    let mut looks: Vec<(u32, usize)> = looks.iter().copied().zip(0..).collect();
    looks.sort_unstable();
    let page = Group::of(0..blocks.len(), dom, (blocks, verdicts));
    let mut rest = Vec::new();
    for alike in looks.chunk_by(|(look, _), (other, _)| look == other) {
        let group = Group::of(alike.iter().map(|(_, at)| *at), dom, (blocks, verdicts));
        if group.is_mostly_kept() && group.words as f32 >= scoring::ALIKE_PART * page.words as f32 || group.is_field() {
            rest.extend(alike.iter().map(|(_, at)| *at));
        }
    }
    // What a page asks in a window, and what it says at its end, are no entries of its text.
    let is_apart = |block: &TextBlock| is_in_footer(dom, block) || dom.is_within(block.container, Tags::of(&[Tag::DIALOG]));
    for at in rest {
        if let Some(verdict) = verdicts.get_mut(at).filter(|verdict| is_doubtful(verdict))
            && blocks.get(at).is_some_and(|block| !is_apart(block))
        {
            verdict.keep_as(Reason::Alike);
        }
    }
}

/// What is known of blocks that look alike.
#[derive(Default)]
struct Group {
    blocks: usize,
    kept: usize,
    /// Blocks whose element stands in another one than that of the block before.
    apart: usize,
    /// Words of the kept blocks, and of all.
    words: u32,
    all_words: u32,
}

impl Group {
    fn of(members: impl Iterator<Item = usize>, dom: &Dom, (blocks, verdicts): (&[TextBlock], &[Verdict])) -> Group {
        let mut group = Group::default();
        let mut last = None;
        for (block, verdict) in members.filter_map(|at| blocks.get(at).zip(verdicts.get(at))) {
            let parent = Some(dom.parent(block.container));
            group.blocks += 1;
            group.all_words += block.shape.words();
            group.apart += usize::from(parent != last);
            group.kept += usize::from(verdict.keep || verdict.reason == Reason::Repeat);
            group.words += if verdict.keep { block.shape.words() } else { 0 };
            last = parent;
        }
        group
    }

    fn is_mostly_kept(&self) -> bool {
        self.blocks >= scoring::FEWEST_ALIKE && self.keeps(scoring::ALIKE_KEPT)
    }

    /// Whether it is a field of entries, such as their prices, that nearly all of them keep: an entry without it looks as if it
    /// had none.
    fn is_field(&self) -> bool {
        self.blocks >= scoring::FEWEST_FIELDS
            && self.all_words as f32 <= scoring::FIELD_WORDS * self.blocks as f32
            && self.keeps(scoring::FIELDS_KEPT)
    }

    /// Whether the blocks stand apart and so many of them are kept.
    fn keeps(&self, least: f32) -> bool {
        let share = |count: usize| count as f32 / self.blocks as f32;
        share(self.apart) >= scoring::ALIKE_APART && share(self.kept) >= least
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    /// How many blocks come back of a page on which those that say `kept` are kept and the others have this score.
    fn returned(html: &str, score: f32) -> usize {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |(block, text): (usize, &TextBlock)| {
            let keep = text.text(&dom).contains("kept");
            Verdict { block, keep, score, reason: if keep { Reason::Score } else { Reason::LowScore } }
        };
        let mut verdicts: Vec<Verdict> = blocks.iter().enumerate().map(judge).collect();
        let looks: Vec<u32> = blocks.iter().map(|block| u32::from(dom.tag(block.container).0)).collect();
        complete_groups(&dom, (&blocks, &looks), &mut verdicts);
        verdicts.iter().filter(|verdict| verdict.reason == Reason::Alike).count()
    }

    #[test]
    fn the_rest_of_answers_of_which_most_are_kept_comes_back() {
        let answers = |kept: usize, lost: usize| {
            "<div><p>An answer that is kept.</p></div>".repeat(kept) + &"<div><p>One more answer.</p></div>".repeat(lost)
        };
        assert_eq!(returned(&answers(4, 2), 0.15), 2);
        assert_eq!(returned(&answers(4, 2), 0.05), 0, "what is surely none stays out");
        assert_eq!(returned(&answers(2, 4), 0.15), 0, "most are no answers");
        let beside = "<p>A paragraph that is kept.</p>".repeat(4) + &"<p>A promotion.</p>".repeat(2);
        assert_eq!(returned(&beside, 0.15), 0, "paragraphs of one text look alike");
    }

    #[test]
    fn windows_and_footers_are_no_entries() {
        let answers = "<div><p>An answer that is kept.</p></div>".repeat(5);
        assert_eq!(returned(&format!("{answers}<dialog><p>Will you stay?</p></dialog>"), 0.15), 0);
        assert_eq!(returned(&format!("{answers}<footer><p>Made in Lund.</p></footer>"), 0.15), 0);
    }

    #[test]
    fn a_field_that_most_entries_keep_is_kept_of_all() {
        let text = "<p>What is kept of this page is a text of so many words that prices are a small part of it.</p>".repeat(30);
        let prices = |kept: usize, lost: usize| {
            format!("{text}{}{}", "<li><div>kept 4 €</div></li>".repeat(kept), "<li><div>5 €</div></li>".repeat(lost))
        };
        assert_eq!(returned(&prices(7, 1), 0.15), 1);
        assert_eq!(returned(&prices(4, 4), 0.15), 0);
    }
}
