//! Turns HTML text into a [`Dom`]: a tree that is flat, in page order and never changed again.
//!
//! Does not judge anything: every element and every piece of text of the page is here, but for comments, attributes that
//! no stage reads, and the bodies of scripts and styles that hold no content.
//!
//! Invariants:
//! - nodes lie in page order (pre-order), so that "everything below this node" is a range of ids and a walk is a loop;
//! - no node is deeper than twice [`Limits::depth`], no page has more nodes than [`Limits`] allow;
//! - html5ever's own tree for the page has the same nodes in the same order (`tests/oracle.rs`), but for parts that a server sent
//!   later, which are put in their places.
//!
//! Building the tree is html5ever's part. The tokens come from a tokenizer of our own, which knows what the Dom leaves out and
//! makes a parse three times as fast (`cargo bench --bench parse`).

mod arena;
mod aside;
pub(crate) mod base;
pub(crate) mod class;
pub(crate) mod declared;
mod known;
mod limit;
mod named;
mod names;
#[cfg(feature = "oracle")]
pub mod oracle;
mod phrase;
mod sink;
mod streamed;
pub(crate) mod style;
mod tokenizer;
mod tree;

use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

pub use limit::{Limit, Limits};
pub use tree::{Attr, Dom, NodeId};

use arena::Arena;
use aside::Aside;
pub(crate) use limit::Clock;
use limit::Guard;
use sink::Sink;
use tokenizer::{Scope, Start, State, tokenize_with};

/// Parses a page. Never fails: every text is some page.
///
/// Scripting counts as off, so that what is in `<noscript>` becomes part of the tree, and so do the contents of `<template>`
/// elements, as children of the template. What a limit cuts off is missing, and [`Dom::reached`] says so.
///
/// ```
/// use tamis::dom::{Limits, parse};
///
/// let dom = parse("<p>Tea<p>Time", &Limits::default());
/// let texts: Vec<&str> = dom.nodes().map(|id| dom.text(id)).filter(|text| !text.is_empty()).collect();
/// assert_eq!((texts, dom.reached()), (vec!["Tea", "Time"], None));
/// ```
#[must_use]
pub fn parse(html: &str, limits: &Limits) -> Dom {
    parse_before(html, limits, limits.start())
}

/// Parses a page by a clock that was started before.
pub(crate) fn parse_before(html: &str, limits: &Limits, clock: Clock) -> Dom {
    let (mut arena, reached) = build(html, limits, clock);
    arena.place_streamed(limits.deepest());
    arena.into_dom(reached)
}

/// Builds the tree of a page as it was sent.
fn build(html: &str, limits: &Limits, clock: Clock) -> (Arena, Option<Limit>) {
    let aside = Aside::default();
    build_with(html, limits, (clock, &aside), |html, guard| {
        tokenize_with(html, guard, &Start { state: State::Data, element: "", scope: Scope::Dom }, Some(&aside));
    })
}

fn build_with(
    html: &str,
    limits: &Limits,
    (clock, aside): (Clock, &Aside),
    tokenize: impl FnOnce(&str, &Guard<'_>),
) -> (Arena, Option<Limit>) {
    // A mark of the encoding, not of the page.
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    let (html, cut) = limits.cut_to_bytes(html);
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Sink::new(html.len(), limits.most(html.len()), aside), options);
    let guard = Guard::new(builder, limits, clock);
    tokenize(html, &guard);
    let (builder, reached) = guard.into_parts();
    (builder.sink.into_arena(), cut.or(reached))
}

#[cfg(test)]
mod tests;
