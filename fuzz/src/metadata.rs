//! What pages say of themselves.

use tamis::Limits;
use tamis::dom::parse;
use tamis::metadata::{Metadata, candidates, read};

use crate::pieces::statements;
use crate::settings::URL;

/// Most bytes of metadata for each byte of the page, and for any page at all.
const BYTES_PER_BYTE: usize = 4;
const BYTES_FLOOR: usize = 4096;

/// What a page says of itself is the same each time, short, of the form that is promised, and each field has a source.
///
/// The first byte says whether the others are a statement of each kind (JSON-LD, a meta tag, a date on the page …) as they are,
/// or pieces of statements.
///
/// # Panics
/// Where one of these is not so; that is a finding.
pub fn metadata(data: &[u8]) {
    let (Some(page), Some(&choice)) = (page_of(data), data.first()) else { return };
    let url = (choice & 128 == 0).then_some(URL);
    let dom = parse(&page, &Limits::default());
    let found = read(&dom, url);
    assert!(read(&dom, url) == found, "the same page says something else");
    check(&found, url.is_some());
    let json = serde_json::to_string(&found).expect("metadata are data");
    assert!(json.len() <= BYTES_FLOOR + BYTES_PER_BYTE * page.len(), "{} bytes from {}", json.len(), page.len());
    for candidate in candidates(&dom, url) {
        assert!(!candidate.value.trim().is_empty(), "an empty {:?}", candidate.field);
    }
}

/// The page that the bytes stand for.
pub fn page_of(data: &[u8]) -> Option<String> {
    let (&choice, bytes) = data.split_first()?;
    Some(if choice & 1 == 0 { wrapped(choice, &String::from_utf8_lossy(bytes)) } else { statements(bytes) })
}

fn wrapped(choice: u8, statement: &str) -> String {
    let quoted = statement.replace('"', "&quot;");
    match choice >> 1 & 7 {
        0 => format!("<script type=application/ld+json>{statement}</script>"),
        1 => format!(
            "<script type=application/ld+json>{{\"@type\":\"Article\",\"headline\":\"A\",\"datePublished\":\"{statement}\",\"author\":\"{statement}\"}}</script>"
        ),
        2 => format!("<meta property=article:published_time content=\"{quoted}\"><meta name=author content=\"{quoted}\">"),
        3 => format!("<h1>Tea</h1><p class=date>{statement}</p><p class=byline>{statement}</p><p>Some words."),
        4 => format!("<h1>Tea</h1><time datetime=\"{quoted}\">{statement}</time>"),
        5 => format!("<title>{statement}</title><h1>{statement}</h1><meta property=og:site_name content=\"{quoted}\">"),
        6 => {
            format!("<html lang=\"{quoted}\"><link rel=canonical href=\"{quoted}\"><meta property=og:image content=\"{quoted}\">")
        }
        _ => format!(
            "<div itemscope itemtype=https://schema.org/Article><span itemprop=author>{statement}</span><span itemprop=datePublished>{statement}</span></div>"
        ),
    }
}

fn check(found: &Metadata, has_url: bool) {
    if let Some(date) = &found.date {
        assert!(is_day(date), "{date:?} is no day");
    }
    for moment in [&found.published, &found.modified].into_iter().flatten() {
        assert!(moment.get(..10).is_some_and(is_day), "{moment:?} is no moment");
        assert!(moment.chars().all(|c| c.is_ascii_digit() || "-+:T.Z".contains(c)), "{moment:?} is no moment");
    }
    if let Some(language) = &found.language {
        assert!(language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && language.len() >= 2, "{language:?}");
    }
    for address in [&found.url, &found.image].into_iter().flatten() {
        let is_absolute = address.starts_with("http://") || address.starts_with("https://");
        assert!(is_absolute || !has_url, "{address:?} is not absolute");
        assert!(!address.trim_start().to_ascii_lowercase().starts_with("javascript:"), "{address:?}");
    }
    let lists = found.authors.iter().chain(&found.tags);
    let single = [&found.title, &found.site, &found.description, &found.section, &found.licence];
    for value in single.into_iter().flatten().chain(lists) {
        assert!(!value.is_empty() && value.trim() == value, "{value:?} has white space around it: {found:?}");
        assert!(!value.contains(['\n', '\r', '\t', '\0']), "{value:?} has more than one line");
    }
    assert!(found.authors.len() <= 50 && found.tags.len() <= 50, "{} authors, {} tags", found.authors.len(), found.tags.len());
}

fn is_day(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut number = |width: usize| parts.next().filter(|part| part.len() == width).and_then(|part| part.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day)) = (number(4), number(2), number(2)) else { return false };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    parts.next().is_none() && (1..=days).contains(&day)
}
