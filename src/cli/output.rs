//! Turns what was written for pages into files and lines on standard output.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::plan::{Destination, Form, Separation};
use tamis::Format;

/// Where pages that share a place are written, one after the other.
pub(super) enum Sink {
    Stdout {
        out: BufWriter<io::Stdout>,
        separator: Option<Separator>,
    },
    File {
        out: BufWriter<File>,
        draft: Option<Draft>,
    },
    /// Each page has its own file, which was written where the page was read.
    Folder,
}

impl Sink {
    pub(super) fn open(destination: &Destination, form: &Form) -> io::Result<Sink> {
        Ok(match destination {
            Destination::Stdout(separation) => {
                let separator = (*separation == Separation::Named).then(|| Separator { form: form.clone(), is_first: true });
                Sink::Stdout { out: BufWriter::new(io::stdout()), separator }
            }
            // A device or a pipe is written to; it cannot be replaced by a file.
            Destination::File(path) if path.exists() && !path.is_file() => {
                Sink::File { out: BufWriter::new(File::options().write(true).open(path)?), draft: None }
            }
            Destination::File(path) => {
                let (draft, file) = Draft::begin(path)?;
                Sink::File { out: BufWriter::new(file), draft: Some(draft) }
            }
            Destination::Folder(_) => Sink::Folder,
        })
    }

    pub(super) fn write(&mut self, path: &Path, text: &str) -> io::Result<()> {
        match self {
            Sink::Stdout { out, separator } => {
                if let Some(separator) = separator {
                    separator.write(path, out)?;
                }
                out.write_all(text.as_bytes())
            }
            Sink::File { out, .. } => out.write_all(text.as_bytes()),
            Sink::Folder => Ok(()),
        }
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        match self {
            Sink::Stdout { out, .. } => out.flush(),
            Sink::File { out, .. } => out.flush(),
            Sink::Folder => Ok(()),
        }
    }

    /// Puts the finished file in its place.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        match self {
            Sink::File { draft: Some(draft), .. } => draft.finish(),
            _ => Ok(()),
        }
    }
}

/// The line that names a page among several.
pub(super) struct Separator {
    form: Form,
    is_first: bool,
}

impl Separator {
    fn write(&mut self, path: &Path, out: &mut impl Write) -> io::Result<()> {
        let gap = if std::mem::take(&mut self.is_first) { "" } else { "\n" };
        let path: String =
            path.to_string_lossy().chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect();
        match &self.form {
            Form::Document { format: Format::Text, .. } => writeln!(out, "{gap}==> {path} <==\n"),
            // A comment ends at two dashes.
            _ => writeln!(out, "{gap}<!-- ==> {} <== -->\n", path.replace("--", "- -")),
        }
    }
}

/// Writes a file that holds all of the text or is not there: under another name first, with the folders that it needs.
pub(super) fn write_file(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let (draft, mut file) = Draft::begin(path)?;
    file.write_all(text.as_bytes())?;
    draft.finish()
}

/// A file under the name it has until it is finished; it goes away where it is not.
pub(super) struct Draft {
    path: PathBuf,
    target: PathBuf,
    is_finished: bool,
}

impl Draft {
    fn begin(target: &Path) -> io::Result<(Draft, File)> {
        // Where the target is a link, what it leads to is replaced.
        let target = target.canonicalize().unwrap_or_else(|_| target.to_owned());
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let path = target.with_file_name(format!(".{name}.{}.part", std::process::id()));
        let file = File::create(&path)?;
        Ok((Draft { path, target, is_finished: false }, file))
    }

    fn finish(mut self) -> io::Result<()> {
        fs::rename(&self.path, &self.target)?;
        self.is_finished = true;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.is_finished {
            // Nothing is left to do about a draft that cannot be removed.
            let _ = fs::remove_file(&self.path);
        }
    }
}
