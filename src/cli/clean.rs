//! Turns a plan into written pages: on all cores, in the order of the inputs, in bounded memory.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::input::{Fault, Source, find_sources};
use super::naming::Naming;
use super::output::{Done, Ending, Output, Sink, write_file};
use super::page::{self, Cleaned};
use super::pipeline::{self, Crew, Permit};
use super::plan::{Destination, Existing, Messages, Plan, Repeat};
use super::report::{Report, tell, told};
use super::tally::Note;
use super::{Outcome, interrupt};

/// Cleans every input of a plan.
pub(super) fn run(plan: &Plan) -> Outcome {
    if plan.repeat == Repeat::Several {
        interrupt::listen();
    }
    let mut report = Report::begin(plan);
    match clean_all(plan, &mut report) {
        Ok(Some(outcome)) => {
            report.finish();
            outcome
        }
        Ok(None) => report.finish(),
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Content,
        Err(error) => {
            report.finish();
            tell_unwritable(&plan.destination, &error)
        }
    }
}

/// Says that what was made cannot be written.
pub(super) fn tell_unwritable(destination: &Destination, error: &io::Error) -> Outcome {
    let place = match destination {
        Destination::Stdout(_) => Path::new("standard output"),
        Destination::File(path) | Destination::Folder(path) => path,
    };
    let place = told(place);
    // What a journal has to say says what to do.
    if error.kind() == io::ErrorKind::InvalidInput && error.raw_os_error().is_none() {
        tell(&format!("{place}: {error}"));
        return Outcome::Usage;
    }
    tell(&format!("{place}: cannot be written ({error}); check the place and its free space"));
    Outcome::Failure
}

/// An input and, where each page has its own, the file to write.
struct Job {
    source: Result<Source, Fault>,
    target: Option<PathBuf>,
}

/// Everything that was done, and why it ended before the end, if it did.
fn clean_all(plan: &Plan, report: &mut Report) -> io::Result<Option<Outcome>> {
    let (mut sink, mut done) = Sink::open(&plan.destination, &plan.form, &plan.start)?;
    let folder = match &plan.destination {
        Destination::Folder(folder) => Some(folder.as_path()),
        _ => None,
    };
    let mut sources = find_sources(&plan.inputs, folder, plan.reading.max_bytes);
    pass_over(&mut sources, &done)?;
    report.resume(done.tally.clone());
    let mut naming = folder.map(|folder| Naming::new(folder, plan.form.extension()));
    let jobs = sources.map(|source| {
        let target = naming.as_mut().zip(source.as_ref().ok()).map(|(naming, source)| naming.give(&source.name));
        Job { source, target }
    });
    let mut stopped = None;
    let crew = Crew { jobs: plan.jobs, is_interrupted: interrupt::is_requested };
    let ran = pipeline::run(
        jobs,
        crew,
        |job, permit| clean(job, plan, permit),
        |cleaned| {
            if plan.fails_fast && cleaned.note.is_failure() {
                // It is not done: a run that goes on tries it again.
                done.tally = report.tally().clone();
                report.note(&cleaned);
                stopped = Some(Outcome::Failure);
                return Ok(ControlFlow::Break(()));
            }
            report.note(&cleaned);
            done.inputs += 1;
            done.last = cleaned.path.to_string_lossy().into_owned();
            if let Some(output) = cleaned.output {
                sink.write(&cleaned.path, output, cleaned.is_member)?;
            }
            sink.checkpoint(|| Done { tally: report.tally().clone(), ..done.clone() })?;
            Ok(ControlFlow::Continue(()))
        },
    );
    if let Err(error) = ran {
        sink.end(&Ending::Failed)?;
        return Err(error);
    }
    if stopped.is_none() && interrupt::is_requested() {
        done.tally = report.tally().clone();
        stopped = Some(Outcome::Interrupted);
    }
    let Some(outcome) = stopped else {
        sink.end(&Ending::Whole)?;
        return Ok(None);
    };
    let inputs = done.inputs;
    sink.end(&Ending::Interrupted(done))?;
    if matches!(plan.destination, Destination::Stdout(_)) {
        report.say(&format!("stopped after input {inputs}"));
    } else {
        report.say(&format!("stopped after input {inputs}; the same command with --resume goes on"));
    }
    Ok(Some(outcome))
}

/// Passes over what an earlier run has done, and makes sure that it was the same.
fn pass_over(sources: &mut impl Iterator<Item = Result<Source, Fault>>, done: &Done) -> io::Result<()> {
    let Some(before) = done.inputs.checked_sub(1) else { return Ok(()) };
    let last = sources.nth(usize::try_from(before).unwrap_or(usize::MAX));
    let is_same = last.is_some_and(|last| {
        let path = last.as_ref().map_or_else(|fault| &fault.path, |source| &source.path);
        path.to_string_lossy() == done.last
    });
    if is_same {
        return Ok(());
    }
    let what = "the inputs are not those of the run that was interrupted; start anew without --resume";
    Err(io::Error::new(io::ErrorKind::InvalidInput, what))
}

fn clean(job: Job, plan: &Plan, permit: &Permit<'_, Cleaned>) -> Cleaned {
    let Job { source, target } = job;
    let source = match source {
        Ok(source) => source,
        Err(fault) => return page::report_fault(&fault, plan),
    };
    if let Some(target) = target.as_ref().filter(|target| plan.existing == Existing::Left && target.exists()) {
        let message = Some((Messages::All, format!("{}: {} is there", told(&source.path), told(target))));
        // A page without content left an empty file.
        let has_content = target.metadata().is_ok_and(|file| file.len() > 0);
        return Cleaned { path: source.path, output: None, note: Note::There { has_content }, message, is_member: false };
    }
    let cleaned = page::clean(source, plan, permit);
    let (Some(target), Some(Output::Text(output))) = (&target, &cleaned.output) else { return cleaned };
    match write_file(target, output.as_bytes()) {
        // Written, it takes no room while others are waited for.
        Ok(()) => Cleaned { output: None, ..cleaned },
        Err(error) => page::report_fault(&Fault::of_writing(&cleaned.path, target, &error), plan),
    }
}
