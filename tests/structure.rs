//! What the markup of the web becomes: each sample of tests/structure/ is HTML, a line `---`, and the Markdown of it.
//!
//! All text is kept, so the samples say nothing of what is content. `TAMIS_UPDATE_SAMPLES=1` writes the Markdown anew; look at
//! what it changes.

mod allowed;
mod promises;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use promises::keep_all;

#[test]
fn every_sample_of_markup_becomes_what_stands_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/structure");
    let update = std::env::var_os("TAMIS_UPDATE_SAMPLES").is_some();
    let mut report = String::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the samples").flatten() {
        let samples = fs::read_to_string(entry.path()).expect("samples");
        let mut rewritten = String::new();
        for sample in samples.split("=== ").skip(1) {
            let (name, sample) = sample.split_once('\n').expect("a name");
            let (html, expected) = sample.split_once("\n---\n").unwrap_or((sample.trim_end(), ""));
            let markdown = keep_all(html, None).to_markdown();
            let _ = write!(rewritten, "=== {name}\n{html}\n---\n{markdown}");
            count += 1;
            if markdown != expected {
                let _ = writeln!(report, "{}: {name}\n{markdown}\n  instead of\n{expected}", entry.path().display());
            }
        }
        if update {
            fs::write(entry.path(), rewritten).expect("a place for the samples");
        }
    }
    assert!(count > 150, "{count} samples");
    assert!(update || report.is_empty(), "{report}");
}
