//! Turns `<pre>` elements into code: their text exactly as it is shown, and the language that the page names.

use super::line::is_invisible;
use crate::document::Block;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::code::{LANGUAGE_ANCESTORS, LANGUAGE_BYTES, LANGUAGE_FOLLOWS, LANGUAGE_PREFIXES, LINE_NUMBERS, NOT_LANGUAGES};
use crate::table::tags::Tag;

/// The code of a `<pre>`; none where it holds nothing but white space or line numbers.
pub(super) fn listing(dom: &Dom, pre: NodeId) -> Option<Block> {
    let cells = dom.ancestors_and_self(pre).take(LANGUAGE_ANCESTORS + 1);
    if cells.take_while(|id| dom.tag(*id) != Tag::TABLE).any(|id| is_line_number(dom, id)) {
        return None;
    }
    let text = text_of(dom, pre);
    let first_line = text.strip_prefix('\n').unwrap_or(&text);
    let text = first_line.trim_end();
    (!text.is_empty()).then(|| Block::Code { language: language_of(dom, pre), text: text.to_owned() })
}

/// The text, with a line's end for each `<br>` and between elements that stand on lines of their own.
fn text_of(dom: &Dom, pre: NodeId) -> String {
    let mut out = String::new();
    // The ends of the open elements that stand on lines of their own.
    let mut lines: Vec<NodeId> = Vec::new();
    let mut at = NodeId(pre.0 + 1);
    let mut line_is_due = false;
    while at < dom.end(pre) {
        while lines.pop_if(|end| *end <= at).is_some() {
            line_is_due = true;
        }
        let tag = dom.tag(at);
        if tag == Tag::TEXT {
            push_code(&mut out, dom.text(at), &mut line_is_due);
        } else if tag == Tag::BUTTON || dom.is_skipped(at) || is_line_number(dom, at) {
            at = dom.end(at);
            continue;
        } else if tag == Tag::BR {
            push_code(&mut out, "\n", &mut false);
        } else if !tag.is_inline() && !matches!(tag, Tag::OTHER | Tag::TD | Tag::TBODY | Tag::TABLE) {
            line_is_due = true;
            lines.push(dom.end(at));
        }
        at = NodeId(at.0 + 1);
    }
    out
}

fn push_code(out: &mut String, text: &str, line_is_due: &mut bool) {
    if text.is_empty() {
        return;
    }
    if std::mem::take(line_is_due) && !out.is_empty() && !out.ends_with('\n') && !text.starts_with('\n') {
        out.push('\n');
    }
    let mut previous = ' ';
    for c in text.chars() {
        match c {
            '\r' => out.push('\n'),
            '\n' if previous == '\r' => {}
            '\n' | '\t' => out.push(c),
            // In code a space is a space: pages write the unbreakable one for layout.
            '\u{a0}' => out.push(' '),
            _ if is_invisible(c) => {}
            _ => out.push(c),
        }
        previous = c;
    }
}

fn is_line_number(dom: &Dom, id: NodeId) -> bool {
    let classes = dom.attr(id, AttrName::CLASS).unwrap_or_default();
    classes.split_whitespace().any(|class| LINE_NUMBERS.iter().any(|known| class.eq_ignore_ascii_case(known)))
}

/// The language by the listing itself, the `<code>` in it, or what stands around both.
fn language_of(dom: &Dom, pre: NodeId) -> Option<String> {
    let inner = dom.children(pre).find(|id| dom.tag(*id) == Tag::CODE);
    let around = dom.ancestors_and_self(pre).take(1 + LANGUAGE_ANCESTORS);
    inner.into_iter().chain(around).find_map(|id| {
        let named = [AttrName::DATA_LANG, AttrName::DATA_LANGUAGE].into_iter().find_map(|name| dom.attr(id, name)).and_then(language);
        named.or_else(|| dom.attr(id, AttrName::CLASS).and_then(language_in_classes))
    })
}

fn language_in_classes(classes: &str) -> Option<String> {
    let classes = classes.to_ascii_lowercase();
    let names = || classes.split([' ', '\t', '\n', ';']).filter(|name| !name.is_empty());
    let prefixed = names().find_map(|name| LANGUAGE_PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)).and_then(language));
    prefixed.or_else(|| {
        let mut names = names();
        names.find(|name| LANGUAGE_FOLLOWS.contains(name)).and_then(|_| names.next()).and_then(language)
    })
}

/// A name, if it can be that of a language.
fn language(name: &str) -> Option<String> {
    let name = name.trim().to_ascii_lowercase();
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '.' | '_' | '-'));
    let is_language = is_name && name.contains(|c: char| c.is_ascii_alphanumeric()) && name.len() <= LANGUAGE_BYTES;
    (is_language && !NOT_LANGUAGES.contains(&name.as_str())).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    fn code(html: &str) -> (Option<String>, String) {
        let dom = parse(html, &Limits::default());
        let pre = dom.nodes().find(|id| dom.tag(*id) == Tag::PRE).unwrap();
        match listing(&dom, pre) {
            Some(Block::Code { language, text }) => (language, text),
            _ => (None, String::new()),
        }
    }

    #[test]
    fn code_keeps_its_spaces_tabs_and_lines() {
        assert_eq!(code("<pre>\n  a\tb\n\n    c  \n</pre>").1, "  a\tb\n\n    c");
        assert_eq!(code("<pre>a<br>b<br><br>c</pre>").1, "a\nb\n\nc");
        assert_eq!(code("<pre><code><div>a</div><div>  b</div></code></pre>").1, "a\n  b");
    }

    #[test]
    fn the_language_is_found_wherever_highlighters_write_it() {
        for html in [
            "<pre><code class='hljs language-rust'>x</code></pre>",
            "<pre class='lang-rust prettyprint'>x</pre>",
            "<div class='highlight highlight-source-rust'><pre>x</pre></div>",
            "<div class='highlight-rust notranslate'><div class=highlight><pre>x</pre></div></div>",
            "<pre class='brush: rust; gutter: false'>x</pre>",
            "<pre class='brush:rust'>x</pre>",
            "<pre class='sourceCode rust'><code>x</code></pre>",
            "<pre data-lang=Rust>x</pre>",
            "<pre><code data-language=rust>x</code></pre>",
        ] {
            assert_eq!(code(html), (Some("rust".into()), "x".into()), "{html}");
        }
        assert_eq!(code("<pre class='language-none'>x</pre>").0, None);
        assert_eq!(code("<pre class='language-c++'>x</pre>").0.as_deref(), Some("c++"));
    }

    #[test]
    fn line_numbers_and_buttons_are_no_code() {
        assert_eq!(code("<pre><span class=lineno>1</span>a<button>Copy</button></pre>").1, "a");
        assert_eq!(code("<table><tr><td class=linenos><pre>1\n2</pre></td></tr></table>").1, "");
    }
}
