//! Finds what stands on a page once more: texts of several words, and lists that are the same from their first item to their last.

use std::collections::HashMap;

use crate::block::TextBlock;
use crate::dom::{Dom, NodeId};
use crate::table::scoring;
use crate::table::tags::Tag;

/// For each block whether its text stands elsewhere on the page, and better there.
pub(super) fn find_repeats(dom: &Dom, blocks: &[TextBlock], scores: &[f32]) -> Vec<bool> {
    let mut repeats = find_repeated_texts(blocks, scores);
    for list in find_repeated_lists(dom, blocks, scores) {
        repeats.iter_mut().take(list.end).skip(list.start).for_each(|is_repeat| *is_repeat = true);
    }
    repeats
}

/// For each block whether the same text, of several words, stands on the page with a better score or, as good, before it.
fn find_repeated_texts(blocks: &[TextBlock], scores: &[f32]) -> Vec<bool> {
    let mut best: HashMap<u64, (usize, f32)> = HashMap::new();
    let is_long = |block: &TextBlock| block.shape.words() >= scoring::REPEAT_WORDS;
    for (at, (block, score)) in blocks.iter().zip(scores).enumerate().filter(|(_, (block, _))| is_long(block)) {
        let entry = best.entry(block.shape.hash).or_insert((at, *score));
        if *score > entry.1 {
            *entry = (at, *score);
        }
    }
    let is_repeat =
        |(at, block): (usize, &TextBlock)| is_long(block) && best.get(&block.shape.hash).is_some_and(|(kept, _)| *kept != at);
    blocks.iter().enumerate().map(is_repeat).collect()
}

/// The blocks of a list.
struct List {
    node: NodeId,
    start: usize,
    end: usize,
    /// Of all its texts, in order.
    print: u64,
    words: u32,
    score: f32,
}

/// The lists whose items are those of another one, in the same order, and which score no better: short items alone would not tell
/// that they are repeated, and would stay behind.
fn find_repeated_lists(dom: &Dom, blocks: &[TextBlock], scores: &[f32]) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    for (at, (block, score)) in blocks.iter().zip(scores).enumerate() {
        let mut around = dom.ancestors_and_self(block.container).take(scoring::STEP_LEVELS);
        let Some(node) = around.find(|id| dom.tag(*id) == Tag::LI).map(|item| dom.parent(item)) else { continue };
        if lists.last().is_none_or(|list| list.node != node) {
            lists.push(List { node, start: at, end: at, print: 0, words: 0, score: 0.0 });
        }
        if let Some(list) = lists.last_mut() {
            list.end = at + 1;
            // 2^64 by the golden ratio spreads a text over all bits.
            list.print = (list.print.rotate_left(23) ^ block.shape.hash).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            list.words += block.shape.words();
            list.score += score;
        }
    }
    lists.retain(|list| list.end - list.start >= scoring::LIST_ITEMS && list.words >= scoring::LIST_WORDS);
    let mut best: HashMap<u64, (usize, f32)> = HashMap::new();
    for list in &lists {
        let entry = best.entry(list.print).or_insert((list.start, list.score));
        if list.score > entry.1 {
            *entry = (list.start, list.score);
        }
    }
    lists.retain(|list| best.get(&list.print).is_some_and(|(start, _)| *start != list.start));
    lists
}
