//! Runs the body of every target over its seeds, so that none rots between two runs of the fuzzer.

use std::fs;
use std::path::{Path, PathBuf};

use tamis_fuzz::{CONTENT, PIECES, RECORDS, STATEMENTS, STRICTER, TARGETS, noise};

fn pages() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus");
    let folders = fs::read_dir(corpus).expect("the corpus lies beside the targets");
    let mut pages: Vec<PathBuf> = folders.map(|folder| folder.expect("a folder").path().join("page.html")).collect();
    pages.retain(|page| page.exists());
    pages.sort();
    assert!(!pages.is_empty());
    pages
}

/// Inputs that no page of the corpus is like.
fn odd_inputs() -> Vec<Vec<u8>> {
    let every_byte = (0..=255).collect();
    let mut inputs: Vec<Vec<u8>> = vec![Vec::new(), b"\0".to_vec(), every_byte, b"<".to_vec(), b"<p>\xff\xfe".to_vec()];
    inputs.extend(
        ["<div>", "<b id=1>", "<table><tr><td>", "<!--", "<p><font size=1>x", "&#x10ffff;", "\u{feff}"]
            .map(|piece| piece.repeat(2000).into_bytes()),
    );
    inputs
}

/// The byte that says how a page is cleaned, before the page.
fn with_choice(choice: u8, page: &[u8]) -> Vec<u8> {
    [&[choice], page].concat()
}

#[test]
fn every_target_runs_over_every_page_and_cuts_of_it() {
    for (number, path) in pages().iter().enumerate() {
        let page = fs::read(path).expect("a page");
        let part = number % 7 + 1;
        for (_, body) in TARGETS {
            body(&with_choice(0, &page));
            body(&with_choice((number * 37 % 128) as u8, &page));
            body(&with_choice(part as u8, &page[..page.len() * part / 8]));
        }
    }
}

#[test]
fn every_target_runs_over_odd_inputs_with_many_choices() {
    for input in odd_inputs() {
        for (_, body) in TARGETS {
            for choice in (0..=255).step_by(if input.len() > 1000 { 17 } else { 1 }) {
                body(&with_choice(choice, &input));
            }
        }
    }
}

#[test]
fn every_target_runs_over_pages_made_of_pieces() {
    for (name, body) in TARGETS {
        for seed in 0..400 {
            let input = [vec![128 | seed as u8 & 15], noise(seed, 4 + seed as usize % 120)].concat();
            // Where a body panics, the name is what the message lacks.
            println!("{name}: {seed}");
            body(&input);
        }
    }
}

/// The seeds are those in which a thousand others were found once.
#[test]
fn pages_made_of_pieces_are_the_same_when_they_are_cleaned_again() {
    let (_, body) = STRICTER;
    for seed in 0..4000 {
        let input = [vec![128 | seed as u8 & 15], noise(seed, 2 + seed as usize % 60)].concat();
        println!("{seed}");
        body(&input);
    }
}

/// Every target's findings, as the fuzzer wrote them or made smaller.
#[test]
fn what_was_found_once_is_not_found_again() {
    for (name, body) in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("findings").join(name);
        for finding in fs::read_dir(folder).into_iter().flatten().flatten() {
            println!("{}", finding.path().display());
            body(&fs::read(finding.path()).expect("a finding"));
        }
    }
}

/// The words that the fuzzer puts into inputs: pieces of pages, and the names that our tables know.
#[test]
fn the_dictionary_is_that_of_the_tables() {
    let mut words: Vec<String> = [PIECES, CONTENT, RECORDS, STATEMENTS].concat().into_iter().map(str::to_owned).collect();
    words.extend(tamis::table::tags::Tag::names().iter().map(|name| format!("<{name}>")));
    words.extend(
        tamis::table::callouts::HOLDERS.iter().chain(tamis::table::notes::REFERENCES).map(|name| format!(" class={name}")),
    );
    words.extend(tamis::table::dates::MONTHS.iter().map(|(month, _)| (*month).to_owned()));
    words.retain(|word| !word.is_empty() && word.len() <= 64);
    words.sort();
    words.dedup();
    let entry = |word: &String| {
        let bytes = word.bytes().map(|byte| match byte {
            b'"' | b'\\' => format!("\\{}", byte as char),
            b' '..=b'~' => (byte as char).to_string(),
            _ => format!("\\x{byte:02X}"),
        });
        format!("\"{}\"\n", bytes.collect::<String>())
    };
    let dictionary: String = words.iter().map(entry).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionary.txt");
    if std::env::var_os("TAMIS_WRITE").is_some() {
        fs::write(&path, &dictionary).expect("written");
    }
    assert!(fs::read_to_string(&path).unwrap_or_default() == dictionary, "TAMIS_WRITE=1 writes fuzz/dictionary.txt anew");
}
