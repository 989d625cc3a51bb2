//! Turns what was made of pages into files and lines on standard output.

mod blank;
mod draft;
mod journal;
mod lines;
mod own;
#[cfg(feature = "parquet")]
mod table;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tamis::Format;

use super::plan::{Destination, Form, Separation};
use super::record::Row;
use super::report::told;

pub(super) use blank::Blanks;
pub(super) use draft::write_file;
pub(super) use journal::Done;
use lines::LineFile;
#[cfg(feature = "parquet")]
use table::Table;

/// What is written for an input.
#[derive(Debug)]
pub(super) enum Output {
    Text(String),
    Row(Box<Row>),
}

impl Output {
    /// The bytes it takes.
    pub(super) fn weight(&self) -> usize {
        match self {
            Output::Text(text) => text.len(),
            Output::Row(row) => row.weight(),
        }
    }

    /// Whether there is nothing to write.
    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Output::Text(text) if text.is_empty())
    }
}

/// How an output is packed, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    Gzip,
    Zstd,
}

impl Packing {
    fn of_name(path: &Path) -> Packing {
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
        match extension.as_deref() {
            Some("gz") => Packing::Gzip,
            Some("zst") => Packing::Zstd,
            _ => Packing::None,
        }
    }
}

/// How an output begins.
#[derive(Clone, Debug, Default)]
pub(super) struct Start {
    /// Whether to go on where an earlier run was interrupted.
    pub(super) resumes: bool,
    /// What was asked for, as a hash: only the same can go on.
    pub(super) asked: String,
    /// Rows of a file of a table; all in one where there is no number.
    pub(super) rows_per_file: Option<u64>,
}

/// How an output ends.
pub(super) enum Ending {
    /// Everything is written.
    Whole,
    /// So much is written, and a later run may go on.
    Interrupted(Done),
    /// What was written last may be broken.
    Failed,
}

/// Where pages that share a place are written, one after the other.
pub(super) enum Sink {
    /// Standard output, a device or a pipe.
    Stream {
        out: BufWriter<Box<dyn Write + Send>>,
        separator: Separator,
    },
    File(Box<LineFile>),
    #[cfg(feature = "parquet")]
    Table(Box<Table>),
    /// Each page has its own file, which was written where the page was read.
    Folder,
}

impl Sink {
    /// Opens the place, and says what is done there already.
    pub(super) fn open(destination: &Destination, form: &Form, start: &Start) -> io::Result<(Sink, Done)> {
        let path: Option<&PathBuf> = match destination {
            Destination::Folder(_) => return Ok((Sink::Folder, Done::default())),
            Destination::Stdout(_) => None,
            Destination::File(path) => Some(path),
        };
        // A device or a pipe is written to; it cannot be replaced by a file.
        let stream: Option<Box<dyn Write + Send>> = match path {
            None => Some(Box::new(io::stdout())),
            Some(path) if path.exists() && !path.is_file() => Some(Box::new(File::options().write(true).open(path)?)),
            Some(_) => None,
        };
        #[cfg(feature = "parquet")]
        if *form == Form::Row {
            let (table, done) = match (stream, path) {
                (None, Some(path)) => Table::open(path, start)?,
                (stream, _) => (Table::stream(stream.unwrap_or_else(|| Box::new(io::stdout())))?, Done::default()),
            };
            return Ok((Sink::Table(Box::new(table)), done));
        }
        match (stream, path) {
            (None, Some(path)) => LineFile::open(path, form, start).map(|(file, done)| (Sink::File(Box::new(file)), done)),
            (stream, _) => {
                let is_named = *destination == Destination::Stdout(Separation::Named);
                let separator = Separator { form: form.clone(), is_named, is_first: true };
                let out = BufWriter::new(stream.unwrap_or_else(|| Box::new(io::stdout())));
                Ok((Sink::Stream { out, separator }, Done::default()))
            }
        }
    }

    pub(super) fn write(&mut self, path: &Path, output: Output, is_member: bool) -> io::Result<()> {
        match (self, output) {
            // A page without content is told of on standard error; here is nothing to name.
            (Sink::Stream { .. }, output) if output.is_blank() => Ok(()),
            (Sink::Stream { out, separator }, Output::Text(text)) => {
                // That there are several was not known where the first of an archive comes from a pipe.
                separator.is_named |= is_member && matches!(separator.form, Form::Document { .. });
                separator.write(path, out)?;
                out.write_all(text.as_bytes())
            }
            (Sink::File(file), Output::Text(text)) => {
                file.write(&text);
                Ok(())
            }
            #[cfg(feature = "parquet")]
            (Sink::Table(table), Output::Row(row)) => table.write(*row),
            _ => Ok(()),
        }
    }

    /// Takes note that everything so far is of inputs that are done.
    pub(super) fn checkpoint(&mut self, done: impl FnOnce() -> Done) -> io::Result<()> {
        match self {
            // A reader gets what there is without waiting for more.
            Sink::Stream { out, .. } => out.flush(),
            Sink::File(file) => file.checkpoint(done),
            #[cfg(feature = "parquet")]
            Sink::Table(table) => table.checkpoint(done),
            Sink::Folder => Ok(()),
        }
    }

    /// Puts the finished file in its place, or leaves what a later run needs.
    pub(super) fn end(self, ending: &Ending) -> io::Result<()> {
        match self {
            Sink::Stream { mut out, .. } => out.flush(),
            Sink::File(file) => file.end(ending),
            #[cfg(feature = "parquet")]
            Sink::Table(table) => table.end(ending),
            Sink::Folder => Ok(()),
        }
    }
}

/// The line that names a page among several.
pub(super) struct Separator {
    form: Form,
    is_named: bool,
    is_first: bool,
}

impl Separator {
    fn write(&mut self, path: &Path, out: &mut impl Write) -> io::Result<()> {
        if !self.is_named {
            return Ok(());
        }
        let gap = if std::mem::take(&mut self.is_first) { "" } else { "\n" };
        let path = told(path);
        match &self.form {
            Form::Document { format: Format::Text, .. } => writeln!(out, "{gap}==> {path} <==\n"),
            // A comment ends at two dashes: of a run no two are left side by side, the pairs parted first, then what is between them.
            _ => writeln!(out, "{gap}<!-- ==> {} <== -->\n", path.replace("--", "- -").replace("--", "- -")),
        }
    }
}
