//! Turns what is not read of folders into counts, so that nobody misses them in silence.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::fault::tame;

/// What was passed over so far; its clones count together.
#[derive(Clone, Debug, Default)]
pub(crate) struct PassedOver(Arc<Mutex<Seen>>);

#[derive(Debug, Default)]
struct Seen {
    others: Paths,
    hidden: Paths,
    parts: Paths,
    archives: Paths,
    left_out: Paths,
}

/// What was passed over for the same reason.
#[derive(Debug, Default)]
struct Paths {
    count: u64,
    first: Option<PathBuf>,
}

impl Paths {
    fn note(&mut self, path: &Path) {
        self.count += 1;
        self.first.get_or_insert_with(|| path.to_owned());
    }

    /// `3 files (saved/notes.txt, ...)`
    fn name(&self, what: &str) -> Option<String> {
        let first = tame(&self.first.as_deref()?.to_string_lossy());
        let (count, others) = (self.count, if self.count > 1 { ", ..." } else { "" });
        Some(format!("{count} {what}{} ({first}{others})", if count == 1 { "" } else { "s" }))
    }
}

impl PassedOver {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A file that is no page, by its name or by how it begins.
    pub(super) fn note_other(&self, path: &Path) {
        self.seen().others.note(path);
    }

    /// A file that would be read if it were not hidden.
    pub(super) fn note_hidden(&self, path: &Path) {
        self.seen().hidden.note(path);
    }

    /// A folder with the parts of a page.
    pub(super) fn note_parts(&self, path: &Path) {
        self.seen().parts.note(path);
    }

    /// An archive in an archive.
    pub(super) fn note_archive(&self, path: &Path) {
        self.seen().archives.note(path);
    }

    /// A page whose name is not asked for.
    pub(super) fn note_left_out(&self, name: &Path) {
        self.seen().left_out.note(name);
    }

    /// The number of pages whose names are not asked for.
    pub(crate) fn left_out(&self) -> u64 {
        self.seen().left_out.count
    }

    /// What is to be said where all pages are left out.
    pub(crate) fn tell_left_out(&self) -> Option<String> {
        let left_out = self.seen().left_out.name("page")?;
        Some(format!(
            "nothing is left to read: --match and --skip leave out {left_out}; a pattern is looked for in the path of a page, \
             for a record of a WARC in its address, and capitals count unless it begins with (?i)"
        ))
    }

    /// What is to be said of what nobody asked to leave out.
    pub(crate) fn tell(&self) -> Option<String> {
        let seen = self.seen();
        let others = seen.others.name("file").map(|files| format!("{files}, by name and first bytes no web page"));
        let hidden = seen.hidden.name("hidden file");
        let parts = seen.parts.name("folder").map(|folders| format!("{folders} with the pictures and frames of a page"));
        let archives = seen.archives.name("archive").map(|archives| format!("{archives} in an archive, to be unpacked first"));
        let all: Vec<String> = [others, hidden, parts, archives].into_iter().flatten().collect();
        (!all.is_empty()).then(|| format!("passed over {}; what is named itself is read", all.join(", and ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_counted_with_the_first_of_them_by_name() {
        let passed = PassedOver::default();
        assert_eq!(passed.tell(), None);
        passed.note_hidden(Path::new("s/.a.html"));
        assert_eq!(passed.tell().unwrap(), "passed over 1 hidden file (s/.a.html); what is named itself is read");
        for name in ["s/b.txt", "s/c.txt"] {
            passed.clone().note_other(Path::new(name));
        }
        let told = "passed over 2 files (s/b.txt, ...), by name and first bytes no web page, and 1 hidden file (s/.a.html); ";
        assert!(passed.tell().unwrap().starts_with(told), "{:?}", passed.tell());
        passed.note_parts(Path::new("s/a_files"));
        assert!(passed.tell().unwrap().contains(", and 1 folder (s/a_files) with the pictures and frames of a page; what"));
        passed.note_archive(Path::new("s/a.zip/b.tar"));
        assert!(passed.tell().unwrap().contains(", and 1 archive (s/a.zip/b.tar) in an archive, to be unpacked first; what"));
    }

    #[test]
    fn what_somebody_asked_to_leave_out_is_told_apart() {
        let passed = PassedOver::default();
        assert_eq!((passed.left_out(), passed.tell_left_out()), (0, None));
        passed.note_left_out(Path::new("s/a.html"));
        passed.note_left_out(Path::new("https://example.org/b"));
        assert_eq!((passed.left_out(), passed.tell()), (2, None));
        assert!(passed.tell_left_out().unwrap().contains("leave out 2 pages (s/a.html, ...); "), "{:?}", passed.tell_left_out());
    }
}
