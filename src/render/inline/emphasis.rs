//! Turns the marks of a line into those that `CommonMark` sees as such beside their neighbours.

use super::{Mark, Token};
use crate::table::punctuation::{is_punctuation, may_be_punctuation};

/// Takes away the marks that `CommonMark` would read as mere stars. Each that goes gives its neighbours other neighbours.
pub(super) fn drop_unseen(tokens: &mut Vec<Token<'_>>, pairs: usize) {
    const ROUNDS: usize = 3;
    for round in 0..ROUNDS {
        let mut unseen = vec![false; pairs];
        let mut stars = 0_usize;
        for (at, token) in tokens.iter().enumerate() {
            let verdict = judge(tokens, at, stars > 0);
            if let Some((pair, false)) = verdict
                && let Some(slot) = unseen.get_mut(pair)
            {
                *slot = true;
            }
            match token {
                Token::Open(Mark::Strong | Mark::Emphasis, _) => stars += 1,
                Token::Close(Mark::Strong | Mark::Emphasis, _) => stars -= 1,
                _ => {}
            }
        }
        if !unseen.contains(&true) {
            return;
        }
        let is_last = round + 1 == ROUNDS;
        tokens.retain(|token| match token {
            Token::Open(_, pair) | Token::Close(_, pair) => !is_last && !unseen.get(*pair).copied().unwrap_or(true),
            _ => true,
        });
    }
}

/// The pair that a mark belongs to, and whether `CommonMark`'s rules let it open or close; none for what is no mark.
fn judge(tokens: &[Token<'_>], at: usize, in_stars: bool) -> Option<(usize, bool)> {
    let (behind, rest) = tokens.split_at_checked(at)?;
    let (token, ahead) = rest.split_first()?;
    let (mark, pair, opens) = match token {
        Token::Open(mark, pair) => (*mark, *pair, true),
        Token::Close(mark, pair) => (*mark, *pair, false),
        _ => return None,
    };
    let same_sign =
        |token: &&Token<'_>| matches!(token, Token::Open(other, _) | Token::Close(other, _) if other.sign() == mark.sign());
    let before = behind.iter().rev().find(|token| !same_sign(token)).and_then(last_char);
    let after = ahead.iter().find(|token| !same_sign(token)).and_then(first_char);
    // Parsers with strikethrough look through its signs at what is behind them.
    let is_mark = |token: &&Token<'_>| matches!(token, Token::Open(..) | Token::Close(..));
    let far_before = behind.iter().rev().find(|token| !is_mark(token)).and_then(last_char);
    let far_after = ahead.iter().find(|token| !is_mark(token)).and_then(first_char);
    let is_seen = if opens {
        fits(after, before) && fits(far_after, far_before)
    } else {
        fits(before, after) && fits(far_before, far_after)
    };
    // Marks that touch are one run of signs: they may all open or all close.
    let is_other_kind = |token: &Token<'_>| matches!(token, Token::Open(..)) != opens;
    let is_mixed = behind.iter().rev().take_while(same_sign).any(is_other_kind)
        || opens && ahead.iter().take_while(same_sign).any(is_other_kind);
    // Stars in stars could be taken for the end of the outer ones.
    let may_end = opens
        && in_stars
        && behind.last().is_none_or(|token| !same_sign(&token))
        && (may_close(before, after) || may_close(far_before, far_after));
    Some((pair, is_seen && !is_mixed && !may_end))
}

/// Whether signs between these characters belong to what is inside.
fn fits(inside: Option<char>, outside: Option<char>) -> bool {
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let is_mark = |c: char| is_punctuation(c) && c != '~';
    !is_space(inside)
        && inside != Some('~')
        && (!inside.is_some_and(may_be_punctuation) || is_space(outside) || outside.is_some_and(is_mark))
}

/// Whether signs between these characters could close an emphasis.
fn may_close(before: Option<char>, after: Option<char>) -> bool {
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    !is_space(before) && (!before.is_some_and(is_punctuation) || is_space(after) || after.is_some_and(may_be_punctuation))
}

pub(super) fn first_char(token: &Token<'_>) -> Option<char> {
    match token {
        Token::Text(text) => text.chars().next(),
        Token::Code(_) => Some('`'),
        Token::Math(_) => Some('$'),
        Token::Open(mark, _) | Token::Close(mark, _) => Some(mark.sign()),
        Token::LinkOpen | Token::Note(_) => Some('['),
        Token::LinkClose(_) => Some(']'),
        Token::Image(_) => Some('!'),
        Token::Break => Some('\n'),
    }
}

/// The last character, or for what begins and ends with punctuation the first.
pub(super) fn last_char(token: &Token<'_>) -> Option<char> {
    match token {
        Token::Text(text) => text.chars().next_back(),
        _ => first_char(token),
    }
}
