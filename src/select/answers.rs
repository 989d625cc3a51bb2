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

/// Keeps the other half of questions and answers that fold, where at least half of the answers beside it are kept; where no
/// question has its answer, the questions go: one without its answer tells nothing.
pub(super) fn pair_answers(dom: &Dom, blocks: &[TextBlock], verdicts: &mut [Verdict]) {
    let is_kept = |verdicts: &[Verdict], at: usize| verdicts.get(at).is_some_and(|verdict| verdict.keep);
    let is_pair = |pair: &[TextBlock]| matches!(pair, [question, answer] if is_question(question) && is_answer(answer));
    let pairs = blocks.windows(2).enumerate().filter(|(_, pair)| is_pair(pair));
    // On most pages all pairs are whole, and the boxes around them need not be looked for.
    if !pairs.clone().any(|(at, _)| is_kept(verdicts, at) != is_kept(verdicts, at + 1)) {
        return;
    }
    let box_of = |pair: &[TextBlock]| {
        let mut boxes = pair.iter().map(|block| find_box(dom, block));
        boxes.next().flatten().filter(|first| boxes.next() == Some(Some(*first)))
    };
    let mut found: BTreeMap<NodeId, Vec<usize>> = BTreeMap::new();
    for (at, id) in pairs.filter_map(|(at, pair)| Some((at, box_of(pair)?))) {
        found.entry(id).or_default().push(at);
    }
    for pairs in found.into_values() {
        let answered = pairs.iter().filter(|at| is_kept(verdicts, **at + 1)).count();
        let whole = pairs.iter().filter(|at| is_kept(verdicts, **at) && is_kept(verdicts, **at + 1)).count();
        for at in pairs.iter().copied().filter(|_| pairs.len() >= scoring::FEWEST_PAIRS) {
            let Some([question, answer]) = verdicts.get_mut(at..at + 2) else { continue };
            let is_doubtful = |verdict: &Verdict| verdict.reason == Reason::LowScore && verdict.score >= scoring::LEAST_HALF;
            if answered * 2 >= pairs.len() {
                let (half, other) = if question.keep { (question, answer) } else { (answer, question) };
                if half.keep && is_doubtful(other) {
                    other.keep_as(Reason::Answer);
                }
            } else if whole == 0 && question.keep {
                question.drop_as(Reason::Alone);
            }
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

    /// Which blocks are kept of questions and answers that fold, of which these were.
    fn paired(keep: &[bool]) -> Vec<bool> {
        let pair = "<h3>When does the boat leave?</h3><p>The boat leaves at noon, and once more when the sun has gone down.</p>";
        let dom = parse(&format!("<div class=faq-list>{}</div>", pair.repeat(keep.len() / 2)), &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |(block, keep): (usize, &bool)| Verdict {
            block,
            keep: *keep,
            score: 0.2,
            reason: if *keep { Reason::Score } else { Reason::LowScore },
        };
        let mut verdicts: Vec<Verdict> = keep.iter().enumerate().map(judge).collect();
        pair_answers(&dom, &blocks, &mut verdicts);
        verdicts.iter().map(|verdict| verdict.keep).collect()
    }

    #[test]
    fn no_question_stands_without_its_answer_nor_an_answer_without_its_question() {
        let (whole, asked, told, none) = ([true, true], [true, false], [false, true], [false, false]);
        assert_eq!(paired(&[whole, whole, asked, told, none].concat()), [whole, whole, whole, whole, none].concat());
        assert_eq!(paired(&[told, told, none].concat()), [whole, whole, none].concat());
        assert_eq!(paired(&[asked, none, asked].concat()), [none, none, none].concat());
        // Where one of many is whole, nothing tells what the others are.
        let mixed = [whole, asked, none, none].concat();
        assert_eq!(paired(&mixed), mixed);
    }

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
