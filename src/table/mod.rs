//! Every word list, number and weight that the stages use, and none of their logic.

pub mod attrs;
pub mod code;
pub mod limits;
pub mod pictures;
pub mod punctuation;
pub mod schemes;
pub mod scripts;
pub mod shape;
pub mod tags;
