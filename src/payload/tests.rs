use super::*;

const TEXT: &str = "The ferry to the outer islands will leave an hour later from the first of May, the harbour board has said. \
    Passengers who hold a season ticket will be told by letter, and the kiosk at the old quay stays open until noon.";

fn html_of(page: &str, title: &str) -> String {
    find_fragments(page, Some(title)).into_iter().map(|fragment| fragment.html).collect()
}

fn state(json: &str) -> String {
    format!("<div id=root></div><script id=__NEXT_DATA__ type=application/json>{json}</script>")
}

#[test]
fn the_thing_with_the_title_of_the_page_is_its_content() {
    let other = TEXT.replace("ferry", "bus").repeat(3);
    let page = state(&format!(
        r#"{{"props":{{"list":[{{"title":"Buses","body":"{other}"}},{{"title":"Ferries","standfirst":"{TEXT}","body":"<p>Second. {TEXT}</p>"}}]}}}}"#
    ));
    let html = html_of(&page, "Ferries");
    assert!(html.contains("The ferry") && html.contains("<p>Second."), "{html}");
    assert!(!html.contains("The bus"), "{html}");
}

#[test]
fn where_nothing_has_the_title_the_place_with_the_most_words_is_the_content() {
    let posts: Vec<String> = (0..3).map(|n| format!(r#"{{"id":{n},"cooked":"<p>{n} {TEXT}</p>"}}"#)).collect();
    let page = state(&format!(r#"{{"stream":{{"posts":[{}]}},"blurb":"{}"}}"#, posts.join(","), TEXT.replace("ferry", "bus")));
    let html = html_of(&page, "Something else");
    assert!((0..3).all(|n| html.contains(&format!("<p>{n} The ferry"))), "{html}");
    assert!(!html.contains("The bus"));
}

#[test]
fn content_under_a_foreign_name_is_none() {
    let page = state(&format!(r#"{{"related":[{{"body":"{TEXT} {TEXT}"}}],"cookieConsent":{{"text":"{TEXT} {TEXT}"}}}}"#));
    assert!(find_fragments(&page, None).is_empty());
}

#[test]
fn lists_of_blocks_of_every_editor_are_read() {
    let lists = [
        format!(
            r#"{{"type":"doc","content":[{{"type":"heading","attrs":{{"level":3}},"content":[{{"type":"text","text":"Ferries"}}]}},{{"type":"paragraph","content":[{{"type":"text","text":"{TEXT}"}}]}}]}}"#
        ),
        format!(
            r#"[{{"_type":"block","style":"h3","children":[{{"_type":"span","text":"Ferries"}}]}},{{"_type":"block","style":"normal","children":[{{"_type":"span","text":"{TEXT}"}}]}}]"#
        ),
        format!(
            r#"{{"nodeType":"document","data":{{}},"content":[{{"nodeType":"heading-3","content":[{{"nodeType":"text","value":"Ferries","marks":[]}}]}},{{"nodeType":"paragraph","content":[{{"nodeType":"text","value":"{TEXT}"}}]}}]}}"#
        ),
        format!(
            r#"[{{"blockName":"core/heading","attrs":{{"level":3}},"innerHTML":"Ferries"}},{{"blockName":"core/paragraph","innerHTML":"{TEXT}"}}]"#
        ),
        format!(
            r#"[{{"name":"core/heading","attributes":{{"level":3,"content":"Ferries"}}}},{{"name":"core/paragraph","attributes":{{"content":"{TEXT}"}}}}]"#
        ),
        format!(
            r#"{{"blocks":[{{"type":"header","data":{{"text":"Ferries","level":3}}}},{{"type":"paragraph","data":{{"text":"{TEXT}"}}}}]}}"#
        ),
        format!(
            r#"{{"blocks":[{{"key":"a","text":"Ferries","type":"header-three"}},{{"key":"b","text":"{TEXT}","type":"unstyled"}}],"entityMap":{{}}}}"#
        ),
        format!(
            r#"{{"root":{{"children":[{{"type":"heading","tag":"h3","children":[{{"type":"text","text":"Ferries"}}]}},{{"type":"paragraph","children":[{{"type":"text","text":"{TEXT}"}}]}}]}}}}"#
        ),
    ];
    for list in &lists {
        let html = html_of(&state(&format!(r#"{{"post":{{"x":{list}}}}}"#)), "Other");
        assert!(html.contains("<h3>Ferries</h3>\n<p>The ferry"), "{list}\n{html}");
    }
}

#[test]
fn every_kind_of_block_becomes_its_element() {
    let (blocks, _) = literal::read_value(
        r#"[{"type":"heading","level":1,"text":"One"}, {"type":"heading4","text":"Four"}, {"type":"quote","text":"Said"},
            {"type":"code","text":"let a: Vec<T>"}, {"type":"code","data":{"code":"<br>"}}, {"type":"code","text":"<a b=\"c&amp;d\">"},
            {"type":"code","html":"<b>let</b>"}, {"type":"image","text":"not shown"}, {"type":"paragraph","text":" "},
            {"type":"table","rows":[{"type":"tablerow","cells":[{"type":"tablecell","text":"c"},{"type":"tableheader","text":"d"}]}]},
            {"type":"bullet","text":"e"}, {"type":"bullet","text":"f"},
            {"type":"paragraph","content":[{"type":"text","text":"g"},{"type":"br"},{"type":"link","text":"h"}]},
            {"type":"orderedlist","items":["i","j"]}, {"type":"columns","children":[{"type":"paragraph","text":"k"}]},
            {"type":"bullet","text":"l"}]"#,
        0,
    );
    let value::Value::List(blocks) = blocks else { panic!("no list") };
    let html = block_list::list_html(&blocks).unwrap().replace('\n', "");
    assert_eq!(
        html,
        "<h1>One</h1><h4>Four</h4><blockquote>Said</blockquote><pre>let a: Vec&lt;T></pre><pre>&lt;br></pre><pre>&lt;a b=\"c&amp;d\"></pre><pre><b>let</b></pre>\
         <table><tr><td>c</td><td>d</td></tr></table><ul><li>e</li><li>f</li></ul><p>g<br><span>h</span></p>\
         <ol><li>i</li><li>j</li></ol><p>k</p><ul><li>l</li></ul>"
    );
}

#[test]
fn lists_keep_their_items() {
    let items = (0..4).map(|n| {
        format!(r#"{{"type":"listItem","content":[{{"type":"paragraph","content":[{{"type":"text","text":"{n} {TEXT}"}}]}}]}}"#)
    });
    let list = format!(r#"[{{"type":"orderedList","content":[{}]}}]"#, items.collect::<Vec<_>>().join(","));
    let html = html_of(&state(&format!(r#"{{"post":{list}}}"#)), "Other");
    assert!(html.contains("<ol><li><p>0 The"), "{html}");
}

#[test]
fn a_copy_without_markup_is_not_a_second_text() {
    let page = state(&format!(r#"{{"post":{{"title":"Ferries","raw":"x","bodyText":"{TEXT}","body":"<p>{TEXT}</p>"}}}}"#));
    assert_eq!(html_of(&page, "Ferries").matches("The ferry").count(), 1);
}

#[test]
fn what_stands_in_text_stays_text() {
    let page = state(&format!(r#"{{"post":{{"text":"a < b && c {TEXT}\n\n<b>"}}}}"#));
    assert!(html_of(&page, "Other").contains("a &lt; b &amp;&amp; c"));
    assert!(html_of(&page, "Other").contains("<p>&lt;b></p>"));
}

#[test]
fn a_question_and_its_answers_are_read_from_linked_data() {
    let page = format!(
        r#"<script type="application/ld+json">{{"@type":"QAPage","mainEntity":{{"@type":"Question","name":"When does it leave?","text":"{TEXT}","acceptedAnswer":{{"@type":"Answer","text":"Answer: {TEXT}"}}}}}}</script>"#
    );
    let fragments = find_fragments(&page, Some("When does it leave?"));
    assert_eq!(fragments[0].source, ContentSource::JsonLd);
    assert!(fragments[0].html.contains("Answer: The ferry"));
}

#[test]
fn a_stream_of_data_in_a_string_is_no_text() {
    let rows: String =
        (0..60).map(|at| format!("{{\\\"name\\\":\\\"Desk {at}\\\",\\\"value\\\":\\\"two legs <p>of oak</p>\\\"}},")).collect();
    for begin in ["3f:[\\\"$\\\",null,", "and the rest of it: "] {
        let page = format!("<div id=app></div><script>self.__stream.push([1,\"{begin}{rows}\"])</script>");
        assert!(page.contains("{\\\"name\\\":\\\"Desk 0"), "{page}");
        assert_eq!(find_fragments(&page, Some("A desk")), []);
    }
}

#[test]
fn the_title_of_the_data_is_that_of_the_page_though_its_marks_are_references() {
    let page = format!(
        r#"<script type="application/ld+json">{{"@type":"Article","headline":"Ferries &amp; Co","articleBody":"Q&amp;A. {TEXT}"}}</script>"#
    );
    let html = html_of(&page, "Ferries & Co");
    assert!(html.contains("<p>Q&amp;A. The ferry") && !html.contains("<h3>"), "{html}");
}

#[test]
fn the_only_thing_with_a_title_and_an_author_is_the_content_though_the_page_is_called_otherwise() {
    let article = |name: &str| {
        format!(r#"{{"title":"{name}","author":{{"name":"Ada Quill"}},"publishedAt":"2026-02-02","body":"<p>{TEXT}</p>"}}"#)
    };
    let fragments = find_fragments(&state(&format!(r#"{{"post":{}}}"#, article("Ferries"))), Some("App"));
    assert_eq!(fragments[0].evidence, Evidence::Fields);
    let About { title, authors, date } = &fragments[0].about;
    assert_eq!(
        (title.as_deref(), authors.as_slice(), date.as_deref()),
        (Some("Ferries"), &["Ada Quill".to_owned()][..], Some("2026-02-02"))
    );
    assert!(!fragments[0].html.contains("<h3>") && fragments[0].html.contains("<title>Ferries"));
    let two = state(&format!(r#"{{"posts":[{},{}]}}"#, article("Ferries"), article("Buses").replace("ferry", "bus")));
    assert!(find_fragments(&two, Some("App")).iter().all(|fragment| fragment.evidence != Evidence::Fields));
}
