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

use crate::fragment::cut_fragment;
use crate::labels::{Label, label_texts};
use crate::markup::Markup;
use crate::oracle::{Cut, Labelled, label_set_page};
use crate::score::progress_bar;
use crate::set::{Set, Truth};

/// Pages are divided into so many parts; each is judged by a model that was trained on the others.
pub const FOLDS: u64 = 4;

/// The last bits of a hash, which say what else is done with a page.
const HASH_TAIL: u32 = 8;
/// The same, for those of which only the content is learned from.
const FRAGMENT_TAIL: u32 = 40;
/// How many of a hundred pages are also learned from as their content alone.
const FRAGMENTS: u64 = 30;

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
        for markup in Markup::ALL {
            let set = set.clone().with_markup(markup);
            files.write_all(&set, |truth| is_learned(truth, markup), |truth| example(&set, truth).map(Some))?;
        }
        files.write_all(set, |truth| truth.text.is_some(), |truth| fragment_example(set, truth))?;
    }
    let names: Vec<&str> = feature::names().collect();
    std::fs::write(folder.join("names.json"), serde_json::to_string(&names)?)?;
    files.finish()
}

/// Whether the page is one of those that are learned from with so much of their markup; other pages for each.
fn is_learned(truth: &Truth, markup: Markup) -> bool {
    let place = hash(&truth.id) >> HASH_TAIL;
    (place + markup as u64 * 100 / 4) % 100 < markup.share()
}

fn example(set: &Set, truth: &Truth) -> Result<Example> {
    let Labelled { cut, labels, .. } = label_set_page(set, truth)?;
    Ok(measure_example(set, truth, cut, labels))
}

/// The content of the page alone, of some pages, and half of these without the names of their parts.
fn fragment_example(set: &Set, truth: &Truth) -> Result<Option<Example>> {
    let seed = hash(&truth.id);
    if (seed >> HASH_TAIL) % 100 >= FRAGMENTS {
        return Ok(None);
    }
    let Labelled { cut, labels, .. } = label_set_page(set, truth)?;
    let markup = if (seed >> FRAGMENT_TAIL).is_multiple_of(2) { Markup::Nameless } else { Markup::Whole };
    Ok(cut_fragment(&cut, &labels, seed).map(|fragment| {
        let cut = Cut::of_bytes(&markup.strip(fragment.into_bytes()));
        let labels = label_texts(&cut.texts, truth);
        measure_example(set, truth, cut, labels)
    }))
}

/// Half of the pages are measured without their address, since half of the users will not know it.
fn measure_example(set: &Set, truth: &Truth, cut: Cut, labels: Vec<Label>) -> Example {
    let url = truth.url.as_deref().filter(|_| hash(&truth.id).is_multiple_of(2));
    let features = feature::measure(&cut.dom, &cut.blocks, url);
    let about = About {
        set: set.name.clone(),
        id: truth.id.clone(),
        kind: truth.kind.clone(),
        fold: fold_of(truth),
        blocks: cut.blocks.len(),
    };
    Example { about, features, labels, blocks: cut.blocks }
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

    /// Writes what is made of the pages that are chosen, in their order.
    fn write_all(
        &mut self,
        set: &Set,
        is_chosen: impl Fn(&Truth) -> bool,
        make: impl Fn(&Truth) -> Result<Option<Example>> + Sync,
    ) -> Result<()> {
        let truths: Vec<&Truth> = set.truths.iter().filter(|truth| is_chosen(truth)).collect();
        let bar = progress_bar(&set.name, truths.len());
        let examples = truths.par_iter().progress_with(bar).map(|truth| make(truth)).collect::<Result<Vec<_>>>()?;
        examples.iter().flatten().try_for_each(|example| self.write(example))
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
