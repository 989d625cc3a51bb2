//! What people try who have read nothing but the help, and what they are told.

use crate::archives::{tar, zip};
use crate::desk::{Desk, MENU, SENTENCE, article, gzip};

fn paths(desk: &Desk, words: &[&str]) -> Vec<String> {
    let ran = desk.run(&[&["-q", "--fields", "path", "-f", "jsonl"], words].concat());
    ran.lines().iter().map(|line| line["path"].as_str().unwrap().to_owned()).collect()
}

#[cfg(unix)]
#[test]
fn pages_as_servers_and_tools_name_them_are_found_in_folders() {
    let desk = Desk::new();
    let pages = [
        "s/a.php",
        "s/b.aspx",
        "s/c.jsp",
        "s/d.shtml",
        "s/e.xht",
        "s/f.cgi",
        "s/g.asp",
        "s/index.html.1",
        "s/index.php?id=3",
        "s/noext",
        "s/wiki/St._Gallen",
    ];
    for name in pages {
        desk.put(name, article(name));
    }
    desk.put("s/packed", gzip(article("packed").as_bytes()));
    desk.put("s/source.php", "<?php echo '<html>';")
        .put("s/LICENSE", "Do what you like.")
        .put("s/feed", "<?xml version='1.0'?><rss>");
    desk.put("s/a_files/x.css", "body {}").put("s/a_files/y.js?v=1.2", "1").put("s/a_files/z.png", "no picture");
    assert_eq!(paths(&desk, &["s"]), [&pages[..9], &["s/noext", "s/packed", "s/wiki/St._Gallen"]].concat());
    let ran = desk.run(&["-f", "jsonl", "s"]);
    let told = "tamis: passed over 3 files (s/LICENSE, ...), by name and first bytes no web page; what is named itself is read\n";
    assert_eq!((ran.status, ran.err.as_str()), (0, told), "parts of pages are not worth a word");
    assert_eq!(desk.run(&["-o", "out", "s", "-q"]).err, "");
    assert!(
        desk.read("out/a.md").contains("First, s/a.php.") && desk.path("out/index.php?id=3.md").exists(),
        "{:?}",
        desk.names()
    );
    let digest = desk.run(&["digest", "s"]);
    assert!(digest.err.contains("passed over 3 files"), "{}", digest.err);
}

#[test]
fn what_is_hidden_is_read_where_it_is_named_alone() {
    let desk = Desk::new();
    desk.put("s/a.html", article("a")).put("s/.b.html", article("b")).put("s/.git/c.html", article("c")).put("s/.notes", "text");
    let ran = desk.run(&["-f", "jsonl", "--fields", "path", "s"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, "{\"path\":\"s/a.html\"}\n"));
    assert!(ran.err.contains("passed over 1 hidden file (s/.b.html); what is named"), "{}", ran.err);
    assert_eq!(paths(&desk, &["s/.b.html", "s/.git"]), ["s/.b.html", "s/.git/c.html"]);
    let alone = desk.put("t/.a.html", article("a")).run(&["t"]);
    assert!(alone.status == 1 && alone.err.contains("has no pages") && alone.err.contains("hidden"), "{}", alone.err);
}

#[test]
fn pages_of_archives_are_found_as_in_folders() {
    let desk = Desk::new();
    let files = [
        ("site/", Vec::new()),
        ("site/index.php?id=3", article("a").into_bytes()),
        ("site/noext", article("b").into_bytes()),
        ("site/LICENSE", b"Do what you like.".to_vec()),
        ("site/x.php", b"<?php echo 1;".to_vec()),
        ("__MACOSX/site/._noext.html", b"\0\x05\x16\x07".to_vec()),
        ("./c.html", article("c").into_bytes()),
    ];
    desk.put("p.zip", zip(&files)).put("p.tar", tar(&files[1..]));
    for name in ["p.zip", "p.tar"] {
        let ran = desk.run(&["--fields", "path,status", name]);
        let expected = ["site/index.php?id=3", "site/noext", "c.html"].map(|page| format!("{name}/{page}"));
        let found: Vec<String> = ran.lines().iter().map(|line| line["path"].as_str().unwrap().to_owned()).collect();
        assert_eq!((ran.status, found), (0, expected.to_vec()), "{}", ran.err);
    }
}

#[test]
fn a_run_that_goes_on_replaces_no_file_of_somebody_else() {
    let desk = Desk::new();
    desk.put("s/a.html", article("a")).put("s/b.html", article("b"));
    let foreign =
        [("o.jsonl", "mine\n"), ("p.jsonl", "{\"title\": \"mine\"}\n"), ("o.jsonl.gz", "mine"), ("q.jsonl.zst", "mine")];
    for (name, text) in foreign {
        desk.put(name, text);
        let ran = desk.run(&["-o", name, "s", "--resume"]);
        assert_eq!((ran.status, desk.read(name).as_str()), (2, text), "{name}: {}", ran.err);
        assert!(ran.err.contains("is there already") && ran.err.contains("leave out --resume"), "{}", ran.err);
        assert_eq!(desk.run(&["-o", name, "s"]).status, 0, "whoever does not go on begins anew");
        assert_eq!(desk.run(&["-o", name, "s", "--resume"]).status, 0, "{name} is ours now");
    }
    desk.put("a.md", "mine").put("empty.jsonl", "");
    assert_eq!(desk.run(&["-o", "a.md", "s/a.html", "--resume"]).status, 2);
    assert_eq!(desk.read("a.md"), "mine");
    assert_eq!(
        ["b.md", "b.md"].map(|name| desk.run(&["-o", name, "s/b.html", "--resume"]).status),
        [0, 2],
        "a text may be anybody's"
    );
    assert_eq!(desk.run(&["-o", "empty.jsonl", "s", "--resume"]).status, 0);
    assert_eq!(desk.run(&["-o", "new.jsonl", "s", "--resume"]).status, 0);
    let leftover = desk.names().into_iter().find(|name| name.contains(".part") || name.contains(".journal"));
    assert_eq!(leftover, None);
}

#[cfg(feature = "parquet")]
#[test]
fn a_table_that_goes_on_replaces_no_file_of_somebody_else() {
    let desk = Desk::new();
    desk.put("s/a.html", article("a")).put("t-00001.parquet", "PAR1 mine PAR1");
    let words = ["-o", "t.parquet", "--rows-per-file", "1", "--resume", "s"];
    let ran = desk.run(&words);
    assert!(ran.status == 2 && ran.err.contains("is there already"), "{}", ran.err);
    assert_eq!(desk.read("t-00001.parquet"), "PAR1 mine PAR1");
    std::fs::remove_file(desk.path("t-00001.parquet")).unwrap();
    assert_eq!((desk.run(&words).status, desk.run(&words).status), (0, 0));
}

#[test]
fn behind_clean_every_word_is_a_path() {
    let desk = Desk::new();
    desk.put("digest", article("digest"));
    for word in ["man", "meta", "explain", "completions", "help", "clean"] {
        let ran = desk.run(&["clean", word]);
        assert_eq!((ran.status, ran.out.as_str()), (3, ""), "{word}");
        assert_eq!(ran.err, format!("tamis: {word}: there is no such file or folder; check the path\n"));
        let late = desk.run(&["-q", word]);
        assert!(late.status == 2 && late.err.contains(&format!("the first word: tamis {word}")), "{}", late.err);
    }
    assert!(desk.run(&["clean", "digest"]).out.contains("First, digest."));
}

#[test]
fn a_file_that_is_called_like_a_command_is_told_of() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["man"]).err, "");
    for command in ["man", "meta", "digest", "explain"] {
        desk.put(command, article(command));
        let told = format!("tamis: {command}: is taken for the command; for the file of that name, write tamis ./{command}\n");
        assert!(desk.run(&[command]).err.starts_with(&told), "{command}");
        assert!(desk.run(&[&format!("./{command}")]).out.contains(&format!("First, {command}.")));
    }
    assert!(desk.run(&["man"]).out.contains(".TH tamis"));
    assert_eq!(desk.run(&["meta", "man"]).err, "", "the command was meant");
    desk.put("man", "");
    assert_eq!(desk.run(&["man"]).err, "", "what a shell has made for the output");
    assert!(desk.run(&["--help"]).out.contains("./man"));
}

#[test]
fn fields_are_those_of_json() {
    let desk = Desk::new();
    desk.put("s/a.html", article("a")).put("s/b.html", article("b"));
    assert_eq!(desk.run(&["--fields", "path,status", "s/a.html"]).out, "{\n  \"path\": \"s/a.html\",\n  \"status\": \"ok\"\n}\n");
    assert_eq!(desk.run_with(&["--fields", "path", "-"], article("a").as_bytes()).json()["path"], "-");
    let lines = "{\"path\":\"s/a.html\"}\n{\"path\":\"s/b.html\"}\n";
    assert_eq!(desk.run(&["--fields", "path", "s"]).out, lines);
    assert_eq!(desk.run(&["--fields", "path", "s/a.html", "s/b.html"]).out, lines);
    assert_eq!(desk.run(&["--fields", "path", "-o", "o.jsonl", "s"]).status, 0);
    assert_eq!(desk.run(&["--fields", "path", "-o", "out/", "s"]).status, 0);
    assert_eq!((desk.read("o.jsonl").as_str(), desk.path("out/b.json").exists()), (lines, true));
    for words in [&["-f", "text"][..], &["-o", "a.md"], &["-f", "parquet", "-o", "a.parquet"]] {
        let ran = desk.run(&[words, &["--fields", "path", "s/a.html"]].concat());
        assert_eq!(ran.status, 2, "{words:?}");
        assert!(
            cfg!(not(feature = "parquet")) || ran.err.contains("json and jsonl") && ran.err.contains("leave --fields out"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn sizes_and_times_are_written_as_everywhere() {
    let desk = Desk::new();
    desk.put("a.html", article("a"));
    for size in ["1.5M", "1MB", "1MiB", "1 M", "1g", "70000"] {
        assert_eq!(desk.run(&["--max-size", size, "a.html"]).status, 0, "{size}");
    }
    for size in ["1.5", "1,5M", "1T", "M"] {
        let ran = desk.run(&["--max-size", size, "a.html"]);
        assert!(ran.status == 2 && ran.err.contains("500K, 1.5M, 10MB, 1GiB"), "{size}: {}", ran.err);
    }
    assert_eq!(desk.run(&["--timeout", "30s", "a.html"]).status, 0);
}

#[test]
fn text_that_is_no_page_is_called_so() {
    let desk = Desk::new();
    desk.put("a.csv", "a,b\n1,2\n").put("a.txt", "A few words.").put("a.rs", "fn main() { a::<u8>() }");
    for name in ["a.csv", "a.txt", "a.rs"] {
        let ran = desk.run(&[name]);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{name}");
        assert!(ran.err.contains(&format!("{name}: this does not look like HTML")), "{}", ran.err);
        for command in ["meta", "explain"] {
            assert!(desk.run(&[command, name]).err.contains("does not look like HTML"), "{command} {name}");
        }
    }
    assert!(!desk.put("menu.html", MENU).run(&["menu.html"]).err.contains("look like"));
    let empty = desk.run_with(&["-"], b"");
    assert!(empty.status == 1 && empty.err.contains("the input is empty; see whether the command before"), "{}", empty.err);
    assert!(desk.run_with(&["-"], b"hello").err.contains("does not look like HTML"));
}

#[test]
fn json_is_no_page_whatever_stands_in_it_and_is_called() {
    let desk = Desk::new();
    let json = format!("{{\"title\": \"Tea\", \"body\": \"<p>{SENTENCE}</p><p>{SENTENCE}</p>\"}}\n");
    desk.put("a.json", &json).put("a.html", json.repeat(3)).put("text", format!("[1] {SENTENCE} {SENTENCE}"));
    for words in [&["a.json"][..], &["a.html"], &["meta", "a.json"], &["explain", "a.html"]] {
        let ran = desk.run(words);
        assert_eq!((ran.status, ran.out.as_str()), (3, ""), "{words:?}");
        assert!(ran.err.contains("is not a web page: by its content it is JSON"), "{}", ran.err);
    }
    assert_eq!(desk.run_with(&["-"], json.as_bytes()).status, 3);
    assert!(desk.run(&["text"]).out.contains("Water just off the boil"), "a text may begin with a bracket");
}

#[test]
fn commands_for_one_page_say_what_is_for_several() {
    let desk = Desk::new();
    desk.put("my pages/a.html", article("a"))
        .put("b.html", article("b"))
        .put("c.zip", zip(&[("a.html", article("a").into_bytes())]));
    let asked: [(&[&str], &str); 3] = [
        (&["my pages"], "my pages: is a folder"),
        (&["c.zip"], "c.zip: is an archive"),
        (&["b.html", "my pages/a.html"], "2 pages are named"),
    ];
    for (words, what) in asked {
        let meta = desk.run(&[&["meta"], words].concat());
        assert_eq!((meta.status, meta.out.as_str()), (2, ""));
        assert!(
            meta.err.contains(what)
                && meta.err.contains("for the metadata of all: tamis --fields path,title,authors,date,site,url "),
            "{}",
            meta.err
        );
        let explain = desk.run(&[&["explain"], words].concat());
        assert!(explain.status == 2 && explain.err.contains(what) && explain.err.contains("name "), "{}", explain.err);
    }
    assert!(desk.run(&["meta", "my pages"]).err.trim_end().ends_with("url 'my pages'"));
    assert_eq!(desk.run(&["--fields", "path,title,authors,date,site,url", "my pages"]).status, 0, "what is advised works");
}

#[test]
fn help_behind_other_words_is_all_of_it() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["-q", "page.html", "--help"]).out, desk.run(&["--help"]).out);
    assert_eq!(desk.run(&["page.html", "-h"]).out, desk.run(&["-h"]).out);
}

#[test]
fn the_help_is_in_parts_and_its_examples_fit_a_terminal() {
    let help = Desk::new().run(&["--help"]).out;
    let at = |part: &str| help.find(part).unwrap_or_else(|| panic!("{part}"));
    let parts = ["Commands:", "Arguments:", "\nOptions:", "--output", "--precise", "Output options:", "--fields"];
    let parts = [
        &parts[..],
        &["Input options:", "--base-url", "For many pages:", "--jobs", "Limits of a page", "--timeout", "Examples:"],
    ];
    assert!(parts.concat().iter().map(|part| at(part)).is_sorted(), "{help}");
    let explained = Desk::new().run(&["explain", "--help"]).out;
    let (_, explained) = explained.split_once("A line for each block").unwrap();
    for line in explained.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    let (_, examples) = help.split_once("Examples:").unwrap();
    let examples = examples.split_once("Exit status:").unwrap().0.lines();
    assert!(examples.clone().count() > 8);
    for line in examples {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn an_archive_under_any_name_is_told_from_a_page() {
    let desk = Desk::new();
    let files = [("a.html", article("a").into_bytes())];
    desk.put("foo", zip(&files)).put("bar", tar(&files)).put("baz", gzip(&tar(&files)));
    for name in ["foo", "bar", "baz"] {
        for command in ["meta", "explain"] {
            let ran = desk.run(&[command, name]);
            assert!(ran.status == 3 && ran.err.contains(&format!("{name}: is an archive")), "{command} {name}: {}", ran.err);
        }
        assert!(desk.run(&[name]).out.contains("First, a."), "{name}");
    }
    let piped = desk.run_with(&["-"], &zip(&files));
    assert_eq!(
        (piped.status, piped.err.contains("save it to a file") && !piped.err.contains("broken")),
        (3, true),
        "{}",
        piped.err
    );
}

#[test]
fn words_for_formats_are_those_that_people_use() {
    let desk = Desk::new();
    desk.put("a.html", article("a"));
    let line = desk.run(&["-f", "jsonl", "a.html"]).out;
    for format in ["JSONL", "ndjson"] {
        assert_eq!(desk.run(&["-f", format, "a.html"]).out, line, "{format}");
    }
    assert_eq!(desk.run(&["-o", "a.ndjson", "a.html"]).status, 0);
    assert_eq!((desk.read("a.ndjson"), desk.run(&["--fields", "Path", "a.html"]).status), (line, 0));
    let typo = desk.run(&["-f", "mardown", "a.html"]);
    assert!(typo.status == 2 && typo.err.contains("similar value exists: 'markdown'"), "{}", typo.err);
    for (flag, said) in [("--jobs=x", "from 1 to 1024"), ("--rows-per-file=0", "from 1 on"), ("--jobs=2000", "from 1 to 1024")] {
        let ran = desk.run(&[flag, "a.html"]);
        assert!(ran.status == 2 && ran.err.contains(said), "{flag}: {}", ran.err);
    }
}

#[test]
fn a_page_in_the_place_of_a_list_of_pages_is_told() {
    let desk = Desk::new();
    desk.put("a.html", "<html>\n<p>Text");
    let ran = desk.run(&["--files-from", "a.html"]);
    assert!(ran.status == 3 && ran.err.contains("<html>: is no path"), "{}", ran.err);
}

#[cfg(target_os = "linux")]
#[test]
fn nobody_waits_for_a_page_from_a_terminal_without_having_asked() {
    let desk = Desk::new();
    for words in ["", " explain", " meta", " digest"] {
        // A program that makes a terminal.
        let told = desk.path("told");
        let line = format!("{}{words} 2> {}", env!("CARGO_BIN_EXE_tamis"), told.display());
        let mut command = std::process::Command::new("script");
        command.args(["-qec", &line, "/dev/null"]).stdin(std::process::Stdio::null()).stdout(std::process::Stdio::null());
        if command.status().is_err() {
            eprintln!("skipped: there is no script here");
            return;
        }
        let told = std::fs::read_to_string(told).unwrap();
        assert!(told.contains("no page named; name"), "{words}: {told}");
    }
}

#[test]
fn flags_of_other_tools_are_told_what_they_are_called_here() {
    let desk = Desk::new();
    desk.put("a.html", article("a")).put("-dash.html", article("dash"));
    for (flag, meant) in [("--json", "-f json"), ("--threads", "--jobs"), ("-r", "without it"), ("--url", "--base-url")] {
        for words in [&[flag, "a.html"][..], &["clean", "a.html", flag]] {
            let ran = desk.run(words);
            assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{words:?}");
            assert!(ran.err.starts_with(&format!("tamis: {flag}: there is no such flag; ")), "{}", ran.err);
            assert!(ran.err.contains(meant) && ran.err.lines().count() == 1, "{}", ran.err);
        }
    }
    let typo = desk.run(&["--feilds", "title", "a.html"]);
    assert!(typo.status == 2 && typo.err.contains("similar argument exists: '--fields'"), "{}", typo.err);
    let dash = desk.run(&["-dash.html"]);
    assert!(dash.status == 2 && dash.err.contains("write ./-dash.html"), "{}", dash.err);
    assert!(desk.run(&["./-dash.html"]).out.contains("First, dash."));
    assert!(desk.run(&["--", "-dash.html"]).out.contains("First, dash."));
}

#[test]
fn what_a_browser_saves_beside_a_page_is_no_page_of_its_own() {
    let desk = Desk::new();
    desk.put("s/a.html", article("a")).put("s/a_files/frame.html", article("frame")).put("s/a_files/x.css", "body {}");
    desk.put("s/b.htm", article("b")).put("s/b-Dateien/frame.html", MENU).put("s/c_files/real.html", article("c"));
    assert_eq!(paths(&desk, &["s"]), ["s/a.html", "s/b.htm", "s/c_files/real.html"], "c_files lies beside no page");
    let ran = desk.run(&["-o", "out/", "s"]);
    let told =
        "tamis: passed over 2 folders (s/a_files, ...) with the pictures and frames of a page; what is named itself is read\n";
    assert_eq!((ran.status, ran.err.as_str()), (0, told));
    assert_eq!(paths(&desk, &["s/a_files"]), ["s/a_files/frame.html"]);
}

#[test]
fn a_page_that_says_nothing_of_itself_is_told() {
    let desk = Desk::new();
    desk.put("a.html", "<p>x");
    let ran = desk.run(&["meta", "a.html"]);
    assert!(ran.status == 1 && ran.err.contains("a.html: the page says nothing of itself"), "{}", ran.err);
}

#[test]
fn the_man_page_has_commands_examples_and_exit_statuses_line_by_line() {
    let page = Desk::new().run(&["man"]).out;
    for part in [".SH \"COMMANDS\"\n.nf\n", "tamis explain ", ".SH \"EXAMPLES\"\n.nf\n\\&tamis page.html ", "\\&130  interrupted"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("tamis\\-explain(1)"), "there is no such page");
}

#[test]
fn each_command_has_a_man_page() {
    let desk = Desk::new();
    for command in ["clean", "completions", "digest", "explain", "man", "meta"] {
        let page = desk.run(&["man", command]);
        assert_eq!((page.status, page.err.as_str()), (0, ""), "{command}");
        assert!(page.out.contains(&format!(".TH tamis-{command} 1")) && page.out.contains(".SH OPTIONS"), "{}", page.out);
    }
    let explain = desk.run(&["man", "explain"]).out;
    assert!(explain.contains("\\&between     kept: code") && explain.contains("\\&130  interrupted"), "{explain}");
    let typo = desk.run(&["man", "explian"]);
    assert!(typo.status == 2 && typo.err.contains("'explain'"), "{}", typo.err);
}
