//! Pages that are made to hurt: time and memory grow with the page, not with its square, and nothing panics.
//!
//! Four times the page takes less than six times as long, and never more memory than a fixed number of bytes for each of its
//! own. `cargo test --test hostile -- --nocapture` prints the figures.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use cpu_time::ThreadTime;
use peak_alloc::PeakAlloc;
use tamis::{EmptyReason, Extractor, Format, Limit, Page, Status};

/// How much longer a page of four times the size may take; 4 where time is linear, 16 where it is quadratic.
const MOST: f64 = 6.0;
/// Caches are shared with whatever else runs: a machine is asked again before it is believed.
const ATTEMPTS: usize = 5;
/// For the smaller page; under that, the clock and the caches are all that is measured.
const SMALL: usize = 64 << 10;
const PATIENCE: Duration = Duration::from_mins(1);
/// The most bytes that may be allocated at a time for each byte of the page, and for any page at all. The most is asked for by
/// elements of three bytes, each of which is a node of the tree builder's, a node of ours and a block.
const MEMORY_PER_BYTE: usize = 600;
const MEMORY_FLOOR: usize = 16 << 20;
/// The most bytes that all four forms may have together for each byte of the page, and for any page at all.
const OUTPUT_PER_BYTE: usize = 256;
const OUTPUT_FLOOR: usize = 1 << 20;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Memory is counted for the whole process: one page at a time.
static ALONE: Mutex<()> = Mutex::new(());

fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

fn numbered(before: &str, after: &str, bytes: usize) -> String {
    let count = bytes / (before.len() + after.len() + 5);
    (0..count).flat_map(|number| [before.to_owned(), number.to_string(), after.to_owned()]).collect()
}

/// What everything costs that is done with a page: extraction and every format.
#[derive(Clone, Copy)]
struct Cost {
    /// The processor's.
    time: Duration,
    /// The most bytes that were allocated at a time.
    memory: usize,
}

fn cost(page: Page<'_>, bytes: usize) -> Cost {
    let extractor = Extractor::new();
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let begun = ThreadTime::now();
    let document = extractor.extract(&page);
    let mut out = String::new();
    for format in [Format::Text, Format::Markdown, Format::Html, Format::Json] {
        document.write(format, &mut out).unwrap();
    }
    let time = begun.elapsed();
    let memory = MEMORY.peak_usage().saturating_sub(before);
    assert!(memory <= MEMORY_FLOOR + MEMORY_PER_BYTE * bytes, "{memory} bytes of memory for a page of {bytes}");
    assert!(out.len() <= OUTPUT_FLOOR + OUTPUT_PER_BYTE * bytes, "{} bytes of output from {bytes}", out.len());
    Cost { time, memory }
}

fn best_cost(page: &str) -> Cost {
    (0..3).map(|_| cost(Page::text(page), page.len())).min_by_key(|cost| cost.time).unwrap()
}

fn assert_linear(name: &str, page: impl Fn(usize) -> String) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let (small, large) = (page(SMALL), page(4 * SMALL));
    let mut seen = Vec::new();
    for _ in 0..ATTEMPTS {
        let (short, long) = (best_cost(&small), best_cost(&large));
        assert!(long.time < PATIENCE, "{name}: {:?} for {} bytes", long.time, large.len());
        let ratio = long.time.as_secs_f64() / short.time.as_secs_f64().max(1e-4);
        let figures = format!(
            "{:.1} → {:.1} ms ({ratio:.1}), {} → {} bytes a byte",
            short.time.as_secs_f64() * 1e3,
            long.time.as_secs_f64() * 1e3,
            short.memory / small.len(),
            long.memory / large.len()
        );
        if ratio < MOST {
            println!("{name}: {figures}");
            return;
        }
        seen.push(figures);
    }
    panic!("{name}: {}", seen.join(", "));
}

macro_rules! linear {
    ($($test:ident: $page:expr;)*) => {
        $(#[test]
        fn $test() {
            assert_linear(stringify!($test), $page);
        })*
    };
}

linear! {
    deep_divs: |bytes| repeated("<div>", bytes);
    deep_divs_with_text: |bytes| repeated("<div>some words ", bytes);
    deep_lists: |bytes| repeated("<ul><li>", bytes);
    deep_definition_lists: |bytes| repeated("<dl><dt>a<dd>b", bytes);
    deep_tables: |bytes| repeated("<table>", bytes);
    deep_tables_with_cells: |bytes| repeated("<table><tr><td>", bytes);
    deep_quotes: |bytes| repeated("<blockquote><p>words ", bytes);
    unclosed_bold: |bytes| repeated("<b>", bytes);
    unclosed_bold_with_ids: |bytes| numbered("<b id=", ">", bytes);
    unclosed_fonts_in_paragraphs: |bytes| numbered("<p><font size=", ">x", bytes);
    misnested_formatting: |bytes| repeated("<a><b><i>x</a></b></i>", bytes);
    unclosed_bold_then_paragraphs: |bytes| numbered("<b id=", ">", 5000) + &repeated("<p>x", bytes);
    forms_and_divs: |bytes| repeated("<form><div></form>", bytes);
    templates: |bytes| repeated("<template>", bytes);
    drawings: |bytes| repeated("<svg><foreignObject>", bytes);
    formulas: |bytes| repeated("<math><mi>x</mi>", bytes);
    selects: |bytes| repeated("<select><option>a", bytes);
    buttons: |bytes| repeated("<button>a", bytes);
    siblings: |bytes| repeated("<p>a", bytes);
    tiny_inlines: |bytes| repeated("<i>a</i>", bytes);
    paragraphs: |bytes| repeated("<p>A paragraph of a page, with a <a href=x>link</a> in it and some words after that.</p>\n", bytes);
    list_items: |bytes| format!("<ul>{}</ul>", repeated("<li>An item of a list that goes on and on", bytes));
    table_rows: |bytes| format!("<table>{}</table>", repeated("<tr><td>one<td>two<td>three", bytes));
    table_columns: |bytes| format!("<table><tr>{}</table>", repeated("<td>x", bytes));
    classes_of_one_element: |bytes| format!("<p class='{}'>text", repeated("some-class ", bytes));
    attributes_of_one_element: |bytes| format!("<p {}>text", numbered(" a", "=1", bytes));
    attributes_of_one_formatting_element: |bytes| format!("<p><b {}>text<p>more", numbered(" a", "=1", bytes));
    attributes_of_one_name: |bytes| format!("<p {}>text", repeated("class=a ", bytes));
    one_long_attribute: |bytes| format!("<p title='{}'>text", repeated("word ", bytes));
    one_long_text: |bytes| repeated("word ", bytes);
    one_long_word: |bytes| repeated("w", bytes);
    one_long_comment: |bytes| format!("<p>text<!-- {}", repeated("word ", bytes));
    one_long_title: |bytes| format!("<title>{}</title><p>text", repeated("word - ", bytes));
    one_long_script: |bytes| format!("<script>{}", repeated("a<b;", bytes));
    entities: |bytes| repeated("&amp;", bytes);
    breaks: |bytes| repeated("a<br>", bytes);
    zeros: |bytes| repeated("a\0", bytes);
    second_bodies: |bytes| numbered("<body a", "=1>", bytes);
    text_moved_out_of_a_table: |bytes| format!("<table>{}", repeated("x<tr>", bytes));
}

#[test]
fn a_megabyte_of_one_tag_is_a_truncated_document() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    for piece in ["<div>", "<ul><li>", "<b id=1>", "<table><tr><td>", "<table>"] {
        let page = repeated(piece, 1 << 20);
        let begun = ThreadTime::now();
        let document = Extractor::new().extract(&Page::text(&page));
        println!("{piece}: {:?}", begun.elapsed());
        assert!(begun.elapsed() < PATIENCE, "{piece}: {:?}", begun.elapsed());
        // A table right in a table closes it: such tables stand side by side, and nothing of them is cut.
        let expected = if piece == "<table>" { Status::Empty(EmptyReason::NoText) } else { Status::Truncated(Limit::Depth) };
        assert_eq!(document.status, expected, "{piece}");
    }
}
