//! Turns a .zip into the pages in it. The list of its files stays in memory, as the reader of zips wants it.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::PathBuf;

use zip::ZipArchive;

use super::find::{is_page_name, member_path};
use super::{Cause, Counted, Fault, FaultKind, Source};

pub(super) struct ZipPages {
    path: PathBuf,
    archive: ZipArchive<BufReader<Counted<File>>>,
    next: usize,
    max_bytes: usize,
}

impl ZipPages {
    pub(super) fn new(path: PathBuf, file: BufReader<Counted<File>>, max_bytes: usize) -> io::Result<Self> {
        Ok(ZipPages { path, archive: ZipArchive::new(file)?, next: 0, max_bytes })
    }

    fn read(&mut self, index: usize, name: PathBuf) -> Result<Source, Fault> {
        let path = member_path(&self.path, &name);
        let read = || -> io::Result<Vec<u8>> {
            let mut bytes = Vec::new();
            self.archive.by_index(index)?.take(self.max_bytes as u64 + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        }();
        match read {
            Ok(bytes) => Ok(Source::member(path, name, bytes)),
            Err(error) => {
                let what = format!("is broken or encrypted ({error}); fetch or pack the archive again");
                Err(Fault::new(&path, what, FaultKind::Failed, Cause::Broken))
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
            let name = self.archive.name_for_index(index).and_then(Result::ok);
            if let Some(name) = name.map(|name| PathBuf::from(name.into_owned())).filter(|name| is_page_name(name)) {
                return Some(self.read(index, name));
            }
        }
        None
    }
}
