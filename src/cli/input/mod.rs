//! Turns paths into pages: those of folders and archives are found as they are asked for, and a file is read where it is cleaned.
//!
//! Memory: one page of an archive at a time; of a folder the names in it.

mod ends;
mod fault;
mod find;
mod foreign;
mod http;
mod markup;
mod message;
mod passed;
mod saved;
mod select;
mod sniff;
pub(super) mod stdin;
mod tar;
mod unpack;
mod warc;
mod zip;

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

pub(super) use fault::{Cause, Fault, FaultKind, tame, tell_unwritten};
pub(super) use find::{Inputs, List, find_sources};
pub(super) use foreign::not_a_page;
pub(super) use markup::is_markup;
pub(super) use message::Envelope;
pub(super) use passed::PassedOver;
pub(super) use select::Selection;
pub(super) use sniff::{Listing, is_archive, is_beside_page, is_hidden, is_known_end, page_stem};

use foreign::{is_json, name_foreign};
use sniff::{Kind, Packing};

/// Bytes of files that were read, packed as they are.
static BYTES_READ: AtomicU64 = AtomicU64::new(0);

/// The bytes of files that were read so far.
pub(super) fn bytes_read() -> u64 {
    BYTES_READ.load(Ordering::Relaxed)
}

/// Counts what goes through.
#[derive(Debug)]
struct Counted<R>(R);

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.0.read(buffer)?;
        BYTES_READ.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl<R: io::Seek> io::Seek for Counted<R> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

fn open(path: &Path) -> io::Result<BufReader<Counted<File>>> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(BufReader::with_capacity(1 << 16, Counted(file)))
}

/// Where a page comes from.
#[derive(Debug)]
pub(super) struct Source {
    /// What it is called in messages and rows: the file, `-`, or the archive and the place in it.
    pub(super) path: PathBuf,
    /// The name by which it is mirrored: the path below the folder that was named, or the bare file name.
    pub(super) name: PathBuf,
    /// Whether it is one of an archive's.
    pub(super) is_member: bool,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// A file, packed or not.
    File { path: PathBuf, packing: Packing },
    /// Standard input.
    Stdin,
    /// What was read of a file that was looked into, or of an archive.
    Bytes { bytes: Vec<u8>, packing: Packing },
    /// A record of a WARC.
    Record(warc::Record),
}

/// A page as it was saved, with what the file says of it.
#[derive(Debug, Default)]
pub(super) struct RawPage {
    pub(super) bytes: Vec<u8>,
    /// Where it was loaded from.
    pub(super) url: Option<String>,
    pub(super) content_type: Option<String>,
    /// Who wrote it, and when, where it is the text of a letter: those of its envelope.
    pub(super) envelope: Envelope,
    /// Whether something of it is missing.
    pub(super) is_cut: bool,
    /// Whether a server has sent it as a page, whatever it is.
    pub(super) is_served: bool,
}

impl Source {
    /// A page that was named itself.
    pub(super) fn named(path: &Path) -> Self {
        if path == Path::new("-") {
            return Source { path: path.to_owned(), name: "stdin".into(), is_member: false, content: Content::Stdin };
        }
        let name = path.file_name().map_or(path, Path::new);
        Source::file(path.to_owned(), name.to_owned())
    }

    fn file(path: PathBuf, name: PathBuf) -> Self {
        let content = Content::File { packing: Packing::of_name(&name), path: path.clone() };
        Source { path, name, is_member: false, content }
    }

    fn member(path: PathBuf, name: PathBuf, bytes: Vec<u8>) -> Self {
        let packing = Packing::of_name(&name);
        Source { path, name, is_member: true, content: Content::Bytes { bytes, packing } }
    }

    /// Reads the page, unpacked, up to one byte more than `max_bytes`: that one tells that there is more.
    pub(super) fn read(self, max_bytes: usize) -> Result<RawPage, Fault> {
        let Source { path, content, .. } = self;
        let bytes = match content {
            Content::Record(record) => return Ok(record.into_page(max_bytes)),
            Content::Stdin => unpack::read(stdin::open(), Packing::Unknown, max_bytes),
            Content::Bytes { bytes, packing: Packing::None } => Ok(bytes),
            Content::Bytes { bytes, packing } => unpack::read(io::Cursor::new(bytes), packing, max_bytes),
            Content::File { path, packing } => open(&path).and_then(|file| unpack::read(file, packing, max_bytes)),
        };
        let bytes = bytes.map_err(|error| Fault::of_reading(&path, &error))?;
        match Kind::of_page(&path, &bytes) {
            Kind::Message => {
                return message::read(&bytes, max_bytes).ok_or_else(|| {
                    let what = "is a message without a page in it; name a page, or save it again as a whole";
                    Fault::new(&path, what, FaultKind::NoPages, Cause::NoPages)
                });
            }
            // Where several pages were possible, it was looked into.
            Kind::Zip | Kind::Tar | Kind::Warc => {
                let what = "is an archive by its first bytes, and not one page; unpack it and name a page (tamis without a command \
                    reads all of it)";
                return Err(Fault::new(&path, what, FaultKind::Failed, Cause::NotAPage));
            }
            Kind::Page => {}
        }
        if name_foreign(&bytes).is_some() || is_json(&bytes) {
            return Err(not_a_page(&path, &bytes));
        }
        Ok(RawPage { url: saved::find_url(&bytes), bytes, ..RawPage::default() })
    }
}
