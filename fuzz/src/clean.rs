//! Bytes to documents.

use std::collections::HashMap;
use std::thread;
use std::time::Duration;

use cpu_time::ThreadTime;
use tamis::decode::{decode, looks_binary};
use tamis::dom::{Dom, NodeId, parse};
use tamis::table::attrs::AttrName;
use tamis::table::tags::Tag;
use tamis::{Block, ContentSource, Document, Explanation, Format, Inline, Limit, Page, Status};

use crate::dom::check_blocks;
use crate::promises::{disagreement, push_block};
use crate::settings::{Case, URL};

/// Most bytes of output for each byte of input, and for any input at all. The most comes of lists in lists: each line of an item
/// is set in once more for each of them.
pub const OUTPUT_PER_BYTE: usize = 64;
pub const OUTPUT_FLOOR: usize = 64 << 10;

/// The most of the processor's time that a page may take, for each of its bytes and at all: as the tests build it, a page of
/// tags takes a tenth of that.
const TIME_PER_BYTE: Duration = Duration::from_micros(50);
const TIME_FLOOR: Duration = Duration::from_secs(2);
/// The most nodes of a page, each of which is less than a hundred bytes: memory that does not depend on what else runs.
const NODES_PER_BYTE: usize = 2;
const NODES_FLOOR: usize = 110_000;

/// A page that any extractor has cleaned before.
const BEFORE: &str =
    "<title>Tea</title><h1>Tea</h1><p>Water just off the boil is best for a green tea, and three minutes are enough.</p>";

/// Any bytes are some page: it is cleaned with every setting that the first byte says, and written in every format.
///
/// The same page gives the same document, whatever was cleaned before, in which thread, and whether it comes as bytes or as their
/// text; neither time nor nodes nor any format are more than the page warrants; every block is kept or dropped, the explanation
/// says so of each, and all of them are the page; the words are those of kept blocks, in the page's order, and the same in every
/// format.
///
/// # Panics
/// Where one of these is not so; that is a finding.
pub fn clean(data: &[u8]) {
    let Some(case) = Case::read(data) else { return };
    let (extractor, page) = (&case.extractor, case.page());
    let begun = ThreadTime::now();
    let document = extractor.extract(&page);
    assert!((0.0..=1.0).contains(&document.confidence), "confidence {}", document.confidence);
    check_size(&document, case.bytes().len());
    let most = TIME_FLOOR + TIME_PER_BYTE * case.bytes().len() as u32;
    assert!(begun.elapsed() < most, "{:?} for {} bytes", begun.elapsed(), case.bytes().len());
    check_again(&case, &document);
    if let Some(fault) = disagreement(&document) {
        panic!("{fault}");
    }
    let explanation = extractor.explain(&page);
    check_explanation(&explanation, &document);
    if !looks_binary(case.bytes()) {
        let text = decode(case.bytes(), case.content_type).text;
        let dom = parse(&text, &case.limits);
        assert!(dom.len() <= NODES_FLOOR + NODES_PER_BYTE * text.len(), "{} nodes of {} bytes", dom.len(), text.len());
        check_blocks(&dom);
        // Of fewer bytes another encoding may be guessed, and so other letters.
        if document.status != Status::Truncated(Limit::Bytes) {
            let again = extractor.extract(&Page::text(&text).url(URL));
            let same = (&again.body, &again.metadata, again.status) == (&document.body, &document.metadata, document.status);
            assert!(same, "the text of the page gives another document");
            check_words(&document, &dom);
            check_shares(&explanation, &document, &dom);
        }
    }
}

/// The same page gives the same bytes in another thread, after another page.
fn check_again(case: &Case<'_>, document: &Document) {
    let again = thread::scope(|scope| {
        let other = scope.spawn(|| {
            let _ = case.extractor.extract(&Page::text(BEFORE));
            case.extractor.extract(&case.page())
        });
        other.join().expect("it was cleaned before")
    });
    assert!(again == *document, "the same page gives another document");
    for format in [Format::Text, Format::Markdown, Format::Html, Format::Json] {
        assert!(written(&again, format) == written(document, format), "the same document is written otherwise as {format:?}");
    }
}

fn written(document: &Document, format: Format) -> String {
    let mut out = String::new();
    document.write(format, &mut out).expect("a String takes everything");
    out
}

/// No format is longer than the page warrants.
pub fn check_size(document: &Document, bytes: usize) {
    for format in [Format::Text, Format::Markdown, Format::Html, Format::Json] {
        let out = written(document, format);
        assert!(out.len() <= OUTPUT_FLOOR + bytes * OUTPUT_PER_BYTE, "{} bytes of {format:?} from {bytes}", out.len());
        assert!(out.is_empty() || out.ends_with('\n') || format == Format::Json, "{format:?} does not end with a line's end");
    }
}

/// Kept and dropped are the whole page, and what the explanation says is what the document was made of.
fn check_explanation(explanation: &Explanation, document: &Document) {
    assert_eq!((explanation.status, explanation.confidence), (document.status, document.confidence));
    for (number, block) in explanation.blocks.iter().enumerate() {
        assert_eq!(block.verdict.block, number);
        assert!((0.0..=1.0).contains(&block.verdict.score), "score {}", block.verdict.score);
        assert!(!block.text.is_empty(), "a block without text");
    }
    let keeps_any = explanation.blocks.iter().any(|block| block.verdict.keep);
    assert!(keeps_any || document.body.is_empty(), "a body of nothing that was kept");
    assert!(
        !matches!(document.status, Status::Ok | Status::Teaser(_)) || !document.body.is_empty(),
        "{:?} without a body",
        document.status
    );
}

/// The blocks that are kept and those that are dropped are all that the page shows, letter by letter, and the document has no
/// letter that no kept block has.
fn check_shares(explanation: &Explanation, document: &Document, dom: &Dom) {
    if !matches!(document.source, ContentSource::Visible | ContentSource::Noscript) {
        return;
    }
    let blocks: String = explanation.blocks.iter().map(|block| block.text.as_str()).collect();
    assert!(letters(&blocks).eq(letters(&shown(dom))), "kept and dropped are not the page: {blocks:?}");
    let mut kept: HashMap<char, i64> = HashMap::new();
    for block in explanation.blocks.iter().filter(|block| block.verdict.keep) {
        letters(&block.text).for_each(|c| *kept.entry(c).or_default() += 1);
    }
    // A listing is kept whole, even where it becomes a line.
    let has_listing = document.body.iter().any(is_listing) || dom.nodes().any(|id| dom.tag(id) == Tag::PRE);
    if has_listing || has_formula(&document.body) {
        return;
    }
    let mut out = String::new();
    document.body.iter().for_each(|block| push_block(&mut out, block));
    // References to notes are numbered anew.
    for c in letters(&out).filter(|c| !c.is_ascii_digit()) {
        let count = kept.entry(c).or_default();
        *count -= 1;
        assert!(*count >= 0, "{c:?} more often than in what is kept: {out:?}");
    }
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}

/// All text that is shown.
fn shown(dom: &Dom) -> String {
    let mut out = String::new();
    let mut skipped_to = NodeId::ROOT;
    for id in dom.nodes() {
        if dom.is_skipped(id) {
            skipped_to = skipped_to.max(dom.end(id));
        }
        if id >= skipped_to {
            out.push_str(dom.text(id));
        }
    }
    out
}

/// The letters and digits of the document are the page's, none more often than there, and in its order unless something was
/// moved to where it belongs: a caption, a note, what a quote is taken from.
fn check_words(document: &Document, dom: &Dom) {
    if !matches!(document.source, ContentSource::Visible | ContentSource::Noscript) || has_formula(&document.body) {
        return;
    }
    let mut out = String::new();
    document.body.iter().for_each(|block| push_block(&mut out, block));
    let moved = document.body.iter().any(is_moved) || has_strays(dom);
    // References to notes are numbered anew.
    let counts = |c: &char| c.is_alphanumeric() && !(moved && c.is_ascii_digit());
    let mut page = String::new();
    for id in dom.nodes() {
        page.push_str(dom.text(id));
        // Some pictures are drawn for a text.
        page.push_str(dom.attr(id, AttrName::ALT).unwrap_or_default());
    }
    if !moved {
        let mut rest = page.chars().filter(counts);
        let lost = out.chars().filter(counts).find(|c| !rest.any(|other| other == *c));
        assert!(lost.is_none(), "{lost:?} is not there in the page's order: {out:?}");
    }
    let mut left: HashMap<char, i64> = HashMap::new();
    page.chars().filter(counts).for_each(|c| *left.entry(c).or_default() += 1);
    for c in out.chars().filter(counts) {
        let count = left.entry(c).or_default();
        *count -= 1;
        assert!(*count >= 0, "{c:?} more often than on the page: {out:?}");
    }
}

/// The blocks in a block.
fn inside(block: &Block) -> Vec<&Block> {
    match block {
        Block::List(list) => list.items.iter().flat_map(|item| &item.content).collect(),
        Block::Quote { content, .. } | Block::Callout { content, .. } => content.iter().collect(),
        Block::Footnotes { notes } => notes.iter().flat_map(|note| &note.content).collect(),
        Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content).collect(),
        Block::Definitions { items } => items.iter().flat_map(|item| &item.details).flatten().collect(),
        _ => Vec::new(),
    }
}

fn is_moved(block: &Block) -> bool {
    let is = match block {
        Block::Footnotes { .. } | Block::Definitions { .. } | Block::Callout { .. } => true,
        Block::Quote { attribution, .. } => !attribution.is_empty(),
        Block::Table(table) => !table.caption.is_empty(),
        Block::Figure(figure) => !figure.caption.is_empty(),
        Block::Heading { content, .. } | Block::Paragraph { content } => {
            content.iter().any(|inline| matches!(inline, Inline::FootnoteReference { .. }))
        }
        _ => false,
    };
    is || inside(block).into_iter().any(is_moved)
}

/// Whether something stands among the rows of a table and in none of its cells, as a shadow root can: it comes before the table.
fn has_strays(dom: &Dom) -> bool {
    let is_shadow_root = |id: &NodeId| dom.tag(*id) == Tag::TEMPLATE;
    dom.nodes().filter(is_shadow_root).any(|id| dom.ancestors_and_self(id).any(|id| dom.tag(id) == Tag::TABLE))
}

fn is_listing(block: &Block) -> bool {
    matches!(block, Block::Code { .. }) || inside(block).into_iter().any(is_listing)
}

fn has_formula(blocks: &[Block]) -> bool {
    // The writer of formulas has its own words: `\frac`.
    serde_json::to_string(blocks).is_ok_and(|json| json.contains("\"latex\":"))
}
