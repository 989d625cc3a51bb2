//! Turns a saved HTTP response into the bytes of its body: head off, chunks joined, encodings undone.
//!
//! Lenient: many archives hold bodies that are plain though their fields say otherwise, and those are taken as they are.

use std::io::Read;

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use memchr::{memchr, memmem};

use super::sniff::Packing;
use super::unpack;

/// Encodings of one body that are undone; no server needs more than two.
const MOST_ENCODINGS: usize = 4;

/// Fields of the head of a message, in the way of HTTP, WARC and mail.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads lines of `Name: value`; a line that begins with white space goes on with the one before.
    pub(super) fn read(lines: &[u8]) -> Fields {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in lines.split(|byte| *byte == b'\n') {
            let text = String::from_utf8_lossy(line);
            if line.starts_with(b" ") || line.starts_with(b"\t") {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(text.trim());
                }
            } else if let Some((name, value)) = text.split_once(':') {
                fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        Fields(fields)
    }

    /// The first field of a name, which is lower case.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// The words of a list that may be spread over several fields of a name.
    fn list(&self, name: &str) -> Vec<String> {
        let values = self.0.iter().filter(|(own, _)| own == name).flat_map(|(_, value)| value.split(','));
        values.map(|word| word.trim().to_ascii_lowercase()).filter(|word| !word.is_empty()).collect()
    }
}

/// The head of a response.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) status: u16,
    pub(super) fields: Fields,
    /// Bytes up to the body.
    pub(super) len: usize,
}

impl Head {
    /// Reads the head at the beginning of a response.
    pub(super) fn read(response: &[u8]) -> Option<Head> {
        let len = head_len(response).unwrap_or(response.len());
        let head = response.get(..len)?;
        let end = memchr(b'\n', head)?;
        let line = std::str::from_utf8(head.get(..end)?).ok()?;
        let status = line.strip_prefix("HTTP/")?.split_ascii_whitespace().nth(1)?.parse().ok()?;
        Some(Head { status, fields: Fields::read(head.get(end + 1..)?), len })
    }
}

/// Where the empty line after a head ends.
pub(super) fn head_len(bytes: &[u8]) -> Option<usize> {
    let windows = memmem::find(bytes, b"\r\n\r\n").map(|at| at + 4);
    let unix = memmem::find(bytes, b"\n\n").map(|at| at + 2);
    windows.into_iter().chain(unix).min()
}

/// The body of a response as it is meant, up to one byte more than `max_bytes`, and whether its end is missing.
pub(super) fn read_body(fields: &Fields, body: Vec<u8>, max_bytes: usize) -> (Vec<u8>, bool) {
    let is_chunked = fields.list("transfer-encoding").iter().any(|encoding| encoding == "chunked");
    let joined = if is_chunked { join_chunks(&body) } else { None };
    let (mut body, is_whole) = joined.unwrap_or((body, true));
    let mut is_cut = !is_whole;
    let mut encodings = fields.list("content-encoding");
    encodings.extend(fields.list("transfer-encoding").into_iter().filter(|encoding| encoding != "chunked"));
    for encoding in encodings.iter().rev().take(MOST_ENCODINGS) {
        if let Some((decoded, is_whole)) = decode(encoding, &body, max_bytes) {
            body = decoded;
            is_cut |= !is_whole;
        }
    }
    (body, is_cut)
}

/// Undoes an encoding: what could be decoded, and whether that is all; none where the body is not encoded so.
fn decode(encoding: &str, body: &[u8], max_bytes: usize) -> Option<(Vec<u8>, bool)> {
    let read = |mut input: Box<dyn Read + '_>| {
        let mut out = Vec::new();
        let is_whole = input.by_ref().take(max_bytes as u64 + 1).read_to_end(&mut out).is_ok();
        (is_whole || !out.is_empty()).then_some((out, is_whole))
    };
    let packed = |packing| unpack::open(body, packing).ok().and_then(|input| read(Box::new(input)));
    match encoding {
        "gzip" | "x-gzip" if Packing::of_bytes(body) == Packing::Gzip => read(Box::new(MultiGzDecoder::new(body))),
        "zstd" if Packing::of_bytes(body) == Packing::Zstd => packed(Packing::Zstd),
        // Nothing marks these two; text is no valid stream of either but by rare chance, and then it shows.
        "br" if !looks_plain(body) => packed(Packing::Brotli),
        "deflate" if !looks_plain(body) => {
            read(Box::new(ZlibDecoder::new(body))).or_else(|| read(Box::new(DeflateDecoder::new(body))))
        }
        _ => None,
    }
}

fn looks_plain(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"<")
}

/// The chunks of a body as one, and whether the last is among them; none where the body is not chunked. A chunk that is cut is
/// taken as far as it goes.
fn join_chunks(body: &[u8]) -> Option<(Vec<u8>, bool)> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((size, behind)) = read_chunk_size(rest) {
        if size == 0 {
            return Some((out, true));
        }
        out.extend_from_slice(behind.get(..size).unwrap_or(behind));
        rest = behind.get(size..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    (!out.is_empty()).then_some((out, false))
}

/// The bytes that a chunk says to have, and what stands behind the line that says so.
fn read_chunk_size(rest: &[u8]) -> Option<(usize, &[u8])> {
    let end = memchr(b'\n', rest)?;
    let line = std::str::from_utf8(rest.get(..end)?).ok()?;
    let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
    Some((size, rest.get(end + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body_of(fields: &str, body: &[u8]) -> (String, bool) {
        let (body, is_cut) = read_body(&Fields::read(fields.as_bytes()), body.to_vec(), 1 << 20);
        (String::from_utf8(body).unwrap(), is_cut)
    }

    #[test]
    fn heads_are_read_as_servers_write_them() {
        let head = Head::read(b"HTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n  charset=utf-8\r\nX: \xff\r\n\r\n<p>").unwrap();
        assert_eq!((head.status, head.fields.get("content-type")), (200, Some("text/html; charset=utf-8")));
        assert_eq!(head.len, 68);
        assert_eq!(Head::read(b"HTTP/1.0 404\nA: b\n\n<p>").unwrap().status, 404);
        assert!(Head::read(b"<p>HTTP/1.1 200 OK").is_none());
    }

    #[test]
    fn chunks_become_one_body() {
        let fields = "Transfer-Encoding: chunked";
        assert_eq!(body_of(fields, b"3\r\n<p>\r\n4;x=y\r\nText\r\n0\r\n\r\n"), ("<p>Text".into(), false));
        assert_eq!(body_of(fields, b"3\r\n<p>\r\nffffffff\r\nText"), ("<p>Text".into(), true));
        assert_eq!(body_of(fields, b"<p>Text\n"), ("<p>Text\n".into(), false));
        assert_eq!(body_of(fields, b"3\r\n<p>\r\nffffffffffffffffffff\r\nText"), ("<p>".into(), true));
    }

    #[test]
    fn chunks_without_the_last_are_a_body_that_is_cut() {
        let whole = b"3\r\n<p>\r\n4\r\nText\r\n0\r\n\r\n";
        for end in "3\r\n<".len()..=whole.len() {
            let (body, is_cut) = body_of("Transfer-Encoding: chunked", &whole[..end]);
            assert!("<p>Text".starts_with(&body), "{end}: {body}");
            assert_eq!(is_cut, end < whole.len() - "\r\n".len(), "{end}");
        }
    }

    #[test]
    fn encodings_are_undone_or_were_never_there() {
        let zstd = zstd::encode_all(&b"<p>Text"[..], 0).unwrap();
        assert_eq!(body_of("Content-Encoding: zstd", &zstd), ("<p>Text".into(), false));
        for encoding in ["gzip", "br", "deflate", "zstd", "identity", "none"] {
            assert_eq!(body_of(&format!("Content-Encoding: {encoding}"), b"<p>Text"), ("<p>Text".into(), false));
        }
    }

    #[test]
    fn what_is_cut_is_read_as_far_as_it_goes() {
        use std::io::Write;
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        let text: String = (0..5000).map(|number| format!("<p>{number}")).collect();
        encoder.write_all(text.as_bytes()).unwrap();
        let packed = encoder.finish().unwrap();
        let (body, is_cut) = body_of("Content-Encoding: gzip", &packed[..packed.len() / 2]);
        assert!(is_cut && body.len() > 100 && text.starts_with(&body));
    }
}
