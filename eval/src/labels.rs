//! Turns a page and what is known of it into [`Label`]s: which of its blocks are content.

use std::collections::HashMap;
use std::ops::Range;

use tamis::block::TextBlock;
use tamis::dom::Dom;

use crate::align::{GAP, align};
use crate::set::Truth;
use crate::words::{Splitting, each_word, fold};

/// What the truth of a page says of a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Whether the block is content; none where the truth does not tell.
    pub content: Option<bool>,
    /// How much the block weighs in training: longer ones more, and less on a page with many words.
    pub weight: f32,
}

/// The share of a block's words that the alignment has to hold.
const MOST: f64 = 0.5;
/// The same where they lie far apart in the truth, and in the later rounds.
const NEARLY_ALL: f64 = 0.8;
/// Words of a block lie far apart when they span more than `SPAN_FACTOR * words + SPAN_SLACK` words of the truth.
const SPAN_FACTOR: usize = 3;
const SPAN_SLACK: usize = 20;
/// Rounds after the first, for truths that are in another order than their page.
const LATER_ROUNDS: usize = 2;
/// The fewest words of a block that is looked for in a later round.
const FEWEST_WORDS: usize = 3;
/// Added to a page's mean length in weights, so that the words of a short page do not weigh too much.
const WEIGHT_SLACK: f64 = 100.0;
/// A segment of more characters tells of a block of any length that holds it.
const LONG_SEGMENT: usize = 25;
/// A shorter segment tells only of a block of fewer than `SEGMENT_FACTOR * segment + SEGMENT_SLACK` characters.
const SEGMENT_FACTOR: usize = 4;
const SEGMENT_SLACK: usize = 40;

/// Labels every block of a page, in the order of `blocks`.
#[must_use]
pub fn label_page(dom: &Dom, blocks: &[TextBlock], truth: &Truth) -> Vec<Label> {
    let texts: Vec<String> = blocks.iter().map(|block| block.text(dom).into_owned()).collect();
    label_texts(&texts, truth)
}

/// Labels blocks of these texts.
#[must_use]
pub fn label_texts(texts: &[String], truth: &Truth) -> Vec<Label> {
    let words = Words::of_blocks(texts, truth.text.as_deref().unwrap_or_default());
    let content = match &truth.text {
        Some(_) => words.find_content().into_iter().map(Some).collect(),
        None => find_segments(texts, truth),
    };
    let scale = (words.truth.len() as f64 * words.page.len() as f64).sqrt() + WEIGHT_SLACK;
    let weight = |count: usize| ((count as f64 + 1.0) / scale) as f32;
    content.into_iter().zip(&words.blocks).map(|(content, block)| Label { content, weight: weight(block.len()) }).collect()
}

/// The words of a page and of its truth as numbers.
struct Words {
    page: Vec<u32>,
    /// Which words are those of each block.
    blocks: Vec<Range<usize>>,
    truth: Vec<u32>,
}

impl Words {
    fn of_blocks(texts: &[String], truth: &str) -> Words {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut number = |word: &str| {
            let next = numbers.len() as u32;
            numbers.get(word).copied().unwrap_or_else(|| *numbers.entry(word.to_owned()).or_insert(next))
        };
        let mut words = Vec::new();
        let mut blocks = Vec::with_capacity(texts.len());
        for text in texts {
            let start = words.len();
            each_word(text, Splitting::Characters, |word| words.push(number(word)));
            blocks.push(start..words.len());
        }
        let mut of_truth = Vec::new();
        each_word(truth, Splitting::Characters, |word| of_truth.push(number(word)));
        Words { page: words, blocks, truth: of_truth }
    }

    /// For each block whether its words are those of the truth, each word of which is used once.
    fn find_content(&self) -> Vec<bool> {
        let mut content = vec![false; self.blocks.len()];
        let mut rest = self.page.clone();
        let mut unused = self.truth.clone();
        for round in 0..=LATER_ROUNDS {
            let aligned = align(&rest, &unused);
            let mut found = false;
            for (content, block) in content.iter_mut().zip(&self.blocks) {
                let places = aligned.get(block.clone()).unwrap_or_default();
                if *content || !is_held(places, round) {
                    continue;
                }
                (*content, found) = (true, true);
                for place in places.iter().flatten() {
                    unused[*place as usize] = GAP;
                }
                rest[block.clone()].fill(GAP);
            }
            if !found {
                break;
            }
        }
        content
    }
}

/// Whether enough of a block's words have a place in the truth.
fn is_held(places: &[Option<u32>], round: usize) -> bool {
    let held = places.iter().flatten().count();
    let (Some(first), Some(last)) = (places.iter().flatten().min(), places.iter().flatten().max()) else { return false };
    let span = (last - first + 1) as usize;
    let scattered = span > SPAN_FACTOR * places.len() + SPAN_SLACK;
    let needed = if round > 0 || scattered { NEARLY_ALL } else { MOST };
    (round == 0 || places.len() >= FEWEST_WORDS) && held as f64 >= needed * places.len() as f64
}

/// Labels the blocks that hold a segment; one that holds segments of both kinds tells nothing.
fn find_segments(texts: &[String], truth: &Truth) -> Vec<Option<bool>> {
    let fold_all = |segments: &[String]| -> Vec<String> { segments.iter().map(|s| fold(s)).filter(|s| !s.is_empty()).collect() };
    let (with, without) = (fold_all(&truth.with), fold_all(&truth.without));
    let tells = |segment: &str, text: &str| {
        let length = segment.chars().count();
        length > LONG_SEGMENT || text.chars().count() < SEGMENT_FACTOR * length + SEGMENT_SLACK
    };
    let label = |text: &String| {
        let text = fold(text);
        let right = with.iter().any(|segment| text.contains(segment));
        let wrong = without.iter().any(|segment| text.contains(segment) && tells(segment, &text));
        (right != wrong).then_some(right)
    };
    texts.iter().map(label).collect()
}

/// The text of the blocks that are labelled content: the best that any choice of blocks can give.
#[must_use]
pub fn oracle_text(texts: &[String], labels: &[Label]) -> String {
    let content = texts.iter().zip(labels).filter(|(_, label)| label.content == Some(true));
    content.map(|(text, _)| text.as_str()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(blocks: &[&str]) -> Vec<String> {
        blocks.iter().map(|block| (*block).to_owned()).collect()
    }

    fn contents(blocks: &[&str], truth: &Truth) -> Vec<Option<bool>> {
        label_texts(&texts(blocks), truth).iter().map(|label| label.content).collect()
    }

    fn text(text: &str) -> Truth {
        Truth { text: Some(text.to_owned()), ..Truth::default() }
    }

    #[test]
    fn blocks_of_the_truth_are_content() {
        let blocks = ["Home News", "The river rose fast.", "Read also: the river", "By noon it was over."];
        let truth = text("The river rose fast. By noon, it was over!");
        assert_eq!(contents(&blocks, &truth), [Some(false), Some(true), Some(false), Some(true)]);
    }

    #[test]
    fn a_block_is_content_once() {
        let blocks = ["The river rose fast", "The river rose fast", "and fell again"];
        let truth = text("The river rose fast and fell again");
        assert_eq!(contents(&blocks, &truth), [Some(false), Some(true), Some(true)]);
    }

    #[test]
    fn blocks_in_another_order_than_the_truth_are_found() {
        let blocks = ["a caption below the picture", "one two three four five six seven eight", "nine ten eleven"];
        let truth = text("nine ten eleven. One two three four five six seven eight. A caption below the picture");
        assert_eq!(contents(&blocks, &truth), [Some(true); 3]);
    }

    #[test]
    fn scripts_without_spaces_are_aligned_by_character() {
        let blocks = ["首页", "河水上涨很快。"];
        assert_eq!(contents(&blocks, &text("河水上涨很快。")), [Some(false), Some(true)]);
    }

    #[test]
    fn segments_label_only_the_blocks_that_hold_them() {
        let truth = Truth { with: texts(&["rose  fast"]), without: texts(&["Imprint"]), ..Truth::default() };
        let long = format!("Imprint {}", "and much more ".repeat(9));
        let blocks = ["The river rose\nfast.", "Imprint", "something else", &long, "rose fast Imprint"];
        assert_eq!(contents(&blocks, &truth), [Some(true), Some(false), None, None, None]);
    }

    #[test]
    fn a_block_weighs_by_its_words() {
        let labels = label_texts(&texts(&["one two three", "menu"]), &text("one two three"));
        let scale = 12_f32.sqrt() + 100.0;
        assert!((labels[0].weight - 4.0 / scale).abs() < 1e-6);
        assert!((labels[1].weight - 2.0 / scale).abs() < 1e-6);
    }
}
