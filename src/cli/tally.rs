//! Turns what became of inputs into counts.

use std::collections::BTreeMap;

use indicatif::HumanBytes;
use serde::{Deserialize, Serialize};
use tamis::Status;

use super::Outcome;
use super::input::{Cause, Fault, FaultKind};
use super::record::status_word;

/// What became of an input, as it is counted.
#[derive(Clone, Debug)]
pub(super) enum Note {
    /// A page was read.
    Page { status: Status, bytes: usize, has_content: bool },
    /// It gave no page.
    Fault { kind: FaultKind, cause: Cause },
    /// An earlier run has written it.
    There { has_content: bool },
}

impl Note {
    pub(super) fn of_fault(fault: &Fault) -> Note {
        Note::Fault { kind: fault.kind, cause: fault.cause }
    }

    /// Whether there is something to read of it.
    pub(super) fn has_content(&self) -> bool {
        matches!(self, Note::Page { has_content: true, .. } | Note::There { has_content: true })
    }

    /// Whether something could not be read or written.
    pub(super) fn is_failure(&self) -> bool {
        matches!(self, Note::Fault { kind: FaultKind::Failed | FaultKind::Partial, .. })
    }
}

/// Counts of inputs.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Tally {
    pages: u64,
    bytes: u64,
    /// Pages that came out well.
    #[serde(default)]
    whole: u64,
    there: u64,
    /// Inputs without content, or without a page.
    pub(super) without_content: u64,
    /// Inputs that could not be read or written, or not as a whole.
    pub(super) failed: u64,
    /// Pages that are not simply whole, by status and reason.
    statuses: BTreeMap<String, u64>,
    causes: BTreeMap<Cause, u64>,
}

impl Tally {
    pub(super) fn note(&mut self, note: &Note) {
        match note {
            Note::Page { status, bytes, has_content } => {
                self.pages += 1;
                self.bytes += *bytes as u64;
                self.without_content += u64::from(!has_content);
                if *status == Status::Ok {
                    self.whole += 1;
                } else {
                    *self.statuses.entry(name(*status)).or_default() += 1;
                }
            }
            Note::Fault { kind: FaultKind::Harmless, cause: Cause::HttpStatus } => {
                *self.causes.entry(Cause::HttpStatus).or_default() += 1;
            }
            Note::Fault { kind: FaultKind::Harmless, .. } => {}
            Note::Fault { cause, .. } => {
                self.without_content += u64::from(!note.is_failure());
                self.failed += u64::from(note.is_failure());
                *self.causes.entry(*cause).or_default() += 1;
            }
            Note::There { has_content } => {
                self.there += 1;
                self.without_content += u64::from(!has_content);
            }
        }
    }

    /// How many were counted.
    pub(super) fn inputs(&self) -> u64 {
        self.pages + self.there + self.causes.values().sum::<u64>()
    }

    /// What a run with these counts ends with.
    pub(super) fn outcome(&self) -> Outcome {
        match (self.failed, self.without_content) {
            (1.., _) => Outcome::Failure,
            (0, 1..) => Outcome::NoContent,
            (0, 0) => Outcome::Content,
        }
    }

    /// Whether there was any page, read now or earlier.
    pub(super) fn has_pages(&self) -> bool {
        self.pages + self.there > 0
    }

    /// The counts of pages and of failures, and those others that are not zero, a line each; so many pages were left out by name.
    pub(super) fn lines(&self, left_out: u64) -> Vec<String> {
        let mut lines = vec![format!(
            "{} {}, {} unpacked",
            self.pages,
            if self.pages == 1 { "page" } else { "pages" },
            HumanBytes(self.bytes)
        )];
        lines.push(format!("{} ok", self.whole));
        if self.there > 0 {
            lines.push(format!("{} were there already", self.there));
        }
        lines.extend(self.statuses.iter().map(|(name, count)| format!("{count} {name}")));
        lines.extend(self.causes.iter().map(|(cause, count)| format!("{count} {}", cause.name())));
        if left_out > 0 {
            lines.push(format!("{left_out} left out by --match and --skip"));
        }
        let inputs = if self.without_content == 1 { "input" } else { "inputs" };
        lines.push(format!("{} {inputs} without content, {} failed", self.without_content, self.failed));
        lines
    }
}

/// `truncated (time)`
fn name(status: Status) -> String {
    let reason = match status {
        Status::Empty(reason) => serde_json::to_value(reason),
        Status::Truncated(limit) => serde_json::to_value(limit),
        Status::Teaser(reason) => serde_json::to_value(reason),
        _ => return status_word(status).to_owned(),
    };
    let reason = reason.ok().and_then(|reason| reason.as_str().map(str::to_owned)).unwrap_or_default();
    format!("{} ({reason})", status_word(status))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tamis::Limit;

    #[test]
    fn everything_that_is_counted_is_told() {
        let mut tally = Tally::default();
        tally.note(&Note::Page { status: Status::Ok, bytes: 1000, has_content: true });
        assert_eq!(tally.outcome(), Outcome::Content);
        tally.note(&Note::Page { status: Status::Truncated(Limit::Time), bytes: 24, has_content: false });
        tally.note(&Note::Fault { kind: FaultKind::Harmless, cause: Cause::NoPages });
        assert_eq!(tally.outcome(), Outcome::NoContent);
        tally.note(&Note::Fault { kind: FaultKind::Failed, cause: Cause::Missing });
        assert_eq!(tally.outcome(), Outcome::Failure);
        let expected =
            ["2 pages, 1.00 KiB unpacked", "1 ok", "1 truncated (time)", "1 missing", "1 input without content, 1 failed"];
        assert_eq!((tally.lines(0), tally.inputs()), (expected.map(str::to_owned).to_vec(), 3));
    }

    #[test]
    fn counts_survive_a_journal() {
        let mut tally = Tally::default();
        tally.note(&Note::Fault { kind: FaultKind::Failed, cause: Cause::NotPermitted });
        let text = serde_json::to_string(&tally).unwrap();
        assert_eq!(serde_json::from_str::<Tally>(&text).unwrap().lines(2), tally.lines(2));
    }
}
