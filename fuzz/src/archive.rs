//! Files and archives to pages, as the command reads them.

use std::borrow::Cow;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::pieces::records;

#[allow(dead_code, unused_imports, reason = "the command uses all of it")]
#[path = "../../src/cli/input/mod.rs"]
mod input;

use input::{Inputs, find_sources};

/// The largest page, small enough for a bomb to be one.
const MOST: usize = 1 << 14;
/// No file of some thousand bytes holds as many pages, but a packed one may.
const PAGES: usize = 1000;

const NAMES: [&str; 16] = [
    "a.warc",
    "a.warc.gz",
    "a.mhtml",
    "a.zip",
    "a.tar",
    "a.tgz",
    "a.html.gz",
    "a.html.zst",
    "a.html.br",
    "a",
    "a.warc.zst",
    "a.tar.gz",
    "a.eml",
    "a.mht.gz",
    "a.html",
    "b",
];

/// A page, or what is said of one that cannot be read.
#[derive(Debug, PartialEq)]
struct Read {
    name: PathBuf,
    bytes: Vec<u8>,
    url: Option<String>,
    said: String,
}

/// Any file, whatever its name, is pages of no more bytes than asked for, or a sentence about what is wrong with it; and the same
/// each time.
///
/// The first byte says what the file is called, whether it is made of pieces of records and messages, and whether it is packed.
///
/// # Panics
/// Where one of these is not so; that is a finding.
pub fn archive(data: &[u8]) {
    let Some((&choice, bytes)) = data.split_first() else { return };
    let bytes = if choice & 128 == 0 { Cow::Borrowed(bytes) } else { Cow::Owned(records(bytes).into_bytes()) };
    let bytes = if choice & 64 == 0 { bytes } else { Cow::Owned(packed(&bytes)) };
    let name = NAMES.get(usize::from(choice & 15)).copied().unwrap_or_default();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, &bytes).expect("a file");
    let pages = read(&path);
    assert!(!pages.is_empty(), "neither a page nor a word about it");
    for page in &pages {
        // What names of parts stand for is written out up to the same size.
        assert!(page.bytes.len() <= 2 * MOST + 2, "{:?} has {} bytes", page.name, page.bytes.len());
        assert!(page.name.is_relative() && !page.name.components().any(|part| part.as_os_str() == ".."), "{:?}", page.name);
        assert!(!page.said.contains('\n'), "{}", page.said);
    }
    assert!(read(&path) == pages, "the same file gives other pages");
}

fn read(path: &Path) -> Vec<Read> {
    let inputs = Inputs { paths: vec![path.to_owned()], ..Inputs::default() };
    let found = find_sources(&inputs, None, MOST).take(PAGES);
    let pages = found.map(|source| {
        let source = source.map_err(|fault| fault.what)?;
        let name = source.name.clone();
        let page = source.read(MOST).map_err(|fault| fault.what)?;
        Ok(Read { name, bytes: page.bytes, url: page.url, said: page.content_type.unwrap_or_default().replace('\n', " ") })
    });
    let unread = |what: String| Read { name: PathBuf::new(), bytes: Vec::new(), url: None, said: what };
    pages.map(|page: Result<Read, String>| page.unwrap_or_else(unread)).collect()
}

/// The bytes as two members of a gzip file.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let (one, other) = bytes.split_at(bytes.len() / 2);
    for part in [one, other] {
        let mut encoder = flate2::write::GzEncoder::new(&mut out, flate2::Compression::fast());
        encoder.write_all(part).expect("written to memory");
        encoder.finish().expect("written to memory");
    }
    out
}
