//! Turns a page into the same page with less to go by: without the names that its makers gave its parts.
//!
//! Half of what a scorer learns of a page it learns from names like `sidebar`. On many pages they are made by a machine
//! (`css-1x2y3z`), say how a thing looks (`mt-4 flex`), are in a language of their own, or there are none. A model that has also
//! seen pages without them depends on them less.

use std::borrow::Cow;
use std::sync::LazyLock;

use clap::ValueEnum;
use regex::bytes::Regex;

use crate::layout::lay_out_in_tables;

/// How much of its markup a page keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Markup {
    /// All of it.
    #[default]
    Whole,
    /// No classes, ids, roles and kinds of items.
    Nameless,
    /// Neither names nor elements that say what part of the page they are: `<nav>`, `<article>` and the like are `<div>`.
    Bare,
    /// Laid out in tables, as before style sheets ([`lay_out_in_tables`]).
    Tables,
}

/// Compiles a pattern that a test has compiled before.
fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern that is part of the program")
}

static NAMES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r#"(?i)\s(class|id|role|itemprop|itemtype|itemscope|data-testid)\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)"#)
});
static LANDMARKS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)<(/?)(header|footer|nav|article|main|aside|section)\b"));

impl Markup {
    /// Every way, the whole first.
    pub const ALL: [Markup; 4] = [Markup::Whole, Markup::Nameless, Markup::Bare, Markup::Tables];

    /// How many of a hundred pages are learned from in this way.
    ///
    /// What pages without names gain by that, and what it costs the others, `eval/README.md` says.
    #[must_use]
    pub fn share(self) -> u64 {
        match self {
            Markup::Whole => 100,
            Markup::Nameless => 20,
            Markup::Bare => 10,
            Markup::Tables => 8,
        }
    }

    /// The page with this much of its markup.
    #[must_use]
    pub fn strip(self, page: Vec<u8>) -> Vec<u8> {
        match self {
            Markup::Whole => page,
            Markup::Nameless => replace(page, &NAMES, b""),
            Markup::Bare => replace(replace(page, &NAMES, b""), &LANDMARKS, b"<${1}div"),
            Markup::Tables => lay_out_in_tables(&page),
        }
    }
}

fn replace(page: Vec<u8>, pattern: &Regex, by: &[u8]) -> Vec<u8> {
    match pattern.replace_all(&page, by) {
        Cow::Borrowed(_) => page,
        Cow::Owned(replaced) => replaced,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<nav id=top class=\"menu wide\"><a class='x' href=/a>A</a></nav><sectional>";

    fn strip(markup: Markup) -> String {
        String::from_utf8(markup.strip(PAGE.into())).unwrap()
    }

    #[test]
    fn a_whole_page_stays_as_it_is() {
        assert_eq!(strip(Markup::Whole), PAGE);
    }

    #[test]
    fn a_nameless_page_keeps_its_elements_and_links() {
        assert_eq!(strip(Markup::Nameless), "<nav><a href=/a>A</a></nav><sectional>");
    }

    #[test]
    fn a_bare_page_has_no_landmarks_either() {
        assert_eq!(strip(Markup::Bare), "<div><a href=/a>A</a></div><sectional>");
    }
}
