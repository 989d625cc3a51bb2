//! What the renderers promise: Markdown reads back as the same document, HTML is harmless, the forms hold the same words.

mod allowed;
mod pages;

use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};
use tamis::document::{CalloutKind, Cell, Definition, Footnote, Image, Item, List, Media, MediaKind, Numbering, Row};
use tamis::{Block, Document, Figure, Inline, Table};

fn document(body: Vec<Block>) -> Document {
    let mut document = tamis::extract("");
    document.body = body;
    document
}

const STRONG: u8 = 1;
const EMPHASIS: u8 = 2;
const DELETED: u8 = 4;
const CODE: u8 = 8;

/// A character as it is read: what it is marked as, and what it links to.
#[derive(Clone, Debug, PartialEq)]
struct Sign {
    c: char,
    marks: u8,
    link: String,
}

/// A document as Markdown can say it.
#[derive(Debug)]
enum Tree {
    Line(String, Vec<Sign>),
    Branch(String, Vec<Tree>),
}

fn push_signs(out: &mut Vec<Sign>, text: &str, marks: u8, link: &str) {
    out.extend(text.chars().map(|c| Sign { c, marks, link: link.to_owned() }));
}

/// Takes away the spaces at the ends of lines, which Markdown has no place for.
fn line(name: &str, signs: &[Sign]) -> Vec<Tree> {
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

mod expected {
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
                    let checked = item.checked.filter(|_| matches!(item.content.first(), Some(Block::Paragraph { .. })));
                    Tree::Branch(format!("item {checked:?}"), blocks(&item.content))
                });
                vec![Tree::Branch(format!("list {:?}", list.start), items.collect())]
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
            [Block::Paragraph { content }] => signs(content, ' '),
            blocks => {
                let mut out = Vec::new();
                for block in blocks {
                    push_flat(&mut out, block);
                }
                out
            }
        }
    }

    /// A block as a part of one line, with a space before it.
    fn push_flat(out: &mut Vec<Sign>, block: &Block) {
        let push = |out: &mut Vec<Sign>, line: &[Inline]| {
            let line = signs(line, ' ');
            if !line.is_empty() && !out.is_empty() {
                push_signs(out, " ", 0, "");
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
                Inline::Superscript { content } | Inline::Subscript { content } => {
                    push_all(out, content, marks, link, line_break);
                }
                // A bar would end the cell of a table.
                Inline::Link { url, content } => push_all(out, content, marks, &url.replace('|', "%7C"), line_break),
                Inline::Image(image) => push_signs(out, &format!("!{}", image.alt), marks, &format!("{link}!{}", image.url.replace('|', "%7C"))),
                Inline::Break if line_break == ' ' => push_signs(out, " ", marks, link),
                Inline::Break => push_signs(out, "\n", 0, ""),
                _ => panic!("not in Markdown"),
            }
        }
    }
}

mod read {
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
                other => panic!("read as {other:?}"),
            }
        }
    }
}

/// The first place where what was read is not what was written; marks may be lost (Markdown cannot say all of them) but never appear.
fn difference(expected: &[Tree], read: &[Tree], lost: &mut usize) -> Option<String> {
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
fn show(trees: &[Tree]) -> String {
    let shown = trees.iter().map(|tree| match tree {
        Tree::Branch(name, inside) => format!("{name} {{ {} }}", show(inside)),
        Tree::Line(name, signs) => format!("{name} {:?}", signs.iter().map(|sign| sign.c).collect::<String>()),
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// Writes and reads a document; says how many characters lost a mark.
fn check(body: Vec<Block>) -> usize {
    let document = document(body);
    let markdown = document.to_markdown();
    let mut lost = 0;
    if let Some(difference) = difference(&expected::blocks(&document.body), &read::markdown(&markdown), &mut lost) {
        panic!("{difference}\n{markdown}");
    }
    lost
}

fn text(text: &str) -> Inline {
    Inline::Text { text: text.into() }
}

fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph { content }
}

fn markdown_of(content: Vec<Inline>) -> String {
    document(vec![paragraph(content)]).to_markdown().trim_end().to_owned()
}

const NASTY: &[&str] = &[
    "1986. A year",
    "1986.",
    "2) two",
    "# heading",
    "#tag",
    "#",
    "- item",
    "-",
    "+ plus",
    "* star",
    "***",
    "---",
    "- - -",
    "===",
    "> quote",
    "~~~ fence",
    "```",
    "``` code",
    "a_b_c",
    "_a_",
    "__init__",
    "snake_",
    "2 * 3 * 4",
    "*a*",
    "a*b*c",
    "price*",
    "~5 to ~6",
    "~~gone~~",
    "`code`",
    "a ` b",
    "[x](y)",
    "[a]: b",
    "[^1]",
    "[ ] todo",
    "[x] done",
    "![a](b)",
    "<b>",
    "<3",
    "a < b > c",
    "<!-- x -->",
    "<http://a.example>",
    "&amp;",
    "&copy",
    "&#35;",
    "AT&T;",
    "C:\\dir\\",
    "\\*",
    "a\\",
    "| a | b |",
    "a | b",
    ":--",
    "--- | ---",
    "(a) [b] {c}",
    "tea!",
    "wow![",
    "«mot»",
    "日本語。",
    "C#",
    "C #",
    "http://a.example/_x_",
    "$5 and $6",
    "$x$",
    "$$x$$",
    "$5-$6 and $",
    "a$b$c",
    "[!NOTE]",
    "[!NOTE] x",
    "[^1]: note",
    "\"quoted\"",
    "...",
    "…",
    "`` ` ``",
    "a  b",
    "]:",
    "[",
    "]",
    "[[x]]",
    "*",
    "_",
    "~",
    "**",
    "é*é*",
    "1.",
    "10) ",
];

#[test]
fn a_nasty_text_reads_back_as_it_is_wherever_it_stands() {
    for nasty in NASTY {
        let nasty = nasty.trim();
        let line = || vec![text(nasty)];
        let item = |content| Item { checked: None, content };
        let cell = || Cell { content: vec![paragraph(line())], heading: false, columns: 1, rows: 1, alignment: None };
        assert_eq!(check(vec![paragraph(line())]), 0);
        check(vec![Block::Heading { level: 2, content: line() }]);
        check(vec![Block::List(List {
            start: None,
            items: vec![item(vec![paragraph(line())]), item(vec![paragraph(line())])],
            ..List::default()
        })]);
        check(vec![Block::List(List {
            start: Some(9),
            items: vec![item(vec![paragraph(line()), paragraph(line())]), item(vec![paragraph(line())])],
            ..List::default()
        })]);
        check(vec![Block::Quote { content: vec![paragraph(line())], attribution: line() }]);
        check(vec![Block::Code { language: None, text: format!("{nasty}\n{nasty}") }]);
        check(vec![Block::Table(Table {
            caption: line(),
            header_rows: 1,
            rows: vec![Row { cells: vec![cell(), cell()] }, Row { cells: vec![cell(), cell()] }],
        })]);
        check(vec![paragraph(vec![Inline::Strong { content: line() }])]);
        check(vec![paragraph(vec![text("a"), Inline::Emphasis { content: line() }, text("b")])]);
        check(vec![paragraph(vec![text("a "), Inline::Link { url: "https://a.example/".into(), content: line() }, text(nasty)])]);
        check(vec![paragraph(vec![text(nasty), Inline::Code { text: nasty.into() }, text(nasty)])]);
        check(vec![paragraph(vec![text(nasty), Inline::Break, text(nasty), Inline::Break, text(nasty)])]);
        check(vec![paragraph(vec![Inline::Image(Image { url: "a.png".into(), alt: nasty.into(), title: None })])]);
    }
}

#[test]
fn a_backslash_stands_only_where_it_is_needed() {
    for plain in [
        "a_b and c_d",
        "#tag",
        "2 * 3",
        "price*",
        "<3 and a < b",
        "AT&T",
        "a | b",
        "1986 was",
        "3.5",
        "wow!",
        "[sic] he said",
        "C#",
        "-5",
        "snake_",
        "C:\\dir",
        "~5",
        "a ` b",
        "(see below)",
        "+1",
        "=",
        "100%",
        "$5 and $6",
        "$5-$6",
        "5$ or 6$",
        "he said: *",
        "a > b",
        "x = y",
    ] {
        assert_eq!(markdown_of(vec![text(plain)]), plain);
    }
    assert_eq!(markdown_of(vec![text("1986. A year")]), "1986\\. A year");
    assert_eq!(markdown_of(vec![text("*a*")]), "\\*a\\*");
}

#[test]
fn addresses_end_where_they_should() {
    for url in [
        "https://a.example/x_(y)",
        "https://a.example/)",
        "https://a.example/((",
        "https://a.example/?a=1&copy=2&amp;b",
        "a\\b",
        "#x",
        "https://a.example/`x`",
        "x\\)",
    ] {
        check(vec![paragraph(vec![Inline::Link { url: url.into(), content: vec![text("a")] }, text("` b")])]);
        check(vec![paragraph(vec![Inline::Image(Image { url: url.into(), alt: "a".into(), title: None })])]);
    }
}

#[test]
fn emphasis_that_markdown_cannot_say_loses_its_stars_and_not_its_text() {
    let strong = |content: &str| Inline::Strong { content: vec![text(content)] };
    assert_eq!(markdown_of(vec![text("是"), strong("“重要”"), text("的")]), "是“重要”的");
    assert_eq!(markdown_of(vec![text("是 "), strong("“重要”"), text("。")]), "是 **“重要”**。");
    assert_eq!(markdown_of(vec![text("a"), strong("b"), text("c")]), "a**b**c");
    let both = Inline::Emphasis { content: vec![Inline::Strong { content: vec![text("a")] }] };
    assert_eq!(check(vec![paragraph(vec![both])]), 0);
    assert_eq!(check(vec![paragraph(vec![Inline::Deleted { content: vec![strong("a"), text(" b")] }])]), 0);
}

/// Numbers that look random and are the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.roll(list.len())]
    }

    fn many<T>(&mut self, most: usize, mut make: impl FnMut(&mut Dice) -> T) -> Vec<T> {
        let count = 1 + self.roll(most);
        (0..count).map(|_| make(self)).collect()
    }

    fn text(&mut self) -> String {
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

    fn url(&mut self) -> String {
        self.pick(&["https://a.example/", "#note", "https://a.example/(x", "a?b=1&lt=2", "https://a.example/x_(y)_z"]).into()
    }

    fn latex(&mut self) -> String {
        self.pick(&["x^2", "a_1 < b", "\\frac{a}{b}", "\\$5", "\\{x\\}", "*", "`", "a`b", "\\text{so} \\to"]).into()
    }

    fn inline(&mut self, depth: usize, in_link: bool) -> Inline {
        let content = |dice: &mut Dice, in_link| dice.many(3, |dice| dice.inline(depth + 1, in_link));
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

    fn line(&mut self) -> Vec<Inline> {
        let mut line = vec![text(&self.text())];
        for _ in 0..self.roll(5) {
            line.push(self.inline(0, false));
        }
        line
    }

    fn block(&mut self, depth: usize) -> Block {
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
            3 => Block::Code { language: None, text: self.many(3, Dice::text).join("\n") },
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
                Block::List(List { start, items, ..List::default() })
            }
            8 => Block::Quote { content: self.many(3, |dice| dice.block(depth + 1)), attribution: vec![] },
            9 => Block::Definitions {
                items: vec![Definition { terms: vec![self.line()], details: vec![self.many(2, |dice| dice.block(depth + 1))] }],
            },
            _ => Block::Rule,
        }
    }
}

/// Takes out what trees of the same document need not agree on: cells without words, which stand for spans, and where notes stand.
fn settle(trees: Vec<Tree>, notes: &mut Vec<Tree>) -> Vec<Tree> {
    let mut out = Vec::new();
    for tree in trees {
        match tree {
            Tree::Line(name, signs) if name == "cell" && signs.is_empty() => {}
            Tree::Branch(name, inside) => {
                let inside = settle(inside, notes);
                let is_note = name.starts_with("note ");
                let is_empty = name == "row" && inside.is_empty();
                let to = if is_note { &mut *notes } else { &mut out };
                to.extend((!is_empty).then_some(Tree::Branch(name, inside)));
            }
            line @ Tree::Line(..) => out.push(line),
        }
    }
    out
}

#[test]
fn every_page_reads_back_as_it_is() {
    let settled = |trees: Vec<Tree>| {
        let mut notes = Vec::new();
        let mut out = settle(trees, &mut notes);
        notes.sort_by_key(|note| if let Tree::Branch(name, _) = note { name.clone() } else { String::new() });
        out.extend(notes);
        out
    };
    let mut report = String::new();
    let (mut lost, mut written) = (0, 0);
    for (path, html) in pages::pages() {
        let document = tamis::Extractor::new().extract(&tamis::Page::text(&html).url("https://page.example/a/b"));
        let markdown = document.to_markdown();
        written += markdown.chars().count();
        let (expected, read) = (settled(expected::blocks(&document.body)), settled(read::markdown(&markdown)));
        if let Some(difference) = difference(&expected, &read, &mut lost) {
            report += &[&path.display().to_string(), "\n", &difference.chars().take(800).collect::<String>(), "\n"].concat();
        }
    }
    assert!(report.is_empty(), "{report}");
    assert!(lost * 200 < written, "{lost} of {written} characters lost a mark");
}

#[test]
fn emphasis_between_words_is_never_lost() {
    let mut dice = Dice(0x0dd_ba11);
    for _ in 0..2000 {
        let word = |dice: &mut Dice| text(dice.pick(&["tea", "a cup", "語語", "é!", "(so)", "x, y"]));
        let marked = |dice: &mut Dice| {
            let content = vec![word(dice)];
            match dice.roll(4) {
                0 => Inline::Strong { content },
                1 => Inline::Emphasis { content },
                2 => Inline::Deleted { content },
                _ => Inline::Emphasis { content: vec![text("a "), Inline::Strong { content }] },
            }
        };
        let line = dice.many(4, |dice| [marked(dice), text(" "), word(dice), text(" ")]).concat();
        assert_eq!(check(vec![paragraph(line)]), 0);
    }
}

#[test]
fn a_document_of_anything_reads_back_as_it_is() {
    let mut dice = Dice(0x5eed_7ea5);
    for _ in 0..3000 {
        check(vec![paragraph(dice.line())]);
    }
    for _ in 0..2000 {
        let body = dice.many(4, |dice| dice.block(0));
        check(body);
    }
}

#[test]
fn a_sanitizer_finds_nothing_to_take_from_the_html() {
    let sanitizer = allowed::sanitizer();
    let mut dice = Dice(0xcafe_f00d);
    for _ in 0..1000 {
        let html = document(dice.many(4, |dice| dice.block(0))).to_html();
        assert_eq!(sanitizer.clean(&html).to_string(), html);
    }
    let quoted = "a\"'<script>&amp;\u{a0}";
    let image = Image { url: quoted.into(), alt: quoted.into(), title: Some(quoted.into()) };
    let html = document(vec![
        paragraph(vec![Inline::Image(image), text(quoted)]),
        Block::Code { language: Some(quoted.into()), text: "\n\na".into() },
        Block::Callout { kind: CalloutKind::Tip, title: vec![text(quoted)], content: vec![paragraph(vec![text(quoted)])] },
        Block::Footnotes { notes: vec![Footnote { number: 7, content: vec![paragraph(vec![text(quoted)])] }] },
        Block::List(List {
            start: Some(2),
            reversed: true,
            numbering: Some(Numbering::LowerRoman),
            items: vec![Item { checked: Some(true), content: vec![paragraph(vec![text(quoted)])] }],
        }),
    ])
    .to_html();
    assert_eq!(sanitizer.clean(&html).to_string(), html);
}

#[test]
fn footnotes_read_back_linked_and_notes_without_a_link_are_not_lost() {
    let reference = |number| Inline::FootnoteReference { number };
    let note = |number, content| Footnote { number, content };
    let body = vec![
        paragraph(vec![text("one"), reference(1), text(" two"), reference(2)]),
        Block::Footnotes {
            notes: vec![
                note(1, vec![paragraph(vec![text("first")]), Block::Code { language: None, text: "x".into() }]),
                note(2, vec![paragraph(vec![text("second")])]),
                note(3, vec![paragraph(vec![text("third")])]),
            ],
        },
    ];
    let document = document(body);
    let markdown = document.to_markdown();
    assert_eq!(markdown, "one[^1] two[^2]\n\n[^1]: first\n\n    ```\n    x\n    ```\n\n[^2]: second\n\n3. third\n");
    let shown = show(&read::markdown(&markdown));
    let expected = "paragraph \"one^1 two^2\", list Some(3) { item None { paragraph \"third\" } }, \
                    note 1 { paragraph \"first\", code  \"x\" }, note 2 { paragraph \"second\" }";
    assert_eq!(shown, expected);
    assert_eq!(document.to_text(), "one[1] two[2]\n\n[1] first\n\n    x\n\n[2] second\n\n[3] third\n");
}

#[test]
fn json_reads_back_as_the_same_document() {
    let mut dice = Dice(0x1234_5678);
    for _ in 0..100 {
        let written = document(dice.many(4, |dice| dice.block(0)));
        let read: Document = serde_json::from_str(&written.to_json()).expect("JSON of a document");
        assert_eq!(read, written);
    }
}

#[test]
fn the_title_stands_before_the_body_once() {
    let mut with_title = document(vec![paragraph(vec![text("Hot.")])]);
    assert_eq!(with_title.titled().to_markdown(), "Hot.\n");
    with_title.metadata.title = Some("On *tea*".into());
    assert_eq!(with_title.titled().to_markdown(), "# On \\*tea\\*\n\nHot.\n");
    with_title.body.insert(0, Block::Heading { level: 2, content: vec![text("On *Tea*!")] });
    assert_eq!(with_title.titled().to_text(), "On *tea*\n\nHot.\n");
    assert_eq!(with_title.to_text(), "On *Tea*!\n\nHot.\n");
}

#[test]
fn text_is_readable_on_its_own() {
    let item = |checked, content| Item { checked, content };
    let nested = Block::List(List {
        start: Some(9),
        items: vec![
            item(None, vec![paragraph(vec![text("c"), Inline::Break, text("d")])]),
            item(None, vec![paragraph(vec![text("e")])]),
        ],
        ..List::default()
    });
    let list = Block::List(List {
        start: None,
        items: vec![item(Some(true), vec![paragraph(vec![text("a")])]), item(None, vec![paragraph(vec![text("b")]), nested])],
        ..List::default()
    });
    let cell = |content: &str| Cell {
        content: vec![paragraph(vec![text(content)])],
        heading: false,
        columns: 1,
        rows: 1,
        alignment: None,
    };
    let body = vec![
        list,
        Block::Quote {
            content: vec![paragraph(vec![
                text("so "),
                Inline::Image(Image { url: "x".into(), alt: "y".into(), title: None }),
                text(" it is"),
            ])],
            attribution: vec![text("Ada")],
        },
        Block::Code { language: None, text: "x\n\n  y".into() },
        Block::Table(Table { caption: vec![], header_rows: 0, rows: vec![Row { cells: vec![cell("f"), cell("g")] }] }),
        Block::Definitions {
            items: vec![Definition { terms: vec![vec![text("tea")]], details: vec![vec![paragraph(vec![text("a leaf")])]] }],
        },
    ];
    let expected = "- [x] a\n\n- b\n\n  9. c\n     d\n  10. e\n\n> so it is\n>\n> Ada\n\nx\n\n  y\n\nf | g\n\ntea\n  a leaf\n";
    assert_eq!(document(body).to_text(), expected);
}
