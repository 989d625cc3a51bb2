//! Turns errors into sentences that tell what is wrong and what to do about it.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// An input that gives no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) path: PathBuf,
    pub(crate) what: String,
    pub(crate) kind: FaultKind,
    pub(crate) cause: Cause,
}

/// A sentence on one line: errors of readers repeat what stands in an archive, and a terminal would obey it.
fn tame(what: &str) -> String {
    /// Characters of the longest sentence, with room for two paths.
    const LONGEST: usize = 10_000;
    what.chars().take(LONGEST).map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// What a fault means for the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// It could not be read or written.
    Failed,
    /// It could be read, and there is no page in it.
    NoPages,
    /// A part of an archive is lost; the rest of it is read.
    Partial,
    /// Nothing is lost: a folder that holds itself by way of a link, an archive in a folder that holds no pages, the answer of a
    /// server that it has no such page.
    Harmless,
}

/// The kinds of faults that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Cause {
    Missing,
    NotPermitted,
    Broken,
    Unreadable,
    Unwritable,
    NoPages,
    BrokenRecord,
    HttpStatus,
    Crash,
}

impl Cause {
    /// The kind in words.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Cause::Missing => "missing",
            Cause::NotPermitted => "not permitted",
            Cause::Broken => "broken archive or packed file",
            Cause::Unreadable => "unreadable",
            Cause::Unwritable => "unwritable",
            Cause::NoPages => "without pages",
            Cause::BrokenRecord => "broken record",
            Cause::HttpStatus => "left out for their HTTP status",
            Cause::Crash => "fault of tamis",
        }
    }
}

impl Fault {
    pub(crate) fn new(path: &Path, what: impl Into<String>, kind: FaultKind, cause: Cause) -> Self {
        Fault { path: path.to_owned(), what: tame(&what.into()), kind, cause }
    }

    pub(crate) fn of_reading(path: &Path, error: &io::Error) -> Self {
        let (what, cause) = match error.kind() {
            io::ErrorKind::NotFound if is_address(path) => {
                let what = format!(
                    "is an address, and tamis reads saved pages, never the network; try: curl -s '{}' | tamis -",
                    path.display()
                );
                (what, Cause::Missing)
            }
            io::ErrorKind::NotFound => ("there is no such file or folder; check the path".to_owned(), Cause::Missing),
            io::ErrorKind::PermissionDenied => ("may not be read; check its permissions".to_owned(), Cause::NotPermitted),
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
                (format!("is broken or not whole ({error}); fetch or pack it again"), Cause::Broken)
            }
            // What zstd has to say is of no kind.
            io::ErrorKind::Other if error.raw_os_error().is_none() => {
                (format!("is broken or not whole ({error}); fetch or pack it again"), Cause::Broken)
            }
            _ => (format!("cannot be read ({error}); check the file and its disk"), Cause::Unreadable),
        };
        Fault::new(path, what, FaultKind::Failed, cause)
    }

    /// A page that could not be written where it should go.
    pub(crate) fn of_writing(path: &Path, target: &Path, error: &io::Error) -> Self {
        let what = format!("{} cannot be written ({error}); check the place and its free space", target.display());
        Fault::new(path, what, FaultKind::Failed, Cause::Unwritable)
    }

    pub(super) fn of_walking(error: &walkdir::Error) -> Self {
        let path = error.path().map(Path::to_owned).unwrap_or_default();
        if error.loop_ancestor().is_some() {
            let what = "links back to a folder that it is in; its pages are read there";
            return Fault::new(&path, what, FaultKind::Harmless, Cause::NoPages);
        }
        match error.io_error() {
            Some(cause) => Fault::of_reading(&path, cause),
            None => Fault::new(&path, format!("{error}; check the folder"), FaultKind::Failed, Cause::Unreadable),
        }
    }
}

/// Whether an input that is not there was meant as one on the web.
fn is_address(path: &Path) -> bool {
    let text = path.to_string_lossy();
    let scheme = text.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https")) || text.starts_with("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_an_archive_is_one_line_whatever_stands_in_it() {
        let fault = Fault::new(Path::new("a.tar"), "is broken (not a number: \u{1b}[2J\n)", FaultKind::Partial, Cause::Broken);
        assert_eq!(fault.what, "is broken (not a number: \u{fffd}[2J\u{fffd})");
    }
}
