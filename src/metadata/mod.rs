//! Turns a [`Dom`] into [`Metadata`]: what a page says of itself, and where it says so.

mod address;
mod candidate;
mod class;
mod date;
mod declared;
mod finds;
mod headline;
mod json_ld;
mod labelled;
mod language;
mod lone;
mod merge;
mod moment;
mod names;
mod plain;
pub(crate) mod signed;
mod site;
mod tags;
mod title;
mod visible;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use crate::table::meta::Field;
pub use candidate::Candidate;
pub(crate) use language::Beginning;
pub(crate) use plain::names_template;
pub(crate) use title::share_of_words;

use crate::dom::Dom;
use crate::payload::{About, ContentSource};
use crate::table::dates::{WORDS_OF_LABEL, WORDS_OF_TIME};
use crate::table::titles::SHARED_WORDS;

/// What a page says of itself. What it does not say is absent; only its language is then told by the text (`sources` says so).
///
/// ```
/// use tamis::metadata::{Field, Source};
///
/// let html = "<meta name=author content='Ada Quill'><h1>Tea</h1><p>Water just off the boil is best for a green tea.</p>";
/// let metadata = tamis::extract(html).metadata;
/// assert_eq!((metadata.title.as_deref(), metadata.date), (Some("Tea"), None));
/// assert_eq!(metadata.authors, ["Ada Quill"]);
/// assert_eq!(metadata.sources[&Field::Authors], Source::MetaTag);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Metadata {
    /// The title of the content, without the name of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The names of the people who wrote it; organisations only where no person is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The day on which it was published: `2026-02-04`.
    ///
    /// Where the page shows one date alone beside its headline, and declares another, it is the one shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The moment of `date` where the page tells the time and the offset: `2026-02-04T07:12:31+00:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// When it was last changed: a day, or a moment where the page tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// The name of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The language as a BCP 47 tag, with its region or script only where that changes how it is written: `en` for `en-GB`, but
    /// `pt-BR`, `zh-Hant`.
    ///
    /// The one that the page declares; where it declares none, or a long text is plainly in another, that of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The address that the page gives as its own, absolute; else the one that it came from, where the caller knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// One or two sentences about the content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The address of the picture that stands for the content, absolute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// What the content is about, in a word or a few each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The part of the site that the content stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The licence of the content: its address, or its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Where each field was found, by the name of the field.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sources: BTreeMap<Field, Source>,
}

/// Where on the page a field of [`Metadata`] was found.
///
/// As data it is its name in lower case with hyphens: `json-ld`.
///
/// ```
/// use tamis::metadata::{Field, Source};
///
/// let says_so = "<script type='application/ld+json'>{\"@type\": \"Article\", \"datePublished\": \"2026-02-04\"}</script>";
/// let source = |html: &str| tamis::extract(html).metadata.sources.get(&Field::Date).copied();
/// assert_eq!((source(says_so), source("<p>Tea</p>")), (Some(Source::JsonLd), None));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Source {
    /// JSON-LD.
    JsonLd,
    /// Open Graph meta tags.
    OpenGraph,
    /// Another meta tag: `author`, Dublin Core, Twitter, Parsely …
    MetaTag,
    /// `itemprop` on the visible page.
    Microdata,
    /// The `<title>`.
    TitleTag,
    /// A link that says what it is for: `rel=canonical`, `rel=license`.
    LinkTag,
    /// The `lang` of the page or its content.
    LangAttribute,
    /// A heading.
    Heading,
    /// A `<time>`.
    TimeTag,
    /// The visible page near the headline.
    Byline,
    /// The page's address.
    Url,
    /// The text of the content itself.
    Text,
    /// The state of the application that draws the page.
    State,
}

impl Metadata {
    /// Fills in what the data of a script say of the content that stands in them, where the page says nothing.
    ///
    /// Their title is better than a `<title>` that is a word or shares some with it, which has the name of the site.
    pub(crate) fn filled_in(mut self, about: &About, from: ContentSource) -> Self {
        let source = if from == ContentSource::JsonLd { Source::JsonLd } else { Source::State };
        let is_loose = match self.title.as_deref() {
            Some(title) if self.sources.get(&Field::Title) == Some(&Source::TitleTag) => {
                let is_like = |own: &str| share_of_words(title, own) >= SHARED_WORDS;
                !title.contains(' ') || about.title.as_deref().is_some_and(is_like)
            }
            title => title.is_none(),
        };
        let title = about
            .title
            .as_deref()
            .map(plain::plain)
            .filter(|title| is_loose && !title.is_empty() && self.title.as_ref() != Some(title));
        if let Some(title) = title {
            self.title = Some(title);
            self.sources.insert(Field::Title, source);
        }
        let authors: Vec<String> = about.authors.iter().flat_map(|name| names::read(name)).collect();
        if self.authors.is_empty() && !authors.is_empty() {
            self.authors = names::settle(authors, "");
            self.sources.insert(Field::Authors, source);
        }
        let date = about.date.as_deref().and_then(|date| date::read(date, date::DayOrder::DayFirst));
        if let Some(moment) = date.filter(|_| self.date.is_none()) {
            merge::set_date(&mut self, &moment.to_string());
            self.sources.insert(Field::Date, source);
        }
        self
    }
}

/// Reads what a page says of itself; `url` is where the page came from, as far as the caller knows. Never fails.
///
/// The language is what the page declares: only an extraction asks the text, too.
///
/// ```
/// let dom = tamis::dom::parse("<html lang=en-GB><link rel=canonical href=/tea>", &tamis::Limits::default());
/// let metadata = tamis::metadata::read(&dom, Some("https://example.org/tea?from=mail"));
/// assert_eq!(metadata.url.as_deref(), Some("https://example.org/tea"));
/// assert_eq!(metadata.language.as_deref(), Some("en"));
/// ```
#[must_use]
pub fn read(dom: &Dom, url: Option<&str>) -> Metadata {
    merge::choose(&merge::gather(dom, url))
}

/// Everything that a page says of itself: for each field the values in the order in which they are believed.
///
/// ```
/// use tamis::metadata::{Field, candidates};
///
/// let dom = tamis::dom::parse("<title>Tea | Tea Times</title><h1>Tea</h1>", &tamis::Limits::default());
/// let titles: Vec<String> = candidates(&dom, None).into_iter().filter(|found| found.field == Field::Title).map(|found| found.value).collect();
/// assert_eq!(titles, ["Tea", "Tea | Tea Times"]);
/// ```
#[must_use]
pub fn candidates(dom: &Dom, url: Option<&str>) -> Vec<Candidate> {
    merge::gather(dom, url).into_sorted()
}

/// Whether a line is a date, its weekday and its time, or two dates with their labels, and nothing else.
pub(crate) fn is_date(line: &str) -> bool {
    let Some(found) = date::find(line, date::DayOrder::DayFirst) else { return false };
    let is_label = |(_, found): &(Field, date::Found)| found.other_words <= WORDS_OF_LABEL;
    found.other_words <= WORDS_OF_TIME || {
        let dates = labelled::labelled_dates(line, date::DayOrder::DayFirst);
        !dates.is_empty() && dates.iter().all(is_label)
    }
}

/// Whether a line has a date in it.
pub(crate) fn has_date(line: &str) -> bool {
    date::find(line, date::DayOrder::DayFirst).is_some()
}

#[cfg(test)]
mod tests;
