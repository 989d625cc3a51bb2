//! Turns [`Inline`]s into Markdown, with no more backslashes than `CommonMark` needs to read the same text back.
//!
//! A line is first laid out as tokens. Then the emphasis that `CommonMark` would not see as such beside its neighbours
//! (`是**“重要”**的`) moves inside its punctuation (`是“**重要**”的`) or, where there is nothing else in it, goes: its text stays. Then
//! each text is escaped knowing what stands on both sides of it.

mod emphasis;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write;

use super::address;
use super::escape::{Around, Counts, closing_dollars, escape, math_line};
use crate::document::flat::raised;
use crate::document::{Image, Inline};
use emphasis::{drop_unseen, first_char, last_char};

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
    Text(Cow<'a, str>),
    Code(String),
    /// A formula with its delimiters.
    Math(String),
    Note(u32),
    Open(Mark, usize),
    Close(Mark, usize),
    LinkOpen,
    LinkClose(&'a str),
    Image(&'a Image),
    Break,
}

/// Writes a line, or several where it holds breaks.
pub(super) fn markdown_of(content: &[Inline], site: Site) -> String {
    let mut layout = Layout { tokens: Vec::new(), pairs: 0, marks: Vec::new(), in_link: false, site };
    layout.push_all(content);
    let mut tokens = layout.tokens;
    tokens.retain(|token| !matches!(token, Token::Text(text) if text.is_empty()));
    if layout.pairs > 0 {
        drop_unseen(&mut tokens, layout.pairs);
    }
    if tokens.iter().any(|token| matches!(token, Token::Math(_))) {
        settle_math(&mut tokens);
    }
    let tokens = if matches!(tokens.as_slice(), [Token::Text(_)]) { tokens } else { merge(tokens) };
    write_tokens(&tokens, site)
}

struct Layout<'a> {
    tokens: Vec<Token<'a>>,
    pairs: usize,
    /// The marks that are open: what is strong already cannot become strong.
    marks: Vec<Mark>,
    in_link: bool,
    site: Site,
}

impl<'a> Layout<'a> {
    fn push_all(&mut self, content: &'a [Inline]) {
        for inline in content {
            self.push(inline);
        }
    }

    fn push(&mut self, inline: &'a Inline) {
        match inline {
            Inline::Text { text } => self.tokens.push(Token::Text(fold_signs(text))),
            Inline::Code { text } if !text.is_empty() => self.tokens.push(Token::Code(text.replace(char::is_whitespace, " "))),
            Inline::Strong { content } => self.push_marked(Mark::Strong, content),
            Inline::Emphasis { content } => self.push_marked(Mark::Emphasis, content),
            Inline::Deleted { content } => self.push_marked(Mark::Deleted, content),
            Inline::Superscript { content } => match raised(content) {
                Some(text) => self.tokens.push(Token::Text(text.into())),
                None => self.push_all(content),
            },
            Inline::Subscript { content } => self.push_all(content),
            Inline::Math { latex } => self.push_math(latex),
            Inline::FootnoteReference { number } => self.tokens.push(Token::Note(*number)),
            Inline::Link { url, content } if self.in_link || address::link(url).is_none() => self.push_all(content),
            Inline::Link { url, content } => {
                self.in_link = true;
                self.tokens.push(Token::LinkOpen);
                self.push_all(content);
                self.tokens.push(Token::LinkClose(url));
                self.in_link = false;
            }
            Inline::Image(image) if address::picture(&image.url).is_some() => self.tokens.push(Token::Image(image)),
            Inline::Break if self.site != Site::Heading => self.tokens.push(Token::Break),
            Inline::Break => self.tokens.push(Token::Text(" ".into())),
            Inline::Code { .. } | Inline::Image(_) => {}
        }
    }

    /// A formula between dollars, or as code where they would be taken for something else.
    fn push_math(&mut self, latex: &str) {
        let latex = math_line(latex);
        let latex = if self.site == Site::Cell { latex.replace("\\|", "\\Vert ").replace('|', "\\vert ") } else { latex };
        match latex.trim_end() {
            "" => {}
            // For parsers that do not know formulas, a backtick would be the end of a code that begins elsewhere in the line.
            latex if latex.contains(['$', '`']) || latex.ends_with('\\') => self.tokens.push(Token::Code(latex.into())),
            latex => self.tokens.push(Token::Math(format!("${latex}$"))),
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
        let before = self.tokens.len();
        self.tokens.push(Token::Open(mark, pair));
        self.push_all(content);
        if self.tokens.len() == before + 1 {
            self.tokens.pop();
        } else {
            self.tokens.push(Token::Close(mark, pair));
        }
        self.marks.pop();
    }
}

/// Bytes that are looked at together.
const CHUNK: usize = 64;

/// A text with a space for every sign of white space.
fn fold_signs(text: &str) -> Cow<'_, str> {
    // The bytes that begin white space, looked for in many at a time: most texts have none.
    let begins = |byte: &u8| matches!(byte, b'\t'..=b'\r' | 0xc2 | 0xe1..=0xe3);
    let may_have = text.as_bytes().chunks(CHUNK).any(|bytes| bytes.iter().fold(false, |found, byte| found | begins(byte)));
    let has_others = may_have && text.contains(|c: char| c != ' ' && c.is_whitespace());
    if has_others { Cow::Owned(text.replace(char::is_whitespace, " ")) } else { Cow::Borrowed(text) }
}

/// Makes one of texts and of pieces of code that now stand side by side; breaks stand between what is written, one at a time.
fn merge(tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::with_capacity(tokens.len());
    for token in tokens {
        match (token, out.last_mut()) {
            (Token::Text(more), Some(Token::Text(text))) => text.to_mut().push_str(&more),
            (Token::Code(more), Some(Token::Code(text))) => text.push_str(&more),
            (Token::Break, None | Some(Token::Break)) => {}
            (token, _) => out.push(token),
        }
    }
    while matches!(out.last(), Some(Token::Break)) {
        out.pop();
    }
    out
}

/// How many dollars of a token could be the last of a formula.
fn dollars_of(token: &Token<'_>) -> usize {
    match token {
        Token::Text(text) => closing_dollars(text).count(),
        Token::Code(text) => closing_dollars(text).count(),
        Token::Math(_) => 1,
        Token::LinkClose(url) => closing_dollars(url).count(),
        Token::Image(image) => closing_dollars(&image.url).count() + closing_dollars(&image.alt).count(),
        _ => 0,
    }
}

/// Makes code of the formulas whose dollars would be misread: beside another dollar, or as that of a price before a digit.
fn settle_math(tokens: &mut [Token<'_>]) {
    let mut is_touched = false;
    for at in 0..tokens.len() {
        let after = tokens.get(at + 1).and_then(first_char);
        let Some(token) = tokens.get_mut(at) else { break };
        let touches = is_touched;
        is_touched = matches!(last_char(token), Some('$' | '\\'));
        if let Token::Math(text) = token
            && (touches || after.is_some_and(|after| after.is_ascii_digit() || after == '$'))
        {
            let text = text.trim_matches('$').to_owned();
            *token = Token::Code(text);
        }
    }
}

fn write_tokens(tokens: &[Token<'_>], site: Site) -> String {
    let mut counts = count_signs(tokens);
    let mut out = String::with_capacity(tokens.iter().map(length).sum());
    let mut in_link = false;
    for (at, token) in tokens.iter().enumerate() {
        if counts.dollars > 0 {
            counts.dollars -= dollars_of(token);
        }
        match token {
            Token::Text(text) => {
                let next = tokens.get(at + 1).and_then(first_char);
                let starts_line = out.is_empty() || out.ends_with('\n');
                let around = Around {
                    before: out.chars().next_back(),
                    after: next,
                    starts_line,
                    starts_block: out.is_empty(),
                    in_link,
                    site,
                };
                let begins = starts_line || at.checked_sub(1).is_some_and(|at| matches!(tokens.get(at), Some(Token::Break)));
                let text = if begins { text.trim_start_matches(' ') } else { text };
                let text = if matches!(next, None | Some('\n')) { text.trim_end_matches(' ') } else { text };
                escape(&mut out, text, &around, &counts);
            }
            Token::Code(text) => push_code(&mut out, text, site),
            Token::Math(text) => out.push_str(text),
            Token::Note(number) => {
                // A String takes everything.
                let _ = write!(out, "[^{number}]");
            }
            Token::Open(mark, _) | Token::Close(mark, _) => out.push_str(mark.delimiter()),
            Token::LinkOpen => {
                in_link = true;
                out.push('[');
            }
            Token::LinkClose(url) => {
                in_link = false;
                out.push_str("](");
                address::push_markdown(&mut out, url);
                out.push(')');
            }
            Token::Image(image) => push_image(&mut out, image, site),
            // What GitHub and others read in a cell, which ends with its line.
            Token::Break if site == Site::Cell => out.push_str("<br>"),
            Token::Break => out.push_str("\\\n"),
        }
    }
    out
}

/// How often the signs that texts may hold, too, are written as marks.
fn count_signs(tokens: &[Token<'_>]) -> Counts {
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
        counts.dollars += dollars_of(token);
    }
    counts
}

/// About how many bytes a token takes.
fn length(token: &Token<'_>) -> usize {
    match token {
        Token::Text(text) => text.len(),
        Token::Code(text) | Token::Math(text) => text.len() + 2,
        Token::LinkClose(url) => url.len() + 3,
        Token::Image(image) => image.url.len() + image.alt.len() + 5,
        _ => 2,
    }
}

fn push_image(out: &mut String, image: &Image, site: Site) {
    let alt = image.alt.replace(char::is_whitespace, " ");
    out.push_str("![");
    let around = Around { before: Some('['), after: Some(']'), starts_line: false, starts_block: false, in_link: true, site };
    escape(out, &alt, &around, &Counts::ALL);
    out.push_str("](");
    address::push_markdown(out, &image.url);
    out.push(')');
}

/// Writes code between as many backticks as no run in it has.
fn push_code(out: &mut String, code: &str, site: Site) {
    // A table takes every pipe for its own, and a backslash before one for the pipe's.
    if site == Site::Cell && code.contains("\\|") {
        let around = Around { before: None, after: Some('`'), starts_line: false, starts_block: false, in_link: true, site };
        escape(out, code, &around, &Counts::ALL);
        return;
    }
    let runs: BTreeSet<usize> = code.split(|c| c != '`').map(str::len).filter(|run| *run > 0).collect();
    // The runs are in order: the first that is longer than its place leaves its place free.
    let free = runs.iter().zip(1..).find(|(run, place)| **run != *place).map_or(runs.len() + 1, |(_, place)| place);
    let fence = "`".repeat(free);
    let is_stripped = code.starts_with(' ') && code.ends_with(' ') && !code.trim_matches(' ').is_empty();
    let pad = if code.starts_with('`') || code.ends_with('`') || is_stripped { " " } else { "" };
    let code = if site == Site::Cell { code.replace('|', "\\|") } else { code.to_owned() };
    out.extend([fence.as_str(), pad, &code, pad, &fence]);
}
