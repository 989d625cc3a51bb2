//! Turns the formulas that stand between delimiters in the text of a line into [`Inline::Math`].
//!
//! Only for pages with a script that draws them; elsewhere a dollar is money.

use super::formula::clean;
use crate::document::Inline;
use crate::table::formulas::{DELIMITERS, ENVIRONMENTS, LONGEST};

/// Finds the formulas of a line; says whether one of them stands on lines of its own.
///
/// Recurses as deep as inlines are nested: six in built documents.
pub(super) fn find_formulas(content: &mut Vec<Inline>) -> bool {
    let mut is_display = false;
    let mut out = Vec::with_capacity(content.len());
    for mut inline in content.drain(..) {
        match &inline {
            Inline::Text { text } if text.contains(['$', '\\']) => is_display |= split(text, &mut out),
            _ => {
                is_display |= inline.content_mut().is_some_and(find_formulas);
                out.push(inline);
            }
        }
    }
    *content = out;
    is_display
}

fn split(text: &str, out: &mut Vec<Inline>) -> bool {
    let mut found_display = false;
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['$', '\\']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        plain.push_str(before);
        if let Some((latex, after, is_display)) = formula(from) {
            if !plain.is_empty() {
                out.push(Inline::Text { text: std::mem::take(&mut plain) });
            }
            out.push(Inline::Math { latex });
            found_display |= is_display;
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
    found_display
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
        let is_formula = latex.chars().count() == 1 || latex.contains(['\\', '^', '_', '{', '=', '+', '<', '>']);
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
    let inner = whole.strip_prefix("\\begin{equation}").and_then(|whole| whole.strip_suffix("\\end{equation}"));
    Some((clean(inner.unwrap_or(whole))?, after, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (Vec<Inline>, bool) {
        let mut line = vec![Inline::Text { text: text.into() }];
        let is_display = find_formulas(&mut line);
        (line, is_display)
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
}
