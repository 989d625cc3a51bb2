//! The command line, as real processes.

mod archives;
mod batches;
mod desk;
mod everything;
mod faults;
#[cfg(target_os = "linux")]
mod growth;
mod interrupted;
#[cfg(target_os = "linux")]
mod large;
mod mistakes;
mod newcomers;
mod pages;
#[cfg(unix)]
mod readme;
mod selection;
#[cfg(feature = "parquet")]
mod tables;
