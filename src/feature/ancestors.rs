//! What the ancestors of a block say of it: what they are, what they hold, how many stand beside them that look alike.
//!
//! What lies above the container is the same for blocks whose containers stand side by side: it is measured once for a run of
//! them.

use std::ops::Range;

use super::list::{self, COUNT};
use super::look::Look;
use super::tree::{Sums, lg, share};
use super::{Row, Survey};
use crate::block::TextBlock;
use crate::dom::NodeId;
use crate::table::features::{FEW_LEVELS, LEVELS, NONE, RARE, TWIN_LEVELS};
use crate::table::ranks::rank;
use crate::table::scoring;

/// The numbers that are told by the ancestors.
const UPWARDS: Range<usize> = list::UP_TO.at(0)..list::UP_TO_LONG.at(list::UP_TO_LONG.count());
const BESIDE: Range<usize> = list::TWINS.at(0)..list::TWINS.at(list::TWINS.count());

/// Measures the ancestors of blocks, and remembers those of the last.
pub(super) struct Ancestors<'a> {
    survey: &'a Survey<'a>,
    above: Option<Above>,
}

impl<'a> Ancestors<'a> {
    pub(super) fn new(survey: &'a Survey<'a>) -> Self {
        Ancestors { survey, above: None }
    }

    /// Writes what the ancestors of a block say of it.
    pub(super) fn measure(&mut self, block: &TextBlock, row: &mut Row) {
        let dom = self.survey.dom;
        let parent = dom.parent(block.container);
        set(row, list::CONTAINER.at(0), rank(dom.tag(block.container)));
        set(row, list::PARENT.at(0), rank(dom.tag(parent)));
        set(row, list::TEXT_PARENT.at(0), rank(dom.tag(dom.parent(block.first))));
        set(row, list::DEPTH.at(0), f32::from(dom.depth(block.container)));
        // Below the document itself, the container stands for what is above it.
        if parent == NodeId::ROOT || self.above.as_ref().is_none_or(|above| above.parent != parent) {
            self.above = Some(Above::of(self.survey, block.container));
        }
        if let Some(above) = &self.above {
            above.measure_with(self.survey, block, row);
        }
    }
}

/// What the ancestors above a container say.
struct Above {
    parent: NodeId,
    /// Of which only [`UPWARDS`] and [`BESIDE`] are read.
    row: Row,
    heading: Option<u8>,
    most_twins: Twins,
}

/// An ancestor, its level, and how many stand beside it that look like it.
#[derive(Clone, Copy)]
struct Twins {
    count: u32,
    level: usize,
    element: NodeId,
}

impl Above {
    fn of(survey: &Survey<'_>, container: NodeId) -> Self {
        let dom = survey.dom;
        let parent = dom.parent(container);
        let mut row = [0.0; COUNT];
        for at in [list::UP_TO, list::UP_TO_CLASS].into_iter().flat_map(|family| (0..family.count()).map(move |at| family.at(at)))
        {
            set(&mut row, at, NONE);
        }
        let mut seen = Seen::default();
        let mut heading = None;
        let mut most_twins = Twins { count: 0, level: 0, element: container };
        for (level, element) in (1..).zip(dom.ancestors_and_self(parent).take(NONE as usize - 1)) {
            let look = survey.look(element);
            seen.meet(&look, level as f32, &mut row);
            heading = heading.or(dom.tag(element).heading_level());
            if level < list::TWINS.count() {
                set(&mut row, list::TWINS.at(level), lg(look.twins));
            }
            if level < TWIN_LEVELS && look.twins > most_twins.count {
                most_twins = Twins { count: look.twins, level, element };
            }
        }
        measure_levels(survey, container, &mut row);
        Above { parent, row, heading, most_twins }
    }

    /// Writes what is above a block, with what its container and the links and labels in it say.
    fn measure_with(&self, survey: &Survey<'_>, block: &TextBlock, row: &mut Row) {
        let dom = survey.dom;
        let container = block.container;
        for range in [UPWARDS, BESIDE] {
            if let (Some(to), Some(from)) = (row.get_mut(range.clone()), self.row.get(range)) {
                to.copy_from_slice(from);
            }
        }
        let mut seen = Seen::default();
        let mut heading = None;
        // A link or a label around the text is below the container.
        let inner = dom.ancestors_and_self(dom.parent(block.first)).take_while(|id| *id > container);
        for element in inner.chain(Some(container).filter(|id| *id != NodeId::ROOT)) {
            seen.meet(&survey.look(element), 0.0, row);
            heading = heading.or(dom.tag(element).heading_level());
        }
        let own = Twins { count: survey.look(container).twins, level: 0, element: container };
        let most = if self.most_twins.count > own.count { self.most_twins } else { own };
        set(row, list::HEADING.at(0), f32::from(heading.or(self.heading).unwrap_or(0)));
        set(row, list::TWINS.at(0), lg(own.count));
        set(row, list::MOST_TWINS.at(0), lg(most.count));
        set(row, list::TWIN_LEVEL.at(0), most.level as f32);
        set(row, list::TWIN_WORDS.at(0), lg(survey.sums(most.element).words));
        set(row, list::TWIN_LINKS.at(0), survey.sums(most.element).link_share());
        let sums = survey.sums(container);
        put_level(sums, survey.page, 0, row);
        let met = scoring::LONG_SHARES.iter().take_while(|least| holds_long(sums, survey.page, **least)).count();
        for member in 0..met {
            set(row, list::UP_TO_LONG.at(member), 0.0);
        }
    }
}

fn set(row: &mut Row, at: usize, value: f32) {
    if let Some(slot) = row.get_mut(at) {
        *slot = value;
    }
}

/// What of the ancestors has been met already.
#[derive(Default)]
struct Seen {
    roles: u32,
    groups: u64,
}

impl Seen {
    fn meet(&mut self, look: &Look, level: f32, row: &mut Row) {
        let mut roles = look.roles & !self.roles;
        self.roles |= roles;
        while roles != 0 {
            set(row, list::UP_TO.at(roles.trailing_zeros() as usize), level);
            roles &= roles - 1;
        }
        let mut groups = look.groups & !self.groups;
        self.groups |= groups;
        while groups != 0 {
            set(row, list::UP_TO_CLASS.at(groups.trailing_zeros() as usize), level);
            groups &= groups - 1;
        }
    }
}

/// Whether an element holds such a share of the page's running text.
fn holds_long(sums: &Sums, page: &Sums, least: f32) -> bool {
    page.long_words > 0 && sums.long_words as f32 >= least * page.long_words as f32
}

/// Writes what the elements above a container hold.
fn measure_levels(survey: &Survey<'_>, container: NodeId, row: &mut Row) {
    let (dom, page) = (survey.dom, survey.page);
    let shares = scoring::LONG_SHARES;
    for member in 0..shares.len() {
        set(row, list::UP_TO_LONG.at(member), NONE);
    }
    // The first level is the container's own.
    let mut member = 1;
    let mut shares_met = 0;
    let mut last = container;
    for (level, id) in (1..).zip(dom.ancestors_and_self(dom.parent(container)).take(NONE as usize - 1)) {
        let sums = survey.sums(id);
        last = id;
        while LEVELS.get(member) == Some(&level) {
            put_level(sums, page, member, row);
            member += 1;
        }
        while shares.get(shares_met).is_some_and(|least| holds_long(sums, page, *least)) {
            set(row, list::UP_TO_LONG.at(shares_met), level as f32);
            shares_met += 1;
        }
        if member >= LEVELS.len() && shares_met >= shares.len() {
            break;
        }
    }
    // Where the page is not that deep, its outermost element stands for the level.
    while member < LEVELS.len() {
        put_level(survey.sums(last), page, member, row);
        member += 1;
    }
}

fn put_level(sums: &Sums, page: &Sums, member: usize, row: &mut Row) {
    set(row, list::LINK_SHARE.at(member), sums.link_share());
    set(row, list::SUB_WORDS.at(member), lg(sums.words));
    set(row, list::WORDS_A_BLOCK.at(member), share(sums.words, sums.blocks));
    set(row, list::LONG_SHARE.at(member), share(sums.long_words, sums.words));
    set(row, list::WORD_SHARE.at(member), share(sums.words, page.words));
    set(row, list::SENTENCES_A_WORD.at(member), share(sums.sentence_ends, sums.words));
    set(row, list::SUB_LINKS.at(member), lg(sums.links));
    set(row, list::LONG_OF_PAGE.at(member), share(sums.long_words, page.long_words));
    set(row, list::COMMAS_A_WORD.at(member), share(sums.commas, sums.words));
    if let Some(few) = FEW_LEVELS.iter().position(|level| *level == member) {
        set(row, list::HEADINGS_A_BLOCK.at(few), share(sums.headings, sums.blocks));
        set(row, list::IMAGES_A_BLOCK.at(few), share(sums.images, sums.blocks).min(RARE));
        set(row, list::CONTROLS_A_BLOCK.at(few), share(sums.controls, sums.blocks).min(RARE));
        set(row, list::MONEY_A_BLOCK.at(few), share(sums.money, sums.blocks));
    }
}

const _: () = assert!(FEW_LEVELS.len() == list::HEADINGS_A_BLOCK.count());
