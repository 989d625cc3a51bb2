//! Every word list, number and weight that the stages use, and none of their logic.

pub mod attrs;
pub mod callouts;
pub mod classes;
pub mod code;
pub mod dates;
pub mod encodings;
pub mod entities;
pub mod explanation;
pub mod formulas;
pub mod languages;
pub mod limits;
pub mod markup;
pub mod media;
pub mod meta;
pub mod meta_names;
pub mod names;
pub mod notes;
pub mod page_types;
pub mod pictures;
pub mod punctuation;
pub mod ranks;
pub mod schemes;
pub mod scoring;
pub mod scripts;
pub mod shape;
pub mod tags;
