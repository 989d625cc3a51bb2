//! Bytes and hints.

use tamis::decode::{EncodingSource, decode as read, find_encoding, looks_binary};

const HINTS: [Option<&str>; 16] = [
    None,
    Some("utf-8"),
    Some("utf-16"),
    Some("utf-16be"),
    Some("gb18030"),
    Some("big5"),
    Some("shift_jis"),
    Some("euc-kr"),
    Some("iso-2022-jp"),
    Some("windows-1251"),
    Some("text/html; charset=\"koi8-r\""),
    Some("text/html;charset=x-user-defined"),
    Some("charset="),
    Some("replacement"),
    Some("\u{0}"),
    Some("text/html; charset=iso-8859-8; charset=utf-8"),
];

/// How many bytes of text a cut may take with it: three of one character, and three of one that was written twice, or more often.
const MOST_CUT: usize = 32;

/// Any bytes are some text, no longer than the bytes warrant, in an encoding that has a name; text that is written as UTF-8 or
/// UTF-16 reads back as it is; and a page that is cut loses no more than the character that was cut.
///
/// # Panics
/// Where one of these is not so; that is a finding.
pub fn decode(data: &[u8]) {
    let Some((&choice, bytes)) = data.split_first() else { return };
    let hint = HINTS.get(usize::from(choice & 15)).copied().flatten();
    let decoded = read(bytes, hint);
    // A byte of a single-byte encoding is at most three bytes of UTF-8, and so is what stands for a broken one.
    assert!(decoded.text.len() <= 3 * bytes.len(), "{} bytes from {}", decoded.text.len(), bytes.len());
    assert_eq!(find_encoding(&decoded.encoding).as_deref(), Some(&*decoded.encoding));
    assert!(read(bytes, hint) == decoded, "the same bytes give another text");
    let _ = looks_binary(bytes);

    let text = decoded.text.strip_prefix('\u{feff}').unwrap_or(&decoded.text);
    let utf_8 = read(text.as_bytes(), Some("utf-8"));
    assert!(utf_8.text == text.strip_prefix('\u{feff}').unwrap_or(text), "UTF-8 does not read back");
    for (mark, to_bytes) in [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)] {
        let units = text.encode_utf16().flat_map(to_bytes);
        let utf_16: Vec<u8> = mark.into_iter().chain(units).collect();
        let read_back = read(&utf_16, None);
        assert!(read_back.text == text, "UTF-16 does not read back");
        assert_eq!(read_back.source, EncodingSource::ByteOrderMark);
    }

    let cut = text.as_bytes().get(..usize::from(choice >> 4) * text.len() / 16).unwrap_or_default();
    let mut cut_text = read(cut, Some("utf-8")).text.into_owned();
    let whole = text.strip_prefix('\u{feff}').unwrap_or(text);
    // What is written as if it was UTF-8 twice may be told from such a page only by what is behind the cut.
    while !whole.starts_with(&cut_text) && cut_text.len() < cut.len() {
        cut_text = cut_text.bytes().map(char::from).collect();
    }
    assert!(whole.starts_with(&cut_text) && cut_text.len() + MOST_CUT >= cut.len(), "{cut_text:?} is no part of {whole:?}");
}
