//! Turns a [`Dom`] into [`TextBlock`]s: maximal runs of inline content inside one block-level element.
//!
//! Does not judge: menus and scripts' fallbacks are blocks like paragraphs; text that no reader sees is (`Dom::is_skipped`) not.
//!
//! Invariants: blocks are in page order and do not overlap; every text node that is not white space and not skipped lies in
//! exactly one block.

use std::borrow::Cow;
use std::ops::Range;

use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::formulas::ELEMENTS as FORMULA_ELEMENTS;
use crate::table::shape::SENTENCE_CHARS;
use crate::table::tags::Tag;
use crate::text::{Counter, Shape, is_blank, is_invisible, is_plain_space, is_unspaced};

/// A run of text that a page shows as one: a paragraph, a heading, a list item, a cell, a menu entry.
#[derive(Clone, Copy, Debug)]
pub struct TextBlock {
    /// The block-level element in which the text stands.
    pub container: NodeId,
    /// The first text node that is not white space.
    pub first: NodeId,
    /// The last text node that is not white space.
    pub last: NodeId,
    /// Links that begin in the block.
    pub links: u32,
    /// What the text looks like.
    pub shape: Shape,
}

impl TextBlock {
    /// The text of the block, white space folded, with a space where inline elements meet that are laid out apart. A piece of the
    /// page where nothing had to be folded.
    #[must_use]
    pub fn text<'a>(&self, dom: &'a Dom) -> Cow<'a, str> {
        let whole = dom.text(self.first).trim();
        if self.first == self.last && is_folded(whole) {
            return Cow::Borrowed(whole);
        }
        let mut out = String::new();
        let mut at = self.first;
        let mut apart = false;
        let goes_on = self.goes_on(dom);
        while at <= self.last {
            let tag = dom.tag(at);
            if tag == Tag::TEXT {
                push_folded(&mut out, dom.text(at), apart, goes_on);
                apart = false;
            } else if dom.is_skipped(at) {
                at = dom.end(at);
                continue;
            }
            let next = NodeId(at.0 + 1);
            if tag == Tag::BR && !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            apart |= edge_is_apart(dom, at, next);
            at = next;
        }
        out.truncate(out.trim_end().len());
        Cow::Owned(out)
    }

    /// Whether what is written without blanks goes on over the edges of elements: a sentence or a heading does, labels do not,
    /// such as the name and the amount of an ingredient.
    pub(crate) fn goes_on(&self, dom: &Dom) -> bool {
        let Shape { unspaced, commas, sentence_ends, .. } = self.shape;
        let is_sentence = || commas + sentence_ends > 0 || unspaced >= SENTENCE_CHARS;
        unspaced > 0 && (is_sentence() || dom.tag(self.container).heading_level().is_some())
    }
}

/// The places of the blocks that begin below an element.
pub(crate) fn blocks_in(dom: &Dom, blocks: &[TextBlock], id: NodeId) -> Range<usize> {
    let first_from = |id: NodeId| blocks.partition_point(|block| block.first < id);
    first_from(id)..first_from(dom.end(id))
}

/// Whether an element that is laid out apart begins at `next` or ends between `at` and `next`.
fn edge_is_apart(dom: &Dom, at: NodeId, next: NodeId) -> bool {
    // Lines of a listing stand in boxes.
    let is_line = |id: NodeId| matches!(dom.tag(id), Tag::DIV | Tag::LI | Tag::TR | Tag::TD);
    let apart = |id: NodeId| dom.tag(id).is_inline() && !dom.tag(id).glues() || is_line(id);
    let common = dom.parent(next);
    apart(next) || dom.ancestors_and_self(at).take_while(|id| *id != common).any(apart)
}

/// Whether a text has nothing that is left out, and no more than one blank between two words.
fn is_folded(text: &str) -> bool {
    let mut before = ' ';
    text.chars().all(|c| {
        let is_so = if c.is_ascii() {
            !c.is_ascii_whitespace() && !c.is_ascii_control() || c == ' ' && before != ' '
        } else {
            !c.is_whitespace() && !is_invisible(c)
        };
        before = c;
        is_so
    })
}

fn push_folded(out: &mut String, text: &str, apart: bool, goes_on: bool) {
    let (last, first) = (out.chars().next_back(), text.chars().next());
    let are_words = |(last, first): (char, char)| {
        last.is_alphanumeric() && first.is_alphanumeric() && !(goes_on && is_unspaced(last) && is_unspaced(first))
    };
    let mut space = apart && last.zip(first).is_some_and(are_words);
    out.reserve(text.len());
    for word in text.split(char::is_whitespace) {
        if space && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
        // A word without any letter that is seen is left as it is: no block is without text.
        if word.contains(is_invisible) && !word.chars().all(is_invisible) {
            word.split(is_invisible).for_each(|part| out.push_str(part));
        } else {
            out.push_str(word);
        }
        space = true;
    }
}

/// Whether an element is a formula, which is part of a line whatever elements it is made of.
fn is_formula(dom: &Dom, at: NodeId) -> bool {
    dom.tag(at) == Tag::MATH
        || dom.tag(at).is_unknown() && FORMULA_ELEMENTS.iter().any(|names| names.contains(&dom.local_name(at)))
}

/// Whether a `<pre>` is one listing, whatever its lines are made of: nothing in it has a place of its own in a text.
fn is_one_listing(dom: &Dom, pre: NodeId) -> bool {
    let is_line = |tag: Tag| {
        tag.is_inline() || matches!(tag, Tag::DIV | Tag::OL | Tag::UL | Tag::LI | Tag::TABLE | Tag::TBODY | Tag::TR | Tag::TD)
    };
    dom.descendants(pre).all(|id| dom.tag(id) == Tag::TEXT || is_line(dom.tag(id)) || dom.is_skipped(id))
}

/// Cuts a page into blocks, in page order.
///
/// ```
/// use tamis::{block::split_blocks, dom::parse};
///
/// let dom = parse("<h1>Tea</h1><p>Two <b>minutes</b>,<br>or three.<script>let tea;</script>", &tamis::Limits::default());
/// let texts: Vec<_> = split_blocks(&dom).iter().map(|block| block.text(&dom)).collect();
/// assert_eq!(texts, ["Tea", "Two minutes, or three."]);
/// ```
#[must_use]
pub fn split_blocks(dom: &Dom) -> Vec<TextBlock> {
    let mut splitter = Splitter {
        dom,
        blocks: Vec::with_capacity(dom.len() / 8),
        open: Vec::new(),
        run: Run::default(),
        link_end: NodeId::ROOT,
        listing: None,
    };
    let mut at = NodeId::ROOT;
    while at.index() < dom.len() {
        splitter.leave_before(at);
        let tag = dom.tag(at);
        if tag == Tag::TEXT {
            splitter.push_text(at);
        } else if dom.is_skipped(at) {
            at = dom.end(at);
            continue;
        } else if is_formula(dom, at) {
            at = splitter.push_formula(at);
            continue;
        } else {
            splitter.enter(at, tag);
        }
        at = NodeId(at.0 + 1);
    }
    splitter.close_run();
    splitter.blocks
}

/// The run of text that is being collected.
#[derive(Default)]
struct Run {
    /// The first and the last text node that is not white space.
    span: Option<(NodeId, NodeId)>,
    links: u32,
    breaks: u32,
    counter: Counter,
}

impl Run {
    /// Whether nothing was collected, so that there is nothing to forget either.
    fn is_fresh(&self) -> bool {
        self.span.is_none() && self.links == 0 && self.breaks == 0 && self.counter.is_fresh()
    }
}

struct Splitter<'a> {
    dom: &'a Dom,
    blocks: Vec<TextBlock>,
    /// The open elements, outermost first.
    open: Vec<NodeId>,
    run: Run,
    link_end: NodeId,
    /// The open listing, all of which is one block.
    listing: Option<NodeId>,
}

impl Splitter<'_> {
    fn leave_before(&mut self, at: NodeId) {
        while let Some(&open) = self.open.last().filter(|open| self.dom.end(**open) <= at) {
            self.listing = self.listing.filter(|listing| *listing != open);
            self.meet_edge(self.dom.tag(open));
            self.open.pop();
        }
    }

    fn enter(&mut self, at: NodeId, tag: Tag) {
        self.meet_edge(tag);
        self.open.push(at);
        if tag == Tag::PRE && self.listing.is_none() && is_one_listing(self.dom, at) {
            self.listing = Some(at);
        }
        if tag == Tag::A && self.dom.attr(at, AttrName::HREF).is_some() {
            self.link_end = self.dom.end(at);
            self.run.links += 1;
        }
        if tag == Tag::BR {
            self.run.counter.push(" ", false);
            self.run.breaks += 1;
            if self.run.breaks >= 2 && self.listing.is_none() {
                self.close_run();
            }
        }
    }

    fn push_formula(&mut self, at: NodeId) -> NodeId {
        let end = self.dom.end(at);
        let mut id = NodeId(at.0 + 1);
        while id < end {
            self.push_text(id);
            id = if self.dom.is_skipped(id) { self.dom.end(id) } else { NodeId(id.0 + 1) };
        }
        end
    }

    /// An element begins or ends here.
    fn meet_edge(&mut self, tag: Tag) {
        if !tag.is_inline() && self.listing.is_some() {
            self.run.counter.push(" ", false);
        } else if !tag.is_inline() {
            self.close_run();
        } else if !tag.glues() {
            self.run.counter.break_word();
        }
    }

    fn push_text(&mut self, at: NodeId) {
        let text = self.dom.text(at);
        if is_plain_space(text) {
            self.run.counter.push_space();
            return;
        }
        self.run.counter.push(text, at < self.link_end);
        if is_blank(text) {
            return;
        }
        self.run.breaks = 0;
        let first = self.run.span.map_or(at, |(first, _)| first);
        self.run.span = Some((first, at));
    }

    fn close_run(&mut self) {
        if self.run.is_fresh() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        // The links of a run without text (icons) are not counted.
        let Some((first, last)) = run.span else { return };
        let container = self.open.iter().rev().find(|id| !self.dom.tag(**id).is_inline()).copied().unwrap_or(NodeId::ROOT);
        self.blocks.push(TextBlock { container, first, last, links: run.links, shape: run.counter.finish() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    fn texts(html: &str) -> Vec<String> {
        let dom = parse(html, &Limits::default());
        split_blocks(&dom).iter().map(|block| block.text(&dom).into_owned()).collect()
    }

    #[test]
    fn a_block_is_a_run_of_inline_content() {
        assert_eq!(
            texts("<div>one <b>two</b><p>three</p>four<ul><li>five<li>six</ul></div>"),
            ["one two", "three", "four", "five", "six"]
        );
    }

    #[test]
    fn two_breaks_end_a_block_and_one_does_not() {
        assert_eq!(texts("<div>one<br>two<br> <br>three</div>"), ["one two", "three"]);
    }

    #[test]
    fn labels_that_touch_are_set_apart_and_words_in_pieces_are_not() {
        assert_eq!(texts("<p><a href=x>Home</a><a href=y>News</a> H<sub>2</sub>O <b>W</b>ord</p>"), ["Home News H2O Word"]);
    }

    #[test]
    fn sentences_in_scripts_without_blanks_get_none_at_an_edge() {
        assert_eq!(texts("<p><span>フェリー</span><span>が来る。</span></p>"), ["フェリーが来る。"]);
        assert_eq!(
            texts("<p><span>塩</span><span>少々</span></p><h2><span>塩</span><span>と米</span></h2>"),
            ["塩 少々", "塩と米"]
        );
    }

    #[test]
    fn spaces_that_meet_are_one() {
        assert_eq!(texts("<p>a <b> </b> <i> b</i> </p>"), ["a b"]);
    }

    #[test]
    fn a_listing_is_one_block_whatever_its_lines_are_made_of() {
        assert_eq!(texts("<pre><div>let a</div><div>let b</div></pre>c"), ["let a let b", "c"]);
        assert_eq!(texts("<pre><ol><li>let a<li>let b</ol></pre>"), ["let a let b"]);
        assert_eq!(texts("<pre>let a<br><br>let b</pre><p>c<br><br>d"), ["let a let b", "c", "d"]);
        assert_eq!(texts("<pre><p>One</p><p>Two</p></pre>"), ["One", "Two"]);
        assert_eq!(texts("<pre><table><tr><td><pre>1</pre><td><pre>let a</pre></table></pre>"), ["1", "let a"]);
    }

    #[test]
    fn a_formula_does_not_part_the_text_around_it() {
        let math = "<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>";
        assert_eq!(texts(&format!("<p>so {math} is</p>")), ["so ab is"]);
        assert_eq!(texts(&format!("<p>so <mjx-container><mjx-math></mjx-math>{math}</mjx-container> is</p>")), ["so ab is"]);
    }

    #[test]
    fn what_stands_in_and_around_a_formula_is_counted_once() {
        for formula in ["<math><mi>ab</mi><mo>+</mo></math>", "<mjx-container><svg><title>c</title></svg>ab +</mjx-container>"] {
            let dom = parse(&format!("<p>so {formula} is"), &Limits::default());
            let (shape, plain) = (split_blocks(&dom)[0].shape, Shape::of("so ab + is"));
            assert_eq!((shape.chars, shape.words(), shape.hash), (plain.chars, plain.words(), plain.hash), "{formula}");
        }
    }

    #[test]
    fn a_break_in_an_empty_paragraph_is_not_the_first_of_two() {
        let dom = parse("<p><br></p><a href=x><br>one</a>", &Limits::default());
        assert_eq!(split_blocks(&dom)[0].links, 1);
    }

    #[test]
    fn skipped_text_is_in_no_block() {
        assert_eq!(texts("<p>a<script>b</script><svg><title>c</title></svg>d</p><noscript><p>e</p></noscript>"), ["ad", "e"]);
    }

    #[test]
    fn links_count_their_characters() {
        let dom = parse("<p>see <a href=x>this page</a> now</p>", &Limits::default());
        let blocks = split_blocks(&dom);
        assert_eq!(
            (blocks[0].links, blocks[0].shape.link_chars, blocks[0].shape.link_words, blocks[0].shape.words()),
            (1, 8, 2, 4)
        );
        assert_eq!(dom.tag(blocks[0].container), Tag::P);
    }

    #[test]
    fn every_visible_text_node_is_in_exactly_one_block() {
        let dom = parse("<div>a<p>b<br><br>c</p>d<span>e<div>f</div>g</span></div>", &Limits::default());
        let blocks = split_blocks(&dom);
        for id in dom.nodes().filter(|id| !dom.text(*id).trim().is_empty()) {
            assert_eq!(blocks.iter().filter(|block| block.first <= id && id <= block.last).count(), 1, "{}", dom.text(id));
        }
    }
}
