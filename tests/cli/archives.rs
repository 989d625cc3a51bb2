//! What pages come packed in.

use std::fs;
use std::io::{Cursor, Write};

use serde_json::Value;

use crate::desk::{Desk, article, gzip};

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 0).unwrap()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut Cursor::new(bytes), &mut out, &brotli::enc::BrotliEncoderParams::default()).unwrap();
    out
}

pub fn tar(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, bytes.as_slice()).unwrap();
    }
    builder.into_inner().unwrap()
}

pub fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A record with a response that is packed and comes in chunks.
pub fn warc_record(url: &str, page: &str) -> Vec<u8> {
    let packed = gzip(page.as_bytes());
    let (first, rest) = packed.split_at(packed.len() / 2);
    let mut body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n".to_vec();
    for chunk in [first, rest, &[]] {
        body.extend(format!("{:x}\r\n", chunk.len()).as_bytes());
        body.extend(chunk);
        body.extend(b"\r\n");
    }
    let fields = format!("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {}\r\n\r\n", body.len());
    [fields.as_bytes(), &body, b"\r\n\r\n"].concat()
}

fn strings(lines: &[Value], field: &str) -> Vec<String> {
    lines.iter().map(|line| line[field].as_str().unwrap_or("-").to_owned()).collect()
}

#[test]
fn a_packed_page_is_the_plain_page() {
    let desk = Desk::new();
    let page = article("one");
    desk.put("a.html", &page).put("a.html.gz", gzip(page.as_bytes())).put("a.html.zst", zstd(page.as_bytes()));
    desk.put("a.html.br", brotli(page.as_bytes()));
    let plain = desk.run(&["a.html"]).out;
    for name in ["a.html.gz", "a.html.zst", "a.html.br"] {
        let ran = desk.run(&[name]);
        assert_eq!((ran.status, ran.out.as_str()), (0, plain.as_str()), "{name}");
    }
    assert_eq!(desk.run_with(&[], &zstd(page.as_bytes())).out, plain);
}

#[test]
fn archives_give_their_pages_in_their_order() {
    let desk = Desk::new();
    let files = [
        ("b.html", article("b").into_bytes()),
        ("notes.txt", b"no page".to_vec()),
        ("sub/a.htm.gz", gzip(article("a").as_bytes())),
        ("broken.html.gz", b"\x1f\x8b\x08no".to_vec()),
    ];
    let long = format!("{}/long.html", "folder/".repeat(40).trim_end_matches('/'));
    let tar_files = [files.to_vec(), vec![(long.as_str(), article("long").into_bytes())]].concat();
    desk.put("p.zip", zip(&files)).put("p.tar", tar(&tar_files)).put("p.tar.gz", gzip(&tar(&tar_files)));
    desk.put("p.tar.zst", zstd(&tar(&tar_files)));
    for (name, count) in [("p.zip", 3), ("p.tar", 4), ("p.tar.gz", 4), ("p.tar.zst", 4)] {
        let ran = desk.run(&["-f", "jsonl", name]);
        assert_eq!(ran.status, 3, "{name}: {}", ran.err);
        let lines = ran.lines();
        let expected = ["b.html", "sub/a.htm.gz", "broken.html.gz", long.as_str()].map(|inner| format!("{name}/{inner}"));
        assert_eq!(strings(&lines, "path"), expected[..count], "{name}");
        assert_eq!(strings(&lines, "status"), ["ok", "ok", "error", "ok"][..count], "{name}");
    }
    let piped = desk.run_with(&["-f", "jsonl", "-"], &fs::read(desk.path("p.tar.gz")).unwrap());
    assert_eq!(strings(&piped.lines(), "status"), ["ok", "ok", "error", "ok"]);
    let zip = desk.run_with(&["-"], &fs::read(desk.path("p.zip")).unwrap());
    assert!(zip.status == 3 && zip.err.contains("save it to a file"), "{}", zip.err);
}

#[test]
fn the_pages_of_a_warc_have_their_addresses() {
    let desk = Desk::new();
    let page = |name: &str| format!("<a href=next>Next</a>{}", article(name));
    let one = warc_record("https://example.org/a/one", &page("one"));
    let two = warc_record("https://example.org/a/two?x=1", &page("two"));
    desk.put("c.warc", [one.clone(), two.clone()].concat());
    desk.put("c.warc.gz", [gzip(&one), gzip(b"WARC/1.1\r\nnothing"), gzip(&two)].concat());
    desk.put("c.warc.zst", zstd(&[one.clone(), two.clone()].concat()));
    let fields = ["-f", "jsonl", "--fields", "path,location,status,hash"];
    let plain = desk.run(&[&fields[..], &["c.warc"]].concat());
    assert_eq!((plain.status, plain.err.as_str()), (0, ""));
    assert_eq!(strings(&plain.lines(), "path"), ["c.warc#0".to_owned(), format!("c.warc#{}", one.len())]);
    assert_eq!(strings(&plain.lines(), "location"), ["https://example.org/a/one", "https://example.org/a/two?x=1"]);
    let packed = desk.run(&[&fields[..], &["c.warc.gz"]].concat());
    assert_eq!(packed.status, 3);
    assert!(packed.err.contains("c.warc.gz: one record is broken"), "{}", packed.err);
    let zstd = desk.run(&[&fields[..], &["c.warc.zst"]].concat());
    for other in [&packed, &zstd] {
        assert_eq!(strings(&other.lines(), "hash"), strings(&plain.lines(), "hash"));
    }
    assert_eq!(desk.run(&["-o", "out", "c.warc"]).status, 0);
    let outputs: Vec<_> = desk.names().into_iter().filter(|name| name.starts_with("out")).collect();
    assert_eq!(outputs, ["out/c/example.org/a/one.md", "out/c/example.org/a/two_x=1.md"]);
}

#[test]
fn a_body_that_is_cut_is_told_to_be_however_it_was_sent() {
    let desk = Desk::new();
    let page = article("one");
    let packed = gzip(page.as_bytes());
    let chunk = |size: usize, chunk: &str| format!("{size:x}\r\n{chunk}").into_bytes();
    let bodies = [
        ("Transfer-Encoding: chunked", [chunk(page.len(), &page), b"\r\n0\r\n\r\n".to_vec()].concat(), "ok"),
        ("Transfer-Encoding: chunked", [chunk(page.len(), &page), b"\r\n".to_vec()].concat(), "truncated"),
        ("Transfer-Encoding: chunked", chunk(page.len() + 5, &page), "truncated"),
        ("Transfer-Encoding: chunked", [chunk(page.len(), &page), b"\r\n5".to_vec()].concat(), "truncated"),
        ("Content-Encoding: gzip", packed[..packed.len() - 9].to_vec(), "truncated"),
    ];
    let records = bodies.clone().map(|(field, body, _)| {
        let body = [format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{field}\r\n\r\n").as_bytes(), &body].concat();
        let fields = format!("WARC/1.1\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n", body.len());
        [fields.as_bytes(), &body, b"\r\n\r\n"].concat()
    });
    desk.put("c.warc", records.concat());
    let lines = desk.run(&["-f", "jsonl", "c.warc"]).lines();
    assert_eq!(strings(&lines, "status"), bodies.map(|(_, _, status)| status));
    assert_eq!(lines[1]["reason"], lines[4]["reason"]);
    assert_eq!(
        (&lines[1]["text"], &lines[2]["text"], &lines[3]["text"]),
        (&lines[0]["text"], &lines[0]["text"], &lines[0]["text"])
    );
}

#[test]
fn a_saved_message_is_its_page() {
    let desk = Desk::new();
    let page = article("one").replace('=', "=3D").replace("</p>", "<a href=3D\"/b\">More</a></p>");
    let saved = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\
         Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/a\r\n\r\n{page}\r\n--b--\r\n"
    );
    desk.put("a.mhtml", &saved).put("b.eml.gz", gzip(saved.as_bytes())).put("c.page", &saved).put("d.mht", article("one"));
    for name in ["a.mhtml", "b.eml.gz", "c.page"] {
        let ran = desk.run(&["-f", "json", "--fields", "location,text,markdown", name]);
        assert_eq!((ran.status, ran.json()["location"].as_str()), (0, Some("https://example.org/a")), "{name}: {}", ran.err);
        assert!(ran.json()["text"].as_str().unwrap().contains("First, one."), "{name}");
        assert!(ran.json()["markdown"].as_str().unwrap().contains("(https://example.org/b)"), "{name}: {}", ran.out);
    }
    assert_eq!(desk.run(&["d.mht"]).status, 0);
    desk.put("e.eml", "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nText");
    let none = desk.run(&["e.eml"]);
    assert!(none.status == 1 && none.err.contains("without a page"), "{}", none.err);
}

#[test]
fn a_letter_has_the_sender_and_the_day_of_its_envelope_where_its_page_has_none() {
    let desk = Desk::new();
    let head = "From: Zoe Quill <zoe@example.org>\r\nDate: Tue, 3 Feb 2026 08:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";
    let own = "<meta name=author content='Ada Hale'><meta property=article:published_time content=2025-01-02>";
    let own = article("two").replace("<title>", &format!("{own}<title>"));
    desk.put("a.eml", format!("{head}{}", article("one"))).put("b.eml", format!("{head}{own}"));
    let fields = ["--fields", "authors,date,published"];
    let of = |name: &str| desk.run(&[&fields[..], &[name]].concat()).json();
    assert_eq!(
        of("a.eml"),
        serde_json::json!({"authors": ["Zoe Quill"], "date": "2026-02-03", "published": "2026-02-03T08:00:00+01:00"})
    );
    assert_eq!(of("b.eml"), serde_json::json!({"authors": ["Ada Hale"], "date": "2025-01-02", "published": null}));
    let meta = desk.run(&["meta", "a.eml"]).out;
    let line = meta.lines().find(|line| line.starts_with("authors")).unwrap();
    assert!(line.contains("message") && line.ends_with("Zoe Quill"), "{meta}");
}

#[test]
fn a_page_saved_by_single_file_has_the_address_of_its_comment() {
    let desk = Desk::new();
    let data = "A".repeat(4 << 20);
    let page = article("one")
        .replace("<head>", "<!--\n Page saved with SingleFile \n url: https://example.org/x/y \n saved date: Mon\n--><head>");
    let page =
        page.replace("</p></article>", &format!("<a href=z>More</a><img src=\"data:image/png;base64,{data}\"></p></article>"));
    desk.put("a.html", page);
    let ran = desk.run(&["a.html"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("(https://example.org/x/z)") && ran.out.len() < 4096, "{}", ran.out.len());
}

#[test]
fn a_bomb_stops_at_the_largest_size() {
    let desk = Desk::new();
    let page = [article("one").as_bytes(), b"<!--", &vec![b' '; 64 << 20]].concat();
    desk.put("a.html.zst", zstd(&page)).put("a.html.br", brotli(&page)).put("a.zip", zip(&[("a.html", page.clone())]));
    desk.put("a.tar.gz", gzip(&tar(&[("a.html", page.clone()), ("b.html", article("two").into_bytes())])));
    desk.put("a.warc.gz", gzip(&warc_record("https://example.org/", &String::from_utf8(page).unwrap())));
    for name in ["a.html.zst", "a.html.br", "a.zip", "a.tar.gz", "a.warc.gz"] {
        let ran = desk.run(&["-f", "jsonl", "--max-size", "1M", name]);
        assert_eq!((ran.status, ran.lines()[0]["status"].as_str()), (0, Some("truncated")), "{name}: {}", ran.err);
    }
    assert_eq!(desk.run(&["-f", "jsonl", "--max-size", "1M", "a.tar.gz"]).lines().len(), 2);
}

#[test]
fn an_archive_that_is_a_document_is_told_as_such() {
    let desk = Desk::new();
    desk.put("a.docx", zip(&[("[Content_Types].xml", b"<Types/>".to_vec()), ("word/document.xml", b"<w/>".to_vec())]));
    desk.put("b.epub", zip(&[("mimetype", b"application/epub+zip".to_vec()), ("one.xhtml", article("one").into_bytes())]));
    let ran = desk.run(&["a.docx"]);
    assert!(ran.status == 3 && ran.err.contains("is not a web page: by its parts it is a document of Office"), "{}", ran.err);
    desk.put("s/a.html", article("a")).put("s/b.zip", zip(&[("META-INF/MANIFEST.MF", b"".to_vec())]));
    assert_eq!(desk.run(&["-f", "jsonl", "s"]).lines().len(), 1, "in a folder it is none of our business");
    desk.put("c.zip", zip(&[("META-INF/MANIFEST.MF", b"".to_vec()), ("index.html", article("one").into_bytes())]));
    assert_eq!(desk.run(&["c.zip"]).status, 0, "what has pages is an archive of pages");
    let book = desk.run(&["b.epub"]);
    assert!(book.status == 0 && book.out.contains("First, one."), "{}", book.err);
}

#[test]
fn a_folder_gives_the_pages_of_its_archives_too() {
    let desk = Desk::new();
    desk.put("s/b.zip", zip(&[("x.html", article("x").into_bytes())])).put("s/a.html", article("a"));
    desk.put("s/photos.zip", zip(&[("x.png", b"\x89PNG".to_vec())])).put("s/z.mhtml", article("z"));
    let ran = desk.run(&["-f", "jsonl", "s"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(strings(&ran.lines(), "path"), ["s/a.html", "s/b.zip/x.html", "s/z.mhtml"]);
    let named = desk.run(&["s/photos.zip"]);
    assert!(named.status == 1 && named.err.contains("has no pages in it"), "{}", named.err);
}

#[test]
fn a_record_knows_its_address_better_than_the_command_line() {
    let desk = Desk::new();
    let own = warc_record("https://example.org/one", &article("one"));
    let nameless = String::from_utf8_lossy(&warc_resource("")).replace("WARC-Target-URI: \r\n", "");
    desk.put("a.warc", [own, nameless.into_bytes()].concat()).put("a.html", article("three"));
    let lines =
        desk.run(&["-f", "jsonl", "--fields", "location", "--base-url", "https://b.example/", "a.warc", "a.html"]).lines();
    assert_eq!(strings(&lines, "location"), ["https://example.org/one", "https://b.example/", "https://b.example/"]);
}

/// A record with a page that was not sent by a server.
fn warc_resource(url: &str) -> Vec<u8> {
    let page = article("two");
    format!("WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: {url}\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n{page}\r\n\r\n", page.len()).into_bytes()
}

#[test]
fn archives_in_archives_are_told() {
    let desk = Desk::new();
    let inner = || zip(&[("b.html", article("b").into_bytes())]);
    desk.put("a.zip", zip(&[("a.html", article("a").into_bytes()), ("b.zip", inner()), (".c.zip", inner())]));
    desk.put("a.tar", tar(&[("a.html", article("a").into_bytes()), ("s/b.zip", inner()), ("c.warc.gz", vec![0])]));
    let told = |name: &str| desk.run(&["-f", "jsonl", name]).err;
    assert_eq!(
        told("a.zip"),
        "tamis: passed over 1 archive (a.zip/b.zip) in an archive, to be unpacked first; what is named itself is read\n"
    );
    assert!(told("a.tar").contains("passed over 2 archives (a.tar/s/b.zip, ...) in an archive"), "{}", told("a.tar"));
    assert_eq!(desk.run(&["-f", "jsonl", "--skip", r"\.zip$", "a.zip"]).err, "");
}

#[test]
fn an_archive_on_standard_input_is_several_pages_as_one_that_is_named() {
    let desk = Desk::new();
    let pages = [("a.html", article("one").into_bytes()), ("b.html", article("two").into_bytes())];
    let crawl = ["https://example.org/a", "https://example.org/b"].map(|address| warc_record(address, &article("one"))).concat();
    for archive in [tar(&pages), gzip(&tar(&pages)), zstd(&tar(&pages)), crawl.clone(), gzip(&crawl)] {
        let ran = desk.run_with(&["--fields", "path,title", "-"], &archive);
        assert_eq!((ran.status, ran.lines().len()), (0, 2), "{}", ran.err);
        let ran = desk.run_with(&["-f", "json", "-"], &archive);
        assert!(ran.status == 2 && ran.out.is_empty() && ran.err.contains("--format jsonl"), "{}", ran.err);
        let ran = desk.run_with(&["-"], &archive);
        assert_eq!(ran.out.lines().filter(|line| line.starts_with("<!-- ==> -")).count(), 2, "{}", ran.out);
    }
    for page in [article("one").into_bytes(), gzip(article("one").as_bytes())] {
        let ran = desk.run_with(&["--fields", "title", "-"], &page);
        assert!(ran.status == 0 && ran.out.starts_with("{\n") && ran.json()["title"].is_string(), "{}", ran.out);
    }
}
