//! Turns a forest into bit masks, and rows into its sums without walking a tree.
//!
//! The leaves of a tree, from left to right, are the bits of a word. Every question that a row answers with "right" takes the
//! leaves on its left out of the word; the lowest bit that stays is the leaf that a walk would end in. So the questions can be
//! asked in any order: those of one feature together, by growing threshold, of several rows at once.

#![expect(clippy::inline_always, reason = "what is not inlined is not compiled for the instructions at hand")]

use std::ops::Range;

use fearless_simd::{Level, dispatch, f32x16, prelude::*, u32x16};

use super::forest::{LEAF, Node, Tree};

/// Rows that are asked together.
const LANES: usize = 64;
/// Numbers that are computed together.
const WIDTH: usize = 16;
/// The bits of a word.
pub(super) const MOST_LEAVES: usize = 32;

/// The bit of the last leaf that a word has room for.
const LAST_LEAF: u32 = 1 << (MOST_LEAVES - 1);

/// Times a place among numbers of four bytes, with the bytes behind it: the places of its bytes.
const FOUR_BYTES: u32 = 0x0404_0404;
const BYTE_BY_BYTE: u32 = u32::from_ne_bytes([0, 1, 2, 3]);

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
    /// The thresholds alone, which are compared many at a time; filled up with what no number is over.
    thresholds: Vec<[f32; WIDTH]>,
}

/// A topic of which some questions are not settled for the page: those from this one on.
struct Open<'a> {
    topic: &'a Topic,
    from: usize,
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
            let vectors = questions.chunks(WIDTH).map(|questions| {
                let mut thresholds = [f32::INFINITY; WIDTH];
                thresholds.iter_mut().zip(questions).for_each(|(slot, question)| *slot = question.threshold);
                thresholds
            });
            let thresholds = vectors.collect();
            Some(Topic { feature, questions, thresholds })
        });
        masks.topics = topics.collect();
        Some(masks)
    }

    /// Calls `each` with the sum of the trees for every row, in order. The trees are added in their order, so that a sum is the
    /// same to the last bit whatever rows stand around it.
    pub(super) fn sum<'a>(&self, rows: impl ExactSizeIterator<Item = &'a [f32]> + Clone, each: impl FnMut(f32)) {
        // The same operations on each lane, whatever the instructions: the same bits on every machine.
        dispatch!(Level::new(), simd => self.sum_lanes(simd, rows, each));
    }

    #[inline(always)]
    fn sum_lanes<'a, S: Simd>(
        &self,
        simd: S,
        mut rows: impl ExactSizeIterator<Item = &'a [f32]> + Clone,
        mut each: impl FnMut(f32),
    ) {
        let mut near: Vec<Bounds> = Vec::with_capacity(rows.len().div_ceil(LANES));
        for (at, row) in rows.clone().enumerate() {
            match near.last_mut().filter(|_| at % LANES != 0) {
                Some(bounds) => bounds.widen(row, row),
                None => near.push(Bounds { least: row.to_vec(), most: row.to_vec() }),
            }
        }
        let mut page = near.first().cloned().unwrap_or_default();
        for bounds in &near {
            page.widen(&bounds.least, &bounds.most);
        }
        // What all rows of the page answer alike is asked once.
        let mut common = vec![0u32; self.leaves.len()];
        let mut open: Vec<Open<'_>> = Vec::with_capacity(self.topics.len());
        for topic in &self.topics {
            let (from, to) = topic.place(simd, &page);
            topic.answer(0..from, &mut common);
            if from < to {
                open.push(Open { topic, from });
            }
        }
        let mut words = vec![[0u32; LANES]; self.leaves.len()];
        let mut shared = common.clone();
        for near in &near {
            let mut count = 0;
            let mut lanes: [&[f32]; LANES] = [&[]; LANES];
            for (lane, row) in lanes.iter_mut().zip(rows.by_ref()) {
                *lane = row;
                count += 1;
            }
            words.fill([0; LANES]);
            shared.copy_from_slice(&common);
            for Open { topic, from: settled } in &open {
                let (from, to) = topic.place(simd, near);
                topic.answer(*settled..from, &mut shared);
                if from < to {
                    topic.ask(from..to, &lanes, &mut words);
                }
            }
            let sums = self.sum_leaves(simd, &words, &shared);
            sums.iter().take(count).for_each(|sum| each(*sum));
        }
    }

    #[inline(always)]
    fn sum_leaves<S: Simd>(&self, simd: S, words: &[[u32; LANES]], shared: &[u32]) -> [f32; LANES] {
        let mut sums = [f32x16::splat(simd, 0.0); LANES / WIDTH];
        for ((leaves, words), shared) in self.leaves.iter().zip(words).zip(shared) {
            let [low, high] = leaves.as_chunks().0 else { continue };
            let (low, high) = (f32x16::load_array_ref(simd, low), f32x16::load_array_ref(simd, high));
            for (sum, words) in sums.iter_mut().zip(words.as_chunks::<WIDTH>().0) {
                // The last leaf is on no node's left, so that its bit is never lost.
                let leaf = words.map(|word| lowest_bit(LAST_LEAF | !(word | shared)));
                // All leaves of a tree are at hand at once; they are taken from there byte by byte.
                let bytes = u32x16::load_array(simd, leaf.map(|leaf| leaf * FOUR_BYTES + BYTE_BY_BYTE));
                *sum += low.concat_swizzle_dyn(high, bytes.to_bytes());
            }
        }
        let mut out = [0.0; LANES];
        for (out, sum) in out.as_chunks_mut::<WIDTH>().0.iter_mut().zip(sums) {
            sum.store_array(out);
        }
        out
    }
}

/// The place of the lowest bit of a word that is not 0: the exponent of that bit as a number, since there are instructions that
/// make numbers of several words at once, and none that count their zeros.
#[inline(always)]
fn lowest_bit(word: u32) -> u32 {
    let bit = word & word.wrapping_neg();
    // The highest one becomes a negative number, with the same exponent.
    let exponent = (bit.cast_signed() as f32).to_bits() >> (f32::MANTISSA_DIGITS - 1);
    // It is 127 more than the place, and words have 32 places.
    (exponent + 1) % MOST_LEAVES as u32
}

/// The least and the greatest number of each feature. No feature is NaN.
#[derive(Clone, Default)]
struct Bounds {
    least: Vec<f32>,
    most: Vec<f32>,
}

impl Bounds {
    #[inline(always)]
    fn widen(&mut self, least: &[f32], most: &[f32]) {
        for (known, number) in self.least.iter_mut().zip(least) {
            *known = if *number < *known { *number } else { *known };
        }
        for (known, number) in self.most.iter_mut().zip(most) {
            *known = if *number > *known { *number } else { *known };
        }
    }
}

impl Topic {
    /// Which questions have another answer for some rows within the bounds than for others: from this one to that one. Those
    /// before are answered by yes. All thresholds are compared: a search would miss the processor's guess of where it goes.
    #[inline(always)]
    fn place<S: Simd>(&self, simd: S, bounds: &Bounds) -> (usize, usize) {
        let (Some(least), Some(most)) = (bounds.least.get(self.feature), bounds.most.get(self.feature)) else { return (0, 0) };
        let (least, most) = (f32x16::splat(simd, *least), f32x16::splat(simd, *most));
        let (mut from, mut to) = (0, 0);
        for thresholds in &self.thresholds {
            let thresholds = f32x16::load_array(simd, *thresholds);
            from += thresholds.simd_lt(least).to_bitmask().count_ones();
            to += thresholds.simd_lt(most).to_bitmask().count_ones();
        }
        (from as usize, to as usize)
    }

    /// Answers these questions by yes.
    #[inline(always)]
    fn answer(&self, asked: Range<usize>, words: &mut [u32]) {
        for Question { tree, lost, .. } in self.questions.get(asked).unwrap_or_default() {
            if let Some(word) = words.get_mut(*tree as usize) {
                *word |= lost;
            }
        }
    }

    /// Marks the leaves that each of these rows cannot end in by these questions.
    #[inline(always)]
    fn ask(&self, asked: Range<usize>, rows: &[&[f32]; LANES], words: &mut [[u32; LANES]]) {
        // What is behind the last row of the page asks nothing.
        let column = rows.map(|row| row.get(self.feature).copied().unwrap_or(f32::NEG_INFINITY));
        for question in self.questions.get(asked).unwrap_or_default() {
            question.ask(&column, words);
        }
    }
}

impl Question {
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
