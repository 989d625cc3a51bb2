//! How linked data says what is on a page: types, properties, and what stands around it.

use super::meta::{Field, Origin};

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

/// The one of them that is a site for sure.
pub const WEBSITE: &str = "website";

/// Properties under which other contents than the page's hang, lower case, sorted.
#[rustfmt::skip]
pub const FOREIGN_PROPERTIES: &[&str] = &[
    "about", "acceptedanswer", "answer", "author", "citation", "comment", "contributor", "creator", "haspart", "hasvariant", "hiringorganization", "interactionstatistic", "isbasedon",
    "ispartof", "isrelatedto", "issimilarto", "itemlistelement", "itemoffered", "mentions", "offers", "recordedin",
    "relatedlink", "review", "reviews", "subjectof", "suggestedanswer", "workexample", "workfeatured",
];

/// Properties of JSON-LD whose text gives a field.
#[rustfmt::skip]
pub const PROPERTIES: &[(&str, Field)] = &[
    ("headline", Field::Title), ("name", Field::Title), ("title", Field::Title), ("datePublished", Field::Date),
    ("datePosted", Field::Date), ("dateCreated", Field::Date), ("uploadDate", Field::Date), ("dateModified", Field::Modified),
    ("inLanguage", Field::Language),
    ("description", Field::Description), ("articleSection", Field::Section),
];

/// Properties of JSON-LD whose address gives a field.
#[rustfmt::skip]
pub const ADDRESSES: &[(&str, Field)] = &[
    ("image", Field::Image), ("thumbnailUrl", Field::Image), ("url", Field::Url), ("license", Field::Licence),
];

/// Properties whose people are authors, and how their names are believed, where that is not as all else of the node.
pub const PEOPLE: [(&str, Option<Origin>); 3] =
    [("author", None), ("creator", None), ("contributor", Some(Origin::LdContributor))];

/// Properties of a content by which it is known for that of the page.
pub const TITLES: [&str; 3] = ["headline", "name", "alternativeHeadline"];

/// The property that names the brand of what is sold.
pub const BRAND: &str = "brand";

/// Contents that a page may have without saying which one it is about; more are a list.
pub const FEW_CONTENTS: usize = 2;

/// Fields of an object that stands for a text, the most telling first,
pub const TEXT_FIELDS: [&str; 3] = ["@value", "name", "text"];
/// and of one that stands for an address.
pub const ADDRESS_FIELDS: [&str; 3] = ["url", "contentUrl", "@id"];

/// Fields of the largest object that says nothing but what it refers to.
pub const REFERENCE_FIELDS: usize = 2;

/// Bytes of the longest frame of comment marks before linked data.
pub const FRAME_BYTES: usize = 40;
/// Marks of comments and of CDATA behind linked data.
pub const FRAME_ENDS: [&str; 5] = ["-->", "]]>", "//", "/*", "*/"];
/// How the frame of CDATA begins, from its bracket on.
pub const CDATA: &str = "[CDATA[";
/// Bytes of the JSON-LD of a page that are read.
pub const JSON_BYTES: usize = 2 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_so_that_the_search_finds_each() {
        for list in [CONTENT_TYPES, PAGE_TYPES, SITE_TYPES, FOREIGN_PROPERTIES] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
        assert!(SITE_TYPES.contains(&WEBSITE));
    }
}
