//! Turns a block into whether it is the caption of a figure that the text counts, `Figure 2: …`, the name of the file over a
//! piece of code, `src/main.rs`, or the title of a remark that is set apart, `Note`.

use crate::block::TextBlock;
use crate::dom::Dom;
use crate::table::named::Named;
use crate::table::scoring::{
    BETWEEN_LEVELS, CAPTIONED_NODES, FIGURE_WORDS, FILE_NAME_CHARS, FILE_NAME_WORDS, LONGEST_ENDING, TITLE_LEVELS,
};
use crate::table::tags::{Tag, Tags};

/// Whether a block is a caption that begins with the number of its figure, to which the text refers, or one of a piece of code.
pub(super) fn is_telling_caption(dom: &Dom, block: &TextBlock) -> bool {
    let Some(caption) = dom.find_around(block.container, BETWEEN_LEVELS, Tags::of(&[Tag::FIGCAPTION])) else { return false };
    let figure = dom.parent(caption);
    let holds = |tag: Tag| dom.descendants(figure).take(CAPTIONED_NODES).any(|id| dom.tag(id) == tag);
    begins_with_number(dom, block) || dom.tag(figure) == Tag::FIGURE && holds(Tag::PRE) && !holds(Tag::IMG)
}

fn begins_with_number(dom: &Dom, block: &TextBlock) -> bool {
    let text = dom.text(block.first).trim_start();
    let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let rest = text.strip_prefix(word).unwrap_or_default().trim_start_matches(['.', ' ', '\u{a0}']);
    FIGURE_WORDS.has_lower(word) && rest.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a block is a few words of which the last is the name of a file.
pub(super) fn names_file(dom: &Dom, block: &TextBlock) -> bool {
    if block.links > 0 || block.shape.chars > FILE_NAME_CHARS {
        return false;
    }
    let text = block.text(dom);
    let name = text.split_whitespace().next_back().filter(|_| text.split_whitespace().count() <= FILE_NAME_WORDS);
    // A dot at the end is that of a sentence, and a number behind one that of a version.
    name.and_then(|name| name.rsplit_once('.')).is_some_and(|(before, ending)| {
        let is_ending = (1..=LONGEST_ENDING).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        !before.is_empty() && is_ending && ending.starts_with(|c: char| c.is_ascii_alphabetic())
    })
}

/// Whether a block is the title of the remark in which the next one stands.
pub(super) fn titles_remark(dom: &Dom, block: &TextBlock, next: &TextBlock) -> bool {
    if !dom.is_in(block.container, Named::Title) {
        return false;
    }
    let mut around = dom.ancestors_and_self(block.container).take(TITLE_LEVELS);
    around.find(|id| dom.is_named(*id, Named::Title)).is_some_and(|title| {
        let remark = dom.parent(title);
        dom.is_named(remark, Named::CalloutHolder) && dom.contains(remark, next.first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    #[test]
    fn names_of_files_end_with_a_kind_and_sentences_do_not() {
        let names = |text: &str| {
            let dom = parse(&format!("<p>{text}"), &Limits::default());
            split_blocks(&dom).first().is_some_and(|block| names_file(&dom, block))
        };
        assert!(names("src/queues/invoices.ts") && names("Filename: src/main.rs") && names("<code>.env.local</code>"));
        assert!(!names("Run it.") && !names("Version 2.0") && !names("Copy") && !names("e.g. of the boats in main.rs"));
        assert!(!names("<a href=/f>main.rs</a>"));
    }
    #[test]
    fn a_remark_has_its_title_inside() {
        let titles = |page: &str| {
            let dom = parse(page, &Limits::default());
            let blocks = split_blocks(&dom);
            titles_remark(&dom, &blocks[0], &blocks[1])
        };
        assert!(titles("<div class='admonition note'><p class=admonition-title>Note<p>The pier is closed.</div>"));
        assert!(!titles("<div class='admonition note'><p class=admonition-title>Note</div><p>The pier is closed."));
        assert!(!titles("<div class=card><p class=card-title>Note<p>The pier is closed.</div>"));
    }
}
