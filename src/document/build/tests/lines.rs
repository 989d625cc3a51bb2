//! What becomes of the pieces of a line.

use super::*;

#[test]
fn spaces_fall_out_of_the_elements_they_only_touch() {
    assert_eq!(markdown("<p> a<b> b </b>c <i>d </i>. <a href=x> e </a></p>"), "a **b** c *d* . [e](https://example.org/a/x)\n");
    assert_eq!(markdown("<p><b>a</b> <b>b</b> <strong>c<b>d</b></strong></p>"), "**a b cd**\n");
    assert_eq!(markdown("<p>H<sub>2</sub>O <span>ab</span><span class=c>cd</span> so\u{ad}ft\u{200b}</p>"), "H2O ab cd soft\n");
}

#[test]
fn the_text_is_that_of_the_blocks_but_for_links_in_words() {
    let html = "<div> a <b>b</b>c<span class=x>dd</span>ee <i> f</i><p>g, <a href=x>h</a><a href=y>i</a>,j <code>k  l</code></p>m<br>n</div>";
    let dom = parse(html, &Limits::default());
    let blocks: Vec<String> = split_blocks(&dom).iter().map(|block| block.text(&dom).into_owned()).collect();
    let lines: Vec<String> = body(html)
        .iter()
        .map(|block| match block {
            Block::Paragraph { content } => crate::document::flat::words(content),
            _ => String::new(),
        })
        .collect();
    assert_eq!(lines, blocks);
    assert_eq!(markdown("<p>Some <a href=https://a.example/>bee</a>s.</p>"), "Some [bee](https://a.example/)s.\n");
    assert_eq!(markdown("<p>19:52<a href=https://a.example/>Society</a></p>"), "19:52 [Society](https://a.example/)\n");
}

#[test]
fn what_only_programs_read_aloud_is_not_in_the_line() {
    let price = "<del aria-hidden=true>54 €</del> <span class=screen-reader-text>The first price was as much as: 54 €.</span> <ins aria-hidden=true>46 €</ins>";
    assert_eq!(markdown(&format!("<p>{price}</p>")), "~~54 €~~ 46 €\n");
    assert_eq!(
        markdown("<p>Tea <a href=/b>in cups<span class=sr-only> (opens a window)</span></a></p>"),
        "Tea [in cups](https://example.org/b)\n"
    );
    let lone = "a sentence that says what a picture shows to all";
    assert_eq!(markdown(&format!("<p><span class=sr-only>{lone}</span></p>")), format!("{lone}\n"));
}

#[test]
fn a_link_is_never_parted() {
    assert_eq!(markdown("<p><b>a </b><a href=/x><b>b</b>c</a></p>"), "**a** [**b**c](https://example.org/x)\n");
}

#[test]
fn the_end_of_a_line_is_no_space_between_characters_of_scripts_without_spaces() {
    assert_eq!(markdown("<p>茶很\n  香。\n<b>好</b>\ntea\n茶 茶</p>"), "茶很香。**好** tea 茶 茶\n");
    assert_eq!(markdown("<p>차가\n좋다</p>"), "차가 좋다\n");
}

#[test]
fn marks_around_blocks_apply_to_the_lines_inside() {
    assert_eq!(
        markdown("<a href=/x><div><p>one</p><p>two</p></div></a>"),
        "[one](https://example.org/x)\n\n[two](https://example.org/x)\n"
    );
    assert_eq!(markdown("<p><b style='font-weight: normal'>one <b>two</b></b></p>"), "one **two**\n");
}

#[test]
fn what_is_hidden_beside_what_is_shown_is_not_in_the_line() {
    assert_eq!(markdown("<p>3 answers<span style='display:none'>3</span></p>"), "3 answers\n");
    assert_eq!(markdown("<p><span hidden>Green</span><span>Green tea</span></p>"), "Green tea\n");
    assert_eq!(markdown("<p>Green tea. <a href=/e style='display: none'>edit</a></p>"), "Green tea.\n");
    assert_eq!(markdown("<p>Born on <span style='display:none'>key</span>a Monday</p>"), "Born on a Monday\n");
    assert_eq!(markdown("<p>Which tea is it? <span hidden>Oolong</span></p>"), "Which tea is it? Oolong\n");
    assert_eq!(markdown("<p><span style='display:none'>Green tea</span></p>"), "Green tea\n");
    let rest = "and what is more, it is unfolded by a click on the sign behind it";
    assert_eq!(markdown(&format!("<p>Green tea <span hidden>{rest}</span></p>")), format!("Green tea {rest}\n"));
}

#[test]
fn what_a_style_makes_bold_italic_or_struck_out_is() {
    let styled = |style: &str| markdown(&format!("<p>Green <span style='{style}'>tea</span></p>"));
    assert_eq!(styled("font-style: italic; color: red"), "Green *tea*\n");
    assert_eq!(styled("FONT-WEIGHT:700"), "Green **tea**\n");
    assert_eq!(styled("text-decoration: line-through"), "Green ~~tea~~\n");
    assert_eq!(styled("font-weight: 400"), "Green tea\n");
    assert_eq!(markdown("<p>Green <b style='font-weight: normal'>tea</b></p>"), "Green tea\n");
}

#[test]
fn signs_part_what_is_laid_out_apart() {
    assert_eq!(markdown("<p><span>$98.00</span><span>$78.00</span></p>"), "$98.00 $78.00\n");
    assert_eq!(markdown("<p><span>8,90 €</span><span>Buy</span></p>"), "8,90 € Buy\n");
    assert_eq!(markdown("<p><span>Sold!</span><span>Gone</span></p>"), "Sold! Gone\n");
    assert_eq!(markdown("<p><span>$</span><span>19</span><span>.</span><span>50</span></p>"), "$19.50\n");
    assert_eq!(markdown("<p><span>$</span><span>PATH</span> f<span>(x)</span><span>Then</span></p>"), "$PATH f(x)Then\n");
    assert_eq!(markdown("<p><span>It is late.</span><cite>Ada</cite></p>"), "It is late. Ada\n");
    assert_eq!(markdown("<p><code><span>a!</span><span>B</span></code></p>"), "`a!B`\n");
}

#[test]
fn sentences_in_scripts_without_blanks_get_none_at_an_edge() {
    assert_eq!(markdown("<p><span>フェリー</span><span>が</span><time>来る</time>。</p>"), "フェリーが来る。\n");
    assert_eq!(markdown("<p><span>เรือ</span><span>มา</span>! <span>배가</span><span>온다</span></p>"), "เรือมา! 배가 온다\n");
    assert_eq!(markdown("<ul><li><span>薄力粉</span><span>大さじ1</span></ul>"), "- 薄力粉 大さじ1\n");
    assert_eq!(markdown("<h2><a href=#x>東京</a><a href=#y>大阪</a></h2>"), "## [東京](#x)[大阪](#y)\n");
}

#[test]
fn an_element_without_text_parts_no_word() {
    assert_eq!(markdown("<p>The ha<a id=page12></a>rbour m<span><a name=p13></a></span>aster</p>"), "The harbour master\n");
    assert_eq!(markdown("<p>home<span class=icon></span>news</p>"), "home news\n");
}

#[test]
fn what_converters_of_texts_cut_in_words_is_whole() {
    for [open, next] in
        [["span class=c1", "span class=c12"], ["span style='color:#111; mso-bidi-font-size:9pt'", "span lang=EN-US"]]
    {
        assert_eq!(
            markdown(&format!("<p><{open}>The ferry wit</span><{next}>hout a bell</span></p>")),
            "The ferry without a bell\n"
        );
    }
    assert_eq!(markdown("<p><span class=c1>Home</span><span class=c2>News</span></p>"), "Home News\n");
    assert_eq!(markdown("<p><span class=date>may</span><span class=name>by ada</span></p>"), "may by ada\n");
    assert_eq!(markdown("<p><span style='margin-right:4px'>one</span><span>two</span></p>"), "one two\n");
}

#[test]
fn a_letter_that_is_set_apart_is_part_of_its_word() {
    assert_eq!(
        markdown(
            "<p><b>O</b><span class=rest>nce</span> the <span class=a>method</span><span class=b>s</span> of <span class=a>c</span><span class=a>orn</span></p>"
        ),
        "**O**nce the methods of corn\n"
    );
    assert_eq!(
        markdown("<p>the <span class=n>3</span><span class=o>rd</span> of <span class=n>3</span><span>tea</span></p>"),
        "the 3rd of 3 tea\n"
    );
    assert_eq!(
        markdown("<p>All the <span>child</span>ren <span>Wasser</span>kraft <span>12</span>50</p>"),
        "All the children Wasserkraft 12 50\n"
    );
}

#[test]
fn small_print_and_words_that_are_explained_are_parts_of_words() {
    assert_eq!(markdown("<p>the 19<small>th</small> <dfn>quay</dfn>s of 12<small>50</small></p>"), "the 19th quays of 12 50\n");
    assert_eq!(markdown("<h2>Tea<small>In cups</small></h2>"), "## Tea In cups\n");
}

#[test]
fn a_bold_title_is_parted_from_the_text_behind_it() {
    for (page, expected) in [
        ("<p><b>Good tea</b>It is green.", "**Good tea** It is green."),
        ("<p>It is green.<b>Is it?</b>", "It is green. **Is it?**"),
        ("<p>low cost<strong>Cons:</strong> none", "low cost **Cons:** none"),
        ("<p><b>Tech</b>Tea and <b>i</b>Tea, <b>T</b>ea", "**Tech**Tea and **i**Tea, **T**ea"),
    ] {
        assert_eq!(markdown(page), format!("{expected}\n"));
    }
}

#[test]
fn a_picture_at_an_end_of_a_paragraph_stands_on_its_own() {
    assert_eq!(markdown("<p><a href=/b><img src=a.jpg></a>Green tea."), "![](https://example.org/a/a.jpg)\n\nGreen tea.\n");
    assert_eq!(markdown("<p><b><img src=a.jpg> Green</b> tea."), "![](https://example.org/a/a.jpg)\n\n**Green** tea.\n");
    let shown = "![](https://example.org/a/a.jpg)";
    assert_eq!(markdown("<p><b><img src=a.jpg><br>Green</b><br>tea."), format!("{shown}\n\n**Green**\\\ntea.\n"));
    assert_eq!(markdown("<h4><b><img src=a.jpg> Green</b></h4>"), format!("#### {shown} Green\n"));
    assert_eq!(markdown("<p>Green tea. <img src=a.jpg alt=Cup>"), "Green tea.\n\n![Cup](https://example.org/a/a.jpg)\n");
    for page in
        ["<p><img src=t.gif>ea is green.", "<p>Pay with <img src=a.gif> or <img src=b.gif>", "<ul><li><img src=a.gif> Tea</ul>"]
    {
        assert_eq!(body(page).len(), 1, "{page}");
    }
}

#[test]
fn a_joiner_that_joins_nothing_is_left_out() {
    assert_eq!(markdown("<p>\u{200d}Tea<br>\u{200d}<b>\u{200d}</b><p>\u{200d}<p>👩\u{200d}🍳"), "Tea\n\n👩\u{200d}🍳\n");
}
