//! Turns presentation `MathML` into LaTeX. Signs stay as they are (`α`, `≤`): LaTeX reads them too.

use crate::dom::{Dom, NodeId};
use crate::table::formulas::{FUNCTIONS, LARGE_SIGNS, LIMITED, NESTING, OPERATORS, UNREAD};
use crate::table::tags::Tag;

/// The LaTeX of a `<math>`.
pub(super) fn latex_of(dom: &Dom, math: NodeId) -> String {
    let mut out = String::new();
    push_children(&mut out, dom, math, NESTING);
    out
}

/// Recurses `depth` deep at most.
fn push_node(out: &mut String, dom: &Dom, at: NodeId, depth: usize) {
    let Some(depth) = depth.checked_sub(1) else { return push_leaf(out, dom, at) };
    let children: Vec<NodeId> = dom.children(at).filter(|id| dom.tag(*id) != Tag::TEXT).collect();
    let child = |position: usize| {
        let mut out = String::new();
        if let Some(id) = children.get(position) {
            push_node(&mut out, dom, *id, depth);
        }
        out.trim().to_owned()
    };
    let base = || atom(&child(0));
    let text = match dom.local_name(at) {
        name if UNREAD.contains(&name) => return,
        "mi" | "mn" | "mo" | "ms" | "mtext" => return push_leaf(out, dom, at),
        "mspace" => " ".to_owned(),
        "mfrac" => format!("\\frac{{{}}}{{{}}}", child(0), child(1)),
        "msqrt" => {
            let mut inside = String::new();
            push_children(&mut inside, dom, at, depth);
            format!("\\sqrt{{{}}}", inside.trim())
        }
        "mroot" => format!("\\sqrt[{}]{{{}}}", child(1), child(0)),
        "msup" => format!("{}^{{{}}}", base(), child(1)),
        "msub" => format!("{}_{{{}}}", base(), child(1)),
        "msubsup" | "munderover" => format!("{}_{{{}}}^{{{}}}", base(), child(1), child(2)),
        name @ ("munder" | "mover") => {
            // Each child is written once: twice at every level would double the work with each.
            let (base, sign) = (child(0), child(1));
            match (name, has_limits(&base)) {
                ("munder", true) => format!("{base}_{{{sign}}}"),
                ("munder", false) => format!("\\underset{{{sign}}}{{{base}}}"),
                (_, true) => format!("{base}^{{{sign}}}"),
                (_, false) => format!("\\overset{{{sign}}}{{{base}}}"),
            }
        }
        "mfenced" => format!("({})", (0..children.len()).map(child).collect::<Vec<_>>().join(", ")),
        "mtable" => {
            let rows = (0..children.len()).map(child).collect::<Vec<_>>().join(" \\\\ ");
            format!("\\begin{{matrix}} {rows} \\end{{matrix}}")
        }
        "mtr" => (0..children.len()).map(child).collect::<Vec<_>>().join(" & "),
        _ => return push_children(out, dom, at, depth),
    };
    push_apart(out, &text);
}

fn push_children(out: &mut String, dom: &Dom, at: NodeId, depth: usize) {
    let is_choice = dom.tag(at) == Tag::SEMANTICS;
    for child in dom.children(at).take(if is_choice { 1 } else { usize::MAX }) {
        match dom.tag(child) {
            Tag::TEXT => push_apart(out, dom.text(child).trim()),
            _ => push_node(out, dom, child, depth),
        }
    }
}

/// A name, a number, a sign or a text.
fn push_leaf(out: &mut String, dom: &Dom, at: NodeId) {
    let text = dom.descendants(at).map(|id| dom.text(id)).collect::<String>();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            // The signs of function application and of a product that is not written.
            '\u{2061}'..='\u{2064}' => {}
            '{' | '}' | '#' | '%' | '&' | '_' | '$' => escaped.extend(['\\', c]),
            '\\' => escaped.push_str("\\backslash "),
            _ => escaped.push(c),
        }
    }
    match dom.tag(at) {
        _ if escaped.is_empty() => {}
        Tag::MTEXT => push_apart(out, &format!("\\text{{{escaped}}}")),
        Tag::MI if FUNCTIONS.contains(&escaped.as_str()) => push_apart(out, &format!("\\{escaped} ")),
        Tag::MI if escaped.chars().count() > 1 && escaped.chars().all(char::is_alphanumeric) => {
            push_apart(out, &format!("\\mathrm{{{escaped}}}"));
        }
        Tag::MO if escaped.chars().all(|c| c.is_ascii_punctuation() && !OPERATORS.contains(&c)) => out.push_str(&escaped),
        Tag::MO => push_apart(out, &format!("{escaped} ")),
        _ => push_apart(out, &escaped),
    }
}

/// Writes with a space before it where two names, numbers or commands would else run into each other.
fn push_apart(out: &mut String, text: &str) {
    let joins = |c: char| c.is_alphanumeric();
    let is_sign = text.starts_with(|c: char| !joins(c) && !"\\({[".contains(c));
    if !text.is_empty()
        && !out.is_empty()
        && !out.ends_with([' ', '(', '[', '{'])
        && (is_sign || out.ends_with(|c: char| joins(c) || c == '}'))
    {
        out.push(' ');
    }
    out.push_str(text);
}

/// What a sign below or above belongs to, in braces where it is more than one thing.
fn atom(latex: &str) -> String {
    let is_command = latex.strip_prefix('\\').is_some_and(|name| name.chars().all(|c| c.is_ascii_alphabetic()));
    if latex.chars().count() == 1 || is_command { latex.to_owned() } else { format!("{{{latex}}}") }
}

/// Whether limits stand below and above it.
fn has_limits(base: &str) -> bool {
    LIMITED.contains(&base) || base.chars().all(|c| LARGE_SIGNS.contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    fn latex(html: &str) -> String {
        let dom = parse(&format!("<math>{html}</math>"), &Limits::default());
        let math = dom.nodes().find(|id| dom.tag(*id) == Tag::MATH).unwrap();
        latex_of(&dom, math)
    }

    #[test]
    fn fractions_roots_and_powers_keep_their_shape() {
        assert_eq!(latex("<mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac>"), "\\frac{a}{b + 1}");
        assert_eq!(latex("<msqrt><mn>2</mn></msqrt><mroot><mi>x</mi><mn>3</mn></mroot>"), "\\sqrt{2} \\sqrt[3]{x}");
        assert_eq!(latex("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>"), "x_{1}^{2}");
        assert_eq!(latex("<msup><mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow><mn>2</mn></msup>"), "{(a)}^{2}");
    }

    #[test]
    fn sums_functions_and_matrices_are_written_as_latex_does() {
        assert_eq!(latex("<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mi>i</mi>").trim(), "∑_{i}^{n} i");
        assert_eq!(latex("<mi>sin</mi><mo>\u{2061}</mo><mi>x</mi><mo>=</mo><mi>foo</mi>"), "\\sin x = \\mathrm{foo}");
        assert_eq!(
            latex("<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>"),
            "\\begin{matrix} 1 & 2 \\end{matrix}"
        );
    }

    #[test]
    fn a_formula_deeper_than_the_bound_keeps_its_letters() {
        let deep = format!("{}<mi>x</mi>{}", "<mrow>".repeat(200), "</mrow>".repeat(200));
        assert_eq!(latex(&deep), "x");
    }
}
