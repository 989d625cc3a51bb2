//! Turns the description of the command line into completions and a man page.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;

use super::Outcome;
use super::args::CommandLine;
use super::input::tell_unwritten;
use super::report::tell;

/// Prints the completions for a shell.
pub(super) fn print_completions(shell: Shell) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut CommandLine::command(), "tamis", &mut script);
    print(&script)
}

/// Prints the man page.
pub(super) fn print_man_page() -> Outcome {
    let mut page = Vec::new();
    // A Vec takes everything that is written to it.
    let _ = clap_mangen::Man::new(CommandLine::command()).render(&mut page);
    print(&page)
}

/// Writes to standard output.
pub(super) fn print(bytes: &[u8]) -> Outcome {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            tell(&format!("standard output: {}", tell_unwritten(&error)));
            Outcome::Failure
        }
        _ => Outcome::Content,
    }
}
