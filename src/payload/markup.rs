//! Turns texts into markup.

use crate::table::payload::BLOCKS;

/// A page of a title and a body.
pub(super) fn page(title: &str, body: &str) -> String {
    let mut out = String::with_capacity(title.len() + body.len() + 100);
    out.push_str("<!DOCTYPE html><title>");
    push_escaped(&mut out, title);
    out.push_str("</title><body><main><article>");
    out.push_str(body);
    out.push_str("</article></main>");
    out
}

/// An element around markup.
pub(super) fn element(name: &str, content: &str) -> String {
    format!("<{name}>{content}</{name}>\n")
}

/// Plain text as paragraphs, one for each line.
pub(super) fn paragraphs(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| element("p", &escaped(line))).collect()
}

/// Plain text as markup.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
}

/// Whether a string is markup with blocks in it.
pub(super) fn has_blocks(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = name.get(..length).unwrap_or_default();
        BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block))
    })
}

/// Markup whose marks were escaped once more, as it was before.
pub(super) fn unescape_markup(text: &str) -> Option<String> {
    let is_escaped = !text.contains('<') && text.contains("&lt;") && text.contains("&gt;");
    is_escaped.then(|| text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

/// The text of markup, roughly: without what stands between angle brackets.
pub(super) fn strip(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut in_tag = false;
    let mut chars = markup.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '<' if chars.peek().is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!')) => in_tag = true,
            '>' if in_tag => {
                in_tag = false;
                out.push(' ');
            }
            _ if !in_tag => out.push(c),
            _ => {}
        }
    }
    out
}
