//! Turns the kinds of files that WARCs are into bytes, with where they lie, and ways to go on behind what is broken.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Chain, Cursor, Read, Seek, SeekFrom};

use flate2::bufread::GzDecoder;

use super::super::Counted;
use super::find;

/// Bytes before a record is found where members are packed, by the gzip format.
const GZIP_HEADER: usize = 10;

/// Where records are read from: one section after the other.
pub(super) trait Place {
    /// The bytes of the section.
    fn input(&mut self) -> &mut dyn BufRead;

    /// Where the record begins whose mark, of so many bytes, was just read.
    fn begin_record(&mut self, mark: usize) -> String;

    /// The bytes left, where they are known.
    fn left(&self) -> Option<u64> {
        None
    }

    /// Takes note that the record that was begun is broken, and goes back behind its mark where that is possible in bounded time.
    fn rewind(&mut self) {}

    /// Goes on to the next section.
    fn next_section(&mut self) -> io::Result<Next>;
}

/// What comes after a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    End,
    Section,
    /// A section, behind bytes that are none and begin here.
    BehindGarbage(u64),
}

/// A reader that knows how far it is.
pub(super) struct Tracked<R> {
    input: R,
    at: u64,
}

impl<R: BufRead> Read for Tracked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Tracked<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, used: usize) {
        self.at += used as u64;
        self.input.consume(used);
    }
}

type FileReader = Tracked<BufReader<Counted<File>>>;

/// A file that is not packed: one section.
pub(super) struct Plain {
    file: FileReader,
    len: u64,
    record: u64,
    /// Bytes that were read once more. They are bounded, or a file of records that all lie about their length would be read
    /// over and over.
    read_again: u64,
}

impl Plain {
    pub(super) fn new(file: BufReader<Counted<File>>) -> Self {
        let len = length(&file);
        Plain { file: Tracked { input: file, at: 0 }, len, record: 0, read_again: 0 }
    }
}

impl Place for Plain {
    fn input(&mut self) -> &mut dyn BufRead {
        &mut self.file
    }

    fn begin_record(&mut self, mark: usize) -> String {
        self.record = self.file.at.saturating_sub(mark as u64);
        self.record.to_string()
    }

    fn left(&self) -> Option<u64> {
        Some(self.len.saturating_sub(self.file.at))
    }

    fn rewind(&mut self) {
        let to = self.record + 1;
        let again = self.file.at.saturating_sub(to);
        if self.read_again.saturating_add(again) > self.len || self.file.input.seek(SeekFrom::Start(to)).is_err() {
            return;
        }
        self.read_again += again;
        self.file.at = to;
    }

    fn next_section(&mut self) -> io::Result<Next> {
        Ok(Next::End)
    }
}

/// What can be read once: one section.
pub(super) struct Stream<R>(Tracked<R>);

impl<R: BufRead> Stream<R> {
    pub(super) fn new(input: R) -> Self {
        Stream(Tracked { input, at: 0 })
    }
}

impl<R: BufRead> Place for Stream<R> {
    fn input(&mut self) -> &mut dyn BufRead {
        &mut self.0
    }

    fn begin_record(&mut self, mark: usize) -> String {
        self.0.at.saturating_sub(mark as u64).to_string()
    }

    fn next_section(&mut self) -> io::Result<Next> {
        Ok(Next::End)
    }
}

type Member = BufReader<GzDecoder<Chain<Cursor<Vec<u8>>, FileReader>>>;

/// A file of members that are packed each by itself: each a section, most often of one record.
pub(super) struct Packed {
    state: State,
    /// Where the member begins, and how many records were begun in it.
    member: u64,
    records: u64,
    /// Whether the member is broken: then the next may begin before the place where that was noticed.
    is_broken: bool,
    len: u64,
    read_again: u64,
}

enum State {
    Inside(Box<Member>),
    Over(io::Empty),
}

impl Packed {
    pub(super) fn new(file: BufReader<Counted<File>>) -> Self {
        let len = length(&file);
        Packed {
            state: State::Inside(Box::new(begin_member(Vec::new(), Tracked { input: file, at: 0 }))),
            member: 0,
            records: 0,
            is_broken: false,
            len,
            read_again: 0,
        }
    }
}

impl Place for Packed {
    fn input(&mut self) -> &mut dyn BufRead {
        match &mut self.state {
            State::Inside(member) => member.as_mut(),
            State::Over(nothing) => nothing,
        }
    }

    fn begin_record(&mut self, _mark: usize) -> String {
        self.is_broken = false;
        self.records += 1;
        if self.records == 1 { self.member.to_string() } else { format!("{}.{}", self.member, self.records) }
    }

    fn rewind(&mut self) {
        self.is_broken = true;
    }

    fn next_section(&mut self) -> io::Result<Next> {
        let State::Inside(member) = std::mem::replace(&mut self.state, State::Over(io::empty())) else { return Ok(Next::End) };
        let mut file = member.into_inner().into_inner().into_inner().1;
        let again = file.at.saturating_sub(self.member + 1);
        if std::mem::take(&mut self.is_broken) && self.read_again.saturating_add(again) <= self.len {
            self.read_again += again;
            file.input.seek(SeekFrom::Start(self.member + 1))?;
            file.at = self.member + 1;
        }
        let from = file.at;
        let mut header = Vec::new();
        if !find(&mut file, &mut header, (0x1f, GZIP_HEADER), is_gzip_header)? {
            // What follows the last member may be padding; the beginning of another is not.
            return if header.len() > 1 { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(Next::End) };
        }
        self.member = file.at.saturating_sub(GZIP_HEADER as u64);
        self.records = 0;
        self.state = State::Inside(Box::new(begin_member(header, file)));
        Ok(if self.member == from { Next::Section } else { Next::BehindGarbage(from) })
    }
}

fn length(file: &BufReader<Counted<File>>) -> u64 {
    file.get_ref().0.metadata().map_or(0, |metadata| metadata.len())
}

fn begin_member(header: Vec<u8>, file: FileReader) -> Member {
    BufReader::new(GzDecoder::new(Cursor::new(header).chain(file)))
}

/// The magic number, the only method there is, no flag that has no meaning, and one of the known levels.
fn is_gzip_header(header: &[u8]) -> bool {
    matches!(header, [0x1f, 0x8b, 8, flags, _, _, _, _, 0 | 2 | 4, _] if flags & 0xe0 == 0)
}
