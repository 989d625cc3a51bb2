//! Turns the many titles of a page into the title of its content: without the name of the site or of its parts.

use std::collections::HashSet;

use crate::table::languages::FIRST_WIDE;
use crate::table::meta::Origin;
use crate::table::titles::{
    BARS, HOST_KEY, KICKER_WORDS, LONG_END_WORDS, NO_TITLES, ORNAMENTS, SEPARATORS, SHARED_WORDS, TOPIC_LABELS, WIDE_SEPARATORS,
};
use crate::text::{Shape, key};

/// A part of a title, and the place where it begins and ends.
#[derive(Clone, Copy)]
struct Part {
    start: usize,
    end: usize,
}

/// Cuts a title at its separators.
fn parts(title: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    let mut chars = title.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        let in_air = before.is_whitespace() && (after.is_whitespace() || SEPARATORS.contains(&after));
        // Where no blanks are written, none stand around the marks.
        let is_wide = before >= FIRST_WIDE && after >= FIRST_WIDE;
        let glued = BARS.contains(&c) || c == ':' && after.is_whitespace() || WIDE_SEPARATORS.contains(&c) && is_wide;
        if SEPARATORS.contains(&c) && (in_air || glued) {
            parts.push(Part { start, end: at });
            start = at + c.len_utf8();
        }
        before = c;
    }
    parts.push(Part { start, end: title.len() });
    parts.retain(|part| title.get(part.start..part.end).is_some_and(|text| text.chars().any(char::is_alphanumeric)));
    parts
}

fn slice(title: &str, first: Part, last: Part) -> &str {
    title.get(first.start..last.end).unwrap_or_default().trim_matches(|c: char| c.is_whitespace() || ORNAMENTS.contains(&c))
}

/// Whether a part of a title names the site.
fn names_site(part: &str, sites: &[String]) -> bool {
    let part = key(part);
    !part.is_empty()
        && sites.iter().any(|site| part == *site || part.len() > HOST_KEY && part.strip_prefix("www").unwrap_or(&part) == *site)
}

/// Which page of a site a title is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// The home page: its title begins with the name of the site.
    Home,
    Inner,
}

/// The title without the parts at its ends that name the site.
fn without_site<'a>(title: &'a str, sites: &[String], page: Page) -> &'a str {
    let parts = parts(title);
    let mut kept = parts.as_slice();
    while let [rest @ .., last] = kept
        && !rest.is_empty()
        && names_site(slice(title, *last, *last), sites)
    {
        kept = rest;
    }
    while let [first, rest @ ..] = kept
        && !rest.is_empty()
        && page == Page::Inner
        && names_site(slice(title, *first, *first), sites)
    {
        kept = rest;
    }
    match kept {
        [first, .., last] => slice(title, *first, *last),
        [only] => slice(title, *only, *only),
        [] => title,
    }
}

/// What stands behind the words that a forum writes between its name and the title: `Tea Forum :: View topic - Which leaves?`
pub(super) fn behind_label(title: &str) -> &str {
    let parts = parts(title);
    let label = parts.iter().position(|part| TOPIC_LABELS.has_lower(slice(title, *part, *part)));
    let behind = label.filter(|at| *at > 0).and_then(|at| parts.get(at + 1)).zip(parts.last());
    behind.map_or(title, |(next, last)| slice(title, *next, *last))
}

/// Whether the first part of a title has this [`key`], or the second one of two.
pub(super) fn has_end(title: &str, wanted: &str) -> bool {
    let parts = parts(title);
    let is_wanted = |part: &Part| key(slice(title, *part, *part)) == wanted;
    parts.first().is_some_and(is_wanted) || parts.len() == 2 && parts.last().is_some_and(is_wanted)
}

/// What stands before the first strong separator of a title: one with white space on both sides.
pub(super) fn first_part(title: &str) -> &str {
    let parts = parts(title);
    let Some(first) = parts.first() else { return title };
    let is_weak = |part: &&Part| title.get(part.end..).is_some_and(|rest| rest.starts_with(':'));
    let last = parts.iter().find(|part| !is_weak(part)).unwrap_or(first);
    slice(title, *first, *last)
}

/// What stands behind the content's title in a longer one.
pub(super) fn end_behind<'a>(title: &'a str, content: &str) -> Option<&'a str> {
    let parts = parts(title);
    let wanted = key(content);
    let (first, last) = (*parts.first()?, *parts.last()?);
    let before = parts.iter().rev().skip(1).map(|part| slice(title, first, *part));
    before.into_iter().any(|before| key(before) == wanted).then(|| slice(title, last, last))
}

/// The last part of a title that has several, and the parts before it with all of them together.
pub(super) fn last_of(title: &str) -> Option<(&str, Vec<&str>)> {
    let parts = parts(title);
    let [before @ .., last] = parts.as_slice() else { return None };
    let (first, end) = (before.first()?, before.last()?);
    let each = before.iter().map(|part| slice(title, *part, *part));
    Some((slice(title, *last, *last), each.chain([slice(title, *first, *end)]).collect()))
}

/// The first part of a title that has several, and what stands behind it.
pub(super) fn first_and_behind(title: &str) -> Option<(&str, &str)> {
    let parts = parts(title);
    let [first, second, ..] = parts.as_slice() else { return None };
    Some((slice(title, *first, *first), slice(title, *second, *parts.last()?)))
}

/// The name of a site without marks that nothing stands behind: `Tea Times |`.
pub(super) fn without_loose_marks(name: &str) -> &str {
    let is_mark = |c: char| SEPARATORS.contains(&c);
    let mut name = name.trim();
    while let Some(rest) = name.strip_suffix(is_mark).filter(|rest| rest.ends_with(char::is_whitespace)) {
        name = rest.trim_end();
    }
    while let Some(rest) = name.strip_prefix(is_mark).filter(|rest| rest.starts_with(char::is_whitespace)) {
        name = rest.trim_start();
    }
    name
}

/// What stands before the content's title in a longer one.
pub(super) fn begin_before<'a>(title: &'a str, content: &str) -> Option<&'a str> {
    let parts = parts(title);
    let (first, last) = (*parts.first()?, *parts.last()?);
    let second = *parts.get(1)?;
    (key(slice(title, second, last)) == key(content)).then(|| slice(title, first, first))
}

/// The ends of a title that are longer than all before them, which may then name the site: `The Courier - Ferry to leave an hour
/// later`. The longest comes first.
pub(super) fn long_ends(title: &str) -> Vec<&str> {
    let parts = parts(title);
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return Vec::new() };
    let words = |text: &str| Shape::of(text).words();
    let end_behind = |before: Part, next: Part| {
        let (begin, end) = (slice(title, *first, before), slice(title, next, *last));
        (words(end) >= LONG_END_WORDS && words(end) > words(begin)).then_some(end)
    };
    // A colon alone stands before what a headline is about; behind the site's name, it may stand behind its section.
    let is_weak = |part: &Part| title.get(part.end..).is_some_and(|rest| rest.starts_with(':'));
    let strong = parts.iter().position(|part| !is_weak(part)).unwrap_or(parts.len());
    parts.iter().zip(parts.iter().skip(1)).skip(strong).filter_map(|(before, next)| end_behind(*before, *next)).collect()
}

/// The last part of a title whose first part is not the site's name: then the last one is.
pub(super) fn site_at_end<'a>(title: &'a str, sites: &[String]) -> Option<&'a str> {
    let parts = parts(title);
    let [first, .., last] = parts.as_slice() else { return None };
    let is_weak = title.get(..last.start).is_some_and(|before| before.ends_with(':'));
    (!is_weak && !names_site(slice(title, *first, *first), sites)).then(|| slice(title, *last, *last))
}

/// The title of the content: the headline where the page's other titles bear it out, else the most believed of those.
pub(super) fn choose<'a>(titles: &[(Origin, &'a str)], sites: &[String], page: Page) -> Option<(Origin, &'a str)> {
    let cleaned = titles.iter().map(|(origin, title)| (*origin, without_site(title, sites, page)));
    let cleaned: Vec<(Origin, &str)> =
        cleaned.filter(|(_, title)| !sites.contains(&key(title)) && !says_nothing(first_part(title))).collect();
    // A home page that is to be called as the site is.
    let own_name = titles.iter().find(|(origin, title)| *origin == Origin::OpenGraph && sites.contains(&key(title)));
    if let Some(name) = own_name.filter(|_| page == Page::Home) {
        return Some(*name);
    }
    // A page whose title is the site's name, perhaps behind "Home".
    let Some(first) = cleaned.first() else { return first_telling_part(titles) };
    let of = |origin: Origin| cleaned.iter().find(|(other, _)| *other == origin).copied();
    let is_heading = |origin: Origin| matches!(origin, Origin::Headline | Origin::LoneHeadline);
    let others = || cleaned.iter().filter(|(origin, _)| !is_heading(*origin)).copied();
    if let Some((origin, headline)) = of(Origin::Headline).or_else(|| of(Origin::LoneHeadline)) {
        let own = key(headline);
        let is_own = |origin: Origin| of(origin).is_some_and(|(_, title)| key(title) == own);
        let confirmed = is_own(Origin::OpenGraph) || is_own(Origin::TitleTag);
        // A headline that begins with a kicker: the data have the title alone.
        let inner_of =
            |origin: Origin, words: u32| of(origin).filter(|(_, title)| !confirmed && words_before(title, headline) >= words);
        let inner = inner_of(Origin::LdContent, 1).or_else(|| inner_of(Origin::OpenGraph, KICKER_WORDS));
        let borne_out = others().next().is_none()
            || others().any(|(_, title)| key(title).contains(&own) || share_of_words(headline, title) >= SHARED_WORDS);
        // The `<title>` of a page that tells other sites nothing is often the same on all pages.
        let is_alone = origin == Origin::LoneHeadline && of(Origin::OpenGraph).is_none() && page == Page::Inner;
        if inner.is_some() || borne_out || is_alone {
            return inner.or(Some((origin, headline)));
        }
    }
    let (origin, title) = of(Origin::OpenGraph).or_else(|| others().next()).unwrap_or(*first);
    Some((origin, if page == Page::Home { title } else { first_with_letters(title) }))
}

/// The first part of a title, unless it is a lone letter or digit: `0 > Forum > 0` is a forum.
fn first_with_letters(title: &str) -> &str {
    let first = first_part(title);
    if key(first).chars().nth(1).is_some() {
        return first;
    }
    let mut parts = parts(title).into_iter().map(|part| slice(title, part, part));
    parts.find(|part| part.chars().filter(|c| c.is_alphabetic()).nth(1).is_some()).unwrap_or(first)
}

/// How many words stand before the title that a headline ends with: none where it does not.
fn words_before(title: &str, headline: &str) -> u32 {
    let is_end = key(headline).strip_suffix(&key(title)).is_some_and(|before| !before.is_empty());
    if is_end { Shape::of(headline).words().saturating_sub(Shape::of(title).words()).max(1) } else { 0 }
}

/// The first part of any title that is not one that any page may have; a whole title where there is none.
fn first_telling_part<'a>(titles: &[(Origin, &'a str)]) -> Option<(Origin, &'a str)> {
    let parts_of =
        |(origin, title): (Origin, &'a str)| parts(title).into_iter().map(move |part| (origin, slice(title, part, part)));
    titles.iter().copied().flat_map(parts_of).find(|(_, part)| !says_nothing(part)).or_else(|| titles.first().copied())
}

/// Whether a title is one that any page may have.
fn says_nothing(title: &str) -> bool {
    NO_TITLES.binary_search(&title.to_lowercase().as_str()).is_ok()
}

/// The share of the words of the shorter text that the other one has.
pub(crate) fn share_of_words(one: &str, other: &str) -> f32 {
    let words = |text: &str| {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect::<HashSet<_>>()
    };
    let (one, other) = (words(one), words(other));
    one.intersection(&other).count() as f32 / one.len().min(other.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_goes_from_both_ends() {
        let sites = [key("Tea Times")];
        for title in [
            "Green tea | Tea Times",
            "Green tea - Tea Times",
            "Tea Times » Green tea",
            "Tea Times: Green tea",
            "Green tea — tea times",
        ] {
            assert_eq!(without_site(title, &sites, Page::Inner), "Green tea", "{title}");
        }
        assert_eq!(without_site("Tea Times", &sites, Page::Inner), "Tea Times");
        assert_eq!(without_site("Tea Times | Green tea and more", &sites, Page::Home), "Tea Times | Green tea and more");
        assert_eq!(without_site("Green - black: tea", &sites, Page::Inner), "Green - black: tea");
    }

    #[test]
    fn the_end_of_a_title_is_the_headline_where_it_is_longer_than_all_before_it() {
        let last = |title| long_ends(title).last().copied();
        assert_eq!(last("The Courier - Ferry to leave an hour later"), Some("Ferry to leave an hour later"));
        assert_eq!(last("Ferry Forum :: View topic - Which leaves in the morning?"), Some("Which leaves in the morning?"));
        assert_eq!(
            long_ends("Courier | Letters: The ferry is late again"),
            ["Letters: The ferry is late again", "The ferry is late again"]
        );
        assert!(long_ends("Ferries: why they are late again").is_empty());
        assert!(long_ends("Ferry to leave an hour later - The Courier of Lund").is_empty());
        assert!(long_ends("Courier - Ferries").is_empty());
    }

    #[test]
    fn the_title_of_a_topic_stands_behind_what_the_forum_says() {
        assert_eq!(behind_label("Tea Forum :: View topic - Which leaves - and how?"), "Which leaves - and how?");
        assert_eq!(behind_label("View topic - Which leaves?"), "View topic - Which leaves?");
        assert_eq!(behind_label("Tea Forum - Which leaves?"), "Tea Forum - Which leaves?");
    }

    #[test]
    fn the_end_of_a_title_is_known_by_what_stands_before_it() {
        assert_eq!(end_behind("Green tea | Drinks | Tea Times", "Green Tea"), Some("Tea Times"));
        assert_eq!(end_behind("Green tea | Tea Times", "Black tea"), None);
    }

    #[test]
    fn the_headline_is_the_title_where_others_bear_it_out() {
        let choose = |titles: &[(Origin, &'static str)]| choose(titles, &[key("Tea Times")], Page::Inner).map(|(_, title)| title);
        let titles = [(Origin::Headline, "Green tea, again"), (Origin::OpenGraph, "Why green tea is back | Drinks | Tea Times")];
        assert_eq!(choose(&titles), Some("Green tea, again"));
        let titles = [(Origin::Headline, "Our menu"), (Origin::OpenGraph, "Why green tea is back | Drinks | Tea Times")];
        assert_eq!(choose(&titles), Some("Why green tea is back"));
        let titles = [(Origin::Headline, "All systems are back"), (Origin::TitleTag, "Status")];
        assert_eq!(choose(&titles), Some("All systems are back"));
        let titles = [(Origin::TitleTag, "Home | Tea Times"), (Origin::Headline, "Home")];
        assert_eq!(choose(&titles), Some("Tea Times"));
        assert_eq!(choose(&[(Origin::TitleTag, "Home | Why tea is green")]), Some("Why tea is green"));
        assert_eq!(choose(&[(Origin::TitleTag, "Startseite")]), Some("Startseite"));
        let titles = [(Origin::Headline, "Harvest Why tea is green"), (Origin::LdContent, "Why tea is green")];
        assert_eq!(choose(&titles), Some("Why tea is green"));
        let shared = |headline| choose(&[(Origin::Headline, headline), (Origin::OpenGraph, "Ways to make tea | Tea Times")]);
        assert_eq!(shared("Harvest special: Ways to make tea"), Some("Ways to make tea"));
        assert_eq!(shared("Ten ways to make tea"), Some("Ten ways to make tea"));
    }

    #[test]
    fn a_home_page_that_is_to_be_called_as_the_site_is_called_so() {
        let titles = [(Origin::Headline, "Posts"), (Origin::OpenGraph, "Tea Times")];
        let choose = |page| choose(&titles, &[key("Tea Times")], page).map(|(_, title)| title);
        assert_eq!([choose(Page::Home), choose(Page::Inner)], [Some("Tea Times"), Some("Posts")]);
    }
}
