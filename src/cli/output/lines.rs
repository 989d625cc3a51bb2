//! Turns texts into one file, packed or not, which a later run can go on with.

use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::draft::Draft;
use super::journal::{Done, Journal};
use super::{Ending, Packing, Start, own};
use crate::cli::plan::Form;

/// Bytes that are packed as one member. Readers take a file of many for one, and a run goes on behind a whole member.
const MEMBER_BYTES: usize = 1 << 20;
/// How often the journal is written.
const JOURNAL_INTERVAL: Duration = Duration::from_secs(2);

pub(in super::super) struct LineFile {
    draft: Draft,
    packing: Packing,
    /// What is not written yet.
    member: Vec<u8>,
    written: u64,
    journal: Journal,
    last_note: Instant,
}

impl LineFile {
    pub(super) fn open(path: &Path, form: &Form, start: &Start) -> io::Result<(LineFile, Done)> {
        let packing = Packing::of_name(path);
        let journal = if start.resumes { Journal::open(path, &start.asked)? } else { Journal::begin(path, &start.asked)? };
        if start.resumes && journal.entry.is_none() {
            own::check(path, form, packing)?;
        }
        let (written, done) = journal.entry.clone().map(|entry| (entry.written, entry.done)).unwrap_or_default();
        let mut draft = Draft::open(path)?;
        if draft.file().metadata()?.len() < written {
            let what = "what the interrupted run had written is gone; start anew without --resume";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, what));
        }
        draft.file().set_len(written)?;
        draft.file().seek(SeekFrom::Start(written))?;
        Ok((LineFile { draft, packing, member: Vec::new(), written, journal, last_note: Instant::now() }, done))
    }

    pub(super) fn write(&mut self, text: &str) {
        self.member.extend_from_slice(text.as_bytes());
    }

    /// Takes note that everything so far is of inputs that are done.
    pub(super) fn checkpoint(&mut self, done: impl FnOnce() -> Done) -> io::Result<()> {
        let is_late = self.last_note.elapsed() >= JOURNAL_INTERVAL;
        // Members end where their size says, so that a run gives the same bytes however long it takes.
        if self.member.len() >= MEMBER_BYTES || is_late && self.packing == Packing::None {
            self.flush()?;
        }
        if is_late && self.member.is_empty() { self.note(&done()) } else { Ok(()) }
    }

    fn note(&mut self, done: &Done) -> io::Result<()> {
        self.draft.file().sync_data()?;
        self.journal.note(done, self.written)?;
        self.last_note = Instant::now();
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.member.is_empty() {
            return Ok(());
        }
        let packed = match self.packing {
            Packing::None => std::mem::take(&mut self.member),
            Packing::Gzip => {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(&self.member)?;
                encoder.finish()?
            }
            Packing::Zstd => zstd::encode_all(self.member.as_slice(), zstd::DEFAULT_COMPRESSION_LEVEL)?,
        };
        self.member.clear();
        self.draft.file().write_all(&packed)?;
        self.written += packed.len() as u64;
        Ok(())
    }

    pub(super) fn end(mut self, ending: &Ending) -> io::Result<()> {
        match ending {
            Ending::Whole => {
                self.flush()?;
                // A mistyped name of an input must not cost the file that is there.
                if self.written > 0 || !self.draft.replaces() {
                    self.draft.finish()?;
                }
                self.journal.finish();
            }
            Ending::Interrupted(done) => {
                self.flush()?;
                self.note(done)?;
                self.draft.keep();
            }
            Ending::Failed if self.journal.is_begun() => self.draft.keep(),
            Ending::Failed => {}
        }
        Ok(())
    }
}
