//! What stands in a line of text.

use serde::{Deserialize, Serialize};

use super::Image;

/// A piece of a line of text.
///
/// ```
/// use tamis::{Block, Inline};
///
/// let document = tamis::extract("<p>Water just off the boil is best for a <b>green tea</b>, and three minutes are enough.</p>");
/// let Block::Paragraph { content } = &document.body[0] else { panic!("no paragraph") };
/// assert_eq!(content[1], Inline::Strong { content: vec![Inline::Text { text: "green tea".into() }] });
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Inline {
    /// Plain text, white space folded.
    Text {
        /// The characters.
        text: String,
    },
    /// Of strong importance: bold.
    Strong {
        /// What is strong.
        content: Vec<Inline>,
    },
    /// Stressed: italic.
    Emphasis {
        /// What is stressed.
        content: Vec<Inline>,
    },
    /// No longer true: struck out.
    Deleted {
        /// What is struck out.
        content: Vec<Inline>,
    },
    /// Raised.
    Superscript {
        /// What is raised.
        content: Vec<Inline>,
    },
    /// Lowered.
    Subscript {
        /// What is lowered.
        content: Vec<Inline>,
    },
    /// A piece of code.
    Code {
        /// The code.
        text: String,
    },
    /// A formula in the line.
    Math {
        /// The formula as LaTeX, without delimiters, white space folded.
        latex: String,
    },
    /// The number that refers to a footnote of [`Block::Footnotes`](super::Block::Footnotes).
    FootnoteReference {
        /// The number of the footnote.
        number: u32,
    },
    /// A link.
    Link {
        /// Where to: absolute where the page's address is known or told by the page; never a script.
        url: String,
        /// What is linked, never empty.
        content: Vec<Inline>,
    },
    /// A picture in the line.
    Image(Image),
    /// A line break.
    Break,
}

impl Inline {
    /// What stands in a mark or a link; empty for the others, in which no inline stands.
    ///
    /// ```
    /// use tamis::Inline;
    ///
    /// let link = Inline::Link { url: "/".into(), content: vec![Inline::Code { text: "main".into() }] };
    /// assert_eq!(link.content(), [Inline::Code { text: "main".into() }]);
    /// assert!(Inline::Break.content().is_empty());
    /// ```
    #[must_use]
    pub fn content(&self) -> &[Inline] {
        match self {
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Deleted { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::Link { content, .. } => content,
            Inline::Text { .. }
            | Inline::Code { .. }
            | Inline::Math { .. }
            | Inline::FootnoteReference { .. }
            | Inline::Image(_)
            | Inline::Break => &[],
        }
    }

    /// The same, to be changed; nothing for the others.
    pub(crate) fn content_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match self {
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Deleted { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::Link { content, .. } => Some(content),
            Inline::Text { .. }
            | Inline::Code { .. }
            | Inline::Math { .. }
            | Inline::FootnoteReference { .. }
            | Inline::Image(_)
            | Inline::Break => None,
        }
    }
}
