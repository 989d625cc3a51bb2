//! Turns a block into whether it is the caption of a figure that the text counts: `Figure 2: …`.

use crate::block::TextBlock;
use crate::dom::{Dom, NodeId};
use crate::table::scoring::{BETWEEN_LEVELS, FIGURE_WORDS};
use crate::table::tags::Tag;

/// Whether a block is a caption that begins with the number of its figure, to which the text refers.
pub(super) fn is_numbered_caption(dom: &Dom, block: &TextBlock) -> bool {
    let is_caption = |id: NodeId| dom.tag(id) == Tag::FIGCAPTION;
    dom.ancestors_and_self(block.container).take(BETWEEN_LEVELS).any(is_caption) && begins_with_number(dom, block)
}

fn begins_with_number(dom: &Dom, block: &TextBlock) -> bool {
    let text = dom.text(block.first).trim_start();
    let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let rest = text.strip_prefix(word).unwrap_or_default().trim_start_matches(['.', ' ', '\u{a0}']);
    FIGURE_WORDS.has_lower(word) && rest.starts_with(|c: char| c.is_ascii_digit())
}
