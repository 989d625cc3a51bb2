//! Words that were meant otherwise, and what is said to help.

use crate::archives::warc_record;
use crate::desk::{Desk, MENU, article};

#[test]
fn an_address_is_told_how_to_be_fetched() {
    let desk = Desk::new();
    for words in [&["https://example.org/tea"][..], &["explain", "https://example.org/tea"], &["meta", "HTTPS://example.org/tea"]]
    {
        let ran = desk.run(words);
        assert_eq!(ran.status, 3, "{words:?}");
        assert!(ran.err.contains("saved pages") && ran.err.contains("example.org/tea' | tamis -"), "{words:?}: {}", ran.err);
    }
    let digest = desk.run(&["digest", "https://example.org/tea"]);
    assert!(digest.err.contains("curl -sL 'https://example.org/tea' | tamis -"), "{}", digest.err);
}

#[test]
fn an_address_without_its_scheme_and_one_of_a_file_are_told_what_to_do() {
    let desk = Desk::new();
    let page = desk.path("my page.html");
    desk.put("my page.html", article("one"));
    let address = format!("file://{}", page.display().to_string().replace(' ', "%20"));
    let ran = desk.run(&[&address]);
    assert!(ran.status == 3 && ran.err.trim_end().ends_with(&format!("name the file itself: {}", page.display())), "{}", ran.err);
    let ran = desk.run(&["example.org/tea"]);
    assert!(ran.status == 3 && ran.err.contains("try: curl -sL 'https://example.org/tea' | tamis -"), "{}", ran.err);
    let ran = desk.run(&["gone.html"]);
    assert!(ran.status == 3 && ran.err.trim_end().ends_with("check the path"), "{}", ran.err);
}

#[test]
fn a_flag_that_nothing_is_like_is_not_guessed() {
    let desk = Desk::new();
    let ran = desk.run(&["--nope", "a.html"]);
    assert!(
        ran.status == 2 && ran.err.contains("--nope: there is no such flag") && !ran.err.contains("--complete"),
        "{}",
        ran.err
    );
    let ran = desk.run(&["--markdwon", "a.html"]);
    assert!(ran.status == 2 && ran.err.contains("write -f markdown") && !ran.err.contains("as a value"), "{}", ran.err);
    let ran = desk.run(&["--compleet", "a.html"]);
    assert!(ran.status == 2 && ran.err.contains("'--complete'"), "{}", ran.err);
    let ran = desk.run(&["--front-matter", "-f", "html", "a.html"]);
    assert!(ran.status == 2 && ran.err.contains("--standalone"), "{}", ran.err);
}

#[test]
fn a_mistyped_command_is_told_the_one_that_was_meant() {
    let desk = Desk::new();
    desk.put("a.html", article("one")).put("digset", article("two"));
    for (word, meant) in [("explian", "explain"), ("diges", "digest"), ("meat", "meta"), ("compeltions", "completions")] {
        let ran = desk.run(&[word, "a.html"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{word}: {}", ran.err);
        assert!(ran.err.contains(&format!("write tamis {meant}")), "{word}: {}", ran.err);
    }
    for (word, meant) in [("metadata", "tamis meta PAGE"), ("extract", "tamis PAGE"), ("summarize", "tamis digest PAGE")] {
        let ran = desk.run(&[word, "a.html"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{word}: {}", ran.err);
        assert!(ran.err.contains(&format!("did you mean {meant}?")), "{word}: {}", ran.err);
    }
    desk.put("extract/a.html", article("three"));
    assert_eq!(desk.run(&["extract", "a.html"]).status, 0, "a folder of that name has pages");
    assert_eq!(desk.run(&["digset"]).status, 0, "a file of that name is a page");
    assert_eq!(desk.run(&["gone.html"]).status, 3);
}

#[test]
fn several_pages_do_not_become_a_folder_with_the_name_of_a_file() {
    let desk = Desk::new();
    desk.put("a.html", article("a")).put("b.html", article("b")).put("s/c.html", article("c")).put("there.md/x", "");
    for words in [&["-o", "all.md", "a.html", "b.html"][..], &["-o", "all.csv", "s"], &["-f", "text", "-o", "all.txt", "s"]] {
        let ran = desk.run(words);
        assert_eq!(ran.status, 2, "{words:?}");
        assert!(ran.err.contains("-o all/ ") && ran.err.contains("-o all.jsonl"), "{words:?}: {}", ran.err);
    }
    for (name, said) in
        [("all.jsonl", "--format jsonl"), ("all.ndjson.gz", "--format jsonl"), ("all.parquet", "--format parquet")]
    {
        let ran = desk.run(&["-f", "markdown", "-o", name, "a.html", "b.html"]);
        assert_eq!(ran.status, 2, "{name}");
        assert!(ran.err.contains("-o all/ ") && ran.err.contains(said) && !desk.path(name).exists(), "{name}: {}", ran.err);
    }
    for (folder, page) in [("all.2024", "all.2024/a.md"), ("all.md/", "all.md/a.md"), ("there.md", "there.md/a.md")] {
        assert_eq!(desk.run(&["-o", folder, "a.html", "b.html"]).status, 0, "{folder}");
        assert!(desk.read(page).contains("First, a."));
    }
}

#[test]
fn the_name_of_an_output_that_ends_like_no_format_needs_one() {
    let desk = Desk::new();
    desk.put("a.html", article("a"));
    let ran = desk.run(&["-o", "a.docx", "a.html"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains(".docx is no format") && ran.err.contains("--format"), "{}", ran.err);
    assert_eq!(desk.run(&["-f", "text", "-o", "a.docx", "a.html"]).status, 0);
    assert_eq!(desk.run(&["-o", "a", "a.html"]).status, 0);
    assert_eq!(desk.run(&["-o", "a.markdown", "a.html"]).status, 0);
    assert_eq!(desk.read("a"), desk.read("a.markdown"));
}

#[test]
fn a_run_that_goes_on_ends_as_the_first_one_did() {
    let desk = Desk::new();
    desk.put("s/a.html", article("a")).put("s/b.html", MENU);
    assert_eq!(desk.run(&["-o", "out", "s"]).status, 1);
    let again = desk.run(&["-o", "out", "s", "--resume", "--stats"]);
    assert_eq!(again.status, 1, "{}", again.err);
    assert_eq!(desk.names(), ["out/.without-content", "out/a.md", "s/a.html", "s/b.html"], "no empty file");
    assert!(again.err.contains("2 were there already") && again.err.contains("1 input without content"), "{}", again.err);
}

#[test]
fn what_gives_nothing_makes_no_file_and_costs_none() {
    let desk = Desk::new();
    desk.put("s/a.html", MENU).put("mine/a.md", "my own note").put("mine/b.md", "another");
    assert_eq!(desk.run(&["-o", "mine", "s"]).status, 1);
    assert_eq!(desk.read("mine/a.md"), "my own note");
    assert_eq!(desk.run(&["-o", "mine/b.md", "s/a.html"]).status, 1);
    assert_eq!(desk.run(&["-o", "mine/b.md", "gone.html"]).status, 3);
    assert_eq!(desk.read("mine/b.md"), "another");
}

#[test]
fn a_page_that_had_no_content_is_passed_over_where_the_same_is_asked_for() {
    let desk = Desk::new();
    desk.put("s/a.html", MENU);
    assert_eq!(desk.run(&["-o", "out", "s"]).status, 1);
    assert_eq!(desk.names(), ["out/.without-content", "s/a.html"]);
    // What was asked for else may have content: it is looked at again.
    desk.put("s/a.html", article("a"));
    let again = desk.run(&["-o", "out", "s", "--resume"]);
    let told = "tamis: s/a.html: had no content in an earlier run; without --resume it is looked at again\n";
    assert_eq!((again.status, again.err.as_str()), (1, told), "whoever ends so says why");
    assert_eq!(desk.run(&["-q", "-o", "out", "s", "--resume"]).err, "");
    assert_eq!(desk.run(&["-o", "out", "s", "--resume", "--complete"]).status, 0);
    assert_eq!(desk.names(), ["out/a.md", "s/a.html"]);
    desk.put("s/a.html", MENU);
    assert_eq!(desk.run(&["-f", "json", "-o", "data", "s"]).status, 1);
    assert!(desk.read("data/a.json").contains("\"status\": \"empty\""), "an object says so");
}

#[test]
fn a_list_that_ends_its_names_otherwise_is_told() {
    let desk = Desk::new();
    desk.put("a.html", article("a")).put("nul", "a.html\0a.html\0");
    let ran = desk.run(&["--files-from", "nul"]);
    assert!(ran.status == 3 && ran.err.contains("add -0"), "{} {}", ran.status, ran.err);
    assert_eq!(desk.run(&["--files-from", "nul", "-0"]).status, 0);
}

#[test]
fn any_number_of_jobs_gives_the_same() {
    let desk = Desk::new();
    desk.put("s/a.html", article("a")).put("s/b.html", article("b"));
    let one = desk.run(&["-j", "1", "s"]);
    for jobs in ["0", "7"] {
        assert_eq!(desk.run(&["-j", jobs, "s"]).out, one.out, "{jobs}");
    }
    for jobs in ["-1", "x", "100000"] {
        assert_eq!(desk.run(&[&format!("--jobs={jobs}"), "s"]).status, 2, "{jobs}");
    }
}

#[test]
fn answers_that_a_page_is_not_there_are_counted() {
    let desk = Desk::new();
    let gone = |status: &str| {
        let body = format!("HTTP/1.1 {status}\r\nContent-Type: text/html\r\n\r\n{}", article("gone"));
        format!("WARC/1.1\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n", body.len()).into_bytes()
    };
    let one = warc_record("https://example.org/a", &article("one"));
    desk.put("c.warc", [gone("404 Not Found"), one, gone("301 Moved")].concat());
    let ran = desk.run(&["--stats", "-f", "jsonl", "c.warc"]);
    assert_eq!((ran.status, ran.lines().len()), (0, 1), "{}", ran.err);
    assert!(ran.err.contains("1 page, ") && ran.err.contains("2 left out for their HTTP status"), "{}", ran.err);
    assert!(desk.run(&["-v", "c.warc"]).err.contains("c.warc#0: is what a server answered with HTTP status 404"));
    desk.put("gone.warc", gone("404 Not Found"));
    let ran = desk.run(&["gone.warc"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("has no pages in it"), "{}", ran.err);
}

#[test]
fn a_list_may_have_the_line_ends_of_windows() {
    let desk = Desk::new();
    desk.put("a.html", article("a")).put("b c.html", article("b")).put("list", "a.html\r\n\r\nb c.html\r\n");
    let ran = desk.run(&["--files-from", "list", "-f", "jsonl", "--fields", "path"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, "{\"path\":\"a.html\"}\n{\"path\":\"b c.html\"}\n"), "{}", ran.err);
}

#[test]
fn a_list_has_no_comments() {
    let desk = Desk::new();
    desk.put("#a.html", article("a")).put("list", "#a.html\n\n# the rest\n");
    let ran = desk.run(&["--files-from", "list", "-f", "jsonl", "--fields", "path,status"]);
    assert_eq!(ran.lines().len(), 2, "{}", ran.out);
    assert!(ran.status == 3 && ran.out.starts_with("{\"path\":\"#a.html\",\"status\":\"ok\"}"), "{}", ran.out);
    assert!(ran.err.contains("# the rest: there is no such file or folder; a list of paths has no comments"), "{}", ran.err);
}

#[test]
fn everything_that_decides_about_a_block_is_explained() {
    let desk = Desk::new();
    let help = desk.run(&["explain", "--help"]).out;
    let source = include_str!("../../src/select/verdict.rs");
    let (_, reasons) = source.split_once("pub enum Reason {").unwrap();
    let (reasons, _) = reasons.split_once('}').unwrap();
    let names: Vec<&str> =
        reasons.lines().filter_map(|line| line.trim().strip_suffix(',')).filter(|line| !line.contains(' ')).collect();
    assert!(names.contains(&"LowScore") && names.len() > 5, "{names:?}");
    for name in names {
        let small = |c: char| if c.is_uppercase() { format!("-{}", c.to_lowercase()) } else { c.to_string() };
        let word = name.chars().map(small).collect::<String>();
        let word = word.trim_start_matches('-');
        assert!(help.lines().any(|line| line.split_whitespace().next() == Some(word)), "{word}");
    }
}

#[test]
fn the_help_has_every_exit_status() {
    let desk = Desk::new();
    for words in [&["--help"][..], &["-h"], &["clean", "--help"], &["digest", "--help"]] {
        let help = desk.run(words).out;
        for status in ["Exit status:", "  0    ", "  1    ", "  2    ", "  3    ", "  130  "] {
            assert!(help.contains(status), "{words:?}: {status}");
        }
    }
}

#[test]
fn explain_tells_the_headline_from_what_is_dropped() {
    let desk = Desk::new();
    desk.put("a.html", article("one"));
    let ran = desk.run(&["explain", "a.html"]);
    let headlines: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("title ")).collect();
    assert_eq!(headlines.len(), 1, "{}", ran.out);
    assert!(headlines[0].ends_with("Tea: “green” or \"black\"? one"), "{}", ran.out);
    let blocks = desk.run(&["explain", "--format", "json", "a.html"]).json();
    let titles = blocks["blocks"].as_array().unwrap().iter().filter(|block| block["is_title"] == true).count();
    assert_eq!(titles, 1);
}

#[test]
fn what_is_said_of_a_mistake_is_nothing_that_a_terminal_obeys() {
    let desk = Desk::new();
    desk.put("-\u{1b}[2Jx", "");
    for words in [
        ["--no\u{1b}[2J"].as_slice(),
        &["--max-size", "\u{1b}[2J"],
        &["--base-url", "\u{1b}[2J", "-"],
        &["-\u{1b}[2Jx"],
        &["explain", "--no\u{1b}[2J"],
        &["-o", "\u{1b}[2J.docx", "-"],
        &["expl\u{7}ain"],
    ] {
        let ran = desk.run(words);
        assert!(ran.status >= 2 && !ran.err.contains(['\u{1b}', '\u{7}']), "{words:?}: {} {:?}", ran.status, ran.err);
        assert!(ran.err.contains('\u{fffd}'), "{words:?}: {:?}", ran.err);
    }
}
