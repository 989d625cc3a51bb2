//! Files that say little and hold much, or say much and hold little: what they cost at a size and at four times that.
//!
//! `cargo test --release --test cli growth -- --nocapture --test-threads 1` prints the figures as rows of a table.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::desk::{Desk, article, gzip};

/// How much longer four times as much may take, and what the clock and the start of a process hide.
const MOST: f64 = 6.0;
const FLOOR: f64 = 0.1;
const ATTEMPTS: usize = 3;
const PATIENCE: Duration = Duration::from_mins(2);
/// The most that a run with pages of `--max-size 8M` may hold, in bytes.
const MEMORY: u64 = 256 << 20;
/// The clock of `/proc`, in ticks a second.
const TICKS: f64 = 100.0;

struct Spent {
    seconds: f64,
    bytes: u64,
}

/// The processor's time and the most memory of a run that ends without a failure of its own.
fn spend(desk: &Desk, name: &str) -> Spent {
    let words = ["-q", "-j", "1", "-f", "jsonl", "--max-size", "8M", name];
    let mut child = desk.command(&words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    let mut bytes = 0;
    let (mut state, mut seconds) = ('R', 0.0);
    // The counts are there until somebody waits for the process.
    while state != 'Z' && begun.elapsed() < PATIENCE {
        bytes = bytes.max(read_peak(&child));
        sleep(Duration::from_millis(2));
        (state, seconds) = read_clock(&child);
    }
    if state != 'Z' {
        child.kill().unwrap();
    }
    let status = child.wait().unwrap();
    assert!(matches!(status.code(), Some(0 | 1 | 3)), "{name}: {status} after {:?}", begun.elapsed());
    Spent { seconds, bytes }
}

/// Whether a process runs, and for how long it has worked.
fn read_clock(child: &Child) -> (char, f64) {
    let stat = fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap();
    // The name of the program stands in parentheses, whatever it is.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks = fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap();
    (fields[0].chars().next().unwrap(), ticks / TICKS)
}

fn read_peak(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse::<u64>().ok());
    peak.unwrap_or(0) << 10
}

/// `put` writes the file of a number of bytes under a name.
fn assert_bounded(name: &str, small: usize, put: impl Fn(&Desk, &str, usize)) {
    let desk = Desk::new();
    let large = 4 * small;
    let of_size = |size: usize| format!("{}/{name}", if size == small { "small" } else { "large" });
    for size in [small, large] {
        desk.put(&of_size(size), "");
        put(&desk, &of_size(size), size);
    }
    let mut seen = Vec::new();
    for _ in 0..ATTEMPTS {
        let [short, long] = [small, large].map(|size| spend(&desk, &of_size(size)));
        let ratio = long.seconds.max(FLOOR) / short.seconds.max(FLOOR);
        let megabytes = |bytes: u64| bytes as f64 / 1e6;
        let row = format!(
            "| {name} | {:.2} → {:.2} | {:.0} → {:.0} | {ratio:.1} | {:.1} → {:.1} | |",
            megabytes(small as u64),
            megabytes(large as u64),
            short.seconds * 1e3,
            long.seconds * 1e3,
            megabytes(short.bytes),
            megabytes(long.bytes),
        );
        println!("\n{row}");
        assert!(short.bytes.max(long.bytes) < MEMORY, "{row}");
        if ratio < MOST {
            return;
        }
        seen.push(row);
    }
    panic!("{}", seen.join("\n"));
}

/// A page with a comment of so many blanks, a piece at a time.
fn write_page(mut out: impl Write, size: usize) {
    out.write_all(article("one").as_bytes()).unwrap();
    out.write_all(b"<!--").unwrap();
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..size >> 20 {
        out.write_all(&blanks).unwrap();
    }
}

fn create(desk: &Desk, name: &str) -> BufWriter<File> {
    BufWriter::new(File::create(desk.path(name)).unwrap())
}

const BOMB: usize = 64 << 20;

#[test]
fn a_bomb_of_gzip_costs_no_more_than_the_largest_page() {
    assert_bounded("bomb.html.gz", BOMB, |desk, name, size| {
        let mut out = flate2::write::GzEncoder::new(create(desk, name), flate2::Compression::fast());
        write_page(&mut out, size);
        out.finish().unwrap();
    });
}

#[test]
fn a_bomb_of_zstd_costs_no_more_than_the_largest_page() {
    assert_bounded("bomb.html.zst", BOMB, |desk, name, size| {
        let mut out = zstd::Encoder::new(create(desk, name), 1).unwrap();
        write_page(&mut out, size);
        out.finish().unwrap();
    });
}

#[test]
fn a_bomb_of_brotli_costs_no_more_than_the_largest_page() {
    assert_bounded("bomb.html.br", BOMB, |desk, name, size| {
        let mut out = brotli::CompressorWriter::new(create(desk, name), 1 << 16, 1, 22);
        write_page(&mut out, size);
    });
}

#[test]
fn a_bomb_in_a_zip_costs_no_more_than_the_largest_page() {
    assert_bounded("bomb.zip", BOMB, |desk, name, size| {
        let mut out = zip::ZipWriter::new(create(desk, name));
        for page in ["a.html", "b.html"] {
            out.start_file(page, zip::write::SimpleFileOptions::default()).unwrap();
            write_page(&mut out, size / 2);
        }
        out.finish().unwrap();
    });
}

#[test]
fn a_bomb_in_a_packed_tar_is_read_through_in_the_time_of_its_size() {
    assert_bounded("bomb.tar.gz", BOMB, |desk, name, size| {
        let mut page = Vec::new();
        write_page(&mut page, size / 2);
        let out = flate2::write::GzEncoder::new(create(desk, name), flate2::Compression::fast());
        let mut builder = tar::Builder::new(out);
        for name in ["a.html", "b.html"] {
            let mut header = tar::Header::new_gnu();
            header.set_size(page.len() as u64);
            header.set_mode(0o644);
            builder.append_data(&mut header, name, page.as_slice()).unwrap();
        }
        builder.into_inner().unwrap().finish().unwrap();
    });
}

#[test]
fn a_bomb_in_a_packed_record_is_read_through_in_the_time_of_its_size() {
    assert_bounded("bomb.warc.gz", BOMB, |desk, name, size| {
        let mut page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".to_vec();
        write_page(&mut page, size);
        let fields = format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Length: {}\r\n\r\n",
            page.len()
        );
        let mut out = create(desk, name);
        out.write_all(&gzip(&[fields.as_bytes(), &page, b"\r\n\r\n"].concat())).unwrap();
    });
}

/// A record whose page is some bytes, and whose length is said to be more than there is.
fn lie(length: &str) -> Vec<u8> {
    let page = article("one");
    format!("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Length: {length}\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{page}\r\n\r\n")
        .into_bytes()
}

#[test]
fn records_that_lie_about_their_length_are_read_in_the_time_of_their_size() {
    for (name, length) in [("short.warc", "5"), ("long.warc", "500000"), ("huge.warc", "99999999999"), ("none.warc", "-1")] {
        assert_bounded(name, 8 << 20, |desk, name, size| {
            let record = lie(length);
            fs::write(desk.path(name), record.repeat(size / record.len())).unwrap();
        });
    }
}

#[test]
fn packed_records_that_lie_about_their_length_are_read_in_the_time_of_their_size() {
    assert_bounded("lies.warc.gz", 8 << 20, |desk, name, size| {
        let record = lie("500000");
        fs::write(desk.path(name), gzip(&record).repeat(size / record.len())).unwrap();
    });
}

#[test]
fn a_message_of_ids_without_end_is_read_in_the_time_of_its_size() {
    let write = |desk: &Desk, name: &str, page: &str, id: &str| {
        let head =
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n";
        let part = format!(
            "--b\r\nContent-Type: image/png\r\nContent-ID: <{id}>\r\nContent-Location: https://example.org/i\r\n\r\nx\r\n--b--\r\n"
        );
        fs::write(desk.path(name), format!("{head}<p>{page}\r\n{part}")).unwrap();
    };
    assert_bounded("ids.eml", 1 << 19, |desk, name, size| write(desk, name, &"cid:".repeat(size / 4), "i"));
    assert_bounded("long.eml", 1 << 19, |desk, name, size| write(desk, name, &"cid:".repeat(size / 8), &"i".repeat(size / 2)));
}
