//! Runs into a folder that are stopped, and what is there then.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::desk::{Desk, SENTENCE, article};

const PAGES: usize = 400;
/// The last input, at which a run waits for as long as it is a pipe that somebody may write to.
const LAST: &str = "last.html";

fn put_pages(desk: &Desk) {
    for number in 0..PAGES {
        desk.put(&format!("s/{number:03}.html"), article(&format!("{number} {}", SENTENCE.repeat(number % 40))));
    }
    desk.put(LAST, article("last"));
}

/// Every file of a folder with what is in it.
fn files(desk: &Desk, folder: &str) -> BTreeMap<String, String> {
    let names = desk.names().into_iter().filter_map(|name| Some(name.strip_prefix(&format!("{folder}/"))?.to_owned()));
    names.map(|name| (name.clone(), desk.read(&format!("{folder}/{name}")))).collect()
}

fn is_draft(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "part")
}

/// A run into the folder `out` that has written a few of its files and cannot end by itself, and its last input, which ends when
/// it is dropped.
fn begin(desk: &Desk) -> (Child, File) {
    fs::remove_file(desk.path(LAST)).unwrap();
    assert!(Command::new("mkfifo").arg(desk.path(LAST)).status().unwrap().success());
    let pipe = File::options().read(true).write(true).open(desk.path(LAST)).unwrap();
    let child = desk.command(&["-q", "-j", "2", "-o", "out", "s", LAST]).spawn().unwrap();
    let begun = Instant::now();
    while fs::read_dir(desk.path("out")).map_or(0, Iterator::count) < 10 {
        assert!(begun.elapsed() < Duration::from_mins(1), "nothing is written");
        sleep(Duration::from_millis(1));
    }
    (child, pipe)
}

fn signal(child: &Child, name: &str) {
    assert!(Command::new("kill").args([name, &child.id().to_string()]).status().unwrap().success());
}

/// Files under their last names are whole, and a run that goes on makes the others.
fn assert_whole_and_filled_up(desk: &Desk) {
    let whole = {
        let other = Desk::new();
        put_pages(&other);
        assert_eq!(other.run(&["-q", "-o", "out", "s", LAST]).status, 0);
        files(&other, "out")
    };
    assert_eq!(whole.len(), PAGES + 1);
    let mut written = files(desk, "out");
    // What was being written has another name; the last input was none.
    written.retain(|name, _| !is_draft(name) && name != "last.md");
    for (name, text) in &written {
        assert!(whole.get(name) == Some(text), "{name} is half a file");
    }
    fs::remove_file(desk.path(LAST)).unwrap();
    let _ = fs::remove_file(desk.path("out/last.md"));
    desk.put(LAST, article("last"));
    let ran = desk.run(&["-q", "-o", "out", "s", LAST, "--resume"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(files(desk, "out") == whole, "no more and no less than in a run that was not stopped");
}

#[test]
fn a_run_into_a_folder_that_is_killed_leaves_whole_files_and_goes_on() {
    let desk = Desk::new();
    put_pages(&desk);
    let (mut child, _pipe) = begin(&desk);
    child.kill().unwrap();
    assert_eq!(child.wait().unwrap().signal(), Some(9), "it was done before it was killed");
    assert_whole_and_filled_up(&desk);
}

#[test]
fn a_run_into_a_folder_that_is_interrupted_writes_what_is_in_work_and_goes_on() {
    let desk = Desk::new();
    put_pages(&desk);
    let (child, pipe) = begin(&desk);
    signal(&child, "-INT");
    sleep(Duration::from_millis(100));
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(files(&desk, "out").keys().all(|name| !is_draft(name)), "nothing is left half done");
    assert_whole_and_filled_up(&desk);
}

#[test]
fn a_second_interruption_ends_a_run_that_waits() {
    let desk = Desk::new();
    desk.put("a.html", article("a"));
    assert!(Command::new("mkfifo").arg(desk.path("pipe.html")).status().unwrap().success());
    let _pipe = File::options().read(true).write(true).open(desk.path("pipe.html")).unwrap();
    let mut child = desk.command(&["-q", "-j", "1", "-f", "jsonl", "a.html", "pipe.html"]).spawn().unwrap();
    sleep(Duration::from_millis(500));
    signal(&child, "-INT");
    sleep(Duration::from_millis(300));
    assert!(child.try_wait().unwrap().is_none(), "the page in work is waited for");
    signal(&child, "-INT");
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stderr).contains("once more stops at once"));
}
