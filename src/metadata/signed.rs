//! Turns what a post is signed with into a name or a moment, by the rules of bylines and dates.

use super::date::{find, read};
use super::json_ld::{Graph, Node};
use super::labelled::{is_of_other, says_modified};
use super::merge::{day_order, declared_language};
use super::names;
use super::plain::{plain, raw_text, text_of};
use crate::dom::declared::is_json_ld;
use crate::dom::{Dom, NodeId};
use crate::table::meta::LINE;
use crate::table::names::NAME_CHARS;
use crate::table::parts::POST_TYPES;
use crate::table::speakers::{BEGINNING_BYTES, LINKED_TIMES, TEXT_PROPERTIES};
use crate::table::tags::Tag;

pub(crate) use super::date::DayOrder;

/// Which number of a date is the day, by the language that a page says it is in.
pub(crate) fn day_order_of(dom: &Dom) -> DayOrder {
    let html = dom.elements(Tag::HTML).next();
    day_order(html.and_then(|html| declared_language(dom, html)))
}

/// A post that linked data describe.
#[derive(Debug)]
pub(crate) struct Declared {
    /// How it begins.
    pub(crate) text: String,
    pub(crate) author: Option<String>,
    pub(crate) time: Option<String>,
}

/// The posts that the linked data of a page describe with their texts.
pub(crate) fn declared_posts(dom: &Dom, order: DayOrder) -> Vec<Declared> {
    let scripts = dom.elements(Tag::SCRIPT).filter(|id| is_json_ld(dom, *id));
    let graph = Graph::parse(scripts.map(|id| raw_text(dom, id)));
    let posts = graph.nodes().into_iter().filter(|node| node.types().any(|kind| POST_TYPES.has(&kind)));
    let describe = |node: Node<'_>| {
        let text = TEXT_PROPERTIES.iter().find_map(|name| node.text(name))?;
        let first = text.get(..text.floor_char_boundary(BEGINNING_BYTES)).unwrap_or_default();
        let author = ["author", "creator"].iter().find_map(|name| node.text(name)).and_then(declared_name);
        let time = LINKED_TIMES.iter().find_map(|name| node.text(name)).and_then(|time| declared_moment(time, order));
        Some(Declared { text: plain(first), author, time })
    };
    posts.filter_map(describe).collect()
}

/// The one name in a text of which the page says that it is the name of whoever wrote a post: read as in a byline, or a word with
/// digits and marks, as members have.
pub(crate) fn declared_name(text: &str) -> Option<String> {
    if text.len() > NAME_CHARS * 4 {
        return None;
    }
    let mut names = names::read(text).into_iter();
    let name = names.next().filter(|_| names.next().is_none());
    name.or_else(|| member_name(text.trim()))
}

/// A word that bylines do not have: `131359`, `jbo@`, `Richard/RMW`.
fn member_name(text: &str) -> Option<String> {
    let is_odd = |c: char| !c.is_alphabetic();
    let is_address = text.contains("://") || text.starts_with("www.") || text.trim_end_matches('@').contains('@');
    let is_word = text.len() <= NAME_CHARS && !text.contains(char::is_whitespace) && text.contains(char::is_alphanumeric);
    (is_word && text.contains(is_odd) && !is_address && read(text, DayOrder::DayFirst).is_none()).then(|| text.to_owned())
}

/// The same where the place alone says that it is a name: a person, an organisation, or one word, as members have.
pub(crate) fn shown_name(text: &str) -> Option<String> {
    declared_name(text).filter(|name| names::can_be_shown(name))
}

/// The moment in the value of an attribute or a property.
pub(crate) fn declared_moment(value: &str, order: DayOrder) -> Option<String> {
    if value.len() > LINE { None } else { read(value, order).map(|moment| moment.to_string()) }
}

/// The moment in a text that is a date and no more than so many words.
pub(crate) fn bare_moment(text: &str, words: usize, order: DayOrder) -> Option<String> {
    let found = if text.len() > LINE { None } else { find(text, order) };
    found.filter(|found| found.other_words <= words).map(|found| found.moment.to_string())
}

/// The moment that a line begins with, or that has no more than so many words beside it, and that is not that of a change or of something else.
pub(crate) fn shown_moment(line: &str, words: usize, order: DayOrder) -> Option<String> {
    if line.len() > LINE {
        return None;
    }
    // What stands behind the date may be about a later change.
    let found = find(line, order)?;
    let is_alone = || found.other_words <= words && !says_modified(line);
    (found.words_before == 0 && !is_of_other(line) || is_alone()).then(|| found.moment.to_string())
}

/// The text of an element as one line; empty where it is longer than a line.
pub(crate) fn line_of(dom: &Dom, node: NodeId) -> String {
    let text = plain(&text_of(dom, node, LINE));
    if text.len() < LINE { text } else { String::new() }
}
