//! Turns the rows of a page into log-odds by a forest of decision trees, one row at a time.
//!
//! No tree has more than 32 leaves.

use super::masks::Masks;
use super::reader::Reader;
use crate::feature::{self, Features};

pub(super) const LEAF: u8 = 0x80;

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) threshold: f32,
    pub(super) feature: u16,
    pub(super) left: u8,
    pub(super) right: u8,
}

#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// Where its nodes, and where its leaves begin.
    pub(super) nodes: usize,
    pub(super) leaves: usize,
}

/// A forest of decision trees whose sum is the log-odds of being content.
#[derive(Clone, Debug, Default)]
pub(super) struct Forest {
    trees: Vec<Tree>,
    nodes: Vec<Node>,
    /// What a tree would add if it ended at this node: for explanations.
    values: Vec<f32>,
    leaves: Vec<f32>,
    /// The same trees as they are evaluated.
    masks: Masks,
}

impl Forest {
    /// The log-odds of being content of each block in order.
    pub(super) fn judge(&self, features: &Features) -> Vec<f32> {
        let rows = features.rows();
        let mut sums = Vec::with_capacity(rows.len());
        self.masks.sum(rows, |sum| sums.push(sum));
        sums
    }

    /// The log-odds of the average block, from which the features move a row.
    #[cfg(test)]
    pub(super) fn start(&self) -> f32 {
        self.trees.iter().map(|tree| self.values.get(tree.nodes).copied().unwrap_or(0.0)).sum()
    }

    /// How much each feature of a row moved its log-odds. Each step down a tree moves the expectation from that of the node to
    /// that of the child: the feature that was asked gets the difference.
    pub(super) fn moves(&self, row: &[f32]) -> Vec<f32> {
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
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Forest> {
        let features = reader.u16().filter(|count| usize::from(*count) == feature::COUNT)?;
        let trees = reader.u16()?;
        let step = reader.f32()?;
        let mut thresholds = Vec::with_capacity(usize::from(features));
        for _ in 0..features {
            let count = reader.u16()?;
            thresholds.push((0..count).map(|_| reader.f32()).collect::<Option<Vec<f32>>>()?);
        }
        let mut forest = Forest::default();
        for _ in 0..trees {
            forest.read_tree(reader, &thresholds, step)?;
        }
        forest.masks = Masks::new(&forest.trees, &forest.nodes, &forest.leaves)?;
        Some(forest)
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

#[cfg(test)]
mod tests {
    use super::super::Model;
    use super::*;

    fn forest() -> &'static Forest {
        &Model::compiled_in().forest
    }

    #[test]
    fn every_path_of_every_tree_ends_in_a_leaf() {
        for (number, tree) in forest().trees.iter().enumerate() {
            let end = forest().trees.get(number + 1).map_or(forest().nodes.len(), |next| next.nodes);
            for (at, node) in forest().nodes[tree.nodes..end].iter().enumerate() {
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
            for (at, node) in forest().nodes.iter().enumerate() {
                let near = [node.threshold, node.threshold.next_down(), node.threshold.next_up()];
                if (at * 7 + number * 13) % 5 < 3 {
                    row[usize::from(node.feature)] = near[(at + number) % 3];
                }
            }
            row
        };
        for count in [1, 64, 105] {
            let rows: Vec<Vec<f32>> = (0..count).map(row).collect();
            let walked: Vec<u32> = rows
                .iter()
                .map(|row| forest().trees.iter().fold(0f32, |sum, tree| sum + leaf_of(forest(), tree, row)).to_bits())
                .collect();
            let mut summed = Vec::new();
            forest().masks.sum(rows.iter().map(Vec::as_slice), |sum| summed.push(sum.to_bits()));
            assert_eq!(summed, walked);
        }
    }

    #[test]
    fn weights_add_up_to_the_score() {
        let row = vec![1.0; feature::COUNT];
        let start: f32 = forest().trees.iter().map(|tree| forest().values.get(tree.nodes).copied().unwrap_or(0.0)).sum();
        let moved: f32 = forest().moves(&row).iter().sum();
        let sum: f32 = forest().trees.iter().map(|tree| leaf_of(forest(), tree, &row)).sum();
        assert!((start + moved - sum).abs() < 0.01, "{start} + {moved} is not {sum}");
    }
}
