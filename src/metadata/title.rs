//! Turns the many titles of a page into the title of its content: without the name of the site or of its parts.

use super::plain::key;

/// Marks that stand between a title and the name of a site, where white space is on both sides of them.
const SEPARATORS: &[char] = &['|', '-', '–', '—', '·', '•', '»', '«', '›', '‹', '>', '<', '/', '~', '→', '⋆', '*', '−', '｜', '―', '¦', '│', '♦', '_', ':'];

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
        let glued = matches!(c, '|' | '｜' | '»' | '_') || c == ':' && after.is_whitespace();
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
    title.get(first.start..last.end).unwrap_or_default().trim()
}

/// Whether a part of a title names the site.
fn names_site(part: &str, sites: &[String]) -> bool {
    let part = key(part);
    !part.is_empty() && sites.iter().any(|site| part == *site || part.len() > 4 && part.strip_prefix("www").unwrap_or(&part) == *site)
}

/// The title without the parts at its ends that name the site.
pub(super) fn without_site<'a>(title: &'a str, sites: &[String]) -> &'a str {
    let parts = parts(title);
    let mut kept = parts.as_slice();
    while let [rest @ .., last] = kept
        && let [first, ..] = rest
        && names_site(slice(title, *last, *last), sites)
    {
        let _ = first;
        kept = rest;
    }
    while let [first, rest @ ..] = kept
        && !rest.is_empty()
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

/// What a title has behind its last strong separator, if the text before it is the given one.
pub(super) fn end_behind<'a>(title: &'a str, content: &str) -> Option<&'a str> {
    let parts = parts(title);
    let wanted = key(content);
    let (first, last) = (*parts.first()?, *parts.last()?);
    (1..parts.len()).find_map(|at| {
        let before = slice(title, first, *parts.get(at - 1)?);
        (key(before) == wanted).then(|| slice(title, last, last))
    })
}

/// Whether `short` is what one or more parts at the start, or at the end, of `long` say.
pub(super) fn is_part_of(short: &str, long: &str) -> bool {
    let parts = parts(long);
    let wanted = key(short);
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    parts.iter().any(|part| key(slice(long, *first, *part)) == wanted || key(slice(long, *part, *last)) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_goes_from_both_ends() {
        let sites = [key("Tea Times")];
        for title in ["Green tea | Tea Times", "Green tea - Tea Times", "Tea Times » Green tea", "Tea Times: Green tea", "Green tea — tea times"] {
            assert_eq!(without_site(title, &sites), "Green tea", "{title}");
        }
        assert_eq!(without_site("Tea Times", &sites), "Tea Times");
        assert_eq!(without_site("Green - black: tea", &sites), "Green - black: tea");
    }

    #[test]
    fn the_end_of_a_title_is_known_by_what_stands_before_it() {
        assert_eq!(end_behind("Green tea | Drinks | Tea Times", "Green Tea"), Some("Tea Times"));
        assert_eq!(end_behind("Green tea | Tea Times", "Black tea"), None);
    }

    #[test]
    fn a_title_may_be_a_part_of_a_longer_one() {
        assert!(is_part_of("Green tea", "Green tea | Drinks | Tea Times"));
        assert!(is_part_of("Tea: an essay", "Tea: an essay - Tea Times"));
        assert!(!is_part_of("Drinks", "Green tea | Drinks | Tea Times"));
    }
}
