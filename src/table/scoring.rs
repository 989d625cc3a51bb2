//! Numbers that the features and the selection are made with.

/// A block of so many words and a small share of links is running text.
pub const LONG_BLOCK_WORDS: u32 = 15;
/// The share of linked characters from which a block is not running text.
pub const LONG_BLOCK_LINK_SHARE: f32 = 0.4;
/// The shares of the page's running text for which the ancestor that holds it is looked up.
pub const LONG_SHARES: [f32; 3] = [0.25, 0.5, 0.8];
