//! Turns text into Markdown that reads as that text: a backslash stands only where a character would mean something.

use memchr::{memchr_iter, memchr2_iter, memchr3_iter};

use super::inline::Site;
use crate::table::punctuation::may_be_punctuation;

/// How often the signs of emphasis and code stand in a line; a sign that is alone means nothing.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) ticks: usize,
    pub(super) stars: usize,
    pub(super) tildes: usize,
    underscores: usize,
    /// Dollars further on that could be the last of a formula.
    pub(super) dollars: usize,
    /// Whether the line, at the beginning of a paragraph, could define the target of a link.
    defines: bool,
}

impl Counts {
    /// All signs are taken for the half of a pair.
    pub(super) const ALL: Counts = Counts { ticks: 2, stars: 2, tildes: 2, underscores: 2, dollars: 2, defines: true };

    pub(super) fn add_text(&mut self, text: &str) {
        for at in memchr3_iter(b'`', b'*', b'~', text.as_bytes()) {
            match text.as_bytes().get(at) {
                Some(b'`') => self.ticks += 1,
                Some(b'*') => self.stars += 1,
                _ => self.tildes += 1,
            }
        }
        for at in memchr2_iter(b'_', b':', text.as_bytes()) {
            match text.as_bytes().get(at.saturating_sub(1)..=at) {
                Some([.., b'_']) => self.underscores += 1,
                Some([b']', b':']) => self.defines = true,
                _ => {}
            }
        }
    }
}

/// The places of the dollars in a text that could end a formula: behind something, and not before a digit. Two end a formula
/// wherever they stand.
pub(super) fn closing_dollars(text: &str) -> impl Iterator<Item = usize> + '_ {
    memchr_iter(b'$', text.as_bytes()).filter(|at| {
        let (before, from) = text.split_at_checked(*at).unwrap_or((text, ""));
        let after = from.chars().nth(1);
        let is_double = before.ends_with('$') || after == Some('$');
        is_double || !before.ends_with(|c: char| c.is_ascii_whitespace()) && !after.is_some_and(|after| after.is_ascii_digit())
    })
}

/// What stands around a text.
pub(super) struct Around {
    /// The character written before it; a line's end where it begins a line.
    pub(super) before: Option<char>,
    /// The character written after it; none at the end.
    pub(super) after: Option<char>,
    pub(super) starts_line: bool,
    pub(super) starts_block: bool,
    /// Brackets would end the text of a link.
    pub(super) in_link: bool,
    pub(super) site: Site,
}

/// A character of a text, and what stands beside it.
struct Spot<'a> {
    c: char,
    /// The rest of the text behind it.
    rest: &'a str,
    /// The character behind it, be it of this text or not.
    next: Option<char>,
    /// What stands before and behind the run of the same sign that the character is part of.
    run: (Option<char>, Option<char>),
}

/// Writes a text with the backslashes it needs.
pub(super) fn escape(out: &mut String, text: &str, around: &Around, counts: &Counts) {
    let forced = forced_at(text, around, counts);
    let last_dollar = closing_dollars(text).last();
    let mut run = (None, None);
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate().filter(|(at, byte)| may_mean_something(*byte) || Some(*at) == forced) {
        let c = char::from(byte);
        let (behind, rest) =
            text.split_at_checked(at).map_or((text, ""), |(behind, from)| (behind, from.get(1..).unwrap_or_default()));
        let before = behind.chars().next_back().or(around.before);
        if before != Some(c) || at == 0 {
            run = (before, rest.chars().find(|next| *next != c).or(around.after));
        }
        let spot = Spot { c, rest, next: rest.chars().next().or(around.after), run };
        let is_dollar = c == '$' && spot.opens_formula(last_dollar.is_some_and(|last| at < last) || counts.dollars > 0);
        if Some(at) == forced || is_dollar || spot.needs_escape(around, counts) {
            out.extend([text.get(copied..at).unwrap_or_default(), "\\"]);
            copied = at;
        }
        if Some(at) == forced {
            // The rest of the run stands behind a backslash now.
            run.0 = Some('\\');
        }
    }
    out.push_str(text.get(copied..).unwrap_or_default());
}

/// Signs that mean something in some places; what stands between such signs is copied as it is.
static SIGNS: [bool; 256] = {
    let mut signs = [false; 256];
    let mut rest: &[u8] = b"\\`*~_[]!<&|$";
    while let [sign, others @ ..] = rest {
        signs[*sign as usize] = true;
        rest = others;
    }
    signs
};

fn may_mean_something(byte: u8) -> bool {
    SIGNS.get(usize::from(byte)).is_some_and(|means| *means)
}

impl Spot<'_> {
    /// Whether the character means something where it stands.
    fn needs_escape(&self, around: &Around, counts: &Counts) -> bool {
        let next = self.next;
        match self.c {
            '\\' => self.rest.is_empty() || next.is_some_and(|next| next.is_ascii_punctuation()),
            '`' => counts.ticks > 1,
            '*' => counts.stars > 1 && !self.floats(),
            '~' => counts.tildes > 1 && !self.floats(),
            '_' => counts.underscores > 1 && !self.floats() && !self.is_inside_word(),
            '[' => around.in_link || next == Some('^'),
            ']' => around.in_link || matches!(next, Some('(' | '[')),
            '!' => next == Some('['),
            '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
            '&' => is_entity(self.rest),
            '|' => around.site == Site::Cell,
            _ => false,
        }
    }

    /// Whether a dollar could be the first of a formula: something follows it, and further on another could be the last.
    fn opens_formula(&self, has_end: bool) -> bool {
        // A break is written as a backslash and a line's end.
        let is_tight = self.next.is_some_and(|next| next == '\n' || !next.is_ascii_whitespace());
        has_end && is_tight
    }

    /// Whether the run of signs stands between white space.
    fn floats(&self) -> bool {
        let (before, after) = self.run;
        // A break is written as a backslash and a line's end.
        before.is_none_or(char::is_whitespace) && after.is_none_or(|after| after.is_whitespace() && after != '\n')
    }

    /// Whether the run of signs stands between letters, where underscores mean nothing.
    fn is_inside_word(&self) -> bool {
        let is_letter = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !may_be_punctuation(c));
        is_letter(self.run.0) && is_letter(self.run.1)
    }
}

/// Whether what stands behind `&` makes an entity of it.
pub(super) fn is_entity(rest: &str) -> bool {
    /// No entity is longer, with its semicolon.
    const LONGEST: usize = 32;
    let end = rest.char_indices().take(LONGEST).find(|(_, c)| *c == ';').map_or(0, |(at, _)| at);
    let name = rest.get(..end).unwrap_or_default();
    let digits = name.strip_prefix('#').unwrap_or(name);
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_alphanumeric())
}

/// Where a backslash must stand so that the text's line does not begin another block, or end the heading it stands in.
fn forced_at(text: &str, around: &Around, counts: &Counts) -> Option<usize> {
    match around.site {
        Site::Paragraph if around.starts_line => block_start(text, around, counts),
        Site::Heading if around.after.is_none() => {
            let content = text.trim_end_matches('#');
            let closes = content.ends_with(' ') || content.is_empty() && around.starts_line;
            closes.then_some(content.len())
        }
        _ => None,
    }
}

fn block_start(line: &str, around: &Around, counts: &Counts) -> Option<usize> {
    let ends_line = matches!(around.after, None | Some('\n'));
    // A marker means something before a space or at the line's end.
    let is_marker = |rest: &str| rest.starts_with(' ') || rest.is_empty() && ends_line;
    let first = line.chars().next()?;
    let is_sign = match first {
        '#' => {
            let rest = line.trim_start_matches('#');
            line.len() - rest.len() <= 6 && is_marker(rest)
        }
        '>' => true,
        '-' | '+' | '*' if line.strip_prefix(first).is_some_and(is_marker) => true,
        '-' | '_' | '*' | ':' | '|' => ends_line && line.chars().all(|c| "-_*:| ".contains(c)),
        '=' => ends_line && !around.starts_block && line.trim_end_matches(['=', ' ']).is_empty(),
        '~' => line.starts_with("~~~"),
        '[' => around.starts_block && (counts.defines || is_box(line) || is_callout(line)),
        _ => false,
    };
    if is_sign {
        return Some(0);
    }
    let number = line.chars().take_while(char::is_ascii_digit).count();
    let rest = line.get(number..).unwrap_or_default();
    let is_number = (1..=9).contains(&number) && rest.strip_prefix(['.', ')']).is_some_and(is_marker);
    is_number.then_some(number)
}

/// Whether the text begins like the first line of a callout.
fn is_callout(line: &str) -> bool {
    line.starts_with("[!")
}

/// Whether the text begins like the box of a task.
fn is_box(line: &str) -> bool {
    ["[ ]", "[x]", "[X]"].iter().any(|ticked| line.starts_with(ticked))
}
/// A formula in one line that says the same and holds neither HTML nor a link for parsers that do not know formulas.
pub(super) fn math_line(latex: &str) -> String {
    let line = latex.split_whitespace().collect::<Vec<_>>().join(" ").replace("](", "] (");
    let mut out = String::with_capacity(line.len());
    let mut rest = line.as_str();
    while let Some((before, behind)) = rest.split_once('<') {
        let begins_tag = behind.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        out.push_str(before);
        out.push_str(if begins_tag { "< " } else { "<" });
        rest = behind;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_hold_no_markup_and_say_the_same() {
        assert_eq!(math_line("a < b \\\\ \n c<d"), "a < b \\\\ c< d");
        assert_eq!(math_line("x<img src=q onerror=y>"), "x< img src=q onerror=y>");
        assert_eq!(math_line("[x](javascript:y)</p>"), "[x] (javascript:y)< /p>");
    }
}
