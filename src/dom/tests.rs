use super::*;
use crate::table::attrs::AttrName;
use crate::table::limits::ASKED_BYTES;
use crate::table::tags::Tag;

pub(super) fn outline(dom: &Dom) -> String {
    let mut out = String::new();
    for id in dom.nodes().skip(1) {
        let indent = usize::from(dom.depth(id) - 1);
        let line = match dom.tag(id) {
            Tag::TEXT => format!("{:?}", dom.text(id)),
            _ => dom.local_name(id).to_owned(),
        };
        out.extend([&*" ".repeat(indent), &*line, "\n"]);
    }
    out
}

pub(super) fn parse_default(html: &str) -> Dom {
    parse(html, &Limits::default())
}

/// A number of things, and a smaller one for Miri, where each takes a thousand times as long.
const fn many(things: usize, under_miri: usize) -> usize {
    if cfg!(miri) { under_miri } else { things }
}

#[test]
fn nodes_lie_in_page_order_with_the_range_of_their_descendants() {
    let dom = parse_default("<p id=a>one<b>two</b><p>three");
    assert_eq!(outline(&dom), "html\n head\n body\n  p\n   \"one\"\n   b\n    \"two\"\n  p\n   \"three\"\n");
    let first = dom.nodes().find(|id| dom.tag(*id) == Tag::P).unwrap();
    assert_eq!(dom.descendants(first).count(), 3);
    assert_eq!(dom.children(first).map(|id| dom.tag(id)).collect::<Vec<_>>(), [Tag::TEXT, Tag::B]);
    assert_eq!(dom.attr(first, AttrName::ID), Some("a"));
}

#[test]
fn noscript_and_template_contents_are_in_the_tree() {
    let dom = parse_default(
        "<body><noscript><p>hidden</p></noscript><div><template shadowrootmode=open><p>shadow</p></template></div>",
    );
    assert_eq!(
        outline(&dom),
        "html\n head\n body\n  noscript\n   p\n    \"hidden\"\n  div\n   template\n    p\n     \"shadow\"\n"
    );
}

#[test]
fn a_shadow_root_is_shown_under_its_old_and_its_new_name() {
    for attr in ["shadowrootmode=open", "shadowroot=open"] {
        let dom = parse_default(&format!("<div><template {attr}><p>shadow</p></template></div>"));
        assert!(dom.nodes().all(|id| dom.tag(id) != Tag::TEMPLATE || !dom.is_skipped(id)), "{attr}");
    }
    let dom = parse_default("<div><template><p>never shown</p></template></div>");
    assert!(dom.nodes().any(|id| dom.tag(id) == Tag::TEMPLATE && dom.is_skipped(id)));
}

#[test]
fn scripts_lose_their_programs_and_keep_their_data() {
    let dom = parse_default("<script>var a=1</script><script type='application/ld+json'>{}</script><style>p{}</style>");
    assert_eq!(outline(&dom), "html\n head\n  script\n  script\n   \"{}\"\n  style\n body\n");
}

#[test]
fn a_text_that_grows_in_many_places_stays_whole() {
    let dom = parse_default("<table>x<tr class=a>y<tr class=b>z<tr class=c>w");
    let text: Vec<_> = dom.nodes().filter(|id| dom.tag(*id) == Tag::TEXT).map(|id| dom.text(id)).collect();
    assert_eq!(text, ["xyzw"]);
}

#[test]
fn attributes_of_a_second_body_tag_are_added_where_they_are_missing() {
    let dom = parse_default("<body class=a><p>x<body class=b id=c>");
    let body = dom.nodes().find(|id| dom.tag(*id) == Tag::BODY).unwrap();
    assert_eq!(dom.attr(body, AttrName::CLASS), Some("a"));
    assert_eq!(dom.attr(body, AttrName::ID), Some("c"));
}

#[test]
fn depth_is_cut_and_the_text_stays() {
    let (depth, tags) = (many(512, 40), many(2000, 160));
    let html = format!("{}deep{}<p>after", "<div>".repeat(tags), "</div>".repeat(tags));
    let dom = parse(&html, &Limits::default().depth(depth as u16));
    assert_eq!(dom.reached(), Some(Limit::Depth));
    assert!(dom.nodes().all(|id| usize::from(dom.depth(id)) < depth + 28));
    assert!(dom.nodes().any(|id| dom.text(id) == "deep"));
    let after = dom.nodes().find(|id| dom.text(*id) == "after").unwrap();
    assert!(dom.depth(after) < 10, "the end tags of dropped start tags are dropped with them");
}

#[test]
fn a_page_that_makes_nodes_out_of_nothing_is_cut() {
    let marks: String = (0..many(500, 50)).map(|id| format!("<b id={id}>")).collect();
    let html = format!("<p>{marks}{}", "<p>x".repeat(many(5000, 100)));
    let dom = parse(&html, &Limits::default().nodes(many(10_000_000, 1000)));
    assert_eq!(dom.reached(), Some(Limit::Nodes));
    assert!(dom.len() < many(160_000, 1100), "{}", dom.len());
}

#[test]
fn a_page_that_repeats_a_long_attribute_is_cut() {
    let html = format!("<p><b class='{}'>{}", "x".repeat(100_000), "<p>y".repeat(many(10_000, 60)));
    let dom = parse_default(&html);
    assert_eq!(dom.reached(), Some(Limit::Nodes));
    assert!(dom.text.len() < 3 << 20, "{}", dom.text.len());
}

#[test]
fn a_page_without_time_is_read_up_to_the_first_look_at_the_clock() {
    let html = "<p>x".repeat(many(10_000, 600));
    let dom = parse(&html, &Limits::default().time(std::time::Duration::ZERO));
    assert_eq!(dom.reached(), Some(Limit::Time));
    assert!((10..1000).contains(&dom.len()), "{}", dom.len());
    let dom = parse(&html, &Limits::default().time(std::time::Duration::MAX));
    assert_eq!(dom.reached(), None);
}

#[test]
fn a_page_is_cut_at_a_character_boundary() {
    let dom = parse("<p>ééééé", &Limits::default().bytes(6));
    assert_eq!(dom.reached(), Some(Limit::Bytes));
    assert!(dom.nodes().any(|id| dom.text(id) == "é"));
}

#[test]
fn the_end_tag_of_a_title_is_not_dropped_with_a_title_that_was() {
    let drawing = "<svg>".repeat(20) + &"<title>".repeat(20);
    for depth in 8..32 {
        let dom = parse(&format!("{drawing}<title>a</title><!-- b --><p>c"), &Limits::default().depth(depth));
        assert!(dom.len() > 8);
    }
}

#[test]
fn what_is_opened_again_at_the_deepest_place_is_no_deeper_than_twice_the_limit() {
    let limit = many(512, 40) as u16;
    let marks: String = (0..limit - 12).map(|n| format!("<b id=n{n}>")).collect();
    let page = format!("<p>{marks}x</p>{}y<p>{marks}z", "<div>".repeat(usize::from(limit) - 7));
    let dom = parse(&page, &Limits::default().depth(limit));
    let deepest = dom.nodes().map(|id| dom.depth(id)).max().unwrap();
    assert_eq!(dom.reached(), Some(Limit::Depth));
    assert!((limit + limit / 6..=2 * limit + 40).contains(&deepest), "{deepest} deep");
}

#[test]
fn what_lies_in_a_moved_element_knows_its_depth() {
    // Each link closes the one before it, and what lies in that is moved.
    for unit in ["<a href=x><code><div>x", "<code><a href=x><div>"] {
        let limit = many(512, 40) as u16;
        let dom = parse(&unit.repeat(many(3000, 200)), &Limits::default().depth(limit));
        let deepest = dom.nodes().map(|id| dom.depth(id)).max().unwrap();
        assert!(deepest < 2 * limit + 40, "{deepest} deep");
        assert_eq!(dom.reached(), Some(Limit::Depth));
    }
}

#[test]
fn a_script_is_no_text_however_deep_it_lies() {
    let html = format!("{}<script>var a</script><style>b{{}}</style>c", "<div>".repeat(many(2000, 600)));
    let dom = parse_default(&html);
    let text: Vec<_> = dom.nodes().map(|id| dom.text(id)).filter(|text| !text.is_empty()).collect();
    assert_eq!(text, ["c"]);
}

#[test]
fn a_self_closed_frame_in_noscript_does_not_swallow_the_page() {
    let dom = parse_default("<p>one</p><noscript><iframe src=x /></noscript><p>two</p>");
    assert!(dom.nodes().any(|id| dom.text(id) == "two"));
    let dom = parse_default("<iframe src=x /><p>two</p>");
    assert!(!dom.nodes().any(|id| dom.text(id) == "two"), "outside of noscript it is as in browsers");
}

#[test]
fn attributes_that_are_opened_again_and_again_are_counted() {
    let attrs =
        "id=a class=b title=c href=d src=e alt=f lang=g dir=h role=i name=j type=k value=l rel=m media=n width=o height=p";
    // The end of the paragraph closes them, and each that follows opens them again.
    let page = format!("<p>{}{}", format!("<i {attrs}>").repeat(3), "<p>x".repeat(many(30_000, 100)));
    let dom = parse(&page, &Limits::default().attributes(many(10_000_000, 1000)));
    assert_eq!(dom.reached(), Some(Limit::Attributes));
    let most = many(4 * page.len() + 200_000, 1000) + 48;
    assert!(dom.nodes().map(|id| dom.attrs(id).len()).sum::<usize>() <= most);
    let few = parse("<p id=a><p id=b><p id=c>", &Limits::default().attributes(1));
    assert_eq!((few.reached(), few.len()), (Some(Limit::Attributes), 6));
}

#[test]
fn of_classes_without_end_the_beginning_is_read() {
    let dom = parse(&format!("<p class='tea {}'>x", "é".repeat(10_000)), &Limits::default());
    let p = dom.nodes().find(|id| dom.tag(*id) == Tag::P).unwrap();
    let class = dom.attr(p, AttrName::CLASS).unwrap();
    assert!(class.starts_with("tea é") && class.len() <= ASKED_BYTES, "{}", class.len());
    assert_eq!(dom.value(dom.attrs(p)[0]), class);
}
