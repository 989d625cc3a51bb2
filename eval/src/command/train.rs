//! Trains the model that ships, and those that judge it.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};
use tamis_eval::score::{Jury, SetScore, score_pages};
use tamis_eval::set::Set;
use tamis_eval::training::export;

use super::open_sets;
use crate::TrainArgs;

const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../src/table/model.bin");
const TRAINER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/train.py");

/// Exports features and labels, trains the models and puts the one trained on all pages in its place.
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
    let model = std::fs::read(args.work.join("model.bin")).context("the trainer has left no model")?;
    let header = format!("cross-validated: {}\n", judge_folds(&sets, &args.work)?);
    std::fs::write(Path::new(MODEL), add_to_header(&model, &header)).context("cannot put the model in its place")?;
    println!("{MODEL} is new; judge it by: cargo run --release -p tamis-eval -- score --folds {} DIR...", args.work.display());
    Ok(ExitCode::SUCCESS)
}

/// What the models that have not seen a page's site reach on the sets.
fn judge_folds(sets: &[Set], folder: &Path) -> Result<String> {
    let jury = Jury::of_folds(folder)?;
    let mut figures = Vec::new();
    for set in sets {
        let score = SetScore::of_pages(&set.name, &score_pages(&jury, set)?, 0);
        let f1 = score.content.map(|means| means.overlap.f1).or(score.segments.map(|segments| segments.overlap.f1));
        figures.push(format!("{} {:.4}", set.name, f1.unwrap_or_default()));
    }
    Ok(figures.join(", "))
}

/// The model with a line more at the end of its header, which an empty line ends.
fn add_to_header(model: &[u8], line: &str) -> Vec<u8> {
    let end = model.windows(2).position(|pair| pair == b"\n\n").map_or(0, |at| at + 1);
    [&model[..end], line.as_bytes(), &model[end..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_gets_a_line_and_keeps_its_end() {
        assert_eq!(add_to_header(b"a\nb\n\n\0\n\n", "c\n"), b"a\nb\nc\n\n\0\n\n");
    }
}
