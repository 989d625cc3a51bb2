//! What the commands print.

mod add;
mod align;
mod read;
mod score;
mod train;

pub use add::add;
pub use align::align;
pub use read::read;
pub use score::score;
pub use train::train;

use std::path::PathBuf;

use anyhow::{Result, bail};
use tamis_eval::set::Set;

/// The sets at these folders; a folder without truths is named on standard error and passed over.
fn open_sets(dirs: &[PathBuf]) -> Result<Vec<Set>> {
    let mut sets = Vec::new();
    for dir in dirs {
        if Set::is_at(dir) {
            sets.push(Set::open(dir)?);
        } else {
            eprintln!("{}: no truth.jsonl, passed over", dir.display());
        }
    }
    if sets.is_empty() {
        bail!("none of the folders has a truth.jsonl");
    }
    Ok(sets)
}
