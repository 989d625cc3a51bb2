//! Turns a name into a file that is there when it is whole, and not before.

use std::fs::{self, File, TryLockError};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Bytes of a name that every disk takes, with room for what is put around it.
const NAME_BYTES: usize = 200;

/// A file under the name it has until it is finished; it goes away where it is not.
pub(super) struct Draft {
    path: PathBuf,
    target: PathBuf,
    file: File,
    is_kept: bool,
}

impl Draft {
    /// Begins an empty file.
    pub(super) fn begin(target: &Path) -> io::Result<Draft> {
        let draft = Draft::open(target)?;
        draft.file.set_len(0)?;
        Ok(draft)
    }

    /// Opens the draft as it is, or an empty one. Fails where another run is writing it.
    pub(super) fn open(target: &Path) -> io::Result<Draft> {
        // Where the target is a link, what it leads to is replaced.
        let target = target.canonicalize().unwrap_or_else(|_| target.to_owned());
        let path = beside(&target, "part");
        let file = File::options().write(true).create(true).truncate(false).open(&path)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => {
                return Err(io::Error::new(io::ErrorKind::ResourceBusy, "another run is writing it"));
            }
            // Some disks have no locks.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        Ok(Draft { path, target, file, is_kept: false })
    }

    pub(super) fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// The same file once more, for a writer that wants its own.
    pub(super) fn writer(&self) -> io::Result<File> {
        self.file.try_clone()
    }

    /// Leaves the draft, for a run that goes on with it.
    pub(super) fn keep(mut self) {
        self.is_kept = true;
    }

    /// Whether there is a file in its place that has something in it.
    pub(super) fn replaces(&self) -> bool {
        self.target.metadata().is_ok_and(|file| file.len() > 0)
    }

    /// Puts the finished file in its place.
    pub(super) fn finish(mut self) -> io::Result<()> {
        fs::rename(&self.path, &self.target)?;
        self.is_kept = true;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.is_kept {
            // Nothing is left to do about a draft that cannot be removed.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// A hidden name beside a file.
pub(super) fn beside(target: &Path, extension: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default();
    if name.len() <= NAME_BYTES {
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(".");
        hidden.push(extension);
        return target.with_file_name(hidden);
    }
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    target.with_file_name(format!(".{:016x}.{extension}", hasher.finish()))
}

/// Writes a file that holds all of the text or is not there, with the folders that it needs.
pub(in super::super) fn write_file(path: &Path, text: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut draft = Draft::begin(path)?;
    draft.file().write_all(text)?;
    draft.finish()
}
