//! What elements hold: sums over their blocks, and what the ancestors of a block say of it.

use std::sync::LazyLock;

use super::list::{self, LEVELS, NONE};
use super::look::Look;
use super::{Row, Survey};
use crate::block::TextBlock;
use crate::dom::{Dom, NodeId};
use crate::table::ranks::rank;
use crate::table::scoring;
use crate::table::tags::Tag;

/// Counts of a piece of the page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    pub(super) words: u32,
    pub(super) chars: u32,
    pub(super) link_chars: u32,
    pub(super) blocks: u32,
    pub(super) sentence_ends: u32,
    pub(super) commas: u32,
    pub(super) links: u32,
    /// Words in long blocks with few links.
    pub(super) long_words: u32,
    /// Blocks with a sign of money.
    pub(super) money: u32,
    /// Elements: headings, images, and what a reader presses or fills in.
    pub(super) headings: u32,
    pub(super) images: u32,
    pub(super) controls: u32,
}

impl Sums {
    pub(super) fn of(block: &TextBlock) -> Sums {
        let shape = &block.shape;
        let words = shape.words();
        let is_long = words >= scoring::LONG_BLOCK_WORDS && share(shape.link_chars, shape.chars) < scoring::LONG_BLOCK_LINK_SHARE;
        Sums {
            words,
            chars: shape.chars,
            link_chars: shape.link_chars,
            blocks: 1,
            sentence_ends: shape.sentence_ends,
            commas: shape.commas,
            links: block.links,
            long_words: if is_long { words } else { 0 },
            money: u32::from(shape.money > 0),
            ..Sums::default()
        }
    }

    /// What an element adds by itself.
    fn of_element(tag: Tag) -> Sums {
        match tag {
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => Sums { headings: 1, ..Sums::default() },
            Tag::IMG => Sums { images: 1, ..Sums::default() },
            Tag::BUTTON | Tag::INPUT | Tag::SELECT => Sums { controls: 1, ..Sums::default() },
            _ => Sums::default(),
        }
    }

    /// Whether the block that was counted alone here is a long one.
    pub(super) fn is_long(&self) -> bool {
        self.long_words > 0
    }

    pub(super) fn add(&mut self, other: Sums) {
        self.words += other.words;
        self.chars += other.chars;
        self.link_chars += other.link_chars;
        self.blocks += other.blocks;
        self.sentence_ends += other.sentence_ends;
        self.commas += other.commas;
        self.links += other.links;
        self.long_words += other.long_words;
        self.money += other.money;
        self.headings += other.headings;
        self.images += other.images;
        self.controls += other.controls;
    }

    pub(super) fn link_share(&self) -> f32 {
        share(self.link_chars, self.chars)
    }
}

/// `part / whole`, 0 where there is no whole.
pub(super) fn share(part: u32, whole: u32) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// `ln(1 + x)` of the numbers that most counts are.
static SMALL: LazyLock<[f32; 1024]> = LazyLock::new(|| std::array::from_fn(|x| libm::log1pf(x as f32)));

/// `ln(1 + x)`.
pub(super) fn lg(x: u32) -> f32 {
    SMALL.get(x as usize).copied().unwrap_or_else(|| libm::log1pf(x as f32))
}

/// The sums of every element over the blocks in it. Nodes lie in page order, so one pass backwards carries them up.
pub(super) fn sum_subtrees(dom: &Dom, blocks: &[TextBlock]) -> Vec<Sums> {
    let mut sums = vec![Sums::default(); dom.len()];
    for block in blocks {
        if let Some(slot) = sums.get_mut(block.container.index()) {
            slot.add(Sums::of(block));
        }
    }
    for id in dom.nodes().skip(1).rev().filter(|id| dom.tag(*id).is_element()) {
        let Some(slot) = sums.get_mut(id.index()) else { continue };
        slot.add(Sums::of_element(dom.tag(id)));
        let own = *slot;
        if let Some(parent) = sums.get_mut(dom.parent(id).index()) {
            parent.add(own);
        }
    }
    sums
}

/// Writes what the ancestors of a block say of it.
pub(super) fn measure_ancestors(survey: &Survey<'_>, block: &TextBlock, row: &mut Row) {
    let dom = survey.dom;
    let mut put = |at: usize, value: f32| {
        if let Some(slot) = row.get_mut(at) {
            *slot = value;
        }
    };
    put(list::CONTAINER.at(0), rank(dom.tag(block.container)));
    put(list::PARENT.at(0), rank(dom.tag(dom.parent(block.container))));
    put(list::TEXT_PARENT.at(0), rank(dom.tag(dom.parent(block.first))));
    put(list::DEPTH.at(0), f32::from(dom.depth(block.container)));
    for member in 0..list::UP_TO.count() {
        put(list::UP_TO.at(member), NONE);
    }
    for member in 0..list::UP_TO_CLASS.count() {
        put(list::UP_TO_CLASS.at(member), NONE);
    }
    let mut seen = Seen::default();
    let mut most_twins = (0, 0, block.container);
    // A link or a label around the text is below the container.
    let inner = dom.ancestors_and_self(dom.parent(block.first)).take_while(|id| *id > block.container);
    for id in inner {
        seen.meet(&survey.look(id), 0.0, &mut put);
        seen.heading = seen.heading.or(dom.tag(id).heading_level());
    }
    for (level, id) in dom.ancestors_and_self(block.container).take(NONE as usize).enumerate() {
        let look = survey.look(id);
        seen.meet(&look, level as f32, &mut put);
        seen.heading = seen.heading.or(dom.tag(id).heading_level());
        if level < list::TWINS.count() {
            put(list::TWINS.at(level), lg(look.twins));
        }
        if level < 6 && look.twins > most_twins.0 {
            most_twins = (look.twins, level, id);
        }
    }
    put(list::HEADING.at(0), f32::from(seen.heading.unwrap_or(0)));
    let (twins, level, twin) = most_twins;
    put(list::MOST_TWINS.at(0), lg(twins));
    put(list::TWIN_LEVEL.at(0), level as f32);
    put(list::TWIN_WORDS.at(0), lg(survey.sums(twin).words));
    put(list::TWIN_LINKS.at(0), survey.sums(twin).link_share());
    measure_levels(survey, block, &mut put);
}

/// What of the ancestors has been met already.
#[derive(Default)]
struct Seen {
    roles: u32,
    groups: u64,
    heading: Option<u8>,
}

impl Seen {
    fn meet(&mut self, look: &Look, level: f32, put: &mut impl FnMut(usize, f32)) {
        let mut roles = look.roles & !self.roles;
        self.roles |= roles;
        while roles != 0 {
            put(list::UP_TO.at(roles.trailing_zeros() as usize), level);
            roles &= roles - 1;
        }
        let mut groups = look.groups & !self.groups;
        self.groups |= groups;
        while groups != 0 {
            put(list::UP_TO_CLASS.at(groups.trailing_zeros() as usize), level);
            groups &= groups - 1;
        }
    }
}

fn measure_levels(survey: &Survey<'_>, block: &TextBlock, put: &mut impl FnMut(usize, f32)) {
    let dom = survey.dom;
    let page = survey.page;
    let mut member = 0;
    let mut shares_met = 0;
    let shares = scoring::LONG_SHARES;
    for share_member in 0..shares.len() {
        put(list::UP_TO_LONG.at(share_member), NONE);
    }
    let mut last = block.container;
    for (level, id) in dom.ancestors_and_self(block.container).take(NONE as usize).enumerate() {
        let sums = survey.sums(id);
        last = id;
        while LEVELS.get(member) == Some(&level) {
            put_level(sums, page, member, put);
            member += 1;
        }
        while shares
            .get(shares_met)
            .is_some_and(|least| page.long_words > 0 && sums.long_words as f32 >= least * page.long_words as f32)
        {
            put(list::UP_TO_LONG.at(shares_met), level as f32);
            shares_met += 1;
        }
        if member >= LEVELS.len() && shares_met >= shares.len() {
            break;
        }
    }
    // Where the page is not that deep, its outermost element stands for the level.
    while member < LEVELS.len() {
        put_level(survey.sums(last), page, member, put);
        member += 1;
    }
}

fn put_level(sums: &Sums, page: &Sums, member: usize, put: &mut impl FnMut(usize, f32)) {
    put(list::LINK_SHARE.at(member), sums.link_share());
    put(list::SUB_WORDS.at(member), lg(sums.words));
    put(list::WORDS_A_BLOCK.at(member), share(sums.words, sums.blocks));
    put(list::LONG_SHARE.at(member), share(sums.long_words, sums.words));
    put(list::WORD_SHARE.at(member), share(sums.words, page.words));
    put(list::SENTENCES_A_WORD.at(member), share(sums.sentence_ends, sums.words));
    put(list::SUB_LINKS.at(member), lg(sums.links));
    put(list::LONG_OF_PAGE.at(member), share(sums.long_words, page.long_words));
    put(list::COMMAS_A_WORD.at(member), share(sums.commas, sums.words));
    if let Some(few) = FEW_LEVELS.iter().position(|level| *level == member) {
        put(list::HEADINGS_A_BLOCK.at(few), share(sums.headings, sums.blocks));
        put(list::IMAGES_A_BLOCK.at(few), share(sums.images, sums.blocks).min(5.0));
        put(list::CONTROLS_A_BLOCK.at(few), share(sums.controls, sums.blocks).min(5.0));
        put(list::MONEY_A_BLOCK.at(few), share(sums.money, sums.blocks));
    }
}

/// The members of `list::LEVELS` that are in `list::HEADINGS_A_BLOCK`.
const FEW_LEVELS: [usize; 3] = [1, 2, 4];

/// The nearest heading element at or around a block's text.
pub(super) fn heading_of(dom: &Dom, block: &TextBlock) -> Option<u8> {
    dom.ancestors_and_self(dom.parent(block.first)).take(8).find_map(|id| dom.tag(id).heading_level())
}

/// How many levels lie between a node and the lowest element that holds both it and `other`.
pub(super) fn levels_to_common(dom: &Dom, id: NodeId, other: NodeId) -> usize {
    dom.ancestors_and_self(id).take(NONE as usize).take_while(|id| !dom.contains(*id, other)).count()
}

/// The element with a tag that holds the most words, the first of them.
pub(super) fn largest(survey: &Survey<'_>, tag: Tag) -> Option<NodeId> {
    let with_tag = survey.dom.nodes().filter(|id| survey.dom.tag(*id) == tag);
    with_tag.max_by_key(|id| (survey.sums(*id).words, std::cmp::Reverse(*id)))
}

/// The deepest element that holds such a share of the page's running text; of more than a half there is but one line of them.
pub(super) fn smallest_with(survey: &Survey<'_>, least: f32) -> Option<NodeId> {
    let page = survey.page.long_words;
    let holds = |id: &NodeId| survey.dom.tag(*id).is_element() && survey.sums(*id).long_words as f32 >= least * page as f32;
    (page > 0).then(|| survey.dom.nodes().skip(1).filter(holds).max_by_key(|id| survey.dom.depth(*id))).flatten()
}
