//! Turns inputs into the number of bytes there are, beside the work, so that it can be said how long it will take.

use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::thread;

use walkdir::{DirEntry, WalkDir};

use super::input::{Inputs, Listing, Selection, is_beside_page, is_hidden};

/// Somebody who looks how much there is.
pub(super) struct Scout(Arc<OnceLock<u64>>);

impl Scout {
    /// Sends one. Nothing waits for it; what a list names, or a pipe gives, nobody knows beforehand.
    pub(super) fn send(inputs: &Inputs) -> Scout {
        let found = Arc::new(OnceLock::new());
        let is_known = inputs.list.is_none() && !inputs.paths.iter().any(|path| path == Path::new("-"));
        if is_known {
            let (paths, selection, answer) = (inputs.paths.clone(), inputs.selection.clone(), Arc::clone(&found));
            let look = move || {
                let bytes = paths.iter().map(|path| bytes_below(path, &selection)).sum();
                let _ = answer.set(bytes);
            };
            // Without it, nothing is said of the time that is left.
            let _ = thread::Builder::new().name("scout".into()).spawn(look);
        }
        Scout(found)
    }

    /// The bytes there are, once they are counted.
    pub(super) fn bytes(&self) -> Option<u64> {
        self.0.get().copied()
    }
}

fn bytes_below(path: &Path, selection: &Selection) -> u64 {
    let walk = WalkDir::new(path).follow_links(true).into_iter();
    let is_part = |entry: &DirEntry| is_hidden(entry.file_name()) || entry.file_type().is_dir() && is_beside_page(entry.path());
    let seen = walk.filter_entry(|entry| entry.depth() == 0 || !is_part(entry));
    let files = seen.flatten().filter(|entry| entry.file_type().is_file());
    files
        .filter(|entry| entry.depth() == 0 || Listing::of_name(entry.path()).is_read())
        // What an archive has of it, nobody knows beforehand.
        .filter(|entry| Listing::of_name(entry.path()) == Listing::Archive || selection.wants(entry.path()))
        .filter_map(|entry| Some(entry.metadata().ok()?.len()))
        .sum()
}
