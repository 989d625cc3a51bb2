//! What was found once by a fuzz target or a hostile page, made as small as it goes, is not found again.

use std::time::Duration;

use cpu_time::ThreadTime;
use tamis::{Extractor, Page};

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
