//! Adds a page to the corpus and says what is left to do by hand.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use tamis::{Extractor, Page};
use tamis_eval::corpus::{add_folder, check_name, meta_skeleton, read_saved};

use crate::AddArgs;

/// The project's folder.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
/// What the corpus test writes.
const SNAPSHOTS: [&str; 3] = ["text.snap", "markdown.snap", "document.snap"];

/// Writes the folder of a page, then its snapshots by way of the corpus test.
pub fn add(args: &AddArgs) -> Result<ExitCode> {
    check_name(&args.name)?;
    let bytes = read_saved(&args.file)?;
    let mut page = Page::bytes(&bytes).url(&args.url);
    if let Some(content_type) = &args.content_type {
        page = page.content_type(content_type);
    }
    let extractor = Extractor::new();
    let meta = meta_skeleton(&extractor.extract(&page), &args.url, args.content_type.as_deref());
    let folder = add_folder(&Path::new(ROOT).canonicalize()?.join("corpus"), &args.name, &bytes, &meta)?;
    for block in extractor.explain(&page).blocks {
        println!("{} {}", if block.verdict.keep { "+ kept   " } else { ". dropped" }, block.text);
    }
    println!();
    let failures = write_snapshots(&args.name)?;
    let missing: Vec<&str> = SNAPSHOTS.into_iter().filter(|name| !folder.join(name).is_file()).collect();
    if !missing.is_empty() {
        eprintln!("{failures}\nnot written: {}", missing.join(", "));
        return Ok(ExitCode::FAILURE);
    }
    println!("{}", review(&args.name, &folder));
    Ok(ExitCode::SUCCESS)
}

/// Runs the corpus test for one page, so that snapshots which are not there yet are written; what it printed.
fn write_snapshots(name: &str) -> Result<String> {
    let run = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["test", "--package", "tamis", "--test", "corpus"])
        .current_dir(ROOT)
        .env("TAMIS_CORPUS", name)
        .env("INSTA_UPDATE", "unseen")
        .output()
        .context("cannot run cargo")?;
    Ok(String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr))
}

fn review(name: &str, folder: &Path) -> String {
    let folder = folder.display();
    format!(
        "{folder} is there, with snapshots of what comes out now. By hand:\n\
         1. page.html: text and names of your own; nothing of anybody's page may stay in it.\n\
         2. meta.toml: say what is tricky; [expect] is what was found: make it what is right.\n\
         3. keep.txt, drop.txt: a piece of text a line that must, or must not, be in the output (the blocks are listed above).\n\
         4. Read text.snap, markdown.snap and document.snap. Where one is wrong, mend the code, not the snapshot.\n\
         5. TAMIS_CORPUS={name} cargo test --test corpus\n\
         A page.html that has changed needs new snapshots: delete them, then\n\
         TAMIS_CORPUS={name} INSTA_UPDATE=unseen cargo test --test corpus"
    )
}
