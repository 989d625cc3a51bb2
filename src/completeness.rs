//! Turns a finished body and the page that it came from into the reason why it is but a teaser, if it is.
//!
//! Says teaser only of little text: where the page says that it is not free, where it shows the wall before the rest, or where
//! the last paragraph breaks off. Pages that are marked as paid are often saved whole, and a text that ends in something else
//! than a paragraph was not cut.

use crate::document::flat::words;
use crate::document::{Block, TeaserReason};
use crate::dom::declared::linked_data;
use crate::dom::style::is_hidden;
use crate::dom::{Dom, NodeId};
use crate::metadata::Metadata;
use crate::table::attrs::AttrName;
use crate::table::completeness as table;
use crate::table::punctuation::SPACED_ENDS;
use crate::table::tags::Tag;
use crate::text::{Class, Shape};

/// Why the body is only the beginning of what the page is about; nothing where it seems to be all of it.
///
/// ```
/// use tamis::{Block, Inline, Metadata, TeaserReason, completeness::find_teaser, dom::parse};
///
/// let body = [Block::Paragraph { content: vec![Inline::Text { text: "The ferry leaves an hour later.".into() }] }];
/// let teaser = |html: &str| find_teaser(&parse(html, &tamis::Limits::default()), &body, &Metadata::default());
/// assert_eq!(teaser("<div class=paywall>Read on with a subscription to our paper.</div>"), Some(TeaserReason::Subscription));
/// assert_eq!(teaser("<div>Tea is served on all ferries.</div>"), None);
/// ```
#[must_use]
pub fn find_teaser(dom: &Dom, body: &[Block], metadata: &Metadata) -> Option<TeaserReason> {
    let last = body.last().and_then(paragraph)?;
    let mut paragraphs = Vec::new();
    let mut length = 0;
    for text in body.iter().filter_map(paragraph) {
        length += Shape::of(&text).words();
        if length > table::TEASER_WORDS {
            return None;
        }
        paragraphs.push(text);
    }
    if is_marked_paid(dom) && length <= table::PAID_WORDS {
        return Some(TeaserReason::NotFree);
    }
    if offers_subscription(dom) {
        return Some(TeaserReason::Subscription);
    }
    // Entries of a list end with dots one after the other; posts of a forum end as people write.
    let is_article = metadata.date.is_some() || !metadata.authors.is_empty();
    let shape = Shape::of(&last);
    if !is_article || shape.words() < table::LAST_WORDS || paragraphs.iter().filter(|text| ends_with_dots(text)).count() > 1 {
        return None;
    }
    if ends_with_dots(&last) {
        return Some(TeaserReason::Dots);
    }
    let others_end = paragraphs.iter().filter(|text| ends_sentence(text)).count() + 1 >= paragraphs.len();
    let is_cut = !ends_sentence(&last) && shape.last != Class::Unspaced;
    // Behind the last sentence may stand the initials of who wrote it.
    let begun = last.rsplit(SPACED_ENDS).next().unwrap_or_default();
    let is_cut = is_cut && Shape::of(begun).words() >= table::BEGUN_WORDS;
    (is_cut && others_end && paragraphs.len() > 1 && shape.words() >= table::CUT_WORDS).then_some(TeaserReason::Unfinished)
}

fn paragraph(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph { content } => Some(words(content)),
        _ => None,
    }
}

fn ends_with_dots(text: &str) -> bool {
    let text = text.trim_end_matches(table::BEHIND_DOTS);
    table::DOTS.iter().any(|dots| text.ends_with(dots))
}

fn ends_sentence(text: &str) -> bool {
    matches!(Shape::of(text).last, Class::Stop | Class::Close | Class::Mark) || asks_in_greek(text)
}

/// Whether a text ends with the Greek mark for a question, which is a semicolon.
fn asks_in_greek(text: &str) -> bool {
    let before = text.trim_end().strip_suffix(table::GREEK_QUESTION);
    before.and_then(|before| before.chars().next_back()).is_some_and(|c| table::GREEK.contains(&c))
}

/// Whether linked data says that the content is not free.
fn is_marked_paid(dom: &Dom) -> bool {
    linked_data(dom).any(|text| {
        let values = text
            .split(table::FREE)
            .skip(1)
            .map(|rest| rest.trim_start_matches(|c: char| c.is_whitespace() || table::BEFORE_FREE.contains(&c)));
        // The first is that of the page; what follows are its parts.
        let mut said =
            values.map(|value| value.get(..table::NOT_FREE.len()).is_some_and(|word| word.eq_ignore_ascii_case(table::NOT_FREE)));
        said.next().unwrap_or(false)
    })
}

/// Whether an element of the page is called the wall before paid content, and is shown.
fn offers_subscription(dom: &Dom) -> bool {
    let is_name = |name: AttrName| name == AttrName::CLASS || name == AttrName::ID;
    let is_wall = |names: &str| names.split_whitespace().any(|name| table::WALL_NAMES.has_ascii_lower(name.as_bytes()));
    let names_wall = |id: NodeId| dom.attrs(id).iter().any(|attr| is_name(attr.name()) && is_wall(dom.value(*attr)));
    let is_shown = |id: NodeId| !dom.ancestors_and_self(id).any(|id| is_hidden(dom, id));
    let says_much = |id: NodeId| dom.descendants(id).any(|below| Shape::of(dom.text(below)).words() >= table::WALL_WORDS);
    // What an outer wall does not show, those in it do not: each text is looked at once.
    let mut looked_to = NodeId::ROOT;
    let mut walls = dom.nodes().filter(|id| dom.tag(*id).is_element() && dom.tag(*id) != Tag::BODY && dom.tag(*id) != Tag::HTML);
    walls.any(|id| {
        if id < looked_to || !names_wall(id) {
            return false;
        }
        looked_to = dom.end(id);
        says_much(id) && is_shown(id)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    const FIRST: &str =
        "The ferry to the outer islands will leave an hour later from the first of May, the harbour board has said.";

    fn teaser(head: &str, last: &str) -> Option<TeaserReason> {
        let dom = parse(head, &Limits::default());
        let line = |text: &str| Block::Paragraph { content: vec![crate::document::Inline::Text { text: text.into() }] };
        let metadata = Metadata { date: Some("2026-02-04".into()), ..Metadata::default() };
        find_teaser(&dom, &[line(FIRST), line(last)], &metadata)
    }

    #[test]
    fn a_text_that_breaks_off_is_a_teaser() {
        assert_eq!(
            teaser("", "Passengers who hold a season ticket will be told by letter, and the kiosk…"),
            Some(TeaserReason::Dots)
        );
        assert_eq!(
            teaser("", "Passengers who hold a season ticket will be told by letter, and the kiosk at the old quay is"),
            Some(TeaserReason::Unfinished)
        );
    }

    #[test]
    fn a_text_that_ends_is_none_whatever_its_last_line() {
        for last in [
            FIRST,
            "À suivre de très près",
            "“It will be later still.”",
            "There is much more to be said of this, and it will be said in time by all of us. ab",
            "Photo: Ada Quill",
            "What then?",
        ] {
            assert_eq!(teaser("", last), None, "{last}");
        }
    }

    #[test]
    fn what_a_page_says_is_paid_and_shows_little_of_is_a_teaser() {
        let data = |value: &str| format!("<script type=application/ld+json>{{\"isAccessibleForFree\": {value}}}</script>");
        assert_eq!(teaser(&data("false"), FIRST), Some(TeaserReason::NotFree));
        assert_eq!(teaser(&data("\"False\""), FIRST), Some(TeaserReason::NotFree));
        assert_eq!(teaser(&data("true"), FIRST), None);
        assert_eq!(teaser(&data("false"), &"It goes on and on. ".repeat(200)), None);
    }

    #[test]
    fn a_wall_behind_the_text_makes_it_a_teaser() {
        let wall = "<div class='c-box paywall'><p>Read on with a subscription: the first month is free of charge.</p></div>";
        assert_eq!(teaser(wall, FIRST), Some(TeaserReason::Subscription));
        assert_eq!(teaser("<body class=paywall><div class=paywall></div>", FIRST), None);
        assert_eq!(teaser(&format!("<div style='display: none'>{wall}</div>"), FIRST), None);
        assert_eq!(teaser(&wall.replace("<div", "<div hidden"), FIRST), None);
    }
}
