//! Turns what became of inputs into messages on standard error, a bar or lines of progress, and an outcome.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::Outcome;
use super::page::Cleaned;
use super::plan::{Messages, Plan, Progress};

/// How often a line of progress is written.
const LINE_INTERVAL: Duration = Duration::from_secs(5);
const BAR_INTERVAL: Duration = Duration::from_millis(200);

/// Says a thing on standard error, in the way of all messages.
pub(super) fn tell(message: &str) {
    // There is no place left to complain about a closed standard error.
    let _ = writeln!(io::stderr(), "tamis: {message}");
}

/// Follows a run.
pub(super) struct Report {
    messages: Messages,
    meter: Meter,
    outcome: Outcome,
    inputs: u64,
    empty: u64,
    failed: u64,
}

enum Meter {
    Hidden,
    Bar(ProgressBar),
    Lines { begun: Instant, last: Instant },
}

impl Report {
    pub(super) fn begin(plan: &Plan) -> Self {
        let meter = match plan.progress {
            Progress::Hidden => Meter::Hidden,
            Progress::Lines => Meter::Lines { begun: Instant::now(), last: Instant::now() },
            Progress::Bar => {
                // How many pages a folder has is known when the last is found.
                let bar = ProgressBar::new_spinner();
                let style = ProgressStyle::with_template("{spinner} {pos} pages, {per_sec}, {elapsed}{msg}");
                bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
                bar.enable_steady_tick(BAR_INTERVAL);
                Meter::Bar(bar)
            }
        };
        Report { messages: plan.messages, meter, outcome: Outcome::default(), inputs: 0, empty: 0, failed: 0 }
    }

    /// Takes note of an input.
    pub(super) fn note(&mut self, cleaned: &Cleaned) {
        self.outcome = self.outcome.max(cleaned.outcome);
        self.inputs += 1;
        self.empty += u64::from(cleaned.outcome == Outcome::NoContent);
        self.failed += u64::from(cleaned.outcome == Outcome::Failure);
        if let Some((level, message)) = &cleaned.message
            && *level <= self.messages
        {
            match &self.meter {
                Meter::Bar(bar) => bar.suspend(|| tell(message)),
                _ => tell(message),
            }
        }
        self.advance();
    }

    fn advance(&mut self) {
        let troubles = self.troubles();
        match &mut self.meter {
            Meter::Bar(bar) => {
                bar.inc(1);
                bar.set_message(troubles);
            }
            Meter::Lines { begun, last } if last.elapsed() >= LINE_INTERVAL => {
                tell(&count_pages(self.inputs, begun.elapsed(), &troubles));
                *last = Instant::now();
            }
            Meter::Hidden | Meter::Lines { .. } => {}
        }
    }

    fn troubles(&self) -> String {
        format!(", {} without content, {} failed", self.empty, self.failed)
    }

    /// Ends the progress and says what the command ends with.
    pub(super) fn finish(self) -> Outcome {
        match &self.meter {
            Meter::Hidden => {}
            Meter::Bar(bar) => bar.finish(),
            Meter::Lines { begun, .. } => tell(&count_pages(self.inputs, begun.elapsed(), &self.troubles())),
        }
        self.outcome
    }
}

fn count_pages(pages: u64, elapsed: Duration, troubles: &str) -> String {
    let rate = pages as f64 / elapsed.as_secs_f64().max(1e-3);
    format!("{pages} pages, {rate:.0}/s{troubles}")
}
