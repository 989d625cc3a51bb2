//! Turns the names of pages into the names of the files that are made of them; no two get the same.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Component, Path, PathBuf};

use super::input::page_stem;

/// Gives out names below a folder.
#[derive(Debug)]
pub(super) struct Naming<'a> {
    folder: &'a Path,
    extension: &'static str,
    /// Hashes of the names, in lower case, since many disks do not tell `A.md` from `a.md`: there may be millions.
    given: HashSet<u64>,
    /// For each name that was given with a number, by its hash, the next one.
    next: HashMap<u64, u64>,
}

impl<'a> Naming<'a> {
    pub(super) fn new(folder: &'a Path, extension: &'static str) -> Self {
        Naming { folder, extension, given: HashSet::new(), next: HashMap::new() }
    }

    /// The file for a page: its own name with the new extension; where that is given, its whole name with the extension after
    /// it; then with a number.
    pub(super) fn give(&mut self, name: &Path) -> PathBuf {
        // What was found below a folder has no `..`; a page that was named gives only its last part.
        let name: PathBuf = name.components().filter(|part| matches!(part, Component::Normal(_))).collect();
        let bare = name.file_name().map_or_else(|| name.clone(), |file| name.with_file_name(page_stem(file)));
        let key = hash(&name);
        let first = self.next.get(&key).copied().unwrap_or(FIRST_NUMBER);
        let numbered = (first..).map(|number| {
            let mut numbered = name.clone().into_os_string();
            numbered.push(format!("-{number}"));
            numbered
        });
        let stems = [bare.into_os_string(), name.clone().into_os_string()].into_iter().chain(numbered);
        let extension = self.extension;
        let mut names = stems.map(|stem| with_extension(stem, extension)).zip(0_u64..);
        let (free, tried) = names.find(|(name, _)| self.given.insert(hash(Path::new(name)))).unwrap_or_default();
        // A page of that name again does not try the numbers that are gone.
        if let Some(numbers) = tried.checked_sub(2) {
            self.next.insert(key, first + numbers + 1);
        }
        self.folder.join(free)
    }
}

/// The number of the second page of a name.
const FIRST_NUMBER: u64 = 2;

/// The same for names that a disk may not tell apart.
fn hash(name: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.to_string_lossy().to_lowercase().hash(&mut hasher);
    hasher.finish()
}

fn with_extension(mut stem: OsString, extension: &str) -> OsString {
    stem.push(".");
    stem.push(extension);
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(pages: &[&str]) -> Vec<String> {
        let mut naming = Naming::new(Path::new("out"), "md");
        pages.iter().map(|page| naming.give(Path::new(page)).display().to_string()).collect()
    }

    #[test]
    fn a_page_keeps_its_place_and_changes_its_extension() {
        assert_eq!(names(&["a.html", "b/c.htm.gz", "d", "e.page"]), ["out/a.md", "out/b/c.md", "out/d.md", "out/e.page.md"]);
    }

    #[test]
    fn no_two_pages_share_a_file() {
        assert_eq!(
            names(&["a.html", "a.htm", "A.HTML", "a.html", "a.html"]),
            ["out/a.md", "out/a.htm.md", "out/A.HTML.md", "out/a.html-2.md", "out/a.html-3.md"]
        );
    }

    #[test]
    fn a_number_that_a_page_has_in_its_own_name_is_not_given_again() {
        assert_eq!(names(&["a", "a-2", "a", "a", "a"]), ["out/a.md", "out/a-2.md", "out/a-3.md", "out/a-4.md", "out/a-5.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_text_is_kept() {
        use std::os::unix::ffi::OsStrExt;
        let name = |bytes: &[u8]| PathBuf::from(std::ffi::OsStr::from_bytes(bytes));
        let mut naming = Naming::new(Path::new("out"), "md");
        assert_eq!(naming.give(&name(b"a\xff.html")), name(b"out/a\xff.md"));
        assert_ne!(naming.give(&name(b"a\xfe.html")), name(b"out/a\xff.md"));
    }

    #[test]
    fn nothing_is_written_outside_the_folder() {
        assert_eq!(names(&["../../a.html", "/b.html"]), ["out/a.md", "out/b.md"]);
    }
}
