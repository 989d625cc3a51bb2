//! What can be asked for: the flags as they are written, nothing decided yet.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::record::Field;

const EXAMPLES: &str = "\
Examples:
  tamis page.html                          Markdown on the terminal
  curl -sL https://example.org | tamis -   a page from a pipe; tamis itself never uses the network
  tamis -f json --fields title,date page.html
  tamis -f jsonl saved/ > pages.jsonl      a folder and all below it, a line for each page
  tamis -o articles/ saved/                a folder of Markdown that mirrors the folder of pages
  tamis -o pages.jsonl.zst crawl.warc.gz   an archive, a packed line for each page
  tamis -o pages.parquet --rows-per-file 100000 --resume --stats crawl/
                                           tables of rows, going on where an earlier run was interrupted
  tamis digest saved/ -o digest.md         the first sentences of each page, newest first, stories folded
  tamis explain page.html                  every block of the page, kept or dropped, and why
  tamis meta --all page.html               title, authors, date, ... with where each was found, and what else was";

const EXITS: &str = "\
Exit status:
  0    every input had content
  1    some input had none
  2    the command makes no sense
  3    something could not be read or written, or is no web page
  130  interrupted; what was begun is done";

/// More threads than any machine can use take its memory for nothing.
const MOST_JOBS: i64 = 1024;

const EXPLAINED: &str = "\
A line for each block, in page order:
  keep, drop or title; the headline is no part of the content, but stands above it
  the probability that the block is content
  what decided (below)
  the features that weighed most, towards content (+) or away from it (-);
  network is what the blocks around say
  where the block stands, and its first words

What decided:
  score       kept: the probability reaches the threshold of the page
  low-score   dropped: it does not
  between     kept: code, a quote, a table, a list or a heading among blocks that are kept
  alike       kept: one more answer, card or entry of those that look alike, of which most are kept
  repeat      dropped: the same text stands on the page once more, with a better score
  headline    dropped: the headline or the standfirst, where the text begins with it once more
  label       dropped: the label of a button or a box, a line of tags, the length of a film
  read-also   dropped: a few words that ask to read another article, and a link to it
  alone       dropped: a heading at the end, or the name over a quote, under which nothing is kept
  stamp       dropped: when, and by whom, an entry of a list was written; the authors above a text
  signature   dropped: what a member of a forum has under every post
  template    dropped: a template that was never filled in
  empty-page  dropped: all that would be kept of the page is a few words
  consent     dropped: all that would be kept asks for consent to cookies
  footer      dropped: all that would be kept is the footer
  notice      dropped: all that would be kept is an error, or asks for scripts

With --format json, an object with status, confidence and blocks; each block has text, path,
verdict (block, keep, score, reason), is_title and weights.";

const ABOUT: &str = "Turns saved web pages into what they are about, without menus, share bars, related posts and footers";

/// First words that are not the beginning of `tamis [clean] [PATH]...`.
pub(super) const OTHER_COMMANDS: &[&str] =
    &["--help", "--version", "-V", "-h", "completions", "digest", "explain", "help", "man", "meta"];

/// Everything there is, as help, man page and completions show it.
#[derive(Debug, Parser)]
#[command(name = "tamis", version, about = ABOUT, after_help = format!("{EXAMPLES}\n\n{EXITS}"), args_conflicts_with_subcommands = true)]
pub(super) struct CommandLine {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) asked: CleanArgs,
}

/// `tamis` with pages.
#[derive(Debug, Parser)]
#[command(name = "tamis", version, about = ABOUT, after_help = format!("{EXAMPLES}\n\n{EXITS}"))]
pub(super) struct CleanCommand {
    #[command(flatten)]
    pub(super) asked: CleanArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print what pages are about; done where no command is named
    #[command(after_help = format!("{EXAMPLES}\n\n{EXITS}"))]
    Clean(CleanArgs),
    /// Print every block of a page with what was decided about it, and why
    #[command(after_help = format!("{EXPLAINED}\n\n{EXITS}"))]
    Explain(ExplainArgs),
    /// Print what a page says of itself, and where it says so
    #[command(after_help = EXITS)]
    Meta(MetaArgs),
    /// Print the first sentences of each page, newest first, pages with the same story as one
    #[command(after_help = EXITS)]
    Digest(DigestArgs),
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the man page
    Man,
}

#[derive(Args, Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "flags as they are written; the plan has enums")]
pub(super) struct CleanArgs {
    #[command(flatten)]
    pub(super) inputs: InputArgs,
    /// What to write [default: what the name of the output says, else markdown]
    #[arg(short, long, value_enum)]
    pub(super) format: Option<OutputFormat>,
    /// Write to a file (jsonl packed if it ends in .gz or .zst), or for several pages to a folder, which then mirrors theirs; pages
    /// without content get no file there
    #[arg(short, long, value_name = "FILE|DIR")]
    pub(super) output: Option<PathBuf>,
    /// Of json and jsonl, only these fields, in this order (language is without its region where that changes nothing: en for en-GB)
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FIELD,...")]
    pub(super) fields: Vec<Field>,
    /// Of parquet, begin a new file (pages-00001.parquet, ...) after so many rows
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) rows_per_file: Option<u64>,
    /// Go on where an earlier run with the same inputs and flags was interrupted
    #[arg(long, requires = "output")]
    pub(super) resume: bool,
    /// Leave out the title, which is else the first heading of text, markdown and html
    #[arg(long)]
    pub(super) no_title: bool,
    /// Begin text and markdown with title, authors, date, ... as YAML
    #[arg(long)]
    pub(super) front_matter: bool,
    /// With --format html: a page of its own, with title, language and style, that loads nothing; pictures are links
    #[arg(long)]
    pub(super) standalone: bool,
    /// Leave out where links lead to
    #[arg(long)]
    pub(super) no_links: bool,
    /// Leave out pictures
    #[arg(long)]
    pub(super) no_images: bool,
    #[command(flatten)]
    pub(super) reading: ReadingArgs,
    #[command(flatten)]
    pub(super) running: RunningArgs,
}

/// Which pages there are.
#[derive(Args, Clone, Debug)]
pub(super) struct InputArgs {
    /// Pages (.html, .htm, .xhtml, .mhtml, .mht, .eml; packed: .gz, .zst, .br), archives of pages (.warc, .zip, .tar; packed:
    /// .gz, .zst), folders with these in all below, or - for standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Read more paths from a file, one a line, or from - for standard input; empty lines are passed over, there are no comments
    #[arg(long, value_name = "FILE")]
    pub(super) files_from: Option<PathBuf>,
    /// In that file, a NUL ends each path, as after find -print0
    #[arg(short = '0', long, requires = "files_from")]
    pub(super) null: bool,
}

/// How the work is done.
#[derive(Args, Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "flags as they are written; the plan has enums")]
pub(super) struct RunningArgs {
    /// How many pages to clean at the same time; 0 is as many as there are processor cores, but where a limit is set to fewer
    #[arg(short, long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u16).range(..=MOST_JOBS))]
    pub(super) jobs: u16,
    /// Whether to show on standard error how far the work is
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub(super) progress: When,
    /// Stop at the first input that cannot be read or written
    #[arg(long)]
    pub(super) fail_fast: bool,
    /// At the end, print counts of pages, bytes and faults on standard error
    #[arg(long)]
    pub(super) stats: bool,
    /// No messages about pages; the exit status tells
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// A message about each page, with its encoding and why it was believed
    #[arg(short, long)]
    pub(super) verbose: bool,
}

/// How pages are to be understood.
#[derive(Args, Clone, Debug)]
pub(super) struct ReadingArgs {
    /// Where the page came from, to make its links absolute
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// The encoding of the page, where it is known: utf-8, gb18030, windows-1251, ... or a whole Content-Type
    #[arg(long, value_name = "NAME")]
    pub(super) encoding: Option<String>,
    /// Better miss a paragraph than keep a menu
    #[arg(long, conflicts_with = "complete")]
    pub(super) precise: bool,
    /// Better keep a menu than miss a paragraph
    #[arg(long)]
    pub(super) complete: bool,
    #[command(flatten)]
    pub(super) limits: LimitArgs,
}

/// What a page may cost. What is more is cut, and the status is truncated.
#[derive(Args, Clone, Debug)]
pub(super) struct LimitArgs {
    /// The most bytes of a page, unpacked, that are read: 500K, 10M, 1G [default: 64M]
    #[arg(long, value_name = "SIZE", value_parser = read_size)]
    pub(super) max_size: Option<usize>,
    /// The most bytes of text and addresses that are written of a page [default: 64M]
    #[arg(long, value_name = "SIZE", value_parser = read_size)]
    pub(super) max_output: Option<usize>,
    /// The deepest that elements may be nested [default: 512]
    #[arg(long, value_name = "N")]
    pub(super) max_depth: Option<u16>,
    /// The most nodes of a page [default: 10000000]
    #[arg(long, value_name = "N")]
    pub(super) max_nodes: Option<usize>,
    /// The longest that the cleaning of a page may take, as in 2.5 [default: as long as it needs]
    #[arg(long, value_name = "SECONDS", value_parser = read_seconds)]
    pub(super) timeout: Option<Duration>,
}

/// `500K`, `10M`: units are powers of 1024.
fn read_size(text: &str) -> Result<usize, String> {
    let upper = text.to_ascii_uppercase();
    let upper = upper.strip_suffix('B').unwrap_or(&upper);
    let units = [("K", 10), ("M", 20), ("G", 30)];
    let (number, shift) = units.iter().find_map(|(unit, shift)| Some((upper.strip_suffix(unit)?, *shift))).unwrap_or((upper, 0));
    let bytes = number.parse::<usize>().ok().and_then(|number| number.checked_mul(1 << shift));
    bytes.filter(|bytes| *bytes > 0).ok_or_else(|| "not a size; write a number of bytes, or 500K, 10M, 1G".to_owned())
}

fn read_seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().filter(|seconds| *seconds > 0.0);
    let time = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    time.ok_or_else(|| "not a time; write a number of seconds, such as 10 or 0.5".to_owned())
}

#[derive(Args, Clone, Debug)]
pub(super) struct DigestArgs {
    #[command(flatten)]
    pub(super) inputs: InputArgs,
    /// Write to a file
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// How many sentences of each page
    #[arg(long, default_value_t = 4, value_name = "N")]
    pub(super) sentences: usize,
    /// The language of what stands around the sentences: de, en, es, fr, it, ja, nl, pt, zh [default: that of most pages]
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) lang: Option<String>,
    #[command(flatten)]
    pub(super) reading: ReadingArgs,
    #[command(flatten)]
    pub(super) running: RunningArgs,
}

#[derive(Args, Clone, Debug)]
pub(super) struct ExplainArgs {
    /// The page, or - for standard input
    #[arg(value_name = "PATH", default_value = "-")]
    pub(super) path: PathBuf,
    /// Aligned lines for a terminal, or data for programs
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: ExplainFormat,
    #[command(flatten)]
    pub(super) reading: ReadingArgs,
}

#[derive(Args, Clone, Debug)]
pub(super) struct MetaArgs {
    /// The page, or - for standard input
    #[arg(value_name = "PATH", default_value = "-")]
    pub(super) path: PathBuf,
    /// Also what was found and not chosen, in the order in which it would have been
    #[arg(long)]
    pub(super) all: bool,
    /// Aligned lines for a terminal, or data for programs
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: ExplainFormat,
    #[command(flatten)]
    pub(super) reading: ReadingArgs,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// Markdown with tables
    #[default]
    #[value(alias = "md")]
    Markdown,
    /// Plain text
    #[value(alias = "txt")]
    Text,
    /// HTML of harmless elements
    Html,
    /// One object with the content and all that is known of the page
    Json,
    /// Such an object on a line for each page
    Jsonl,
    /// A table with a row for each page
    #[cfg(feature = "parquet")]
    Parquet,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ExplainFormat {
    /// Aligned lines
    #[default]
    Text,
    /// One object
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// Where standard error is a terminal and there is more than one page
    #[default]
    Auto,
    /// Also where it is not, as a line every few seconds
    Always,
    /// Not at all
    Never,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_flags_do_not_contradict_each_other() {
        CommandLine::command().debug_assert();
        CleanCommand::command().debug_assert();
    }

    #[test]
    fn sizes_and_times_are_read_or_refused() {
        assert_eq!(
            [read_size("7"), read_size("2k"), read_size("3MB"), read_size("1G")],
            [Ok(7), Ok(2048), Ok(3 << 20), Ok(1 << 30)]
        );
        assert!(["", "0", "-1", "M", "1.5M", "99999999999999999999G"].iter().all(|text| read_size(text).is_err()));
        assert_eq!(read_seconds("0.5"), Ok(Duration::from_millis(500)));
        assert!(["", "0", "-1", "nan", "inf", "1e99", "x"].iter().all(|text| read_seconds(text).is_err()));
    }

    #[test]
    fn every_command_but_clean_is_known_as_a_first_word() {
        let names: Vec<_> = CommandLine::command().get_subcommands().map(|command| command.get_name().to_owned()).collect();
        for name in names.iter().filter(|name| *name != "clean") {
            assert!(OTHER_COMMANDS.contains(&name.as_str()), "{name}");
        }
        assert!(OTHER_COMMANDS.is_sorted());
    }
}
