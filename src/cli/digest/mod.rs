//! Turns pages into one digest: the first sentences of each, newest first, pages that carry the same story as one entry.
//!
//! Two passes: pages become entries on all cores, so that only entries stay in memory; then the entries are
//! folded into stories and written as a document by the library's own renderer, which knows how Markdown is escaped.

mod date;
mod language;
mod reason;
mod sentence;
mod story;
mod write;

use std::io;
use std::ops::ControlFlow;
use std::path::Path;

use tamis::Document;

use super::clean::tell_unwritable;
use super::input::{Fault, Source, find_sources};
use super::output::{Ending, Output, Sink};
use super::page::{self, Cleaned, Extracted, judge};
use super::pipeline::{self, Crew, Permit, Weigh};
use super::plan::{DigestPlan, Repeat};
use super::report::{Report, told};
use super::{Outcome, interrupt};

pub(super) use language::Language;
use reason::Missing;
use story::Sketch;

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
    Missing(Missing),
}

/// Makes a digest.
pub(super) fn run(plan: &DigestPlan) -> Outcome {
    if plan.plan.repeat == Repeat::Several {
        interrupt::listen();
    }
    let mut report = Report::begin(&plan.plan);
    match write_digest(plan, &mut report) {
        Ok(()) if interrupt::is_requested() => report.finish().max(Outcome::Interrupted),
        Ok(()) => report.finish(),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Content,
        Err(error) => {
            report.finish();
            tell_unwritable(&plan.plan.destination, &error)
        }
    }
}

/// A digest of some of the pages would look like one of all: there is none where the reading was stopped.
fn write_digest(digest: &DigestPlan, report: &mut Report) -> io::Result<()> {
    let plan = &digest.plan;
    // Opened first: what cannot be written is known before the pages are read.
    let (mut sink, _) = Sink::open(&plan.destination, &plan.form, &plan.start)?;
    let Some(entries) = read_entries(digest, report)? else { return sink.end(&Ending::Failed) };
    let language =
        digest.language.unwrap_or_else(|| Language::of_most(entries.iter().filter_map(|entry| entry.language.as_deref())));
    let stories = story::fold(entries);
    sink.write(Path::new("digest"), Output::Text(write::markdown(&stories, language)), false)?;
    sink.end(&Ending::Whole)
}

/// What was read of an input.
struct ReadEntry {
    entry: Option<Entry>,
    cleaned: Cleaned,
}

impl Weigh for ReadEntry {
    fn weight(&self) -> usize {
        0
    }
}

/// The entries of all inputs; none where the reading was stopped.
fn read_entries(digest: &DigestPlan, report: &mut Report) -> io::Result<Option<Vec<Entry>>> {
    let plan = &digest.plan;
    let sources = find_sources(&plan.inputs, None, plan.reading.max_bytes);
    let crew = Crew { jobs: plan.jobs, is_interrupted: interrupt::is_requested };
    let mut entries = Vec::new();
    let mut is_stopped = false;
    pipeline::run(
        sources,
        crew,
        |source, permit| read_entry(source, digest, permit),
        |read| {
            report.note(&read.cleaned);
            entries.extend(read.entry);
            is_stopped = plan.fails_fast && read.cleaned.note.is_failure();
            Ok(if is_stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        },
    )?;
    Ok((!is_stopped && !interrupt::is_requested()).then_some(entries))
}

fn read_entry(source: Result<Source, Fault>, digest: &DigestPlan, permit: &Permit<'_, ReadEntry>) -> ReadEntry {
    match source.and_then(|source| page::extract(source, &digest.plan, permit)) {
        Ok(extracted) => {
            let (note, message) = judge(&extracted, digest.plan.reading.focus);
            let Extracted { path, document, is_member, .. } = extracted;
            let entry = Entry::of_document(&path, &document, digest.sentences);
            ReadEntry { entry: Some(entry), cleaned: Cleaned { path, output: None, note, message: Some(message), is_member } }
        }
        Err(fault) => {
            let cleaned = page::report_fault(&fault, &digest.plan);
            // What is only a part of an archive is told, and no entry of its own.
            let entry = cleaned.output.is_some().then(|| Entry::of_fault(&fault));
            ReadEntry { entry, cleaned: Cleaned { output: None, ..cleaned } }
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
            Content::Missing(Missing::Page(document.status))
        } else {
            let text = sentence::running_text(&document.body);
            let words = text.iter().map(|line| line.text().split_whitespace().count()).sum();
            let sentences = sentence::first_sentences(&text, document, sentences);
            Content::Text { sentences, sketch: Sketch::of_text(&text), words }
        };
        Entry {
            title: metadata.title.clone().or_else(|| metadata.url.clone()).unwrap_or_else(|| told(path)),
            url: metadata.url.clone(),
            site: metadata.site.clone().or_else(host),
            date: metadata.published.clone().or_else(|| metadata.date.clone()),
            language,
            content,
        }
    }

    fn of_fault(fault: &Fault) -> Entry {
        let content = Content::Missing(Missing::Fault(fault.what.clone()));
        Entry { title: told(&fault.path), url: None, site: None, date: None, language: None, content }
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
