//! Turns a page into what it says of itself: each field with the place where it was found, and on demand the runners-up.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};
use tamis::metadata::{Candidate, Field, candidates};
use tamis::{EmptyReason, Metadata, Status};

use super::Outcome;
use super::args::ExplainFormat;
use super::generate::print;
use super::input::not_a_page;
use super::page::{PLAIN, is_plain};
use super::plan::{MetaPlan, Shown};
use super::report::{tell, tell_fault, told};

/// Where a field was found that is the envelope's.
const MESSAGE: &str = "message";

/// What the moment of a date is called, as in the fields of a page.
const PUBLISHED: &str = "published";

/// A field of a page.
struct Entry {
    field: Field,
    name: String,
    values: Vec<String>,
    source: Option<String>,
    others: Vec<(String, String)>,
}

/// Tells what a page says of itself.
pub(super) fn run(plan: MetaPlan) -> Outcome {
    let MetaPlan { source, reading, shown, format } = plan;
    let path = source.path.clone();
    let raw = match source.read(reading.max_bytes) {
        Ok(raw) => raw,
        Err(fault) => return tell_fault(&fault),
    };
    let page = reading.page(&raw);
    let document = reading.extractor.extract(&page);
    if document.status == Status::Empty(EmptyReason::Binary) {
        return tell_fault(&not_a_page(&path, &raw.bytes));
    }
    let is_plain = is_plain(document.status, &raw.bytes);
    let mut metadata = document.metadata;
    raw.envelope.fill_in(&mut metadata);
    let found = match shown {
        Shown::All => {
            let read = raw.bytes.get(..reading.max_bytes).unwrap_or(&raw.bytes);
            let encoding = reading.encoding.as_deref().or(raw.content_type.as_deref());
            let dom = tamis::dom::parse(&tamis::decode::decode(read, encoding).text, &reading.limits);
            candidates(&dom, reading.location(&raw))
        }
        Shown::Chosen => Vec::new(),
    };
    let entries = entries(&metadata, &found);
    let text = match format {
        ExplainFormat::Text => align(&entries) + &missing(&entries),
        ExplainFormat::Json => format!("{:#}\n", describe(&entries, shown)),
    };
    let has_any = entries.iter().any(|entry| !entry.values.is_empty());
    if !has_any {
        let nothing = "the page says nothing of itself: no title, no author, no date";
        tell(&format!("{}: {}", told(&path), if is_plain { PLAIN } else { nothing }));
    }
    print(text.as_bytes()).max(if has_any { Outcome::Content } else { Outcome::NoContent })
}

/// The fields that have a value or a candidate, in a fixed order.
fn entries(metadata: &Metadata, found: &[Candidate]) -> Vec<Entry> {
    let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
    let fields = [
        (Field::Title, one(&metadata.title)),
        (Field::Authors, metadata.authors.clone()),
        (Field::Date, one(&metadata.date)),
        (Field::Modified, one(&metadata.modified)),
        (Field::Site, one(&metadata.site)),
        (Field::Language, one(&metadata.language)),
        (Field::Url, one(&metadata.url)),
        (Field::Description, one(&metadata.description)),
        (Field::Image, one(&metadata.image)),
        (Field::Tags, metadata.tags.clone()),
        (Field::Section, one(&metadata.section)),
        (Field::Licence, one(&metadata.licence)),
    ];
    let all = fields.into_iter().map(|(field, values)| {
        // What the page does not say, the message says that it came in.
        let is_enclosed = matches!(field, Field::Title | Field::Authors | Field::Date) && !values.is_empty();
        let source = metadata.sources.get(&field).map(word).or_else(|| is_enclosed.then(|| MESSAGE.to_owned()));
        let of_field = found.iter().filter(|candidate| candidate.field == field);
        // The chosen value stands first among the candidates of its place, and is no runner-up of itself.
        let moment = metadata.published.iter().filter(|_| field == Field::Date);
        let is_own = |value: &str| values.iter().chain(moment.clone()).any(|own| own == value);
        let is_chosen = |value: &str, place: &str| source.as_deref() == Some(place) && is_own(value);
        let others = of_field
            .map(|candidate| (candidate.value.clone(), word(&candidate.source)))
            .filter(|(value, place)| !is_chosen(value, place))
            .collect();
        Entry { field, name: word(&field), values, source, others }
    });
    let mut entries: Vec<Entry> = all.collect();
    if let Some(at) = entries.iter().position(|entry| entry.field == Field::Date).filter(|_| metadata.published.is_some()) {
        let source = entries.get(at).and_then(|date| date.source.clone());
        let values = one(&metadata.published);
        entries.insert(at + 1, Entry { field: Field::Date, name: PUBLISHED.to_owned(), values, source, others: Vec::new() });
    }
    entries.retain(|entry| !entry.values.is_empty() || !entry.others.is_empty());
    entries
}

/// Fields that most pages have, and that are missed where they are not told.
const EXPECTED: [Field; 4] = [Field::Title, Field::Authors, Field::Date, Field::Site];

/// A last line about what was not found; none for a page that says nothing at all, of which that is told.
fn missing(entries: &[Entry]) -> String {
    let is_told = |field: Field| entries.iter().any(|entry| entry.field == field && !entry.values.is_empty());
    let missing: Vec<String> = EXPECTED.iter().filter(|field| !is_told(**field)).map(word).collect();
    let says_any = entries.iter().any(|entry| !entry.values.is_empty());
    if missing.is_empty() || !says_any { String::new() } else { format!("not found: {}\n", missing.join(", ")) }
}

/// The name of a field or a source, as it is in JSON.
fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn describe(entries: &[Entry], shown: Shown) -> Value {
    let value = |entry: &Entry| match entry.field {
        Field::Authors | Field::Tags => json!(entry.values),
        _ => json!(entry.values.first()),
    };
    let fields = entries.iter().map(|entry| {
        let mut told = json!({ "value": value(entry), "source": entry.source });
        if let (Shown::All, Some(told)) = (shown, told.as_object_mut()) {
            let others: Vec<Value> =
                entry.others.iter().map(|(value, source)| json!({ "value": value, "source": source })).collect();
            told.insert("others".into(), json!(others));
        }
        (entry.name.clone(), told)
    });
    Value::Object(fields.collect())
}

/// `title        Tea                 heading`, the runners-up below with a dash.
fn align(entries: &[Entry]) -> String {
    let mut rows: Vec<[String; 3]> = Vec::new();
    for entry in entries {
        let name = entry.name.clone();
        let source = entry.source.clone().unwrap_or_default();
        let value = if entry.values.is_empty() { "-".to_owned() } else { entry.values.join(", ") };
        rows.push([name, source, value]);
        rows.extend(entry.others.iter().map(|(value, source)| [String::new(), source.clone(), format!("- {value}")]));
    }
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let [names, sources] = [width(0), width(1)];
    let mut out = String::new();
    for [name, source, value] in &rows {
        let value: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let line = format!("{name:names$}  {source:sources$}  {value}");
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}
