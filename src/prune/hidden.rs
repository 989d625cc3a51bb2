//! What nobody sees: elements that their style or an attribute hides, unless something on the page may unfold them.

use super::Page;
use crate::block::TextBlock;
use crate::dom::NodeId;
use crate::select::Selection;
use crate::table::attrs::AttrName;
use crate::table::hidden as table;
use crate::table::named::Named;
use crate::table::prune::SURE_SCORE;
use crate::table::tags::Tag;

impl Page<'_> {
    /// The kept blocks that nobody sees. What holds much of what is kept was to be shown by a script, and a longer text that is
    /// surely one is the rest of an article behind a wall.
    pub(super) fn find_hidden(&self, selection: &Selection) -> Vec<usize> {
        if ![AttrName::HIDDEN, AttrName::STYLE].into_iter().any(|name| self.dom.uses(name)) {
            return Vec::new();
        }
        let mut last: Option<(NodeId, Option<NodeId>)> = None;
        let mut hides = |block: &TextBlock| {
            if !self.is_in(block.container, Named::Hidden) {
                return None;
            }
            // Most blocks stand in the same element as the one before.
            let parent = self.dom.parent(block.container);
            let known = last.filter(|(known, _)| *known == parent).map(|(_, around)| around);
            let around = known.unwrap_or_else(|| self.dom.ancestors_and_self(parent).find(|id| self.is_closed(*id)));
            last = Some((parent, around));
            around.or_else(|| Some(block.container).filter(|id| self.is_closed(*id)))
        };
        let unseen = self.kept(selection).filter_map(|(at, block)| Some((at, block, hides(block)?)));
        let unseen: Vec<(usize, &TextBlock, NodeId)> = unseen.collect();
        if unseen.is_empty() {
            return Vec::new();
        }
        let all: u32 = self.kept(selection).map(|(_, block)| block.shape.words()).sum();
        let is_unseen = |part: &&[(usize, &TextBlock, NodeId)]| {
            let words: u32 = part.iter().map(|(_, block, _)| block.shape.words()).sum();
            let score = |at: usize| selection.verdicts.get(at).map_or(0.0, |verdict| verdict.score);
            let is_sure = part.iter().map(|(at, ..)| score(*at)).sum::<f32>() >= SURE_SCORE * part.len() as f32;
            words as f32 <= table::PART * all as f32 && !(words > table::WORDS && is_sure)
        };
        let parts = unseen.chunk_by(|(_, _, one), (_, _, other)| one == other).filter(is_unseen);
        parts.flatten().map(|(at, ..)| *at).collect()
    }

    /// Whether an element is hidden and nothing tells that a script shows it: it has no name, what is around it is not
    /// named after what unfolds, and nothing like it stands beside it, as other tabs do.
    fn is_closed(&self, id: NodeId) -> bool {
        let has = |id: NodeId, name: AttrName| self.dom.attr(id, name).is_some();
        if !self.is_named(id, Named::Hidden) || table::HANDLES.iter().any(|name| has(id, *name)) {
            return false;
        }
        let folds = |id: NodeId| matches!(self.dom.tag(id), Tag::DETAILS | Tag::DD | Tag::TR) || self.is_named(id, Named::Folded);
        let is_like = |other: NodeId| self.dom.tag(other) == self.dom.tag(id) && !has(other, AttrName::CLASS);
        let mut beside = self.dom.children(self.dom.parent(id)).filter(|other| *other != id).take(table::SIBLINGS);
        let mut around = self.dom.ancestors_and_self(id).take(table::LEVELS);
        !around.any(folds) && (self.dom.tag(id) == Tag::P || !beside.any(is_like))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::kept;

    #[test]
    fn what_is_hidden_goes_and_what_unfolds_stays() {
        let line = "The boats to the inner islands leave at noon, and those to the north in the evening.";
        let text: String = (0..6).map(|n| format!("<p>{}</p>", line.replace("noon", &format!("{n} o'clock")))).collect();
        let left = |html: &str| kept(&format!("{text}{html}")).len() - kept(&text).len();
        assert_eq!(left("<p hidden>Nobody sees it.</p>"), 0);
        assert_eq!(left("<p hidden=until-found>A search finds it.</p>"), 1);
        assert_eq!(left("<div style='visibility:hidden'><p style='visibility:visible'>All see it.</p></div>"), 1);
        assert_eq!(left("<div style='display: none'><p>Nobody sees it.</p></div>"), 0);
        assert_eq!(left("<div class=css-1k style='display: none'><p>Somebody may unfold it.</p></div>"), 1);
        assert_eq!(left("<div class=tab-content><div style='display:none'><p>It is on the second tab.</p></div></div>"), 1);
        assert_eq!(left("<div id=second style='display:none'><p>It is on the second tab.</p></div>"), 1);
        assert_eq!(left("<div class=faq-answer style='display:none'><p>At noon.</p></div>"), 1);
        assert_eq!(left("<div><p>Lund</p></div><div hidden><p>Malmö</p></div>"), 2);
        assert_eq!(left(&format!("<div style='display:none'><p>{line}</p></div>")), 0);
        assert_eq!(left(&format!("<div style='display:none'>{}</div>", text.replace("noon", "two").repeat(2))), 12);
        assert_eq!(kept(&format!("<div id=app style='display:none'>{text}</div>")).len(), 7);
    }
}
