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
    };
}

attrs! {
    LOCAL_NAME "#local-name"
    ALIGN "align" ALT "alt" ALTTEXT "alttext" ARIA_HIDDEN "aria-hidden" ARIA_LABEL "aria-label" ARIA_LEVEL "aria-level" CHARSET "charset" CHECKED "checked"
    CITE "cite" CLASS "class" COLSPAN "colspan" CONTENT "content" DATA_ALT "data-alt" DATA_CALLOUT "data-callout" DATA_COMPONENT "data-component"
    DATA_LANG "data-lang" DATA_LANGUAGE "data-language" DATA_LAZY_SRC "data-lazy-src" DATA_LAZY_SRCSET "data-lazy-srcset"
    DATA_ORIGINAL "data-original" DATA_SRC "data-src" DATA_SRCSET "data-srcset" DATA_TESTID "data-testid" DATA_TEX "data-tex"
    DATETIME "datetime" DIR "dir" DISPLAY "display" ENCODING "encoding" HEADERS "headers" HEIGHT "height" HIDDEN "hidden" HREF "href"
    HREFLANG "hreflang" HTTP_EQUIV "http-equiv" ID "id" ITEMID "itemid" ITEMPROP "itemprop" ITEMREF "itemref" ITEMSCOPE "itemscope"
    ITEMTYPE "itemtype" LANG "lang" MEDIA "media" NAME "name" OPEN "open" POSTER "poster" PROPERTY "property" REL "rel"
    REVERSED "reversed" ROLE "role" ROWSPAN "rowspan" SCOPE "scope" SHADOWROOT "shadowroot" SHADOWROOTMODE "shadowrootmode" SRC "src" SRCSET "srcset"
    START "start" STYLE "style" SUMMARY "summary" TITLE "title" TYPE "type" TYPEOF "typeof" VALUE "value" WIDTH "width" XML_LANG "xml:lang"
}

impl AttrName {
    /// The attribute with this lower-case name, if some stage reads it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<AttrName> {
        match SHELVES.get(name)? {
            Known::Read(name) => Some(name),
            Known::Renamed | Known::FontLook => None,
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
    /// Some stage does, or html5ever's tree builder renames it in drawings and formulas to a name that some stage reads.
    Read,
    /// The tree builder looks for it, on `<font>` in drawings and formulas.
    FontLook,
}

impl AttrUse {
    /// Who reads the attribute with this lower-case name.
    #[must_use]
    pub fn of(name: &str) -> AttrUse {
        match SHELVES.get(name) {
            Some(Known::Read(_) | Known::Renamed) => AttrUse::Read,
            Some(Known::FontLook) => AttrUse::FontLook,
            None => AttrUse::None,
        }
    }
}

/// What is known of the name of an attribute.
#[derive(Clone, Copy)]
enum Known {
    Read(AttrName),
    Renamed,
    FontLook,
}

/// Every name that anybody reads. The first of [`NAMES`] is that of no attribute.
static SHELVES: LazyLock<Shelves<Known>> = LazyLock::new(|| {
    let read = NAMES.iter().zip(0..).skip(1).map(|(name, number)| (*name, Known::Read(AttrName(number))));
    let renamed = RENAMED.iter().map(|name| (*name, Known::Renamed));
    Shelves::new(read.chain(renamed).chain(FONT_LOOK.iter().map(|name| (*name, Known::FontLook))))
});

/// The length of the longest name that anybody reads, or more.
pub const LONGEST: usize = 16;

/// Names that lose their prefix in drawings and formulas, where some stage reads what is left.
const RENAMED: &[&str] = &["xlink:href", "xlink:role", "xlink:title", "xlink:type"];
/// A `<font>` with one of these ends a drawing or a formula.
const FONT_LOOK: &[&str] = &["color", "face", "size"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_so_that_the_search_finds_each() {
        assert!(NAMES.is_sorted() && RENAMED.is_sorted() && FONT_LOOK.is_sorted());
        assert!([NAMES, RENAMED, FONT_LOOK].concat().iter().all(|name| name.len() <= LONGEST));
        assert_eq!(AttrName::from_name("data-src"), Some(AttrName::DATA_SRC));
        assert_eq!(AttrName::DATA_SRC.name(), "data-src");
    }

    #[test]
    fn names_that_no_stage_reads_are_unknown() {
        assert_eq!(AttrName::from_name("onclick"), None);
        assert_eq!(AttrName::from_name("#local-name"), None);
    }

    #[test]
    fn names_that_lose_their_prefix_are_read_afterwards() {
        for name in RENAMED {
            let (_, local) = name.split_once(':').unwrap();
            assert!(AttrName::from_name(local).is_some(), "{name}");
            assert_eq!(AttrUse::of(name), AttrUse::Read);
        }
        assert_eq!(AttrUse::of("xlink:show"), AttrUse::None);
        assert_eq!(AttrUse::of("face"), AttrUse::FontLook);
    }
}
