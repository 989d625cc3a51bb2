//! Element names: each known name is a small number, so that the stages compare numbers, not strings.

use std::fmt;
use std::sync::LazyLock;

use super::shelves::Shelves;

/// The name of an element, as a number.
///
/// Names that no stage asks about are [`Tag::OTHER`], or [`Tag::PHRASE`] where such an element stands in a line of text; the Dom
/// keeps their spelling as an attribute.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(pub(crate) u16);

/// What an element with an unknown name holds at most where it is part of a line: a date, a name, an icon, a note have a handful
/// of nodes.
pub const PHRASE_NODES: usize = 8;

macro_rules! tags {
    ($($id:ident $name:literal)*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "a list of numbers, read only through the constants of Tag")]
        #[repr(u16)]
        enum Number { $($id),* }

        impl Tag {
            $(#[doc = concat!("`", $name, "`")] pub const $id: Tag = Tag(Number::$id as u16);)*
            /// How many different tags there are.
            pub const COUNT: usize = NAMES.len();
        }

        /// The spelling of each tag, in the order of their numbers: the four that are no names first, then sorted.
        const NAMES: &[&str] = &[$($name),*];
    };
}

tags! {
    DOCUMENT "#document" TEXT "#text" OTHER "#other" PHRASE "#phrase"
    A "a" ABBR "abbr" ACRONYM "acronym" ADDRESS "address" ANNOTATION "annotation" ANNOTATION_XML "annotation-xml" AREA "area"
    ARTICLE "article" ASIDE "aside" AUDIO "audio" B "b" BASE "base" BDI "bdi" BDO "bdo" BIG "big" BLOCKQUOTE "blockquote"
    BODY "body" BR "br" BUTTON "button" CANVAS "canvas" CAPTION "caption" CENTER "center" CITE "cite" CODE "code" COL "col"
    COLGROUP "colgroup" DATA "data" DATALIST "datalist" DD "dd" DEL "del" DETAILS "details" DFN "dfn" DIALOG "dialog" DIR "dir"
    DIV "div" DL "dl" DT "dt" EM "em" EMBED "embed" FIELDSET "fieldset" FIGCAPTION "figcaption" FIGURE "figure" FONT "font"
    FOOTER "footer" FORM "form" FRAME "frame" FRAMESET "frameset" H1 "h1" H2 "h2" H3 "h3" H4 "h4" H5 "h5" H6 "h6"
    HEAD "head" HEADER "header" HGROUP "hgroup" HR "hr" HTML "html" I "i" IFRAME "iframe" IMG "img" INPUT "input" INS "ins"
    KBD "kbd" LABEL "label" LEGEND "legend" LI "li" LINK "link" MAIN "main" MAP "map" MARK "mark" MARQUEE "marquee" MATH "math"
    MENU "menu" META "meta" METER "meter" MI "mi" MN "mn" MO "mo" MROW "mrow" MTEXT "mtext" NAV "nav" NOBR "nobr"
    NOFRAMES "noframes" NOSCRIPT "noscript" OBJECT "object" OL "ol" OPTGROUP "optgroup" OPTION "option" OUTPUT "output" P "p"
    PARAM "param" PICTURE "picture" PRE "pre" PROGRESS "progress" Q "q" RB "rb" RP "rp" RT "rt" RTC "rtc" RUBY "ruby" S "s"
    SAMP "samp" SCRIPT "script" SEARCH "search" SECTION "section" SELECT "select" SEMANTICS "semantics" SLOT "slot"
    SMALL "small" SOURCE "source" SPAN "span" STRIKE "strike" STRONG "strong" STYLE "style" SUB "sub" SUMMARY "summary"
    SUP "sup" SVG "svg" TABLE "table" TBODY "tbody" TD "td" TEMPLATE "template" TEXTAREA "textarea" TFOOT "tfoot" TH "th"
    THEAD "thead" TIME "time" TITLE "title" TR "tr" TRACK "track" TT "tt" U "u" UL "ul" VAR "var" VIDEO "video" WBR "wbr" XMP "xmp"
}

/// Every name that is a tag of its own, with it.
static SHELVES: LazyLock<Shelves<Tag>> =
    LazyLock::new(|| Shelves::new(Tag::names().iter().zip(NOT_NAMES..).map(|(name, number)| (*name, Tag(number as u16)))));

/// How many numbers stand for something else than a known element name.
const NOT_NAMES: usize = 4;

impl Tag {
    /// Every name that is a tag of its own, in order.
    #[must_use]
    pub fn names() -> &'static [&'static str] {
        NAMES.get(NOT_NAMES..).unwrap_or(&[])
    }

    /// The tag with this lower-case name; [`Tag::OTHER`] where no stage knows the name.
    #[must_use]
    pub fn from_name(name: &str) -> Tag {
        SHELVES.get(name).unwrap_or(Tag::OTHER)
    }

    /// The spelling of the name, `#other` for unknown elements.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.get(usize::from(self.0)).copied().unwrap_or("#other")
    }

    /// Whether this is an element, known or not.
    #[must_use]
    pub fn is_element(self) -> bool {
        self != Tag::TEXT && self != Tag::DOCUMENT
    }

    /// Whether it is an element whose name no stage asks about.
    #[must_use]
    pub fn is_unknown(self) -> bool {
        matches!(self, Tag::OTHER | Tag::PHRASE)
    }

    /// 1 to 6 for `h1` to `h6`.
    #[must_use]
    pub fn heading_level(self) -> Option<u8> {
        (Tag::H1..=Tag::H6).contains(&self).then(|| (self.0 - Tag::H1.0) as u8 + 1)
    }

    /// Whether the element's text is no part of the page's visible text: scripts, styles, players, drawings.
    ///
    /// A `<template>` is not among them: it is skipped unless it is a declarative shadow root, which only its attributes tell.
    #[must_use]
    pub fn is_skipped(self) -> bool {
        contains(SKIPPED, self)
    }

    /// Whether the element is part of a line of text and does not end a block.
    #[must_use]
    pub fn is_inline(self) -> bool {
        contains(INLINE, self)
    }

    /// Whether the element is one of those that the standard opens again where they were not closed in their place.
    #[must_use]
    pub fn is_formatting(self) -> bool {
        contains(FORMATTING, self)
    }

    /// Whether what is in the element is text up to its end tag, whatever it looks like.
    #[must_use]
    pub fn is_raw_text(self) -> bool {
        contains(RAW_TEXT, self)
    }

    /// Whether two words that meet at this element's edge are glued on purpose: `H<sub>2</sub>O`, `<b>W</b>ord`.
    ///
    /// Other inline elements (span, a, time, label) are laid out apart by style, so a space goes between.
    #[must_use]
    pub fn glues(self) -> bool {
        contains(GLUING, self)
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

const SET_WORDS: usize = Tag::COUNT.div_ceil(64);
type TagSet = [u64; SET_WORDS];

const fn set(tags: &[Tag]) -> TagSet {
    let mut out = [0; SET_WORDS];
    let mut i = 0;
    while i < tags.len() {
        out[tags[i].0 as usize / 64] |= 1 << (tags[i].0 % 64);
        i += 1;
    }
    out
}

fn contains(set: TagSet, tag: Tag) -> bool {
    set.get(usize::from(tag.0) / 64).is_some_and(|word| word >> (tag.0 % 64) & 1 == 1)
}

#[rustfmt::skip]
const SKIPPED: TagSet = set(&[
    Tag::AREA, Tag::AUDIO, Tag::CANVAS, Tag::DATALIST, Tag::EMBED, Tag::FRAME, Tag::FRAMESET, Tag::HEAD, Tag::IFRAME,
    Tag::MAP, Tag::NOFRAMES, Tag::OBJECT, Tag::PARAM, Tag::SCRIPT, Tag::STYLE, Tag::SVG, Tag::TEXTAREA, Tag::TITLE, Tag::TRACK, Tag::VIDEO,
]);

#[rustfmt::skip]
const INLINE: TagSet = set(&[
    Tag::A, Tag::ABBR, Tag::ACRONYM, Tag::ANNOTATION, Tag::ANNOTATION_XML, Tag::B, Tag::BDI, Tag::BDO, Tag::BIG, Tag::BR, Tag::CITE,
    Tag::CODE, Tag::DATA, Tag::DEL, Tag::DFN, Tag::EM, Tag::FONT, Tag::I, Tag::IMG, Tag::INPUT, Tag::INS, Tag::KBD, Tag::LABEL,
    Tag::MARK, Tag::MATH, Tag::METER, Tag::MI, Tag::MN, Tag::MO, Tag::MROW, Tag::MTEXT, Tag::NOBR, Tag::OUTPUT, Tag::PHRASE,
    Tag::PICTURE, Tag::PROGRESS, Tag::Q, Tag::RB, Tag::RP, Tag::RT, Tag::RTC, Tag::RUBY, Tag::S, Tag::SAMP, Tag::SEMANTICS, Tag::SMALL, Tag::SOURCE,
    Tag::SPAN, Tag::STRIKE, Tag::STRONG, Tag::SUB, Tag::SUP, Tag::TIME, Tag::TT, Tag::U, Tag::VAR, Tag::WBR,
]);

const FORMATTING: TagSet = set(&[
    Tag::A,
    Tag::B,
    Tag::BIG,
    Tag::CODE,
    Tag::EM,
    Tag::FONT,
    Tag::I,
    Tag::NOBR,
    Tag::S,
    Tag::SMALL,
    Tag::STRIKE,
    Tag::STRONG,
    Tag::TT,
    Tag::U,
]);

const RAW_TEXT: TagSet = set(&[Tag::IFRAME, Tag::NOFRAMES, Tag::SCRIPT, Tag::STYLE, Tag::TEXTAREA, Tag::TITLE, Tag::XMP]);

#[rustfmt::skip]
const GLUING: TagSet = set(&[
    Tag::ABBR, Tag::ACRONYM, Tag::B, Tag::BIG, Tag::CODE, Tag::DEL, Tag::EM, Tag::FONT, Tag::I, Tag::INS, Tag::KBD, Tag::MARK, Tag::MATH,
    Tag::MI, Tag::MN, Tag::MO, Tag::MROW, Tag::MTEXT, Tag::RB, Tag::RP, Tag::RT, Tag::RUBY, Tag::S, Tag::SAMP, Tag::STRIKE, Tag::STRONG,
    Tag::SUB, Tag::SUP, Tag::TT, Tag::U, Tag::VAR, Tag::WBR,
]);

/// A set of elements that rules look for around a node: one look tells that none of them is there.
///
/// ```
/// use tamis::table::tags::{Tag, Tags};
///
/// const LISTS: Tags = Tags::of(&[Tag::OL, Tag::UL]);
/// assert!(LISTS.has(Tag::UL) && !LISTS.has(Tag::LI));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tags(u64);

/// The elements that may be in such a set; each has a bit.
#[rustfmt::skip]
const SOUGHT: [Tag; 34] = [
    Tag::ARTICLE, Tag::ASIDE, Tag::BLOCKQUOTE, Tag::BUTTON, Tag::CODE, Tag::DD, Tag::DETAILS, Tag::DIALOG, Tag::DL, Tag::DT,
    Tag::FIELDSET, Tag::FIGCAPTION, Tag::FIGURE, Tag::FOOTER, Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6, Tag::KBD,
    Tag::LI, Tag::MAIN, Tag::NAV, Tag::NOSCRIPT, Tag::OL, Tag::PRE, Tag::SAMP, Tag::SUMMARY, Tag::TABLE, Tag::TD, Tag::TH, Tag::TIME, Tag::UL,
];

/// The bit of each tag; none for those that are not sought.
static BITS: [u64; Tag::COUNT] = {
    let mut bits = [0; Tag::COUNT];
    let mut at = 0;
    while at < SOUGHT.len() {
        bits[SOUGHT[at].0 as usize] = 1 << at;
        at += 1;
    }
    bits
};

impl Tags {
    /// The cells of tables.
    pub const CELLS: Tags = Tags::of(&[Tag::TD, Tag::TH]);
    /// The items of lists.
    pub const ITEMS: Tags = Tags::of(&[Tag::LI]);
    /// The headings of all levels.
    pub const HEADINGS: Tags = Tags::of(&[Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6]);

    /// These elements.
    ///
    /// # Panics
    ///
    /// Where it is no constant, for a tag that no rule looks for.
    #[must_use]
    pub const fn of(tags: &[Tag]) -> Tags {
        let (mut set, mut rest) = (0, tags);
        while let [tag, others @ ..] = rest {
            let mut at = 0;
            while SOUGHT[at].0 != tag.0 {
                at += 1;
            }
            set |= 1 << at;
            rest = others;
        }
        Tags(set)
    }

    /// The element alone, if a rule looks for it.
    #[must_use]
    pub(crate) fn one(tag: Tag) -> Tags {
        Tags(BITS.get(usize::from(tag.0)).copied().unwrap_or_default())
    }

    /// What is in either of two.
    #[must_use]
    pub const fn with(self, others: Tags) -> Tags {
        Tags(self.0 | others.0)
    }

    /// Whether both have an element.
    #[must_use]
    pub const fn meets(self, others: Tags) -> bool {
        self.0 & others.0 != 0
    }

    /// Whether an element is one of them.
    #[must_use]
    pub fn has(self, tag: Tag) -> bool {
        self.meets(Tags::one(tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_so_that_the_search_finds_each() {
        let known = &NAMES[NOT_NAMES..];
        assert!(known.is_sorted());
        for (at, name) in known.iter().enumerate() {
            assert_eq!(Tag::from_name(name), Tag((at + NOT_NAMES) as u16));
        }
    }

    #[test]
    fn a_tag_keeps_its_name_and_unknown_names_are_other() {
        assert_eq!(Tag::from_name("blockquote"), Tag::BLOCKQUOTE);
        assert_eq!(Tag::BLOCKQUOTE.name(), "blockquote");
        assert_eq!(Tag::from_name("my-widget"), Tag::OTHER);
        assert_eq!(Tag::from_name("#text"), Tag::OTHER);
    }

    #[test]
    fn headings_know_their_level() {
        assert_eq!(Tag::H3.heading_level(), Some(3));
        assert_eq!(Tag::P.heading_level(), None);
    }

    #[test]
    fn every_gluing_element_is_inline() {
        for number in 0..Tag::COUNT as u16 {
            assert!(!Tag(number).glues() || Tag(number).is_inline(), "{:?}", Tag(number));
        }
    }
}
