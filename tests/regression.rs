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
