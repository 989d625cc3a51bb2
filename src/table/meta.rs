//! What pages say of themselves and where: names of fields, meta tags, types of data, and the order in which sources are believed.

use serde::{Deserialize, Serialize};

/// A field of a page's metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Field {
    /// The title of the content.
    Title,
    /// The names of the people who wrote it.
    Authors,
    /// When it was published.
    Date,
    /// When it was last changed.
    Modified,
    /// The name of the site.
    Site,
    /// The language of the content.
    Language,
    /// The address that the page gives as its own.
    Url,
    /// One or two sentences about the content.
    Description,
    /// The address of the picture that stands for the content.
    Image,
    /// What the content is about, in single words.
    Tags,
    /// The part of the site that the content stands in.
    Section,
    /// The licence of the content: its address, or its name.
    Licence,
}

/// The exact place of a value on the page, finer than the `Source` that is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// JSON-LD: the node that is the content: an article, a recipe, a question …
    LdContent,
    /// JSON-LD: the node of the page.
    LdPage,
    /// JSON-LD: the node of the site or of the publisher.
    LdSite,
    /// `itemprop` within the content's `itemscope`.
    ItemContent,
    /// `itemprop` outside of every `itemscope` that has a known type, or within the page's.
    ItemPage,
    /// `article:…` and other properties of Open Graph for articles.
    OgArticle,
    /// `og:…`
    OpenGraph,
    /// `twitter:…`
    Twitter,
    /// Meta tags made for news indexes: Parsely, Sailthru, the scholarly `citation_…`.
    Index,
    /// Meta tags with plain names: `author`, `date`.
    Named,
    /// Dublin Core.
    DublinCore,
    /// `<title>`
    TitleTag,
    /// What `<title>` has behind the title.
    TitleEnd,
    /// `<link>`
    LinkTag,
    /// `lang` of the page.
    LangAttribute,
    /// `<meta http-equiv=content-language>`
    HttpEquiv,
    /// The headline.
    Headline,
    /// `<time>` near the headline.
    TimeTag,
    /// A link with `rel=author`, `rel=tag` or `rel=license`.
    RelLink,
    /// An element near the headline whose class says what it is.
    MarkedByline,
    /// A line near the headline that reads like a byline or a dateline.
    PlainByline,
    /// A marked byline at the end of the article.
    EndByline,
    /// The only date of the page that has a label.
    LoneDate,
    /// The path of the page's address.
    UrlPath,
    /// The address that the caller gave.
    GivenUrl,
}

/// For each field the places in the order in which they are believed: the first that has a value gives it.
pub const ORDER: &[(Field, &[Origin])] = &[
    (Field::Title, &[Origin::Headline, Origin::LdContent, Origin::OpenGraph, Origin::ItemContent, Origin::Twitter, Origin::Index, Origin::DublinCore, Origin::TitleTag, Origin::Named]),
    (Field::Authors, &[Origin::LdContent, Origin::Index, Origin::ItemContent, Origin::OgArticle, Origin::Named, Origin::MarkedByline, Origin::PlainByline, Origin::RelLink, Origin::LdPage, Origin::DublinCore, Origin::ItemPage, Origin::EndByline]),
    (Field::Date, &[Origin::LdContent, Origin::OgArticle, Origin::ItemContent, Origin::Index, Origin::Named, Origin::DublinCore, Origin::TimeTag, Origin::MarkedByline, Origin::PlainByline, Origin::ItemPage, Origin::UrlPath, Origin::EndByline, Origin::LoneDate, Origin::LdPage]),
    (Field::Modified, &[Origin::LdContent, Origin::OgArticle, Origin::OpenGraph, Origin::ItemContent, Origin::Index, Origin::Named, Origin::DublinCore, Origin::LdPage, Origin::TimeTag, Origin::MarkedByline, Origin::PlainByline, Origin::EndByline, Origin::LoneDate]),
    (Field::Site, &[Origin::OpenGraph, Origin::LdSite, Origin::LdContent, Origin::Named, Origin::ItemContent, Origin::DublinCore, Origin::TitleEnd]),
    (Field::Language, &[Origin::LangAttribute, Origin::HttpEquiv, Origin::LdContent, Origin::LdPage, Origin::OpenGraph, Origin::Named, Origin::DublinCore]),
    (Field::Url, &[Origin::LinkTag, Origin::OpenGraph, Origin::LdContent, Origin::Twitter, Origin::GivenUrl]),
    (Field::Description, &[Origin::OpenGraph, Origin::LdContent, Origin::Named, Origin::Twitter, Origin::DublinCore, Origin::Index, Origin::LdPage, Origin::ItemContent]),
    (Field::Image, &[Origin::OpenGraph, Origin::LdContent, Origin::Twitter, Origin::Index, Origin::ItemContent, Origin::LinkTag, Origin::LdPage]),
    (Field::Tags, &[Origin::OgArticle, Origin::LdContent, Origin::Index, Origin::RelLink, Origin::Named, Origin::ItemContent, Origin::DublinCore]),
    (Field::Section, &[Origin::OgArticle, Origin::LdContent, Origin::Index, Origin::ItemContent, Origin::Named]),
    (Field::Licence, &[Origin::LinkTag, Origin::RelLink, Origin::LdContent, Origin::LdPage, Origin::ItemContent, Origin::DublinCore, Origin::Named]),
];

/// What a meta tag gives.
pub type Given = (Field, Origin);

/// Names (or properties) of meta tags, lower case, and what they give; sorted.
#[rustfmt::skip]
pub const META_NAMES: &[(&str, Given)] = &[
    ("apple-mobile-web-app-title", (Field::Site, Origin::Named)), ("application-name", (Field::Site, Origin::Named)),
    ("article.created", (Field::Date, Origin::Named)), ("article.published", (Field::Date, Origin::Named)),
    ("article.updated", (Field::Modified, Origin::Named)), ("article:author", (Field::Authors, Origin::OgArticle)),
    ("article:author:name", (Field::Authors, Origin::OgArticle)), ("article:author_name", (Field::Authors, Origin::OgArticle)),
    ("article:created_time", (Field::Date, Origin::OgArticle)), ("article:date", (Field::Date, Origin::Named)),
    ("article:modified", (Field::Modified, Origin::OgArticle)), ("article:modified_time", (Field::Modified, Origin::OgArticle)),
    ("article:post_date", (Field::Date, Origin::OgArticle)), ("article:publish_date", (Field::Date, Origin::OgArticle)),
    ("article:published", (Field::Date, Origin::OgArticle)), ("article:published_time", (Field::Date, Origin::OgArticle)),
    ("article:section", (Field::Section, Origin::OgArticle)), ("article:tag", (Field::Tags, Origin::OgArticle)),
    ("article_date_original", (Field::Date, Origin::Named)), ("author", (Field::Authors, Origin::Named)),
    ("authors", (Field::Authors, Origin::Named)), ("book:author", (Field::Authors, Origin::OgArticle)),
    ("book:tag", (Field::Tags, Origin::OgArticle)), ("byl", (Field::Authors, Origin::Named)),
    ("byline", (Field::Authors, Origin::Named)), ("category", (Field::Section, Origin::Named)),
    ("citation_author", (Field::Authors, Origin::Index)), ("citation_date", (Field::Date, Origin::Index)),
    ("citation_journal_title", (Field::Site, Origin::Named)), ("citation_keywords", (Field::Tags, Origin::Index)),
    ("citation_online_date", (Field::Date, Origin::Index)), ("citation_publication_date", (Field::Date, Origin::Index)),
    ("citation_title", (Field::Title, Origin::Index)), ("content-language", (Field::Language, Origin::HttpEquiv)),
    ("created", (Field::Date, Origin::Named)), ("creation_date", (Field::Date, Origin::Named)),
    ("creator", (Field::Authors, Origin::Named)), ("cxenseparse:author", (Field::Authors, Origin::Index)),
    ("cxenseparse:publishtime", (Field::Date, Origin::Index)), ("cxenseparse:recs:publishtime", (Field::Date, Origin::Index)),
    ("date", (Field::Date, Origin::Named)), ("date.issued", (Field::Date, Origin::Named)),
    ("datemodified", (Field::Modified, Origin::Named)), ("datepublished", (Field::Date, Origin::Named)),
    ("dc.contributor", (Field::Authors, Origin::DublinCore)), ("dc.created", (Field::Date, Origin::DublinCore)),
    ("dc.creator", (Field::Authors, Origin::DublinCore)), ("dc.date", (Field::Date, Origin::DublinCore)),
    ("dc.date.created", (Field::Date, Origin::DublinCore)), ("dc.date.issued", (Field::Date, Origin::DublinCore)),
    ("dc.date.modified", (Field::Modified, Origin::DublinCore)), ("dc.description", (Field::Description, Origin::DublinCore)),
    ("dc.issued", (Field::Date, Origin::DublinCore)), ("dc.language", (Field::Language, Origin::DublinCore)),
    ("dc.modified", (Field::Modified, Origin::DublinCore)), ("dc.publisher", (Field::Site, Origin::DublinCore)),
    ("dc.rights", (Field::Licence, Origin::DublinCore)), ("dc.subject", (Field::Tags, Origin::DublinCore)),
    ("dc.title", (Field::Title, Origin::DublinCore)), ("dc:creator", (Field::Authors, Origin::DublinCore)),
    ("dc:date", (Field::Date, Origin::DublinCore)), ("dc:date:issued", (Field::Date, Origin::DublinCore)),
    ("dc:title", (Field::Title, Origin::DublinCore)), ("dcterms.abstract", (Field::Description, Origin::DublinCore)),
    ("dcterms.available", (Field::Date, Origin::DublinCore)), ("dcterms.created", (Field::Date, Origin::DublinCore)),
    ("dcterms.creator", (Field::Authors, Origin::DublinCore)), ("dcterms.date", (Field::Date, Origin::DublinCore)),
    ("dcterms.description", (Field::Description, Origin::DublinCore)), ("dcterms.issued", (Field::Date, Origin::DublinCore)),
    ("dcterms.language", (Field::Language, Origin::DublinCore)), ("dcterms.license", (Field::Licence, Origin::DublinCore)),
    ("dcterms.modified", (Field::Modified, Origin::DublinCore)), ("dcterms.publisher", (Field::Site, Origin::DublinCore)),
    ("dcterms.rights", (Field::Licence, Origin::DublinCore)), ("dcterms.subject", (Field::Tags, Origin::DublinCore)),
    ("dcterms.title", (Field::Title, Origin::DublinCore)), ("dcterms:created", (Field::Date, Origin::DublinCore)),
    ("dcterms:issued", (Field::Date, Origin::DublinCore)), ("description", (Field::Description, Origin::Named)),
    ("displaydate", (Field::Date, Origin::Named)), ("hdl", (Field::Title, Origin::Named)),
    ("headline", (Field::Title, Origin::Named)), ("keywords", (Field::Tags, Origin::Named)),
    ("language", (Field::Language, Origin::Named)), ("last-modified", (Field::Modified, Origin::Named)),
    ("lastmod", (Field::Modified, Origin::Named)), ("lastmodified", (Field::Modified, Origin::Named)),
    ("license", (Field::Licence, Origin::Named)), ("modified", (Field::Modified, Origin::Named)),
    ("modified_date", (Field::Modified, Origin::Named)), ("news_keywords", (Field::Tags, Origin::Named)),
    ("og:article:author", (Field::Authors, Origin::OgArticle)), ("og:article:published_time", (Field::Date, Origin::OgArticle)),
    ("og:article:section", (Field::Section, Origin::OgArticle)), ("og:article:tag", (Field::Tags, Origin::OgArticle)),
    ("og:author", (Field::Authors, Origin::OgArticle)), ("og:description", (Field::Description, Origin::OpenGraph)),
    ("og:image", (Field::Image, Origin::OpenGraph)), ("og:image:secure_url", (Field::Image, Origin::OpenGraph)),
    ("og:image:url", (Field::Image, Origin::OpenGraph)), ("og:locale", (Field::Language, Origin::OpenGraph)),
    ("og:pubdate", (Field::Date, Origin::OgArticle)), ("og:published_time", (Field::Date, Origin::OgArticle)),
    ("og:section", (Field::Section, Origin::OgArticle)), ("og:site_name", (Field::Site, Origin::OpenGraph)),
    ("og:title", (Field::Title, Origin::OpenGraph)), ("og:updated_time", (Field::Modified, Origin::OpenGraph)),
    ("og:url", (Field::Url, Origin::OpenGraph)), ("originalpublicationdate", (Field::Date, Origin::Named)),
    ("parsely-author", (Field::Authors, Origin::Index)), ("parsely-image-url", (Field::Image, Origin::Index)),
    ("parsely-pub-date", (Field::Date, Origin::Index)), ("parsely-section", (Field::Section, Origin::Index)),
    ("parsely-tags", (Field::Tags, Origin::Index)), ("parsely-title", (Field::Title, Origin::Index)),
    ("pubdate", (Field::Date, Origin::Named)), ("publication-date", (Field::Date, Origin::Named)),
    ("publication_date", (Field::Date, Origin::Named)), ("publicationdate", (Field::Date, Origin::Named)),
    ("publish-date", (Field::Date, Origin::Named)), ("publish_date", (Field::Date, Origin::Named)),
    ("publishdate", (Field::Date, Origin::Named)), ("published", (Field::Date, Origin::Named)),
    ("published-date", (Field::Date, Origin::Named)), ("published_date", (Field::Date, Origin::Named)),
    ("published_time", (Field::Date, Origin::Named)), ("publisher", (Field::Site, Origin::Named)),
    ("rbauthors", (Field::Authors, Origin::Named)), ("release_date", (Field::Date, Origin::Named)),
    ("revised", (Field::Modified, Origin::Named)), ("rnews:datepublished", (Field::Date, Origin::Named)),
    ("sailthru.author", (Field::Authors, Origin::Index)), ("sailthru.date", (Field::Date, Origin::Index)),
    ("sailthru.description", (Field::Description, Origin::Index)), ("sailthru.image.full", (Field::Image, Origin::Index)),
    ("sailthru.tags", (Field::Tags, Origin::Index)), ("sailthru.title", (Field::Title, Origin::Index)),
    ("section", (Field::Section, Origin::Named)), ("title", (Field::Title, Origin::Named)),
    ("twitter:description", (Field::Description, Origin::Twitter)), ("twitter:image", (Field::Image, Origin::Twitter)),
    ("twitter:image:src", (Field::Image, Origin::Twitter)), ("twitter:title", (Field::Title, Origin::Twitter)),
    ("twitter:url", (Field::Url, Origin::Twitter)), ("video:tag", (Field::Tags, Origin::OgArticle)),
    ("vr:author", (Field::Authors, Origin::Named)),
];

/// Types of data whose node is the content of the page, lower case, sorted.
#[rustfmt::skip]
pub const CONTENT_TYPES: &[&str] = &[
    "advertisercontentarticle", "analysisnewsarticle", "article", "askpublicnewsarticle", "backgroundnewsarticle",
    "blogposting", "book", "course", "creativework", "discussionforumposting", "episode", "event", "guide", "howto",
    "jobposting", "learningresource", "legislation", "liveblogposting", "medicalscholarlyarticle", "medicalwebpage",
    "mobileapplication", "movie", "musicrecording", "newsarticle", "opinionnewsarticle", "podcastepisode", "posting", "product",
    "productgroup", "question", "quotation", "recipe", "report", "reportagenewsarticle", "reviewnewsarticle",
    "satiricalarticle", "scholarlyarticle", "socialmediaposting", "softwareapplication", "softwaresourcecode", "techarticle",
    "tvepisode", "tvseries", "vacationrental", "videoobject", "visualartwork", "webapplication",
];

/// Types of data whose node is the page, lower case, sorted.
#[rustfmt::skip]
pub const PAGE_TYPES: &[&str] = &[
    "aboutpage", "checkoutpage", "collectionpage", "contactpage", "faqpage", "itempage", "medicalwebpage", "profilepage",
    "qapage", "realestatelisting", "searchresultspage", "webpage",
];

/// Types of data whose node is the site or who publishes it, lower case, sorted.
#[rustfmt::skip]
pub const SITE_TYPES: &[&str] = &[
    "blog", "collegeoruniversity", "corporation", "educationalorganization", "governmentorganization", "localbusiness",
    "newsmediaorganization", "newspaper", "ngo", "onlinestore", "organization", "periodical", "restaurant", "store", "website",
];

/// Properties under which other contents than the page's hang, lower case, sorted.
#[rustfmt::skip]
pub const FOREIGN_PROPERTIES: &[&str] = &[
    "about", "acceptedanswer", "answer", "citation", "comment", "haspart", "hasvariant", "interactionstatistic", "isbasedon",
    "ispartof", "isrelatedto", "issimilarto", "itemlistelement", "itemoffered", "mentions", "offers", "recordedin",
    "relatedlink", "review", "reviews", "subjectof", "suggestedanswer", "workexample", "workfeatured",
];

/// Values of `itemprop` under which the content itself hangs, sorted.
pub const CONTENT_PROPERTIES: &[&str] = &["blogPost", "mainContentOfPage", "mainEntity", "mainEntityOfPage"];

/// Tokens of class names and ids of what is not the content or its byline: lower case, sorted.
#[rustfmt::skip]
pub const FOREIGN_TOKENS: &[&str] = &[
    "ad", "ads", "advert", "advertisement", "breadcrumb", "breadcrumbs", "carousel", "cart", "comment", "commentlist",
    "comments", "consent", "cookie", "disqus", "footer", "menu", "modal", "mostread", "nav", "navbar", "navigation",
    "newsletter", "outbrain", "popular", "popup", "promo", "recommendation", "recommendations", "recommended", "related",
    "replies", "reply", "respond", "sidebar", "signup", "slider", "sponsor", "sponsored", "subscribe", "taboola", "teaser",
    "teasers", "toc", "trending", "upsell",
];

/// Tokens of class names around the name of an author, lower case, sorted.
#[rustfmt::skip]
pub const AUTHOR_TOKENS: &[&str] = &["articleauthor", "auteur", "author", "authorname", "authors", "autor", "autore", "autoren", "autorin", "bigusername", "byline", "bylines", "contributor", "creator", "postauthor", "poster", "redakteur", "username", "vcard", "writer"];

/// Tokens that, beside one of the next list, make the name of a person: `user-name`.
pub const NAME_TOKENS: &[&str] = &["fullname", "name"];

/// Tokens of class names of people, lower case, sorted.
pub const PERSON_TOKENS: &[&str] = &["member", "person", "postuser", "profile", "user"];

/// Parts of the paths of pages about authors, sorted.
pub const AUTHOR_PATHS: &[&str] = &[
    "auteur", "auteurs", "author", "authors", "autor", "autoren", "autores", "contributor", "contributors", "journalist", "journaliste", "profile",
    "redakteur", "reporter", "staff", "writer", "writers",
];

/// Tokens of class names of what is about an author but not the name, lower case, sorted.
#[rustfmt::skip]
pub const ABOUT_AUTHOR_TOKENS: &[&str] = &[
    "avatar", "bio", "biography", "comment", "comments", "count", "date", "desc", "description", "email", "follow", "image",
    "img", "job", "jobtitle", "label", "photo", "picture", "position", "role", "social", "time", "title", "twitter",
];

/// Tokens of class names around a date of publication, lower case, sorted.
#[rustfmt::skip]
pub const DATE_TOKENS: &[&str] = &[
    "created", "data", "date", "dateline", "datepublished", "dates", "datetime", "datum", "entrydate", "fecha", "postdate",
    "posted", "pubdate", "publication", "publish", "published", "time", "timestamp",
];

/// Tokens of class names around a date of a later change, lower case, sorted.
#[rustfmt::skip]
pub const MODIFIED_TOKENS: &[&str] = &["dtmodified", "edited", "lastmod", "lastmodified", "modified", "update", "updated"];

/// What stands in a field but says nothing: templates that were never filled in, defaults. Lower case, sorted.
#[rustfmt::skip]
pub const EMPTY_VALUES: &[&str] = &["-", "[object object]", "false", "home", "homepage", "index", "just a moment...", "my site", "n/a", "nan", "none", "null", "title", "true", "undefined", "untitled", "untitled document"];

/// Hosts' first labels that say nothing about the site's name, sorted.
#[rustfmt::skip]
pub const HOST_LABELS: &[&str] = &["amp", "blog", "de", "docs", "en", "es", "forum", "fr", "it", "m", "mobile", "news", "shop", "www", "www1", "www2"];

/// Nodes before the headline in which a byline is looked for.
pub const NODES_BEFORE: usize = 150;
/// Nodes behind the headline in which a byline is looked for.
pub const NODES_AFTER: usize = 500;
/// Nodes of the largest `<aside>` or `<footer>` that is read as part of its article.
pub const SMALL_ASIDE: usize = 40;
/// Ancestors of a link to an author that are asked whether it is the content's.
pub const ANCESTORS: usize = 16;
/// Different authors that links may name: a page with more is a list of articles.
pub const LINKED_AUTHORS: usize = 3;
/// Dates around a headline from which on they are those of other pages.
pub const LISTED_DATES: usize = 6;
/// Letters and digits of the shortest headline that is found by what it says alone.
pub const MARKLESS_HEADLINE: usize = 12;
/// Short lines behind the headline among which one that is nothing but a date is the content's.
pub const DATE_LINES: usize = 8;
/// Bytes of the shortest date: `1.2.2026`.
pub const MIN_DATE: usize = 8;
/// The share of the words of a headline that another title of the page has, for the headline to be the title.
pub const SHARED_WORDS: f32 = 0.3;
/// Nodes behind the first name of a byline in which its other names stand.
pub const BYLINE_NODES: usize = 60;
/// Nodes at the end of an article in which a byline is looked for.
pub const NODES_AT_END: usize = 150;
/// Characters of running text behind the headline after which no byline is looked for.
pub const TEXT_AFTER: usize = 1500;
/// Characters of the longest line that may be a byline or a dateline.
pub const LINE: usize = 160;
/// Finds of one kind (headings, itemprops, meta tags …) that are read of a page.
pub const FINDS: usize = 500;
/// Bytes of the JSON-LD of a page that are read.
pub const JSON_BYTES: usize = 2 << 20;
/// Characters of the longest title.
pub const TITLE: usize = 300;
/// Tags of one page.
pub const TAGS: usize = 30;
/// Characters of the longest tag.
pub const TAG: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_so_that_the_search_finds_each() {
        assert!(META_NAMES.is_sorted_by(|a, b| a.0 < b.0));
        for list in [
            CONTENT_TYPES, PAGE_TYPES, SITE_TYPES, FOREIGN_PROPERTIES, FOREIGN_TOKENS, AUTHOR_TOKENS, ABOUT_AUTHOR_TOKENS, DATE_TOKENS,
            NAME_TOKENS, PERSON_TOKENS, AUTHOR_PATHS, MODIFIED_TOKENS, EMPTY_VALUES, HOST_LABELS,
        ] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }

    #[test]
    fn each_field_has_an_order_and_no_place_twice() {
        for (field, order) in ORDER {
            for (at, origin) in order.iter().enumerate() {
                assert!(!order.iter().take(at).any(|before| before == origin), "{field:?} {origin:?}");
            }
        }
    }

    #[test]
    fn what_a_meta_tag_gives_has_a_place_in_the_order() {
        for (name, (field, origin)) in META_NAMES {
            assert!(ORDER.iter().any(|(ordered, order)| ordered == field && order.contains(origin)), "{name}");
        }
    }
}
