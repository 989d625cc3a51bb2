//! Turns the description of the command line into completions and a man page.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;

use super::Outcome;
use super::args::CommandLine;
use super::help::{EXAMPLES, EXITS};
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
    // What stands behind the flags is laid out already, and is not filled or broken.
    let command = CommandLine::command().after_help("");
    let names = command.get_subcommands().map(|command| {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        format!("tamis {:12} {about}", command.get_name())
    });
    let commands = names.chain(["", "tamis COMMAND --help tells about each."].map(str::to_owned)).collect::<Vec<_>>().join("\n");
    let man = clap_mangen::Man::new(command);
    let mut page = Vec::new();
    // A Vec takes everything that is written to it.
    let _ = man.render_title(&mut page);
    let _ = man.render_name_section(&mut page);
    let _ = man.render_synopsis_section(&mut page);
    let _ = man.render_description_section(&mut page);
    let _ = man.render_options_section(&mut page);
    for (name, text) in [("COMMANDS", commands.as_str()), ("EXAMPLES", body(EXAMPLES)), ("EXIT STATUS", body(EXITS))] {
        page.extend_from_slice(lay_out(name, text).as_bytes());
    }
    let _ = man.render_version_section(&mut page);
    print(&page)
}

/// What stands below the heading of a text.
fn body(text: &str) -> &str {
    text.split_once('\n').map_or(text, |(_, body)| body)
}

/// A section whose lines stay as they are.
fn lay_out(name: &str, text: &str) -> String {
    let mut out = format!(".SH \"{name}\"\n.nf\n");
    for line in text.lines() {
        // A point at the beginning would be a command, and a bare dash may be set as a hyphen.
        let line = line.strip_prefix("  ").unwrap_or(line).replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq");
        out.push_str("\\&");
        out.push_str(&line);
        out.push('\n');
    }
    out.push_str(".fi\n");
    out
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
