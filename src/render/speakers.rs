//! Turns a document of a thread into one in which a line before each post says who wrote it and when.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::document::{Block, Document, Inline, Post};

impl Document {
    /// The same document with a line before each post of a thread that says who wrote it, and on which day: `**Ada Quill**, 2026-02-04:`
    /// in Markdown, `Ada Quill, 2026-02-04:` in text.
    ///
    /// A post of which neither is known has none; a document without [`posts`](Document::posts) does not change.
    ///
    /// ```
    /// let post = |name: &str, text: &str| format!("<div class=post data-author={name}><time datetime=2026-02-04></time><p>{text}</div>");
    /// let first = post("quayside", "The last ferry leaves the pier at ten in the evening, says the board.");
    /// let second = post("ada_q", "I was on it yesterday, and it was late by half an hour again.");
    /// let text = tamis::extract(&(first + &second)).with_speakers().to_text();
    /// assert!(text.starts_with("quayside, 2026-02-04:\n\nThe last ferry"));
    /// assert!(text.contains("\n\nada_q, 2026-02-04:\n\nI was on it"));
    /// ```
    #[must_use]
    pub fn with_speakers(&self) -> Cow<'_, Document> {
        if self.posts.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut document = self.clone();
        // The lines that are added to the blocks that posts stand in, each with its place before any were.
        let mut added: BTreeMap<&[usize], Vec<(usize, Block)>> = BTreeMap::new();
        for (post, old) in document.posts.iter_mut().zip(&self.posts) {
            let before = |within: &[usize]| added.get(within).map_or(0, Vec::len);
            for (at, place) in post.within.iter_mut().enumerate().step_by(2) {
                *place = place.saturating_add(before(old.within.get(..at).unwrap_or_default()));
            }
            post.shift(before(&old.within));
            if let Some(content) = line_of(post).filter(|_| !self.blocks_of(old).is_empty()) {
                added.entry(&old.within).or_default().push((old.blocks.start, Block::Paragraph { content }));
                post.shift(1);
            }
        }
        // What is inside is written before the places around it change.
        for (within, lines) in added.into_iter().rev() {
            if let Some(around) = blocks_around(&mut document.body, within) {
                add_lines(around, lines);
            }
        }
        Cow::Owned(document)
    }
}

/// Adds lines before the blocks with these places, which grow.
fn add_lines(blocks: &mut Vec<Block>, lines: Vec<(usize, Block)>) {
    let mut rest = std::mem::take(blocks).into_iter();
    let mut from = 0;
    for (at, line) in lines {
        blocks.extend(rest.by_ref().take(at.saturating_sub(from)));
        blocks.push(line);
        from = from.max(at);
    }
    blocks.extend(rest);
}

impl Post {
    fn shift(&mut self, blocks: usize) {
        self.blocks.start = self.blocks.start.saturating_add(blocks);
        self.blocks.end = self.blocks.end.saturating_add(blocks);
    }
}

/// The line before a post.
fn line_of(post: &Post) -> Option<Vec<Inline>> {
    let text = |text: String| Inline::Text { text };
    let day = post.time.as_deref().map(|time| time.split('T').next().unwrap_or(time));
    match (&post.author, day) {
        (Some(author), Some(day)) => {
            Some(vec![Inline::Strong { content: vec![text(author.clone())] }, text(format!(", {day}:"))])
        }
        (Some(author), None) => Some(vec![Inline::Strong { content: vec![text(author.clone())] }, text(":".into())]),
        (None, Some(day)) => Some(vec![text(format!("{day}:"))]),
        (None, None) => None,
    }
}

/// The blocks that a post stands in.
fn blocks_around<'a>(body: &'a mut Vec<Block>, within: &[usize]) -> Option<&'a mut Vec<Block>> {
    within.chunks(2).try_fold(body, |blocks, step| {
        let [list, item] = step else { return None };
        let Block::List(list) = blocks.get_mut(*list)? else { return None };
        list.items.get_mut(*item).map(|item| &mut item.content)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Item, List};

    fn paragraph(text: &str) -> Block {
        Block::Paragraph { content: vec![Inline::Text { text: text.into() }] }
    }

    fn post(author: Option<&str>, time: Option<&str>, within: &[usize], blocks: std::ops::Range<usize>) -> Post {
        Post { author: author.map(str::to_owned), time: time.map(str::to_owned), within: within.into(), blocks }
    }

    fn document(body: Vec<Block>, posts: Vec<Post>) -> Document {
        Document { body, posts, ..crate::extract("") }
    }

    #[test]
    fn a_line_before_each_post_says_what_is_known() {
        let body = ["one", "two", "three", "four", "five"].map(paragraph);
        let posts = vec![
            post(Some("Ada"), Some("2026-02-04T07:12:31+00:00"), &[], 0..1),
            post(Some("*jo*"), None, &[], 1..3),
            post(None, Some("2026-02-05"), &[], 3..4),
            post(None, None, &[], 4..5),
        ];
        let document = document(body.into(), posts);
        let spoken = document.with_speakers();
        let markdown = "**Ada**, 2026-02-04:\n\none\n\n**\\*jo\\***:\n\ntwo\n\nthree\n\n2026-02-05:\n\nfour\n\nfive\n";
        assert_eq!(spoken.to_markdown(), markdown);
        let said: Vec<&[Block]> = document.posts.iter().map(|post| document.blocks_of(post)).collect();
        assert_eq!(spoken.posts.iter().map(|post| spoken.blocks_of(post)).collect::<Vec<_>>(), said);
        assert_eq!(document.titled().with_speakers().to_markdown(), markdown);
    }

    #[test]
    fn posts_in_lists_have_their_lines_in_their_items() {
        let list = |items: Vec<Vec<Block>>| {
            let items = items.into_iter().map(|content| Item { checked: None, content }).collect();
            Block::List(List { items, ..List::default() })
        };
        let answers = list(vec![vec![paragraph("two")]]);
        let body = vec![paragraph("head"), list(vec![vec![paragraph("one"), answers], vec![paragraph("three")]])];
        let name = |name| move |within: &[usize]| post(Some(name), None, within, 0..1);
        let posts = vec![name("A")(&[1, 0]), name("B")(&[1, 0, 1, 0]), name("C")(&[1, 1])];
        let document = document(body, posts);
        let spoken = document.with_speakers();
        assert_eq!(spoken.to_text(), "head\n\n- A:\n\n  one\n\n  - B:\n\n    two\n\n- C:\n\n  three\n");
        let said: Vec<&[Block]> = document.posts.iter().map(|post| document.blocks_of(post)).collect();
        assert_eq!(spoken.posts.iter().map(|post| spoken.blocks_of(post)).collect::<Vec<_>>(), said);
    }

    #[test]
    fn places_that_a_document_does_not_have_are_passed_over() {
        let strange = vec![
            post(Some("A"), None, &[0, 0], 0..1),
            post(Some("B"), None, &[7], 0..1),
            post(Some("C"), None, &[], usize::MAX - 1..usize::MAX),
        ];
        let document = document(vec![paragraph("one")], strange);
        assert_eq!(document.with_speakers().to_text(), "one\n");
        assert!(document.posts.iter().all(|post| document.blocks_of(post).is_empty()));
    }

    #[test]
    fn the_title_is_none_of_a_post() {
        let heading = Block::Heading { level: 2, content: vec![Inline::Text { text: "Ferries".into() }] };
        let posts = vec![post(Some("A"), None, &[], 0..2), post(Some("B"), None, &[], 2..3)];
        let mut document = document(vec![heading, paragraph("one"), paragraph("two")], posts);
        document.metadata.title = Some("Ferries".into());
        let spoken = document.titled().into_owned();
        assert_eq!(spoken.with_speakers().to_text(), "Ferries\n\nA:\n\none\n\nB:\n\ntwo\n");
    }
}
