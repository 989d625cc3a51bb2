mod layouts;
mod lines;

use super::*;
use crate::block::split_blocks;
use crate::dom::{Limits, parse};
use crate::notes::find_marks;
use crate::select::{Reason, Verdict};
use crate::table::shape::NESTING;

/// The Markdown of a page of which every block is kept that does not say "drop".
pub(super) fn markdown(html: &str) -> String {
    markdown_with(html, Settings { keep: Keep::default(), url: Some("https://example.org/a/") })
}

pub(super) fn markdown_with(html: &str, settings: Settings<'_>) -> String {
    let mut out = crate::extract("");
    out.body = body_with(html, settings);
    out.to_markdown()
}

fn body(html: &str) -> Vec<Block> {
    body_with(html, Settings { keep: Keep::default(), url: None })
}

fn body_with(html: &str, settings: Settings<'_>) -> Vec<Block> {
    whole_with(html, settings).blocks
}

/// The same with the places of its posts.
pub(super) fn whole(html: &str) -> Body {
    whole_with(html, Settings { keep: Keep::default(), url: None })
}

fn whole_with(html: &str, settings: Settings<'_>) -> Body {
    let dom = parse(html, &Limits::default());
    let blocks = split_blocks(&dom);
    let verdicts = blocks.iter().enumerate().map(|(block, found)| {
        let keep = !found.text(&dom).contains("drop");
        Verdict { block, keep, score: f32::from(u8::from(keep)), reason: Reason::Score }
    });
    let selection = Selection { verdicts: verdicts.collect(), confidence: 1.0 };
    build(&dom, (&blocks, &selection), &find_marks(&dom), settings)
}

#[test]
fn only_kept_blocks_become_part_of_the_document() {
    assert_eq!(
        markdown("<h2>Tea</h2><p>one</p><p>drop</p><div>two<br><br>drop<br><br>three</div>"),
        "## Tea\n\none\n\ntwo\n\nthree\n"
    );
    assert_eq!(body("<p>drop</p><ul><li>drop</ul><hr>"), []);
}

#[test]
fn scripts_are_no_links_and_anchors_of_headings_are_dropped() {
    assert_eq!(markdown("<p><a href='javascript:x()'>one</a> <a href='#'>two</a> <a>three</a></p>"), "one two three\n");
    assert_eq!(markdown("<h2>Tea <a href='#tea'>¶</a></h2><h3><a href=#x>#</a>Cup</h3>"), "## Tea\n\n### Cup\n");
    assert_eq!(markdown("<p>so <a href='#note1'>see the note</a></p>"), "so [see the note](#note1)\n");
}

#[test]
fn links_and_images_go_where_nobody_wants_them() {
    let settings = Settings { keep: Keep::NOTHING, url: None };
    assert_eq!(markdown_with("<p>a <a href=x>b</a> <img src=c> d</p>", settings), "a b d\n");
    let signs = "<h2>Tea <a href='#tea'>¶</a></h2><h3><a href=' #x'>#</a>Cup <a href=#y>of <i>tea</i></a></h3><p>so <a href='#note1'>see</a></p>";
    assert_eq!(markdown_with(signs, settings), "## Tea\n\n### Cup of *tea*\n\nso see\n", "signs of headings go with links");
}

#[test]
fn a_list_keeps_its_numbers_and_loses_its_empty_items() {
    assert_eq!(
        markdown("<ol start=3><li>drop</li><li>a</li><li>b<ul><li>c</li><li>drop</li></ul></li></ol>"),
        "4. a\n5. b\n   - c\n"
    );
    assert_eq!(markdown("<ul><li>drop</li></ul><p>a</p>"), "a\n");
    assert_eq!(
        markdown("<ul><li><input type=checkbox checked> a</li><li><input type=checkbox>b</li></ul>"),
        "- [x] a\n- [ ] b\n"
    );
}

#[test]
fn what_stands_in_a_list_outside_of_its_items_stays() {
    assert_eq!(markdown("<ol>intro<li>a</li>between<li>b</li></ol>"), "intro\n\n1. a\n\nbetween\n\n2. b\n");
    assert_eq!(markdown("<ul><li>a</li><ul><li>b</li></ul></ul>"), "- a\n  - b\n");
}

#[test]
fn the_one_who_said_it_ends_the_quote() {
    let quote = "> one\n>\n> Ada\n";
    assert_eq!(markdown("<blockquote><p>one</p><cite>Ada</cite></blockquote>"), quote);
    assert_eq!(markdown("<blockquote><p>one</p><footer>Ada</footer></blockquote>"), quote);
    assert_eq!(markdown("<figure><blockquote>one</blockquote><figcaption>Ada</figcaption></figure>"), quote);
    let Some(Block::Quote { attribution, .. }) = body("<blockquote><p>one</p><p>— <cite>Ada</cite></p></blockquote>").pop()
    else {
        panic!("no quote")
    };
    assert_eq!(crate::document::flat::words(&attribution), "— Ada");
}

#[test]
fn headings_hold_one_line_and_are_not_bold() {
    assert_eq!(markdown("<h1><b>One<br>two</b></h1><h2><p>three</p><p>four</p></h2>"), "# One two\n\n## three four\n");
    assert_eq!(markdown("<h1>One<p>a</p><p>b</p><p>c</p><ul><li>d</li></ul></h1>"), "# One\n\na\n\nb\n\nc\n\n- d\n");
    assert_eq!(markdown("<h2><em><b>One</b></em></h2><div role=heading aria-level=4>One</div>"), "## *One*\n\n#### One\n");
}

#[test]
fn code_is_kept_as_it_is() {
    assert_eq!(
        markdown("<pre><code class=language-rust>fn a() {\n\tb::&lt;C>();\n}\n</code></pre>"),
        "```rust\nfn a() {\n\tb::<C>();\n}\n```\n"
    );
    assert_eq!(markdown("<p>Use <code>a <b>b</b></code><code>c</code>.</p>"), "Use `a bc`.\n");
}

#[test]
fn a_table_of_data_is_a_table() {
    let html =
        "<table><caption>Prices</caption><tr><th>Tea<th>Price</tr><tr><td>Green<td>1|2</tr><tr><td>drop<td>drop</tr></table>";
    assert_eq!(markdown(html), "Prices\n\n| Tea | Price |\n| --- | --- |\n| Green | 1\\|2 |\n");
    assert_eq!(markdown("<table><tr><td>a<td>b<tr><td>c<td>d</table>"), "|  |  |\n| --- | --- |\n| a | b |\n| c | d |\n");
    let wide = "<table><tr><th colspan=99999999999999>A<th>B<tr><td rowspan=2>a<td>b<td>c<tr><td>d</table>";
    assert_eq!(markdown(wide), "| A |  |  | B |\n| --- | --- | --- | --- |\n| a | b | c |\n|  | d |\n");
}

#[test]
fn a_first_row_over_numbers_is_the_head() {
    let table = |head: &str| {
        let row = |cells: &str| cells.split(' ').map(|cell| format!("<td>{cell}")).collect::<String>();
        markdown(&format!("<table><tr>{}<tr>{}<tr>{}</table>", row(head), row("green 4 a"), row("black 3 b")))
    };
    let rest = "| --- | --- | --- |\n| green | 4 | a |\n| black | 3 | b |\n";
    assert_eq!(table("Tea Price Box"), format!("| Tea | Price | Box |\n{rest}"));
    let rest = rest.replacen('\n', "\n| white | 5 | c |\n", 1);
    assert_eq!(table("white 5 c"), format!("|  |  |  |\n{rest}"));
}

#[test]
fn a_table_that_lays_out_the_page_is_none() {
    assert_eq!(markdown("<table><tr><td>menu drop<td><h2>Tea</h2><p>one</p><p>two</p></table>"), "## Tea\n\none\n\ntwo\n");
    assert_eq!(
        markdown("<table><tr><td><table><tr><th>a<th>b<tr><td>c<td>d</table></table>"),
        "| a | b |\n| --- | --- |\n| c | d |\n"
    );
    assert_eq!(markdown("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>"), "a\n\nb\n\nc\n\nd\n");
    let headed = markdown("<table role=presentation><tr><th>a<td>b<tr><th>c<td>d</table>");
    assert!(headed.contains("| a | b |"), "{headed}");
    let post = markdown("<table><tr><td>today<td>by Ada</tr><tr><td colspan=2>one<br><br>two</table>");
    assert_eq!(post, "today\n\nby Ada\n\none\n\ntwo\n");
    let rows = "<tr><td>a<td>b".repeat(4);
    assert!(markdown(&format!("<table>{rows}<tr><td colspan=2><p>one</p><p>two</p></table>")).contains("| a | b |"));
}

#[test]
fn terms_stand_before_what_they_mean() {
    let html =
        "<dl><dt>Tea</dt><dd>A leaf.</dd><dt>drop</dt><dd>drop</dd><div><dt>Cup</dt><dt>Mug</dt><dd>A vessel.</dd></div></dl>";
    assert_eq!(markdown(html), "**Tea**\n\nA leaf.\n\n**Cup**\n\n**Mug**\n\nA vessel.\n");
}

#[test]
fn a_figure_has_its_picture_and_caption() {
    assert_eq!(
        markdown("<figure><img src=a.jpg alt=Tea><figcaption>A cup.</figcaption></figure>"),
        "![Tea](https://example.org/a/a.jpg)\n\nA cup.\n"
    );
    assert_eq!(
        markdown("<p>a</p><p>b</p><figure><img src=a.jpg><figcaption>drop</figcaption></figure><p>c</p>"),
        "a\n\nb\n\n![](https://example.org/a/a.jpg)\n\nc\n"
    );
}

#[test]
fn pictures_stay_where_content_stands_around_them() {
    assert_eq!(markdown("<p>a</p><img src=b.jpg><p>c</p>"), "a\n\n![](https://example.org/a/b.jpg)\n\nc\n");
    assert_eq!(markdown("<p>a</p><div><img src=b.jpg> drop</div><div><img src=x><p>drop</p></div><p>c</p>"), "a\n\nc\n");
    assert_eq!(markdown("<nav><img src=logo.jpg> <p>drop drop drop</p></nav><p>a</p>"), "a\n");
    assert_eq!(markdown("<p>a</p><img src=/images/buttons/report.gif><p>c</p>"), "a\n\nc\n");
    assert_eq!(markdown("<p><a href=big.jpg><img src=b.jpg></a> c</p>"), "![](https://example.org/a/b.jpg)\n\nc\n");
}

#[test]
fn a_picture_and_its_copy_for_readers_without_scripts_are_one() {
    let once = "a\n\n![](https://example.org/a/b.jpg)\n\nc\n";
    assert_eq!(markdown("<p>a</p><img data-src=b.jpg><noscript><img src=b.jpg></noscript><p>c</p>"), once);
    assert_eq!(markdown("<p>a</p><img src=b.jpg><noscript><img src=big.jpg></noscript><p>c</p>"), once);
    assert_eq!(markdown("<p>a</p><img src='data:,'><noscript><img src=b.jpg></noscript><p>c</p>"), once);
    let large = once.replace("b.jpg", "900/b.jpg");
    assert_eq!(markdown("<p>a</p><div><img src=60/b.jpg></div><noscript><img src=900/b.jpg></noscript><p>c</p>"), large);
    assert_eq!(markdown("<p>a</p><noscript><img src=900/b.jpg></noscript><img src=60/b.jpg?q=20><p>c</p>"), large);
}

#[test]
fn rules_stand_between_content_only() {
    assert_eq!(markdown("<hr><p>a</p><hr><p>drop</p><hr><p>b</p><hr>"), "a\n\n---\n\nb\n");
}

#[test]
fn nesting_has_a_bound() {
    fn depth(blocks: &[Block]) -> usize {
        let below = |block: &Block| match block {
            Block::Quote { content, .. } => 1 + depth(content),
            Block::List(list) => 1 + list.items.iter().map(|item| depth(&item.content)).max().unwrap_or(0),
            _ => 0,
        };
        blocks.iter().map(below).max().unwrap_or(0)
    }
    assert_eq!(depth(&body(&("<blockquote>".repeat(300) + "a"))), NESTING);
    assert_eq!(depth(&body(&("<ul><li>".repeat(200) + "a"))), NESTING);
    assert_eq!(depth(&body("<ul><li><ul><li>a</ul></ul>")), 2);
}

#[test]
fn what_is_played_is_told_from_a_figure_as_deep_as_lists_go() {
    let deep = |media: &str| body(&format!("{}<p>a</p>{media}<p>b</p>", "<ol><li>".repeat(NESTING)));
    let played = deep("<audio src=a.mp3></audio>");
    assert!(format!("{played:?}").contains("Audio"), "{played:?}");
    assert_eq!(deep("<figure class=audio><a href=a.mp3>a.mp3</a></figure>"), played);
}

#[test]
fn cells_that_span_far_do_not_blow_up_the_output() {
    let html = "<table><tr><th>a<th>b".to_owned() + &"<tr><td colspan=1000 rowspan=1000>x<td>y".repeat(1000) + "</table>";
    assert!(markdown(&html).len() < 10 * html.len());
}

#[test]
fn footnotes_of_every_markup_are_numbered_and_linked() {
    let long = "a long text";
    for html in [
        format!("<p>{long}<sup><a href=#fn1 id=r1>1</a></sup></p><ol><li id=fn1>note <a href=#r1>↩</a></li></ol>"),
        format!(
            "<p>{long}<sup id=fnref:1><a href=#fn:1 class=footnote-ref>1</a></sup></p><div class=footnotes><hr><ol><li id=fn:1><p>note&nbsp;<a href=#fnref:1 class=footnote-backref>↩︎</a></p></li></ol></div>"
        ),
        format!(
            "<p>{long} <a class='footnote-reference brackets' href=#id2 id=id1><span class=fn-bracket>[</span>1<span class=fn-bracket>]</span></a></p><aside class='footnote brackets' id=id2><span class=label><span class=fn-bracket>[</span><a href=#id1>1</a><span class=fn-bracket>]</span></span><p>note</p></aside>"
        ),
        format!(
            "<p>{long} <a class=footnote-reference href=#id2 id=id1>[1]</a></p><table class=footnote id=id2><tr><td class=label><a class=fn-backref href=#id1>[1]</a></td><td>note</td></tr></table>"
        ),
        format!(
            "<p>{long}<a data-component-name=FootnoteAnchorToDOM id=footnote-anchor-1 href=#footnote-1 class=footnote-anchor>1</a></p><div class=footnote><a id=footnote-1 href=#footnote-anchor-1 class=footnote-number>1</a><div class=footnote-content><p>note</p></div></div>"
        ),
        format!(
            "<p>{long}<sup id=cite_ref-1 class=reference><a href=#cite_note-1>[1]</a></sup></p><ol class=references><li id=cite_note-1><span class=mw-cite-backlink><b><a href=#cite_ref-1>^</a></b></span> <span class=reference-text>note</span></li></ol>"
        ),
        format!("<p>{long}<sup>[<a href=#n1 name=t1>1</a>]</sup></p><p><a name=n1></a>[<a href=#t1>1</a>] note</p>"),
        format!("<p>{long}<a href=#n1><sup>1</sup></a></p><p id=n1>1. note</p>"),
    ] {
        let markdown = markdown(&html);
        let markdown = markdown.replace("---\n\n", "");
        assert_eq!(markdown, "a long text[^1]\n\n[^1]: note\n", "{html}");
    }
}

#[test]
fn a_mark_whose_note_is_dropped_goes_with_it() {
    assert_eq!(markdown("<p>a<sup>[<a href=#n>1</a>]</sup> b</p><p id=n>drop</p>"), "a b\n");
    assert_eq!(markdown("<p>a<sup><a href=#n>[1]</a></sup></p>"), "a\n");
    assert_eq!(markdown("<p>a <a href=#n>[1]</a>; b <a href=#n>[1]</a> c</p>"), "a; b c\n");
}

#[test]
fn links_within_the_page_are_no_footnotes() {
    assert_eq!(markdown("<p>see <a href=#n>part 2</a></p><p id=n>two</p>"), "see [part 2](#n)\n\ntwo\n");
    assert_eq!(markdown("<ul><li><a href=#n>1</a></li></ul><p id=n>two</p>"), "- [1](#n)\n\ntwo\n");
}

#[test]
fn the_word_that_a_remark_begins_with_is_its_title() {
    for page in [
        "<div class='alert alert-warning'><strong>Warning:</strong> hot</div>",
        "<div class='alert alert-warning'><h4 class=alert-heading>Warning</h4><p>hot</div>",
        "<div class='notecard warning'><p><strong>Warning:</strong> hot</div>",
    ] {
        assert_eq!(markdown(page), "> [!WARNING]\n> hot\n", "{page}");
    }
    let bold = "<div class='alert alert-warning'><p><strong>The pot</strong> is hot</div>";
    assert_eq!(markdown(bold), "> [!WARNING]\n> **The pot** is hot\n");
}

#[test]
fn a_list_that_a_style_numbers_is_numbered() {
    let list = |style: &str| format!("<ul><li style='{style}'>mix<li style='{style}'>bake</ul>");
    assert_eq!(markdown(&list("list-style-type: decimal")), "1. mix\n2. bake\n");
    assert_eq!(markdown(&list("list-style-type: disc")), "- mix\n- bake\n");
}

#[test]
fn a_post_is_no_quotation_and_what_it_quotes_is() {
    let post = "<blockquote class='postcontent restore'><blockquote>When?</blockquote>At ten.</blockquote>";
    assert_eq!(markdown(post), "> When?\n\nAt ten.\n");
}

#[test]
fn callouts_of_every_generator_keep_their_kind_and_title() {
    for html in [
        "<div class='theme-admonition admonition alert--warning'><div class=admonitionHeading_x><span><svg></svg></span>warning</div><div class=admonitionContent_x><p>hot</p></div></div>",
        "<div class='admonition warning'><p class=admonition-title>Warning</p><p>hot</p></div>",
        "<div class='markdown-alert markdown-alert-warning'><p class=markdown-alert-title>Warning</p><p>hot</p></div>",
        "<div class=callout data-callout=warning><div class=callout-title><div class=callout-title-inner>Warning</div></div><div class=callout-content><p>hot</p></div></div>",
        "<div class='admonitionblock warning'><table><tr><td class=icon><div class=title>Warning</div></td><td class=content>hot</td></tr></table></div>",
        "<details class='admonition warning'><summary>Warning</summary><p>hot</p></details>",
    ] {
        assert_eq!(markdown(html), "> [!WARNING]\n> hot\n", "{html}");
    }
    assert_eq!(
        markdown("<div class='admonition tip'><p class=admonition-title>Try it</p><p>hot</p></div>"),
        "> [!TIP]\n> **Try it**\n>\n> hot\n"
    );
}

#[test]
fn formulas_stand_in_the_line_or_alone() {
    let math = |latex: &str| format!("<math><annotation encoding=application/x-tex>{latex}</annotation><mi>x</mi></math>");
    assert_eq!(
        markdown(&format!("<p>so {} is <span class=MathJax_Preview>y</span><script type=math/tex>y</script>.</p>", math("x_1"))),
        "so $x_1$ is $y$.\n"
    );
    assert_eq!(
        markdown("<p>one</p><div><script type='math/tex; mode=display'>x</script></div><p>two</p>"),
        "one\n\n$$x$$\n\ntwo\n"
    );
    assert_eq!(
        markdown("<script src=/MathJax.js></script><p>cost $5 and \\(x\\)</p><p>$$y$$</p>"),
        "cost \\$5 and $x$\n\n$$y$$\n"
    );
    assert_eq!(markdown("<p>from $5 to $x$</p>"), "from \\$5 to \\$x$\n");
}

#[test]
fn films_and_frames_are_links_beside_what_is_kept() {
    let frame = "<iframe src=https://v.example/embed/1 title='A film'></iframe>";
    assert_eq!(markdown(&format!("<p>one</p>{frame}<p>two</p>")), "one\n\n[A film](https://v.example/embed/1)\n\ntwo\n");
    assert_eq!(markdown(&format!("<p>drop</p>{frame}<p>drop</p><p>two</p>")), "two\n");
    assert_eq!(
        markdown("<p>one</p><video src=/a.mp4></video><p>two</p>"),
        "one\n\n[https://example.org/a.mp4](https://example.org/a.mp4)\n\ntwo\n"
    );
    let table = markdown(&format!("<table><tr><th>Film<th>Year<tr><td>one<p>{frame}<td>1999</table>"));
    assert!(table.contains("| one<br>[A film](https://v.example/embed/1) | 1999 |"), "{table}");
}

#[test]
fn a_picture_stays_where_its_caption_goes() {
    let figure = "<figure><img src=/a.png width=800><figcaption>drop</figcaption></figure>";
    for figure in [figure.to_owned(), format!("<div><div>{figure}</div></div>")] {
        assert_eq!(markdown(&format!("<p>one</p>{figure}<p>two</p>")), "one\n\n![](https://example.org/a.png)\n\ntwo\n");
    }
    assert_eq!(markdown(&format!("<p>one</p><div>{figure}<p>drop</p></div><p>two</p>")), "one\n\ntwo\n");
}

#[test]
fn code_stays_whatever_stands_around_it_is_called() {
    let whole = markdown("<pre>let a = 1;\nlet b = 2;</pre>");
    for (before, after) in [("<article class='gl gm gn'><div>", "</div></article>"), ("<div class=gutter>", "</div>")] {
        assert_eq!(markdown(&format!("{before}<pre>let a = 1;\nlet b = 2;</pre>{after}")), whole);
    }
    assert_eq!(markdown("<pre class=ln>let a = 1;\nlet b = 2;</pre>"), whole);
    assert_eq!(markdown("<pre><span class='pb ln'>let a = 1;\nlet b = 2;</span></pre>"), whole);
    let numbered = "<table><tr><td class=gutter><pre>1\n2</pre><td class=code><pre>let a = 1;\nlet b = 2;</pre></table>";
    assert_eq!(markdown(numbered), whole);
}

#[test]
fn edit_marks_anchors_and_copy_buttons_are_dropped() {
    assert_eq!(markdown("<h2>Tea<span class=mw-editsection>[<a href=/edit>edit</a>]</span></h2><p>a</p>"), "## Tea\n\na\n");
    assert_eq!(markdown("<h2><a class=heading-anchor href=#x>Tea</a></h2><p>a</p>"), "## Tea\n\na\n");
    assert_eq!(
        markdown(
            "<dl><dt>brew()<a href=/src><span class=viewcode-link>[source]</span></a><a class=headerlink href=#b>¶</a></dt><dd>a</dd></dl>"
        ),
        "**brew()**\n\na\n"
    );
    assert_eq!(markdown("<div><button class=copy-btn>Copy</button><pre>a</pre></div>"), "```\na\n```\n");
}

#[test]
fn numbers_of_lists_keep_their_kind_and_direction() {
    let list = |html: &str| match body(html).as_slice() {
        [Block::List(list)] => (0..list.items.len()).filter_map(|at| list.label(at)).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    };
    assert_eq!(list("<ol reversed><li>a<li>b<li>c</ol>"), "3. 2. 1.");
    assert_eq!(list("<ol type=a start=26><li>a<li>b</ol>"), "z. aa.");
    assert_eq!(list("<ol type=I start=4><li>a<li>b</ol>"), "IV. V.");
    assert_eq!(markdown("<ol start=4><li>a<li value=9>b<li>c</ol>"), "4. a\n\n9) b\n10) c\n");
}

#[test]
fn boxes_are_signs_or_controls() {
    assert_eq!(markdown("<ul><li><input type=checkbox checked> a<li>☐ b</ul>"), "- [x] a\n- [ ] b\n");
}

#[test]
fn code_in_lines_is_a_listing_without_pre() {
    assert_eq!(markdown("<p><code>a<br>b</code></p>"), "```\na\nb\n```\n");
    assert_eq!(markdown("<p><code>a</code><br>b</p>"), "`a`\\\nb\n");
}
