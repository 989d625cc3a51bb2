//! Turns a [`Dom`](crate::dom::Dom) into [`Metadata`]: what a page says of itself, and where it says so.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a page says of itself. What it does not say is absent, never guessed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Metadata {
    /// The title of the content, without the name of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The names of the people who wrote it; organisations only where no person is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// When it was published: `2026-02-04`, or with the time and offset where they are known: `2026-02-04T07:12:31+00:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The name of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The language as a BCP 47 tag, as the page declares it: `fr`, `pt-BR`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The address that the page gives as its own, absolute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// One or two sentences about the content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The address of the picture that stands for the content, absolute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// Where each field was found, by the name of the field.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sources: BTreeMap<Field, Source>,
}

/// A field of [`Metadata`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Field {
    /// [`Metadata::title`]
    Title,
    /// [`Metadata::authors`]
    Authors,
    /// [`Metadata::date`]
    Date,
    /// [`Metadata::site`]
    Site,
    /// [`Metadata::language`]
    Language,
    /// [`Metadata::url`]
    Url,
    /// [`Metadata::description`]
    Description,
    /// [`Metadata::image`]
    Image,
}

/// Where on the page a field of [`Metadata`] was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// A `<link>`: `rel=canonical`.
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
}

/// Reads what a page says of itself; `url` is where the page came from, as far as the caller knows.
#[must_use]
pub fn read(_dom: &crate::dom::Dom, _url: Option<&str>) -> Metadata {
    Metadata::default()
}
