//! What stands between two texts of a line that have no white space between them, and whether it parts them.

use crate::table::shape::CURRENCIES;

/// What parts two texts that stand beside each other without white space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Edges {
    #[default]
    None,
    /// One edge of one link, which stands in running text: `<a>bee</a>s`. Between two links are two edges.
    OneOfLink,
    /// Elements that are laid out apart.
    Parting,
}

/// Whether a word begins with `first` behind `last`, where the edge of a link may stand within one: `19:52<a>Society</a>`.
pub(super) fn begins_a_word(last: char, first: char) -> bool {
    (last.is_lowercase() || last.is_numeric()) && first.is_uppercase()
}

/// Whether a text that is laid out apart begins anew behind a sign, or with one: `$98<i>$78</i>`, `8 €<i>Buy</i>`, `Sold!<i>Gone</i>`.
pub(super) fn begins_anew(before: &str, text: &str) -> bool {
    let mut chars = text.chars();
    let (Some(last), Some(first)) = (before.chars().next_back(), chars.next()) else { return false };
    let mut begins_amount = || CURRENCIES.contains(&first) && chars.next().is_some_and(|c| c.is_ascii_digit());
    let is_amount = || before.trim_end_matches(CURRENCIES).trim_end().ends_with(|c: char| c.is_ascii_digit());
    last.is_alphanumeric() && begins_amount()
        || first.is_alphabetic() && CURRENCIES.contains(&last) && is_amount()
        || matches!(last, '!' | '?') && first.is_uppercase()
}
