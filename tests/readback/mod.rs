//! Documents of anything, what Markdown can say of them, and what a reader of Markdown makes of it; for tests and fuzz targets.
#![allow(dead_code, reason = "no user needs all of it")]

use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};
use tamis::document::{CalloutKind, Cell, Definition, Image, Item, List, Media, MediaKind, Row};
use tamis::{Block, Document, Figure, Inline, Table};

/// A document with this body.
pub fn document(body: Vec<Block>) -> Document {
    let mut document = tamis::extract("");
    document.body = body;
    document
}

pub const STRONG: u8 = 1;
pub const EMPHASIS: u8 = 2;
pub const DELETED: u8 = 4;
pub const CODE: u8 = 8;

/// A character as it is read: what it is marked as, and what it links to.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    pub c: char,
    pub marks: u8,
    pub link: String,
}

/// A document as Markdown can say it.
#[derive(Debug)]
pub enum Tree {
    Line(String, Vec<Sign>),
    Branch(String, Vec<Tree>),
}

pub fn push_signs(out: &mut Vec<Sign>, text: &str, marks: u8, link: &str) {
    out.extend(text.chars().map(|c| Sign { c, marks, link: link.to_owned() }));
}

/// Takes away the spaces at the ends of lines, which Markdown has no place for.
pub fn line(name: &str, signs: &[Sign]) -> Vec<Tree> {
    let mut out: Vec<Sign> = Vec::new();
    for part in signs.split(|sign| sign.c == '\n') {
        let first = part.iter().position(|sign| sign.c != ' ').unwrap_or(part.len());
        let last = part.iter().rposition(|sign| sign.c != ' ').map_or(first, |at| at + 1);
        if !out.is_empty() && first < last {
            push_signs(&mut out, "\n", 0, "");
        }
        out.extend_from_slice(&part[first..last]);
    }
    if out.is_empty() && name != "cell" { vec![] } else { vec![Tree::Line(name.into(), out)] }
}

pub mod expected {
    use super::*;

    pub fn blocks(blocks: &[Block]) -> Vec<Tree> {
        blocks.iter().flat_map(block).collect()
    }

    fn block(block: &Block) -> Vec<Tree> {
        match block {
            Block::Heading { level, content } => line(&format!("heading {level}"), &signs(content, ' ')),
            Block::Paragraph { content } => paragraph(content),
            Block::List(list) => {
                let items = list.items.iter().map(|item| {
                    let begins_line = matches!(item.content.as_slice(), [Block::Paragraph { .. }, ..] | [Block::Heading { .. }]);
                    let checked = item.checked.filter(|_| begins_line);
                    let content = match item.content.as_slice() {
                        // A heading that is all of an item is strong.
                        [Block::Heading { content, .. }] => paragraph(&[Inline::Strong { content: content.clone() }]),
                        content => blocks(content),
                    };
                    Tree::Branch(format!("item {checked:?}"), content)
                });
                let count = i64::try_from(list.items.len()).expect("a number");
                match list.start.filter(|start| list.reversed && *start >= count - 1) {
                    // Each number that goes down begins a list.
                    Some(start) => (0..)
                        .zip(items)
                        .map(|(step, item)| Tree::Branch(format!("list {:?}", Some(start - step)), vec![item]))
                        .collect(),
                    None => vec![Tree::Branch(format!("list {:?}", list.start), items.collect())],
                }
            }
            Block::Quote { content, attribution } => {
                let mut inside = blocks(content);
                inside.extend(paragraph(attribution));
                vec![Tree::Branch("quote".into(), inside)]
            }
            Block::Callout { kind, title, content } => {
                let mut inside =
                    if flat(title) == kind.name() { vec![] } else { paragraph(&[Inline::Strong { content: title.clone() }]) };
                inside.extend(blocks(content));
                vec![Tree::Branch(format!("callout {}", kind.name()), inside)]
            }
            Block::Math { latex } => paragraph(&[Inline::Math { latex: latex.clone() }]),
            Block::Media(media) => {
                let text = if media.title.is_empty() { &media.url } else { &media.title };
                paragraph(&[Inline::Link { url: media.url.clone(), content: vec![Inline::Text { text: text.clone() }] }])
            }
            Block::Code { language, text } => {
                let mut signs = Vec::new();
                push_signs(&mut signs, text, 0, "");
                vec![Tree::Line(format!("code {}", language.as_deref().unwrap_or_default()), signs)]
            }
            Block::Table(table) => {
                let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
                let row = |cells: &[Cell]| {
                    let filled = cells.iter().flat_map(|cell| line("cell", &cell_signs(cell)));
                    let empty = (cells.len()..width).map(|_| Tree::Line("cell".into(), vec![]));
                    Tree::Branch("row".into(), filled.chain(empty).collect())
                };
                let mut rows: Vec<Tree> = if table.header_rows == 0 { vec![row(&[])] } else { vec![] };
                rows.extend(table.rows.iter().map(|found| row(&found.cells)));
                paragraph(&table.caption).into_iter().chain([Tree::Branch("table".into(), rows)]).collect()
            }
            Block::Figure(figure) => {
                let images = figure.images.iter().flat_map(|image| paragraph(&[Inline::Image(image.clone())]));
                images.chain(paragraph(&figure.caption)).collect()
            }
            Block::Definitions { items } => items
                .iter()
                .flat_map(|item| {
                    let terms = item.terms.iter().flat_map(|term| paragraph(&[Inline::Strong { content: term.clone() }]));
                    terms.chain(item.details.iter().flat_map(|detail| blocks(detail)))
                })
                .collect(),
            Block::Rule => vec![Tree::Line("rule".into(), vec![])],
            Block::Footnotes { notes } => {
                notes.iter().map(|note| Tree::Branch(format!("note {}", note.number), blocks(&note.content))).collect()
            }
            _ => panic!("not in Markdown"),
        }
    }

    /// The text of a title, in lower case.
    fn flat(title: &[Inline]) -> String {
        signs(title, ' ').iter().map(|sign| sign.c).collect::<String>().trim().to_lowercase()
    }

    fn cell_signs(cell: &Cell) -> Vec<Sign> {
        match cell.content.as_slice() {
            [] => vec![],
            [Block::Paragraph { content }] => signs(content, '\n'),
            blocks => {
                let mut out = Vec::new();
                for block in blocks {
                    push_flat(&mut out, block);
                }
                out
            }
        }
    }

    /// A block as a part of a cell, with a break before it.
    fn push_flat(out: &mut Vec<Sign>, block: &Block) {
        let push = |out: &mut Vec<Sign>, line: &[Inline]| {
            let line = signs(line, '\n');
            if !line.is_empty() && !out.is_empty() {
                push_signs(out, "\n", 0, "");
            }
            out.extend(line);
        };
        let flat = |out: &mut Vec<Sign>, blocks: &[Block]| blocks.iter().for_each(|block| push_flat(out, block));
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => push(out, content),
            Block::List(list) => list.items.iter().for_each(|item| flat(out, &item.content)),
            Block::Quote { content, attribution: line } => {
                flat(out, content);
                push(out, line);
            }
            Block::Callout { title, content, .. } => {
                push(out, title);
                flat(out, content);
            }
            Block::Code { text, .. } => {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                push(out, &[Inline::Code { text }]);
            }
            Block::Math { latex } => push(out, &[Inline::Math { latex: latex.clone() }]),
            Block::Figure(figure) => {
                figure.images.iter().for_each(|image| push(out, &[Inline::Image(image.clone())]));
                push(out, &figure.caption);
            }
            Block::Table(table) => {
                push(out, &table.caption);
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| flat(out, &cell.content));
            }
            Block::Definitions { items } => {
                for item in items {
                    item.terms.iter().for_each(|term| push(out, term));
                    item.details.iter().for_each(|detail| flat(out, detail));
                }
            }
            Block::Footnotes { notes } => notes.iter().for_each(|note| flat(out, &note.content)),
            _ => {}
        }
    }

    fn paragraph(content: &[Inline]) -> Vec<Tree> {
        line("paragraph", &signs(content, '\n'))
    }

    fn signs(content: &[Inline], line_break: char) -> Vec<Sign> {
        let mut out = Vec::new();
        push_all(&mut out, content, 0, "", line_break);
        out
    }

    /// A number or a power above the line; Markdown has signs of its own for it.
    fn raise(text: &str) -> Option<String> {
        let sign =
            |c| "-−+ni0123456789".chars().zip("⁻⁻⁺ⁿⁱ⁰¹²³⁴⁵⁶⁷⁸⁹".chars()).find(|(low, _)| *low == c).map(|(_, raised)| raised);
        text.chars().map(sign).collect()
    }

    fn push_all(out: &mut Vec<Sign>, content: &[Inline], marks: u8, link: &str, line_break: char) {
        for inline in content {
            match inline {
                Inline::Text { text } => push_signs(out, text, marks, link),
                // A formula whose dollars would be misread is written as code.
                Inline::Code { text } | Inline::Math { latex: text } => push_signs(out, text, marks | CODE, link),
                Inline::FootnoteReference { number } => push_signs(out, &format!("^{number}"), marks, link),
                Inline::Strong { content } => push_all(out, content, marks | STRONG, link, line_break),
                Inline::Emphasis { content } => push_all(out, content, marks | EMPHASIS, link, line_break),
                Inline::Deleted { content } => push_all(out, content, marks | DELETED, link, line_break),
                Inline::Superscript { content } => match content.as_slice() {
                    [Inline::Text { text }] if text.contains(|c: char| c == 'n' || c.is_ascii_digit()) => {
                        push_signs(out, &raise(text).unwrap_or_else(|| text.clone()), marks, link);
                    }
                    _ => push_all(out, content, marks, link, line_break),
                },
                Inline::Subscript { content } => push_all(out, content, marks, link, line_break),
                // A bar would end the cell of a table.
                Inline::Link { url, content } => push_all(out, content, marks, &url.replace('|', "%7C"), line_break),
                Inline::Image(image) => {
                    push_signs(out, &format!("!{}", image.alt), marks, &format!("{link}!{}", image.url.replace('|', "%7C")));
                }
                Inline::Break if line_break == ' ' => push_signs(out, " ", marks, link),
                Inline::Break => push_signs(out, "\n", 0, ""),
                _ => panic!("not in Markdown"),
            }
        }
    }
}

pub mod read {
    use super::*;

    pub fn markdown(markdown: &str) -> Vec<Tree> {
        let arena = Arena::new();
        let mut options = Options::default();
        options.extension.table = true;
        options.extension.strikethrough = true;
        options.extension.tasklist = true;
        options.extension.footnotes = true;
        options.extension.alerts = true;
        options.extension.math_dollars = true;
        blocks(parse_document(&arena, markdown, &options))
    }

    fn blocks(node: Node<'_>) -> Vec<Tree> {
        node.children().flat_map(block).collect()
    }

    fn block(node: Node<'_>) -> Vec<Tree> {
        match &node.data.borrow().value {
            NodeValue::Heading(heading) => line(&format!("heading {}", heading.level), &signs(node)),
            NodeValue::Paragraph => line("paragraph", &signs(node)),
            NodeValue::List(list) => {
                let start =
                    (list.list_type == comrak::nodes::ListType::Ordered).then(|| i64::try_from(list.start).expect("nine digits"));
                vec![Tree::Branch(format!("list {start:?}"), blocks(node))]
            }
            NodeValue::Item(_) => vec![Tree::Branch("item None".into(), blocks(node))],
            NodeValue::TaskItem(task) => vec![Tree::Branch(format!("item {:?}", Some(task.symbol.is_some())), blocks(node))],
            NodeValue::Alert(alert) => {
                let kind = alert.alert_type.default_title().to_lowercase();
                vec![Tree::Branch(format!("callout {kind}"), blocks(node))]
            }
            NodeValue::FootnoteDefinition(footnote) => vec![Tree::Branch(format!("note {}", footnote.name), blocks(node))],
            NodeValue::BlockQuote => vec![Tree::Branch("quote".into(), blocks(node))],
            NodeValue::CodeBlock(code) => {
                let mut signs = Vec::new();
                push_signs(&mut signs, code.literal.strip_suffix('\n').unwrap_or(&code.literal), 0, "");
                vec![Tree::Line(format!("code {}", code.info), signs)]
            }
            NodeValue::Table(_) => vec![Tree::Branch("table".into(), blocks(node))],
            NodeValue::TableRow(_) => vec![Tree::Branch("row".into(), blocks(node))],
            NodeValue::TableCell => line("cell", &signs(node)),
            NodeValue::ThematicBreak => vec![Tree::Line("rule".into(), vec![])],
            other => panic!("read as {other:?}"),
        }
    }

    fn signs(node: Node<'_>) -> Vec<Sign> {
        let mut out = Vec::new();
        push_all(&mut out, node, 0, "");
        out
    }

    fn push_all(out: &mut Vec<Sign>, node: Node<'_>, marks: u8, link: &str) {
        for child in node.children() {
            match &child.data.borrow().value {
                NodeValue::Text(text) => push_signs(out, text, marks, link),
                NodeValue::Code(code) => push_signs(out, &code.literal, marks | CODE, link),
                NodeValue::Math(math) => push_signs(out, &math.literal, marks | CODE, link),
                NodeValue::FootnoteReference(footnote) => push_signs(out, &format!("^{}", footnote.name), marks, link),
                NodeValue::Strong => push_all(out, child, marks | STRONG, link),
                NodeValue::Emph => push_all(out, child, marks | EMPHASIS, link),
                NodeValue::Strikethrough => push_all(out, child, marks | DELETED, link),
                NodeValue::Link(found) => push_all(out, child, marks, &found.url),
                NodeValue::Image(image) => {
                    let link = format!("{link}!{}", image.url);
                    push_signs(out, "!", marks, &link);
                    push_all(out, child, marks, &link);
                }
                NodeValue::LineBreak => push_signs(out, "\n", 0, ""),
                NodeValue::HtmlInline(html) if html == "<br>" => push_signs(out, "\n", 0, ""),
                other => panic!("read as {other:?}"),
            }
        }
    }
}

/// The first place where what was read is not what was written; marks may be lost (Markdown cannot say all of them) but never
/// appear.
pub fn difference(expected: &[Tree], read: &[Tree], lost: &mut usize) -> Option<String> {
    if expected.len() != read.len() {
        return Some(format!("{}\n{}", show(expected), show(read)));
    }
    expected.iter().zip(read).find_map(|pair| match pair {
        (Tree::Branch(name, inside), Tree::Branch(read_name, read_inside)) if name == read_name => {
            difference(inside, read_inside, lost)
        }
        (Tree::Line(name, signs), Tree::Line(read_name, read_signs)) if name == read_name && signs.len() == read_signs.len() => {
            let wrong = signs.iter().zip(read_signs).position(|(sign, read)| {
                *lost += usize::from(sign.marks != read.marks);
                sign.c != read.c || sign.link != read.link || read.marks & !sign.marks != 0
            });
            wrong.map(|at| format!("at {at}: {:?} is read as {:?}\n{}", signs[at], read_signs[at], show(expected)))
        }
        (expected, read) => Some(format!("{}\n{}", show(std::slice::from_ref(expected)), show(std::slice::from_ref(read)))),
    })
}

/// Trees without what characters are marked as.
pub fn show(trees: &[Tree]) -> String {
    let shown = trees.iter().map(|tree| match tree {
        Tree::Branch(name, inside) => format!("{name} {{ {} }}", show(inside)),
        Tree::Line(name, signs) => format!("{name} {:?}", signs.iter().map(|sign| sign.c).collect::<String>()),
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// Writes and reads a document; says how many characters lost a mark.
pub fn check(body: Vec<Block>) -> usize {
    let document = document(body);
    let markdown = document.to_markdown();
    let mut lost = 0;
    if let Some(difference) = difference(&expected::blocks(&document.body), &read::markdown(&markdown), &mut lost) {
        panic!("{difference}\n{markdown}");
    }
    lost
}

pub fn text(text: &str) -> Inline {
    Inline::Text { text: text.into() }
}

pub fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph { content }
}

/// Numbers that look random and are the same on every run, or those of a fuzzer: a byte each, and zeros behind the last.
pub enum Dice<'a> {
    Seed(u64),
    Bytes(std::slice::Iter<'a, u8>),
}

impl Dice<'_> {
    pub fn of(seed: u64) -> Self {
        Dice::Seed(seed)
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        let number = match self {
            Dice::Bytes(bytes) => return bytes.next().map_or(0, |byte| usize::from(*byte) % sides),
            Dice::Seed(number) => number,
        };
        *number ^= *number << 13;
        *number ^= *number >> 7;
        *number ^= *number << 17;
        (*number >> 11) as usize % sides
    }

    pub fn pick<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.roll(list.len())]
    }

    pub fn many<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = 1 + self.roll(most);
        (0..count).map(|_| make(self)).collect()
    }

    pub fn text(&mut self) -> String {
        const PARTS: &[&str] = &[
            "tea",
            "Cup",
            "é",
            "語",
            "。",
            " ",
            " ",
            " ",
            "*",
            "**",
            "_",
            "__",
            "`",
            "``",
            "[",
            "]",
            "](",
            "![",
            "<",
            "<b>",
            "&amp;",
            "&",
            ";",
            "#",
            "# ",
            "- ",
            "+ ",
            "1. ",
            "1986. ",
            "2) ",
            "~",
            "~~",
            "~~~",
            "|",
            "\\",
            "---",
            "===",
            ">",
            "> ",
            "!",
            "(",
            ")",
            ":",
            "[x] ",
            "[^1]",
            "]:",
            "«",
            "”",
            ".",
            "https://a.example",
            "$",
            "$$",
            "[!TIP] ",
            "/",
            "=",
            "9",
        ];
        let text: String = self.many(6, |dice| dice.pick(PARTS)).concat();
        let text = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if text.is_empty() { "tea".into() } else { text }
    }

    pub fn url(&mut self) -> String {
        self.pick(&["https://a.example/", "#note", "https://a.example/(x", "a?b=1&lt=2", "https://a.example/x_(y)_z"]).into()
    }

    pub fn latex(&mut self) -> String {
        self.pick(&["x^2", "a_1 < b", "\\frac{a}{b}", "\\$5", "\\{x\\}", "*", "`", "a`b", "\\text{so} \\to"]).into()
    }

    pub fn inline(&mut self, depth: usize, in_link: bool) -> Inline {
        let content = |dice: &mut Self, in_link| dice.many(3, |dice| dice.inline(depth + 1, in_link));
        match self.roll(if depth > 3 { 5 } else { 13 }) {
            4 if depth > 3 || self.roll(2) == 0 => Inline::Math { latex: self.latex() },
            0..=2 => Inline::Text { text: [self.text().as_str(), self.pick(&["", " "])].concat() },
            3 => Inline::Code { text: self.text() },
            4 | 5 => Inline::Strong { content: content(self, in_link) },
            6 | 7 => Inline::Emphasis { content: content(self, in_link) },
            8 | 12 => Inline::Deleted { content: content(self, in_link) },
            9 => Inline::Superscript { content: content(self, in_link) },
            10 if !in_link => Inline::Link { url: self.url(), content: content(self, true) },
            10 => Inline::Break,
            _ => Inline::Image(Image { url: self.url(), alt: self.text(), title: None }),
        }
    }

    pub fn line(&mut self) -> Vec<Inline> {
        let mut line = vec![text(&self.text())];
        for _ in 0..self.roll(5) {
            line.push(self.inline(0, false));
        }
        line
    }

    pub fn block(&mut self, depth: usize) -> Block {
        match self.roll(if depth > 2 { 6 } else { 14 }) {
            11 => Block::Math { latex: self.latex() },
            12 => Block::Media(Media { kind: MediaKind::Video, url: "https://a.example/v".into(), title: self.text() }),
            13 => Block::Callout {
                kind: [CalloutKind::Note, CalloutKind::Caution][self.roll(2)],
                title: [vec![], vec![text("Note")], self.line()][self.roll(3)].clone(),
                content: self.many(3, |dice| dice.block(depth + 1)),
            },
            0 | 1 => paragraph(self.line()),
            2 => Block::Heading { level: 1 + self.roll(6) as u8, content: self.line() },
            3 => Block::Code { language: None, text: self.many(3, Self::text).join("\n") },
            4 => {
                let mut rows = self.many(3, |dice| Row {
                    cells: dice.many(3, |dice| Cell {
                        content: vec![paragraph(dice.line())],
                        heading: false,
                        columns: 1,
                        rows: 1,
                        alignment: None,
                    }),
                });
                rows.push(Row { cells: rows[0].cells.clone() });
                Block::Table(Table { caption: vec![], header_rows: self.roll(2), rows })
            }
            5 => Block::Figure(Figure {
                images: vec![Image { url: self.url(), alt: self.text(), title: None }],
                caption: self.line(),
            }),
            6 | 7 => {
                let start = [None, None, Some(1), Some(7)][self.roll(4)];
                let checked = [None, None, None, Some(true), Some(false)][self.roll(5)];
                let items = self.many(3, |dice| Item { checked, content: dice.many(3, |dice| dice.block(depth + 1)) });
                let reversed = start == Some(7) && self.roll(2) == 0;
                Block::List(List { start, reversed, items, ..List::default() })
            }
            8 => Block::Quote { content: self.many(3, |dice| dice.block(depth + 1)), attribution: vec![] },
            9 => Block::Definitions {
                items: vec![Definition { terms: vec![self.line()], details: vec![self.many(2, |dice| dice.block(depth + 1))] }],
            },
            _ => Block::Rule,
        }
    }
}
