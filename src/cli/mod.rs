//! Turns words on a command line into extracted pages, messages and an exit status.
//!
//! Knows nothing of extraction. What was asked (`args`) becomes what is to be done (`plan`), or a usage error; from there on
//! nothing looks at flags any more. Pages go `input` → `page` → `output`, in order and in bounded memory by way of `pipeline`,
//! and what happened to them to `report`.

mod args;
mod clean;
mod digest;
mod explain;
mod generate;
mod help;
mod input;
mod interrupt;
mod measure;
mod meta;
mod naming;
mod output;
mod page;
mod pipeline;
mod plan;
mod record;
mod report;
mod scout;
mod tally;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Parser;
use clap::error::ErrorKind;

use args::{CleanCommand, Command, CommandLine};

/// What the command ends with, by the promise in `--help`; the worse the greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Every input had content.
    #[default]
    Content,
    /// Some input had none.
    NoContent,
    /// What was asked makes no sense; clap ends with the same status.
    Usage,
    /// Something could not be read or written.
    Failure,
    /// Somebody pressed Ctrl-C; what was begun is done.
    Interrupted,
}

impl Outcome {
    fn code(self) -> u8 {
        match self {
            Outcome::Content => 0,
            Outcome::NoContent => 1,
            Outcome::Usage => 2,
            Outcome::Failure => 3,
            // What shells say of a program that a signal has ended: 128, and 2 for this one.
            Outcome::Interrupted => 130,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        ExitCode::from(outcome.code())
    }
}

/// Does what the words ask; the first of them is the name of the program.
pub(crate) fn run(words: Vec<OsString>) -> ExitCode {
    let outcome = read_command(words).and_then(|command| match command {
        Command::Clean(asked) => plan::decide(asked).map(|plan| clean::run(&plan)),
        Command::Digest(asked) => plan::decide_digest(asked).map(|plan| digest::run(&plan)),
        Command::Explain(asked) => plan::decide_explain(asked).map(explain::run),
        Command::Meta(asked) => plan::decide_meta(asked).map(meta::run),
        Command::Completions { shell } => Ok(generate::print_completions(shell)),
        Command::Man { command } => Ok(generate::print_man_page(command.as_deref())),
    });
    outcome
        .unwrap_or_else(|error| {
            report::tell(&error.to_string());
            Outcome::Usage
        })
        .into()
}

/// A first word that is no command is a page to clean, whatever the words after it: a file may be called `man`.
fn read_command(mut words: Vec<OsString>) -> Result<Command> {
    let first = words.get(1).and_then(|word| word.to_str()).unwrap_or_default();
    if args::OTHER_COMMANDS.contains(&first) {
        if let Some(told) = plan::tell_namesake(first, words.len() == 2) {
            report::tell(&told);
        }
        let CommandLine { command, asked } =
            CommandLine::try_parse_from(&words).unwrap_or_else(|error| end::<CommandLine>(&error, &words));
        return Ok(command.unwrap_or(Command::Clean(asked)));
    }
    // What stands behind it is no command, and was not meant as one.
    let is_named = first == "clean";
    if is_named {
        words.remove(1);
    }
    match CleanCommand::try_parse_from(&words) {
        Ok(CleanCommand { asked }) if is_named => Ok(Command::Clean(asked)),
        Ok(CleanCommand { asked }) => {
            plan::check_command(&words, &asked.inputs.paths)?;
            Ok(Command::Clean(asked))
        }
        // Whoever asks for help behind other words wants all of it.
        Err(error) if error.kind() == ErrorKind::DisplayHelp && !is_named => {
            let flag = if words.iter().any(|word| word == "--help") { "--help" } else { "-h" };
            let CommandLine { command, asked } = CommandLine::parse_from(["tamis", flag]);
            Ok(command.unwrap_or(Command::Clean(asked)))
        }
        Err(error) => match plan::tell_flag(&words, &error) {
            Some(told) => bail!(told),
            None => end::<CleanCommand>(&error, &words),
        },
    }
}

/// Ends as the parser does, whose words repeat those of the command: without what a terminal would obey.
fn end<C: Parser>(error: &clap::Error, words: &[OsString]) -> ! {
    let tamed: Vec<String> = words.iter().map(|word| input::tame(&word.to_string_lossy())).collect();
    let is_tame = tamed.iter().zip(words).all(|(tamed, word)| word == tamed.as_str());
    match C::try_parse_from(tamed) {
        Err(same) if !is_tame => same.exit(),
        _ => error.exit(),
    }
}
