use super::super::tests::{outline, parse_default};
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::tags::Tag;

fn text_of(html: &str) -> String {
    let dom = parse_default(html);
    dom.nodes().map(|id| dom.text(id)).collect()
}

fn first(dom: &Dom, tag: Tag) -> NodeId {
    dom.nodes().find(|id| dom.tag(*id) == tag).unwrap()
}

#[test]
fn the_first_attribute_of_a_name_counts() {
    let dom = parse_default("<p CLASS=a class=b id id=c title='&lt;&copy=1&amp'>");
    let p = first(&dom, Tag::P);
    assert_eq!(dom.attr(p, AttrName::CLASS), Some("a"));
    assert_eq!(dom.attr(p, AttrName::ID), Some(""));
    assert_eq!(dom.attr(p, AttrName::TITLE), Some("<&copy=1&"));
}

#[test]
fn formatting_elements_are_told_apart_by_attributes_that_nobody_reads() {
    let count = |tags: &str| outline(&parse_default(&format!("{tags}<p>x"))).matches("b\n").count();
    // Of four that are the same, three are opened again.
    assert_eq!(count("<p><b x=1 y=2><b y='2' x=1><b X=1 y=2 x=3><b x=&#49; y=2></p>"), 7);
    assert_eq!(count("<p><b x=1 y=2><b x=1><b y=2 x=1><b x=2 y=1></p>"), 8);
    // Names and values must not run into each other.
    assert_eq!(count("<p><b x=y><b xy><b x y><b x y=''></p>"), 8);
}

#[test]
fn a_comment_in_a_table_parts_the_texts_around_it() {
    assert_eq!(outline(&parse_default("<table> <!-- a -->b")), "html\n head\n body\n  \"b\"\n  table\n   \" \"\n");
    assert_eq!(outline(&parse_default("<table> b")), "html\n head\n body\n  \" b\"\n  table\n");
}

#[test]
fn a_script_ends_where_its_comments_let_it() {
    assert_eq!(text_of("<script><!--<script></script>--></script>a"), "a");
    assert_eq!(text_of("<script><!--<script></script></script>a"), "a");
    assert_eq!(text_of("<script><!--><script></script>a"), "a");
    assert_eq!(text_of("<script><!--<script>-/script>--></script>a"), "a");
    assert_eq!(text_of("<script type=text/json><!--<script></script>--></script>a"), "<!--<script></script>-->a");
    assert_eq!(text_of("<script>-/script></script>a"), "a");
}

#[test]
fn a_tag_that_the_page_cuts_is_dropped() {
    for cut in ["<b", "<b ", "<b c", "<b c=", "<b c='d", "<b c='d'", "<b /", "</b", "</b c"] {
        assert_eq!(text_of(&format!("a{cut}")), "a", "{cut}");
    }
    assert_eq!(text_of("a<"), "a<");
    assert_eq!(text_of("a</"), "a</");
    assert_eq!(text_of("a<1"), "a<1");
}

#[test]
fn line_ends_and_nuls_are_those_of_the_standard() {
    assert_eq!(text_of("a\r\nb\rc\0d&#13;<svg>e\0"), "a\nb\ncd\re\u{fffd}");
    assert_eq!(text_of("<title>a\0b</title>"), "a\u{fffd}b");
    assert_eq!(text_of("<svg><![CDATA[a<b>&amp;]]]>c</svg><![CDATA[d]]>e"), "a<b>&amp;]ce");
}

#[test]
fn a_drawing_keeps_the_links_that_lose_their_prefix() {
    let dom = parse_default("<svg><a xlink:href=b>c</a></svg><a xlink:href=d>");
    let links: Vec<_> = dom.nodes().filter(|id| dom.tag(*id) == Tag::A).map(|id| dom.attr(id, AttrName::HREF)).collect();
    assert_eq!(links, [Some("b"), None]);
}

#[test]
fn a_byte_order_mark_counts_only_at_the_beginning() {
    assert_eq!(text_of("\u{feff}<script></script>\u{feff}a"), "\u{feff}a");
}

#[test]
fn an_element_that_the_page_leaves_out_takes_no_attributes_of_the_tag_that_makes_it() {
    let dom = parse_default("<table><td class=a xml:lang=b>c<svg xml:lang=d>");
    let class = |tag: Tag| dom.attr(first(&dom, tag), AttrName::CLASS);
    assert_eq!([Tag::TBODY, Tag::TR, Tag::TD].map(class), [None, None, Some("a")]);
    assert_eq!(dom.attr(first(&dom, Tag::TD), AttrName::XML_LANG), Some("b"));
    assert_eq!(dom.attr(first(&dom, Tag::SVG), AttrName::LANG), Some("d"));
}

#[test]
fn a_page_that_begins_its_body_twice_has_the_attributes_of_both() {
    let dom = parse_default("<body class=a id=b><p><body class=c lang=d>");
    let body = first(&dom, Tag::BODY);
    assert_eq!(
        [AttrName::CLASS, AttrName::ID, AttrName::LANG].map(|name| dom.attr(body, name)),
        [Some("a"), Some("b"), Some("d")]
    );
}
