//! Turns a plan into written pages: on all cores, in the order of the inputs, in bounded memory.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::input::{Fault, Source, find_sources, tell_unwritten};
use super::naming::Naming;
use super::output::{Blanks, Done, Ending, Output, Sink, write_file};
use super::page::{self, Cleaned};
use super::pipeline::{self, Crew, Permit, Weigh};
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
    tell(&format!("{place}: {}", tell_unwritten(error)));
    Outcome::Failure
}

/// An input and, where each page has its own, the file to write.
struct Job {
    source: Result<Source, Fault>,
    target: Option<PathBuf>,
}

/// What became of an input.
struct Made {
    cleaned: Cleaned,
    /// The file that was not written, since it would be empty.
    blank: Option<PathBuf>,
}

impl Weigh for Made {
    fn weight(&self) -> usize {
        self.cleaned.weight()
    }
}

impl From<Cleaned> for Made {
    fn from(cleaned: Cleaned) -> Self {
        Made { cleaned, blank: None }
    }
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
    let (blanks, mut blank_list) = folder.map(|folder| Blanks::open(folder, &plan.start)).unzip();
    let mut stopped = None;
    let crew = Crew { jobs: plan.jobs, is_interrupted: interrupt::is_requested };
    let ran = pipeline::run(
        jobs,
        crew,
        |job, permit| clean(job, plan, blanks.as_ref(), permit),
        |Made { cleaned, blank }| {
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
            if let Some((list, blank)) = blank_list.as_mut().zip(blank) {
                list.note(&blank)?;
            }
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
    if stopped.is_none() {
        sink.end(&Ending::Whole)?;
        return Ok(None);
    }
    let inputs = done.inputs;
    sink.end(&Ending::Interrupted(done))?;
    report.say(&stop_message(plan, inputs));
    Ok(stopped)
}

fn stop_message(plan: &Plan, inputs: u64) -> String {
    let hint = if matches!(plan.destination, Destination::Stdout(_)) { "" } else { "; the same command with --resume goes on" };
    format!("stopped after input {inputs}{hint}")
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

fn clean(job: Job, plan: &Plan, blanks: Option<&Blanks>, permit: &Permit<'_, Made>) -> Made {
    let Job { source, target } = job;
    let source = match source {
        Ok(source) => source,
        Err(fault) => return page::report_fault(&fault, plan).into(),
    };
    if target.as_ref().is_some_and(|target| is_same_file(&source.path, target)) {
        return page::report_fault(&Fault::of_replacing(&source.path), plan).into();
    }
    if let Some((note, message)) = target.as_ref().and_then(|target| find_there(target, plan, blanks)) {
        // What is not there is told as it was the first time.
        let level = if note.has_content() { Messages::All } else { Messages::Problems };
        let message = Some((level, format!("{}: {message}", told(&source.path))));
        return Cleaned { path: source.path, output: None, note, message, is_member: false }.into();
    }
    if target.as_ref().is_some_and(|target| may_be_page(target, &source, plan)) {
        return page::report_fault(&Fault::of_hiding(&source.path, target.as_deref().unwrap_or(&source.path)), plan).into();
    }
    let cleaned = page::clean(source, plan, permit);
    let (Some(target), Some(output)) = (target, &cleaned.output) else { return cleaned.into() };
    let written = match output {
        Output::Text(text) if !text.is_empty() => write_file(&target, text.as_bytes()),
        // Nobody wants a file with nothing in it; what is there under its name may be somebody's, or the page when it still had
        // content.
        _ => Ok(()),
    };
    match written {
        // Written, it takes no room while others are waited for.
        Ok(()) => Made { blank: output.is_blank().then_some(target), cleaned: Cleaned { output: None, ..cleaned } },
        Err(error) => page::report_fault(&Fault::of_writing(&cleaned.path, &target, &error), plan).into(),
    }
}

/// Whether two paths lead to one file. Members of archives have none.
fn is_same_file(one: &Path, other: &Path) -> bool {
    one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

/// Whether the file that a page would become is there already, among the pages that it is one of: then it may be a page itself,
/// and not what an earlier run has made.
fn may_be_page(target: &Path, source: &Source, plan: &Plan) -> bool {
    let Destination::Folder(folder) = &plan.destination else { return false };
    let is_below =
        || folder.canonicalize().is_ok_and(|folder| source.path.canonicalize().is_ok_and(|page| page.starts_with(folder)));
    plan.form.extension() == "html" && !source.is_member && target.exists() && is_below()
}

/// What an earlier run has made of a page, where this one goes on with it.
fn find_there(target: &Path, plan: &Plan, blanks: Option<&Blanks>) -> Option<(Note, String)> {
    if plan.existing != Existing::Left {
        return None;
    }
    if target.exists() {
        let has_content = target.metadata().is_ok_and(|file| file.len() > 0);
        let what = if has_content { "is there" } else { "is there, and empty; without --resume it is made again" };
        return Some((Note::There { has_content }, format!("{} {what}", told(target))));
    }
    let Destination::Folder(folder) = &plan.destination else { return None };
    let is_blank = blanks.is_some_and(|blanks| blanks.contain(folder, target));
    is_blank.then(|| {
        let message = "had no content in an earlier run; without --resume it is looked at again";
        (Note::There { has_content: false }, message.to_owned())
    })
}
