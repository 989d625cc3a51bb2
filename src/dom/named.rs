//! What the tree builder holds of a node: where it lies in the arena, and its name, which it asks for more often than for all
//! else.

use html5ever::interface::ElemName;
use html5ever::{LocalName, Namespace, QualName, ns};

use super::arena::Handle;

static HTML: Namespace = ns!(html);
static SVG: Namespace = ns!(svg);
static MATHML: Namespace = ns!(mathml);
static NONE: Namespace = ns!();

/// The vocabulary that an element's name is of.
#[derive(Clone, Copy, Debug)]
enum Vocabulary {
    Html,
    Svg,
    MathMl,
    None,
}

/// A node under its name; what is no element has none.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) node: Handle,
    vocabulary: Vocabulary,
    local: LocalName,
}

impl Named {
    /// An element; html5ever makes them in three vocabularies.
    pub(super) fn element(node: Handle, name: QualName) -> Self {
        let vocabulary = match name.ns {
            ns!(html) => Vocabulary::Html,
            ns!(svg) => Vocabulary::Svg,
            ns!(mathml) => Vocabulary::MathMl,
            _ => Vocabulary::None,
        };
        Named { node, vocabulary, local: name.local }
    }

    /// What has no name.
    pub(super) fn nameless(node: Handle) -> Self {
        Named { node, vocabulary: Vocabulary::None, local: LocalName::default() }
    }
}

/// A borrowed name, as html5ever wants it.
#[derive(Debug)]
pub(super) struct Name<'a>(pub(super) &'a Named);

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        match self.0.vocabulary {
            Vocabulary::Html => &HTML,
            Vocabulary::Svg => &SVG,
            Vocabulary::MathMl => &MATHML,
            Vocabulary::None => &NONE,
        }
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}
