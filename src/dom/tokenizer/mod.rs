//! Turns the text of a page into the tokens of the HTML standard, for html5ever's tree builder.
//!
//! Does not report parse errors, and does not read a page that comes in pieces: having all of it, most of the standard's states
//! are a search for the byte at which they end.
//!
//! Invariants:
//! - the tokens are the standard's (`tests/tokenizer.rs`), up to where one run of text is cut into two;
//! - what [`Scope::Dom`] leaves out changes no Dom: the one from html5ever's own tokenizer is the same;
//! - the time is linear in the page: no state looks at a byte more than a fixed number of times.

mod charref;
mod data;
mod doctype;
mod markup;
mod names;
mod page;
mod rawtext;
mod run;
mod script;
mod tag;

use html5ever::LocalName;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult};

use super::aside::Aside;
use names::{AttributeName, Names, TagName};
use page::{Page, Shared, normalise_line_ends};
use run::Run;
use tag::Unread;

/// What of the page becomes part of a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// All that the standard says.
    Everything,
    /// What the Dom keeps or the tree builder looks at: comments are empty, the bodies of programs and styles and the attributes
    /// that nobody reads are left out.
    Dom,
}

/// The states of the standard in which text is read, and between which the tree builder switches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Text, tags and character references.
    Data,
    /// Text and character references, until the end tag of the element: titles.
    Rcdata,
    /// Text until the end tag of the element.
    Rawtext,
    /// The same with the rules for comments in scripts.
    Script,
    /// Text to the end of the page.
    Plaintext,
    /// Text until `]]>`.
    Cdata,
}

/// Where the tokenizer begins.
#[derive(Clone, Debug)]
pub struct Start<'a> {
    /// The first state.
    pub state: State,
    /// The name of the element whose end tag ends [`State::Rcdata`], [`State::Rawtext`] and [`State::Script`].
    pub element: &'a str,
    /// What becomes part of a token.
    pub scope: Scope,
}

/// Sends the tokens of a page to a sink, the last of them the end of the page.
#[cfg(any(feature = "oracle", test))]
pub fn tokenize<S: TokenSink>(html: &str, sink: &S, start: &Start<'_>) {
    tokenize_with(html, sink, start, None);
}

/// The same where the sink takes the attributes that the tree builder does not look at from where they lie aside.
pub(super) fn tokenize_with<S: TokenSink>(html: &str, sink: &S, start: &Start<'_>, aside: Option<&Aside>) {
    let text = normalise_line_ends(html);
    let shared = Shared::default();
    let tokenizer = Tokenizer {
        page: Page::new(&text, &shared),
        at: 0,
        sink,
        state: start.state,
        scope: start.scope,
        text: Run::default(),
        value: Run::default(),
        tag_names: Names::new(),
        attribute_names: Names::new(),
        unread: Vec::new(),
        aside,
        element: LocalName::from(start.element),
        keeps_body: true,
    };
    tokenizer.run();
}

struct Tokenizer<'a, S> {
    page: Page<'a>,
    at: usize,
    sink: &'a S,
    state: State,
    scope: Scope,
    /// Text that is not sent yet.
    text: Run,
    value: Run,
    tag_names: Names<TagName>,
    attribute_names: Names<AttributeName>,
    unread: Vec<Unread<'a>>,
    aside: Option<&'a Aside>,
    /// The name of the last start tag.
    element: LocalName,
    /// Whether the text of that element is part of a token where the element is raw text.
    keeps_body: bool,
}

impl<S: TokenSink> Tokenizer<'_, S> {
    fn run(mut self) {
        while self.at < self.page.len() {
            match self.state {
                State::Data => self.read_data(),
                State::Rcdata | State::Rawtext | State::Script => self.read_raw_text(),
                State::Plaintext => self.read_plaintext(),
                State::Cdata => self.read_cdata(),
            }
        }
        self.send(Token::EOFToken);
        self.sink.end();
    }

    /// Sends a token, after the text before it.
    fn send(&mut self, token: Token) {
        self.send_text();
        self.send_alone(token);
    }

    fn send_text(&mut self) {
        if !self.text.is_empty() {
            let text = self.text.take(self.page);
            self.send_alone(Token::CharacterTokens(text));
        }
    }

    fn send_alone(&mut self, token: Token) {
        match self.sink.process_token(token, 1) {
            TokenSinkResult::RawData(RawKind::Rcdata) => self.state = State::Rcdata,
            TokenSinkResult::RawData(RawKind::Rawtext) => self.state = State::Rawtext,
            TokenSinkResult::RawData(_) => self.state = State::Script,
            TokenSinkResult::Plaintext => self.state = State::Plaintext,
            // Scripts do not run, and the encoding is decided.
            TokenSinkResult::Continue | TokenSinkResult::Script(_) | TokenSinkResult::EncodingIndicator(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
