//! Turns a WARC into the pages in it: one record at a time, those that are broken skipped and counted.
//!
//! Ours, since what readers there are end at the first broken record, or hold whole records of any size in memory; this one
//! is bounded, goes on behind a broken record, and knows where each record begins, by which other tools find it again.

mod place;
mod record;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::select::Search;
use super::{Cause, Counted, Fault, FaultKind, Source};
use place::{Next, Packed, Place, Plain, Stream};
pub(super) use record::Record;
use record::{Entry, read_entry};

/// What a record begins with.
const MARK: &[u8] = b"WARC/";
const MARK_BYTE: u8 = b'W';
/// The same at the beginning of a line.
const LINE_MARK: &[u8] = b"\nWARC/";

/// The pages of a WARC.
pub(super) struct WarcPages {
    path: PathBuf,
    place: Box<dyn Place + Send>,
    search: Search,
    /// Records that were skipped, bytes between records that are none, and where the first of both began.
    broken: u64,
    garbage: u64,
    first_skipped: Option<String>,
    /// The first bytes behind a whole record, where they are not those of another.
    behind: Option<Vec<u8>>,
    /// Whether the mark of the next record is read already.
    is_marked: bool,
    is_over: bool,
}

impl WarcPages {
    /// A file that is not packed.
    pub(super) fn plain(path: &Path, file: BufReader<Counted<File>>, search: Search) -> Self {
        WarcPages::new(path, Box::new(Plain::new(file)), search)
    }

    /// A file in which each record is packed with gzip, or several are.
    pub(super) fn packed(path: &Path, file: BufReader<Counted<File>>, search: Search) -> Self {
        WarcPages::new(path, Box::new(Packed::new(file)), search)
    }

    /// What can be read once, from its beginning to its end.
    pub(super) fn stream(path: &Path, input: impl BufRead + Send + 'static, search: Search) -> Self {
        WarcPages::new(path, Box::new(Stream::new(input)), search)
    }

    fn new(path: &Path, place: Box<dyn Place + Send>, search: Search) -> Self {
        WarcPages {
            path: path.to_owned(),
            place,
            search,
            broken: 0,
            garbage: 0,
            first_skipped: None,
            behind: None,
            is_marked: false,
            is_over: false,
        }
    }

    /// Goes to the next record, up to behind its mark; none where there is no more.
    fn begin(&mut self) -> Option<String> {
        while !self.is_over {
            if std::mem::take(&mut self.is_marked) {
                return Some(self.place.begin_record(MARK.len()));
            }
            if let Some(garbage) = self.behind.take() {
                self.skip_garbage(garbage);
                continue;
            }
            match read_mark(self.place.input()) {
                Ok(Begin::Mark) => self.is_marked = true,
                Ok(Begin::End) => self.next_section(),
                Ok(Begin::Other(garbage)) => self.skip_garbage(garbage),
                Err(_) => {
                    let at = self.place.begin_record(MARK.len());
                    self.skip_broken(at);
                }
            }
        }
        None
    }

    fn next_section(&mut self) {
        match self.place.next_section() {
            Ok(Next::Section) => {}
            Ok(Next::End) => self.is_over = true,
            Ok(Next::BehindGarbage(at)) => self.count_garbage(at.to_string()),
            Err(_) => {
                self.count_broken("the end".to_owned());
                self.is_over = true;
            }
        }
    }

    fn count_broken(&mut self, at: String) {
        self.broken += 1;
        self.first_skipped.get_or_insert(at);
    }

    fn count_garbage(&mut self, at: String) {
        self.garbage += 1;
        self.first_skipped.get_or_insert(at);
    }

    /// Goes on behind bytes between records, the first of which were read: no page is cut, so a mark need not begin a line.
    fn skip_garbage(&mut self, mut read: Vec<u8>) {
        let at = self.place.begin_record(read.len());
        self.count_garbage(at);
        match find(self.place.input(), &mut read, (MARK_BYTE, MARK.len()), |bytes| bytes == MARK) {
            Ok(true) => self.is_marked = true,
            Ok(false) => self.next_section(),
            Err(_) => {
                self.place.rewind();
                self.next_section();
            }
        }
    }

    /// Counts a record and goes on behind it: to the next mark of the section, or to the next section.
    fn skip_broken(&mut self, at: String) {
        self.count_broken(at);
        self.place.rewind();
        match find(self.place.input(), &mut Vec::new(), (b'\n', LINE_MARK.len()), |bytes| bytes == LINE_MARK) {
            Ok(true) => self.is_marked = true,
            Ok(false) | Err(_) => match self.place.next_section() {
                Ok(Next::Section | Next::BehindGarbage(_)) => {}
                Ok(Next::End) | Err(_) => self.is_over = true,
            },
        }
    }

    /// Reads a record, and what follows it: where that is neither another record nor the end, nor begins with the two line ends
    /// that every record has behind it, the record lies about its length.
    fn read(&mut self, called: &Path) -> io::Result<Entry> {
        let left = self.place.left();
        let entry = read_entry(self.place.input(), &self.search, left, called)?;
        let is_closed = read_close(self.place.input())?;
        match read_mark(self.place.input())? {
            Begin::Mark => self.is_marked = true,
            Begin::End => {}
            Begin::Other(garbage) if is_closed => self.behind = Some(garbage),
            Begin::Other(_) => return Err(io::ErrorKind::InvalidData.into()),
        }
        Ok(entry)
    }

    /// What is to be said at the end.
    fn take_fault(&mut self) -> Option<Fault> {
        let first = self.first_skipped.take()?;
        let records = match self.broken {
            0 => None,
            1 => Some("one record is broken".to_owned()),
            count => Some(format!("{count} records are broken")),
        };
        let garbage = match self.garbage {
            0 => None,
            1 => Some("there are bytes that are no record in one place".to_owned()),
            count => Some(format!("there are bytes that are no record in {count} places")),
        };
        let skipped = records.into_iter().chain(garbage).collect::<Vec<_>>().join(", and ");
        let what = format!("{skipped}; left out, the first at {first}; fetch the archive again if you need what is missing");
        Some(Fault::new(&self.path, what, FaultKind::Partial, Cause::BrokenRecord))
    }

    /// What a record is called: the archive, and the place in it.
    fn path_at(&self, at: &str) -> PathBuf {
        let mut path = self.path.clone().into_os_string();
        path.push("#");
        path.push(at);
        path.into()
    }

    fn refused(called: &Path, status: u16) -> Fault {
        let what = format!("is what a server answered with HTTP status {status}; left out");
        Fault::new(called, what, FaultKind::Harmless, Cause::HttpStatus)
    }

    fn source(path: PathBuf, at: &str, record: Record) -> Source {
        let name = record.url.as_deref().map_or_else(|| PathBuf::from(at), name_of_url);
        Source { path, name, is_member: true, content: super::Content::Record(record) }
    }
}

impl Iterator for WarcPages {
    type Item = Result<Source, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(at) = self.begin() {
            let called = self.path_at(&at);
            match self.read(&called) {
                Ok(Entry::Page(record)) => return Some(Ok(WarcPages::source(called, &at, *record))),
                Ok(Entry::Refused(status)) => return Some(Err(WarcPages::refused(&called, status))),
                Ok(Entry::LeftOut(name)) => self.search.passed.note_left_out(&name),
                Ok(Entry::Other) => {}
                Err(_) => self.skip_broken(at),
            }
        }
        self.take_fault().map(Err)
    }
}

/// The place of a page below a folder, by its address: the host, then the path.
fn name_of_url(url: &str) -> PathBuf {
    const MOST: usize = 100;
    let safe = |part: &str| -> String {
        let is_safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~' | '%' | '=' | '+' | ',');
        part.chars().map(|c| if is_safe(c) { c } else { '_' }).take(MOST).collect()
    };
    let Ok(parsed) = url::Url::parse(url) else { return PathBuf::from(safe(url)) };
    let mut name = PathBuf::from(safe(parsed.host_str().unwrap_or("page")));
    let path = parsed.path();
    let parts = path.split('/').filter(|part| !part.is_empty() && !part.chars().all(|c| c == '.'));
    name.extend(parts.map(safe));
    if path.ends_with('/') {
        name.push("index");
    }
    match parsed.query() {
        Some(query) => {
            let last = name.file_name().unwrap_or_default().to_string_lossy().into_owned();
            name.with_file_name(format!("{last}_{}", safe(query)))
        }
        None => name,
    }
}

/// What stands where a record may begin.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Begin {
    Mark,
    End,
    /// Something else, the first bytes of which were read: no more than a mark has.
    Other(Vec<u8>),
}

/// Reads the two line ends behind a record; whether they are there.
fn read_close(input: &mut dyn BufRead) -> io::Result<bool> {
    for _ in 0..2 {
        let is_line_end = match input.fill_buf()?.first() {
            Some(b'\r') => {
                input.consume(1);
                input.fill_buf()?.first() == Some(&b'\n')
            }
            first => first == Some(&b'\n'),
        };
        if !is_line_end {
            return Ok(false);
        }
        input.consume(1);
    }
    Ok(true)
}

/// Reads the empty lines before a record, and its mark.
fn read_mark(input: &mut dyn BufRead) -> io::Result<Begin> {
    loop {
        let buffer = input.fill_buf()?;
        let blank = buffer.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        if buffer.is_empty() {
            return Ok(Begin::End);
        }
        if blank == 0 {
            break;
        }
        input.consume(blank);
    }
    let mut mark = Vec::new();
    input.take(MARK.len() as u64).read_to_end(&mut mark)?;
    // A mark that the end cuts is that of a record that is broken.
    Ok(if MARK.starts_with(&mark) { Begin::Mark } else { Begin::Other(mark) })
}

/// Reads on until `len` bytes that begin with `first` are a mark; they then stand in `window`. False at the end.
fn find(
    input: &mut dyn BufRead,
    window: &mut Vec<u8>,
    (first, len): (u8, usize),
    is_mark: impl Fn(&[u8]) -> bool,
) -> io::Result<bool> {
    loop {
        if window.is_empty() {
            input.skip_until(first)?;
            window.push(first);
        }
        input.take((len - window.len()) as u64).read_to_end(window)?;
        if window.len() < len {
            return Ok(false);
        }
        if is_mark(window) {
            return Ok(true);
        }
        let next = window.iter().skip(1).position(|byte| *byte == first).map_or(len, |at| at + 1);
        window.drain(..next);
    }
}

#[cfg(test)]
mod tests;
