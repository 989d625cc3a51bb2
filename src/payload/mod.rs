//! Turns the data that a page's scripts and attributes hold (linked data, application state) into fragments of HTML that hold its
//! content.
//!
//! Finds by shape, not by site: HTML in strings, long text under names that content goes by, lists of blocks as editors save
//! them. Does not judge whether that is better than the visible page: a fragment goes through the same line as a page, and who
//! runs the line compares.
//!
//! Invariants: costs no more than its input is long, up to `SCRIPT_BYTES`; nothing recurses deeper than `VALUE_DEPTH`, once
//! more for each level of data that was written into a string (`NESTED_VALUES`).

mod attribute;
mod block_list;
mod comments;
mod harvest;
mod literal;
mod markup;
mod script;
mod stream;
mod value;

use serde::{Deserialize, Serialize};

/// Where on a page the content of a document was found.
///
/// ```
/// let text = "Water just off the boil is best for a green tea, and three minutes are enough. ".repeat(5);
/// let data = format!(r#"{{"@type": "Article", "headline": "Tea", "articleBody": "{text}"}}"#);
/// let document = tamis::extract(&format!("<title>Tea</title><script type='application/ld+json'>{data}</script>"));
/// assert_eq!(document.source, tamis::ContentSource::JsonLd);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ContentSource {
    /// On the page as a reader sees it.
    #[default]
    Visible,
    /// In `<noscript>`: what the page shows where scripts do not run.
    Noscript,
    /// In JSON-LD.
    JsonLd,
    /// In the state of the application that draws the page.
    State,
}

/// What speaks for a text in a script being the content of the page.
///
/// ```
/// use tamis::payload::{Evidence, find_fragments};
///
/// let text = "Green tea wants water off the boil, and patience. ".repeat(5);
/// let page = format!("<div id=app></div><script>window.__STATE__={{\"post\":{{\"title\":\"Tea\",\"body\":\"{text}\"}}}}</script>");
/// assert_eq!(find_fragments(&page, Some("Tea"))[0].evidence, Evidence::Title);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Evidence {
    /// What it is part of has the title of the page.
    Title,
    /// Nothing in the data is longer.
    Size,
    /// Nothing else in the data has a title, a text, and an author or a date.
    Fields,
}

/// What the data say of the thing whose content a fragment is.
///
/// ```
/// let text = "Green tea wants water off the boil, and patience. ".repeat(5);
/// let page = format!("<div id=app></div><script>window.__STATE__={{\"post\":{{\"title\":\"Tea\",\"body\":\"{text}\"}}}}</script>");
/// let about = &tamis::payload::find_fragments(&page, Some("Tea"))[0].about;
/// assert_eq!((about.title.as_deref(), about.date.as_deref()), (Some("Tea"), None));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct About {
    /// What it is called.
    pub title: Option<String>,
    /// Who wrote it, as it stands there.
    pub authors: Vec<String>,
    /// When it was published, as it stands there.
    pub date: Option<String>,
}

/// Content from a script, as HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fragment {
    /// What kind of script it stood in.
    pub source: ContentSource,
    /// What speaks for its being the content of the page.
    pub evidence: Evidence,
    /// A small page: the title in its head, the content in its body.
    pub html: String,
    /// What the data say of it.
    pub about: About,
}

/// Finds the content that the scripts of a page hold: at most one fragment for each kind of script, none where they hold nothing.
///
/// `title` is the title of the page: of several things in the data, the one of that name is the content.
///
/// ```
/// let text = "Green tea wants water off the boil, and patience. ".repeat(5);
/// let page = format!("<div id=app></div><script>window.__STATE__={{\"post\":{{\"title\":\"Tea\",\"body\":\"{text}\"}}}}</script>");
/// assert!(tamis::payload::find_fragments(&page, Some("Tea"))[0].html.contains("Green tea"));
/// ```
#[must_use]
pub fn find_fragments(html: &str, title: Option<&str>) -> Vec<Fragment> {
    let data = script::read_data(html);
    let fragment = |source: ContentSource| {
        let values = data.iter().filter(|data| data.source == source).map(|data| &data.value);
        let content = harvest::find_content(values, title)?;
        let own = content.about.title.as_deref().filter(|_| content.evidence == Evidence::Fields);
        let html = markup::page(own.or(title).unwrap_or_default(), &content.html);
        Some(Fragment { source, evidence: content.evidence, html, about: content.about })
    };
    [ContentSource::JsonLd, ContentSource::State].into_iter().filter_map(fragment).collect()
}

#[cfg(test)]
mod tests;
