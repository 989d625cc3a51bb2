//! What stands between two texts of a line that have no white space between them, and whether it parts them.

use super::{Content, Line, Marks, Piece, Space};
use crate::table::shape::CURRENCIES;
use crate::text::is_unspaced;

/// The edge of an element at which words meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Edge {
    /// Of a run of letters that only look different.
    Lettering,
    /// Of a link.
    Link,
    /// Of a word that is explained or of small print, which may be part of a word but is no part of a number: `12<small>50</small>`.
    Small,
    /// Of an element that is laid out apart.
    Apart,
}

/// What stands between two texts beside each other without white space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Edges {
    #[default]
    None,
    /// Edges of runs of letters.
    Lettering,
    /// One edge of one element that stands in running text: `<a>bee</a>s`. Between two links are two edges.
    One(Edge),
    /// Elements that are laid out apart.
    Parting,
}

impl Edges {
    /// The edges with one more.
    pub(super) fn and(self, edge: Edge) -> Self {
        match (self, edge) {
            (Edges::None, Edge::Lettering) => Edges::Lettering,
            (_, Edge::Lettering) => self,
            (Edges::None | Edges::Lettering, Edge::Link | Edge::Small) => Edges::One(edge),
            _ => Edges::Parting,
        }
    }
}

impl Line {
    /// Whether the edges since the last character part it from the text behind them.
    pub(super) fn is_parted(&self, text: &str, marks: Marks) -> bool {
        let both = self.last.zip(text.chars().next());
        let meet = |joins: fn(char, char) -> bool| both.is_some_and(|(last, first)| joins(last, first));
        // `<cite>jo wrote:</cite>Tea!`
        let is_labelled = || self.last == Some(':') && text.starts_with(char::is_alphabetic);
        let are_words = || meet(|last, first| last.is_alphanumeric() && first.is_alphanumeric());
        let is_word = || are_words() && !(self.goes_on && meet(are_unspaced)) && !self.is_initial_of(text);
        let is_new = || !marks.is_code() && begins_anew(self.text(), text);
        match self.edges {
            Edges::None => false,
            Edges::One(Edge::Link) => meet(begins_a_word),
            Edges::One(_) => meet(begins_a_word) || meet(begins_a_number),
            Edges::Lettering => meet(begins_a_word) || is_labelled() || is_new(),
            Edges::Parting => is_word() || is_labelled() || is_new(),
        }
    }

    /// Whether what was collected is the large first letter of the word that follows: `<span>T</span>he`.
    fn is_initial_of(&self, rest: &str) -> bool {
        let [Piece { content: Content::Text(text), .. }] = self.pieces.as_slice() else { return false };
        if text.chars().nth(2).is_some() {
            return false;
        }
        // A mark of quotation may stand before it.
        let mut letters = text.trim_start_matches(|c: char| !c.is_alphanumeric()).chars();
        let is_letter = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
        // Letters one by one are moved by a script, not set large.
        let begins_on = rest.starts_with(char::is_lowercase) && rest.chars().nth(1).is_some();
        self.space == Space::None && is_letter && begins_on
    }
}

/// Whether two texts that are laid out apart are written without a blank between them all the same.
fn are_unspaced(last: char, first: char) -> bool {
    is_unspaced(last) && is_unspaced(first)
}

/// Whether a number begins with `first` behind a word or another number: `jo<small>3 days ago</small>`.
fn begins_a_number(last: char, first: char) -> bool {
    last.is_alphanumeric() && first.is_numeric()
}

/// Whether a word begins with `first` behind `last`, where the edge of a link may stand within one: `19:52<a>Society</a>`.
fn begins_a_word(last: char, first: char) -> bool {
    (last.is_lowercase() || last.is_numeric()) && first.is_uppercase()
}

/// Whether a text that is laid out apart begins anew behind a sign, or with one: `$98<i>$78</i>`, `8 €<i>Buy</i>`, `Sold!<i>Gone</i>`.
fn begins_anew(before: &str, text: &str) -> bool {
    let mut chars = text.chars();
    let (Some(last), Some(first)) = (before.chars().next_back(), chars.next()) else { return false };
    let mut begins_amount = || CURRENCIES.contains(&first) && chars.next().is_some_and(|c| c.is_ascii_digit());
    let is_amount = || before.trim_end_matches(CURRENCIES).trim_end().ends_with(|c: char| c.is_ascii_digit());
    last.is_alphanumeric() && begins_amount()
        || first.is_alphabetic() && CURRENCIES.contains(&last) && is_amount()
        || matches!(last, '!' | '?') && first.is_uppercase()
}
