use super::*;
use crate::dom::{Limits, parse};
use crate::table::tags::Tag;

const TEXTS: [&str; 3] = [
    "The last ferry leaves the pier at ten in the evening.",
    "I was on it, and it was late by half an hour.",
    "Mine was on time, but there was no tea on board.",
];

/// The posts of a page, as `author time`; each of the elements with this name is one.
fn signed(html: &str, tag: Tag) -> Vec<String> {
    let dom = parse(html, &Limits::default());
    let place = |(at, node)| crate::document::PostPlace { node, within: Vec::new(), blocks: at..at + 1 };
    let places = dom.elements(tag).enumerate().map(place).collect();
    let posts = name_posts(&dom, &Body { places, ..Body::default() });
    posts
        .iter()
        .map(|post| format!("{} {}", post.author.as_deref().unwrap_or("-"), post.time.as_deref().unwrap_or("-")))
        .collect()
}

/// The first of two posts, the other of which Jo has written.
fn first(head: &str) -> String {
    let html = format!("<article>{head}<p>{}</article><article><b class=username>Jo</b><p>{}</article>", TEXTS[0], TEXTS[1]);
    signed(&html, Tag::ARTICLE).first().cloned().unwrap_or_default()
}

#[test]
fn who_wrote_a_post_is_told_by_its_element() {
    for head in [
        "<span itemprop=author itemscope><a href=/u/1><span itemprop=name>Ada Quill</span></a> member since 2011</span>",
        "<div data-author='Ada Quill'></div>",
        "<b class=username>Ada Quill</b>",
        "<div class=post-author>Posted by <a href=/u/1>Ada Quill</a></div>",
        "<div class=user-details><a href=/u/1>Ada Quill</a> 1,204</div>",
        "<div class=poster><h4><a href=/u/1>Ada Quill</a></h4><ul><li>Full Member<li>Posts: 12</ul></div>",
        "<div class=author-box><a class=avatar href=/u/1>AQ</a><a href=/u/1>Ada Quill</a></div>",
        "<blockquote><b class=username>Somebody else</b> wrote:</blockquote><b class=username>Ada Quill</b>",
        "<div class=quote data-username=other></div><b class=username>Ada Quill</b>",
    ] {
        assert_eq!(first(head), "Ada Quill -", "{head}");
    }
    for (name, read) in [("tea_lover", "tea_lover"), ("131359", "131359"), ("jbo@", "jbo@"), ("the late ferry", "the late ferry")]
    {
        assert_eq!(first(&format!("<b class=username>{name}</b>")), format!("{read} -"));
    }
}

#[test]
fn what_is_no_name_is_none() {
    for head in [
        "<b class=username>Member</b>",
        "<b class=username>Guest</b>",
        "<b class=username>admin</b>",
        "<b class=username>[deleted]</b>",
        "<b class=username>https://example.org/ada</b>",
        "<b class=author>Joined: 2005</b>",
        "<b class=author>I have been here for nine years and I like it</b>",
        "<b class=user-title>Ada Quill</b>",
        "<b class=author-rank>Ada Quill</b>",
        "<b class=name>Ada Quill</b>",
        "<div class='author anonymous'>Ada Quill</div>",
        "<div class=last-poster>Ada Quill</div>",
        "<div class=authority>Ada Quill</div>",
    ] {
        assert_eq!(first(head), "- -", "{head}");
    }
}

#[test]
fn the_time_of_a_post_is_neither_that_of_its_member_nor_of_a_change() {
    for head in [
        "<time datetime=2026-02-04>today</time>",
        "<meta itemprop=datePublished content=2026-02-04>",
        "<span data-timestamp=1770163200>2 years ago</span>",
        "<span title='2026-02-04 07:12'>2 years ago</span>",
        "<span class=post-date>Wed Feb 4, 2026 9:15 pm</span>",
        "<p class=author>by <b>Somebody</b> » Wed Feb 4, 2026 9:15 pm</p>",
        "<dl><dt>Joined<dd><time datetime=2011-05-06>6 May 2011</time></dl><time datetime=2026-02-04>today</time>",
        "<span class=date>2026-02-04, 09:14 PM (This post was last modified: 2026-03-05)</span>",
        "<p class=edited>Edited <time datetime=2026-03-05>March</time></p><time datetime=2026-02-04>today</time>",
        "<p>Last edited: <time datetime=2026-03-05>March</time></p><time datetime=2026-02-04>today</time>",
    ] {
        let found = first(head);
        assert!(found.ends_with(" 2026-02-04") || found.ends_with(" 2026-02-04T00:00:00+00:00"), "{head}: {found}");
    }
    for head in [
        "<span class=date>Joined 4 Feb 2026</span>",
        "<span class=time>3 days ago</span>",
        "<p>On 4 February 2026 it was late.</p>",
        "<img title='The pier, 2026-02-04' alt=pier>",
    ] {
        assert_eq!(first(head), "- -", "{head}");
    }
}

#[test]
fn a_card_around_the_text_signs_it_and_no_other_post() {
    let card = |name: &str, text: &str| {
        format!("<div class=row><b class=username>{name}</b><div><main-text><p>{text}</main-text></div></div>")
    };
    let html = card("Ada", TEXTS[0]) + &card("Jo", TEXTS[1]);
    let html = html.replace("main-text", "section");
    assert_eq!(signed(&html, Tag::SECTION), ["Ada -", "Jo -"]);
    // The element around two posts is the card of neither.
    let html = format!("<div><b class=username>Ada</b><section>{}</section><section>{}</section></div>", TEXTS[0], TEXTS[1]);
    assert_eq!(signed(&html, Tag::SECTION), [""; 0]);
    // A post whose text was not kept stands beside it.
    let rows =
        card("Ada", TEXTS[0]).replace("section", "p") + "<div class=row><section>One.</section></div>" + &card("Jo", TEXTS[1]);
    assert_eq!(signed(&rows.replace("main-text", "section"), Tag::SECTION).first().map(String::as_str), Some("Ada -"));
}

#[test]
fn a_post_within_another_signs_itself_alone() {
    let inner = format!("<article><b class=username>Jo</b> <time datetime=2026-02-05>now</time>{}</article>", TEXTS[1]);
    assert_eq!(signed(&format!("<article>{}{inner}</article>", TEXTS[0]), Tag::ARTICLE), ["- -", "Jo 2026-02-05"]);
    let outer = format!("<article>{}{inner}<b class=username>Ada</b></article>", TEXTS[0]);
    assert_eq!(signed(&outer, Tag::ARTICLE), ["Ada -", "Jo 2026-02-05"]);
}

#[test]
fn parts_that_nobody_has_signed_are_no_posts() {
    let unsigned = format!("<article>{}</article><article>{}</article>", TEXTS[0], TEXTS[1]);
    assert_eq!(signed(&unsigned, Tag::ARTICLE), [""; 0]);
    let one = format!("<article><b class=username>Ada</b>{}</article>", TEXTS[0]);
    assert_eq!(signed(&one, Tag::ARTICLE), [""; 0]);
    assert_eq!(signed(&format!("{one}{unsigned}"), Tag::ARTICLE), [""; 0]);
}

#[test]
fn linked_data_sign_the_posts_that_begin_as_they_say() {
    let data = r#"<script type="application/ld+json">{"@type": "QAPage", "mainEntity": {"@type": "Question", "text": "TEXT0", "author": {"name": "Ada Quill"},
        "suggestedAnswer": [{"@type": "Answer", "text": "<p>TEXT1</p> And more.", "author": {"name": "jo"}, "dateCreated": "2026-02-05"},
        {"@type": "Answer", "text": "Else, nobody has said anything of it.", "author": {"name": "Zoe"}}]}}</script>"#;
    let data = data.replace("TEXT0", TEXTS[0]).replace("TEXT1", TEXTS[1]);
    let posts = TEXTS.map(|text| format!("<div class=answer><p>{text}</div>")).concat();
    let document = crate::extract(&(data + &posts));
    let known: Vec<_> = document.posts.iter().map(|post| (post.author.as_deref(), post.time.as_deref())).collect();
    assert_eq!(known, [(Some("Ada Quill"), None), (Some("jo"), Some("2026-02-05")), (None, None)]);
}
