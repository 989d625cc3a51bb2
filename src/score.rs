//! Turns [`Features`] into scores: for each block the probability that it is content.
//!
//! Evaluates the forest of `table/model.bin`, which the training writes (`eval/README.md`). Does not decide anything.
//!
//! The file: a header of text lines that says where the model comes from, ended by an empty line; then, little-endian,
//! the number of features (u16), of trees (u16), the step of a leaf (f32) and, for each feature, its thresholds (u16 count,
//! then f32 each); then each tree: its leaves (u8), its inner nodes (feature u16, threshold u16, left u8, right u8, value
//! i16) and the values of its leaves (i16, in steps). A child with its high bit set is a leaf. No tree has more than 32 leaves.

mod masks;

use std::sync::LazyLock;

use crate::feature::{self, Features};
use masks::Masks;

static MODEL: LazyLock<Forest> = LazyLock::new(|| Forest::read(include_bytes!("table/model.bin")).unwrap_or_default());

const LEAF: u8 = 0x80;

#[derive(Clone, Copy, Debug)]
struct Node {
    threshold: f32,
    feature: u16,
    left: u8,
    right: u8,
}

#[derive(Clone, Debug)]
struct Tree {
    /// Where its nodes, and where its leaves begin.
    nodes: usize,
    leaves: usize,
}

/// A forest of decision trees whose sum is the log-odds of being content.
#[derive(Clone, Debug, Default)]
pub struct Forest {
    header: String,
    trees: Vec<Tree>,
    nodes: Vec<Node>,
    /// What a tree would add if it ended at this node: for explanations.
    values: Vec<f32>,
    leaves: Vec<f32>,
    /// The same trees as they are evaluated.
    masks: Masks,
}

impl Forest {
    /// The forest that is compiled in.
    #[must_use]
    pub fn compiled_in() -> &'static Forest {
        &MODEL
    }

    /// Where the forest comes from: the command that made it, the digest of its data, its cross-validated score.
    #[must_use]
    pub fn header(&self) -> &str {
        &self.header
    }

    /// The probability of being content, from 0 to 1, of each block in order.
    #[must_use]
    pub fn score(&self, features: &Features) -> Vec<f32> {
        let rows = features.rows();
        let mut scores = Vec::with_capacity(rows.len());
        self.masks.sum(rows, |sum| scores.push(probability(sum)));
        scores
    }

    /// How much each feature moved the score of a block, in log-odds, by the name of the feature; the strongest first.
    #[must_use]
    pub fn weigh(&self, row: &[f32]) -> Vec<(&'static str, f32)> {
        let moves = self.moves(row);
        let mut named: Vec<(&str, f32)> = feature::names().zip(moves).filter(|(_, weight)| *weight != 0.0).collect();
        named.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then_with(|| a.0.cmp(b.0)));
        named
    }

    /// Each step down a tree moves the expectation from that of the node to that of the child: the feature that was asked
    /// gets the difference.
    fn moves(&self, row: &[f32]) -> Vec<f32> {
        let mut moves = vec![0.0; feature::COUNT];
        for tree in &self.trees {
            let mut at = 0u8;
            let mut value = self.values.get(tree.nodes).copied().unwrap_or(0.0);
            while at & LEAF == 0 {
                let Some(node) = self.nodes.get(tree.nodes + usize::from(at)) else { break };
                let goes_left = row.get(usize::from(node.feature)).is_some_and(|number| *number <= node.threshold);
                at = if goes_left { node.left } else { node.right };
                let next = if at & LEAF == 0 {
                    self.values.get(tree.nodes + usize::from(at)).copied()
                } else {
                    self.leaves.get(tree.leaves + usize::from(at & !LEAF)).copied()
                };
                let next = next.unwrap_or(value);
                if let Some(slot) = moves.get_mut(usize::from(node.feature)) {
                    *slot += next - value;
                }
                value = next;
            }
        }
        moves
    }

    /// Reads a forest as the training writes it; `None` where the file is not whole.
    #[must_use]
    pub fn read(file: &[u8]) -> Option<Forest> {
        let end = file.windows(2).position(|pair| pair == b"\n\n")?;
        let header = String::from_utf8(file.get(..end)?.to_vec()).ok()?;
        let mut reader = Reader { bytes: file.get(end + 2..)? };
        let features = reader.u16()?;
        let trees = reader.u16()?;
        let step = reader.f32()?;
        let mut thresholds = Vec::with_capacity(usize::from(features));
        for _ in 0..features {
            let count = reader.u16()?;
            thresholds.push((0..count).map(|_| reader.f32()).collect::<Option<Vec<f32>>>()?);
        }
        let mut forest = Forest { header, ..Forest::default() };
        for _ in 0..trees {
            forest.read_tree(&mut reader, &thresholds, step)?;
        }
        forest.masks = Masks::new(&forest.trees, &forest.nodes, &forest.leaves)?;
        reader.bytes.is_empty().then_some(forest)
    }

    fn read_tree(&mut self, reader: &mut Reader<'_>, thresholds: &[Vec<f32>], step: f32) -> Option<()> {
        let leaves = usize::from(reader.u8()?);
        self.trees.push(Tree { nodes: self.nodes.len(), leaves: self.leaves.len() });
        for _ in 1..leaves {
            let feature = reader.u16()?;
            let threshold = *thresholds.get(usize::from(feature))?.get(usize::from(reader.u16()?))?;
            let (left, right) = (reader.u8()?, reader.u8()?);
            self.nodes.push(Node { threshold, feature, left, right });
            self.values.push(f32::from(reader.i16()?) * step);
        }
        for _ in 0..leaves {
            self.leaves.push(f32::from(reader.i16()?) * step);
        }
        Some(())
    }
}

/// Log-odds to probability. `libm`, not the machine's: the same page gives the same bytes everywhere.
fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-log_odds))
}

/// Reads numbers off the front of bytes.
struct Reader<'a> {
    bytes: &'a [u8],
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.bytes.split_first_chunk::<N>()?;
        self.bytes = rest;
        Some(*first)
    }

    fn u8(&mut self) -> Option<u8> {
        self.take::<1>().map(|[byte]| byte)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    fn i16(&mut self) -> Option<i16> {
        self.take().map(i16::from_le_bytes)
    }

    fn f32(&mut self) -> Option<f32> {
        self.take().map(f32::from_le_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_reads_and_fits_the_features() {
        let forest = Forest::read(include_bytes!("table/model.bin")).expect("table/model.bin is broken: train again");
        assert!(!forest.trees.is_empty());
        assert!(forest.nodes.iter().all(|node| usize::from(node.feature) < feature::COUNT));
        assert!(forest.header.contains(&format!("features: {}", feature::COUNT)), "the features have changed: train again");
    }

    #[test]
    fn the_model_is_small_enough_to_compile_in() {
        assert!(include_bytes!("table/model.bin").len() <= 160 << 10);
    }

    #[test]
    fn every_path_of_every_tree_ends_in_a_leaf() {
        for (number, tree) in MODEL.trees.iter().enumerate() {
            let end = MODEL.trees.get(number + 1).map_or(MODEL.nodes.len(), |next| next.nodes);
            for (at, node) in MODEL.nodes[tree.nodes..end].iter().enumerate() {
                for child in [node.left, node.right] {
                    assert!(child & LEAF != 0 || usize::from(child) > at, "tree {number} goes back at node {at}");
                }
            }
        }
    }

    /// The leaf that a walk down the tree ends in.
    fn leaf_of(forest: &Forest, tree: &Tree, row: &[f32]) -> f32 {
        let mut at = 0u8;
        while at & LEAF == 0 {
            let node = &forest.nodes[tree.nodes + usize::from(at)];
            at = if row[usize::from(node.feature)] <= node.threshold { node.left } else { node.right };
        }
        forest.leaves[tree.leaves + usize::from(at & !LEAF)]
    }

    #[test]
    fn masks_say_what_a_walk_down_every_tree_says() {
        // Numbers at, just under and just over the thresholds, in more rows than are asked together.
        let row = |number: usize| {
            let mut row = vec![0.0; feature::COUNT];
            for (at, node) in MODEL.nodes.iter().enumerate() {
                let near = [node.threshold, node.threshold.next_down(), node.threshold.next_up()];
                if (at * 7 + number * 13) % 5 < 3 {
                    row[usize::from(node.feature)] = near[(at + number) % 3];
                }
            }
            row
        };
        for count in [1, 16, 41] {
            let rows: Vec<Vec<f32>> = (0..count).map(row).collect();
            let walked: Vec<u32> = rows
                .iter()
                .map(|row| MODEL.trees.iter().fold(0f32, |sum, tree| sum + leaf_of(&MODEL, tree, row)).to_bits())
                .collect();
            let mut summed = Vec::new();
            MODEL.masks.sum(rows.iter().map(Vec::as_slice), |sum| summed.push(sum.to_bits()));
            assert_eq!(summed, walked);
        }
    }

    #[test]
    fn weights_add_up_to_the_score() {
        let row = vec![1.0; feature::COUNT];
        let start: f32 = MODEL.trees.iter().map(|tree| MODEL.values.get(tree.nodes).copied().unwrap_or(0.0)).sum();
        let moved: f32 = MODEL.moves(&row).iter().sum();
        let sum: f32 = MODEL.trees.iter().map(|tree| leaf_of(&MODEL, tree, &row)).sum();
        assert!((start + moved - sum).abs() < 0.01, "{start} + {moved} is not {sum}");
    }
}
