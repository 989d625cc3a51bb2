//! Attribute names that some stage reads; all others are dropped while parsing.

use std::sync::LazyLock;

use super::shelves::Shelves;

/// The name of an attribute, as a number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct AttrName(u8);

macro_rules! attrs {
    ($($id:ident $name:literal)*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "a list of numbers, read only through the constants of AttrName")]
        #[repr(u8)]
        enum Number { $($id),* }

        impl AttrName {
            $(#[doc = concat!("`", $name, "`")] pub const $id: AttrName = AttrName(Number::$id as u8);)*
        }

        /// Sorted, so that a name is found by halving.
        const NAMES: &[&str] = &[$($name),*];
        const _: () = assert!(NAMES.len() <= u64::BITS as usize, "each has a bit of its own");
    };
}

attrs! {
    LOCAL_NAME "#local-name"
    ALIGN "align" ALT "alt" ALTTEXT "alttext" ARIA_HIDDEN "aria-hidden" ARIA_LABEL "aria-label" ARIA_LEVEL "aria-level"
    AUTOPLAY "autoplay" CHECKED "checked" CLASS "class" COLSPAN "colspan" CONTENT "content" CONTROLS "controls"
    DATA_ALT "data-alt" DATA_AUTHOR "data-author" DATA_CALLOUT "data-callout" DATA_COMPONENT "data-component" DATA_LANG "data-lang"
    DATA_LANGUAGE "data-language" DATA_LAZY_SRC "data-lazy-src" DATA_LAZY_SRCSET "data-lazy-srcset" DATA_ORIGINAL "data-original"
    DATA_SRC "data-src" DATA_SRCSET "data-srcset" DATA_TESTID "data-testid" DATA_TIME "data-time"
    DATA_TIMESTAMP "data-timestamp" DATA_USERNAME "data-username" DATETIME "datetime" DISPLAY "display"
    ENCODING "encoding" HEIGHT "height" HIDDEN "hidden" HREF "href" HTTP_EQUIV "http-equiv" ID "id" ITEMPROP "itemprop"
    ITEMSCOPE "itemscope" ITEMTYPE "itemtype" LANG "lang" LOOP "loop" MUTED "muted" NAME "name" PROPERTY "property" REL "rel"
    REVERSED "reversed" ROLE "role" ROWSPAN "rowspan" SHADOWROOT "shadowroot" SHADOWROOTMODE "shadowrootmode" SRC "src"
    SRCSET "srcset" START "start" STYLE "style" TITLE "title" TYPE "type" VALUE "value" WIDTH "width" XML_LANG "xml:lang"
}

impl AttrName {
    /// The bit that stands for it.
    #[must_use]
    pub const fn bit(self) -> u64 {
        1 << self.0
    }

    /// The attribute with this lower-case name, if some stage reads it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<AttrName> {
        match SHELVES.get(name)? {
            Known::Read(names) => names.in_html,
            Known::FontLook => None,
        }
    }

    /// The spelling of the name.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.get(usize::from(self.0)).copied().unwrap_or_default()
    }
}

/// Who reads an attribute of this name.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum AttrUse {
    /// Nobody.
    #[default]
    None,
    /// Some stage does, under the name that it has there.
    Read(ReadNames),
    /// The tree builder looks for it, on `<font>` in drawings and formulas.
    FontLook,
}

impl AttrUse {
    /// Who reads the attribute with this lower-case name.
    #[must_use]
    pub fn of(name: &str) -> AttrUse {
        match SHELVES.get(name) {
            Some(Known::Read(names)) => AttrUse::Read(names),
            Some(Known::FontLook) => AttrUse::FontLook,
            None => AttrUse::None,
        }
    }
}

/// What an attribute is called where some stage reads it: in drawings and formulas, some names lose their prefix.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadNames {
    /// On elements of HTML.
    pub in_html: Option<AttrName>,
    /// On those of drawings and formulas.
    pub in_foreign: Option<AttrName>,
}

/// What is known of the name of an attribute.
#[derive(Clone, Copy)]
enum Known {
    Read(ReadNames),
    FontLook,
}

/// Every name that anybody reads. The first of [`NAMES`] is that of no attribute.
static SHELVES: LazyLock<Shelves<Known>> = LazyLock::new(|| {
    let renamed = RENAMED.iter().map(|(name, names)| (*name, Known::Read(*names)));
    let read = NAMES.iter().zip(0..).skip(1).map(|(name, number)| {
        let same = Some(AttrName(number));
        (*name, Known::Read(ReadNames { in_html: same, in_foreign: same }))
    });
    // Of a name that stands twice, the first counts.
    Shelves::new(renamed.chain(read).chain(FONT_LOOK.iter().map(|name| (*name, Known::FontLook))))
});

/// The length of the longest name that anybody reads, or more.
pub const LONGEST: usize = 16;

/// Names that lose their prefix in drawings and formulas, where some stage reads what is left.
const RENAMED: &[(&str, ReadNames)] = &[
    ("xlink:href", ReadNames { in_html: None, in_foreign: Some(AttrName::HREF) }),
    ("xlink:role", ReadNames { in_html: None, in_foreign: Some(AttrName::ROLE) }),
    ("xlink:title", ReadNames { in_html: None, in_foreign: Some(AttrName::TITLE) }),
    ("xlink:type", ReadNames { in_html: None, in_foreign: Some(AttrName::TYPE) }),
    ("xml:lang", ReadNames { in_html: Some(AttrName::XML_LANG), in_foreign: Some(AttrName::LANG) }),
];
/// A `<font>` with one of these ends a drawing or a formula.
const FONT_LOOK: &[&str] = &["color", "face", "size"];

/// What makes the contents of a `<template>` part of the page: today's name, and the one of the first browsers that had it.
pub const SHADOW_ROOTS: [AttrName; 2] = [AttrName::SHADOWROOTMODE, AttrName::SHADOWROOT];
/// Attributes whose values say what an element is about.
pub const NAMING: [AttrName; 6] =
    [AttrName::CLASS, AttrName::ID, AttrName::DATA_TESTID, AttrName::DATA_COMPONENT, AttrName::ITEMPROP, AttrName::REL];

/// The role of a footer.
pub const FOOTER_ROLE: &str = "contentinfo";
/// The role of a heading.
pub const HEADING_ROLE: &str = "heading";
/// The level of a heading by its role that does not say one.
pub const ROLE_LEVEL: u8 = 2;
/// Bytes of the longest heading by its role that has paragraphs in it,
pub const ROLE_HEADING_BYTES: usize = 80;
/// which are looked for in so many nodes.
pub const ROLE_HEADING_NODES: usize = 64;
/// The roles of a table that is only laid out as one.
pub const LAYOUT_ROLES: [&str; 2] = ["none", "presentation"];
/// The role of what is said of a thing when the mouse is over it.
pub const TOOLTIP_ROLE: &str = "tooltip";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_so_that_the_search_finds_each() {
        let renamed: Vec<&str> = RENAMED.iter().map(|(name, _)| *name).collect();
        assert!(NAMES.is_sorted() && renamed.is_sorted() && FONT_LOOK.is_sorted());
        assert!([NAMES, &renamed, FONT_LOOK].concat().iter().all(|name| name.len() <= LONGEST));
        assert_eq!(AttrName::from_name("data-src"), Some(AttrName::DATA_SRC));
        assert_eq!(AttrName::DATA_SRC.name(), "data-src");
    }

    #[test]
    fn names_that_no_stage_reads_are_unknown() {
        for name in ["onclick", "dir", "headers", "itemref", "poster", "scope"] {
            assert_eq!(AttrName::from_name(name), None, "{name}");
        }
        assert_eq!(AttrName::from_name("#local-name"), None);
    }

    #[test]
    fn names_that_lose_their_prefix_are_read_afterwards() {
        for (name, names) in RENAMED {
            let (_, local) = name.split_once(':').unwrap();
            assert_eq!(names.in_foreign, AttrName::from_name(local), "{name}");
            assert!(names.in_html == AttrName::from_name(name) && AttrUse::of(name) == AttrUse::Read(*names), "{name}");
        }
        assert_eq!(AttrUse::of("xlink:show"), AttrUse::None);
        assert_eq!(AttrUse::of("face"), AttrUse::FontLook);
    }
}
