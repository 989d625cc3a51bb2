//! The model gives the scores that it was trained to give: those of twenty blocks are pinned.

use tamis::{Extractor, Page};

#[test]
fn the_first_twenty_blocks_of_a_page_score_as_they_did_after_the_training() {
    let page = include_bytes!("../corpus/docs-sphinx/page.html");
    let explanation = Extractor::new().explain(&Page::bytes(page).url("https://example.org/"));
    let lines = explanation.blocks.iter().skip(20).take(20).map(|block| {
        let words: Vec<&str> = block.text.split_whitespace().take(6).collect();
        format!("{:.4} {}", block.verdict.score, words.join(" "))
    });
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_weights_of_a_block_are_sorted_and_move_its_score_both_ways() {
    let page = include_bytes!("../corpus/docs-sphinx/page.html");
    let explanation = Extractor::new().explain(&Page::bytes(page));
    for block in &explanation.blocks {
        assert!(block.weights.is_sorted_by(|a, b| a.1.abs() >= b.1.abs()), "{:?}", block.weights);
    }
    let weights = || explanation.blocks.iter().flat_map(|block| &block.weights);
    assert!(weights().any(|(_, weight)| *weight > 0.0) && weights().any(|(_, weight)| *weight < 0.0));
}
