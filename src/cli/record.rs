//! Turns a document, or why there is none, into the JSON object that stands for a page.

use std::path::Path;

use clap::ValueEnum;
use serde_json::{Map, Value, json};
use tamis::{Document, EmptyReason, Format, Limit, Metadata, Status, TeaserReason};

use super::input::{Fault, FaultKind};

/// A field of the object, in the order in which they stand where none are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Field {
    Path,
    Status,
    Reason,
    Confidence,
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
    Encoding,
    Text,
    Markdown,
    Body,
}

impl Field {
    /// The fields of an object for which none are asked: all but those that few pages have.
    pub(super) fn all() -> Vec<Field> {
        let rare = [Field::Published, Field::Modified];
        Field::value_variants().iter().copied().filter(|field| !rare.contains(field)).collect()
    }

    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// The object for a page that was read.
pub(super) fn describe_document(path: &Path, document: &Document, fields: &[Field]) -> Value {
    object(fields, |field| document_value(path, document, field))
}

/// The object for an input that gave no page: the same fields, null where there is nothing to say.
pub(super) fn describe_fault(fault: &Fault, fields: &[Field]) -> Value {
    object(fields, |field| match field {
        Field::Path => json!(fault.path.to_string_lossy()),
        Field::Status if fault.kind == FaultKind::Failed => json!("error"),
        Field::Status => json!("empty"),
        Field::Reason => json!(fault.what),
        Field::Authors => json!([]),
        _ => Value::Null,
    })
}

fn object(fields: &[Field], value: impl Fn(Field) -> Value) -> Value {
    Value::Object(fields.iter().map(|field| (field.name(), value(*field))).collect::<Map<_, _>>())
}

fn document_value(path: &Path, document: &Document, field: Field) -> Value {
    let Metadata { title, authors, date, published, modified, site, language, url, description, image, .. } = &document.metadata;
    match field {
        Field::Path => json!(path.to_string_lossy()),
        Field::Status => json!(status_word(document.status)),
        Field::Reason => json!(reason(document.status)),
        // As f32 it would be printed with the digits of its nearest f64.
        Field::Confidence => json!((f64::from(document.confidence) * 1e4).round() / 1e4),
        Field::Title => json!(title),
        Field::Authors => json!(authors),
        Field::Date => json!(date),
        Field::Published => json!(published),
        Field::Modified => json!(modified),
        Field::Site => json!(site),
        Field::Language => json!(language),
        Field::Url => json!(url),
        Field::Description => json!(description),
        Field::Image => json!(image),
        Field::Encoding => json!(document.encoding),
        Field::Text => json!(render(document, Format::Text)),
        Field::Markdown => json!(render(document, Format::Markdown)),
        Field::Body => json!(document.body),
    }
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
pub(super) fn reason(status: Status) -> Option<&'static str> {
    match status {
        Status::Ok => None,
        Status::Empty(reason) => Some(match reason {
            EmptyReason::NoInput => "the input is empty",
            EmptyReason::Binary => "the input is not text but a picture, an archive, a program or the like",
            EmptyReason::NoText => "the page has no text; its content is drawn by scripts or shown in pictures",
            EmptyReason::Consent => "the page asks for consent to cookies and shows nothing else",
            EmptyReason::Footer => "the page shows nothing but its footer; its content is a film, or drawn by scripts",
            EmptyReason::Notice => "the page is an error, or asks for scripts to be switched on",
            EmptyReason::NoContent => "the page has text, but none that is content: menus, notices, a footer",
            _ => "the page has no content",
        }),
        Status::Truncated(limit) => Some(match limit {
            Limit::Bytes => "the page is larger than is read of a page; what follows is missing",
            Limit::Depth => "the page nests deeper than browsers build; the deepest elements are unwrapped",
            Limit::Nodes => "the page makes more elements than its size warrants; what follows is missing",
            _ => "the page was cut by a limit; what follows is missing",
        }),
        Status::Teaser(reason) => Some(match reason {
            TeaserReason::NotFree => "the page says that its content is not free, and shows little of it; the rest is missing",
            TeaserReason::Subscription => "the page offers a subscription to read on; the rest is missing",
            TeaserReason::Dots => "the text ends with dots; the rest is not on the page",
            TeaserReason::Unfinished => "the text ends in the middle of a sentence; the rest is not on the page",
            _ => "the page shows the beginning of its content; the rest is missing",
        }),
        _ => Some("the page is not whole"),
    }
}

/// What may help with a page that has no content.
pub(super) fn advice(reason: EmptyReason) -> &'static str {
    match reason {
        EmptyReason::NoInput => "save the page again",
        EmptyReason::Binary => "name a page of HTML",
        EmptyReason::Consent => "accept or reject in the browser, then save the page again",
        EmptyReason::NoText | EmptyReason::Notice => "save the page from a browser, after its scripts have run",
        _ => "try --complete, or see tamis explain",
    }
}
