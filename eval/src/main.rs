//! The command line: which sets, which question.

mod command;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Scores tamis on pages whose content is known, labels their blocks and shows where it errs.
///
/// A set is a folder with `truth.jsonl` and `pages/<id>.html.gz`; folders that are none are passed over.
#[derive(Parser)]
#[command(name = "tamis-eval", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Extracts every page and compares it with what is known.
    Score(ScoreArgs),
    /// Labels the blocks of every page and scores the labels: the best that any choice of blocks can give.
    Align(AlignArgs),
}

#[derive(clap::Args)]
struct ScoreArgs {
    /// Folders of the sets.
    #[arg(required = true)]
    dirs: Vec<PathBuf>,
    /// Print the scores as JSON.
    #[arg(long)]
    json: bool,
    /// How many of the worst pages of each set to name.
    #[arg(long, default_value_t = 10, value_name = "N")]
    worst: usize,
    /// Exit with 1 when a figure lies below its floor.
    #[arg(long)]
    check: bool,
    /// Raise the floors to just under these scores.
    #[arg(long, conflicts_with = "check")]
    set_floors: bool,
    /// Why floors that are not reached may be lowered.
    #[arg(long, requires = "set_floors", value_name = "TEXT")]
    reason: Option<String>,
    /// The file of the floors.
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/floors.toml"))]
    floors: PathBuf,
}

#[derive(clap::Args)]
struct AlignArgs {
    /// Folders of the sets.
    #[arg(required = true)]
    dirs: Vec<PathBuf>,
    /// How many of the worst pages of each set to name.
    #[arg(long, default_value_t = 20, value_name = "N")]
    worst: usize,
}

fn main() -> Result<ExitCode> {
    match Cli::parse().command {
        Command::Score(args) => command::score(&args),
        Command::Align(args) => command::align(&args),
    }
}
