//! Turns the candidates of all readers into one answer for each field.

use super::address::{Addresses, date_in_path, has_host_label, host, is_home};
use super::candidate::Candidates;
use super::date::{DayOrder, read};
use super::declared::Reader;
use super::finds::{Finds, find_places};
use super::headline::{find_headline, find_place, is_lone, site_keys, title_in_headline};
use super::json_ld::Graph;
use super::moment::Moment;
use super::plain::{plain, raw_text};
use super::site::{choose_site, domain_keys, site_in_title};
use super::tags::unique;
use super::visible::Articles;
use super::{Field, Metadata, Source, lone, names, title, visible};
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::meta::{
    APART, HANDLE, LINKED_AUTHORS, LISTED_DATES, LONE_NAMES, MONTH_FIRST, Origin, SHOWN, SITE_BEGINNING, VISIBLE, WEAK,
};
use crate::table::titles::UNTOLD;
use crate::text::key;

/// Reads a page into candidates.
pub(super) fn gather(dom: &Dom, url: Option<&str>) -> Candidates {
    let finds = find_places(dom);
    let declared = finds.html.and_then(|html| declared_language(dom, html));
    let addresses = Addresses::of_page(dom, url);
    let mut reader = Reader { dom, addresses: &addresses, order: day_order(declared), out: Candidates::default() };
    if let Some(language) = declared {
        reader.take(Field::Language, Origin::LangAttribute, language);
    }
    reader.take_metas(&finds);
    reader.take_card_author(&finds);
    reader.take_links(&finds);
    if let Some(node) = finds.title {
        reader.take(Field::Title, Origin::TitleTag, title::behind_label(raw_text(dom, node)));
    }
    let found = find_headline(dom, &finds, &reader.out, url);
    let headline = found.map(|(_, node)| node);
    // A heading that says it in other words is no title, but the byline stands beside it.
    let sure = found.filter(|(rank, _)| *rank > UNTOLD).map(|(_, node)| node);
    let place = sure.or_else(|| find_place(dom, &finds, &reader.out)).or(headline);
    let headline_text = headline.map(|node| title_in_headline(dom, node, &reader.out)).unwrap_or_default();
    let title_keys: Vec<String> = [Origin::TitleTag, Origin::OpenGraph]
        .iter()
        .flat_map(|origin| reader.out.at(Field::Title, *origin))
        .map(key)
        .chain([key(&headline_text)])
        .collect();
    let is_wanted = |name: &str| {
        let name = key(&plain(name));
        !name.is_empty()
            && title_keys.iter().any(|title| !title.is_empty() && (title.starts_with(&name) || name.starts_with(title.as_str())))
    };
    let graph = Graph::parse(finds.scripts.iter().copied());
    let is_product = reader.take_graph(&graph, is_wanted);
    reader.take_items(&finds.items, place);
    let is_alone = headline.is_some_and(|node| is_lone(dom, &finds, node));
    let origin = if is_alone { Origin::LoneHeadline } else { Origin::Headline };
    reader.take(Field::Title, origin, &headline_text);
    // Reviews sign and date a product, teasers a home page.
    // Some articles give the address of the home page as their own.
    let declared = reader.out.of(Field::Url).next().map(|(_, url)| url.to_owned()).filter(|_| !finds.is_article(dom));
    let own = addresses.given().or(declared);
    let is_product = is_product || finds.is_product(dom, place);
    if !is_product && !own.as_deref().is_some_and(is_home) {
        take_visible(&mut reader, &finds, place, url);
    }
    let mut out = reader.out;
    take_address(&mut out, addresses.given());
    name_site(&mut out, &handles(dom, &finds));
    if is_product && !graph.has_text() {
        leave_out_seller(&mut out, &graph);
    }
    out
}

/// Adds the address that the page came from, and the day that this or its own address names.
fn take_address(out: &mut Candidates, given: Option<String>) {
    let own = out.of(Field::Url).next().map(|(_, url)| url.to_owned()).or_else(|| given.clone());
    if let Some(date) = given.as_deref().and_then(date_in_path).or_else(|| own.as_deref().and_then(date_in_path)) {
        out.push(Field::Date, Origin::UrlPath, date);
    }
    if let Some(given) = given {
        out.push(Field::Url, Origin::GivenUrl, given);
    }
}

/// The names that the page has at Twitter.
fn handles<'a>(dom: &'a Dom, finds: &Finds<'_>) -> Vec<&'a str> {
    let is_handle =
        |meta: &NodeId| [AttrName::NAME, AttrName::PROPERTY].iter().any(|name| dom.attr(*meta, *name) == Some(HANDLE));
    finds.metas.iter().copied().filter(is_handle).filter_map(|meta| dom.attr(meta, AttrName::CONTENT)).collect()
}

/// Adds the name of the site that a title has in it.
fn name_site(out: &mut Candidates, handles: &[&str]) {
    let keys = domain_keys(out.of(Field::Url).map(|(_, url)| url), handles);
    let titles = [Origin::TitleTag, Origin::OpenGraph];
    let found = titles.iter().flat_map(|origin| out.at(Field::Title, *origin)).find_map(|title| site_in_title(title, &keys));
    if let Some(site) = found.map(str::to_owned) {
        out.push(Field::Site, Origin::TitleEnd, site);
    }
}

/// Drops what is said of the page of something that is sold and not of a text: the shop or the brand as its author, and the day on
/// which the shop entered it.
fn leave_out_seller(out: &mut Candidates, graph: &Graph) {
    let sellers = out.of(Field::Site).map(|(_, site)| site).chain(graph.brands()).map(key);
    let sellers: Vec<String> = sellers.chain(domain_keys(out.of(Field::Url).map(|(_, url)| url), &[])).collect();
    out.drop(Field::Authors, |_, name| sellers.contains(&key(name)));
    if out.at(Field::Date, Origin::LdContent).next().is_none() {
        out.drop(Field::Date, |origin, _| origin == Origin::OgArticle);
    }
}

/// Reads the bylines and dates that a reader of the page sees.
fn take_visible(reader: &mut Reader<'_>, finds: &Finds<'_>, headline: Option<NodeId>, page: Option<&str>) {
    let (dom, order, out) = (reader.dom, reader.order, &mut reader.out);
    if let Some(headline) = headline {
        let articles = if finds.lists_articles(dom, headline) { Articles::Listed } else { Articles::Own };
        visible::look_around(dom, (headline, articles), order, out);
    }
    let lacks_date = out.of(Field::Date).all(|(origin, _)| origin == Origin::LdPage);
    let names_person = |(origin, name)| origin != Origin::SiteOwner && names::looks_like_person(name);
    let lacks_author = !out.of(Field::Authors).any(names_person);
    if !lacks_date && !lacks_author {
        return;
    }
    let texts = lone::visible_texts(dom);
    if lacks_date {
        lone::find_lone_date(dom, &texts, order, out);
    }
    if lacks_author {
        let own = out.of(Field::Url).next().and_then(|(_, url)| host(url)).or_else(|| page.and_then(host));
        lone::find_lone_byline(dom, &texts, own.as_deref(), out);
    }
}

/// The language that the element of a page says it is in.
pub(super) fn declared_language(dom: &Dom, html: NodeId) -> Option<&str> {
    dom.attr(html, AttrName::LANG).or_else(|| dom.attr(html, AttrName::XML_LANG))
}

/// Americans write the month first; other English pages say where they are from.
pub(super) fn day_order(language: Option<&str>) -> DayOrder {
    let is_american = language.is_none_or(|language| MONTH_FIRST.iter().any(|known| language.eq_ignore_ascii_case(known)));
    if is_american { DayOrder::MonthFirst } else { DayOrder::DayFirst }
}

/// Characters of `2026-02-04`.
const DAY_LENGTH: usize = 10;

/// Chooses among the candidates.
pub(super) fn choose(found: &Candidates) -> Metadata {
    let mut metadata = Metadata::default();
    let mut first = |field: Field| {
        let (origin, value) = found.of(field).next()?;
        metadata.sources.insert(field, origin.into());
        Some(value.to_owned())
    };
    metadata.modified = first(Field::Modified);
    metadata.language = first(Field::Language);
    metadata.url = first(Field::Url);
    metadata.description = first(Field::Description);
    metadata.image = first(Field::Image);
    metadata.section = first(Field::Section);
    metadata.licence = first(Field::Licence);
    choose_site(found, &mut metadata);
    choose_title(found, &mut metadata);
    choose_date(found, &mut metadata);
    choose_authors(found, &mut metadata);
    if let Some(date) = metadata.date.take() {
        set_date(&mut metadata, &date);
    }
    if let Some((origin, _)) = found.of(Field::Tags).next() {
        metadata.tags = unique(found.at(Field::Tags, origin));
        metadata.sources.insert(Field::Tags, origin.into());
    }
    metadata
}

/// Sets the day of a date, and its moment where it says more; dates are written in ASCII.
pub(super) fn set_date(metadata: &mut Metadata, date: &str) {
    metadata.published = Some(date.to_owned()).filter(|date| date.len() > DAY_LENGTH);
    metadata.date = date.get(..DAY_LENGTH).map(str::to_owned);
}

fn choose_title(found: &Candidates, metadata: &mut Metadata) {
    let sites = site_keys(found, metadata.url.as_deref());
    let titles: Vec<(Origin, &str)> = found.of(Field::Title).collect();
    let page = if metadata.url.as_deref().is_some_and(is_home) { title::Page::Home } else { title::Page::Inner };
    let chosen = title::choose(&titles, &sites, page);
    let Some((origin, title)) = chosen else { return };
    // Some titles end with the page's keywords.
    let is_keyword = |end: &str| found.of(Field::Tags).any(|(_, tag)| tag == end);
    // What stands behind the title is all of the name, of which the domain may have the last words alone.
    let is_from_title = metadata.sources.get(&Field::Site) == Some(&Source::TitleTag);
    let is_part = |end: &str| metadata.site.as_deref().is_none_or(|site| is_from_title && end.ends_with(site));
    if let Some(site) = found.at(Field::Title, Origin::TitleTag).find_map(|whole| title::end_behind(whole, title))
        && !is_keyword(site)
        && is_part(site)
    {
        metadata.site = Some(site.to_owned());
        metadata.sources.insert(Field::Site, Origin::TitleEnd.into());
    }
    if metadata.site.is_none()
        && let Some(site) = found.at(Field::Title, Origin::TitleTag).find_map(|whole| title::begin_before(whole, title))
        && metadata.url.as_deref().is_some_and(|url| has_host_label(url, &key(site)))
    {
        metadata.site = Some(site.to_owned());
        metadata.sources.insert(Field::Site, Origin::TitleEnd.into());
    }
    metadata.sources.insert(Field::Title, origin.into());
    metadata.title = Some(title.to_owned());
}

/// Whether a name is that of the site, given by its [`key`], or begins like it, or is an address.
fn names_site(name: &str, site: &str) -> bool {
    let name_key = key(name);
    let begins = name_key.len().min(site.len()) >= SITE_BEGINNING && (name_key.starts_with(site) || site.starts_with(&name_key));
    name_key == site || begins || name.contains('.') && !name.contains(' ')
}

/// The names of the first place that names a person; else those of the first place at all.
fn choose_authors(found: &Candidates, metadata: &mut Metadata) {
    let site = metadata.site.as_deref().map(key).unwrap_or_default();
    let mut tried: Vec<Origin> = Vec::new();
    // Who gives each author a tag of their own knows them all; a byline has their towns, too.
    let each = found.at(Field::Authors, Origin::DublinCore).nth(1).is_some();
    let first = |origin: &Origin| each && *origin == Origin::DublinCore;
    let places: Vec<Origin> = found.of(Field::Authors).map(|(origin, _)| origin).collect();
    let declared = places.iter().position(|origin| SHOWN.contains(origin)).unwrap_or(places.len());
    let (before, behind) = places.split_at(declared);
    let ordered = before.iter().chain(behind.iter().filter(|origin| first(origin))).chain(behind.iter());
    for origin in ordered.copied() {
        // Only what has a date is somebody's text.
        let is_undated = origin == Origin::SiteOwner && metadata.date.is_none();
        if tried.contains(&origin) || origin == Origin::LdContributor || is_undated {
            continue;
        }
        tried.push(origin);
        // What nothing says is a name gives way to what is declared, unless that is the site.
        if WEAK.contains(&origin) && !metadata.authors.iter().all(|name| names_site(name, &site)) {
            continue;
        }
        let names = authors_at(found, origin, metadata, &site);
        let has_person = names.iter().any(|name| names::looks_like_person(name) && key(name) != site);
        if !names.is_empty() && (has_person || metadata.authors.is_empty()) {
            metadata.sources.insert(Field::Authors, origin.into());
            metadata.authors = names;
        }
        if has_person {
            break;
        }
    }
    if metadata.authors.is_empty()
        && metadata.date.is_some()
        && let Some(owner) = metadata.site.as_deref().and_then(names::owner_of)
    {
        metadata.sources.extend(metadata.sources.get(&Field::Site).map(|source| (Field::Authors, *source)));
        metadata.authors.push(owner);
    }
}

/// The names that a place gives, less those that are not an author's there; none where they are so many that they are others'.
fn authors_at(found: &Candidates, origin: Origin, metadata: &Metadata, site: &str) -> Vec<String> {
    let mut names: Vec<String> = found.at(Field::Authors, origin).map(str::to_owned).collect();
    if origin == Origin::LdContent {
        // Some call all but the first author contributors; those whom the byline names are authors.
        let is_shown = |name: &&str| found.at(Field::Authors, Origin::MarkedByline).any(|shown| shown == *name);
        names.extend(found.at(Field::Authors, Origin::LdContributor).filter(is_shown).map(str::to_owned));
    }
    let most = if origin == Origin::LoneName { LONE_NAMES } else { LINKED_AUTHORS };
    if matches!(origin, Origin::RelLink | Origin::LoneName) && names.len() > most {
        return Vec::new();
    }
    // A meta tag that names the site was set once for all its pages.
    names.retain(|name| origin != Origin::Named || key(name) != site || names::looks_like_person(name));
    // On a page without a date it is who made the site.
    let is_shown = |name: &str| SHOWN.iter().any(|origin| found.at(Field::Authors, *origin).any(|shown| shown == name));
    let owns = |name: &str| match origin {
        Origin::Named => names::is_organisation(name),
        Origin::LdContent | Origin::LdPage | Origin::ItemContent => {
            (names::is_organisation(name) || names_site(name, site)) && !is_shown(name)
        }
        _ => false,
    };
    names.retain(|name| metadata.date.is_some() || !owns(name));
    names.retain(|name| !names::is_company(name));
    if SHOWN.contains(&origin) || origin == Origin::EndByline {
        drop_tags(found, &mut names);
    }
    // A name in the title is whom the page is about.
    let title = metadata.title.as_deref().filter(|_| origin == Origin::LoneName).map(key).unwrap_or_default();
    names.retain(|name| !title.contains(&key(name)));
    names::settle(names, site)
}

/// Drops the tags and the section of the page from the names of a byline: those beside others, and all where none is a person's.
fn drop_tags(found: &Candidates, names: &mut Vec<String>) {
    let tags: Vec<String> =
        [Field::Tags, Field::Section].iter().flat_map(|field| found.of(*field)).map(|(_, tag)| key(tag)).collect();
    let said: Vec<&String> = names.iter().filter(|name| tags.contains(&key(name))).collect();
    // Some tag their texts with who wrote them.
    let tags_people = said.iter().any(|name| names::is_surely_person(name));
    let is_person = |name: &str| if tags_people { names::looks_like_person(name) } else { names::is_surely_person(name) };
    let is_tag = |name: &String| tags.contains(&key(name)) && !is_person(name);
    let is_list = names.len() > 1 && !names.iter().any(|name| names::looks_like_person(name));
    if is_list || names.iter().any(|name| !is_tag(name)) {
        names.retain(|name| !is_tag(name));
    }
}

fn choose_date(found: &Candidates, metadata: &mut Metadata) {
    let Some((origin, value)) = believed_date(found) else { return };
    let (origin, value) = local_day(found, value).unwrap_or((origin, value));
    metadata.sources.insert(Field::Date, origin.into());
    metadata.date = Some(value.to_owned());
}

/// The date that the page shows, if it shows one alone; else the one that it declares.
fn believed_date(found: &Candidates) -> Option<(Origin, &str)> {
    let day = |value: &str| read(value, DayOrder::DayFirst).map(Moment::days);
    let shown: Vec<(Origin, &str)> = found.of(Field::Date).filter(|(origin, _)| VISIBLE.contains(origin)).collect();
    let first = shown.first().copied();
    let above = found.at(Field::Date, Origin::Above);
    let alone =
        first.filter(|(_, first)| shown.iter().map(|(_, other)| *other).chain(above).all(|other| day(other) == day(first)));
    // The date of the page's making says nothing of its content: shops and service pages have one as well.
    let is_declared = |origin: Origin| !VISIBLE.contains(&origin) && !APART.contains(&origin) && origin != Origin::LdPage;
    let declared = found.of(Field::Date).find(|(origin, _)| is_declared(*origin));
    let apart = || found.of(Field::Date).find(|(origin, _)| APART.contains(origin));
    let changed = || found.of(Field::Modified).find(|(origin, _)| VISIBLE.contains(origin) || *origin == Origin::Above);
    // A moment in UTC may be another day where the page was written.
    let is_apart = |declared: &str, shown: &str| {
        let (Some(declared), Some(shown)) = (read(declared, DayOrder::DayFirst), read(shown, DayOrder::DayFirst)) else {
            return false;
        };
        !declared.may_be_day_of(shown)
    };
    match (declared, alone) {
        (Some(declared), Some((_, shown))) if is_turned(declared.1, shown) => Some(declared),
        (Some((_, value)), Some((origin, shown))) if is_apart(value, shown) => Some((origin, shown)),
        (Some(declared), _) => Some(declared),
        // Many dates and none declared: a list of other pages.
        (None, _) if shown.len() >= LISTED_DATES => None,
        // A page that shows nothing but the date of its last change has no other.
        (None, _) => first.or_else(apart).or_else(changed),
    }
}

/// Whether two days differ in what is the day and what the month.
fn is_turned(one: &str, other: &str) -> bool {
    let parts = |value: &str| -> Option<[u32; 3]> {
        let mut parts = value.get(..DAY_LENGTH)?.split('-').map(str::parse);
        Some([parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?])
    };
    matches!((parts(one), parts(other)), (Some([year, month, day]), Some(other)) if other == [year, day, month])
}

/// The day that the address of the page names, if it is the one before or after a moment in UTC: late in the evening UTC has
/// another day than the writer.
fn local_day<'a>(found: &'a Candidates, value: &str) -> Option<(Origin, &'a str)> {
    let moment = read(value, DayOrder::DayFirst).filter(|moment| moment.is_utc())?;
    let is_neighbour = |value: &&str| read(value, DayOrder::DayFirst).is_some_and(|day| (day.days() - moment.days()).abs() == 1);
    found.at(Field::Date, Origin::UrlPath).find(is_neighbour).map(|value| (Origin::UrlPath, value))
}
