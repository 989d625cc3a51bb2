//! Which addresses a document may hold.

/// Schemes of links.
pub const LINK_SCHEMES: &[&str] = &["ftp", "http", "https", "mailto", "tel"];

/// Schemes of pictures, and of the pages that relative addresses belong to.
pub const PICTURE_SCHEMES: &[&str] = &["http", "https"];

/// The longest `<base href>` that is believed; the longest of 140 on saved pages has 140 bytes.
pub const BASE_BYTES: usize = 512;

/// Ends of the names of the folders that browsers save beside a page.
pub const SAVED_FOLDERS: &[&str] = &["-Dateien", "_Dateien", "_archivos", "_bestanden", "_fichiers", "_file", "_files"];

/// Bytes of the longest address that a document holds: many a block may stand in one link.
pub const ADDRESS_BYTES: usize = 6 << 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(LINK_SCHEMES.is_sorted());
        assert!(PICTURE_SCHEMES.is_sorted());
    }
}
