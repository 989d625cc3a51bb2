//! What labels and values are that a page lays out beside each other in blocks of their own.

/// The most elements in a row of them.
pub const MOST_PARTS: usize = 4;
/// The most nodes of such a row.
pub const ROW_NODES: u32 = 40;
/// Bytes of the longest part: more is a sentence.
pub const PART_BYTES: usize = 80;
/// Words of the longest part,
pub const PART_WORDS: usize = 8;
/// and of the longest amount: `1 hour 20 minutes`.
pub const AMOUNT_WORDS: usize = 4;
/// Bytes of the longest unit that stands alone.
pub const UNIT_BYTES: usize = 6;
/// What ends a label.
pub const LABEL_ENDS: &[char] = &[':', '：'];
/// What may stand before the digits of an amount.
pub const BEFORE_DIGITS: &[char] = &['$', '€', '£', '¥', '+', '-', '−', '~', '≈', '<', '>'];
/// Fractions that are one sign.
pub const FRACTIONS: &[char] = &['¼', '½', '¾', '⅓', '⅔', '⅛', '⅜', '⅝', '⅞'];
/// The parts of a row that is a label, an amount and its unit.
pub const UNIT_PARTS: usize = 3;
