//! Turns what became of inputs into messages on standard error, a bar or lines of progress, and an outcome.

use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, ProgressBar, ProgressStyle};

use super::Outcome;
use super::input::{Fault, FaultKind, PassedOver, bytes_read, tame};
use super::page::Cleaned;
use super::plan::{Messages, Plan, Progress};
use super::scout::Scout;
pub(super) use super::tally::Tally;

/// How often a line of progress is written.
const LINE_INTERVAL: Duration = Duration::from_secs(5);
const BAR_INTERVAL: Duration = Duration::from_millis(200);

/// Says a thing on standard error, in the way of all messages: on one line, which no terminal obeys.
pub(super) fn tell(message: &str) {
    // There is no place left to complain about a closed standard error.
    let _ = writeln!(io::stderr(), "tamis: {}", tame(message));
}

/// Says why the one page there is cannot be had.
pub(super) fn tell_fault(fault: &Fault) -> Outcome {
    tell(&format!("{}: {}", told(&fault.path), fault.what));
    if fault.kind == FaultKind::NoPages { Outcome::NoContent } else { Outcome::Failure }
}

/// A path in a message: on one line, whatever its name.
pub(super) fn told(path: &Path) -> String {
    let ends_line = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    path.to_string_lossy().chars().map(|c| if ends_line(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Follows a run.
pub(super) struct Report {
    messages: Messages,
    meter: Meter,
    scout: Option<Scout>,
    passed: PassedOver,
    begun: Instant,
    /// What was done by an earlier run that this one goes on with.
    earlier: u64,
    tally: Tally,
    shows_stats: bool,
}

enum Meter {
    Hidden,
    Bar { bar: ProgressBar, last: Instant },
    Lines { last: Instant },
}

impl Report {
    pub(super) fn begin(plan: &Plan) -> Self {
        let begun = Instant::now();
        let meter = match plan.progress {
            Progress::Hidden => Meter::Hidden,
            Progress::Lines => Meter::Lines { last: begun },
            Progress::Bar => {
                let bar = ProgressBar::new_spinner();
                let style = ProgressStyle::with_template("{spinner} {msg}");
                bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
                bar.enable_steady_tick(BAR_INTERVAL);
                Meter::Bar { bar, last: begun }
            }
        };
        let scout = (plan.progress != Progress::Hidden).then(|| Scout::send(&plan.inputs));
        let tally = Tally::default();
        let passed = plan.inputs.passed.clone();
        Report { messages: plan.messages, meter, scout, passed, begun, earlier: 0, tally, shows_stats: plan.shows_stats }
    }

    /// Goes on with the count of an earlier run.
    pub(super) fn resume(&mut self, tally: Tally) {
        self.earlier = tally.inputs();
        self.tally = tally;
    }

    /// Takes note of an input.
    pub(super) fn note(&mut self, cleaned: &Cleaned) {
        self.tally.note(&cleaned.note);
        if let Some((level, message)) = &cleaned.message
            && *level <= self.messages
        {
            self.say(message);
        }
        self.advance();
    }

    /// Says a thing without breaking the bar.
    pub(super) fn say(&self, message: &str) {
        match &self.meter {
            Meter::Bar { bar, .. } => bar.suspend(|| tell(message)),
            _ => tell(message),
        }
    }

    /// What became of all inputs so far.
    pub(super) fn tally(&self) -> &Tally {
        &self.tally
    }

    fn advance(&mut self) {
        let interval = if matches!(self.meter, Meter::Bar { .. }) { BAR_INTERVAL } else { LINE_INTERVAL };
        match &self.meter {
            Meter::Bar { last, .. } | Meter::Lines { last } if last.elapsed() >= interval => {}
            _ => return,
        }
        let line = self.line();
        match &mut self.meter {
            Meter::Bar { bar, last } => {
                bar.set_message(line);
                *last = Instant::now();
            }
            Meter::Lines { last } => {
                tell(&line);
                *last = Instant::now();
            }
            Meter::Hidden => {}
        }
    }

    /// `1200 pages, 250/s, 3 without content, 0 failed, 1:20 left`
    fn line(&self) -> String {
        let Tally { without_content, failed, .. } = &self.tally;
        let pages = self.tally.inputs();
        let rate = (pages - self.earlier) as f64 / self.begun.elapsed().as_secs_f64().max(1e-3);
        let left = self.left().map(|left| format!(", {}:{:02} left", left / 60, left % 60)).unwrap_or_default();
        format!("{pages} pages, {rate:.0}/s, {without_content} without content, {failed} failed{left}")
    }

    /// The seconds that it will take, once it is known how much there is.
    fn left(&self) -> Option<u64> {
        let all = self.scout.as_ref()?.bytes()?;
        let read = bytes_read();
        let elapsed = self.begun.elapsed().as_secs_f64();
        (read > 0 && elapsed > 1.0).then(|| (elapsed * all.saturating_sub(read) as f64 / read as f64).ceil() as u64)
    }

    /// Ends the progress and says what the command ends with.
    pub(super) fn finish(self) -> Outcome {
        match &self.meter {
            Meter::Hidden => {}
            Meter::Bar { bar, .. } => bar.finish_and_clear(),
            Meter::Lines { .. } => tell(&self.line()),
        }
        if let Some(passed) = self.passed.tell().filter(|_| self.messages >= Messages::Problems) {
            tell(&passed);
        }
        let left_out = self.passed.tell_left_out().filter(|_| !self.tally.has_pages());
        if let Some(left_out) = left_out.as_ref().filter(|_| self.messages >= Messages::Problems) {
            tell(left_out);
        }
        if self.shows_stats {
            let seconds = self.begun.elapsed().as_secs_f64().max(1e-3);
            let pages = self.tally.inputs() - self.earlier;
            let read = bytes_read();
            let rate = format!(
                "{:.1} pages/s, {} read, {}/s, {seconds:.2} seconds",
                pages as f64 / seconds,
                HumanBytes(read),
                HumanBytes((read as f64 / seconds) as u64)
            );
            for line in self.tally.lines(self.passed.left_out()).iter().chain([&rate]) {
                let _ = writeln!(io::stderr(), "{line}");
            }
        }
        let outcome = self.tally.outcome();
        if left_out.is_some() { outcome.max(Outcome::NoContent) } else { outcome }
    }
}
