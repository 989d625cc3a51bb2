//! What the renderers promise: Markdown reads back as the same document, HTML is harmless, the forms hold the same words.

mod allowed;
mod pages;
mod readback;

use tamis::document::{CalloutKind, Cell, Definition, Footnote, Image, Item, List, Numbering, Row};
use tamis::{Block, Document, Figure, Inline, Table};

use readback::{Dice, Tree, check, difference, document, expected, paragraph, read, show, text};

fn markdown_of(content: Vec<Inline>) -> String {
    document(vec![paragraph(content)]).to_markdown().trim_end().to_owned()
}

const NASTY: &[&str] = &[
    "1986. A year",
    "1986.",
    "2) two",
    "# heading",
    "#tag",
    "#",
    "- item",
    "-",
    "+ plus",
    "* star",
    "***",
    "---",
    "- - -",
    "===",
    "> quote",
    "~~~ fence",
    "```",
    "``` code",
    "a_b_c",
    "_a_",
    "__init__",
    "snake_",
    "2 * 3 * 4",
    "*a*",
    "a*b*c",
    "price*",
    "~5 to ~6",
    "~~gone~~",
    "`code`",
    "a ` b",
    "[x](y)",
    "[a]: b",
    "[^1]",
    "[ ] todo",
    "[x] done",
    "![a](b)",
    "<b>",
    "<3",
    "a < b > c",
    "<!-- x -->",
    "<http://a.example>",
    "&amp;",
    "&copy",
    "&#35;",
    "AT&T;",
    "&CounterClockwiseContourIntegral;",
    "C:\\dir\\",
    "\\*",
    "a\\",
    "| a | b |",
    "a | b",
    ":--",
    "--- | ---",
    "(a) [b] {c}",
    "tea!",
    "wow![",
    "«mot»",
    "日本語。",
    "C#",
    "C #",
    "http://a.example/_x_",
    "$5 and $6",
    "$x$",
    "$$x$$",
    "$5-$6 and $",
    "a$b$c",
    "[!NOTE]",
    "[!NOTE] x",
    "[^1]: note",
    "\"quoted\"",
    "...",
    "…",
    "`` ` ``",
    "a  b",
    "]:",
    "[",
    "]",
    "[[x]]",
    "*",
    "_",
    "~",
    "**",
    "é*é*",
    "1.",
    "10) ",
    "at $$1 and $$2",
];

#[test]
fn a_nasty_text_reads_back_as_it_is_wherever_it_stands() {
    for nasty in NASTY {
        let nasty = nasty.trim();
        let line = || vec![text(nasty)];
        let item = |content| Item { checked: None, content };
        let cell = || Cell { content: vec![paragraph(line())], heading: false, columns: 1, rows: 1, alignment: None };
        assert_eq!(check(vec![paragraph(line())]), 0);
        check(vec![Block::Heading { level: 2, content: line() }]);
        check(vec![Block::List(List {
            start: None,
            items: vec![item(vec![paragraph(line())]), item(vec![paragraph(line())])],
            ..List::default()
        })]);
        check(vec![Block::List(List {
            start: Some(9),
            items: vec![item(vec![paragraph(line()), paragraph(line())]), item(vec![paragraph(line())])],
            ..List::default()
        })]);
        check(vec![Block::Quote { content: vec![paragraph(line())], attribution: line() }]);
        check(vec![Block::Code { language: None, text: format!("{nasty}\n{nasty}") }]);
        check(vec![Block::Table(Table {
            caption: line(),
            header_rows: 1,
            rows: vec![Row { cells: vec![cell(), cell()] }, Row { cells: vec![cell(), cell()] }],
        })]);
        check(vec![paragraph(vec![Inline::Strong { content: line() }])]);
        check(vec![paragraph(vec![text("a"), Inline::Emphasis { content: line() }, text("b")])]);
        check(vec![paragraph(vec![text("a "), Inline::Link { url: "https://a.example/".into(), content: line() }, text(nasty)])]);
        check(vec![paragraph(vec![text(nasty), Inline::Code { text: nasty.into() }, text(nasty)])]);
        check(vec![paragraph(vec![text(nasty), Inline::Break, text(nasty), Inline::Break, text(nasty)])]);
        check(vec![paragraph(vec![Inline::Image(Image { url: "a.png".into(), alt: nasty.into(), title: None })])]);
    }
}

#[test]
fn a_backslash_stands_only_where_it_is_needed() {
    for plain in [
        "a_b and c_d",
        "#tag",
        "2 * 3",
        "2 * 3 * 4",
        "~ 5 or ~ 6",
        "a _ b _ c",
        "price*",
        "<3 and a < b",
        "AT&T",
        "&; or &#;",
        "a | b",
        "1986 was",
        "3.5",
        "wow!",
        "[sic] he said",
        "C#",
        "-5",
        "snake_",
        "C:\\dir",
        "~5",
        "a ` b",
        "(see below)",
        "+1",
        "=",
        "100%",
        "$5 and $6",
        "$5-$6",
        "5$ or 6$",
        "a$b",
        "he said: *",
        "a > b",
        "x = y",
    ] {
        assert_eq!(markdown_of(vec![text(plain)]), plain);
    }
    let mixed = [text("for $5 "), Inline::Strong { content: vec![text("b")] }, text(" `c "), Inline::Code { text: "d".into() }];
    assert_eq!(markdown_of(mixed[..2].to_vec()), "for $5 **b**");
    assert_eq!(markdown_of(mixed.to_vec()), "for $5 **b** \\`c `d`");
    assert_eq!(markdown_of(vec![text("1986. A year")]), "1986\\. A year");
    assert_eq!(markdown_of(vec![text("*a*")]), "\\*a\\*");
}

#[test]
fn addresses_end_where_they_should() {
    for url in [
        "https://a.example/x_(y)",
        "https://a.example/)",
        "https://a.example/((",
        "https://a.example/?a=1&copy=2&amp;b",
        "a\\b",
        "#x",
        "https://a.example/`x`",
        "https://a.example/`",
        "x\\)",
    ] {
        let link = || Inline::Link { url: url.into(), content: vec![text("a")] };
        check(vec![paragraph(vec![link(), text("` b")])]);
        check(vec![paragraph(vec![text("b ` "), link()])]);
        let image = Inline::Image(Image { url: url.into(), alt: "a".into(), title: None });
        check(vec![paragraph(vec![text("b ` "), image])]);
    }
}

#[test]
fn what_is_empty_leaves_no_signs() {
    let strong = |content| Inline::Strong { content };
    assert_eq!(markdown_of(vec![text("a"), Inline::Code { text: String::new() }, text("b")]), "ab");
    assert_eq!(markdown_of(vec![text("a"), strong(vec![]), strong(vec![text("b")])]), "a**b**");
}

#[test]
fn code_keeps_the_spaces_around_it() {
    let code = |code: &str| vec![text("a"), Inline::Code { text: code.into() }, text("b")];
    for (plain, written) in [("c", "`c`"), (" c ", "`  c  `"), (" c", "` c`"), ("c ", "`c `"), ("  ", "`  `"), ("`c", "`` `c ``")]
    {
        assert_eq!(check(vec![paragraph(code(plain))]), 0);
        assert_eq!(markdown_of(code(plain)), format!("a{written}b"));
    }
}

#[test]
fn white_space_of_every_kind_is_a_space_in_a_line() {
    for space in ('\0'..'\u{ffff}').filter(|c| c.is_whitespace()) {
        for line in [format!("a{space}b"), format!("a{space}{space}b"), format!("{}{space}b", "a".repeat(100))] {
            assert_eq!(markdown_of(vec![text(&line)]), line.replace(space, " "));
        }
    }
}

#[test]
fn a_bar_in_a_formula_is_written_out_in_a_table_alone() {
    let formula = || vec![paragraph(vec![Inline::Math { latex: "|x\\|".into() }])];
    assert_eq!(document(formula()).to_markdown(), "$|x\\|$\n");
    let cell = Cell { content: formula(), heading: false, columns: 1, rows: 1, alignment: None };
    let table = Table { caption: vec![], header_rows: 1, rows: vec![Row { cells: vec![cell] }] };
    assert_eq!(document(vec![Block::Table(table)]).to_markdown(), "| $\\vert x\\Vert$ |\n| --- |\n");
}

#[test]
fn a_dollar_is_no_formula_with_one_in_an_address() {
    let image = Image { url: "a$".into(), alt: "a".into(), title: None };
    check(vec![paragraph(vec![text("$5 "), Inline::Image(image)])]);
    check(vec![paragraph(vec![text("$5 "), Inline::Link { url: "a$".into(), content: vec![text("b")] }])]);
}

#[test]
fn a_heading_keeps_the_signs_at_its_end() {
    let heading = |content| document(vec![Block::Heading { level: 2, content }]).to_markdown();
    for (plain, written) in [("C#", "C#"), ("C #", "C \\#"), ("##", "\\##"), ("# of cups", "# of cups")] {
        assert_eq!(heading(vec![text(plain)]), format!("## {written}\n"));
    }
    assert_eq!(heading(vec![text("C #"), Inline::Strong { content: vec![text("d")] }]), "## C #**d**\n");
    assert_eq!(heading(vec![Inline::Strong { content: vec![text("d")] }, text("#")]), "## **d**#\n");
}

#[test]
fn a_heading_that_is_all_of_an_item_is_strong() {
    let heading = || Block::Heading { level: 2, content: vec![text("Tea")] };
    let list = |items: Vec<Vec<Block>>| {
        let items = items.into_iter().map(|content| Item { checked: None, content }).collect();
        vec![Block::List(List { items, ..List::default() })]
    };
    let names = list(vec![vec![heading()], vec![heading()]]);
    assert_eq!(document(names.clone()).to_markdown(), "- **Tea**\n- **Tea**\n");
    check(names);
    let section = list(vec![vec![heading(), paragraph(vec![text("Hot.")])]]);
    assert_eq!(document(section.clone()).to_markdown(), "- ## Tea\n\n  Hot.\n");
    check(section);
}

#[test]
fn an_address_stays_as_it_is_where_it_can() {
    let link = |url: &str| Inline::Link { url: url.into(), content: vec![text("a")] };
    for url in ["https://a.example/x_(y)_((z))", "a\\b", "?a=1&b=2&copy", "x_*y*_~z~`"] {
        assert_eq!(markdown_of(vec![link(url)]), format!("[a]({url})"));
    }
    assert_eq!(markdown_of(vec![link("a<b>|c d")]), "[a](a%3Cb%3E%7Cc%20d)");
}

#[test]
fn emphasis_stands_inside_its_punctuation_where_markdown_would_not_see_it_around() {
    let strong = |content: &str| Inline::Strong { content: vec![text(content)] };
    let emphasis = |content: Vec<Inline>| Inline::Emphasis { content };
    // Each with how many characters are no longer marked.
    for (line, written, lost) in [
        (vec![text("是"), strong("“重要”"), text("的")], "是“**重要**”的", 2),
        (vec![text("是 "), strong("“重要”"), text("。")], "是 **“重要”**。", 0),
        (vec![strong("「温度」"), text("は")], "「**温度**」は", 2),
        (vec![text("湯の"), strong("温度。"), text("そして")], "湯の**温度**。そして", 1),
        (vec![text("語"), emphasis(vec![text("（注）")]), text("を")], "語（*注*）を", 2),
        (vec![text("foo"), strong("(bar)"), text("baz")], "foo(**bar**)baz", 2),
        (vec![text("the "), strong("\"quoted\""), text("word")], "the \"**quoted**\"word", 2),
        (vec![strong("end?!"), text("Next")], "**end**?!Next", 2),
        (vec![text("是"), strong("“重要”"), text("的 "), strong("b")], "是“**重要**”的 **b**", 2),
        (vec![text("a"), Inline::Deleted { content: vec![text("(b)")] }, text("c")], "a(~~b~~)c", 2),
        (vec![text("語"), emphasis(vec![strong("「温度」")]), text("は")], "語「***温度***」は", 2),
        (vec![text("a"), strong("!?"), text("b")], "a!?b", 2),
    ] {
        assert_eq!(markdown_of(line.clone()), written);
        assert_eq!(check(vec![paragraph(line)]), lost, "{written}");
    }
}

#[test]
fn emphasis_that_markdown_cannot_say_loses_its_stars_and_not_its_text() {
    let strong = |content: &str| Inline::Strong { content: vec![text(content)] };
    assert_eq!(markdown_of(vec![text("是"), strong("“”"), text("的")]), "是“”的");
    assert_eq!(markdown_of(vec![text("a"), strong("b"), text("c")]), "a**b**c");
    assert_eq!(markdown_of(vec![strong("a"), text(" b"), strong("c"), text("d")]), "**a** b**c**d");
    // Between letters in stars, more stars could end those.
    let emphasis = Inline::Emphasis { content: vec![strong("a"), text("b"), strong("c"), text("d")] };
    assert_eq!(markdown_of(vec![emphasis]), "***a**bcd*");
    let both = Inline::Emphasis { content: vec![Inline::Strong { content: vec![text("a")] }] };
    assert_eq!(check(vec![paragraph(vec![both])]), 0);
    assert_eq!(check(vec![paragraph(vec![Inline::Deleted { content: vec![strong("a"), text(" b")] }])]), 0);
}

/// Takes out what trees of the same document need not agree on: cells without words, which stand for spans, and where notes
/// stand.
fn settle(trees: Vec<Tree>, notes: &mut Vec<Tree>) -> Vec<Tree> {
    let mut out = Vec::new();
    for tree in trees {
        match tree {
            Tree::Line(name, signs) if name == "cell" && signs.is_empty() => {}
            Tree::Branch(name, inside) => {
                let inside = settle(inside, notes);
                let is_note = name.starts_with("note ");
                let is_empty = name == "row" && inside.is_empty();
                let to = if is_note { &mut *notes } else { &mut out };
                to.extend((!is_empty).then_some(Tree::Branch(name, inside)));
            }
            line @ Tree::Line(..) => out.push(line),
        }
    }
    out
}

#[test]
fn every_page_reads_back_as_it_is() {
    let settled = |trees: Vec<Tree>| {
        let mut notes = Vec::new();
        let mut out = settle(trees, &mut notes);
        notes.sort_by_key(|note| if let Tree::Branch(name, _) = note { name.clone() } else { String::new() });
        out.extend(notes);
        out
    };
    let mut report = String::new();
    let (mut lost, mut written) = (0, 0);
    for (path, html) in pages::pages() {
        let document = tamis::Extractor::new().extract(&tamis::Page::text(&html).url("https://page.example/a/b"));
        let markdown = document.to_markdown();
        written += markdown.chars().count();
        let (expected, read) = (settled(expected::blocks(&document.body)), settled(read::markdown(&markdown)));
        if let Some(difference) = difference(&expected, &read, &mut lost) {
            report += &[&path.display().to_string(), "\n", &difference.chars().take(800).collect::<String>(), "\n"].concat();
        }
    }
    assert!(report.is_empty(), "{report}");
    assert!(lost * 200 < written, "{lost} of {written} characters lost a mark");
}

#[test]
fn emphasis_between_words_is_never_lost() {
    let mut dice = Dice::of(0x0dd_ba11);
    for _ in 0..2000 {
        let word = |dice: &mut Dice<'_>| text(dice.pick(&["tea", "a cup", "語語", "é!", "(so)", "x, y"]));
        let marked = |dice: &mut Dice<'_>| {
            let content = vec![word(dice)];
            match dice.roll(4) {
                0 => Inline::Strong { content },
                1 => Inline::Emphasis { content },
                2 => Inline::Deleted { content },
                _ => Inline::Emphasis { content: vec![text("a "), Inline::Strong { content }] },
            }
        };
        let line = dice.many(4, |dice| [marked(dice), text(" "), word(dice), text(" ")]).concat();
        assert_eq!(check(vec![paragraph(line)]), 0);
    }
}

#[test]
fn a_document_of_anything_reads_back_as_it_is() {
    let mut dice = Dice::of(0x5eed_7ea5);
    for _ in 0..3000 {
        check(vec![paragraph(dice.line())]);
    }
    for _ in 0..2000 {
        let body = dice.many(4, |dice| dice.block(0));
        check(body);
    }
}

#[test]
fn a_sanitizer_finds_nothing_to_take_from_the_html() {
    let sanitizer = allowed::sanitizer();
    let mut dice = Dice::of(0xcafe_f00d);
    for _ in 0..1000 {
        let html = document(dice.many(4, |dice| dice.block(0))).to_html();
        assert_eq!(sanitizer.clean(&html).to_string(), html);
    }
    let quoted = "a\"'<script>&amp;\u{a0}";
    let image = Image { url: quoted.into(), alt: quoted.into(), title: Some(quoted.into()) };
    let html = document(vec![
        paragraph(vec![Inline::Image(image), text(quoted)]),
        Block::Code { language: Some(quoted.into()), text: "\n\na".into() },
        Block::Callout { kind: CalloutKind::Tip, title: vec![text(quoted)], content: vec![paragraph(vec![text(quoted)])] },
        Block::Footnotes { notes: vec![Footnote { number: 7, content: vec![paragraph(vec![text(quoted)])] }] },
        Block::List(List {
            start: Some(2),
            reversed: true,
            numbering: Some(Numbering::LowerRoman),
            items: vec![Item { checked: Some(true), content: vec![paragraph(vec![text(quoted)])] }],
        }),
    ])
    .to_html();
    assert_eq!(sanitizer.clean(&html).to_string(), html);
}

#[test]
fn footnotes_read_back_linked_and_notes_without_a_link_are_not_lost() {
    let reference = |number| Inline::FootnoteReference { number };
    let note = |number, content| Footnote { number, content };
    let body = vec![
        paragraph(vec![text("one"), reference(1), text(" two"), reference(2)]),
        Block::Footnotes {
            notes: vec![
                note(1, vec![paragraph(vec![text("first")]), Block::Code { language: None, text: "x".into() }]),
                note(2, vec![paragraph(vec![text("second")])]),
                note(3, vec![paragraph(vec![text("third")])]),
            ],
        },
    ];
    let document = document(body);
    let markdown = document.to_markdown();
    assert_eq!(markdown, "one[^1] two[^2]\n\n[^1]: first\n\n    ```\n    x\n    ```\n\n[^2]: second\n\n3. third\n");
    let shown = show(&read::markdown(&markdown));
    let expected = "paragraph \"one^1 two^2\", list Some(3) { item None { paragraph \"third\" } }, \
                    note 1 { paragraph \"first\", code  \"x\" }, note 2 { paragraph \"second\" }";
    assert_eq!(shown, expected);
    assert_eq!(document.to_text(), "one[1] two[2]\n\n[1] first\n\n    x\n\n[2] second\n\n[3] third\n");
}

#[test]
fn json_reads_back_as_the_same_document() {
    let mut dice = Dice::of(0x1234_5678);
    for _ in 0..100 {
        let written = document(dice.many(4, |dice| dice.block(0)));
        let read: Document = serde_json::from_str(&written.to_json()).expect("JSON of a document");
        assert_eq!(read, written);
    }
}

#[test]
fn a_formula_with_a_backtick_ends_no_code_beside_it() {
    let code = Inline::Code { text: "<script>".into() };
    let line = vec![Inline::Math { latex: "a`b".into() }, Inline::Text { text: " and ".into() }, code];
    assert_eq!(document(vec![paragraph(line)]).to_markdown().trim_end(), "``a`b`` and `<script>`");
}

#[test]
fn json_takes_less_than_a_thousand_times_its_page() {
    let words = "Green tea wants water that does not boil any more, and no more. ".repeat(3);
    // Links that all say the same are dropped.
    let page = format!("<p>{words}</p>{}<b><i><s><sup><sub><a href=x>{}", "<ol><li>".repeat(31), "a<p>b<p>".repeat(1000));
    let json = tamis::Extractor::new().focus(tamis::Focus::Recall).extract(&tamis::Page::text(&page)).to_json();
    assert!((500..1000).contains(&(json.len() / page.len())), "{} bytes of {}", json.len(), page.len());
}

#[test]
fn the_title_stands_before_the_body_once() {
    let mut with_title = document(vec![paragraph(vec![text("Hot.")])]);
    assert_eq!(with_title.titled().to_markdown(), "Hot.\n");
    with_title.metadata.title = Some("On *tea*".into());
    assert_eq!(with_title.titled().to_markdown(), "# On \\*tea\\*\n\nHot.\n");
    with_title.body.insert(0, Block::Heading { level: 2, content: vec![text("On *Tea*!")] });
    assert_eq!(with_title.titled().to_text(), "On *tea*\n\nHot.\n");
    assert_eq!(with_title.to_text(), "On *Tea*!\n\nHot.\n");
    with_title.body[0] = Block::Heading { level: 2, content: vec![text("Hot tea")] };
    assert_eq!(with_title.titled().to_text(), "On *tea*\n\nHot tea\n\nHot.\n");
}

#[test]
fn a_page_of_its_own_says_who_wrote_it_and_when_and_leads_nowhere_else() {
    let mut document = document(vec![paragraph(vec![text("Hot.")])]);
    document.metadata.title = Some("Tea & cups".into());
    document.metadata.authors = vec!["Ada Lovelace".into(), "Grace <b>".into()];
    document.metadata.date = Some("2024-02-03T10:00:00Z".into());
    document.metadata.site = Some("Tea Times".into());
    document.metadata.url = Some("https://a.example/?a&b".into());
    document.metadata.language = Some("ar-EG".into());
    let page = document.to_page();
    assert!(page.contains("<html lang=\"ar-EG\" dir=\"rtl\">"), "{page}");
    assert!(page.contains("<p>Ada Lovelace, Grace &lt;b&gt; · 2024-02-03 · Tea Times</p>"), "{page}");
    assert!(page.contains("<p><a href=\"https://a.example/?a&amp;b\">https://a.example/?a&amp;b</a></p>"), "{page}");
    document.metadata.url = Some("javascript:alert(1)".into());
    assert!(!document.to_page().contains("javascript"));
    assert!(page.contains("<h1>Tea &amp; cups</h1>"), "{page}");
    document.metadata.language = Some("en".into());
    assert!(document.to_page().contains("<html lang=\"en\" dir=\"ltr\">"), "{}", document.to_page());
    document.metadata.language = None;
    assert!(document.to_page().contains("<html dir=\"auto\">"), "{}", document.to_page());
}

#[test]
fn a_page_of_its_own_has_a_name_whatever_stands_above_its_content() {
    let mut document = document(vec![Block::Heading { level: 2, content: vec![text("Water")] }, paragraph(vec![text("Hot.")])]);
    let is_named = |page: &str, name: &str| page.contains(&format!("<title>{name}</title>"));
    document.metadata.title = Some("Tea & cups".into());
    let page = document.to_untitled_page();
    assert!(is_named(&page, "Tea &amp; cups") && !page.contains("<h1>") && page.contains("<h2>Water</h2>"), "{page}");
    document.metadata.title = None;
    document.metadata.url = Some("https://a.example/".into());
    assert!(is_named(&document.to_page(), "Water"), "{}", document.to_page());
    document.body.remove(0);
    assert!(is_named(&document.to_page(), "https://a.example/"), "{}", document.to_page());
    document.metadata.url = None;
    assert!(is_named(&document.to_page(), "Untitled"), "{}", document.to_page());
}

#[test]
fn pictures_on_a_page_of_its_own_are_links_over_their_caption() {
    let image = |alt: &str| Image { url: "a/b.png?c".into(), alt: alt.into(), title: None };
    let page = |caption| document(vec![Block::Figure(Figure { images: vec![image("a cup"), image("")], caption })]).to_page();
    let links = "<a href=\"a/b.png?c\">[a cup]</a><br><a href=\"a/b.png?c\">[b.png]</a>";
    for (caption, written) in [(vec![], ""), (vec![text("Cups")], "<br>Cups")] {
        let figure = format!("<figure>\n<figcaption>{links}{written}</figcaption>\n</figure>\n");
        assert!(page(caption.clone()).contains(&figure), "{}", page(caption));
    }
}

#[test]
fn html_has_the_marks_of_a_line() {
    let content = vec![
        Inline::Strong { content: vec![text("a")] },
        Inline::Emphasis { content: vec![text("b")] },
        Inline::Code { text: "c < d".into() },
        Inline::Link { url: "https://a.example/".into(), content: vec![text("e")] },
    ];
    let html = document(vec![paragraph(content)]).to_html();
    assert_eq!(html, "<p><strong>a</strong><em>b</em><code>c &lt; d</code><a href=\"https://a.example/\">e</a></p>\n");
}

#[test]
fn html_has_paragraphs_in_items_where_there_are_several() {
    let list = |items: Vec<Vec<Block>>| {
        let items = items.into_iter().map(|content| Item { checked: None, content }).collect();
        Block::List(List { items, ..List::default() })
    };
    let line = |content: &str| paragraph(vec![text(content)]);
    let html = document(vec![list(vec![
        vec![line("a")],
        vec![],
        vec![line("b"), list(vec![vec![line("c")]])],
        vec![line("d"), line("e")],
    ])])
    .to_html();
    let nested = "<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>";
    assert_eq!(html, format!("<ul>\n<li>a</li>\n<li></li>\n{nested}\n<li>\n<p>d</p>\n<p>e</p>\n</li>\n</ul>\n"));
}

#[test]
fn html_has_no_link_in_a_link_and_no_controls() {
    let html = |content: Vec<Inline>| document(vec![paragraph(content)]).to_html();
    let content = vec![text("a"), Inline::FootnoteReference { number: 1 }];
    assert_eq!(html(vec![Inline::Link { url: "x".into(), content }]), "<p><a href=\"x\">a<sup>1</sup></a></p>\n");
    for (plain, written) in [
        ("\u{1}", ""),
        ("a\u{1}b", "ab"),
        ("a\u{7f}b", "ab"),
        ("a\u{85}b", "ab"),
        ("a\u{a0}b", "a&nbsp;b"),
        ("a\tb\u{c2}\u{1}", "a\tb\u{c2}"),
    ] {
        assert_eq!(html(vec![text(plain)]), format!("<p>{written}</p>\n"));
    }
}

#[test]
fn html_has_the_spans_of_cells_and_no_others() {
    let cell = |columns, rows| Cell { content: vec![], heading: false, columns, rows, alignment: None };
    let rows = vec![Row { cells: vec![cell(1, 1), cell(2, 1), cell(1, 3)] }];
    let html = document(vec![Block::Table(Table { caption: vec![], header_rows: 0, rows })]).to_html();
    let cells = "<td></td>\n<td colspan=\"2\"></td>\n<td rowspan=\"3\"></td>\n";
    assert_eq!(html, format!("<table>\n<tbody>\n<tr>\n{cells}</tr>\n</tbody>\n</table>\n"));
}

#[test]
fn a_formula_that_markdown_would_end_too_early_is_code() {
    for (latex, begin) in
        [("a + b", "$$a + b$$"), ("a $$ b", "```math"), ("$a", "```math"), ("a$", "```math"), ("a\\", "```math")]
    {
        let markdown = document(vec![Block::Math { latex: latex.into() }]).to_markdown();
        assert!(markdown.starts_with(begin), "{markdown}");
    }
}

#[test]
fn a_list_counts_from_its_first_number_up_to_the_last_that_markdown_has() {
    let item = || Item { checked: None, content: vec![paragraph(vec![text("a")])] };
    let list = |start| document(vec![Block::List(List { start: Some(start), items: vec![item(), item()], ..List::default() })]);
    for (start, first) in [(-3, 0), (7, 7), (999_999_997, 999_999_997), (i64::MAX, 999_999_997)] {
        assert_eq!(list(start).to_markdown(), format!("{first}. a\n{}. a\n", first + 1));
    }
}

#[test]
fn a_cell_stands_under_its_heading_behind_cells_that_span() {
    let cell = |columns, words: &str| Cell {
        content: vec![paragraph(vec![text(words)])],
        heading: false,
        columns,
        rows: 1,
        alignment: None,
    };
    let spanned = Row { cells: vec![cell(1, "a"), cell(1, "b"), cell(1, "c"), cell(56, "d"), cell(1, "e")] };
    let rows = vec![Row { cells: vec![cell(1, "x"); 60] }, spanned];
    let markdown = document(vec![Block::Table(Table { caption: vec![], header_rows: 1, rows })]).to_markdown();
    assert!(markdown.ends_with(&format!("\n| a | b | c | d |{} e |\n", "  |".repeat(55))), "{markdown}");
}

#[test]
fn markdown_counts_down_where_the_page_does() {
    let item = |words: &str| Item { checked: None, content: vec![paragraph(vec![text(words)])] };
    let list = |start| List { start: Some(start), reversed: true, items: ["a", "b", "c"].map(item).to_vec(), numbering: None };
    let markdown = |start| document(vec![Block::List(list(start)), paragraph(vec![text("d")])]).to_markdown();
    assert_eq!(markdown(3), "3. a\n\n2) b\n\n1. c\n\nd\n");
    assert_eq!(markdown(1), "1. a\n2. b\n3. c\n\nd\n", "there is no number below zero");
    let nested = Item { checked: None, content: vec![paragraph(vec![text("e")]), Block::List(list(3))] };
    check(vec![Block::List(List { items: vec![nested, item("f")], ..List::default() }), Block::List(list(2))]);
}

#[test]
fn html_counts_as_the_page_counts() {
    let item = || Item { checked: None, content: vec![paragraph(vec![text("a")])] };
    let list = |numbering, reversed| List { start: Some(1), items: vec![item()], numbering, reversed };
    for (numbering, kind) in [
        (None, ""),
        (Some(Numbering::LowerLetters), " type=\"a\""),
        (Some(Numbering::UpperLetters), " type=\"A\""),
        (Some(Numbering::LowerRoman), " type=\"i\""),
        (Some(Numbering::UpperRoman), " type=\"I\""),
    ] {
        let html = document(vec![Block::List(list(numbering, false))]).to_html();
        assert!(html.starts_with(&format!("<ol{kind}>\n<li>")), "{html}");
        let html = document(vec![Block::List(list(numbering, true))]).to_html();
        assert!(html.contains(&format!(" reversed=\"\"{kind}>\n<li>")), "{html}");
    }
    let note = |number| Footnote { number, content: vec![paragraph(vec![text("a note")])] };
    let html = document(vec![Block::Footnotes { notes: vec![note(3), note(4), note(7)] }]).to_html();
    for part in [" start=\"3\"", "<li id=\"note-3\">", "<li id=\"note-4\">", "<li id=\"note-7\" value=\"7\">"] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[test]
fn text_is_readable_on_its_own() {
    let item = |checked, content| Item { checked, content };
    let nested = Block::List(List {
        start: Some(9),
        items: vec![
            item(None, vec![paragraph(vec![text("c"), Inline::Break, text("d")])]),
            item(None, vec![paragraph(vec![text("e")])]),
        ],
        ..List::default()
    });
    let list = Block::List(List {
        start: None,
        items: vec![item(Some(true), vec![paragraph(vec![text("a")])]), item(None, vec![paragraph(vec![text("b")]), nested])],
        ..List::default()
    });
    let cell = |content: &str| Cell {
        content: vec![paragraph(vec![text(content)])],
        heading: false,
        columns: 1,
        rows: 1,
        alignment: None,
    };
    let body = vec![
        list,
        Block::Quote {
            content: vec![paragraph(vec![
                text("so "),
                Inline::Image(Image { url: "x".into(), alt: "y".into(), title: None }),
                text(" it is"),
            ])],
            attribution: vec![text("Ada")],
        },
        Block::Code { language: None, text: "x\n\n  y".into() },
        Block::Table(Table { caption: vec![], header_rows: 0, rows: vec![Row { cells: vec![cell("f"), cell("g")] }] }),
        Block::Definitions {
            items: vec![Definition { terms: vec![vec![text("tea")]], details: vec![vec![paragraph(vec![text("a leaf")])]] }],
        },
    ];
    let expected = "- [x] a\n\n- b\n\n  9. c\n     d\n  10. e\n\n> so it is\n>\n> Ada\n\nx\n\n  y\n\nf | g\n\ntea\n  a leaf\n";
    assert_eq!(document(body).to_text(), expected);
}

#[test]
fn a_number_above_the_line_is_no_part_of_the_number_before_it() {
    let raised = |number: &str| Inline::Superscript { content: vec![text(number)] };
    let written = |content: Vec<Inline>| {
        let document = document(vec![paragraph(content)]);
        (document.to_text(), document.to_markdown())
    };
    let both = |line: &str| (format!("{line}\n"), format!("{line}\n"));
    assert_eq!(written(vec![text("10"), raised("6"), text(" cups")]), both("10⁶ cups"));
    assert_eq!(written(vec![text("10"), raised("−12"), text(" cups")]), both("10⁻¹² cups"));
    assert_eq!(written(vec![text("x"), raised("n+1"), text(" cups")]), both("xⁿ⁺¹ cups"));
    assert_eq!(written(vec![text("x"), raised("k+1"), text(" cups")]), both("xk+1 cups"));
    assert_eq!(written(vec![text("the 1"), raised("st"), text(" cup")]), both("the 1st cup"));
}
