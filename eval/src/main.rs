//! The command line: which sets, which question.

mod command;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use tamis_eval::markup::Markup;

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
    /// Shows pages block by block: what was decided, what is known, score, path and first words.
    ///
    /// `+ kept` is rightly kept, `- EXTRA` wrongly, `  MISSED` is content that was dropped; a `?` where nothing is known.
    Read(ReadArgs),
    /// Trains the model of src/table/model.bin on the pages of the sets.
    ///
    /// Needs python3 with eval/requirements.txt installed. The same data gives the same bytes.
    Train(TrainArgs),
    /// Adds a page to the corpus: its folder with a skeleton of meta.toml, its snapshots, and what is left to do by hand.
    Add(AddArgs),
}

#[derive(clap::Args)]
struct ScoreArgs {
    /// Folders of the sets.
    #[arg(required = true)]
    dirs: Vec<PathBuf>,
    /// Judge each page by the model that was trained without its site: the folder in which `train` has left them.
    #[arg(long, value_name = "DIR")]
    folds: Option<PathBuf>,
    /// Read the pages with less of their markup: what they lose tells how much depends on names.
    #[arg(long, value_enum, default_value_t, conflicts_with_all = ["check", "set_floors"])]
    markup: Markup,
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
struct TrainArgs {
    /// Folders of the sets.
    #[arg(required = true)]
    dirs: Vec<PathBuf>,
    /// Where features, labels and models are written: about 1 GB.
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/training"))]
    work: PathBuf,
    /// Write features and labels, grow nothing.
    #[arg(long)]
    export_only: bool,
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

#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "flags are switches")]
struct ReadArgs {
    /// Folder of the set.
    dir: PathBuf,
    /// Names of the pages.
    #[arg(required_unless_present = "worst", conflicts_with = "worst")]
    ids: Vec<String>,
    /// The worst N pages of the set instead.
    #[arg(long, value_name = "N")]
    worst: Option<usize>,
    /// Only pages of this kind.
    #[arg(long, requires = "worst")]
    r#type: Option<String>,
    /// Pass over so many of the worst pages.
    #[arg(long, requires = "worst", default_value_t = 0, value_name = "N")]
    skip: usize,
    /// Judge each page by the model that was trained without its site: the folder in which `train` has left them.
    #[arg(long, value_name = "DIR")]
    folds: Option<PathBuf>,
    /// Read the pages with less of their markup.
    #[arg(long, value_enum, default_value_t)]
    markup: Markup,
    /// Show also the blocks that are rightly dropped.
    #[arg(long)]
    all: bool,
    /// Show only the blocks that are extra or missed.
    #[arg(long, conflicts_with = "all")]
    errors: bool,
    /// Print the output instead.
    #[arg(long)]
    text: bool,
    /// Print the true content instead.
    #[arg(long, conflicts_with = "text")]
    truth: bool,
}

#[derive(clap::Args)]
struct AddArgs {
    /// Name of the new folder: `<kind>-<slug>`.
    name: String,
    /// The page; a gzipped one is unpacked.
    file: PathBuf,
    /// Where the page came from.
    #[arg(long, default_value = "https://page.example/")]
    url: String,
    /// The Content-Type that it was served with.
    #[arg(long, value_name = "TYPE")]
    content_type: Option<String>,
}

fn main() -> Result<ExitCode> {
    match Cli::parse().command {
        Command::Score(args) => command::score(&args),
        Command::Align(args) => command::align(&args),
        Command::Read(args) => command::read(&args),
        Command::Train(args) => command::train(&args),
        Command::Add(args) => command::add(&args),
    }
}
