//! Turns a page into what tests compare ours with: the Dom that html5ever's own tokenizer makes. And our tokenizer alone, for
//! the tests of the standard.

use html5ever::interface::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::limit::Guard;
use super::{Dom, Limits, build, build_with};
use crate::dom::aside::Aside;
use crate::dom::named::Named;

pub use super::tokenizer::{Scope, Start, State, tokenize};

/// As [`parse`](super::parse), but that parts that were sent later stay where they are.
#[must_use]
pub fn parse_as_sent(html: &str, limits: &Limits) -> Dom {
    let (arena, reached) = build(html, limits, limits.start());
    arena.into_dom(reached)
}

/// As [`parse_as_sent`], with html5ever's tokenizer in the place of ours.
#[must_use]
pub fn parse_with_html5ever(html: &str, limits: &Limits) -> Dom {
    let (arena, reached) = build_with(html, limits, (limits.start(), &Aside::default()), |html, guard| {
        // It would drop a byte order mark behind each script, too.
        let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
        let tokenizer = Tokenizer::new(Forwarded(guard), options);
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        // It stops at each script and at each declared encoding; both are of no concern here.
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        tokenizer.end();
    });
    arena.into_dom(reached)
}

/// The guard, which html5ever's tokenizer wants as its own.
struct Forwarded<'a>(&'a Guard<'a>);

impl TokenSink for Forwarded<'_> {
    type Handle = Named;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Named> {
        self.0.process_token(token, line)
    }

    fn end(&self) {
        self.0.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.0.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
