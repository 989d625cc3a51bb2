//! What the README and the help give as examples, as somebody types it.

use std::path::Path;
use std::process::Command;

use crate::archives::{warc_record, zip};
use crate::desk::{Desk, MENU, article, gzip};

const README: &str = include_str!("../../README.md");

/// A folder in which the examples make sense.
fn desk() -> Desk {
    let desk = Desk::new();
    let page = article("one");
    let message = format!("From: <Saved>\r\nSubject: Tea\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n{page}");
    desk.put("page.html", &page).put("page.mhtml", message);
    desk.put("page.html.zst", zstd::encode_all(page.as_bytes(), 0).unwrap()).put("man", &page);
    let crawl = ["https://example.org/a", "https://example.org/blog/2024/a"].map(|address| warc_record(address, &page));
    desk.put("crawl.warc.gz", gzip(&crawl.concat())).put("crawl/a.html", &page);
    desk.put("saved/a.html", &page)
        .put("saved/index.php", article("two"))
        .put("saved.zip", zip(&[("a.html", page.into_bytes())]));
    desk
}

/// How a shell ends with a line, and what it says.
fn type_in(desk: &Desk, line: &str) -> (i32, String) {
    let folder = Path::new(env!("CARGO_BIN_EXE_tamis")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    let output = shell.current_dir(desk.path("")).args(["-c", line]).env("PATH", path).stdin(std::process::Stdio::null());
    let output = output.output().unwrap();
    (output.status.code().unwrap(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// The commands in a text of lines: what stands before two spaces, or the whole line.
fn examples(text: &str) -> Vec<&str> {
    let lines = text.lines().map(|line| line.trim().split("  ").next().unwrap_or_default());
    lines.filter(|line| line.starts_with("tamis ")).collect()
}

#[test]
fn every_example_does_what_it_says() {
    let help = Desk::new().run(&["--help"]).out;
    let (_, of_help) = help.split_once("Examples:").unwrap();
    let blocks = README.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let mut lines: Vec<String> = blocks.chain([of_help]).flat_map(examples).map(str::to_owned).collect();
    assert!(lines.len() > 15, "{lines:?}");
    // Rows that begin with a number are those of the exit statuses.
    let rows =
        README.lines().filter_map(|line| line.strip_prefix("| ")).filter(|row| !row.starts_with(|c: char| c.is_ascii_digit()));
    let codes = rows.flat_map(|row| row.split('`').skip(1).step_by(2));
    let typed = codes.filter(|code| code.starts_with("tamis ") || code.contains("| tamis ")).map(|code| code.replace("\\|", "|"));
    lines.extend(typed);
    assert!(lines.len() > 25 && lines.iter().any(|line| line.starts_with("zcat ")), "{lines:?}");
    lines.retain(|line| cfg!(feature = "parquet") || !line.contains("parquet"));
    for line in lines {
        let (status, said) = type_in(&desk(), &line);
        assert_eq!((status, said.contains("tamis: ")), (0, false), "{line}: {said}");
    }
}

#[test]
fn every_exit_status_has_an_example_that_ends_so() {
    let (_, table) = README.split_once("| exit status |").unwrap();
    let rows =
        table.lines().filter_map(|line| line.strip_prefix("| ")).filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    let desk = desk();
    desk.put("menu.html", MENU).put("paper.pdf", b"%PDF-1.7\n");
    let mut count = 0;
    for row in rows {
        let (status, rest) = row.split_once(' ').unwrap();
        for line in rest.split('`').skip(1).step_by(2) {
            assert_eq!(type_in(&desk, line).0, status.parse::<i32>().unwrap(), "{line}");
            count += 1;
        }
    }
    assert!(count >= 5, "{count}");
}
