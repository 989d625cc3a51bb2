//! What can be asked for: the flags as they are written, nothing decided yet.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::help::{ABOUT, EXAMPLES, EXITS, EXPLAINED};
use super::measure::{read_jobs, read_rows, read_size, read_time};
use super::record::Field;

/// What flags are for, where most of those who ask for help need them not.
const OUTPUT: &str = "Output options";
const INPUT: &str = "Input options";
const MANY: &str = "For many pages";
const LIMITS: &str = "Limits of a page (what is more is cut)";
/// First words that are not the beginning of `tamis [clean] [PATH]...`.
pub(super) const OTHER_COMMANDS: &[&str] =
    &["--help", "--version", "-V", "-h", "completions", "digest", "explain", "help", "man", "meta"];

/// The commands that have a man page of their own.
const COMMANDS: [&str; 6] = ["clean", "completions", "digest", "explain", "man", "meta"];

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
    /// Print what pages are about: what is done where no command is named
    #[command(after_help = format!("{EXAMPLES}\n\n{EXITS}"))]
    Clean(CleanArgs),
    /// Print every block of a page with what was decided about it, and why
    #[command(after_help = format!("{EXPLAINED}\n\n{EXITS}"))]
    Explain(ExplainArgs),
    /// Print what a page says of itself, and where it says so
    #[command(after_help = EXITS)]
    Meta(MetaArgs),
    /// Print the first sentences of each page, the same story once
    #[command(after_help = EXITS)]
    Digest(DigestArgs),
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the man page, or that of a command
    Man {
        /// The command [default: all of tamis]
        #[arg(value_name = "COMMAND", value_parser = COMMANDS)]
        command: Option<String>,
    },
}

#[derive(Args, Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "flags as they are written; the plan has enums")]
pub(super) struct CleanArgs {
    /// What to write [default: what the name of the output says, else markdown]
    #[arg(short, long, value_enum, ignore_case = true)]
    pub(super) format: Option<OutputFormat>,
    /// Write to a file, or a file for each page to a folder
    ///
    /// The folder mirrors the folders of the pages; a page without content gets no file there. Lines (.jsonl) are packed where
    /// the name ends in .gz or .zst.
    #[arg(short, long, value_name = "FILE|DIR")]
    pub(super) output: Option<PathBuf>,
    /// Write JSON with these fields alone, in this order
    ///
    /// Without --format, it is an object for one page and lines (jsonl) for several. The language is without its region where
    /// that changes nothing: en for en-GB. The field document is all of it as the library writes and reads it.
    #[arg(long, value_enum, ignore_case = true, value_delimiter = ',', value_name = "FIELD,...", help_heading = OUTPUT)]
    pub(super) fields: Vec<Field>,
    /// Leave out the title, which is else the first heading of text, markdown and html
    #[arg(long, help_heading = OUTPUT)]
    pub(super) no_title: bool,
    /// Begin text and markdown with title, authors, date, tags, ... as YAML
    #[arg(long, help_heading = OUTPUT)]
    pub(super) front_matter: bool,
    /// With --format html: a page of its own, that loads nothing
    ///
    /// It has title, language and style; pictures are links.
    #[arg(long, help_heading = OUTPUT)]
    pub(super) standalone: bool,
    /// Leave out where links lead to
    #[arg(long, help_heading = OUTPUT)]
    pub(super) no_links: bool,
    /// Leave out pictures
    #[arg(long, help_heading = OUTPUT)]
    pub(super) no_images: bool,
    /// Keep the captions of all pictures in the text, short ones, too
    #[arg(long, help_heading = OUTPUT)]
    pub(super) captions: bool,
    /// In a thread, put a line before each post: who wrote it, and on which day
    ///
    /// A name that is not surely one is left out. --fields posts has each post with its author, its time and its text.
    #[arg(long, help_heading = OUTPUT)]
    pub(super) speakers: bool,
    #[command(flatten)]
    pub(super) inputs: InputArgs,
    /// Go on where an earlier run with the same inputs and flags was interrupted
    #[arg(long, requires = "output", help_heading = MANY)]
    pub(super) resume: bool,
    /// Of parquet, begin a new file (pages-00001.parquet, ...) after so many rows
    #[arg(long, value_name = "N", value_parser = read_rows, help_heading = MANY)]
    pub(super) rows_per_file: Option<u64>,
    #[command(flatten)]
    pub(super) reading: ReadingArgs,
    #[command(flatten)]
    pub(super) running: RunningArgs,
}

/// Which pages there are.
#[derive(Args, Clone, Debug)]
pub(super) struct InputArgs {
    /// Pages, folders, archives of pages, or - for standard input
    ///
    /// In folders and archives (.zip, .tar, .warc; packed: .gz, .zst) these are pages: .html, .htm, .xhtml, .xht, .shtml, .mhtml,
    /// .mht, .eml (packed: .gz, .zst, .br); and what begins with HTML and ends in .php, .asp, .aspx, .jsp, .cgi, ... or in
    /// nothing. Hidden files and folders are passed over there, and so is what a browser saves beside a page. What is named
    /// itself is read whatever its name; a file that is called like a command is ./man.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Read more paths from a file, one a line, or from - for standard input
    ///
    /// Empty lines are passed over, and there are no comments.
    #[arg(long, value_name = "FILE", help_heading = INPUT)]
    pub(super) files_from: Option<PathBuf>,
    /// In that file, a NUL ends each path, as after find -print0
    #[arg(short = '0', long, requires = "files_from", help_heading = INPUT)]
    pub(super) null: bool,
    /// Read only pages whose name matches; given several times, any of these
    ///
    /// A regular expression as of ripgrep, found anywhere in the name; capitals count unless it begins with (?i). The name of a
    /// page is its path as --fields path has it, that of an archive before it; for a record of a WARC it is the address.
    #[arg(long = "match", value_name = "REGEX", allow_hyphen_values = true, help_heading = INPUT)]
    pub(super) matched: Vec<String>,
    /// Do not read pages whose name matches, whatever --match says
    #[arg(long = "skip", value_name = "REGEX", allow_hyphen_values = true, help_heading = INPUT)]
    pub(super) skipped: Vec<String>,
}

/// How the work is done.
#[derive(Args, Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "flags as they are written; the plan has enums")]
pub(super) struct RunningArgs {
    /// Stop at the first input that cannot be read or written
    #[arg(long, help_heading = MANY)]
    pub(super) fail_fast: bool,
    /// At the end, print counts of pages, bytes and faults on standard error
    #[arg(long, help_heading = MANY)]
    pub(super) stats: bool,
    /// Whether to show on standard error how far the work is
    #[arg(long, value_enum, default_value_t, value_name = "WHEN", help_heading = MANY)]
    pub(super) progress: When,
    /// How many pages to clean at the same time; 0 is as many as there are processor cores
    #[arg(short, long, value_name = "N", default_value_t = 0, value_parser = read_jobs, help_heading = MANY)]
    pub(super) jobs: u16,
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
    /// Better miss a paragraph than keep a menu
    #[arg(long, conflicts_with = "complete")]
    pub(super) precise: bool,
    /// Better keep a menu than miss a paragraph
    #[arg(long)]
    pub(super) complete: bool,
    /// Where the page came from, to make its links absolute; a record of a WARC has its own address
    ///
    /// What the page's <base> says goes before it. Without either, they are made absolute by the address that the file was saved
    /// from, or else by the one that the page gives as its own.
    #[arg(long, value_name = "URL", help_heading = INPUT)]
    pub(super) base_url: Option<String>,
    /// The encoding of the page, where it is known: utf-8, gb18030, windows-1251, ... or a whole Content-Type
    #[arg(long, value_name = "NAME", help_heading = INPUT)]
    pub(super) encoding: Option<String>,
    #[command(flatten)]
    pub(super) limits: LimitArgs,
}

/// What a page may cost. What is more is cut, and the status is truncated.
#[derive(Args, Clone, Debug)]
pub(super) struct LimitArgs {
    /// The most bytes of a page, unpacked, that are read: 500K, 1.5M, 1G [default: 64M]
    #[arg(long, value_name = "SIZE", value_parser = read_size, help_heading = LIMITS)]
    pub(super) max_size: Option<usize>,
    /// The most bytes of text and addresses that are written of a page [default: 64M]
    #[arg(long, value_name = "SIZE", value_parser = read_size, help_heading = LIMITS)]
    pub(super) max_output: Option<usize>,
    /// The deepest that elements may be nested [default: 512]
    #[arg(long, value_name = "N", help_heading = LIMITS)]
    pub(super) max_depth: Option<u16>,
    /// The most nodes of a page [default: 10000000]
    #[arg(long, value_name = "N", help_heading = LIMITS)]
    pub(super) max_nodes: Option<usize>,
    /// The longest that the cleaning of a page may take, as in 2.5 or 500ms [default: as long as it needs]
    #[arg(long, value_name = "SECONDS", value_parser = read_time, help_heading = LIMITS)]
    pub(super) timeout: Option<Duration>,
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
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Aligned lines for a terminal, or data for programs
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: ExplainFormat,
    #[command(flatten)]
    pub(super) reading: ReadingArgs,
}

#[derive(Args, Clone, Debug)]
pub(super) struct MetaArgs {
    /// The page, or - for standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
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
    #[value(alias = "ndjson")]
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
    fn every_command_but_clean_is_known_as_a_first_word() {
        let names: Vec<_> = CommandLine::command().get_subcommands().map(|command| command.get_name().to_owned()).collect();
        for name in names.iter().filter(|name| *name != "clean") {
            assert!(OTHER_COMMANDS.contains(&name.as_str()), "{name}");
        }
        assert!(OTHER_COMMANDS.is_sorted());
        assert!(names.len() == COMMANDS.len() && names.iter().all(|name| COMMANDS.contains(&name.as_str())), "{names:?}");
    }
}
