//! Every word list, number and weight that the stages use, and none of their logic.

pub mod attrs;
pub mod encodings;
pub mod explanation;
pub mod limits;
pub mod scripts;
pub mod tags;
