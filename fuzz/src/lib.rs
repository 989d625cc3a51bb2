//! Turns bytes into what a fuzz target does with them. A body is driven by bytes alone, so that it also runs as a test.
#![forbid(unsafe_code)]

mod archive;
mod clean;
mod decode;
mod dom;
mod metadata;
mod pieces;
mod render;
mod settings;

// What the tests of the project hold the output against.
#[path = "../../tests/allowed/mod.rs"]
mod allowed;
#[path = "../../tests/promises/mod.rs"]
mod promises;
#[path = "../../tests/rcdom/mod.rs"]
mod rcdom;
#[path = "../../tests/readback/mod.rs"]
mod readback;

pub use archive::archive;
pub use clean::clean;
pub use decode::decode;
pub use dom::{dom, tokenizer};
pub use metadata::{metadata, page_of as statements_of};
pub use pieces::{CONTENT, PIECES, RECORDS, STATEMENTS};
pub use render::{again, html, markdown};
pub use settings::made_page;

/// A target: its name and its body.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: &[Target] = &[
    ("archive", archive),
    ("clean", clean),
    ("decode", decode),
    ("dom", dom),
    ("html", html),
    ("markdown", markdown),
    ("metadata", metadata),
    ("tokenizer", tokenizer),
];

/// A body that is no target: it finds more than is promised.
pub const STRICTER: Target = ("again", again);

/// Bytes that look random and are the same on every run.
pub fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut number = (seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let roll = |_| {
        number ^= number << 13;
        number ^= number >> 7;
        number ^= number << 17;
        (number >> 24) as u8
    };
    (0..length).map(roll).collect()
}
