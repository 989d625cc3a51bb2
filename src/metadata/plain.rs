//! Turns what stands in a field into plain text: white space folded, references decoded that were escaped twice, markup gone.

use crate::dom::{Dom, NodeId};
use crate::table::entities::{LONGEST, entity};
use crate::table::markup::{MARKUP, MARKUP_TAG};
use crate::table::meta::{EMPTY_VALUE_CHARS, EMPTY_VALUES, HEADLINE_POINTERS, HEADLINE_SIGNS, TEMPLATE_MARKS, TEXT_NODES};
use crate::table::named::Named;
use crate::table::names::BYLINE;
use crate::table::tags::Tag;
use crate::table::templates::{FIELDS, THINGS};
use crate::table::titles::HEADLINE;

/// The plain text of a field's value; empty if the value says nothing.
pub(super) fn plain(value: &str) -> String {
    let mut text = fold(value);
    if text.contains(['&', '<']) {
        // Twice at most: no page escapes a title three times.
        for _ in 0..2 {
            if text.contains('&') {
                text = decode(&text);
            }
        }
        if text.contains('<') {
            text = drop_markup(&text);
        }
        text = fold(&text);
    }
    if is_empty_value(&text) { String::new() } else { text }
}

/// Whether a value stands for none: defaults and templates that were never filled in.
fn is_empty_value(text: &str) -> bool {
    let is_template = text.bytes().any(|byte| matches!(byte, b'{' | b'%'))
        && TEMPLATE_MARKS.iter().any(|mark| text.contains(mark))
        || names_template(text);
    // Most values are longer than any of these.
    let is_short = text.chars().nth(EMPTY_VALUE_CHARS).is_none();
    is_short && EMPTY_VALUES.has_lower(text) || is_template || !text.chars().any(char::is_alphanumeric)
}

/// Whether a text is the name of a field that a template should have filled in: `#post_seo_title`. `#free_schools` is a hashtag.
pub(crate) fn names_template(text: &str) -> bool {
    let mut words = text.strip_prefix('#').unwrap_or_default().split('_');
    let is_thing = words.next().is_some_and(|thing| THINGS.has_ascii_lower(thing.as_bytes()));
    let mut fields = words.map(|field| FIELDS.has_ascii_lower(field.as_bytes())).peekable();
    is_thing && fields.peek().is_some() && fields.all(|is_known| is_known)
}

/// Folds white space; soft hyphens and marks of no width go.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_folded(&mut out, text);
    out.truncate(out.trim_end().len());
    out
}

fn push_folded(out: &mut String, text: &str) {
    out.reserve(text.len());
    let mut rest = text;
    loop {
        let (words, behind) = rest.split_at_checked(folded_run(rest)).unwrap_or((rest, ""));
        out.push_str(words);
        let mut chars = behind.chars();
        let Some(c) = chars.next() else { return };
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !c.is_control() && !matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{fffe}') {
            out.push(c);
        }
        rest = chars.as_str();
    }
}

/// The bytes at the beginning of a text that are folded already: words of ASCII, one blank behind each.
fn folded_run(text: &str) -> usize {
    let mut before = b' ';
    let ends = |byte: u8| {
        let is_blank = byte == b' ' && before != b' ';
        before = byte;
        !byte.is_ascii_graphic() && !is_blank
    };
    text.bytes().position(ends).unwrap_or(text.len())
}

fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let reference = after.char_indices().take(LONGEST + 1).find(|(_, c)| *c == ';').and_then(|(at, _)| after.get(..at));
        let known = reference.and_then(|name| character(name).map(|c| (c, name.len() + 1)));
        let (c, length) = known.unwrap_or(('&', 0));
        out.push(c);
        rest = after.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32).filter(|c| !c.is_control());
    }
    entity(name).and_then(|text| text.chars().next())
}

/// Drops tags of elements that are markup in a line; `Vec<T>` stays.
fn drop_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let end = after.char_indices().take(MARKUP_TAG).find(|(_, c)| *c == '>').map(|(at, _)| at);
        let tag = end.and_then(|end| after.get(..end));
        if let Some(tag) = tag.filter(|tag| is_markup(tag)) {
            rest = after.get(tag.len() + 1..).unwrap_or_default();
        } else {
            out.push('<');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn is_markup(tag: &str) -> bool {
    let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    MARKUP.binary_search(&name.to_ascii_lowercase().as_str()).is_ok()
}

/// The visible text below a node, white space folded, cut after so many characters.
pub(super) fn text_of(dom: &Dom, node: NodeId, limit: usize) -> String {
    collect_text(dom, (node, dom.end(node)), limit, " ", |_, _| false)
}

/// The same of a byline, in which no word goes on with a capital in the next element, nor does a label: `<span>Jane
/// Doe</span><span>Updated`, `<span>By</span><span>by Jane Doe`. Between blocks stands a mark: `<div>Jane Doe</div><div>Editor`.
pub(super) fn byline_of(dom: &Dom, node: NodeId, limit: usize) -> String {
    collect_text(dom, (node, dom.end(node)), limit, BLOCK_MARK, |before, next| {
        before.ends_with(char::is_lowercase) && (next.starts_with(char::is_uppercase) || BYLINE.has_lower(before))
    })
}

/// What [`byline_of`] writes between blocks.
pub(super) const BLOCK_MARK: &str = " | ";

/// The text from a node up to another.
fn collect_text(
    dom: &Dom,
    (node, end): (NodeId, NodeId),
    limit: usize,
    mark: &str,
    is_parted: impl Fn(&str, &str) -> bool,
) -> String {
    let mut out = String::new();
    let (mut at, mut last) = (node, node);
    let end = end.min(NodeId(node.0.saturating_add(TEXT_NODES as u32)));
    while at < end && out.len() < limit * 4 {
        let tag = dom.tag(at);
        if tag == Tag::TEXT {
            let is_block = |id: NodeId| !dom.tag(id).is_inline();
            let mut left = dom.ancestors_and_self(dom.parent(last)).take_while(|id| !dom.contains(*id, at));
            let is_said = !dom.text(at).trim_ascii().is_empty();
            if left.any(is_block) && !out.is_empty() && is_said && (mark.len() > 1 || !out.ends_with(' ')) {
                out.push_str(mark);
            } else if is_parted(&out, dom.text(at)) {
                out.push(' ');
            }
            push_folded(&mut out, dom.text(at));
            // White space between two blocks is in neither.
            last = if is_said { at } else { last };
        } else if at != node {
            if dom.is_skipped(at) || tag == Tag::BUTTON {
                at = dom.end(at);
                continue;
            }
            if !tag.glues() && tag != Tag::SPAN && !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        at = NodeId(at.0 + 1);
    }
    let end = out.char_indices().nth(limit).map_or(out.len(), |(at, _)| at);
    out.truncate(end);
    out.truncate(out.trim_end().len());
    out
}

/// The text of a headline: without the date in it, a label that is only read aloud and the mark of a link to itself.
pub(super) fn headline_text(dom: &Dom, node: NodeId, limit: usize) -> String {
    let text = text_of(dom, node, limit);
    // A heading that is not closed holds the text behind it.
    let text = if text.chars().nth(HEADLINE).is_some() { text_before_block(dom, node, limit).unwrap_or(text) } else { text };
    let inside = || dom.descendants(node).take(TEXT_NODES);
    let said = |part: Option<NodeId>| part.map(|part| text_of(dom, part, limit)).filter(|part| !part.is_empty());
    let date = said(inside().find(|id| dom.tag(*id) == Tag::TIME));
    // A headline that is all read aloud is drawn as a picture.
    let is_label = |id: &NodeId| dom.tag(*id) != Tag::TEXT && dom.is_named(*id, Named::Spoken);
    let label = said(inside().find(is_label)).filter(|label| *label != text);
    let text = [date, label].into_iter().flatten().fold(text, |text, part| text.replacen(&part, "", 1));
    plain(text.trim().trim_start_matches(HEADLINE_POINTERS).trim_end_matches(HEADLINE_SIGNS))
}

/// The text of a node up to the first block in it, if there is one and something before it.
fn text_before_block(dom: &Dom, node: NodeId, limit: usize) -> Option<String> {
    let is_block =
        |id: NodeId| dom.tag(id).is_element() && !dom.tag(id).is_inline() && dom.tag(id) != Tag::BR && !dom.is_skipped(id);
    let block = dom.descendants(node).find(|id| *id != node && is_block(*id))?;
    let text = collect_text(dom, (node, block), limit, " ", |_, _| false);
    Some(text).filter(|text| !text.is_empty() && text.chars().nth(limit).is_none())
}

/// The text directly below an element, without that of the elements in it.
pub(super) fn bare_text(dom: &Dom, node: NodeId) -> String {
    let texts = dom.children(node).take(TEXT_NODES).filter(|child| dom.tag(*child) == Tag::TEXT);
    plain(&texts.map(|text| dom.text(text)).collect::<Vec<_>>().join(" "))
}

/// The text directly below an element that holds nothing but text: a `<title>`, a script.
pub(super) fn raw_text(dom: &Dom, node: NodeId) -> &str {
    dom.children(node).find(|child| dom.tag(*child) == Tag::TEXT).map_or("", |child| dom.text(child))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    #[test]
    fn references_that_were_escaped_twice_are_decoded() {
        assert_eq!(plain("Q&amp;amp;A: caf&eacute; &#8211; it&#x27;s  open"), "Q&A: café – it's open");
        assert_eq!(plain("AT&T & you; me"), "AT&T & you; me");
    }

    #[test]
    fn what_a_terminal_would_obey_is_no_part_of_a_title() {
        assert_eq!(plain("Tea\u{1b}]0;owned\u{7}\u{85}time"), "Tea]0;owned time");
    }

    #[test]
    fn markup_of_search_results_goes_and_other_brackets_stay() {
        assert_eq!(plain("The <b>best</b> tea"), "The best tea");
        assert_eq!(plain("Vec<T> and 1 < 2"), "Vec<T> and 1 < 2");
    }

    #[test]
    fn defaults_and_unfilled_templates_are_empty() {
        for value in ["undefined", "{{ page.title }}", "#post_seo_title", " – ", "Untitled"] {
            assert_eq!(plain(value), "", "{value}");
        }
        assert_eq!(plain("#metoo"), "#metoo");
    }

    #[test]
    fn the_text_of_a_node_is_folded_and_cut() {
        let dom = parse("<p>one <b>t</b>wo<script>no</script><br>three  four</p>", &Limits::default());
        let p = dom.nodes().find(|id| dom.tag(*id) == Tag::P).unwrap();
        assert_eq!(text_of(&dom, p, 100), "one two three four");
        assert_eq!(text_of(&dom, p, 7), "one two");
        let dom = parse("<h1><div><a>Old pier</a></div><span>Tickets</span></h1>", &Limits::default());
        let heading = dom.nodes().find(|id| dom.tag(*id) == Tag::H1).unwrap();
        assert_eq!(text_of(&dom, heading, 100), "Old pier Tickets");
        let dom = parse("<p><span>By</span><span>by Ada Byron</span><span>Updated</span></p>", &Limits::default());
        assert_eq!(byline_of(&dom, NodeId::ROOT, 100), "By by Ada Byron Updated");
    }
}
