//! Turns one source into what is to be written for it, and what is to be said about it.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use serde::Serialize;
use serde_json::Value;
use tamis::{Document, EmptyReason, Focus, Format, Limit, Metadata, Status};

use super::input::{Cause, Fault, FaultKind, Source, is_markup, not_a_page};
use super::output::Output;
use super::pipeline::{Permit, Weigh};
use super::plan::{Form, FrontMatter, Messages, Plan, Speakers, Title};
use super::record::{self, Described, Read, Row};
use super::report::told;
use super::tally::Note;

/// What became of an input.
#[derive(Debug)]
pub(super) struct Cleaned {
    /// What the input is called.
    pub(super) path: PathBuf,
    /// What is written for it; none for an input without a page where only documents are written.
    pub(super) output: Option<Output>,
    /// What is counted.
    pub(super) note: Note,
    /// What is said about it on standard error, and from which level on.
    pub(super) message: Option<(Messages, String)>,
    /// Whether it is one of an archive's.
    pub(super) is_member: bool,
}

impl Weigh for Cleaned {
    fn weight(&self) -> usize {
        self.output.as_ref().map_or(0, Output::weight)
    }
}

/// A page with what was said of it, and what became of it.
pub(super) struct Extracted {
    pub(super) path: PathBuf,
    pub(super) location: Option<String>,
    pub(super) bytes: usize,
    pub(super) document: Document,
    pub(super) is_member: bool,
    /// Whether it gave nothing, and has no tags.
    pub(super) is_plain: bool,
}

/// Reads a page and extracts it, as soon as there is room.
pub(super) fn extract<T: Weigh>(source: Source, plan: &Plan, permit: &Permit<'_, T>) -> Result<Extracted, Fault> {
    let (path, is_member) = (source.path.clone(), source.is_member);
    let reading = &plan.reading;
    let page = source.read(reading.max_bytes)?;
    permit.claim(page.bytes.len());
    // A page that we cannot read must not end the work on a million others.
    let extracted = catch_unwind(AssertUnwindSafe(|| reading.extractor.extract(&reading.page(&page))));
    let mut document = extracted.map_err(|_| {
        let what = "could not be cleaned, by a fault of tamis; please report it, with the page";
        Fault::new(&path, what, FaultKind::Failed, Cause::Crash)
    })?;
    page.envelope.fill_in(&mut document.metadata);
    if document.status == Status::Empty(EmptyReason::Binary) && !page.is_served {
        return Err(not_a_page(&path, &page.bytes));
    }
    if page.is_cut && matches!(document.status, Status::Ok | Status::Teaser(_)) {
        document.status = Status::Truncated(Limit::Bytes);
    }
    let is_plain = is_plain(document.status, &page.bytes);
    let location = reading.location(&page).map(str::to_owned);
    Ok(Extracted { path, location, bytes: page.bytes.len(), document, is_member, is_plain })
}

/// Whether something without content is no HTML at all.
pub(super) fn is_plain(status: Status, bytes: &[u8]) -> bool {
    matches!(status, Status::Empty(reason) if reason != EmptyReason::NoInput) && !is_markup(bytes)
}

/// What is said where a pipe gave nothing.
const NOTHING: &str = "the input is empty; see whether the command before the pipe has failed, or name a page";

/// What is said of it.
pub(super) const PLAIN: &str = "this does not look like HTML, and there is no content in it; name a web page";

/// Reads a page and turns it into what is to be written.
pub(super) fn clean<T: Weigh>(source: Source, plan: &Plan, permit: &Permit<'_, T>) -> Cleaned {
    match extract(source, plan, permit) {
        Ok(extracted) => {
            let (note, message) = judge(&extracted, plan.reading.focus);
            let Extracted { path, location, document, is_member, .. } = extracted;
            let document = match plan.speakers {
                Speakers::Named => document.with_speakers().into_owned(),
                Speakers::Unnamed => document,
            };
            let read = Read { path: &path, location: location.as_deref(), document: &document };
            let output = match &plan.form {
                Form::Row => Output::Row(Box::new(Row::of_document(read))),
                Form::Object(fields) => Output::Text(pretty(&Described { read, fields })),
                Form::Line(fields) => Output::Text(line(&Described { read, fields })),
                Form::Document { format, title, front_matter } => {
                    Output::Text(write_document(&document, *format, *title, *front_matter))
                }
            };
            Cleaned { path, output: Some(output), note, message: Some(message), is_member }
        }
        Err(fault) => report_fault(&fault, plan),
    }
}

/// What is written and said of an input that gives no page.
pub(super) fn report_fault(fault: &Fault, plan: &Plan) -> Cleaned {
    let level = if fault.kind == FaultKind::Harmless { Messages::All } else { Messages::Problems };
    let message = Some((level, format!("{}: {}", told(&fault.path), fault.what)));
    let output = match &plan.form {
        // The rest of the archive, or of the folder, speaks for itself.
        _ if matches!(fault.kind, FaultKind::Partial | FaultKind::Harmless) => None,
        Form::Document { .. } => None,
        Form::Row => Some(Output::Row(Box::new(Row::of_fault(fault)))),
        Form::Object(fields) => Some(Output::Text(pretty(&record::describe_fault(fault, fields)))),
        Form::Line(fields) => Some(Output::Text(line(&record::describe_fault(fault, fields)))),
    };
    Cleaned { path: fault.path.clone(), output, note: Note::of_fault(fault), message, is_member: false }
}

/// What is counted of a page, and what is said about it.
pub(super) fn judge(extracted: &Extracted, focus: Focus) -> (Note, (Messages, String)) {
    let Extracted { path, bytes, document, is_plain, .. } = extracted;
    let path = told(path);
    let note = Note::Page { status: document.status, bytes: *bytes, has_content: !document.body.is_empty() };
    let problem = match document.status {
        _ if *is_plain => Some(PLAIN.to_owned()),
        Status::Empty(EmptyReason::NoInput) if path == "-" => Some(NOTHING.to_owned()),
        Status::Empty(reason) => {
            Some(format!("{}; {}", record::reason(document.status).unwrap_or_default(), record::advice(reason, focus)))
        }
        status => record::reason(status),
    };
    if let Some(problem) = problem {
        return (note, (Messages::Problems, format!("{path}: {problem}")));
    }
    let source = serde_json::to_value(document.encoding_source).unwrap_or_default();
    let source = source.as_str().unwrap_or_default();
    let said = format!("{path}: ok, confidence {:.2}, {} by {source}", document.confidence, document.encoding);
    (note, (Messages::All, said))
}

fn pretty(value: &impl Serialize) -> String {
    // Numbers, texts, lists and objects with named fields can always be written.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default() + "\n"
}

fn write_document(document: &Document, format: Format, title: Title, front_matter: FrontMatter) -> String {
    if document.body.is_empty() {
        return String::new();
    }
    let mut out = match front_matter {
        FrontMatter::Yaml => write_front_matter(&document.metadata),
        FrontMatter::Absent => String::new(),
        FrontMatter::Page if title == Title::Shown => return document.to_page(),
        FrontMatter::Page => return document.to_untitled_page(),
    };
    let titled = if title == Title::Shown { document.titled() } else { Cow::Borrowed(document) };
    out.push_str(&record::render(&titled, format));
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Metadata as YAML between two lines of dashes; nothing where nothing is known.
fn write_front_matter(metadata: &Metadata) -> String {
    let Metadata { title, authors, date, published, modified, site, language, url, description, image, tags, .. } = metadata;
    let list = |values: &[String]| {
        let values = values.iter().map(|value| quote_yaml(value)).collect::<Vec<_>>().join(", ");
        (!values.is_empty()).then(|| format!("[{values}]"))
    };
    let quoted = |value: &Option<String>| value.as_deref().map(quote_yaml);
    let entries = [
        ("title", quoted(title)),
        ("authors", list(authors)),
        ("date", quoted(date)),
        ("published", quoted(published)),
        ("modified", quoted(modified)),
        ("site", quoted(site)),
        ("language", quoted(language)),
        ("url", quoted(url)),
        ("description", quoted(description)),
        ("image", quoted(image)),
        ("tags", list(tags)),
    ];
    let lines: String = entries.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}\n", value?))).collect();
    if lines.is_empty() { lines } else { format!("---\n{lines}---\n\n") }
}

/// A string of JSON is one of YAML, but for the characters that YAML does not count as printable or takes for line ends.
fn quote_yaml(text: &str) -> String {
    let mut out = String::new();
    for c in Value::from(text).to_string().chars() {
        match c {
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_quotes_what_yaml_would_misread() {
        let text = "He said: \"no\"\n- it's #1\u{85}\u{2028}é";
        assert_eq!(quote_yaml(text), r#""He said: \"no\"\n- it's #1\u0085\u2028é""#);
    }

    #[test]
    fn front_matter_has_the_known_fields_in_order() {
        let mut metadata = Metadata::default();
        assert_eq!(write_front_matter(&metadata), "");
        metadata.title = Some("A: b".into());
        metadata.authors = vec!["X".into(), "Y, Z".into()];
        metadata.language = Some("no".into());
        metadata.modified = Some("2026-02-04".into());
        metadata.tags = vec!["tea".into(), "green tea".into()];
        let lines = [
            "title: \"A: b\"",
            "authors: [\"X\", \"Y, Z\"]",
            "modified: \"2026-02-04\"",
            "language: \"no\"",
            "tags: [\"tea\", \"green tea\"]",
        ];
        assert_eq!(write_front_matter(&metadata), format!("---\n{}\n---\n\n", lines.join("\n")));
    }
}
