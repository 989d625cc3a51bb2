//! Turns flags into plans.

use std::io::{self, IsTerminal};
use std::num::NonZero;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result, bail, ensure};
use tamis::{Extractor, Focus, Format, Keep, Limits};
use url::Url;

use super::mistake::{check_end, check_folder, check_single, extension};
use super::{
    Destination, DigestPlan, Existing, ExplainPlan, Form, FrontMatter, Messages, MetaPlan, Plan, Progress, Reading, Repeat,
    Separation, Shown, Speakers, Title,
};
use crate::cli::args::{
    CleanArgs, DigestArgs, ExplainArgs, InputArgs, LimitArgs, MetaArgs, OutputFormat, ReadingArgs, RunningArgs, When,
};
use crate::cli::digest::Language;
use crate::cli::input::{Inputs, List, Selection, Source, is_archive, stdin};
use crate::cli::output::Start;
use crate::cli::record::{self, Field};

/// Decides what to do with pages.
pub(in super::super) fn decide(asked: CleanArgs) -> Result<Plan> {
    let inputs = decide_inputs(&asked.inputs)?;
    let is_piped = |path: &PathBuf| path == Path::new("-") && stdin::is_archive();
    let is_several = |path: &PathBuf| path.is_dir() || is_archive(path) || is_piped(path);
    let several = inputs.list.is_some() || inputs.paths.len() > 1 || inputs.paths.iter().any(is_several);
    let asked = CleanArgs { format: Some(decide_format(&asked, several)?), ..asked };
    let destination = decide_destination(&asked, several)?;
    check_overwriting(&asked, &inputs.paths, &destination)?;
    let start = decide_start(&asked, &destination)?;
    let keep = |without: bool, kept| if without { Keep::NOTHING } else { kept };
    let captions = keep(!asked.captions, Keep::CAPTIONS);
    let keep = keep(asked.no_links, Keep::LINKS) | keep(asked.no_images, Keep::IMAGES) | captions;
    let running = &asked.running;
    let cores = || std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    Ok(Plan {
        form: decide_form(&asked)?,
        speakers: if asked.speakers { Speakers::Named } else { Speakers::Unnamed },
        jobs: NonZero::new(usize::from(running.jobs)).unwrap_or_else(cores),
        progress: decide_progress(running.progress, several, &destination),
        messages: match (running.quiet, running.verbose) {
            (true, _) => Messages::None,
            (_, true) => Messages::All,
            _ => Messages::Problems,
        },
        fails_fast: running.fail_fast,
        shows_stats: running.stats,
        existing: if asked.resume { Existing::Left } else { Existing::Replaced },
        repeat: if several { Repeat::Several } else { Repeat::Single },
        reading: decide_reading(asked.reading, keep)?,
        inputs,
        destination,
        start,
    })
}

/// Decides how to explain a page.
pub(in super::super) fn decide_explain(asked: ExplainArgs) -> Result<ExplainPlan> {
    let source = decide_source("explain", &asked.paths)?;
    let reading = decide_reading(asked.reading, Keep::default())?;
    Ok(ExplainPlan { source, reading, format: asked.format })
}

/// Decides how to tell what a page says of itself.
pub(in super::super) fn decide_meta(asked: MetaArgs) -> Result<MetaPlan> {
    let source = decide_source("meta", &asked.paths)?;
    let reading = decide_reading(asked.reading, Keep::default())?;
    let shown = if asked.all { Shown::All } else { Shown::Chosen };
    Ok(MetaPlan { source, reading, shown, format: asked.format })
}

fn decide_source(command: &str, paths: &[PathBuf]) -> Result<Source> {
    check_single(command, paths)?;
    Ok(Source::named(paths.first().map_or(Path::new("-"), PathBuf::as_path)))
}

/// Decides how to make a digest.
pub(in super::super) fn decide_digest(asked: DigestArgs) -> Result<DigestPlan> {
    ensure!(asked.sentences > 0, "--sentences 0: a digest needs at least one sentence of each page");
    let language = asked.lang.as_deref().map(|name| {
        let known = Language::from_tag(name);
        known.with_context(|| format!("--lang {name}: not a language of digests; {} are", Language::names().join(", ")))
    });
    let language = language.transpose()?;
    let clean = CleanArgs {
        inputs: asked.inputs,
        // One file takes them all, whatever their number: lines do, too.
        format: Some(OutputFormat::Jsonl),
        output: asked.output,
        fields: Vec::new(),
        rows_per_file: None,
        resume: false,
        no_title: false,
        front_matter: false,
        standalone: false,
        no_links: false,
        no_images: true,
        captions: false,
        speakers: false,
        reading: asked.reading,
        running: asked.running,
    };
    let plan = decide(clean)?;
    if let Destination::Folder(folder) = &plan.destination {
        bail!("-o {}: is a folder; a digest is one file", folder.display());
    }
    Ok(DigestPlan { plan, sentences: asked.sentences, language })
}

fn decide_inputs(asked: &InputArgs) -> Result<Inputs> {
    let dash = Path::new("-");
    let end = if asked.null { 0 } else { b'\n' };
    let list = asked.files_from.clone().map(|path| List { path, end });
    let selection = Selection::new(&asked.matched, &asked.skipped).map_err(Error::msg)?;
    if asked.paths.is_empty() && list.is_none() {
        ensure!(
            !io::stdin().is_terminal(),
            "no page named; name files or folders, or - for standard input (tamis --help says more)"
        );
        return Ok(Inputs { paths: vec![dash.to_owned()], list, selection, ..Inputs::default() });
    }
    let dashes =
        asked.paths.iter().filter(|path| *path == dash).count() + asked.files_from.iter().filter(|path| *path == dash).count();
    ensure!(dashes < 2, "- is named twice; standard input can be read once");
    Ok(Inputs { paths: asked.paths.clone(), list, selection, ..Inputs::default() })
}

/// The format that was asked for, or the one that the name of the output tells.
fn decide_format(asked: &CleanArgs, several: bool) -> Result<OutputFormat> {
    let implied = match (asked.fields.is_empty(), several && asked.output.is_none()) {
        (true, _) => OutputFormat::default(),
        (false, true) => OutputFormat::Jsonl,
        (false, false) => OutputFormat::Json,
    };
    let Some(output) = asked.output.as_ref().filter(|output| !output.is_dir()) else {
        return Ok(asked.format.unwrap_or(implied));
    };
    let end = extension(output);
    let is_packed_lines = || extension(Path::new(output.file_stem()?)).filter(|end| matches!(end.as_str(), "jsonl" | "ndjson"));
    let by_name = match end.as_deref() {
        Some("gz" | "zst") if is_packed_lines().is_some() => Some(OutputFormat::Jsonl),
        Some("jsonl" | "ndjson") => Some(OutputFormat::Jsonl),
        Some("json") => Some(OutputFormat::Json),
        Some("txt" | "text") => Some(OutputFormat::Text),
        Some("html" | "htm") => Some(OutputFormat::Html),
        Some("md" | "markdown") => Some(OutputFormat::Markdown),
        #[cfg(feature = "parquet")]
        Some("parquet") => Some(OutputFormat::Parquet),
        _ => None,
    };
    let format = asked.format.or(by_name);
    // What the name of a folder ends in says nothing.
    if !several && !names_folder(output) {
        check_end(output, format)?;
    }
    Ok(format.unwrap_or(implied))
}

/// Whether a name ends in a separator: a folder's, there or not.
fn names_folder(output: &Path) -> bool {
    output.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

#[cfg(feature = "parquet")]
fn is_table(asked: &CleanArgs) -> bool {
    asked.format == Some(OutputFormat::Parquet)
}

#[cfg(not(feature = "parquet"))]
fn is_table(_: &CleanArgs) -> bool {
    false
}

/// Decides where the run begins; a run that goes on must be asked for the same.
fn decide_start(asked: &CleanArgs, destination: &Destination) -> Result<Start> {
    let is_file = matches!(destination, Destination::File(_));
    let is_stdin = asked.inputs.paths.iter().any(|path| path == Path::new("-"));
    ensure!(asked.rows_per_file.is_none() || is_table(asked) && is_file, "--rows-per-file is for -o FILE with --format parquet");
    if asked.resume {
        ensure!(
            !is_table(asked) || asked.rows_per_file.is_some(),
            "--resume goes on behind the last whole file, and there is but one; say with --rows-per-file after how many rows to begin another"
        );
        ensure!(!is_stdin, "--resume: what was read of standard input cannot be read again; name files");
    }
    let running = RunningArgs { jobs: 0, progress: When::Auto, fail_fast: false, stats: false, quiet: false, verbose: false };
    let same = CleanArgs { running, resume: false, ..asked.clone() };
    let asked_for = format!("{} {same:?}", env!("CARGO_PKG_VERSION"));
    Ok(Start { resumes: asked.resume, asked: record::hash(&asked_for), rows_per_file: asked.rows_per_file })
}

fn decide_form(asked: &CleanArgs) -> Result<Form> {
    let asked_format = asked.format.unwrap_or_default();
    let is_data = matches!(asked_format, OutputFormat::Json | OutputFormat::Jsonl);
    ensure!(
        is_data || asked.fields.is_empty(),
        "--fields is for --format json and jsonl; ask for one of these (without --format it is the end of the name of -o that \
         tells), or leave --fields out"
    );
    let has_front = matches!(asked_format, OutputFormat::Markdown | OutputFormat::Text);
    let instead = match asked_format {
        OutputFormat::Html => "of a page of HTML, --standalone writes them below the title",
        _ => "--format json and jsonl have the same as fields",
    };
    ensure!(has_front || !asked.front_matter, "--front-matter is for --format markdown and text; {instead}");
    let fields = if asked.fields.is_empty() { Field::all() } else { asked.fields.clone() };
    let format = match asked_format {
        OutputFormat::Markdown => Format::Markdown,
        OutputFormat::Text => Format::Text,
        OutputFormat::Html => Format::Html,
        OutputFormat::Json => return Ok(Form::Object(fields)),
        OutputFormat::Jsonl => return Ok(Form::Line(fields)),
        #[cfg(feature = "parquet")]
        OutputFormat::Parquet => return Ok(Form::Row),
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
    let lines = asked.format == Some(OutputFormat::Jsonl) || is_table(asked);
    // As for inputs, a dash is the standard stream.
    if let Some(output) = asked.output.as_ref().filter(|output| output.as_os_str() != "-") {
        if output.is_dir() || names_folder(output) || several && !lines {
            ensure!(!is_table(asked), "{}: is a folder; a table is a file, such as pages.parquet in it", output.display());
            ensure!(!output.is_file(), "{}: is a file; several pages need a folder (-o DIR) or --format jsonl", output.display());
            if !names_folder(output) {
                check_folder(output)?;
            }
            return Ok(Destination::Folder(output.clone()));
        }
        return Ok(Destination::File(output.clone()));
    }
    if several && asked.format == Some(OutputFormat::Json) {
        bail!("several pages make no JSON object; use --format jsonl for a line each, or -o DIR for a file each");
    }
    ensure!(!is_table(asked) || !io::stdout().is_terminal(), "a table is not for a terminal; write it to a file with -o");
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
            if is_folder { asked.format == Some(OutputFormat::Html) && source_folder == Some(&target) } else { source == target };
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
    let limits = decide_limits(&asked.limits);
    let extractor = Extractor::new().focus(focus).keep(keep).limits(limits);
    let max_bytes = limits.max_bytes();
    Ok(Reading { extractor, focus, limits, url: asked.base_url, encoding: asked.encoding, max_bytes })
}

fn decide_limits(asked: &LimitArgs) -> Limits {
    let mut limits = Limits::default();
    if let Some(bytes) = asked.max_size {
        limits = limits.bytes(bytes);
    }
    if let Some(bytes) = asked.max_output {
        limits = limits.output(bytes);
    }
    if let Some(depth) = asked.max_depth {
        limits = limits.depth(depth);
    }
    if let Some(nodes) = asked.max_nodes {
        limits = limits.nodes(nodes);
    }
    if let Some(time) = asked.timeout {
        limits = limits.time(time);
    }
    limits
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
