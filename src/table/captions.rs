//! How captions are named and how credits of pictures read. The counts are of blocks that were kept on the pages of the sets by
//! models that had not seen them.

use super::words::Words;

/// Where captions are asked for: blocks between one and the next that is kept, at the most,
pub const FIGURE_BLOCKS: usize = 6;
/// and words of a block of the longest.
pub const FIGURE_WORDS: u32 = 120;

/// Types of news in the data of a page. Of the captions of their figures 21 were no content, none was; on other pages 282 were
/// not and 381 were.
#[rustfmt::skip]
pub const NEWS: [&str; 6] = [
    "AnalysisNewsArticle", "BackgroundNewsArticle", "NewsArticle", "OpinionNewsArticle", "ReportageNewsArticle", "ReviewNewsArticle",
];
/// A `<figcaption>` is looked for so many levels up.
pub const LEVELS: usize = 4;
/// Words in the classes of captions, lower case, sorted,
pub const CAPTIONS: &Words = &Words::new(&["bild", "caption", "captions", "image", "photo", "picture", "thumbnail"]);
/// which are looked for so many levels up.
pub const NAME_LEVELS: usize = 3;
/// The largest share of the kept words of a page that goes.
pub const PART: f32 = 0.3;

/// What a credit begins with in brackets or behind a bar, lower case. Of captions that end with a credit 67 were no content, 4
/// were.
#[rustfmt::skip]
pub const CREDITS: [&str; 10] = [
    "bild", "bildquelle", "credit", "foto", "image", "photo", "pic:", "picture", "quelle", "zdjęcie",
];
/// What stands right before a name, lower case.
#[rustfmt::skip]
pub const CREDIT_SIGNS: [&str; 10] = [
    "©", "credit:", "foto:", "fotos:", "image:", "image credit", "photo by", "photo credit", "photo:", "picture:",
];
/// Bytes of the longest name.
pub const NAME_BYTES: usize = 50;
/// Agencies that are the last word, lower case.
pub const AGENCIES: [&str; 5] = ["afp", "dpa", "imago", "reuters", "shutterstock"];
/// Words of the longest such caption.
pub const MOST_WORDS: u32 = 60;
