//! Turns scores into a [`Selection`]: which blocks are content.
//!
//! Knows scores, the length of blocks, which of them look or read the same, and what stands between what; names of elements only
//! of what folds, of remarks, of recipes, of posts and of cards in a grid.
//!
//! The rule: order the blocks by score; the best cut of that order has the highest expected F1, `F* = max 2 Σ w p / (Σ w + Σ all
//! w p)` over words `w` and scores `p`; keep what scores at least a threshold that grows with `F*`. So a page whose content is
//! plain to see is cut sharply, and one that is doubtful throughout is not emptied.
//!
//! Then gaps are filled: code, quotes, rows of tables and items of lists that stand between kept blocks need less, and so does a
//! heading whose section is kept. Of answers, cards or entries that look alike, and of the cells of a table of data, all are kept
//! where most are; of the posts of a thread where much is; of a quote all or nothing.

mod answers;
mod captions;
mod described;
mod grids;
mod groups;
mod lists;
mod posts;
mod quotes;
mod recipes;
mod repeats;
mod steps;
mod tables;
mod terms;
mod twins;
mod verdict;

use std::ops::Range;

use answers::{keep_answers, pair_answers};
use captions::{is_telling_caption, names_file, titles_remark};
use described::keep_described;
use grids::keep_grid;
use groups::complete_groups;
use lists::complete_lists;
use posts::complete_posts;
use quotes::settle_quotes;
use recipes::keep_recipe_fields;
use repeats::find_repeats;
use serde::{Deserialize, Serialize};
use steps::{rejoin_parts, rejoin_steps};
use tables::complete_tables;
use terms::complete_terms;

pub use verdict::{Reason, Selection, Verdict};

use crate::block::{TextBlock, blocks_in};
use crate::dom::{Dom, NodeId};
use crate::table::named::Named;
use crate::table::scoring::{self, Cut};
use crate::table::tags::{Tag, Tags};

/// What to favour where the scorer is unsure.
///
/// ```
/// use tamis::{Extractor, Focus, Page};
///
/// let page = Page::text("<p>Water just off the boil is best for a green tea.</p><p>Opening hours</p><div>Tea times</div>");
/// let kept = |focus| Extractor::new().focus(focus).extract(&page).body.len();
/// assert!(kept(Focus::Precision) <= kept(Focus::Balanced) && kept(Focus::Balanced) <= kept(Focus::Recall));
/// assert!(kept(Focus::Precision) < kept(Focus::Recall));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Focus {
    /// Better to miss a paragraph than to keep a menu.
    Precision,
    /// The best of both on the average page.
    #[default]
    Balanced,
    /// Better to keep a menu than to miss a paragraph.
    Recall,
}

impl Focus {
    fn cut(self) -> Cut {
        match self {
            Focus::Precision => scoring::PRECISION,
            Focus::Balanced => scoring::BALANCED,
            Focus::Recall => scoring::RECALL,
        }
    }
}

/// What is known of the blocks of a page, in their order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scored<'a> {
    /// The probability of each block that it is content.
    pub scores: &'a [f32],
    /// Of each block the number of its look: what looks alike has the same ([`crate::feature::Features::looks`]).
    pub looks: &'a [u32],
}

/// Decides which blocks are content. Never fails; a page of too few words to have any has none, whatever their scores.
///
/// `blocks` are those of `dom`, and there is a score and a look for each; there is a verdict for each in the selection.
///
/// ```
/// use tamis::select::{Focus, Reason, Scored, select};
/// use tamis::{block::split_blocks, dom::parse};
///
/// let dom = parse("<p>Home</p><p>Water just off the boil is best for a green tea.</p>", &tamis::Limits::default());
/// let known = Scored { scores: &[0.1, 0.9], looks: &[0, 0] };
/// let selection = select(&dom, &split_blocks(&dom), known, Focus::Balanced);
/// assert_eq!(selection.verdicts.iter().map(|verdict| verdict.keep).collect::<Vec<_>>(), [false, true]);
/// assert_eq!(selection.verdicts[0].reason, Reason::LowScore);
/// ```
#[must_use]
pub fn select(dom: &Dom, blocks: &[TextBlock], Scored { scores, looks }: Scored<'_>, focus: Focus) -> Selection {
    let repeats = find_repeats(dom, blocks, scores);
    let weighed: Vec<(f32, f32)> = blocks
        .iter()
        .zip(scores)
        .zip(&repeats)
        .map(|((block, score), is_repeat)| (block.shape.words().max(1) as f32, if *is_repeat { 0.0 } else { *score }))
        .collect();
    let expected = expected_f1(&weighed);
    let cut = focus.cut();
    let threshold = (cut.slope * expected + cut.offset).max(cut.floor);
    let mut verdicts: Vec<Verdict> = scores
        .iter()
        .zip(&repeats)
        .enumerate()
        .map(|(block, (&score, &is_repeat))| {
            let reason = match (is_repeat, score >= threshold) {
                (true, _) => Reason::Repeat,
                (false, true) => Reason::Score,
                (false, false) => Reason::LowScore,
            };
            Verdict { block, keep: reason == Reason::Score, score, reason }
        })
        .collect();
    fill_gaps(dom, blocks, &mut verdicts);
    extend_tails(dom, blocks, &mut verdicts);
    complete_groups(dom, (blocks, looks), &mut verdicts);
    complete_posts(dom, blocks, &mut verdicts);
    complete_tables(dom, blocks, &mut verdicts);
    complete_terms(dom, blocks, &mut verdicts);
    complete_lists(dom, blocks, &mut verdicts);
    keep_answers(dom, blocks, &mut verdicts);
    keep_recipe_fields(dom, blocks, &mut verdicts);
    rejoin_parts(dom, blocks, &mut verdicts, threshold);
    rejoin_steps(dom, blocks, &mut verdicts);
    pair_answers(dom, blocks, &mut verdicts);
    settle_quotes(dom, blocks, &mut verdicts);
    keep_grid(dom, blocks, &mut verdicts, calibrate(expected));
    keep_described(dom, blocks, &mut verdicts);
    let kept_words: u32 = verdicts
        .iter()
        .filter(|verdict| verdict.keep)
        .filter_map(|verdict| blocks.get(verdict.block))
        .map(|block| block.shape.words())
        .sum();
    if kept_words < scoring::LEAST_WORDS {
        for verdict in verdicts.iter_mut().filter(|verdict| verdict.keep) {
            verdict.drop_as(Reason::EmptyPage);
        }
    }
    Selection { verdicts, confidence: calibrate(expected) }
}

/// Keeps what stands between two kept blocks and is of a kind that authors put between paragraphs. The scorer is least sure of
/// these: no two pieces of code look alike, and a quote has few neighbours of its kind.
fn fill_gaps(dom: &Dom, blocks: &[TextBlock], verdicts: &mut [Verdict]) {
    let mut last_kept: Option<usize> = None;
    for at in 0..verdicts.len() {
        if !verdicts.get(at).is_some_and(|verdict| verdict.keep) {
            continue;
        }
        // Before the first kept block only its heading is looked at: a text begins with its first heading, not with what is above
        // it.
        let gap = last_kept.map_or(at.saturating_sub(1), |last| last + 1)..at;
        if gap.len() <= scoring::LONGEST_GAP {
            let around = (last_kept.and_then(|at| blocks.get(at)), blocks.get(at));
            for (verdict, block) in verdicts.iter_mut().zip(blocks).take(gap.end).skip(gap.start) {
                let is_last = verdict.block + 1 == at || ends_heading_box(dom, blocks, verdict.block..at);
                if verdict.reason == Reason::LowScore && fits_gap(dom, (block, verdict.score), around, is_last) {
                    verdict.keep_as(Reason::Between);
                }
            }
        }
        last_kept = Some(at);
    }
}

/// Whether all but the first of these blocks are links of a few words beside it in the box of a heading, as to edit what is under
/// it.
fn ends_heading_box(dom: &Dom, blocks: &[TextBlock], range: Range<usize>) -> bool {
    let Some(([first], beside)) = blocks.get(range.clone()).and_then(|blocks| blocks.split_first_chunk()) else { return false };
    let is_mark = |block: &TextBlock| block.shape.link_chars * 2 >= block.shape.chars;
    let words: u32 = beside.iter().map(|block| block.shape.words()).sum();
    let is_heading = |id: &NodeId| dom.tag(*id).heading_level().is_some();
    let heading = || dom.ancestors_and_self(first.container).take(scoring::HEADING_LEVELS).find(is_heading);
    let is_box = || heading().is_some_and(|heading| blocks_in(dom, blocks, dom.parent(heading)) == range);
    first.links == 0 && words <= scoring::HEADING_MARK_WORDS && beside.iter().all(is_mark) && is_box()
}

/// Whether a block with such a score is kept between the last kept one and the next, right before which it may be the last.
fn fits_gap(
    dom: &Dom,
    (block, score): (&TextBlock, f32),
    (before, next): (Option<&TextBlock>, Option<&TextBlock>),
    is_last: bool,
) -> bool {
    let begins = |next: &TextBlock| next.first.index() - block.last.index() <= scoring::FIRST_HEADING_NODES;
    let belongs = is_last && (before.is_some() || next.is_some_and(begins));
    // A heading belongs to what follows it, and so does the name of a file.
    let heads = || {
        is_heading(dom, block) && !is_button_beside(dom, block)
            || asks_on_button(dom, block)
            || next.is_some_and(|next| titles_remark(dom, block, next))
    };
    if belongs && heads() {
        return score >= scoring::LEAST_HEADING;
    }
    let names_code = belongs && next.is_some_and(|next| is_code(dom, next)) && names_file(dom, block);
    let least = if names_code { Some(scoring::LEAST_FILE_NAME) } else { before.and_then(|_| least_in_gap(dom, block)) };
    least.is_some_and(|least| score >= least) && !before.is_some_and(|before| is_beside_table(dom, before, block))
}

/// Keeps the rest of a list or a table whose beginning, or what stands before it, is kept: at the end of a text there is no kept
/// block behind it.
fn extend_tails(dom: &Dom, blocks: &[TextBlock], verdicts: &mut [Verdict]) {
    let mut before: Option<&TextBlock> = None;
    for (verdict, block) in verdicts.iter_mut().zip(blocks) {
        let least = if is_code(dom, block) { scoring::LEAST_CODE_TAIL } else { scoring::LEAST_TAIL };
        let is_doubtful = verdict.reason == Reason::LowScore && verdict.score >= least;
        if is_doubtful && before.is_some_and(|before| least_between(dom, block).is_some() && !is_beside_table(dom, before, block))
        {
            verdict.keep_as(Reason::Between);
        }
        before = Some(block).filter(|_| verdict.keep);
    }
}

fn is_heading(dom: &Dom, block: &TextBlock) -> bool {
    heading_level(dom, block).is_some()
}

fn is_code(dom: &Dom, block: &TextBlock) -> bool {
    dom.find_around(block.container, scoring::BETWEEN_LEVELS, Tags::of(&[Tag::PRE])).is_some()
}

/// Whether a block is a button beside others: `1x`, `2x` in the heading over what a recipe takes.
fn is_button_beside(dom: &Dom, block: &TextBlock) -> bool {
    let beside = || dom.children(dom.parent(block.container)).filter(|id| *id != block.container);
    dom.tag(block.container) == Tag::BUTTON && beside().take(scoring::BUTTONS).any(|id| dom.tag(id) == Tag::BUTTON)
}

/// Whether a block is a question on a button, which unfolds the answer.
fn asks_on_button(dom: &Dom, block: &TextBlock) -> bool {
    const BUTTONS: Tags = Tags::of(&[Tag::BUTTON, Tag::SUMMARY]);
    block.shape.questions > 0 && dom.find_around(block.container, scoring::BETWEEN_LEVELS, BUTTONS).is_some()
}

/// 1 to 6 for a block in a heading.
fn heading_level(dom: &Dom, block: &TextBlock) -> Option<u8> {
    dom.heading_around(block.container, scoring::BETWEEN_LEVELS)
}

/// The same between kept blocks, where the caption of a counted figure needs less, too.
fn least_in_gap(dom: &Dom, block: &TextBlock) -> Option<f32> {
    let caption = || is_telling_caption(dom, block).then_some(scoring::LEAST_CAPTION);
    least_between(dom, block).or_else(caption)
}

/// The score from which on a block between kept ones is kept, by the nearest element that says what it is.
fn least_between(dom: &Dom, block: &TextBlock) -> Option<f32> {
    dom.ancestors_and_self(block.container).take(scoring::BETWEEN_LEVELS).find_map(|id| scoring::least_between(dom.tag(id)))
}

/// Whether a block is directly in a cell and the one before it in the same cell, or outside of the table, where the cell has no
/// other beside it: no row goes on there, the table lays out the page.
fn is_beside_table(dom: &Dom, last: &TextBlock, block: &TextBlock) -> bool {
    let is_cell = |id: NodeId| matches!(dom.tag(id), Tag::TD | Tag::TH);
    if !dom.is_within(block.container, Tags::CELLS) {
        return false;
    }
    let mut around = dom.ancestors_and_self(block.container).take(scoring::BETWEEN_LEVELS);
    let nearest = around.find(|id| is_cell(*id) || scoring::least_between(dom.tag(*id)).is_some());
    let Some(cell) = nearest.filter(|id| is_cell(*id)) else { return false };
    let is_alone = || dom.children(dom.parent(cell)).filter(|id| is_cell(*id)).take(2).count() < 2;
    let table = around.find(|id| dom.tag(*id) == Tag::TABLE).filter(|table| !is_figure(dom, *table));
    dom.contains(cell, last.first) || table.is_some_and(|table| !dom.contains(table, last.first)) && is_alone()
}

/// Whether a table is a picture above its caption, as in posts of Blogger.
fn is_figure(dom: &Dom, table: NodeId) -> bool {
    dom.end(table).index() - table.index() <= scoring::FIGURE_NODES && dom.descendants(table).any(|id| dom.tag(id) == Tag::IMG)
}

/// Whether a block is in the footer of the page, and not of an article.
pub(crate) fn is_in_footer(dom: &Dom, block: &TextBlock) -> bool {
    dom.is_in(block.container, Named::Footer)
}

/// The highest expected F1 of any cut, over pairs of words and score.
fn expected_f1(weighed: &[(f32, f32)]) -> f32 {
    let mut order: Vec<(f32, f32)> = weighed.to_vec();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    let all: f32 = order.iter().map(|(words, score)| words * score).sum();
    let (mut words_kept, mut hits, mut best) = (0.0, 0.0, 0f32);
    for (words, score) in order {
        words_kept += words;
        hits += words * score;
        best = best.max(2.0 * hits / (words_kept + all));
    }
    best
}

/// What pages of this expected F1 turned out to have.
fn calibrate(expected: f32) -> f32 {
    let spans = scoring::CALIBRATION.iter().zip(scoring::CALIBRATION.iter().skip(1));
    for ((from, low), (to, high)) in spans {
        if expected <= *to {
            return low + (high - low) * ((expected - from) / (to - from));
        }
    }
    expected
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};
    use crate::feature;

    const LONG: &str = "seven words that stand in a paragraph of their own";

    fn select_in(dom: &Dom, blocks: &[TextBlock], scores: &[f32], focus: Focus) -> Selection {
        let features = feature::measure(dom, blocks, None);
        select(dom, blocks, Scored { scores, looks: features.looks() }, focus)
    }

    fn kept(html: &str, scores: &[f32], focus: Focus) -> Vec<bool> {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        select_in(&dom, &blocks, scores, focus).verdicts.iter().map(|verdict| verdict.keep).collect()
    }

    #[test]
    fn a_caption_with_the_number_of_its_figure_needs_less_than_others() {
        let page =
            |begin: &str| format!("<p>{LONG}<figure><img src=a><figcaption>{begin} {LONG}</figcaption></figure><p>{LONG} too");
        assert_eq!(kept(&page("Figure 2:"), &[0.9, 0.15, 0.9], Focus::Balanced), [true, true, true]);
        assert_eq!(kept(&page("<b>Abb. 2</b>"), &[0.9, 0.15, 0.9], Focus::Balanced), [true, true, true]);
        assert_eq!(kept(&page("Figures of"), &[0.9, 0.15, 0.9], Focus::Balanced), [true, false, true]);
    }

    #[test]
    fn of_a_repeated_text_the_better_copy_is_kept() {
        let html = format!("<p>{LONG}<p>{LONG}<p>another paragraph that has some more words in it");
        assert_eq!(kept(&html, &[0.7, 0.9, 0.9], Focus::Balanced), [false, true, true]);
        assert_eq!(kept(&html, &[0.9, 0.9, 0.9], Focus::Balanced), [true, false, true]);
    }

    #[test]
    fn a_page_with_hardly_a_word_of_content_is_empty() {
        assert_eq!(kept("<p>two words<p>menu", &[0.9, 0.1], Focus::Balanced), [false, false]);
    }

    #[test]
    fn code_between_kept_blocks_needs_less_and_other_things_do_not() {
        let page = |between: &str| format!("<p>{LONG} one<{between}>{LONG} two</{between}><p>{LONG} three");
        assert_eq!(kept(&page("pre"), &[0.9, 0.3, 0.9], Focus::Balanced), [true, true, true]);
        assert_eq!(kept(&page("div"), &[0.9, 0.3, 0.9], Focus::Balanced), [true, false, true]);
        assert_eq!(kept(&page("pre"), &[0.9, 0.09, 0.0], Focus::Balanced), [true, false, false]);
        // Behind a text that is kept, code needs no more at its end.
        assert_eq!(kept(&page("pre"), &[0.9, 0.11, 0.0], Focus::Balanced), [true, true, false]);
        assert_eq!(kept(&page("blockquote"), &[0.9, 0.2, 0.0], Focus::Balanced), [true, false, false]);
    }

    #[test]
    fn a_step_that_stands_twice_is_in_its_list_and_a_paragraph_is_not() {
        let page = |tag: &str| format!("<p>{LONG}<ol><{tag}>first</{tag}><{tag}>{LONG}</{tag}><{tag}>third</{tag}></ol>");
        assert_eq!(kept(&page("li"), &[0.9; 4], Focus::Balanced), [true; 4]);
        assert_eq!(kept(&page("p"), &[0.9; 4], Focus::Balanced), [true, true, false, true]);
        assert_eq!(kept(&page("li"), &[0.9, 0.9, 0.9, 0.0], Focus::Balanced), [true, true, false, false]);
        let twice = format!("<ol><li>first</li><li>{LONG}</li><li>{LONG}</li><li>third</li></ol>");
        assert_eq!(kept(&twice, &[0.9; 4], Focus::Balanced), [true, true, false, true]);
    }

    #[test]
    fn a_mark_to_edit_does_not_part_a_heading_from_its_text() {
        let text = "<p>Water just off the boil is best for a green tea, and for a white one.</p>";
        let page = |mark: &str| format!("{text}<div><h2>Leaves</h2>{mark}</div>{text}").replacen("boil", "fire", 1);
        let kept = |mark: &str| kept(&page(mark), &[0.9, 0.2, 0.05, 0.9], Focus::Balanced);
        assert_eq!(kept("<span>[<a href=/e>edit</a>]</span>"), [true, true, false, true]);
        assert_eq!(kept("<span>tea</span>"), [true, false, false, true]);
    }

    #[test]
    fn a_button_beside_others_in_a_heading_heads_nothing() {
        let page = |buttons: &str| format!("<p>{LONG} one<h3>{buttons}</h3><p>{LONG} two");
        assert_eq!(kept(&page("<button>What it takes</button>"), &[0.9, 0.2, 0.9], Focus::Balanced), [true; 3]);
        assert_eq!(
            kept(&page("<button>1x</button><button>2x</button>"), &[0.9, 0.2, 0.2, 0.9], Focus::Balanced),
            [true, false, false, true]
        );
    }

    #[test]
    fn a_list_that_stands_twice_is_kept_once_and_one_that_differs_twice() {
        let page =
            |last: &str| format!("<p>{LONG}<ul><li>one egg<li>flour<li>{LONG}</ul><ol><li>one egg<li>flour<li>{last}</ol>");
        let scores = [0.9, 0.9, 0.9, 0.8, 0.9, 0.9, 0.8];
        assert_eq!(kept(&page(LONG), &scores, Focus::Balanced)[4..], [false; 3]);
        assert_eq!(kept(&page("milk"), &scores, Focus::Balanced)[4..], [true; 3]);
    }

    #[test]
    fn a_list_at_the_end_is_kept_to_its_end_and_other_things_are_not() {
        let page = |tag: &str| format!("<p>{LONG} one<ol><{tag}>{LONG} two</{tag}><{tag}>{LONG} three</{tag}></ol>{LONG} four");
        assert_eq!(kept(&page("li"), &[0.9, 0.3, 0.25, 0.25], Focus::Balanced), [true, true, true, false]);
        assert_eq!(kept(&page("li"), &[0.9, 0.1, 0.25, 0.0], Focus::Balanced), [true, false, false, false]);
        let plain = format!("<p>{LONG} one<p>{LONG} two");
        assert_eq!(kept(&plain, &[0.9, 0.3], Focus::Balanced), [true, false]);
    }

    #[test]
    fn of_answers_that_look_alike_all_are_kept_where_most_are_and_paragraphs_are_not() {
        let scores = [0.9, 0.9, 0.2, 0.9, 0.05];
        let page = |item: &str| (0..5).map(|n| item.replace('?', &n.to_string())).collect::<String>();
        let answers = page(&format!("<section class=faq><div class=answer><div>{LONG} ?</div></div></section>"));
        assert_eq!(kept(&answers, &scores, Focus::Balanced), [true, true, true, true, false]);
        assert_eq!(kept(&answers, &[0.9, 0.9, 0.2, 0.2, 0.2], Focus::Balanced), [true, true, false, false, false]);
        assert_eq!(kept(&page(&format!("<p>{LONG} ?")), &scores, Focus::Balanced), [true, true, false, true, false]);
    }

    #[test]
    fn a_field_that_most_entries_keep_all_keep_and_one_that_few_keep_stays_as_it_is() {
        let entry = |n: usize| format!("<div class=entry><h3>{LONG} {n}</h3><div class=price><span>{n} €</span></div></div>");
        let page: String = (0..6).map(entry).collect();
        let prices = |scores: [f32; 6]| {
            let scores: Vec<f32> = scores.iter().flat_map(|price| [0.9, *price]).collect();
            kept(&page, &scores, Focus::Balanced).into_iter().skip(1).step_by(2).collect::<Vec<_>>()
        };
        assert_eq!(prices([0.2, 0.9, 0.9, 0.9, 0.9, 0.9]), [true; 6]);
        assert_eq!(prices([0.2, 0.2, 0.2, 0.2, 0.9, 0.9]), [false, false, false, false, true, true]);
    }

    #[test]
    fn a_question_on_a_button_stays_above_its_answer() {
        let page = |asked: &str| format!("<p>{LONG} one<button><div>{asked}</div></button><div>{LONG} two</div>");
        assert_eq!(kept(&page("How long does it take?"), &[0.9, 0.2, 0.9], Focus::Balanced), [true; 3]);
        assert_eq!(kept(&page("Show more of it"), &[0.9, 0.2, 0.9], Focus::Balanced), [true, false, true]);
        assert_eq!(kept(&page("How long does it take?"), &[0.9, 0.2, 0.1], Focus::Balanced), [true, false, false]);
    }

    #[test]
    fn empty_cells_of_a_table_of_data_are_filled_and_those_of_a_layout_are_not() {
        let page = |head: &str| {
            let rows = ["Tea", "Water", "Pot"].map(|name| format!("<tr><{head}>{name}</{head}><td>hot<div>more</div></td></tr>"));
            format!("<p>{LONG}<table>{}</table>", rows.concat())
        };
        let row = [0.9, 0.9, 0.05];
        let scores = |last: [f32; 3]| [&[0.9], &row[..], &row, &last].concat();
        let most = scores([0.05, 0.9, 0.05]);
        assert_eq!(kept(&page("th"), &most, Focus::Balanced)[7..], [true, true, false]);
        assert_eq!(kept(&page("td"), &most, Focus::Balanced)[7..], [false, true, false]);
        let fewer = scores([0.05; 3]);
        assert_eq!(kept(&page("th"), &fewer, Focus::Balanced)[7..], [false; 3]);
    }

    #[test]
    fn classes_of_a_few_letters_are_told_apart() {
        let scores = [0.9, 0.9, 0.2, 0.9];
        let page = |other: &str| {
            let entry = |class: &str| format!("<section class=faq><div class={class}><div>{LONG}</div></div></section>");
            ["qa", "qa", other, "qa"]
                .iter()
                .enumerate()
                .map(|(n, class)| entry(class).replace("own", &format!("own {n}")))
                .collect::<String>()
        };
        assert_eq!(kept(&page("qa"), &scores, Focus::Balanced), [true; 4]);
        assert_eq!(kept(&page("ad"), &scores, Focus::Balanced), [true, true, false, true]);
    }

    #[test]
    fn recall_keeps_at_least_what_balance_keeps_and_balance_what_precision_keeps() {
        let html =
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"].map(|n| format!("<p>{LONG} {n}")).concat();
        let scores: Vec<f32> = (1..10).map(|n| n as f32 / 10.0).collect();
        let count = |focus| kept(&html, &scores, focus).iter().filter(|kept| **kept).count();
        assert!(count(Focus::Recall) >= count(Focus::Balanced));
        assert!(count(Focus::Balanced) >= count(Focus::Precision));
        assert!(count(Focus::Recall) > count(Focus::Precision));
    }

    #[test]
    fn a_page_that_is_expected_to_be_better_is_never_trusted_less() {
        let trusted: Vec<f32> = (0..=1000).map(|thousandth| calibrate(thousandth as f32 / 1000.0)).collect();
        assert!(trusted.is_sorted() && trusted[0] >= 0.0 && trusted[1000] <= 1.0, "{trusted:?}");
    }

    #[test]
    fn expected_f1_is_one_for_certain_pages_and_low_for_doubtful_ones() {
        assert!(expected_f1(&[(10.0, 1.0), (10.0, 0.0)]) > 0.99);
        assert!(expected_f1(&[(10.0, 0.2), (10.0, 0.2)]) < 0.4);
        assert!(expected_f1(&[]) <= 0.0);
    }

    #[test]
    fn a_heading_between_is_kept_with_the_block_right_behind_it() {
        // The first heading needs no kept block before it; nothing else that stands above the text is looked at.
        let page = format!("<h1>A head</h1><p>{LONG} one<h2>Another</h2><p>{LONG} two");
        assert_eq!(kept(&page, &[0.13, 0.9, 0.13, 0.9], Focus::Balanced), [true; 4]);
        assert_eq!(kept(&page, &[0.11, 0.9, 0.11, 0.9], Focus::Balanced), [false, true, false, true]);
        assert_eq!(kept(&page, &[0.11, 0.9, 0.13, 0.0], Focus::Balanced), [false, true, false, false]);
        let list = format!("<ul><li>Menu</ul><p>{LONG} one</p><p>{LONG} two");
        assert_eq!(kept(&list, &[0.44, 0.9, 0.9], Focus::Balanced), [false, true, true]);
        let apart = format!("<p>{LONG} one<h2>A head</h2><div>{LONG} two</div><p>{LONG} three");
        assert_eq!(kept(&apart, &[0.9, 0.13, 0.0, 0.9], Focus::Balanced), [true, false, false, true]);
    }

    #[test]
    fn what_stands_beside_a_table_or_below_a_text_in_one_cell_is_no_row_of_it() {
        let page = |cells: &str| format!("<table><tr><td><p>{LONG} one</p>{cells}</table><p>{LONG} two</p>");
        assert_eq!(kept(&page("<p>print</p>"), &[0.9, 0.3, 0.0], Focus::Balanced), [true, false, false]);
        assert_eq!(kept(&page("<tr><td>print"), &[0.9, 0.3, 0.0], Focus::Balanced), [true, true, false]);
        assert_eq!(kept(&page("<p>print</p>"), &[0.9, 0.3, 0.9], Focus::Balanced), [true, false, true]);
        let below = |row: &str| format!("<p>{LONG} one<table><tr>{row}</table><p>{LONG} two");
        assert_eq!(kept(&below("<td>print"), &[0.9, 0.3, 0.9], Focus::Balanced), [true, false, true]);
        assert_eq!(kept(&below("<td>a<td>b"), &[0.9, 0.3, 0.3, 0.9], Focus::Balanced), [true; 4]);
        let caption = below("<td><img src=a.jpg><tr><td>a caption");
        assert_eq!(kept(&caption, &[0.9, 0.3, 0.9], Focus::Balanced), [true; 3]);
    }

    #[test]
    fn heads_that_look_like_menus_head_what_is_kept() {
        let table = format!("<table><tr><th>a<th>b<tr><td>{LONG} one<td>{LONG} two</table>");
        assert_eq!(kept(&table, &[0.1, 0.1, 0.9, 0.9], Focus::Balanced), [true; 4]);
        assert_eq!(kept(&table, &[0.1, 0.1, 0.9, 0.0], Focus::Balanced), [false, false, true, false]);
        let rows = "<table><tr><th>a<td>one word<tr><th>b<td>two words<tr><th>c<td>three words and more of them</table>";
        assert_eq!(kept(rows, &[0.9, 0.9, 0.9, 0.1, 0.9, 0.9], Focus::Balanced), [true; 6]);
    }

    #[test]
    fn what_stands_between_is_looked_for_in_gaps_that_are_not_too_long() {
        let kept_between = |count: usize| {
            let page = format!("<p>{LONG} one{}<p>{LONG} two", "<blockquote>x</blockquote>".repeat(count));
            let scores = [vec![0.9], vec![0.2; count], vec![0.9]].concat();
            kept(&page, &scores, Focus::Balanced).iter().filter(|kept| **kept).count() - 2
        };
        assert_eq!(kept_between(scoring::LONGEST_GAP), scoring::LONGEST_GAP);
        assert_eq!(kept_between(scoring::LONGEST_GAP + 1), 0);
    }

    #[test]
    fn a_text_of_few_words_may_stand_twice() {
        let page = |words: &str| format!("<p>{LONG}<div>{words}</div><div>{words}</div>");
        assert_eq!(kept(&page("a text of five words"), &[0.9; 3], Focus::Balanced), [true; 3]);
        assert_eq!(kept(&page("a text of no five words"), &[0.9; 3], Focus::Balanced), [true, true, false]);
    }

    #[test]
    fn ten_words_are_content_and_nine_are_none() {
        let of = |words: usize| {
            let dom = parse(&format!("<p>{}<p>menu", "word ".repeat(words)), &Limits::default());
            select_in(&dom, &split_blocks(&dom), &[0.9, 0.1], Focus::Balanced)
        };
        let (nine, ten) = (of(9), of(10));
        assert!(nine.is_empty() && !ten.is_empty());
        assert_eq!([nine.verdicts[0].reason, nine.verdicts[1].reason], [Reason::EmptyPage, Reason::LowScore]);
        assert_eq!([ten.verdicts[0].reason, ten.verdicts[1].reason], [Reason::Score, Reason::LowScore]);
    }

    #[test]
    fn the_threshold_grows_with_what_is_expected_and_has_a_floor() {
        // Expected: 0.95.
        let clear = |score| {
            let html = format!("<p>{}<p>{LONG}", format!("{LONG} ").repeat(20));
            [Focus::Precision, Focus::Balanced, Focus::Recall].map(|focus| kept(&html, &[0.95, score], focus)[1])
        };
        assert_eq!(clear(0.7), [true, true, true]);
        assert_eq!(clear(0.6), [false, true, true]);
        assert_eq!(clear(0.4), [false, false, true]);
        assert_eq!(clear(0.2), [false, false, false]);
        // Expected: 0.17, so that the floor decides.
        let doubtful = |score| kept(&format!("<p>{LONG}<p>{LONG}, too"), &[score, 0.0], Focus::Recall)[0];
        assert_eq!([doubtful(0.09), doubtful(0.11)], [false, true]);
    }

    #[test]
    fn the_confidence_lies_on_the_line_between_two_points() {
        for (expected, found) in [(0.0, 0.0), (0.25, 0.27), (0.575, 0.57), (0.825, 0.7675), (1.0, 1.0)] {
            assert!((calibrate(expected) - found).abs() < 1e-4, "{expected}: {}", calibrate(expected));
        }
        let dom = parse(&format!("<p>{LONG}"), &Limits::default());
        let selection = select_in(&dom, &split_blocks(&dom), &[0.5], Focus::Balanced);
        assert!((selection.confidence - calibrate(2.0 / 3.0)).abs() < 1e-4, "{}", selection.confidence);
    }

    #[test]
    fn expected_f1_is_that_of_the_best_cut() {
        // All that is likely and nothing else: 2 · 9 / (10 + 10).
        assert!((expected_f1(&[(10.0, 0.1), (10.0, 0.9)]) - 0.9).abs() < 1e-4);
        // Both: 2 · 14 / (20 + 14).
        assert!((expected_f1(&[(10.0, 0.5), (10.0, 0.9)]) - 28.0 / 34.0).abs() < 1e-4);
    }
}
