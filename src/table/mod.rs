//! Every word list, number and weight that the stages use, and none of their logic.

pub mod attrs;
pub mod classes;
pub mod code;
pub mod completeness;
pub mod dates;
pub mod encodings;
pub mod entities;
pub mod explanation;
pub mod limits;
pub mod meta;
pub mod names;
pub mod page_types;
pub mod payload;
pub mod pictures;
pub mod polish;
pub mod prune;
pub mod punctuation;
pub mod ranks;
pub mod schemes;
pub mod scoring;
pub mod scripts;
pub mod shape;
pub mod tags;
