//! Ways of reading and cleaning that must not matter: how many pages at once, packed or not.
//!
//! The pages of the corpus, and with `TAMIS_ALL_PAGES` those of the data sets where they are.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

use super::desk::{Desk, gzip};

/// The folders with pages, each with a name.
fn sets() -> Vec<(String, Vec<PathBuf>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = |folder: &Path| -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        paths.sort();
        paths
    };
    let corpus = files(&root.join("corpus")).into_iter().map(|folder| folder.join("page.html"));
    let mut sets = vec![("corpus".to_owned(), corpus.collect())];
    if std::env::var_os("TAMIS_ALL_PAGES").is_some() {
        for set in ["hand", "news", "segments", "wcxb"] {
            sets.push((set.to_owned(), files(&root.join("../shared/data").join(set).join("pages"))));
        }
    }
    sets
}

/// The bytes of a page, unpacked.
fn page(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).unwrap();
    if path.extension().is_none_or(|extension| extension != "gz") {
        return bytes;
    }
    let mut plain = Vec::new();
    GzDecoder::new(File::open(path).unwrap()).read_to_end(&mut plain).unwrap();
    plain
}

/// What is said of the pages of a folder, without the folder and the packing.
fn lines(desk: &Desk, folder: &str, jobs: &str) -> Vec<String> {
    let ran = desk.run(&["-f", "jsonl", "--jobs", jobs, folder]);
    assert!(ran.status <= 1, "{}", ran.err);
    let without_folder = |line: &str| line.replace(&format!("\"{folder}/"), "\"").replace(".html.gz\"", ".html\"");
    ran.out.lines().map(without_folder).collect()
}

#[test]
fn how_many_pages_are_cleaned_at_once_and_how_they_are_packed_changes_nothing() {
    for (set, paths) in sets() {
        let desk = Desk::new();
        for (number, path) in paths.iter().enumerate() {
            let bytes = page(path);
            desk.put(&format!("packed/{number:05}.html.gz"), gzip(&bytes)).put(&format!("plain/{number:05}.html"), bytes);
        }
        let one = lines(&desk, "plain", "1");
        assert_eq!(one.len(), paths.len(), "{set}");
        for (way, other) in [("8 at once", lines(&desk, "plain", "8")), ("packed", lines(&desk, "packed", "8"))] {
            assert_eq!(other.len(), one.len(), "{set}, {way}");
            for (one, other) in one.iter().zip(&other) {
                let at = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
                let near = |line: &str| line.chars().skip(at.saturating_sub(40)).take(120).collect::<String>();
                assert!(one == other, "{set}, {way}:\n  {}\n  {}", near(one), near(other));
            }
        }
    }
}
