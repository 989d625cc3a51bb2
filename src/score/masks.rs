//! Turns a forest into bit masks, and rows into its sums without walking a tree.
//!
//! The leaves of a tree, from left to right, are the bits of a word. Every question that a row answers with "right" takes the
//! leaves on its left out of the word; the lowest bit that stays is the leaf that a walk would end in. So the questions can be
//! asked in any order: those of one feature together, by growing threshold, of several rows at once.

#![expect(clippy::inline_always, reason = "what is not inlined is not compiled for the instructions at hand")]

use std::num::NonZero;

use fearless_simd::{Level, dispatch};

use super::forest::{LEAF, Node, Tree};

/// Rows that are asked together.
const LANES: usize = 16;
/// The bits of a word.
pub(super) const MOST_LEAVES: usize = 32;

/// The bit of the last leaf that a word has room for.
const LAST_LEAF: NonZero<u32> = NonZero::new(1 << (MOST_LEAVES - 1)).unwrap();

/// A question of one tree; those of a feature lie together.
#[derive(Clone, Copy, Debug)]
struct Question {
    threshold: f32,
    tree: u32,
    /// The leaves that a row over the threshold cannot end in.
    lost: u32,
}

/// The questions about a feature.
#[derive(Clone, Debug)]
struct Topic {
    feature: usize,
    /// By growing threshold.
    questions: Vec<Question>,
    /// The thresholds alone, which can be compared many at a time.
    thresholds: Vec<f32>,
}

/// The questions of a topic that are not settled yet.
#[derive(Clone, Copy)]
struct Open<'a> {
    feature: usize,
    questions: &'a [Question],
    thresholds: &'a [f32],
}

/// A forest as masks.
#[derive(Clone, Debug, Default)]
pub(super) struct Masks {
    topics: Vec<Topic>,
    /// The values of each tree's leaves, from left to right.
    leaves: Vec<[f32; MOST_LEAVES]>,
}

impl Masks {
    /// `None` where a tree is no tree, or has more than [`MOST_LEAVES`].
    pub(super) fn new(trees: &[Tree], nodes: &[Node], leaves: &[f32]) -> Option<Masks> {
        let mut masks = Masks::default();
        let mut questions: Vec<(u16, Question)> = Vec::with_capacity(nodes.len());
        for (number, tree) in trees.iter().enumerate() {
            let next = trees.get(number + 1);
            let nodes = nodes.get(tree.nodes..next.map_or(nodes.len(), |next| next.nodes))?;
            let leaves = leaves.get(tree.leaves..next.map_or(leaves.len(), |next| next.leaves))?;
            let mut order = Order::default();
            order.lay_out(nodes, leaves)?;
            masks.leaves.push(order.values);
            questions.extend(
                nodes
                    .iter()
                    .zip(&order.lost)
                    .map(|(node, lost)| (node.feature, Question { threshold: node.threshold, tree: number as u32, lost: *lost })),
            );
        }
        questions.sort_by(|(feature, a), (other, b)| {
            feature.cmp(other).then_with(|| a.threshold.total_cmp(&b.threshold)).then_with(|| a.tree.cmp(&b.tree))
        });
        let topics = questions.chunk_by(|(feature, _), (other, _)| feature == other).filter_map(|asked| {
            let feature = usize::from(asked.first()?.0);
            let questions: Vec<Question> = asked.iter().map(|(_, question)| *question).collect();
            let thresholds = questions.iter().map(|question| question.threshold).collect();
            Some(Topic { feature, questions, thresholds })
        });
        masks.topics = topics.collect();
        Some(masks)
    }

    /// Calls `each` with the sum of the trees for every row, in order. The trees are added in their order, so that a sum is the same
    /// to the last bit whatever rows stand around it.
    pub(super) fn sum<'a>(&self, rows: impl Iterator<Item = &'a [f32]> + Clone, each: impl FnMut(f32)) {
        // The same operations on each lane, whatever the instructions: the same bits on every machine.
        dispatch!(Level::new(), _ => self.sum_lanes(rows, each));
    }

    #[inline(always)]
    fn sum_lanes<'a>(&self, rows: impl Iterator<Item = &'a [f32]> + Clone, mut each: impl FnMut(f32)) {
        let page = Bounds::of(rows.clone());
        // What all rows of the page answer alike is asked once.
        let mut common = vec![0u32; self.leaves.len()];
        let settled = self.topics.iter().map(|topic| topic.settle(&page, &mut common));
        let open: Vec<Open<'_>> = settled.filter(|open| !open.questions.is_empty()).collect();
        let mut rows = rows.peekable();
        let mut words = vec![[0u32; LANES]; self.leaves.len()];
        let mut shared = common.clone();
        let mut columns = vec![[0f32; LANES]; open.len()];
        while rows.peek().is_some() {
            let mut count = 0;
            let mut lanes: [&[f32]; LANES] = [&[]; LANES];
            for (lane, row) in lanes.iter_mut().zip(rows.by_ref()) {
                *lane = row;
                count += 1;
            }
            for (open, column) in open.iter().zip(&mut columns) {
                for (slot, row) in column.iter_mut().zip(&lanes) {
                    if let Some(number) = row.get(open.feature) {
                        *slot = *number;
                    }
                }
            }
            words.fill([0; LANES]);
            shared.copy_from_slice(&common);
            for (open, column) in open.iter().zip(&columns) {
                // Lanes behind the last row repeat what rows before them answered.
                open.ask(column, (&mut words, &mut shared));
            }
            let sums = self.sum_leaves(&words, &shared);
            sums.iter().take(count).for_each(|sum| each(*sum));
        }
    }

    #[inline(always)]
    fn sum_leaves(&self, words: &[[u32; LANES]], shared: &[u32]) -> [f32; LANES] {
        let mut sums = [0f32; LANES];
        for ((leaves, words), shared) in self.leaves.iter().zip(words).zip(shared) {
            for (sum, word) in sums.iter_mut().zip(words) {
                // The last leaf is on no node's left, so that its bit is never lost.
                let stay = LAST_LEAF | !(word | shared);
                let leaf = stay.trailing_zeros() as usize % MOST_LEAVES;
                *sum += leaves.get(leaf).copied().unwrap_or(0.0);
            }
        }
        sums
    }
}

/// The least and the greatest number of each feature. No feature is NaN.
struct Bounds {
    least: Vec<f32>,
    most: Vec<f32>,
}

impl Bounds {
    #[inline(always)]
    fn of<'a>(mut rows: impl Iterator<Item = &'a [f32]>) -> Bounds {
        let first = rows.next().unwrap_or_default();
        let mut bounds = Bounds { least: first.to_vec(), most: first.to_vec() };
        for row in rows {
            for ((least, most), number) in bounds.least.iter_mut().zip(&mut bounds.most).zip(row) {
                *least = if *number < *least { *number } else { *least };
                *most = if *number > *most { *number } else { *most };
            }
        }
        bounds
    }
}

impl Topic {
    /// Answers what all rows within the bounds answer alike. Returns the questions that are left.
    #[inline(always)]
    fn settle(&self, bounds: &Bounds, common: &mut [u32]) -> Open<'_> {
        let (Some(least), Some(most)) = (bounds.least.get(self.feature), bounds.most.get(self.feature)) else {
            return Open { feature: self.feature, questions: &[], thresholds: &[] };
        };
        let (from, to) = (count_below(&self.thresholds, *least), count_below(&self.thresholds, *most));
        for question in self.questions.iter().take(from) {
            question.answer(common);
        }
        Open {
            feature: self.feature,
            questions: self.questions.get(from..to).unwrap_or_default(),
            thresholds: self.thresholds.get(from..to).unwrap_or_default(),
        }
    }
}

/// How many of the thresholds, which grow, are less than a number. All are compared: a search would miss the processor's guess of
/// where it goes.
#[inline(always)]
fn count_below(thresholds: &[f32], number: f32) -> usize {
    thresholds.iter().map(|threshold| u32::from(*threshold < number)).sum::<u32>() as usize
}

/// The least and the greatest number of a column.
#[inline(always)]
fn bounds_of(column: &[f32; LANES]) -> (f32, f32) {
    let min = |a: f32, b: f32| if b < a { b } else { a };
    let max = |a: f32, b: f32| if b > a { b } else { a };
    let (mut least, mut most) = ([f32::INFINITY; 4], [f32::NEG_INFINITY; 4]);
    for quarter in column.as_chunks::<4>().0 {
        for ((least, most), number) in least.iter_mut().zip(&mut most).zip(quarter) {
            (*least, *most) = (min(*least, *number), max(*most, *number));
        }
    }
    (least.into_iter().fold(f32::INFINITY, min), most.into_iter().fold(f32::NEG_INFINITY, max))
}

impl Open<'_> {
    /// Marks the leaves that rows with these numbers cannot end in: in `shared` those that none of them can.
    #[inline(always)]
    fn ask(&self, column: &[f32; LANES], (words, shared): (&mut [[u32; LANES]], &mut [u32])) {
        let (least, most) = bounds_of(column);
        let (from, to) = (count_below(self.thresholds, least), count_below(self.thresholds, most));
        for question in self.questions.iter().take(from) {
            question.answer(shared);
        }
        // A copy, which nothing else can change, stays where it is computed with.
        let column = *column;
        for question in self.questions.get(from..to).unwrap_or_default() {
            question.ask(&column, words);
        }
    }
}

impl Question {
    /// Every row is over the threshold.
    #[inline(always)]
    fn answer(&self, words: &mut [u32]) {
        if let Some(word) = words.get_mut(self.tree as usize) {
            *word |= self.lost;
        }
    }

    #[inline(always)]
    fn ask(&self, column: &[f32; LANES], words: &mut [[u32; LANES]]) {
        let Some(words) = words.get_mut(self.tree as usize) else { return };
        let Question { threshold, lost, .. } = *self;
        // Without a branch and on a copy, so that the compiler asks several lanes with one instruction.
        let mut asked = *words;
        for (word, number) in asked.iter_mut().zip(column) {
            *word |= u32::from(*number > threshold).wrapping_neg() & lost;
        }
        *words = asked;
    }
}

/// The leaves of a tree from left to right.
struct Order {
    values: [f32; MOST_LEAVES],
    /// For each node the leaves on its left.
    lost: Vec<u32>,
}

impl Default for Order {
    fn default() -> Self {
        Order { values: [0.0; MOST_LEAVES], lost: Vec::new() }
    }
}

impl Order {
    fn lay_out(&mut self, nodes: &[Node], leaves: &[f32]) -> Option<()> {
        if leaves.len() > MOST_LEAVES || nodes.len() + 1 != leaves.len() {
            return None;
        }
        self.lost = vec![0; nodes.len()];
        let mut met = 0u32;
        // What is still to be met, the next on top. A node is met before its left leaves and again behind them.
        let mut open: Vec<Step> = vec![Step::Down(if nodes.is_empty() { LEAF } else { 0 })];
        // Each node is entered once, however broken the file.
        let mut left = nodes.len() + leaves.len();
        while let Some(step) = open.pop() {
            match step {
                Step::Down(at) if at & LEAF != 0 => {
                    *self.values.get_mut(met as usize)? = *leaves.get(usize::from(at & !LEAF))?;
                    met += 1;
                    left = left.checked_sub(1)?;
                }
                Step::Down(at) => {
                    let node = nodes.get(usize::from(at))?;
                    open.extend([Step::Down(node.right), Step::Behind { node: at, first: met }, Step::Down(node.left)]);
                    left = left.checked_sub(1)?;
                }
                Step::Behind { node, first } => {
                    *self.lost.get_mut(usize::from(node))? = bits_below(met) & !bits_below(first);
                }
            }
        }
        (left == 0).then_some(())
    }
}

fn bits_below(bit: u32) -> u32 {
    1u32.checked_shl(bit).map_or(u32::MAX, |one| one - 1)
}

enum Step {
    Down(u8),
    Behind { node: u8, first: u32 },
}
