//! Turns a page into what is counted and found on it as a whole, in one pass.

use super::tree::Sums;
use crate::dom::declared::{is_json_ld, types_in};
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::page_types::{self, PageType};
use crate::table::scoring;
use crate::table::tags::Tag;

/// What a page has.
pub(super) struct Census<'a> {
    counts: [u32; Tag::COUNT],
    /// What the page says that it is, as bits of `list::PAGE_TYPE`: by og:type, by the types of its JSON-LD, and by microdata.
    pub(super) types: u32,
    /// What it says to be its address.
    pub(super) canonical: Option<&'a str>,
    main: Option<(u32, NodeId)>,
    article: Option<(u32, NodeId)>,
    half: Option<(u16, NodeId)>,
    most: Option<(u16, NodeId)>,
}

impl<'a> Census<'a> {
    pub(super) fn take(dom: &'a Dom, sums: &[Sums]) -> Self {
        let mut census =
            Census { counts: [0; Tag::COUNT], types: 0, canonical: None, main: None, article: None, half: None, most: None };
        let has_types = dom.uses(AttrName::ITEMTYPE);
        let all = sums.first().map_or(0, |page| page.long_words);
        for id in dom.nodes() {
            let tag = dom.tag(id);
            if let Some(count) = census.counts.get_mut(usize::from(tag.0)) {
                *count += 1;
            }
            if !tag.is_element() {
                continue;
            }
            let sums = sums.get(id.index()).copied().unwrap_or_default();
            census.meet(dom, (id, tag), sums.words);
            if all > 0 {
                census.weigh(dom, id, (sums.long_words, all));
            }
            if has_types && let Some(kind) = dom.attr(id, AttrName::ITEMTYPE) {
                census.types |= bit(page_types::of_schema(kind.rsplit(['/', '#']).next().unwrap_or_default()));
            }
        }
        census
    }

    fn meet(&mut self, dom: &'a Dom, (id, tag): (NodeId, Tag), words: u32) {
        let larger = |known: Option<(u32, NodeId)>| known.filter(|(most, _)| *most >= words).or(Some((words, id)));
        match tag {
            Tag::MAIN => self.main = larger(self.main),
            Tag::ARTICLE => self.article = larger(self.article),
            Tag::LINK if self.canonical.is_none() && dom.attr(id, AttrName::REL) == Some("canonical") => {
                self.canonical = dom.attr(id, AttrName::HREF);
            }
            Tag::META if dom.attr(id, AttrName::PROPERTY) == Some("og:type") => {
                self.types |= bit(page_types::of_open_graph(dom.attr(id, AttrName::CONTENT).unwrap_or_default()));
            }
            Tag::SCRIPT if is_json_ld(dom, id) => {
                let types = dom.children(id).flat_map(|text| types_in(dom.text(text)));
                self.types |= types.fold(0, |types, name| types | bit(page_types::of_schema(name)));
            }
            _ => {}
        }
    }

    /// Looks whether an element holds enough of the page's running text, and is deeper than the one before that does.
    fn weigh(&mut self, dom: &Dom, id: NodeId, (words, all): (u32, u32)) {
        for (least, found) in [(scoring::HALF_OF_LONG, &mut self.half), (scoring::MOST_OF_LONG, &mut self.most)] {
            if words as f32 >= least * all as f32 && found.is_none_or(|(depth, _)| dom.depth(id) >= depth) {
                *found = Some((dom.depth(id), id));
            }
        }
    }

    /// The elements with this tag.
    pub(super) fn count(&self, tag: Tag) -> u32 {
        self.counts.get(usize::from(tag.0)).copied().unwrap_or(0)
    }

    /// The headings of all levels.
    pub(super) fn headings(&self) -> u32 {
        self.counts.get(usize::from(Tag::H1.0)..=usize::from(Tag::H6.0)).unwrap_or_default().iter().sum()
    }

    /// The `<main>` and the `<article>` that hold the most words, the first of them.
    pub(super) fn largest(&self) -> [Option<NodeId>; 2] {
        [self.main, self.article].map(|found| found.map(|(_, id)| id))
    }

    /// The deepest elements that hold half and most of the page's running text; of more than a half there is but one line of
    /// them.
    pub(super) fn smallest(&self) -> [Option<NodeId>; 2] {
        [self.half, self.most].map(|found| found.map(|(_, id)| id))
    }
}

fn bit(page_type: Option<PageType>) -> u32 {
    page_type.map_or(0, |page_type| 1 << page_type as u32)
}
