//! Turns the description of the command line into completions and man pages.

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use super::Outcome;
use super::args::CommandLine;
use super::help::{EXAMPLES, EXITS, EXPLAINED};
use super::input::tell_unwritten;
use super::report::tell;

/// Prints the completions for a shell.
pub(super) fn print_completions(shell: Shell) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut CommandLine::command(), "tamis", &mut script);
    print(&script)
}

/// Prints the man page, or that of a command.
pub(super) fn print_man_page(name: Option<&str>) -> Outcome {
    let mut all = CommandLine::command();
    match name {
        None => print(&man_page(all)),
        Some(name) => {
            // A command learns here what it is a command of.
            all.build();
            print(&all.find_subcommand(name).cloned().map(man_page_of_command).unwrap_or_default())
        }
    }
}

fn man_page(command: Command) -> Vec<u8> {
    let names = command.get_subcommands().map(|command| {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        format!("tamis {:12} {about}", command.get_name())
    });
    let more = ["", "tamis COMMAND --help tells about each, and so does tamis man COMMAND."];
    let commands = names.chain(more.map(str::to_owned)).collect::<Vec<_>>().join("\n");
    let mut page = render_flags(command.clone());
    page.extend(
        [lay_out("COMMANDS", &commands), lay_out("EXAMPLES", body(EXAMPLES)), lay_out("EXIT STATUS", body(EXITS))]
            .concat()
            .bytes(),
    );
    // A Vec takes everything that is written to it.
    let _ = Man::new(command).render_version_section(&mut page);
    page
}

fn man_page_of_command(command: Command) -> Vec<u8> {
    let behind = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let mut page = render_flags(command);
    for (name, text, shown) in
        [("EXAMPLES", EXAMPLES, body(EXAMPLES)), ("OUTPUT", EXPLAINED, EXPLAINED), ("EXIT STATUS", EXITS, body(EXITS))]
    {
        if behind.contains(text) {
            page.extend_from_slice(lay_out(name, shown).as_bytes());
        }
    }
    page
}

/// The name of a command, how it is written, and its flags.
fn render_flags(command: Command) -> Vec<u8> {
    // What stands behind the flags is laid out already, and is not filled or broken.
    let man = Man::new(command.after_help(""));
    let mut page = Vec::new();
    // A Vec takes everything that is written to it.
    let _ = man.render_title(&mut page);
    let _ = man.render_name_section(&mut page);
    let _ = man.render_synopsis_section(&mut page);
    let _ = man.render_description_section(&mut page);
    let _ = man.render_options_section(&mut page);
    page
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
