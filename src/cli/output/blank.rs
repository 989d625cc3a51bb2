//! Turns pages without content into a list in the folder of outputs, where they have no file, by which a later run knows that
//! they are done.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Start;

/// A hidden file: what was asked for as a hash on the first line, then the names of files that were not written, each as JSON.
const NAME: &str = ".without-content";

/// The files that an earlier run has not written, since they would be empty.
#[derive(Debug, Default)]
pub(in super::super) struct Blanks(HashSet<String>);

impl Blanks {
    /// Those of a run that was asked for the same, and the list to go on with. Without an earlier run both are empty.
    pub(in super::super) fn open(folder: &Path, start: &Start) -> (Blanks, BlankList) {
        let path = folder.join(NAME);
        let list = |file| BlankList { folder: folder.to_owned(), asked: start.asked.clone(), file };
        // What cannot be read is begun anew: then the pages are read once more.
        let text = if start.resumes { fs::read_to_string(&path).unwrap_or_default() } else { String::new() };
        let mut lines = text.lines();
        if lines.next() != Some(&start.asked) {
            // Where it cannot be removed, nothing can be written, either.
            let _ = fs::remove_file(&path);
            return (Blanks::default(), list(None));
        }
        let known = lines.filter_map(|line| serde_json::from_str(line).ok()).collect();
        let mut file = File::options().append(true).open(&path).ok();
        // A run that was killed may have left half a line.
        if let Some(file) = file.as_mut().filter(|_| !text.ends_with('\n')) {
            let _ = file.write_all(b"\n");
        }
        (Blanks(known), list(file))
    }

    /// Whether a file was not written.
    pub(in super::super) fn contain(&self, folder: &Path, target: &Path) -> bool {
        !self.0.is_empty() && self.0.contains(&name(folder, target))
    }
}

/// The list of them, in the making.
#[derive(Debug)]
pub(in super::super) struct BlankList {
    folder: PathBuf,
    asked: String,
    /// Is made when there is something to note.
    file: Option<File>,
}

impl BlankList {
    /// Takes note of a file that is not written.
    pub(in super::super) fn note(&mut self, target: &Path) -> io::Result<()> {
        // A string is always JSON.
        let line = serde_json::to_string(&name(&self.folder, target)).unwrap_or_default();
        if let Some(file) = &mut self.file {
            return writeln!(file, "{line}");
        }
        fs::create_dir_all(&self.folder)?;
        let mut file = File::create(self.folder.join(NAME))?;
        write!(file, "{}\n{line}\n", self.asked)?;
        self.file = Some(file);
        Ok(())
    }
}

fn name(folder: &Path, target: &Path) -> String {
    target.strip_prefix(folder).unwrap_or(target).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(asked: &str) -> Start {
        Start { resumes: true, asked: asked.to_owned(), rows_per_file: None }
    }

    #[test]
    fn what_is_noted_is_known_to_the_same_run_alone() {
        let folder = tempfile::TempDir::new().unwrap();
        let folder = folder.path();
        let (known, mut list) = Blanks::open(folder, &start("a"));
        let target = folder.join("b\nc.md");
        assert!(!known.contain(folder, &target));
        list.note(&target).unwrap();
        let (known, mut list) = Blanks::open(folder, &start("a"));
        list.note(&folder.join("d.md")).unwrap();
        assert!(known.contain(folder, &target) && !known.contain(folder, &folder.join("b")));
        let (known, _) = Blanks::open(folder, &start("a"));
        assert!(known.contain(folder, &target) && known.contain(folder, &folder.join("d.md")));
        assert!(!Blanks::open(folder, &start("other")).0.contain(folder, &target));
        assert!(!folder.join(NAME).exists(), "nor is it mixed with what others note");
    }

    #[test]
    fn half_a_line_costs_itself_alone() {
        let folder = tempfile::TempDir::new().unwrap();
        let folder = folder.path();
        fs::write(folder.join(NAME), "a\n\"b.md\"\n\"c.m").unwrap();
        let (known, mut list) = Blanks::open(folder, &start("a"));
        assert!(known.contain(folder, &folder.join("b.md")) && !known.contain(folder, &folder.join("c.md")));
        list.note(&folder.join("d.md")).unwrap();
        assert!(Blanks::open(folder, &start("a")).0.contain(folder, &folder.join("d.md")));
    }
}
