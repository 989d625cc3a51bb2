//! Turns labels that stand anywhere on the page into the one date, the one byline and the owner of the site.
//!
//! Looks at every text, and only where the place around the headline has said nothing; two answers are none.

use super::Field;
use super::candidate::Candidates;
use super::class::{is_credit, is_within_foreign, is_within_other, leads_home};
use super::date::{DayOrder, find};
use super::labelled::{is_of_other, says, says_modified};
use super::moment::Moment;
use super::names;
use crate::dom::{Dom, NodeId};
use crate::table::dates::PUBLISHED;
use crate::table::meta::{FINDS, LINE, MIN_DATE, Origin};
use crate::table::names::{COPYRIGHTS, OWNED_BY, OWNER_ENDS, YEAR_MARKS};
use crate::table::tags::Tag;

/// A text of the page with something to read, without the white space around it.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    at: NodeId,
    text: &'a str,
}

/// The texts that a reader of the page sees.
pub(super) fn visible_texts(dom: &Dom) -> Vec<Said<'_>> {
    let mut texts = Vec::with_capacity(dom.len() / 4);
    let mut at = NodeId::ROOT;
    while at.index() < dom.len() {
        let tag = dom.tag(at);
        if tag == Tag::TEXT {
            let text = trim(dom.text(at));
            texts.extend(Some(Said { at, text }).filter(|_| !text.is_empty()));
        } else if dom.is_skipped(at) {
            at = dom.end(at);
            continue;
        }
        at = NodeId(at.0 + 1);
    }
    texts
}

/// Adds the date that is labelled as the page's anywhere on it, if no other date is labelled so.
pub(super) fn find_lone_date(dom: &Dom, texts: &[Said<'_>], order: DayOrder, out: &mut Candidates) {
    let mut dates: Vec<(Field, Moment)> = Vec::new();
    let mut label = "";
    let mut tries = 0;
    for Said { at, text } in texts {
        if (MIN_DATE..LINE).contains(&text.len())
            && has_year(text)
            && !is_of_other(text)
            && let Some(found) = find(text, order)
            && let Some(field) = labelled_field(text).or_else(|| labelled_field(label))
        {
            tries += 1;
            dates.extend(Some((field, found.moment)).filter(|_| !is_within_other(dom, *at)));
        }
        if tries == FINDS {
            break;
        }
        label = if text.len() < LINE { text } else { "" };
    }
    for field in [Field::Date, Field::Modified] {
        let mut moments = dates.iter().filter(|(other, _)| *other == field).map(|(_, moment)| *moment);
        if let Some(moment) = moments.next().filter(|first| moments.all(|other| other.days() == first.days())) {
            out.push(field, Origin::LoneDate, moment.to_string());
        }
    }
}

/// Adds the author whom the page names behind a label anywhere on it, if it names one so, and the people whose site it says to
/// be.
pub(super) fn find_lone_byline(dom: &Dom, texts: &[Said<'_>], host: Option<&str>, out: &mut Candidates) {
    let mut found: Vec<Vec<String>> = Vec::new();
    let mut label: Option<&str> = None;
    let mut tries = 0;
    for said in texts {
        let Said { at, text } = *said;
        if text.len() >= LINE {
            label = None;
            continue;
        }
        let names = labelled_names(label.take(), text);
        if !names.is_empty() {
            tries += 1;
        }
        if !names.is_empty() && !is_within_foreign(dom, at) && !found.contains(&names) {
            found.push(names);
        }
        label = Some(text).filter(|text| text.ends_with([':', '：']) && names::is_label(text) || names::is_wrote(text));
        if let Some(owner) = owner_in(dom, *said, host) {
            out.push(Field::Authors, Origin::SiteOwner, owner);
        }
        if tries == FINDS {
            break;
        }
    }
    if let [names] = found.as_slice() {
        for name in names {
            out.push(Field::Authors, Origin::EndByline, name.as_str());
        }
    }
}

/// The text without the white space around it, of which most is ASCII.
fn trim(text: &str) -> &str {
    text.trim_ascii().trim()
}

/// The names in a text that has a label, or that stands behind one.
fn labelled_names(label: Option<&str>, text: &str) -> Vec<String> {
    match label {
        Some(label) if names::is_wrote(label) => names::read_wrote(&format!("{label} {text}")),
        Some(label) => names::read_labelled(&format!("{label}{text}")),
        None if text.contains([':', '：']) => {
            let names = names::read_labelled(text);
            if names.is_empty() { names::read_wrote(text) } else { names }
        }
        None => names::read_wrote(text),
    }
}

/// The person whose site it is, by a link to the home page or the line of the copyright.
fn owner_in(dom: &Dom, Said { at, text }: Said<'_>, host: Option<&str>) -> Option<String> {
    if leads_home(dom, dom.parent(at), host) {
        return names::owner_of(text);
    }
    let begins_sign = |byte: u8| !byte.is_ascii() || byte == b'(';
    if !text.bytes().any(begins_sign) {
        return None;
    }
    let rest = COPYRIGHTS.iter().find_map(|mark| text.split_once(mark)).map(|(_, rest)| rest).filter(|rest| has_year(rest))?;
    let is_year = |c: char| c.is_ascii_digit() || c.is_whitespace() || YEAR_MARKS.contains(&c);
    let name = rest.trim_matches(is_year).trim_start_matches(OWNED_BY).split(OWNER_ENDS).next().unwrap_or_default();
    names::owner_of(name.trim_matches(is_year)).filter(|_| !is_credit(dom, at))
}

/// Whether a text has four digits in a row.
fn has_year(text: &str) -> bool {
    let mut run = 0;
    if text.is_ascii() {
        return text.bytes().any(|byte| {
            run = if byte.is_ascii_digit() { run + 1 } else { 0 };
            run == 4
        });
    }
    text.chars().any(|c| {
        run = if c.is_ascii_digit() || !c.is_ascii() && c.is_numeric() { run + 1 } else { 0 };
        run == 4
    })
}

/// What the label of a date says that it is.
fn labelled_field(text: &str) -> Option<Field> {
    if says_modified(text) { Some(Field::Modified) } else { says(text, PUBLISHED).then_some(Field::Date) }
}
