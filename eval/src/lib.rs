//! Scores `tamis` on pages whose content is known, labels their blocks and shows where it errs.

#![deny(missing_docs)]

pub mod align;
pub mod corpus;
pub mod floors;
pub mod fragment;
pub mod labels;
pub mod layout;
pub mod markup;
pub mod measure;
pub mod oracle;
pub mod reading;
pub mod report;
pub mod score;
pub mod set;
pub mod training;
pub mod words;
