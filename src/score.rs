//! Turns [`Features`] into scores: for each block the probability that it is content.
//!
//! Evaluates `table/model.bin`, which the training writes (`eval/README.md`): the mean, in log-odds, of a forest that asks each
//! row and of a network that sees a block among its neighbours. Does not decide anything.
//!
//! The file: a header of text lines that says where the model comes from, ended by an empty line; then, little-endian, the
//! forest: the number of features (u16), of trees (u16), the step of a leaf (f32) and, for each feature, its thresholds (u16
//! count, then f32 each); then each tree: its leaves (u8), its inner nodes (feature u16, threshold u16, left u8, right u8, value
//! i16) and the values of its leaves (i16, in steps). A child with its high bit set is a leaf. Then the network: the width of a
//! layer (u16), the inputs that differ from block to block and those of the page (u16 count; each a feature u16, then half,
//! centre and scale, f32; a matrix), the tags (u16 count; each a u8 for container, parent or holder of the text, and the tag,
//! f32; a matrix), biases (f32), the layers (u8 count; each a distance u8, five matrices for the blocks before, at and behind it
//! and the mean and the largest of the page, biases), a hidden layer (a matrix, biases), weights and bias of the result (f32). A
//! matrix is the steps of its columns (f32), then its weights in steps (i8), a row for each input.

mod forest;
mod masks;
mod network;
mod reader;

use std::sync::LazyLock;

use crate::feature::{self, Features};
use crate::table::scoring::NETWORK_SHARE;
use forest::Forest;
use network::Network;
use reader::Reader;

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_bytes!("table/model.bin")).unwrap_or_default());

/// A trained scorer of blocks.
#[derive(Clone, Debug, Default)]
pub struct Model {
    header: String,
    forest: Forest,
    network: Network,
}

impl Model {
    /// The model that is compiled in.
    #[must_use]
    pub fn compiled_in() -> &'static Model {
        &MODEL
    }

    /// Where the model comes from: the command that made it, the digest of its data, its cross-validated score.
    #[must_use]
    pub fn header(&self) -> &str {
        &self.header
    }

    /// The probability of being content, from 0 to 1, of each block in order. Never fails.
    ///
    /// ```
    /// use tamis::{block::split_blocks, dom::parse, feature, score::Model};
    ///
    /// let html = "<nav><a href=/>Home</a></nav><p>Water just off the boil is best for a green tea.</p>";
    /// let dom = parse(html, &tamis::Limits::default());
    /// let scores = Model::compiled_in().score(&feature::measure(&dom, &split_blocks(&dom), None));
    /// assert!(scores.len() == 2 && scores[0] < 0.5 && scores[1] > 0.5);
    /// ```
    #[must_use]
    pub fn score(&self, features: &Features) -> Vec<f32> {
        let opinions = self.forest.judge(features).into_iter().zip(self.network.judge(features));
        opinions.map(|(forest, network)| probability(forest + (network - forest) * NETWORK_SHARE)).collect()
    }

    /// What moved the score of each block, in log-odds, the strongest first: by the names of the features that the forest asked,
    /// and by [`NETWORK`] what the network says.
    ///
    /// ```
    /// use tamis::{block::split_blocks, dom::parse, feature, score::Model};
    ///
    /// let dom = parse("<nav><a href=/>Home</a></nav>", &tamis::Limits::default());
    /// let features = feature::measure(&dom, &split_blocks(&dom), None);
    /// let weights = Model::compiled_in().weigh(&features).next().expect("a block");
    /// assert!(weights.len() > 1 && weights.is_sorted_by(|(_, a), (_, b)| a.abs() >= b.abs()));
    /// ```
    pub fn weigh(&self, features: &Features) -> impl Iterator<Item = Vec<(&'static str, f32)>> {
        features.rows().zip(self.network.judge(features)).map(|(row, network)| {
            let moves = feature::names().zip(self.forest.moves(row).into_iter().map(|weight| weight * (1.0 - NETWORK_SHARE)));
            let mut named: Vec<(&str, f32)> =
                moves.chain([(NETWORK, network * NETWORK_SHARE)]).filter(|(_, weight)| *weight != 0.0).collect();
            named.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then_with(|| a.0.cmp(b.0)));
            named
        })
    }

    /// Reads a model as the training writes it; `None` where the file is not whole or was trained for other features.
    ///
    /// ```
    /// assert!(tamis::score::Model::read(b"no model").is_none());
    /// ```
    #[must_use]
    pub fn read(file: &[u8]) -> Option<Model> {
        let end = file.windows(2).position(|pair| pair == b"\n\n")?;
        let header = String::from_utf8(file.get(..end)?.to_vec()).ok()?;
        let mut reader = Reader::new(file.get(end + 2..)?);
        let model = Model { header, forest: Forest::read(&mut reader)?, network: Network::read(&mut reader)? };
        reader.is_empty().then_some(model)
    }
}

/// The name under which [`Model::weigh`] gives what the blocks around say.
pub const NETWORK: &str = "network";

/// Log-odds to probability. `libm`, not the machine's: the same page gives the same bytes everywhere.
fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-log_odds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_reads_and_fits_the_features() {
        let model = Model::read(include_bytes!("table/model.bin")).expect("table/model.bin is broken: train again");
        assert!(model.header.contains(&format!("features: {}", feature::COUNT)), "the features have changed: train again");
    }

    #[test]
    fn the_model_is_small_enough_to_compile_in() {
        assert!(include_bytes!("table/model.bin").len() <= 160 << 10);
    }

    #[test]
    fn what_moves_a_block_adds_up_to_its_score() {
        let html = "<nav><a href=/>Home</a></nav><p>Water just off the boil is best for a green tea, they say.</p>";
        let dom = crate::dom::parse(html, &crate::Limits::default());
        let features = feature::measure(&dom, &crate::block::split_blocks(&dom), None);
        let start = MODEL.forest.start() * (1.0 - NETWORK_SHARE);
        for (score, weights) in MODEL.score(&features).into_iter().zip(MODEL.weigh(&features)) {
            let sum = weights.iter().fold(start, |sum, (_, weight)| sum + weight);
            assert!((probability(sum) - score).abs() < 0.001, "{score} is not {sum}: {weights:?}");
        }
    }

    #[test]
    fn a_model_that_ends_too_soon_or_too_late_is_none() {
        let file = include_bytes!("table/model.bin");
        assert!(Model::read(&file[..file.len() - 1]).is_none());
        assert!(Model::read(&[file.as_slice(), b"\0"].concat()).is_none());
    }
}
