//! Turns lists of blocks, as editors save documents, into HTML.
//!
//! One reading for all of them (`ProseMirror`, Lexical, Slate, Portable Text, Contentful, Gutenberg, Editor.js, Draft.js): a
//! block is an object that says its kind, its text stands under one of a few names, and what it holds under one of a few others.

use super::markup::{element, escaped};
use super::value::{Object, Value};
use crate::table::payload::{
    BLOCK_KINDS, BLOCK_SHARE, BlockKind, CHILD_NAMES, ESCAPED, HEADING_ENDS, KIND_BYTES, KIND_NAMES, MARKUP_NAMES, NUMBERED,
    ORDERED, STYLE_NAMES, TEXT_NAMES, WRAPPER_NAMES,
};

/// The HTML of a value that is a list of blocks, or an object that holds one; none for anything else.
///
/// Recurses no deeper than values are nested (`VALUE_DEPTH`, and again in strings that were data).
pub(super) fn list_html(items: &[Value<'_>]) -> Option<String> {
    let known = items
        .iter()
        .filter(|item| item.as_object().is_some_and(|block| block_kind(block).is_some_and(BlockKind::is_block)))
        .count();
    if known == 0 || (known as f32) < BLOCK_SHARE * items.len() as f32 {
        return None;
    }
    let mut out = String::new();
    push_items(&mut out, items);
    Some(out)
}

/// What a block says that it is.
fn block_kind(block: &Object<'_>) -> Option<BlockKind> {
    let kind = KIND_NAMES.iter().find_map(|name| block.get(name)?.as_text())?;
    let style = STYLE_NAMES.iter().find_map(|name| block.get(name)?.as_text());
    // A list item of Portable Text is a block with a mark.
    style.and_then(find_kind).filter(|style| style.is_block()).or_else(|| find_kind(kind))
}

/// `core/list-item`, `LIST_ITEM`, `listItem` and `list_item` are the same kind.
fn find_kind(kind: &str) -> Option<BlockKind> {
    if kind.len() > KIND_BYTES {
        return None;
    }
    let last = kind.rsplit(['/', '.', ':']).next().unwrap_or(kind);
    let plain: String = last.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    BLOCK_KINDS
        .binary_search_by_key(&plain.as_str(), |(name, _)| name)
        .ok()
        .and_then(|at| BLOCK_KINDS.get(at))
        .map(|(_, kind)| *kind)
}

fn push_items(out: &mut String, items: &[Value<'_>]) {
    let mut in_list = false;
    for item in items {
        let html = item_html(item);
        if html.is_empty() {
            continue;
        }
        // Items that stand without their list get one.
        let is_item = html.starts_with("<li>");
        if is_item != in_list {
            out.push_str(if is_item { "<ul>" } else { "</ul>" });
        }
        in_list = is_item;
        out.push_str(&html);
    }
    if in_list {
        out.push_str("</ul>");
    }
}

fn item_html(item: &Value<'_>) -> String {
    match item {
        // Strings in a list of blocks are pieces of a line or whole items.
        Value::Text(text) => text.clone().into_owned(),
        Value::List(items) => items.iter().map(item_html).collect(),
        Value::Object(block) => block_html(block),
        _ => String::new(),
    }
}

fn block_html(block: &Object<'_>) -> String {
    let kind = block_kind(block);
    // The text of a leaf or of code is plain; that of another block may have marks in it.
    let is_plain = matches!(kind, Some(BlockKind::Text | BlockKind::Code));
    let content = content_of(block, is_plain);
    if content.trim().is_empty() {
        return if kind == Some(BlockKind::Break) { "<br>".to_owned() } else { String::new() };
    }
    match kind {
        Some(BlockKind::Paragraph) => element("p", &content),
        Some(BlockKind::Heading) => element(heading_name(block), &content),
        Some(BlockKind::Quote) => element("blockquote", &content),
        Some(BlockKind::Item) => element("li", &content),
        Some(BlockKind::List) => element(list_name(block), &content),
        Some(BlockKind::Code) => element("pre", &content),
        Some(BlockKind::Table) => element("table", &content),
        Some(BlockKind::Row) => element("tr", &content),
        Some(BlockKind::Cell) => element("td", &content),
        Some(BlockKind::Link) => element("span", &content),
        Some(BlockKind::Break) => "<br>".to_owned(),
        Some(BlockKind::Media) => String::new(),
        Some(BlockKind::Group | BlockKind::Text) | None => content,
    }
}

/// The text of a block, what it holds, or what the object in it that holds the block's data does.
fn content_of(block: &Object<'_>, is_plain: bool) -> String {
    let mut out = String::new();
    for (name, value) in block.iter() {
        match value {
            Value::Text(text) if TEXT_NAMES.contains(&name) && out.is_empty() => {
                let is_plain = is_plain && !MARKUP_NAMES.contains(&name);
                out.push_str(&if is_plain || !text.contains('<') { escaped_once(text) } else { text.clone().into_owned() });
            }
            Value::List(items) if CHILD_NAMES.contains(&name) => push_children(&mut out, block, items),
            Value::Object(inner) if WRAPPER_NAMES.contains(&name) => out.push_str(&content_of(inner, is_plain)),
            _ => {}
        }
    }
    out
}

/// Escapes the marks of a text; where it has references, they were escaped, and what begins a tag was not.
fn escaped_once(text: &str) -> String {
    let is_escaped = ESCAPED.iter().any(|reference| text.contains(reference));
    if is_escaped { text.replace('<', "&lt;") } else { escaped(text) }
}

fn push_children(out: &mut String, block: &Object<'_>, items: &[Value<'_>]) {
    let is_list = block_kind(block) == Some(BlockKind::List);
    if (is_list || block.get("items").is_some()) && items.iter().all(|item| item.as_text().is_some()) {
        out.extend(items.iter().map(|item| element("li", &item_html(item))));
    } else if is_list {
        out.extend(items.iter().map(item_html));
    } else {
        push_items(out, items);
    }
}

fn heading_name(block: &Object<'_>) -> &'static str {
    let level = |block: &Object<'_>| block.get("level").and_then(Value::as_count);
    let inner = || WRAPPER_NAMES.iter().find_map(|name| level(block.get(name)?.as_object()?));
    let mut names = KIND_NAMES.iter().chain(STYLE_NAMES).filter_map(|name| block.get(name)?.as_text());
    let by_name = || names.find_map(|kind| HEADING_ENDS.iter().find(|(end, _)| kind.ends_with(end))).map(|(_, level)| *level);
    match level(block).or_else(inner).or_else(by_name) {
        Some(1) => "h1",
        Some(3) => "h3",
        Some(4..) => "h4",
        _ => "h2",
    }
}

fn list_name(block: &Object<'_>) -> &'static str {
    let kinds = KIND_NAMES.iter().chain(STYLE_NAMES).filter_map(|name| block.get(name)?.as_text());
    let is_ordered = |kind: &str| kind.to_ascii_lowercase().starts_with(ORDERED) || kind.starts_with(NUMBERED);
    let inner = || {
        WRAPPER_NAMES
            .iter()
            .filter_map(|name| block.get(name)?.as_object())
            .any(|inner| inner.get("ordered") == Some(&Value::Bool(true)))
    };
    if kinds.into_iter().any(is_ordered) || inner() { "ol" } else { "ul" }
}
