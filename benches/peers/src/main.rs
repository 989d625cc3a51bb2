//! tamis beside its peers, and beside parsing alone, on the same pages in the same process on one core.
//! `cargo run --release --manifest-path benches/peers/Cargo.toml -- [PART OF A SET'S NAME] [ONE IN SO MANY PAGES]`

#[path = "../../common/pages.rs"]
mod pages;

use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use cpu_time::ThreadTime;
use html5ever::ParseOpts;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::RcDom;
use tamis::decode::decode;
use tamis::{Extractor, Format, Page};

/// The best of so many runs of a page counts.
const RUNS: usize = 3;

/// One way to read a page; its answer is the number of bytes that came out.
type Reader = fn(&str) -> usize;

const READERS: [(&str, Reader); 5] = [
    ("tamis, Markdown and metadata", with_tamis),
    ("html5ever + rcdom, parse alone", with_rcdom),
    ("dom_smoothie 0.19.0, HTML and text", with_dom_smoothie),
    ("rs-trafilatura 0.2.2, text", with_rs_trafilatura),
    ("tamis, parse alone", with_tamis_dom),
];

fn with_tamis(html: &str) -> usize {
    let document = Extractor::new().extract(&Page::text(html));
    let mut out = String::new();
    document.write(Format::Markdown, &mut out).map_or(0, |()| out.len())
}

fn with_tamis_dom(html: &str) -> usize {
    tamis::dom::parse(html, &tamis::Limits::default()).len()
}

fn with_rcdom(html: &str) -> usize {
    let dom = html5ever::parse_document(RcDom::default(), ParseOpts::default()).one(html);
    dom.document.children.borrow().len()
}

fn with_dom_smoothie(html: &str) -> usize {
    let article = dom_smoothie::Readability::new(html, None, None).and_then(|mut reader| reader.parse());
    article.map_or(0, |article| article.text_content.len())
}

fn with_rs_trafilatura(html: &str) -> usize {
    rs_trafilatura::extract(html).map_or(0, |found| found.content_text.len())
}

/// The time of each reader on a page, at its best; they take turns, so that what else the machine does meets all of them.
fn time(page: &str) -> [Duration; READERS.len()] {
    let mut best = [Duration::MAX; READERS.len()];
    for _ in 0..RUNS {
        for ((_, read), best) in READERS.iter().zip(&mut best) {
            let begun = ThreadTime::now();
            // A peer may not bear every page.
            black_box(catch_unwind(AssertUnwindSafe(|| read(page))).unwrap_or(0));
            *best = (*best).min(begun.elapsed());
        }
    }
    best
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let wanted = arguments.next().unwrap_or_default();
    let sample = arguments.next().and_then(|number| number.parse().ok()).unwrap_or(10);
    std::panic::set_hook(Box::new(|_| {}));
    for (name, pages) in pages::sets(sample).into_iter().filter(|(name, _)| name.contains(&wanted)) {
        let pages: Vec<String> = pages.iter().map(|page| decode(page, None).text.into_owned()).collect();
        let megabytes = pages.iter().map(String::len).sum::<usize>() as f64 / 1e6;
        let mut sums = [Duration::ZERO; READERS.len()];
        for page in &pages {
            for (sum, time) in sums.iter_mut().zip(time(page)) {
                *sum += time;
            }
        }
        println!("{name}: {} pages, {megabytes:.1} MB", pages.len());
        let own = sums[0].as_secs_f64();
        for ((reader, _), sum) in READERS.iter().zip(sums) {
            let seconds = sum.as_secs_f64();
            let speed = pages.len() as f64 / seconds;
            println!("  {reader:36} {speed:8.1} pages/s {:8.1} MB/s {:7.2} x tamis' time", megabytes / seconds, seconds / own);
        }
    }
}
