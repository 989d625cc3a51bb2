//! Finds the posts of a thread, between which a line is drawn: who wrote them is often not kept, and without it one would run into
//! the other.

use std::collections::{BTreeMap, BTreeSet};

use super::kept::Kept;
use crate::dom::class::has_word;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
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

/// The kind of an element that is named after posts.
fn kind_of(dom: &Dom, id: NodeId) -> Option<Kind<'_>> {
    let classes = dom.attr(id, AttrName::CLASS).unwrap_or_default().split_ascii_whitespace();
    let mut names = classes.chain(dom.attr(id, AttrName::ID));
    let name = names.find(|name| has_word(name, POSTS))?;
    Some((dom.tag(id), name.trim_end_matches(|c: char| !c.is_ascii_alphabetic())))
}
