//! Turns names and first bytes into what a file is.

use std::ffi::OsStr;
use std::path::Path;

use super::ends::{BESIDE, FILES, MESSAGES, PAGES, PARTS, SERVED};

/// How files are packed; lower case, sorted.
const PACKINGS: &[(&str, Packing)] = &[("br", Packing::Brotli), ("gz", Packing::Gzip), ("zst", Packing::Zstd)];
/// Bytes that tell what a file is: a tar says so at its 257th.
pub(super) const SNIFFED: usize = 512;

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    Gzip,
    Zstd,
    /// Has no mark of its own; only the name tells.
    Brotli,
    /// Its first bytes tell, if it is.
    Unknown,
}

impl Packing {
    /// The packing that a name tells; a page that is packed without saying so is recognised.
    pub(super) fn of_name(path: &Path) -> Packing {
        match packing_of(path) {
            Some(Packing::Brotli) => Packing::Brotli,
            _ => Packing::Unknown,
        }
    }

    /// The packing that the first bytes tell.
    pub(super) fn of_bytes(bytes: &[u8]) -> Packing {
        if bytes.starts_with(&[0x1f, 0x8b]) {
            Packing::Gzip
        } else if bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
            Packing::Zstd
        } else {
            Packing::None
        }
    }
}

/// What a file is, unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Page,
    Message,
    Zip,
    Tar,
    Warc,
}

impl Kind {
    /// What a name tells, if it tells something.
    pub(super) fn of_name(path: &Path) -> Option<Kind> {
        let name = extension(path)?;
        if name == "tgz" {
            return Some(Kind::Tar);
        }
        let inner = if packing_of(path).is_some() { extension(Path::new(path.file_stem()?))? } else { name };
        match inner.as_str() {
            "zip" if packing_of(path).is_none() => Some(Kind::Zip),
            "tar" => Some(Kind::Tar),
            "warc" => Some(Kind::Warc),
            _ if MESSAGES.binary_search(&inner.as_str()).is_ok() => Some(Kind::Message),
            _ if [PAGES, SERVED].iter().any(|ends| ends.binary_search(&inner.as_str()).is_ok()) => Some(Kind::Page),
            _ => None,
        }
    }

    /// What the first bytes tell; a page where they tell nothing.
    pub(super) fn of_bytes(bytes: &[u8]) -> Kind {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            Kind::Zip
        } else if bytes.starts_with(b"WARC/") {
            Kind::Warc
        } else if bytes.get(257..262) == Some(b"ustar") {
            Kind::Tar
        } else if is_message(bytes) {
            Kind::Message
        } else {
            Kind::Page
        }
    }

    /// Whether a single file is a page or a message.
    pub(super) fn of_page(path: &Path, bytes: &[u8]) -> Kind {
        match Kind::of_name(path) {
            // Some browsers call both the same.
            Some(Kind::Message) if bytes.trim_ascii_start().starts_with(b"<") => Kind::Page,
            Some(Kind::Message) => Kind::Message,
            Some(Kind::Page) => Kind::Page,
            _ => Kind::of_bytes(bytes),
        }
    }
}

/// Whether a text begins with fields of a message, among them that of its version.
fn is_message(bytes: &[u8]) -> bool {
    let head = bytes.get(..SNIFFED).unwrap_or(bytes);
    let begins = [b"From: ".as_slice(), b"MIME-Version: ", b"Snapshot-Content-Location: "];
    begins.iter().any(|begin| head.starts_with(begin)) && memchr::memmem::find(head, b"MIME-Version: ").is_some()
}

/// Whether a name with this end, in lower case, is that of one file, as everybody knows.
pub(in super::super) fn is_known_end(end: &str) -> bool {
    [PAGES, MESSAGES, FILES].iter().any(|ends| ends.binary_search(&end).is_ok())
}

/// Whether a name is that of an archive of pages.
pub(in super::super) fn is_archive(path: &Path) -> bool {
    matches!(Kind::of_name(path), Some(Kind::Zip | Kind::Tar | Kind::Warc))
}

/// What becomes of a file that was not named itself but found in a folder or an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Listing {
    /// It is a page or a message.
    Page,
    /// It is looked into.
    Archive,
    /// It is a page if it begins like one.
    Unsure,
    /// It is a picture, a style sheet, ... of a page.
    Part,
    /// It is something else.
    Other,
}

impl Listing {
    /// What the name tells.
    pub(in super::super) fn of_name(path: &Path) -> Listing {
        match Kind::of_name(path) {
            Some(Kind::Zip | Kind::Tar | Kind::Warc) => return Listing::Archive,
            Some(Kind::Page) if is_served(path) => return Listing::Unsure,
            Some(Kind::Page | Kind::Message) => return Listing::Page,
            None => {}
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // What was asked of a server stands behind the name, in whatever way the disk took it: `a.php?id=1`, `a.css@v=1.2`.
        let bare = name.split(['?', '@']).next().unwrap_or_default();
        let end = extension(Path::new(bare)).unwrap_or_default();
        if PARTS.binary_search(&end.as_str()).is_ok() {
            return Listing::Part;
        }
        let is_asked = bare.len() < name.len();
        // `index.html.1` was saved twice, `/wiki/St._Gallen` has no extension at all.
        let is_odd = end.bytes().all(|byte| byte.is_ascii_digit()) || !end.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if (is_asked || is_odd) && !name.ends_with('~') { Listing::Unsure } else { Listing::Other }
    }

    /// Whether it is read, by the name alone.
    pub(in super::super) fn is_read(self) -> bool {
        matches!(self, Listing::Page | Listing::Archive | Listing::Unsure)
    }
}

/// Whether the name is that of a page which a program on a server makes, packed or not.
fn is_served(path: &Path) -> bool {
    let inner = if packing_of(path).is_some() { path.file_stem().map(Path::new) } else { Some(path) };
    inner.and_then(extension).is_some_and(|end| SERVED.binary_search(&end.as_str()).is_ok())
}

/// Whether a file or a folder is hidden by its name; what a Mac puts beside each file of an archive is meant to be, too.
pub(in super::super) fn is_hidden(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name == b"__MACOSX" || name.starts_with(b".") && !matches!(name, b"." | b"..")
}

/// Whether a folder holds the pictures and frames of a page that was saved beside it.
pub(in super::super) fn is_beside_page(folder: &Path) -> bool {
    let name = folder.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let page = BESIDE.iter().find_map(|end| name.strip_suffix(end));
    page.is_some_and(|page| ["html", "htm"].iter().any(|end| folder.with_file_name(format!("{page}.{end}")).is_file()))
}

/// The name of a page without the extensions that say so.
pub(in super::super) fn page_stem(name: &OsStr) -> &OsStr {
    let path = Path::new(name);
    let unpacked = if packing_of(path).is_some() { path.file_stem().unwrap_or(name) } else { name };
    match Kind::of_name(path) {
        Some(_) => Path::new(unpacked).file_stem().unwrap_or(unpacked),
        None => unpacked,
    }
}

fn packing_of(path: &Path) -> Option<Packing> {
    let name = extension(path)?;
    let found = PACKINGS.binary_search_by_key(&name.as_str(), |(name, _)| name).ok()?;
    PACKINGS.get(found).map(|(_, packing)| *packing)
}

fn extension(path: &Path) -> Option<String> {
    path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packings_are_sorted() {
        assert!(PACKINGS.is_sorted_by_key(|(name, _)| name));
    }

    #[test]
    fn files_are_known_by_their_names() {
        let kind = |name: &str| Kind::of_name(Path::new(name));
        for name in ["a.html", "a.HTM", "b.c.xhtml", "a.html.gz", "a.Html.GZ", "a.htm.zst", "a.html.br"] {
            assert_eq!(kind(name), Some(Kind::Page), "{name}");
        }
        for name in ["a.mhtml", "a.MHT", "a.eml.gz"] {
            assert_eq!(kind(name), Some(Kind::Message), "{name}");
        }
        assert_eq!((kind("a.zip"), kind("a.tar.zst"), kind("a.tgz")), (Some(Kind::Zip), Some(Kind::Tar), Some(Kind::Tar)));
        assert_eq!((kind("a.warc"), kind("a.warc.gz")), (Some(Kind::Warc), Some(Kind::Warc)));
        for name in ["a.xht", "a.shtml", "index.php", "a.ASPX", "a.jsp.gz"] {
            assert_eq!(kind(name), Some(Kind::Page), "{name}");
        }
        for name in ["a.txt", "html", ".html", "a.gz", "a.html.bak", "a.zip.gz"] {
            assert_eq!(kind(name), None, "{name}");
        }
    }

    #[test]
    fn what_lies_in_a_folder_is_known_or_looked_at_or_passed_over() {
        let of = |name: &str| Listing::of_name(Path::new(name));
        for name in ["a.html", "a.xht", "a.shtml", "a.eml", "a.htm.gz"] {
            assert_eq!(of(name), Listing::Page, "{name}");
        }
        for name in [
            "a.php",
            "a.php.gz",
            "index",
            "index.php?id=3",
            "index.php@id=3",
            "a?b=1.2",
            "index.html.1",
            "St._Gallen",
            "watch?v=a.b",
            "v1.2",
        ] {
            assert_eq!(of(name), Listing::Unsure, "{name}");
        }
        for name in ["a.css", "a.css?ver=1.2", "a.PNG", "a.js@v=3", "a.js.download"] {
            assert_eq!(of(name), Listing::Part, "{name}");
        }
        for name in ["a.txt", "a.json", "a.rs", "a~", "a.html~", "a.html.orig", "a.gz"] {
            assert_eq!(of(name), Listing::Other, "{name}");
        }
        assert_eq!((of("a.zip"), of("a.warc.gz")), (Listing::Archive, Listing::Archive));
        assert!(is_hidden(OsStr::new(".git")) && is_hidden(OsStr::new("._a.html")) && !is_hidden(OsStr::new("..")));
    }

    #[test]
    fn files_are_known_by_their_first_bytes() {
        assert_eq!(Kind::of_bytes(b"WARC/1.1\r\n"), Kind::Warc);
        assert_eq!(Kind::of_bytes(b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"), Kind::Message);
        assert_eq!(Kind::of_bytes(b"From: all of us <p>"), Kind::Page);
        assert_eq!(Kind::of_bytes(b"<p>PK"), Kind::Page);
    }

    #[test]
    fn a_stem_has_no_extension_of_pages() {
        let stems = ["a.html", "b.htm.gz", "c.mhtml", "d.page", "e.warc.gz", "f.gz"].map(|name| page_stem(OsStr::new(name)));
        assert_eq!(stems, ["a", "b", "c", "d.page", "e", "f"]);
    }
}
