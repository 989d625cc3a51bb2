//! Turns what the readers find into an ordered choice.

use super::{Field, Source};
use crate::table::meta::{CANDIDATES, ORDER, Origin};

/// A value that a page gives for a field, and where it stands.
///
/// ```
/// use tamis::metadata::{Field, Source, candidates};
///
/// let dom = tamis::dom::parse("<meta name=author content='Ada Quill, Jo Finch'>", &tamis::Limits::default());
/// let found = candidates(&dom, None);
/// assert!(found.iter().all(|found| found.field == Field::Authors && found.source == Source::MetaTag));
/// assert_eq!(found.iter().map(|found| found.value.as_str()).collect::<Vec<_>>(), ["Ada Quill", "Jo Finch"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Candidate {
    /// What the value is for. Authors and tags have one candidate for each name.
    pub field: Field,
    /// The value, cleaned: a name, a date in ISO 8601, an absolute address … Titles still have the site's name.
    pub value: String,
    /// The kind of the place.
    pub source: Source,
    #[serde(skip)]
    pub(super) origin: Origin,
}

impl From<Origin> for Source {
    fn from(origin: Origin) -> Source {
        match origin {
            Origin::LdContent | Origin::LdContributor | Origin::LdPage | Origin::LdSite => Source::JsonLd,
            Origin::ItemContent | Origin::ItemPage => Source::Microdata,
            Origin::OgArticle | Origin::OpenGraph => Source::OpenGraph,
            Origin::Twitter | Origin::Index | Origin::Named | Origin::DublinCore | Origin::HttpEquiv => Source::MetaTag,
            Origin::TitleTag | Origin::TitleEnd => Source::TitleTag,
            Origin::LinkTag | Origin::RelLink => Source::LinkTag,
            Origin::LangAttribute => Source::LangAttribute,
            Origin::Headline | Origin::LoneHeadline => Source::Heading,
            Origin::TimeTag => Source::TimeTag,
            Origin::MarkedByline
            | Origin::PlainByline
            | Origin::Above
            | Origin::LoneName
            | Origin::EndByline
            | Origin::LoneDate
            | Origin::SiteOwner => Source::Byline,
            Origin::UrlPath | Origin::GivenUrl => Source::Url,
        }
    }
}

/// Everything that was found, in the order of finding.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    all: Vec<Candidate>,
}

impl Candidates {
    /// Adds a value unless the same place has given it already.
    pub(super) fn push(&mut self, field: Field, origin: Origin, value: impl Into<String>) {
        let value = value.into();
        let known = |old: &Candidate| old.field == field && old.origin == origin && old.value == value;
        if !value.is_empty() && self.all.len() < CANDIDATES && !self.all.iter().any(known) {
            self.all.push(Candidate { field, value, source: origin.into(), origin });
        }
    }

    /// Drops what is so of what was found for a field.
    pub(super) fn drop(&mut self, field: Field, is_so: impl Fn(Origin, &str) -> bool) {
        self.all.retain(|candidate| candidate.field != field || !is_so(candidate.origin, &candidate.value));
    }

    /// The values that one place gives for a field.
    pub(super) fn at(&self, field: Field, origin: Origin) -> impl Iterator<Item = &str> {
        self.all
            .iter()
            .filter(move |candidate| candidate.field == field && candidate.origin == origin)
            .map(|candidate| candidate.value.as_str())
    }

    /// The values for a field, most believed place first.
    pub(super) fn of(&self, field: Field) -> impl Iterator<Item = (Origin, &str)> {
        let order = ORDER.iter().find(|(ordered, _)| *ordered == field).map_or(&[][..], |(_, order)| order);
        order.iter().flat_map(move |origin| self.at(field, *origin).map(|value| (*origin, value)))
    }

    /// Every candidate, by field and then by belief.
    pub(super) fn into_sorted(self) -> Vec<Candidate> {
        let mut all = self.all;
        all.sort_by_key(|candidate| {
            let order = ORDER.iter().find(|(field, _)| *field == candidate.field).map_or(&[][..], |(_, order)| order);
            (candidate.field, order.iter().position(|origin| *origin == candidate.origin))
        });
        all
    }
}
