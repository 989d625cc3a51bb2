//! Turns labelled pages into the files that `train.py` trains a model from.
//!
//! The features are measured by the code that ships, so that training and use cannot differ.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};
use indicatif::ParallelProgressIterator;
use rayon::prelude::*;
use serde::Serialize;
use tamis::block::TextBlock;
use tamis::feature::{self, Features};

use crate::labels::Label;
use crate::oracle::label_set_page;
use crate::score::progress_bar;
use crate::set::{Set, Truth};

/// Pages are divided into so many parts; each is judged by a model that was trained on the others.
pub const FOLDS: u64 = 4;

/// The part that a page belongs to, by its registered domain, so that no two pages of a site are in different parts.
#[must_use]
pub fn fold_of(truth: &Truth) -> u64 {
    hash(domain_of(truth.url.as_deref().unwrap_or(&truth.id))) % FOLDS
}

/// The last two labels of the host; three where the last two are short (`co.uk`).
fn domain_of(url: &str) -> &str {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split(['/', ':', '?', '#']).next().unwrap_or_default();
    let dots: Vec<usize> = host.match_indices('.').map(|(at, _)| at).collect();
    let is_short = |from: usize, to: usize| to - from <= 4;
    let labels = match dots[..] {
        [.., before, last] if host.len() - last == 3 && is_short(before, last) => 3,
        _ => 2,
    };
    dots.len().checked_sub(labels).and_then(|at| host.get(dots[at] + 1..)).unwrap_or(host)
}

fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A page as the trainer wants it.
struct Example {
    about: About,
    features: Features,
    labels: Vec<Label>,
    blocks: Vec<TextBlock>,
}

#[derive(Serialize)]
struct About {
    set: String,
    id: String,
    kind: Option<String>,
    fold: u64,
    blocks: usize,
}

/// Writes the features and labels of all pages of the sets into a folder. Returns the digest of what was written.
///
/// # Errors
/// A page cannot be read or a file not be written.
pub fn export(sets: &[Set], folder: &Path) -> Result<u64> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut files = Files::create(folder)?;
    for set in sets {
        let bar = progress_bar(&set.name, set.truths.len());
        let examples = set.truths.par_iter().progress_with(bar).map(|truth| example(set, truth)).collect::<Result<Vec<_>>>()?;
        for example in examples {
            files.write(&example)?;
        }
    }
    let names: Vec<&str> = feature::names().collect();
    std::fs::write(folder.join("names.json"), serde_json::to_string(&names)?)?;
    files.finish()
}

/// Half of the pages are measured without their address, since half of the users will not know it.
fn example(set: &Set, truth: &Truth) -> Result<Example> {
    let labelled = label_set_page(set, truth)?;
    let url = truth.url.as_deref().filter(|_| hash(&truth.id).is_multiple_of(2));
    let features = feature::measure(&labelled.cut.dom, &labelled.cut.blocks, url);
    let about = About {
        set: set.name.clone(),
        id: truth.id.clone(),
        kind: truth.kind.clone(),
        fold: fold_of(truth),
        blocks: labelled.cut.blocks.len(),
    };
    Ok(Example { about, features, labels: labelled.labels, blocks: labelled.cut.blocks })
}

struct Files {
    pages: BufWriter<File>,
    rows: BufWriter<File>,
    labels: BufWriter<File>,
    digest: u64,
}

impl Files {
    fn create(folder: &Path) -> Result<Files> {
        let create = |name: &str| -> Result<BufWriter<File>> {
            let path = folder.join(name);
            Ok(BufWriter::new(File::create(&path).with_context(|| format!("cannot write {}", path.display()))?))
        };
        Ok(Files { pages: create("pages.jsonl")?, rows: create("rows.f32")?, labels: create("labels.f32")?, digest: hash("") })
    }

    /// A row of `labels.f32`: the label, -1 for none; its weight; the words of the block.
    fn write(&mut self, example: &Example) -> Result<()> {
        let about = serde_json::to_string(&example.about)?;
        self.digest = (self.digest ^ hash(&about)).wrapping_mul(0x0100_0000_01b3);
        writeln!(self.pages, "{about}")?;
        for row in example.features.rows() {
            for number in row {
                self.digest = (self.digest ^ u64::from(number.to_bits())).wrapping_mul(0x0100_0000_01b3);
                self.rows.write_all(&number.to_le_bytes())?;
            }
        }
        for (label, block) in example.labels.iter().zip(&example.blocks) {
            let content = label.content.map_or(-1.0, |content| f32::from(u8::from(content)));
            for number in [content, label.weight, block.shape.words() as f32] {
                self.digest = (self.digest ^ u64::from(number.to_bits())).wrapping_mul(0x0100_0000_01b3);
                self.labels.write_all(&number.to_le_bytes())?;
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<u64> {
        self.pages.flush()?;
        self.rows.flush()?;
        self.labels.flush()?;
        Ok(self.digest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_a_site_are_in_one_part() {
        assert_eq!(domain_of("https://www.news.example.org/a.b/c"), "example.org");
        assert_eq!(domain_of("http://shop.example.co.uk:8080/"), "example.co.uk");
        assert_eq!(domain_of("https://example.org"), "example.org");
        assert_eq!(domain_of("localhost/x"), "localhost");
    }
}
