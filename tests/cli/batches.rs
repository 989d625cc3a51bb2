//! Many pages: lists, limits, counts, packed lines.

use std::fs::File;
use std::io::Read;

use crate::desk::{Desk, MENU, article};

#[test]
fn inputs_come_from_a_list() {
    let desk = Desk::new();
    desk.put("a.html", article("a")).put("b c.html", article("b")).put("s/d.html", article("d"));
    desk.put("list", "b c.html\n\ns\r\na.html");
    let paths = |words: &[&str], input: &[u8]| {
        let ran = desk.run_with(&[&["-f", "jsonl", "--fields", "path"], words].concat(), input);
        ran.lines().iter().map(|line| line["path"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(paths(&["--files-from", "list"], b""), ["b c.html", "s/d.html", "a.html"]);
    assert_eq!(paths(&["--files-from", "-"], b"a.html\nb c.html\n"), ["a.html", "b c.html"]);
    assert_eq!(paths(&["--files-from", "-", "-0"], b"a.html\0b c.html\0"), ["a.html", "b c.html"]);
    assert_eq!(paths(&["a.html", "--files-from", "-"], b"s"), ["a.html", "s/d.html"]);
    assert_eq!(desk.run(&["--files-from", "missing"]).status, 3);
    assert_eq!(desk.run(&["--files-from", "-", "-"]).status, 2);
    assert_eq!(desk.run(&["-0", "a.html"]).status, 2);
}

#[test]
fn the_name_of_the_output_tells_the_format() {
    let desk = Desk::new();
    desk.put("a.html", article("a")).put("b.html", article("b"));
    let plain = desk.run(&["-f", "jsonl", "a.html", "b.html"]).out;
    for name in ["o.jsonl", "o.jsonl.gz", "o.jsonl.zst"] {
        assert_eq!(desk.run(&["-o", name, "a.html", "b.html"]).status, 0, "{name}");
    }
    assert_eq!(desk.read("o.jsonl"), plain);
    let mut unpacked = String::new();
    flate2::read::MultiGzDecoder::new(File::open(desk.path("o.jsonl.gz")).unwrap()).read_to_string(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain);
    let unpacked = zstd::decode_all(File::open(desk.path("o.jsonl.zst")).unwrap()).unwrap();
    assert_eq!(String::from_utf8(unpacked).unwrap(), plain);
    assert_eq!(desk.run(&["-o", "o.txt", "a.html"]).status, 0);
    assert_eq!(desk.read("o.txt"), desk.run(&["-f", "text", "a.html"]).out);
}

#[test]
fn counts_are_printed_at_the_end() {
    let desk = Desk::new();
    desk.put("s/a.html", article("a")).put("s/b.html", MENU).put("s/c.html.gz", b"\x1f\x8b\x08no");
    let ran = desk.run(&["-q", "--stats", "-f", "jsonl", "s", "gone.html"]);
    assert_eq!(ran.status, 3);
    for part in [
        "2 pages, ",
        "1 ok\n",
        "1 empty (no-content)\n",
        "1 missing\n",
        "1 broken",
        "1 input without content, 2 failed\n",
        "pages/s",
    ] {
        assert!(ran.err.contains(part), "{part}: {}", ran.err);
    }
}

#[test]
fn fail_fast_ends_at_the_first_failure() {
    let desk = Desk::new();
    desk.put("a.html", article("a")).put("b.html", MENU).put("c.html", article("c"));
    let ran = desk.run(&["-f", "jsonl", "--fields", "path", "--fail-fast", "a.html", "b.html", "gone.html", "c.html"]);
    assert_eq!((ran.status, ran.out.as_str()), (3, "{\"path\":\"a.html\"}\n{\"path\":\"b.html\"}\n"));
    assert_eq!(desk.run(&["-o", "o.jsonl", "--fail-fast", "a.html", "gone.html", "c.html"]).status, 3);
    assert!(!desk.path("o.jsonl").exists(), "what is not whole is not there");
    desk.put("gone.html", article("g"));
    assert_eq!(desk.run(&["-o", "o.jsonl", "--fail-fast", "a.html", "gone.html", "c.html", "--resume"]).status, 0);
    assert_eq!(desk.read("o.jsonl").lines().count(), 3);
    assert!(!desk.names().iter().any(|name| name.contains("journal") || name.contains("part")), "{:?}", desk.names());
}

#[test]
fn limits_cut_a_page_and_are_named() {
    let desk = Desk::new();
    desk.put(
        "a.html",
        article("a").replace("</article>", &format!("{}</article>", "<p>One more line, and one more. ".repeat(200_000))),
    );
    let reason = |words: &[&str]| {
        let ran = desk.run(&[&["-f", "json", "--fields", "status,reason"], words, &["a.html"]].concat());
        assert_eq!(ran.json()["status"], "truncated", "{words:?}: {}", ran.out);
        ran.json()["reason"].as_str().unwrap().to_owned()
    };
    assert!(reason(&["--max-size", "10K"]).contains("larger than is read of a page (--max-size)"));
    assert!(reason(&["--max-output", "200"]).contains("more content than is written of one (--max-output)"));
    assert!(reason(&["--max-nodes", "500"]).contains("more elements"));
    assert!(reason(&["--timeout", "0.001"]).contains("longer than it may (--timeout)"));
    assert_eq!(desk.run(&["--timeout", "60", "-q", "a.html"]).status, 0);
    for words in [["--max-size", "0"], ["--max-size", "x"], ["--timeout", "0"], ["--timeout", "-1"]] {
        assert_eq!(desk.run(&[&words[..], &["a.html"]].concat()).status, 2, "{words:?}");
    }
}

#[test]
fn what_makes_no_sense_is_refused() {
    let desk = Desk::new();
    desk.put("a.html", article("a"));
    for words in [
        ["--resume", "a.html"].as_slice(),
        &["--rows-per-file", "5", "-f", "jsonl", "-o", "x.jsonl", "a.html"],
        &["--resume", "-o", "x.jsonl", "-"],
        &["explain", "a.zip"],
    ] {
        assert_eq!(desk.run(words).status, 2, "{words:?}");
    }
}

#[test]
fn the_metadata_of_a_page_has_its_sources_and_runners_up() {
    let desk = Desk::new();
    desk.put(
        "a.html",
        "<html lang=en><title>Tea | Times</title><meta property=og:title content='All about tea'><h1>Tea</h1><p>Text.",
    );
    let text = desk.run(&["meta", "a.html"]);
    assert_eq!(text.status, 0, "{}", text.err);
    assert!(text.out.lines().any(|line| line.starts_with("language") && line.contains("lang-attribute") && line.ends_with("en")));
    assert!(!text.out.contains("- "), "{}", text.out);
    assert_eq!(text.out.lines().last(), Some("not found: authors, date"), "{}", text.out);
    let all = desk.run(&["meta", "--all", "a.html"]);
    assert!(
        all.out.lines().any(|line| line.starts_with(' ') && line.contains("title-tag") && line.contains("- Tea | Times")),
        "{}",
        all.out
    );
    let json = desk.run(&["meta", "--all", "-f", "json", "a.html"]).json();
    assert!(json["title"]["value"].is_string() && json["title"]["source"].is_string(), "{json}");
    assert!(!json["title"]["others"].as_array().unwrap().is_empty(), "{json}");
    let told = "<meta property=article:published_time content='2026-02-04T07:12:31+01:00'><h1>Tea</h1><p>Text.";
    let json = desk.run_with(&["meta", "-f", "json"], told.as_bytes()).json();
    assert_eq!(
        (&json["date"]["value"], &json["published"]["value"]),
        (&"2026-02-04".into(), &"2026-02-04T07:12:31+01:00".into())
    );
    assert_eq!(json["date"]["source"], json["published"]["source"]);
    assert_eq!(desk.run(&["meta", "missing.html"]).status, 3);
    assert_eq!(desk.run_with(&["meta"], b"<p>x").status, 1);
}
