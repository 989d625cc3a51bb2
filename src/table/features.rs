//! How far the features look around a block, and from where on more of something says no more.

use super::classes;
use super::tags::Tag;

/// What stands for a distance that does not exist; no distance upwards that is longer is measured.
pub const NONE: f32 = 40.0;

/// The ancestor levels that families look at: 0 is the block's own container.
pub const LEVELS: [usize; 7] = [0, 1, 2, 3, 4, 6, 8];
/// Those of them, by their numbers, at which what an element holds is counted.
pub const FEW_LEVELS: [usize; 3] = [1, 2, 4];
/// Levels among which the one with the most elements that look alike is sought.
pub const TWIN_LEVELS: usize = 6;
/// Levels among which a text has the heading that it stands in.
pub const HEADING_LEVELS: usize = 8;

/// The distances of the neighbours whose words and links are told,
pub const AROUND: [isize; 6] = [-3, -2, -1, 1, 2, 3];
/// and of those of which more is.
pub const NEAR: [isize; 4] = [-2, -1, 1, 2];
/// How many blocks on each side a stretch around a block has.
pub const WINDOWS: [usize; 3] = [3, 7, 15];

/// Levels, the container's own the first, that are part of a block's look,
pub const LOOK_LEVELS: usize = 4;
/// and of its short look.
pub const SHORT_LOOK_LEVELS: usize = 2;
/// Tokens of the class that are part of an element's look: later ones tend to say what differs between equals (post-123).
pub const LOOK_TOKENS: usize = 3;
/// No class token is longer; what is, is cut.
pub const LONGEST_TOKEN: usize = 32;

/// The mean length of the words, in characters, from which on more says no more,
pub const WORD_LENGTH: f32 = 30.0;
/// and that of the longest.
pub const LONGEST_WORD: f32 = 60.0;
/// The same for what most blocks have none of: prices, questions, signs, copies, pictures and controls in each block.
pub const RARE: f32 = 5.0;
/// The same for separators, links and the parts of an address.
pub const FREQUENT: f32 = 10.0;

/// Marks before which a `<title>` may be the title of the content, and what follows be the name of the site,
pub const TITLE_MARKS: [char; 8] = ['|', '-', '–', '—', '·', '»', ':', '_'];
/// and how many of them are tried.
pub const TITLE_CUTS: usize = 8;

/// The elements that are counted on a page; none stands for the headings of all levels.
#[rustfmt::skip]
pub const COUNTED: [Option<Tag>; 18] = [
    Some(Tag::P), Some(Tag::LI), Some(Tag::TD), Some(Tag::PRE), Some(Tag::CODE), Some(Tag::IMG), Some(Tag::BUTTON), None, Some(Tag::TIME),
    Some(Tag::ARTICLE), Some(Tag::MAIN), Some(Tag::FORM), Some(Tag::H1), Some(Tag::SELECT), Some(Tag::BLOCKQUOTE), Some(Tag::A),
    Some(Tag::INPUT), Some(Tag::IFRAME),
];
/// The groups of class tokens that are counted on a page.
pub const CLASSES: [u64; 10] = [
    classes::PRODUCT,
    classes::CARD,
    classes::FORUM,
    classes::COMMENT,
    classes::PRICE,
    classes::REVIEW,
    classes::CODE,
    classes::TOC,
    classes::LANDING,
    classes::CONTENT,
];
