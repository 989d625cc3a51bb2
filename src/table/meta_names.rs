//! Names of meta tags and what they give.

use super::words::{Words, words_of};
use crate::table::meta::{Field, Origin};

/// What a meta tag gives.
pub type Given = (Field, Origin);

/// Names (or properties) of meta tags, lower case, and what they give; sorted.
#[rustfmt::skip]
pub const META_NAMES: &[(&str, Given)] = &[
    ("apple-mobile-web-app-title", (Field::Site, Origin::Named)), ("application-name", (Field::Site, Origin::Named)),
    ("article-published_time", (Field::Date, Origin::OgArticle)), ("article.created", (Field::Date, Origin::Named)),
    ("article.published", (Field::Date, Origin::Named)), ("article.updated", (Field::Modified, Origin::Named)),
    ("article:author", (Field::Authors, Origin::OgArticle)), ("article:author:name", (Field::Authors, Origin::OgArticle)),
    ("article:author_name", (Field::Authors, Origin::OgArticle)), ("article:created_time", (Field::Date, Origin::OgArticle)),
    ("article:date", (Field::Date, Origin::Named)), ("article:first_published_time", (Field::Date, Origin::OgArticle)),
    ("article:modified", (Field::Modified, Origin::OgArticle)), ("article:modified:time", (Field::Modified, Origin::OgArticle)),
    ("article:modified_time", (Field::Modified, Origin::OgArticle)), ("article:post_date", (Field::Date, Origin::OgArticle)),
    ("article:publish_date", (Field::Date, Origin::OgArticle)), ("article:published", (Field::Date, Origin::OgArticle)),
    ("article:published:time", (Field::Date, Origin::OgArticle)), ("article:published_time", (Field::Date, Origin::OgArticle)),
    ("article:section", (Field::Section, Origin::OgArticle)), ("article:tag", (Field::Tags, Origin::OgArticle)),
    ("article_date_original", (Field::Date, Origin::Named)), ("articleauthor", (Field::Authors, Origin::Named)),
    ("author", (Field::Authors, Origin::Named)), ("authors", (Field::Authors, Origin::Named)),
    ("book:author", (Field::Authors, Origin::OgArticle)), ("book:tag", (Field::Tags, Origin::OgArticle)),
    ("byl", (Field::Authors, Origin::Named)), ("byline", (Field::Authors, Origin::Named)),
    ("category", (Field::Section, Origin::Named)), ("citation_author", (Field::Authors, Origin::Index)),
    ("citation_date", (Field::Date, Origin::Index)), ("citation_journal_title", (Field::Site, Origin::Named)),
    ("citation_keywords", (Field::Tags, Origin::Index)), ("citation_online_date", (Field::Date, Origin::Index)),
    ("citation_publication_date", (Field::Date, Origin::Index)), ("citation_title", (Field::Title, Origin::Index)),
    ("content-language", (Field::Language, Origin::HttpEquiv)), ("content:publishdate", (Field::Date, Origin::Named)),
    ("created", (Field::Date, Origin::Named)), ("creation_date", (Field::Date, Origin::Named)),
    ("creator", (Field::Authors, Origin::Named)), ("cxenseparse:author", (Field::Authors, Origin::Index)),
    ("cxenseparse:publishtime", (Field::Date, Origin::Index)), ("cxenseparse:recs:publishtime", (Field::Date, Origin::Index)),
    ("date", (Field::Date, Origin::Named)), ("date.available", (Field::Date, Origin::Named)),
    ("date.created", (Field::Date, Origin::Named)), ("date.issued", (Field::Date, Origin::Named)),
    ("date.modified", (Field::Modified, Origin::Named)), ("date.updated", (Field::Modified, Origin::Named)),
    ("datecreated", (Field::Date, Origin::Named)), ("datemodified", (Field::Modified, Origin::Named)),
    ("datepublished", (Field::Date, Origin::Named)), ("dc.contributor", (Field::Authors, Origin::DublinCore)),
    ("dc.created", (Field::Date, Origin::DublinCore)), ("dc.creator", (Field::Authors, Origin::DublinCore)),
    ("dc.date", (Field::Date, Origin::DublinCore)), ("dc.date.created", (Field::Date, Origin::DublinCore)),
    ("dc.date.issued", (Field::Date, Origin::DublinCore)), ("dc.date.modified", (Field::Modified, Origin::DublinCore)),
    ("dc.description", (Field::Description, Origin::DublinCore)), ("dc.issued", (Field::Date, Origin::DublinCore)),
    ("dc.language", (Field::Language, Origin::DublinCore)), ("dc.modified", (Field::Modified, Origin::DublinCore)),
    ("dc.publisher", (Field::Site, Origin::DublinCore)), ("dc.rights", (Field::Licence, Origin::DublinCore)),
    ("dc.subject", (Field::Tags, Origin::DublinCore)), ("dc.title", (Field::Title, Origin::DublinCore)),
    ("dc:creator", (Field::Authors, Origin::DublinCore)), ("dc:date", (Field::Date, Origin::DublinCore)),
    ("dc:date:issued", (Field::Date, Origin::DublinCore)), ("dc:title", (Field::Title, Origin::DublinCore)),
    ("dcterms.abstract", (Field::Description, Origin::DublinCore)), ("dcterms.available", (Field::Date, Origin::DublinCore)),
    ("dcterms.created", (Field::Date, Origin::DublinCore)), ("dcterms.creator", (Field::Authors, Origin::DublinCore)),
    ("dcterms.date", (Field::Date, Origin::DublinCore)), ("dcterms.description", (Field::Description, Origin::DublinCore)),
    ("dcterms.issued", (Field::Date, Origin::DublinCore)), ("dcterms.language", (Field::Language, Origin::DublinCore)),
    ("dcterms.license", (Field::Licence, Origin::DublinCore)), ("dcterms.modified", (Field::Modified, Origin::DublinCore)),
    ("dcterms.publisher", (Field::Site, Origin::DublinCore)), ("dcterms.rights", (Field::Licence, Origin::DublinCore)),
    ("dcterms.subject", (Field::Tags, Origin::DublinCore)), ("dcterms.title", (Field::Title, Origin::DublinCore)),
    ("dcterms:created", (Field::Date, Origin::DublinCore)), ("dcterms:issued", (Field::Date, Origin::DublinCore)),
    ("description", (Field::Description, Origin::Named)), ("displaydate", (Field::Date, Origin::Named)),
    ("hdl", (Field::Title, Origin::Named)), ("headline", (Field::Title, Origin::Named)),
    ("keywords", (Field::Tags, Origin::Named)), ("language", (Field::Language, Origin::Named)),
    ("last-modified", (Field::Modified, Origin::Named)), ("last_modified", (Field::Modified, Origin::Named)),
    ("lastmod", (Field::Modified, Origin::Named)), ("lastmodified", (Field::Modified, Origin::Named)),
    ("license", (Field::Licence, Origin::Named)), ("modified", (Field::Modified, Origin::Named)),
    ("modified_date", (Field::Modified, Origin::Named)), ("news_keywords", (Field::Tags, Origin::Named)),
    ("og:article:author", (Field::Authors, Origin::OgArticle)),
    ("og:article:modified_time", (Field::Modified, Origin::OgArticle)),
    ("og:article:published_time", (Field::Date, Origin::OgArticle)),
    ("og:article:section", (Field::Section, Origin::OgArticle)), ("og:article:tag", (Field::Tags, Origin::OgArticle)),
    ("og:author", (Field::Authors, Origin::OgArticle)), ("og:description", (Field::Description, Origin::OpenGraph)),
    ("og:image", (Field::Image, Origin::OpenGraph)), ("og:image:secure_url", (Field::Image, Origin::OpenGraph)),
    ("og:image:url", (Field::Image, Origin::OpenGraph)), ("og:locale", (Field::Language, Origin::OpenGraph)),
    ("og:pubdate", (Field::Date, Origin::OgArticle)), ("og:publish_date", (Field::Date, Origin::OgArticle)),
    ("og:published_time", (Field::Date, Origin::OgArticle)), ("og:section", (Field::Section, Origin::OgArticle)),
    ("og:site_name", (Field::Site, Origin::OpenGraph)), ("og:title", (Field::Title, Origin::OpenGraph)),
    ("og:updated_time", (Field::Modified, Origin::OpenGraph)), ("og:url", (Field::Url, Origin::OpenGraph)),
    ("originalpublicationdate", (Field::Date, Origin::Named)), ("parsely-author", (Field::Authors, Origin::Index)),
    ("parsely-image-url", (Field::Image, Origin::Index)), ("parsely-pub-date", (Field::Date, Origin::Index)),
    ("parsely-section", (Field::Section, Origin::Index)), ("parsely-tags", (Field::Tags, Origin::Index)),
    ("parsely-title", (Field::Title, Origin::Index)), ("prism.publicationdate", (Field::Date, Origin::Index)),
    ("pub_date", (Field::Date, Origin::Named)), ("pubdate", (Field::Date, Origin::Named)),
    ("publication-date", (Field::Date, Origin::Named)), ("publication_date", (Field::Date, Origin::Named)),
    ("publicationdate", (Field::Date, Origin::Named)), ("publish-date", (Field::Date, Origin::Named)),
    ("publish_date", (Field::Date, Origin::Named)), ("publishdate", (Field::Date, Origin::Named)),
    ("published", (Field::Date, Origin::Named)), ("published-date", (Field::Date, Origin::Named)),
    ("published_at", (Field::Date, Origin::Named)), ("published_date", (Field::Date, Origin::Named)),
    ("published_time", (Field::Date, Origin::Named)), ("publisheddate", (Field::Date, Origin::Named)),
    ("publisher", (Field::Site, Origin::Named)), ("rbauthors", (Field::Authors, Origin::Named)),
    ("release_date", (Field::Date, Origin::Named)), ("revised", (Field::Modified, Origin::Named)),
    ("rnews:datepublished", (Field::Date, Origin::Named)), ("sailthru.author", (Field::Authors, Origin::Index)),
    ("sailthru.date", (Field::Date, Origin::Index)), ("sailthru.description", (Field::Description, Origin::Index)),
    ("sailthru.image.full", (Field::Image, Origin::Index)), ("sailthru.tags", (Field::Tags, Origin::Index)),
    ("sailthru.title", (Field::Title, Origin::Index)), ("section", (Field::Section, Origin::Named)),
    ("shareaholic:article_author_name", (Field::Authors, Origin::Named)),
    ("shareaholic:article_modified_time", (Field::Modified, Origin::Named)),
    ("shareaholic:article_published_time", (Field::Date, Origin::Named)), ("title", (Field::Title, Origin::Named)),
    ("twitter:description", (Field::Description, Origin::Twitter)), ("twitter:image", (Field::Image, Origin::Twitter)),
    ("twitter:image:src", (Field::Image, Origin::Twitter)), ("twitter:title", (Field::Title, Origin::Twitter)),
    ("twitter:url", (Field::Url, Origin::Twitter)), ("updated", (Field::Modified, Origin::Named)),
    ("updated_at", (Field::Modified, Origin::Named)), ("video:tag", (Field::Tags, Origin::OgArticle)),
    ("vr:author", (Field::Authors, Origin::Named)), ("vr:published_time", (Field::Date, Origin::Named)),
];

/// The names of [`META_NAMES`], at the same places.
pub const NAMES: &Words = &Words::new(&words_of::<{ META_NAMES.len() }, Given>(META_NAMES));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::meta::ORDER;

    #[test]
    fn names_are_sorted_so_that_the_search_finds_each() {
        assert!(META_NAMES.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn what_a_meta_tag_gives_has_a_place_in_the_order() {
        for (name, (field, origin)) in META_NAMES {
            assert!(ORDER.iter().any(|(ordered, order)| ordered == field && order.contains(origin)), "{name}");
        }
    }
}
