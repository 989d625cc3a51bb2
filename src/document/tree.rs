//! The blocks of a document.

use serde::{Deserialize, Serialize};

use super::Inline;

/// A block of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// Terms with their explanations.
    Definitions {
        /// The entries in page order.
        items: Vec<Definition>,
    },
    /// A thematic break.
    Rule,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct List {
    /// The number of the first item where the list is numbered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<i64>,
    /// The items in page order.
    pub items: Vec<Item>,
}

impl List {
    /// Whether the items stand under each other without blank lines: each is one paragraph, perhaps with such lists below it.
    ///
    /// A list inside that is numbered from another number than 1 asks for a blank line in Markdown, so it makes the list loose.
    pub(crate) fn is_tight(&self) -> bool {
        self.items.iter().all(|item| {
            let mut blocks = item.content.iter();
            let first = blocks.next();
            matches!(first, None | Some(Block::Paragraph { .. }))
                && blocks.all(|block| matches!(block, Block::List(list) if matches!(list.start, None | Some(1)) && list.is_tight()))
                && item.content.len() <= 2
        })
    }
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Whether the box before the item is ticked, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<bool>,
    /// What stands in the item; nested lists are blocks of it.
    pub content: Vec<Block>,
}

/// A term, or several, with what they mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// The terms.
    pub terms: Vec<Vec<Inline>>,
    /// The explanations, each a run of blocks.
    pub details: Vec<Vec<Block>>,
}

/// A table of data; tables that only lay out the page are not kept as tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The caption.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
    /// How many of the first rows are headings of the columns.
    pub header_rows: usize,
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The cells in page order; a cell that spans rows or columns stands once, where it begins.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// What stands in the cell.
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The pictures, in page order; may be empty where only the caption was kept.
    pub images: Vec<Image>,
    /// The caption.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Image {
    /// Where it is: absolute where the page's URL is known; never a script.
    pub url: String,
    /// What it shows, in words; empty where the page does not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// Its title, shown on hovering.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}
