//! The pages that the benches read: those of the corpus and, where they are, those of the data sets beside the project.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn read(path: &Path) -> Vec<u8> {
    let mut bytes = fs::read(path).unwrap();
    if path.extension().is_some_and(|extension| extension == "gz") {
        let packed = std::mem::take(&mut bytes);
        MultiGzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap();
    }
    bytes
}

/// The sets by their name; of a data set one in so many pages.
pub fn sets(sample: usize) -> Vec<(String, Vec<Vec<u8>>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = if root.join("corpus").exists() { root.to_owned() } else { root.join("../..") };
    let corpus = files_in(&root.join("corpus")).into_iter().map(|folder| folder.join("page.html")).filter(|page| page.exists());
    let mut sets = vec![("corpus".to_owned(), corpus.map(|page| read(&page)).collect())];
    for set in files_in(&root.join("../shared/data")) {
        let pages: Vec<Vec<u8>> = files_in(&set.join("pages")).iter().step_by(sample).map(|page| read(page)).collect();
        if !pages.is_empty() {
            sets.push((set.file_name().unwrap().to_string_lossy().into_owned(), pages));
        }
    }
    sets
}
