//! Every word list, number and weight that the stages use, and none of their logic.

pub mod attrs;
pub mod classes;
pub mod encodings;
pub mod explanation;
pub mod limits;
pub mod page_types;
pub mod ranks;
pub mod scoring;
pub mod scripts;
pub mod tags;
