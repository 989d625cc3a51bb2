//! Turns the headings and titles of a page into the place of its headline.

use super::address::{host, is_home, site_label};
use super::candidate::Candidates;
use super::finds::Finds;
use super::plain::{bare_text, headline_text};
use super::{Field, title};
use crate::dom::class::{has_class, has_class_word, words_of};
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::meta::{Origin, TEXT_NODES, TITLE};
use crate::table::tags::Tag;
use crate::table::titles::{
    BEFORE_THE_PAGE, EXACT, HEADLINE, HEADLINE_CLASSES, HEADLINE_PARTS, KICKERS, LEAST_END, MARKED, MARKLESS_HEADLINE,
    MOST_WORDS, OPENING_MARKS, SHARED_WORDS, SHORT_TITLE, SIMILAR, SLOGANS, TITLES, TOLD, UNMARKED, UNTOLD,
};
use crate::table::words::Words;
use crate::text::key;

/// The keys of everything that names the site.
pub(super) fn site_keys(found: &Candidates, address: Option<&str>) -> Vec<String> {
    let names = found.of(Field::Site).map(|(_, site)| key(site));
    let address = address.into_iter().flat_map(|address| [site_label(address), host(address)]).flatten();
    names.chain(address.map(|name| key(&name))).filter(|key| !key.is_empty()).collect()
}

/// What the page's titles say, and their keys.
struct Titles<'a> {
    texts: Vec<&'a str>,
    keys: Vec<String>,
}

impl Titles<'_> {
    /// How sure it is that a heading is the headline.
    fn rank(&self, dom: &Dom, heading: NodeId, text: &str) -> u32 {
        let own = key(text);
        let first = dom.tag(heading) == Tag::H1;
        let told = self.keys.iter().any(|title| {
            *title == own
                || own.len() > SHORT_TITLE && (title.starts_with(&own) || title.ends_with(&own))
                || title.len() > SHORT_TITLE && own.starts_with(title.as_str())
        });
        let exact = first && self.keys.contains(&own);
        let is_end = || told || self.texts.iter().any(|title| title::has_end(title, &own));
        let marked = has_class(dom, heading, HEADLINE_CLASSES) && is_end();
        let similar = !told && first && self.texts.iter().any(|title| title::share_of_words(title, text) >= SHARED_WORDS);
        let marks = [(marked, MARKED), (exact, EXACT), (told, TOLD), (similar, SIMILAR), (first, UNTOLD)];
        marks.iter().filter(|(is_so, _)| *is_so).map(|(_, rank)| rank).sum()
    }

    /// The long ends of the titles, by their keys, where no heading says what stands before them.
    fn long_ends(&self, dom: &Dom, finds: &Finds<'_>) -> Vec<String> {
        let ends: Vec<String> = self.texts.iter().flat_map(|title| title::long_ends(title)).map(key).collect();
        let begins: Vec<String> = self.texts.iter().map(|title| key(title::first_part(title))).collect();
        let says_begin = |heading: &NodeId| begins.contains(&key(&headline_text(dom, *heading, TITLE)));
        if ends.is_empty() || finds.headings.iter().any(says_begin) { Vec::new() } else { ends }
    }
}

/// The heading that says what the page's titles say; else the first `h1`. With its rank: the higher the surer.
pub(super) fn find_headline(dom: &Dom, finds: &Finds<'_>, out: &Candidates, address: Option<&str>) -> Option<(u32, NodeId)> {
    let titles = [Origin::OpenGraph, Origin::TitleTag].iter().flat_map(|origin| out.at(Field::Title, *origin));
    let texts: Vec<&str> = titles.take(TITLES).collect();
    let titles = Titles { keys: texts.iter().map(|title| key(title)).collect(), texts };
    let sites = site_keys(out, address);
    let tells_others = out.at(Field::Title, Origin::OpenGraph).next().is_some();
    let whole = out.at(Field::Title, Origin::TitleTag).next().filter(|_| !tells_others && !address.is_some_and(is_home));
    if let Some(heading) = whole.and_then(|whole| find_behind_site(dom, finds, whole)) {
        return Some((EXACT, heading));
    }
    let long_ends = if address.is_some_and(is_home) { Vec::new() } else { titles.long_ends(dom, finds) };
    // A heading that says what the title ends with is the name of the site, unless that is by far the longest part of it, Open
    // Graph knows better, or it stands in an article.
    let end = out.at(Field::Title, Origin::TitleTag).find_map(|title| title::site_at_end(title, &sites)).map(key);
    let is_title = |end: &str| out.at(Field::Title, Origin::OpenGraph).any(|title| key(title).starts_with(end));
    let end = end.filter(|end| !is_title(end) && !long_ends.contains(end));
    let mut best: Option<(u32, NodeId)> = None;
    for heading in &finds.headings {
        let text = headline_text(dom, *heading, TITLE);
        let own = key(&text);
        let is_in_article = || dom.ancestors_and_self(*heading).any(|id| dom.tag(id) == Tag::ARTICLE);
        let is_end = Some(&own) == end.as_ref() && !(dom.tag(*heading) == Tag::H1 && is_in_article());
        if own.is_empty() || sites.contains(&own) || is_end || text.chars().nth(HEADLINE).is_some() {
            continue;
        }
        let rank = titles.rank(dom, *heading, &text);
        // A bar of navigation says it once more, for small screens.
        let is_in_bar = |id: NodeId| dom.ancestors_and_self(id).any(|id| dom.tag(id) == Tag::NAV);
        let is_better = match best {
            Some((best, other)) if best == rank => is_in_bar(other) && !is_in_bar(*heading),
            best => rank > best.map_or(0, |(rank, _)| rank),
        };
        if is_better {
            best = Some((rank, *heading));
        }
    }
    best.or_else(|| find_unmarked_headline(dom, &titles, &long_ends).map(|node| (UNMARKED, node)))
}

/// The heading that says what the `<title>` ends with, where one before it says what it begins with, which is shorter: `Tea
/// Times - News - Ferry to leave an hour later`.
fn find_behind_site(dom: &Dom, finds: &Finds<'_>, whole: &str) -> Option<NodeId> {
    let (end, begins) = title::last_of(whole)?;
    let (end, begins) = (key(end), begins.into_iter().map(key).collect::<Vec<_>>());
    let is_long = end.len() >= LEAST_END && begins.iter().all(|begin| begin.len() < end.len());
    let own = |heading: &NodeId| key(&headline_text(dom, *heading, TITLE));
    let is_part = |id: NodeId| matches!(dom.tag(id), Tag::ASIDE | Tag::FOOTER | Tag::NAV) || has_named_word(dom, id, SLOGANS);
    let mut headings = finds.headings.iter().filter(|_| is_long);
    headings.find(|heading| begins.contains(&own(heading)))?;
    headings.find(|heading| own(heading) == end && !dom.ancestors_and_self(**heading).any(is_part)).copied()
}

/// The title in a headline: without a kicker or a subtitle in an element of its own, which the titles for other sites have not.
pub(super) fn title_in_headline(dom: &Dom, headline: NodeId, out: &Candidates) -> String {
    let declared: Vec<String> =
        [Origin::OpenGraph, Origin::Twitter].iter().flat_map(|origin| out.at(Field::Title, *origin)).map(key).collect();
    let elements = || dom.children(headline).take(HEADLINE_PARTS).filter(|id| dom.tag(*id) != Tag::TEXT);
    let parts = std::iter::once(bare_text(dom, headline)).chain(elements().map(|id| headline_text(dom, id, TITLE)));
    let mut parts = parts.filter(|part| part.len() >= SHORT_TITLE && declared.contains(&key(part)));
    parts.next().unwrap_or_else(|| {
        let text = headline_text(dom, headline, TITLE);
        let kicker = elements().next().filter(|id| has_class_word(dom, *id, KICKERS)).map(|id| headline_text(dom, id, TITLE));
        let rest = kicker.and_then(|kicker| Some(text.strip_prefix(kicker.as_str())?.trim_start_matches(is_mark).to_owned()));
        rest.filter(|rest| rest.len() >= SHORT_TITLE).unwrap_or(text)
    })
}

/// Whether a word of the classes or the id of an element is in a list.
fn has_named_word(dom: &Dom, node: NodeId, words: &Words) -> bool {
    let names = [AttrName::CLASS, AttrName::ID].iter().filter_map(|name| dom.attr(node, *name));
    names.flat_map(words_of).any(|word| words.has_ascii_lower(word.as_bytes()))
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && !OPENING_MARKS.contains(&c)
}

/// Whether a heading is the only one of the first level, and is in no other part of the page than its content.
pub(super) fn is_lone(dom: &Dom, finds: &Finds<'_>, headline: NodeId) -> bool {
    let is_part = |tag: Tag| matches!(tag, Tag::A | Tag::ASIDE | Tag::FOOTER | Tag::HEADER | Tag::NAV);
    let stands_before = |id: NodeId| is_part(dom.tag(id)) || has_class_word(dom, id, BEFORE_THE_PAGE);
    let is_linked = || dom.descendants(headline).take(TEXT_NODES).any(|id| dom.tag(id) == Tag::A);
    let others = || finds.headings.iter().filter(|id| **id != headline && dom.tag(**id) == Tag::H1);
    let text = |id: NodeId| key(&headline_text(dom, id, TITLE));
    dom.tag(headline) == Tag::H1
        && !is_linked()
        && !dom.ancestors_and_self(headline).any(stands_before)
        && others().map(|id| text(*id)).all(|other| other.is_empty() || other == text(headline))
}

/// The element whose whole text is one of the titles, or what one begins or ends with, where that is no heading.
fn find_unmarked_headline(dom: &Dom, titles: &Titles<'_>, long_ends: &[String]) -> Option<NodeId> {
    let body = dom.elements(Tag::BODY).next()?;
    // A page without headings may show the first part of its title alone.
    let begins = titles.texts.iter().map(|title| key(title::first_part(title))).filter(|begin| begin.len() >= MARKLESS_HEADLINE);
    let keys: Vec<String> = begins.chain(titles.keys.iter().cloned()).collect();
    // The date may stand behind the title.
    let is_most = |own: &str, end: &str| end.starts_with(own) && own.len() * 2 > end.len();
    find_text(dom, body, &keys, |own, title| title.starts_with(own)).or_else(|| find_text(dom, body, long_ends, is_most))
}

/// The first heading that shares most of its words with the page's title.
pub(super) fn find_place(dom: &Dom, finds: &Finds<'_>, out: &Candidates) -> Option<NodeId> {
    let title = [Origin::OpenGraph, Origin::TitleTag].iter().find_map(|origin| out.at(Field::Title, *origin).next())?;
    let is_like = |heading: &&NodeId| {
        let text = headline_text(dom, **heading, TITLE);
        text.len() >= MARKLESS_HEADLINE && title::share_of_words(title, &text) >= MOST_WORDS
    };
    finds.headings.iter().find(is_like).copied()
}

/// The first element behind a place whose whole text is as is asked to one of the titles, which are given by their keys.
fn find_text(dom: &Dom, from: NodeId, titles: &[String], is_same: impl Fn(&str, &str) -> bool) -> Option<NodeId> {
    let shortest = titles.iter().map(String::len).min().filter(|shortest| *shortest >= MARKLESS_HEADLINE)?;
    let mut at = from;
    while at < dom.end(NodeId::ROOT) {
        if dom.is_skipped(at) {
            at = dom.end(at);
            continue;
        }
        let text = dom.text(at);
        // Only a text about as long as a title is compared with them.
        if text.len() * 2 > shortest && text.len() < TITLE * 4 {
            let own = key(text);
            if own.len() >= MARKLESS_HEADLINE && titles.iter().any(|title| is_same(&own, title)) {
                return Some(dom.parent(at));
            }
        }
        at = NodeId(at.0 + 1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::dom::{Limits, parse};

    fn title(head: &str, body: &str) -> String {
        let page = format!("{head}<body>{body}");
        read(&parse(&page, &Limits::default()), Some("https://www.example.org/drinks/tea")).title.unwrap_or_default()
    }

    #[test]
    fn a_kicker_or_a_subtitle_inside_of_the_headline_is_no_part_of_the_title() {
        let told = "<title>Green tea is back | Tea Times</title><meta property=og:title content='Green tea is back'>";
        assert_eq!(title(told, "<h1><span>Drinks</span><span>Green tea is back</span></h1>"), "Green tea is back");
        assert_eq!(title(told, "<h1><span>Green tea is back</span> <span>And why</span></h1>"), "Green tea is back");
        let untold = "<title>Drinks: Green tea is back | Tea Times</title>";
        let kicker = |class: &str| title(untold, &format!("<h1><span class={class}>Drinks</span> Green tea is back</h1>"));
        assert_eq!([kicker("article-kicker"), kicker("article-part")], ["Green tea is back", "Drinks Green tea is back"]);
    }

    #[test]
    fn a_label_that_is_read_aloud_is_no_part_of_the_title() {
        let label = "<h1><div><span class=visuallyhidden>Headline:</span> Green tea is back</div></h1>";
        assert_eq!(title("<title>Green tea is back | Tea Times</title>", label), "Green tea is back");
        let picture = "<h1><span class=visuallyhidden>Green tea</span><img src=t.svg></h1>";
        assert_eq!(title("<title>Green tea | Tea Times</title>", picture), "Green tea");
    }

    #[test]
    fn the_only_headline_of_a_page_without_open_graph_is_its_title() {
        let site = "<title>Tea for all who like it</title>";
        assert_eq!(title(site, "<main><h1>Where leaves come from</h1></main>"), "Where leaves come from");
        assert_eq!(title(site, "<header><h1>Where leaves come from</h1></header>"), "Tea for all who like it");
        assert_eq!(title(site, "<div class=cookie-wall><h1>Where leaves come from</h1></div>"), "Tea for all who like it");
        assert_eq!(title(site, "<h1>Where leaves come from</h1><h1>And where they go</h1>"), "Tea for all who like it");
    }
}
