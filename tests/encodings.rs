//! A page is the same page in every encoding: each of the corpus, written in others of those that can hold it, gives the same
//! document.

use std::fs;
use std::path::{Path, PathBuf};

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, KOI8_R, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
    WINDOWS_1254, WINDOWS_1256,
};
use tamis::decode::{EncodingSource, decode};
use tamis::{Document, Extractor, Page};

const URL: &str = "https://example.org/a/page";
const OTHERS: [&Encoding; 14] = [
    GB18030,
    GBK,
    BIG5,
    SHIFT_JIS,
    EUC_JP,
    EUC_KR,
    KOI8_R,
    WINDOWS_1250,
    WINDOWS_1251,
    WINDOWS_1252,
    WINDOWS_1253,
    WINDOWS_1254,
    WINDOWS_1256,
    encoding_rs::MACINTOSH,
];

fn pages() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let folders = fs::read_dir(corpus).expect("the corpus");
    let mut pages: Vec<PathBuf> = folders.map(|folder| folder.expect("a folder").path().join("page.html")).collect();
    pages.sort();
    pages
}

/// The document of a page, without what it was read in.
fn document(page: &Page<'_>) -> Document {
    let mut document = Extractor::new().extract(&page.url(URL));
    document.encoding = String::new();
    document.encoding_source = EncodingSource::Text;
    document
}

/// The text in an encoding, if that reads back as the same text: some encodings have several codes for a character, or none.
fn transcode(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    let (bytes, _, has_unmappable) = encoding.encode(text);
    let (read, has_errors) = encoding.decode_without_bom_handling(&bytes);
    (!has_unmappable && !has_errors && read == text).then(|| bytes.into_owned())
}

#[test]
fn every_page_of_the_corpus_is_the_same_in_other_encodings() {
    let mut compared = 0;
    for path in pages() {
        let text = decode(&fs::read(&path).expect("a page"), None).text.into_owned();
        let expected = document(&Page::text(&text));
        let mut compare = |name: &str, page: &Page<'_>| {
            compared += 1;
            assert!(document(page) == expected, "{} in {name} is another document", path.display());
        };
        for to_bytes in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
            let marked: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(to_bytes).collect();
            compare("UTF-16 with a mark", &Page::bytes(&marked));
            // An odd byte at the end is half a character.
            compare("UTF-16 and a byte more", &Page::bytes(&[&*marked, b"a"].concat()));
            compare(
                "UTF-16 that is said to be",
                &Page::bytes(marked.get(2..).unwrap_or_default()).content_type("text/html; charset=utf-16"),
            );
        }
        for encoding in OTHERS {
            if let Some(bytes) = transcode(&text, encoding) {
                compare(encoding.name(), &Page::bytes(&bytes).content_type(&format!("text/html; charset={}", encoding.name())));
            }
        }
    }
    println!("{compared} pages compared");
    assert!(compared > 300, "only {compared} pages were compared");
}

#[test]
fn a_page_is_the_same_from_every_thread_and_after_every_other() {
    let extractor = Extractor::new();
    let pages: Vec<Vec<u8>> = pages().iter().map(|path| fs::read(path).expect("a page")).collect();
    let all = || -> Vec<Document> { pages.iter().map(|page| extractor.extract(&Page::bytes(page).url(URL))).collect() };
    let expected: Vec<Document> = pages.iter().map(|page| Extractor::new().extract(&Page::bytes(page).url(URL))).collect();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(all)).collect();
        for thread in threads {
            assert!(thread.join().expect("no panic") == expected);
        }
    });
}
