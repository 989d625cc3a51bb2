//! What pages say that they are, by og:type and by schema.org types.

/// Types of data of what is sold.
pub const PRODUCTS: &[&str] = &["product", "productgroup"];

/// A kind of page, as far as a page says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum PageType {
    /// A text with an author.
    Article,
    /// A thing for sale.
    Product,
    /// A list of things.
    Collection,
    /// A discussion, or questions with answers.
    Forum,
    /// A recipe.
    Recipe,
    /// A firm or a place.
    Business,
    /// A whole site.
    Website,
}

/// By the last part of a schema.org type; sorted.
const SCHEMA: &[(&str, PageType)] = &[
    ("AboutPage", PageType::Business),
    ("AdvertiserContentArticle", PageType::Article),
    ("Article", PageType::Article),
    ("BlogPosting", PageType::Article),
    ("CollectionPage", PageType::Collection),
    ("Dentist", PageType::Business),
    ("DiscussionForumPosting", PageType::Forum),
    ("HowTo", PageType::Recipe),
    ("ItemList", PageType::Collection),
    ("LocalBusiness", PageType::Business),
    ("NewsArticle", PageType::Article),
    ("OfferCatalog", PageType::Collection),
    ("Organization", PageType::Website),
    ("Product", PageType::Product),
    ("ProductGroup", PageType::Product),
    ("ProfessionalService", PageType::Business),
    ("QAPage", PageType::Forum),
    ("Question", PageType::Forum),
    ("Recipe", PageType::Recipe),
    ("ReportageNewsArticle", PageType::Article),
    ("Restaurant", PageType::Business),
    ("ScholarlyArticle", PageType::Article),
    ("SearchResultsPage", PageType::Collection),
    ("Service", PageType::Business),
    ("SoftwareApplication", PageType::Business),
    ("Store", PageType::Business),
    ("TechArticle", PageType::Article),
    ("WebSite", PageType::Website),
];

/// The kind of a schema.org type, `NewsArticle` say.
#[must_use]
pub fn of_schema(name: &str) -> Option<PageType> {
    SCHEMA.binary_search_by_key(&name, |(name, _)| name).ok().and_then(|at| SCHEMA.get(at)).map(|(_, kind)| *kind)
}

/// The kind of an og:type.
#[must_use]
pub fn of_open_graph(og_type: &str) -> Option<PageType> {
    match og_type.trim() {
        "article" | "blog" | "post" | "news" | "og:article" => Some(PageType::Article),
        "product" | "og:product" | "product.item" | "book" => Some(PageType::Product),
        "product.group" | "category" => Some(PageType::Collection),
        "website" => Some(PageType::Website),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schema_types_are_sorted_so_that_the_search_finds_each() {
        assert!(SCHEMA.is_sorted_by_key(|(name, _)| name));
        assert_eq!(of_schema("NewsArticle"), Some(PageType::Article));
        assert_eq!(of_schema("Thing"), None);
    }
}
