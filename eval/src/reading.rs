//! Turns a page into lines for a person who judges it: each block with what was decided and what is known of it.

use std::fmt::Write as _;

use anyhow::Result;
use tamis::{Explanation, Extractor, Page, Verdict};

use crate::labels::{Label, label_texts};
use crate::score::{PageScore, score_page};
use crate::set::{Set, Truth};
use crate::words::fold;

/// Which blocks are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// All that are kept or should be, and all others as well.
    Everything,
    /// All that are kept or should be.
    Content,
    /// Only those about which output and truth differ.
    Errors,
}

/// How a block came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Content, and kept.
    Kept,
    /// Kept, and not content.
    Extra,
    /// Content, and dropped.
    Missed,
    /// Not content, and dropped.
    Dropped,
    /// Kept, and nobody knows better.
    KeptUnknown,
    /// Dropped, and nobody knows better.
    DroppedUnknown,
}

impl Finding {
    /// Compares what was decided with what is known.
    #[must_use]
    pub fn of(verdict: Verdict, label: Label) -> Finding {
        match (verdict.keep, label.content) {
            (true, Some(true)) => Finding::Kept,
            (true, Some(false)) => Finding::Extra,
            (false, Some(true)) => Finding::Missed,
            (false, Some(false)) => Finding::Dropped,
            (true, None) => Finding::KeptUnknown,
            (false, None) => Finding::DroppedUnknown,
        }
    }

    /// `+` rightly kept, `-` wrongly kept, blank missed; the name says it in full.
    fn mark(self) -> &'static str {
        match self {
            Finding::Kept => "+ kept  ",
            Finding::Extra => "- EXTRA ",
            Finding::Missed => "  MISSED",
            Finding::Dropped => ". drop  ",
            Finding::KeptUnknown => "+ kept ?",
            Finding::DroppedUnknown => ". drop ?",
        }
    }

    fn colour(self) -> &'static str {
        match self {
            Finding::Kept | Finding::KeptUnknown => "32",
            Finding::Extra => "31",
            Finding::Missed => "33",
            Finding::Dropped | Finding::DroppedUnknown => "2",
        }
    }

    fn is_shown(self, shown: Shown) -> bool {
        match self {
            Finding::Extra | Finding::Missed => true,
            Finding::Kept | Finding::KeptUnknown => shown != Shown::Errors,
            Finding::Dropped | Finding::DroppedUnknown => shown == Shown::Everything,
        }
    }
}

/// Whether the lines are coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// For a terminal.
    Colours,
    /// For a file.
    Plain,
}

/// A page with its score, and its blocks with what was decided and what is known of them.
#[derive(Debug)]
pub struct Reading {
    /// How the page came out.
    pub score: PageScore,
    /// Its blocks and what was decided.
    pub explanation: Explanation,
    /// What is known of each block.
    pub labels: Vec<Label>,
    url: String,
}

/// Extracts, explains and labels a page.
///
/// # Errors
/// The page cannot be read.
pub fn read_page(extractor: &Extractor, set: &Set, truth: &Truth) -> Result<Reading> {
    let score = score_page(extractor, set, truth)?;
    let bytes = set.read_page(truth)?;
    let url = truth.url.clone().unwrap_or_default();
    let page = if url.is_empty() { Page::bytes(&bytes) } else { Page::bytes(&bytes).url(&url) };
    let explanation = extractor.explain(&page);
    let texts: Vec<String> = explanation.blocks.iter().map(|block| block.text.clone()).collect();
    let labels = label_texts(&texts, truth);
    Ok(Reading { score, explanation, labels, url })
}

/// Characters of a block's text that are shown.
const TEXT_WIDTH: usize = 100;
/// Characters of a block's path that are shown, its end rather than its start.
const PATH_WIDTH: usize = 44;

impl Reading {
    /// The page as a head and one line a block: finding, label, score, reason, number, path, words, text.
    #[must_use]
    pub fn show(&self, shown: Shown, paint: Paint) -> String {
        let mut out = self.head();
        let mut hidden = 0;
        for (block, label) in self.explanation.blocks.iter().zip(&self.labels) {
            let finding = Finding::of(block.verdict, *label);
            if !finding.is_shown(shown) {
                hidden += 1;
                continue;
            }
            if hidden > 0 {
                let _ = writeln!(out, "          … {hidden}");
                hidden = 0;
            }
            let line = block_line(block, finding, *label);
            let _ = match paint {
                Paint::Colours => writeln!(out, "\x1b[{}m{line}\x1b[0m", finding.colour()),
                Paint::Plain => writeln!(out, "{line}"),
            };
        }
        if hidden > 0 {
            let _ = writeln!(out, "          … {hidden}");
        }
        out
    }

    fn head(&self) -> String {
        let PageScore { id, kind, overlap, confidence, .. } = &self.score;
        let kind = kind.as_deref().unwrap_or("-");
        let mut out = format!("== {id} ({kind}) {}\n", self.url);
        let _ = write!(out, "   F1 {:.3}  P {:.3}  R {:.3}  sure {confidence:.2}", overlap.f1, overlap.precision, overlap.recall);
        for (name, finding) in [("extra", Finding::Extra), ("missed", Finding::Missed)] {
            let (blocks, words) = self.count(finding);
            let _ = write!(out, "  {name} {blocks} blocks, {words} words");
        }
        if let Some(segments) = self.score.segments {
            let _ = write!(out, "  segments lost {}, leaked {}", segments.false_negatives, segments.false_positives);
        }
        for (name, outcome) in [("title", self.score.title), ("author", self.score.author), ("date", self.score.date)] {
            if let Some(outcome) = outcome {
                let _ = write!(out, "  {name} {}", format!("{outcome:?}").to_lowercase());
            }
        }
        out + "\n"
    }

    fn count(&self, finding: Finding) -> (usize, usize) {
        let blocks = self.explanation.blocks.iter().zip(&self.labels);
        let found = blocks.filter(|(block, label)| Finding::of(block.verdict, **label) == finding);
        found.fold((0, 0), |(blocks, words), (block, _)| (blocks + 1, words + block.text.split_whitespace().count()))
    }
}

fn block_line(block: &tamis::ExplainedBlock, finding: Finding, label: Label) -> String {
    let label = match label.content {
        Some(true) => "yes",
        Some(false) => "no",
        None => "?",
    };
    let Verdict { block: number, score, reason, .. } = block.verdict;
    let reason = format!("{reason:?}");
    let words = block.text.split_whitespace().count();
    let (path, text) = (last_chars(&block.path, PATH_WIDTH), first_chars(&block.text, TEXT_WIDTH));
    format!("{} {label:<3} {score:.2} {reason:<9} {number:>4} {path:<PATH_WIDTH$} {words:>4} {text}", finding.mark())
}

fn first_chars(text: &str, width: usize) -> String {
    let text = fold(text);
    if text.chars().count() <= width {
        return text;
    }
    text.chars().take(width - 1).chain(['…']).collect()
}

fn last_chars(text: &str, width: usize) -> String {
    let length = text.chars().count();
    if length <= width {
        return text.to_owned();
    }
    std::iter::once('…').chain(text.chars().skip(length + 1 - width)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading() -> Reading {
        let long = "a long paragraph about rivers and rain that goes on for a while and then some more words";
        let html = format!("<nav>Home and all the rest of it</nav><main><p>{long}</p><p>short news</p></main>");
        let explanation = Extractor::new().explain(&Page::text(&html));
        let truth = Truth { text: Some(format!("{long} short news")), ..Truth::default() };
        let texts: Vec<String> = explanation.blocks.iter().map(|block| block.text.clone()).collect();
        let labels = label_texts(&texts, &truth);
        let score = PageScore {
            id: "river".to_owned(),
            kind: None,
            overlap: crate::measure::Overlap { precision: 1.0, recall: 0.5, f1: 0.667 },
            confidence: 0.5,
            segments: None,
            title: None,
            author: None,
            date: None,
            time: std::time::Duration::ZERO,
        };
        Reading { score, explanation, labels, url: "https://a.example/".to_owned() }
    }

    fn judged(keep: bool, content: Option<bool>) -> Finding {
        let mut verdict = reading().explanation.blocks[0].verdict;
        verdict.keep = keep;
        Finding::of(verdict, Label { content, weight: 1.0 })
    }

    #[test]
    fn a_finding_is_what_was_decided_against_what_is_known() {
        assert_eq!(judged(true, Some(true)), Finding::Kept);
        assert_eq!(judged(true, Some(false)), Finding::Extra);
        assert_eq!(judged(false, Some(true)), Finding::Missed);
        assert_eq!(judged(false, None), Finding::DroppedUnknown);
    }

    #[test]
    fn everything_is_one_line_a_block() {
        let shown = reading().show(Shown::Everything, Paint::Plain);
        assert_eq!(shown.lines().count(), 2 + 3, "{shown}");
        assert!(shown.starts_with("== river (-) https://a.example/\n   F1 0.667  P 1.000  R 0.500"), "{shown}");
    }

    #[test]
    fn blocks_that_are_not_shown_are_counted() {
        let mut reading = reading();
        for block in &mut reading.explanation.blocks {
            block.verdict.keep = false;
        }
        let shown = reading.show(Shown::Errors, Paint::Plain);
        assert_eq!(shown.lines().nth(2).unwrap().trim(), "… 1");
        assert_eq!(shown.matches("MISSED").count(), 2, "{shown}");
    }

    #[test]
    fn long_texts_end_in_an_ellipsis_and_long_paths_begin_with_one() {
        assert_eq!(first_chars("äbcdef", 4), "äbc…");
        assert_eq!(last_chars("äbcdef", 4), "…def");
        assert_eq!(last_chars("äbc", 3), "äbc");
    }
}
