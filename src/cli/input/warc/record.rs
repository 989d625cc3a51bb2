//! Turns a record of a WARC into a page, if it is one.

use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};

use super::super::RawPage;
use super::super::http::{Fields, Head, read_body};
use super::super::select::Search;

/// Bytes of the fields of a record, and of the head of a response, that are read.
const HEAD_BYTES: u64 = 1 << 16;
/// Types of content that are pages.
const PAGE_TYPES: [&str; 2] = ["text/html", "application/xhtml+xml"];

/// A record that holds a page.
#[derive(Debug)]
pub(crate) struct Record {
    pub(super) url: Option<String>,
    content_type: Option<String>,
    /// The fields of the response, if it is one.
    http: Option<Fields>,
    body: Vec<u8>,
    is_cut: bool,
}

impl Record {
    /// The page with its encodings undone.
    pub(crate) fn into_page(self, max_bytes: usize) -> RawPage {
        let Record { url, content_type, http, body, is_cut } = self;
        let (bytes, is_broken) = match http {
            Some(fields) => read_body(&fields, body, max_bytes),
            None => (body, false),
        };
        RawPage { bytes, url, content_type, is_cut: is_cut || is_broken, is_served: true, ..RawPage::default() }
    }
}

/// A record that was read.
#[derive(Debug)]
pub(super) enum Entry {
    Page(Box<Record>),
    /// A page that a server sent with a status other than success: an error, or where the page has gone.
    Refused(u16),
    /// A page whose name, this one, is not asked for.
    LeftOut(PathBuf),
    /// A request, a picture …
    Other,
}

/// Reads a record whose mark was read; `left` are the bytes behind the mark, where they are known. It goes by its address, or by
/// what it is `called` where it has none.
pub(super) fn read_entry(input: &mut dyn BufRead, search: &Search, left: Option<u64>, called: &Path) -> io::Result<Entry> {
    let lines = read_lines(input)?;
    let fields = Fields::read(&lines);
    let length: u64 = fields.get("content-length").and_then(|value| value.parse().ok()).ok_or_else(broken)?;
    if left.is_some_and(|left| length > left.saturating_sub(lines.len() as u64)) {
        return Err(broken());
    }
    let is_response = fields.get("warc-type") == Some("response");
    let is_resource = fields.get("warc-type") == Some("resource");
    // The head of a response says whether the rest is worth reading.
    let mut body = Vec::new();
    if is_response || is_resource {
        input.take(length.min(HEAD_BYTES)).read_to_end(&mut body)?;
    }
    let http = if is_response { Head::read(&body) } else { None };
    let content_type = match &http {
        Some(head) => head.fields.get("content-type"),
        None => fields.get("content-type"),
    };
    let (is_page, status) = match &http {
        Some(head) => (is_page(content_type, body.get(head.len..)), head.status),
        None => (is_resource && is_page(content_type, None), 200),
    };
    let is_refused = !(200..300).contains(&status);
    let url = fields.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']));
    let name = url.map_or(called, Path::new);
    let is_wanted = search.selection.wants(name);
    if !is_page || is_refused || !is_wanted {
        skip(input, length - body.len() as u64)?;
        return Ok(match (is_refused, is_wanted) {
            (true, true) => Entry::Refused(status),
            (false, false) if is_page => Entry::LeftOut(name.to_owned()),
            _ => Entry::Other,
        });
    }
    // One byte more than a page may have tells that there is more; packed bodies are not larger than plain ones.
    let most = length.min(search.max_bytes as u64 + 1 + HEAD_BYTES);
    input.take(most.saturating_sub(body.len() as u64)).read_to_end(&mut body)?;
    skip(input, length - body.len() as u64)?;
    let content_type = content_type.map(str::to_owned);
    if let Some(head) = &http {
        body.drain(..head.len);
    }
    let url = url.map(str::to_owned);
    let is_cut = most < length || fields.get("warc-truncated").is_some();
    let http = http.map(|head| head.fields);
    Ok(Entry::Page(Box::new(Record { url, content_type, http, body, is_cut })))
}

fn broken() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

/// The lines up to an empty one.
fn read_lines(input: &mut dyn BufRead) -> io::Result<Vec<u8>> {
    let mut input = input.take(HEAD_BYTES);
    let mut lines = Vec::new();
    loop {
        let begin = lines.len();
        input.read_until(b'\n', &mut lines)?;
        match lines.get(begin..).unwrap_or_default() {
            b"\r\n" | b"\n" => return Ok(lines),
            line if line.ends_with(b"\n") => {}
            _ => return Err(broken()),
        }
    }
}

/// Whether a type is that of a page, or there is none and the body looks like one.
fn is_page(content_type: Option<&str>, body: Option<&[u8]>) -> bool {
    match content_type {
        Some(kind) => {
            let kind = kind.split(';').next().unwrap_or_default().trim();
            PAGE_TYPES.iter().any(|page| kind.eq_ignore_ascii_case(page))
        }
        None => body.is_some_and(|body| body.trim_ascii_start().starts_with(b"<")),
    }
}

fn skip(input: &mut dyn BufRead, bytes: u64) -> io::Result<()> {
    let skipped = io::copy(&mut input.take(bytes), &mut io::sink())?;
    if skipped == bytes { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
