//! Tags in an order that a threshold can cut: from those of running text to those of machinery.

use crate::table::tags::Tag;

#[rustfmt::skip]
const ORDER: &[Tag] = &[
    Tag::P, Tag::BLOCKQUOTE, Tag::PRE, Tag::CODE, Tag::Q, Tag::CITE, Tag::EM, Tag::I, Tag::STRONG, Tag::B, Tag::U, Tag::MARK, Tag::FONT,
    Tag::TT, Tag::DD, Tag::DT, Tag::DL, Tag::FIGCAPTION, Tag::FIGURE, Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6, Tag::HGROUP,
    Tag::CAPTION, Tag::TD, Tag::TH, Tag::TR, Tag::TBODY, Tag::THEAD, Tag::TABLE, Tag::CENTER, Tag::ARTICLE, Tag::MAIN, Tag::SECTION,
    Tag::DIV, Tag::SPAN, Tag::SMALL, Tag::SUP, Tag::SUB, Tag::LI, Tag::OL, Tag::UL, Tag::DETAILS, Tag::SUMMARY, Tag::NOSCRIPT,
    Tag::TEMPLATE, Tag::ADDRESS, Tag::TIME, Tag::A, Tag::HEADER, Tag::BODY, Tag::HTML, Tag::OTHER, Tag::LABEL, Tag::LEGEND, Tag::FIELDSET,
    Tag::FORM, Tag::BUTTON, Tag::OPTION, Tag::SELECT, Tag::DIALOG, Tag::ASIDE, Tag::FOOTER, Tag::NAV, Tag::MENU,
];

/// The rank of each tag, by its number.
const RANKS: [u8; Tag::COUNT] = ranks();

const fn ranks() -> [u8; Tag::COUNT] {
    let mut ranks = [ORDER.len() as u8; Tag::COUNT];
    let mut i = 0;
    while i < ORDER.len() {
        ranks[ORDER[i].0 as usize] = i as u8;
        i += 1;
    }
    ranks[Tag::PHRASE.0 as usize] = ranks[Tag::SPAN.0 as usize];
    ranks
}

/// The rank of a tag: 0 for a paragraph, higher the less it is of running text.
#[must_use]
pub fn rank(tag: Tag) -> f32 {
    RANKS.get(usize::from(tag.0)).map_or(0.0, |rank| f32::from(*rank))
}
