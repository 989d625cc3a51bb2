//! What tells one encoding from another, and text from what is none.

/// Bytes in which a page may declare its encoding. The standard says 1,024 at first, and to start over where a declaration
/// comes later, as in pages with style sheets before it.
pub const DECLARATION_BYTES: usize = 16 << 10;
/// Bytes by which UTF-16 and binary data are told.
pub const SAMPLE_BYTES: usize = 4096;
/// Bytes that the detector looks at.
pub const DETECTION_BYTES: usize = 1 << 20;
/// One in so many bytes at even (or odd) places is NUL in a page of UTF-16: markup alone makes it so.
pub const UTF_16_NULS: usize = 4;
/// For each of so many NULs of UTF-16, at most one stands where a character's other half should be.
pub const UTF_16_STRAY_NULS: usize = 16;
/// One in so many control characters makes a file binary; in compressed data it is one in ten.
pub const BINARY_CONTROLS: usize = 24;
/// A page is UTF-8 with a few broken places where at least so many characters are whole for each broken one.
pub const WHOLE_TO_BROKEN: usize = 4;

/// The pound and the yen in windows-1252.
pub const CURRENCIES: [u8; 2] = [0xa3, 0xa5];
/// A quarter, a half and three quarters in windows-1252.
pub const FRACTIONS: [u8; 3] = [0xbc, 0xbd, 0xbe];

/// Where the letters of these encodings begin; below it stand typographic marks.
pub const FIRST_LETTER: u8 = 0xa0;
/// So many other letters may be on a page for each such amount.
pub const LETTERS_TO_AMOUNTS: usize = 2;

/// How files begin that are no text, where that alone tells; sorted.
pub const MAGIC: &[&[u8]] = &[
    b"\x1f\x8b",
    b"%PDF-",
    b"(\xb5/\xfd",
    b"7z\xbc\xaf\x27\x1c",
    b"BZh91AY&SY",
    b"GIF87a",
    b"GIF89a",
    b"PK\x03\x04",
    b"\x7fELF",
    b"\x89PNG",
    b"\xfd7zXZ\0",
    b"\xff\xd8\xff",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn magic_numbers_are_sorted_and_none_stands_twice() {
        assert!(MAGIC.is_sorted_by(|a, b| a < b));
    }
}
