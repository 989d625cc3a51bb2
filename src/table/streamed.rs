//! How servers mark what they send later.

/// What stands before the number in the ids of places that were left out, and whether something is shown there meanwhile: of a
/// boundary, and of a segment in it.
pub const PLACES: [(&str, bool); 2] = [("B:", true), ("P:", false)];
/// The comment behind what is shown in such a place meanwhile.
pub const END_OF_MEANWHILE: &str = "/$";
/// What stands before the number in the ids of what belongs there.
pub const PART: &str = "S:";
