//! What the output promises whatever the page is: HTML of a fixed list that reads back as the same document, Markdown without
//! HTML, and the same words in all forms.

mod allowed;
mod pages;
mod promises;

use std::fmt::Write as _;
use std::path::PathBuf;

use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;
use tamis::{Extractor, Page};

use allowed::ELEMENTS;
use pages::{POSITIONS, pages, payloads};
use promises::{disagreement, faults, keep_all};

#[test]
fn nothing_that_could_run_comes_out_wherever_it_stands() {
    let mut report = String::new();
    let mut checked = 0;
    for payload in payloads() {
        for position in POSITIONS {
            let page = position.replace("{}", &payload);
            let document = keep_all(&page, None);
            for fault in faults(&document, None) {
                let _ = write!(report, "{page}\n    {fault}\n");
            }
            checked += 1;
        }
    }
    assert!(checked > 13_000, "{checked} pages");
    assert!(report.is_empty(), "{} faults\n{}", report.lines().count(), report.chars().take(6000).collect::<String>());
}

#[test]
fn nothing_that_could_run_comes_out_of_what_is_hidden_on_a_page() {
    let town = |(town, minutes): &(&str, u32)| {
        format!(
            "<p>A kettle from {town} boils water in about {minutes} minutes, said the owner of shop number {minutes} in the old harbour street of {town}, who has sold them for years.</p>"
        )
    };
    let words: String =
        [("Oslo", 3), ("Bergen", 4), ("Turku", 5), ("Riga", 6), ("Gdansk", 7), ("Malmo", 8)].iter().map(town).collect();
    let mut hidden = 0;
    for payload in payloads() {
        let article = format!("{words}<p>{payload}</p>{}", words.replace("kettle", "teapot"));
        let data = |value: Value| value.to_string().replace("</", "<\\/");
        let ld = data(serde_json::json!({ "@type": "Article", "headline": "Kettles of the north", "articleBody": article }));
        let state = data(serde_json::json!({ "props": { "article": { "title": "Kettles of the north", "body": article } } }));
        for page in [
            format!(
                "<title>Kettles of the north</title><body><script type='application/ld+json'>{ld}</script><div id=root></div>"
            ),
            format!(
                "<title>Kettles of the north</title><body><div id=__next></div><script id=__NEXT_DATA__ type='application/json'>{state}</script>"
            ),
            format!(
                "<title>Kettles of the north</title><body><div id=app></div><noscript><article>{article}</article></noscript>"
            ),
            format!(
                "<title>Kettles of the north</title><body><x-article><template shadowrootmode=open><article>{article}</article></template></x-article>"
            ),
        ] {
            let document = Extractor::new().extract(&Page::text(&page).url("https://page.example/"));
            hidden += usize::from(serde_json::to_value(document.source).expect("a source is a word") != "visible");
            assert_eq!(faults(&document, Some("https://page.example/")), [""; 0], "{page}");
        }
    }
    assert!(hidden > 700, "{hidden} documents from hidden sources");
}

#[test]
fn a_document_of_a_stranger_is_no_more_trusted_than_a_page() {
    let addresses = [
        "javascript:alert(1)",
        " jAvAscript:alert(1)",
        "java\nscript:alert(1)",
        "\u{1}javascript:x",
        "data:text/html,x",
        "vbscript:x",
    ];
    for text in payloads().chain(addresses.map(str::to_owned)) {
        let body = serde_json::json!([
            { "type": "heading", "level": 200, "content": [{ "type": "text", "text": text }] },
            { "type": "paragraph", "content": [
                { "type": "link", "url": text, "content": [{ "type": "link", "url": text, "content": [{ "type": "text", "text": text }] }] },
                { "type": "link", "url": "https://a.example", "content": [{ "type": "link", "url": "https://b.example", "content": [{ "type": "text", "text": "x" }] }] },
                { "type": "image", "url": text, "alt": text, "title": text },
                { "type": "math", "latex": text }, { "type": "code", "text": text },
                { "type": "footnote_reference", "number": 1 } ] },
            { "type": "code", "language": text, "text": text },
            { "type": "math", "latex": text },
            { "type": "media", "kind": "video", "url": text, "title": text },
            { "type": "callout", "kind": "tip", "title": [{ "type": "text", "text": text }], "content": [] },
            { "type": "footnotes", "notes": [{ "number": 1, "content": [{ "type": "paragraph", "content": [{ "type": "text", "text": text }] }] }] },
        ]);
        let mut document = tamis::extract("");
        document.body = serde_json::from_value(body).expect("a body");
        // What a stranger made need not be what a page would give.
        let faults: Vec<String> =
            faults(&document, None).into_iter().filter(|fault| !fault.starts_with("cleaning it again")).collect();
        assert_eq!(faults, [""; 0], "{text:?}\n{}", document.to_html());
    }
}

/// Where a value is not what a schema says; knows the words that the schema of a document has.
fn mismatch(root: &Value, schema: &Value, value: &Value) -> Option<String> {
    let Some(schema) = schema.as_object() else { return (schema == &Value::Bool(false)).then(|| "not allowed".into()) };
    schema.iter().find_map(|(word, rule)| {
        let list = || rule.as_array().expect("a list of schemas").iter();
        let is_wrong = match word.as_str() {
            "$ref" => {
                let path = rule.as_str().and_then(|path| path.strip_prefix('#')).expect("a place in the schema");
                return mismatch(root, root.pointer(path).expect("a known type"), value);
            }
            "type" => {
                !rule.as_array().map_or_else(|| vec![rule], |kinds| kinds.iter().collect()).iter().any(|kind| is_of(value, kind))
            }
            "enum" => !list().any(|one| one == value),
            "const" => rule != value,
            "oneOf" => list().filter(|schema| mismatch(root, schema, value).is_none()).count() != 1,
            "anyOf" => list().all(|schema| mismatch(root, schema, value).is_some()),
            "required" => list().any(|name| value.get(name.as_str().expect("a name")).is_none()),
            "minimum" => value.as_f64() < rule.as_f64(),
            "maximum" => value.as_f64() > rule.as_f64(),
            "items" => return value.as_array().and_then(|items| items.iter().find_map(|item| mismatch(root, rule, item))),
            "properties" => {
                let named = rule.as_object().expect("properties").iter();
                return named
                    .filter_map(|(name, rule)| Some((rule, value.get(name)?)))
                    .find_map(|(rule, value)| mismatch(root, rule, value));
            }
            "additionalProperties" => {
                let known = schema.get("properties").and_then(Value::as_object);
                let others = value
                    .as_object()
                    .into_iter()
                    .flatten()
                    .filter(|(name, _)| known.is_none_or(|known| !known.contains_key(*name)));
                return others.map(|(_, value)| value).find_map(|value| mismatch(root, rule, value));
            }
            "$schema" | "$defs" | "title" | "description" | "format" | "default" | "propertyNames" => false,
            _ => panic!("unknown word of the schema: {word}"),
        };
        is_wrong.then(|| format!("{word}: {rule} is not true of {}", value.to_string().chars().take(200).collect::<String>()))
    })
}

fn is_of(value: &Value, kind: &Value) -> bool {
    match kind.as_str() {
        Some("null") => value.is_null(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("string") => value.is_string(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => false,
    }
}

#[test]
fn a_value_that_is_no_document_does_not_match_the_schema() {
    let schema: Value = serde_json::from_str(include_str!("../schema/document.json")).expect("a schema");
    let mut document = serde_json::to_value(tamis::extract("<p>x")).expect("a document is data");
    assert_eq!(mismatch(&schema, &schema, &document), None);
    document["body"] = serde_json::json!([{ "type": "paragraph", "content": [{ "type": "blink", "text": "x" }] }]);
    assert!(mismatch(&schema, &schema, &document).is_some());
}

#[test]
fn every_page_keeps_the_contract() {
    let url = "https://page.example/a/b";
    let schema: Value = serde_json::from_str(include_str!("../schema/document.json")).expect("a schema");
    let mut report = String::new();
    for (path, html) in pages() {
        let document = Extractor::new().extract(&Page::text(&html).url(url));
        for fault in faults(&document, Some(url)) {
            let _ = write!(report, "{}\n    {fault}\n", path.display());
        }
        let value = serde_json::to_value(&document).expect("a document is data");
        if let Some(fault) = mismatch(&schema, &schema, &value) {
            let _ = write!(report, "{}\n    {fault}\n", path.display());
        }
        if let Some(fault) = disagreement(&document) {
            let _ = write!(report, "{}\n    {fault}\n", path.display());
        }
    }
    assert!(report.is_empty(), "{}", report.chars().take(12000).collect::<String>());
}

#[test]
fn a_page_of_its_own_loads_nothing_and_runs_nothing() {
    fn loading(handle: &Handle, found: &mut Vec<String>) {
        if let NodeData::Element { name, attrs, .. } = &handle.data {
            let page = ["html", "head", "body", "meta", "title", "style", "article", "header"];
            if !page.contains(&&*name.local) && (!ELEMENTS.contains(&&*name.local) || &*name.local == "img") {
                found.push(name.local.to_string());
            }
            let names = attrs.borrow().iter().map(|attr| attr.name.local.to_string()).collect::<Vec<_>>();
            found.extend(
                names.into_iter().filter(|name| name.starts_with("on") || ["src", "srcset", "style", "ping"].contains(&&**name)),
            );
        }
        handle.children.borrow().iter().for_each(|child| loading(child, found));
    }
    let payloads = payloads().map(|payload| (PathBuf::new(), format!("<title>{payload}</title><p>x {payload}")));
    for (path, html) in pages().into_iter().chain(payloads) {
        use html5ever::tendril::TendrilSink;
        let page = keep_all(&html, Some("https://page.example/")).to_page();
        let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(page.as_str());
        let mut found = Vec::new();
        loading(&dom.document, &mut found);
        assert_eq!(found, [""; 0], "{}\n{page}", path.display());
    }
    let mut document = tamis::extract("<html lang=ar><title>شاي</title><p>ماء");
    document.metadata.url = Some("javascript:alert(1)".into());
    document.metadata.title = Some("</title><script>alert(1)</script>".into());
    let page = document.to_page();
    assert!(
        page.contains("<html lang=\"ar\" dir=\"rtl\">") && !page.contains("javascript:") && !page.contains("<script"),
        "{page}"
    );
}
