//! Turns scores into tables for people.

use std::fmt::Write as _;

use crate::measure::Overlap;
use crate::score::{FieldScore, PageScore, SetScore};

/// The scores of a set as a table, its worst pages below.
#[must_use]
pub fn show_set(score: &SetScore) -> String {
    let mut out = format!("{}: {} pages, {:.0} pages a second of one core\n", score.set, score.pages, score.pages_per_second);
    if score.content.is_some() || score.segments.is_some() {
        let _ = writeln!(out, "  {:<16} {:>6} {:>8} {:>10} {:>8}", "", "pages", "F1", "precision", "recall");
    }
    if let Some(means) = score.content {
        out += &row("all", means.pages, means.overlap);
    }
    for (kind, means) in &score.types {
        out += &row(kind, means.pages, means.overlap);
    }
    if let Some(segments) = score.segments {
        out += &row("segments", score.pages, segments.overlap);
        let counts = segments.counts;
        let _ = writeln!(
            out,
            "  accuracy {:.4} (true positives {}, false positives {}, false negatives {}, true negatives {})",
            segments.accuracy, counts.true_positives, counts.false_positives, counts.false_negatives, counts.true_negatives
        );
    }
    for (name, field) in [("title", score.title), ("author", score.author), ("date", score.date)] {
        out += &field.map(|field| field_row(name, field)).unwrap_or_default();
    }
    if !score.worst.is_empty() {
        let _ = writeln!(out, "  worst pages:");
        out.extend(score.worst.iter().map(page_row));
    }
    out
}

fn row(name: &str, pages: usize, overlap: Overlap) -> String {
    format!("  {name:<16} {pages:>6} {:>8.4} {:>10.4} {:>8.4}\n", overlap.f1, overlap.precision, overlap.recall)
}

fn field_row(name: &str, field: FieldScore) -> String {
    let mut out = format!("  {name:<16} {:>6} {:>8.4} right", field.known, field.accuracy);
    if field.absent > 0 {
        let _ = write!(out, "; given on {:.1} % of the {} pages that have none", field.invented * 100.0, field.absent);
    }
    out + "\n"
}

/// One page as a line: its figures, its kind, its name.
#[must_use]
pub fn page_row(page: &PageScore) -> String {
    let Overlap { precision, recall, f1 } = page.overlap;
    let kind = page.kind.as_deref().unwrap_or("-");
    format!("    F1 {f1:.3}  P {precision:.3}  R {recall:.3}  sure {:.2}  {kind:<14} {}\n", page.confidence, page.id)
}
