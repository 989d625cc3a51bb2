//! Lines under and beside the entries of lists that say nothing of what an entry is about: buttons, counts, who wrote it and
//! when. The counts are of blocks that were kept on the pages of the sets by models that had not seen them.

use super::words::Words;

/// What buttons of cards say, lower case, sorted. With those below 214 were no content, none was.
#[rustfmt::skip]
pub const BUTTONS: &Words = &Words::new(&[
    "add to bag", "add to basket", "add to cart", "add to compare", "add to favorites", "add to favourites", "add to wish list",
    "add to wishlist", "aggiungi al carrello", "ajouter au panier", "añadir al carrito", "buy now", "choose options",
    "dodaj do koszyka", "in den warenkorb", "in winkelwagen", "lägg i varukorg", "quick add", "quick buy", "quick look",
    "quick shop", "quick view", "save this event", "select options", "share this event", "в корзину",
]);
/// What such a line begins with where the name of the goods stands in it, lower case,
pub const BUTTON_BEGIN: &str = "add ";
/// and what it ends with.
pub const BUTTON_ENDS: [&str; 7] =
    [" to bag", " to basket", " to cart", " to compare", " to favorites", " to favourites", " to wishlist"];
/// Words of the longest of these.
pub const BUTTON_WORDS: u32 = 40;

/// What is counted of entries and discussions, lower case, sorted. As whole lines with a number 153 were no content, none was.
#[rustfmt::skip]
pub const COUNTED: &Words = &Words::new(&[
    "answers", "antworten", "beiträge", "comment", "comments", "discussions", "kommentare", "likes", "mensajes", "messages", "posts",
    "replies", "reply", "responses", "respuestas", "réponses", "sujets", "temas", "themen", "threads", "topics", "views", "ответов",
    "просмотров", "сообщений", "тем", "темы",
]);
/// What stands for none of these.
pub const NONE: &str = "no";

/// What lines of a forum's index say of the last posts, lower case.
#[rustfmt::skip]
pub const LAST_POSTS: &[&str] = &[
    "dernier message", "last activity", "last comment", "last message", "last post", "last reply", "latest post", "letzte antwort",
    "letzter beitrag", "most recent by", "posted by", "son gönderen", "started by", "ultima risposta", "último mensaje", "последнее сообщение",
];
/// Classes of their elements, whole words in lower case, sorted,
#[rustfmt::skip]
pub const LAST_POST_NAMES: &Words = &Words::new(&[
    "forumlastpost", "lastpost", "lastpostby", "lastpostdate", "lastposter", "lastpostlabel", "lastposttitle", "lastreply", "threadlastpost",
]);
/// which are looked for so many levels up.
pub const LAST_POST_LEVELS: usize = 3;
/// Words of such lines that tell when, lower case, sorted.
pub const WHEN: &Words = &Words::new(&["ago", "by", "gestern", "heute", "hier", "hoy", "today", "yesterday"]);
/// So many of them make an index. Of the lines that go with them 254 were no content and 13 were.
pub const INDEX_LINES: usize = 3;

/// Words in the classes of lines about an entry: of three or more 248 were no content and 11 were.
pub const META: &Words = &Words::new(&["meta"]);
/// The type of pages whose lines of this kind are content.
pub const RECIPE: &str = "Recipe";
/// Words in the classes of what an entry is filed under, and its badges: 145 were no content and 16 were,
pub const TAGS: &Words = &Words::new(&["tag", "tags"]);
/// and the largest share of the kept words of a page that they hold.
pub const TAGS_PART: f32 = 0.1;
/// Words in the classes of names of authors: 160 were no content and 5 were.
pub const AUTHORS: &Words = &Words::new(&["author", "authors", "byline"]);
/// Words of the longest of these.
pub const AUTHOR_WORDS: u32 = 6;
/// Words of the longest line that is a `<time>`: of these 53 were no content and 3 were.
pub const TIME_WORDS: u32 = 10;
/// What stands behind the time in halves of a day, lower case, sorted.
pub const HALF_DAYS: &Words = &Words::new(&[
    "a", "aedt", "aest", "am", "bst", "cest", "cet", "cst", "edt", "est", "et", "gmt", "h", "ist", "jst", "m", "p", "pdt", "pm",
    "pst", "pt", "uhr", "utc",
]);
/// Digits of a year.
pub const YEAR_DIGITS: u32 = 4;
/// The mean score from which on the times of the day over the entries of a live blog stay, all of them.
pub const CLOCK_SCORE: f32 = 0.6;
/// All of them are looked for so many levels up,
pub const LEVELS: usize = 2;
/// and so many levels up what they may belong to: a heading, a quote, a cell,
pub const HOLDER_LEVELS: usize = 4;
/// what somebody says, or a recipe.
pub const OWNER_LEVELS: usize = 6;
/// Words in the names of what has authors and notes of its own.
#[rustfmt::skip]
pub const OWNERS: &Words = &Words::new(&[
    "comment", "ingredient", "ingredients", "message", "post", "quote", "recipe", "recipes", "review", "reviews", "testimonial", "testimonials",
]);
/// The same of what somebody else says.
#[rustfmt::skip]
pub const PEOPLE: &Words = &Words::new(&["comment", "message", "post", "quote", "review", "reviews", "testimonial", "testimonials"]);
