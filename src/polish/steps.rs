//! Turns the numbers that stand alone before the steps of an instruction into a numbered list.

use std::ops::Range;

use crate::document::{Block, Inline, Item, List};
use crate::table::polish::{LEAST_TYPED, MOST_OF_STEP, NUMBER_ENDS};

/// Makes a list of the blocks behind `1`, `2`, `3` and so on, where several such lines follow each other with a few blocks between
/// them. Behind the last number stand as many blocks as behind the one that has fewest.
pub(super) fn list_steps(blocks: &mut Vec<Block>) {
    let mut lists: Vec<Vec<Range<usize>>> = Vec::new();
    while let Some(steps) = find_steps(blocks, lists.last().map_or(0, |list| end_of(list))) {
        lists.push(steps);
    }
    if lists.is_empty() {
        return;
    }
    let mut rest = std::mem::take(blocks).into_iter();
    let mut at = 0;
    for steps in lists {
        let first = steps.first().map_or(at, |step| step.start);
        blocks.extend(rest.by_ref().take(first - at));
        at = end_of(&steps);
        let items = steps.into_iter().map(|step| {
            let content = rest.by_ref().take(step.len()).skip(1).collect();
            Item { checked: None, content }
        });
        blocks.push(Block::List(List { start: Some(1), items: items.collect(), ..List::default() }));
    }
    blocks.extend(rest);
}

fn end_of(steps: &[Range<usize>]) -> usize {
    steps.last().map_or(0, |step| step.end)
}

/// The numbers of the next such steps, each with what stands behind it.
fn find_steps(blocks: &[Block], from: usize) -> Option<Vec<Range<usize>>> {
    let mut at = from;
    loop {
        let first = at + blocks.get(at..)?.iter().position(|block| number_of(block) == Some(1))?;
        let mut starts = vec![first];
        while let Some(next) = next_step(blocks, starts.last().copied()?, starts.len() + 1) {
            starts.push(next);
        }
        at = first + 1;
        if starts.len() < LEAST_TYPED {
            continue;
        }
        let fewest = starts.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?)).min()?;
        let last = starts.last().copied()?;
        let end = last + 1 + blocks.iter().skip(last + 1).take(fewest - 1).take_while(|block| is_part(block)).count();
        let ends = starts.iter().skip(1).copied().chain([end]);
        if end > last + 1 {
            return Some(starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect());
        }
    }
}

/// Where the next number stands, if it is this one and so near that what is between belongs to the number before.
fn next_step(blocks: &[Block], step: usize, number: usize) -> Option<usize> {
    let behind = blocks.iter().enumerate().skip(step + 1).take(MOST_OF_STEP + 1);
    let (next, _) = behind.clone().find(|(_, block)| number_of(block) == Some(number))?;
    let is_whole = next > step + 1 && behind.take(next - step - 1).all(|(_, block)| is_part(block));
    is_whole.then_some(next)
}

/// Whether a block may be a part of a step: nothing that begins a part of the page.
fn is_part(block: &Block) -> bool {
    !matches!(block, Block::Heading { .. } | Block::Rule | Block::Footnotes { .. }) && number_of(block).is_none()
}

/// The number that is all that a paragraph says.
fn number_of(block: &Block) -> Option<usize> {
    let Block::Paragraph { content } = block else { return None };
    let text = match content.as_slice() {
        [Inline::Text { text }] => text,
        [Inline::Strong { content }] => match content.as_slice() {
            [Inline::Text { text }] => text,
            _ => return None,
        },
        _ => return None,
    };
    let digits = text.trim().trim_end_matches(NUMBER_ENDS);
    digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The Markdown of blocks, parted by `|`; those with a `#` are headings.
    fn listed(text: &str) -> String {
        let block = |text: &str| {
            let content = vec![Inline::Text { text: text.trim_start_matches('#').into() }];
            if text.starts_with('#') { Block::Heading { level: 2, content } } else { Block::Paragraph { content } }
        };
        let mut document = crate::extract("");
        document.body = text.split('|').map(block).collect();
        list_steps(&mut document.body);
        document.to_markdown()
    }

    #[test]
    fn numbers_alone_before_steps_number_them() {
        assert_eq!(listed("Brew:|1|Boil|2|Pour|3|Wait|Drink."), "Brew:\n\n1. Boil\n2. Pour\n3. Wait\n\nDrink.\n");
        assert_eq!(listed("1.|Boil|Cover|2.|Pour|3.|Wait|Drink"), "1. Boil\n\n   Cover\n\n2. Pour\n\n3. Wait\n\nDrink\n");
    }

    #[test]
    fn numbers_that_number_nothing_stay() {
        for text in ["1|Boil|2|Pour", "1|2|3|4", "1|Boil|3|Pour|4|Wait", "1|#Boil|2|#Pour|3|#Wait", "1|Boil|2|Pour|3|#Wait"] {
            assert!(listed(text).lines().any(|line| line == "1"), "{text}");
        }
    }
}
