//! What stands between two texts of a line that have no white space between them, and whether it parts them.

use super::{Content, Line, Marks, Piece, Space};
use crate::table::lettering::{ORDINAL_ENDS, SPLIT_BYTES};
use crate::table::shape::CURRENCIES;
use crate::text::is_unspaced;

/// The edge of an element at which words meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Edge {
    /// Of a run of letters that only look different.
    Lettering,
    /// Of a bold run of letters, which may be a title in the line.
    Strong,
    /// Of a link.
    Link,
    /// Of a word that is explained or of small print, which may be part of a word but is no part of a number:
    /// `12<small>50</small>`.
    Small,
    /// Of an element that says nothing of itself, over which small letters go on: `<span>child</span>ren`.
    Bare,
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
    /// Edges of links: one ends, the next begins.
    Links,
    /// Elements that are laid out apart.
    Parting,
}

impl Edges {
    /// The edges with one more.
    pub(super) fn and(self, edge: Edge) -> Self {
        match (self, edge) {
            (Edges::None | Edges::One(Edge::Strong), Edge::Lettering) => Edges::Lettering,
            (Edges::None, Edge::Strong) => Edges::One(edge),
            (_, Edge::Lettering | Edge::Strong) => self,
            (Edges::None | Edges::Lettering | Edges::One(Edge::Strong), Edge::Link | Edge::Small | Edge::Bare) => {
                Edges::One(edge)
            }
            (Edges::One(Edge::Link) | Edges::Links, Edge::Link) => Edges::Links,
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
        let is_word = || are_words() && !(self.goes_on && meet(are_unspaced));
        let is_new = || !marks.is_code() && begins_anew(self.text(), text);
        match self.edges {
            Edges::None => false,
            Edges::One(Edge::Link) => meet(begins_a_word),
            Edges::One(Edge::Strong) => {
                meet(begins_a_word) && is_title(if marks.has(Marks::STRONG) { text } else { self.text() }) || is_new()
            }
            Edges::One(Edge::Bare) if meet(|last, first| last.is_lowercase() && first.is_lowercase()) => false,
            Edges::One(Edge::Small) => meet(begins_a_word) || meet(begins_a_number),
            Edges::Lettering => meet(begins_a_word) || is_labelled() || is_new(),
            Edges::Links => is_word() || is_labelled() || is_new(),
            Edges::Parting | Edges::One(_) => is_word() && !self.is_split_by(text) || is_labelled() || is_new(),
        }
    }

    /// The word that the line ends with; nothing where it is long or began with other marks.
    fn last_word(&self) -> &str {
        let text = self.text();
        let end = text.get(text.floor_char_boundary(text.len().saturating_sub(SPLIT_BYTES))..).unwrap_or_default();
        let word = end.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let before = self.pieces.len().checked_sub(2).and_then(|at| self.pieces.get(at));
        let goes_on =
            || matches!(before, Some(Piece { content: Content::Text(text), .. }) if text.ends_with(char::is_alphanumeric));
        if word.len() == end.len() && (end.len() < text.len() || goes_on()) { "" } else { word }
    }

    /// Whether the text goes on with the word that was collected last, of which a single letter or the end of an ordinal was set
    /// apart: `<span>T</span>he`, `method<span>s</span>`, `3<span>rd</span>`.
    fn is_split_by(&self, rest: &str) -> bool {
        if self.space != Space::None {
            return false;
        }
        let is_mark = |c: char| !c.is_alphanumeric();
        let before = self.last_word();
        let behind = rest.split(is_mark).next().unwrap_or_default();
        let is_letter = |word: &str| word.starts_with(char::is_alphabetic) && word.chars().nth(1).is_none();
        let goes_on = || behind.starts_with(char::is_lowercase);
        let ends_word = || is_letter(behind) && before.ends_with(char::is_lowercase);
        let is_number = || !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit());
        goes_on() && (is_letter(before) || ends_word()) || ORDINAL_ENDS.has_lower(behind) && is_number()
    }
}

/// Whether two texts that are laid out apart are written without a blank between them all the same.
fn are_unspaced(last: char, first: char) -> bool {
    is_unspaced(last) && is_unspaced(first)
}

/// Whether a bold text is more than a part of a word: `<b>Tech</b>Crunch`.
fn is_title(bold: &str) -> bool {
    bold.contains([' ', ':'])
}

/// Whether a number begins with `first` behind a word or another number: `jo<small>3 days ago</small>`.
fn begins_a_number(last: char, first: char) -> bool {
    last.is_alphanumeric() && first.is_numeric()
}

/// Whether a word begins with `first` behind `last`, where the edge of a link may stand within one: `19:52<a>Society</a>`.
fn begins_a_word(last: char, first: char) -> bool {
    (last.is_lowercase() || last.is_numeric()) && first.is_uppercase()
}

/// Whether a text that is laid out apart begins anew behind a sign, or with one: `$98<i>$78</i>`, `8 €<i>Buy</i>`,
/// `Sold!<i>Gone</i>`, `They are late.<cite>Ada</cite>`.
fn begins_anew(before: &str, text: &str) -> bool {
    let mut chars = text.chars();
    let (Some(last), Some(first)) = (before.chars().next_back(), chars.next()) else { return false };
    let mut begins_amount = || CURRENCIES.contains(&first) && chars.next().is_some_and(|c| c.is_ascii_digit());
    let is_amount = || before.trim_end_matches(CURRENCIES).trim_end().ends_with(|c: char| c.is_ascii_digit());
    last.is_alphanumeric() && begins_amount()
        || first.is_alphabetic() && CURRENCIES.contains(&last) && is_amount()
        || first.is_uppercase() && (matches!(last, '!' | '?') || ends_sentence(before))
}

/// Whether a text ends with a full stop behind a word.
fn ends_sentence(text: &str) -> bool {
    text.strip_suffix('.').is_some_and(|text| text.ends_with(char::is_lowercase))
}

/// A text without the joiner that editors write before it to keep a paragraph open: it joins nothing there.
pub(super) fn without_joiner(text: &str) -> &str {
    let rest = text.strip_prefix('\u{200d}');
    rest.filter(|rest| rest.chars().next().is_none_or(|c| c.is_ascii())).unwrap_or(text)
}
