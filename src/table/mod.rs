//! Every word list, number and weight that the stages use, and none of their logic.

pub mod attrs;
pub mod dates;
pub mod entities;
pub mod limits;
pub mod meta;
pub mod meta_names;
pub mod names;
pub mod scripts;
pub mod tags;
