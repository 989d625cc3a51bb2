//! Finds what stands on a page once more: texts of several words, lists that are the same from their first item to their last,
//! and twins.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::heading_level;
use super::lists::find_list;
use super::twins::find_twins;
use crate::block::TextBlock;
use crate::dom::{Dom, NodeId};
use crate::table::hashes::SPREAD;
use crate::table::scoring;
use crate::table::tags::{Tag, Tags};

/// Terms that are explained are under headings of all levels.
const TERM_LEVEL: u8 = 7;

/// For each block whether its text stands elsewhere on the page, and better there.
pub(super) fn find_repeats(dom: &Dom, blocks: &[TextBlock], scores: &[f32]) -> Vec<bool> {
    let sections = Sections { page: (dom, blocks, scores), sections: OnceCell::new() };
    let mut repeats = find_repeated_texts(&sections);
    let lists = find_repeated_lists(&sections).into_iter().map(|list| list.start..list.end);
    for run in lists.chain(find_twins(dom, blocks, scores)) {
        repeats.iter_mut().take(run.end).skip(run.start).for_each(|is_repeat| *is_repeat = true);
    }
    repeats
}

/// For each block whether the same text, of several words, stands on the page with a better score or, as good, before it, and not
/// in another section.
fn find_repeated_texts(sections: &Sections<'_>) -> Vec<bool> {
    let (_, blocks, scores) = sections.page;
    let mut best: HashMap<u64, (usize, f32)> = HashMap::new();
    let is_long = |block: &TextBlock| block.shape.words() >= scoring::REPEAT_WORDS;
    for (at, (block, score)) in blocks.iter().zip(scores).enumerate().filter(|(_, (block, _))| is_long(block)) {
        let entry = best.entry(block.shape.hash).or_insert((at, *score));
        if *score > entry.1 {
            *entry = (at, *score);
        }
    }
    let is_repeat =
        |(at, block): (usize, &TextBlock)| is_long(block) && best.get(&block.shape.hash).is_some_and(|(kept, _)| *kept != at);
    let mut repeats: Vec<bool> = blocks.iter().enumerate().map(is_repeat).collect();
    let is_likely = |(is_repeat, score): (&bool, &f32)| *is_repeat && *score >= scoring::LEAST_RECURRENT_PART;
    if repeats.iter().zip(scores).any(is_likely) {
        let best = best.into_values().map(|(at, _)| at);
        spare_recurrent(sections, best, &mut repeats);
    }
    repeats
}

/// Takes from the repeats what is said once more of something else: in another section, or in another cell of the same table; or is
/// a refrain.
fn spare_recurrent(sections: &Sections<'_>, best: impl Iterator<Item = usize>, repeats: &mut [bool]) {
    let (dom, blocks, scores) = sections.page;
    let mut met: HashSet<(u64, usize)> = HashSet::new();
    let mut tables: HashSet<(u64, NodeId)> = HashSet::new();
    let mut verses: HashSet<(u64, NodeId)> = HashSet::new();
    for (at, block) in best.filter_map(|at| Some((at, blocks.get(at)?))) {
        met.insert((block.shape.hash, sections.of(at).number));
        verses.extend(Some((block.shape.hash, dom.parent(block.container))).filter(|_| is_verse(dom, block)));
        tables.extend(find_table(dom, block).map(|table| (block.shape.hash, table)));
    }
    for (at, ((block, score), is_repeat)) in blocks.iter().zip(scores).zip(repeats).enumerate() {
        let part = dom.find_around(block.container, scoring::STEP_LEVELS, Tags::ITEMS.with(Tags::CELLS));
        let is_likely = *score >= scoring::LEAST_RECURRENT || *score >= scoring::LEAST_RECURRENT_PART && part.is_some();
        if *is_repeat && is_likely {
            let is_cell = find_table(dom, block).is_some_and(|table| tables.contains(&(block.shape.hash, table)));
            let is_verse = is_verse(dom, block) && verses.contains(&(block.shape.hash, dom.parent(block.container)));
            let is_sure = *score >= scoring::SURE_ITEM && part.is_some_and(|part| dom.tag(part) == Tag::LI);
            *is_repeat = !is_cell && !is_verse && !sections.is_new(at, block.shape.hash, is_sure, &mut met);
        }
    }
}

/// Whether a block is a paragraph of several lines, as the refrain of a song is.
fn is_verse(dom: &Dom, block: &TextBlock) -> bool {
    let is_break = |at: u32| dom.tag(NodeId(at)) == Tag::BR;
    dom.tag(block.container) == Tag::P
        && block.shape.words() <= scoring::VERSE_WORDS
        && (block.first.0..block.last.0).any(is_break)
}

fn find_table(dom: &Dom, block: &TextBlock) -> Option<NodeId> {
    dom.find_around(block.container, scoring::CELL_LEVELS, Tags::of(&[Tag::TABLE]))
}

/// The sections of a page, looked for when the first is asked for: few pages say anything twice.
struct Sections<'a> {
    page: (&'a Dom, &'a [TextBlock], &'a [f32]),
    sections: OnceCell<Vec<Section>>,
}

/// What begins with a heading that no other repeats.
#[derive(Clone, Copy, Debug, Default)]
struct Section {
    /// 0 for what stands in none.
    number: usize,
    /// Whether it is one of several of its level.
    is_one_of_several: bool,
}

impl Sections<'_> {
    fn of(&self, at: usize) -> Section {
        self.sections.get_or_init(|| find_sections(self.page)).get(at).copied().unwrap_or_default()
    }

    /// Whether a block stands in a section in which its text, or that of its list, was not met before; it is from now on. Only
    /// what is sure may stand in a section that is not one of several.
    fn is_new(&self, at: usize, text: u64, is_sure: bool, met: &mut HashSet<(u64, usize)>) -> bool {
        let Section { number, is_one_of_several } = self.of(at);
        number != 0 && (is_one_of_several || is_sure) && met.insert((text, number))
    }
}

/// For each block its section, which begins with a heading or one of several terms that are explained. The parts of a manual may
/// say the same of each function; what stands on a page twice for small screens has its headings twice, or none.
fn find_sections((dom, blocks, scores): (&Dom, &[TextBlock], &[f32])) -> Vec<Section> {
    let term = |block: &TextBlock| (dom.tag(block.container) == Tag::DT).then_some(TERM_LEVEL);
    let levels: Vec<Option<u8>> = blocks.iter().map(|block| heading_level(dom, block).or_else(|| term(block))).collect();
    let mut texts: HashMap<u64, u32> = HashMap::new();
    for (block, _) in blocks.iter().zip(&levels).filter(|(_, level)| level.is_some()) {
        *texts.entry(block.shape.hash).or_default() += 1;
    }
    let begins = |at: usize| {
        let level = (*levels.get(at)?)?;
        let is_likely = scores.get(at).is_some_and(|score| *score >= scoring::LEAST_HEADING);
        let is_once = blocks.get(at).is_some_and(|block| texts.get(&block.shape.hash) == Some(&1));
        (is_likely && is_once).then_some(level)
    };
    let beginnings: Vec<Option<u8>> = (0..blocks.len()).map(begins).collect();
    let are_several = |level| beginnings.iter().filter(|other| **other == Some(level)).count() >= scoring::FEWEST_SECTIONS;
    let several: Vec<u8> = (1..=TERM_LEVEL).filter(|level| are_several(*level)).collect();
    let (mut headed, mut explained, mut end) = (Section::default(), None, NodeId::ROOT);
    let number = |(at, (level, block)): (usize, (&Option<u8>, &TextBlock))| {
        if block.first >= end {
            explained = None;
        }
        if let Some(level) = level {
            let section = Section { number: at + 1, is_one_of_several: several.contains(level) };
            if *level != TERM_LEVEL {
                headed = section;
            } else if section.is_one_of_several {
                explained = Some(section);
                end = dom.end(dom.parent(block.container));
            }
        }
        explained.unwrap_or(headed)
    };
    beginnings.iter().zip(blocks).enumerate().map(number).collect()
}

/// The blocks of a list.
struct List {
    node: NodeId,
    start: usize,
    end: usize,
    /// Of all its texts, in order.
    print: u64,
    words: u32,
    score: f32,
}

/// The lists whose items are those of another one, in the same order, and which score no better: short items alone would not tell
/// that they are repeated, and would stay behind. Those of another section are none of them.
fn find_repeated_lists(sections: &Sections<'_>) -> Vec<List> {
    let (dom, blocks, scores) = sections.page;
    let mut lists: Vec<List> = Vec::new();
    for (at, (block, score)) in blocks.iter().zip(scores).enumerate() {
        let Some(node) = find_list(dom, block) else { continue };
        if lists.last().is_none_or(|list| list.node != node) {
            lists.push(List { node, start: at, end: at, print: 0, words: 0, score: 0.0 });
        }
        if let Some(list) = lists.last_mut() {
            list.end = at + 1;
            list.print = (list.print.rotate_left(23) ^ block.shape.hash).wrapping_mul(SPREAD);
            list.words += block.shape.words();
            list.score += score;
        }
    }
    lists.retain(|list| list.end - list.start >= scoring::LIST_ITEMS && list.words >= scoring::LIST_WORDS);
    let mut best: HashMap<u64, (usize, f32)> = HashMap::new();
    for list in &lists {
        let entry = best.entry(list.print).or_insert((list.start, list.score));
        if list.score > entry.1 {
            *entry = (list.start, list.score);
        }
    }
    lists.retain(|list| best.get(&list.print).is_some_and(|(start, _)| *start != list.start));
    let is_likely = |list: &List| list.score >= scoring::LEAST_RECURRENT_PART * (list.end - list.start) as f32;
    if lists.iter().any(is_likely) {
        let mut met: HashSet<(u64, usize)> = best.iter().map(|(print, (at, _))| (*print, sections.of(*at).number)).collect();
        let is_sure = |list: &List| list.score >= scoring::SURE_ITEM * (list.end - list.start) as f32;
        // What is far behind the heading may be of the copy for small screens, which has none.
        let mut heads = 0;
        lists.retain(|list| {
            heads = sections.of(list.start).number.max(heads);
            let is_headed = is_sure(list) && list.start <= heads + scoring::LIST_LINES;
            let is_spared = is_likely(list) && sections.is_new(list.start, list.print, is_headed, &mut met);
            heads = if is_spared { list.end } else { heads };
            !is_spared
        });
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    const SAID: &str = "Returns zero when the call was successful";

    /// Which blocks are repeats where all have the same score.
    fn repeats(html: &str, score: f32) -> Vec<bool> {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        find_repeats(&dom, &blocks, &vec![score; blocks.len()])
    }

    fn sections(headings: &[&str], body: &str) -> String {
        headings.iter().map(|heading| format!("<h2>{heading}</h2>{body}")).collect()
    }

    #[test]
    fn what_a_manual_says_of_several_functions_is_no_repeat() {
        let page = sections(&["open", "read", "write", "close"], &format!("<p>{SAID}"));
        assert_eq!(repeats(&page, 0.8), [false; 8]);
        assert_eq!(repeats(&page, 0.5).iter().filter(|is_repeat| **is_repeat).count(), 3);
    }

    #[test]
    fn what_a_manual_says_of_several_terms_is_no_repeat_and_terms_end_with_their_list() {
        let terms = |said: &str| -> String {
            ["open", "read", "write", "close"].map(|name| format!("<dl><dt>{name}<dd><p>It {name}s a file.{said}</dl>")).concat()
        };
        assert_eq!(repeats(&terms(&format!("<p>{SAID}")), 0.8), [false; 12]);
        let behind = terms("") + &format!("<p>{SAID}").repeat(2);
        assert_eq!(repeats(&behind, 0.8).iter().filter(|is_repeat| **is_repeat).count(), 1);
    }

    #[test]
    fn the_items_of_such_sections_need_not_be_as_sure() {
        let page = sections(&["open", "read", "write", "close"], &format!("<ul><li>{SAID}</ul>"));
        assert_eq!(repeats(&page, 0.5), [false; 8]);
    }

    #[test]
    fn the_steps_of_a_recipe_may_stand_in_the_text_before_it_too() {
        let [mix, add, bake] = ["<li>Mix the flour and the sugar", "<li>Add the eggs one by one", "<li>Bake it for an hour"];
        let repeated = |card: &str, score: f32| {
            let page = format!("<h2>How to bake it</h2><ol>{mix}{add}{bake}</ol>{card}");
            repeats(&page, score).iter().filter(|is_repeat| **is_repeat).count()
        };
        let own = format!("<ol>{mix}<li>Have a coffee{add}{bake}</ol>");
        assert_eq!(repeated(&format!("<h3>Instructions</h3>{own}"), 0.9), 0);
        assert_eq!(repeated(&format!("<h3>Instructions</h3>{own}"), 0.7), 2);
        assert_eq!(repeated(&own, 0.9), 2);
        // A whole list, too, if it stands right under its heading, or behind such a list.
        let whole = format!("<ol>{mix}{add}{bake}</ol>");
        assert_eq!(repeated(&format!("<h3>Instructions</h3><p>In the oven</p>{whole}"), 0.9), 0);
        assert_eq!(repeated(&format!("<h3>Method</h3><p>In the oven</p><p>Not too hot</p>{whole}"), 0.9), 3);
    }

    #[test]
    fn a_list_of_parameters_may_stand_in_each_of_such_sections() {
        let list = "<ul><li>name of the file<li>flags<li>mode of a new file, if there is none</ul>";
        let page = sections(&["open", "create", "link", "rename"], list);
        assert_eq!(repeats(&page, 0.5), [false; 16]);
        assert_eq!(repeats(&page, 0.4).iter().filter(|is_repeat| **is_repeat).count(), 9);
        assert_eq!(repeats(&list.repeat(2), 0.9), [false, false, false, true, true, true]);
    }

    #[test]
    fn a_section_that_stands_twice_with_its_heading_is_a_repeat() {
        let once = sections(&["open", "read", "write", "close"], "") + &format!("<h2>Small print</h2><p>{SAID}");
        let copy = format!("<h2>Small print</h2><p>{SAID}");
        assert_eq!(repeats(&(once + &copy), 0.9), [false, false, false, false, false, false, false, true]);
    }

    #[test]
    fn what_stands_twice_in_a_section_is_a_repeat() {
        let page = sections(&["open", "read", "write", "close"], &format!("<p>{SAID}<p>{SAID}"));
        assert_eq!(repeats(&page, 0.8), [false, false, true].repeat(4));
    }

    #[test]
    fn a_few_headings_make_no_sections() {
        let page = sections(&["Our guests", "Your stay"], &format!("<p>{SAID}"));
        assert_eq!(repeats(&page, 0.9), [false, false, false, true]);
    }

    #[test]
    fn a_refrain_is_sung_after_each_verse() {
        let refrain = "<p>Row, row the boat with tea<br>And bring it home to me</p>";
        let song = format!("<p>One cup on the sea</p>{refrain}<p>Two cups on the quay</p>{refrain}");
        assert_eq!(repeats(&song, 0.7), [false; 4]);
        assert_eq!(repeats(&song, 0.5), [false, false, false, true]);
        assert_eq!(repeats(&song.replace("<br>", " "), 0.7), [false, false, false, true]);
        assert_eq!(repeats(&format!("<div>{refrain}</div><div>{refrain}</div>"), 0.7), [false, true]);
    }

    #[test]
    fn cells_of_a_table_may_say_the_same_and_those_of_another_may_not() {
        let table = format!("<table><tr><td>{SAID}<td>Monday<tr><td>{SAID}<td>Tuesday</table>");
        assert_eq!(repeats(&table, 0.5), [false; 4]);
        let other = format!("<table><tr><td>{SAID}</table>");
        assert_eq!(repeats(&(table + &other), 0.5), [false, false, false, false, true]);
    }
}
