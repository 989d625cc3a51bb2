//! Turns the elements of posts into where their blocks stand: in the body, or in items of lists in it. A post within another ends
//! that one; what stands in anything else, a quote or a table, is part of the post around it.

use super::Builder;
use super::frame::{Frame, Kind};
use crate::document::{Block, PostPlace};
use crate::dom::NodeId;

/// The elements of posts, and the one that is open.
#[derive(Default)]
pub(super) struct Places {
    /// In page order.
    posts: Vec<NodeId>,
    open: Option<Open>,
}

/// A post whose blocks are still being found.
struct Open {
    node: NodeId,
    /// How many frames are around its blocks.
    depth: usize,
    /// How many blocks of the innermost of them stand before it.
    start: usize,
}

impl Places {
    pub(super) fn of(posts: Vec<NodeId>) -> Self {
        Places { posts, open: None }
    }
}

impl Open {
    /// Ends the post in the frame that it stands in.
    fn close(self, frame: &mut Frame) {
        let place = PostPlace { node: self.node, within: Vec::new(), blocks: self.start..frame.blocks.len() };
        frame.places.push(place);
    }
}

impl Builder<'_> {
    /// Notes that a post begins, once the frame is open that its element may be.
    pub(super) fn begin_post(&mut self, at: NodeId) {
        if self.places.posts.binary_search(&at).is_err() {
            return;
        }
        let is_frame = |frame: &Frame| frame.node == at && !matches!(frame.kind, Kind::Item { .. });
        let depth = self.frames.len() - usize::from(self.frames.last().is_some_and(is_frame));
        let around = self.frames.get(..depth).unwrap_or_default();
        let is_list = |frame: &Frame| matches!(frame.kind, Kind::List(_) | Kind::Item { .. } | Kind::Values);
        let is_in_list = around.last().is_some_and(|frame| matches!(frame.kind, Kind::List(_)));
        if is_in_list || !around.iter().all(is_list) {
            return;
        }
        self.close_post();
        let start = self.frame_at(depth).blocks.len();
        self.places.open = Some(Open { node: at, depth, start });
    }

    /// Notes that an element ends, which may be the open post.
    pub(super) fn end_post(&mut self, left: NodeId) {
        if self.places.open.as_ref().is_some_and(|open| open.node == left) {
            self.close_post();
        }
    }

    fn close_post(&mut self) {
        if let Some(open) = self.places.open.take() {
            let depth = open.depth;
            open.close(self.frame_at(depth));
        }
    }

    /// The innermost of so many frames.
    fn frame_at(&mut self, depth: usize) -> &mut Frame {
        depth.checked_sub(1).and_then(|at| self.frames.get_mut(at)).unwrap_or(&mut self.body)
    }

    /// Gives what was found in an element to what is around it, with the posts in it.
    pub(super) fn give(&mut self, mut frame: Frame) {
        let depth = self.frames.len();
        if let Some(open) = self.places.open.take_if(|open| open.depth > depth) {
            open.close(&mut frame);
        }
        let around = self.frames.last_mut().unwrap_or(&mut self.body);
        let places = std::mem::take(&mut frame.places);
        match frame.kind {
            _ if places.is_empty() => frame.close_into(around),
            Kind::Item { .. } => give_item(frame, places, around),
            Kind::List(_) => give_lists(frame, places, around),
            Kind::Values => give_all(frame, places, around),
            // Nothing else has posts that are kept apart.
            _ => frame.close_into(around),
        }
    }
}

/// Gives the blocks of a box to what is around it; where some of them became one line, nobody knows any more which are whose.
fn give_all(frame: Frame, places: Vec<PostPlace>, around: &mut Frame) {
    let (before, size) = (around.blocks.len(), frame.blocks.len());
    frame.close_into(around);
    if around.blocks.len() == before + size {
        around.places.extend(places.into_iter().map(|place| place.moved(before)));
    }
}

/// Gives an item to its list. Until the list is whole, the first number of a place is that of the blocks before the list.
fn give_item(frame: Frame, places: Vec<PostPlace>, around: &mut Frame) {
    let rules = frame.blocks.iter().rev().take_while(|block| **block == Block::Rule).count();
    let size = frame.blocks.len() - rules;
    frame.close_into(around);
    let Kind::List(list) = &around.kind else { return };
    // What became of labels and values is one line.
    let Some(item) =
        list.items.len().checked_sub(1).filter(|at| list.items.get(*at).is_some_and(|item| item.content.len() == size))
    else {
        return;
    };
    let before = around.blocks.len();
    around.places.extend(
        places.into_iter().map(|place| PostPlace { within: [&[before, item], place.within.as_slice()].concat(), ..place }),
    );
}

/// Gives a list, or the lists that something stands between, to what is around it.
fn give_lists(frame: Frame, places: Vec<PostPlace>, around: &mut Frame) {
    let is_list = |block: &Block| matches!(block, Block::List(_));
    // How many lists stand before each block, and before the end.
    let counts: Vec<usize> = frame
        .blocks
        .iter()
        .scan(0, |count, block| Some(std::mem::replace(count, *count + usize::from(is_list(block)))))
        .chain([frame.blocks.iter().filter(|block| is_list(block)).count()])
        .collect();
    let before = around.blocks.len();
    frame.close_into(around);
    let added = around.blocks.iter().enumerate().skip(before).filter(|(_, block)| is_list(block));
    let added: Vec<usize> = added.map(|(at, _)| at).collect();
    for mut place in places {
        let Some(first) = place.within.first_mut() else { continue };
        if let Some(at) = counts.get(*first).and_then(|nth| added.get(*nth)) {
            *first = *at;
            around.places.push(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::whole;
    use crate::document::flat::{flatten, words};

    const TEXTS: [&str; 4] = [
        "The last ferry leaves the pier at ten in the evening.",
        "I was on it, and it was late by half an hour.",
        "Mine was on time, but there was no tea on board.",
        "There is tea on board, but the kitchen closes at nine.",
    ];

    fn post(name: &str, text: usize) -> String {
        format!("<{name} class=post><p>{}</{name}>", TEXTS[text])
    }

    /// What the posts of a page say, each as the numbers of its texts, and what stands in it beside them.
    fn posts(html: &str) -> Vec<String> {
        let body = whole(html);
        let said = |place: &super::PostPlace| {
            let text = words(&flatten(place.blocks_in(&body.blocks)));
            TEXTS.iter().zip(0..).fold(text, |text, (said, number)| text.replace(said, &number.to_string()))
        };
        body.places.iter().map(said).collect()
    }

    #[test]
    fn posts_are_blocks_of_the_body_or_in_items_of_its_lists() {
        assert_eq!(posts(&format!("<p>Head</p>{}<hr>{}<p>Foot</p>", post("div", 0), post("div", 1))), ["0", "1"]);
        assert_eq!(posts(&format!("<p>Head</p><ul>{}{}</ul>", post("li", 0), post("li", 1))), ["0", "1"]);
        let inside = format!("<ul><li>{}</li><li>{}</li></ul>", post("div", 0), post("div", 1));
        assert_eq!(posts(&inside), ["0", "1"]);
        let listed = format!("<ul><li>{}<li class=post>None</ul>", TEXTS[0]);
        assert_eq!(posts(&format!("{}<div class=post>{listed}<p>{}</div>", post("div", 2), TEXTS[1])), ["2", "0 None 1"]);
    }

    #[test]
    fn a_post_within_another_ends_it() {
        let list = |items: String| format!("<ul>{items}</ul>");
        let item = |text: usize, more: String| format!("<li class=post><p>{}</p>{more}</li>", TEXTS[text]);
        let answers = list(item(1, String::new()) + &item(2, String::new()));
        assert_eq!(posts(&list(item(0, answers) + &item(3, String::new()))), ["0", "1", "2", "3"]);
        let quoted =
            format!("{}<div class=post><blockquote>{}</blockquote><p>{}</div>", post("div", 0), post("div", 1), TEXTS[2]);
        assert_eq!(posts(&quoted), ["0", "1 2"]);
    }

    #[test]
    fn lists_that_something_stands_between_have_each_its_posts() {
        let html = format!("<ul>{}{}<div>Page 2</div>{}{}</ul>", post("li", 0), post("li", 1), post("li", 2), post("li", 3));
        assert_eq!(posts(&html), ["0", "1", "2", "3"]);
    }
}
