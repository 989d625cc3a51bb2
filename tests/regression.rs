//! What was found once by a fuzz target or a hostile page, made as small as it goes, is not found again.

mod allowed;
mod promises;

use std::time::Duration;

use cpu_time::ThreadTime;
use tamis::{Block, Extractor, Inline, Page};

use promises::{faults, keep_all};

const SENTENCE: &str = "Water just off the boil is best for a green tea, and three minutes are enough for a first cup of it.";

#[test]
fn a_name_behind_a_stop_has_no_space_before_it() {
    let page = format!("<meta name=author content='. Ada Lovelace'><title>Tea</title><h1>Tea</h1><p>{SENTENCE}");
    assert_eq!(tamis::extract(&page).metadata.authors, ["Ada Lovelace"]);
}

#[test]
fn signs_over_signs_of_a_formula_are_written_in_the_time_of_one() {
    for name in ["munder", "mover", "msub", "msubsup", "mfenced", "mroot"] {
        let formula = format!("<math>{}<mi>x</mi></math>", format!("<{name}>").repeat(200));
        let page = format!("<title>Tea</title><h1>Tea</h1><p>{SENTENCE} {formula}</p><p>{SENTENCE}</p>");
        let begun = ThreadTime::now();
        let document = Extractor::new().extract(&Page::text(&page));
        assert!(document.to_text().contains('x'), "{name}: {}", document.to_text());
        // Twice the work at each level would take minutes.
        assert!(begun.elapsed() < Duration::from_secs(2), "{name}: {:?}", begun.elapsed());
    }
}

#[test]
fn a_base_as_long_as_the_page_is_not_repeated_in_each_link() {
    let base = format!("https://a.example/{}/", "a".repeat(20_000));
    let page = format!(
        "<base href='{base}'><title>Tea</title><h1>Tea</h1>{}",
        format!("<p>{SENTENCE} <a href=x>More</a>.</p>").repeat(200)
    );
    let document = tamis::extract(&page);
    assert!(document.to_markdown().contains("[More](x)"), "{}", document.to_markdown());
    assert!(document.to_html().len() < 2 * page.len());
}

#[test]
fn scripts_with_data_are_not_searched_to_the_end_of_the_page() {
    let cost = |scripts: usize| {
        let page = "<script type=application/json>{}</script>".repeat(scripts) + "<p>x";
        let time = || {
            let begun = ThreadTime::now();
            assert!(tamis::dom::parse(&page, &tamis::Limits::default()).len() > scripts);
            begun.elapsed()
        };
        (0..5).map(|_| time()).min().unwrap_or_default()
    };
    let (few, many) = (cost(5_000), cost(40_000));
    assert!(many < few * 20, "{few:?} → {many:?}");
}

#[test]
fn a_page_of_walls_in_walls_is_looked_at_once() {
    let page = |paragraphs: usize| {
        let words = format!("<p>{SENTENCE}</p><p>a b c</p>").repeat(paragraphs);
        format!("<title>Tea</title><h1>Tea</h1>{words}{}{}", "<div class=paywall>".repeat(400), "<p>a b".repeat(paragraphs * 10))
    };
    let begun = ThreadTime::now();
    let _ = tamis::extract(&page(200));
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

#[test]
fn cleaning_the_output_again_changes_nothing_where_markup_is_broken() {
    for page in [
        // Marks on both sides of what was two lines.
        "<sub><a href=/link><h3><div>How long it steeps</div>word",
        "<h3><table><tr><td><b>One</b><tr><td><em><b>Two</b></em></table></h3>",
        "<table><caption><a href=#note1><sub><p>Note<p>Water just off the boil</caption><tr><th>a<td>b",
        "<h3><strong>A <sub>b</sub></strong><p><a href=/link><strong><sub>c</sub></strong></a></h3>",
        // A link that says no more than a mark of a note once its other lines stand elsewhere.
        "<a href=#note1 id=ref1>[^1]<article>Read more",
        "<p>Tea</p><sup><em><header><em><a href='https://a.example/(x)'><sup><a href=#n1>1</a></sup>",
        "<a href=#note1>&shy;[^1]</a> word",
        // Anchors that are dropped between words.
        "<nav><a href=/>Home</a><a href=/b>News</a><a href=#ref1>↩</a>1. ",
        "word<s><a href=#a>¶</a> some words</s>",
        "word<img src=a.png><a href=#ref1>↩</a>word",
        "word<a href=https://a.example>&shy;word</a>",
        // A link in a link, as shadow trees have them.
        "<a href=/link><template shadowrootmode=open><nav><a href=/>Home</a><a href=/b>News</a>* ",
        // Notes and references of which the other is not there.
        "<p>Words<span class=katex><sup><a href=#n1>1</a></sup><math>$5</math></span><ol class=footnotes><li id=n1>* ",
        "<sup><a href=#n1>1</a></sup><pre><li id=n1>Note",
        "Words<sup><a href=#n1>1</a></sup><ol><li id=n1><span class=mw-editsection>[edit]</span>",
        // Pictures beside what cannot be seen, and twice.
        "<b>word</b><div><b><img src=x alt=cup>&shy;</b></div>",
        "<blockquote><footer>Ada <img src=b.jpg>[^1]<article><img src=b.jpg>",
        "word<img src=n.png><a href=#a>¶</a><p><img src=n.png>",
        "<h2>Steeps</h2><div class='admonition note'><details><summary><img src=n.png>",
        "<p>1</p><img src=b.jpg><math display=block>Read more</math><hr><img src=b.jpg>",
        // Formulas with what cannot be seen at their ends.
        "<p>word <math>\u{feff} a=1</math>",
        "<p>word <math>&shy;$x$ </math>",
        // A list that goes down to below one.
        "<ol reversed start=1><li>a<li>b<li>c<li value=7>d</ol>",
    ] {
        let document = keep_all(page, None);
        assert_eq!(faults(&document, None), [""; 0], "{page}\n{}", document.to_html());
        assert!(!document.body.is_empty(), "{page}");
    }
}

#[test]
fn a_link_between_two_words_parts_them_though_it_is_dropped() {
    assert_eq!(keep_all("<p>Read<a href=#top>↩</a>more", None).to_text(), "Read more\n");
    assert_eq!(keep_all("<p><a href=/y>Read</a><a href=/x>&shy;more</a>", None).to_text(), "Read more\n");
}

#[test]
fn a_reference_whose_note_is_nowhere_is_left_out() {
    let page = "<p>Water is hot.<sup><a href=#n1>1</a></sup><pre><code>a</code><p id=n1>b</p></pre>";
    assert_eq!(keep_all(page, None).to_text().lines().next(), Some("Water is hot."));
}

#[test]
fn a_backslash_that_keeps_a_fence_from_opening_is_no_reason_for_the_rest_to_close_what_is_struck_out() {
    let text = |text: &str| Inline::Text { text: text.into() };
    let mut document = tamis::extract("");
    for (content, markdown) in [
        (vec![text("old"), Inline::Break, text("~~~ so")], "~~old\\\n\\~\\~\\~ so~~\n"),
        (vec![text("old"), Inline::Break, text("~~~"), Inline::Break, text("so")], "~~old\\\n\\~\\~\\~\\\nso~~\n"),
    ] {
        document.body = vec![Block::Paragraph { content: vec![Inline::Deleted { content }] }];
        assert_eq!(document.to_markdown(), markdown);
    }
}

#[test]
fn data_counts_where_all_that_the_page_shows_is_a_placeholder() {
    let line =
        |n| format!("<p>Lorem ipsum {n} dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt.</p>");
    let shown: String = (0..30).map(line).collect();
    let text = "The ferry to the outer islands leaves an hour later from the first of May. ".repeat(8);
    let data =
        format!("<script id=__NEXT_DATA__ type='application/json'>{{\"title\":\"The ferry\",\"body\":\"{text}\"}}</script>");
    let page = format!("<title>The ferry</title><article>{shown}</article>{data}");
    let document = tamis::extract(&page);
    assert_eq!(document.source, tamis::ContentSource::State, "{}", document.to_text());
    assert!(document.to_text().starts_with("The ferry to the outer islands"));
}
