//! What the text of a block says of it.

use super::Row;
use super::list;
use super::tree::{lg, share};
use crate::block::TextBlock;
use crate::table::features;

/// Writes what the text of a block says of it.
pub(super) fn measure_text(block: &TextBlock, row: &mut Row) {
    let shape = &block.shape;
    let words = shape.words();
    let mut put = |at: usize, value: f32| {
        if let Some(slot) = row.get_mut(at) {
            *slot = value;
        }
    };
    put(list::WORDS.at(0), lg(words));
    put(list::CHARS.at(0), lg(shape.chars));
    put(list::WORD_LENGTH.at(0), share(shape.chars, words).min(features::WORD_LENGTH));
    put(list::LONGEST_WORD.at(0), (shape.longest_word as f32).min(features::LONGEST_WORD));
    put(list::SENTENCE_ENDS.at(0), lg(shape.sentence_ends));
    put(list::COMMAS.at(0), share(shape.commas, words));
    put(list::DIGITS.at(0), share(shape.digits, shape.chars));
    put(list::CAPITALS.at(0), share(shape.capitals, shape.chars));
    put(list::CAPITALISED.at(0), share(shape.capitalised, words));
    put(list::MARKS.at(0), share(shape.marks, shape.chars));
    put(list::FIRST.at(0), f32::from(shape.first as u8));
    put(list::LAST.at(0), f32::from(shape.last as u8));
    put(list::UNIQUE.at(0), shape.unique_share());
    put(list::MONEY.at(0), (shape.money as f32).min(features::RARE));
    put(list::SEPARATORS.at(0), (shape.separators as f32).min(features::FREQUENT));
    put(list::QUESTIONS.at(0), (shape.questions as f32).min(features::RARE));
    put(list::SIGNS.at(0), ((shape.copyrights + shape.ats) as f32).min(features::RARE));
    put(list::UNSPACED.at(0), share(shape.unspaced, shape.chars));
    put(list::LINK_SHARE_OWN.at(0), share(shape.link_chars, shape.chars));
    put(list::LINKS_OWN.at(0), (block.links as f32).min(features::FREQUENT));
}
