//! Turns how far a run is into a small file beside its output, by which a later run goes on.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::draft::{beside, write_file};
use crate::cli::report::Tally;

/// What was done when the output was last whole.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(in super::super) struct Done {
    /// Inputs, those that gave nothing among them.
    pub(in super::super) inputs: u64,
    /// The last of them.
    pub(in super::super) last: String,
    /// What became of them.
    pub(in super::super) tally: Tally,
}

/// What a run needs to go on.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Entry {
    /// What was asked for, as a hash.
    asked: String,
    pub(super) done: Done,
    /// Bytes of the draft, or finished files of a table.
    pub(super) written: u64,
}

/// The journal of an output.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    asked: String,
    /// What was written there last.
    pub(super) entry: Option<Entry>,
}

impl Journal {
    /// The journal of an output that is begun.
    pub(super) fn begin(target: &Path, asked: &str) -> io::Result<Journal> {
        let path = Journal::path(target);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(Journal { path, asked: asked.to_owned(), entry: None }),
        }
    }

    /// The journal that an earlier run has left, if it has.
    pub(super) fn open(target: &Path, asked: &str) -> io::Result<Journal> {
        let path = Journal::path(target);
        let entry: Option<Entry> = match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).ok(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        if entry.as_ref().is_some_and(|entry| entry.asked != asked) {
            let what = "the run that was interrupted had other inputs or flags; give the same, or start anew without --resume";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, what));
        }
        Ok(Journal { path, asked: asked.to_owned(), entry })
    }

    fn path(target: &Path) -> PathBuf {
        beside(&target.canonicalize().unwrap_or_else(|_| target.to_owned()), "journal")
    }

    /// Notes that so much is written for what is done.
    pub(super) fn note(&mut self, done: &Done, written: u64) -> io::Result<()> {
        let entry = Entry { asked: self.asked.clone(), done: done.clone(), written };
        // Numbers and texts are always JSON.
        let text = serde_json::to_vec(&entry).unwrap_or_default();
        write_file(&self.path, &text)?;
        self.entry = Some(entry);
        Ok(())
    }

    /// Whether a later run could go on.
    pub(super) fn is_begun(&self) -> bool {
        self.entry.is_some()
    }

    /// Removes the journal of an output that is finished.
    pub(super) fn finish(self) {
        // A journal that stays is overwritten by the next run.
        let _ = fs::remove_file(&self.path);
    }
}
