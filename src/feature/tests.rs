#![expect(clippy::float_cmp, reason = "features are counts and what is computed from them in one way")]
use super::*;
use crate::block::split_blocks;
use crate::dom::{Limits, parse};
use crate::table::features::NONE;

fn measure_html(html: &str) -> Features {
    let dom = parse(html, &Limits::default());
    measure(&dom, &split_blocks(&dom), Some("https://example.org/a/b-c-d"))
}

#[test]
fn every_number_of_every_row_is_finite() {
    let features = measure_html("<title>T | S</title><h1>T</h1><nav class=menu><a href=x>a</a></nav><p>Some text, and more.</p>");
    assert_eq!(features.rows().len(), 3);
    assert!(features.rows().all(|row| row.len() == COUNT && row.iter().all(|number| number.is_finite())));
}

#[test]
fn distances_go_up_to_the_nearest_element_of_a_kind() {
    let features = measure_html("<article><div class=comment-list><div><p>x</p></div></div></article>");
    let row = features.row(0);
    assert_eq!(row[list::UP_TO.at(0)], 3.0, "article");
    assert_eq!(row[list::UP_TO.at(2)], NONE, "nav");
    let comment = crate::table::classes::GROUPS.iter().position(|group| *group == "COMMENT").unwrap();
    assert_eq!(row[list::UP_TO_CLASS.at(comment)], 2.0);
}

#[test]
fn cards_that_look_alike_are_twins() {
    let card = "<div class=card><h3>head</h3><p>text</p></div>";
    let features = measure_html(&card.repeat(5));
    assert_eq!(features.row(0)[list::TWINS.at(1)], 6f32.ln());
    assert_eq!(features.row(0)[list::SAME_LOOK.at(0)], 6f32.ln());
}

#[test]
fn the_title_is_found_before_a_mark_that_begins_the_site() {
    let features = measure_html("<title>How to brew tea - Kettle</title><p>first</p><h2>How to brew tea</h2><p>last</p>");
    assert_eq!(features.row(1)[list::FROM_TITLE.at(0)], 0.0);
    assert!(features.row(0)[list::FROM_TITLE.at(0)] < 0.0);
}

#[test]
fn declared_types_are_read_from_json_ld_and_open_graph() {
    let of_types = |types: &str| {
        let page = format!("<script type=application/ld+json>{{\"@type\": {types}, \"x\": \"Product\"}}</script><p>x</p>");
        let features = measure_html(&page);
        (0..list::PAGE_TYPE.count()).filter(|at| features.row(0)[list::PAGE_TYPE.at(*at)] == 1.0).collect::<Vec<_>>()
    };
    let [news, recipe] = ["\"NewsArticle\"", "\"Recipe\""].map(of_types);
    assert!(news.len() == 1 && recipe.len() == 1 && news < recipe, "{news:?} {recipe:?}");
    assert_eq!(of_types("[\"NewsArticle\", \"Recipe\"]"), [news, recipe].concat());
}

#[test]
fn a_page_without_blocks_has_no_rows() {
    assert_eq!(measure_html("<img src=x>").rows().len(), 0);
}
