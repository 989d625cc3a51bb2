//! The blocks of a document.

use serde::{Deserialize, Serialize};

use super::Inline;

/// A block of a document.
///
/// ```
/// use tamis::Block::{Heading, Paragraph};
///
/// let html = "<p>Water just off the boil is best for a green tea.</p><h2>Black tea</h2><p>It wants water that boils.</p>";
/// let document = tamis::extract(html);
/// assert!(matches!(document.body.as_slice(), [Paragraph { .. }, Heading { level: 2, .. }, Paragraph { .. }]));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 to 6, as on the page.
        level: u8,
        /// The text of the heading.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// The text of the paragraph.
        content: Vec<Inline>,
    },
    /// A list.
    List(List),
    /// A quotation.
    Quote {
        /// What is quoted.
        content: Vec<Block>,
        /// Who said it or where.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attribution: Vec<Inline>,
    },
    /// A remark that is set apart from the text: a note, a tip, a warning.
    Callout {
        /// How much it matters.
        kind: CalloutKind,
        /// What stands over it on the page; empty where nothing does.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        title: Vec<Inline>,
        /// What it says.
        content: Vec<Block>,
    },
    /// A code listing or other preformatted text.
    Code {
        /// The language as the page names it, lower case: `rust`, `c++`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// The lines, without the last line's end.
        text: String,
    },
    /// A table of data.
    Table(Table),
    /// A picture with its caption.
    Figure(Figure),
    /// A formula on lines of its own.
    Math {
        /// The formula as LaTeX, without delimiters, white space folded.
        latex: String,
    },
    /// A film, a recording or another page shown in this one.
    Media(Media),
    /// Footnotes; each is referred to by an [`Inline::FootnoteReference`] with its number.
    Footnotes {
        /// The notes in page order.
        notes: Vec<Footnote>,
    },
    /// Terms with their explanations.
    Definitions {
        /// The entries in page order.
        items: Vec<Definition>,
    },
    /// A thematic break.
    Rule,
}

/// What a [`Block::Callout`] is, as GitHub's Markdown names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum CalloutKind {
    /// Good to know.
    Note,
    /// Helps to do better.
    Tip,
    /// Needed for success.
    Important,
    /// Needs attention.
    Warning,
    /// Has risks.
    Caution,
}

impl CalloutKind {
    /// The name in lower case: `note`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            CalloutKind::Note => "note",
            CalloutKind::Tip => "tip",
            CalloutKind::Important => "important",
            CalloutKind::Warning => "warning",
            CalloutKind::Caution => "caution",
        }
    }
}

/// A film, a recording or another page shown in the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Media {
    /// What it is.
    pub kind: MediaKind,
    /// Where it is: absolute where the page's address is known or told by the page; never a script.
    pub url: String,
    /// What it shows, in words; empty where the page does not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
}

/// What a [`Media`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum MediaKind {
    /// A recording.
    Audio,
    /// A film.
    Video,
    /// A page of a player or another site.
    Embed,
}

/// A footnote.
///
/// ```
/// let html = "<p>The ferry was late<sup><a href=#n>1</a></sup> every day this week.<p id=n>1 So says the board.";
/// let document = tamis::extract(html);
/// assert!(matches!(&document.body[1], tamis::Block::Footnotes { notes } if notes[0].number == 1));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Footnote {
    /// Its number, from 1 on in page order.
    pub number: u32,
    /// What it says, without its number and the links back.
    pub content: Vec<Block>,
}

/// A list.
///
/// ```
/// let html = "<p>Water just off the boil is best for a green tea.</p><ol start=3><li>Boil water.<li>Wait three minutes.</ol>";
/// let document = tamis::extract(html);
/// assert!(matches!(&document.body[1], tamis::Block::List(list) if list.start == Some(3) && list.items.len() == 2));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct List {
    /// The number of the first item where the list is numbered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<i64>,
    /// Whether the numbers go down.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reversed: bool,
    /// How the numbers are written where not as digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numbering: Option<Numbering>,
    /// The items in page order.
    pub items: Vec<Item>,
}

/// How the numbers of a list are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Numbering {
    /// a, b, c
    LowerLetters,
    /// A, B, C
    UpperLetters,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
}

impl List {
    /// What stands before the item at a position: `3.`, `c.`, `iii.`, or nothing where the list is not numbered.
    pub(crate) fn label(&self, position: usize) -> Option<String> {
        let step = i64::try_from(position).unwrap_or(i64::MAX);
        let start = self.start?;
        let number = if self.reversed { start.saturating_sub(step) } else { start.saturating_add(step) };
        let label = match (self.numbering, u32::try_from(number)) {
            (Some(Numbering::LowerLetters), Ok(number @ 1..)) => letters(number),
            (Some(Numbering::UpperLetters), Ok(number @ 1..)) => letters(number).to_ascii_uppercase(),
            (Some(Numbering::LowerRoman), Ok(number @ 1..4000)) => roman(number),
            (Some(Numbering::UpperRoman), Ok(number @ 1..4000)) => roman(number).to_ascii_uppercase(),
            _ => number.to_string(),
        };
        Some(label + ".")
    }

    /// Whether the items stand under each other without blank lines: each is one paragraph, perhaps with such lists below it,
    /// or one heading.
    ///
    /// A list inside that is numbered from another number than 1 asks for a blank line in Markdown, so it makes the list loose.
    pub(crate) fn is_tight(&self) -> bool {
        self.items.iter().all(|item| {
            if let [Block::Heading { .. }] = item.content.as_slice() {
                return true;
            }
            let mut blocks = item.content.iter();
            let first = blocks.next();
            matches!(first, None | Some(Block::Paragraph { .. }))
                && blocks.all(|block| matches!(block, Block::List(list) if list.interrupts() && list.is_tight()))
                && item.content.len() <= 2
        })
    }

    /// Whether it may begin in Markdown right below a paragraph, and goes on without a blank line.
    pub(crate) fn interrupts(&self) -> bool {
        matches!(self.start, None | Some(1)) && !self.reversed
    }
}

/// a, b, … z, aa, ab, …
fn letters(mut number: u32) -> String {
    let mut out = Vec::new();
    while number > 0 {
        number -= 1;
        out.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    out.iter().rev().collect()
}

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Item {
    /// Whether the box before the item is ticked, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<bool>,
    /// What stands in the item; nested lists are blocks of it.
    pub content: Vec<Block>,
}

/// A term, or several, with what they mean.
///
/// ```
/// let document = tamis::extract("<dl><dt>Quay<dt>Pier<dd>The place where the ferry to the islands lies until it leaves.</dl>");
/// assert!(matches!(&document.body[0], tamis::Block::Definitions { items } if items[0].terms.len() == 2));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Definition {
    /// The terms, a line each; none where an explanation stands alone.
    pub terms: Vec<Vec<Inline>>,
    /// The explanations, each a run of blocks; none where a term stands alone.
    pub details: Vec<Vec<Block>>,
}

/// A table of data; tables that only lay out the page are not kept as tables.
///
/// ```
/// let document = tamis::extract("<p>How long a tea stays in its water:<table><tr><th>Tea<th>Minutes<tr><td>Green<td>3</table>");
/// assert!(matches!(&document.body[1], tamis::Block::Table(table) if table.header_rows == 1 && table.rows[1].cells.len() == 2));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Table {
    /// The caption; empty where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
    /// How many of the first rows are headings of the columns.
    pub header_rows: usize,
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Row {
    /// The cells in page order; a cell that spans rows or columns stands once, where it begins.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cell {
    /// What stands in the cell; nothing in an empty one.
    pub content: Vec<Block>,
    /// Whether the cell is a heading of its row or column.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub heading: bool,
    /// How many columns it spans, at least 1.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub columns: u16,
    /// How many rows it spans, at least 1.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub rows: u16,
    /// How its text is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alignment: Option<Alignment>,
}

fn one() -> u16 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_one(span: &u16) -> bool {
    *span == 1
}

/// How the text of a table cell is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Alignment {
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// Pictures with their caption.
///
/// ```
/// let html = "<p>Water just off the boil is best for a green tea.</p><img src=https://example.org/cup.jpg alt='A cup'>";
/// let document = tamis::extract(html);
/// assert!(matches!(&document.body[1], tamis::Block::Figure(figure) if figure.images[0].alt == "A cup"));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figure {
    /// The pictures, in page order; may be empty where only the caption was kept.
    pub images: Vec<Image>,
    /// The caption.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Image {
    /// Where it is: absolute where the page's address is known or told by the page; never a script.
    pub url: String,
    /// What it shows, in words; empty where the page does not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// Its title, shown on hovering.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}
