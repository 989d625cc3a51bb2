//! Numbers that the features and the selection are made with.

use crate::table::tags::Tag;
use crate::table::words::Words;

/// A block of so many words and a small share of links is running text.
pub const LONG_BLOCK_WORDS: u32 = 15;
/// The share of linked characters from which a block is not running text.
pub const LONG_BLOCK_LINK_SHARE: f32 = 0.4;
/// The shares of the page's running text for which the smallest element that holds it is looked up.
pub const HALF_OF_LONG: f32 = 0.5;
/// See [`HALF_OF_LONG`].
pub const MOST_OF_LONG: f32 = 0.8;
/// The shares of the page's running text for which the ancestor that holds it is looked up.
pub const LONG_SHARES: [f32; 3] = [0.25, 0.5, 0.8];

/// From which score on a block is kept: `slope` times the expected F1 of the page and `offset`, and never under `floor`.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// How fast the threshold grows with the expected F1.
    pub slope: f32,
    /// The threshold of a page without any content in sight.
    pub offset: f32,
    /// No block under this score is kept.
    pub floor: f32,
}

/// The best of precision and recall: half of the expected F1 is where the cut has the highest one, and so it is by
/// cross-validation (`eval/README.md`).
pub const BALANCED: Cut = Cut { slope: 0.5, offset: 0.0, floor: 0.2 };
/// Precision first.
pub const PRECISION: Cut = Cut { slope: 0.5, offset: 0.2, floor: 0.4 };
/// Recall first.
pub const RECALL: Cut = Cut { slope: 0.25, offset: 0.0, floor: 0.1 };

/// A text of so many words that stands twice is a repeat; shorter ones ("Details", "Read on") may well be meant twice.
pub const REPEAT_WORDS: u32 = 6;
/// The score from which on such a text is no repeat where it stands in another section. Of the words that come back,
/// cross-validated on half of the pages, 2,305 are content and 404 are not; in no section of their own 1,480 and 2,934.
pub const LEAST_RECURRENT: f32 = 0.6;
/// The same for items of lists and cells, and for cells of the table in which the text stands with a better score: 371 and 77,
/// 251 and 6.
pub const LEAST_RECURRENT_PART: f32 = 0.45;
/// Items of lists that are as sure as that need not stand in one of several sections: the steps of a recipe stand in the text
/// before it, too. Of the items that come back, 29 are content, and none is not.
pub const SURE_ITEM: f32 = 0.8;
/// Whole lists that are as sure as that have at most so many blocks between them and their heading, or the list before them.
pub const LIST_LINES: usize = 1;
/// Headings of one level, each with words of its own, that make what is under each of them a section.
pub const FEWEST_SECTIONS: usize = 4;
/// Two elements beside each other that say the same are twins from so many blocks on,
pub const TWIN_BLOCKS: usize = 2;
/// with so many words,
pub const TWIN_WORDS: u32 = 8;
/// where one of the blocks is a heading or has so many; without a link, as many as a repeat.
pub const TWIN_NAME_WORDS: u32 = 3;
/// They are looked for so many levels up.
pub const TWIN_LEVELS: usize = 32;
/// What a heading adds to the scores of the twin that has it: it is the one that is seen.
pub const TWIN_HEADING: f32 = 0.25;
/// A page of which fewer words would be kept has no content.
pub const LEAST_WORDS: u32 = 10;

/// From which score on the rest of a list or a table is kept.
pub const LEAST_TAIL: f32 = 0.22;
/// The same of code. Of three pieces that come back on the pages of the sets all are content, one of 1,431 words.
pub const LEAST_CODE_TAIL: f32 = 0.1;

/// From which score on a block is kept with those that look like it. Cross-validated: listing +.007, collection +.002, all pages
/// of wcxb and hand +.0005, news 0. From .15 or .20 on: less, of listings above all.
pub const LEAST_ALIKE: f32 = 0.1;
/// The share of the blocks that look alike which has to be kept.
pub const ALIKE_KEPT: f32 = 0.6;
/// The share of them that stand in an element of their own.
pub const ALIKE_APART: f32 = 0.8;
/// The share of the page's kept words that they have: of fewer, as of three advertisements in an article, nothing is missed.
pub const ALIKE_PART: f32 = 0.05;
/// So many are a group.
pub const FEWEST_ALIKE: usize = 3;
/// Entries whose field (their price, their place) is kept in all of them where it is in most, however few words these are.
/// Cross-validated: no set moves by more than .0002.
pub const FEWEST_FIELDS: usize = 5;
/// Words of a field, on average.
pub const FIELD_WORDS: f32 = 8.0;
/// The share of the entries that have to keep it.
pub const FIELDS_KEPT: f32 = 0.7;

/// From which score on a cell is kept in a table of data of which most cells are. Cross-validated: no set moves by more than
/// .0001; heads and names of rows came back on 19 pages.
pub const LEAST_CELL: f32 = 0.02;
/// The share of the cells that has to be kept.
pub const CELLS_KEPT: f32 = 0.8;
/// The score from which on a cell is kept in a table of so many
pub const CELLS_BETWEEN: usize = 4;
/// between two texts that are kept,
pub const LEAST_CELL_BETWEEN: f32 = 0.1;
/// have such a score,
pub const SURE_TEXT: f32 = 0.6;
/// and are among so many blocks before and behind it.
pub const TEXT_DISTANCE: usize = 3;
/// The table in which a block stands is looked for so many levels up.
pub const CELL_LEVELS: usize = 8;

/// The list of terms in which a block stands is looked for so many levels up.
pub const TERM_LEVELS: usize = 6;
/// The score from which on the other half of a pair is kept.
pub const LEAST_TERM: f32 = 0.1;

/// Items of the shortest list in which one is missed,
pub const FEWEST_ITEMS: usize = 3;
/// the share of them that are kept,
pub const ITEMS_KEPT: f32 = 0.7;
/// and the score from which on the others are, too.
pub const LEAST_MISSED_ITEM: f32 = 0.3;

/// The most blocks between two kept ones that are looked at.
pub const LONGEST_GAP: usize = 60;
/// How far up the element is looked for that says what a block between two kept ones is.
pub const BETWEEN_LEVELS: usize = 4;

/// What the captions of figures that are counted begin with, in lower case.
pub const FIGURE_WORDS: &Words = &Words::new(&[
    "abb",
    "abbildung",
    "afbeelding",
    "fig",
    "figur",
    "figura",
    "figure",
    "figuur",
    "obrázek",
    "ryc",
    "rysunek",
    "рис",
    "рисунок",
]);
/// The score from which on such a caption between kept blocks is kept; others are captions of any kind.
pub const LEAST_CAPTION: f32 = 0.1;

/// Nodes of a figure among which its code is looked for.
pub const CAPTIONED_NODES: usize = 64;
/// Words of the longest text that is the name of the file over a piece of code: `In src/main.rs`,
pub const FILE_NAME_WORDS: usize = 2;
/// its characters,
pub const FILE_NAME_CHARS: u32 = 80;
/// and letters of the longest ending.
pub const LONGEST_ENDING: usize = 5;
/// The score from which on it is kept with the code.
pub const LEAST_FILE_NAME: f32 = 0.1;

/// How far up the element is looked for that says that a block is the title of a remark.
pub const TITLE_LEVELS: usize = 2;

/// Nodes of the largest table that is a picture and its caption.
pub const FIGURE_NODES: usize = 24;

/// Words in the names of elements whose parts are questions that unfold.
pub const ANSWER_BOXES: &Words = &Words::new(&["accordion", "accordions", "faq", "faqs"]);
/// They are looked for so many levels up.
pub const ANSWER_LEVELS: usize = 10;
/// The fewest questions and answers in one of them.
pub const FEWEST_ANSWERS: usize = 3;
/// Words of the shortest question,
pub const FEWEST_QUESTION_WORDS: u32 = 3;
/// of the longest,
pub const MOST_QUESTION_WORDS: u32 = 22;
/// and of the shortest answer.
pub const FEWEST_ANSWER_WORDS: u32 = 12;
/// The most words of all of them, as a share of the text that is kept before.
pub const ANSWERS_PART: f32 = 0.5;
/// The score from which on they are kept.
pub const LEAST_ANSWER: f32 = 0.1;
/// The fewest pairs of a question and its answer that tell what becomes of half a pair.
pub const FEWEST_PAIRS: usize = 2;
/// The score from which on the other half of a pair is kept. Of such halves on the pages of the sets, 20 are content and 15 are not,
/// most of these beside an answer that is none either.
pub const LEAST_HALF: f32 = 0.05;

/// Items of the shortest list that is looked for on the page once more.
pub const LIST_ITEMS: usize = 3;
/// Its words.
pub const LIST_WORDS: u32 = 10;

/// Words of the longest refrain: a paragraph of several lines that stands beside others as often as it is sung.
pub const VERSE_WORDS: u32 = 120;
/// The item or the code that a repeated text is a part of is looked for so many levels up.
pub const STEP_LEVELS: usize = 3;
/// The score from which on code is kept, between two kept blocks, that stands elsewhere, too.
pub const LEAST_REPEATED_CODE: f32 = 0.2;
/// Among so many pieces of code beside it the next kept block is looked for.
pub const CODES_BESIDE: usize = 4;
/// The list whose items are missed with it, the outermost, is looked for so many levels up.
pub const STEPS_LEVELS: usize = 12;
/// The share of the words of such a list that have to stand there alone for the rest to be kept.
pub const OWN_STEPS: f32 = 0.3;
/// The score from which on it is in a numbered list. Cross-validated: documentation +.002, others 0.
pub const LEAST_STEP: f32 = 0.1;
/// The same in a plain list: of the items that come back, 45 are content and 26 are not.
pub const LEAST_ITEM: f32 = 0.4;
/// Words of the longest step.
pub const LONGEST_STEP: u32 = 60;

/// The score from which on a heading is kept whose next block is, after another that is. Cross-validated: segments +.0004,
/// listing +.0006, product +.0004, news -.0001 against .25; of the headings between, nine of ten are content.
pub const LEAST_HEADING: f32 = 0.12;
/// A heading is looked for so many levels up,
pub const HEADING_LEVELS: usize = 3;
/// and beside it in its box may stand so many words that are not kept, as of a mark to edit what is under it.
pub const HEADING_MARK_WORDS: u32 = 3;
/// Among so many elements beside a button in a heading others are looked for.
pub const BUTTONS: usize = 16;
/// The most nodes between a heading and the text that begins under it: the name of the book stands in a bar above both.
pub const FIRST_HEADING_NODES: usize = 40;

/// The score from which on a block in such an element is kept when it stands between kept blocks. Cross-validated on the
/// prototype: code +.004 F1 on documentation, tables +.0004 on all pages, quotes 0; paragraphs and captions of figures would lose
/// .004 on news. Of the words of lists under .4, seven of ten are not content.
#[must_use]
pub fn least_between(tag: Tag) -> Option<f32> {
    match tag {
        Tag::PRE | Tag::BLOCKQUOTE => Some(0.15),
        Tag::TABLE => Some(0.2),
        Tag::UL | Tag::OL | Tag::DL => Some(0.4),
        _ => None,
    }
}

/// How much the network counts in the mean of forest and network, in log-odds. From .35 to .5 all sets gain (`eval/README.md`).
pub const NETWORK_SHARE: f32 = 0.4;

/// From the expected F1 of a page to the F1 that is found: the network is surer of middling pages than it should be. Points of a
/// broken line, fitted to 1,917 pages that the model had not seen (`eval/README.md`).
pub const CALIBRATION: [(f32, f32); 7] =
    [(0.0, 0.0), (0.5, 0.54), (0.65, 0.6), (0.75, 0.67), (0.9, 0.865), (0.95, 0.93), (1.0, 1.0)];
