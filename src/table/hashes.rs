//! What hashes multiply with.

/// Spreads a hash over all its bits: 2^64 by the golden ratio.
pub const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
