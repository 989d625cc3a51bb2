//! Words in the names of boxes that stand in a page and are not what it is about, and how much of a page they may be. The counts are
//! of blocks that were kept on the pages of the sets by models that had not seen them.

use super::words::Words;

/// All names of boxes, which are looked for first: most elements have none of them.
#[rustfmt::skip]
pub const NAMES: &Words = &Words::new(&[
    "avis", "bewertung", "bewertungen", "comment", "comments", "crosssell", "crossselling", "crosssells", "deliveries",
    "delivery", "entrega", "envio", "kundenbewertung", "levering", "liefer", "lieferoptionen", "lieferung", "livraison",
    "opinie", "opiniones", "recensioni", "recenze", "recommendation", "recommendations", "recommended", "recommender",
    "related", "review", "reviews", "similar", "upsell", "upselling", "upsells", "valoraciones",
]);
/// Boxes are looked for so many levels up.
pub const LEVELS: usize = 9;
/// So many words stay outside of them.
pub const LEAST_REST: u32 = 15;

/// A kind of boxes.
#[derive(Debug)]
pub struct BoxKind {
    /// Words in their classes, lower case, sorted.
    pub names: &'static Words,
    /// The largest share of the kept words of a page that all of them hold.
    pub most: f32,
}

/// Other products and articles: 67 were no content, none was.
pub const RELATED: BoxKind = BoxKind {
    names: &Words::new(&[
        "crosssell",
        "crossselling",
        "crosssells",
        "recommendation",
        "recommendations",
        "recommended",
        "recommender",
        "related",
        "similar",
        "upsell",
        "upselling",
        "upsells",
    ]),
    most: 0.3,
};

/// How and when goods are brought: 51 were no content, one was.
pub const DELIVERY: BoxKind = BoxKind {
    names: &Words::new(&[
        "deliveries",
        "delivery",
        "entrega",
        "envio",
        "levering",
        "liefer",
        "lieferoptionen",
        "lieferung",
        "livraison",
    ]),
    most: 0.8,
};

/// Words in the same names that say that it is the box of the goods themselves.
pub const OF_PRODUCT: &Words = &Words::new(&["product", "taxable"]);

/// What buyers think of what the page sells: 60 were no content, 3 were. On other pages they are as often what it is about.
pub const REVIEWS: BoxKind = BoxKind {
    names: &Words::new(&[
        "avis",
        "bewertung",
        "bewertungen",
        "kundenbewertung",
        "opinie",
        "opiniones",
        "recensioni",
        "recenze",
        "review",
        "reviews",
        "valoraciones",
    ]),
    most: 0.8,
};

/// What is said of a sign when the mouse is over it: 158 were no content, 5 were,
pub const TOOLTIPS: &Words = &Words::new(&["tooltip", "tooltips", "tooltiptext"]);
/// of so many words at the most,
pub const TOOLTIP_WORDS: u32 = 60;
/// so many levels up.
pub const TOOLTIP_LEVELS: usize = 2;

/// The share of the kept words that the choices of forms may hold, in `<fieldset>`: 63 were no content, 2 were.
pub const CHOICES_PART: f32 = 0.3;
/// The same of `<nav>` and of `<footer>`: 64 and 2, 77 and 3.
pub const LANDMARKS_PART: f32 = 0.5;

/// Words in the classes and ids of comments, lower case, sorted. Below a text that is no discussion 289 were no content and 8 were.
pub const COMMENTS: &Words = &Words::new(&["comment", "comments"]);
/// Words in the same names that say that they are praise for what a page offers.
pub const PRAISE: &Words = &Words::new(&["review", "reviews", "testimonial", "testimonials"]);
/// Words of the shortest text that comments stand below.
pub const TEXT_WORDS: u32 = 100;
/// What stands in the addresses of discussions, also within a word,
pub const FORUM: &str = "forum";
/// and words in them, lower case, sorted.
#[rustfmt::skip]
pub const DISCUSSIONS: &Words = &Words::new(&[
    "answers", "ask", "comments", "community", "discuss", "discussion", "discussions", "foro", "foros", "forum", "forums", "fórum", "issues",
    "qa", "question", "questions", "thread", "threads", "topic", "topics", "viewtopic",
]);
/// Their types in the data of a page.
pub const DISCUSSION_TYPES: [&str; 2] = ["DiscussionForumPosting", "QAPage"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_box_is_looked_for() {
        let lists = [RELATED.names, DELIVERY.names, REVIEWS.names, COMMENTS];
        let mut names: Vec<&str> = lists.iter().flat_map(|list| list.iter().copied()).collect();
        names.sort_unstable();
        assert_eq!(names, NAMES.to_vec());
    }
}
