//! What can be asked for: the flags as they are written, nothing decided yet.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::record::Field;

const EXAMPLES: &str = "\
Examples:
  tamis page.html                          Markdown on the terminal
  curl -s https://example.org | tamis -    a page from a pipe; tamis itself never uses the network
  tamis -f json --fields title,date page.html
  tamis -f jsonl saved/ > pages.jsonl      a folder and all below it, a line for each page
  tamis -o articles/ saved/                a folder of Markdown that mirrors the folder of pages
  tamis digest saved/ -o digest.md         the first sentences of each page, newest first, stories folded
  tamis explain page.html                  every block of the page, kept or dropped, and why

Exit status:
  0  every input had content
  1  some input had none
  2  the command makes no sense
  3  something could not be read or written";

const ABOUT: &str = "Turns saved web pages into what they are about, without menus, share bars, related posts and footers";

/// First words that are not the beginning of `tamis [clean] [PATH]...`.
pub(super) const OTHER_COMMANDS: &[&str] =
    &["--help", "--version", "-V", "-h", "completions", "digest", "explain", "help", "man"];

/// Everything there is, as help, man page and completions show it.
#[derive(Debug, Parser)]
#[command(name = "tamis", version, about = ABOUT, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(super) struct CommandLine {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) asked: CleanArgs,
}

/// `tamis` with pages.
#[derive(Debug, Parser)]
#[command(name = "tamis", version, about = ABOUT, after_help = EXAMPLES)]
pub(super) struct CleanCommand {
    #[command(flatten)]
    pub(super) asked: CleanArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print what pages are about; done where no command is named
    #[command(after_help = EXAMPLES)]
    Clean(CleanArgs),
    /// Print every block of a page with what was decided about it, and why
    Explain(ExplainArgs),
    /// Print the first sentences of each page, newest first, pages with the same story as one
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
    /// Files (.gz too), folders (*.html, *.htm, *.xhtml, and these with .gz, in all below), or - for standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// What to write
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: OutputFormat,
    /// Write to a file, or for several pages to a folder, which then mirrors theirs
    #[arg(short, long, value_name = "FILE|DIR")]
    pub(super) output: Option<PathBuf>,
    /// Of json and jsonl, only these fields, in this order
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FIELD,...")]
    pub(super) fields: Vec<Field>,
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
    /// How many pages to clean at the same time [default: as many as there are processor cores]
    #[arg(short, long, value_name = "N")]
    pub(super) jobs: Option<usize>,
    /// Whether to show on standard error how far the work is
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub(super) progress: When,
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
}

#[derive(Args, Clone, Debug)]
pub(super) struct DigestArgs {
    /// Files (.gz too), folders (*.html, *.htm, *.xhtml, and these with .gz, in all below), or - for standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
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
    /// How many pages to read at the same time [default: as many as there are processor cores]
    #[arg(short, long, value_name = "N")]
    pub(super) jobs: Option<usize>,
    /// Whether to show on standard error how far the work is
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub(super) progress: When,
    /// No messages about pages; the exit status tells
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// A message about each page
    #[arg(short, long)]
    pub(super) verbose: bool,
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

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// Markdown with tables
    #[default]
    Markdown,
    /// Plain text
    Text,
    /// HTML of harmless elements
    Html,
    /// One object with the content and all that is known of the page
    Json,
    /// Such an object on a line for each page
    Jsonl,
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
    }
}
