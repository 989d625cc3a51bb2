//! The tree of a page as lines, one a node: ours, and that of html5ever with `markup5ever_rcdom`; for tests and fuzz targets.
#![allow(dead_code, reason = "no user needs all of it")]

use std::rc::Rc;

use html5ever::tendril::TendrilSink;
use html5ever::tokenizer::TokenizerOpts;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Node, NodeData, RcDom};
use tamis::dom::Dom;
use tamis::table::attrs::AttrName;
use tamis::table::scripts::holds_data;

/// A page as lines, one a node: depth and what it is.
pub fn lines_of_ours(dom: &Dom) -> Vec<String> {
    let line = |id| {
        let depth = dom.depth(id);
        if dom.tag(id).is_element() {
            let attrs = dom.attrs(id).iter().filter(|attr| attr.name() != AttrName::LOCAL_NAME);
            let attrs = attrs.map(|attr| (attr.name().name().to_owned(), dom.value(*attr).to_owned()));
            element_line(depth, dom.local_name(id), attrs.collect())
        } else {
            format!("{depth} {:?}", dom.text(id))
        }
    };
    dom.nodes().skip(1).map(line).collect()
}

pub fn element_line(depth: u16, name: &str, mut attrs: Vec<(String, String)>) -> String {
    attrs.sort();
    format!("{depth} <{name} {attrs:?}>")
}

pub fn lines_of_theirs(document: &Rc<Node>) -> Vec<String> {
    let mut lines = Vec::new();
    // With each node its depth, the last of the stack next.
    let mut open: Vec<(Rc<Node>, u16)> = children(document).into_iter().rev().map(|node| (node, 1)).collect();
    while let Some((node, depth)) = open.pop() {
        match &node.data {
            NodeData::Text { contents } => lines.push(format!("{depth} {:?}", contents.borrow().to_string())),
            NodeData::Element { name, attrs, .. } => {
                let known = |name: &str| AttrName::from_name(name).is_some();
                let kept = attrs
                    .borrow()
                    .iter()
                    .filter(|attr| known(&attr.name.local))
                    .map(|attr| (attr.name.local.to_string(), attr.value.to_string()))
                    .collect();
                lines.push(element_line(depth, &name.local, kept));
                open.extend(children(&node).into_iter().rev().map(|node| (node, depth + 1)));
            }
            _ => {}
        }
    }
    lines
}

/// The children that are kept: the contents of a template are its children, programs and styles have none, and texts that only
/// a comment parts are one.
pub fn children(node: &Rc<Node>) -> Vec<Rc<Node>> {
    let mut all = Vec::new();
    if let NodeData::Element { template_contents, .. } = &node.data
        && let Some(contents) = template_contents.borrow().as_ref()
    {
        all.extend(contents.children.borrow().iter().cloned());
    }
    all.extend(node.children.borrow().iter().cloned());
    let keeps_text = keeps_text(node);
    let mut kept: Vec<Rc<Node>> = Vec::new();
    for child in all {
        match &child.data {
            NodeData::Element { .. } => kept.push(child),
            NodeData::Text { contents } if keeps_text => match kept.last().map(|node| &node.data) {
                Some(NodeData::Text { contents: before }) => {
                    let joined = format!("{}{}", before.borrow(), contents.borrow());
                    kept.pop();
                    kept.push(Node::new(NodeData::Text { contents: std::cell::RefCell::new(joined.into()) }));
                }
                _ => kept.push(child),
            },
            _ => {}
        }
    }
    kept
}

pub fn keeps_text(node: &Node) -> bool {
    let NodeData::Element { name, attrs, .. } = &node.data else { return true };
    match &*name.local {
        "style" => false,
        "script" => attrs.borrow().iter().any(|attr| &*attr.name.local == "type" && holds_data(&attr.value)),
        _ => true,
    }
}

pub fn their_dom(html: &str) -> RcDom {
    // html5ever would drop a byte order mark behind each script, too.
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    let tokenizer = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    parse_document(RcDom::default(), ParseOpts { tokenizer, tree_builder }).one(html)
}

/// Whether a self-closed `<iframe …/>` stands in a `<noscript>`: the parser drops it, since it would swallow the page.
pub fn has_swallowing_frame(html: &str) -> bool {
    let html = html.to_ascii_lowercase();
    html.split("<noscript").skip(1).any(|rest| {
        let inside = rest.split("</noscript").next().unwrap_or_default();
        inside.split("<iframe").skip(1).any(|frame| frame.split('>').next().is_some_and(|tag| tag.ends_with('/')))
    })
}
