//! Turns bytes into what a fuzz target does with them. A body is driven by bytes alone, so that it also runs as a test.
#![forbid(unsafe_code)]

mod pieces;

use tamis::dom::oracle::parse_with_html5ever;
use tamis::dom::{Dom, parse};
use tamis::{Extractor, Focus, Format, Keep, Limit, Limits, Page};

/// Most bytes of output for each byte of input, and for any input at all: titles and links are repeated, not more.
const OUTPUT_PER_BYTE: usize = 64;
const OUTPUT_FLOOR: usize = 1 << 20;

const FOCUSES: [Focus; 3] = [Focus::Balanced, Focus::Precision, Focus::Recall];
const CONTENT_TYPES: [Option<&str>; 8] = [
    None,
    Some("text/html"),
    Some("utf-8"),
    Some("text/html; charset=gb18030"),
    Some("utf-16"),
    Some("iso-2022-jp"),
    Some("windows-1252"),
    Some("charset=\""),
];

/// Any bytes are some page: it is cleaned with every setting that the first byte says, and written in every format. The same
/// page gives the same document, and no format is longer than the page warrants.
///
/// # Panics
/// Where one of these is not so; that is a finding.
pub fn clean(data: &[u8]) {
    let Some((&choice, bytes)) = data.split_first() else { return };
    let keep = if choice & 1 == 0 { Keep::default() } else { Keep::NOTHING };
    let focus = FOCUSES.get(usize::from(choice >> 1 & 3)).copied().unwrap_or_default();
    // Small limits, so that pages reach them.
    let limits = if choice & 8 == 0 { Limits::default() } else { Limits::default().bytes(4096).depth(16).nodes(256) };
    let extractor = Extractor::new().focus(focus).keep(keep).limits(limits);
    let mut page = Page::bytes(bytes).url("https://example.org/a/page");
    if let Some(content_type) = CONTENT_TYPES.get(usize::from(choice >> 4 & 7)).copied().flatten() {
        page = page.content_type(content_type);
    }
    let document = extractor.extract(&page);
    assert!((0.0..=1.0).contains(&document.confidence), "confidence {}", document.confidence);
    for format in [Format::Text, Format::Markdown, Format::Html, Format::Json] {
        let mut out = String::new();
        document.write(format, &mut out).expect("a String takes everything");
        assert!(
            out.len() <= OUTPUT_FLOOR + bytes.len() * OUTPUT_PER_BYTE,
            "{} bytes of {format:?} from {}",
            out.len(),
            bytes.len()
        );
    }
    assert!(extractor.extract(&page) == document, "the same page gives another document");
    assert_eq!(extractor.explain(&page).status, document.status);
}

/// Our tokenizer and html5ever's own make the same Dom. The first byte says whether the others are a page as they are, or each
/// a piece of markup: such pages get further into the tree than single bytes do.
///
/// # Panics
/// Where the two are not the same; that is a finding.
pub fn tokenizer(data: &[u8]) {
    let Some((&choice, bytes)) = data.split_first() else { return };
    let page = if choice & 1 == 0 { String::from_utf8_lossy(bytes).into_owned() } else { pieces::page(bytes) };
    let limits = if choice & 2 == 0 { Limits::default() } else { Limits::default().depth(12) };
    let (ours, theirs) = (parse(&page, &limits), parse_with_html5ever(&page, &limits));
    // Which token is the last that is read depends on where a run of text is cut into two.
    if [&ours, &theirs].iter().any(|dom| dom.reached() == Some(Limit::Nodes)) {
        return;
    }
    let (ours, theirs) = (lines(&ours), lines(&theirs));
    let at = ours.iter().zip(&theirs).take_while(|(ours, theirs)| ours == theirs).count();
    assert!(ours == theirs, "{page:?}\n  ours   {:?}\n  theirs {:?}", ours.get(at), theirs.get(at));
}

/// A page as lines, one a node.
fn lines(dom: &Dom) -> Vec<String> {
    let line = |id| {
        let attrs = dom.attrs(id).iter().map(|attr| format!(" {}={:?}", attr.name().name(), dom.value(*attr)));
        format!("{} {}{} {:?}", dom.depth(id), dom.local_name(id), attrs.collect::<String>(), dom.text(id))
    };
    dom.nodes().map(line).collect()
}
