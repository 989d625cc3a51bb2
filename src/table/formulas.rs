//! How pages write formulas.

use super::words::Words;

/// Type of the annotation of a formula that is TeX.
pub const TEX_ENCODINGS: &[&str] = &["application/x-latex", "application/x-tex", "latex", "tex"];

/// How the `type` of a script begins that holds the source of a formula, in lower case.
pub const SOURCE_TYPE: &str = "math/tex";

/// What it has in it where the formula stands on lines of its own.
pub const SOURCE_DISPLAY: &str = "display";

/// Values of `display` of a formula on lines of its own, and of an element around one.
pub const DISPLAY_VALUE: &str = "block";
/// See [`DISPLAY_VALUE`].
pub const HOLDER_DISPLAY_VALUES: &[&str] = &["block", "true"];

/// Elements behind a drawing among which its source is: there may be another drawing between.
pub const SOURCE_SIBLINGS: usize = 4;

/// Classes of the elements in which a script has drawn a formula whose source is in a `<script>` beside them, or that hold the
/// source until it has: whole names in lower case.
pub const DRAWN: &Words =
    &Words::new(&["mathjax", "mathjax_chtml", "mathjax_display", "mathjax_preview", "mathjax_svg", "mathjax_svg_display"]);

/// Classes of elements that hold a formula with its source in an annotation, whole names in lower case.
pub const HOLDERS: &Words = &Words::new(&["katex", "katex-display", "mwe-math-element"]);

/// Elements of scripts that do the same.
pub const HOLDER_ELEMENTS: &[&str] = &["mjx-container"];

/// Those of these classes that stand on lines of their own.
pub const DISPLAY_HOLDERS: &Words = &Words::new(&["katex-display", "mwe-math-element-block"]);

/// Classes of code that is a formula, whole names in lower case.
pub const CODES: &Words = &Words::new(&["js-render-math", "language-math"]);

/// Words in the classes of pictures whose alternative text is a formula.
pub const PICTURES: &Words = &Words::new(&["latex", "math", "mathtex", "mwe", "tex"]);

/// Words in the last part of an address that makes a picture of the formula behind its `?`.
pub const PICTURE_PROGRAMS: &Words = &Words::new(&["latex", "mathtex", "mimetex"]);

/// The word in the classes of such a picture that says that it stands on lines of its own.
pub const DISPLAY: &Words = &Words::new(&["display"]);

/// Classes of elements that hold the source of a formula between delimiters until a script has drawn it, whole names in lower
/// case.
pub const SOURCES: &Words = &Words::new(&["arithmatex", "math", "mathjax-tex", "tex2jax_process"]);

/// An element with more nodes holds more than the source of a formula.
pub const SOURCE_NODES: u32 = 16;

/// Elements of scripts that hold such a source.
pub const SOURCE_ELEMENTS: &[&str] = &["math-renderer"];

/// Elements of scripts that are formulas.
pub const ELEMENTS: [&[&str]; 2] = [HOLDER_ELEMENTS, SOURCE_ELEMENTS];

/// What begins a formula in a text, what ends it, whether it stands on lines of its own; the longer of two that begin alike
/// first.
pub const DELIMITERS: [(&str, &str, bool); 4] =
    [("$$", "$$", true), ("\\[", "\\]", true), ("\\(", "\\)", false), ("$", "$", false)];

/// What stands around the formulas of a wiki and changes nothing where the formula stands alone; a brace closes it.
pub const STYLES: [&str; 2] = ["{\\displaystyle ", "{\\textstyle "];

/// Marks of which one makes a formula of what stands between two dollars: elsewhere these are money.
pub const FORMULA_MARKS: &[char] = &['+', '<', '=', '>', '\\', '^', '_', '{'];

/// The longest name in a formula that has no command in it, in letters: `\(ab + c\)`, but not `\(tea - cups\)`.
pub const VARIABLE: usize = 2;

/// Words in the address of a script that draws the formulas which stand in the text between delimiters.
pub const DRAWING_SCRIPTS: &Words = &Words::new(&["katex", "mathjax"]);

/// Names of functions that LaTeX knows.
pub const FUNCTIONS: &[&str] = &[
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "csc", "deg", "det", "dim", "exp", "gcd", "inf", "ker", "lim",
    "ln", "log", "max", "min", "sec", "sin", "sinh", "sup", "tan", "tanh",
];

/// The commands of those of them that carry their limits below and above.
pub const LIMITED: &[&str] = &["\\inf", "\\lim", "\\max", "\\min", "\\sup"];

/// Elements of a formula that hold nothing to read.
pub const UNREAD: &[&str] = &["annotation", "annotation-xml", "mphantom", "mprescripts", "none"];

/// Signs of ASCII that are operators, which stand apart from what they join; the others are brackets and the like.
pub const OPERATORS: &[char] = &['*', '+', '-', '/', '<', '=', '>'];

/// Signs that carry their limits below and above.
pub const LARGE_SIGNS: &[char] = &['∏', '∐', '∑', '∫', '∬', '∭', '∮', '⋀', '⋁', '⋂', '⋃'];

/// Elements of a formula inside each other; what is deeper is plain text.
pub const NESTING: usize = 24;

/// Environments of LaTeX that are formulas on lines of their own.
pub const ENVIRONMENTS: &[&str] = &["align", "align*", "equation", "equation*", "gather", "gather*", "multline", "multline*"];

/// The one whose lines say all of it.
pub const PLAIN_ENVIRONMENT: &str = "equation";

/// The name of a language that stands at code which is a formula.
pub const LANGUAGE: &str = "math";

/// The longest formula between delimiters in a text, in characters.
pub const LONGEST: usize = 2000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_lower_case() {
        let lists: [&[&str]; 16] = [
            TEX_ENCODINGS,
            CODES,
            ENVIRONMENTS,
            DRAWN,
            HOLDERS,
            DISPLAY_HOLDERS,
            PICTURES,
            PICTURE_PROGRAMS,
            SOURCES,
            SOURCE_ELEMENTS,
            DRAWING_SCRIPTS,
            FUNCTIONS,
            LIMITED,
            UNREAD,
            HOLDER_ELEMENTS,
            HOLDER_DISPLAY_VALUES,
        ];
        for list in lists {
            assert!(list.is_sorted());
            assert!(list.iter().all(|word| *word == word.to_ascii_lowercase()));
        }
        assert!(LARGE_SIGNS.is_sorted() && OPERATORS.is_sorted() && FORMULA_MARKS.is_sorted());
    }
}
