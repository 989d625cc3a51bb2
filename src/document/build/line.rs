//! Turns the text nodes, breaks and pictures of one run into [`Inline`]s.
//!
//! Folds white space over the whole run as `TextBlock::text` does, but parts no word at a link in it or behind its large first
//! letter. What a piece of text is (strong, linked …) is kept as a set beside the piece, not as a tree: spaces then fall out of
//! the elements they only touch, what is strong twice is strong once, neighbours that are the same become one, and the depth of
//! the tree that is made of it has a bound.

mod edges;
mod join;
mod links;
mod nest;

use crate::document::{Image, Inline};
use crate::dom::NodeId;
use crate::table::punctuation::BEHIND_WORD;
use crate::text::{self, is_unspaced};
pub(super) use edges::Edge;
use edges::{Edges, without_joiner};
pub(super) use join::{Breaks, join, settle};
use links::resolve_links;
use nest::{nest, plain_text};

/// What a piece of a line is, apart from being text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    set: u8,
    /// The link that the piece stands in.
    link: Place,
    /// The piece of code that it is part of.
    code: Place,
}

/// A node, or none.
type Place = Option<NodeId>;

impl Marks {
    pub(super) const DELETED: u8 = 1;
    pub(super) const EMPHASIS: u8 = 1 << 1;
    pub(super) const STRONG: u8 = 1 << 2;
    pub(super) const SUPERSCRIPT: u8 = 1 << 3;
    pub(super) const SUBSCRIPT: u8 = 1 << 4;
    pub(super) const CITED: u8 = 1 << 5;

    pub(super) fn with(self, mark: u8) -> Self {
        // Bold and italic in code are the colours of a highlighter.
        let is_colour = mark & (Marks::STRONG | Marks::EMPHASIS) != 0;
        if self.code.is_some() && is_colour { self } else { Marks { set: self.set | mark, ..self } }
    }

    pub(super) fn with_link(self, link: NodeId) -> Self {
        Marks { link: Some(link), ..self }
    }

    pub(super) fn with_code(self, code: NodeId) -> Self {
        Marks { code: Some(code), ..self }
    }

    pub(super) fn is_code(self) -> bool {
        self.code.is_some()
    }

    fn has(self, mark: u8) -> bool {
        self.set & mark != 0
    }

    fn common(self, other: Self) -> Self {
        let same = |a: Place, b: Place| a.filter(|_| a == b);
        Marks { set: self.set & other.set, link: same(self.link, other.link), code: same(self.code, other.code) }
    }
}

#[derive(Debug)]
enum Content {
    Text(String),
    Atom(Inline),
    Break,
}

#[derive(Debug)]
pub(super) struct Piece {
    marks: Marks,
    content: Content,
}

/// The line that is being collected.
#[derive(Debug, Default)]
pub(super) struct Line {
    pieces: Vec<Piece>,
    /// The white space since the last character.
    space: Space,
    /// What was met since the last text node that may lay out apart what stands on both sides.
    edges: Edges,
    /// A mark was left out since the last text; no space stays before the punctuation behind it.
    gap: bool,
    /// The last character, if it is not white space.
    last: Option<char>,
    /// What is written without blanks goes on over edges.
    pub(super) goes_on: bool,
}

impl Line {
    /// A line of what stood in lines: every blank that parts it was put there.
    fn of_lines() -> Self {
        Line { goes_on: true, ..Line::default() }
    }

    /// Forgets what was collected.
    pub(super) fn clear(&mut self) {
        self.pieces.clear();
        (self.space, self.edges, self.gap, self.last) = (Space::None, Edges::None, false, None);
        self.goes_on = false;
    }

    /// Whether the last that was collected is one of these characters.
    pub(super) fn touches(&self, characters: &[char]) -> bool {
        self.space == Space::None && self.last.is_some_and(|last| characters.contains(&last))
    }

    /// An element that is laid out apart begins or ends here.
    pub(super) fn part(&mut self) {
        self.edges = Edges::Parting;
    }

    /// A link begins or ends here.
    pub(super) fn meet_link(&mut self) {
        self.meet(Edge::Link);
    }

    /// An element of the line begins or ends here.
    pub(super) fn meet(&mut self, edge: Edge) {
        self.edges = self.edges.and(edge);
    }

    /// The text that the line ends with, if nothing stands behind it.
    fn text(&self) -> &str {
        match self.pieces.last() {
            Some(Piece { content: Content::Text(text), .. }) if self.last.is_some() => text,
            _ => "",
        }
    }

    pub(super) fn push_text(&mut self, text: &str, marks: Marks) {
        let text = text.trim_start_matches(|c: char| is_invisible(c) && !c.is_whitespace());
        let text = without_joiner(text);
        if text.is_empty() {
            return;
        }
        if self.is_parted(text, marks) {
            self.space = Space::Plain;
        }
        self.edges = Edges::None;
        if std::mem::take(&mut self.gap) && text.starts_with(BEHIND_WORD) {
            self.space = Space::None;
        }
        let mut rest = text;
        while !rest.is_empty() {
            let end = end_of_words(rest);
            let (words, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            if let Some(first) = words.chars().next() {
                if self.space == Space::Wrapped && is_wide(first) && self.last.is_some_and(is_wide) {
                    self.space = Space::None;
                }
                self.push_space(marks);
                self.push_str(words, marks, rest.len());
                self.last = words.chars().next_back();
            }
            let mut after = after.chars();
            if let Some(c) = after.next() {
                match c {
                    '\n' => self.space = Space::Wrapped,
                    _ if self.space == Space::None && c.is_whitespace() => self.space = Space::Plain,
                    _ => {}
                }
            }
            rest = after.as_str();
        }
    }

    /// Writes the space that is due, as part of what stands on both sides of it.
    fn push_space(&mut self, marks: Marks) {
        if std::mem::take(&mut self.space) == Space::None {
            return;
        }
        match self.pieces.last() {
            None | Some(Piece { content: Content::Break, .. }) => {}
            Some(piece) if piece.marks == marks => self.push_str(" ", marks, 1),
            // Code that is parted is parted between its words.
            Some(piece) => self.push_str(" ", Marks { code: None, ..piece.marks.common(marks) }, 1),
        }
    }

    /// Writes a piece of text, behind which more may follow: `bytes` with it.
    fn push_str(&mut self, more: &str, marks: Marks, bytes: usize) {
        match self.pieces.last_mut() {
            Some(Piece { marks: last, content: Content::Text(text) }) if *last == marks => {
                text.push_str(more);
            }
            _ => {
                let mut text = String::with_capacity(bytes);
                text.push_str(more);
                self.pieces.push(Piece { marks, content: Content::Text(text) });
            }
        }
    }

    /// A mark was left out here.
    pub(super) fn leave_out(&mut self) {
        self.gap = true;
    }

    pub(super) fn push_formula(&mut self, latex: &str, marks: Marks) {
        self.edges = Edges::None;
        let marks = Marks { code: None, ..marks };
        self.push_space(marks);
        let inline = Inline::Math { latex: latex.to_owned() };
        self.pieces.push(Piece { marks, content: Content::Atom(inline) });
        self.last = None;
    }

    /// The number of a footnote, which is part of nothing, and before which no space stands.
    pub(super) fn push_note(&mut self, number: u32) {
        self.edges = Edges::None;
        self.space = Space::None;
        let inline = Inline::FootnoteReference { number };
        self.pieces.push(Piece { marks: Marks::default(), content: Content::Atom(inline) });
    }

    fn push_atom(&mut self, atom: Inline, marks: Marks) {
        match atom {
            Inline::Math { latex } => self.push_formula(&latex, marks),
            Inline::FootnoteReference { number } => self.push_note(number),
            Inline::Image(image) => {
                self.part();
                self.push_image(image, marks);
                self.part();
            }
            _ => {}
        }
    }

    /// Takes back the number that was written last.
    pub(super) fn pop_note(&mut self) {
        self.pieces.pop_if(|piece| matches!(piece.content, Content::Atom(Inline::FootnoteReference { .. })));
    }

    pub(super) fn push_image(&mut self, image: Image, marks: Marks) {
        let marks = self.marks_behind(marks);
        self.push_space(marks);
        self.pieces.push(Piece { marks, content: Content::Atom(Inline::Image(image)) });
    }

    pub(super) fn push_break(&mut self, marks: Marks) {
        self.space = Space::None;
        if !matches!(self.pieces.last(), None | Some(Piece { content: Content::Break, .. })) {
            self.pieces.push(Piece { marks: self.marks_behind(marks), content: Content::Break });
        }
    }

    /// The marks of what is no text: what is strong begins with its first word.
    fn marks_behind(&self, marks: Marks) -> Marks {
        let open = self.pieces.last().map_or(0, |piece| piece.marks.set) | Marks::CITED;
        Marks { code: None, set: marks.set & open, ..marks }
    }

    /// Whether every word of the line stands in a `<cite>`.
    pub(super) fn is_cited(&self) -> bool {
        let mut words = self.pieces.iter().filter(|piece| match &piece.content {
            Content::Text(text) => text.contains(char::is_alphanumeric),
            Content::Atom(_) | Content::Break => false,
        });
        words.clone().next().is_some() && words.all(|piece| piece.marks.has(Marks::CITED))
    }

    /// Puts a break behind who is quoted, where the line begins with that: `<cite>Ada wrote:</cite>I was on it.`
    pub(super) fn part_citation(&mut self) {
        let cited = self.pieces.iter().take_while(|piece| piece.marks.has(Marks::CITED)).count();
        let last = cited.checked_sub(1).and_then(|last| self.pieces.get(last));
        if !last.is_some_and(|piece| matches!(&piece.content, Content::Text(text) if text.trim_end().ends_with(':'))) {
            return;
        }
        match self.pieces.get_mut(cited) {
            None | Some(Piece { content: Content::Break, .. }) => return,
            Some(Piece { content: Content::Text(text), .. }) => *text = text.trim_start().to_owned(),
            Some(_) => {}
        }
        self.pieces.insert(cited, Piece { marks: Marks::default(), content: Content::Break });
    }

    /// The line as a tree. `target` says where the link of an `<a>` leads.
    pub(super) fn into_inlines(mut self, target: impl Fn(NodeId) -> Target) -> Vec<Inline> {
        if let [Piece { marks, content: Content::Text(text) }] = self.pieces.as_mut_slice()
            && *marks == Marks::default()
        {
            return plain_text(std::mem::take(text));
        }
        let (pieces, links) = resolve_links(self.pieces, target);
        nest(&mut trim(pieces), 0, &links)
    }
}

/// Takes away the spaces and breaks that stand at an end of the line or twice, now that anchors are gone.
fn trim(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut spaced = true;
    for mut piece in pieces {
        match &mut piece.content {
            Content::Text(text) => {
                if spaced && text.starts_with(' ') {
                    text.remove(0);
                }
                if text.is_empty() {
                    continue;
                }
                spaced = text.ends_with(' ');
            }
            Content::Atom(_) => spaced = false,
            Content::Break => {
                trim_end(&mut out);
                if out.is_empty() {
                    continue;
                }
                spaced = true;
            }
        }
        out.push(piece);
    }
    trim_end(&mut out);
    out
}

fn trim_end(pieces: &mut Vec<Piece>) {
    while let Some(last) = pieces.last_mut() {
        if let Content::Text(text) = &mut last.content {
            text.truncate(text.trim_end_matches(' ').len());
        }
        match &last.content {
            Content::Text(text) if !text.is_empty() => return,
            Content::Atom(_) => return,
            Content::Text(_) | Content::Break => pieces.pop(),
        };
    }
}

/// Where a link leads.
pub(super) enum Target {
    /// To an address.
    Address(String),
    /// To a place on the same page; where links are not kept, to none that is told.
    Fragment(Option<String>),
    /// Nowhere: what is linked stands without the link.
    Nowhere,
}

/// Characters without width, and controls, which no format can hold.
pub(super) fn is_invisible(c: char) -> bool {
    text::is_invisible(c) || c.is_control()
}

/// Where the first words end that stand as they are written: with one space between each two, and no character without width.
fn end_of_words(text: &str) -> usize {
    let is_part = |c: char| !c.is_whitespace() && !is_invisible(c);
    let bytes = text.as_bytes();
    let is_graphic = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_graphic);
    let mut at = 0;
    loop {
        // Most words are ASCII, of which no table of characters needs to be asked.
        while is_graphic(at) || at > 0 && bytes.get(at) == Some(&b' ') && is_graphic(at + 1) {
            at += 1;
        }
        let mut rest = text.get(at..).unwrap_or_default().chars();
        match rest.next() {
            Some(' ') if at > 0 && rest.next().is_some_and(is_part) => at += 1,
            Some(c) if is_part(c) => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// The white space since the last character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Space {
    #[default]
    None,
    Plain,
    /// With the end of a line, which is no space between characters of scripts without spaces.
    Wrapped,
}

/// Characters of scripts without spaces, and their punctuation.
fn is_wide(c: char) -> bool {
    is_unspaced(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}')
}
