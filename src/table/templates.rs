//! Names in templates of pages, which stand where they were never filled in: `#post_seo_title`.

use super::words::Words;

/// What such names begin with, lower case, sorted.
#[rustfmt::skip]
pub const THINGS: &Words = &Words::new(&[
    "archive", "article", "author", "blog", "category", "current", "custom", "entry", "meta", "og", "page", "parent", "post",
    "product", "seo", "separator", "site", "tag", "tax", "taxonomy", "term",
]);

/// What they go on with, lower case, sorted.
#[rustfmt::skip]
pub const FIELDS: &Words = &Words::new(&[
    "author", "body", "categories", "category", "content", "date", "day", "description", "excerpt", "field", "first", "headline",
    "image", "keywords", "last", "link", "meta", "month", "name", "permalink", "price", "sa", "seo", "slug", "summary", "tagline",
    "tags", "term", "title", "url", "year",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_lower_case() {
        for list in [THINGS, FIELDS] {
            assert!(list.is_sorted());
            assert!(list.iter().all(|word| *word == word.to_lowercase()));
        }
    }
}
