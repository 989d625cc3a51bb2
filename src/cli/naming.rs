//! Turns the names of pages into the names of the files that are made of them; no two get the same.

use std::collections::HashSet;
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
}

impl<'a> Naming<'a> {
    pub(super) fn new(folder: &'a Path, extension: &'static str) -> Self {
        Naming { folder, extension, given: HashSet::new() }
    }

    /// The file for a page: its own name with the new extension; where that is given, its whole name with the extension after
    /// it; then with a number.
    pub(super) fn give(&mut self, name: &Path) -> PathBuf {
        // What was found below a folder has no `..`; a page that was named gives only its last part.
        let name: PathBuf = name.components().filter(|part| matches!(part, Component::Normal(_))).collect();
        let bare = name.file_name().map_or_else(|| name.clone(), |file| name.with_file_name(page_stem(file)));
        let numbered = (2..).map(|number| {
            let mut numbered = name.clone().into_os_string();
            numbered.push(format!("-{number}"));
            numbered
        });
        let stems = [bare.into_os_string(), name.clone().into_os_string()].into_iter().chain(numbered);
        let extension = self.extension;
        let free = stems.map(|stem| with_extension(stem, extension)).find(|name| {
            let mut hasher = DefaultHasher::new();
            name.to_string_lossy().to_lowercase().hash(&mut hasher);
            self.given.insert(hasher.finish())
        });
        self.folder.join(free.unwrap_or_default())
    }
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
