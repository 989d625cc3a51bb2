//! A large archive, made of pages from elsewhere: `TAMIS_PAGES=FOLDER cargo test --release --test cli -- --ignored --nocapture`

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::desk::{Desk, gzip};

/// Every page below a folder, unpacked, in an order in which small and large ones are mixed, the same each time.
fn pages(folder: &Path) -> Vec<Vec<u8>> {
    let mut folders = vec![folder.to_owned()];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().contains(".html") {
                files.push(path);
            }
        }
    }
    files.sort_by_cached_key(|path| {
        let mut hasher = DefaultHasher::new();
        path.file_name().hash(&mut hasher);
        hasher.finish()
    });
    let unpack = |path: &PathBuf| {
        let mut bytes = Vec::new();
        let file = File::open(path).unwrap();
        flate2::read::MultiGzDecoder::new(file)
            .read_to_end(&mut bytes)
            .or_else(|_| File::open(path).unwrap().read_to_end(&mut bytes))
            .unwrap();
        bytes
    };
    files.iter().map(unpack).collect()
}

/// Writes records of the pages, again and again, until they are so many bytes; returns how many.
fn write_warc(path: &Path, pages: &[Vec<u8>], bytes: usize, pack: impl Fn(Vec<u8>) -> Vec<u8>) -> usize {
    let mut out = BufWriter::new(File::create(path).unwrap());
    let (mut written, mut count) = (0, 0);
    for page in pages.iter().cycle() {
        if written >= bytes {
            break;
        }
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n", page.len());
        let fields = format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{count}\r\nContent-Length: {}\r\n\r\n",
            head.len() + page.len()
        );
        let record = [fields.as_bytes(), head.as_bytes(), page, b"\r\n\r\n"].concat();
        written += record.len();
        count += 1;
        out.write_all(&pack(record)).unwrap();
    }
    out.flush().unwrap();
    count
}

/// The most memory that a process has held, in MiB, as long as it runs and `goes_on`.
fn follow(child: &mut Child, goes_on: impl Fn() -> bool) -> u64 {
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() && goes_on() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let high = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse::<u64>().ok());
        peak = peak.max(high.unwrap_or(0) / 1024);
        sleep(Duration::from_millis(20));
    }
    peak
}

#[cfg(feature = "parquet")]
#[ignore = "needs pages from elsewhere, and minutes"]
#[test]
fn a_large_archive_becomes_a_table_in_constant_memory() {
    let Ok(folder) = std::env::var("TAMIS_PAGES") else { return };
    let bytes = std::env::var("TAMIS_BYTES").ok().and_then(|bytes| bytes.parse().ok()).unwrap_or(1_usize << 30);
    let desk = Desk::new();
    let pages = pages(Path::new(&folder));
    let words = |name: &'static str, out: &'static str| ["-q", "--stats", "-o", out, "--rows-per-file", "2000", name];
    let run = |name: &'static str, out: &'static str, more: &[&str], goes_on: &dyn Fn() -> bool| {
        let begun = Instant::now();
        let all = [&words(name, out)[..], more].concat();
        let mut child = desk.command(&all).stdout(Stdio::null()).stderr(Stdio::inherit()).spawn().unwrap();
        let peak = follow(&mut child, goes_on);
        let _ = child.kill();
        child.wait().unwrap();
        eprintln!("{all:?}: {peak} MiB at most, {:.1} s", begun.elapsed().as_secs_f64());
        (peak, begun.elapsed())
    };
    let quarter = write_warc(&desk.path("quarter.warc"), &pages, bytes / 4, |record| record);
    let (_, alone) = run("quarter.warc", "quarter.parquet", &["-j", "1"], &|| true);
    let (small, two) = run("quarter.warc", "quarter.parquet", &["-j", "2"], &|| true);
    eprintln!("two threads are {:.2} times as fast as one", alone.as_secs_f64() / two.as_secs_f64());
    fs::remove_file(desk.path("quarter.warc")).unwrap();
    let count = write_warc(&desk.path("all.warc.gz"), &pages, bytes, |record| gzip(&record));
    eprintln!("{} pages, {quarter} records in a quarter, {count} in all", pages.len());
    let (large, _) = run("all.warc.gz", "all.parquet", &[], &|| true);
    let half = desk.path(&format!("again-{:05}.parquet", count / 2000 / 2));
    run("all.warc.gz", "again.parquet", &[], &|| !half.exists());
    run("all.warc.gz", "again.parquet", &["--resume"], &|| true);
    let hash = |out: &str| -> Vec<String> {
        let files = (1..).map(|number| desk.path(&format!("{out}-{number:05}.parquet"))).take_while(|path| path.exists());
        files.flat_map(|path| crate::tables::rows(&path)).map(|row| format!("{} {}", row["path"], row["hash"])).collect()
    };
    assert_eq!(hash("all").len(), count);
    assert!(hash("all") == hash("again"));
    assert!(small < 300 && large < 300 && large < small * 2, "{small} MiB, then {large} MiB");
}
