//! Text to trees.

use tamis::block::split_blocks;
use tamis::dom::oracle::{parse_as_sent, parse_with_html5ever};
use tamis::dom::{Dom, NodeId, parse};
use tamis::table::limits::DEPTH_FLOOR;
use tamis::{Limit, Limits};

use crate::rcdom::{has_swallowing_frame, lines_of_ours, lines_of_theirs, their_dom};
use crate::settings::html;

/// What the tree builder adds by itself below a start tag that is let through at the deepest place, and probes for the depth;
/// beside the formatting elements that it opens again, which are no more than the limit.
const DEEPER: u16 = 40;
/// What one token may make beyond the budget: the formatting elements that are opened again.
const MORE_NODES: usize = 4096;

/// Our tree is the one that `markup5ever_rcdom` builds, its links and ranges are those of a tree, the limits hold, and every
/// text that is shown lies in exactly one block.
///
/// # Panics
/// Where one of these is not so; that is a finding.
pub fn dom(data: &[u8]) {
    let (Some(page), Some(&choice)) = (html(data), data.first()) else { return };
    let limits = match choice & 3 {
        0 | 1 => Limits::default(),
        2 => Limits::default().depth(12),
        _ => Limits::default().nodes(100).bytes(4000),
    };
    let dom = parse(&page, &limits);
    check_links(&dom);
    check_blocks(&dom);
    let deepest = dom.nodes().map(|id| dom.depth(id)).max().unwrap_or(0);
    let most = if choice & 3 == 2 { 12_u16.max(DEPTH_FLOOR) } else { 512 };
    assert!(deepest <= most * 2 + DEEPER, "{deepest} deep with a limit of {most}");
    if choice & 3 == 3 {
        assert!(dom.len() <= 100 + MORE_NODES, "{} nodes", dom.len());
        assert!(page.len() <= 4000 + 3 || dom.reached().is_some(), "{} bytes are not said to be cut", page.len());
    } else if dom.reached().is_none() && !has_swallowing_frame(&page) {
        let (ours, theirs) = (lines_of_ours(&parse_as_sent(&page, &limits)), lines_of_theirs(&their_dom(&page).document));
        assert_same(&page, &ours, &theirs);
    }
}

/// Our tokenizer and html5ever's own make the same Dom.
///
/// # Panics
/// Where the two are not the same; that is a finding.
pub fn tokenizer(data: &[u8]) {
    let (Some(page), Some(&choice)) = (html(data), data.first()) else { return };
    let limits = if choice & 2 == 0 { Limits::default() } else { Limits::default().depth(12) };
    let (ours, theirs) = (parse_as_sent(&page, &limits), parse_with_html5ever(&page, &limits));
    // Which token is the last that is read depends on where a run of text is cut into two.
    if [&ours, &theirs].iter().any(|dom| dom.reached() == Some(Limit::Nodes)) {
        return;
    }
    assert_same(&page, &lines(&ours), &lines(&theirs));
}

fn assert_same(page: &str, ours: &[String], theirs: &[String]) {
    let at = ours.iter().zip(theirs).take_while(|(ours, theirs)| ours == theirs).count();
    assert!(ours == theirs, "{page:?}\n  ours   {:?}\n  theirs {:?}", ours.get(at), theirs.get(at));
}

/// A page as lines, one a node.
fn lines(dom: &Dom) -> Vec<String> {
    let line = |id| {
        let attrs = dom.attrs(id).iter().map(|attr| format!(" {}={:?}", attr.name().name(), dom.value(*attr)));
        format!("{} {}{} {:?}", dom.depth(id), dom.local_name(id), attrs.collect::<String>(), dom.text(id))
    };
    dom.nodes().map(line).collect()
}

fn check_links(dom: &Dom) {
    assert_eq!(dom.end(NodeId::ROOT).index(), dom.len());
    for id in dom.nodes().skip(1) {
        let parent = dom.parent(id);
        assert!(parent < id && id < dom.end(id) && dom.end(id) <= dom.end(parent), "{id:?} does not lie in {parent:?}");
        assert_eq!(dom.depth(id), dom.depth(parent) + 1, "{id:?}");
    }
}

/// Every text that is shown lies in exactly one block, and the blocks lie one behind the other.
pub fn check_blocks(dom: &Dom) {
    let blocks = split_blocks(dom);
    for pair in blocks.windows(2) {
        let [one, next] = pair else { continue };
        assert!(one.first <= one.last && one.last < next.first, "{one:?} and {next:?}");
    }
    let mut blocks = blocks.iter().peekable();
    let mut skipped_to = NodeId::ROOT;
    for id in dom.nodes() {
        if dom.is_skipped(id) {
            skipped_to = skipped_to.max(dom.end(id));
        }
        if dom.text(id).trim().is_empty() {
            continue;
        }
        while blocks.next_if(|block| block.last < id).is_some() {}
        let is_in_block = blocks.peek().is_some_and(|block| block.first <= id);
        assert!(is_in_block || id < skipped_to, "{:?} lies in no block", dom.text(id));
    }
}
