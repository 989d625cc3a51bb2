//! wip
#![deny(missing_docs)]
pub mod dom;
pub mod table;
pub mod decode;
pub mod metadata;
pub mod document;
