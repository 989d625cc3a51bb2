//! How fast a page becomes a Dom: with html5ever's own tokenizer and with ours, over the pages of the corpus and, where they are,
//! those of the data sets beside the project. `cargo bench --bench parse [PART OF A FOLDER'S NAME]`

#[path = "common/pages.rs"]
mod pages;

use std::time::Duration;

use cpu_time::ThreadTime;
use tamis::Limits;
use tamis::decode::decode;
use tamis::dom::oracle::parse_with_html5ever;
use tamis::dom::{Dom, parse};

/// One in so many pages of a data set is read.
const SAMPLE: usize = 5;
/// The best of so many runs counts.
const RUNS: usize = 5;

/// The time of all pages, each at its best.
fn time(pages: &[String], parse: fn(&str, &Limits) -> Dom) -> Duration {
    let best = |page: &String| {
        let once = || {
            let begun = ThreadTime::now();
            let dom = parse(page, &Limits::default());
            let taken = begun.elapsed();
            std::hint::black_box(dom.len());
            taken
        };
        (0..RUNS).map(|_| once()).min().unwrap()
    };
    pages.iter().map(best).sum()
}

fn main() {
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    println!("{:10} {:>7} {:>9} {:>16} {:>12} {:>7}", "set", "pages", "MB", "html5ever MB/s", "ours MB/s", "faster");
    for (name, pages) in pages::sets(SAMPLE).into_iter().filter(|(name, _)| name.contains(&wanted)) {
        let pages: Vec<String> = pages.iter().map(|page| decode(page, None).text.into_owned()).collect();
        let megabytes = pages.iter().map(String::len).sum::<usize>() as f64 / 1e6;
        let (theirs, ours) = (time(&pages, parse_with_html5ever), time(&pages, parse));
        let speed = |time: Duration| megabytes / time.as_secs_f64();
        println!(
            "{name:10} {:7} {megabytes:9.1} {:16.1} {:12.1} {:6.2}x",
            pages.len(),
            speed(theirs),
            speed(ours),
            theirs.as_secs_f64() / ours.as_secs_f64()
        );
    }
}
