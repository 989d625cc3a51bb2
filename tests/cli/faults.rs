//! What goes wrong, made to go wrong.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Output};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::desk::{Desk, SENTENCE, article};

/// Pages that take a while all together.
fn put_pages(desk: &Desk, count: usize) {
    for number in 0..count {
        let filler = SENTENCE.repeat(number % 7 * 10);
        desk.put(&format!("s/{:03}/{number:05}.html", number / 100), article(&format!("number {number} {filler}")));
    }
}

fn interrupt(child: &Child) {
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Files that a run leaves for itself.
fn drafts(desk: &Desk) -> Vec<String> {
    desk.names().into_iter().filter(|name| [".part", ".journal"].iter().any(|end| name.ends_with(end))).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_leaves_no_half_file() {
    let desk = Desk::new();
    put_pages(&desk, 300);
    let place = desk.path("small");
    fs::create_dir(&place).unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=256k", "tmpfs"]).arg(&place).output();
    if !mounted.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: a small disk cannot be mounted here");
        return;
    }
    let lines = desk.command(&["-q", "-o", "small/o.jsonl", "s"]).output().unwrap();
    let folder = desk.command(&["-q", "-o", "small/out", "s"]).output().unwrap();
    let whole = fs::read_dir(place.join("out")).unwrap().count();
    let halves = fs::read_dir(&place).unwrap().filter(|entry| entry.as_ref().unwrap().file_name() == "o.jsonl").count();
    assert!(Command::new("umount").arg(&place).status().unwrap().success());
    assert_eq!((lines.status.code(), halves), (Some(3), 0), "{}", said(&lines));
    assert!(said(&lines).contains("cannot be written") && said(&lines).contains("make room"), "{}", said(&lines));
    assert_eq!(folder.status.code(), Some(3));
    assert!(whole > 0, "what fits is there");
}

#[test]
fn an_output_folder_that_cannot_be_written_is_told_for_each_page() {
    let desk = Desk::new();
    desk.put("s/a.html", article("a")).put("s/b.html", article("b")).put("file", "not a folder");
    // Whoever runs this may be allowed to write everywhere, but not below a file.
    let ran = desk.run(&["-o", "file/out", "s"]);
    assert_eq!((ran.status, ran.err.lines().count()), (3, 2), "{}", ran.err);
    assert!(ran.err.contains("tamis: s/a.html: file/out/a.md cannot be written"), "{}", ran.err);
    let lines = desk.run(&["-o", "file/o.jsonl", "s"]);
    assert!(lines.status == 3 && lines.err.contains("a part of the path is a file"), "{}", lines.err);
}

#[cfg(unix)]
#[test]
fn an_output_folder_without_permission_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.put("s/a.html", article("a")).put("out/x", "");
    fs::set_permissions(desk.path("out"), fs::Permissions::from_mode(0o555)).unwrap();
    if File::create(desk.path("out/probe")).is_ok() {
        return; // Whoever runs this may write everywhere.
    }
    let ran = desk.run(&["-o", "out", "s"]);
    assert!(ran.status == 3 && ran.err.contains("cannot be written"), "{}", ran.err);
    assert!(ran.err.contains("you may not write there") && !ran.err.contains("room"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn an_input_that_goes_away_after_it_was_listed_costs_itself_alone() {
    let desk = Desk::new();
    for number in 0..400 {
        desk.put(&format!("s/{number:03}.html"), article(&SENTENCE.repeat(10)));
    }
    // The folder is listed when its first page is asked for, and nobody reads on while the pipe is full.
    let mut child = desk.command(&["-j", "1", "-f", "jsonl", "--fields", "status,path,text", "s"]).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut lines = String::new();
    out.read_line(&mut lines).unwrap();
    for number in (300..400).step_by(2) {
        fs::remove_file(desk.path(&format!("s/{number}.html"))).unwrap();
    }
    out.read_to_string(&mut lines).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    let missing = lines.lines().filter(|line| line.starts_with("{\"status\":\"error\"")).count();
    assert_eq!((lines.lines().count(), missing), (400, 50));
    assert!(said(&output).contains("tamis: s/300.html: there is no such file"), "{}", said(&output));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_told() {
    let desk = Desk::new();
    desk.put("s/a.html", article("a")).put("s/c.html", article("c"));
    std::os::unix::fs::symlink("nowhere.html", desk.path("s/b.html")).unwrap();
    let ran = desk.run(&["-f", "jsonl", "--fields", "path,status", "s"]);
    let expected = "{\"path\":\"s/a.html\",\"status\":\"ok\"}\n{\"path\":\"s/b.html\",\"status\":\"error\"}\n{\"path\":\"s/c.html\",\"status\":\"ok\"}\n";
    assert_eq!((ran.status, ran.out.as_str()), (3, expected), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_named_pipe_is_a_page() {
    let desk = Desk::new();
    let pipe = desk.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for name in ["pipe", "./pipe"] {
        let child = desk.command(&[name]).spawn().unwrap();
        fs::write(&pipe, article("one")).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert!(String::from_utf8_lossy(&output.stdout).contains("First, one."));
    }
    // In a folder nobody may ever write to it: it is passed over.
    desk.put("s/a.html", article("a"));
    assert!(Command::new("mkfifo").arg(desk.path("s/b.html")).status().unwrap().success());
    assert_eq!(desk.run(&["-f", "jsonl", "s"]).lines().len(), 1);
}

#[cfg(unix)]
#[test]
fn names_of_any_bytes_are_read_written_and_told_on_one_line() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    let strange = [&b"new\nline.html"[..], b"bad\xff\xfe.html", b"bad\xff\xfd.html", b"-dash.html", b" .html"];
    for (number, name) in strange.iter().enumerate() {
        let path = desk.path("s").join(OsStr::from_bytes(name));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, article(&number.to_string())).unwrap();
    }
    let mut list: Vec<u8> = strange.iter().flat_map(|name| [b"s/", *name, b"\0"].concat()).collect();
    list.extend(b"s/not\nthere.html\0");
    let ran = desk.run_with(&["-f", "jsonl", "--files-from", "-", "-0"], &list);
    assert_eq!((ran.status, ran.lines().len(), ran.err.lines().count()), (3, 6, 1), "{}", ran.err);
    assert_eq!(desk.run(&["-o", "out", "s"]).status, 0);
    for (number, name) in [(0, &b"new\nline.md"[..]), (1, b"bad\xff\xfe.md"), (3, b"-dash.md")] {
        let text = fs::read_to_string(desk.path("out").join(OsStr::from_bytes(name)));
        if number != 1 {
            assert!(text.unwrap().contains(&format!("First, {number}.")));
        }
    }
    assert_eq!(fs::read_dir(desk.path("out")).unwrap().count(), strange.len());
}

#[test]
fn a_large_folder_is_read_in_order() {
    let count: usize = std::env::var("TAMIS_FILES").ok().and_then(|count| count.parse().ok()).unwrap_or(3_000);
    let desk = Desk::new();
    for number in 0..count {
        desk.put(&format!("s/{number:06}.html"), format!("<p>{number}"));
    }
    let one = desk.run(&["-q", "-j", "1", "-f", "jsonl", "--fields", "path,text", "s"]);
    let eight = desk.run(&["-q", "-j", "8", "-f", "jsonl", "--fields", "path,text", "s"]);
    assert_eq!(one.out.lines().count(), count);
    assert!(one.out == eight.out);
    assert!(one.out.lines().map(|line| line.get(9..).unwrap()).is_sorted());
}

/// Two folders of pages with a named pipe between them, at which a run waits for as long as nobody writes to it.
#[cfg(unix)]
fn put_barrier(desk: &Desk) -> [&'static str; 3] {
    for number in 0..60 {
        desk.put(&format!("s/{number:02}.html"), article(&number.to_string()));
        desk.put(&format!("t/{number:02}.html"), article(&format!("{number} of the others")));
    }
    assert!(Command::new("mkfifo").arg(desk.path("barrier.html")).status().unwrap().success());
    ["s", "barrier.html", "t"]
}

#[cfg(unix)]
fn lift_barrier(desk: &Desk, child: &mut Child) {
    // Opening waits for the reader.
    fs::write(desk.path("barrier.html"), article("barrier")).unwrap();
    assert!(child.try_wait().unwrap().is_none() || child.wait().is_ok());
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_to_a_pipe_ends_with_a_whole_line() {
    let desk = Desk::new();
    put_pages(&desk, 400);
    let mut child = desk.command(&["-q", "-f", "jsonl", "s"]).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut lines = String::new();
    out.read_line(&mut lines).unwrap();
    // The pipe is full by now or soon, so that not all can have been written.
    interrupt(&child);
    out.read_to_string(&mut lines).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", said(&output));
    assert!(lines.ends_with("}\n") && lines.lines().count() < 400, "whole lines, and not all");
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_writes_what_it_has_and_goes_on_later() {
    for name in ["o.jsonl", "o.jsonl.zst"] {
        let desk = Desk::new();
        let inputs = put_barrier(&desk);
        let words = [&["-q", "-j", "1", "-o", name][..], &inputs].concat();
        let mut child = desk.command(&words).spawn().unwrap();
        wait_for(&desk.path(&format!(".{name}.part")));
        sleep(Duration::from_millis(300));
        interrupt(&child);
        sleep(Duration::from_millis(100));
        lift_barrier(&desk, &mut child);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(130), "{}", said(&output));
        assert!(said(&output).contains("stopped after input 61; the same command with --resume"), "{}", said(&output));
        assert!(!desk.path(name).exists(), "what is not whole is not there");
        fs::remove_file(desk.path("barrier.html")).unwrap();
        desk.put("barrier.html", article("barrier"));
        let other = desk.run(&[&words[..], &["--resume", "--no-links"]].concat());
        assert!(other.status == 2 && other.err.contains("other inputs or flags"), "{}", other.err);
        let ran = desk.run(&[&words[..], &["--resume"]].concat());
        assert_eq!((ran.status, drafts(&desk)), (0, Vec::new()), "{}", ran.err);
        let written = fs::read(desk.path(name)).unwrap();
        let written = if name.ends_with("zst") { zstd::decode_all(written.as_slice()).unwrap() } else { written };
        assert!(written == desk.run(&[&["-f", "jsonl"][..], &inputs].concat()).out.into_bytes(), "{name}");
    }
}

fn wait_for(path: &Path) {
    let begun = Instant::now();
    while !path.exists() {
        assert!(begun.elapsed() < Duration::from_mins(1), "{} does not come", path.display());
        sleep(Duration::from_millis(5));
    }
}

#[cfg(unix)]
#[test]
fn a_killed_run_goes_on_with_the_same_lines() {
    let desk = Desk::new();
    let inputs = put_barrier(&desk);
    assert!(Command::new("mkfifo").arg(desk.path("end.html")).status().unwrap().success());
    let words = [&["-q", "-j", "2", "-o", "o.jsonl"][..], &inputs, &["end.html"]].concat();
    let mut child = desk.command(&words).spawn().unwrap();
    // The journal is written two seconds after the last time, when an input is done.
    wait_for(&desk.path(".o.jsonl.part"));
    sleep(Duration::from_millis(2100));
    lift_barrier(&desk, &mut child);
    wait_for(&desk.path(".o.jsonl.journal"));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!desk.path("o.jsonl").exists(), "what is not whole is not there");
    for name in ["barrier.html", "end.html"] {
        fs::remove_file(desk.path(name)).unwrap();
        desk.put(name, article("barrier"));
    }
    let ran = desk.run(&[&words[..], &["--resume", "--stats"]].concat());
    assert_eq!((ran.status, drafts(&desk)), (0, Vec::new()), "{}", ran.err);
    assert!(ran.err.contains("122 pages, "), "the counts are those of both runs: {}", ran.err);
    assert!(desk.read("o.jsonl") == desk.run(&[&["-f", "jsonl"][..], &inputs, &["end.html"]].concat()).out);
    let changed = desk.run(&[&words[..], &["--resume"]].concat());
    assert_eq!(changed.status, 0, "there is nothing to go on with: from the beginning");
}

#[cfg(all(unix, feature = "parquet"))]
#[test]
fn a_killed_table_goes_on_with_the_same_rows() {
    let desk = Desk::new();
    put_pages(&desk, 600);
    let words = ["-q", "-o", "o.parquet", "--rows-per-file", "80", "s"];
    assert_eq!(desk.run(&words).status, 0);
    let files: Vec<String> = desk.names().into_iter().filter(|name| name.ends_with(".parquet")).collect();
    let rows = |files: &[String]| files.iter().flat_map(|name| crate::tables::rows(&desk.path(name))).collect::<Vec<_>>();
    let expected = rows(&files);
    assert_eq!((files.len(), expected.len()), (8, 600));
    for name in &files {
        fs::remove_file(desk.path(name)).unwrap();
    }
    let mut child = desk.command(&words).spawn().unwrap();
    wait_for(&desk.path("o-00003.parquet"));
    let _ = child.kill();
    child.wait().unwrap();
    let ran = desk.run(&[&words[..], &["--resume"]].concat());
    assert_eq!((ran.status, drafts(&desk)), (0, Vec::new()), "{}", ran.err);
    assert!(rows(&files) == expected);
}

#[test]
fn a_folder_of_outputs_is_filled_up() {
    let desk = Desk::new();
    desk.put("s/a.html", article("a")).put("s/b.html", article("b")).put("out/a.md", "there");
    let ran = desk.run(&["-o", "out", "s", "--resume", "--stats"]);
    assert_eq!(ran.status, 0);
    assert!(ran.err.contains("1 were there already"), "{}", ran.err);
    assert_eq!(desk.read("out/a.md"), "there");
    assert!(desk.read("out/b.md").contains("First, b."));
    assert_eq!(desk.run(&["-o", "out", "s"]).status, 0);
    assert!(desk.read("out/a.md").contains("First, a."));
}
