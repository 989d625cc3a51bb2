//! Turns labels into scores: how well the best choice of blocks would do.

use std::time::Instant;

use anyhow::Result;
use indicatif::ParallelProgressIterator;
use rayon::prelude::*;
use tamis::block::{TextBlock, split_blocks};
use tamis::decode::decode;
use tamis::dom::{Dom, Limits, parse};

use crate::labels::{Label, label_texts, oracle_text};
use crate::measure::{Overlap, Segments};
use crate::score::{PageScore, progress_bar};
use crate::set::{Set, Truth};
use crate::words::Splitting;

/// A page up to its blocks.
#[derive(Debug)]
pub struct Cut {
    /// The tree.
    pub dom: Dom,
    /// The blocks.
    pub blocks: Vec<TextBlock>,
    /// Their texts.
    pub texts: Vec<String>,
}

impl Cut {
    /// Decodes, parses and cuts a page as the extractor does.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Cut {
        let dom = parse(&decode(bytes, None).text, &Limits::default());
        let blocks = split_blocks(&dom);
        let texts = blocks.iter().map(|block| block.text(&dom).into_owned()).collect();
        Cut { dom, blocks, texts }
    }
}

/// A page with its labels and the score of the best choice of blocks.
#[derive(Debug)]
pub struct Labelled {
    /// The page.
    pub cut: Cut,
    /// One label for each block.
    pub labels: Vec<Label>,
    /// The score of an output of exactly the blocks that are labelled content.
    pub score: PageScore,
}

/// Labels a page of a set.
///
/// # Errors
/// The page cannot be read.
pub fn label_set_page(set: &Set, truth: &Truth) -> Result<Labelled> {
    let bytes = set.read_page(truth)?;
    let start = Instant::now();
    let cut = Cut::of_bytes(&bytes);
    let labels = label_texts(&cut.texts, truth);
    let time = start.elapsed();
    let output = oracle_text(&cut.texts, &labels);
    let segments = truth.text.is_none().then(|| Segments::find(&output, &truth.with, &truth.without));
    let overlap = match (segments, &truth.text) {
        (None, Some(text)) => Overlap::of_texts(&output, text, Splitting::of_set(&set.name)),
        _ => segments.unwrap_or_default().overlap(),
    };
    let (id, kind) = (truth.id.clone(), truth.kind.clone());
    let score = PageScore { id, kind, overlap, confidence: 1.0, segments, title: None, author: None, date: None, time };
    Ok(Labelled { cut, labels, score })
}

/// How many blocks of a set are content, are not, and are not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LabelCounts {
    /// Content.
    pub content: usize,
    /// Not content.
    pub other: usize,
    /// Not known.
    pub unknown: usize,
}

/// Labels every page of a set, on all cores; the order is the set's.
///
/// # Errors
/// A page cannot be read.
pub fn label_set(set: &Set) -> Result<(Vec<PageScore>, LabelCounts)> {
    let bar = progress_bar(&set.name, set.truths.len());
    let label = |truth| label_set_page(set, truth).map(|page| (page.score, count(&page.labels)));
    let pages: Vec<_> = set.truths.par_iter().progress_with(bar).map(label).collect::<Result<_>>()?;
    let mut sum = LabelCounts::default();
    for (_, counts) in &pages {
        sum.content += counts.content;
        sum.other += counts.other;
        sum.unknown += counts.unknown;
    }
    Ok((pages.into_iter().map(|(score, _)| score).collect(), sum))
}

fn count(labels: &[Label]) -> LabelCounts {
    let of = |content| labels.iter().filter(|label| label.content == content).count();
    LabelCounts { content: of(Some(true)), other: of(Some(false)), unknown: of(None) }
}
