//! Turns sets of pages into scores: content, segments, metadata and speed.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use indicatif::{ParallelProgressIterator, ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde::Serialize;
use tamis::score::Model;
use tamis::{Extractor, Page};

use crate::measure::{Outcome, Overlap, Segments, judge_authors, judge_date, judge_title, share};
use crate::set::{Set, Truth};
use crate::training::{FOLDS, fold_of};
use crate::words::Splitting;

/// How one page came out.
#[derive(Clone, Debug, Serialize)]
pub struct PageScore {
    /// The name of the page within its set.
    pub id: String,
    /// The kind of page.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The agreement of the words, or of the segments where only these are known.
    #[serde(flatten)]
    pub overlap: Overlap,
    /// What the extractor thinks the F1 is.
    pub confidence: f32,
    /// The segments, where only these are known.
    #[serde(skip)]
    pub segments: Option<Segments>,
    /// How the title came out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Outcome>,
    /// How the authors came out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Outcome>,
    /// How the date came out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Outcome>,
    /// How long the page took, from bytes to text.
    #[serde(skip)]
    pub time: Duration,
}

impl PageScore {
    /// Lower is worse; segments are ranked by how many are where they should be.
    #[must_use]
    pub fn rank(&self) -> f64 {
        self.segments.map_or(self.overlap.f1, |segments| segments.accuracy())
    }
}

/// Extracts a page and compares it with its truth.
///
/// # Errors
/// The page cannot be read.
pub fn score_page(extractor: &Extractor, set: &Set, truth: &Truth) -> Result<PageScore> {
    let bytes = set.read_page(truth)?;
    let mut page = Page::bytes(&bytes);
    if let Some(url) = &truth.url {
        page = page.url(url);
    }
    let start = Instant::now();
    let document = extractor.extract(&page);
    let text = document.to_text();
    let time = start.elapsed();
    let segments = truth.text.is_none().then(|| Segments::find(&text, &truth.with, &truth.without));
    let splitting = Splitting::of_set(&set.name);
    let overlap = match segments {
        Some(segments) => segments.overlap(),
        None => Overlap::of_texts(&text, truth.text.as_deref().unwrap_or_default(), splitting),
    };
    let metadata = &document.metadata;
    Ok(PageScore {
        id: truth.id.clone(),
        kind: truth.kind.clone(),
        overlap,
        confidence: document.confidence,
        segments,
        title: judge_title(metadata.title.as_deref(), &truth.title),
        author: judge_authors(&metadata.authors, &truth.author),
        date: judge_date(metadata.date.as_deref(), &truth.date),
        time,
    })
}

/// Who extracts a page: one extractor for all, or for each page the one whose model has not seen its site.
#[derive(Clone, Debug)]
pub struct Jury {
    extractors: Vec<Extractor>,
}

impl Jury {
    /// One extractor for all pages.
    #[must_use]
    pub fn of_one(extractor: Extractor) -> Jury {
        Jury { extractors: vec![extractor] }
    }

    /// An extractor for each of the models that the training has left in a folder.
    ///
    /// # Errors
    /// A model is missing or broken.
    pub fn of_folds(folder: &Path) -> Result<Jury> {
        let read = |fold: u64| -> Result<Extractor> {
            let path = folder.join(format!("fold-{fold}.bin"));
            let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}: train first", path.display()))?;
            let model = Model::read(&bytes).with_context(|| format!("{} is broken: train again", path.display()))?;
            Ok(Extractor::new().model(Arc::new(model)))
        };
        Ok(Jury { extractors: (0..FOLDS).map(read).collect::<Result<_>>()? })
    }

    /// The extractor for a page.
    ///
    /// # Panics
    /// Never: there is one at least.
    #[must_use]
    pub fn extractor(&self, truth: &Truth) -> &Extractor {
        &self.extractors[fold_of(truth) as usize % self.extractors.len()]
    }
}

/// Extracts and compares every page of a set, on all cores; the order is the set's.
///
/// # Errors
/// A page cannot be read.
pub fn score_pages(jury: &Jury, set: &Set) -> Result<Vec<PageScore>> {
    let bar = progress_bar(&set.name, set.truths.len());
    set.truths.par_iter().progress_with(bar).map(|truth| score_page(jury.extractor(truth), set, truth)).collect()
}

/// A progress bar on standard error; hidden where that is no terminal.
///
/// # Panics
/// Never: the template is right.
#[must_use]
pub fn progress_bar(name: &str, pages: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix:10} {bar:40} {pos}/{len} {eta}").expect("the template is right");
    ProgressBar::new(pages as u64).with_style(style).with_prefix(name.to_owned())
}

/// Means over pages.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Means {
    /// How many pages.
    pub pages: usize,
    /// The means of their figures.
    #[serde(flatten)]
    pub overlap: Overlap,
}

impl Means {
    fn of<'a>(pages: impl Iterator<Item = &'a PageScore>) -> Means {
        let mut count = 0;
        let mut sum = Overlap { precision: 0.0, recall: 0.0, f1: 0.0 };
        for page in pages {
            count += 1;
            sum.precision += page.overlap.precision;
            sum.recall += page.overlap.recall;
            sum.f1 += page.overlap.f1;
        }
        let mean = |sum: f64| if count == 0 { 0.0 } else { sum / count as f64 };
        let overlap = Overlap { precision: mean(sum.precision), recall: mean(sum.recall), f1: mean(sum.f1) };
        Means { pages: count, overlap }
    }
}

/// How the segments of a set came out.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SegmentScore {
    /// The counts over all pages.
    #[serde(flatten)]
    pub counts: Segments,
    /// Precision, recall and F1 over all segments.
    #[serde(flatten)]
    pub overlap: Overlap,
    /// The share of segments that are where they should be.
    pub accuracy: f64,
}

/// How a field of the metadata came out over a set.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct FieldScore {
    /// Pages that say it.
    pub known: usize,
    /// The share of these on which it is right.
    pub accuracy: f64,
    /// Pages that do not say it.
    pub absent: usize,
    /// The share of these on which it is given nevertheless.
    pub invented: f64,
}

impl FieldScore {
    fn of(outcomes: impl Iterator<Item = Outcome>) -> Option<FieldScore> {
        let [mut right, mut wrong, mut invented, mut withheld] = [0; 4];
        for outcome in outcomes {
            match outcome {
                Outcome::Right => right += 1,
                Outcome::Wrong => wrong += 1,
                Outcome::Invented => invented += 1,
                Outcome::Withheld => withheld += 1,
            }
        }
        let (known, absent) = (right + wrong, invented + withheld);
        let score = FieldScore { known, accuracy: share(right, known), absent, invented: share(invented, absent) };
        (known > 0).then_some(score)
    }
}

/// How a set came out.
#[derive(Clone, Debug, Serialize)]
pub struct SetScore {
    /// The name of the set.
    pub set: String,
    /// How many pages it has.
    pub pages: usize,
    /// The agreement with the whole content, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<Means>,
    /// The same by kind of page.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub types: BTreeMap<String, Means>,
    /// The segments, where only these are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segments: Option<SegmentScore>,
    /// How the titles came out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<FieldScore>,
    /// How the authors came out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<FieldScore>,
    /// How the dates came out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<FieldScore>,
    /// Pages from bytes to text in a second of one core.
    pub pages_per_second: f64,
    /// The worst pages, worst first.
    pub worst: Vec<PageScore>,
}

impl SetScore {
    /// Sums up the pages of a set and picks out the `worst` ones.
    #[must_use]
    pub fn of_pages(set: &str, pages: &[PageScore], worst: usize) -> SetScore {
        let with_text = || pages.iter().filter(|page| page.segments.is_none());
        let content = Some(Means::of(with_text())).filter(|means| means.pages > 0);
        let mut types: BTreeMap<String, Vec<&PageScore>> = BTreeMap::new();
        for page in with_text() {
            types.entry(page.kind.clone().unwrap_or_default()).or_default().push(page);
        }
        let seconds: f64 = pages.iter().map(|page| page.time.as_secs_f64()).sum();
        let mut ranked: Vec<&PageScore> = pages.iter().collect();
        ranked.sort_by(|a, b| a.rank().total_cmp(&b.rank()).then_with(|| a.id.cmp(&b.id)));
        SetScore {
            set: set.to_owned(),
            pages: pages.len(),
            content,
            types: types.into_iter().map(|(kind, pages)| (kind, Means::of(pages.into_iter()))).collect(),
            segments: sum_segments(pages),
            title: FieldScore::of(pages.iter().filter_map(|page| page.title)),
            author: FieldScore::of(pages.iter().filter_map(|page| page.author)),
            date: FieldScore::of(pages.iter().filter_map(|page| page.date)),
            pages_per_second: if seconds > 0.0 { pages.len() as f64 / seconds } else { 0.0 },
            worst: ranked.into_iter().take(worst).cloned().collect(),
        }
    }

    /// The figures that have floors, by name, higher is better. Kinds with few pages have none: they jump about.
    #[must_use]
    pub fn metrics(&self) -> BTreeMap<String, f64> {
        let mut metrics = BTreeMap::new();
        let mut put = |name: &str, value: f64| metrics.insert(name.to_owned(), value);
        if let Some(means) = self.content {
            put("f1", means.overlap.f1);
        }
        for (kind, means) in self.types.iter().filter(|(_, means)| means.pages >= FEWEST_PAGES_OF_A_TYPE) {
            put(&format!("f1-{kind}"), means.overlap.f1);
        }
        if let Some(segments) = self.segments {
            put("segments-f1", segments.overlap.f1);
            put("segments-accuracy", segments.accuracy);
        }
        for (name, field) in [("title", self.title), ("author", self.author), ("date", self.date)] {
            let Some(field) = field else { continue };
            put(name, field.accuracy);
            if field.absent > 0 {
                put(&format!("{name}-not-invented"), 1.0 - field.invented);
            }
        }
        metrics
    }
}

/// A kind of page has a floor of its own from this many pages on.
const FEWEST_PAGES_OF_A_TYPE: usize = 70;

fn sum_segments(pages: &[PageScore]) -> Option<SegmentScore> {
    let mut counts = Segments::default();
    for page in pages {
        counts.add(page.segments.unwrap_or_default());
    }
    let some = counts != Segments::default();
    some.then(|| SegmentScore { counts, overlap: counts.overlap(), accuracy: counts.accuracy() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(id: &str, kind: &str, f1: f64) -> PageScore {
        PageScore {
            id: id.to_owned(),
            kind: Some(kind.to_owned()),
            overlap: Overlap { precision: f1, recall: f1, f1 },
            confidence: 1.0,
            segments: None,
            title: Some(Outcome::Right),
            author: None,
            date: Some(if f1 > 0.5 { Outcome::Invented } else { Outcome::Wrong }),
            time: Duration::from_millis(5),
        }
    }

    #[test]
    fn a_set_is_the_mean_of_its_pages() {
        let pages = [page("b", "forum", 0.2), page("a", "forum", 0.2), page("c", "article", 0.8)];
        let score = SetScore::of_pages("set", &pages, 2);
        assert!((score.content.unwrap().overlap.f1 - 0.4).abs() < 1e-9);
        assert!((score.types["forum"].overlap.f1 - 0.2).abs() < 1e-9);
        assert_eq!(score.worst.iter().map(|page| page.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert!((score.pages_per_second - 200.0).abs() < 1e-6);
        let date = score.date.unwrap();
        assert_eq!((date.known, date.absent), (2, 1));
        assert!((date.invented - 1.0).abs() < 1e-9);
        assert!(score.author.is_none() && score.segments.is_none());
    }

    #[test]
    fn few_pages_of_a_kind_have_no_floor() {
        let score = SetScore::of_pages("set", &[page("a", "forum", 0.5)], 0);
        assert_eq!(score.metrics().into_keys().collect::<Vec<_>>(), ["date", "f1", "title"]);
    }
}
