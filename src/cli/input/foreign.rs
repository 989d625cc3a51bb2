//! Turns first bytes into what a file is that is no web page.
//!
//! Pages pay a look at their first bytes for it. What has no mark here, but is no text either, the library finds out.

use std::path::Path;

use serde::de::IgnoredAny;

use super::{Cause, Fault, FaultKind};

/// How files begin that are neither pages nor packed or archived ones, and what they are; sorted.
const BEGINNINGS: &[(&[u8], &str)] = &[
    (b"\0\0\x01\0", "an icon"),
    (b"\0asm", "a program (WebAssembly)"),
    (b"\x1f\x9d", "packed by compress, which tamis does not unpack"),
    (b"!<arch>\n", "a library or a package"),
    (b"%!PS", "a PostScript document"),
    (b"%PDF-", "a PDF document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"AT&TFORM", "a DjVu document"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"ITSF", "a help file (CHM)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"OggS", "a sound or a film (Ogg)"),
    (b"PAR1", "a Parquet table"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\0", "a database (SQLite)"),
    (b"bplist00", "a web archive of Safari, or another list of properties; save the page as page source instead"),
    (b"fLaC", "a sound (FLAC)"),
    (b"wOF2", "a font"),
    (b"wOFF", "a font"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Office"),
    (b"\xfd7zXZ\0", "packed by xz, which tamis does not unpack"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
];

/// What a file is by its first bytes, where that is no page.
pub(super) fn name_foreign(bytes: &[u8]) -> Option<&'static str> {
    // Most pages begin with one of these; so does no file of the table.
    if matches!(bytes.first(), None | Some(b'<' | b'\r' | b'\n' | b' ')) {
        return None;
    }
    let marked = BEGINNINGS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, name)| *name);
    marked.or_else(|| match (bytes.get(..4)?, bytes.get(4..8)?, bytes.get(8..12)?) {
        (b"RIFF", _, b"WEBP") => Some("a picture (WebP)"),
        (b"RIFF", _, b"AVI ") => Some("a film (AVI)"),
        (b"RIFF", _, b"WAVE") => Some("a sound (WAVE)"),
        (_, b"ftyp", b"avif" | b"heic" | b"heix" | b"mif1") => Some("a picture (AVIF or HEIC)"),
        (_, b"ftyp", _) => Some("a film or a sound (MP4)"),
        ([b'B', b'Z', b'h', b'1'..=b'9'], b"1AY&", [b'S', b'Y', ..]) => Some("packed by bzip2, which tamis does not unpack"),
        ([b'I', b'D', b'3', 2..=4], ..) => Some("a sound (MP3)"),
        // Their sizes and what is reserved between them: text that begins with these letters has no zeros.
        ([b'B', b'M', ..], [_, _, 0, 0], [0, 0, ..]) => Some("a picture (BMP)"),
        _ => None,
    })
}

/// Whether a text is objects or lists of JSON, one or several, and nothing else: a page may begin with a bracket.
pub(super) fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let is_begun = matches!(text.first(), Some(b'{' | b'['));
    is_begun && serde_json::Deserializer::from_slice(text).into_iter::<IgnoredAny>().all(|value| value.is_ok())
}

/// That a file is no page.
pub(in super::super) fn not_a_page(path: &Path, bytes: &[u8]) -> Fault {
    if is_json(bytes) {
        return foreign(path, "content", "JSON");
    }
    foreign(path, "first bytes", name_foreign(bytes).unwrap_or("data, and no text"))
}

/// That a file is no page but something else, by a sign of it.
pub(super) fn foreign(path: &Path, sign: &str, name: &str) -> Fault {
    let what = format!("is not a web page: by its {sign} it is {name}; tamis reads pages of HTML");
    Fault::new(path, what, FaultKind::Failed, Cause::NotAPage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_sorted_and_none_is_that_of_another() {
        assert!(BEGINNINGS.is_sorted_by(|a, b| a.0 < b.0 && !b.0.starts_with(a.0)));
        assert!(BEGINNINGS.iter().all(|(mark, _)| !b"<\r\n ".contains(&mark[0])));
    }

    #[test]
    fn files_that_are_no_pages_are_known_by_their_first_bytes() {
        assert_eq!(name_foreign(b"%PDF-1.7\n"), Some("a PDF document"));
        assert_eq!(name_foreign(b"RIFF\x10\0\0\0WEBPVP8 "), Some("a picture (WebP)"));
        assert_eq!(name_foreign(b"\0\0\0\x20ftypisom\0\0"), Some("a film or a sound (MP4)"));
        assert_eq!(name_foreign(b"BM\x36\0\x0c\0\0\0\0\0\x36\0"), Some("a picture (BMP)"));
    }

    #[test]
    fn json_is_known_by_all_of_it() {
        for json in ["{\"a\": [1, \"<p>\"]}", "\u{feff}\n [1, 2]\n", "{\"a\": 1}\n{\"a\": 2}\n", "[]"] {
            assert!(is_json(json.as_bytes()), "{json}");
        }
        for text in
            ["", "[1] Tea is good.", "{ so it began", "\"tea\"", "12", "[1, 2] <p>x", "[tea]", "<p>{}", "{\"a\": 1} of them"]
        {
            assert!(!is_json(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn text_is_no_other_file_whatever_it_begins_with() {
        for text in [
            "",
            "B",
            "BMW has built a new car.",
            "RIFF is a format",
            "I",
            "ID3 tags name a song.",
            "BZh is how it begins",
            "<p>%PDF-",
            "PNG pictures",
            "\u{feff}<p>x",
        ] {
            assert_eq!(name_foreign(text.as_bytes()), None, "{text}");
        }
    }
}
