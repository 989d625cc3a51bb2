//! The list of features: name, formula and range of each.
//!
//! A family is one formula at several places (ancestor levels, neighbours, groups of class tokens). One macro yields the
//! position of each number in a row and its name, so that they cannot drift apart. `lg x` is `ln(1 + x)`; shares are from 0
//! to 1; a distance that does not exist is [`NONE`](crate::table::features::NONE).

use std::sync::LazyLock;

use crate::table::classes::GROUPS;

/// A formula, measured at one or several places.
#[derive(Clone, Copy, Debug)]
pub struct Family {
    name: &'static str,
    members: &'static [&'static str],
    start: usize,
}

impl Family {
    /// The position in a row of the member with this number.
    #[must_use]
    pub const fn at(self, member: usize) -> usize {
        self.start + member
    }

    /// How many members there are.
    #[must_use]
    pub const fn count(self) -> usize {
        self.members.len()
    }
}

macro_rules! families {
    ($($(#[doc = $doc:literal])* $name:ident $members:expr;)*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "numbers the families")]
        enum Number { $($name),* }
        const MEMBERS: &[&[&str]] = &[$($members),*];
        $(
            $(#[doc = $doc])*
            pub const $name: Family = Family {
                name: stringify!($name),
                members: MEMBERS[Number::$name as usize],
                start: start(Number::$name as usize),
            };
        )*
        const FAMILIES: &[Family] = &[$($name),*];
        /// How many numbers describe a block.
        pub const COUNT: usize = start(FAMILIES.len());
    };
}

const fn start(family: usize) -> usize {
    let mut sum = 0;
    let mut i = 0;
    while i < family {
        sum += MEMBERS[i].len();
        i += 1;
    }
    sum
}

const ONE: &[&str] = &[""];
/// The names of `table::features::LEVELS`.
const BY_LEVEL: &[&str] = &["0", "1", "2", "3", "4", "6", "8"];
/// The names of `table::features::FEW_LEVELS`.
const FEW_LEVELS: &[&str] = &["1", "2", "4"];
/// Elements to which the distance upwards is measured; roles count as the element they stand for.
const ANCESTORS: &[&str] = &[
    "article",
    "main",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "ul",
    "ol",
    "li",
    "table",
    "section",
    "blockquote",
    "pre",
    "figure",
    "button",
    "select",
    "a",
    "details",
    "dialog",
    "noscript",
    "dl",
    "p",
    "tr",
    "hidden",
];
/// The names of the distances in `table::features`.
const AROUND: &[&str] = &["-3", "-2", "-1", "+1", "+2", "+3"];
const NEAR: &[&str] = &["-2", "-1", "+1", "+2"];
const WINDOWS: &[&str] = &["3", "7", "15"];

families! {
    // The text of the block.
    /// lg words
    WORDS ONE;
    /// lg characters without white space
    CHARS ONE;
    /// characters a word, 0 to 30
    WORD_LENGTH ONE;
    /// characters of the longest word, 0 to 60
    LONGEST_WORD ONE;
    /// lg ends of sentences
    SENTENCE_ENDS ONE;
    /// commas a word
    COMMAS ONE;
    /// share of digits in the characters
    DIGITS ONE;
    /// share of capital letters in the characters
    CAPITALS ONE;
    /// share of the words that begin with a capital
    CAPITALISED ONE;
    /// share of marks in the characters
    MARKS ONE;
    /// class of the first character, see `text::Class`
    FIRST ONE;
    /// class of the last character, see `text::Class`
    LAST ONE;
    /// share of different words
    UNIQUE ONE;
    /// signs of money, 0 to 5
    MONEY ONE;
    /// separators (| · »), 0 to 10
    SEPARATORS ONE;
    /// question marks, 0 to 5
    QUESTIONS ONE;
    /// copyright signs and @, 0 to 5
    SIGNS ONE;
    /// share of characters of scripts without spaces
    UNSPACED ONE;
    /// share of the characters that are linked
    LINK_SHARE_OWN ONE;
    /// links, 0 to 10
    LINKS_OWN ONE;

    // The elements around it.
    /// rank of the container's tag, see `table::ranks`
    CONTAINER ONE;
    /// rank of the tag above the container
    PARENT ONE;
    /// rank of the tag directly around the first text
    TEXT_PARENT ONE;
    /// 1 to 6 in a heading, 0 elsewhere
    HEADING ONE;
    /// levels below the document
    DEPTH ONE;
    /// levels up to the nearest such element
    UP_TO ANCESTORS;
    /// levels up to the nearest element with a class token of the group
    UP_TO_CLASS GROUPS;

    // What the ancestors hold: words W, characters C, linked characters L, blocks B, sentence ends SE, words of long blocks LW.
    /// L / C
    LINK_SHARE BY_LEVEL;
    /// lg W
    SUB_WORDS BY_LEVEL;
    /// W / B
    WORDS_A_BLOCK BY_LEVEL;
    /// LW / W
    LONG_SHARE BY_LEVEL;
    /// W / W of the page
    WORD_SHARE BY_LEVEL;
    /// SE / W
    SENTENCES_A_WORD BY_LEVEL;
    /// lg links
    SUB_LINKS BY_LEVEL;
    /// LW / LW of the page
    LONG_OF_PAGE BY_LEVEL;
    /// commas / W
    COMMAS_A_WORD BY_LEVEL;
    /// headings / B
    HEADINGS_A_BLOCK FEW_LEVELS;
    /// images / B, 0 to 5
    IMAGES_A_BLOCK FEW_LEVELS;
    /// buttons, fields and lists of choices / B, 0 to 5
    CONTROLS_A_BLOCK FEW_LEVELS;
    /// blocks with a sign of money / B
    MONEY_A_BLOCK FEW_LEVELS;
    /// levels up to the first ancestor that holds such a share of the page's LW
    UP_TO_LONG &["25", "50", "80"];

    // How often such a thing stands on the page.
    /// lg blocks whose container and three ancestors look the same
    SAME_LOOK ONE;
    /// mean lg words of those
    SAME_LOOK_WORDS ONE;
    /// mean link share of those
    SAME_LOOK_LINKS ONE;
    /// ends of sentences a word of those
    SAME_LOOK_SENTENCES ONE;
    /// share of the page's LW that those hold
    SAME_LOOK_LONG ONE;
    /// lg blocks whose container and parent look the same
    SAME_SHORT_LOOK ONE;
    /// lg elements beside the ancestor of this level that look like it
    TWINS &["0", "1", "2", "3"];
    /// lg the most twins of an ancestor, up to six levels
    MOST_TWINS ONE;
    /// lg words of that ancestor
    TWIN_WORDS ONE;
    /// link share of that ancestor
    TWIN_LINKS ONE;
    /// level of that ancestor
    TWIN_LEVEL ONE;
    /// lg blocks with the same text
    SAME_TEXT ONE;
    /// blocks with the same text before this one, 0 to 5
    SEEN_BEFORE ONE;

    // Where it stands.
    /// blocks before it / blocks of the page
    PLACE ONE;
    /// lg blocks before it
    INDEX ONE;
    /// share of the page's words before it
    WORDS_BEFORE ONE;
    /// share of the page's LW before it
    LONG_BEFORE ONE;
    /// signed lg blocks from the block with the page's title
    FROM_TITLE ONE;
    /// signed lg blocks from the first h1
    FROM_H1 ONE;
    /// 0 inside, signed lg blocks outside of the smallest element that holds such a share of the page's LW
    FROM_LONG &["50", "80"];
    /// 0 inside, signed lg blocks outside of the largest such element
    FROM_LARGEST &["main", "article"];
    /// signed lg blocks from the first and the last long block of the page
    FROM_LONG_BLOCK &["first", "last"];
    /// lg blocks since the last long block before it, and to the next one behind it
    LONG_GAP &["before", "behind"];
    /// lg blocks from the last heading
    FROM_HEADING ONE;
    /// lg blocks to the next heading
    TO_HEADING ONE;
    /// level of the last heading, 0 for none
    SECTION_LEVEL ONE;
    /// link share of the last heading
    SECTION_LINKS ONE;
    /// lg LW between the last heading and the next
    SECTION_LONG ONE;
    /// lg W between the last heading and the next
    SECTION_WORDS ONE;
    /// link share between the last heading and the next
    SECTION_LINK_SHARE ONE;

    // Its neighbours.
    /// lg words
    NEAR_WORDS AROUND;
    /// share of linked characters
    NEAR_LINKS AROUND;
    /// lg ends of sentences
    NEAR_SENTENCES NEAR;
    /// rank of the container's tag
    NEAR_TAG NEAR;
    /// 1 when it looks the same
    NEAR_LOOK NEAR;
    /// levels up to the common ancestor
    NEAR_LEVELS NEAR;
    /// mean words within so many blocks
    AROUND_WORDS WINDOWS;
    /// link share within so many blocks
    AROUND_LINKS WINDOWS;
    /// ends of sentences a word within so many blocks
    AROUND_SENTENCES WINDOWS;
    /// LW / W within so many blocks
    AROUND_LONG WINDOWS;

    // The page: the same for all its blocks.
    /// lg words
    PAGE_WORDS ONE;
    /// lg blocks
    PAGE_BLOCKS ONE;
    /// L / C
    PAGE_LINK_SHARE ONE;
    /// LW / W
    PAGE_LONG_SHARE ONE;
    /// lg how many
    PAGE_COUNT &["p", "li", "td", "pre", "code", "img", "button", "heading", "time", "article", "main", "form", "h1", "select", "blockquote", "a", "input", "iframe"];
    /// share of the page's words in the largest such element
    PAGE_LARGEST &["main", "article"];
    /// lg blocks of the most frequent look
    PAGE_SAME_LOOK ONE;
    /// share of the blocks that have a sign of money
    PAGE_MONEY ONE;
    /// share of the blocks under a class token of the group
    PAGE_CLASS &["product", "card", "forum", "comment", "price", "review", "code", "toc", "landing", "content"];
    /// 1 when the page says that it is such a thing: og:type or a JSON-LD type
    PAGE_TYPE &["article", "product", "collection", "forum", "recipe", "business", "website"];
    /// share of characters of scripts without spaces
    PAGE_UNSPACED ONE;
    /// parts of the address's path
    URL_DEPTH ONE;
    /// lg characters of the address's path
    URL_LENGTH ONE;
    /// lg dashes in the last part of the path
    URL_DASHES ONE;
    /// share of digits in the path
    URL_DIGITS ONE;
}

static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let members = |family: &Family| {
        let name = family.name.to_lowercase();
        let named =
            move |member: &&str| if member.is_empty() { name.clone() } else { format!("{name}_{}", member.to_lowercase()) };
        family.members.iter().map(named).collect::<Vec<_>>()
    };
    FAMILIES.iter().flat_map(members).collect()
});

/// The name of each number of a row, in order.
///
/// ```
/// use tamis::feature::{self, list};
///
/// assert_eq!(feature::names().len(), feature::COUNT);
/// assert_eq!(feature::names().nth(list::LINK_SHARE_OWN.at(0)), Some("link_share_own"));
/// ```
pub fn names() -> impl ExactSizeIterator<Item = &'static str> {
    NAMES.iter().map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::features;

    #[test]
    fn names_are_as_many_as_numbers_and_differ() {
        let names: Vec<&str> = names().collect();
        assert_eq!(names.len(), COUNT);
        let mut unique = names.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), COUNT);
        assert_eq!(names[LINK_SHARE.at(5)], "link_share_6");
    }

    #[test]
    fn places_and_their_names_agree() {
        let levels = features::LEVELS.map(|level| level.to_string());
        assert_eq!(levels.each_ref().map(String::as_str), BY_LEVEL);
        assert_eq!(features::FEW_LEVELS.map(|few| levels[few].as_str()), FEW_LEVELS);
        assert_eq!(features::AROUND.map(|distance| format!("{distance:+}")), AROUND);
        assert_eq!(features::NEAR.map(|distance| format!("{distance:+}")), NEAR);
        assert_eq!(features::WINDOWS.map(|half| half.to_string()), WINDOWS);
    }
}
