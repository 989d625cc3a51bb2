//! Prints how the sets came out.

use std::process::ExitCode;

use anyhow::Result;
use tamis::Extractor;
use tamis_eval::floors::{Floors, list};
use tamis_eval::report::show_set;
use tamis_eval::score::{Jury, SetScore, score_pages};

use super::open_sets;
use crate::ScoreArgs;

/// Scores the sets; holds them to their floors where that is asked.
pub fn score(args: &ScoreArgs) -> Result<ExitCode> {
    let jury = match &args.folds {
        Some(folder) => Jury::of_folds(folder)?,
        None => Jury::of_one(Extractor::new()),
    };
    let mut scores = Vec::new();
    for set in open_sets(&args.dirs)? {
        let set = set.with_markup(args.markup);
        let pages = score_pages(&jury, &set)?;
        let score = SetScore::of_pages(&set.name, &pages, args.worst);
        if !args.json {
            println!("{}", show_set(&score));
        }
        scores.push(score);
    }
    if args.json {
        println!("{}", serde_json::to_string_pretty(&scores)?);
    }
    let mut floors = Floors::open(&args.floors)?;
    if args.set_floors {
        floors.set(&scores, args.reason.as_deref())?;
        floors.save(&args.floors)?;
    }
    let below = floors.shortfalls(&scores);
    if args.check && !below.is_empty() {
        eprint!("{}", list(&below));
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}
