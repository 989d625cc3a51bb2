//! Turns the explanation of a page into aligned lines for a terminal, or into JSON.

use std::fmt::Write as _;

use tamis::{EmptyReason, ExplainedBlock, Explanation, Reason, Status};

use super::Outcome;
use super::args::ExplainFormat;
use super::generate::print;
use super::input::not_a_page;
use super::page::{PLAIN, is_plain};
use super::plan::ExplainPlan;
use super::record::{reason, status_word};
use super::report::{tell, tell_fault, told};

/// How many features are shown of a block.
const WEIGHTS: usize = 3;
/// Characters that are shown of a path and of a text.
const PATH_CHARS: usize = 44;
const TEXT_CHARS: usize = 70;

/// Explains a page.
pub(super) fn run(plan: ExplainPlan) -> Outcome {
    let path = plan.source.path.clone();
    let page = match plan.source.read(plan.reading.max_bytes) {
        Ok(page) => page,
        Err(fault) => return tell_fault(&fault),
    };
    let explanation = plan.reading.extractor.explain(&plan.reading.page(&page));
    if explanation.status == Status::Empty(EmptyReason::Binary) {
        return tell_fault(&not_a_page(&path, &page.bytes));
    }
    let text = match plan.format {
        ExplainFormat::Text => align(&explanation),
        // Strings, numbers and lists are always JSON.
        ExplainFormat::Json => serde_json::to_string_pretty(&explanation).unwrap_or_default() + "\n",
    };
    if is_plain(explanation.status, &page.bytes) {
        tell(&format!("{}: {PLAIN}", told(&path)));
    }
    let has_content = explanation.blocks.iter().any(|block| block.verdict.keep);
    print(text.as_bytes()).max(if has_content { Outcome::Content } else { Outcome::NoContent })
}

fn align(explanation: &Explanation) -> String {
    let kept = explanation.blocks.iter().filter(|block| block.verdict.keep).count();
    let mut out = format!("status {}", status_word(explanation.status));
    if let Some(reason) = reason(explanation.status) {
        let _ = write!(out, " ({reason})");
    }
    let _ = writeln!(out, ", confidence {:.2}, {kept} of {} blocks kept", explanation.confidence, explanation.blocks.len());
    let rows: Vec<[String; 4]> = explanation.blocks.iter().map(row).collect();
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let [reasons, weights, paths] = [width(0), width(1), width(2)];
    for (block, [reason, weight, path, text]) in explanation.blocks.iter().zip(&rows) {
        let verdict = match (block.verdict.keep, block.is_title) {
            (true, _) => "keep",
            (false, true) => "title",
            (false, false) => "drop",
        };
        let line = format!("{verdict:5} {:.2}  {reason:reasons$}  {weight:weights$}  {path:paths$}  {text}", block.verdict.score);
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The reason, the features that weighed most, the place and the first words of a block.
fn row(block: &ExplainedBlock) -> [String; 4] {
    let weights: Vec<String> = block.weights.iter().take(WEIGHTS).map(|(name, weight)| format!("{name} {weight:+.2}")).collect();
    [
        reason_word(block.verdict.reason),
        weights.join(", "),
        last_chars(&block.path, PATH_CHARS),
        first_chars(&block.text, TEXT_CHARS),
    ]
}

fn reason_word(reason: Reason) -> String {
    serde_json::to_value(reason).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The beginning of a text on one line, with nothing that a terminal would obey.
fn first_chars(text: &str, most: usize) -> String {
    let mut shown: String = text.chars().take(most).filter(|c| !c.is_control()).collect();
    if text.chars().nth(most).is_some() {
        shown.push('…');
    }
    shown
}

fn last_chars(text: &str, most: usize) -> String {
    let count = text.chars().count();
    let shown = text.chars().skip(count.saturating_sub(most)).filter(|c| !c.is_control());
    if count > most { std::iter::once('…').chain(shown).collect() } else { shown.collect() }
}
