//! Turns the names of pages into the names of the files that are made of them; no two get the same.

use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Component, Path, PathBuf};

use super::input::page_stem;
use super::record;

/// Bytes of a part of a name, to which an extension and a number are put: disks take 255 in all.
const PART_BYTES: usize = 230;
/// Those of a part that is longer which are kept before its hash.
const KEPT_BYTES: usize = 200;
const HASH_LETTERS: usize = 16;
/// Bytes of the folders of a name: systems take 4,096 for a path, which begins elsewhere.
const FOLDER_BYTES: usize = 2000;

/// Gives out names below a folder.
#[derive(Debug)]
pub(super) struct Naming<'a> {
    folder: &'a Path,
    extension: &'static str,
    /// Keys of the names that were given.
    given: HashSet<Key>,
    /// Those of the folders above them.
    folders: HashSet<Key>,
    /// For each name that was given with a number, the next one.
    next: HashMap<Key, u64>,
}

/// A hash of a path in lower case, since many disks do not tell `A.md` from `a.md`: there may be millions.
type Key = u64;

impl<'a> Naming<'a> {
    pub(super) fn new(folder: &'a Path, extension: &'static str) -> Self {
        let (given, folders) = (HashSet::new(), HashSet::new());
        Naming { folder, extension, given, folders, next: HashMap::new() }
    }

    /// The file for a page: its own name with the new extension; where that is given, its whole name with the extension after
    /// it; then with a number. Names and folders that are too long for a disk end in a hash.
    pub(super) fn give(&mut self, name: &Path) -> PathBuf {
        // What was found below a folder has no `..`; a page that was named gives only its last part.
        let parts = name.components().filter_map(|part| if let Component::Normal(part) = part { Some(part) } else { None });
        let mut parts: Vec<&OsStr> = parts.collect();
        let file = parts.pop().unwrap_or_default();
        let (folder, above) = self.enter(&parts);
        let (bare, whole) = (fit(page_stem(file)), fit(file));
        let key = key(above, &whole);
        let first = self.next.get(&key).copied().unwrap_or(FIRST_NUMBER);
        let numbered = (first..).map(|number| with_end(whole.clone(), "-", &number.to_string()));
        let stems = [bare, whole.clone()].into_iter().chain(numbered);
        let extension = self.extension;
        let mut names = stems.map(|stem| with_end(stem, ".", extension)).zip(0_u64..);
        let (free, tried) = names.find(|(name, _)| self.take(above, name)).unwrap_or_default();
        // A page of that name again does not try the numbers that are gone.
        if let Some(numbers) = tried.checked_sub(2) {
            self.next.insert(key, first + numbers + 1);
        }
        folder.join(free)
    }

    /// The folder of a page, and its key. Where a file has its name it has another, which no file has: theirs end with the
    /// extension.
    fn enter(&mut self, parts: &[&OsStr]) -> (PathBuf, Key) {
        let mut folder = self.folder.to_owned();
        let mut above = 0;
        for mut part in fit_folders(parts) {
            if self.given.contains(&key(above, &part)) {
                part.push("-2");
            }
            above = key(above, &part);
            self.folders.insert(above);
            folder.push(part);
        }
        (folder, above)
    }

    /// Takes the name of a file, if neither another nor a folder has it.
    fn take(&mut self, above: Key, name: &OsStr) -> bool {
        let key = key(above, name);
        !self.folders.contains(&key) && self.given.insert(key)
    }
}

/// The number of the second page of a name.
const FIRST_NUMBER: u64 = 2;

/// The same for names that a disk may not tell apart.
fn key(above: Key, name: &OsStr) -> Key {
    let mut hasher = DefaultHasher::new();
    above.hash(&mut hasher);
    name.to_string_lossy().to_lowercase().hash(&mut hasher);
    hasher.finish()
}

/// Folders none of which is too long, nor all of them: in place of those that are too many stands one.
fn fit_folders(parts: &[&OsStr]) -> Vec<OsString> {
    let mut left = FOLDER_BYTES;
    let mut folders = Vec::new();
    let mut rest = parts;
    while let Some((part, behind)) = rest.split_first() {
        let part = fit(part);
        let Some(less) = left.checked_sub(part.len() + 1) else {
            folders.push(hash(&rest.join(OsStr::new("/")).to_string_lossy()).into());
            break;
        };
        left = less;
        folders.push(part);
        rest = behind;
    }
    folders
}

/// A part of a name as every disk takes it.
fn fit(part: &OsStr) -> OsString {
    if part.len() <= PART_BYTES && !part.as_encoded_bytes().contains(&0) {
        return part.to_owned();
    }
    let text = part.to_string_lossy().replace('\0', "_");
    if text.len() <= PART_BYTES {
        return text.into();
    }
    let kept = text.get(..text.floor_char_boundary(KEPT_BYTES)).unwrap_or_default();
    format!("{kept}-{}", hash(&text)).into()
}

/// The same in every run, which may go on with the files of another.
fn hash(text: &str) -> String {
    let mut hash = record::hash(text);
    hash.truncate(HASH_LETTERS);
    hash
}

fn with_end(mut stem: OsString, mark: &str, end: &str) -> OsString {
    stem.push(mark);
    stem.push(end);
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
        let name = |bytes: &[u8]| PathBuf::from(OsStr::from_bytes(bytes));
        let mut naming = Naming::new(Path::new("out"), "md");
        assert_eq!(naming.give(&name(b"a\xff.html")), name(b"out/a\xff.md"));
        assert_ne!(naming.give(&name(b"a\xfe.html")), name(b"out/a\xff.md"));
    }

    #[test]
    fn no_page_has_the_name_of_a_folder_nor_a_folder_that_of_a_page() {
        let given = ["out/a.md", "out/a.md-2/b.md", "out/a.md-2/c.md", "out/A.md-2/x/d.md", "out/a.md-2/e.md"];
        assert_eq!(names(&["a.html", "a.md/b.html", "a.md/c.html", "A.md/x/d.html", "a.md-2/e.html"]), given);
        assert_eq!(names(&["a.md/b.html", "a.html", "a.md/c.html"]), ["out/a.md/b.md", "out/a.html.md", "out/a.md/c.md"]);
    }

    #[test]
    fn names_are_no_longer_than_disks_take() {
        let (long, wide) = ("x".repeat(253), "\u{6f22}".repeat(100));
        let deep = "folder/".repeat(1000);
        let pages = [
            format!("{long}.html"),
            format!("{long}.htm"),
            format!("{}y.html", "x".repeat(252)),
            wide.clone(),
            format!("{long}/{wide}/a.html"),
            format!("{deep}a.html"),
            format!("{deep}b.html"),
            format!("{deep}x/a.html"),
        ];
        let given = names(&pages.each_ref().map(String::as_str));
        let distinct: HashSet<_> = given.iter().collect();
        assert_eq!(distinct.len(), pages.len());
        for name in &given {
            assert!(name.len() < 3000 && Path::new(name).extension() == Some(OsStr::new("md")), "{name}");
            assert!(name.split('/').all(|part| part.len() <= 255 - "-18446744073709551615".len()), "{name}");
        }
        let folder = |name: &str| Path::new(name).parent().map(Path::to_owned);
        assert_eq!(folder(&given[5]), folder(&given[6]), "pages of a folder stay together");
        assert_ne!(folder(&given[5]), folder(&given[7]));
    }

    #[test]
    fn what_no_disk_takes_is_not_in_a_name() {
        assert_eq!(names(&["a\0b/c\0.html"]), ["out/a_b/c_.md"]);
    }

    #[test]
    fn nothing_is_written_outside_the_folder() {
        assert_eq!(names(&["../../a.html", "/b.html"]), ["out/a.md", "out/b.md"]);
    }
}
