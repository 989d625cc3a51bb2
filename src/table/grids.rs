//! Numbers and words about grids of goods: cards beside each other, each with a link, a picture and a price.

use super::words::Words;

/// So many cards are a grid.
pub const CARDS: usize = 8;
/// The share of the cards that has each of a link, a picture and a price.
pub const CARDS_PART: f32 = 0.7;
/// Words of the longest block that is a price.
pub const PRICE_BLOCK_WORDS: u32 = 14;
/// Words of the longest price that is kept.
pub const PRICE_WORDS: u32 = 8;
/// Words of the shortest text that is kept without being anything else.
pub const TEXT_WORDS: u32 = 8;
/// The share of the cards from which on the same text in them is a label.
pub const SAME_PART: f32 = 0.5;
/// The confidence from which on a page has its content without its grid.
pub const SURE_PAGE: f32 = 0.59;
/// Headings down to this level part a grid from the headline; lower ones are names of goods.
pub const LOWEST_HEADING: u8 = 3;
/// The card around a price is looked for so many levels up,
pub const CARD_LEVELS: usize = 10;
/// and a picture and links among so many nodes of it;
pub const CARD_NODES: usize = 400;
/// what a block in it is, so many levels up.
pub const PART_LEVELS: usize = 5;

/// Units of money that are written in letters, or with a sign of their own, lower case, sorted.
#[rustfmt::skip]
pub const CURRENCIES: &Words = &Words::new(&[
    "aed", "ars", "aud", "brl", "cad", "chf", "dkk", "eur", "euro", "ft", "gbp", "huf", "inr", "kr", "kč", "lei", "nok", "nzd", "pln", "ron", "rs", "sek", "tl", "usd",
    "zł", "грн", "лв", "р", "руб",
]);
/// Signs of money that no other text has.
pub const SIGNS: [char; 8] = ['₴', '₹', '₺', '₽', '₩', '₫', '₪', '元'];
