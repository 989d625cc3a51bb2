//! Turns one source into what is to be written for it, and what is to be said about it.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;
use tamis::{Block, Document, Format, Inline, Metadata, Status};

use super::Outcome;
use super::input::{Fault, FaultKind, Source};
use super::plan::{Form, FrontMatter, Messages, Plan, Title};
use super::record;

/// What became of an input.
#[derive(Debug)]
pub(super) struct Cleaned {
    /// What is written for it; none for an input without a page where only documents are written.
    pub(super) output: Option<String>,
    pub(super) outcome: Outcome,
    /// What is said about it on standard error, and from which level on.
    pub(super) message: Option<(Messages, String)>,
}

/// Reads a page and turns it into what is to be written.
pub(super) fn clean(source: &Source, plan: &Plan) -> Cleaned {
    match source.read(plan.reading.max_bytes) {
        Ok(bytes) => {
            let document = plan.reading.extractor.extract(&plan.reading.page(&bytes));
            let (outcome, message) = judge(&source.path, &document);
            Cleaned { output: Some(write(&source.path, document, &plan.form)), outcome, message: Some(message) }
        }
        Err(fault) => report_fault(&fault, plan),
    }
}

/// What is written and said of an input that gives no page.
pub(super) fn report_fault(fault: &Fault, plan: &Plan) -> Cleaned {
    let message = format!("{}: {}", fault.path.display(), fault.what);
    let (outcome, level) = match fault.kind {
        FaultKind::Failed => (Outcome::Failure, Messages::Problems),
        FaultKind::NoPages => (Outcome::NoContent, Messages::Problems),
        FaultKind::Loop => return Cleaned { output: None, outcome: Outcome::Content, message: Some((Messages::All, message)) },
    };
    let output = match &plan.form {
        Form::Document { .. } => None,
        Form::Object(fields) => Some(pretty(&record::describe_fault(fault, fields))),
        Form::Line(fields) => Some(line(&record::describe_fault(fault, fields))),
    };
    Cleaned { output, outcome, message: Some((level, message)) }
}

/// What a document means for the outcome, and what is said about it.
pub(super) fn judge(path: &Path, document: &Document) -> (Outcome, (Messages, String)) {
    let path = path.display();
    let outcome = if document.body.is_empty() { Outcome::NoContent } else { Outcome::Content };
    let problem = match document.status {
        Status::Empty(reason) => {
            Some(format!("{}; {}", record::reason(document.status).unwrap_or_default(), record::advice(reason)))
        }
        status => record::reason(status).map(str::to_owned),
    };
    if let Some(problem) = problem {
        return (outcome, (Messages::Problems, format!("{path}: {problem}")));
    }
    let source = serde_json::to_value(document.encoding_source).unwrap_or_default();
    let source = source.as_str().unwrap_or_default();
    let said = format!("{path}: ok, confidence {:.2}, {} by {source}", document.confidence, document.encoding);
    (outcome, (Messages::All, said))
}

fn write(path: &Path, document: Document, form: &Form) -> String {
    match form {
        Form::Object(fields) => pretty(&record::describe_document(path, &document, fields)),
        Form::Line(fields) => line(&record::describe_document(path, &document, fields)),
        Form::Document { format, title, front_matter } => write_document(document, *format, *title, *front_matter),
    }
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

fn line(value: &Value) -> String {
    format!("{value}\n")
}

fn write_document(mut document: Document, format: Format, title: Title, front_matter: FrontMatter) -> String {
    if document.body.is_empty() {
        return String::new();
    }
    let mut out = match front_matter {
        FrontMatter::Yaml => write_front_matter(&document.metadata),
        FrontMatter::Absent => String::new(),
        FrontMatter::Page => {
            document.metadata.title = document.metadata.title.filter(|_| title == Title::Shown);
            return document.to_page();
        }
    };
    // As a block of the document it is written by the rules of each format, like any other heading.
    if let Some(text) = document.metadata.title.clone().filter(|_| title == Title::Shown) {
        document.body.insert(0, Block::Heading { level: 1, content: vec![Inline::Text { text }] });
    }
    out.push_str(&record::render(&document, format));
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Metadata as YAML between two lines of dashes; nothing where nothing is known.
fn write_front_matter(metadata: &Metadata) -> String {
    let Metadata { title, authors, date, site, language, url, description, image, .. } = metadata;
    let authors = authors.iter().map(|author| quote_yaml(author)).collect::<Vec<_>>().join(", ");
    let quoted = |value: &Option<String>| value.as_deref().map(quote_yaml);
    let entries = [
        ("title", quoted(title)),
        ("authors", (!authors.is_empty()).then(|| format!("[{authors}]"))),
        ("date", quoted(date)),
        ("site", quoted(site)),
        ("language", quoted(language)),
        ("url", quoted(url)),
        ("description", quoted(description)),
        ("image", quoted(image)),
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
        assert_eq!(write_front_matter(&metadata), "---\ntitle: \"A: b\"\nauthors: [\"X\", \"Y, Z\"]\nlanguage: \"no\"\n---\n\n");
    }
}
