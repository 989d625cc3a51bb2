//! Turns lines that begin with the same typed bullet, or with numbers that go up by one, into lists.

use super::first_text;
use crate::document::{Block, Inline, Item, List};
use crate::table::polish::{BULLETS, LEAST_TYPED, NUMBER_DIGITS, NUMBER_ENDS};

/// What was typed before a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Bullet(char),
    Number(i64),
}

impl Mark {
    fn is_followed_by(self, next: Mark) -> bool {
        match (self, next) {
            (Mark::Bullet(own), Mark::Bullet(other)) => own == other,
            (Mark::Number(own), Mark::Number(other)) => own + 1 == other,
            _ => false,
        }
    }
}

/// A line of a paragraph, or a block of another kind.
enum Part {
    Line { content: Vec<Inline>, mark: Option<Mark>, is_last: bool },
    Other(Block),
}

impl Part {
    fn mark(&self) -> Option<Mark> {
        match self {
            Part::Line { mark, .. } => *mark,
            Part::Other(_) => None,
        }
    }
}

/// Makes lists of the lines that were typed as such, in one paragraph or in several that follow each other.
pub(super) fn list_typed_lines(blocks: &mut Vec<Block>) {
    let marked = blocks.iter().filter_map(lines_of).flatten().filter(|line| mark_of(line).is_some());
    if marked.take(LEAST_TYPED).count() < LEAST_TYPED {
        return;
    }
    let mut parts = blocks.drain(..).flat_map(parts_of).collect::<Vec<Part>>().into_iter().peekable();
    let mut paragraph: Vec<Vec<Inline>> = Vec::new();
    while let Some(part) = parts.next() {
        let mut run = vec![part];
        let goes_on = |run: &[Part], next: &Part| {
            let last = run.last().and_then(Part::mark);
            last.zip(next.mark()).is_some_and(|(last, next)| last.is_followed_by(next))
        };
        while let Some(next) = parts.next_if(|next| goes_on(&run, next)) {
            run.push(next);
        }
        if run.len() >= LEAST_TYPED {
            close_paragraph(&mut paragraph, blocks);
            blocks.push(list_of(run));
            continue;
        }
        for part in run {
            match part {
                Part::Line { content, is_last, .. } => {
                    paragraph.push(content);
                    if is_last {
                        close_paragraph(&mut paragraph, blocks);
                    }
                }
                Part::Other(block) => blocks.push(block),
            }
        }
    }
    close_paragraph(&mut paragraph, blocks);
}

/// The lines of a paragraph.
fn lines_of(block: &Block) -> Option<impl Iterator<Item = &[Inline]>> {
    let Block::Paragraph { content } = block else { return None };
    Some(content.split(|inline| matches!(inline, Inline::Break)))
}

fn parts_of(block: Block) -> Vec<Part> {
    let Some(lines) = lines_of(&block) else { return vec![Part::Other(block)] };
    let part = |line: &[Inline]| Part::Line { content: line.to_vec(), mark: mark_of(line), is_last: false };
    let mut parts: Vec<Part> = lines.map(part).collect();
    if let Some(Part::Line { is_last, .. }) = parts.last_mut() {
        *is_last = true;
    }
    parts
}

/// What was typed before a line, if more stands behind it.
fn mark_of(line: &[Inline]) -> Option<Mark> {
    let Some(Inline::Text { text }) = line.first() else { return None };
    split_mark(text).filter(|(_, rest)| line.len() > 1 || rest.contains(char::is_alphanumeric)).map(|(mark, _)| mark)
}

/// The mark that a text begins with, and what is behind it and its space.
fn split_mark(text: &str) -> Option<(Mark, &str)> {
    let text = text.trim_start();
    let (mark, rest) = text.split_once(char::is_whitespace)?;
    let mut chars = mark.chars();
    if let (Some(bullet), None) = (chars.next(), chars.next()) {
        // `- 5 °C` is a number.
        let is_minus = bullet == '-' && rest.starts_with(|c: char| c.is_ascii_digit());
        return (BULLETS.contains(&bullet) && !is_minus).then_some((Mark::Bullet(bullet), rest.trim_start()));
    }
    let number = mark.strip_suffix(NUMBER_ENDS).filter(|digits| digits.len() <= NUMBER_DIGITS)?;
    let number = number.parse().ok().filter(|_| number.bytes().all(|digit| digit.is_ascii_digit()))?;
    Some((Mark::Number(number), rest.trim_start()))
}

fn list_of(run: Vec<Part>) -> Block {
    let start = match run.first().and_then(Part::mark) {
        Some(Mark::Number(number)) => Some(number),
        _ => None,
    };
    let item = |part: Part| {
        let Part::Line { mut content, .. } = part else { return None };
        if let Some(text) = first_text(&mut content) {
            *text = split_mark(text).map(|(_, rest)| rest.to_owned())?;
            if text.is_empty() {
                content.remove(0);
            }
        }
        Some(Item { checked: None, content: vec![Block::Paragraph { content }] })
    };
    Block::List(List { start, items: run.into_iter().filter_map(item).collect(), ..List::default() })
}

fn close_paragraph(lines: &mut Vec<Vec<Inline>>, blocks: &mut Vec<Block>) {
    let mut content: Vec<Inline> = Vec::new();
    for (at, line) in lines.drain(..).enumerate() {
        if at > 0 {
            content.push(Inline::Break);
        }
        content.extend(line);
    }
    // Beside a list no break is left.
    while content.last() == Some(&Inline::Break) {
        content.pop();
    }
    let text = content.iter().position(|inline| *inline != Inline::Break).unwrap_or(content.len());
    content.drain(..text);
    if !content.is_empty() {
        blocks.push(Block::Paragraph { content });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The Markdown of a page whose paragraphs are parted by `|` and have lines.
    fn listed(text: &str) -> String {
        let line = |line: &str| Inline::Text { text: line.into() };
        let paragraph = |text: &str| {
            let lines = text.split('\n').map(|text| vec![line(text)]).collect::<Vec<_>>();
            Block::Paragraph { content: lines.join(&Inline::Break) }
        };
        let mut document = crate::extract("");
        document.body = text.split('|').map(paragraph).collect();
        list_typed_lines(&mut document.body);
        document.to_markdown()
    }

    #[test]
    fn lines_with_the_same_bullet_are_a_list() {
        assert_eq!(listed("Take:\n• tea\n• water\n• time\nWait."), "Take:\n\n- tea\n- water\n- time\n\nWait.\n");
        assert_eq!(listed("- tea|- water|- time"), "- tea\n- water\n- time\n");
        assert_eq!(listed("• tea\n- water\n• time"), "• tea\\\n\\- water\\\n• time\n");
        assert_eq!(listed("- tea\n- water\nboth"), "\\- tea\\\n\\- water\\\nboth\n");
    }

    #[test]
    fn lines_whose_numbers_go_up_by_one_are_a_list() {
        assert_eq!(listed("3. tea\n4. water\n5. time"), "3. tea\n4. water\n5. time\n");
        assert_eq!(listed("1) tea|2) water|3) time|5) cup"), "1. tea\n2. water\n3. time\n\n5\\) cup\n");
        assert_eq!(listed("1. tea\n3. water\n5. time"), "1\\. tea\\\n3\\. water\\\n5\\. time\n");
    }

    #[test]
    fn numbers_below_zero_and_bare_marks_are_no_bullets() {
        assert_eq!(listed("- 5 °C\n- 7 °C\n- 9 °C"), "\\- 5 °C\\\n\\- 7 °C\\\n\\- 9 °C\n");
        assert_eq!(listed("•|•|•"), "•\n\n•\n\n•\n");
    }
}
