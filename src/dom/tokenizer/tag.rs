//! The states within a tag: its name, its attributes and their values.

use std::borrow::Cow;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink};
use html5ever::{Attribute, LocalName, QualName, ns};
use memchr::memchr3;

use super::charref::Place;
use super::names::{AttributeName, Kind, Spelling, TagName};
use super::page::{ends_attribute_name, ends_tag_name, is_space};
use super::{Scope, State, Tokenizer};
use crate::dom::aside::{Aside, stand_in};
use crate::table::attrs::{AttrName, AttrUse, ReadNames};
use crate::table::scripts::holds_data;

/// The name of the attribute that stands for all those of a formatting element that nobody reads: the tree builder compares
/// the attributes of such elements, and the comparison comes out the same. No attribute of a page gets here under that name
/// but as a part of it.
const FOLDED: &str = "#unread";

/// An attribute that nobody reads, of an element whose attributes the tree builder compares.
pub(super) struct Unread<'a> {
    name: Cow<'a, str>,
    value: Value,
}

/// Where the value of an attribute lies.
#[derive(Clone, Copy)]
struct Value {
    from: usize,
    to: usize,
    /// Whether it has to be decoded: it may hold references or NULs.
    is_coded: bool,
}

/// Which attributes of a tag are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Nothing,
    /// Those that some stage reads; they lie aside while the tree builder has the tag.
    Aside,
    /// The same, as part of the tag.
    Read,
    /// Those that nobody reads, too, but as one.
    Folded,
    All,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Attribute,
    End,
    SelfClosing,
    EndOfPage,
}

impl<'a, S: TokenSink> Tokenizer<'a, S> {
    /// Reads the tag whose name begins here. A tag that the page does not end is dropped.
    pub(super) fn read_tag(&mut self, kind: TagKind, name_at: usize) {
        let Some(spelling) = Spelling::read(self.page, name_at, ends_tag_name) else {
            self.at = self.page.len();
            return;
        };
        let name = self.tag_names.get(spelling, TagName::learn);
        self.at = name_at + spelling.len();
        let wanted = self.wanted(kind, &name);
        // End tags have none, and would lose the room.
        let mut attrs = Vec::new();
        if let Some(aside) = self.aside.filter(|_| kind == TagKind::StartTag) {
            attrs = aside.spare.take();
            aside.held.borrow_mut().clear();
        }
        let self_closing = loop {
            match self.next_in_tag() {
                Next::Attribute => self.read_attribute(wanted, &mut attrs),
                Next::End => break false,
                Next::SelfClosing => break true,
                Next::EndOfPage => return,
            }
        };
        self.finish_unread(wanted, &mut attrs);
        self.send_tag(kind, name, self_closing, attrs);
    }

    fn wanted(&self, kind: TagKind, name: &TagName) -> Wanted {
        match (kind, self.scope) {
            (TagKind::EndTag, _) => Wanted::Nothing,
            (TagKind::StartTag, Scope::Everything) => Wanted::All,
            (TagKind::StartTag, Scope::Dom) => match name.kind {
                Kind::Formatting => Wanted::Folded,
                Kind::Asked => Wanted::Read,
                _ if self.aside.is_none() => Wanted::Read,
                _ => Wanted::Aside,
            },
        }
    }

    fn send_tag(&mut self, kind: TagKind, name: TagName, self_closing: bool, attrs: Vec<Attribute>) {
        self.state = State::Data;
        if kind == TagKind::StartTag {
            self.element = name.local.clone();
            self.keeps_body = self.scope == Scope::Everything
                || match name.kind {
                    Kind::Style => false,
                    Kind::Script => self.is_data(&attrs),
                    _ => true,
                };
        }
        // Whether attributes are given twice is asked for by nobody.
        self.send(Token::TagToken(Tag { kind, name: name.local, self_closing, attrs, had_duplicate_attributes: false }));
    }

    /// Whether a script with these attributes holds no program.
    fn is_data(&self, attrs: &[Attribute]) -> bool {
        let is_held = |aside: &Aside| aside.held.borrow().value(AttrName::TYPE).is_some_and(holds_data);
        self.aside.is_some_and(is_held) || attrs.iter().any(|attr| &*attr.name.local == "type" && holds_data(&attr.value))
    }

    /// Goes to the next attribute, or past the end of the tag.
    fn next_in_tag(&mut self) -> Next {
        loop {
            match self.page.byte(self.at) {
                Some(byte) if is_space(byte) => self.at += 1,
                Some(b'>') => {
                    self.at += 1;
                    return Next::End;
                }
                Some(b'/') => {
                    self.at += 1;
                    if self.page.byte(self.at) == Some(b'>') {
                        self.at += 1;
                        return Next::SelfClosing;
                    }
                }
                Some(_) => return Next::Attribute,
                None => return Next::EndOfPage,
            }
        }
    }

    fn read_attribute(&mut self, wanted: Wanted, attrs: &mut Vec<Attribute>) {
        let begin = self.at;
        // A name may begin with `=`, which would end it further on.
        let first = usize::from(self.page.byte(begin) == Some(b'='));
        let Some(mut spelling) = Spelling::read(self.page, begin + first, ends_attribute_name) else {
            self.at = self.page.len();
            return;
        };
        self.at = begin + first + spelling.len();
        if first > 0 {
            spelling = Spelling::of(self.page.slice(begin, self.at));
        }
        if wanted == Wanted::Nothing {
            self.skip_value();
            return;
        }
        let name = self.attribute_names.get(spelling, AttributeName::learn);
        match (name.used, wanted) {
            (AttrUse::Read(names), Wanted::Aside) => self.hold_attribute(names, attrs),
            (AttrUse::Read(_), _) | (AttrUse::FontLook, Wanted::Folded) => self.push_attribute(name.local, attrs),
            (_, Wanted::Folded | Wanted::All) => {
                let value = self.read_value();
                self.unread.push(Unread { name: spelling.name(), value });
            }
            _ => self.skip_value(),
        }
    }

    /// The place behind the `=` that may follow an attribute's name.
    fn begin_value(&self) -> Option<usize> {
        let equals = self.page.skip_space(self.at);
        (self.page.byte(equals) == Some(b'=')).then(|| self.page.skip_space(equals + 1))
    }

    /// Where the value that begins here ends, which is no quoted one.
    fn end_of_bare_value(&self, from: usize) -> usize {
        let bytes = self.page.bytes(from);
        from + bytes.iter().position(|byte| is_space(*byte) || *byte == b'>').unwrap_or(bytes.len())
    }

    /// Passes over a value that nobody asks for: a look for its end alone.
    fn skip_value(&mut self) {
        let Some(from) = self.begin_value() else { return };
        let end = match self.page.byte(from) {
            Some(quote @ (b'"' | b'\'')) => self.page.find(quote, from + 1) + 1,
            _ => self.end_of_bare_value(from),
        };
        self.at = end.min(self.page.len());
    }

    /// Reads what may follow an attribute's name: `=` and a value.
    fn read_value(&mut self) -> Value {
        let Some(from) = self.begin_value() else { return Value { from: self.at, to: self.at, is_coded: false } };
        let (value, end) = if let Some(quote @ (b'"' | b'\'')) = self.page.byte(from) {
            let from = from + 1;
            // Few values have anything in them that stands for something else.
            let first = memchr3(quote, b'&', 0, self.page.bytes(from)).map_or(self.page.len(), |found| from + found);
            let is_coded = self.page.byte(first) != Some(quote);
            let to = if is_coded { self.page.find(quote, first) } else { first };
            (Value { from, to, is_coded }, to + 1)
        } else {
            let to = self.end_of_bare_value(from);
            (Value { from, to, is_coded: true }, to)
        };
        self.at = end.min(self.page.len());
        value
    }

    /// Keeps an attribute that some stage reads, if it is the first of its name. There are not many such names: that keeps the
    /// search short.
    fn push_attribute(&mut self, local: LocalName, attrs: &mut Vec<Attribute>) {
        let value = self.read_value();
        if attrs.iter().all(|attr| attr.name.local != local) {
            let value = self.decode(value);
            attrs.push(Attribute { name: QualName::new(None, ns!(), local), value });
        }
    }

    /// Puts an attribute aside, and something in the tag that says so.
    fn hold_attribute(&mut self, names: ReadNames, attrs: &mut Vec<Attribute>) {
        let value = self.read_value();
        let Some(aside) = self.aside else { return };
        if attrs.is_empty() {
            attrs.push(stand_in());
        }
        aside.held.borrow_mut().push(names, |out| {
            if value.is_coded {
                self.value.push_decoded(self.page, (value.from, value.to), Place::Attribute);
                self.value.write_to(self.page, out);
            } else {
                out.push_str(self.page.slice(value.from, value.to));
            }
        });
    }

    fn decode(&mut self, value: Value) -> StrTendril {
        if !value.is_coded {
            return self.page.share(value.from, value.to);
        }
        self.value.push_decoded(self.page, (value.from, value.to), Place::Attribute);
        self.value.take(self.page)
    }

    /// Adds the attributes that nobody reads, the first of each name.
    fn finish_unread(&mut self, wanted: Wanted, attrs: &mut Vec<Attribute>) {
        if self.unread.is_empty() {
            return;
        }
        let mut unread = std::mem::take(&mut self.unread);
        unread.sort_by(|a, b| a.name.cmp(&b.name));
        unread.dedup_by(|later, first| later.name == first.name);
        if wanted == Wanted::All {
            for Unread { name, value } in unread.drain(..) {
                let value = self.decode(value);
                attrs.push(Attribute { name: QualName::new(None, ns!(), LocalName::from(name)), value });
            }
        } else {
            attrs.push(self.fold(&unread));
            unread.clear();
        }
        self.unread = unread;
    }

    /// The attributes as one, from which each could be told: no name or value holds a NUL.
    fn fold(&mut self, unread: &[Unread<'a>]) -> Attribute {
        let length: usize = unread.iter().map(|Unread { name, value }| name.len() + value.to - value.from + 2).sum();
        let mut folded = StrTendril::with_capacity(length as u32);
        for Unread { name, value } in unread {
            folded.push_slice(name);
            folded.push_char('\0');
            if value.is_coded {
                let value = self.decode(*value);
                folded.push_tendril(&value);
            } else {
                folded.push_slice(self.page.slice(value.from, value.to));
            }
            folded.push_char('\0');
        }
        Attribute { name: QualName::new(None, ns!(), LocalName::from(FOLDED)), value: folded }
    }
}
