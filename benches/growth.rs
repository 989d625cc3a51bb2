//! How time and memory grow: with the size of a page (1, 4 and 16 times the same content), with the number of pages, with the
//! number of threads, and the memory for the largest page of the data sets.
//! `cargo bench --bench growth`

#[path = "common/pages.rs"]
mod pages;

use std::hint::black_box;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use tamis::{Extractor, Format, Page};

/// The best of so many runs counts.
const RUNS: usize = 5;
const TIMES: [usize; 3] = [1, 4, 16];

fn extract(extractor: &Extractor, page: &[u8]) -> usize {
    let document = extractor.extract(&Page::bytes(page));
    let mut out = String::new();
    document.write(Format::Markdown, &mut out).map_or(0, |()| out.len())
}

fn time(extractor: &Extractor, page: &[u8]) -> Duration {
    let once = || {
        let begun = ThreadTime::now();
        black_box(extract(extractor, page));
        begun.elapsed()
    };
    (0..RUNS).map(|_| once()).min().unwrap()
}

/// The most memory that this process has held so far, in KB, where the system tells.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// The content of a page so many times in one page.
fn grown(page: &[u8], times: usize) -> Vec<u8> {
    let mut out = page.to_vec();
    let text = String::from_utf8_lossy(page);
    let body = text.find("<body").and_then(|at| text.get(at..)).unwrap_or(&text);
    let body = body.rfind("</body").and_then(|at| body.get(..at)).unwrap_or(body);
    for _ in 1..times {
        out.extend_from_slice(body.as_bytes());
    }
    out
}

fn largest(sets: &[(String, Vec<Vec<u8>>)]) -> Vec<u8> {
    sets.iter().flat_map(|(_, pages)| pages).max_by_key(|page| page.len()).cloned().unwrap_or_default()
}

/// Run in a process of its own that gets the page on its standard input: the memory for it, beside what the page itself and the
/// program need.
fn print_peak() {
    let extractor = Extractor::new();
    extract(&extractor, b"<p>Something small, so that all tables are there.");
    let mut page = Vec::new();
    std::io::stdin().read_to_end(&mut page).unwrap();
    let before = peak();
    extract(&extractor, &page);
    if let (Some(before), Some(after)) = (before, peak()) {
        let kb = page.len() / 1024;
        println!("  {kb:9} KB {:12} KB {:6.1} x the page", after - before, (after - before) as f64 / kb as f64);
    }
}

fn measure_peak(page: &[u8]) {
    let Ok(own) = std::env::current_exe() else { return };
    let mut child = Command::new(own).arg("peak").stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(page).unwrap();
    child.wait().unwrap();
}

fn main() {
    if std::env::args().nth(1).as_deref() == Some("peak") {
        print_peak();
        return;
    }
    let extractor = Extractor::new();
    let sets = pages::sets(10);
    println!("time for a page that holds the same content so many times, KB and ms");
    for (name, pages) in &sets {
        let Some(page) = pages.get(pages.len() / 2) else { continue };
        for times in TIMES {
            let page = grown(page, times);
            let taken = time(&extractor, &page).as_secs_f64();
            println!(
                "  {name:9} {times:3}x {:9} KB {:9.2} ms {:8.1} MB/s",
                page.len() / 1024,
                taken * 1e3,
                page.len() as f64 / taken / 1e6
            );
        }
    }
    println!("most memory while the largest page is read, above what was held before");
    let page = largest(&pages::sets(1));
    for times in TIMES {
        measure_peak(&grown(&page, times));
    }
    let all: Vec<&Vec<u8>> = sets.iter().flat_map(|(_, pages)| pages).collect();
    println!("{} pages by threads, best of {RUNS}", all.len());
    let mut alone = 0.0;
    for threads in [1, 2] {
        let once = || {
            let begun = Instant::now();
            std::thread::scope(|scope| {
                for thread in 0..threads {
                    let (all, extractor) = (&all, &extractor);
                    scope.spawn(move || {
                        for page in all.iter().skip(thread).step_by(threads) {
                            black_box(extract(extractor, page));
                        }
                    });
                }
            });
            begun.elapsed().as_secs_f64()
        };
        let taken = (0..RUNS).map(|_| once()).fold(f64::INFINITY, f64::min);
        alone = if threads == 1 { taken } else { alone };
        println!("  {threads} {:8.1} pages/s {:6.2} x one", all.len() as f64 / taken, alone / taken);
    }
}
