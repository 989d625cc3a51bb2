//! The posts of a thread: which blocks of a document each is, and what is known of who wrote it and when.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Block, Document};
use crate::dom::NodeId;

/// A post of a thread: a question, an answer, a comment.
///
/// ```
/// let post = |name: &str, text: &str| format!("<div class=post data-author={name}><time datetime=2026-02-04></time><p>{text}</div>");
/// let first = post("quayside", "The last ferry leaves the pier at ten in the evening, says the board.");
/// let second = post("ada_q", "I was on it yesterday, and it was late by half an hour again.");
/// let document = tamis::extract(&(first + &second));
/// let [one, two] = document.posts.as_slice() else { panic!("{:?}", document.posts) };
/// assert_eq!((one.author.as_deref(), one.time.as_deref()), (Some("quayside"), Some("2026-02-04")));
/// assert_eq!(two.author.as_deref(), Some("ada_q"));
/// assert_eq!((document.blocks_of(one).len(), document.blocks_of(two).len()), (1, 1));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Post {
    /// The name of who wrote it, as the page shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When it was written: a day (`2026-02-04`), or a moment where the page tells the time and the offset
    /// (`2026-02-04T07:12:31+00:00`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Where its blocks stand: nothing where they are blocks of `body`; where posts are items of lists, the place of the list among
    /// the blocks and that of the item in it, counted from 0, and so on from the outside to the inside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub within: Vec<usize>,
    /// Which blocks there it is, counted from 0: those from `start` on and before `end`.
    pub blocks: Range<usize>,
}

/// Where a post stands in a body, and the element that it was on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostPlace {
    /// The element.
    pub node: NodeId,
    /// The list and the item that its blocks stand in, as in [`Post::within`].
    pub within: Vec<usize>,
    /// The blocks there that came from it.
    pub blocks: Range<usize>,
}

/// The content of a page, and where the posts of a thread stand in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// The content in page order.
    pub blocks: Vec<Block>,
    /// The posts in page order; none on a page that is no thread.
    pub places: Vec<PostPlace>,
}

impl From<Vec<Block>> for Body {
    fn from(blocks: Vec<Block>) -> Self {
        Body { blocks, places: Vec::new() }
    }
}

impl Body {
    /// Changes the blocks between the beginnings and ends of posts, each run with the place of its first block, so that no post
    /// gets a block of another; without posts, all at once.
    pub(crate) fn in_parts(mut self, mut change: impl FnMut(usize, Vec<Block>) -> Vec<Block>) -> Body {
        self.leave_out_lone();
        let Body { blocks, mut places } = self;
        let sizes: Vec<usize> =
            places.iter().map(|place| list_around(&blocks, &place.within).map_or(0, <[Block]>::len)).collect();
        let mut cuts: Vec<usize> = places.iter().map(PostPlace::outer).flat_map(|outer| [outer.start, outer.end]).collect();
        cuts.extend([0, blocks.len()]);
        cuts.sort_unstable();
        cuts.dedup();
        let mut rest = blocks.into_iter();
        let mut out: Vec<Block> = Vec::with_capacity(rest.len());
        let mut moved = Vec::with_capacity(cuts.len());
        for (at, cut) in cuts.iter().enumerate() {
            moved.push(out.len());
            let size = cuts.get(at + 1).map_or(0, |next| next - cut);
            if size > 0 {
                out.append(&mut change(*cut, rest.by_ref().take(size).collect()));
            }
        }
        let to = |from: usize| cuts.binary_search(&from).ok().and_then(|at| moved.get(at)).copied().unwrap_or(out.len());
        for place in &mut places {
            match place.within.first_mut() {
                Some(list) => *list = to(*list),
                None => place.blocks = to(place.blocks.start)..to(place.blocks.end),
            }
        }
        // In an item in which blocks were joined, nobody knows any more which are whose.
        let mut sizes = sizes.into_iter();
        places.retain(|place| {
            let size = list_around(&out, &place.within).map(<[Block]>::len);
            sizes.next() == size || place.within.is_empty()
        });
        Body { blocks: out, places }.settled()
    }

    /// Leaves out the posts in lists of one item of which one list is made: beside each other, or of which one holds nothing but
    /// another.
    fn leave_out_lone(&mut self) {
        let Body { blocks, places } = self;
        places.retain(|place| !is_wrapped(blocks, &place.within));
        let is_lone = |at: usize| matches!(blocks.get(at), Some(Block::List(list)) if list.items.len() == 1);
        places.retain(|place| {
            let Some(at) = place.within.first().copied().filter(|at| is_lone(*at)) else { return true };
            !is_lone(at + 1) && !at.checked_sub(1).is_some_and(is_lone)
        });
    }

    /// Without the posts of which nothing is left.
    pub(crate) fn settled(mut self) -> Body {
        let Body { blocks, places } = &mut self;
        places.retain_mut(|place| {
            let Some(around) = list_around(blocks, &place.within) else { return false };
            place.blocks.end = place.blocks.end.min(around.len());
            // What is drawn between posts belongs to none.
            let own = around.get(place.blocks.clone()).unwrap_or_default();
            place.blocks.end -= own.iter().rev().take_while(|block| **block == Block::Rule).count();
            !place.blocks.is_empty()
        });
        self
    }
}

impl PostPlace {
    /// The same place behind so many blocks.
    pub(crate) fn moved(mut self, blocks: usize) -> Self {
        match self.within.first_mut() {
            Some(list) => *list += blocks,
            None => self.blocks = self.blocks.start + blocks..self.blocks.end + blocks,
        }
        self
    }

    /// What the post says, by the blocks of the body.
    pub(crate) fn blocks_in<'a>(&self, body: &'a [Block]) -> &'a [Block] {
        list_around(body, &self.within).and_then(|around| around.get(self.blocks.clone())).unwrap_or_default()
    }

    /// The blocks of the body that it is, or is in.
    fn outer(&self) -> Range<usize> {
        self.within.first().map_or(self.blocks.clone(), |list| *list..*list + 1)
    }
}

/// Whether one of the lists that a post stands in has one item, which is nothing but a list.
fn is_wrapped(body: &[Block], within: &[usize]) -> bool {
    let is_wrapper = |end: usize| {
        let (around, list) = (within.get(..end), within.get(end));
        let list = list.and_then(|list| list_around(body, around?)?.get(*list));
        matches!(list, Some(Block::List(list)) if matches!(list.items.as_slice(), [item] if list.start.is_none() && matches!(item.content.as_slice(), [Block::List(_)])))
    };
    (0..within.len()).step_by(2).any(is_wrapper)
}

/// The blocks of which some are a post.
fn list_around<'a>(body: &'a [Block], within: &[usize]) -> Option<&'a [Block]> {
    within.chunks(2).try_fold(body, |blocks, step| {
        let [list, item] = step else { return None };
        let Block::List(list) = blocks.get(*list)? else { return None };
        list.items.get(*item).map(|item| item.content.as_slice())
    })
}

impl Post {
    /// Changes which blocks of the body it is, or is in.
    fn move_places(&mut self, to: impl Fn(usize) -> usize) {
        match self.within.first_mut() {
            Some(list) => *list = to(*list),
            None => self.blocks = to(self.blocks.start)..to(self.blocks.end),
        }
    }

    pub(crate) fn new(place: &PostPlace, author: Option<String>, time: Option<String>) -> Post {
        Post { author, time, within: place.within.clone(), blocks: place.blocks.clone() }
    }
}

impl Document {
    /// Adds a block before all others.
    pub(crate) fn insert_first(&mut self, block: Block) {
        self.body.insert(0, block);
        self.posts.iter_mut().for_each(|post| post.move_places(|at| at.saturating_add(1)));
    }

    /// Takes a block away.
    pub(crate) fn remove_block(&mut self, removed: usize) {
        if removed < self.body.len() {
            self.body.remove(removed);
            self.posts.iter_mut().for_each(|post| post.move_places(|at| at - usize::from(at > removed)));
        }
    }

    /// What a post of this document says.
    ///
    /// ```
    /// let document = tamis::extract("<p>Water just off the boil is best for a green tea, and three minutes are enough.</p>");
    /// assert!(document.posts.iter().all(|post| !document.blocks_of(post).is_empty()));
    /// ```
    #[must_use]
    pub fn blocks_of(&self, post: &Post) -> &[Block] {
        list_around(&self.body, &post.within).and_then(|around| around.get(post.blocks.clone())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Inline, Item, List};

    fn line(text: &str) -> Block {
        Block::Paragraph { content: vec![Inline::Text { text: text.into() }] }
    }

    fn place(blocks: Range<usize>, within: &[usize]) -> PostPlace {
        PostPlace { node: NodeId::ROOT, within: within.into(), blocks }
    }

    #[test]
    fn posts_keep_their_blocks_where_others_come_and_go() {
        let blocks: Vec<Block> = ["head", "one", "two", "gone", "three"].map(line).into();
        let body = Body { blocks, places: vec![place(1..2, &[]), place(3..4, &[]), place(4..5, &[])] };
        let body = body.in_parts(|_, part| part.into_iter().filter(|block| *block != line("gone")).collect());
        assert_eq!(body.places, [place(1..2, &[]), place(3..4, &[])]);
        assert_eq!(body.blocks.get(3), Some(&line("three")));
    }

    #[test]
    fn a_body_without_posts_is_changed_at_once() {
        let mut parts = Vec::new();
        Body::from(vec![line("one"), line("two")]).in_parts(|at, part| {
            parts.push((at, part.len()));
            part
        });
        assert_eq!(parts, [(0, 2)]);
    }

    #[test]
    fn posts_behind_the_end_of_a_body_are_none() {
        let item = || Item { checked: None, content: vec![line("one")] };
        let list = Block::List(List { items: vec![item(), item()], ..List::default() });
        let places = vec![place(0..1, &[0, 1]), place(0..1, &[0, 2]), place(1..4, &[]), place(2..3, &[]), place(0..1, &[1, 0])];
        let body = Body { blocks: vec![list, line("two")], places }.settled();
        assert_eq!(body.places, [place(0..1, &[0, 1]), place(1..2, &[])]);
    }
}
