//! Keeps the answers that an article gives at its end to what is often asked: they are folded away, and look like parts of the
//! page.

use std::collections::BTreeMap;

use super::{Reason, Verdict, is_in_footer};
use crate::block::TextBlock;
use crate::dom::{Dom, NodeId};
use crate::table::named::Named;
use crate::table::scoring;
use crate::table::tags::{Tag, Tags};

/// Questions and answers that stand in one element.
#[derive(Default)]
struct Answers {
    questions: usize,
    answers: usize,
    words: u32,
}

/// Keeps questions and answers that fold, where there are several and the page has a longer text that is kept.
pub(super) fn keep_answers(dom: &Dom, blocks: &[TextBlock], verdicts: &mut [Verdict]) {
    let is_doubtful = |verdict: &Verdict| verdict.reason == Reason::LowScore && verdict.score >= scoring::LEAST_ANSWER;
    let box_of = |block: &TextBlock| if is_question(block) || is_answer(block) { find_box(dom, block) } else { None };
    let mut doubtful = blocks.iter().zip(verdicts.iter()).filter(|(_, verdict)| is_doubtful(verdict)).map(|(block, _)| block);
    // On most pages none of them folds, and all others need not be looked at.
    if !doubtful.clone().any(is_answer) || !doubtful.any(|block| box_of(block).is_some()) {
        return;
    }
    let boxes: Vec<Option<NodeId>> = blocks.iter().map(box_of).collect();
    let mut found: BTreeMap<NodeId, Answers> = BTreeMap::new();
    for (block, id) in blocks.iter().zip(&boxes) {
        let Some(id) = id else { continue };
        let answers = found.entry(*id).or_default();
        answers.questions += usize::from(is_question(block));
        answers.answers += usize::from(is_answer(block));
        answers.words += block.shape.words();
    }
    let outside = verdicts.iter().zip(blocks).zip(&boxes).filter(|((verdict, _), id)| verdict.keep && id.is_none());
    let text: u32 = outside.map(|((_, block), _)| block.shape.words()).sum();
    found.retain(|_, answers| {
        let fewest = answers.questions.min(answers.answers);
        fewest >= scoring::FEWEST_ANSWERS && answers.words as f32 <= scoring::ANSWERS_PART * text as f32
    });
    for ((verdict, block), id) in verdicts.iter_mut().zip(blocks).zip(boxes) {
        if id.is_some_and(|id| found.contains_key(&id)) && is_doubtful(verdict) && !is_in_footer(dom, block) {
            verdict.keep_as(Reason::Answer);
        }
    }
}

fn is_question(block: &TextBlock) -> bool {
    block.shape.questions == 1 && (scoring::FEWEST_QUESTION_WORDS..=scoring::MOST_QUESTION_WORDS).contains(&block.shape.words())
}

fn is_answer(block: &TextBlock) -> bool {
    block.shape.words() >= scoring::FEWEST_ANSWER_WORDS && block.shape.link_chars * 2 < block.shape.chars && !is_question(block)
}

/// The outermost element around a block that says that its parts fold.
fn find_box(dom: &Dom, block: &TextBlock) -> Option<NodeId> {
    if !dom.is_in(block.container, Named::Folding) && !dom.is_within(block.container, Tags::of(&[Tag::DETAILS])) {
        return None;
    }
    let around = dom.ancestors_and_self(block.container).take(scoring::ANSWER_LEVELS);
    let folds = |id: &NodeId| dom.is_named(*id, Named::Folding);
    let is_details = |id: NodeId| if dom.tag(id) == Tag::DETAILS { dom.parent(id) } else { id };
    around.filter(|id| folds(id) || dom.tag(*id) == Tag::DETAILS).last().map(is_details)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    /// How many blocks come back of a page on which all with a boat in them were dropped.
    fn returned(page: &str, score: f32) -> usize {
        let dom = parse(page, &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |(block, text): (usize, &TextBlock)| {
            let keep = !text.text(&dom).contains("boat");
            Verdict { block, keep, score, reason: if keep { Reason::Score } else { Reason::LowScore } }
        };
        let mut verdicts: Vec<Verdict> = blocks.iter().enumerate().map(judge).collect();
        let kept = |verdicts: &[Verdict]| verdicts.iter().filter(|verdict| verdict.keep).count();
        let before = kept(&verdicts);
        keep_answers(&dom, &blocks, &mut verdicts);
        kept(&verdicts) - before
    }

    #[test]
    fn answers_that_fold_come_back_below_a_longer_text_and_a_page_of_them_does_not() {
        let text = "<p>The ferries to the islands leave from both of the piers in the morning and at noon.</p>".repeat(12);
        let pair = "<h3>When does the boat leave?</h3><p>The boat leaves at noon, and once more when the sun has gone down.</p>";
        let faq = |count: usize| format!("<div class=faq-list>{}</div>", pair.repeat(count));
        assert_eq!(returned(&format!("{text}{}", faq(3)), 0.2), 6);
        assert_eq!(returned(&format!("{text}{}", faq(3)), 0.05), 0);
        assert_eq!(returned(&format!("{text}{}", faq(2)), 0.2), 0);
        assert_eq!(returned(&faq(3), 0.2), 0);
        assert_eq!(returned(&format!("{text}<div class=list>{}</div>", pair.repeat(3)), 0.2), 0);
        let details = "<details><summary>Is there a boat?</summary>There is a boat, but only as long as there is no ice on the sea.</details>";
        assert_eq!(returned(&format!("{text}<div>{}</div>", details.repeat(3)), 0.2), 6);
    }
}
