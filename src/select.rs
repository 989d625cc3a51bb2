//! Turns scores into a [`Selection`]: which blocks are content.

use serde::{Deserialize, Serialize};

/// What to favour where the scorer is unsure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Focus {
    /// Better to miss a paragraph than to keep a menu.
    Precision,
    /// The best of both on the average page.
    #[default]
    Balanced,
    /// Better to keep a menu than to miss a paragraph.
    Recall,
}

/// What was decided for a block, and why.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Verdict {
    /// The number of the block, in page order from 0.
    pub block: usize,
    /// Whether the block is part of the content.
    pub keep: bool,
    /// The probability that the block is content, from 0 to 1.
    pub score: f32,
    /// What decided.
    pub reason: Reason,
}

/// What decided about a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reason {
    /// The score is at or over the page's threshold.
    Score,
    /// The score is under the page's threshold.
    LowScore,
    /// The same text stands on the page once more, with a better score.
    Repeat,
    /// Too little of the page is content for it to have any.
    EmptyPage,
}

/// Which blocks of a page are content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// One verdict for each block, in page order.
    pub verdicts: Vec<Verdict>,
    /// The estimated F1 of the words of the kept blocks, from 0 to 1.
    pub confidence: f32,
}
