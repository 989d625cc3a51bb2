//! Turns a .tar into the pages in it.

use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use tar::{Archive, EntryType, PaxExtensions};

use super::find::{is_page, may_be_page, member_path, path_of_bytes};
use super::select::Search;
use super::{Cause, Fault, FaultKind, Source};

/// The longest name that is read, with what else stands beside it.
const NAME_BYTES: u64 = 1 << 16;

/// The pages of a tar. The reader of tars lends its entries, so it has a thread of its own, which never is more than one page
/// ahead and ends with the iterator.
pub(super) struct TarPages(Option<Receiver<Option<Result<Source, Fault>>>>);

impl TarPages {
    pub(super) fn new(path: PathBuf, input: impl BufRead + Send + 'static, search: Search) -> io::Result<Self> {
        let (sender, receiver) = sync_channel(0);
        std::thread::Builder::new().name("tar".into()).spawn(move || {
            if let Err(error) = send_pages(&path, input, &search, &sender) {
                let what = format!("is broken ({error}); what follows in it is not read; fetch it again");
                let fault = Fault::new(&path, what, FaultKind::Partial, Cause::Broken);
                let _ = sender.send(Some(Err(fault)));
            }
            // Whoever does not listen any more needs no end.
            let _ = sender.send(None);
        })?;
        Ok(TarPages(Some(receiver)))
    }
}

impl Iterator for TarPages {
    type Item = Result<Source, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.0.as_ref()?.recv();
        if !matches!(next, Ok(Some(_))) {
            self.0 = None;
        }
        next.unwrap_or_else(|_| {
            let what = "could not be read to its end, by a fault of tamis; please report it";
            Some(Err(Fault::new(Path::new("tar"), what, FaultKind::Partial, Cause::Crash)))
        })
    }
}

fn send_pages(
    path: &Path,
    input: impl Read,
    search: &Search,
    sender: &SyncSender<Option<Result<Source, Fault>>>,
) -> io::Result<()> {
    let mut archive = Archive::new(input);
    let mut long_name = None;
    // Raw, because the reader of long names would take any number of bytes for one.
    for entry in archive.entries()?.raw(true) {
        let mut entry = entry?;
        match entry.header().entry_type() {
            EntryType::GNULongName => long_name = Some(read_name(&mut entry)?),
            EntryType::XHeader => {
                let records = read_name(&mut entry)?;
                let path = PaxExtensions::new(&records).flatten().find(|record| record.key_bytes() == b"path");
                long_name = path.map(|record| record.value_bytes().to_vec()).or(long_name);
            }
            EntryType::GNULongLink | EntryType::XGlobalHeader => {}
            EntryType::Regular | EntryType::Continuous => {
                let name = long_name.take().unwrap_or_else(|| entry.path_bytes().into_owned());
                let name = path_of_bytes(name.split(|byte| *byte == 0).next().unwrap_or_default());
                let called = member_path(path, &name);
                if !may_be_page(&name, &called, search) || !search.takes(&called) {
                    continue;
                }
                let mut bytes = Vec::new();
                entry.by_ref().take(search.max_bytes as u64 + 1).read_to_end(&mut bytes)?;
                if !is_page(&name, &bytes) {
                    continue;
                }
                if sender.send(Some(Ok(Source::member(called, name, bytes)))).is_err() {
                    return Ok(());
                }
            }
            _ => long_name = None,
        }
    }
    Ok(())
}

fn read_name(entry: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    entry.take(NAME_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}
