//! Finds the posts of a thread. Between those that stand beside each other a line is drawn: who wrote them is often not kept, and
//! without it one would run into the other.

use std::collections::{BTreeMap, BTreeSet};

use super::kept::Kept;
use crate::dom::class::{has_class_word, words_of};
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::named::Named;
use crate::table::parts::{ENTRY_TYPES, FEWEST_POSTS, OPENINGS, POST_TYPES, POST_WORDS, POSTS, POSTS_APART};
use crate::table::tags::Tag;
use crate::table::words::Words;

/// What posts of one thread have in common: the tag and the class, or the id without its number.
type Kind<'a> = (Tag, &'a str);

/// The posts of a thread, each list in page order.
#[derive(Default)]
pub(super) struct Thread {
    /// Those of which several of a kind stand beside each other.
    pub(super) parted: Vec<NodeId>,
    /// These and those that say what they are: the question above its answers.
    pub(super) posts: Vec<NodeId>,
}

/// The elements that are posts and have text that is kept.
pub(super) fn find_posts(dom: &Dom, kept: &Kept<'_>) -> Thread {
    let has_types = dom.uses(AttrName::ITEMTYPE);
    let mut named: Vec<(NodeId, Kind<'_>)> = Vec::new();
    let (mut apart, mut declared) = (Vec::new(), Vec::new());
    let mut last = NodeId::ROOT;
    for block in kept.blocks() {
        // What is around the block before was looked at then.
        let around = dom.ancestors_and_self(block.container).take_while(|id| last == NodeId::ROOT || !dom.contains(*id, last));
        for id in around {
            match kind_of(dom, id) {
                Some((Name::Post, kind)) => named.push((id, kind)),
                Some((Name::Apart, kind)) => apart.push((id, kind)),
                None => {}
            }
            if has_types && has_type(dom, id, POST_TYPES) {
                declared.push(id);
            }
        }
        last = block.first;
    }
    let mut groups: BTreeMap<(NodeId, Kind<'_>), (usize, u32)> = BTreeMap::new();
    for (id, kind) in &named {
        let (count, words) = groups.entry((dom.parent(*id), *kind)).or_default();
        *count += 1;
        *words += kept.share(*id).kept_words();
    }
    let kinds: BTreeSet<Kind<'_>> = groups.iter().filter(|(_, group)| is_thread(group)).map(|((_, kind), _)| *kind).collect();
    let mut parted: Vec<NodeId> = named.iter().filter(|(_, kind)| kinds.contains(kind)).map(|(id, _)| *id).collect();
    parted.sort_unstable();
    let mut posts = [parted.as_slice(), &declared].concat();
    if posts.len() < FEWEST_POSTS {
        apart.append(&mut named);
        posts.extend(find_apart(dom, kept, &apart));
    }
    if let Some(first) = posts.iter().min() {
        posts.extend(find_opening(dom, kept, *first));
    }
    posts.sort_unstable();
    posts.dedup();
    posts.retain(|id| !has_types || !has_type(dom, *id, ENTRY_TYPES));
    let entries = posts.iter().filter(|id| kept.begins_like_entry(**id)).count();
    if posts.len() < FEWEST_POSTS || entries * 2 > posts.len() {
        posts.clear();
    }
    Thread { parted, posts }
}

/// The posts of a thread that has each in elements of its own: the outermost ones of which several have the same name.
fn find_apart(dom: &Dom, kept: &Kept<'_>, named: &[(NodeId, Kind<'_>)]) -> Vec<NodeId> {
    let mut groups: BTreeMap<Kind<'_>, (usize, u32)> = BTreeMap::new();
    for (id, kind) in named {
        let (count, words) = groups.entry(*kind).or_default();
        *count += 1;
        *words += kept.share(*id).kept_words();
    }
    let is_post = |kind: &Kind<'_>| groups.get(kind).is_some_and(is_thread);
    let mut posts: Vec<NodeId> = named.iter().filter(|(_, kind)| is_post(kind)).map(|(id, _)| *id).collect();
    posts.sort_unstable();
    let mut end = NodeId::ROOT;
    posts.retain(|id| {
        let is_outer = *id >= end;
        end = end.max(dom.end(*id));
        is_outer
    });
    posts
}

/// Whether so many elements with so many words in all may be posts.
fn is_thread((count, words): &(usize, u32)) -> bool {
    *count >= FEWEST_POSTS && *words as usize >= POST_WORDS * count
}

/// The element before the first post that is named after what opens a thread: a question.
fn find_opening(dom: &Dom, kept: &Kept<'_>, first: NodeId) -> Option<NodeId> {
    let before = kept.blocks().take_while(|block| block.first < first).last()?;
    let around = dom.ancestors_and_self(before.container).take_while(|id| !dom.contains(*id, first));
    around.filter(|id| has_class_word(dom, *id, OPENINGS)).last()
}

/// Whether linked data says of an element that it is of one of these types.
fn has_type(dom: &Dom, id: NodeId, types: &Words) -> bool {
    let kind = dom.attr(id, AttrName::ITEMTYPE).unwrap_or_default();
    let name = kind.trim_end().rsplit('/').next().unwrap_or_default();
    types.has_ascii_lower(name.as_bytes())
}

/// How an element is named after posts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    /// As a post, or a part of one.
    Post,
    /// As posts are between which no line is drawn.
    Apart,
}

/// The kind of an element that is named after posts; paragraphs are parts of them.
fn kind_of<'a>(dom: &'a Dom, id: NodeId) -> Option<(Name, Kind<'a>)> {
    if dom.tag(id) == Tag::P {
        return None;
    }
    let is_named = || dom.is_named(id, Named::ThreadPost) || dom.is_named(id, Named::PostApart);
    let classes = dom.attr(id, AttrName::CLASS).filter(|_| is_named());
    let classes = classes.unwrap_or_default().split_ascii_whitespace();
    let numbered = dom.attr(id, AttrName::ID).filter(|name| name.ends_with(|c: char| c.is_ascii_digit()));
    let kind = |name: &'a str| (dom.tag(id), name.trim_end_matches(|c: char| !c.is_ascii_alphabetic()));
    let mut apart = None;
    for name in classes.chain(numbered) {
        for word in words_of(name).map(str::as_bytes) {
            if POSTS.has_ascii_lower(word) {
                return Some((Name::Post, kind(name)));
            }
            if apart.is_none() && POSTS_APART.has_ascii_lower(word) {
                apart = Some(name);
            }
        }
    }
    apart.map(|name| (Name::Apart, kind(name)))
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
