//! Turns the first bytes of an input into what a page is cleaned with, and the others into the page.

use std::borrow::Cow;

use tamis::{Extractor, Focus, Keep, Limits, Page};

use crate::pieces::{content, markup};

/// Where every page comes from.
pub const URL: &str = "https://example.org/a/page";

const FOCUSES: [Focus; 4] = [Focus::Balanced, Focus::Precision, Focus::Recall, Focus::Balanced];
const CONTENT_TYPES: [Option<&str>; 8] = [
    None,
    Some("text/html"),
    Some("utf-8"),
    Some("text/html; charset=gb18030"),
    Some("utf-16"),
    Some("iso-2022-jp"),
    Some("windows-1252"),
    Some("charset=\""),
];

/// A page and how it is cleaned. The first byte is 0 for every default.
pub struct Case<'a> {
    bytes: Cow<'a, [u8]>,
    pub extractor: Extractor,
    pub limits: Limits,
    pub content_type: Option<&'static str>,
}

impl<'a> Case<'a> {
    /// The first byte says how the page is cleaned, the second (for pages that are not taken as they are) what it is made of.
    pub fn read(data: &'a [u8]) -> Option<Self> {
        let (&choice, bytes) = data.split_first()?;
        let keep = if choice & 1 == 0 { Keep::default() } else { Keep::NOTHING };
        let focus = FOCUSES.get(usize::from(choice >> 1 & 3)).copied().unwrap_or_default();
        // Small limits, so that pages reach them.
        let limits = if choice & 8 == 0 { Limits::default() } else { Limits::default().bytes(4096).depth(16).nodes(256) };
        let is_made = choice & 128 != 0;
        let bytes = if is_made { Cow::Owned(made_page(bytes)?.into_bytes()) } else { Cow::Borrowed(bytes) };
        let content_type = CONTENT_TYPES.get(usize::from(choice >> 4 & 7)).copied().flatten().filter(|_| !is_made);
        let extractor = Extractor::new().focus(focus).keep(keep).limits(limits);
        Some(Case { bytes, extractor, limits, content_type })
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub fn page(&self) -> Page<'_> {
        let page = Page::bytes(&self.bytes).url(URL);
        self.content_type.map_or(page, |content_type| page.content_type(content_type))
    }
}

/// A page of pieces, one a byte; the first byte says which.
pub fn made_page(bytes: &[u8]) -> Option<String> {
    let (&which, bytes) = bytes.split_first()?;
    Some(match which % 3 {
        0 => markup(bytes),
        1 => content(bytes),
        // Both, so that content stands in markup that is broken.
        _ => bytes
            .chunks(8)
            .map(|chunk| if chunk.first().is_some_and(|byte| byte & 1 == 0) { markup(chunk) } else { content(chunk) })
            .collect(),
    })
}

/// The page that the first byte says: the others as they are, or pieces for each of them.
pub fn html(data: &[u8]) -> Option<Cow<'_, str>> {
    let (&choice, bytes) = data.split_first()?;
    if choice & 128 == 0 { Some(String::from_utf8_lossy(bytes)) } else { made_page(bytes).map(Cow::Owned) }
}
