//! How names of files end that are pages, parts of pages and others.

/// The extensions of pages; lower case, sorted.
pub(super) const PAGES: &[&str] = &["htm", "html", "shtm", "shtml", "xht", "xhtml"];

/// The extensions of what makes pages on a server, and of what it has sent: its source or a page; lower case, sorted.
pub(super) const SERVED: &[&str] =
    &["asp", "aspx", "cfm", "cgi", "do", "jsf", "jsp", "jspx", "php", "php3", "php4", "php5", "php7", "phtml", "pl"];

/// The extensions of what pages are saved with: nobody looks for words in it; lower case, sorted.
#[rustfmt::skip]
pub(super) const PARTS: &[&str] = &[
    "apng", "avi", "avif", "bmp", "css", "cur", "download", "eot", "flac", "gif", "ico", "jfif", "jpeg", "jpg", "js", "m4a",
    "m4v", "map", "mjs", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "oga", "ogg", "ogv", "opus", "otf", "png", "svg", "svgz",
    "swf", "tif", "tiff", "ttf", "vtt", "wasm", "wav", "weba", "webm", "webmanifest", "webp", "woff", "woff2",
];

/// The extensions of messages that hold a page among its pictures; lower case, sorted.
pub(super) const MESSAGES: &[&str] = &["eml", "mht", "mhtml"];

/// How browsers end the name of the folder that they save beside a page, in the languages they speak; sorted.
pub(super) const BESIDE: &[&str] =
    &["-Dateien", "-filer", "_archivos", "_arquivos", "_bestanden", "_fichiers", "_file", "_files", "_pliki", "_soubory"];

/// Other ends of the names of files that hold one text or one archive; lower case, sorted.
pub(super) const FILES: &[&str] = &[
    "csv", "doc", "docx", "epub", "gz", "json", "jsonl", "markdown", "md", "ndjson", "odt", "parquet", "pdf", "rst", "rtf",
    "text", "tsv", "txt", "xls", "xlsx", "xml", "yaml", "yml", "zip", "zst",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!([PAGES, SERVED, PARTS, MESSAGES, BESIDE, FILES].iter().all(|list| list.is_sorted()));
    }
}
