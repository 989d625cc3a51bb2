//! Finds the posts of a thread, between which a line is drawn: who wrote them is often not kept, and without it one would run
//! into the other.

use std::collections::{BTreeMap, BTreeSet};

use super::kept::Kept;
use crate::dom::class::has_word;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::named::Named;
use crate::table::parts::{FEWEST_POSTS, POST_WORDS, POSTS};
use crate::table::tags::Tag;

/// What posts of one thread have in common: the tag and the class, or the id without its number.
type Kind<'a> = (Tag, &'a str);

/// The elements that are posts, in page order: several of a kind stand beside each other, and each has text that is kept.
pub(super) fn find_posts(dom: &Dom, kept: &Kept<'_>) -> Vec<NodeId> {
    let mut named: Vec<(NodeId, Kind<'_>)> = Vec::new();
    let mut last = NodeId::ROOT;
    for block in kept.blocks() {
        // What is around the block before was looked at then.
        let around = dom.ancestors_and_self(block.container).take_while(|id| last == NodeId::ROOT || !dom.contains(*id, last));
        named.extend(around.filter_map(|id| Some((id, kind_of(dom, id)?))));
        last = block.first;
    }
    let mut groups: BTreeMap<(NodeId, Kind<'_>), (usize, u32)> = BTreeMap::new();
    for (id, kind) in &named {
        let (count, words) = groups.entry((dom.parent(*id), *kind)).or_default();
        *count += 1;
        *words += kept.share(*id).kept_words();
    }
    let is_thread = |(count, words): &(usize, u32)| *count >= FEWEST_POSTS && *words as usize >= POST_WORDS * count;
    let kinds: BTreeSet<Kind<'_>> = groups.iter().filter(|(_, group)| is_thread(group)).map(|((_, kind), _)| *kind).collect();
    let mut posts: Vec<NodeId> = named.into_iter().filter(|(_, kind)| kinds.contains(kind)).map(|(id, _)| id).collect();
    posts.sort_unstable();
    posts
}

/// The kind of an element that is named after posts; paragraphs are parts of them.
fn kind_of(dom: &Dom, id: NodeId) -> Option<Kind<'_>> {
    if dom.tag(id) == Tag::P {
        return None;
    }
    let classes = dom.attr(id, AttrName::CLASS).filter(|_| dom.is_named(id, Named::ThreadPost));
    let classes = classes.unwrap_or_default().split_ascii_whitespace();
    let numbered = dom.attr(id, AttrName::ID).filter(|name| name.ends_with(|c: char| c.is_ascii_digit()));
    let mut names = classes.chain(numbered);
    let name = names.find(|name| has_word(name, POSTS))?;
    Some((dom.tag(id), name.trim_end_matches(|c: char| !c.is_ascii_alphabetic())))
}

#[cfg(test)]
mod tests {
    use super::super::tests::markdown;

    const WORDS: [&str; 3] = [
        "The last ferry leaves the pier at ten in the evening.",
        "I was on it, and it was late by half an hour.",
        "Mine was on time, but there was no tea on board.",
    ];

    fn thread(post: impl Fn(usize) -> String) -> String {
        let posts: Vec<String> = (0..3).map(|n| format!("<{}><p>{}</p></div>", post(n), WORDS[n])).collect();
        posts.concat()
    }

    #[test]
    fn a_line_parts_the_posts_of_a_thread() {
        let parted = format!("{}\n\n---\n\n{}\n\n---\n\n{}\n", WORDS[0], WORDS[1], WORDS[2]);
        assert_eq!(markdown(&thread(|n| format!("div class='row{n} post-body'"))), parted);
        assert_eq!(markdown(&thread(|n| format!("div id=post_{n}"))), parted);
        let answers = thread(|n| format!("div class={}", if n == 0 { "question" } else { "answer" }));
        assert_eq!(markdown(&answers), parted);
    }

    #[test]
    fn parts_of_one_post_and_what_has_headings_of_its_own_are_not_parted() {
        let run = format!("{}\n\n{}\n\n{}\n", WORDS[0], WORDS[1], WORDS[2]);
        assert_eq!(markdown(&thread(|n| format!("div class=post-part-{}", ["head", "body", "foot"][n]))), run);
        assert_eq!(markdown(&thread(|_| "div class=text".into())), run);
        assert_eq!(markdown(&WORDS.map(|words| format!("<p class=post-line>{words}</p>")).concat()), run);
        let entries = WORDS.map(|words| format!("<div class=post><h2>Ferry</h2><p>{words}</p></div>")).concat();
        assert!(!markdown(&entries).contains("---"));
    }
}
