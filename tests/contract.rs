//! What the output promises whatever the page is: HTML of a fixed list that reads back as the same document, Markdown without
//! HTML, and the same words in all forms.

mod allowed;
mod pages;

use std::fmt::Write as _;
use std::path::PathBuf;

use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};
use serde_json::Value;
use tamis::{Block, Document, Extractor, Inline, Page};

use allowed::{ATTRIBUTES, CLASSES, ELEMENTS, SCHEMES, sanitizer};
use pages::{POSITIONS, keep_all, pages, payloads};

fn read_html(html: &str) -> RcDom {
    use html5ever::tendril::TendrilSink;
    let context = html5ever::QualName::new(None, html5ever::ns!(html), html5ever::local_name!("body"));
    html5ever::parse_fragment(RcDom::default(), html5ever::ParseOpts::default(), context, vec![], false).one(html)
}

fn write_html(dom: &RcDom) -> String {
    let mut out = Vec::new();
    let root = dom.document.children.borrow()[0].clone();
    let node: SerializableHandle = root.into();
    html5ever::serialize(&mut out, &node, html5ever::serialize::SerializeOpts::default()).expect("written to memory");
    String::from_utf8(out).expect("HTML is text")
}

/// What of the parsed HTML is not on the list.
fn strangers(handle: &Handle, found: &mut Vec<String>) {
    match &handle.data {
        NodeData::Element { name, attrs, .. } => {
            let element: &str = &name.local;
            let is_html = name.ns == html5ever::ns!(html);
            if !is_html || !ELEMENTS.contains(&element) && element != "html" {
                found.push(format!("<{element}>"));
            }
            for attr in attrs.borrow().iter() {
                let (name, value): (&str, &str) = (&attr.name.local, &attr.value);
                let list = ATTRIBUTES.iter().find(|(of, _)| *of == element).is_some_and(|(_, names)| names.contains(&name));
                let classes = CLASSES.iter().find(|(of, _)| *of == element).map_or(&[][..], |(_, classes)| classes);
                let is_allowed = match name {
                    "href" | "src" => list && is_address(value),
                    "id" => list && value.strip_prefix("note-").is_some_and(|number| number.parse::<u32>().is_ok()),
                    "class" if element == "code" => {
                        value.strip_prefix("language-").is_some_and(|name| !name.contains([' ', '<', '"']))
                    }
                    "class" => value.split(' ').all(|class| classes.contains(&class)),
                    _ => list,
                };
                if !is_allowed {
                    found.push(format!("<{element} {name}={value:?}>"));
                }
            }
        }
        NodeData::Text { .. } | NodeData::Document => {}
        _ => found.push("<!".to_owned()),
    }
    handle.children.borrow().iter().for_each(|child| strangers(child, found));
}

/// Whether a browser would go where the address says, and nowhere else.
fn is_address(address: &str) -> bool {
    match url::Url::parse(address) {
        Ok(url) => SCHEMES.contains(&url.scheme()),
        Err(error) => error == url::ParseError::RelativeUrlWithoutBase,
    }
}

/// What is wrong with the HTML and the Markdown of a document.
fn faults(document: &Document, url: Option<&str>) -> Vec<String> {
    let html = document.to_html();
    let dom = read_html(&html);
    let mut found = Vec::new();
    strangers(&dom.document, &mut found);
    if write_html(&dom) != html {
        found.push(format!("parsing changes it: {}", first_difference(&html, &write_html(&dom))));
    }
    let cleaned = sanitizer().clean(&html).to_string();
    if cleaned != html {
        found.push(format!("a sanitizer changes it: {}", first_difference(&html, &cleaned)));
    }
    let again = keep_all(&html, url);
    if again.body != document.body {
        found.push(format!("cleaning it again changes it: {}", first_difference(&json(&document.body), &json(&again.body))));
    }
    found.extend(markdown_faults(&document.to_markdown()));
    found
}

fn json(body: &[Block]) -> String {
    serde_json::to_string(body).expect("a body is data")
}

/// Both texts from a little before the first place where they differ.
fn first_difference(one: &str, other: &str) -> String {
    let at = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let show = |text: &str| {
        let (from, to) = (text.floor_char_boundary(at.saturating_sub(60)), text.floor_char_boundary(at + 100));
        text.get(from..to).unwrap_or_default().to_owned()
    };
    format!("\n      {:?}\n      {:?}", show(one), show(other))
}

/// HTML and addresses of other schemes in Markdown as a parser reads it.
fn markdown_faults(markdown: &str) -> Vec<String> {
    use comrak::nodes::NodeValue;
    let arena = comrak::Arena::new();
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.math_dollars = true;
    let root = comrak::parse_document(&arena, markdown, &options);
    let fault = |value: &NodeValue| match value {
        NodeValue::HtmlBlock(html) => Some(html.literal.clone()),
        NodeValue::HtmlInline(html) => Some(html.clone()),
        NodeValue::Link(link) | NodeValue::Image(link) if !is_address(&link.url) => Some(link.url.clone()),
        _ => None,
    };
    root.descendants().filter_map(|node| fault(&node.data.borrow().value)).collect()
}

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

/// The first word that one form has and another has not.
fn disagreement(document: &Document) -> Option<String> {
    let mut document = document.clone();
    name_callouts(&mut document.body);
    let words = |text: &str| -> Vec<String> {
        let text = text.replace('\u{ad}', "");
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let mut from_json = String::new();
    document.body.iter().for_each(|block| push_block(&mut from_json, block));
    let expected = words(&from_json);
    let forms = [("text", text_words(&document)), ("html", html_words(&document)), ("markdown", markdown_words(&document))];
    forms.into_iter().find_map(|(form, text)| {
        let found = words(&text);
        let at = expected.iter().zip(&found).take_while(|(a, b)| a == b).count();
        let is_same = at == expected.len() && at == found.len();
        let near = |words: &[String]| words[at.saturating_sub(4).min(words.len())..(at + 6).min(words.len())].join(" ");
        (!is_same).then(|| format!("{form}: {:?} is not {:?}", near(&found), near(&expected)))
    })
}

/// Changes what is markup in one form and words in another: a callout gets the name of its kind as its title, and the page's
/// title becomes its first paragraph; films and recordings go, whose titles stand in only some forms.
fn name_callouts(blocks: &mut Vec<Block>) {
    blocks.retain(|block| !matches!(block, Block::Media(_)));
    for block in blocks {
        if let Block::Callout { kind, title, content } = block {
            let text = kind.name().to_owned();
            let title = std::mem::replace(title, vec![Inline::Text { text }]);
            if !title.is_empty() {
                content.insert(0, Block::Paragraph { content: title });
            }
        }
        inner(block).into_iter().for_each(name_callouts);
    }
}

/// The blocks inside of a block.
fn inner(block: &mut Block) -> Vec<&mut Vec<Block>> {
    match block {
        Block::List(list) => list.items.iter_mut().map(|item| &mut item.content).collect(),
        Block::Quote { content, .. } | Block::Callout { content, .. } => vec![content],
        Block::Footnotes { notes } => notes.iter_mut().map(|note| &mut note.content).collect(),
        Block::Table(table) => table.rows.iter_mut().flat_map(|row| &mut row.cells).map(|cell| &mut cell.content).collect(),
        Block::Definitions { items } => items.iter_mut().flat_map(|item| &mut item.details).collect(),
        _ => vec![],
    }
}

fn push_block(out: &mut String, block: &Block) {
    let blocks = |out: &mut String, blocks: &[Block]| blocks.iter().for_each(|block| push_block(out, block));
    match block {
        Block::Heading { content, .. } | Block::Paragraph { content } => push_line(out, content),
        Block::List(list) => list.items.iter().for_each(|item| blocks(out, &item.content)),
        Block::Quote { content, attribution } => {
            blocks(out, content);
            push_line(out, attribution);
        }
        Block::Callout { title, content, .. } => {
            push_line(out, title);
            blocks(out, content);
        }
        Block::Code { text, .. } | Block::Math { latex: text } => {
            out.push_str(text);
            out.push('\n');
        }
        Block::Table(table) => {
            push_line(out, &table.caption);
            table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| blocks(out, &cell.content));
        }
        Block::Figure(figure) => push_line(out, &figure.caption),
        Block::Definitions { items } => {
            for item in items {
                item.terms.iter().for_each(|term| push_line(out, term));
                item.details.iter().for_each(|detail| blocks(out, detail));
            }
        }
        Block::Footnotes { notes } => notes.iter().for_each(|note| blocks(out, &note.content)),
        _ => {}
    }
}

fn push_line(out: &mut String, line: &[Inline]) {
    push_inlines(out, line);
    out.push('\n');
}

fn push_inlines(out: &mut String, line: &[Inline]) {
    for inline in line {
        match inline {
            Inline::Text { text } | Inline::Code { text } | Inline::Math { latex: text } => out.push_str(text),
            Inline::FootnoteReference { number } => {
                let _ = write!(out, " {number} ");
            }
            Inline::Break => out.push('\n'),
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Deleted { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::Link { content, .. } => push_inlines(out, content),
            _ => {}
        }
    }
}

/// The text without the numbers of lists and notes, which are markup.
fn text_words(document: &Document) -> String {
    fn unnumber(blocks: &mut Vec<Block>) {
        for block in blocks {
            if let Block::List(list) = block {
                list.start = None;
                list.items.iter_mut().for_each(|item| item.checked = None);
            }
            if let Block::Footnotes { notes } = block {
                let content = notes.iter_mut().flat_map(|note| std::mem::take(&mut note.content)).collect();
                *block = Block::Quote { content, attribution: vec![] };
            }
            inner(block).into_iter().for_each(unnumber);
        }
    }
    let mut document = document.clone();
    unnumber(&mut document.body);
    document.to_text()
}

fn html_words(document: &Document) -> String {
    fn push(out: &mut String, handle: &Handle) {
        match &handle.data {
            NodeData::Text { contents } => out.push_str(&contents.borrow()),
            NodeData::Element { name, .. } if &*name.local == "br" => out.push('\n'),
            _ => {}
        }
        let is_number = matches!(&handle.data, NodeData::Element { name, .. } if &*name.local == "sup")
            && matches!(handle.children.borrow().as_slice(), [link] if matches!(&link.data, NodeData::Element { attrs, .. }
                if attrs.borrow().iter().any(|attr| attr.value.starts_with("#note-"))));
        let space = if is_number { " " } else { "" };
        out.push_str(space);
        handle.children.borrow().iter().for_each(|child| push(out, child));
        out.push_str(space);
    }
    let mut out = String::new();
    push(&mut out, &read_html(&document.to_html()).document);
    out
}

fn markdown_words(document: &Document) -> String {
    use comrak::nodes::{Node, NodeValue};
    fn push(out: &mut String, node: Node<'_>) {
        let is_block = node.data.borrow().value.block();
        match &node.data.borrow().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::Math(math) => out.push_str(&math.literal),
            NodeValue::CodeBlock(code) => out.push_str(&code.literal),
            NodeValue::FootnoteReference(reference) => {
                let _ = write!(out, " {} ", reference.name);
            }
            NodeValue::Alert(alert) => out.push_str(alert.alert_type.default_title()),
            NodeValue::LineBreak | NodeValue::SoftBreak => out.push('\n'),
            NodeValue::Image(_) => return,
            _ => {}
        }
        if is_block {
            out.push('\n');
        }
        node.children().for_each(|child| push(out, child));
        if is_block {
            out.push('\n');
        }
    }
    let arena = comrak::Arena::new();
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.alerts = true;
    options.extension.math_dollars = true;
    let markdown = document.to_markdown();
    let root = comrak::parse_document(&arena, &markdown, &options);
    // Notes stand at the end of the tree; they are read where they are written.
    let mut blocks: Vec<_> = root.children().collect();
    blocks.sort_by_key(|block| block.data.borrow().sourcepos.start.line);
    let mut out = String::new();
    for block in blocks {
        push(&mut out, block);
    }
    out
}
