//! Turns pages into one digest: the first sentences of each, newest first, pages that carry the same story as one entry.
//!
//! Two passes: pages become entries on all cores, a batch at a time, so that only entries stay in memory; then the entries are
//! folded into stories and written as a document by the library's own renderer, which knows how Markdown is escaped.

mod date;
mod language;
mod sentence;
mod story;
mod write;

use std::io;
use std::path::Path;

use rayon::prelude::*;
use tamis::Document;

use super::Outcome;
use super::clean::tell_unwritable;
use super::input::{Fault, Source, find_sources};
use super::output::Sink;
use super::page::{self, Cleaned, judge};
use super::plan::{DigestPlan, Plan};
use super::record;
use super::report::Report;

pub(super) use language::Language;
use story::Sketch;

/// Pages of a batch for each job.
const BATCH_PER_JOB: usize = 16;

/// What a digest says of a page.
#[derive(Clone, Debug)]
struct Entry {
    /// The title, or the address or path where there is none.
    title: String,
    url: Option<String>,
    /// The name of the site, or its host.
    site: Option<String>,
    /// As the page gives it: ISO 8601.
    date: Option<String>,
    /// The primary subtag of the page's language.
    language: Option<String>,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Text {
        sentences: Vec<String>,
        sketch: Sketch,
        /// Words of the whole text.
        words: usize,
    },
    /// There is none, for this reason.
    Missing(String),
}

/// Makes a digest.
pub(super) fn run(plan: &DigestPlan) -> Outcome {
    let mut report = Report::begin(&plan.plan);
    match write_digest(plan, &mut report) {
        Ok(()) => report.finish(),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Content,
        Err(error) => {
            report.finish();
            tell_unwritable(&plan.plan.destination, &error)
        }
    }
}

fn write_digest(digest: &DigestPlan, report: &mut Report) -> io::Result<()> {
    let plan = &digest.plan;
    // Opened first: what cannot be written is known before the pages are read.
    let mut sink = Sink::open(&plan.destination, &plan.form)?;
    let entries = read_entries(digest, report)?;
    let language =
        digest.language.unwrap_or_else(|| Language::of_most(entries.iter().filter_map(|entry| entry.language.as_deref())));
    let stories = story::fold(entries);
    sink.write(Path::new("digest"), &write::markdown(&stories, language))?;
    sink.finish()
}

fn read_entries(digest: &DigestPlan, report: &mut Report) -> io::Result<Vec<Entry>> {
    let plan = &digest.plan;
    let mut sources = find_sources(&plan.inputs, None);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(plan.jobs).build().map_err(io::Error::other)?;
    let mut entries = Vec::new();
    loop {
        let batch: Vec<Result<Source, Fault>> = sources.by_ref().take(plan.jobs.saturating_mul(BATCH_PER_JOB)).collect();
        if batch.is_empty() {
            return Ok(entries);
        }
        let read: Vec<(Option<Entry>, Cleaned)> =
            pool.install(|| batch.par_iter().map(|source| read_entry(source, digest)).collect());
        for (entry, cleaned) in read {
            report.note(&cleaned);
            entries.extend(entry);
        }
    }
}

fn read_entry(source: &Result<Source, Fault>, digest: &DigestPlan) -> (Option<Entry>, Cleaned) {
    let Plan { reading, .. } = &digest.plan;
    let read = source.as_ref().map_err(Clone::clone).and_then(|source| Ok((source, source.read(reading.max_bytes)?)));
    match read {
        Ok((source, bytes)) => {
            let document = reading.extractor.extract(&reading.page(&bytes));
            let (outcome, message) = judge(&source.path, &document);
            let cleaned = Cleaned { output: None, outcome, message: Some(message) };
            (Some(Entry::of_document(&source.path, &document, digest.sentences)), cleaned)
        }
        Err(fault) => {
            let cleaned = page::report_fault(&fault, &digest.plan);
            (Some(Entry::of_fault(&fault)), Cleaned { output: None, ..cleaned })
        }
    }
}

impl Entry {
    fn of_document(path: &Path, document: &Document, sentences: usize) -> Entry {
        let metadata = &document.metadata;
        let host =
            || url::Url::parse(metadata.url.as_deref()?).ok()?.host_str().map(|host| host.trim_start_matches("www.").to_owned());
        let language = metadata.language.as_deref().and_then(|tag| tag.split('-').next()).map(str::to_lowercase);
        let content = if document.body.is_empty() {
            Content::Missing(record::reason(document.status).unwrap_or("the page has no content").to_owned())
        } else {
            let text = sentence::running_text(&document.body);
            let words = text.iter().map(|line| line.text().split_whitespace().count()).sum();
            let sentences = sentence::first_sentences(&text, document, sentences);
            Content::Text { sentences, sketch: Sketch::of_text(&text), words }
        };
        Entry {
            title: metadata.title.clone().or_else(|| metadata.url.clone()).unwrap_or_else(|| path.display().to_string()),
            url: metadata.url.clone(),
            site: metadata.site.clone().or_else(host),
            date: metadata.date.clone(),
            language,
            content,
        }
    }

    fn of_fault(fault: &Fault) -> Entry {
        let content = Content::Missing(fault.what.clone());
        Entry { title: fault.path.display().to_string(), url: None, site: None, date: None, language: None, content }
    }

    fn words(&self) -> usize {
        match &self.content {
            Content::Text { words, .. } => *words,
            Content::Missing(_) => 0,
        }
    }

    fn sketch(&self) -> Option<&Sketch> {
        match &self.content {
            Content::Text { sketch, .. } => Some(sketch),
            Content::Missing(_) => None,
        }
    }
}
