//! Turns paths into pages' bytes: finds the pages of folders, and reads files and standard input, packed or not.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;
use walkdir::WalkDir;

/// The names of pages, without `.gz`; lower case, sorted.
const PAGE_EXTENSIONS: &[&str] = &["htm", "html", "xhtml"];
const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// Where a page comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// The file, or `-`.
    pub(super) path: PathBuf,
    /// The name by which it is mirrored: the path below the folder that was named, or the bare file name.
    pub(super) name: PathBuf,
}

impl Source {
    /// A page that was named itself.
    pub(super) fn named(path: &Path) -> Self {
        let name = if path == Path::new("-") { Path::new("stdin") } else { path.file_name().map_or(path, Path::new) };
        Source { path: path.to_owned(), name: name.to_owned() }
    }

    /// Reads the page, unpacked, up to one byte more than `max_bytes`: that one tells that there is more.
    pub(super) fn read(&self, max_bytes: usize) -> Result<Vec<u8>, Fault> {
        let result = if self.path == Path::new("-") {
            read_unpacked(io::stdin().lock(), max_bytes)
        } else {
            File::open(&self.path).and_then(|file| read_unpacked(BufReader::new(file), max_bytes))
        };
        result.map_err(|error| Fault::of_reading(&self.path, &error))
    }
}

fn read_unpacked(mut input: impl BufRead, max_bytes: usize) -> io::Result<Vec<u8>> {
    let most = max_bytes as u64 + 1;
    let mut bytes = Vec::new();
    // A pipe may give its first bytes one by one, so they are asked for, not peeked at.
    input.by_ref().take(GZIP_MAGIC.len() as u64).read_to_end(&mut bytes)?;
    if bytes == GZIP_MAGIC {
        let packed = BufReader::new(io::Cursor::new(GZIP_MAGIC).chain(input));
        bytes.clear();
        MultiGzDecoder::new(packed).take(most).read_to_end(&mut bytes)?;
    } else {
        input.take(most - bytes.len() as u64).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// An input that gives no page: what is wrong and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) path: PathBuf,
    pub(super) what: String,
    pub(super) kind: FaultKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// It could not be read or written.
    Failed,
    /// It could be read, and there is no page in it.
    NoPages,
    /// It is a folder that holds itself, by way of a link; its pages are read once.
    Loop,
}

impl Fault {
    fn of_reading(path: &Path, error: &io::Error) -> Self {
        let what = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file or folder; check the path".to_owned(),
            io::ErrorKind::PermissionDenied => "may not be read; check its permissions".to_owned(),
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput => {
                format!("is not a whole gzip file ({error}); fetch or pack it again")
            }
            _ => format!("cannot be read ({error}); check the file and its disk"),
        };
        Fault { path: path.to_owned(), what, kind: FaultKind::Failed }
    }

    /// A page that could not be written where it should go.
    pub(super) fn of_writing(path: &Path, target: &Path, error: &io::Error) -> Self {
        let what = format!("{} cannot be written ({error}); check the place and its free space", target.display());
        Fault { path: path.to_owned(), what, kind: FaultKind::Failed }
    }

    fn of_walking(error: &walkdir::Error) -> Self {
        let path = error.path().map(Path::to_owned).unwrap_or_default();
        if error.loop_ancestor().is_some() {
            let what = "links back to a folder that it is in; its pages are read there".to_owned();
            return Fault { path, what, kind: FaultKind::Loop };
        }
        match error.io_error() {
            Some(cause) => Fault::of_reading(&path, cause),
            None => Fault { path, what: format!("{error}; check the folder"), kind: FaultKind::Failed },
        }
    }
}

/// The pages of the paths in the order of the paths, those of a folder in the order of their names. Found as they are asked
/// for, so that a folder may have any number. What lies in `skipped`, the folder that is written to, is no input.
pub(super) fn find_sources<'a>(
    paths: &'a [PathBuf],
    skipped: Option<&'a Path>,
) -> impl Iterator<Item = Result<Source, Fault>> + 'a {
    let skipped = skipped.and_then(|path| path.canonicalize().ok());
    paths.iter().flat_map(move |path| -> Box<dyn Iterator<Item = Result<Source, Fault>>> {
        if path.is_dir() {
            Box::new(FolderPages::new(path, skipped.clone()))
        } else {
            Box::new(std::iter::once(Ok(Source::named(path))))
        }
    })
}

/// The pages of a folder, or the one fault that it has none.
struct FolderPages<'a> {
    folder: &'a Path,
    entries: Box<dyn Iterator<Item = walkdir::Result<walkdir::DirEntry>>>,
    any: bool,
}

impl<'a> FolderPages<'a> {
    fn new(folder: &'a Path, skipped: Option<PathBuf>) -> Self {
        let is_skipped = move |entry: &walkdir::DirEntry| {
            let inside = entry.depth() > 0 && entry.file_type().is_dir();
            inside && skipped.is_some() && entry.path().canonicalize().ok() == skipped
        };
        let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name();
        FolderPages { folder, entries: Box::new(walk.into_iter().filter_entry(move |entry| !is_skipped(entry))), any: false }
    }
}

impl Iterator for FolderPages<'_> {
    type Item = Result<Source, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        for entry in self.entries.by_ref() {
            match entry {
                Err(error) => {
                    self.any = true;
                    return Some(Err(Fault::of_walking(&error)));
                }
                Ok(entry) if entry.file_type().is_file() && is_page_name(entry.path()) => {
                    self.any = true;
                    let name = entry.path().strip_prefix(self.folder).unwrap_or(entry.path()).to_owned();
                    return Some(Ok(Source { path: entry.into_path(), name }));
                }
                Ok(_) => {}
            }
        }
        if std::mem::replace(&mut self.any, true) {
            return None;
        }
        let what =
            "has no pages (*.html, *.htm, *.xhtml, or these with .gz); files named themselves are read whatever their names";
        Some(Err(Fault { path: self.folder.to_owned(), what: what.to_owned(), kind: FaultKind::NoPages }))
    }
}

fn is_page_name(path: &Path) -> bool {
    let extension = |path: &Path| path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    let inner = if extension(path).as_deref() == Some("gz") { path.file_stem().map(Path::new) } else { Some(path) };
    inner.and_then(extension).is_some_and(|extension| PAGE_EXTENSIONS.binary_search(&extension.as_str()).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_by_their_names() {
        assert!(PAGE_EXTENSIONS.is_sorted());
        for name in ["a.html", "a.HTM", "b.c.xhtml", "a.html.gz", "a.Html.GZ"] {
            assert!(is_page_name(Path::new(name)), "{name}");
        }
        for name in ["a.txt", "html", ".html", "a.gz", "a.html.bak", "a.tar.gz"] {
            assert!(!is_page_name(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn no_more_is_read_than_tells_that_there_is_more() {
        assert_eq!(read_unpacked(&b"0123456789"[..], 4).unwrap(), b"01234");
        assert_eq!(read_unpacked(&b"0"[..], 4).unwrap(), b"0");
        assert_eq!(read_unpacked(&b""[..], 4).unwrap(), b"");
    }
}
