//! Boxes in a page that are named after what they hold, and that is not what the page is about: other products, delivery, choices
//! of a form, tooltips. Where they hold most of what is kept, they are what it is about.

use super::Page;
use super::shop::Shop;
use crate::block::TextBlock;
use crate::dom::NodeId;
use crate::dom::class::{classes_of, has_word, words_of};
use crate::dom::declared::declares;
use crate::select::{Selection, is_in_footer};
use crate::table::attrs::AttrName;
use crate::table::boxes::{self as table, BoxKind, KINDS, Pages};
use crate::table::named::Named;
use crate::table::tags::{Tag, Tags};

/// What a block stands in, as bits: one for each of `KINDS`, and behind these one for each element that holds no content by its
/// tag alone.
type Kinds = u16;

const COMMENTS: Kinds = 1 << (KINDS.len() - 1);
const CHOICES: Kinds = 1 << KINDS.len();
const NAV: Kinds = CHOICES << 1;
const FOOTER: Kinds = NAV << 1;
const NOSCRIPT: Kinds = FOOTER << 1;
const _: () = assert!(KINDS.len() + 4 <= Kinds::BITS as usize, "each has a bit of its own");

impl Page<'_> {
    /// The kept blocks in such boxes.
    pub(super) fn find_boxes(&self, selection: &Selection, shop: &Shop<'_>) -> Vec<usize> {
        let mut known = Known::default();
        let mut kinds_of = |block: &TextBlock| {
            let mut kinds = self.kinds_around(block.container, &mut known);
            // Answers that fold stand in `<nav>`, too.
            kinds &= if block.shape.link_chars > 0 { Kinds::MAX } else { !NAV };
            let words = block.shape.words();
            kinds &= if kinds == 0 { 0 } else { !bits_of(|kind| words > kind.words) };
            kinds | if is_in_footer(self.dom, block) && !self.is_quoted(block) { FOOTER } else { 0 }
        };
        let kept: Vec<(usize, u32, Kinds)> =
            self.kept(selection).map(|(at, block)| (at, block.shape.words(), kinds_of(block))).collect();
        let mut gone: Kinds = 0;
        let words = |kinds: Kinds| kept.iter().filter(|(_, _, own)| own & kinds != 0).map(|(_, words, _)| words).sum::<u32>();
        let all: u32 = kept.iter().map(|(_, words, _)| words).sum();
        let named = KINDS.iter().enumerate().map(|(place, kind)| (1 << place, kind.most, kind.on));
        let others = [
            (CHOICES, table::CHOICES_PART),
            (NAV, table::LANDMARKS_PART),
            (FOOTER, table::LANDMARKS_PART),
            (NOSCRIPT, table::NOSCRIPT_PART),
        ];
        for (kind, most, on) in named.chain(others.map(|(kind, most)| (kind, most, Pages::All))) {
            let held = words(kind);
            let is_part = held > 0 && held as f32 <= most * all as f32 && all - words(gone | kind) >= table::LEAST_REST;
            gone |= if is_part && shop.is_one_of(on) { kind } else { 0 };
        }
        if are_below_text(&kept) && !self.is_discussion() {
            gone |= COMMENTS;
        }
        let is_tip = |at: usize| self.blocks.get(at).is_some_and(|block| self.is_tooltip(block));
        kept.iter().filter(|(at, _, kinds)| kinds & gone != 0 || is_tip(*at)).map(|(at, ..)| *at).collect()
    }

    /// Whether a page is a discussion, by what it says of itself or by its address.
    fn is_discussion(&self) -> bool {
        let address = self.metadata.url.as_deref().unwrap_or_default().to_ascii_lowercase();
        address.contains(table::FORUM) || has_word(&address, table::DISCUSSIONS) || declares(self.dom, &table::DISCUSSION_TYPES)
    }

    /// Whether a block is in a quote, whose footer says whose it is.
    fn is_quoted(&self, block: &TextBlock) -> bool {
        self.dom.is_within(block.container, Tags::of(&[Tag::BLOCKQUOTE]))
    }

    /// What an element and those around it are named after.
    fn kinds_around(&self, container: NodeId, known: &mut Known) -> Kinds {
        let parent = self.dom.parent(container);
        if known.parent != Some(parent) {
            let around = self.dom.ancestors_and_self(parent).take(table::LEVELS - 1);
            // Most of them stand around the block before, too.
            let own = |id| known.around.iter().find(|(known, _)| *known == id).map_or_else(|| self.kinds_of(id), |(_, own)| *own);
            let mut next = std::mem::take(&mut known.next);
            next.clear();
            next.extend(around.map(|id| (id, own(id))));
            let at_level = |((_, own), level): (&(NodeId, Kinds), usize)| own & reaching(level);
            known.kinds = next.iter().zip(2..).map(at_level).fold(0, |kinds, own| kinds | own);
            known.parent = Some(parent);
            known.next = std::mem::replace(&mut known.around, next);
        }
        known.kinds | self.kinds_of(container)
    }

    /// What an element is named after.
    fn kinds_of(&self, id: NodeId) -> Kinds {
        let by_tag = match self.dom.tag(id) {
            Tag::FIELDSET => CHOICES,
            Tag::NAV => NAV,
            Tag::NOSCRIPT => NOSCRIPT,
            // All of the page may be named after its kind.
            Tag::BODY | Tag::HTML | Tag::MAIN => return 0,
            _ => 0,
        };
        let is_named = |names: &&str| has_word(names, table::NAMES);
        let is_heading = self.dom.tag(id).heading_level().is_some();
        let bits_in = |names: &str, by_id: bool| {
            let is_so = |kind: &BoxKind| {
                // A heading may have a badge, or be one of a box: it holds none.
                let may_be = (!is_heading || kind.levels == table::LEVELS) && (kind.by_id || !by_id);
                let is_with = || kind.with.is_empty() || has_word(names, kind.with);
                may_be && has_word(names, kind.names) && is_with() && !has_word(names, kind.but)
            };
            bits_of(is_so)
        };
        let is_slug = |id: &&str| is_heading || words_of(id).nth(table::ID_WORDS).is_some();
        by_tag
            | classes_of(self.dom, id).filter(|_| self.is_named(id, Named::Box)).map_or(0, |names| bits_in(names, false))
            | self.dom.attr(id, AttrName::ID).filter(is_named).filter(|id| !is_slug(id)).map_or(0, |names| bits_in(names, true))
    }

    /// Whether a block is what is said of a sign when the mouse is over it.
    fn is_tooltip(&self, block: &TextBlock) -> bool {
        let mut near = self.dom.ancestors_and_self(self.dom.parent(block.first)).take(table::TOOLTIP_LEVELS);
        block.shape.words() <= table::TOOLTIP_WORDS
            && self.is_in(block.first, Named::Tooltip)
            && near.any(|id| self.dom.contains(id, block.last) && self.is_named(id, Named::Tooltip))
            && self.dom.find_around(block.container, table::LEVELS, Tags::CELLS).is_none()
    }
}

/// What is known of the elements around the last block.
#[derive(Default)]
struct Known {
    parent: Option<NodeId>,
    around: Vec<(NodeId, Kinds)>,
    /// Room for those of the next.
    next: Vec<(NodeId, Kinds)>,
    kinds: Kinds,
}

/// The bits of the kinds that reach so many levels, and of what needs no name.
fn reaching(level: usize) -> Kinds {
    !bits_of(|kind| kind.levels < level)
}

/// The bits of the kinds of which that is so.
fn bits_of(is_so: impl Fn(&BoxKind) -> bool) -> Kinds {
    KINDS.iter().enumerate().filter(|(_, kind)| is_so(kind)).fold(0, |bits, (place, _)| bits | 1 << place)
}

/// Whether comments are all that stands below a text, which is no short question. What a box around the text is called does not
/// count.
fn are_below_text(kept: &[(usize, u32, Kinds)]) -> bool {
    let Some(first) = kept.iter().position(|(_, _, kinds)| kinds & COMMENTS != 0) else { return false };
    let (text, below) = kept.split_at(first);
    let words: u32 = text.iter().map(|(_, words, _)| words).sum();
    words >= table::TEXT_WORDS && below.iter().all(|(_, _, kinds)| kinds & COMMENTS != 0)
}

#[cfg(test)]
mod tests {
    use super::super::tests::kept;

    const PAGE: &str = "<p>The ferries to the islands leave from both of the piers in the morning and at noon.</p>";

    fn left(html: &str) -> usize {
        kept(&format!("{}{html}", PAGE.replace("both", "all").repeat(2))).len()
            - kept(&PAGE.replace("both", "all").repeat(2)).len()
    }

    #[test]
    fn boxes_named_after_other_products_or_delivery_go_where_they_are_a_part_of_the_page() {
        assert_eq!(left("<div class='product-upsells'><p>A kettle</p></div>"), 0);
        assert_eq!(left("<div class='delivery-info'><p>We bring it within three days.</p></div>"), 0);
        assert_eq!(left("<div class='delivery-product'><p>We bring it within three days.</p></div>"), 1);
        assert_eq!(left("<div class='tea'><p>We bring it within three days.</p></div>"), 1);
        let long: String = (0..9).map(|n| PAGE.replace("both", &n.to_string())).collect();
        assert_eq!(left(&format!("<div class=related>{long}</div>")), 9);
    }

    #[test]
    fn comments_below_a_text_go_and_answers_to_a_question_stay() {
        let comments = "<div id=comments-list><p>I was on it.</p><p>Me too, at noon.</p></div>";
        let below =
            |text: &str, head: &str| kept(&format!("{head}{text}{comments}")).len() - kept(&format!("{head}{text}")).len();
        let long: String = (0..9).map(|n| PAGE.replace("both", &n.to_string())).collect();
        let page = |text: &str, head: &str| super::super::tests::pruned(&format!("{head}{text}{comments}")).0.len();
        assert_eq!(page(&long, ""), 9);
        assert_eq!(page(PAGE, ""), 3);
        let forum = "<link rel=canonical href='https://www.example.org/forum/7'>";
        assert_eq!(page(&long, forum), 11);
        assert_eq!(page(&long, &forum.replace("www.example.org/forum", "ferryforum.example.org")), 11);
        let praise = comments.replace("id=comments-list", "class='testimonials-comments'");
        assert_eq!(super::super::tests::pruned(&format!("{long}{praise}")).0.len(), 11);
        assert_eq!(below(&long, ""), 2);
    }

    #[test]
    fn links_in_navigation_and_footers_are_no_text_and_answers_and_names_there_are() {
        assert_eq!(left("<nav><p><a href=/b>Fares</a></p></nav>"), 0);
        assert_eq!(left("<nav class=answer><p>Yes, on board.</p></nav>"), 1);
        assert_eq!(left("<footer><p>The harbour board of Lund</p></footer>"), 0);
        assert_eq!(left("<blockquote><p>They are late.</p><footer>Ada Byron</footer></blockquote>"), 2);
    }

    #[test]
    fn choices_of_forms_and_tooltips_are_no_text() {
        assert_eq!(left("<form><fieldset><label>Green</label><label>Black</label></fieldset></form>"), 0);
        assert_eq!(left("<p>Tea</p><div class=tooltip>Leaves of a shrub</div>"), 1);
        assert_eq!(left("<table><tr><td><div class=tooltip>Leaves of a shrub</div></table>"), 1);
    }
}
