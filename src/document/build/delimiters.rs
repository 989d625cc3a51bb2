//! Turns the formulas that stand between delimiters in the text of a line into [`Inline::Math`].
//!
//! On pages with a script that draws them, all; elsewhere a dollar is money and a backslash may be one, and only what is
//! plainly TeX between `\( \)`, `\[ \]` and `$$ $$` is a formula: programs that save pages leave scripts out.

use memchr::{memchr2, memmem};

use super::formula::clean;
use crate::document::Inline;
use crate::table::formulas::{DELIMITERS, ENVIRONMENTS, FORMULA_MARKS, LONGEST, PLAIN_ENVIRONMENT, VARIABLE};

/// Which pairs of delimiters hold a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// All that a script would draw.
    All,
    /// Those with TeX between them.
    Tex,
    /// Also a single letter, and what stands between single dollars, on a page that has written TeX before.
    Letters,
}

/// What was found in a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Formulas {
    pub(super) any: bool,
    /// One of them stands on lines of its own.
    pub(super) display: bool,
}

/// Finds the formulas of a line.
pub(super) fn find_formulas(content: &mut Vec<Inline>, trust: Trust) -> Formulas {
    if !may_hold_any(content) {
        return Formulas::default();
    }
    let found = replace(content, trust);
    // The letters of the line, now that it is known to be written so.
    if found.any && trust == Trust::Tex {
        replace(content, Trust::Letters);
    }
    found
}

/// Whether one of the texts has what could begin a formula: most lines have not.
fn may_hold_any(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Text { text } => memchr2(b'$', b'\\', text.as_bytes()).is_some(),
        mark => may_hold_any(mark.content()),
    })
}

/// Recurses as deep as inlines are nested: six in built documents.
fn replace(content: &mut Vec<Inline>, trust: Trust) -> Formulas {
    let mut found = Formulas::default();
    let mut out = Vec::with_capacity(content.len());
    for mut inline in content.drain(..) {
        let inside = match &inline {
            Inline::Text { text } if text.contains(['$', '\\']) => split(text, trust, &mut out),
            _ => {
                let inside = inline.content_mut().map(|content| replace(content, trust));
                out.push(inline);
                inside.unwrap_or_default()
            }
        };
        found = Formulas { any: found.any | inside.any, display: found.display | inside.display };
    }
    *content = out;
    found
}

fn split(text: &str, trust: Trust, out: &mut Vec<Inline>) -> Formulas {
    let mut found = Formulas::default();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['$', '\\']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        plain.push_str(before);
        let stands_apart = !before.ends_with(char::is_alphanumeric);
        let may_begin = trust != Trust::Tex || !from.starts_with('$') || from.starts_with("$$");
        let found_here = if may_begin { formula(from) } else { None };
        let found_here = found_here.filter(|(latex, ..)| is_trusted(from, latex, trust, stands_apart));
        if let Some((latex, after, is_display)) = found_here {
            if !plain.is_empty() {
                out.push(Inline::Text { text: std::mem::take(&mut plain) });
            }
            out.push(Inline::Math { latex });
            found = Formulas { any: true, display: found.display | is_display };
            rest = after;
        } else {
            let mut chars = from.chars();
            plain.extend(chars.next());
            // What follows a backslash begins nothing.
            if from.starts_with('\\') {
                plain.extend(chars.next());
            }
            rest = chars.as_str();
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        out.push(Inline::Text { text: plain });
    }
    found
}

/// Whether a formula that a text begins with is one, though no script may draw it.
fn is_trusted(text: &str, latex: &str, trust: Trust, stands_apart: bool) -> bool {
    let is_letter = || {
        let mut chars = latex.chars();
        // "$5$" may be money.
        let is_name = |c: char| c.is_alphabetic() || c.is_numeric() && text.starts_with('\\');
        !text.starts_with("\\[") && stands_apart && chars.next().is_some_and(is_name) && chars.all(|c| c == '\'')
    };
    let is_single = text.starts_with('$') && !text.starts_with("$$");
    trust == Trust::All
        || (stands_apart || !is_single)
            && (text.starts_with("\\begin{") || is_tex(latex) || trust == Trust::Letters && is_letter())
}

/// Whether a text is TeX and nothing else: it has a command, an index or a power, or operators between short names.
fn is_tex(text: &str) -> bool {
    // Another formula begins in it: its own end was that one's.
    if DELIMITERS.iter().any(|(open, ..)| memmem::find(text.as_bytes(), open.as_bytes()).is_some()) {
        return false;
    }
    let bytes = text.as_bytes();
    let at = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let is_base = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'}' | b')' | b']' | b'\'');
    let is_short = |place: usize| (0..=VARIABLE).any(|next| !is_letter(at(place + next)));
    let is_spaced = |place: usize| at(place.saturating_sub(1)) == b' ' && at(place + 1) == b' ';
    // Letters of the name that ends here, of the longest, and of all.
    let (mut name, mut longest, mut letters) = (0, 0, 0);
    let (mut has_operator, mut may_be_pattern) = (false, false);
    for (place, byte) in bytes.iter().enumerate() {
        let before = name;
        name = if is_letter(*byte) { name + 1 } else { 0 };
        (longest, letters) = (longest.max(name), letters + usize::from(name > 0));
        let is_inside = place > 0 && place + 1 < bytes.len();
        match byte {
            // Patterns have backslashes before single letters.
            // So have the folders of a disk, behind its colon.
            b'\\'
                if at(place.saturating_sub(1)) != b':'
                    && at(place + 1).is_ascii_alphabetic()
                    && at(place + 2).is_ascii_alphabetic() =>
            {
                return true;
            }
            // Names of programs have more letters.
            b'_' | b'^' if is_inside && is_base(at(place - 1)) && before <= VARIABLE => match at(place + 1) {
                b'{' | b'\\' => return true,
                next if next.is_ascii_alphanumeric() && is_short(place + 1) => return true,
                _ => {}
            },
            b'=' | b'+' | b'<' | b'>' => has_operator |= is_inside,
            b'-' => has_operator |= is_inside && (is_spaced(place) || at(place + 1).is_ascii_digit()),
            b'*' => has_operator |= is_inside && is_spaced(place),
            b'(' => has_operator |= before > 0,
            b'[' | b'\\' | b'?' | b'"' | b'@' | b'#' | b'&' | b'%' => may_be_pattern = true,
            _ => {}
        }
    }
    has_operator && !may_be_pattern && letters > 0 && longest <= VARIABLE
}

/// The formula that a text begins with, and what follows it.
fn formula(text: &str) -> Option<(String, &str, bool)> {
    if let Some(named) = text.strip_prefix("\\begin{") {
        return environment(text, named);
    }
    let (open, close, is_display) = DELIMITERS.into_iter().find(|(open, ..)| text.starts_with(open))?;
    let inside = text.strip_prefix(open)?;
    let near = inside.get(..inside.floor_char_boundary(LONGEST)).unwrap_or_default();
    let end = near.find(close)?;
    let latex = inside.get(..end)?;
    let after = inside.get(end + close.len()..)?;
    if open == "$" {
        // As in Pandoc, or the dollars of two prices would be one formula.
        let is_tight = !latex.starts_with(char::is_whitespace) && !latex.ends_with(char::is_whitespace);
        let is_formula = latex.chars().count() == 1 || latex.contains(FORMULA_MARKS);
        if !is_tight || !is_formula || after.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
    }
    Some((clean(latex)?, after, is_display))
}

/// The environment that a text begins with; that of a single equation says no more than its lines do.
fn environment<'a>(text: &'a str, named: &'a str) -> Option<(String, &'a str, bool)> {
    let near = named.get(..named.floor_char_boundary(LONGEST)).unwrap_or_default();
    let (name, _) = near.split_once('}').filter(|(name, _)| ENVIRONMENTS.contains(name))?;
    let close = format!("\\end{{{name}}}");
    let near = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default();
    let end = near.find(&close)? + close.len();
    let (whole, after) = text.split_at_checked(end)?;
    let inside = || whole.strip_prefix(&format!("\\begin{{{name}}}"))?.strip_suffix(&close);
    let inner = if name == PLAIN_ENVIRONMENT { inside() } else { None };
    Some((clean(inner.unwrap_or(whole))?, after, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (Vec<Inline>, bool) {
        let mut line = vec![Inline::Text { text: text.into() }];
        let found = find_formulas(&mut line, Trust::All);
        (line, found.display)
    }

    /// How a text is read on a page without a script, formulas in braces.
    fn read(text: &str) -> String {
        let mut line = vec![Inline::Text { text: text.into() }];
        find_formulas(&mut line, Trust::Tex);
        let shown = line.iter().map(|inline| match inline {
            Inline::Text { text } => text.clone(),
            Inline::Math { latex } => format!("⟨{latex}⟩"),
            _ => String::new(),
        });
        shown.collect()
    }

    #[test]
    fn each_pair_of_delimiters_holds_a_formula() {
        let text = |text: &str| Inline::Text { text: text.into() };
        let math = |latex: &str| Inline::Math { latex: latex.into() };
        assert_eq!(found("so $x_1$ is \\(y\\)."), (vec![text("so "), math("x_1"), text(" is "), math("y"), text(".")], false));
        assert_eq!(found("$$a$$"), (vec![math("a")], true));
        assert_eq!(found("\\[a\\]"), (vec![math("a")], true));
        assert_eq!(found("\\begin{equation} a \\end{equation}"), (vec![math("a")], true));
        assert_eq!(found("\\begin{align}a\\end{align}"), (vec![math("\\begin{align}a\\end{align}")], true));
    }

    #[test]
    fn prices_and_backslashes_are_no_formulas() {
        for plain in ["from $5 to $10", "$5-$10 a+b", "C:\\(dir", "\\$x_1$", "$ x_1 $", "a $"] {
            assert_eq!(found(plain), (vec![Inline::Text { text: plain.into() }], false));
        }
    }

    #[test]
    fn where_no_script_draws_them_tex_between_delimiters_is_a_formula() {
        for (text, shown) in [
            ("let \\(a_1 * b_2\\) be", "let ⟨a_1 * b_2⟩ be"),
            ("$$\\int_0^1 x\\,dx$$", "⟨\\int_0^1 x\\,dx⟩"),
            ("\\[ f(x) = x + 1 \\]", "⟨f(x) = x + 1⟩"),
            ("for \\(n\\) and \\(n+1\\)", "for ⟨n⟩ and ⟨n+1⟩"),
            ("\\(f(x)\\)", "⟨f(x)⟩"),
            ("$$A \\subseteq B$$ and $x \\in B$, $B$ for $5 or $6", "⟨A \\subseteq B⟩ and ⟨x \\in B⟩, ⟨B⟩ for $5 or $6"),
            ("\\begin{align}a&=b\\end{align}", "⟨\\begin{align}a&=b\\end{align}⟩"),
            ("cup\\(s\\) of \\(x^2\\)", "cup\\(s\\) of ⟨x^2⟩"),
        ] {
            assert_eq!(read(text), shown);
        }
    }

    #[test]
    fn what_is_no_tex_is_none_where_no_script_draws_formulas() {
        for text in [
            "item\\(s\\)",
            "\\(c\\) 2026",
            "\\(see below\\)",
            "\\[citation needed\\]",
            "\\[1\\]",
            "call\\(my_var\\)",
            "\\(1990-1995\\)",
            "s/\\([a-z]\\+\\)=\\(.*\\)/x/",
            "\\(\\w+\\)",
            "$$ and $$$",
            "$$$$",
            "$x_1$ and $5",
            "\\(left \\(a_1\\)",
            "\\(tea - cups\\)",
        ] {
            assert_eq!(read(text).replace("⟨a_1⟩", "\\(a_1\\)"), text);
        }
    }
}
