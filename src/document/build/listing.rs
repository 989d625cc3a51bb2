//! Turns listings into code: their text exactly as it is shown, with the language that the page names.
//!
//! A listing is a `<pre>`, or what an editor or a highlighter draws with other elements.

use std::cell::OnceCell;

use super::formula;
use super::language::language_of;
use super::line::is_invisible;
use crate::document::Block;
use crate::dom::{Dom, NodeId};
use crate::table::code::{
    BUTTON_CHARS, LANGUAGE_ANCESTORS, LISTING_NODES, LISTING_SIBLINGS, PROMPT_CHARS, PROMPT_END, PROMPT_NODES,
};
use crate::table::formulas::LANGUAGE as FORMULA_LANGUAGE;
use crate::table::named::Named;
use crate::table::tags::Tag;

/// Whether an element is a listing.
pub(super) fn is_listing(dom: &Dom, at: NodeId) -> bool {
    match dom.tag(at) {
        Tag::PRE | Tag::XMP => true,
        // Themes have such class names too, but no lines.
        Tag::DIV | Tag::TABLE => {
            dom.is_named(at, Named::Listing)
                && dom.descendants(at).take(LISTING_NODES).any(|id| dom.is_named(id, Named::CodeLine))
        }
        _ => false,
    }
}

/// What a page has of listings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listings {
    /// There are `<pre>` elements.
    has_pre: bool,
}

impl Listings {
    pub(super) fn of_page(dom: &Dom) -> Self {
        Listings { has_pre: dom.elements(Tag::PRE).next().is_some() }
    }

    /// Whether an element stands beside code and is none: a button to copy it, the numbers of its lines, the name of its
    /// language.
    pub(super) fn is_furniture(self, dom: &Dom, at: NodeId) -> bool {
        let stands_beside = || dom.children(dom.parent(at)).take(LISTING_SIBLINGS).any(|id| dom.tag(id) == Tag::PRE);
        match dom.tag(at) {
            Tag::BUTTON => is_control(dom, at),
            Tag::DIV if dom.is_named(at, Named::CodeFurniture) || is_prompt(dom, at) => true,
            Tag::DIV | Tag::SPAN => {
                self.has_pre
                    && (is_control(dom, at)
                        || dom.is_named(at, Named::LanguageLabel) && dom.short_text(at, BUTTON_CHARS).is_some())
                    && stands_beside()
            }
            _ => false,
        }
    }
}

/// The code of a listing; none where it holds nothing but white space or line numbers.
pub(super) fn listing(dom: &Dom, at: NodeId) -> Option<Block> {
    let mut cells = dom.ancestors_and_self(at).take(LANGUAGE_ANCESTORS + 1).take_while(|id| dom.tag(*id) != Tag::TABLE);
    let letters = Letters::of(dom, at);
    if cells.any(|id| dom.is_named(id, Named::LineNumbers)) && !letters.are_in(at) {
        return None;
    }
    let text = text_in_lines(&letters, at).unwrap_or_else(|| text_of(&letters, at));
    let text = without_numbers(&text).unwrap_or(text);
    let mut text = text.trim_end();
    while let Some((_, rest)) = text.split_once('\n').filter(|(line, _)| line.trim().is_empty()) {
        text = rest;
    }
    let language = language_of(dom, at);
    if language.as_deref() == Some(FORMULA_LANGUAGE) || dom.is_named(at, Named::FormulaCode) {
        return formula::clean(text).map(|latex| Block::Math { latex });
    }
    (!text.is_empty()).then(|| Block::Code { language, text: text.to_owned() })
}

/// Where a listing has letters: what is called the numbers of lines has none, the short names are those of other things, too.
struct Letters<'a> {
    dom: &'a Dom,
    listing: NodeId,
    /// The texts with letters in page order, read once, for all that are called so: they may stand in each other.
    texts: OnceCell<Vec<NodeId>>,
}

impl<'a> Letters<'a> {
    fn of(dom: &'a Dom, listing: NodeId) -> Self {
        Letters { dom, listing, texts: OnceCell::new() }
    }

    /// Whether an element of the listing, or the listing itself, has letters in it.
    fn are_in(&self, id: NodeId) -> bool {
        let has_letters = |id: &NodeId| self.dom.text(*id).contains(char::is_alphabetic);
        let texts = self.texts.get_or_init(|| self.dom.descendants(self.listing).filter(has_letters).collect());
        texts.get(texts.partition_point(|text| *text < id)).is_some_and(|text| self.dom.contains(id, *text))
    }
}

/// The text without the numbers of its lines, where each stands on a line of its own before that which it counts. Of a line that is
/// empty, some highlighters leave only the number.
fn without_numbers(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let is_number = |at: usize, number: usize| lines.get(at).is_some_and(|line| line.trim().parse() == Ok(number));
    let mut code: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let number = code.len() + 1;
        if !is_number(at, number) {
            return None;
        }
        // What is counted may be the next number itself.
        let is_empty = is_number(at + 1, number + 1) && !is_number(at + 2, number + 1);
        let line = lines.get(at + 1).filter(|_| !is_empty);
        code.push(line.copied().unwrap_or_default());
        at += if is_empty { 1 } else { 2 };
    }
    // A listing of numbers has none before its lines.
    let full = code.iter().filter(|line| !line.trim().is_empty()).count();
    let says_more = || code.iter().any(|line| line.contains(|c: char| !c.is_numeric() && !c.is_whitespace()));
    (full > 1 && full * 2 >= code.len() && says_more()).then(|| code.join("\n"))
}

/// The text of a listing in which each line has an element of its own and nothing stands between these.
fn text_in_lines(letters: &Letters<'_>, at: NodeId) -> Option<String> {
    let dom = letters.dom;
    let mut lines: Vec<NodeId> = Vec::new();
    let mut id = NodeId(at.0 + 1);
    while id < dom.end(at) {
        if is_dropped(letters, id) {
            id = dom.end(id);
            continue;
        }
        let is_in_line = lines.last().is_some_and(|line| dom.contains(*line, id));
        if is_line(dom, id) {
            lines.pop_if(|line| dom.contains(*line, id));
            lines.push(id);
        } else if !is_in_line && dom.text(id).contains(|c: char| c == '\n' || !c.is_whitespace()) {
            return None;
        }
        id = NodeId(id.0 + 1);
    }
    let texts: Vec<String> = lines.iter().map(|line| text_of(letters, *line)).collect();
    let lines: Vec<&str> = texts.iter().map(|text| text.strip_suffix('\n').unwrap_or(text)).collect();
    (lines.len() > 1).then(|| lines.join("\n"))
}

/// The text, with a line's end for each `<br>` and between elements that stand on lines of their own.
fn text_of(letters: &Letters<'_>, at: NodeId) -> String {
    let dom = letters.dom;
    let mut out = String::new();
    // The ends of the open elements that stand on lines of their own.
    let mut lines: Vec<NodeId> = Vec::new();
    let mut id = NodeId(at.0 + 1);
    let mut line_is_due = false;
    while id < dom.end(at) {
        while lines.pop_if(|end| *end <= id).is_some() {
            line_is_due = true;
        }
        let tag = dom.tag(id);
        if tag == Tag::TEXT {
            push_code(&mut out, dom.text(id), &mut line_is_due);
        } else if is_dropped(letters, id) {
            id = dom.end(id);
            continue;
        } else if tag == Tag::BR {
            push_code(&mut out, "\n", &mut false);
        } else if is_line(dom, id) || !tag.is_inline() && !matches!(tag, Tag::OTHER | Tag::TD | Tag::TBODY | Tag::TABLE) {
            line_is_due = true;
            lines.push(dom.end(id));
        }
        id = NodeId(id.0 + 1);
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

/// Whether an element counts the runs of a cell of a notebook: `In [3]:`, `[3]:`.
fn is_prompt(dom: &Dom, at: NodeId) -> bool {
    let is_small = dom.end(at).0 - at.0 <= PROMPT_NODES;
    dom.is_named(at, Named::Prompt) && is_small && dom.short_text(at, PROMPT_CHARS).is_some_and(|text| text.ends_with(PROMPT_END))
}

/// Whether an element is there to be clicked; what says more than a button does is not, whatever its class is.
fn is_control(dom: &Dom, id: NodeId) -> bool {
    dom.is_named(id, Named::Control) && dom.short_text(id, BUTTON_CHARS).is_some()
}

/// Whether an element is a line of code.
fn is_line(dom: &Dom, id: NodeId) -> bool {
    matches!(dom.tag(id), Tag::TR | Tag::LI) || dom.tag(id).is_element() && dom.is_named(id, Named::CodeLine)
}

/// Whether an element of a listing is no code: numbers of lines, lines that are hidden, buttons, what no reader sees.
fn is_dropped(letters: &Letters<'_>, id: NodeId) -> bool {
    let dom = letters.dom;
    let tag = dom.tag(id);
    tag == Tag::BUTTON
        || dom.is_skipped(id)
        || dom.is_named(id, Named::LineNumbers) && !letters.are_in(id)
        || tag == Tag::SPAN && dom.is_named(id, Named::HiddenLine)
        || !matches!(tag, Tag::TEXT | Tag::PRE | Tag::CODE | Tag::TABLE) && is_control(dom, id) && !is_line(dom, id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    fn code(html: &str) -> (Option<String>, String) {
        let dom = parse(html, &Limits::default());
        let pre = dom.nodes().find(|id| is_listing(&dom, *id)).unwrap();
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
            "<pre class='sp-cm sp-pristine sp-rust'><code>x</code></pre>",
            "<pre data-lang=Rust>x</pre>",
            "<pre><code data-language=rust>x</code></pre>",
        ] {
            assert_eq!(code(html), (Some("rust".into()), "x".into()), "{html}");
        }
        assert_eq!(code("<pre class='language-none'>x</pre>").0, None);
        assert_eq!(code("<pre class='language-c++'>x</pre>").0.as_deref(), Some("c++"));
        assert_eq!(code("<pre><code class='hljs rust'>x</code></pre>").0.as_deref(), Some("rust"));
        assert_eq!(code("<pre lang=rust class=notranslate>x</pre>").0.as_deref(), Some("rust"));
        assert_eq!(code("<pre lang=fr class=poem>x</pre>").0, None);
    }

    #[test]
    fn line_numbers_and_buttons_are_no_code() {
        assert_eq!(code("<pre><span class=lineno>1</span>a<button>Copy</button></pre>").1, "a");
        assert_eq!(code("<pre><div>1</div><div>a</div><div>2</div><div>b</div></pre>").1, "a\nb");
        assert_eq!(code("<pre>1\na\n</pre>").1, "1\na");
        assert_eq!(
            code("<pre><span>1</span><div>a</div><span>2</span><div>\n</div><span>3</span><div>b</div><span>4</span></pre>").1,
            "a\n\nb"
        );
        assert_eq!(code("<pre>1\na\n2\n3\n3\n\n4\nb\n5</pre>").1, "a\n3\n\nb");
        assert_eq!(code("<table><tr><td class=linenos><pre>1\n2</pre></td></tr></table>").1, "");
    }

    #[test]
    fn numbers_that_are_the_code_stay() {
        for numbers in ["1\n2\n3\n4", "1\n1\n2\n3\n5", "1\n2\n3\nGo!", "1\na\nb\n2\nc", "2\na\n3\nb"] {
            assert_eq!(code(&format!("<pre>{numbers}</pre>")).1, numbers);
        }
    }

    #[test]
    fn every_layout_of_lines_gives_the_same_lines() {
        for html in [
            "<pre><span class=line>a</span>\n<span class=line></span>\n<span class=line>  b</span></pre>",
            "<pre><span class=line>a</span><span class=line></span><span class=line>  b</span></pre>",
            "<pre><span class=line><span class=ln>1</span><span class=cl>a\n</span></span><span class=line><span class=cl>\n</span></span><span class=line><span class=cl>  b\n</span></span></pre>",
            "<pre><span class=token-line>a<br></span><span class=token-line><br></span><span class=token-line>  b<br></span></pre>",
            "<pre><ol class=linenums><li>a</li><li>\n</li><li>  b</li></ol></pre>",
            "<div class=CodeMirror-code><div><pre class=CodeMirror-line>a</pre></div><div><pre class=CodeMirror-line>\u{200b}</pre></div><div><pre class=CodeMirror-line>  b</pre></div></div>",
            "<div class=fragment><div class=line>a</div><div class=line></div><div class=line>&nbsp; b</div></div>",
            "<div class=view-lines><div class=view-line>a</div><div class=view-line></div><div class=view-line>&nbsp; b</div></div>",
            "<div class='syntaxhighlighter js'><div class=toolbar>?</div><table><tr><td class=gutter><div class=line>1</div></td><td class=code><div class=line>a</div><div class=line>&nbsp;</div><div class=line><code>&nbsp; </code><code>b</code></div></td></tr></table></div>",
            "<table class=js-file-line-container><tr><td class=blob-num></td><td class=blob-code>a</td></tr><tr><td class=blob-num></td><td class=blob-code>\n</td></tr><tr><td class=blob-num></td><td class=blob-code>  b</td></tr></table>",
            "<pre><table class=hljs-ln><tr><td class='hljs-ln-line hljs-ln-numbers'>1</td><td class='hljs-ln-line hljs-ln-code'>a</td></tr><tr><td class='hljs-ln-line hljs-ln-code'></td></tr><tr><td class='hljs-ln-line hljs-ln-code'>  b</td></tr></table></pre>",
        ] {
            assert_eq!(code(html).1.replace("\n \n", "\n\n"), "a\n\n  b", "{html}");
        }
    }
}
