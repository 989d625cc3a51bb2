//! Turns the marks of a line into those that `CommonMark` sees as such beside their neighbours.

use std::borrow::Cow;

use super::{Mark, Token};
use crate::table::punctuation::{SYMBOLS, closing, is_punctuation, may_be_punctuation};

/// Moves the marks that `CommonMark` would read as mere stars inside the punctuation that they stand at (`「**温度**」は`), and takes
/// away those that it still would. Each that goes gives its neighbours other neighbours.
pub(super) fn drop_unseen(tokens: &mut Vec<Token<'_>>, pairs: usize) {
    const ROUNDS: usize = 4;
    for round in 0..ROUNDS {
        let mut unseen = vec![Unseen::default(); pairs];
        let mut stars = 0_usize;
        for (at, token) in tokens.iter().enumerate() {
            let verdict = judge(tokens, at, stars > 0);
            if let Some((pair, false)) = verdict
                && let Some(slot) = unseen.get_mut(pair)
            {
                let end = if matches!(token, Token::Open(..)) { &mut slot.open } else { &mut slot.close };
                *end = true;
            }
            match token {
                Token::Open(Mark::Strong | Mark::Emphasis, _) => stars += 1,
                Token::Close(Mark::Strong | Mark::Emphasis, _) => stars -= 1,
                _ => {}
            }
        }
        if !unseen.iter().any(|ends| ends.open || ends.close) {
            return;
        }
        if round == 0 {
            move_inside(tokens, &mut unseen);
            continue;
        }
        let is_last = round + 1 == ROUNDS;
        let is_seen = |pair: usize| unseen.get(pair).is_some_and(|ends| !ends.open && !ends.close);
        tokens.retain(|token| match token {
            Token::Open(_, pair) | Token::Close(_, pair) => !is_last && is_seen(*pair),
            _ => true,
        });
    }
}

/// Which marks of a pair `CommonMark` would not see.
#[derive(Clone, Copy, Default)]
struct Unseen {
    open: bool,
    close: bool,
}

/// Moves marks that are not seen behind the punctuation that their text begins with, or before that which it ends with. Of what
/// stands in brackets or quotation marks, both marks move.
fn move_inside(tokens: &mut Vec<Token<'_>>, unseen: &mut [Unseen]) {
    for at in 1..tokens.len().saturating_sub(1) {
        if let [Token::Open(_, pair), Token::Text(text), Token::Close(..)] = tokens.get(at - 1..=at + 1).unwrap_or_default()
            && let Some(ends) = unseen.get_mut(*pair).filter(|ends| ends.open || ends.close)
            && is_enclosed(text)
        {
            *ends = Unseen { open: true, close: true };
        }
    }
    let is_unseen = |mark: &Token<'_>| match mark {
        Token::Open(_, pair) => unseen.get(*pair).is_some_and(|ends| ends.open),
        Token::Close(_, pair) => unseen.get(*pair).is_some_and(|ends| ends.close),
        _ => false,
    };
    let mut out: Vec<Token<'_>> = Vec::with_capacity(tokens.len() + 2);
    // The marks that stand side by side: they move together.
    let mut marks: Vec<Token<'_>> = Vec::new();
    for token in tokens.drain(..) {
        let goes_on = match (&token, marks.last()) {
            (Token::Open(..), None | Some(Token::Open(..))) | (Token::Close(..), None | Some(Token::Close(..))) => true,
            (Token::Text(_), Some(Token::Open(..))) => false,
            _ => {
                close(&mut out, &mut marks, is_unseen);
                matches!(token, Token::Open(..) | Token::Close(..))
            }
        };
        match token {
            mark if goes_on => marks.push(mark),
            Token::Text(text) if marks.iter().any(is_unseen) => {
                let before = text.len() - text.trim_start_matches(is_outside).len();
                let is_all = before == text.len();
                let (before, inside) = halves(text, if is_all { 0 } else { before });
                out.push(Token::Text(before));
                out.append(&mut marks);
                out.push(Token::Text(inside));
            }
            other => {
                out.append(&mut marks);
                out.push(other);
            }
        }
    }
    close(&mut out, &mut marks, is_unseen);
    out.retain(|token| !matches!(token, Token::Text(text) if text.is_empty()));
    *tokens = out;
}

/// Writes marks, those that close and are not seen before the punctuation at the end of their text.
fn close<'a>(out: &mut Vec<Token<'a>>, marks: &mut Vec<Token<'a>>, is_unseen: impl Fn(&Token<'a>) -> bool) {
    let moves = marks.iter().any(|mark| matches!(mark, Token::Close(..)) && is_unseen(mark));
    let Some(Token::Text(text)) = out.pop_if(|last| moves && matches!(last, Token::Text(_))) else {
        out.append(marks);
        return;
    };
    let inside = text.trim_end_matches(is_outside).len();
    let end = if inside == 0 { text.len() } else { inside };
    let (inside, behind) = halves(text, end);
    out.push(Token::Text(inside));
    out.append(marks);
    out.push(Token::Text(behind));
}

/// What need not stand in a mark: a text is as strong without it.
fn is_outside(c: char) -> bool {
    c.is_whitespace() || may_be_punctuation(c) && !SYMBOLS.contains(&c)
}

/// Whether a text begins with a bracket or a quotation mark that is closed among the signs at its end.
fn is_enclosed(text: &str) -> bool {
    let close = text.chars().next().and_then(closing);
    close.is_some_and(|close| text.chars().rev().take_while(|c| is_outside(*c)).any(|c| c == close))
}

fn halves(text: Cow<'_, str>, at: usize) -> (Cow<'_, str>, Cow<'_, str>) {
    match text {
        Cow::Borrowed(text) => {
            let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
            (Cow::Borrowed(before), Cow::Borrowed(behind))
        }
        Cow::Owned(mut text) => {
            let behind = if text.is_char_boundary(at) { text.split_off(at) } else { String::new() };
            (Cow::Owned(text), Cow::Owned(behind))
        }
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
