//! How deep and wide a document may be, and when a table only lays out the page.

/// Quotes, lists, tables and figures inside each other; what is deeper stands in the innermost of them. The renderers recurse
/// on this depth.
pub const NESTING: usize = 32;

/// The columns or rows that a cell may span.
pub const SPAN: u16 = 1000;

/// The columns in which spans are drawn with empty cells where a format has no spans; without a bound, a small table of
/// large spans would be written as millions of cells.
pub const SPAN_COLUMNS: usize = 64;

/// A heading with more lines than this is an element that was never closed: only its first line is a heading.
pub const HEADING_LINES: usize = 3;

/// A cell with more words than this holds a part of the page, not a value.
pub const CELL_WORDS: u32 = 150;
/// But where a table has heads and so many rows,
pub const LONG_CELL_ROWS: usize = 3;
/// and so many cells for each of these.
pub const CELLS_TO_LONG: usize = 10;
/// The cell around a heading is looked for so many levels up.
pub const HEADING_LEVELS: usize = 4;

/// A cell of a table without headings that has this many blocks holds a part of the page.
pub const CELL_BLOCKS: usize = 4;
/// The rows of a post in a table, with what stands over it.
pub const POST_ROWS: usize = 3;
/// The same as [`CELL_BLOCKS`] of a cell that spans several columns.
pub const SPANNING_BLOCKS: usize = 2;

/// The largest number of an ordered list that Markdown can write.
pub const LIST_NUMBER: i64 = 999_999_999;

/// From so many characters of scripts without blanks on, a line is a sentence, and not labels beside each other.
pub const SENTENCE_CHARS: u32 = 30;

/// Signs of a box that is not ticked, before an item.
pub const EMPTY_BOXES: &[char] = &['▢', '◻', '☐'];

/// Signs of a box that is ticked.
pub const TICKED_BOXES: &[char] = &['☑', '☒'];

/// Signs of money.
pub const CURRENCIES: [char; 4] = ['$', '€', '£', '¥'];

/// The weights of fonts that have names.
pub const FONT_WEIGHTS: [(&str, u32); 2] = [("normal", 400), ("bold", 700)];
/// From this weight on a text is bold.
pub const BOLD: u32 = 600;

/// What there is above the line as letters of its own.
pub const RAISED: [(char, char); 15] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('n', 'ⁿ'),
    ('i', 'ⁱ'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
];

/// What stands above the line has one of these, beside signs.
pub const RAISED_LEAST: [char; 11] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'n'];

/// The first row of so many columns or more is their head where it stands over numbers.
pub const HEADED_COLUMNS: usize = 3;

/// The cells of such a row have no more words.
pub const HEAD_WORDS: usize = 5;

/// JSON is indented by so many levels at the most.
pub const DEEPEST_INDENT: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(EMPTY_BOXES.is_sorted());
        assert!(TICKED_BOXES.is_sorted());
    }
}
