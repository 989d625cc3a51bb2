//! Turns what was asked into what is to be done, or says why that makes no sense.

mod decide;
mod flag;
mod mistake;

use std::num::NonZero;
use std::path::PathBuf;

use tamis::{Extractor, Focus, Format, Limits, Page};

use super::args::ExplainFormat;
use super::digest::Language;
use super::input::{Inputs, RawPage, Source};
use super::output::Start;
use super::record::Field;

pub(super) use decide::{decide, decide_digest, decide_explain, decide_meta};
pub(super) use flag::tell_flag;
pub(super) use mistake::{check_command, tell_namesake};

/// What is to be done with pages.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) inputs: Inputs,
    pub(super) repeat: Repeat,
    pub(super) reading: Reading,
    pub(super) form: Form,
    pub(super) speakers: Speakers,
    pub(super) destination: Destination,
    pub(super) start: Start,
    pub(super) existing: Existing,
    pub(super) jobs: NonZero<usize>,
    pub(super) progress: Progress,
    pub(super) messages: Messages,
    /// Whether the first failure ends the run.
    pub(super) fails_fast: bool,
    pub(super) shows_stats: bool,
}

/// Whether there may be several pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repeat {
    Single,
    Several,
}

/// What becomes of a file of a folder of outputs that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    Replaced,
    Left,
}

/// What is to be done to tell what a page says of itself.
#[derive(Debug)]
pub(super) struct MetaPlan {
    pub(super) source: Source,
    pub(super) reading: Reading,
    pub(super) shown: Shown,
    pub(super) format: ExplainFormat,
}

/// How much is told of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Chosen,
    All,
}

/// What is to be done to explain a page.
#[derive(Debug)]
pub(super) struct ExplainPlan {
    pub(super) source: Source,
    pub(super) reading: Reading,
    pub(super) format: ExplainFormat,
}

/// What is to be done to make a digest of pages.
#[derive(Debug)]
pub(super) struct DigestPlan {
    /// How the pages are read, and where the digest goes.
    pub(super) plan: Plan,
    /// At least 1.
    pub(super) sentences: usize,
    /// The language that was asked for.
    pub(super) language: Option<Language>,
}

/// How pages are read.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) extractor: Extractor,
    pub(super) focus: Focus,
    pub(super) limits: Limits,
    pub(super) url: Option<String>,
    pub(super) encoding: Option<String>,
    /// The most bytes that are read of a page.
    pub(super) max_bytes: usize,
}

impl Reading {
    /// Where a page was loaded from: what the command line says, or else the file; an archive knows it of each of its records.
    pub(super) fn location<'a>(&'a self, page: &'a RawPage) -> Option<&'a str> {
        let (asked, own) = (self.url.as_deref(), page.url.as_deref());
        if page.is_served { own.or(asked) } else { asked.or(own) }
    }

    /// A page with what was said about it on the command line, or by the file it comes from.
    pub(super) fn page<'a>(&'a self, read: &'a RawPage) -> Page<'a> {
        let mut page = Page::bytes(&read.bytes);
        if let Some(url) = self.location(read) {
            page = page.url(url);
        }
        if let Some(encoding) = self.encoding.as_deref().or(read.content_type.as_deref()) {
            page = page.content_type(encoding);
        }
        page
    }
}

/// What is written for a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A document as people read it.
    Document { format: Format, title: Title, front_matter: FrontMatter },
    /// A JSON object on lines of its own.
    Object(Vec<Field>),
    /// A JSON object on one line.
    Line(Vec<Field>),
    /// A row of a table.
    Row,
}

impl Form {
    /// The extension of a file of this form.
    pub(super) fn extension(&self) -> &'static str {
        match self {
            Form::Document { format: Format::Text, .. } => "txt",
            Form::Document { format: Format::Html, .. } => "html",
            Form::Document { .. } => "md",
            Form::Object(_) => "json",
            Form::Line(_) => "jsonl",
            Form::Row => "parquet",
        }
    }
}

/// Whether lines before the posts of a thread say who wrote them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speakers {
    Named,
    Unnamed,
}

/// Whether a document begins with its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    Shown,
    Hidden,
}

/// Whether a document begins with its metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FrontMatter {
    Yaml,
    /// It is a page of its own, with its metadata in the head and above the content.
    Page,
    Absent,
}

/// Where pages are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// One after the other; several documents with a line between them that names each.
    Stdout(Separation),
    /// Into one file.
    File(PathBuf),
    /// Each into its own file.
    Folder(PathBuf),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separation {
    /// There is but one, or each is a line.
    None,
    /// A line with the name of the page.
    Named,
}

/// How the state of the work is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    Hidden,
    Bar,
    Lines,
}

/// What is said about pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Messages {
    None,
    Problems,
    All,
}
