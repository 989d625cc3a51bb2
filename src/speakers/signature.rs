//! Turns a part of the page into the name and the time that a post is signed with.

use super::card::Region;
use crate::dom::class::{classes_of, has_word, words_of};
use crate::dom::{Dom, NodeId};
use crate::metadata::signed::{DayOrder, bare_moment, declared_moment, declared_name, line_of, shown_moment, shown_name};
use crate::table::attrs::AttrName;
use crate::table::limits::RULE_BYTES;
use crate::table::speakers as table;
use crate::table::tags::Tag;

/// Who wrote a post, and when.
#[derive(Debug, Default)]
pub(super) struct Signature {
    pub(super) author: Option<String>,
    pub(super) time: Option<String>,
}

/// What is believed more comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Trust {
    Property,
    Attribute,
    Title,
    Class,
    /// The line with the name of the author.
    Byline,
}

/// The first of the most believed.
type Best = Option<(Trust, String)>;

fn take(best: &mut Best, trust: Trust, value: impl FnOnce() -> Option<String>) {
    if best.as_ref().is_none_or(|(known, _)| trust < *known)
        && let Some(value) = value()
    {
        *best = Some((trust, value));
    }
}

impl Signature {
    /// Reads the parts of the page one after the other until both are known.
    pub(super) fn read(regions: [Region<'_>; 2], order: DayOrder) -> Signature {
        let mut signature = Signature::default();
        let [own, card] = regions;
        let is_same = own.root == card.root;
        for region in [Some(own), Some(card).filter(|_| !is_same)].into_iter().flatten() {
            if signature.author.is_some() && signature.time.is_some() {
                break;
            }
            let mut look = Look { dom: region.dom, order, before: NodeId::ROOT, author: None, time: None };
            region.nodes(|at| is_apart(region.dom, at)).for_each(|at| look.meet(at));
            signature.author = signature.author.or(look.author.map(|(_, name)| name));
            signature.time = signature.time.or(look.time.map(|(_, time)| time));
        }
        signature
    }
}

/// Whether an element holds what is no part of a post: what is quoted, what its author signs each post with.
fn is_apart(dom: &Dom, at: NodeId) -> bool {
    let tag = dom.tag(at);
    tag.is_element()
        && (tag == Tag::BLOCKQUOTE
            || dom.is_skipped(at)
            || classes_of(dom, at).is_some_and(|names| has_word(names, table::APART)))
}

struct Look<'a> {
    dom: &'a Dom,
    order: DayOrder,
    /// The last text that says anything.
    before: NodeId,
    author: Best,
    time: Best,
}

impl Look<'_> {
    fn meet(&mut self, at: NodeId) {
        let dom = self.dom;
        if dom.tag(at) == Tag::TEXT {
            if dom.text(at).contains(char::is_alphanumeric) {
                self.before = at;
            }
            return;
        }
        if let Some(property) = dom.attr(at, AttrName::ITEMPROP) {
            self.meet_property(at, property);
        }
        for name in [AttrName::DATA_AUTHOR, AttrName::DATA_USERNAME] {
            if let Some(value) = dom.attr(at, name) {
                take(&mut self.author, Trust::Attribute, || name_of(value, declared_name));
            }
        }
        self.meet_time(at);
        let own_id = || dom.attr(at, AttrName::ID).filter(|name| name.len() <= RULE_BYTES);
        let Some(names) = classes_of(dom, at).or_else(own_id) else { return };
        if names_author(names) {
            let read = if has_word(names, table::NAMED) { declared_name } else { shown_name };
            take(&mut self.author, Trust::Class, || name_in(dom, at, read));
            self.meet_date(at, Trust::Byline);
        }
        if has_word(names, table::TIMES) {
            self.meet_date(at, Trust::Class);
        }
    }

    /// Takes the date in the line that an element is.
    fn meet_date(&mut self, at: NodeId, trust: Trust) {
        let (dom, order) = (self.dom, self.order);
        let is_of_post = self.is_of_post();
        take(&mut self.time, trust, || {
            let line = line_of(dom, at);
            let words = if trust == Trust::Byline { table::WORDS_OF_BYLINE } else { table::WORDS_OF_TIME };
            (is_of_post && !tells_of_other(&line)).then(|| shown_moment(&line, words, order)).flatten()
        });
    }

    fn meet_property(&mut self, at: NodeId, property: &str) {
        let (dom, order) = (self.dom, self.order);
        if table::AUTHOR_PROPERTIES.has(property) {
            take(&mut self.author, Trust::Property, || name_in(dom, at, declared_name));
        } else if table::TIME_PROPERTIES.has_lower(property) {
            let value = [AttrName::DATETIME, AttrName::CONTENT].into_iter().find_map(|name| dom.attr(at, name));
            take(&mut self.time, Trust::Property, || match value {
                Some(value) => declared_moment(value, order),
                None => shown_moment(&line_of(dom, at), table::WORDS_OF_TIME, order),
            });
        }
    }

    fn meet_time(&mut self, at: NodeId) {
        let (dom, order) = (self.dom, self.order);
        let is_time = dom.tag(at) == Tag::TIME;
        for name in [AttrName::DATETIME, AttrName::DATA_TIMESTAMP, AttrName::DATA_TIME] {
            if let Some(value) = dom.attr(at, name).filter(|_| self.is_of_post()) {
                take(&mut self.time, Trust::Attribute, || declared_moment(value, order));
            }
        }
        // `2 years ago`, with the date when the mouse is over it.
        if let Some(title) = dom.attr(at, AttrName::TITLE).filter(|_| self.is_of_post()) {
            let is_short = || dom.short_text(at, table::TITLED_BYTES).is_some_and(|text| !text.is_empty());
            take(&mut self.time, Trust::Title, || bare_moment(title, table::WORDS_OF_TITLE, order).filter(|_| is_short()));
        }
        if is_time && self.is_of_post() {
            take(&mut self.time, Trust::Attribute, || shown_moment(&line_of(dom, at), table::WORDS_OF_TIME, order));
        }
    }

    /// Whether no label before a date says that it is that of a change, or of the member.
    fn is_of_post(&self) -> bool {
        let label = self.dom.text(self.before);
        label.len() > table::LABEL_BYTES || !tells_of_other(label)
    }
}

/// Whether a text begins as those do that tell since when somebody is a member, or when something was changed.
fn tells_of_other(text: &str) -> bool {
    words_of(text).take(table::LABEL_WORDS).any(|word| table::OTHER_LABELS.has_lower(word))
}

/// Whether a class says that its element is, or holds, the name of an author.
fn names_author(names: &str) -> bool {
    names.split_ascii_whitespace().any(|class| {
        let has = |list| has_word(class, list);
        (has(table::AUTHORS) || has(table::PEOPLE) && has(table::NAMES)) && !has(table::ABOUT)
    })
}

/// A text as a name, if it is one.
fn name_of(text: &str, read: fn(&str) -> Option<String>) -> Option<String> {
    read(text).filter(|name| !table::NO_NAMES.has_lower(name))
}

/// The name in an element: its value, the part of it that says that it is the name, its first link, or its first text.
fn name_in(dom: &Dom, at: NodeId, read: fn(&str) -> Option<String>) -> Option<String> {
    if let Some(value) = dom.attr(at, AttrName::CONTENT) {
        return name_of(value, read);
    }
    let end = dom.end(at);
    let is_about = |id: NodeId| id != at && classes_of(dom, id).is_some_and(|names| has_word(names, table::ABOUT));
    let inside = || {
        let next = |id: NodeId| if is_about(id) { dom.end(id) } else { NodeId(id.0 + 1) };
        let nodes = std::iter::successors(Some(at), move |id| Some(next(*id)).filter(|next| *next < end));
        nodes.take(table::NAME_NODES).filter(move |id| !is_about(*id))
    };
    let named = inside().find(|id| dom.attr(*id, AttrName::ITEMPROP) == Some(table::NAME_PROPERTY));
    if let Some(named) = named {
        return name_of(dom.attr(named, AttrName::CONTENT).unwrap_or(&line_of(dom, named)), read);
    }
    let mut links = inside().filter(|id| dom.tag(*id) == Tag::A).map(|id| line_of(dom, id)).filter(|text| !text.is_empty());
    if let Some(link) = links.next() {
        return name_of(&link, read);
    }
    let mut texts = inside().map(|id| dom.text(id)).filter(|text| text.contains(char::is_alphanumeric));
    name_of(texts.next()?, read)
}
