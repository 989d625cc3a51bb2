//! Turns the spelling of a tag or an attribute into its interned name and what is done with it, from memory where it is a
//! name that the page has used before.

use std::borrow::Cow;

use html5ever::LocalName;

use super::page::Page;
use super::run::REPLACEMENT;
use crate::table::attrs::{AttrUse, LONGEST};
use crate::table::hashes::SPREAD;
use crate::table::tags::Tag;

/// As bits of a hash: 256 names.
const SLOT_BITS: u32 = 8;
/// A name as it is spelled on the page: case and NULs are still its own.
#[derive(Clone, Copy)]
pub(super) struct Spelling<'a> {
    text: &'a str,
    /// Its bytes as a number, where it is no longer than [`LONGEST`], which is as much as a number holds.
    key: u128,
}

impl<'a> Spelling<'a> {
    /// The name that ends before the first byte of which `ends` is true, if there is one.
    pub(super) fn read(page: Page<'a>, from: usize, ends: impl Fn(u8) -> bool) -> Option<Self> {
        let bytes = page.bytes(from);
        let len = bytes.iter().position(|byte| ends(*byte))?;
        let text = page.slice(from, from + len);
        // Mostly there is enough behind the name to take it as a whole.
        Some(match bytes.first_chunk() {
            Some(chunk) if (1..=LONGEST).contains(&len) => {
                Spelling { text, key: u128::from_be_bytes(*chunk) >> (u8::BITS as usize * (LONGEST - len)) }
            }
            _ => Spelling::of(text),
        })
    }

    /// The same of a name that is known to be one.
    pub(super) fn of(text: &'a str) -> Self {
        Spelling { text, key: text.bytes().fold(0, |key, byte| key << 8 | u128::from(byte)) }
    }

    pub(super) fn len(self) -> usize {
        self.text.len()
    }

    /// The name itself: lower case, and U+FFFD for NUL.
    pub(super) fn name(self) -> Cow<'a, str> {
        if !self.text.bytes().any(|byte| byte.is_ascii_uppercase() || byte == 0) {
            return Cow::Borrowed(self.text);
        }
        let name = |c: char| if c == '\0' { REPLACEMENT } else { c.to_ascii_lowercase() };
        Cow::Owned(self.text.chars().map(name).collect())
    }
}

#[derive(Clone)]
struct Slot<T> {
    key: u128,
    len: usize,
    value: T,
}

/// Names that the page has used, by their spelling: the last of each slot.
pub(super) struct Names<T> {
    slots: Vec<Slot<T>>,
}

impl<T: Clone + Default> Names<T> {
    pub(super) fn new() -> Self {
        Names { slots: vec![Slot { key: 0, len: usize::MAX, value: T::default() }; 1 << SLOT_BITS] }
    }

    /// What is known of the name, or what `learn` says of it.
    pub(super) fn get(&mut self, spelling: Spelling<'_>, learn: impl FnOnce(&str) -> T) -> T {
        if spelling.len() > LONGEST {
            return learn(&spelling.name());
        }
        let folded = (spelling.key as u64 ^ (spelling.key >> 64) as u64).wrapping_mul(SPREAD);
        let Some(slot) = self.slots.get_mut((folded >> (u64::BITS - SLOT_BITS)) as usize) else { return learn(&spelling.name()) };
        if slot.key != spelling.key || slot.len != spelling.len() {
            *slot = Slot { key: spelling.key, len: spelling.len(), value: learn(&spelling.name()) };
        }
        slot.value.clone()
    }
}

/// A tag's name, and what follows from it.
#[derive(Clone, Default)]
pub(super) struct TagName {
    pub(super) local: LocalName,
    pub(super) kind: Kind,
}

impl TagName {
    pub(super) fn learn(name: &str) -> Self {
        let kind = match Tag::from_name(name) {
            Tag::SCRIPT => Kind::Script,
            Tag::STYLE => Kind::Style,
            _ if ASKED.contains(&name) => Kind::Asked,
            tag if tag.is_formatting() => Kind::Formatting,
            _ => Kind::Other,
        };
        TagName { local: LocalName::from(name), kind }
    }
}

/// Elements of which the tree builder asks for an attribute: whether a field is hidden, in what a formula is annotated.
const ASKED: [&str; 2] = ["annotation-xml", "input"];

/// What the tokenizer must know of a tag.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Other,
    /// The tree builder looks at some attribute of such elements.
    Asked,
    /// The tree builder compares all attributes of such elements.
    Formatting,
    Script,
    Style,
}

/// An attribute's name, and who reads it. The names of attributes that nobody reads are not interned.
#[derive(Clone, Default)]
pub(super) struct AttributeName {
    pub(super) local: LocalName,
    pub(super) used: AttrUse,
}

impl AttributeName {
    pub(super) fn learn(name: &str) -> Self {
        match if name.len() > LONGEST { AttrUse::None } else { AttrUse::of(name) } {
            AttrUse::None => AttributeName::default(),
            used => AttributeName { local: LocalName::from(name), used },
        }
    }
}
