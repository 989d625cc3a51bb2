//! Turns what was asked into what is to be done, or says why that makes no sense.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use tamis::{Extractor, Focus, Format, Keep, Page};
use url::Url;

use super::args::{CleanArgs, DigestArgs, ExplainArgs, ExplainFormat, OutputFormat, ReadingArgs, When};
use super::digest::Language;
use super::input::Source;
use super::record::Field;

/// What is to be done with pages.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) inputs: Vec<PathBuf>,
    pub(super) reading: Reading,
    pub(super) form: Form,
    pub(super) destination: Destination,
    /// At least 1.
    pub(super) jobs: usize,
    pub(super) progress: Progress,
    pub(super) messages: Messages,
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
    pub(super) url: Option<String>,
    pub(super) encoding: Option<String>,
    /// The most bytes that are read of a page.
    pub(super) max_bytes: usize,
}

impl Reading {
    /// A page with what was said about it.
    pub(super) fn page<'a>(&'a self, bytes: &'a [u8]) -> Page<'a> {
        let mut page = Page::bytes(bytes);
        if let Some(url) = &self.url {
            page = page.url(url);
        }
        if let Some(encoding) = &self.encoding {
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
        }
    }
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

/// Decides what to do with pages.
pub(super) fn decide(asked: CleanArgs) -> Result<Plan> {
    let inputs = decide_inputs(&asked)?;
    let several = inputs.len() > 1 || inputs.iter().any(|path| path.is_dir());
    let destination = decide_destination(&asked, several)?;
    check_overwriting(&asked, &inputs, &destination)?;
    let keep = |without: bool, kept| if without { Keep::NOTHING } else { kept };
    let keep = keep(asked.no_links, Keep::LINKS) | keep(asked.no_images, Keep::IMAGES);
    let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    Ok(Plan {
        form: decide_form(&asked)?,
        reading: decide_reading(asked.reading, keep)?,
        jobs: asked.jobs.filter(|jobs| *jobs > 0).unwrap_or_else(cores),
        progress: decide_progress(asked.progress, several, &destination),
        messages: match (asked.quiet, asked.verbose) {
            (true, _) => Messages::None,
            (_, true) => Messages::All,
            _ => Messages::Problems,
        },
        inputs,
        destination,
    })
}

/// Decides how to explain a page.
pub(super) fn decide_explain(asked: ExplainArgs) -> Result<ExplainPlan> {
    ensure!(!asked.path.is_dir(), "{}: a folder cannot be explained; name one page", asked.path.display());
    let reading = decide_reading(asked.reading, Keep::default())?;
    Ok(ExplainPlan { source: Source::named(&asked.path), reading, format: asked.format })
}

/// Decides how to make a digest.
pub(super) fn decide_digest(asked: DigestArgs) -> Result<DigestPlan> {
    ensure!(asked.sentences > 0, "--sentences 0: a digest needs at least one sentence of each page");
    let language = asked.lang.as_deref().map(|name| {
        let known = Language::from_tag(name);
        known.with_context(|| format!("--lang {name}: not a language of digests; {} are", Language::names().join(", ")))
    });
    let language = language.transpose()?;
    // One file takes them all, whatever their number: lines do, too.
    let form = OutputFormat::Jsonl;
    let clean = CleanArgs {
        paths: asked.paths,
        format: form,
        output: asked.output,
        fields: Vec::new(),
        no_title: false,
        front_matter: false,
        standalone: false,
        no_links: false,
        no_images: true,
        reading: asked.reading,
        jobs: asked.jobs,
        progress: asked.progress,
        quiet: asked.quiet,
        verbose: asked.verbose,
    };
    let plan = decide(clean)?;
    if let Destination::Folder(folder) = &plan.destination {
        bail!("-o {}: is a folder; a digest is one file", folder.display());
    }
    Ok(DigestPlan { plan, sentences: asked.sentences, language })
}

fn decide_inputs(asked: &CleanArgs) -> Result<Vec<PathBuf>> {
    let dash = Path::new("-");
    if asked.paths.is_empty() {
        ensure!(
            !io::stdin().is_terminal(),
            "no page named; name files or folders, or - for standard input (tamis --help says more)"
        );
        return Ok(vec![dash.to_owned()]);
    }
    ensure!(asked.paths.iter().filter(|path| *path == dash).count() < 2, "- is named twice; standard input can be read once");
    Ok(asked.paths.clone())
}

fn decide_form(asked: &CleanArgs) -> Result<Form> {
    let is_data = matches!(asked.format, OutputFormat::Json | OutputFormat::Jsonl);
    ensure!(
        is_data || asked.fields.is_empty(),
        "--fields is for --format json and jsonl; add one of these, or leave --fields out"
    );
    let has_front = matches!(asked.format, OutputFormat::Markdown | OutputFormat::Text);
    ensure!(has_front || !asked.front_matter, "--front-matter is for --format markdown and text; json has the same as fields");
    let fields = if asked.fields.is_empty() { Field::all() } else { asked.fields.clone() };
    let format = match asked.format {
        OutputFormat::Markdown => Format::Markdown,
        OutputFormat::Text => Format::Text,
        OutputFormat::Html => Format::Html,
        OutputFormat::Json => return Ok(Form::Object(fields)),
        OutputFormat::Jsonl => return Ok(Form::Line(fields)),
    };
    let title = if asked.no_title { Title::Hidden } else { Title::Shown };
    ensure!(
        !asked.standalone || format == Format::Html,
        "--standalone is for --format html; add that, or leave --standalone out"
    );
    let front_matter = match (asked.standalone, asked.front_matter) {
        (true, _) => FrontMatter::Page,
        (false, true) => FrontMatter::Yaml,
        (false, false) => FrontMatter::Absent,
    };
    Ok(Form::Document { format, title, front_matter })
}

fn decide_destination(asked: &CleanArgs, several: bool) -> Result<Destination> {
    let lines = asked.format == OutputFormat::Jsonl;
    if let Some(output) = &asked.output {
        // A name that ends in a separator is a folder's, there or not.
        let named_folder = output.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
        if output.is_dir() || named_folder || several && !lines {
            ensure!(!output.is_file(), "{}: is a file; several pages need a folder (-o DIR) or --format jsonl", output.display());
            return Ok(Destination::Folder(output.clone()));
        }
        return Ok(Destination::File(output.clone()));
    }
    if several && asked.format == OutputFormat::Json {
        bail!("several pages make no JSON object; use --format jsonl for a line each, or -o DIR for a file each");
    }
    Ok(Destination::Stdout(if several && !lines { Separation::Named } else { Separation::None }))
}

/// No page is ever replaced by what was made of it.
fn check_overwriting(asked: &CleanArgs, inputs: &[PathBuf], destination: &Destination) -> Result<()> {
    let (target, is_folder) = match destination {
        Destination::Stdout(_) => return Ok(()),
        Destination::File(path) => (path.as_path(), false),
        Destination::Folder(path) => (path.as_path(), true),
    };
    let Ok(target) = target.canonicalize() else { return Ok(()) };
    for input in inputs.iter().filter(|path| path.exists()) {
        let Ok(source) = input.canonicalize() else { continue };
        let source_folder = if source.is_dir() { Some(source.as_path()) } else { source.parent() };
        let clashes =
            if is_folder { asked.format == OutputFormat::Html && source_folder == Some(&target) } else { source == target };
        ensure!(!clashes, "{}: the output would replace the page itself; name another place with -o", input.display());
    }
    Ok(())
}

fn decide_reading(asked: ReadingArgs, keep: Keep) -> Result<Reading> {
    if let Some(url) = &asked.base_url {
        Url::parse(url).with_context(|| format!("--base-url {url}: not a whole URL; it looks like https://example.org/page"))?;
    }
    if let Some(name) = asked.encoding.as_deref().filter(|name| !name.contains(['/', ';', '='])) {
        let known = tamis::decode::find_encoding(name);
        ensure!(
            known.is_some(),
            "--encoding {name}: not an encoding of the web; utf-8, gb18030, shift_jis, windows-1252, ... are"
        );
    }
    let focus = match (asked.precise, asked.complete) {
        (true, _) => Focus::Precision,
        (_, true) => Focus::Recall,
        _ => Focus::Balanced,
    };
    let extractor = Extractor::new().focus(focus).keep(keep);
    let max_bytes = tamis::Limits::default().max_bytes();
    Ok(Reading { extractor, url: asked.base_url, encoding: asked.encoding, max_bytes })
}

fn decide_progress(when: When, several: bool, destination: &Destination) -> Progress {
    let on_terminal = io::stderr().is_terminal();
    let clashes = matches!(destination, Destination::Stdout(_)) && io::stdout().is_terminal();
    match when {
        When::Always if on_terminal => Progress::Bar,
        When::Always => Progress::Lines,
        When::Auto if on_terminal && several && !clashes => Progress::Bar,
        When::Auto | When::Never => Progress::Hidden,
    }
}
