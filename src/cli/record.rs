//! Turns a document, or why there is none, into the JSON object that stands for a page.

use std::path::Path;

use clap::ValueEnum;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value, json};
use sha2::Digest;
use tamis::{Document, EmptyReason, Focus, Format, Limit, Metadata, Post, Status};

use super::input::{Fault, FaultKind};

/// A field of the object, in the order in which they stand where none are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Field {
    Path,
    Status,
    Reason,
    Confidence,
    Source,
    Title,
    Authors,
    Date,
    Published,
    Modified,
    Site,
    Language,
    Url,
    Description,
    Image,
    Tags,
    Section,
    Licence,
    Encoding,
    Text,
    Markdown,
    Body,
    Posts,
    Location,
    Hash,
    Document,
}

impl Field {
    /// The fields of an object for which none are asked: all but those that few pages have.
    pub(super) fn all() -> Vec<Field> {
        let rare = [
            Field::Published,
            Field::Modified,
            Field::Tags,
            Field::Section,
            Field::Licence,
            Field::Location,
            Field::Posts,
            Field::Hash,
            Field::Document,
        ];
        Field::value_variants().iter().copied().filter(|field| !rare.contains(field)).collect()
    }

    /// What it is called in the object.
    pub(super) fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// A page that was read: what it is called, where it was loaded from, and what became of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read<'a> {
    pub(super) path: &'a Path,
    pub(super) location: Option<&'a str>,
    pub(super) document: &'a Document,
}

/// A page as a row of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) path: String,
    pub(super) url: Option<String>,
    pub(super) location: Option<String>,
    pub(super) status: &'static str,
    pub(super) reason: Option<String>,
    pub(super) confidence: Option<f32>,
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) date: Option<String>,
    pub(super) site: Option<String>,
    pub(super) language: Option<String>,
    pub(super) text: Option<String>,
    pub(super) markdown: Option<String>,
    pub(super) hash: Option<String>,
}

impl Row {
    pub(super) fn of_document(read: Read<'_>) -> Row {
        let Read { path, location, document } = read;
        let Metadata { title, authors, date, site, language, url, .. } = document.metadata.clone();
        let text = render(document, Format::Text);
        Row {
            path: path.to_string_lossy().into_owned(),
            url,
            location: location.map(str::to_owned),
            status: status_word(document.status),
            reason: reason(document.status),
            confidence: Some(document.confidence),
            title,
            authors,
            date,
            site,
            language,
            hash: Some(hash(&text)),
            text: Some(text),
            markdown: Some(render(document, Format::Markdown)),
        }
    }

    pub(super) fn of_fault(fault: &Fault) -> Row {
        let path = fault.path.to_string_lossy().into_owned();
        Row { path, status: fault_word(fault), reason: Some(fault.what.clone()), ..Row::default() }
    }

    /// The bytes it takes.
    pub(super) fn weight(&self) -> usize {
        let texts = [&self.url, &self.location, &self.reason, &self.title, &self.site, &self.text, &self.markdown];
        let texts = texts.into_iter().flatten().chain(&self.authors).map(String::len).sum::<usize>();
        size_of::<Row>() + self.path.len() + texts
    }
}

/// SHA-256 of a text, by which copies are found.
pub(super) fn hash(text: &str) -> String {
    use std::fmt::Write as _;
    sha2::Sha256::digest(text).iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn fault_word(fault: &Fault) -> &'static str {
    if fault.kind == FaultKind::NoPages { "empty" } else { "error" }
}

/// The object for a page that was read: written as it is read, since a tree of values would take longer to build than to write.
pub(super) struct Described<'a> {
    pub(super) read: Read<'a>,
    pub(super) fields: &'a [Field],
}

impl Serialize for Described<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        for (at, field) in self.fields.iter().enumerate() {
            // What is asked for twice stands there once.
            if !self.fields.iter().take(at).any(|before| before == field) {
                object.serialize_key(&field.name())?;
                write_value(self.read, *field, &mut object)?;
            }
        }
        object.end()
    }
}

/// The object for an input that gave no page: the same fields, null where there is nothing to say.
pub(super) fn describe_fault(fault: &Fault, fields: &[Field]) -> Value {
    object(fields, |field| match field {
        Field::Path => json!(fault.path.to_string_lossy()),
        Field::Status => json!(fault_word(fault)),
        Field::Reason => json!(fault.what),
        Field::Authors | Field::Tags | Field::Posts => json!([]),
        _ => Value::Null,
    })
}

fn object(fields: &[Field], value: impl Fn(Field) -> Value) -> Value {
    Value::Object(fields.iter().map(|field| (field.name(), value(*field))).collect::<Map<_, _>>())
}

fn write_value<M: SerializeMap>(read: Read<'_>, field: Field, object: &mut M) -> Result<(), M::Error> {
    let Read { path, location, document } = read;
    let Metadata { title, authors, date, published, modified, site, language, .. } = &document.metadata;
    let Metadata { url, description, image, tags, section, licence, .. } = &document.metadata;
    match field {
        Field::Path => object.serialize_value(&path.to_string_lossy()),
        Field::Status => object.serialize_value(&status_word(document.status)),
        Field::Reason => object.serialize_value(&reason(document.status)),
        // As f32 it would be printed with the digits of its nearest f64.
        Field::Confidence => object.serialize_value(&((f64::from(document.confidence) * 1e4).round() / 1e4)),
        Field::Source => object.serialize_value(&document.source),
        Field::Title => object.serialize_value(title),
        Field::Authors => object.serialize_value(authors),
        Field::Date => object.serialize_value(date),
        Field::Published => object.serialize_value(published),
        Field::Modified => object.serialize_value(modified),
        Field::Site => object.serialize_value(site),
        Field::Language => object.serialize_value(language),
        Field::Url => object.serialize_value(url),
        Field::Description => object.serialize_value(description),
        Field::Image => object.serialize_value(image),
        Field::Tags => object.serialize_value(tags),
        Field::Section => object.serialize_value(section),
        Field::Licence => object.serialize_value(licence),
        Field::Encoding => object.serialize_value(&document.encoding),
        Field::Text => object.serialize_value(&render(document, Format::Text)),
        Field::Markdown => object.serialize_value(&render(document, Format::Markdown)),
        Field::Body => object.serialize_value(&document.body),
        Field::Posts => object.serialize_value(&describe_posts(document)),
        Field::Location => object.serialize_value(&location),
        Field::Hash => object.serialize_value(&hash(&render(document, Format::Text))),
        Field::Document => object.serialize_value(document),
    }
}

/// The posts of a thread, each with what it says.
fn describe_posts(document: &Document) -> Vec<Value> {
    let mut part = document.clone();
    part.posts.clear();
    let describe = |post: &Post| {
        part.body = document.blocks_of(post).to_vec();
        json!({"author": post.author, "time": post.time, "text": render(&part, Format::Text)})
    };
    document.posts.iter().map(describe).collect()
}

/// The body of a document in a form.
pub(super) fn render(document: &Document, format: Format) -> String {
    let mut out = String::new();
    // A String takes everything that is written to it.
    let _ = document.write(format, &mut out);
    out
}

/// The status in one word for programs.
pub(super) fn status_word(status: Status) -> &'static str {
    match status {
        Status::Ok => "ok",
        Status::Empty(_) => "empty",
        Status::Truncated(_) => "truncated",
        Status::Teaser(_) => "teaser",
        _ => "unknown",
    }
}

/// Why a document is not whole, as a sentence for people.
pub(super) fn reason(status: Status) -> Option<String> {
    match status {
        Status::Ok => None,
        Status::Truncated(Limit::Depth) => {
            Some("the page nests deeper than the limit (--max-depth); the deepest elements are unwrapped".to_owned())
        }
        Status::Truncated(Limit::Nodes) => Some(
            "the page makes more elements than its size warrants, or than the limit (--max-nodes); what follows is missing"
                .to_owned(),
        ),
        Status::Truncated(Limit::Bytes) => Some(
            "the page is larger than is read of a page (--max-size), or was cut when it was saved; what follows is missing"
                .to_owned(),
        ),
        Status::Truncated(Limit::Output) => {
            Some("the page has more content than is written of one (--max-output); what follows is missing".to_owned())
        }
        Status::Truncated(Limit::Time) => {
            Some("the page takes longer than it may (--timeout); what follows is missing".to_owned())
        }
        status => Some(status.to_string()),
    }
}

/// What may help with a page that has no content.
pub(super) fn advice(reason: EmptyReason, focus: Focus) -> &'static str {
    match reason {
        EmptyReason::NoInput => "save the page again",
        EmptyReason::Binary => "name a page of HTML",
        EmptyReason::Consent => "accept or reject in the browser, then save the page again",
        EmptyReason::Brief => "tamis explain shows them",
        EmptyReason::NoText | EmptyReason::Notice => "save the page from a browser, after its scripts have run",
        _ => match focus {
            Focus::Precision => "try without --precise, or see tamis explain",
            Focus::Recall => "tamis explain says what each block was taken for",
            Focus::Balanced => "try --complete, or see tamis explain",
        },
    }
}
