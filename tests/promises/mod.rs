//! What the output promises whatever the page is, as functions that say where it is not so; for tests and fuzz targets.
#![allow(dead_code, reason = "no user needs all of it")]

use std::fmt::Write as _;

use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};
use tamis::block::split_blocks;
use tamis::document::{Keep, Settings, build};
use tamis::dom::{Limits, parse};
use tamis::notes::find_marks;
use tamis::select::{Selection, Verdict};
use tamis::speakers::name_posts;
use tamis::{Block, Document, Inline};

use super::allowed::{ATTRIBUTES, CLASSES, ELEMENTS, SCHEMES, sanitizer};

/// The document of a page of which every block is kept.
pub fn keep_all(html: &str, url: Option<&str>) -> Document {
    let dom = parse(html, &Limits::default());
    let blocks = split_blocks(&dom);
    let verdict = |block: usize| -> Verdict {
        let verdict = serde_json::json!({ "block": block, "keep": true, "score": 1.0, "reason": "score" });
        serde_json::from_value(verdict).expect("a verdict")
    };
    let selection = Selection { verdicts: (0..blocks.len()).map(verdict).collect(), confidence: 1.0 };
    let mut document = tamis::extract("");
    let body = build(&dom, (&blocks, &selection), &find_marks(&dom), Settings { keep: Keep::default(), url });
    document.posts = name_posts(&dom, &body);
    document.body = body.blocks;
    document
}

pub fn read_html(html: &str) -> RcDom {
    use html5ever::tendril::TendrilSink;
    let context = html5ever::QualName::new(None, html5ever::ns!(html), html5ever::local_name!("body"));
    html5ever::parse_fragment(RcDom::default(), html5ever::ParseOpts::default(), context, vec![], false).one(html)
}

pub fn write_html(dom: &RcDom) -> String {
    let mut out = Vec::new();
    let root = dom.document.children.borrow()[0].clone();
    let node: SerializableHandle = root.into();
    html5ever::serialize(&mut out, &node, html5ever::serialize::SerializeOpts::default()).expect("written to memory");
    String::from_utf8(out).expect("HTML is text")
}

/// What of the parsed HTML is not on the list.
pub fn strangers(handle: &Handle, found: &mut Vec<String>) {
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
pub fn is_address(address: &str) -> bool {
    match url::Url::parse(address) {
        Ok(url) => SCHEMES.contains(&url.scheme()),
        Err(error) => error == url::ParseError::RelativeUrlWithoutBase,
    }
}

/// What is wrong with the HTML and the Markdown of a document.
pub fn faults(document: &Document, url: Option<&str>) -> Vec<String> {
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

pub fn json(body: &[Block]) -> String {
    serde_json::to_string(body).expect("a body is data")
}

/// Both texts from a little before the first place where they differ.
pub fn first_difference(one: &str, other: &str) -> String {
    let at = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let show = |text: &str| {
        let (from, to) = (text.floor_char_boundary(at.saturating_sub(60)), text.floor_char_boundary(at + 100));
        text.get(from..to).unwrap_or_default().to_owned()
    };
    format!("\n      {:?}\n      {:?}", show(one), show(other))
}

/// HTML and addresses of other schemes in Markdown as a parser reads it, be it one that knows formulas or one that does not.
pub fn markdown_faults(markdown: &str) -> Vec<String> {
    [true, false].into_iter().flat_map(|knows_formulas| faults_of_parser(markdown, knows_formulas)).collect()
}

fn faults_of_parser(markdown: &str, knows_formulas: bool) -> Vec<String> {
    use comrak::nodes::NodeValue;
    let arena = comrak::Arena::new();
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.math_dollars = knows_formulas;
    let root = comrak::parse_document(&arena, markdown, &options);
    let fault = |value: &NodeValue| match value {
        NodeValue::HtmlBlock(html) => Some(html.literal.clone()),
        // Between the lines of a cell.
        NodeValue::HtmlInline(html) => (html != "<br>").then(|| html.clone()),
        NodeValue::Link(link) | NodeValue::Image(link) if !is_address(&link.url) => Some(link.url.clone()),
        _ => None,
    };
    root.descendants().filter_map(|node| fault(&node.data.borrow().value)).collect()
}

/// The first word that one form has and another has not.
pub fn disagreement(document: &Document) -> Option<String> {
    let mut document = document.clone();
    name_callouts(&mut document.body);
    let words = |text: &str| -> Vec<String> {
        // Text and Markdown have signs of their own for a number above the line.
        let text: String = text.chars().filter(|c| *c != '\u{ad}').map(lower).collect();
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

/// A sign above the line as one on it.
fn lower(c: char) -> char {
    let sign = "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿⁱ⁺⁻".chars().zip("0123456789ni+-".chars()).find(|(raised, _)| *raised == c);
    sign.map_or(c, |(_, sign)| sign)
}

/// Changes what is markup in one form and words in another: a callout gets the name of its kind as its title, and the page's
/// title becomes its first paragraph; films and recordings go, whose titles stand in only some forms; and formulas in a line are
/// set apart, which are so by their delimiters.
pub fn name_callouts(blocks: &mut Vec<Block>) {
    blocks.retain(|block| !matches!(block, Block::Media(_)));
    for block in blocks {
        if let Block::Callout { kind, title, content } = block {
            let text = kind.name().to_owned();
            let title = std::mem::replace(title, vec![Inline::Text { text }]);
            if !title.is_empty() {
                content.insert(0, Block::Paragraph { content: title });
            }
        }
        lines(block).into_iter().for_each(set_formulas_apart);
        inner(block).into_iter().for_each(name_callouts);
    }
}

fn set_formulas_apart(line: &mut Vec<Inline>) {
    for inline in line {
        match inline {
            Inline::Math { latex } => *inline = Inline::Text { text: format!(" {latex} ") },
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Deleted { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::Link { content, .. } => set_formulas_apart(content),
            _ => {}
        }
    }
}

/// The lines right in a block.
fn lines(block: &mut Block) -> Vec<&mut Vec<Inline>> {
    match block {
        Block::Heading { content, .. } | Block::Paragraph { content } => vec![content],
        Block::Quote { attribution, .. } => vec![attribution],
        Block::Callout { title, .. } => vec![title],
        Block::Table(table) => vec![&mut table.caption],
        Block::Figure(figure) => vec![&mut figure.caption],
        Block::Definitions { items } => items.iter_mut().flat_map(|item| &mut item.terms).collect(),
        _ => vec![],
    }
}

/// The blocks inside of a block.
pub fn inner(block: &mut Block) -> Vec<&mut Vec<Block>> {
    match block {
        Block::List(list) => list.items.iter_mut().map(|item| &mut item.content).collect(),
        Block::Quote { content, .. } | Block::Callout { content, .. } => vec![content],
        Block::Footnotes { notes } => notes.iter_mut().map(|note| &mut note.content).collect(),
        Block::Table(table) => table.rows.iter_mut().flat_map(|row| &mut row.cells).map(|cell| &mut cell.content).collect(),
        Block::Definitions { items } => items.iter_mut().flat_map(|item| &mut item.details).collect(),
        _ => vec![],
    }
}

pub fn push_block(out: &mut String, block: &Block) {
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

pub fn push_line(out: &mut String, line: &[Inline]) {
    push_inlines(out, line);
    out.push('\n');
}

pub fn push_inlines(out: &mut String, line: &[Inline]) {
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
pub fn text_words(document: &Document) -> String {
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

pub fn html_words(document: &Document) -> String {
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

pub fn markdown_words(document: &Document) -> String {
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
            NodeValue::LineBreak | NodeValue::SoftBreak | NodeValue::HtmlInline(_) => out.push('\n'),
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
