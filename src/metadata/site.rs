//! Turns the names that a page gives its site into one: not the title of the page, and without what praises the site.

use super::address::{domain_label, host, is_home};
use super::candidate::Candidates;
use super::{Field, Metadata, title};
use crate::table::addresses::DOMAIN_KEY;
use crate::table::meta::{HANDLE_MARK, Origin, SITE_ARTICLE, SITE_END_WORDS, TAGLINE_WORDS};
use crate::table::titles::{SHARED_WORDS, SHORT_TITLE, SITE_WORDS};
use crate::text::{Shape, key};

/// The first name of the site that is not the title of the page; of one that begins with the title, what stands behind it.
pub(super) fn choose_site(found: &Candidates, metadata: &mut Metadata) {
    let is_inner = !metadata.url.as_deref().is_some_and(is_home);
    let titles = || found.of(Field::Title).filter(|_| is_inner);
    let headline = || found.at(Field::Title, Origin::Headline).chain(found.at(Field::Title, Origin::LoneHeadline)).next();
    // A short one may be the name of both.
    let is_title = |name: &str| {
        let is_same = titles().any(|(origin, title)| !is_heading(origin) && title == name);
        let is_like = |headline: &str| headline != name && title::share_of_words(name, headline) >= SHARED_WORDS;
        is_same && name.split(' ').nth(SITE_WORDS).is_some() && headline().is_some_and(is_like)
    };
    let Some((origin, name)) = found.of(Field::Site).find(|(_, name)| !is_title(name)) else { return };
    let end = titles().filter(|(_, title)| key(title).len() > SHORT_TITLE).find_map(|(_, title)| title::end_behind(name, title));
    metadata.sources.insert(Field::Site, origin.into());
    metadata.site = Some(end.unwrap_or_else(|| without_tagline(name, found, metadata.url.as_deref())).to_owned());
}

/// Whether a title is that of a heading.
fn is_heading(origin: Origin) -> bool {
    matches!(origin, Origin::Headline | Origin::LoneHeadline)
}

/// The name before a line that praises the site, where the page's linked data or its domain say that this is the name.
///
/// A word or two behind it are a part of the site: `Tea Times | Forum`. What is written in capitals alone is a short form of what
/// stands behind it.
fn without_tagline<'a>(name: &'a str, found: &Candidates, address: Option<&str>) -> &'a str {
    let Some((first, behind)) = title::first_and_behind(name) else { return name };
    let own = key(first);
    let is_linked =
        || found.at(Field::Site, Origin::LdSite).chain(found.at(Field::Site, Origin::LdContent)).any(|site| key(site) == own);
    let is_domain = || {
        let domain = address.into_iter().flat_map(|address| [domain_label(address), host(address)]).flatten();
        domain.map(|label| key(&label)).any(|label| is_key_of(&own, &label))
    };
    let is_name = first.chars().any(char::is_lowercase) && (is_linked() || is_domain());
    if is_name && Shape::of(behind).words() >= TAGLINE_WORDS { first } else { name }
}

/// The keys that the site's domain and its name at Twitter (`@teatimes`) give.
pub(super) fn domain_keys<'a>(addresses: impl Iterator<Item = &'a str>, handles: &[&str]) -> Vec<String> {
    let labels = addresses.filter_map(domain_label).map(|label| key(&label));
    let handles = handles.iter().filter_map(|handle| handle.trim().strip_prefix(HANDLE_MARK)).map(key);
    labels.chain(handles).filter(|key| key.len() >= DOMAIN_KEY).collect()
}

/// The words at the end of a title, or its first part, that say what one of these keys does: `Tea Times` in `Buy cups at Tea
/// Times` on teatimes.example.
pub(super) fn site_in_title<'a>(title: &'a str, keys: &[String]) -> Option<&'a str> {
    let is_site = |text: &str| {
        let own = key(text);
        keys.iter().any(|key| is_key_of(&own, key))
    };
    let last = title::without_loose_marks(title::last_of(title).map_or(title, |(last, _)| last));
    if is_site(last) {
        return Some(last);
    }
    let starts = last.match_indices(' ').map(|(at, _)| at + 1).collect::<Vec<_>>();
    let ends = starts.iter().rev().take(SITE_END_WORDS).rev().filter_map(|start| last.get(*start..));
    // In a sentence, a name begins with a capital.
    let mut ends = ends.filter(|end| end.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase()));
    ends.find(|end| is_site(end))
        .or_else(|| title::first_and_behind(title).map(|(first, _)| first).filter(|first| is_site(first)))
}

/// Whether a name is this key, perhaps behind an article: `The Tea` is `tea`.
fn is_key_of(name: &str, wanted: &str) -> bool {
    name == wanted || name.strip_prefix(SITE_ARTICLE) == Some(wanted) || wanted.strip_prefix(SITE_ARTICLE) == Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_title_names_the_site_where_the_domain_does() {
        let keys = domain_keys(["https://www.teatimes.example/cups"].into_iter(), &["@steep"]);
        for (title, site) in [
            ("Cups of glass by Tea Times", Some("Tea Times")),
            ("Cups of glass | Cups | The Tea Times", Some("The Tea Times")),
            ("Cups of glass on Steep", Some("Steep")),
            ("Tea Times - Cups of glass that last", Some("Tea Times")),
            ("Why the kettle should not steep", None),
            ("Steep | / The Tea Times", Some("The Tea Times")),
            ("Steep / The Tea Times", Some("The Tea Times")),
            ("Cups/ The Tea Times", Some("The Tea Times")),
            ("Cups of glass", None),
        ] {
            assert_eq!(site_in_title(title, &keys), site, "{title}");
        }
    }
}
