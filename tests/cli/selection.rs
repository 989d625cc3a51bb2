//! Which pages are read, by their names.

use crate::archives::{tar, warc_record, zip};
use crate::desk::{Desk, article, gzip};

/// The paths of the pages that a run reads, which has to end well and to say nothing.
fn paths(desk: &Desk, words: &[&str]) -> Vec<String> {
    let ran = desk.run(&[&["--fields", "path", "-f", "jsonl"], words].concat());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{words:?}");
    ran.lines().iter().map(|line| line["path"].as_str().unwrap().to_owned()).collect()
}

/// A folder with a blog, with news, and with what is no page.
fn desk() -> Desk {
    let desk = Desk::new();
    for name in ["s/blog/2023/a.html", "s/blog/2024/b.html", "s/blog/draft", "s/news/c.html"] {
        desk.put(name, article(name));
    }
    desk.put("s/blog/notes.txt", "notes");
    desk
}

fn pages() -> [(&'static str, Vec<u8>); 3] {
    ["blog/1.html", "news/2.html", "blog/3"].map(|name| (name, article(name).into_bytes()))
}

fn crawl() -> Vec<u8> {
    let addresses = ["https://example.org/blog/2024/a", "https://example.org/about", "https://example.net/Blog/2025/b"];
    let records = addresses.map(|address| warc_record(address, &article(address)));
    // What a server has for a picture, and what it says where it has nothing, are no pages that somebody may want.
    let others = [("200 OK", "image/png"), ("404 Not Found", "text/html")].map(|(status, kind)| {
        let body = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n<p>x");
        let fields = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/other";
        format!("{fields}\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n", body.len()).into_bytes()
    });
    [records.concat(), others.concat()].concat()
}

#[test]
fn pages_of_a_folder_are_read_where_any_pattern_matches_and_none_that_is_skipped() {
    let desk = desk();
    assert_eq!(paths(&desk, &["s", "--match", r"/blog/\d{4}/"]), ["s/blog/2023/a.html", "s/blog/2024/b.html"]);
    assert_eq!(paths(&desk, &["s", "--match", "/2023/", "--match", "c.html$"]), ["s/blog/2023/a.html", "s/news/c.html"]);
    // What is no page is passed over in silence where it is not asked for.
    let skipped = ["s", "--skip", "/2023/", "--skip", "draft|txt$"];
    assert_eq!(paths(&desk, &skipped), ["s/blog/2024/b.html", "s/news/c.html"]);
    assert_eq!(paths(&desk, &["s", "--match", "html$", "--skip", "^s/blog"]), ["s/news/c.html"]);
    assert_eq!(paths(&desk, &["s", "--match", "(?i)NEWS"]), ["s/news/c.html"]);
    let told = desk.run(&["-f", "jsonl", "s"]);
    assert!(told.err.contains("passed over 1 file (s/blog/notes.txt)"), "{}", told.err);
}

#[test]
fn files_that_are_named_or_listed_are_pages_as_others() {
    let desk = desk();
    desk.put("list", "s/blog/2023/a.html\nmissing.html\ns/news/c.html\n");
    assert_eq!(paths(&desk, &["--files-from", "list", "--match", "^s/"]), ["s/blog/2023/a.html", "s/news/c.html"]);
    assert_eq!(paths(&desk, &["s/blog/2023/a.html", "s/blog/draft", "--skip", "-a|a.html"]), ["s/blog/draft"]);
    let written = desk.run(&["-o", "out/", "s", "--match", "2024"]);
    assert_eq!((written.status, written.err.as_str()), (0, ""));
    let written: Vec<_> = desk.names().into_iter().filter(|name| name.starts_with("out")).collect();
    assert_eq!(written, ["out/blog/2024/b.md"]);
    let digest = desk.run(&["digest", "s", "--match", "2024"]);
    assert!(digest.status == 0 && digest.out.contains("blog/2024") && !digest.out.contains("news"), "{}", digest.out);
}

#[test]
fn pages_of_archives_go_by_the_archive_and_their_name_in_it() {
    let desk = Desk::new();
    desk.put("s/p.zip", zip(&pages())).put("s/q.tar.gz", gzip(&tar(&pages()))).put("s/r.html", article("r"));
    for name in ["p.zip", "q.tar.gz"] {
        let path = format!("s/{name}");
        assert_eq!(paths(&desk, &[&path, "--match", "/blog/"]), [format!("{path}/blog/1.html"), format!("{path}/blog/3")]);
        assert_eq!(paths(&desk, &[&path, "--skip", "blog"]), [format!("{path}/news/2.html")]);
        assert_eq!(paths(&desk, &["s", "--match", &format!("{name}/.*2")]), [format!("{path}/news/2.html")]);
    }
    assert_eq!(paths(&desk, &["s", "--skip", "zip/|tar"]), ["s/r.html"]);
}

#[test]
fn records_go_by_their_address() {
    let desk = Desk::new();
    let first = warc_record("https://example.org/blog/2024/a", &article("https://example.org/blog/2024/a")).len();
    desk.put("c.warc", crawl()).put("c.warc.gz", gzip(&crawl()));
    assert_eq!(paths(&desk, &["c.warc", "--match", r"/blog/\d{4}/"]), ["c.warc#0"]);
    assert_eq!(paths(&desk, &["c.warc", "--skip", "(?i)/blog/"]), [format!("c.warc#{first}")]);
    assert_eq!(paths(&desk, &["c.warc.gz", "--match", r"^https://example\.org/a"]), ["c.warc.gz#0.2"]);
    let piped = desk.run_with(&["-f", "jsonl", "-", "--match", "about"], &gzip(&crawl()));
    assert_eq!((piped.status, piped.lines().len()), (0, 1), "{}", piped.err);
    let counted = desk.run(&["-q", "--stats", "-f", "jsonl", "c.warc", "--match", "about"]);
    assert!(counted.err.contains("\n2 left out by --match and --skip\n"), "{}", counted.err);
    assert!(counted.err.starts_with("1 page, ") && !counted.err.contains("HTTP status"), "{}", counted.err);
    // A record without an address goes by its place.
    let unnamed = "WARC/1.1\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n<p>x\r\n\r\n";
    desk.put("u.warc", unnamed);
    let counts = |pattern: &str| desk.run(&["-q", "--stats", "-f", "jsonl", "u.warc", "--match", pattern]).err;
    assert!(counts(r"u\.warc#0$").starts_with("1 page, "), "{}", counts(r"u\.warc#0$"));
    assert!(counts("example").contains("1 left out by --match"), "{}", counts("example"));
}

#[test]
fn patterns_that_leave_nothing_are_told() {
    let desk = desk();
    desk.put("p.zip", zip(&pages())).put("c.warc", crawl()).put("t/only.zip", zip(&pages()));
    for (input, count) in [("s", 4), ("p.zip", 3), ("c.warc", 3), ("t", 3), ("s/news/c.html", 1), ("s/blog/draft", 1)] {
        let ran = desk.run(&["-f", "jsonl", input, "--match", "BLOG/"]);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{input}: {}", ran.err);
        assert!(ran.err.starts_with("tamis: nothing is left to read: "), "{input}: {}", ran.err);
        assert!(ran.err.contains(&format!("leave out {count} page")), "{input}: {}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{input}: {}", ran.err);
    }
    let quiet = desk.run(&["-q", "-f", "jsonl", "s", "--skip", "."]);
    assert_eq!((quiet.status, quiet.err.as_str()), (1, ""));
    // A folder without any page is told as ever.
    desk.put("e/notes.txt", "notes");
    let empty = desk.run(&["-f", "jsonl", "e", "--match", "blog"]);
    assert!(empty.status == 1 && empty.err.contains("e: has no pages") && !empty.err.contains("--skip"), "{}", empty.err);
}

#[test]
fn what_is_no_pattern_is_refused_with_its_place() {
    let desk = desk();
    for (flag, pattern, said) in [
        ("--match", "/blog/(", "unclosed group"),
        ("--skip", "*.html", "repetition operator"),
        ("--match", r"\p{Nope}", "not found"),
    ] {
        let ran = desk.run(&["s", flag, pattern]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{pattern}");
        assert!(ran.err.starts_with(&format!("tamis: {flag}: this is no regular expression")), "{}", ran.err);
        assert!(ran.err.contains(pattern) && ran.err.contains(said), "{}", ran.err);
        assert!(!ran.err.contains('\u{fffd}') && ran.err.lines().count() == 1, "on one line: {}", ran.err);
    }
    let other = desk.run(&["s", "--exclude", "news"]);
    assert!(other.status == 2 && other.err.contains("write --skip REGEX"), "{}", other.err);
}

#[cfg(unix)]
#[test]
fn a_run_that_goes_on_leaves_out_the_same() {
    let desk = Desk::new();
    for number in 0..30 {
        desk.put(&format!("s/{number:02}.html"), article(&number.to_string()));
    }
    desk.put("broken.html.gz", b"\x1f\x8b\x08no");
    let words = ["-q", "--stats", "--fail-fast", "-o", "o.jsonl", "s", "broken.html.gz", "s", "--skip", "[13579].html"];
    let stopped = desk.run(&words);
    assert_eq!(stopped.status, 3, "{}", stopped.err);
    desk.put("broken.html.gz", gzip(article("mended").as_bytes()));
    let other = desk.run(&[&words[..], &["--skip", "x", "--resume"]].concat());
    assert!(other.status == 2 && other.err.contains("other inputs or flags"), "{}", other.err);
    let ran = desk.run(&[&words[..], &["--resume"]].concat());
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.starts_with("31 pages, ") && ran.err.contains("\n30 left out by --match and --skip\n"), "{}", ran.err);
    let whole = desk.run(&["-q", "-f", "jsonl", "s", "broken.html.gz", "s", "--skip", "[13579].html"]);
    assert_eq!((whole.out.lines().count(), desk.read("o.jsonl") == whole.out), (31, true));
}

#[test]
fn a_page_that_is_listed_is_never_replaced_by_what_is_made_of_it() {
    let desk = desk();
    desk.put("list", "s/news/c.html\ns/blog/2023/a.html\n");
    let before = desk.read("s/news/c.html");
    for again in [&[][..], &["--resume"]] {
        let told = desk.run(&[&["-f", "html", "-o", "s/news/", "--files-from", "list"], again].concat());
        assert_eq!(told.status, 3, "{}", told.err);
        assert!(told.err.contains("s/news/c.html: the output would replace the page itself; name another place"), "{}", told.err);
        assert_eq!(desk.read("s/news/c.html"), before);
        assert!(desk.names().contains(&"s/news/a.html".to_owned()));
    }
}

#[test]
fn a_page_among_those_that_are_cleaned_is_never_replaced_by_another() {
    let desk = Desk::new();
    desk.put("s/index.html", article("one")).put("s/sub/index.html", article("two")).put("s/sub/b.html", article("three"));
    let told = desk.run(&["-f", "html", "-o", "s/", "s/sub/index.html", "s/sub/b.html"]);
    assert_eq!(told.status, 3);
    assert!(told.err.contains("s/sub/index.html: s/index.html is there already, in a folder with the pages"), "{}", told.err);
    assert_eq!(desk.read("s/index.html"), article("one"));
    assert!(desk.read("s/b.html").contains("First, three"));
    assert_eq!(desk.run(&["-f", "html", "-o", "out/", "s/sub/"]).status, 0);
    assert_eq!(desk.run(&["-f", "html", "-o", "out/", "s/sub/"]).status, 0, "what was made of pages is made anew");
}
