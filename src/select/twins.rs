//! Finds elements that say the same as one beside them, block for block: slides that a carousel has cloned, sections that stand
//! once for each width of screen. Their blocks are too short to be repeats one by one: a price, a name, "Read on".

use std::collections::HashMap;
use std::iter::once;
use std::ops::Range;

use crate::block::{TextBlock, blocks_in};
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::hashes::SPREAD;
use crate::table::scoring;
use crate::table::tags::{Tag, Tags};

/// The blocks of elements that say what a sibling says, which scores better or, as good, stands before them.
pub(super) fn find_twins(dom: &Dom, blocks: &[TextBlock], scores: &[f32]) -> Vec<Range<usize>> {
    let prints = Prints::of(blocks);
    let mut twins: Vec<Range<usize>> = Vec::new();
    let mut met: HashMap<u64, usize> = HashMap::with_capacity(blocks.len());
    let mut until = 0;
    for (at, block) in blocks.iter().enumerate() {
        // What is in a twin is not asked again.
        let before = met.get(&block.shape.hash).copied().filter(|_| at >= until);
        let pair = before.and_then(|before| find_siblings(dom, blocks.get(before)?, block));
        let ranges = pair.map(|pair| pair.map(|id| blocks_in(dom, blocks, id)));
        if let Some((pair, [first, second])) = pair.zip(ranges).filter(|(_, ranges)| prints.are_same(ranges)) {
            until = second.end;
            if is_meant_once(dom, pair, blocks.get(second.clone()).unwrap_or_default()) {
                // As good, but for a heading that is none, is not as good.
                let worth =
                    |(block, score): (&TextBlock, &f32)| score + f32::from(super::is_heading(dom, block)) * scoring::TWIN_HEADING;
                let inside = |range: &Range<usize>| blocks.get(range.clone()).zip(scores.get(range.clone()));
                let score = |range: &Range<usize>| {
                    inside(range).map_or(0.0, |(blocks, scores)| blocks.iter().zip(scores).map(worth).sum())
                };
                twins.push(if score(&second) > score(&first) { first } else { second });
            }
        }
        met.insert(block.shape.hash, at);
    }
    twins
}

/// The elements around two blocks that have the same parent.
fn find_siblings(dom: &Dom, before: &TextBlock, behind: &TextBlock) -> Option<[NodeId; 2]> {
    let up = |block: &TextBlock| dom.ancestors_and_self(block.container).take(scoring::TWIN_LEVELS);
    let second = up(behind).take_while(|id| !dom.contains(*id, before.first)).last()?;
    let parent = dom.parent(second);
    let first = up(before).find(|id| dom.parent(*id) == parent)?;
    Some([first, second])
}

/// Whether two elements that say the same say enough for it not to be meant twice, as cells of a comparison are.
fn is_meant_once(dom: &Dom, [first, second]: [NodeId; 2], inside: &[TextBlock]) -> bool {
    // Rows and columns may be the same; lists are compared apart; lines of code are no boxes.
    let parts = [Tag::TR, Tag::TD, Tag::TH, Tag::TBODY, Tag::DT, Tag::DD, Tag::UL, Tag::OL];
    let is_box = |id: NodeId| !parts.contains(&dom.tag(id));
    let is_in_code = || dom.find_around(second, scoring::TWIN_LEVELS, Tags::of(&[Tag::PRE])).is_some();
    // Two goods of one name have a page each.
    let target = |id: NodeId| once(id).chain(dom.descendants(id)).find_map(|id| dom.attr(id, AttrName::HREF));
    let to = target(first);
    // What leads nowhere may be the columns of a comparison: it takes a sentence.
    let name_words = if to.is_some() { scoring::TWIN_NAME_WORDS } else { scoring::REPEAT_WORDS };
    let names = |block: &TextBlock| block.shape.words() >= name_words || super::is_heading(dom, block);
    inside.len() >= scoring::TWIN_BLOCKS
        && inside.iter().map(|block| block.shape.words()).sum::<u32>() >= scoring::TWIN_WORDS
        && inside.iter().any(names)
        && is_box(first)
        && is_box(second)
        && !is_in_code()
        && to == target(second)
}

/// Hashes of all runs of blocks, each found in one step: of the first `n` blocks, and the factor that `n` blocks multiply with.
struct Prints(Vec<(u64, u64)>);

impl Prints {
    fn of(blocks: &[TextBlock]) -> Prints {
        let mut last = (0u64, 1u64);
        let add = |block: &TextBlock| {
            last = (last.0.wrapping_mul(SPREAD).wrapping_add(block.shape.hash), last.1.wrapping_mul(SPREAD));
            last
        };
        Prints(once((0, 1)).chain(blocks.iter().map(add)).collect())
    }

    fn are_same(&self, [first, second]: &[Range<usize>; 2]) -> bool {
        first.len() == second.len() && self.of_range(first) == self.of_range(second)
    }

    fn of_range(&self, range: &Range<usize>) -> Option<u64> {
        let (from, until) = (self.0.get(range.start)?, self.0.get(range.end)?);
        let factor = self.0.get(range.len())?.1;
        Some(until.0.wrapping_sub(from.0.wrapping_mul(factor)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    /// From which block to which twins reach; blocks score 0.5, those in a `main` 0.9.
    fn twins(html: &str) -> Vec<(usize, usize)> {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        let is_main = |block: &TextBlock| dom.ancestors_and_self(block.container).any(|id| dom.tag(id) == Tag::MAIN);
        let scores: Vec<f32> = blocks.iter().map(|block| if is_main(block) { 0.9 } else { 0.5 }).collect();
        find_twins(&dom, &blocks, &scores).into_iter().map(|twin| (twin.start, twin.end)).collect()
    }

    const FERRY: &str = "<h3>To the outer islands</h3><p>From 12 crowns on</p>";
    const BRIDGE: &str = "<h3>Over the old bridge</h3><p>From 12 crowns on</p>";

    #[test]
    fn slides_that_a_carousel_has_cloned_stand_once() {
        let slide = |text: &str| format!("<div>{text}</div>");
        let page = [BRIDGE, FERRY, BRIDGE, FERRY].map(slide).concat();
        assert_eq!(twins(&page), [(4, 6), (6, 8)]);
        assert_eq!(twins(&format!("<section>{FERRY}</section><p>And</p><section><div>{FERRY}</div></section>")), [(3, 5)]);
    }

    #[test]
    fn cards_that_differ_in_one_line_all_stand() {
        assert!(twins(&format!("<div>{FERRY}</div><div>{BRIDGE}</div>")).is_empty());
        assert!(twins(&format!("<div>{FERRY}<p>Monday</p></div><div>{FERRY}<p>Tuesday</p></div>")).is_empty());
    }

    #[test]
    fn columns_rows_and_goods_may_say_the_same() {
        let column = "<div><p>No maximum</p><p>5,000, or no limit</p><p>70%, 80%, 90%</p></div>";
        assert!(twins(&column.repeat(2)).is_empty());
        let goods = |link: &str| format!("<li><a href={link}>Walnut, smoked</a><p>Walnut, smoked and oiled by hand</p></li>");
        assert!(twins(&format!("<ul>{}{}</ul>", goods("/a"), goods("/b"))).is_empty());
        assert_eq!(twins(&format!("<ul>{}{}</ul>", goods("/a"), goods("/a"))), [(2, 4)]);
        let row = "<tr><td>Leaves from the old pier</td><td>at noon</td></tr>";
        assert!(twins(&format!("<table>{row}{row}</table>")).is_empty());
    }

    #[test]
    fn what_is_kept_of_twins_is_the_better_one() {
        assert_eq!(twins(&format!("<div>{FERRY}</div><div>{FERRY}</div>")), [(2, 4)]);
        assert_eq!(twins(&format!("<div>{FERRY}</div><main>{FERRY}</main>")), [(0, 2)]);
        let bare = FERRY.replace("h3", "p");
        assert_eq!(twins(&format!("<div>{bare}</div><div>{FERRY}</div>")), [(0, 2)]);
    }
}
