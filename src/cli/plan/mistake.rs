//! Turns words that were most likely meant otherwise into errors that say how.

use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};

use crate::cli::args::{OTHER_COMMANDS, OutputFormat};
use crate::cli::input::{is_archive, is_known_end};

/// Letters in which a word may differ from the command that was meant.
const TYPOS: usize = 2;
/// Paths that are repeated in an example.
const SHOWN: usize = 3;

/// What other tools call what a command does, or what is done where none is named; sorted.
const WORDS: &[(&str, &str)] = &[
    ("convert", "tamis PAGE"),
    ("debug", "tamis explain PAGE"),
    ("extract", "tamis PAGE"),
    ("info", "tamis meta PAGE"),
    ("inspect", "tamis explain PAGE"),
    ("metadata", "tamis meta PAGE"),
    ("parse", "tamis PAGE"),
    ("run", "tamis PAGE"),
    ("scrape", "tamis PAGE"),
    ("show", "tamis PAGE"),
    ("summarise", "tamis digest PAGE"),
    ("summarize", "tamis digest PAGE"),
    ("summary", "tamis digest PAGE"),
];

/// Refuses a path that is no file but a command, or nearly one, where a command may have been meant.
pub(in crate::cli) fn check_command(words: &[OsString], paths: &[PathBuf]) -> Result<()> {
    let Some(word) = paths.first().and_then(|path| path.to_str()).filter(|word| !Path::new(word).exists()) else { return Ok(()) };
    let other = WORDS.binary_search_by_key(&word, |(word, _)| word).ok().and_then(|at| WORDS.get(at));
    if let Some((word, meant)) = other {
        bail!("{word}: there is no such file or folder, nor such a command; did you mean {meant}?");
    }
    let names = OTHER_COMMANDS.iter().chain(&["clean"]).filter(|name| !name.starts_with('-'));
    let distance = |name: &&&str| strsim::osa_distance(word, name);
    let near = names.min_by_key(distance).filter(|name| distance(name) <= TYPOS && word.len() > TYPOS);
    let Some(name) = near else { return Ok(()) };
    let is_first = words.get(1).is_some_and(|first| first == word);
    ensure!(is_first, "{word}: there is no such file or folder; if you mean the command, it is the first word: tamis {name} ...");
    bail!("{word}: there is no such file or folder, nor such a command; if you mean the command, write tamis {name}");
}

/// What is said where a first word is the name of a command and of a file, and the file may have been meant.
pub(in crate::cli) fn tell_namesake(word: &str, is_alone: bool) -> Option<String> {
    let path = Path::new(word);
    // A shell has made an empty one where the output of the command goes there.
    let is_there = path.metadata().is_ok_and(|file| file.is_file() && file.len() > 0);
    let may_be_meant = is_alone || matches!(word, "completions" | "help" | "man");
    (is_there && may_be_meant)
        .then(|| format!("{word}: is taken for the command; for the file of that name, write tamis ./{word}"))
}

/// Refuses what is not one page, where a command is for one.
pub(super) fn check_single(command: &str, paths: &[PathBuf]) -> Result<()> {
    let (what, advice) = match paths {
        [] => {
            ensure!(
                !io::stdin().is_terminal(),
                "no page named; name a file, or - for standard input (tamis {command} --help says more)"
            );
            return Ok(());
        }
        [path] if path.is_dir() => (format!("{}: is a folder", path.display()), "name a page in it"),
        [path] if is_archive(path) => (format!("{}: is an archive", path.display()), "unpack it and name a page"),
        [_] => return Ok(()),
        _ => (format!("{} pages are named", paths.len()), "name one at a time"),
    };
    let mut named: Vec<String> = paths.iter().take(SHOWN).map(|path| quote(path)).collect();
    if paths.len() > SHOWN {
        named.push("...".to_owned());
    }
    let named = named.join(" ");
    let all = if command == "meta" {
        format!("for the metadata of all: tamis --fields path,title,authors,date,site,url {named}")
    } else {
        format!("for what all of them are about: tamis {named}")
    };
    bail!("{what}, and tamis {command} is for one page; {advice}, or {all}");
}

/// A path as it is written in a shell.
fn quote(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '/' | '_' | '-' | '+' | ','));
    if is_plain { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

/// Refuses a folder of outputs that has the name of a file.
pub(super) fn check_folder(output: &Path) -> Result<()> {
    let Some(end) = extension(output).filter(|end| is_known_end(end) && !output.is_dir()) else { return Ok(()) };
    let is_packed = matches!(end.as_str(), "gz" | "zst");
    let bare = output.with_extension("");
    let folder = if is_packed { bare.with_extension("") } else { bare.clone() };
    let inner = if is_packed { extension(&bare) } else { Some(end) };
    let one = match inner.as_deref() {
        Some("jsonl" | "ndjson") => "--format jsonl for a line for each".to_owned(),
        Some("parquet") if !is_packed => "--format parquet for a row for each".to_owned(),
        _ => format!("-o {}.jsonl for a line for each", folder.display()),
    };
    let folder = folder.display();
    bail!(
        "-o {}: is the name of one file, and there are several pages; write -o {folder}/ for a folder with a file for each, or {one}",
        output.display()
    );
}

/// Refuses the name of a file that ends like no format, where none is named.
pub(super) fn check_end(output: &Path, format: Option<OutputFormat>) -> Result<()> {
    if let Some(end) = extension(output).filter(|_| format.is_none() && !output.exists()) {
        bail!(
            "-o {}: .{end} is no format; add --format (markdown, text, html, json, jsonl, parquet), or end the name in .md, .txt, \
             .html, .json, .jsonl or .parquet",
            output.display()
        );
    }
    Ok(())
}

/// The end of a name, lower case.
pub(super) fn extension(path: &Path) -> Option<String> {
    path.extension().map(OsStr::to_string_lossy).map(|end| end.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_other_tools_are_sorted_and_no_commands() {
        assert!(WORDS.is_sorted());
        assert!(WORDS.iter().all(|(word, _)| !OTHER_COMMANDS.contains(word)));
    }
}
