//! Turns [`Inline`]s into Markdown, with no more backslashes than CommonMark needs to read the same text back.
//!
//! A line is first laid out as tokens. Then the emphasis goes that CommonMark would not see as such beside its neighbours
//! (`是**“重要”**的`): its text stays. Then each text is escaped knowing what stands on both sides of it.

use super::escape::{Around, Counts, escape};
use crate::document::{Image, Inline};
use crate::table::punctuation::{is_punctuation, may_be_punctuation};

/// Where a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Site {
    /// In a paragraph, which may have several lines, each of which could be taken for the beginning of another block.
    Paragraph,
    /// Behind the `#` of a heading.
    Heading,
    /// Between the pipes of a table.
    Cell,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Strong,
    Emphasis,
    Deleted,
}

impl Mark {
    fn delimiter(self) -> &'static str {
        match self {
            Mark::Strong => "**",
            Mark::Emphasis => "*",
            Mark::Deleted => "~~",
        }
    }

    fn sign(self) -> char {
        if self == Mark::Deleted { '~' } else { '*' }
    }
}

enum Token<'a> {
    Text(String),
    Code(String),
    Open(Mark, usize),
    Close(Mark, usize),
    LinkOpen,
    LinkClose(&'a str),
    Image(&'a Image),
    Break,
}

/// Writes a line, or several where it holds breaks.
pub(super) fn markdown_of(content: &[Inline], site: Site) -> String {
    let mut layout = Layout { tokens: Vec::new(), pairs: 0, marks: Vec::new(), in_link: false };
    layout.push_all(content);
    let mut tokens = layout.tokens;
    drop_unseen(&mut tokens, layout.pairs);
    write_tokens(&merge(tokens), site)
}

struct Layout<'a> {
    tokens: Vec<Token<'a>>,
    pairs: usize,
    /// The marks that are open: what is strong already cannot become strong.
    marks: Vec<Mark>,
    in_link: bool,
}

impl<'a> Layout<'a> {
    fn push_all(&mut self, content: &'a [Inline]) {
        content.iter().for_each(|inline| self.push(inline));
    }

    fn push(&mut self, inline: &'a Inline) {
        match inline {
            Inline::Text { text } => self.tokens.push(Token::Text(text.replace(char::is_whitespace, " "))),
            Inline::Code { text } if !text.is_empty() => self.tokens.push(Token::Code(text.replace(char::is_whitespace, " "))),
            Inline::Strong { content } => self.push_marked(Mark::Strong, content),
            Inline::Emphasis { content } => self.push_marked(Mark::Emphasis, content),
            Inline::Deleted { content } => self.push_marked(Mark::Deleted, content),
            Inline::Superscript { content } | Inline::Subscript { content } => self.push_all(content),
            Inline::Link { content, .. } if self.in_link => self.push_all(content),
            Inline::Link { url, content } => {
                let marks = std::mem::take(&mut self.marks);
                self.in_link = true;
                self.tokens.push(Token::LinkOpen);
                self.marks.clone_from(&marks);
                self.push_all(content);
                self.tokens.push(Token::LinkClose(url));
                self.in_link = false;
                self.marks = marks;
            }
            Inline::Image(image) => self.tokens.push(Token::Image(image)),
            Inline::Break => self.tokens.push(Token::Break),
            Inline::Code { .. } => {}
        }
    }

    fn push_marked(&mut self, mark: Mark, content: &'a [Inline]) {
        if self.marks.contains(&mark) {
            self.push_all(content);
            return;
        }
        let pair = self.pairs;
        self.pairs += 1;
        self.marks.push(mark);
        self.tokens.push(Token::Open(mark, pair));
        self.push_all(content);
        self.tokens.push(Token::Close(mark, pair));
        self.marks.pop();
    }
}

/// Takes away the marks that CommonMark would read as mere stars. Each that goes gives its neighbours other neighbours.
fn drop_unseen(tokens: &mut Vec<Token<'_>>, pairs: usize) {
    const ROUNDS: usize = 3;
    for round in 0..ROUNDS {
        let mut unseen = vec![false; pairs];
        for at in 0..tokens.len() {
            if let Some((pair, false)) = is_seen(tokens, at)
                && let Some(slot) = unseen.get_mut(pair)
            {
                *slot = true;
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

/// The pair that a mark belongs to, and whether CommonMark's rules let it open or close; none for what is no mark.
fn is_seen(tokens: &[Token<'_>], at: usize) -> Option<(usize, bool)> {
    let (behind, rest) = tokens.split_at_checked(at)?;
    let (token, ahead) = rest.split_first()?;
    let (mark, pair, opens) = match token {
        Token::Open(mark, pair) => (*mark, *pair, true),
        Token::Close(mark, pair) => (*mark, *pair, false),
        _ => return None,
    };
    let same_sign = |token: &&Token<'_>| matches!(token, Token::Open(other, _) | Token::Close(other, _) if other.sign() == mark.sign());
    // Marks that touch are one run of signs: they may all open or all close.
    let is_other_kind = |token: &Token<'_>| matches!(token, Token::Open(..)) != opens;
    let before = behind.iter().rev().find(|token| !same_sign(token)).and_then(last_char);
    let after = ahead.iter().find(|token| !same_sign(token)).and_then(first_char);
    let mut touching = behind.iter().rev().take_while(same_sign);
    let mut touched = ahead.iter().take_while(same_sign);
    let (outside, inside, is_mixed) = if opens {
        (before, after, touching.any(is_other_kind) || touched.any(is_other_kind))
    } else {
        (after, before, touching.any(is_other_kind))
    };
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let fits = !is_space(inside) && (!inside.is_some_and(may_be_punctuation) || is_space(outside) || outside.is_some_and(is_punctuation));
    Some((pair, fits && !is_mixed))
}

fn first_char(token: &Token<'_>) -> Option<char> {
    match token {
        Token::Text(text) => text.chars().next(),
        Token::Code(_) => Some('`'),
        Token::Open(mark, _) | Token::Close(mark, _) => Some(mark.sign()),
        Token::LinkOpen => Some('['),
        Token::LinkClose(_) => Some(']'),
        Token::Image(_) => Some('!'),
        Token::Break => Some('\n'),
    }
}

fn last_char(token: &Token<'_>) -> Option<char> {
    match token {
        Token::Text(text) => text.chars().next_back(),
        Token::LinkClose(_) | Token::Image(_) => Some(')'),
        _ => first_char(token),
    }
}

/// Makes one of texts and of pieces of code that now stand side by side, and drops what is empty.
fn merge(tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::with_capacity(tokens.len());
    for token in tokens {
        match (token, out.last_mut()) {
            (Token::Text(more), _) if more.is_empty() => {}
            (Token::Text(more), Some(Token::Text(text))) | (Token::Code(more), Some(Token::Code(text))) => text.push_str(&more),
            (Token::Break, None | Some(Token::Break)) => {}
            (token, _) => out.push(token),
        }
    }
    while matches!(out.last(), Some(Token::Break)) {
        out.pop();
    }
    out
}

fn write_tokens(tokens: &[Token<'_>], site: Site) -> String {
    let mut counts = Counts::default();
    for token in tokens {
        match token {
            Token::Text(text) => counts.add_text(text),
            Token::Code(_) => counts.ticks += 2,
            Token::Open(mark, _) if *mark == Mark::Deleted => counts.tildes += 2,
            Token::Open(..) => counts.stars += 2,
            Token::LinkClose(url) => counts.ticks += url.matches('`').count(),
            Token::Image(image) => counts.ticks += image.url.matches('`').count() + image.alt.matches('`').count(),
            _ => {}
        }
    }
    let mut out = String::new();
    let mut in_link = false;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Text(text) => {
                let next = tokens.get(at + 1).and_then(first_char);
                let starts_line = out.is_empty() || out.ends_with('\n');
                let around = Around { before: out.chars().next_back(), after: next, starts_line, starts_block: out.is_empty(), in_link, site };
                let text = if starts_line { text.trim_start_matches(' ') } else { text };
                let text = if matches!(next, None | Some('\n')) { text.trim_end_matches(' ') } else { text };
                escape(&mut out, text, &around, &counts);
            }
            Token::Code(text) => push_code(&mut out, text, site),
            Token::Open(mark, _) | Token::Close(mark, _) => out.push_str(mark.delimiter()),
            Token::LinkOpen => {
                in_link = true;
                out.push('[');
            }
            Token::LinkClose(url) => {
                in_link = false;
                out.push_str("](");
                push_url(&mut out, url);
                out.push(')');
            }
            Token::Image(image) => push_image(&mut out, image, site),
            Token::Break if site == Site::Paragraph => out.push_str("\\\n"),
            Token::Break => out.push(' '),
        }
    }
    out
}

fn push_image(out: &mut String, image: &Image, site: Site) {
    let alt = image.alt.replace(char::is_whitespace, " ");
    out.push_str("![");
    let around = Around { before: Some('['), after: Some(']'), starts_line: false, starts_block: false, in_link: true, site };
    escape(out, &alt, &around, &Counts::ALL);
    out.push_str("](");
    push_url(out, &image.url);
    out.push(')');
}

/// Writes an address so that it ends where it should: parentheses in pairs stay as they are.
fn push_url(out: &mut String, url: &str) {
    let mut open = 0_i32;
    let is_balanced = url.chars().all(|c| {
        open += i32::from(c == '(') - i32::from(c == ')');
        open >= 0
    }) && open == 0;
    let mut rest = url.chars();
    while let Some(c) = rest.next() {
        let after = rest.as_str();
        match c {
            '(' | ')' if !is_balanced => out.extend(['\\', c]),
            '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) || after.is_empty() => out.push_str("\\\\"),
            '&' if super::escape::is_entity(after) => out.push_str("\\&"),
            '|' => out.push_str("%7C"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            _ if c.is_whitespace() || c.is_control() => {
                c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
            }
            _ => out.push(c),
        }
    }
}

/// Writes code between as many backticks as no run in it has.
fn push_code(out: &mut String, code: &str, site: Site) {
    // A table takes every pipe for its own, and a backslash before one for the pipe's.
    if site == Site::Cell && code.contains("\\|") {
        let around = Around { before: None, after: Some('`'), starts_line: false, starts_block: false, in_link: true, site };
        escape(out, code, &around, &Counts::ALL);
        return;
    }
    let runs: Vec<usize> = code.split(|c| c != '`').map(str::len).filter(|run| *run > 0).collect();
    let fence = "`".repeat((1..).find(|length| !runs.contains(length)).unwrap_or(1));
    let is_stripped = code.starts_with(' ') && code.ends_with(' ') && !code.trim_matches(' ').is_empty();
    let pad = if code.starts_with('`') || code.ends_with('`') || is_stripped { " " } else { "" };
    let code = if site == Site::Cell { code.replace('|', "\\|") } else { code.to_owned() };
    out.extend([fence.as_str(), pad, &code, pad, &fence]);
}
