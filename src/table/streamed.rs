//! How servers mark what they send later.

/// What stands before the number in the ids of places that were left out: of a boundary, and of a segment in it.
pub const PLACES: [&str; 2] = ["B:", "P:"];
/// The same of what belongs there.
pub const PART: &str = "S:";
