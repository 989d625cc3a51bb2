//! Documents to what is handed out.

use tamis::decode::decode;
use tamis::dom::{Limits, parse};
use tamis::{Document, Extractor, Page};

use crate::promises::{faults, keep_all, push_block};
use crate::readback::{Dice, check, document};
use crate::settings::{URL, html as page_of};

/// How the fault begins of a document that is another when it is cleaned again.
const AGAIN: &str = "cleaning it again";

/// A document that is made of the bytes reads back from its Markdown as it is; its JSON is itself, and it is some text.
///
/// # Panics
/// Where one of these is not so; that is a finding.
pub fn markdown(data: &[u8]) {
    let mut dice = Dice::Bytes(data.iter());
    let body = dice.many(4, |dice| dice.block(0));
    let document = document(body.clone());
    let read: tamis::Document = serde_json::from_str(&document.to_json()).expect("JSON of a document");
    assert!(read == document, "JSON does not read back");
    assert!(!document.to_text().contains('\0'));
    check(body);
}

/// The HTML of a page is made of a fixed list of elements, parsing and sanitizing change nothing of it, and cleaning it again
/// changes no word; Markdown holds no HTML but breaks in cells.
///
/// # Panics
/// Where one of these is not so; that is a finding.
pub fn html(data: &[u8]) {
    for (document, url) in documents(data) {
        let mut faults = faults(&document, url);
        faults.retain(|fault| !fault.starts_with(AGAIN));
        assert!(faults.is_empty(), "{}\n{}", faults.join("\n"), document.to_html());
        let (once, again) = (words(&document), words(&keep_all(&document.to_html(), url)));
        assert!(once == again, "cleaning it again changes words:\n  {once:?}\n  {again:?}");
    }
}

/// Cleaning the HTML of a page again changes nothing at all.
///
/// No target: about one in twenty thousand pages of random pieces still gives another tree of the same words, as where a note
/// holds nothing but a link back and a picture.
///
/// # Panics
/// Where it changes something.
pub fn again(data: &[u8]) {
    for (document, url) in documents(data) {
        // A page without any text is empty, whatever pictures it shows.
        if !words(&document).is_empty() {
            let faults = faults(&document, url);
            assert!(faults.is_empty(), "{}\n{}", faults.join("\n"), document.to_html());
        }
    }
}

/// The page whole, and as it is cleaned.
fn documents(data: &[u8]) -> Vec<(Document, Option<&'static str>)> {
    let Some(page) = page_of(data) else { return Vec::new() };
    // As the extractor reads it.
    let page = decode(page.as_bytes(), Some("utf-8")).text;
    if parse(&page, &Limits::default()).reached().is_some() {
        return Vec::new();
    }
    let url = data.first().is_some_and(|choice| choice & 1 == 0).then_some(URL);
    let cleaned = Extractor::new().extract(&url.map_or(Page::text(&page), |url| Page::text(&page).url(url)));
    vec![(keep_all(&page, url), url), (cleaned, url)]
}

/// Letters and digits; the numbers of notes are given anew.
fn words(document: &Document) -> String {
    let mut out = String::new();
    document.body.iter().for_each(|block| push_block(&mut out, block));
    out.retain(|c| c.is_alphanumeric() && !c.is_ascii_digit());
    out
}
