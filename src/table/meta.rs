//! What pages say of themselves and where: names of fields, meta tags, types of data, and the order in which sources are
//! believed.

use serde::{Deserialize, Serialize};

use super::words::Words;

/// A field of a page's metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Field {
    /// The title of the content.
    Title,
    /// The names of the people who wrote it, or of the organisation.
    Authors,
    /// When it was published: `date`, and `published` where the page tells the moment.
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
    /// What the content is about, in a word or a few each.
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
    /// The same, if it is the only `<h1>`.
    LoneHeadline,
    /// `<time>` near the headline.
    TimeTag,
    /// Who contributed, by the JSON-LD of the content.
    LdContributor,
    /// A link with `rel=author`, `rel=tag` or `rel=license`.
    RelLink,
    /// An element near the headline whose class says what it is.
    MarkedByline,
    /// A line near the headline that reads like a byline or a dateline.
    PlainByline,
    /// A date far above the headline: the page's, or that of the day on which it was saved.
    Above,
    /// A name beside the date near the headline, with nothing that says that it is a name.
    LoneName,
    /// A marked byline at the end of the article.
    EndByline,
    /// The person whose site the page is on, by the name of the site.
    SiteOwner,
    /// The only date of the page that has a label.
    LoneDate,
    /// The path of the page's address.
    UrlPath,
    /// The address that the caller gave.
    GivenUrl,
}

/// For each field the places in the order in which they are believed: the first that has a value gives it.
#[rustfmt::skip]
pub const ORDER: &[(Field, &[Origin])] = &[
    (Field::Title, &[Origin::Headline, Origin::LoneHeadline, Origin::LdContent, Origin::OpenGraph, Origin::ItemContent, Origin::Twitter,
        Origin::Index, Origin::DublinCore, Origin::TitleTag, Origin::Named]),
    (Field::Authors, &[Origin::LdContent, Origin::Index, Origin::ItemContent, Origin::OgArticle, Origin::Named,
        Origin::MarkedByline, Origin::PlainByline, Origin::Twitter, Origin::RelLink, Origin::LoneName, Origin::LdPage,
        Origin::DublinCore, Origin::ItemPage, Origin::EndByline, Origin::LdContributor, Origin::SiteOwner]),
    (Field::Date, &[Origin::LdContent, Origin::OgArticle, Origin::ItemContent, Origin::Index, Origin::Named,
        Origin::DublinCore, Origin::TimeTag, Origin::MarkedByline, Origin::PlainByline, Origin::Above, Origin::ItemPage,
        Origin::UrlPath, Origin::EndByline, Origin::LoneDate, Origin::LdPage]),
    (Field::Modified, &[Origin::LdContent, Origin::OgArticle, Origin::OpenGraph, Origin::ItemContent, Origin::Index,
        Origin::Named, Origin::DublinCore, Origin::LdPage, Origin::TimeTag, Origin::MarkedByline, Origin::PlainByline,
        Origin::Above, Origin::EndByline, Origin::LoneDate]),
    (Field::Site, &[Origin::OpenGraph, Origin::LdSite, Origin::LdContent, Origin::Named, Origin::ItemContent,
        Origin::DublinCore, Origin::TitleEnd]),
    (Field::Language, &[Origin::LangAttribute, Origin::HttpEquiv, Origin::LdContent, Origin::LdPage, Origin::OpenGraph,
        Origin::Named, Origin::DublinCore]),
    (Field::Url, &[Origin::LinkTag, Origin::OpenGraph, Origin::LdContent, Origin::Twitter, Origin::GivenUrl]),
    (Field::Description, &[Origin::OpenGraph, Origin::LdContent, Origin::Named, Origin::Twitter, Origin::DublinCore,
        Origin::Index, Origin::LdPage, Origin::ItemContent]),
    (Field::Image, &[Origin::OpenGraph, Origin::LdContent, Origin::Twitter, Origin::Index, Origin::ItemContent,
        Origin::LinkTag, Origin::LdPage]),
    (Field::Tags, &[Origin::OgArticle, Origin::LdContent, Origin::Index, Origin::RelLink, Origin::Named, Origin::ItemContent,
        Origin::DublinCore]),
    (Field::Section, &[Origin::OgArticle, Origin::LdContent, Origin::Index, Origin::ItemContent, Origin::Named]),
    (Field::Licence, &[Origin::LinkTag, Origin::RelLink, Origin::LdContent, Origin::LdPage, Origin::ItemContent,
        Origin::DublinCore, Origin::Named]),
];

/// Properties of Open Graph that only pages of products have.
pub const PRODUCT_PROPERTIES: &[&str] = &["og:price:amount", "product:price:amount"];

/// Values of `og:type` of pages of products.
pub const PRODUCT_TYPES: &[&str] = &["og:product", "product", "product.item"];

/// The name of the meta tag that says all of a page in one object of JSON.
pub const INDEX_PAGE: &str = "parsely-page";

/// Properties of that object that give a field.
#[rustfmt::skip]
pub const INDEX_PROPERTIES: &[(&str, Field)] = &[
    ("author", Field::Authors), ("authors", Field::Authors), ("pub_date", Field::Date), ("section", Field::Section),
    ("title", Field::Title),
];

/// Values of `itemprop` that give a field wherever they stand, sorted.
#[rustfmt::skip]
pub const ITEM_PROPERTIES: &[(&str, Field)] = &[
    ("articleSection", Field::Section), ("author", Field::Authors), ("creator", Field::Authors), ("dateCreated", Field::Date),
    ("dateModified", Field::Modified), ("datePublished", Field::Date), ("headline", Field::Title), ("license", Field::Licence),
    ("publisher", Field::Site),
];

/// Values of `itemprop` that give a field only within the scope of the content, sorted.
#[rustfmt::skip]
pub const CONTENT_ITEM_PROPERTIES: &[(&str, Field)] = &[
    ("description", Field::Description), ("image", Field::Image), ("keywords", Field::Tags), ("name", Field::Title),
    ("thumbnailUrl", Field::Image),
];

/// Values of `itemprop` under which the content itself hangs, sorted.
pub const CONTENT_PROPERTIES: &[&str] = &["blogPost", "mainContentOfPage", "mainEntity", "mainEntityOfPage"];

/// Tokens of class names and ids of what is not the content or its byline: lower case, sorted.
#[rustfmt::skip]
pub const FOREIGN_TOKENS: &[&str] = &[
    "ad", "ads", "advert", "advertisement", "breadcrumb", "breadcrumbs", "carousel", "cart", "comment", "commentlist",
    "comments", "commit", "commits", "consent", "cookie", "disqus", "footer", "infobox", "menu", "modal", "mostread", "nav", "navbar", "navigation",
    "newsletter", "outbrain", "popular", "popup", "promo", "recommendation", "recommendations", "recommended", "related",
    "replies", "reply", "respond", "signup", "slider", "sponsor", "sponsored", "subscribe", "taboola", "teaser",
    "teasers", "testimonial", "testimonials", "toc", "trending", "upsell",
];

/// Tokens of class names of a column beside the content.
pub const SIDE_TOKENS: &[&str] = &["sidebar"];

/// Tokens of class names around the name of an author, lower case, sorted.
#[rustfmt::skip]
pub const AUTHOR_TOKENS: &[&str] = &["articleauthor", "auteur", "author", "authorname", "authors", "autor", "autore", "autoren", "autorin", "bigusername", "byline", "bylines", "contributor", "creator", "postauthor", "poster", "redakteur", "username", "vcard", "writer"];

/// Words before a token that say that the element is not that: `no-byline`.
pub const NEGATIONS: &Words = &Words::new(&["no", "without"]);

/// Tokens that, beside one of the next list, make the name of a person: `user-name`.
pub const NAME_TOKENS: &[&str] = &["fullname", "name"];

/// Tokens of class names of people, lower case, sorted.
pub const PERSON_TOKENS: &[&str] = &["member", "person", "postuser", "profile", "user"];

/// Signs before a headline that point to it,
pub const HEADLINE_POINTERS: [char; 5] = ['■', '◆', '●', '▼', '►'];
/// and behind one, of the link to itself.
pub const HEADLINE_SIGNS: [char; 4] = ['¶', '#', '§', '\u{f0c1}'];
/// What links to rubrics and tags say that they lead to.
pub const RUBRIC_RELS: [&str; 2] = ["category", "tag"];

/// Tokens of class names of what is about an author but not the name, lower case, sorted.
#[rustfmt::skip]
pub const ABOUT_AUTHOR_TOKENS: &[&str] = &[
    "avatar", "bio", "biography", "comment", "comments", "count", "date", "desc", "description", "email", "follow", "image",
    "img", "job", "jobtitle", "label", "photo", "picture", "position", "role", "social", "time", "title", "twitter",
];

/// Tokens of class names of captions and of those who took a picture, lower case, sorted.
pub const CREDIT_TOKENS: &[&str] =
    &["bildnachweis", "caption", "captions", "copyright", "credit", "credits", "fotocredit", "legend", "photocredit", "quelle"];

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
pub const EMPTY_VALUES: &Words = &Words::new(&["-", "[object object]", "false", "home", "homepage", "index", "just a moment...", "my site", "n/a", "nan", "none", "null", "title", "true", "undefined", "untitled", "untitled document"]);

/// No such value has more characters.
pub const EMPTY_VALUE_CHARS: usize = 20;

/// How a value looks that is a template which was never filled in.
pub const TEMPLATE_MARKS: [&str; 3] = ["{{", "<%", "${"];

/// Languages of pages whose dates have the month first, lower case: Americans write so, and say no more than this.
pub const MONTH_FIRST: [&str; 3] = ["en", "en-us", "en_us"];

/// How the names begin of the meta tags that give the label,
pub const CARD_LABEL: &str = "twitter:label";
/// and what stands there, of a card for Twitter.
pub const CARD_DATA: &str = "twitter:data";
/// What the names of dates of publication have in them.
pub const PUBLICATION: &str = "pub";
/// What stands before the known name in a name of the maker's own.
pub const PREFIX_ENDS: [char; 3] = [':', '-', '.'];
/// How the type of a feed ends.
pub const FEED_END: &str = "+xml";

/// Places of names that lists of other pages have, too.
pub const SIGNED: [Origin; 5] = [Origin::MarkedByline, Origin::PlainByline, Origin::LoneName, Origin::RelLink, Origin::EndByline];
/// Places where nothing says that a name is that of the author, or where it may be another's.
pub const WEAK: [Origin; 3] = [Origin::LoneName, Origin::EndByline, Origin::SiteOwner];
/// Places of names that a reader of the page sees.
pub const SHOWN: [Origin; 3] = [Origin::MarkedByline, Origin::PlainByline, Origin::LoneName];
/// Places of dates that a reader of the page sees.
pub const VISIBLE: [Origin; 3] = [Origin::TimeTag, Origin::MarkedByline, Origin::PlainByline];
/// Places of dates that a reader sees, too, but that may belong to something else.
pub const APART: [Origin; 3] = [Origin::Above, Origin::EndByline, Origin::LoneDate];

/// Candidates that one page may have.
pub const CANDIDATES: usize = 1000;
/// Nodes that are read for the text of one element.
pub const TEXT_NODES: usize = 500;
/// Characters of a class or id that are read.
pub const CLASS_CHARS: usize = 300;
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
/// Articles with a title of their own behind a headline that make the page a list.
pub const LISTED_ARTICLES: usize = 4;
/// Nodes of the largest of them: a longer one is a content, not a teaser.
pub const LISTED_NODES: usize = 120;
/// Dates around a headline from which on they are those of other pages.
pub const LISTED_DATES: usize = 6;
/// Lines with different authors near a headline from which on they are those of other pages.
pub const LISTED_BYLINES: usize = 3;
/// Nodes between a date and the headline below it from which on it is not believed before others: it may be that of today.
pub const DATE_NODES_BEFORE: usize = 40;
/// Words beside a date that its line may have.
pub const DATE_WORDS: usize = 4;
/// Words beside a date that its element may have, where its class says that it is one.
pub const MARKED_DATE_WORDS: usize = 6;
/// Words beside a date that its line may have, where it has a label.
pub const LABELLED_DATE_WORDS: usize = 12;
/// Short lines behind the headline among which one that is nothing but a date is the content's.
pub const DATE_LINES: usize = 8;
/// Short lines between a name and the date beside it.
pub const DATE_DISTANCE: usize = 2;
/// Names with no sign that they are names, from which on they are those of whom the page speaks.
pub const LONE_NAMES: usize = 4;
/// Letters and digits with which the names of a site and of its publisher begin alike.
pub const SITE_BEGINNING: usize = 5;
/// Texts of a line that may each be a name.
pub const LINE_TEXTS: usize = 8;
/// Bytes of the longest text before a link that is read as its label.
pub const LABEL: usize = 60;
/// Ancestors of a text among which its link is looked for.
pub const LINK_DEPTH: usize = 4;
/// Bytes of the longest name of a meta tag that is looked at for what it ends with.
pub const PREFIXED_NAME_BYTES: usize = 64;
/// Bytes of the shortest date: `1.2.2026`.
pub const MIN_DATE: usize = 8;
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
/// Characters of the longest title.
pub const TITLE: usize = 300;
/// Characters of the longest description.
pub const DESCRIPTION: usize = 3000;
/// Tags of one page.
pub const TAGS: usize = 30;
/// Characters of the shortest tag,
pub const SHORT_TAG: usize = 2;
/// and of the longest.
pub const TAG: usize = 50;
/// What stands between tags.
pub const TAG_SEPARATORS: [char; 6] = [',', ';', '，', '、', '|', '｜'];
/// What sites call what they note among the tags for their own programs: their keys, sorted.
pub const INTERNAL_TAG_KEYS: &[&str] = &["articletype", "contentid", "contenttype", "locale", "pagetype", "posttype", "rank"];
/// Small letters at the beginning of a word that was put together of several: `contentId`, but not `iPhone` or `eBay`.
pub const LETTERS_OF_HUMP: usize = 2;

/// The name of the meta tag that says what the site is called at Twitter,
pub const HANDLE: &str = "twitter:site";
/// and what stands before the name there.
pub const HANDLE_MARK: char = '@';
/// Words at the end of a title that may be the name of the site without a mark before them.
pub const SITE_END_WORDS: usize = 5;
/// What a domain may leave out of the name of its site.
pub const SITE_ARTICLE: &str = "the";
/// Words behind the name of a site from which on they praise it; fewer may be a part of it: `Tea Times | Forum`.
pub const TAGLINE_WORDS: u32 = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_so_that_the_search_finds_each() {
        let lists: [&[&str]; 10] = [
            FOREIGN_TOKENS,
            AUTHOR_TOKENS,
            ABOUT_AUTHOR_TOKENS,
            DATE_TOKENS,
            NAME_TOKENS,
            PERSON_TOKENS,
            CREDIT_TOKENS,
            MODIFIED_TOKENS,
            EMPTY_VALUES,
            INTERNAL_TAG_KEYS,
        ];
        for list in lists {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
        for list in [ITEM_PROPERTIES, CONTENT_ITEM_PROPERTIES] {
            assert!(list.is_sorted_by(|a, b| a.0 < b.0), "{list:?}");
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
}
