//! Limits give a document that says where it was cut.

use std::time::Duration;

use cpu_time::ThreadTime;
use tamis::dom::parse;
use tamis::{Extractor, Limit, Limits, Page, Status};

const SENTENCE: &str = "Water just off the boil is best for a green tea, and three minutes are enough for the leaves to open. ";

fn article(paragraphs: usize) -> String {
    let paragraphs: String = (0..paragraphs).map(|number| format!("<p>Tea {number}: {SENTENCE}{SENTENCE}</p>")).collect();
    format!("<title>Tea</title><article><h1>Tea</h1>{paragraphs}</article>")
}

fn extract(html: &str, limits: Limits) -> tamis::Document {
    Extractor::new().limits(limits).extract(&Page::text(html))
}

#[test]
fn output_ends_with_the_block_that_reaches_its_limit() {
    let html = article(100);
    let whole = extract(&html, Limits::default());
    assert_eq!(whole.status, Status::Ok);
    let cut = extract(&html, Limits::default().output(1000));
    assert_eq!(cut.status, Status::Truncated(Limit::Output));
    assert!((1000..1400).contains(&cut.to_text().len()), "{}", cut.to_text().len());
    assert_eq!(cut.body, whole.body[..cut.body.len()]);
}

#[test]
fn addresses_count_as_output() {
    let links: String =
        (0..2000).map(|number| format!("<p>Tea {number}: {SENTENCE}<a href={number}>{SENTENCE}</a></p>")).collect();
    let html = format!("<base href=\"https://example.org/{}/\"><article>{links}</article>", "x".repeat(400));
    let cut = extract(&html, Limits::default().output(1 << 18));
    assert_eq!(cut.status, Status::Truncated(Limit::Output));
    assert!(cut.to_markdown().len() < (1 << 18) + 4000, "{}", cut.to_markdown().len());
}

#[test]
fn what_is_cut_of_the_data_in_a_script_is_cut_of_the_page() {
    let paragraphs = |count: usize| (0..count).map(|number| format!("<p>{SENTENCE} {number}</p>")).collect::<String>();
    let page = |count| {
        format!(
            "<title>The ferry</title><div id=__next></div><script id=__NEXT_DATA__ type='application/json'>{{\"title\":\"The ferry\",\
             \"body\":\"{}\"}}</script>",
            paragraphs(count)
        )
    };
    let limits = || Limits::default().nodes(300);
    assert_eq!(extract(&page(400), limits()).status, Status::Truncated(Limit::Nodes));
    assert_eq!(extract(&page(40), limits()).status, Status::Ok);
}

#[test]
fn a_page_is_cut_to_the_same_bytes_as_text_and_as_bytes() {
    let text = SENTENCE.repeat(8);
    let data =
        format!("<script id=__NEXT_DATA__ type='application/json'>{{\"title\":\"The ferry\",\"body\":\"{text}\"}}</script>");
    let html = format!("<title>The ferry</title><div id=__next></div>{}{data}", " ".repeat(3000));
    let cut = Extractor::new().limits(Limits::default().bytes(1000));
    let (from_text, from_bytes) = (cut.extract(&Page::text(&html)), cut.extract(&Page::bytes(html.as_bytes())));
    assert_eq!(from_text.status, Status::Truncated(Limit::Bytes));
    assert_eq!((from_text.source, from_text.body), (from_bytes.source, from_bytes.body));
    assert!(!extract(&html, Limits::default()).body.is_empty());
}

#[test]
fn time_that_is_up_gives_an_empty_document_at_once() {
    let html = article(20_000);
    let whole = extract(&html, Limits::default());
    let up = || Limits::default().time(Duration::from_nanos(1));
    // What is done at once is told by what was done, not by the clock: the page was read to the first look at it.
    let (read, all) = (parse(&html, &up()).len(), parse(&html, &Limits::default()).len());
    assert!(all > 40_000 && read < 1000, "{read} nodes of {all} were read");
    let cut = extract(&html, up());
    assert_eq!(cut.status, Status::Truncated(Limit::Time));
    assert!(cut.body.is_empty());
    let explained = Extractor::new().limits(up()).explain(&Page::text(&html));
    assert!(explained.blocks.is_empty());
    assert_eq!(extract(&html, Limits::default().time(Duration::from_hours(1))), whole);
}

#[test]
fn of_a_page_that_takes_longer_than_it_may_the_beginning_is_there() {
    let html = article(30_000);
    // The processor's, which is no longer where the machine is busy.
    let begun = ThreadTime::now();
    let whole = extract(&html, Limits::default());
    let usual = begun.elapsed();
    // In less, a build that is not optimised may not come to an end on any beginning.
    for part in [2, 3, 4] {
        // The machine may be busy: one of many tries has the time that it was given.
        let cut = (0..50).map(|_| extract(&html, Limits::default().time(usual / part)));
        let cut = cut.filter(|cut| cut.status == Status::Truncated(Limit::Time)).find(|cut| cut.body.len() > 1);
        let cut = cut.unwrap_or_else(|| panic!("nothing is there after 1/{part} of the time"));
        // The last paragraph may be cut where the reading ended.
        let sure = cut.body.len() - 1;
        assert!(sure < whole.body.len() && cut.body[..sure] == whole.body[..sure], "{sure} blocks in 1/{part} of the time");
    }
}

#[test]
fn time_that_is_short_is_kept() {
    let html = article(100_000);
    // The processor's time: the machine may be busy.
    let taken = |limits: Limits| {
        let begun = ThreadTime::now();
        let document = extract(&html, limits);
        (document.status, begun.elapsed())
    };
    let (_, usual) = taken(Limits::default());
    let (status, short) = taken(Limits::default().time(usual / 40));
    assert_eq!(status, Status::Truncated(Limit::Time));
    // Not exactly: a stage is not stopped in the middle. It takes twice as long as it may, and has ten times.
    assert!(short < usual / 4, "{short:?} of {usual:?}");
}
