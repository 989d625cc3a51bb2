//! What hashes multiply with, and how much is remembered by them.

/// Spreads a hash over all its bits: 2^64 by the golden ratio.
pub const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
/// The same for 32 bits: the prime next to 2^32 by the golden ratio.
pub const SPREAD_32: u32 = 0x9e37_79b1;
/// What the hash FNV-1a of 32 bits multiplies with.
pub const FNV_PRIME_32: u32 = 0x0100_0193;

/// As bits of a hash, how many names of a page are remembered: 256,
pub const NAME_BITS: u32 = 8;
/// and how many of its classes: 512.
pub const CLASS_BITS: u32 = 9;
