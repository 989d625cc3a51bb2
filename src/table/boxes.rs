//! Words in the names of boxes that stand in a page and are not what it is about, and how much of a page they may be. The counts
//! are of blocks that were kept on the pages of the sets by models that had not seen them.

use super::words::Words;

/// All names of boxes, which are looked for first: most elements have none of them.
#[rustfmt::skip]
pub const NAMES: &Words = &Words::new(&[
    "author", "availability", "avis", "badge", "badges", "bewertung", "bewertungen", "brand", "brands", "buttons", "calltoaction", "cart", "comment", "comments", "crosssell", "crossselling",
    "crosssells", "cta", "ctas", "deliveries", "delivery", "discount", "discounts", "entrega", "envio", "kundenbewertung", "levering", "liefer",
    "lieferoptionen", "lieferung", "livraison", "logo", "logos", "opinie", "opiniones", "recensioni", "recenze", "recommendation",
    "recommendations", "recommended", "recommender", "related", "review", "reviews", "saboxplugin", "sale", "save", "saving", "savings", "similar", "stock",
    "upsell", "upselling", "upsells", "valoraciones", "wprm",
]);
/// Boxes are looked for so many levels up.
pub const LEVELS: usize = 9;
/// Words of the longest id that names a box: longer ones say what a heading says.
pub const ID_WORDS: usize = 2;
/// So many words stay outside of them.
pub const LEAST_REST: u32 = 15;

/// The pages on which boxes with such names are none of what the page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    /// All.
    All,
    /// Those that tell of a product in their data.
    Products,
    /// Those of them that are no articles.
    Goods,
    /// Those of them on which it can be bought.
    Shops,
    /// Articles and posts, by their data.
    Texts,
}

/// A kind of boxes.
#[derive(Debug)]
pub struct BoxKind {
    /// Words in their classes, lower case, sorted.
    pub names: &'static Words,
    /// Whether ids are looked at, too.
    pub by_id: bool,
    /// Words of which one is in the same name, too, lower case, sorted; no condition where there are none.
    pub with: &'static Words,
    /// Words in the same name with which it is the name of something else, lower case, sorted.
    pub but: &'static Words,
    /// So many levels above the text of the box, 1 being the element that the text stands in.
    pub levels: usize,
    /// The largest share of the kept words of a page that all of them hold.
    pub most: f32,
    /// Words of the longest text.
    pub words: u32,
    /// Where they go.
    pub on: Pages,
}

/// A kind of boxes wherever they stand.
const ANY: BoxKind =
    BoxKind { names: NONE, by_id: false, with: NONE, but: NONE, levels: LEVELS, most: 0.3, words: u32::MAX, on: Pages::All };
const NONE: &Words = &Words::new(&[]);

/// The kinds, as bits in their order.
#[rustfmt::skip]
pub const KINDS: [BoxKind; 12] = [
    // Other products and articles: 67 were no content, none was.
    BoxKind {
        names: &Words::new(&[
            "crosssell", "crossselling", "crosssells", "recommendation", "recommendations", "recommended", "recommender", "related", "similar", "upsell",
            "upselling", "upsells",
        ]),
        by_id: true,
        ..ANY
    },
    // How and when goods are brought: 51 were no content, one was.
    BoxKind {
        names: &Words::new(&[
            "deliveries", "delivery", "entrega", "envio", "levering", "liefer", "lieferoptionen", "lieferung", "livraison",
        ]),
        by_id: true,
        but: &Words::new(&["product", "taxable"]),
        most: 0.8,
        ..ANY
    },
    // What buyers think: 82 were no content, 3 were. On other pages they are as often what it is about.
    BoxKind {
        names: &Words::new(&[
            "avis", "bewertung", "bewertungen", "kundenbewertung", "opinie", "opiniones", "recensioni", "recenze", "review", "reviews", "valoraciones",
        ]),
        by_id: true,
        most: 0.85,
        on: Pages::Goods,
        ..ANY
    },
    // Who makes it and its other goods: 21 were no content, none was.
    BoxKind { names: &Words::new(&["brand", "brands", "logo", "logos"]), by_id: true, most: 0.35, on: Pages::Shops, ..ANY },
    // How much cheaper it is: 83 were no content, none was.
    BoxKind {
        names: &Words::new(&["badge", "badges", "discount", "discounts", "sale", "save", "saving", "savings"]),
        levels: 2,
        on: Pages::Shops,
        ..ANY
    },
    // What lies in the cart: 11 were no content, one was.
    BoxKind { names: &Words::new(&["cart"]), by_id: true, but: &Words::new(&["add"]), most: 0.35, on: Pages::Products, ..ANY },
    // Whether it is in stock: 127 were no content, none was.
    BoxKind { names: &Words::new(&["availability", "stock"]), levels: 2, words: 6, on: Pages::Products, ..ANY },
    // What an article asks its readers to do: 71 were no content, 4 were. On other pages it is as often what they are about.
    BoxKind { names: &Words::new(&["calltoaction", "cta", "ctas"]), levels: 4, most: 0.2, on: Pages::Texts, ..ANY },
    // Who wrote an article: 22 were no content, none was.
    BoxKind {
        names: &Words::new(&["author", "saboxplugin"]),
        by_id: true,
        with: &Words::new(&["about", "bio", "box", "card", "desc", "description", "info", "profile", "promo", "saboxplugin"]),
        levels: 6,
        most: 0.2,
        on: Pages::Texts,
        ..ANY
    },
    // Rows of buttons: 40 were no content, none was. The name of one button is a coin.
    BoxKind { names: &Words::new(&["buttons"]), levels: 4, words: 15, ..ANY },
    // What a widespread card of recipes asks and counts: 31 were no content, one was.
    BoxKind {
        names: &Words::new(&["wprm"]),
        with: &Words::new(&["adjustable", "author", "call", "rating", "toggle"]),
        levels: 4,
        words: 40,
        ..ANY
    },
    // Comments, which go below a text alone: 289 were no content and 8 were.
    BoxKind {
        names: COMMENTS,
        by_id: true,
        but: &Words::new(&["review", "reviews", "testimonial", "testimonials"]),
        most: 0.0,
        ..ANY
    },
];

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
/// The same of `<noscript>`: 19 and 2. Some pages have all their text there.
pub const NOSCRIPT_PART: f32 = 0.2;

/// Words in the classes and ids of comments, lower case, sorted.
pub const COMMENTS: &Words = &Words::new(&["comment", "comments"]);
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
        let mut names: Vec<&str> = KINDS.iter().flat_map(|kind| kind.names.iter().copied()).collect();
        names.sort_unstable();
        assert_eq!(names, NAMES.to_vec());
    }
}
