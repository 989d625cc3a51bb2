//! Prints how well the best choice of blocks would do.

use std::process::ExitCode;

use anyhow::Result;
use tamis_eval::oracle::label_set;
use tamis_eval::report::show_set;
use tamis_eval::score::SetScore;

use super::open_sets;
use crate::AlignArgs;

/// Labels the blocks of the sets and scores the labels.
pub fn align(args: &AlignArgs) -> Result<ExitCode> {
    for set in open_sets(&args.dirs)? {
        let (pages, labels) = label_set(&set)?;
        print!("{}", show_set(&SetScore::of_pages(&set.name, &pages, args.worst)));
        println!("  blocks: {} content, {} other, {} not known\n", labels.content, labels.other, labels.unknown);
    }
    Ok(ExitCode::SUCCESS)
}
