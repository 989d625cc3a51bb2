//! Turns blocks that are not what their elements say into what they are: headings of whole sentences into paragraphs, rows of
//! marks into rules; and takes away rules that part nothing, and marks that are alone.

use crate::document::flat::words;
use crate::document::{Block, Inline};
use crate::table::polish as table;
use crate::text::Shape;

/// Puts right what the blocks of a document are. Only blocks of the document itself: in lists and quotes, a line says what it is
/// by where it stands.
pub(super) fn reshape(blocks: &mut Vec<Block>) {
    let are_sentences = levels_of_sentences(blocks);
    for block in blocks.iter_mut() {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } if is_drawn(content) => *block = Block::Rule,
            Block::Heading { level, content } if are_sentences(*level) && is_sentence(content) => {
                *block = Block::Paragraph { content: std::mem::take(content) };
            }
            _ => {}
        }
    }
    blocks.retain(|block| !matches!(block, Block::Paragraph { content } if is_lone_mark(content)));
    drop_idle_rules(blocks);
}

/// The text of a line that is nothing but one text, perhaps set in bold or aslant.
fn text_of(line: &[Inline]) -> Option<&str> {
    match line {
        [Inline::Text { text }] => Some(text),
        [Inline::Strong { content } | Inline::Emphasis { content }] => match content.as_slice() {
            [Inline::Text { text }] => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a line is a rule that was typed: `* * *`, `-----`.
fn is_drawn(line: &[Inline]) -> bool {
    let Some(text) = text_of(line).filter(|text| text.starts_with(table::RULE_MARKS)) else { return false };
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    marks.clone().all(|c| table::RULE_MARKS.contains(&c)) && marks.nth(table::FEWEST_RULE_MARKS - 1).is_some()
}

/// Whether a paragraph is one mark, which was drawn around or before a text: a quotation mark, a dash.
fn is_lone_mark(line: &[Inline]) -> bool {
    let mut signs = text_of(line).unwrap_or_default().chars();
    signs.next().is_some_and(|sign| table::LONE_MARKS.contains(&sign)) && signs.next().is_none()
}

/// The levels of headings of which at least half of those that tell something are whole sentences: where others beside them are
/// short, all of them are the headings of a list.
fn levels_of_sentences(blocks: &[Block]) -> impl Fn(u8) -> bool + use<> {
    // No page has its name in a second one of these.
    let mut counts = [(0_usize, 0_usize); 7];
    for block in blocks {
        if let Block::Heading { level, content } = block
            && let Some((long, told)) = counts.get_mut(usize::from(*level)).filter(|_| *level > 1)
        {
            *long += usize::from(is_sentence(content));
            *told += usize::from(tells(content));
        }
    }
    move |level| counts.get(usize::from(level)).is_some_and(|(long, told)| *long > 0 && long * 2 >= *told)
}

/// Whether a line ends as a sentence does that is told.
fn tells(line: &[Inline]) -> bool {
    matches!(line.last(), Some(Inline::Text { text }) if text.trim_end_matches(table::CLOSING).ends_with(table::TOLD_ENDS))
}

/// Whether a heading is a paragraph that was written large: a sentence that is told, or more than any heading has. What is asked
/// heads its answer, however long, and what is a link as a whole is the name of another page.
fn is_sentence(line: &[Inline]) -> bool {
    if line.len() == 1 && matches!(line.first(), Some(Inline::Link { .. })) {
        return false;
    }
    let text = words(line);
    // Most headings are short, and need not be counted.
    if text.len() < table::SENTENCE_BYTES {
        return false;
    }
    // A step of a list has its number before it.
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let bare = text.trim_end().trim_end_matches(table::CLOSING);
    let least = if bare.ends_with(table::TOLD_ENDS) { table::SENTENCE_WORDS } else { table::LONGEST_HEADING };
    !bare.ends_with(table::ASKED_ENDS) && Shape::of(&text).words() >= least
}

/// Drops rules that part nothing: beside another, and right under a heading, which parts as well.
fn drop_idle_rules(blocks: &mut Vec<Block>) {
    blocks.dedup_by(|next, before| *next == Block::Rule && matches!(before, Block::Rule | Block::Heading { .. }));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The Markdown of blocks, parted by `|`; those with a `#` are headings, and `---` is a rule.
    fn reshaped(text: &str) -> String {
        let block = |text: &str| {
            let content = vec![Inline::Text { text: text.trim_start_matches('#').into() }];
            match text {
                "---" => Block::Rule,
                _ if text.starts_with('#') => Block::Heading { level: 2, content },
                _ => Block::Paragraph { content },
            }
        };
        let mut document = crate::extract("");
        let body: Vec<Block> = text.split('|').map(block).collect();
        document.body = crate::polish::polish(body.into(), &crate::Metadata::default()).blocks;
        document.to_markdown()
    }

    const TOLD: &str = "The ferry to the outer islands will leave an hour later from May on, and it will not wait for the mail.";

    #[test]
    fn a_heading_that_tells_a_whole_sentence_is_a_paragraph() {
        assert_eq!(reshaped(&format!("#{TOLD}|Tea.")), format!("{TOLD}\n\nTea.\n"));
        let quoted = format!("“{TOLD}”");
        assert_eq!(reshaped(&format!("#{quoted}")), format!("{quoted}\n"));
        let long = format!("{} {}", TOLD.replace(['.', ','], ""), TOLD.replace('.', ""));
        assert_eq!(reshaped(&format!("#{long}")), format!("{long}\n"));
    }

    #[test]
    fn a_heading_that_is_short_or_asks_stays_one() {
        let asked = TOLD.replace('.', "?");
        let step = format!("1. {TOLD}");
        for text in ["The ferry leaves an hour later.", &step, &asked, &TOLD.replace('.', ""), &format!("{TOLD} {asked}")] {
            assert_eq!(reshaped(&format!("#{text}|Tea.")), format!("## {text}\n\nTea.\n"));
        }
    }

    #[test]
    fn a_long_heading_among_short_ones_that_tell_as_much_stays_one() {
        assert_eq!(reshaped(&format!("#{TOLD}|Tea.|#It is late.|Tea.|#It is cold.|Tea.")).matches("## ").count(), 3);
        assert_eq!(reshaped(&format!("#{TOLD}|Tea.|#It is late.|Tea.|#Boats|Tea.")).matches("## ").count(), 2);
    }

    #[test]
    fn the_name_of_another_page_stays_a_heading_whatever_it_says() {
        let content = vec![Inline::Link { url: "/a".into(), content: vec![Inline::Text { text: TOLD.into() }] }];
        let mut blocks = vec![Block::Heading { level: 3, content: content.clone() }];
        reshape(&mut blocks);
        assert_eq!(blocks, [Block::Heading { level: 3, content }]);
    }

    #[test]
    fn rules_part_what_stands_on_both_sides() {
        assert_eq!(reshaped("---|One.|---|---|Two.|---"), "One.\n\n---\n\nTwo.\n");
        assert_eq!(reshaped("One.|---|#Two|---|Three."), "One.\n\n---\n\n## Two\n\nThree.\n");
        assert_eq!(reshaped("---"), "");
    }

    #[test]
    fn rows_of_marks_are_rules_and_marks_alone_go() {
        assert_eq!(
            reshaped("One.|* * *|Two.|------|Three.|#∼ ∼ ∼|Four.|=-=-=|Five."),
            "One.\n\n---\n\nTwo.\n\n---\n\nThree.\n\n---\n\nFour.\n\n---\n\nFive.\n"
        );
        assert_eq!(reshaped("“|One.|—|Two."), "One.\n\nTwo.\n");
        assert_eq!(reshaped("One.|...|--|?|Two."), "One.\n\n...\n\n\\--\n\n?\n\nTwo.\n");
    }
}
