//! Turns a labelled page into the markup of its content alone, or of a part of it, as feeds, mails and first trials have it.
//!
//! No page of the sets is like that: each has menus around its content, so that what is short is hardly ever content there.

use std::collections::HashMap;

use tamis::dom::{Dom, NodeId};
use tamis::table::attrs::AttrName;
use tamis::table::tags::Tag;

use crate::labels::Label;
use crate::oracle::Cut;

/// The element of the content holds so much of its words.
const MOST_OF_CONTENT: f32 = 0.9;
/// So much of what it holds is content.
const MOSTLY_CONTENT: f32 = 0.8;
/// The fewest words of content.
const FEWEST_WORDS: u32 = 30;

/// The markup of the smallest element that holds nearly all of the content; by an odd `seed` only of some of its children. None
/// where there is no content, or much else among it.
#[must_use]
pub fn cut_fragment(page: &Cut, labels: &[Label], seed: u64) -> Option<String> {
    let dom = &page.dom;
    let mut words: HashMap<NodeId, (u32, u32)> = HashMap::new();
    for (block, label) in page.blocks.iter().zip(labels) {
        for element in dom.ancestors_and_self(block.container) {
            let (content, all) = words.entry(element).or_default();
            *all += block.shape.words();
            *content += if label.content == Some(true) { block.shape.words() } else { 0 };
        }
    }
    let of_page = words.values().map(|(content, _)| *content).max().filter(|content| *content >= FEWEST_WORDS)? as f32;
    let holds_most = |(_, (content, _)): &(&NodeId, &(u32, u32))| *content as f32 >= MOST_OF_CONTENT * of_page;
    let (element, (content, all)) =
        words.iter().filter(holds_most).max_by_key(|(element, _)| (dom.depth(**element), **element))?;
    if (*content as f32) < MOSTLY_CONTENT * *all as f32 {
        return None;
    }
    let children: Vec<NodeId> = dom.children(*element).filter(|child| words.contains_key(child)).collect();
    if seed.is_multiple_of(2) || children.len() < 2 {
        return Some(write_markup(dom, *element, dom.end(*element)));
    }
    let from = (seed >> 8) as usize % children.len();
    let to = from + (seed >> 32) as usize % (children.len() - from);
    Some(write_markup(dom, children[from], dom.end(children[to])))
}

/// The nodes from one to another as markup, with the attributes that the Dom keeps.
fn write_markup(dom: &Dom, from: NodeId, to: NodeId) -> String {
    let mut out = String::new();
    let mut open: Vec<NodeId> = Vec::new();
    let close = |out: &mut String, id: NodeId| {
        if !matches!(dom.tag(id), Tag::BR | Tag::HR | Tag::IMG | Tag::INPUT | Tag::WBR | Tag::SOURCE) {
            out.extend(["</", dom.local_name(id), ">"]);
        }
    };
    let mut skipped_to = from;
    for id in dom.nodes().skip(from.index()).take_while(|id| *id < to) {
        while let Some(last) = open.pop_if(|last| dom.end(*last) <= id) {
            close(&mut out, last);
        }
        if id < skipped_to {
            continue;
        }
        if dom.tag(id) == Tag::TEXT {
            out += &dom.text(id).replace('&', "&amp;").replace('<', "&lt;");
        } else if dom.is_skipped(id) {
            skipped_to = dom.end(id);
        } else {
            out.extend(["<", dom.local_name(id)]);
            for attr in dom.attrs(id).iter().filter(|attr| attr.name() != AttrName::LOCAL_NAME) {
                let value = dom.value(*attr).replace('&', "&amp;").replace('"', "&quot;");
                out.extend([" ", attr.name().name(), "=\"", &value, "\""]);
            }
            out += ">";
            open.push(id);
        }
    }
    open.into_iter().rev().for_each(|id| close(&mut out, id));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::label_texts;
    use crate::set::Truth;

    const PAGE: &str = "<nav><a href=/>Home</a></nav><main class=text><p>Water just off the boil is best for a green tea, and three \
        minutes are enough.</p><ul><li>Boil it &amp; wait.<br><li>Pour it over the leaves, and let them open for a while.</ul></main>";

    fn fragment(truth: &str, seed: u64) -> Option<String> {
        let page = Cut::of_bytes(PAGE.as_bytes());
        let truth = Truth { text: Some(truth.to_owned()), ..Truth::default() };
        cut_fragment(&page, &label_texts(&page.texts, &truth), seed)
    }

    const CONTENT: &str = "Water just off the boil is best for a green tea, and three minutes are enough. Boil it & wait. Pour it over the \
        leaves, and let them open for a while.";

    #[test]
    fn a_fragment_is_the_markup_of_the_content() {
        let found = fragment(CONTENT, 0).unwrap();
        assert!(found.starts_with("<main class=\"text\"><p>Water just off") && found.ends_with("</li></ul></main>"), "{found}");
        assert!(found.contains("<li>Boil it &amp; wait.<br></li>"), "{found}");
    }

    #[test]
    fn an_odd_seed_takes_some_of_the_children() {
        let found = fragment(CONTENT, 1).unwrap();
        assert!(found.starts_with("<p>") && found.ends_with("enough.</p>"), "{found}");
    }

    #[test]
    fn a_page_without_content_has_no_fragment() {
        assert_eq!(fragment("", 0), None);
    }
}
