//! Pages: what is read, what is written, what is said.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::archives::{warc_record, zip};
use crate::desk::{Desk, MENU, Ran, SENTENCE, article, gzip};

#[test]
fn a_page_with_content_ends_with_0_and_says_nothing() {
    let desk = Desk::new();
    desk.put("a.html", article("one"));
    let ran = desk.run(&["a.html"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("# Tea: “green” or \"black\"? one\n\n"), "{}", ran.out);
    assert!(ran.out.contains("First, one.") && ran.out.ends_with("that.\n"), "{}", ran.out);
    assert!(!ran.out.contains("Home"));
    assert_eq!(desk.run(&["clean", "a.html"]).out, ran.out);
}

#[test]
fn a_dash_is_standard_output() {
    let desk = Desk::new();
    desk.put("a.html", article("a"));
    let ran = desk.run(&["-o", "-", "a.html"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, desk.run(&["a.html"]).out.as_str()));
    assert_eq!(desk.names(), ["a.html"]);
}

#[test]
fn a_page_without_content_ends_with_1_and_says_why() {
    let desk = Desk::new();
    desk.put("menu.html", MENU).put("empty.html", "");
    for (name, reason) in [("menu.html", "none that is content"), ("empty.html", "is empty")] {
        let ran = desk.run(&[name]);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{name}");
        assert!(ran.err.starts_with(&format!("tamis: {name}: ")) && ran.err.contains(reason), "{name}: {}", ran.err);
        let json = desk.run(&["-f", "json", "-q", name]);
        assert_eq!((json.status, json.err.as_str()), (1, ""));
        assert_eq!(json.json()["status"], "empty");
        assert!(json.json()["reason"].as_str().unwrap().contains(reason));
    }
}

#[test]
fn a_page_of_a_few_words_is_told_from_one_without() {
    let desk = Desk::new();
    desk.put("stub.html", "<p>Closed on Monday because of the storm.</p>").put("menu.html", MENU);
    let ran = desk.run(&["stub.html"]);
    assert!(ran.status == 1 && ran.err.contains("a few words that may be content"), "{}", ran.err);
    let stats = desk.run(&["-q", "--stats", "-f", "jsonl", "stub.html", "menu.html"]).err;
    assert!(stats.contains("1 empty (brief)\n") && stats.contains("1 empty (no-content)\n"), "{stats}");
}

#[test]
fn a_page_without_content_has_no_line_that_names_it() {
    let desk = Desk::new();
    desk.put("a.html", article("one")).put("b.html", MENU).put("c.html", article("two"));
    let ran = desk.run(&["a.html", "b.html", "c.html"]);
    assert!(ran.status == 1 && ran.err.contains("b.html") && !ran.out.contains("b.html"), "{}", ran.out);
    assert_eq!(ran.out.matches("<!-- ==> ").count(), 2, "{}", ran.out);
}

#[test]
fn what_may_help_is_not_what_was_done_already() {
    let desk = Desk::new();
    desk.put("menu.html", MENU);
    assert!(desk.run(&["menu.html"]).err.contains("try --complete"));
    let complete = desk.run(&["--complete", "menu.html"]).err;
    assert!(!complete.contains("--complete") && complete.contains("tamis explain"), "{complete}");
    assert!(desk.run(&["--precise", "menu.html"]).err.contains("try without --precise"));
}

#[test]
fn a_file_that_is_no_web_page_is_an_error_that_says_what_it_is() {
    let desk = Desk::new();
    desk.put("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n").put("b.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    desk.put("c.7z", b"7z\xbc\xaf\x27\x1c\0\x04").put("d.bin", (0..=255).collect::<Vec<u8>>().repeat(9));
    let files =
        [("a.pdf", "a PDF document"), ("b.html", "a picture (PNG)"), ("c.7z", "a 7z archive"), ("d.bin", "data, and no text")];
    for (name, what) in files {
        for command in [&["explain"][..], &["meta"], &[]] {
            let ran = desk.run(&[command, &[name]].concat());
            assert_eq!((ran.status, ran.out.as_str()), (3, ""), "{command:?} {name}: {}", ran.err);
            assert!(ran.err.contains(&format!("{name}: is not a web page: by its first bytes it is {what}")), "{}", ran.err);
        }
        let ran = desk.run(&["-q", "-f", "jsonl", name]);
        assert_eq!((ran.status, ran.lines()[0]["status"].as_str()), (3, Some("error")), "{name}: {}", ran.err);
    }
    let piped = desk.run_with(&["-"], b"%PDF-1.7\n");
    assert!(piped.status == 3 && piped.err.contains("a PDF document"), "{}", piped.err);
    let stats = desk.run(&["-q", "--stats", "-f", "jsonl", "a.pdf", "d.bin"]).err;
    assert!(stats.contains("2 not a web page\n"), "{stats}");
}

#[test]
fn a_command_that_makes_no_sense_ends_with_2() {
    let desk = Desk::new();
    desk.put("a.html", article("one")).put("b.html", article("two")).put("taken.md", "");
    for words in [
        ["--no-such-flag", "a.html"].as_slice(),
        &["-f", "json", "a.html", "b.html"],
        &["-f", "json", "."],
        &["-f", "text", "--fields", "title", "a.html"],
        &["-f", "json", "--fields", "no-such-field", "a.html"],
        &["--precise", "--complete", "a.html"],
        &["--base-url", "page.html", "a.html"],
        &["--encoding", "no-such-encoding", "a.html"],
        &["-o", "taken.md", "a.html", "b.html"],
        &["--front-matter", "-f", "html", "a.html"],
        &["-f", "html", "-o", "a.html", "a.html"],
        &["-f", "html", "-o", ".", "a.html"],
        &["-", "-"],
        &["explain", "."],
    ] {
        let ran = desk.run(words);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{words:?}: {}", ran.err);
        assert!(!ran.err.is_empty());
    }
    assert!(desk.run(&["-f", "json", "a.html", "b.html"]).err.contains("jsonl"));
    assert_eq!(desk.read("a.html"), article("one"));
}

#[test]
fn what_cannot_be_read_ends_with_3() {
    let desk = Desk::new();
    desk.put("cut.html.gz", &gzip(article("one").as_bytes())[..60]).put("broken.html.gz", b"\x1f\x8b\x08no gzip at all");
    for name in ["missing.html", "cut.html.gz", "broken.html.gz"] {
        let ran = desk.run(&[name]);
        assert_eq!((ran.status, ran.out.as_str()), (3, ""), "{name}");
        assert!(ran.err.starts_with(&format!("tamis: {name}: ")) && ran.err.contains("; "), "{}", ran.err);
        let json = desk.run(&["-f", "json", name]).json();
        assert_eq!((json["status"].as_str(), json["path"].as_str()), (Some("error"), Some(name)));
        assert!(json["text"].is_null());
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_named_with_what_to_do() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.put("secret.html", article("one"));
    fs::set_permissions(desk.path("secret.html"), fs::Permissions::from_mode(0o000)).unwrap();
    if File::open(desk.path("secret.html")).is_ok() {
        return; // Whoever runs this may read everything.
    }
    let ran = desk.run(&["secret.html"]);
    assert_eq!(ran.status, 3);
    assert!(ran.err.contains("permissions"), "{}", ran.err);
}

#[test]
fn a_folder_without_pages_has_no_content() {
    let desk = Desk::new();
    desk.put("folder/notes.txt", "not a page");
    let ran = desk.run(&["folder"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("tamis: folder: has no pages"), "{}", ran.err);
    let lines = desk.run(&["-f", "jsonl", "folder"]).lines();
    assert_eq!((lines[0]["path"].as_str(), lines[0]["status"].as_str()), (Some("folder"), Some("empty")));
}

#[test]
fn bad_inputs_in_a_batch_are_told_and_the_rest_goes_on() {
    let desk = Desk::new();
    desk.put("a.html", article("one")).put("b.html", MENU).put("c.html.gz", b"\x1f\x8b\x08no").put("d.html", article("four"));
    let ran = desk.run(&["-f", "jsonl", "--fields", "path,status", "a.html", "b.html", "c.html.gz", "missing.html", "d.html"]);
    assert_eq!(ran.status, 3);
    let words = |field: &str| ran.lines().iter().map(|line| line[field].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(words("path"), ["a.html", "b.html", "c.html.gz", "missing.html", "d.html"]);
    assert_eq!(words("status"), ["ok", "empty", "error", "error", "ok"]);
    assert_eq!(ran.err.lines().count(), 3, "{}", ran.err);
    let quiet = desk.run(&["-q", "-f", "jsonl", "a.html", "missing.html"]);
    assert_eq!((quiet.status, quiet.err.as_str()), (3, ""));
}

#[test]
fn standard_input_is_a_page_named_or_not() {
    let desk = Desk::new();
    desk.put("a.html", article("one"));
    let expected = desk.run(&["a.html"]).out;
    assert_eq!(desk.run_with(&[], article("one").as_bytes()).out, expected);
    assert_eq!(desk.run_with(&["-"], article("one").as_bytes()).out, expected);
    assert_eq!(desk.run_with(&["-"], &gzip(article("one").as_bytes())).out, expected);
    assert_eq!(desk.run_with(&["-f", "json"], article("one").as_bytes()).json()["path"], "-");
    assert_eq!(desk.run_with(&[], b"").status, 1);
}

#[test]
fn a_packed_page_is_the_page_whatever_its_name() {
    let desk = Desk::new();
    let packed = gzip(article("one").as_bytes());
    desk.put("a.html", article("one")).put("a.html.gz", &packed).put("a.page", packed);
    let expected = desk.run(&["a.html"]).out;
    assert_eq!(desk.run(&["a.html.gz"]).out, expected);
    assert_eq!(desk.run(&["a.page"]).out, expected);
}

#[test]
fn a_folder_gives_its_pages_by_name_and_nothing_else() {
    let desk = Desk::new();
    desk.put("s/b.html", article("b")).put("s/a.HTM", article("a")).put("s/c/x.xhtml", article("x")).put("s/notes.txt", "no");
    desk.put("s/c/y.html.gz", gzip(article("y").as_bytes()));
    let lines = desk.run(&["-f", "jsonl", "s"]).lines();
    let paths: Vec<_> = lines.iter().map(|line| line["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["s/a.HTM", "s/b.html", "s/c/x.xhtml", "s/c/y.html.gz"]);
    assert!(lines.iter().all(|line| line["status"] == "ok"));
}

#[test]
fn several_documents_are_printed_with_a_line_between_them() {
    let desk = Desk::new();
    desk.put("a.html", article("one")).put("b--c.html", article("two"));
    let text = desk.run(&["-f", "text", "a.html", "b--c.html"]).out;
    assert!(text.starts_with("==> a.html <==\n\n") && text.contains("\n\n==> b--c.html <==\n\n"), "{text}");
    let markdown = desk.run(&["a.html", "b--c.html"]).out;
    assert!(markdown.starts_with("<!-- ==> a.html <== -->\n\n# Tea"), "{markdown}");
    assert!(markdown.contains("<!-- ==> b- -c.html <== -->"), "{markdown}");
}

#[test]
fn no_name_breaks_out_of_the_line_between_documents() {
    let desk = Desk::new();
    let names = [
        "a--.html",
        "b---><img src=x onerror=alert(1)>.html",
        "c--!><img src=x onerror=alert(1)>.html",
        "d-----><b>.html",
        "e---",
        "f\n-->\n# F.html",
        "g\u{2028}# G\u{2029}.html",
    ];
    let pages: Vec<_> = names.iter().map(|name| (*name, article("one").into_bytes())).collect();
    desk.put("p.zip", zip(&pages));
    for format in ["markdown", "html", "text"] {
        let out = desk.run(&["-f", format, "p.zip"]).out;
        let between: Vec<_> = out.split(['\n', '\u{2028}', '\u{2029}']).filter(|line| line.contains("==> ")).collect();
        assert_eq!(between.len(), names.len(), "{out}");
        for line in between.iter().filter(|_| format != "text") {
            let comment = line.strip_prefix("<!-- ==> ").and_then(|line| line.strip_suffix(" <== -->"));
            assert!(comment.is_some_and(|comment| !comment.contains("--")), "{line}");
        }
        assert!(between.iter().all(|line| line.contains(" <==")), "{between:?}");
    }
}

#[test]
fn a_folder_of_outputs_mirrors_the_inputs_and_loses_none() {
    let desk = Desk::new();
    desk.put("s/a.html", article("a")).put("s/a.htm", article("a2")).put("s/c/x.html.gz", gzip(article("x").as_bytes()));
    desk.put("t/a.html", article("ta"));
    let ran = desk.run(&["-o", "out", "s", "t/a.html"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    let outputs: Vec<_> = desk.names().into_iter().filter(|name| name.starts_with("out")).collect();
    assert_eq!(outputs, ["out/a.html-2.md", "out/a.html.md", "out/a.md", "out/c/x.md"]);
    let all: String = outputs.iter().map(|name| desk.read(name)).collect();
    for name in ["a", "a2", "x", "ta"] {
        assert!(all.contains(&format!("First, {name}. ")), "{name}");
    }
}

#[test]
fn of_pages_that_would_share_a_name_the_first_has_it() {
    let desk = Desk::new();
    for name in ["s/a.html", "s/a.htm", "t/a.htm"] {
        desk.put(name, article(name));
    }
    let first = |text: &str| text.lines().find_map(|line| Some(line.strip_prefix("First, ")?.split(". ").next()?.to_owned()));
    let of = |file: &str| first(&desk.read(file)).unwrap();
    assert_eq!(desk.run(&["-o", "named/", "s/a.html", "s/a.htm", "t/a.htm"]).status, 0);
    assert_eq!(["named/a.md", "named/a.htm.md", "named/a.htm-2.md"].map(of), ["s/a.html", "s/a.htm", "t/a.htm"]);
    assert_eq!(desk.run(&["-o", "folder/", "s"]).status, 0);
    assert_eq!(["folder/a.md", "folder/a.html.md"].map(of), ["s/a.htm", "s/a.html"], "by name");
}

#[test]
fn a_page_and_a_folder_of_one_name_are_both_written_on_any_number_of_cores() {
    let desk = Desk::new();
    let names = ["a.html", "a.md/b.html", "c.md/d.html", "c.html", "e/f.html", "e/f.md/g/h.html"];
    desk.put("p.zip", zip(&names.map(|name| (name, article(name).into_bytes()))));
    let written = ["a.md", "a.md-2/b.md", "c.html.md", "c.md/d.md", "e/f.md", "e/f.md-2/g/h.md"];
    for jobs in ["1", "2", "8"] {
        let ran = desk.run(&["-j", jobs, "-o", &format!("out{jobs}/"), "p.zip"]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{jobs}");
        let folder = format!("out{jobs}/p/");
        let outputs: Vec<_> = desk.names().iter().filter_map(|name| name.strip_prefix(&folder)).map(str::to_owned).collect();
        assert_eq!(outputs, written, "{jobs}");
        let all: String = written.iter().map(|name| desk.read(&format!("{folder}{name}"))).collect();
        assert!(names.iter().all(|name| all.contains(&format!("First, {name}."))), "{jobs}: {all}");
    }
}

#[test]
fn pages_under_names_that_no_disk_takes_are_written() {
    let desk = Desk::new();
    let long = format!("{}.html", "x".repeat(250));
    let zip_names = ["a.html", &long, &format!("{}a.html", "folder/".repeat(800)), &"\u{6f22}".repeat(100)];
    desk.put("p.zip", zip(&zip_names.map(|name| (name, article("one").into_bytes()))));
    let deep = format!("https://example.org/{}", "part/".repeat(1000));
    let urls = ["https://example.org/a", &deep, &"\u{6f22}".repeat(120)];
    desk.put("c.warc", urls.map(|url| warc_record(url, &article("one"))).concat());
    for (archive, count) in [("p.zip", zip_names.len()), ("c.warc", urls.len())] {
        let out = format!("out-{archive}/");
        let ran = desk.run(&["-o", &out, archive]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{archive}");
        assert_eq!(desk.names().iter().filter(|name| name.starts_with(&out)).count(), count, "{:?}", desk.names());
        assert_eq!(desk.run(&["--resume", "-v", "-o", &out, archive]).err.matches("is there").count(), count, "{archive}");
    }
}

#[test]
fn an_output_folder_inside_the_input_folder_is_no_input() {
    let desk = Desk::new();
    desk.put("s/a.html", article("a"));
    for _ in 0..2 {
        assert_eq!(desk.run(&["-f", "html", "-o", "s/out", "s"]).status, 0);
    }
    assert_eq!(desk.names(), ["s/a.html", "s/out/a.html"]);
}

#[test]
fn an_output_file_is_whole_or_not_there() {
    let desk = Desk::new();
    desk.put("a.html", article("one")).put("b.html", article("two"));
    assert_eq!(desk.run(&["-o", "a.md", "a.html"]).status, 0);
    assert_eq!(desk.read("a.md"), desk.run(&["a.html"]).out);
    assert_eq!(desk.run(&["-f", "jsonl", "-o", "all.jsonl", "a.html", "b.html"]).status, 0);
    assert_eq!(desk.read("all.jsonl").lines().count(), 2);
    let ran = desk.run(&["-o", "no/such/folder/a.md", "a.html"]);
    assert_eq!(ran.status, 3);
    assert!(ran.err.contains("cannot be written"), "{}", ran.err);
    assert_eq!(desk.names(), ["a.html", "a.md", "all.jsonl", "b.html"], "no drafts are left");
}

#[test]
fn fields_are_those_asked_for_in_that_order() {
    let desk = Desk::new();
    desk.put("a.html", article("one"));
    let ran = desk.run(&["-f", "jsonl", "--fields", "title,status,path", "a.html"]);
    assert_eq!(ran.out, "{\"title\":\"Tea: “green” or \\\"black\\\"? one\",\"status\":\"ok\",\"path\":\"a.html\"}\n");
}

#[test]
fn what_the_metadata_has_and_few_pages_say_is_a_field_on_demand() {
    let desk = Desk::new();
    let head = "<meta property=article:tag content=Tea><meta property=article:tag content=Water><meta property=article:section content=Kitchen>\
                <link rel=license href=https://example.org/by/4.0/><title>";
    desk.put("a.html", article("one").replace("<title>", head)).put("b.html", article("two"));
    let ran = desk.run(&["--fields", "tags,section,licence", "a.html", "b.html", "missing.html"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    let nothing = "{\"tags\":[],\"section\":null,\"licence\":null}";
    let all = "{\"tags\":[\"Tea\",\"Water\"],\"section\":\"Kitchen\",\"licence\":\"https://example.org/by/4.0/\"}";
    assert_eq!(lines, [all, nothing, nothing]);
    for field in ["tags", "section", "licence"] {
        assert!(include_str!("../../README.md").contains(&format!("`{field}`")), "{field}");
    }
}

#[test]
fn an_object_has_every_field_in_a_fixed_order() {
    let desk = Desk::new();
    desk.put("a.html", article("one"));
    let names = |ran: &Ran| ran.json().as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(",");
    let expected =
        "path,status,reason,confidence,source,title,authors,date,site,language,url,description,image,encoding,text,markdown,body";
    assert_eq!(names(&desk.run(&["-f", "json", "a.html"])), expected);
    assert_eq!(names(&desk.run(&["-f", "json", "missing.html"])), expected);
    let json = desk.run(&["-f", "json", "a.html"]).json();
    assert!(!json["markdown"].as_str().unwrap().contains("# Tea"), "the body alone");
    assert!(json["body"].as_array().unwrap().len() >= 3);
    assert!(json["reason"].is_null());
}

#[test]
fn the_title_can_be_left_out() {
    let desk = Desk::new();
    desk.put("a.html", article("one"));
    for format in ["text", "markdown", "html"] {
        let with = desk.run(&["-f", format, "a.html"]).out;
        let without = desk.run(&["-f", format, "--no-title", "a.html"]).out;
        assert!(with.contains("black") && !without.contains("black"), "{format}: {without}");
        assert!(with.len() > without.len());
    }
    let page = desk.run(&["-f", "html", "--standalone", "--no-title", "a.html"]).out;
    assert!(page.contains("black\"? one</title>") && !page.contains("<h1>"), "HTML wants a name in the head: {page}");
}

/// A page of two posts.
const THREAD: &str = "<!DOCTYPE html><html lang=en><title>Late ferries</title>\
    <div class=post data-author=quayside><time datetime=2026-02-04></time><p>The last ferry leaves the pier at ten in the evening, says the board.</div>\
    <div class=post data-author=ada_q><time datetime=2026-02-05T07:12:31Z></time><p>I was on it yesterday, and it was late by half an hour again.</div>";

#[test]
fn the_posts_of_a_thread_are_told_with_who_wrote_them_where_that_is_asked_for() {
    let desk = Desk::new();
    desk.put("a.html", THREAD).put("b.html", article("one"));
    let plain = desk.run(&["-f", "text", "--no-title", "a.html"]).out;
    assert!(!plain.contains("quayside") && plain.contains("* * *"), "{plain}");
    let named = |format| desk.run(&["-f", format, "--no-title", "--speakers", "a.html"]).out;
    assert!(
        named("text").starts_with("quayside, 2026-02-04:\n\nThe last ferry") && named("text").contains("\nada_q, 2026-02-05:\n")
    );
    assert!(named("markdown").starts_with("**quayside**, 2026-02-04:\n\nThe last ferry"));
    assert!(named("html").starts_with("<p><strong>quayside</strong>, 2026-02-04:</p>\n<p>The last ferry"));
    assert!(desk.run(&["--speakers", "a.html"]).out.starts_with("# Late ferries\n\n**quayside**"));
    let posts = desk.run(&["--fields", "posts", "a.html"]).json()["posts"].clone();
    assert_eq!(posts[1]["author"], "ada_q");
    assert_eq!(posts[1]["time"], "2026-02-05T07:12:31+00:00");
    assert_eq!(posts[1]["text"], "I was on it yesterday, and it was late by half an hour again.\n");
    assert_eq!(desk.run(&["--fields", "posts", "b.html"]).json()["posts"], serde_json::json!([]));
    assert_eq!(desk.run(&["--speakers", "b.html"]).out, desk.run(&["b.html"]).out);
}

#[test]
fn the_field_document_is_what_the_library_reads_and_writes() {
    let desk = Desk::new();
    desk.put("a.html", article("one"));
    let json = desk.run(&["--fields", "document", "a.html"]).json();
    let document: tamis::Document = serde_json::from_value(json["document"].clone()).unwrap();
    assert_eq!(document, tamis::Extractor::new().extract(&tamis::Page::bytes(article("one").as_bytes())));
}

#[test]
fn front_matter_is_yaml_before_the_document() {
    let desk = Desk::new();
    desk.put("a.html", article("one"));
    let out = desk.run(&["--front-matter", "--no-title", "a.html"]).out;
    let front = out.strip_prefix("---\n").and_then(|rest| rest.split_once("---\n\n")).unwrap().0;
    assert!(front.starts_with("title: \"Tea: “green” or \\\"black\\\"? one\"\n"), "{front}");
    assert!(out.contains("---\n\nFirst, one."), "{out}");
}

#[test]
fn the_order_is_that_of_the_inputs_whatever_the_jobs() {
    let desk = Desk::new();
    let names: Vec<String> = (0..150).map(|number| format!("s/{number:03}.html")).collect();
    for (number, name) in names.iter().enumerate() {
        // Pages of many sizes, so that they are not done in order.
        desk.put(name, article(&format!("page {number} {}", SENTENCE.repeat(number * 7 % 40))));
    }
    let one = desk.run(&["-f", "jsonl", "-j", "1", "s"]);
    let eight = desk.run(&["-f", "jsonl", "-j", "8", "s"]);
    assert_eq!(one.out, eight.out);
    let paths: Vec<_> = eight.lines().iter().map(|line| line["path"].as_str().unwrap().to_owned()).collect();
    assert_eq!(paths, names);
}

#[test]
fn the_encoding_is_read_from_the_page_or_from_the_flag() {
    let desk = Desk::new();
    let russian = "Вода чуть ниже кипения лучше всего подходит для зелёного чая, и трёх минут достаточно, чтобы листья раскрылись полностью. ".repeat(4);
    let page = |head: &str| {
        encoding_rs::WINDOWS_1251
            .encode(&format!("{head}<title>Чай</title><h1>Чай</h1><article><p>{russian}</p></article>"))
            .0
            .into_owned()
    };
    desk.put("declared.html", page("<meta charset=windows-1251>")).put("bare.html", page(""));
    for words in [["-f", "json", "declared.html"].as_slice(), &["-f", "json", "--encoding", "cp1251", "bare.html"]] {
        let json = desk.run(words).json();
        assert_eq!(json["encoding"], "windows-1251");
        assert!(json["text"].as_str().unwrap().contains("зелёного чая"), "{json}");
    }
    assert!(desk.run(&["-v", "declared.html"]).err.contains("windows-1251 by meta"));
}

#[test]
fn a_closed_pipe_is_quiet() {
    let desk = Desk::new();
    for number in 0..200 {
        desk.put(&format!("s/{number}.html"), article(&SENTENCE.repeat(20)));
    }
    let mut child = desk.command(&["s"]).spawn().unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    // The pipe is closed now, with most of the output unwritten.
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let desk = Desk::new();
    desk.put("a.html", article("one"));
    let full = || File::options().write(true).open("/dev/full").unwrap();
    for words in [["a.html"].as_slice(), &["explain", "a.html"], &["man"]] {
        let output = desk.command(words).stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{words:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("cannot be written"));
    }
    assert_eq!(desk.run(&["-o", "/dev/full", "a.html"]).status, 3);
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_is_walked_once() {
    let desk = Desk::new();
    desk.put("s/a.html", article("one"));
    std::os::unix::fs::symlink(".", desk.path("s/same")).unwrap();
    let ran = desk.run(&["-f", "jsonl", "s"]);
    assert_eq!((ran.status, ran.lines().len(), ran.err.as_str()), (0, 1, ""));
}

#[test]
fn a_page_larger_than_the_limit_is_cut_and_says_so() {
    let desk = Desk::new();
    let mut bomb = GzEncoder::new(File::create(desk.path("bomb.html.gz")).unwrap(), Compression::fast());
    bomb.write_all(article("one").as_bytes()).unwrap();
    bomb.write_all(b"<!--").unwrap();
    for _ in 0..300 {
        bomb.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    bomb.finish().unwrap();
    let ran = desk.run(&["-f", "json", "bomb.html.gz"]);
    assert_eq!((ran.status, ran.json()["status"].as_str()), (0, Some("truncated")), "{}", ran.err);
    assert!(ran.json()["reason"].as_str().unwrap().contains("larger"));
    assert!(ran.json()["text"].as_str().unwrap().contains("First, one."));
}

#[test]
fn a_page_cut_anywhere_is_a_page() {
    let desk = Desk::new();
    let page = article("été");
    for end in [page.len() - 30, page.find("Last").unwrap() + 2, page.find("été").unwrap() + 1, page.find("</h1>").unwrap() + 3]
    {
        desk.put("cut.html", &page.as_bytes()[..end]);
        let ran = desk.run(&["cut.html"]);
        assert!(ran.status <= 1, "{end}: {}", ran.err);
        assert!(!ran.out.contains('\u{fffd}'), "{end}");
    }
}

#[test]
fn explain_shows_every_block_with_its_verdict() {
    let desk = Desk::new();
    desk.put("a.html", article("one"));
    let ran = desk.run(&["explain", "a.html"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("status ok, confidence "), "{}", ran.out);
    let verdict_of =
        |words: &str| ran.out.lines().find(|line| line.contains(words)).and_then(|line| line.get(..4)).map(str::to_owned);
    assert_eq!(verdict_of("First, one.").as_deref(), Some("keep"), "{}", ran.out);
    assert_eq!(verdict_of("Home").as_deref(), Some("drop"), "{}", ran.out);
    let json = desk.run(&["explain", "--format", "json", "a.html"]).json();
    let blocks = json["blocks"].as_array().unwrap();
    assert_eq!(ran.out.lines().count(), blocks.len() + 1);
    assert!(
        blocks
            .iter()
            .all(|block| block["text"].is_string() && block["path"].is_string() && block["verdict"]["keep"].is_boolean())
    );
    desk.put("menu.html", MENU);
    assert_eq!(desk.run(&["explain", "menu.html"]).status, 1);
    assert_eq!(desk.run(&["explain", "missing.html"]).status, 3);
    assert_eq!(desk.run_with(&["explain"], article("one").as_bytes()).out, ran.out);
}

#[test]
fn a_file_may_be_called_like_a_command() {
    let desk = Desk::new();
    desk.put("man", article("one"));
    let expected = desk.run(&["clean", "man"]);
    assert_eq!(expected.status, 0);
    assert_eq!(desk.run(&["./man"]).out, expected.out);
    assert_eq!(desk.run(&["-q", "man"]).out, expected.out);
}

#[test]
fn help_version_completions_and_man_page_are_there() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]);
    assert_eq!(help.status, 0);
    for part in ["Examples:", "Exit status:", "--front-matter", "explain"] {
        assert!(help.out.contains(part), "{part}");
    }
    assert_eq!(desk.run(&["--version"]).out, format!("tamis {}\n", env!("CARGO_PKG_VERSION")));
    assert!(desk.run(&["completions", "bash"]).out.contains("_tamis"));
    assert!(desk.run(&["man"]).out.contains(".TH tamis"));
}

#[test]
fn progress_is_told_in_lines_where_there_is_no_terminal() {
    let desk = Desk::new();
    desk.put("s/a.html", article("one")).put("s/b.html", MENU);
    let ran = desk.run(&["-q", "--progress", "always", "-f", "jsonl", "s"]);
    assert!(ran.err.contains("tamis: 2 pages, ") && ran.err.contains("1 without content, 0 failed"), "{}", ran.err);
    assert_eq!(desk.run(&["-q", "--progress", "auto", "-f", "jsonl", "s"]).err, "");
}

#[test]
fn every_page_of_the_corpus_is_read() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let ran = Desk::new().run(&["-f", "jsonl", "--fields", "status,path", corpus.to_str().unwrap()]);
    assert!(ran.status <= 1, "{}", ran.err);
    assert!(ran.lines().iter().all(|line| line["status"] != "error"));
}
