//! Turns `<q>` elements into the marks that a browser draws around them, where the page has not written its own.

use super::Builder;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::quotes::{BY_LANGUAGE, Marks, NODES, USUAL, WRITTEN};
use crate::table::tags::Tag;

impl Builder<'_> {
    pub(super) fn open_quote(&mut self, at: NodeId) {
        let Some(first) = first_char(self.dom, at).filter(|_| is_in_a_line(self.dom, at)) else { return };
        if WRITTEN.contains(&first) || self.run.line.touches(WRITTEN) {
            return;
        }
        let [outer, inner] = marks_of(self.dom, at);
        let (opening, closing) = if self.quotes.len().is_multiple_of(2) { outer } else { inner };
        self.run.line.push_text(opening, self.marks);
        self.quotes.push((at, closing));
    }

    pub(super) fn close_quote(&mut self, left: NodeId) {
        if let Some((_, closing)) = self.quotes.pop_if(|(node, _)| *node == left) {
            self.run.line.push_text(closing, self.marks);
        }
    }
}

/// Whether a quotation is short and within a line: some pages make boxes of the element.
fn is_in_a_line(dom: &Dom, quote: NodeId) -> bool {
    let is_of_line = |id: NodeId| dom.tag(id) == Tag::TEXT || dom.tag(id).is_inline();
    dom.descendants(quote).nth(NODES).is_none() && dom.descendants(quote).all(is_of_line)
}

fn first_char(dom: &Dom, quote: NodeId) -> Option<char> {
    dom.descendants(quote).take(NODES).find_map(|id| dom.text(id).trim_start().chars().next())
}

/// The marks of the language that the quotation stands in.
fn marks_of(dom: &Dom, at: NodeId) -> Marks {
    let mut languages = dom.ancestors_and_self(at).filter_map(|id| dom.attr(id, AttrName::LANG));
    let language = languages.next().and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default().trim().to_ascii_lowercase();
    let known = BY_LANGUAGE.binary_search_by_key(&language.as_str(), |(known, _)| known).ok();
    known.and_then(|known| BY_LANGUAGE.get(known)).map_or(USUAL, |(_, marks)| *marks)
}
