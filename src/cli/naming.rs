//! Turns the names of pages into the names of the files that are made of them; no two get the same.

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

/// Gives out names below a folder.
#[derive(Debug)]
pub(super) struct Naming<'a> {
    folder: &'a Path,
    extension: &'static str,
    /// Lower case: many disks do not tell `A.md` from `a.md`.
    given: HashSet<String>,
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
        let bare = strip_page_extension(&name);
        let numbered = (2..).map(|number| format!("{}-{number}", name.display()));
        let candidates = [bare.display().to_string(), name.display().to_string()].into_iter().chain(numbered);
        let free =
            candidates.map(|stem| format!("{stem}.{}", self.extension)).find(|name| self.given.insert(name.to_lowercase()));
        self.folder.join(free.unwrap_or_default())
    }
}

fn strip_page_extension(name: &Path) -> PathBuf {
    let is_gzip = name.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz"));
    let unpacked = if is_gzip { name.with_extension("") } else { name.to_owned() };
    let is_page = unpacked
        .extension()
        .is_some_and(|extension| ["htm", "html", "xhtml"].iter().any(|page| extension.eq_ignore_ascii_case(page)));
    if is_page { unpacked.with_extension("") } else { unpacked }
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
    fn nothing_is_written_outside_the_folder() {
        assert_eq!(names(&["../../a.html", "/b.html"]), ["out/a.md", "out/b.md"]);
    }
}
