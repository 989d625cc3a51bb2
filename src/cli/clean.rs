//! Turns a plan into written pages: on all cores, in the order of the inputs, with no more of them in memory than a batch.

use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Outcome;
use super::input::{Fault, Source, find_sources};
use super::naming::Naming;
use super::output::{Sink, write_file};
use super::page::{self, Cleaned};
use super::plan::{Destination, Plan};
use super::report::{Report, tell};

/// Pages of a batch for each job: enough that a large page among small ones does not leave the other cores idle for long.
const BATCH_PER_JOB: usize = 16;

/// Cleans every input of a plan.
pub(super) fn run(plan: &Plan) -> Outcome {
    let mut report = Report::begin(plan);
    match clean_all(plan, &mut report) {
        Ok(()) => report.finish(),
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
    tell(&format!("{}: cannot be written ({error}); check the place and its free space", place.display()));
    Outcome::Failure
}

/// An input and, where each page has its own, the file to write.
struct Job {
    source: Result<Source, Fault>,
    target: Option<PathBuf>,
}

impl Job {
    fn path(&self) -> &Path {
        match &self.source {
            Ok(source) => &source.path,
            Err(fault) => &fault.path,
        }
    }
}

fn clean_all(plan: &Plan, report: &mut Report) -> io::Result<()> {
    let folder = match &plan.destination {
        Destination::Folder(folder) => Some(folder.as_path()),
        _ => None,
    };
    let mut naming = folder.map(|folder| Naming::new(folder, plan.form.extension()));
    let mut sources = find_sources(&plan.inputs, folder).map(|source| {
        let target = naming.as_mut().zip(source.as_ref().ok()).map(|(naming, source)| naming.give(&source.name));
        Job { source, target }
    });
    let mut sink = Sink::open(&plan.destination, &plan.form)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(plan.jobs).build().map_err(io::Error::other)?;
    loop {
        let batch: Vec<Job> = sources.by_ref().take(plan.jobs.saturating_mul(BATCH_PER_JOB)).collect();
        if batch.is_empty() {
            return sink.finish();
        }
        let cleaned: Vec<Cleaned> = pool.install(|| batch.par_iter().map(|job| clean(job, plan)).collect());
        for (job, cleaned) in batch.iter().zip(cleaned) {
            report.note(&cleaned);
            if let Some(output) = &cleaned.output {
                sink.write(job.path(), output)?;
            }
        }
        sink.flush()?;
    }
}

fn clean(job: &Job, plan: &Plan) -> Cleaned {
    let cleaned = match &job.source {
        Ok(source) => page::clean(source, plan),
        Err(fault) => page::report_fault(fault, plan),
    };
    let (Some(target), Some(output)) = (&job.target, &cleaned.output) else { return cleaned };
    match write_file(target, output) {
        // Written, it takes no room while the batch goes on.
        Ok(()) => Cleaned { output: None, ..cleaned },
        Err(error) => page::report_fault(&Fault::of_writing(job.path(), target, &error), plan),
    }
}
