//! What stands around the posts of a forum: what a card says of a member, the number of a post, the title once more as the
//! subject of an answer.

use std::cell::LazyCell;

use super::{Line, Page};
use crate::block::TextBlock;
use crate::table::attrs::AttrName;
use crate::table::named::Named;
use crate::table::prune as table;
use crate::text::key;

impl Page<'_> {
    /// The kept lines around posts.
    pub(super) fn find_post_lines(&self, lines: &[Line<'_>]) -> Vec<usize> {
        let title = LazyCell::new(|| self.metadata.title.as_deref().map(key).filter(|title| !title.is_empty()));
        let is_title = |subject: &str| title.as_ref().is_some_and(|title| key(subject) == *title);
        let is_around = |at: usize, line: &str| {
            let Some(block) = self.blocks.get(at) else { return false };
            self.is_number_of_post(block, line)
                || tells_of_member(line) && self.is_in_card(block)
                || subject_of(line).is_some_and(is_title)
        };
        lines.iter().filter(|(at, line)| is_around(*at, line)).map(|(at, _)| *at).collect()
    }

    /// Whether a block is a number that its element calls the place in a list.
    fn is_number_of_post(&self, block: &TextBlock, line: &str) -> bool {
        let mut around = self.dom.ancestors_and_self(block.first).take(table::POST_NUMBER_LEVELS);
        line.bytes().all(|byte| byte.is_ascii_digit())
            && around.any(|id| self.dom.attr(id, AttrName::ITEMPROP).is_some_and(|name| name == table::POST_NUMBER))
    }

    /// Whether a block is in an element that is named after a member.
    fn is_in_card(&self, block: &TextBlock) -> bool {
        let mut around = self.dom.ancestors_and_self(block.container).take(table::MEMBER_LEVELS);
        around.any(|id| self.is_named(id, Named::MemberCard))
    }
}

/// Whether a line says since when somebody is a member, how much he has written, where he lives.
fn tells_of_member(line: &str) -> bool {
    line.split_once([':', '：']).is_some_and(|(label, _)| table::MEMBER_LABELS.has_lower(label.trim()))
}

/// What an answer says that it is about: `Re: …`.
fn subject_of(line: &str) -> Option<&str> {
    line.split_once([':', '：']).filter(|(mark, _)| table::ANSWER_MARKS.has_lower(mark.trim())).map(|(_, subject)| subject)
}

#[cfg(test)]
mod tests {
    use super::super::tests::kept;

    #[test]
    fn cards_of_members_numbers_of_posts_and_subjects_of_answers_are_no_posts() {
        let post = |around: &str| kept(&format!("{around}<p>The last boat leaves at ten, I was on it.</p>")).len() - 2;
        assert_eq!(post("<dl class=postprofile><dd>Posts: 12</dd><dd>Joined: Sat May 04, 2019</dd></dl>"), 0);
        assert_eq!(post("<div class=event><p>Location: the old pier</p></div>"), 1);
        assert_eq!(post("<div><span itemprop=position>12</span></div>"), 0);
        assert_eq!(post("<div><span>12</span></div>"), 1);
        assert_eq!(post("<h3>Re: Ferries leave later</h3>"), 0);
        assert_eq!(post("<h3>Re: Ferries leave earlier</h3>"), 1);
    }
}
