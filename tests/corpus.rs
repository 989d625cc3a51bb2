//! Every page of corpus/ comes out as its folder says: what must survive, what must not, what the page says of itself, and
//! the whole output in three forms.
//!
//! A folder holds `page.html` (the bytes as served), `meta.toml` (where it came from, what is tricky, what is expected),
//! `keep.txt` and `drop.txt` (a piece of text a line), and the snapshots `text.snap`, `markdown.snap` and `document.snap`.
//! What is wrong and not mended yet stands in `known.txt`, as the report of this test words it; a line there that is no longer
//! true fails the test like a new fault, so that the list can only tell the truth.
//! `cargo run -p tamis-eval -- add` adds a page. A snapshot that is missing fails like one that differs.
//! `TAMIS_CORPUS=<folder>` looks at one page only; `INSTA_UPDATE` is obeyed as everywhere.

use std::fmt::Write as _;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use tamis::{Document, Extractor, Page, Status};

/// `meta.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meta {
    /// Where the page came from.
    url: String,
    /// The HTTP header, when there was one.
    content_type: Option<String>,
    /// What is tricky on the page, in a sentence or two.
    tricky: String,
    expect: Expect,
}

/// What the page says of itself. Authors, date and site must be absent where they are absent here.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    title: Option<String>,
    #[serde(default)]
    authors: Vec<String>,
    date: Option<String>,
    site: Option<String>,
    language: Option<String>,
    status: ExpectedStatus,
    /// Where the content stands, if not on the visible page: `noscript`, `json-ld`, `state`.
    source: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum ExpectedStatus {
    Ok,
    Empty,
    Teaser,
}

#[test]
fn every_page_of_the_corpus_comes_out_as_its_folder_says() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let only = std::env::var("TAMIS_CORPUS").ok();
    let pages: Vec<PathBuf> =
        folders(&corpus).into_iter().filter(|page| only.as_ref().is_none_or(|only| page.ends_with(only))).collect();
    assert!(!pages.is_empty(), "no page in {}", corpus.display());
    let mut report = String::new();
    let mut failed = 0;
    // insta prints each difference before it panics: the panic itself says nothing more.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|panic| eprintln!("{}", panic.location().map(ToString::to_string).unwrap_or_default())));
    for page in &pages {
        // What goes wrong on one page must not hide what goes wrong on others.
        let failures = panic::catch_unwind(|| check_page(page)).unwrap_or_else(|_| vec!["panics".to_owned()]);
        if !failures.is_empty() {
            failed += 1;
            let _ = writeln!(report, "{}\n    {}", page.file_name().unwrap_or_default().display(), failures.join("\n    "));
        }
    }
    panic::set_hook(hook);
    assert!(failed == 0, "{failed} of {} pages differ\n{report}", pages.len());
}

fn folders(corpus: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(corpus).unwrap_or_else(|error| panic!("{}: {error}", corpus.display()));
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// Everything that is wrong with a page.
fn check_page(folder: &Path) -> Vec<String> {
    let read = |name: &str| fs::read_to_string(folder.join(name)).map_err(|error| format!("{name}: {error}"));
    let files = read("meta.toml").and_then(|meta| toml::from_str::<Meta>(&meta).map_err(|error| format!("meta.toml: {error}")));
    let (meta, bytes) = match (files, fs::read(folder.join("page.html"))) {
        (Ok(meta), Ok(bytes)) => (meta, bytes),
        (Err(error), _) => return vec![error],
        (_, Err(error)) => return vec![format!("page.html: {error}")],
    };
    let mut page = Page::bytes(&bytes).url(&meta.url);
    if let Some(content_type) = &meta.content_type {
        page = page.content_type(content_type);
    }
    let document = Extractor::new().extract(&page);
    let mut failures = check_meta(&meta, &document);
    match (read("keep.txt"), read("drop.txt")) {
        (Ok(keep), Ok(drop)) => failures.extend(check_lines(&document.to_text(), &keep, &drop, meta.expect.status)),
        (Err(error), _) | (_, Err(error)) => failures.push(error),
    }
    let mut failures = without_known(failures, &read("known.txt").unwrap_or_default());
    failures.extend(check_snapshots(folder, &document));
    failures
}

/// The failures that are not known, and those that are said to be known and are none.
fn without_known(failures: Vec<String>, known: &str) -> Vec<String> {
    let known: Vec<String> = known.lines().map(fold).filter(|line| !line.is_empty()).collect();
    let gone = known.iter().filter(|line| !failures.iter().any(|failure| fold(failure) == **line));
    let gone: Vec<String> = gone.map(|line| format!("known.txt is out of date: {line}")).collect();
    failures.into_iter().filter(|failure| !known.contains(&fold(failure))).chain(gone).collect()
}

fn check_meta(meta: &Meta, document: &Document) -> Vec<String> {
    let (expect, found) = (&meta.expect, &document.metadata);
    let mut failures = Vec::new();
    let mut compare = |field: &str, expected: Option<&str>, found: Option<&str>| {
        if expected != found {
            failures.push(format!("{field}: {found:?}, not {expected:?}"));
        }
    };
    if expect.title.is_some() {
        compare("title", expect.title.as_deref(), found.title.as_deref());
    }
    if expect.language.is_some() {
        compare("language", expect.language.as_deref(), found.language.as_deref());
    }
    compare("authors", Some(&expect.authors.join("; ")), Some(&found.authors.join("; ")));
    compare("date", expect.date.as_deref(), found.date.as_deref().map(|date| date.get(..10).unwrap_or(date)));
    compare("site", expect.site.as_deref(), found.site.as_deref());
    let status = match document.status {
        Status::Ok => Some(ExpectedStatus::Ok),
        Status::Empty(_) => Some(ExpectedStatus::Empty),
        Status::Teaser(_) => Some(ExpectedStatus::Teaser),
        _ => None,
    };
    if status != Some(expect.status) {
        failures.push(format!("status: {:?}, not {:?}", document.status, expect.status));
    }
    let source = serde_json::to_value(document.source).expect("a source is a word");
    let expected = expect.source.as_deref().unwrap_or("visible");
    if source.as_str() != Some(expected) {
        failures.push(format!("source: {source}, not {expected}"));
    }
    if meta.tricky.trim().is_empty() {
        failures.push("meta.toml does not say what is tricky".to_owned());
    }
    failures
}

fn check_lines(text: &str, keep: &str, drop: &str, status: ExpectedStatus) -> Vec<String> {
    let text = fold(text);
    let lines = |list: &str| -> Vec<String> { list.lines().map(fold).filter(|line| !line.is_empty()).collect() };
    let (keep, drop) = (lines(keep), lines(drop));
    let mut failures = Vec::new();
    if keep.is_empty() && status != ExpectedStatus::Empty {
        failures.push("keep.txt is empty".to_owned());
    }
    if drop.is_empty() {
        failures.push("drop.txt is empty".to_owned());
    }
    failures.extend(keep.iter().filter(|line| !text.contains(line.as_str())).map(|line| format!("lost:   {line}")));
    failures.extend(drop.iter().filter(|line| text.contains(line.as_str())).map(|line| format!("leaked: {line}")));
    failures
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Which snapshots differ or are missing; the differences are printed.
fn check_snapshots(folder: &Path, document: &Document) -> Vec<String> {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut failures = Vec::new();
    for (name, content) in [("text", document.to_text()), ("markdown", document.to_markdown()), ("document", json(document))] {
        // A difference must not hide those of other pages.
        let compare = AssertUnwindSafe(|| settings.bind(|| insta::assert_snapshot!(name, content)));
        if panic::catch_unwind(compare).is_err() {
            let there = folder.join(name).with_extension("snap").exists();
            failures.push(format!("{name}.snap {}", if there { "differs" } else { "is missing" }));
        }
    }
    failures
}

/// The document as data, its confidence with one decimal: every training moves the others.
fn json(document: &Document) -> String {
    let mut value = serde_json::to_value(document).expect("a document is data");
    value["confidence"] = serde_json::Value::from((f64::from(document.confidence) * 10.0).round() / 10.0);
    serde_json::to_string_pretty(&value).expect("a document is data")
}
