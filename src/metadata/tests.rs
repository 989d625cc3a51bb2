use super::{Field, Metadata, Source, candidates, read};
use crate::dom::{Limits, parse};

const URL: &str = "https://www.example.org/drinks/green-tea";

fn metadata(html: &str) -> Metadata {
    read(&parse(html, &Limits::default()), Some(URL))
}

#[test]
fn a_page_that_says_nothing_of_itself_has_no_metadata_but_its_address() {
    let found = metadata("<p>Water just off the boil.</p>");
    assert_eq!(found, Metadata { url: Some(URL.to_owned()), sources: [(Field::Url, Source::Url)].into(), ..Metadata::default() });
}

#[test]
fn json_ld_gives_every_field_and_its_source() {
    let found = metadata(
        r##"<html lang="en-GB"><script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"Organization","@id":"#o","name":"Tea Times"},{"@type":"Person","@id":"#p","name":"Jane Doe"},
        {"@type":["Article","BlogPosting"],"headline":"Green tea","author":{"@id":"#p"},"publisher":{"@id":"#o"},
        "datePublished":"2026-02-04T07:12:31Z","dateModified":"2026-02-05","image":["/a.jpg"],"keywords":"tea, water","articleSection":"Drinks",
        "description":"How to brew it.","license":"https://creativecommons.org/licenses/by/4.0/","comment":{"@type":"Comment","author":"A Troll"}}]}</script>"##,
    );
    assert_eq!(found.title.as_deref(), Some("Green tea"));
    assert_eq!(found.authors, ["Jane Doe"]);
    assert_eq!(found.published.as_deref(), Some("2026-02-04T07:12:31+00:00"));
    assert_eq!(found.modified.as_deref(), Some("2026-02-05"));
    assert_eq!(found.site.as_deref(), Some("Tea Times"));
    assert_eq!(found.language.as_deref(), Some("en"));
    assert_eq!(found.image.as_deref(), Some("https://www.example.org/a.jpg"));
    assert_eq!(found.tags, ["tea", "water"]);
    assert_eq!(found.section.as_deref(), Some("Drinks"));
    assert_eq!(found.licence.as_deref(), Some("https://creativecommons.org/licenses/by/4.0/"));
    assert_eq!(found.sources.get(&Field::Date), Some(&Source::JsonLd));
}

#[test]
fn the_article_in_a_list_of_articles_is_the_one_with_the_headline() {
    let found = metadata(
        r#"<title>Green tea</title><script type="application/ld+json">[{"@type":"Article","headline":"Black tea","author":"Ann Poe"},
        {"@type":"Article","headline":"Coffee","author":"John Roe"},{"@type":"Article","headline":"Green tea","author":"Jane Doe"}]</script><h1>Green tea</h1>"#,
    );
    assert_eq!(found.authors, ["Jane Doe"]);
}

#[test]
fn meta_tags_give_what_they_say() {
    let found = metadata(
        r#"<meta property="og:title" content="Green tea &amp;amp; <b>water</b> | Tea Times"><meta property="og:site_name" content="Tea Times">
        <meta name="author" content="Jane Doe, Staff Writer"><meta property="article:published_time" content="2026-02-04">
        <meta property="article:tag" content="tea"><link rel="canonical" href="/tea"><meta property="og:image" content="//cdn.example.org/t.png">"#,
    );
    assert_eq!(found.title.as_deref(), Some("Green tea & water"));
    assert_eq!(found.authors, ["Jane Doe"]);
    assert_eq!(found.url.as_deref(), Some("https://www.example.org/tea"));
    assert_eq!(found.image.as_deref(), Some("https://cdn.example.org/t.png"));
    assert_eq!(found.sources.get(&Field::Title), Some(&Source::OpenGraph));
}

#[test]
fn the_title_loses_the_site_that_only_the_title_tag_names() {
    let found = metadata("<title>Green tea | Drinks | Tea Times</title><h1>Green tea</h1>");
    assert_eq!(found.title.as_deref(), Some("Green tea"));
    assert_eq!(found.site.as_deref(), Some("Tea Times"));
    assert_eq!(found.sources.get(&Field::Site), Some(&Source::TitleTag));
}

#[test]
fn a_heading_that_names_the_site_is_no_title() {
    let found = metadata("<title>Green tea – The Tea Times</title><h1>The Tea Times</h1><h2>Green tea</h2>");
    assert_eq!(found.title.as_deref(), Some("Green tea"));
}

#[test]
fn bylines_near_the_headline_are_read_in_many_languages() {
    for (line, author, date) in [
        ("By Jane Doe on February 3, 2026", "Jane Doe", "2026-02-03"),
        ("Par Jeanne Dupont – Publié le 3 février 2026 à 18h55", "Jeanne Dupont", "2026-02-03"),
        ("Von Erika Mustermann am 3. Februar 2026", "Erika Mustermann", "2026-02-03"),
        ("作者：王小明 2026年2月3日", "王小明", "2026-02-03"),
        ("بقلم: سارة أحمد 3 فبراير 2026", "سارة أحمد", "2026-02-03"),
    ] {
        let found = metadata(&format!("<title>Tea</title><h1>Tea</h1><div>{line}</div><p>Text.</p>"));
        assert_eq!(found.date.as_deref(), Some(date), "{line}");
        assert_eq!(found.authors, [author], "{line}");
    }
}

#[test]
fn marked_bylines_give_the_name_without_what_is_around_it() {
    let found = metadata(
        r#"<h1>Green tea</h1><div class="author-box"><img class="author-avatar" alt="Avatar of J"><span class="author-name">Jane Doe</span>
        <span class="author-role">Editor</span></div><time datetime="2026-02-04T08:00:00+01:00">yesterday</time><p>Text.</p>"#,
    );
    assert_eq!(found.authors, ["Jane Doe"]);
    assert_eq!(found.published.as_deref(), Some("2026-02-04T08:00:00+01:00"));
    assert_eq!(found.sources.get(&Field::Authors), Some(&Source::Byline));
}

#[test]
fn comments_related_articles_and_footers_give_no_author_and_no_date() {
    let found = metadata(
        r#"<article><h1>Green tea</h1><p>Text.</p></article><div class="related-posts"><a rel="author">Ann Poe</a><time datetime="2020-01-01"></time></div>
        <ol id="comments"><li><span class="author">A Troll</span> <time datetime="2026-03-01">1 March 2026</time></li></ol><p>© 2026 Example Ltd</p>"#,
    );
    assert!(found.authors.is_empty());
    assert_eq!(found.date, None);
}

#[test]
fn a_date_of_change_beside_the_headline_is_not_the_date_of_publication() {
    let found = metadata("<h1>Green tea</h1><p>Updated on 5 March 2026</p><p>Published on 3 March 2026</p>");
    assert_eq!(found.date.as_deref(), Some("2026-03-03"));
    assert_eq!(found.modified.as_deref(), Some("2026-03-05"));
}

#[test]
fn the_making_of_a_service_page_is_not_its_date() {
    let found = metadata(
        r#"<script type="application/ld+json">{"@type":"WebPage","datePublished":"2019-01-01"}</script><h1>Our services</h1>"#,
    );
    assert_eq!(found.date, None);
}

#[test]
fn a_list_of_dated_links_has_no_date() {
    let items: Vec<String> = (1..10).map(|day| format!("<li><a href=/{day}>Story</a> <time>{day} May 2026</time>")).collect();
    assert_eq!(metadata(&format!("<h1>All stories</h1><ul>{}</ul>", items.join(" "))).date, None);
}

#[test]
fn the_address_may_name_the_day() {
    let dom = parse("<h1>Green tea</h1>", &Limits::default());
    let found = read(&dom, Some("https://example.org/2026/02/04/green-tea/"));
    assert_eq!((found.date.as_deref(), found.sources.get(&Field::Date)), (Some("2026-02-04"), Some(&Source::Url)));
}

#[test]
fn microdata_is_read_within_its_scope() {
    let found = metadata(
        r#"<div itemscope itemtype="https://schema.org/Recipe"><h1 itemprop="name">Iced tea</h1>
        <span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Jane Doe</b></span>
        <meta itemprop="datePublished" content="2026-02-04">
        <div itemprop="review" itemscope itemtype="https://schema.org/Review"><span itemprop="author">A Guest</span><meta itemprop="datePublished" content="2020-01-01"></div></div>"#,
    );
    assert_eq!(found.authors, ["Jane Doe"]);
    assert_eq!(found.date.as_deref(), Some("2026-02-04"));
}

#[test]
fn runners_up_follow_the_chosen_value() {
    let dom = parse(
        r#"<title>Tea | Tea Times</title><meta name="author" content="Ann Poe"><script type="application/ld+json">{"@type":"Article","author":"Jane Doe"}</script>"#,
        &Limits::default(),
    );
    let authors: Vec<(String, Source)> = candidates(&dom, None)
        .into_iter()
        .filter(|found| found.field == Field::Authors)
        .map(|found| (found.value, found.source))
        .collect();
    assert_eq!(authors, [("Jane Doe".to_owned(), Source::JsonLd), ("Ann Poe".to_owned(), Source::MetaTag)]);
}

#[test]
fn a_position_is_dated_and_who_hires_is_not_the_site() {
    let found = metadata(
        r#"<title>Tea taster | Jobs of the Coast</title><meta property="og:site_name" content="Jobs of the Coast">
        <script type="application/ld+json">{"@type":"JobPosting","title":"Tea taster","datePosted":"2026-02-04",
        "hiringOrganization":{"@type":"Organization","name":"Kettle and Sons"}}</script><h1>Tea taster</h1>"#,
    );
    assert_eq!((found.title.as_deref(), found.date.as_deref()), (Some("Tea taster"), Some("2026-02-04")));
    assert_eq!(found.site.as_deref(), Some("Jobs of the Coast"));
}

#[test]
fn reviews_do_not_sign_or_date_a_product() {
    let page = |kind: &str| {
        format!(
            r#"<meta property="og:type" content="{kind}"><title>Kettle</title><h1>Kettle</h1>
            <div><span class=author>Jane Doe</span> <time>4 February 2026</time></div>"#
        )
    };
    let product = metadata(&page("product"));
    assert_eq!((product.authors.len(), product.date), (0, None));
    let article = metadata(&page("article"));
    assert_eq!((article.authors.len(), article.date.as_deref()), (1, Some("2026-02-04")));
}

#[test]
fn teasers_do_not_sign_the_page_that_lists_them() {
    let page = |count: usize| {
        let teaser =
            "<article><h2><a href=/tea>Green</a></h2><span class=author>Jane Doe</span> <time>4 February 2026</time></article>";
        format!("<title>All our teas</title><h1>All our teas</h1>{}", teaser.repeat(count))
    };
    let list = metadata(&page(4));
    assert_eq!((list.authors.len(), list.date), (0, None));
    assert_eq!(metadata(&page(1)).authors, ["Jane Doe"]);
}

#[test]
fn a_contributor_is_an_author_where_the_byline_says_so() {
    let page = |byline: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type":"Article","headline":"Green tea","author":{{"name":"Jane Doe"}},
            "contributor":[{{"name":"John Roe"}}]}}</script><h1>Green tea</h1><p class=author>{byline}</p>"#
        )
    };
    assert_eq!(metadata(&page("Jane Doe, John Roe")).authors, ["Jane Doe", "John Roe"]);
    assert_eq!(metadata(&page("Jane Doe")).authors, ["Jane Doe"]);
}

#[test]
fn who_made_the_site_is_not_the_author() {
    let made = r#"<meta name="author" content="Teapot Studio"><title>Opening hours</title><h1>Opening hours</h1>"#;
    assert!(metadata(made).authors.is_empty());
    assert_eq!(metadata(&format!("{made}<time>4 February 2026</time>")).authors, ["Teapot Studio"]);
}

#[test]
fn a_label_names_the_author_below_the_text() {
    let text = "Water just off the boil. ".repeat(100);
    let page = |end: &str| metadata(&format!("<title>Green tea leaves</title><h1>Green tea leaves</h1><p>{text}</p>{end}"));
    assert_eq!(page("<div>Автор: <a href=/p>Тимофей Брусникин</a></div>").authors, ["Тимофей Брусникин"]);
    assert!(page("<div>Author: Jane Doe</div><div>Author: John Roe</div>").authors.is_empty());
    assert!(page("<div class=related>Author: Jane Doe</div>").authors.is_empty());
}

#[test]
fn a_byline_may_stand_in_the_middle_of_a_line() {
    let found = metadata(
        "<title>云屏县老茶厂熬出新生意_财经_江岚网</title><h1>云屏县老茶厂熬出新生意</h1><p>2025年12月03日 来源：江岚日报 <i>作者：顾砚秋</i> 评论 62 条</p>",
    );
    assert_eq!(found.authors, ["顾砚秋"]);
    assert_eq!(found.site.as_deref(), Some("江岚网"));
}

#[test]
fn the_site_before_the_title_is_known_by_the_host() {
    let page = r#"<meta property="og:title" content="Green leaves"><title>Tea Times: Green leaves</title>"#;
    let read = |url: &str| read(&parse(page, &Limits::default()), Some(url));
    assert_eq!(read("https://teatimes.example.org/green").site.as_deref(), Some("Tea Times"));
    assert_eq!(read("https://www.example.org/green").site, None);
}

#[test]
fn a_headline_loses_the_kicker_that_open_graph_has_not() {
    let page = |og: &str| {
        format!(
            r#"<meta property="og:title" content="{og}"><title>Harvest: Why tea is green</title>
            <h1><span>Harvest: </span>Why tea is green</h1>"#
        )
    };
    assert_eq!(metadata(&page("Why tea is green")).title.as_deref(), Some("Why tea is green"));
    assert_eq!(metadata(&page("Harvest: Why tea is green")).title.as_deref(), Some("Harvest: Why tea is green"));
}

#[test]
fn a_date_of_the_last_change_at_the_foot_is_no_date_of_publication() {
    let text = "Water just off the boil. ".repeat(100);
    let foot = "© 1997 Jane Doe - Dernière mise à jour : 14 novembre 1998";
    let found = metadata(&format!("<title>Green tea</title><h1>Green tea</h1><p>{text}</p><p>{foot}</p>"));
    assert_eq!((found.date, found.modified.as_deref()), (None, Some("1998-11-14")));
}

/// A page with this in its head, around its headline and at its end.
fn article(head: &str, around: &str, end: &str) -> Metadata {
    let text = "Water just off the boil, and three minutes of patience. ".repeat(40);
    metadata(&format!(
        "<head><title>Green tea for beginners</title>{head}</head><body><h1>Green tea for beginners</h1>{around}<p>{text}</p>{end}</body>"
    ))
}

#[test]
fn a_name_beside_the_date_is_the_author_without_a_label() {
    for around in [
        "<p>Jane Doe</p><p>3 February 2026</p>",
        "<div><span>Feb 3, 2026</span><span>Jane Doe</span></div>",
        "<p class=text-muted>03.02.2026 - Jane Doe</p>",
        "<ul><li>Jane Doe</li><li>3 February 2026</li></ul>",
        "<p>Feb 3, 2026 <img alt=''> Jane Doe in <a href='/category/teas'>Teas</a></p>",
    ] {
        assert_eq!(article("", around, "").authors, ["Jane Doe"], "{around}");
    }
}

#[test]
fn a_rubric_a_tag_or_a_picture_beside_the_date_names_no_author() {
    for around in [
        "<p>Green Teas</p><p>3 February 2026</p>",
        "<p><a href='/tag/jane-doe'>Jane Doe</a></p><p>3 February 2026</p>",
        "<figure><figcaption>Jane Doe</figcaption></figure><p>3 February 2026</p>",
        "<p>Photo: Jane Doe</p><p>3 February 2026</p>",
        "<blockquote>— Jane Doe <a href='https://example.org/1'>February 3, 2026</a></blockquote>",
        "<p>3 February 2026</p><p>We sat down for a long talk with our friend, Jane Doe</p>",
    ] {
        assert!(article("", around, "").authors.is_empty(), "{around}");
    }
}

#[test]
fn a_link_behind_a_label_is_the_author_whatever_it_says() {
    for around in [
        "<p>Posted by <a href='https://people.example/jane'>janed</a> on 3 February 2026</p>",
        "<p>3 February 2026 by <a href='/p/7'>janed</a></p>",
        "<p>by janed</p><p>3 February 2026</p>",
    ] {
        assert_eq!(article("", around, "").authors, ["janed"], "{around}");
    }
}

#[test]
fn a_card_says_who_wrote_the_page() {
    let card =
        |label: &str| format!("<meta name='twitter:label1' content='{label}'><meta name='twitter:data1' content='Jane Doe'>");
    assert_eq!(article(&card("Written by"), "", "").authors, ["Jane Doe"]);
    assert!(article(&card("Reading time"), "", "").authors.is_empty());
}

#[test]
fn a_label_of_authorship_counts_anywhere_if_it_stands_alone() {
    assert_eq!(article("", "", "<h2>Article by</h2><div>Jane Doe</div>").authors, ["Jane Doe"]);
    assert_eq!(article("", "", "<div>Text by <a href='/contributor/jane-doe/'>Jane Doe</a></div>").authors, ["Jane Doe"]);
    assert_eq!(article("", "", "<p>This post was written by Jane Doe, Head of Tea</p>").authors, ["Jane Doe"]);
    assert!(article("", "", "<div>Text by Jane Doe</div><div>Text by John Roe</div>").authors.is_empty());
}

#[test]
fn a_dated_page_is_by_the_owner_of_the_site_if_it_names_nobody() {
    let dated = "<p>3 February 2026</p>";
    assert_eq!(article("<meta property='og:site_name' content=\"Jane Doe's blog\">", dated, "").authors, ["Jane Doe"]);
    assert_eq!(article("", dated, "<footer>© 2026 Jane Doe. All rights reserved.</footer>").authors, ["Jane Doe"]);
    assert_eq!(
        article("<link rel=alternate type='application/rss+xml' href='/feed' title='Jane Doe'>", dated, "").authors,
        ["Jane Doe"]
    );
    assert!(article("<meta property='og:site_name' content='Jane Doe'>", "", "").authors.is_empty(), "without a date");
    assert!(article("<meta property='og:site_name' content='Tea Times'>", dated, "<p>© 2026 Tea Times</p>").authors.is_empty());
}

#[test]
fn what_is_declared_wins_over_a_name_without_a_label() {
    let around = "<p>Jane Doe</p><p>3 February 2026</p>";
    assert_eq!(article("<meta name=author content='janed'>", around, "").authors, ["janed"]);
    let publisher = "<meta property='og:site_name' content='Tea Times'><meta name=author content='teatimes.example'>";
    assert_eq!(article(publisher, around, "").authors, ["Jane Doe"]);
}

#[test]
fn posts_whose_authors_are_headings_are_no_list_of_other_pages() {
    let post = "<article><h3 class='PostUser-name'>janed</h3><p>Water just off the boil.</p></article>";
    let found = metadata(&format!("<title>Which tea?</title><h1>Which tea?</h1>{}", post.repeat(5)));
    assert_eq!(found.authors, ["janed"]);
}

#[test]
fn a_date_that_can_be_read_two_ways_is_read_as_the_page_declares_it() {
    let declared = "<meta property='article:published_time' content='2026-02-03T10:00:00+01:00'>";
    let found = article(declared, "<p>02.03.2026</p>", "");
    assert_eq!(found.date.as_deref(), Some("2026-02-03"));
    let found = article(declared, "<p>05.03.2026</p>", "");
    assert_eq!(found.date.as_deref(), Some("2026-03-05"), "another date altogether is the one shown");
}

#[test]
fn the_byline_is_found_beside_a_heading_that_says_the_title_in_other_words() {
    let found = metadata(
        "<title>A Guide to Green Tea | Tea Times</title><h2>Your complete guide to every green tea</h2><p>By Jane Doe</p><p>3 February 2026</p>",
    );
    assert_eq!((found.authors.as_slice(), found.date.as_deref()), (&["Jane Doe".to_owned()][..], Some("2026-02-03")));
}

#[test]
fn a_date_in_a_bar_far_above_the_headline_is_that_of_the_day_on_which_the_page_was_saved() {
    let bar = format!("<p>5 March 2026</p><ul>{}</ul>", "<li><a href=/x>Tea</a></li>".repeat(20));
    let thread = "<h1>Green tea</h1><p>Started by jane, 4 June 2024</p>";
    assert_eq!(metadata(&format!("<title>Green tea</title>{bar}{thread}")).date.as_deref(), Some("2024-06-04"));
    assert_eq!(metadata(&format!("<title>Green tea</title>{bar}<h1>Green tea</h1>")).date.as_deref(), Some("2026-03-05"));
}

#[test]
fn what_a_member_of_a_forum_did_once_does_not_date_the_thread() {
    let found = metadata("<title>Green tea</title><h1>Green tea</h1><dl><dd>Founded: Dec 11, 2021</dl><p>by jane » Aug 27, 2019");
    assert_eq!(found.date.as_deref(), Some("2019-08-27"));
}

#[test]
fn a_note_of_a_change_behind_the_date_of_a_post_is_about_the_change() {
    let found = metadata(
        "<title>Green tea</title><h1>Green tea</h1><span class=post_date>2019-02-23, 09:14 PM \
         <span>(This post was last modified: 2019-02-24, 02:31 AM by jane.)</span></span>",
    );
    assert_eq!(found.date.as_deref(), Some("2019-02-23"));
}

#[test]
fn a_moment_in_utc_is_not_a_day_that_no_time_zone_makes_it() {
    let page = |hour| {
        format!(
            r#"<title>Green tea</title><script type="application/ld+json">{{"@type":"Article","headline":"Green tea",
            "datePublished":"2025-12-19T{hour}:02:58Z"}}</script><h1>Green tea</h1><p>Dec 18, 2025</p>"#
        )
    };
    assert_eq!(metadata(&page("22")).date.as_deref(), Some("2025-12-18"));
    assert_eq!(metadata(&page("02")).date.as_deref(), Some("2025-12-19"));
}

#[test]
fn a_column_beside_the_content_may_say_when_it_was_published() {
    let column = "<div class=page-sidebar><h4>Published</h4><div>July 8, 2025</div></div>";
    let found = metadata(&format!("{column}<title>Green tea</title><p>Water.</p>"));
    assert_eq!(found.date.as_deref(), Some("2025-07-08"));
}

#[test]
fn a_date_right_behind_the_byline_at_the_end_is_that_of_the_article() {
    let lines = "<p>Water.</p>".repeat(20);
    let found = metadata(&format!(
        "<title>Green tea</title><article><h1>Green tea</h1>{lines}<p>Written by Jane Doe</p><p>April 8, 2024</p></article>"
    ));
    assert_eq!((found.authors.join(","), found.date.as_deref()), ("Jane Doe".to_owned(), Some("2024-04-08")));
}

#[test]
fn a_meta_tag_may_have_a_prefix_of_its_maker() {
    let found =
        metadata("<meta name=acme-published-date content=2025-05-27T06:03:43Z><meta name=acme-expiry-date content=2030-01-01>");
    assert_eq!(found.date.as_deref(), Some("2025-05-27"));
}

#[test]
fn companies_owners_of_undated_pages_and_whom_the_page_is_about_wrote_nothing() {
    let head = |script: &str| {
        format!(r#"<title>Green tea</title><script type="application/ld+json">{script}</script><h1>Green tea</h1>"#)
    };
    let article = r#"{"@type":"Article","headline":"Green tea","author":"Tea Times"}"#;
    let site = r#"<meta property="og:site_name" content="Tea Times">"#;
    assert!(metadata(&format!("{}{site}", head(article))).authors.is_empty());
    assert_eq!(metadata(&format!("{}{site}<p>Tea Times</p><p>4 June 2024</p>", head(article))).authors, ["Tea Times"]);
    assert!(metadata("<meta name=author content='Web Makers GmbH'><meta name=date content=2026-02-04>").authors.is_empty());
    let about = "<title>Jane Doe sings of tea</title><h1>Jane Doe sings of tea</h1><p>Jane Doe</p><p>4 June 2024</p>";
    assert!(metadata(about).authors.is_empty());
}

#[test]
fn bylines_of_several_people_are_those_of_other_pages() {
    let cards = ["Jane Doe", "John Roe", "Ann Poe"].map(|name| format!("<h3><a href=/x>Tea</a></h3><p>By {name}</p>")).concat();
    assert!(metadata(&format!("<title>Green tea</title><h1>Green tea</h1>{cards}")).authors.is_empty());
}

#[test]
fn who_signs_a_review_of_a_product_did_not_write_its_page() {
    let found = metadata(
        r#"<title>Green tea</title><script type="application/ld+json">{"@type":"Product","name":"Green tea"}</script>
        <h1>Green tea</h1><p class=byline>By Jane Doe</p><p>Released: 4 June 2024</p>"#,
    );
    assert!(found.authors.is_empty() && found.date.is_none());
}

#[test]
fn what_begins_and_ends_at_a_time_is_no_date_of_publication() {
    let page = |line: &str| format!("<title>Green tea</title><h1>Green tea</h1><p class=date>{line}</p>");
    assert_eq!(metadata(&page("30. März 2020, 13:15 Uhr - 19:00 Uhr")).date, None);
    assert_eq!(metadata(&page("Deadline: 15. März 2020")).date, None);
    assert_eq!(metadata(&page("30. März 2020, 13:15 Uhr")).date.as_deref(), Some("2020-03-30"));
}

#[test]
fn who_signs_a_post_that_the_page_quotes_did_not_write_the_page() {
    let found = metadata(
        "<title>Green tea</title><h1>Green tea</h1><blockquote><p>Water.</p>Posted by <a href=/x>Jane Doe</a> on 4 May 2020</blockquote>",
    );
    assert!(found.authors.is_empty() && found.date.is_none());
}

#[test]
fn the_headline_of_an_article_is_no_name_of_the_site_where_the_title_ends_with_it() {
    let read =
        |headline: &str| read(&parse(&format!("<title>Tea Times » Green tea</title>{headline}"), &Limits::default()), None);
    let found = read("<main><article><h1>Green tea</h1><p>Water just off the boil.</p></article></main>");
    assert_eq!((found.title.as_deref(), found.site.as_deref()), (Some("Green tea"), None));
    assert_eq!(read("<header><h1>Green tea</h1></header><p>Water just off the boil.</p>").title.as_deref(), Some("Tea Times"));
}

#[test]
fn a_headline_behind_the_name_of_the_site_is_found_in_any_markup() {
    let text = "<p>Water just off the boil, and three minutes.</p>";
    let read = |page: &str| read(&parse(&format!("{page}{text}"), &Limits::default()), None).title.unwrap_or_default();
    let end = "The Tea Times - Why green tea wants cooler water";
    for headline in ["<h1>Why green tea wants cooler water</h1>", "<font size=5>Why green tea wants cooler water</font>"] {
        assert_eq!(read(&format!("<title>{end}</title>{headline}")), "Why green tea wants cooler water", "{headline}");
    }
    assert_eq!(read(&format!("<title>{end}</title><h1>The Tea Times</h1><h2>Letters</h2>")), "The Tea Times");
    let blog = "<title>Tea Times: Week three</title><h1 id=blog-title>Tea Times</h1><h3 class=post-title>Week three</h3>";
    assert_eq!(read(blog), "Week three");
}

#[test]
fn the_name_in_a_marked_byline_is_that_of_its_property() {
    let byline =
        "<div itemprop=author itemscope><a href=/u/1>Jane Doe</a><span itemprop=name>Jane Doe</span><span>Editor</span></div>";
    assert_eq!(metadata(&format!("<title>Green tea</title><h1>Green tea</h1>{byline}<p>Water.</p>")).authors, ["Jane Doe"]);
    let glued = "<div class=byline><span>Edited By <a href=/j>Jane Doe</a></span><span>Updated: Wed, 21 Aug 2024 06:30 AM (IST)</span></div>";
    assert_eq!(metadata(&format!("<title>Green tea</title><h1>Green tea</h1>{glued}<p>Water.</p>")).authors, ["Jane Doe"]);
}

#[test]
fn one_object_may_have_the_names_of_several_people() {
    let page = |author: &str| {
        let script = format!(
            r#"<script type="application/ld+json">{{"@type":"Article","headline":"Green tea","author":{author}}}</script>"#
        );
        metadata(&format!("{script}<h1>Green tea</h1>")).authors
    };
    assert_eq!(page(r#"{"@type":"Person","name":["Jane Doe","John Roe"]}"#), ["Jane Doe", "John Roe"]);
    assert_eq!(page(r#"[{"@type":"Person","name":["Jane Doe"]},{"name":"John Roe"}]"#), ["Jane Doe", "John Roe"]);
}

#[test]
fn a_change_behind_the_publication_in_one_line_is_no_second_publication() {
    let line = "Published <time datetime=2026-02-04>4 Feb</time> | Updated <time datetime=2026-02-07>7 Feb</time>";
    let found = metadata(&format!("<article><h1>Green tea</h1><p>{line}</p><p>Text.</p></article>"));
    assert_eq!((found.date.as_deref(), found.modified.as_deref()), (Some("2026-02-04"), Some("2026-02-07")));
    let line = "Updated <time datetime=2026-02-07>7 Feb</time>, published <time datetime=2026-02-04>4 Feb</time>";
    let found = metadata(&format!("<article><h1>Green tea</h1><p>{line}</p><p>Text.</p></article>"));
    assert_eq!((found.date.as_deref(), found.modified.as_deref()), (Some("2026-02-04"), Some("2026-02-07")));
}

#[test]
fn a_hashtag_is_a_title_and_the_name_of_a_field_is_none() {
    let title = |title: &str| metadata(&format!("<title>{title}</title><p>Water just off the boil.")).title;
    assert_eq!(title("#free_schools").as_deref(), Some("#free_schools"));
    assert_eq!((title("#post_seo_title"), title("#site_title")), (None, None));
}

#[test]
fn tags_rubrics_and_what_a_reader_may_do_are_no_authors() {
    let authors = |byline: &str| metadata(&format!("<title>Green tea</title><h1>Green tea</h1>{byline}<p>Water.</p>")).authors;
    let box_of =
        "<ul class=author><li><a href=/author/jane>See All Articles</a><li><a href=/author/feed/x>Subscribe to RSS</a></ul>";
    assert!(authors(box_of).is_empty());
    assert_eq!(authors("<div class=author><div>Tea Board</div><span>3 days ago</span><b>More</b></div>"), ["Tea Board"]);
    let tagged = "<p class=byline>By <a href=/author/jane>Jane Doe</a> in <a rel=tag href=/t/x>Rare Leaves</a></p>";
    assert_eq!(authors(tagged), ["Jane Doe"]);
    let listed = "<p class=author><a href=/author/jane>Jane Doe</a> <a href=/author/t>Cups</a></p><a rel=tag href=/t>Cups</a>";
    assert_eq!(authors(listed), ["Jane Doe"]);
    assert!(authors("<div class=no-byline><a href=/>Leaf Services</a></div>").is_empty());
    let boxed = "<div class=author><div>Jane Doe</div><div>Tea Editor</div><div>Old Kettle</div></div>";
    assert_eq!(authors(boxed), ["Jane Doe"]);
    let two = "<div class=authors><div>By Jane Doe,</div><div>Thandiwe Nkosi-Quill</div></div>";
    assert_eq!(authors(two), ["Jane Doe", "Thandiwe Nkosi-Quill"]);
    let joined = "<div class=byline><div>By Jane Doe</div> <div>and Oyelaran Adebayo</div></div>";
    assert_eq!(authors(joined), ["Jane Doe", "Oyelaran Adebayo"]);
    assert_eq!(authors("<p class=author>Jane Doe | Fenwick Quillfeather</p>"), ["Jane Doe", "Fenwick Quillfeather"]);
}

#[test]
fn a_person_comes_before_the_paper_and_authors_with_a_tag_each_before_a_byline() {
    let head = "<title>Green tea</title><meta name=author content='Die KANNE'>";
    let signed = "<h1>Green tea</h1><p class=author>Jane Doe</p><p>Water.</p>";
    assert_eq!(metadata(&format!("{head}{signed}")).authors, ["Jane Doe"]);
    let each = "<meta name=DC.Creator content='Jane Doe'><meta name=DC.Creator content='Xi Li'>";
    let line = "<h1>Green tea</h1><p class=authors>Jane Doe, Xi Li, New Zealand</p><p>Water.</p>";
    assert_eq!(metadata(&format!("<title>Green tea</title>{each}{line}")).authors, ["Jane Doe", "Xi Li"]);
}

#[test]
fn who_wrote_a_page_is_not_its_site_and_a_label_that_goes_on_is_part_of_a_name() {
    let author = r#"{"@type":"Organization","name":"Contributors to tea projects"}"#;
    let data = format!(r#"{{"@type":"Article","name":"Green tea","datePublished":"2026-02-04","author":{author}}}"#);
    let page = format!("<title>Green tea - Teapedia</title><script type='application/ld+json'>{data}</script><h1>Green tea</h1>");
    let found = metadata(&page);
    assert_eq!((found.authors, found.site.as_deref()), (vec!["Contributors to tea projects".to_owned()], Some("Teapedia")));
}

#[test]
fn one_object_of_a_meta_tag_may_say_who_wrote_the_page_and_when() {
    let object = r#"{"title":"Green tea","author":"Jane Doe","pub_date":"2026-02-04T07:12:31Z"}"#;
    let found = metadata(&format!("<meta name=parsely-page content='{object}'><h1>Green tea</h1>"));
    assert_eq!((found.authors, found.date.as_deref()), (vec!["Jane Doe".to_owned()], Some("2026-02-04")));
}

#[test]
fn the_name_of_a_site_has_no_loose_mark_no_address_and_not_the_title() {
    let site = |name: &str| {
        let page = format!(
            "<title>Why green tea is back</title><meta property=og:site_name content='{name}'><h1>Why green tea is back</h1>"
        );
        metadata(&page).site.unwrap_or_default()
    };
    assert_eq!(site("Tea Times |"), "Tea Times");
    assert_eq!(site("https://www.example.org/"), "example.org");
    assert_eq!(site("Why green tea is back | Tea Times"), "Tea Times");
    assert_eq!(site("times*"), "times*");
    let own = "<title>Tea: how three growers make green leaves sell</title><h1>Green leaves: three growers who sell more</h1>";
    let named = format!("{own}<meta property=og:site_name content='Tea: how three growers make green leaves sell'>");
    assert_eq!(metadata(&named).site, None);
}

#[test]
fn a_heading_that_is_not_closed_is_a_title_up_to_the_first_block() {
    let text = "Water just off the boil is best for a green tea, and three minutes are enough for it. ".repeat(4);
    assert_eq!(metadata(&format!("<h1>Green<br>tea<p>{text}<p>{text}")).title.as_deref(), Some("Green tea"));
    assert_eq!(metadata(&format!("<title>Tea</title><h1>{text}</h1>")).title.as_deref(), Some("Tea"));
}

#[test]
fn the_title_is_what_a_heading_behind_that_of_the_site_says() {
    let title = |page: &str| read(&parse(page, &Limits::default()), None).title.unwrap_or_default();
    let page = "<title>Tea Board - News - Leaves from the high gardens</title><h1>News</h1><h2>Leaves from the high gardens</h2>";
    assert_eq!(title(page), "Leaves from the high gardens");
    let usual =
        "<title>Leaves - The Board of Tea and Coffee</title><h1>Leaves</h1><footer><h2>The Board of Tea and Coffee</h2></footer>";
    assert_eq!(title(usual), "Leaves");
    let slogan = "<title>Leaves | Water just off the boil</title><h1>Leaves</h1><h2 id=site-slogan>Water just off the boil</h2>";
    assert_eq!(title(slogan), "Leaves");
    assert_eq!(title("<title>0 > Teas > 0</title><p>Water.</p>"), "Teas");
}

/// The metadata of a page at another address.
fn metadata_at(url: &str, html: &str) -> Metadata {
    read(&parse(html, &Limits::default()), Some(url))
}

#[test]
fn the_end_of_the_title_is_the_site_where_its_domain_or_its_handle_says_so() {
    let site = |html: &str| metadata_at("https://www.teatimes.example/cups", html).site;
    assert_eq!(site("<title>Cups of glass for travellers by Tea Times</title>").as_deref(), Some("Tea Times"));
    let empty = "<meta property=og:site_name content=''><title>Cups | The Tea Times</title><h1>Cups of glass</h1>";
    assert_eq!(site(empty).as_deref(), Some("The Tea Times"));
    assert_eq!(site("<meta name=twitter:site content=@steep><title>Cups on Steep</title>").as_deref(), Some("Steep"));
    assert_eq!(site("<title>Cups | House of Tea Times</title><h1>Cups</h1>").as_deref(), Some("House of Tea Times"));
    let known = "<meta property=og:site_name content='Tea Times'><title>Tea Times - Cups of glass</title><h1>Tea Times</h1>";
    assert_eq!(site(known).as_deref(), Some("Tea Times"));
    assert_eq!(site("<title>Cups of glass for travellers</title>"), None);
}

#[test]
fn the_name_of_a_site_is_without_the_line_that_praises_it() {
    let site = |name: &str, data: &str| {
        let html =
            format!("<meta property=og:site_name content='{name}'><script type=application/ld+json>{data}</script><h1>Cups</h1>");
        metadata_at("https://www.teatimes.example/cups", &html).site.unwrap_or_default()
    };
    assert_eq!(site("Tea Times | Cups of Glass and More", "{}"), "Tea Times");
    assert_eq!(site("Steep House - Cups of Glass", r#"{"@type":"Organization","name":"Steep House"}"#), "Steep House");
    for name in ["Tea Times | Forum", "Steep House - Cups of Glass", "TEA - Times of Every Afternoon"] {
        assert_eq!(site(name, "{}"), name);
    }
}

#[test]
fn the_tags_are_what_the_page_is_about_and_each_stands_once() {
    let found = metadata("<meta name=keywords content='Glass Cups | Tea, glass-cups, locale: US, contentId: d9ce'>");
    assert_eq!(found.tags, ["Glass Cups", "Tea"]);
}

#[test]
fn what_is_sold_is_not_written_by_its_brand_nor_on_the_day_of_its_entry() {
    let of = |kind: &str| {
        let html = format!(
            "<title>Glass cup | Steep House</title><meta property=og:type content=article><meta name=author content=Teatimes>
            <meta property=article:published_time content=2026-02-04T08:00:00Z><h1>Glass cup</h1>
            <script type=application/ld+json>{{\"@type\":\"{kind}\",\"name\":\"Glass cup\"}}</script>"
        );
        metadata_at("https://www.teatimes.example/cups", &html)
    };
    let (product, article) = (of("Product"), of("Article"));
    assert_eq!((product.authors, product.date), (Vec::new(), None));
    assert_eq!(article.date.as_deref(), Some("2026-02-04"));
}
