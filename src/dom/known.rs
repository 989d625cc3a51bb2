//! Turns html5ever's names into our numbers, from memory where the page has used the name before.

use std::hash::{Hash, Hasher};

use html5ever::LocalName;

use crate::table::hashes::{NAME_BITS, SPREAD};

/// What `learn` says of names: the last of each slot.
pub(super) struct Known<T> {
    slots: Vec<(LocalName, T)>,
    learn: fn(&str) -> T,
}

impl<T: Copy> Known<T> {
    pub(super) fn new(learn: fn(&str) -> T) -> Self {
        Known { slots: vec![(LocalName::default(), learn("")); 1 << NAME_BITS], learn }
    }

    pub(super) fn get(&mut self, name: &LocalName) -> T {
        let mut hasher = AtomHasher(0);
        name.hash(&mut hasher);
        let Some(slot) = self.slots.get_mut((hasher.finish() >> (u64::BITS - NAME_BITS)) as usize) else {
            return (self.learn)(name);
        };
        if slot.0 != *name {
            *slot = (name.clone(), (self.learn)(name));
        }
        slot.1
    }
}

/// Atoms carry their hash, or are their text: nothing is left to do but to spread it.
struct AtomHasher(u64);

impl Hasher for AtomHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = (self.0 ^ hash).wrapping_mul(SPREAD);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::tags::Tag;

    #[test]
    fn names_are_known_again_and_never_taken_for_others() {
        let mut known = Known::new(Tag::from_name);
        for _ in 0..3 {
            for name in ["div", "p", "", "a-custom-element", "blockquote"] {
                assert_eq!(known.get(&LocalName::from(name)), Tag::from_name(name));
            }
            // More names than there are slots.
            for number in 0..500 {
                assert_eq!(known.get(&LocalName::from(format!("x{number}"))), Tag::OTHER);
            }
        }
    }
}
