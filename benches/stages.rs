//! What each stage costs: its share of the time of a page, its speed, its allocations; then the whole, and how time grows with the
//! page. Over the pages of the corpus and, where they are, those of the data sets beside the project.
//! `cargo bench --bench stages [PART OF A SET'S NAME]`

#[path = "common/pages.rs"]
mod pages;

use std::alloc::System;
use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use tamis::block::split_blocks;
use tamis::completeness::find_teaser;
use tamis::decode::decode;
use tamis::document::{Settings, build};
use tamis::dom::parse;
use tamis::notes::find_marks;
use tamis::payload::find_fragments;
use tamis::polish::polish;
use tamis::prune::prune;
use tamis::score::Model;
use tamis::select::{Scored, select};
use tamis::table::payload::{VISIBLE_CONFIDENCE, VISIBLE_WORDS};
use tamis::{Extractor, Focus, Format, Limits, Page, feature, metadata};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// One in so many pages of a data set is read.
const SAMPLE: usize = 5;
/// The best of so many runs of a page counts.
const RUNS: usize = 3;
/// The last is the whole, which is more than the stages before it: language, judging what the payload holds, keeping things together.
const STAGES: [&str; 14] = [
    "decode",
    "dom",
    "block",
    "feature",
    "score",
    "select",
    "metadata",
    "payload",
    "prune",
    "document",
    "polish",
    "completeness",
    "render",
    "whole",
];

/// What a stage cost.
#[derive(Clone, Copy)]
struct Cost {
    time: Duration,
    allocations: usize,
    bytes: usize,
}

impl Cost {
    const NONE: Cost = Cost { time: Duration::ZERO, allocations: 0, bytes: 0 };

    fn add(&mut self, other: Cost) {
        self.time += other.time;
        self.allocations += other.allocations;
        self.bytes += other.bytes;
    }
}

/// Collects the costs of the stages of one page.
struct Meter {
    costs: Vec<Cost>,
}

impl Meter {
    fn time<T>(&mut self, stage: impl FnOnce() -> T) -> T {
        let region = Region::new(ALLOCATOR);
        let begun = ThreadTime::now();
        let made = black_box(stage());
        let time = begun.elapsed();
        let change = region.change();
        let allocations = change.allocations + change.reallocations;
        self.costs.push(Cost { time, allocations, bytes: change.bytes_allocated });
        made
    }
}

fn run(bytes: &[u8], extractor: &Extractor) -> Vec<Cost> {
    let mut meter = Meter { costs: Vec::with_capacity(STAGES.len()) };
    let decoded = meter.time(|| decode(bytes, None));
    let dom = meter.time(|| parse(&decoded.text, &Limits::default()));
    let blocks = meter.time(|| split_blocks(&dom));
    let features = meter.time(|| feature::measure(&dom, &blocks, None));
    let scores = meter.time(|| Model::compiled_in().score(&features));
    let selection = meter.time(|| select(&dom, &blocks, Scored { scores: &scores, looks: features.looks() }, Focus::Balanced));
    let said = meter.time(|| metadata::read(&dom, None));
    // Scripts are read only where the page itself shows little, as the extractor does.
    let kept = blocks.iter().zip(&selection.verdicts).filter(|(_, verdict)| verdict.keep);
    let words: u32 = kept.map(|(block, _)| block.shape.words()).sum();
    let shows_little = words < VISIBLE_WORDS || selection.confidence < VISIBLE_CONFIDENCE;
    meter.time(|| shows_little.then(|| find_fragments(&decoded.text, said.title.as_deref())));
    let selection = meter.time(|| prune(&dom, &blocks, selection, &said));
    let body = meter.time(|| build(&dom, (&blocks, &selection), &find_marks(&dom), Settings::default()));
    let body = meter.time(|| polish(body, &said));
    meter.time(|| find_teaser(&dom, &body.blocks, &said));
    let document = extractor.extract(&Page::bytes(bytes));
    let mut out = String::new();
    meter.time(|| document.write(Format::Markdown, &mut out)).ok();
    meter
        .time(|| {
            let document = extractor.extract(&Page::bytes(bytes));
            let mut out = String::new();
            document.write(Format::Markdown, &mut out).map(|()| out)
        })
        .ok();
    meter.costs
}

/// The costs of the stages over all pages, each page at its best.
fn measure(pages: &[Vec<u8>]) -> Vec<Cost> {
    let extractor = Extractor::new();
    let mut sums = vec![Cost::NONE; STAGES.len()];
    for page in pages {
        let mut best = run(page, &extractor);
        for _ in 1..RUNS {
            for (best, cost) in best.iter_mut().zip(run(page, &extractor)) {
                best.time = best.time.min(cost.time);
                best.allocations = best.allocations.min(cost.allocations);
                best.bytes = best.bytes.min(cost.bytes);
            }
        }
        for (sum, cost) in sums.iter_mut().zip(best) {
            sum.add(cost);
        }
    }
    sums
}

/// The nodes and the blocks of a page.
fn size(bytes: &[u8]) -> (usize, usize) {
    let dom = parse(&decode(bytes, None).text, &Limits::default());
    (dom.len(), split_blocks(&dom).len())
}

fn print(name: &str, pages: &[Vec<u8>]) {
    let megabytes = pages.iter().map(Vec::len).sum::<usize>() as f64 / 1e6;
    let count = pages.len() as f64;
    println!("{name}: {} pages, {megabytes:.1} MB", pages.len());
    println!("  {:12} {:>9} {:>7} {:>9} {:>12} {:>11}", "stage", "µs/page", "share", "MB/s", "allocations", "KB/page");
    let costs = measure(pages);
    let whole = costs.last().map_or(1.0, |cost| cost.time.as_secs_f64());
    for (stage, cost) in STAGES.iter().zip(&costs) {
        let seconds = cost.time.as_secs_f64();
        println!(
            "  {stage:12} {:9.0} {:6.1}% {:9.1} {:12.0} {:11.1}",
            seconds * 1e6 / count,
            seconds / whole * 100.0,
            megabytes / seconds,
            cost.allocations as f64 / count,
            cost.bytes as f64 / count / 1e3
        );
    }
    let (nodes, blocks) = pages.iter().map(|page| size(page)).fold((0, 0), |sum, size| (sum.0 + size.0, sum.1 + size.1));
    let each = |stage: &str, count: usize| {
        let cost = STAGES.iter().zip(&costs).find(|(name, _)| **name == stage);
        cost.map_or(0.0, |(_, cost)| cost.time.as_secs_f64() * 1e9 / count as f64)
    };
    println!(
        "  {:.0} nodes and {:.0} blocks a page: feature {:.0} ns a node, score {:.0} ns a block",
        nodes as f64 / count,
        blocks as f64 / count,
        each("feature", nodes),
        each("score", blocks)
    );
    println!("  {:.0} pages/s\n", count / whole);
}

fn main() {
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    for (name, pages) in pages::sets(SAMPLE).into_iter().filter(|(name, _)| name.contains(&wanted)) {
        print(&name, &pages);
    }
}
