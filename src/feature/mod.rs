//! Turns [`TextBlock`]s into features: what a scorer is told of each block, as a row of numbers.
//!
//! Knows no natural language: counts, shapes, places, and the class names of user interfaces. Does not judge.
//!
//! Invariants: a row has [`COUNT`] numbers in the order of [`names`]; the same page gives the same rows.

pub mod list;

mod ancestors;
mod census;
mod context;
mod look;
mod page;
mod repeat;
mod text;
mod tree;

use ancestors::Ancestors;
use census::Census;
use context::{Stretches, measure_neighbours, measure_place};
use look::{Look, look_at_elements};
use page::measure_page;
use repeat::Repeats;
use text::measure_text;
use tree::{Sums, sum_subtrees};

use crate::block::TextBlock;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::features::{TITLE_CUTS, TITLE_MARKS};
use crate::table::tags::Tag;
use crate::text::Counter;

pub use list::{COUNT, names};

/// The numbers of a block. Its length is known to the compiler, which then need not look whether a place is in it.
type Row = [f32; COUNT];

/// The features of a page's blocks, a row each.
#[derive(Clone, Debug, Default)]
pub struct Features {
    numbers: Vec<f32>,
    looks: Vec<u32>,
}

impl Features {
    /// The rows in the order of the blocks, each of [`COUNT`] numbers.
    #[must_use]
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[f32]> + Clone {
        self.numbers.chunks_exact(COUNT)
    }

    /// The row of a block; empty where there is no such block.
    #[must_use]
    pub fn row(&self, block: usize) -> &[f32] {
        self.numbers.get(block * COUNT..(block + 1) * COUNT).unwrap_or_default()
    }

    /// Of each block the number of its look, from 0: blocks whose containers and three ancestors have the same tags and classes
    /// have the same number.
    ///
    /// ```
    /// use tamis::{block::split_blocks, dom::parse, feature};
    ///
    /// let dom = parse("<p>Green</p><h2>Black</h2><p>White</p>", &tamis::Limits::default());
    /// let features = feature::measure(&dom, &split_blocks(&dom), None);
    /// assert_eq!(features.looks(), [0, 1, 0]);
    /// ```
    #[must_use]
    pub fn looks(&self) -> &[u32] {
        &self.looks
    }
}

/// Measures every block of a page; `url` is where the page came from, as far as the caller knows.
///
/// ```
/// use tamis::{block::split_blocks, dom::parse, feature};
/// let dom = parse("<nav><a href=/>Home</a></nav><p>One, two, three.</p>", &tamis::Limits::default());
/// let features = feature::measure(&dom, &split_blocks(&dom), None);
/// let own_links = feature::list::LINK_SHARE_OWN.at(0);
/// assert_eq!(features.rows().map(|row| row[own_links]).collect::<Vec<_>>(), [1.0, 0.0]);
/// ```
#[must_use]
pub fn measure(dom: &Dom, blocks: &[TextBlock], url: Option<&str>) -> Features {
    let sums = sum_subtrees(dom, blocks);
    let page = sums.first().copied().unwrap_or_default();
    let looks = look_at_elements(dom, &sums);
    let census = Census::take(dom, &sums);
    let title_block = find_title(dom, blocks);
    let survey = Survey { dom, blocks, sums: &sums, looks: &looks, page: &page, census: &census, title_block };
    let repeats = Repeats::count(&survey);
    let stretches = Stretches::sum(&survey);
    let mut page_row = [0.0; COUNT];
    measure_page(&survey, &repeats, url, &mut page_row);
    let mut numbers = Vec::with_capacity(blocks.len() * COUNT);
    for _ in blocks {
        numbers.extend_from_slice(&page_row);
    }
    let mut ancestors = Ancestors::new(&survey);
    let (rows, _) = numbers.as_chunks_mut::<COUNT>();
    for ((at, block), row) in blocks.iter().enumerate().zip(rows) {
        measure_text(block, row);
        ancestors.measure(block, row);
        repeats.measure(&survey, at, row);
        measure_place(&survey, &stretches, at, row);
        measure_neighbours(&survey, (&stretches, &repeats), at, row);
    }
    Features { numbers, looks: repeats.into_looks() }
}

/// What is known of the page before its blocks are measured.
struct Survey<'a> {
    dom: &'a Dom,
    blocks: &'a [TextBlock],
    sums: &'a [Sums],
    looks: &'a [Look],
    page: &'a Sums,
    census: &'a Census<'a>,
    /// The block that has the page's title as its text.
    title_block: Option<usize>,
}

impl Survey<'_> {
    fn sums(&self, id: NodeId) -> &Sums {
        self.sums.get(id.index()).unwrap_or(self.page)
    }

    fn look(&self, id: NodeId) -> Look {
        self.looks.get(id.index()).copied().unwrap_or_default()
    }
}

/// The first block that says what the head of the page calls its title, or the `<title>` up to a mark that may begin the
/// name of the site.
fn find_title(dom: &Dom, blocks: &[TextBlock]) -> Option<usize> {
    let mut titles: Vec<u64> = Vec::new();
    let hash = |text: &str| {
        let mut counter = Counter::default();
        counter.push(text, false);
        counter.finish().hash
    };
    for id in dom.nodes() {
        match dom.tag(id) {
            Tag::META if matches!(dom.attr(id, AttrName::PROPERTY), Some("og:title")) => {
                titles.extend(dom.attr(id, AttrName::CONTENT).map(hash));
            }
            Tag::TITLE if dom.tag(dom.parent(id)) == Tag::HEAD => {
                for text in dom.children(id) {
                    let text = dom.text(text);
                    titles.push(hash(text));
                    let cuts = text.char_indices().filter(|(_, c)| TITLE_MARKS.contains(c)).take(TITLE_CUTS);
                    titles.extend(cuts.filter_map(|(cut, _)| text.get(..cut)).filter(|part| !part.trim().is_empty()).map(hash));
                }
            }
            Tag::BODY => break,
            _ => {}
        }
    }
    titles.sort_unstable();
    let says_title = |block: &TextBlock| titles.binary_search(&block.shape.hash).is_ok();
    let heading = |block: &TextBlock| tree::heading_of(dom, block).is_some();
    let in_heading = blocks.iter().position(|block| says_title(block) && heading(block));
    in_heading.or_else(|| blocks.iter().position(says_title))
}

#[cfg(test)]
mod tests;
