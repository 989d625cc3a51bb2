//! Turns what pages hold of a formula (`MathML`, the source beside its drawing, the alternative text of a picture) into LaTeX.

use super::delimiters::{Formulas, Trust};
use super::mathml::latex_of;
use crate::dom::class::{has_class, has_word};
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::formulas::{
    DELIMITERS, DISPLAY, DISPLAY_HOLDERS, DISPLAY_VALUE, DRAWING_SCRIPTS, HOLDER_DISPLAY_VALUES, HOLDER_ELEMENTS, LONGEST,
    PICTURE_PROGRAMS, PICTURES, SOURCE_DISPLAY, SOURCE_ELEMENTS, SOURCE_NODES, SOURCE_SIBLINGS, SOURCE_TYPE, STYLES,
    TEX_ENCODINGS,
};
use crate::table::named::Named;
use crate::table::tags::Tag;

/// A formula of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Formula {
    pub(super) latex: String,
    /// Whether it stands on lines of its own.
    pub(super) is_display: bool,
}

/// How a page writes formulas.
#[derive(Clone, Copy, Debug)]
pub(super) struct Notation {
    /// There are elements that are formulas.
    elements: bool,
    /// What stands between delimiters in the text: all of it is a formula where a script draws them.
    pub(super) trust: Trust,
}

/// What an element is to the formulas.
pub(super) enum Part {
    Formula(Formula),
    /// A drawing of a formula whose source stands elsewhere.
    Copy,
}

impl Notation {
    pub(super) fn of_page(dom: &Dom) -> Self {
        let mut notation = Notation { elements: dom.elements(Tag::MATH).next().is_some(), trust: Trust::Tex };
        for id in dom.elements(Tag::SCRIPT) {
            notation.elements |= is_source(dom, id);
            if dom.attr(id, AttrName::SRC).is_some_and(draws) {
                notation.trust = Trust::All;
            }
        }
        notation
    }

    /// Takes note of what a line has.
    pub(super) fn meet(&mut self, found: Formulas) {
        if found.any && self.trust == Trust::Tex {
            self.trust = Trust::Letters;
        }
    }

    /// What an element is, if it has to do with formulas.
    pub(super) fn part(self, dom: &Dom, at: NodeId) -> Option<Part> {
        match dom.tag(at) {
            Tag::IMG => picture(dom, at).map(Part::Formula),
            Tag::CODE if dom.is_named(at, Named::FormulaCode) => {
                clean(&text_of(dom, at)).map(|latex| Part::Formula(Formula { latex, is_display: false }))
            }
            Tag::SPAN | Tag::DIV if dom.is_named(at, Named::FormulaSource) => delimited(dom, at).map(Part::Formula),
            tag if tag.is_unknown() && SOURCE_ELEMENTS.contains(&dom.local_name(at)) => delimited(dom, at).map(Part::Formula),
            _ if !self.elements => None,
            Tag::MATH => math(dom, at).map(Part::Formula),
            Tag::SCRIPT => source(dom, at).map(Part::Formula),
            Tag::SPAN | Tag::DIV if dom.is_named(at, Named::DrawnFormula) => has_source_behind(dom, at).then_some(Part::Copy),
            Tag::SPAN | Tag::DIV if dom.is_named(at, Named::FormulaHolder) => held(dom, at).map(Part::Formula),
            tag if tag.is_unknown() && HOLDER_ELEMENTS.contains(&dom.local_name(at)) => held(dom, at).map(Part::Formula),
            _ => None,
        }
    }
}

/// Whether a script draws formulas, by its address.
fn draws(src: &str) -> bool {
    src.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| DRAWING_SCRIPTS.has_ascii_lower(word.as_bytes()))
}

/// LaTeX as a document holds it: on one line, without delimiters and without what Wikipedia puts around it.
pub(super) fn clean(latex: &str) -> Option<String> {
    // A comment would swallow what follows it on the one line.
    let lines = latex.lines().map(|line| {
        match line.match_indices('%').find(|(at, _)| !line.get(..*at).is_some_and(|before| before.ends_with('\\'))) {
            Some((at, _)) => line.get(..at).unwrap_or_default(),
            None => line,
        }
    });
    let visible = |word: &str| word.chars().filter(|c| !super::line::is_invisible(*c)).collect::<String>();
    let words = lines.flat_map(str::split_whitespace).map(visible).filter(|word| !word.is_empty());
    let folded = words.collect::<Vec<_>>().join(" ");
    let mut latex = folded.as_str();
    for (open, close, _) in DELIMITERS {
        // Two formulas side by side begin and end with the same.
        let inside = latex.strip_prefix(open).and_then(|latex| latex.strip_suffix(close));
        latex = inside.filter(|inside| !inside.contains(open) && !inside.contains(close)).unwrap_or(latex).trim();
    }
    for style in STYLES {
        let inside = latex.strip_prefix(style).and_then(|latex| latex.strip_suffix('}'));
        latex = inside.filter(|inside| is_balanced(inside)).unwrap_or(latex).trim();
    }
    let latex = latex.trim_end_matches(['\\', ' ']);
    (!latex.is_empty()).then(|| latex.to_owned())
}

/// Whether each brace that closes has one before it that opens.
fn is_balanced(latex: &str) -> bool {
    let mut open = 0_i32;
    let mut is_escaped = false;
    latex.bytes().all(|byte| {
        match byte {
            b'{' if !is_escaped => open += 1,
            b'}' if !is_escaped => open -= 1,
            _ => {}
        }
        is_escaped = byte == b'\\' && !is_escaped;
        open >= 0
    })
}

/// Whether a `<script>` is the source of a formula.
fn is_source(dom: &Dom, at: NodeId) -> bool {
    dom.tag(at) == Tag::SCRIPT
        && dom.attr(at, AttrName::TYPE).is_some_and(|kind| {
            let kind = kind.trim_start().as_bytes();
            kind.get(..SOURCE_TYPE.len()).is_some_and(|kind| kind.eq_ignore_ascii_case(SOURCE_TYPE.as_bytes()))
        })
}

fn source(dom: &Dom, at: NodeId) -> Option<Formula> {
    if !is_source(dom, at) {
        return None;
    }
    let is_display = dom.attr(at, AttrName::TYPE).is_some_and(|kind| kind.contains(SOURCE_DISPLAY));
    clean(&text_of(dom, at)).map(|latex| Formula { latex, is_display })
}

/// Whether the source of what an element draws stands behind it, perhaps with another drawing between.
fn has_source_behind(dom: &Dom, at: NodeId) -> bool {
    let end = dom.end(dom.parent(at));
    let siblings = std::iter::successors(Some(dom.end(at)), |id| Some(dom.end(*id)));
    siblings.take(SOURCE_SIBLINGS).take_while(|id| *id < end).any(|id| is_source(dom, id))
}

/// The formula of an element around `<math>`; none where it holds more than one.
fn held(dom: &Dom, at: NodeId) -> Option<Formula> {
    let mut inside = dom.descendants(at).filter(|id| dom.tag(*id) == Tag::MATH);
    let (math_at, None) = (inside.next()?, inside.next()) else { return None };
    let formula = math(dom, math_at)?;
    let says_so = dom.attr(at, AttrName::DISPLAY).is_some_and(|display| HOLDER_DISPLAY_VALUES.contains(&display));
    let is_display = formula.is_display || says_so || has_class(dom, at, DISPLAY_HOLDERS);
    Some(Formula { is_display, ..formula })
}

fn math(dom: &Dom, at: NodeId) -> Option<Formula> {
    let annotation = dom.descendants(at).find(|id| {
        let encoding = dom.attr(*id, AttrName::ENCODING).unwrap_or_default().trim().to_ascii_lowercase();
        dom.tag(*id) == Tag::ANNOTATION && TEX_ENCODINGS.contains(&encoding.as_str())
    });
    let written = annotation.map(|id| text_of(dom, id)).or_else(|| dom.attr(at, AttrName::ALTTEXT).map(str::to_owned));
    let latex = written.as_deref().and_then(clean).or_else(|| clean(&latex_of(dom, at)))?;
    let is_display = dom.attr(at, AttrName::DISPLAY).is_some_and(|display| display.trim() == DISPLAY_VALUE);
    Some(Formula { latex, is_display })
}

/// The formula of an element that holds its source between delimiters, until a script has drawn it.
fn delimited(dom: &Dom, at: NodeId) -> Option<Formula> {
    let is_small = dom.end(at).0 - at.0 <= SOURCE_NODES;
    let text = if is_small { text_of(dom, at) } else { String::new() };
    let text = Some(text.trim()).filter(|text| text.len() <= LONGEST)?;
    let is_between = |(open, close, _): &&(&str, &str, bool)| {
        text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).is_some_and(|latex| !latex.contains(close))
    };
    let (_, _, is_display) = DELIMITERS.iter().find(is_between)?;
    clean(text).map(|latex| Formula { latex, is_display: *is_display })
}

fn picture(dom: &Dom, img: NodeId) -> Option<Formula> {
    let classes = dom.attr(img, AttrName::CLASS).filter(|classes| has_word(classes, PICTURES));
    if classes.is_none() && !dom.attr(img, AttrName::SRC).is_some_and(is_drawn_by_address) {
        return None;
    }
    let latex = clean(dom.attr(img, AttrName::ALT)?)?;
    Some(Formula { latex, is_display: classes.is_some_and(|classes| has_word(classes, DISPLAY)) })
}

/// Whether a picture is what a program makes of the formula in its address.
fn is_drawn_by_address(src: &str) -> bool {
    let program = src.split_once('?').and_then(|(path, _)| path.rsplit('/').next());
    program.is_some_and(|program| has_word(program, PICTURE_PROGRAMS))
}

/// The texts below an element.
fn text_of(dom: &Dom, at: NodeId) -> String {
    dom.descendants(at).map(|id| dom.text(id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    /// The formulas of a page in page order; drawings are left out.
    fn formulas(html: &str) -> Vec<(String, bool)> {
        let dom = parse(html, &Limits::default());
        let notation = Notation::of_page(&dom);
        let (mut out, mut at) = (Vec::new(), NodeId::ROOT);
        while at.index() < dom.len() {
            let next = match notation.part(&dom, at) {
                Some(Part::Formula(formula)) => {
                    out.push((formula.latex, formula.is_display));
                    dom.end(at)
                }
                Some(Part::Copy) => dom.end(at),
                None => NodeId(at.0 + 1),
            };
            at = next;
        }
        out
    }

    #[test]
    fn delimiters_go_only_where_they_are_a_pair() {
        for (latex, cleaned) in [
            ("{\\displaystyle x^{2}}", "x^{2}"),
            ("{\\displaystyle x}={y}", "{\\displaystyle x}={y}"),
            ("$a$", "a"),
            ("$a$ and $b$", "$a$ and $b$"),
            ("{\\textstyle \\{a\\}}", "\\{a\\}"),
        ] {
            assert_eq!(clean(latex).as_deref(), Some(cleaned), "{latex}");
        }
    }

    #[test]
    fn every_markup_gives_the_source_of_its_formula_once() {
        let math = "<math><semantics><mrow><mi>x</mi></mrow><annotation encoding='application/x-tex'>{\\displaystyle x^{2}}</annotation></semantics></math>";
        for html in [
            math.to_owned(),
            format!("<span class=katex><span class=katex-mathml>{math}</span><span class=katex-html aria-hidden=true>x2</span></span>"),
            format!("<span class=mwe-math-element><span>{math}</span><img class=mwe-math-fallback-image-inline alt='{{x^2}}' src=x></span>"),
            "<span class=MathJax_Preview>x2</span><span class=MathJax>x2</span><script type='math/tex'>x^{2}</script>".into(),
            "<mjx-container><mjx-math></mjx-math><mjx-assistive-mml><math><msup><mi>x</mi><mn>2</mn></msup></math></mjx-assistive-mml></mjx-container>".into(),
            "<math alttext='x^{2}'><mi>x</mi></math>".into(),
            "<img class=latex alt='$x^{2}$' src=x>".into(),
        ] {
            assert_eq!(formulas(&html), [("x^{2}".to_owned(), false)], "{html}");
        }
    }

    #[test]
    fn formulas_on_lines_of_their_own_are_known() {
        for html in [
            "<script type='math/tex; mode=display'>a % why\n b</script>",
            "<math display=block><mi>a</mi><mi>b</mi></math>",
            "<span class=katex-display><span class=katex><math><annotation encoding=application/x-tex>a b</annotation></math></span></span>",
            "<mjx-container display=true><math><mi>a</mi><mi>b</mi></math></mjx-container>",
        ] {
            assert_eq!(formulas(html), [("a b".to_owned(), true)], "{html}");
        }
    }

    #[test]
    fn a_picture_of_something_else_is_no_formula() {
        assert_eq!(formulas("<img class=photo alt='x^2' src=x><span class=MathJax>x</span>"), []);
        assert_eq!(formulas("<img alt='blue gloves' src=/latex-gloves.jpg><span class=math>Class of 1990</span>"), []);
        assert_eq!(formulas("<div class=math>$a$ and $b$</div>"), []);
    }
}
