//! Grows the forest that ships, and those that judge it.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};
use tamis_eval::training::export;

use super::open_sets;
use crate::TrainArgs;

const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../src/table/model.bin");
const TRAINER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/train.py");

/// Exports features and labels, grows the forests and puts the one grown on all pages in its place.
pub fn train(args: &TrainArgs) -> Result<ExitCode> {
    let sets = open_sets(&args.dirs)?;
    let digest = export(&sets, &args.work)?;
    if args.export_only {
        return Ok(ExitCode::SUCCESS);
    }
    let names: Vec<&str> = sets.iter().map(|set| set.name.as_str()).collect();
    let status = Command::new("python3")
        .arg(TRAINER)
        .arg(&args.work)
        .arg(format!("--header=command: cargo run --release -p tamis-eval -- train {}", names.join(" ")))
        .arg(format!("--header=data: {digest:016x}"))
        .status()
        .context("cannot run python3, which the trainer needs")?;
    if !status.success() {
        bail!("the trainer failed: see above");
    }
    std::fs::copy(args.work.join("model.bin"), Path::new(MODEL)).context("cannot put the model in its place")?;
    println!("{MODEL} is new; judge it by: cargo run --release -p tamis-eval -- score --folds {} DIR...", args.work.display());
    Ok(ExitCode::SUCCESS)
}
