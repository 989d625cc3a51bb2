//! Runs the body of every target over its seeds, so that none rots between two runs of the fuzzer.

use std::fs;
use std::path::{Path, PathBuf};

fn pages() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus");
    let folders = fs::read_dir(corpus).expect("the corpus lies beside the targets");
    let mut pages: Vec<PathBuf> = folders.map(|folder| folder.expect("a folder").path().join("page.html")).collect();
    pages.retain(|page| page.exists());
    pages.sort();
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
fn clean_runs_over_every_page_and_every_cut_of_it() {
    let pages = pages();
    assert!(!pages.is_empty());
    for (number, path) in pages.iter().enumerate() {
        let page = fs::read(path).expect("a page");
        tamis_fuzz::clean(&with_choice(0, &page));
        tamis_fuzz::clean(&with_choice((number * 37 % 256) as u8, &page));
        for part in 1..8 {
            tamis_fuzz::clean(&with_choice(part as u8, &page[..page.len() * part / 8]));
        }
    }
}

#[test]
fn clean_runs_over_odd_inputs_with_every_choice() {
    for input in odd_inputs() {
        for choice in 0..128 {
            tamis_fuzz::clean(&with_choice(choice, &input));
        }
    }
}

#[test]
fn tokenizer_runs_over_every_page_and_every_cut_of_it() {
    for path in pages() {
        let page = fs::read(path).expect("a page");
        for part in 1..=8 {
            tamis_fuzz::tokenizer(&with_choice(0, &page[..page.len() * part / 8]));
        }
        tamis_fuzz::tokenizer(&with_choice(1, &page));
        tamis_fuzz::tokenizer(&with_choice(3, &page));
    }
}

#[test]
fn tokenizer_runs_over_odd_inputs_with_every_choice() {
    for input in odd_inputs() {
        for choice in 0..4 {
            tamis_fuzz::tokenizer(&with_choice(choice, &input));
        }
    }
}
