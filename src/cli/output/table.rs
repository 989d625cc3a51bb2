//! Turns rows into Parquet: files of row groups, each of which is held in memory until it is full.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parquet::basic::{Compression, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, FloatType};
use parquet::errors::ParquetError;
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use super::draft::Draft;
use super::journal::{Done, Journal};
use super::{Ending, Packing, Start, own};
use crate::cli::plan::Form;
use crate::cli::record::Row;
use crate::cli::report::{tell, told};

/// Columns in the order of [`write_group`].
const SCHEMA: &str = "message page {
    required binary path (STRING);
    optional binary url (STRING);
    optional binary location (STRING);
    required binary status (STRING);
    optional binary reason (STRING);
    optional float confidence;
    optional binary title (STRING);
    required group authors (LIST) { repeated group list { required binary element (STRING); } }
    optional binary date (STRING);
    optional binary site (STRING);
    optional binary language (STRING);
    optional binary text (STRING);
    optional binary markdown (STRING);
    optional binary hash (STRING);
}";
/// Bytes and rows of a row group.
const GROUP_BYTES: usize = 16 << 20;
const GROUP_ROWS: usize = 50_000;

type Writer = SerializedFileWriter<Box<dyn Write + Send>>;

pub(in super::super) struct Table {
    place: Place,
    writer: Option<(Writer, Option<Draft>)>,
    rows: Vec<Row>,
    bytes: usize,
    /// Rows of the file that is being written.
    in_file: u64,
}

enum Place {
    Stream,
    Files(Box<Files>),
}

/// Files that are finished one after the other.
struct Files {
    target: PathBuf,
    rows_per_file: Option<u64>,
    finished: u64,
    journal: Journal,
    /// Whether one was finished that the journal does not know.
    is_new: bool,
}

impl Table {
    pub(super) fn stream(out: Box<dyn Write + Send>) -> io::Result<Table> {
        let writer = Some((new_writer(out)?, None));
        Ok(Table { place: Place::Stream, writer, rows: Vec::new(), bytes: 0, in_file: 0 })
    }

    pub(super) fn open(target: &Path, start: &Start) -> io::Result<(Table, Done)> {
        let journal = if start.resumes { Journal::open(target, &start.asked)? } else { Journal::begin(target, &start.asked)? };
        let (finished, done) = journal.entry.clone().map(|entry| (entry.written, entry.done)).unwrap_or_default();
        let rows_per_file = start.rows_per_file;
        if start.resumes && journal.entry.is_none() {
            let first = if rows_per_file.is_some() { numbered(target, 1) } else { target.to_owned() };
            own::check(&first, &Form::Row, Packing::None)?;
        }
        let place = Place::Files(Box::new(Files { target: target.to_owned(), rows_per_file, finished, journal, is_new: false }));
        let mut table = Table { place, writer: None, rows: Vec::new(), bytes: 0, in_file: 0 };
        // Opened first: what cannot be written is known before the pages are read.
        table.open_file()?;
        Ok((table, done))
    }

    fn open_file(&mut self) -> io::Result<()> {
        if let (None, Place::Files(files)) = (&self.writer, &self.place) {
            let Files { target, rows_per_file, finished, .. } = files.as_ref();
            let path = if rows_per_file.is_some() { numbered(target, finished + 1) } else { target.clone() };
            let draft = Draft::begin(&path)?;
            self.writer = Some((new_writer(Box::new(draft.writer()?))?, Some(draft)));
        }
        Ok(())
    }

    pub(super) fn write(&mut self, row: Row) -> io::Result<()> {
        self.open_file()?;
        self.bytes += row.weight();
        self.rows.push(row);
        self.in_file += 1;
        if self.bytes >= GROUP_BYTES || self.rows.len() >= GROUP_ROWS {
            self.flush()?;
        }
        if matches!(&self.place, Place::Files(files) if files.rows_per_file.is_some_and(|most| self.in_file >= most)) {
            self.finish_file()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        if let (Some((writer, _)), false) = (&mut self.writer, self.rows.is_empty()) {
            let mut group = writer.next_row_group().map_err(to_io)?;
            write_group(&mut group, &self.rows).map_err(to_io)?;
            group.close().map_err(to_io)?;
            self.rows.clear();
            self.bytes = 0;
        }
        Ok(())
    }

    fn finish_file(&mut self) -> io::Result<()> {
        self.flush()?;
        let Some((writer, draft)) = self.writer.take() else { return Ok(()) };
        writer.into_inner().map_err(to_io)?.flush()?;
        if let Some(mut draft) = draft {
            draft.file().sync_data()?;
            draft.finish()?;
        }
        self.in_file = 0;
        if let Place::Files(files) = &mut self.place {
            files.finished += 1;
            files.is_new = true;
        }
        Ok(())
    }

    /// Takes note of a file that was finished since.
    pub(super) fn checkpoint(&mut self, done: impl FnOnce() -> Done) -> io::Result<()> {
        let Place::Files(files) = &mut self.place else { return Ok(()) };
        if std::mem::take(&mut files.is_new) { files.journal.note(&done(), files.finished) } else { Ok(()) }
    }

    pub(super) fn end(mut self, ending: &Ending) -> io::Result<()> {
        if !matches!(ending, Ending::Whole) {
            // The file that is not full is written again by the run that goes on.
            return Ok(());
        }
        // Where there was no page at all, a table without rows says so.
        if !matches!(&self.place, Place::Files(files) if files.finished > 0 && self.in_file == 0) {
            self.finish_file()?;
        }
        drop(self.writer);
        if let Place::Files(files) = self.place {
            let Files { target, rows_per_file, finished, journal, .. } = *files;
            journal.finish();
            let next = numbered(&target, finished + 1);
            if rows_per_file.is_some() && next.exists() {
                tell(&format!("{}: is of an earlier run, as are those after it; remove them", told(&next)));
            }
        }
        Ok(())
    }
}

fn new_writer(out: Box<dyn Write + Send>) -> io::Result<Writer> {
    let schema = parse_message_type(SCHEMA).map_err(to_io)?;
    let properties = WriterProperties::builder()
        .set_writer_version(WriterVersion::PARQUET_1_0)
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_created_by(concat!("tamis ", env!("CARGO_PKG_VERSION")).to_owned())
        .build();
    SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).map_err(to_io)
}

fn write_group(group: &mut SerializedRowGroupWriter<'_, Box<dyn Write + Send>>, rows: &[Row]) -> Result<(), ParquetError> {
    write_texts(group, rows, |row| Some(&row.path))?;
    write_optional(group, rows, |row| row.url.as_deref())?;
    write_optional(group, rows, |row| row.location.as_deref())?;
    write_texts(group, rows, |row| Some(row.status))?;
    write_optional(group, rows, |row| row.reason.as_deref())?;
    write_confidence(group, rows)?;
    write_optional(group, rows, |row| row.title.as_deref())?;
    write_authors(group, rows)?;
    write_optional(group, rows, |row| row.date.as_deref())?;
    write_optional(group, rows, |row| row.site.as_deref())?;
    write_optional(group, rows, |row| row.language.as_deref())?;
    write_optional(group, rows, |row| row.text.as_deref())?;
    write_optional(group, rows, |row| row.markdown.as_deref())?;
    write_optional(group, rows, |row| row.hash.as_deref())
}

type Group<'a, 'b> = &'a mut SerializedRowGroupWriter<'b, Box<dyn Write + Send>>;

fn write_column(
    group: Group<'_, '_>,
    values: &[ByteArray],
    definitions: Option<&[i16]>,
    repetitions: Option<&[i16]>,
) -> Result<(), ParquetError> {
    if let Some(mut column) = group.next_column()? {
        column.typed::<ByteArrayType>().write_batch(values, definitions, repetitions)?;
        column.close()?;
    }
    Ok(())
}

fn bytes(text: &str) -> ByteArray {
    ByteArray::from(text)
}

fn write_texts<'a>(group: Group<'_, '_>, rows: &'a [Row], text: impl Fn(&'a Row) -> Option<&'a str>) -> Result<(), ParquetError> {
    let values: Vec<ByteArray> = rows.iter().map(|row| bytes(text(row).unwrap_or_default())).collect();
    write_column(group, &values, None, None)
}

fn write_optional<'a>(
    group: Group<'_, '_>,
    rows: &'a [Row],
    text: impl Fn(&'a Row) -> Option<&'a str>,
) -> Result<(), ParquetError> {
    let definitions: Vec<i16> = rows.iter().map(|row| i16::from(text(row).is_some())).collect();
    let values: Vec<ByteArray> = rows.iter().filter_map(&text).map(bytes).collect();
    write_column(group, &values, Some(&definitions), None)
}

fn write_confidence(group: Group<'_, '_>, rows: &[Row]) -> Result<(), ParquetError> {
    let definitions: Vec<i16> = rows.iter().map(|row| i16::from(row.confidence.is_some())).collect();
    let values: Vec<f32> = rows.iter().filter_map(|row| row.confidence).collect();
    if let Some(mut column) = group.next_column()? {
        column.typed::<FloatType>().write_batch(&values, Some(&definitions), None)?;
        column.close()?;
    }
    Ok(())
}

/// A list has an entry for each author, the first of which begins the list; one without authors has an entry that says so.
fn write_authors(group: Group<'_, '_>, rows: &[Row]) -> Result<(), ParquetError> {
    let mut definitions = Vec::new();
    let mut repetitions = Vec::new();
    for row in rows {
        let count = row.authors.len();
        definitions.extend(std::iter::repeat_n(i16::from(count > 0), count.max(1)));
        repetitions.extend((0..count.max(1)).map(|number| i16::from(number > 0)));
    }
    let values: Vec<ByteArray> = rows.iter().flat_map(|row| &row.authors).map(|author| bytes(author)).collect();
    write_column(group, &values, Some(&definitions), Some(&repetitions))
}

/// `pages.parquet` → `pages-00001.parquet`
fn numbered(target: &Path, number: u64) -> PathBuf {
    let mut name = target.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{number:05}"));
    if let Some(extension) = target.extension() {
        name.push(".");
        name.push(extension);
    }
    target.with_file_name(name)
}

/// An error of a disk, as which it came, or of the format.
fn to_io(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(cause) => match cause.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(cause) => io::Error::other(cause),
        },
        error => io::Error::other(error),
    }
}
