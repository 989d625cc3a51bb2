//! What a page may cost.

/// Bytes of decoded text that are read of a page: the largest saved page seen has 14 MB, most of it pictures in data: URLs.
pub const BYTES: usize = 64 << 20;
/// Nested elements; browsers stop at 512, too.
pub const DEPTH: u16 = 512;
/// No page can be read with less than `html > body > …`.
pub const DEPTH_FLOOR: u16 = 8;
/// Nodes of a page.
pub const NODES: usize = 10_000_000;
/// Nodes that any page may have: small pages with many repaired elements are common.
pub const NODES_FLOOR: usize = 100_000;
/// Nodes that a page may have for each of its bytes: `<b>` is three bytes; honest pages stay under a tenth of a node a byte.
pub const NODES_PER_BYTE: usize = 2;
/// Attributes of a page, of those that some stage reads.
pub const ATTRIBUTES: usize = 10_000_000;
/// Attributes that any page may have: two for each node that it may have.
pub const ATTRIBUTES_FLOOR: usize = 2 * NODES_FLOOR;
/// Attributes that a page may have for each of its bytes, likewise: ` a` is two bytes; more come of elements that are opened
/// again.
pub const ATTRIBUTES_PER_BYTE: usize = 2 * NODES_PER_BYTE;
/// Bytes of text and attribute values that any page may have.
pub const TEXT_FLOOR: usize = 1 << 20;
/// The same for each of its bytes: more than one comes of elements that are opened again with their attributes; texts that grow
/// where they do not lie last take up to four.
pub const TEXT_PER_BYTE: usize = 8;
/// How many dropped start tags an end tag is compared with.
pub const END_TAG_LOOK_BACK: usize = 64;
/// Bytes of text and addresses of a document.
pub const OUTPUT: usize = 64 << 20;
/// How many tokens are read between two looks at the clock: some 50 microseconds.
pub const TOKENS_PER_LOOK: u32 = 256;
/// How many times as long as the splitting of a large page into blocks everything behind it takes, from the features to the
/// document: 28 and 37 times on two pages of megabytes; what takes longer than was thought comes to nothing.
pub const BEHIND_SPLITTING: f32 = 45.0;
/// So much of a style is read: what hides an element is said early, and pictures are written into styles;
pub const STYLE_BYTES: usize = 400;
/// with white space, so much.
pub const SPACED_STYLE_BYTES: usize = 2000;
/// So much is read of the classes and the address of an element, which each block in it asks for: the longest classes that
/// were seen on saved pages have 6,087 bytes.
pub const ASKED_BYTES: usize = 8 << 10;
/// So much of the classes is read by rules that ask again and again.
pub const RULE_BYTES: usize = 1 << 10;
/// Reading a page may take one in so many parts of its time, so that there is time to judge what was read.
pub const READING_PART: u32 = 2;
/// The nodes that a text which has to be short may be made of,
pub const SHORT_TEXT_NODES: usize = 256;
/// and its characters with white space.
pub const SHORT_TEXT_SPACE: usize = 4000;
