//! Turns a saved page into a folder of the corpus, to be finished by hand.

use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use flate2::read::MultiGzDecoder;
use tamis::{Document, Status};

/// The name of a folder of the corpus: `<kind>-<slug>`, small letters, digits and dashes.
///
/// # Errors
/// The name is another.
pub fn check_name(name: &str) -> Result<()> {
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let right = name.contains('-') && name.split('-').all(plain);
    ensure!(right, "{name} is no name of a corpus page: write <kind>-<slug>, as in forum-phpbb");
    Ok(())
}

/// The bytes of a page; a gzipped one is unpacked.
///
/// # Errors
/// The file cannot be read or unpacked.
pub fn read_saved(path: &Path) -> Result<Vec<u8>> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    let unpack = MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked);
    unpack.with_context(|| format!("cannot unpack {}", path.display()))?;
    Ok(unpacked)
}

/// A skeleton of `meta.toml`: what was extracted stands in `[expect]`, to be put right.
#[must_use]
pub fn meta_skeleton(document: &Document, url: &str, content_type: Option<&str>) -> String {
    let metadata = &document.metadata;
    let day = metadata.date.as_deref().map(|date| date.get(..10).unwrap_or(date));
    let status = if matches!(document.status, Status::Empty(_)) { "empty" } else { "ok" };
    let authors = metadata.authors.iter().cloned().map(toml::Value::String).collect();
    let mut meta = String::new();
    write_line(&mut meta, "url", Some(url));
    write_line(&mut meta, "content_type", content_type);
    write_line(&mut meta, "tricky", Some(""));
    meta += "\n# What was found, not what is right.\n[expect]\n";
    write_line(&mut meta, "title", metadata.title.as_deref());
    let _ = writeln!(meta, "authors = {}", toml::Value::Array(authors));
    write_line(&mut meta, "date", day);
    write_line(&mut meta, "site", metadata.site.as_deref());
    write_line(&mut meta, "language", metadata.language.as_deref());
    write_line(&mut meta, "status", Some(status));
    meta
}

/// A line of TOML, where there is a value.
fn write_line(meta: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        let _ = writeln!(meta, "{name} = {}", toml::Value::String(value.to_owned()));
    }
}

/// Writes a new folder with the page, the skeleton of its `meta.toml` and empty `keep.txt` and `drop.txt`.
///
/// # Errors
/// The folder is there already, or cannot be written.
pub fn add_folder(corpus: &Path, name: &str, bytes: &[u8], meta: &str) -> Result<PathBuf> {
    let folder = corpus.join(name);
    if folder.exists() {
        bail!("{} is there already", folder.display());
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (file, content) in [("page.html", bytes), ("meta.toml", meta.as_bytes()), ("keep.txt", b""), ("drop.txt", b"")] {
        let path = folder.join(file);
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_a_kind_and_a_slug() {
        assert!(check_name("table-layout-1998").is_ok());
        for wrong in ["forum", "Forum-a", "forum-", "a--b", "../a-b", "a-b/c"] {
            assert!(check_name(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_skeleton_is_toml_whatever_the_page_says() {
        let mut document = tamis::extract("<p>Tea");
        document.metadata.title = Some("\"Tea\"\n\\ = [x]".to_owned());
        document.metadata.authors = vec!["O'Hara \"Jo\"".to_owned()];
        let meta = meta_skeleton(&document, "https://a.example/", Some("text/html"));
        let read: toml::Table = toml::from_str(&meta).unwrap();
        assert_eq!(read["expect"]["title"].as_str(), document.metadata.title.as_deref());
        assert_eq!(read["expect"]["authors"][0].as_str(), Some("O'Hara \"Jo\""));
        assert_eq!(read["content_type"].as_str(), Some("text/html"));
    }

    #[test]
    fn a_folder_is_never_overwritten() {
        let corpus = std::env::temp_dir().join(format!("tamis-corpus-{}", std::process::id()));
        let folder = add_folder(&corpus, "a-b", b"<p>", "").unwrap();
        assert_eq!(fs::read(folder.join("page.html")).unwrap(), b"<p>");
        assert!(add_folder(&corpus, "a-b", b"", "").is_err());
        fs::remove_dir_all(&corpus).unwrap();
    }
}
