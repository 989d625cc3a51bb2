//! Turns what was named into pages, as they are asked for: those of folders in the order of their names, those of archives in
//! the order in which they lie there.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use super::foreign::foreign;
use super::passed::PassedOver;
use super::select::{Search, Selection};
use super::sniff::{Kind, Listing, Packing, SNIFFED, is_beside_page, is_hidden, page_stem};
use super::tar::TarPages;
use super::warc::WarcPages;
use super::zip::ZipPages;
use super::{Cause, Content, Fault, FaultKind, Source, markup, open, stdin, unpack};

/// A name in a list may be this long, with room to spare.
const LISTED_BYTES: u64 = 1 << 16;
/// Bytes that tell whether a file is a page whose name does not.
const HEAD_BYTES: usize = 1 << 10;

/// What was named.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inputs {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) list: Option<List>,
    /// Which of their pages are read.
    pub(crate) selection: Selection,
    /// What is not read of folders, as far as it was found.
    pub(crate) passed: PassedOver,
}

/// A file with names, one a line, or with a NUL after each.
#[derive(Clone, Debug)]
pub(crate) struct List {
    /// The file, or `-` for standard input.
    pub(crate) path: PathBuf,
    pub(crate) end: u8,
}

type Found = Box<dyn Iterator<Item = Result<Source, Fault>> + Send>;

/// The pages of the inputs in their order. What lies in `skipped`, the folder that is written to, is no input.
pub(crate) fn find_sources(
    inputs: &Inputs,
    skipped: Option<&Path>,
    max_bytes: usize,
) -> impl Iterator<Item = Result<Source, Fault>> + Send + 'static {
    let skipped = skipped.and_then(|path| path.canonicalize().ok());
    let search = Search { max_bytes, selection: inputs.selection.clone(), passed: inputs.passed.clone() };
    let listed = inputs.list.clone().into_iter().flat_map(|list| names_in(&list));
    inputs.paths.clone().into_iter().map(Ok).chain(listed).flat_map(move |path| match path {
        Ok(path) if path.is_dir() => Box::new(FolderPages::new(path, skipped.clone(), search.clone())) as Found,
        Ok(path) => {
            let stem = path.file_name().map(page_stem).unwrap_or_default();
            look_into(&path, Path::new(stem), &search, Place::Named)
        }
        Err(fault) => Box::new(std::iter::once(Err(fault))),
    })
}

/// The names in a list, as they are asked for.
fn names_in(list: &List) -> Box<dyn Iterator<Item = Result<PathBuf, Fault>> + Send> {
    let path = list.path.clone();
    let end = list.end;
    let opened: io::Result<Box<dyn BufRead + Send>> = if path == Path::new("-") {
        Ok(Box::new(BufReader::new(io::stdin())))
    } else {
        File::open(&path).map(|file| Box::new(BufReader::new(file)) as Box<dyn BufRead + Send>)
    };
    let mut input = match opened {
        Ok(input) => Some(input),
        Err(error) => return Box::new(std::iter::once(Err(Fault::of_reading(&path, &error)))),
    };
    Box::new(std::iter::from_fn(move || {
        loop {
            let mut name = Vec::new();
            match input.as_mut()?.by_ref().take(LISTED_BYTES).read_until(end, &mut name) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => {
                    input = None;
                    return Some(Err(Fault::of_reading(&path, &error)));
                }
            }
            name.pop_if(|last| *last == end);
            if end == b'\n' {
                name.pop_if(|last| *last == b'\r');
            }
            if end != 0 && name.contains(&0) {
                input = None;
                let what = "has a NUL after each name, and not the end of a line; add -0";
                return Some(Err(Fault::new(&path, what, FaultKind::Failed, Cause::Unreadable)));
            }
            if !name.is_empty() {
                return Some(Ok(path_of_bytes(&name)));
            }
        }
    }))
}

/// Whether a file was named, or found in a folder, where an archive without pages is none of our business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Named,
    Folder,
}

/// The page or pages of a file. What has the name of a page is one; into everything else we look. The pages of an archive are
/// mirrored below `prefix`.
fn look_into(path: &Path, prefix: &Path, search: &Search, place: Place) -> Found {
    if matches!(Kind::of_name(path), Some(Kind::Page | Kind::Message)) {
        return Box::new(search.takes(path).then(|| Ok(Source::named(path))).into_iter());
    }
    let left_out = search.passed.left_out();
    match open_unknown(path, search) {
        Ok(Opened::Page(source)) => Box::new(std::iter::once(Ok(*source))),
        Ok(Opened::Archive(pages)) => {
            let fault = Fault::new(path, "has no pages in it", FaultKind::NoPages, Cause::NoPages);
            let kind = if place == Place::Named { FaultKind::NoPages } else { FaultKind::Harmless };
            let prefix = prefix.to_owned();
            let mirrored = move |source: Source| Source { name: member_path(&prefix, &source.name), ..source };
            let passed = search.passed.clone();
            let pages = pages.map(move |page| page.map(&mirrored));
            Box::new(OrElse { pages, otherwise: Some(Fault { kind, ..fault }), passed, left_out })
        }
        Ok(Opened::Foreign(name)) if place == Place::Named => Box::new(std::iter::once(Err(foreign(path, "parts", name)))),
        Ok(Opened::LeftOut | Opened::Foreign(_)) => Box::new(std::iter::empty()),
        Err(error) => Box::new(std::iter::once(Err(Fault::of_reading(path, &error)))),
    }
}

enum Opened {
    Page(Box<Source>),
    /// A page whose name is not asked for.
    LeftOut,
    Archive(Found),
    /// An archive that is a file of its own for other programs.
    Foreign(&'static str),
}

fn open_unknown(path: &Path, search: &Search) -> io::Result<Opened> {
    let is_stdin = path == Path::new("-");
    let is_file = !is_stdin && path.metadata()?.is_file();
    let input: Box<dyn BufRead + Send> = if is_stdin { Box::new(stdin::open()) } else { Box::new(open(path)?) };
    let (packing, mut input) = unpack::open_unknown(input)?;
    let mut head = Vec::new();
    let sniffed = input.by_ref().take(SNIFFED as u64).read_to_end(&mut head);
    let kind = match Kind::of_name(path) {
        Some(kind @ (Kind::Tar | Kind::Warc)) => kind,
        _ => sniffed.map(|_| Kind::of_bytes(&head))?,
    };
    let whole = Cursor::new(head).chain(input);
    Ok(match kind {
        Kind::Page | Kind::Message if !search.takes(path) => Opened::LeftOut,
        Kind::Page | Kind::Message if is_file => Opened::Page(Box::new(Source::named(path))),
        Kind::Page | Kind::Message => {
            let mut bytes = Vec::new();
            whole.take(search.max_bytes as u64 + 1).read_to_end(&mut bytes)?;
            let named = Source::named(path);
            Opened::Page(Box::new(Source { content: Content::Bytes { bytes, packing: Packing::None }, ..named }))
        }
        Kind::Zip if is_file && packing == Packing::None => {
            let pages = ZipPages::new(path.to_owned(), open(path)?, search.clone())?;
            pages.name_foreign().map_or_else(|| Opened::Archive(Box::new(pages)), Opened::Foreign)
        }
        Kind::Zip => {
            let what = "is a zip in a pipe or packed once more, and a zip is read from its end; save it to a file of its own and name that";
            return Err(io::Error::new(io::ErrorKind::Unsupported, what));
        }
        Kind::Tar => Opened::Archive(Box::new(TarPages::new(path.to_owned(), whole, search.clone())?)),
        Kind::Warc => Opened::Archive(match packing {
            Packing::Gzip if is_file => Box::new(WarcPages::packed(path, open(path)?, search.clone())),
            Packing::None if is_file => Box::new(WarcPages::plain(path, open(path)?, search.clone())),
            _ => Box::new(WarcPages::stream(path, whole, search.clone())),
        }),
    })
}

/// Items, or a fault where there are none, nor any that were left out.
struct OrElse<I> {
    pages: I,
    otherwise: Option<Fault>,
    passed: PassedOver,
    /// What was left out before.
    left_out: u64,
}

impl<I: Iterator<Item = Result<Source, Fault>>> Iterator for OrElse<I> {
    type Item = Result<Source, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.pages.next() {
            Some(page) => {
                self.otherwise =
                    self.otherwise.take().filter(|_| matches!(&page, Err(fault) if fault.kind == FaultKind::Harmless));
                Some(page)
            }
            None => self.otherwise.take().filter(|_| self.passed.left_out() == self.left_out).map(Err),
        }
    }
}

/// The pages of a folder, or the one fault that it has none.
struct FolderPages {
    folder: PathBuf,
    entries: Entries,
    archive: Option<Found>,
    any: bool,
    search: Search,
    /// What was left out before.
    left_out: u64,
}

type Entries = Box<dyn Iterator<Item = walkdir::Result<walkdir::DirEntry>> + Send>;

/// What lies below a folder, by name, but for what is hidden or a part of a page.
fn walk(folder: &Path, skipped: Option<PathBuf>, search: Search) -> Entries {
    let is_wanted = move |entry: &walkdir::DirEntry| {
        let is_folder = entry.file_type().is_dir();
        if entry.depth() == 0 {
            return true;
        }
        if is_hidden(entry.file_name()) {
            if !is_folder && Listing::of_name(entry.path()) == Listing::Page && search.selection.wants(entry.path()) {
                search.passed.note_hidden(entry.path());
            }
            return false;
        }
        if is_folder && is_beside_page(entry.path()) {
            search.passed.note_parts(entry.path());
            return false;
        }
        !(is_folder && skipped.is_some() && entry.path().canonicalize().ok() == skipped)
    };
    Box::new(WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(is_wanted))
}

impl FolderPages {
    fn new(folder: PathBuf, skipped: Option<PathBuf>, search: Search) -> Self {
        let entries = walk(&folder, skipped, search.clone());
        let left_out = search.passed.left_out();
        FolderPages { folder, entries, archive: None, any: false, search, left_out }
    }

    fn page(&mut self, entry: walkdir::DirEntry) -> Source {
        self.any = true;
        let name = entry.path().strip_prefix(&self.folder).unwrap_or(entry.path()).to_owned();
        Source::file(entry.into_path(), name)
    }
}

impl Iterator for FolderPages {
    type Item = Result<Source, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(page) = self.archive.as_mut().and_then(Iterator::next) {
                self.any |= !matches!(&page, Err(fault) if fault.kind == FaultKind::Harmless);
                return Some(page);
            }
            self.archive = None;
            let entry = match self.entries.next() {
                None => break,
                Some(Err(error)) => {
                    self.any = true;
                    return Some(Err(Fault::of_walking(&error)));
                }
                Some(Ok(entry)) if entry.file_type().is_file() => entry,
                Some(Ok(_)) => continue,
            };
            match Listing::of_name(entry.path()) {
                Listing::Page | Listing::Unsure if !self.search.takes(entry.path()) => {}
                Listing::Page => return Some(Ok(self.page(entry))),
                Listing::Unsure if begins_page(entry.path()) => return Some(Ok(self.page(entry))),
                Listing::Archive => {
                    let name = entry.path().strip_prefix(&self.folder).unwrap_or(entry.path());
                    let prefix = name.with_file_name(page_stem(entry.file_name()));
                    self.archive = Some(look_into(entry.path(), &prefix, &self.search, Place::Folder));
                }
                Listing::Part => {}
                Listing::Other if !self.search.selection.wants(entry.path()) => {}
                Listing::Unsure | Listing::Other => self.search.passed.note_other(entry.path()),
            }
        }
        if std::mem::replace(&mut self.any, true) || self.search.passed.left_out() > self.left_out {
            return None;
        }
        let what = "has no pages (*.html, *.xhtml, *.mhtml, *.eml, ..., *.php and the like that begin with HTML; not what is hidden) nor \
            archives of them; a file that is named itself is read whatever its name";
        Some(Err(Fault::new(&self.folder, what, FaultKind::NoPages, Cause::NoPages)))
    }
}

/// Whether a file begins like a page. What cannot be opened is taken for one, so that it is told.
fn begins_page(path: &Path) -> bool {
    let head = |file| unpack::read(BufReader::with_capacity(HEAD_BYTES, file), Packing::of_name(path), HEAD_BYTES);
    File::open(path).map_or(true, |file| head(file).is_ok_and(|head| markup::begins(&head)))
}

/// Whether a file of an archive, which is `called` so outside of it, may be a page or a message, by its name. Takes note of
/// archives.
pub(super) fn may_be_page(path: &Path, called: &Path, search: &Search) -> bool {
    if path.components().any(|part| matches!(part, Component::Normal(name) if is_hidden(name))) {
        return false;
    }
    let listing = Listing::of_name(path);
    if listing == Listing::Archive && search.selection.wants(called) {
        search.passed.note_archive(called);
    }
    matches!(listing, Listing::Page | Listing::Unsure)
}

/// Whether a file of an archive that may be a page is one, by its bytes.
pub(super) fn is_page(path: &Path, bytes: &[u8]) -> bool {
    let head = || unpack::read(bytes, Packing::of_name(path), HEAD_BYTES);
    Listing::of_name(path) == Listing::Page || head().is_ok_and(|head| markup::begins(&head))
}

/// What a page of an archive is called: the archive, then the name in it without what leads out of it.
pub(super) fn member_path(archive: &Path, name: &Path) -> PathBuf {
    let inside: PathBuf = name.components().filter(|part| matches!(part, Component::Normal(_))).collect();
    archive.join(inside)
}

/// A path as lists and archives hold it.
#[cfg(unix)]
pub(super) fn path_of_bytes(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).into()
}

/// A path as lists and archives hold it.
#[cfg(not(unix))]
pub(super) fn path_of_bytes(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}
