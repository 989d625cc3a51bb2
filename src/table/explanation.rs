//! How much of a page an explanation shows.

/// Elements of a path: a block's own and the innermost around it.
pub const PATH_STEPS: usize = 4;

/// How many features are named for a block.
pub const WEIGHTS: usize = 8;
