//! Turns a .zip into the pages in it. The list of its files stays in memory, as the reader of zips wants it.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::find::{is_page, may_be_page, member_path};
use super::select::Search;
use super::sniff::Listing;
use super::{Cause, Counted, Fault, FaultKind, Source};

/// Files that tell what an archive is, and what it is; sorted. Books (.epub) are read: their chapters are pages.
const FOREIGN: &[(&str, &str)] = &[
    ("AndroidManifest.xml", "a program (Android)"),
    ("META-INF/MANIFEST.MF", "a program (Java)"),
    ("[Content_Types].xml", "a document of Office"),
    ("content.xml", "a document (OpenDocument)"),
];

pub(super) struct ZipPages {
    path: PathBuf,
    archive: ZipArchive<BufReader<Counted<File>>>,
    next: usize,
    search: Search,
}

impl ZipPages {
    pub(super) fn new(path: PathBuf, file: BufReader<Counted<File>>, search: Search) -> io::Result<Self> {
        Ok(ZipPages { path, archive: ZipArchive::new(file)?, next: 0, search })
    }

    /// What the archive is, where it has no pages but is a file of its own for other programs.
    pub(super) fn name_foreign(&self) -> Option<&'static str> {
        let (_, name) = FOREIGN.iter().find(|(member, _)| self.archive.index_for_name(member).is_some())?;
        let names = (0..self.archive.len()).filter_map(|index| self.archive.name_for_index(index)?.ok());
        let has_pages = names.into_iter().any(|name| Listing::of_name(Path::new(name.as_ref())) == Listing::Page);
        (!has_pages).then_some(*name)
    }

    /// The page; none where it is not asked for, or a look into the file tells that it is not one.
    fn read(&mut self, index: usize, name: PathBuf) -> Option<Result<Source, Fault>> {
        let path = member_path(&self.path, &name);
        if !self.search.takes(&path) {
            return None;
        }
        let read = || -> io::Result<Vec<u8>> {
            let mut bytes = Vec::new();
            self.archive.by_index(index)?.take(self.search.max_bytes as u64 + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        }();
        match read {
            Ok(bytes) => is_page(&name, &bytes).then(|| Ok(Source::member(path, name, bytes))),
            Err(error) => {
                let what = format!("is broken or encrypted ({error}); fetch or pack the archive again");
                Some(Err(Fault::new(&path, what, FaultKind::Failed, Cause::Broken)))
            }
        }
    }
}

impl Iterator for ZipPages {
    type Item = Result<Source, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.next < self.archive.len() {
            let index = self.next;
            self.next += 1;
            let name = self.archive.name_for_index(index).and_then(Result::ok).filter(|name| !name.ends_with('/'));
            let name = name.map(|name| PathBuf::from(name.into_owned()));
            let name = name.filter(|name| may_be_page(name, &member_path(&self.path, name), &self.search));
            if let Some(page) = name.and_then(|name| self.read(index, name)) {
                return Some(page);
            }
        }
        None
    }
}
