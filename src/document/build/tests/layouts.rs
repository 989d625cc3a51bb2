//! What becomes of lists, tables, boxes and icons that pages write in their own way.

use super::*;

/// An item as a word processor writes it.
fn item(level: u32, marker: &str, text: &str) -> String {
    format!(
        "<p class=MsoListParagraph style='text-indent:-18pt; mso-list:l0 level{level} lfo1'><span style='font-family:Symbol'><span style='mso-list:Ignore'>{marker}<span style='font:7pt Times'>&nbsp;&nbsp;</span></span></span>{text}</p>"
    )
}

#[test]
fn paragraphs_with_bullets_of_a_word_processor_are_a_list() {
    let page = [item(1, "·", "rope"), item(2, "o", "hemp"), item(2, "o", "sisal"), item(1, "·", "sail")].concat();
    assert_eq!(
        markdown(&format!("<p>On board:</p>{page}<p>and no more</p>")),
        "On board:\n\n- rope\n  - hemp\n  - sisal\n- sail\n\nand no more\n"
    );
    let page = [item(1, "1.", "cast off"), item(1, "2.", "steer"), item(1, "1.", "moor")].concat();
    let starts: Vec<_> = body(&page).iter().map(|block| if let Block::List(list) = block { list.start } else { None }).collect();
    assert_eq!(starts, [Some(1), Some(1)]);
    assert_eq!(markdown("<p class=MsoListParagraph>no bullet</p>"), "no bullet\n");
}

#[test]
fn a_list_beside_the_one_that_it_belongs_into_is_part_of_it() {
    let list = |class: &str, tag: &str, item: &str| format!("<{tag} class='c1 {class} start'><li>{item}</li></{tag}>");
    let page = [list("lst-kix_a-0", "ul", "rope"), list("lst-kix_a-1", "ul", "hemp"), list("lst-kix_a-0", "ul", "sail")].concat();
    assert_eq!(markdown(&page), "- rope\n  - hemp\n- sail\n");
    assert_eq!(body(&[list("lst-kix_a-0", "ul", "rope"), list("lst-kix_b-0", "ul", "sail")].concat()).len(), 2);
}

#[test]
fn lists_beside_each_other_are_no_deeper_than_others() {
    let deep = "<ul><li>".repeat(NESTING - 1);
    let page = (0..9).map(|level| format!("<ul class=lst-kix_a-{level}><li>x</li></ul>")).collect::<String>();
    let nested = format!("{:?}", body(&format!("{deep}{page}{}", item(9, "·", "rope"))));
    assert!(nested.matches("List(").count() <= NESTING + 20);
}

#[test]
fn a_letter_in_a_cell_stands_before_its_text() {
    let row = |letter: &str, text: &str| format!("<table><tr><td><p>{letter}</p></td><td><p>{text}</p></td></tr></table>");
    assert_eq!(markdown(&(row("(a)", "ropes;") + &row("(b)", "<b>sails</b>."))), "(a) ropes;\n\n(b) **sails**.\n");
    assert_eq!(markdown(&row("Tea", "Cup")), "Tea\n\nCup\n");
}

#[test]
fn a_first_row_that_alone_is_bold_is_the_head() {
    let page =
        "<table><tr><td><b>Tea</b><td><p><strong>Price</strong></p></tr><tr><td>Green<td>1</tr><tr><td><b>Black</b><td>2</table>";
    assert_eq!(markdown(page), "| Tea | Price |\n| --- | --- |\n| Green | 1 |\n| **Black** | 2 |\n");
    let bold = "<tr><td><b>a</b><td><b>b</b></tr>";
    assert!(markdown(&format!("<table>{bold}{bold}</table>")).starts_with("|  |  |"));
}

#[test]
fn boxes_that_a_style_draws_are_ticked_or_not() {
    assert_eq!(
        markdown(
            "<ul class=to-do-list><li><div class='checkbox checkbox-on'></div> <span>rope</span></li><li><div class='checkbox checkbox-off'></div> <span>sail</span></li></ul>"
        ),
        "- [x] rope\n- [ ] sail\n"
    );
    assert_eq!(
        markdown("<ul class=inline-task-list><li class=checked><span>rope</span><li>sail</ul>"),
        "- [x] rope\n- [ ] sail\n"
    );
    assert_eq!(markdown("<ul><li><i class='star checked'></i> rope</li></ul>"), "- rope\n");
}

#[test]
fn icons_that_are_written_as_text_are_dropped() {
    assert_eq!(
        markdown("<p>Tea <i class=material-icons>chevron_right</i> <span class='material-symbols-outlined'>home</span>Cup</p>"),
        "Tea Cup\n"
    );
    let cells = "<table><tr><th>Tea<th>Cup</tr><tr><td>Green <i class=material-icons>info</i><td><i class=material-icons>check</i></table>";
    assert_eq!(markdown(cells), "| Tea | Cup |\n| --- | --- |\n| Green | *check* |\n");
    assert_eq!(markdown("<p>Tea<i class=icon>\u{e001}</i> <b>\u{f8ff}</b>cup</p><p>\u{f0000}</p>"), "Tea cup\n");
    assert_eq!(markdown("<p>a\u{e001}b <code>\u{e001}</code></p>"), "a\u{e001}b `\u{e001}`\n");
}

#[test]
fn counts_beside_the_cells_of_a_notebook_are_dropped() {
    for prompt in
        ["<div class='jp-InputPrompt jp-InputArea-prompt'>In&nbsp;[3]:</div>", "<div class='prompt'><pre>[3]: </pre></div>"]
    {
        assert_eq!(markdown(&format!("<div>{prompt}<div><pre>x = 1</pre></div></div>")), "```\nx = 1\n```\n");
    }
    assert_eq!(markdown("<div class=prompt>Write a poem about tea [1]: now</div>"), "Write a poem about tea [1]: now\n");
}

#[test]
fn notes_of_word_processors_have_roman_numbers_too() {
    let page = "<p>the quay<a href=#_edn2 name=_ednref2><span>[ii]</span></a> at night</p><div id=edn2><p><a href=#_ednref2 name=_edn2><span>[ii]</span></a> Built in 1911.</p></div>";
    assert_eq!(markdown(page), "the quay[^1] at night\n\n[^1]: Built in 1911.\n");
    assert_eq!(markdown("<p>see <a href=#p>(vi)</a></p><p id=p>six</p>"), "see [(vi)](#p)\n\nsix\n");
}

#[test]
fn a_list_that_goes_on_behind_code_keeps_its_numbers() {
    assert_eq!(markdown("<ol><li>a</ol><pre>b</pre><ol start=2><li>c</ol>"), "1. a\n\n```\nb\n```\n\n2. c\n");
}

#[test]
fn a_label_and_its_value_are_one_line() {
    let rows = |rows: &[&[&str]]| {
        let row = |row: &&[&str]| row.iter().map(|part| format!("<div>{part}</div>")).collect::<String>();
        markdown(&rows.iter().map(|parts| format!("<div>{}</div>", row(parts))).collect::<String>())
    };
    assert_eq!(rows(&[&["Weight:", "2 kg"], &["Colour:", "sea green"]]), "Weight: 2 kg\n\nColour: sea green\n");
    assert_eq!(rows(&[&["500", "g", "flour"], &["<b>1 tsp</b>", "salt"]]), "500 g flour\n\n**1 tsp** salt\n");
    assert_eq!(rows(&[&["Tea", "$3", "Cake", "$5"]]), "Tea $3\n\nCake $5\n");
    assert_eq!(rows(&[&["Time", "20", "minutes"]]), "Time 20 minutes\n");
    assert_eq!(rows(&[&["Graphics", "Built in"]]), "Graphics\\\nBuilt in\n");
    // What was written as paragraphs stays apart.
    assert_eq!(markdown("<ul><li><p>Weight:<p>2 kg</ul>"), "- Weight:\n\n  2 kg\n");
    assert_eq!(rows(&[&["2 eggs", "3 cups milk"], &["1", "Boil the water"]]), "2 eggs\n\n3 cups milk\n\n1\n\nBoil the water\n");
    let sentence = "The water should be just off the boil for a green tea.";
    assert_eq!(rows(&[&["Water:", sentence]]), format!("Water:\n\n{sentence}\n"));
    assert_eq!(
        markdown("<ul><li><div>•</div><div>130 g honey</div><li><div><b>Width:</b></div>7 cm</ul>"),
        "- 130 g honey\n- **Width:** 7 cm\n"
    );
}

#[test]
fn icons_are_the_text_that_they_stand_for() {
    let page = "<p>Good <img class=emoji alt='🙂' src=a.png> tea<p><img src=arrow.svg> next<p>press <img src=b.png alt='red icon'> twice";
    assert_eq!(markdown(page), "Good 🙂 tea\n\nnext\n\npress ![red icon](https://example.org/a/b.png) twice\n");
    assert_eq!(markdown("<p>Good tea<p><img alt='😀' src=a.png><p>and more"), "Good tea\n\n😀\n\nand more\n");
    let large = "<p>Good tea<p><img alt='The White Arrow' src=a.png><p>and more";
    assert!(markdown(large).contains("![The White Arrow]"));
    let table = "<table><tr><th>Tea<th>Sweet<tr><td>Green<td><img src=cross.png><tr><td>Fruit<td><img src=a.png alt=Yes></table>";
    assert_eq!(markdown(table), "| Tea | Sweet |\n| --- | --- |\n| Green | ✗ |\n| Fruit | ✓ |\n");
}

#[test]
fn a_picture_that_is_shown_again_and_again_is_dress() {
    let star = "<p>So good.<p><img src=stars/a1.png>";
    assert_eq!(markdown(&star.repeat(4)), ["So good."; 4].join("\n\n") + "\n");
    assert!(markdown(&star.repeat(3)).contains("![](https://example.org/a/stars/a1.png)"));
}

#[test]
fn a_heading_by_its_role_is_one_unless_it_is_a_text() {
    assert_eq!(markdown("<div role=heading aria-level=3><p>Green tea</p></div>"), "### Green tea\n");
    let post = "Water just off the boil is best for a green tea, and three minutes are enough for most of them.";
    assert_eq!(markdown(&format!("<div role=heading aria-level=3><p>{post}</p></div>")), format!("{post}\n"));
}

#[test]
fn a_picture_stays_in_an_article_that_has_its_comments_in_the_same_box() {
    let comments = "<div id=comments>".to_owned() + &"<p>drop this and that and more of it</p>".repeat(9) + "</div>";
    let tea = |before: &str, behind: &str| {
        let article = format!("<div>{before}<figure><img src=a.jpg alt=Cup></figure>{behind}{comments}</div>");
        markdown(&format!("<p>Tea</p>{article}")).contains("![Cup]")
    };
    assert!(tea("<p>Heat.</p>", "<p>Pour.</p>"));
    assert!(tea("<h1>drop</h1><p>drop</p>", "<p>Heat.</p><p>Pour.</p><p>Drink.</p>"));
    for (before, behind) in [("<p>Heat.</p>", ""), ("<p>drop</p>", "<p>Heat.</p>"), ("<p>Heat.</p>", "<p>drop</p>")] {
        assert!(!tea(before, behind), "{before} {behind}");
    }
}

#[test]
fn a_credit_below_a_picture_does_not_take_it_along_without_a_figure_either() {
    for credit in
        ["<figcaption>drop</figcaption>", "<p class=wp-caption-text>drop</p>", "<div><figcaption><b>drop</b></figcaption></div>"]
    {
        let page = format!("<p>Heat.</p><div><div><img src=a.jpg alt=Cup></div>{credit}</div><p>Pour.</p>");
        assert_eq!(markdown(&page), "Heat.\n\n![Cup](https://example.org/a/a.jpg)\n\nPour.\n", "{credit}");
    }
    assert_eq!(markdown("<p>Heat.</p><div><img src=a.jpg><p>drop</p></div><p>Pour.</p>"), "Heat.\n\nPour.\n");
}

#[test]
fn a_picture_is_shown_once_among_pictures() {
    let slider = "<ul><li><img src=a.jpg alt=Cup><li><img src=b.jpg alt=Pot></ul><ul><li><img src=a.jpg alt=Cup><li><img src=b.jpg alt=Pot></ul>";
    let shown = |page: &str| markdown(page).matches("a.jpg").count();
    assert_eq!(shown(&format!("<p>Heat.</p>{slider}<p>Pour.</p>")), 1);
    assert_eq!(shown(&format!("<p>Heat.</p>{slider}<p>Pour.</p>{slider}<p>Drink.</p>")), 2);
    let cells = "<td><img src=a.jpg alt=Sunny><td><img src=b.jpg alt=Cloudy><td><img src=a.jpg alt=Sunny>";
    assert_eq!(shown(&format!("<p>Heat.</p><table><tr><th>May<th>June<th>July<tr>{cells}</table><p>Pour.</p>")), 2);
}

#[test]
fn numbers_that_were_typed_into_most_items_are_written_once() {
    assert_eq!(markdown("<ol><li>1. Heat<li>2. Pour<li>Wait</ol>"), "1. Heat\n2. Pour\n3. Wait\n");
    assert_eq!(markdown("<ol><li>1. FC Lund<li>Malmö</ol>"), "1. 1\\. FC Lund\n2. Malmö\n");
}

#[test]
fn a_rule_before_what_was_dropped_of_a_box_goes_with_that() {
    let rules = |html: &str| markdown(html).matches("---").count();
    assert_eq!(rules("<div>one<hr><p>drop</p></div><p>two</p>"), 0);
    assert_eq!(rules("<p>one</p><div><p>drop</p><hr>two</div>"), 0);
    assert_eq!(rules("<div>one<hr><p>two</p><p>drop</p></div>"), 1);
    assert_eq!(rules("<div>one</div><div><hr></div><div>two</div>"), 1);
    assert_eq!(rules("<div>one<hr></div><div>two</div>"), 1);
}
