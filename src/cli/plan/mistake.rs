//! Turns words that were most likely meant otherwise into errors that say how.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};

use crate::cli::args::{OTHER_COMMANDS, OutputFormat};
use crate::cli::input::is_known_end;

/// Letters in which a word may differ from the command that was meant.
const TYPOS: usize = 2;

/// Refuses a first word that is no file but nearly a command.
pub(in crate::cli) fn check_command(paths: &[PathBuf]) -> Result<()> {
    let Some(word) = paths.first().and_then(|path| path.to_str()).filter(|word| !Path::new(word).exists()) else { return Ok(()) };
    let names = OTHER_COMMANDS.iter().chain(&["clean"]).filter(|name| !name.starts_with('-'));
    let distance = |name: &&&str| strsim::osa_distance(word, name);
    let near = names.min_by_key(distance).filter(|name| distance(name) <= TYPOS && word.len() > TYPOS);
    if let Some(name) = near {
        bail!("{word}: there is no such file or folder, nor such a command; if you mean the command, write tamis {name}");
    }
    Ok(())
}

/// Refuses a folder of outputs that has the name of a file.
pub(super) fn check_folder(output: &Path) -> Result<()> {
    let is_file = extension(output).is_some_and(|end| is_known_end(&end));
    ensure!(
        !is_file || output.is_dir(),
        "-o {0}: is the name of one file, and there are several pages; write -o {1}/ for a folder with a file for each, or \
         -o {1}.jsonl for a line for each",
        output.display(),
        output.with_extension("").display()
    );
    Ok(())
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
