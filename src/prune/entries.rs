//! Lines under and beside the entries of lists: buttons, counts, the last posts of a forum's index, who wrote an entry and when.

use super::{Line, Page};
use crate::block::TextBlock;
use crate::dom::NodeId;
use crate::dom::declared::declares;
use crate::metadata::has_date;
use crate::select::Selection;
use crate::table::entries as table;
use crate::table::named::Named;
use crate::table::prune::{EVENT_LEVELS, STAMPS, SURE_SCORE};
use crate::table::tags::{Tag, Tags};

impl Page<'_> {
    /// The kept lines of that kind. `lines` are the texts of the short ones, in order.
    pub(super) fn find_entry_lines(&self, selection: &Selection, lines: &[Line<'_>]) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let (mut meta, mut tags, mut index, mut numbers) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut clocks: Vec<(usize, f32)> = Vec::new();
        for (at, line) in lines {
            let Some(block) = self.blocks.get(*at) else { continue };
            let score = selection.verdicts.get(*at).map_or(0.0, |verdict| verdict.score);
            let is_sure = score >= SURE_SCORE;
            if is_clock(line) && self.is_time(block) {
                clocks.push((*at, score));
            } else if (is_button(line) || is_count(line)) && !self.is_answer(selection, *at)
                || self.is_time(block)
                || !is_sure && self.is_author(block)
            {
                found.push(*at);
            } else if self.tells_last_post(block, line) {
                index.push(*at);
            } else if !is_sure && self.is_meta(block) {
                meta.push(*at);
            } else if !is_sure && self.is_tag(block) {
                tags.push(*at);
            } else if line.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')) {
                numbers.push(*at);
            }
        }
        // The entries of a live blog have their times, or none has one.
        let sum: f32 = clocks.iter().map(|(_, score)| score).sum();
        if sum < table::CLOCK_SCORE * clocks.len() as f32 {
            found.extend(clocks.iter().map(|(at, _)| *at));
        }
        // The notes over a recipe are how long it takes, and for how many.
        if meta.len() >= STAMPS && !declares(self.dom, &[table::RECIPE]) {
            found.extend(meta);
        }
        let words = |at: &usize| self.blocks.get(*at).map_or(0, |block| block.shape.words());
        let all: u32 = self.kept(selection).map(|(_, block)| block.shape.words()).sum();
        if tags.iter().map(words).sum::<u32>() as f32 <= table::TAGS_PART * all as f32 {
            found.extend(tags);
        }
        if index.len() >= table::INDEX_LINES {
            found.extend(index);
            found.extend(numbers);
        }
        found
    }

    /// The buttons that name the goods: `Add the green kettle to cart`.
    pub(super) fn find_long_buttons(&self, selection: &Selection) -> Vec<usize> {
        let may_be = |block: &TextBlock| {
            let begins = self.dom.text(block.first).trim_start().get(..table::BUTTON_BEGIN.len());
            block.shape.words() <= table::BUTTON_WORDS
                && begins.is_some_and(|begin| begin.eq_ignore_ascii_case(table::BUTTON_BEGIN))
        };
        let candidates = self.kept(selection).filter(|(_, block)| may_be(block));
        let is_button = |text: &str| table::BUTTON_ENDS.iter().any(|end| text.ends_with(end));
        candidates.filter(|(_, block)| is_button(&block.text(self.dom).to_lowercase())).map(|(at, _)| at).collect()
    }

    /// Whether a line tells of the last post of a topic, by its words or its class.
    fn tells_last_post(&self, block: &TextBlock, line: &str) -> bool {
        if self.is_named_near(block, table::LAST_POST_LEVELS, Named::LastPost) {
            return true;
        }
        let lower = line.to_lowercase();
        let tells_when = || lower.split(|c: char| !c.is_alphanumeric()).any(|word| table::WHEN.has(word)) || has_date(&lower);
        table::LAST_POSTS.iter().any(|phrase| lower.contains(phrase)) && tells_when()
    }

    /// Whether a line is about an entry, by its class alone. What costs something is an event.
    fn is_meta(&self, block: &TextBlock) -> bool {
        block.shape.money == 0 && self.is_named_near(block, table::LEVELS, Named::Meta) && self.is_free(block)
    }

    /// Whether a line is who wrote an entry.
    fn is_author(&self, block: &TextBlock) -> bool {
        block.shape.words() <= table::AUTHOR_WORDS
            && self.is_named_near(block, table::LEVELS, Named::Author)
            && self.is_line(block)
            && !self.is_named_near(block, table::OWNER_LEVELS, Named::Person)
    }

    /// Whether a line is when an entry was written. The day of an event is what is told of it.
    fn is_time(&self, block: &TextBlock) -> bool {
        if !self.dom.is_within(block.first, Tags::of(&[Tag::TIME])) {
            return false;
        }
        let is_whole = |id: NodeId| self.dom.tag(id) == Tag::TIME && self.dom.contains(id, block.last);
        // A year alone is what the entry tells of.
        let is_year = block.shape.digits == block.shape.chars && block.shape.chars <= table::YEAR_DIGITS;
        block.shape.words() <= table::TIME_WORDS
            && !is_year
            && self.is_near(block, table::LEVELS, is_whole)
            && !self.is_named_near(block, EVENT_LEVELS, Named::Event)
            && self.is_free(block)
    }

    fn is_near(&self, block: &TextBlock, levels: usize, is_it: impl Fn(NodeId) -> bool) -> bool {
        let around = self.dom.ancestors_and_self(self.dom.parent(block.first));
        around.take(levels).any(|id| self.dom.contains(id, block.last) && is_it(id))
    }

    fn is_named_near(&self, block: &TextBlock, levels: usize, named: Named) -> bool {
        self.is_in(block.first, named) && self.is_near(block, levels, |id| self.is_named(id, named))
    }

    /// Whether a line is what an entry is filed under.
    fn is_tag(&self, block: &TextBlock) -> bool {
        self.is_named(block.container, Named::Tag) && self.is_free(block)
    }

    /// Whether a block is no part of a heading, a quote or a table, nor of a post or a recipe.
    fn is_free(&self, block: &TextBlock) -> bool {
        self.is_line(block) && !self.is_named_near(block, table::OWNER_LEVELS, Named::Owner)
    }

    /// Whether a block is no part of a heading, a quote or a table.
    fn is_line(&self, block: &TextBlock) -> bool {
        const HOLDERS: Tags =
            Tags::of(&[Tag::BLOCKQUOTE, Tag::FIGURE, Tag::FIGCAPTION, Tag::DD]).with(Tags::CELLS).with(Tags::HEADINGS);
        let is_holder = |id: NodeId| HOLDERS.has(self.dom.tag(id));
        !self.dom.is_within(block.first, HOLDERS) || !self.is_near(block, table::HOLDER_LEVELS, is_holder)
    }
}

/// Whether a line is nothing but a time of the day: `14:02`, `2.05 pm`.
fn is_clock(line: &str) -> bool {
    let is_part = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit()) || table::HALF_DAYS.has_lower(word);
    line.starts_with(|c: char| c.is_ascii_digit()) && line.split([' ', ':', '.']).all(is_part) && line.contains([':', '.'])
}

/// Whether a line is what the button of a card says.
fn is_button(line: &str) -> bool {
    table::BUTTONS.has_lower(line.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a line is nothing but how many comments, answers or views there are: `3 comments`, `Views: 12`, `No replies`.
fn is_count(line: &str) -> bool {
    let is_number = |word: &str| {
        word.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
            && word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'k' | b'K'))
            || word.eq_ignore_ascii_case(table::NONE)
    };
    let mut words = line.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ',')).filter(|word| !word.is_empty());
    let (Some(first), Some(second), None) = (words.next(), words.next(), words.next()) else { return false };
    is_number(first) && table::COUNTED.has_lower(second) || table::COUNTED.has_lower(first) && is_number(second)
}

#[cfg(test)]
mod tests {
    use super::super::tests::scored;
    use super::*;

    fn left(line: &str, count: usize) -> usize {
        let entry = |n: usize| format!("<div><h3>Ferry {n} leaves later</h3><p>On from May it leaves at noon.</p>{line}</div>");
        let page: String = (0..count).map(entry).collect();
        scored(&page, 0.7).len() - scored(&page.replace(line, ""), 0.7).len()
    }

    #[test]
    fn buttons_and_counts_are_no_text() {
        assert!(is_count("3 comments") && is_count("Views: 1,204") && is_count("No replies") && is_count("12k views"));
        assert!(!is_count("comments") && !is_count("3 ferries") && !is_count("Posts of the year 2024"));
        assert!(is_button("Quick View") && is_button("In den Warenkorb »") && !is_button("View of the pier"));
        assert_eq!(left("<p>Add the green kettle to cart</p>", 3), 0);
        assert_eq!(left("<p>Add the green tea to the pot</p>", 3), 3);
    }

    #[test]
    fn authors_days_and_notes_under_entries_are_no_entries() {
        assert_eq!(left("<p><span class=author>Ada Byron</span></p>", 3), 0);
        assert_eq!(left("<blockquote>It is late.<p class=author>Ada Byron</p></blockquote>", 3), 6);
        assert_eq!(left("<p><time>3 May</time></p>", 3), 0);
        assert_eq!(left("<p class=event><time>3 May</time></p>", 3), 3);
        assert_eq!(left("<p class=meta>Pier and quay</p>", 3), 0);
        assert_eq!(left("<p class=meta>Pier and quay</p>", 2), 2);
        assert_eq!(left("<p class=meta itemscope itemtype='https://schema.org/Recipe'>For four</p>", 3), 3);
    }

    #[test]
    fn the_times_of_a_live_blog_stay_all_or_none() {
        assert_eq!(left("<p><time>14:02</time></p>", 3), 3);
        assert_eq!(left("<p><time>2.05 pm</time></p>", 3), 3);
        assert_eq!(left("<p><time>14:02 Ada</time></p>", 3), 0);
        let entry = |n: usize| {
            format!("<div><p><time>14:0{n}</time></p><p>Ferry {n} leaves the pier at last, with all on board.</p></div>")
        };
        let page: String = (0..3).map(entry).collect();
        assert_eq!((scored(&page, 0.7).len(), scored(&page, 0.5).len()), (6, 3));
    }

    #[test]
    fn the_last_posts_of_an_index_are_no_topics() {
        let last = "<p>Last post by Ada, yesterday</p><p>12</p>";
        assert_eq!(left(last, 3), 0);
        assert_eq!(left("<p>The last post by the road is red</p><p>12</p>", 2), 4);
    }
}
