//! Pages that are made to hurt: time and memory grow with the page, not with its square, and nothing panics.
//!
//! Four times the page takes less than six times as long, and never more memory than a fixed number of bytes for each of its
//! own. `cargo test --release --test hostile -- --ignored --nocapture` prints the figures as a table.

mod allowed;
mod promises;

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use cpu_time::ThreadTime;
use peak_alloc::PeakAlloc;
use tamis::decode::decode;
use tamis::{EmptyReason, Extractor, Format, Limit, Page, Status};

use promises::keep_all;

/// How much longer a page of four times the size may take; 4 where time is linear, 16 where it is quadratic.
const MOST: f64 = 6.0;
/// Caches are shared with whatever else runs: a machine is asked again before it is believed.
const ATTEMPTS: usize = 5;
/// For the smaller page; under that, the clock and the caches are all that is measured.
const SMALL: usize = 64 << 10;
const PATIENCE: Duration = Duration::from_mins(1);
/// The most bytes that may be allocated at a time for each byte of the page, and for any page at all. The most is asked for by
/// elements of three bytes, each of which is a node of the tree builder's, a node of ours and a block.
const MEMORY_PER_BYTE: usize = 600;
const MEMORY_FLOOR: usize = 16 << 20;
/// The most bytes that all four forms may have together for each byte of the page, and for any page at all.
const OUTPUT_PER_BYTE: usize = 256;
const OUTPUT_FLOOR: usize = 1 << 20;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Memory is counted for the whole process: one page at a time.
static ALONE: Mutex<()> = Mutex::new(());

/// Parts each of which has the place of the next one in it.
fn chained(bytes: usize) -> String {
    (0..bytes / 60).map(|n| format!("<div id='S:{n:x}'>x<b><template id='B:{:x}'></template></b></div>", n + 1)).collect()
}

fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

fn numbered(before: &str, after: &str, bytes: usize) -> String {
    let count = bytes / (before.len() + after.len() + 5);
    (0..count).flat_map(|number| [before.to_owned(), number.to_string(), after.to_owned()]).collect()
}

/// What everything costs that is done with a page: extraction, the building of a document that keeps all of it, and every format
/// of both.
#[derive(Clone, Copy)]
struct Cost {
    /// The processor's.
    time: Duration,
    /// The most bytes that were allocated at a time.
    memory: usize,
}

/// The bytes of what is written; they are not kept, so that only what the library needs is counted as its memory.
struct Count(usize);

impl std::fmt::Write for Count {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

fn cost(page: Page<'_>, text: Option<&str>) -> Cost {
    let bytes = text.map_or(1 << 18, str::len);
    let extractor = Extractor::new();
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let begun = ThreadTime::now();
    let mut out = Count(0);
    let document = extractor.extract(&page);
    for format in [Format::Text, Format::Markdown, Format::Html, Format::Json] {
        document.write(format, &mut out).unwrap();
    }
    if let Some(text) = text {
        let whole = keep_all(text, None);
        for format in [Format::Text, Format::Markdown, Format::Html] {
            whole.write(format, &mut out).unwrap();
        }
        whole.with_speakers().write(Format::Text, &mut Count(0)).unwrap();
        // As lines of JSON have it.
        out.0 += serde_json::to_string(&whole).unwrap().len();
    }
    let time = begun.elapsed();
    let memory = MEMORY.peak_usage().saturating_sub(before);
    assert!(memory <= MEMORY_FLOOR + MEMORY_PER_BYTE * bytes, "{memory} bytes of memory for a page of {bytes}");
    assert!(out.0 <= OUTPUT_FLOOR + OUTPUT_PER_BYTE * bytes, "{} bytes of output from {bytes}", out.0);
    Cost { time, memory }
}

/// The cost of bytes is that of a page that was served; the cost of text that of one whose encoding is known.
fn cost_of(page: &[u8]) -> Cost {
    match std::str::from_utf8(page) {
        Ok(text) => cost(Page::text(text), Some(text)),
        Err(_) => cost(Page::bytes(page), Some(&decode(page, None).text)),
    }
}

fn best_cost(page: &[u8]) -> Cost {
    (0..2).map(|_| cost_of(page)).min_by_key(|cost| cost.time).unwrap()
}

/// What a page costs at a size and at four times that.
struct Growth {
    sizes: [usize; 2],
    costs: [Cost; 2],
}

impl Growth {
    fn of(small: &[u8], large: &[u8]) -> Self {
        Growth { sizes: [small.len(), large.len()], costs: [best_cost(small), best_cost(large)] }
    }

    fn ratio(&self) -> f64 {
        let [short, long] = self.costs.map(|cost| cost.time.as_secs_f64());
        long / short.max(1e-4)
    }

    /// A row of the table: sizes, times, their ratio, memory at the most, and that for each byte.
    fn row(&self, name: &str) -> String {
        let [small, large] = self.sizes;
        let [short, long] = self.costs;
        let milliseconds = |cost: Cost| cost.time.as_secs_f64() * 1e3;
        let megabytes = |bytes: usize| bytes as f64 / 1e6;
        format!(
            "| {} | {:.2} → {:.2} | {:.1} → {:.1} | {:.1} | {:.1} → {:.1} | {} |",
            name.replace('_', " "),
            megabytes(small),
            megabytes(large),
            milliseconds(short),
            milliseconds(long),
            self.ratio(),
            megabytes(short.memory),
            megabytes(long.memory),
            long.memory / large
        )
    }
}

const HEADING: &str = "| page | MB | ms | ratio | MB of memory | bytes a byte |\n|---|---|---|---|---|---|";

fn assert_linear(name: &str, page: impl Fn(usize) -> Vec<u8>) {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let (small, large) = (page(SMALL), page(4 * SMALL));
    let mut seen = Vec::new();
    for _ in 0..ATTEMPTS {
        let growth = Growth::of(&small, &large);
        let [_, long] = growth.costs;
        assert!(long.time < PATIENCE, "{name}: {:?} for {} bytes", long.time, large.len());
        if growth.ratio() < MOST {
            return;
        }
        seen.push(growth.row(name));
    }
    panic!("{name}:\n{HEADING}\n{}", seen.join("\n"));
}

/// A page by its name, made of about so many bytes.
type Named = (&'static str, fn(usize) -> Vec<u8>);

/// Each page is a test and a row of the table.
macro_rules! linear {
    ($($test:ident: $page:expr;)*) => {
        $(#[test]
        fn $test() {
            assert_linear(stringify!($test), |bytes| made($page, bytes));
        })*

        const LINEAR: &[Named] = &[$((stringify!($test), |bytes| made($page, bytes)),)*];
    };
}

fn made<P: Into<Vec<u8>>>(page: impl Fn(usize) -> P, bytes: usize) -> Vec<u8> {
    page(bytes).into()
}

linear! {
    deep_divs: |bytes| repeated("<div>", bytes);
    deep_divs_with_text: |bytes| repeated("<div>some words ", bytes);
    deep_lists: |bytes| repeated("<ul><li>", bytes);
    deep_definition_lists: |bytes| repeated("<dl><dt>a<dd>b", bytes);
    deep_tables: |bytes| repeated("<table>", bytes);
    deep_tables_with_cells: |bytes| repeated("<table><tr><td>", bytes);
    deep_quotes: |bytes| repeated("<blockquote><p>words ", bytes);
    unclosed_bold: |bytes| repeated("<b>", bytes);
    unclosed_bold_with_ids: |bytes| numbered("<b id=", ">", bytes);
    unclosed_fonts: |bytes| repeated("<font>", bytes);
    unclosed_fonts_of_many_sizes: |bytes| numbered("<font size=", ">x", bytes);
    unclosed_fonts_in_paragraphs: |bytes| numbered("<p><font size=", ">x", bytes);
    misnested_formatting: |bytes| repeated("<a><b><i>x</a></b></i>", bytes);
    unclosed_bold_then_paragraphs: |bytes| numbered("<b id=", ">", 5000) + &repeated("<p>x", bytes);
    forms_and_divs: |bytes| repeated("<form><div></form>", bytes);
    deep_forms: |bytes| repeated("<form><div>", bytes);
    tables_in_forms: |bytes| repeated("<table><form><tr><td>", bytes);
    templates: |bytes| repeated("<template>", bytes);
    parts_that_were_sent_later: |bytes| "<body>".to_owned() + &numbered("<template id='B:", "'></template>x", bytes / 2) + &numbered("<div id='S:", "'>y</div>", bytes / 2);
    parts_in_parts: |bytes| format!("<body><template id='B:0'></template>{}", chained(bytes));
    ends_of_what_is_shown_meanwhile: |bytes| "<template id='B:1'></template><div id='S:1'>x</div>".to_owned() + &repeated("a<!--/$-->", bytes);
    posts_in_posts: |bytes| numbered("<div class=post id=p", "><p>A few words of a post that goes on and on.", bytes);
    lines_of_a_recipe: |bytes| format!("<script type='application/ld+json'>{{\"@type\":\"Recipe\"}}</script><p>Boil the kelp until it is soft.</p>{}", repeated("<div>Prep time</div><div>10 min</div>", bytes));
    drawings: |bytes| repeated("<svg><foreignObject>", bytes);
    formulas: |bytes| repeated("<math><mi>x</mi>", bytes);
    selects: |bytes| repeated("<select><option>a", bytes);
    buttons: |bytes| repeated("<button>a", bytes);
    siblings: |bytes| repeated("<p>a", bytes);
    tiny_inlines: |bytes| repeated("<i>a</i>", bytes);
    paragraphs: |bytes| repeated("<p>A paragraph of a page, with a <a href=x>link</a> in it and some words after that.</p>\n", bytes);
    list_items: |bytes| format!("<ul>{}</ul>", repeated("<li>An item of a list that goes on and on", bytes));
    table_rows: |bytes| format!("<table>{}</table>", repeated("<tr><td>one<td>two<td>three", bytes));
    table_columns: |bytes| format!("<table><tr>{}</table>", repeated("<td>x", bytes));
    classes_of_one_element: |bytes| format!("<p class='{}'>text", repeated("some-class ", bytes));
    attributes_of_one_element: |bytes| format!("<p {}>text", numbered(" a", "=1", bytes));
    attributes_of_one_formatting_element: |bytes| format!("<p><b {}>text<p>more", numbered(" a", "=1", bytes));
    attributes_of_one_name: |bytes| format!("<p {}>text", repeated("class=a ", bytes));
    one_long_attribute: |bytes| format!("<p title='{}'>text", repeated("word ", bytes));
    one_long_text: |bytes| repeated("word ", bytes);
    one_long_word: |bytes| repeated("w", bytes);
    one_long_comment: |bytes| format!("<p>text<!-- {}", repeated("word ", bytes));
    formulas_that_begin_and_do_not_end: |bytes| format!("<p>{}", repeated("\\(a $$", bytes));
    formulas_without_a_script: |bytes| format!("<p>{}", repeated("\\(a \\(b \\[c \\) $$d$$ ", bytes));
    pictures_beside_copies: |bytes| repeated("<div><div><img src=/60/a.jpg></div><img><noscript><img src=/900/a.jpg></noscript>", bytes);
    bold_beside_punctuation: |bytes| format!("<p>{}", repeated("a<b>(b)</b>c<i>.<b>“d”</b></i>e", bytes));
    one_long_title: |bytes| format!("<title>{}</title><p>text", repeated("word - ", bytes));
    one_long_script: |bytes| format!("<script>{}", repeated("a<b;", bytes));
    entities: |bytes| repeated("&amp;", bytes);
    breaks: |bytes| repeated("a<br>", bytes);
    zeros: |bytes| repeated("a\0", bytes);
    second_bodies: |bytes| numbered("<body a", "=1>", bytes);
    text_moved_out_of_a_table: |bytes| format!("<table>{}", repeated("x<tr>", bytes));
    tables_beside_text: |bytes| repeated("x<table>", bytes);
    spans_of_many_columns: |bytes| repeated("<table><tr><td colspan=9007199254740991 rowspan=65534>x<td>y", bytes);
    spans_in_one_table: |bytes| format!("<table>{}", repeated("<tr><td colspan=1000 rowspan=1000>x<td>y", bytes));
    attributes_opened_again: |bytes| format!("<p><b id=a class=b title=c lang=d>{}", repeated("<p>x", bytes));
    tags_that_never_end: |bytes| repeated("<a href=\"", bytes);
    names_without_end: |bytes| repeated("<a", bytes);
    comments_without_end: |bytes| repeated("<!--", bytes);
    declarations: |bytes| repeated("<!", bytes);
    end_tags: |bytes| repeated("</p>", bytes);
    end_tags_of_nothing: |bytes| repeated("</", bytes);
    half_references: |bytes| repeated("&", bytes);
    references_to_half_characters: |bytes| repeated("&#xD800;&#55297;", bytes);
    long_references: |bytes| repeated("&CounterClockwiseContourIntegral", bytes);
    long_number_references: |bytes| format!("<p>&#{};", repeated("9", bytes));
    delivery_of_goods: |bytes| "<meta property=og:type content=product>".to_owned()
        + &repeated("<div><a href=#a>Delivery</a><p>within three days and two nights</div>", bytes);
    cards_of_goods: |bytes| "<h1>Tea</h1>".to_owned() + &numbered("<div><div><img src=a.jpg><a href=", ">Tea</a><p>$ 1</div></div>", bytes);
    cards_in_cards: |bytes| "<h1>Tea</h1>".to_owned() + &repeated("<div><p>$ 1<p>$ 2<p>$ 3<p>$ 4<p>$ 5<p>$ 6<p>$ 7<p>$ 8", bytes);
    comments_of_comments: |bytes| repeated("some words of a text ", 2000) + &repeated("<div class=comment><p>so it is", bytes);
    posts: |bytes| numbered("<div class=post><a class=username>jo</a><time>3 May 2020</time><p>so many words of a post, the number of which is ", "</div>", bytes);
    posts_in_lists: |bytes| format!("<ul>{}</ul>", numbered("<li class=post><a class=username>jo</a><p>so many words of a post, the number of which is ", "</li>", bytes));
    signed_posts_in_posts: |bytes| repeated("<div class=post><b class=author>Jo</b><p>so many words of a post that has others in it and on and on</p>", bytes);
    posts_in_lists_in_lists: |bytes| repeated("<ul><li class=post><b class=author>Jo</b><p>so many words of a post that has others in it and on and on</p>", bytes);
    authors_of_two_posts: |bytes| repeated("<div class=post><p>so many words of a post that goes on and on and on</div>", 2000) + "<div class=post><p>so many words of a post that goes on" + &repeated("<b class=author><i class=date>x </i>", bytes);
    posts_in_linked_data: |bytes| repeated("<div class=post><p>so many words of a post that goes on and on and on</div>", bytes / 2) + &data_of(&repeated(r#"{"@type":"Comment","text":"so many words of a post that goes on","author":{"name":"Jo"}},"#, bytes / 2));
    data_sections: |bytes| repeated("<svg><![CDATA[x", bytes);
    scripts: |bytes| repeated("<script>x</script>", bytes);
    scripts_without_end: |bytes| repeated("<script>", bytes);
    scripts_in_scripts: |bytes| repeated("<script><!--<script>", bytes);
    styles: |bytes| repeated("<style>x</style>a", bytes);
    noscripts: |bytes| repeated("<noscript><p>some words</noscript>", bytes);
    frames_in_noscripts: |bytes| repeated("<noscript><iframe src=x/></noscript>", bytes);
    linked_data: |bytes| repeated(r#"<script type=application/ld+json>{"@type":"Article","headline":"x"}</script>"#, bytes);
    linked_data_of_nothing: |bytes| repeated("<script type=application/ld+json>{}</script>", bytes);
    linked_data_in_one_script: |bytes| data_of(&repeated(r##"{"@type":"Person","@id":"#a","name":"Ada","x":1},"##, bytes));
    linked_data_nested: |bytes| data_of(&repeated(r#"{"@graph":["#, bytes));
    linked_data_broken: |bytes| data_of(&repeated(r#""{[,\"#, bytes));
    linked_data_in_rings: |bytes| data_of(&repeated(r##"{"@type":"Article","@id":"#a","author":{"@id":"#a"},"isPartOf":{"@id":"#a"}},"##, bytes));
    state_in_scripts: |bytes| format!("<script>{}</script>", repeated("a={b:'some text of a page',", bytes));
    state_in_strings: |bytes| format!("<script>{}</script>", repeated(r#"a("{\"b\":\"c\"}");"#, bytes));
    state_of_lists: |bytes| format!("<script>x={}</script>", repeated("[", bytes));
    state_in_attributes: |bytes| numbered(&format!("<div data-page='{{\"body\":\"{}", "words of a text ".repeat(20)), "\"}'></div>", bytes);
    attributes_of_data_without_end: |bytes| repeated("<p data-a=\"{ data-b='{ ", bytes);
    pieces_of_a_stream: |bytes| repeated(r#"<script>a.push([1,"1:T5,words2:{\"body\":\"$1\",\"title\":\"a name of it\"}\n"])</script>"#, bytes);
    texts_of_a_stream_without_length: |bytes| format!("<script>a.push([1,\"{}\"])</script>", repeated(r"0:T\n", bytes));
    a_stream_of_no_rows: |bytes| format!("<script>a.push([1,\"{}\"])</script>", repeated(r"\n \n:a", bytes));
    one_text_of_a_stream_everywhere: |bytes| format!("<script>a.push([1,\"1:T{:x},{}2:[{}]\"])</script>", bytes / 2, "word ".repeat(bytes / 10), repeated(r#"\"$1\","#, bytes / 2));
    state_of_texts: |bytes| format!("<script type=application/json>[{}0]</script>", numbered(r#"{"body":"<p>Some words of a text that goes on for a while, and on, number "#, r#"</p>"},"#, bytes));
    one_long_date: |bytes| format!("<meta name=date content='{0}'><time>{0}</time><p class=date>{0}</p>", repeated("2024", bytes / 3));
    dates: |bytes| format!("<h1>Tea</h1>{}", repeated("<time>3 May 2020</time> ", bytes));
    dates_in_one_line: |bytes| format!("<h1>Tea</h1><p class=date>{}", repeated("3 May 2020 ", bytes));
    bylines: |bytes| format!("<h1>Tea</h1>{}", repeated("<p class=author>By Ada Lovelace</p>", bytes));
    one_long_byline: |bytes| format!("<h1>Tea</h1><p class=author>By {}", repeated("Ada Lovelace and ", bytes));
    meta_tags: |bytes| repeated("<meta name=author content='Ada Lovelace'><meta name=date content=2024-02-03>", bytes);
    titles_in_meta_tags: |bytes| numbered("<meta property=og:title content=a", "><p>b", bytes);
    names_everywhere: |bytes| repeated("<meta name=author content='Jane Doe'><a rel=author class=author href=/author/x>Jane Doe</a><h2>Tea</h2><i itemprop=author>x</i>", bytes);
    one_long_description: |bytes| format!("<meta name=description content='{}'><p>x", repeated("&lt;b&gt; word &amp;amp; ", bytes));
    titles: |bytes| repeated("<title>Tea | Tea Times</title>", bytes);
    headlines: |bytes| format!("<title>Tea</title>{}", numbered("<h1>Tea ", "</h1>", bytes));
    microdata: |bytes| repeated("<div itemscope itemprop=author><span itemprop=name>Ada", bytes);
    one_long_language: |bytes| format!("<html lang='{}'><p>x", repeated("de-", bytes));
    pictures: |bytes| repeated("<p><img src=a.png alt='a cup' width=600 height=400>", bytes);
    one_long_srcset: |bytes| format!("<p>some words<img srcset='{}'>", repeated("a.png 100w, ", bytes));
    one_long_base: |bytes| format!("<base href='https://a.example/{}/'>{}", repeated("a", bytes / 2), repeated("<p>Some words and <a href=x>a link</a>.</p>", bytes / 2));
    sources_and_images_of_one_picture: |bytes| format!("<p>some words<picture>{}{}", repeated("<source srcset=data:a>", bytes / 2), repeated("<img src=data:,>", bytes / 2));
    pictures_again_behind_players: |bytes| format!("<p>some words<img src=a.png>{}{}", repeated("<iframe src=https://www.example.com/embed/x></iframe>", bytes / 2), repeated("<img src=a.png>", bytes / 2));
    hidden_words_beside_a_long_text: |bytes| format!("<p><span>{}</span>{}", repeated("word ", bytes / 2), repeated("<span hidden>zz</span>", bytes / 2));
    hidden_words_beside_a_long_blank: |bytes| format!("<p><span>{}</span>{}", repeated(" ", bytes / 2), repeated("<span hidden>zz</span>", bytes / 2));
    anchors_in_one_heading: |bytes| format!("<h2>{}{}", repeated("<i></i>", bytes / 2), repeated("<a class=headerlink></a>", bytes / 2));
    anchors_in_a_blank_heading: |bytes| format!("<h2>{}{}", repeated(" ", bytes / 2), repeated("<a class=headerlink></a>", bytes / 2));
    classes_around_paragraphs: |bytes| format!("<div class='{}'>{}", repeated("some-class ", bytes / 4), repeated("<p>A paragraph of a page, with a few words in it.", bytes));
    ids_around_paragraphs: |bytes| format!("<div id='{}'>{}", repeated("post-", bytes / 4), repeated("<p>A paragraph of a page, with a few words in it.", bytes));
    links: |bytes| format!("<p>{}", repeated("<a href=/x>some</a> words ", bytes));
    links_in_marks: |bytes| format!("<p><b>{}", repeated("<a href=/x>some <i>words</i></a><b>", bytes));
    marks: |bytes| format!("<p>{}", repeated("<b>some</b>words<i>and</i>", bytes));
    marks_around_spaces: |bytes| format!("<p>{}", repeated("<b> </b>", bytes));
    stars: |bytes| format!("<p>{}", repeated("*a_ `[x](", bytes));
    code_with_backticks: |bytes| format!("<pre>{}", repeated("`", bytes));
    codes_with_backticks: |bytes| format!("<p>{}", repeated("<code>``</code>`` ", bytes));
    lines_of_code: |bytes| format!("<pre><code>{}", repeated("<span class=line><span>1</span> x</span>\n", bytes));
    listings: |bytes| repeated("<pre>x</pre>", bytes);
    lines_of_code_in_boxes: |bytes| format!("<pre>{}", repeated("<div>let x", bytes));
    listings_in_listings: |bytes| repeated("<pre><div>x", bytes);
    formula_delimiters: |bytes| format!("<p>{}", repeated(r"\( $x \[ ", bytes));
    formula_environments: |bytes| format!("<script src=mathjax></script><p>{}", repeated(r"\begin{", bytes));
    formulas_in_formulas: |bytes| format!("<p>some words {}", repeated("<math><munder><mover><msubsup><mi>x</mi>", bytes));
    one_wide_formula: |bytes| format!("<p>some words <math>{}", repeated("<mfrac><mi>a</mi><mi>b</mi></mfrac>", bytes));
    footnotes: |bytes| numbered("<sup><a href=#n>1</a></sup><p id=n", "><a href=#r>x</a>", bytes);
    references_to_one_note: |bytes| format!("<p>{}</p><ol><li id=n>a note</ol>", repeated("word<sup><a href=#n>1</a></sup>", bytes));
    one_name_for_all: |bytes| repeated("<p id=n><a href=#n>1</a>", bytes);
    figures: |bytes| repeated("<figure><img src=a.png><figcaption>a cup", bytes);
    callouts: |bytes| repeated("<div class='admonition note'><p class=admonition-title>Note<p>x", bytes);
    headings: |bytes| repeated("<h2>a</h2>", bytes);
    headings_in_headings: |bytes| repeated("<h1><h2>a", bytes);
    repeated_paragraphs: |bytes| repeated("<p>The same words again and again, and a few more of them.</p>", bytes);
    boxes_that_say_the_same: |bytes| repeated("<div><h2>The same words again</h2><p>and again, and a few more of them</div>", bytes);
    boxes_in_boxes_that_say_the_same: |bytes| repeated("<div><h2>The same words again</h2><p>and a few more of them</p>", bytes);
    boxes_that_say_the_same_in_another_order: |bytes| format!("<div>{}</div><div>{}<p>x</div>", numbered("<p>box ", "</p>", bytes / 2), numbered("<p>box ", "</p>", bytes / 2));
    steps_that_stand_twice: |bytes| format!("<ol>{0}</ol><ol><li>one more{0}</ol>", numbered("<li>Open the file of a name and save it as ", "</li>", bytes / 2));
    many_classes: |bytes| numbered("<div class='share-bar post-", " related'>x</div>", bytes);
    many_names: |bytes| numbered("<x-", ">a", bytes);
    players: |bytes| repeated("<p>x<iframe src=https://www.example.com/embed/x></iframe><video src=x></video>", bytes);
    boxes: |bytes| format!("<ul>{}", repeated("<li><input type=checkbox>x", bytes));
    roots_in_shadows: |bytes| repeated("<div><template shadowrootmode=open>x", bytes);
    wide_and_deep_lists: |bytes| format!("{}{}", repeated("<ul><li>", 500), repeated("<li>a", bytes));
    quotes_in_items: |bytes| format!("{}{}", repeated("<blockquote><ul><li>", 700), repeated("<li>a<br>b", bytes));
    numbers_alone_before_steps: |bytes| repeated("<p>1<p>Boil some of the water in a pan.<p>1<p>2<p>Wait for it, and then some more.<p>3", bytes);
    lines_that_were_typed_as_lists: |bytes| repeated("<p>- Boil some of the water in a pan.<br>1. Wait for it.<br>2. And then some more.<br>3. Drink.", bytes);
    walls_in_walls: |bytes| format!("<h1>Tea</h1>{}{}", "<div class=paywall>".repeat(400), repeated("<p>some words of a text", bytes));
    marks_without_width: |bytes| repeated("\u{200b}\u{feff}\u{202e}", bytes);
    unspaced_words: |bytes| repeated("茶は熱い湯で入れる", bytes);
    every_byte: |bytes| [b"<p>".to_vec(), (0..=255).collect::<Vec<u8>>().repeat(bytes >> 8)].concat();
    bytes_that_are_no_text: |bytes| [b"<p>words ".to_vec(), vec![0xff; bytes]].concat();
    escapes_of_an_encoding: |bytes| b"\x1b$B\x1b(B".repeat(bytes / 6);
    many_paragraphs_in_a_link_with_a_long_address: |bytes| format!("<a href='/{}'>{}", "x".repeat(bytes / 4), repeated("<p>Some words of a text, and more of them.</p>", bytes / 2));
    a_name_of_a_meta_tag_of_marks_alone: |bytes| format!("<meta content=x name='pub{}'><p>words", repeated("-a", bytes));
    many_texts_in_a_link_of_slashes: |bytes| format!("<a href='http{}'>{}", repeated("/", bytes / 2), repeated("a<br>", bytes / 2));
    many_hidden_words_beside_a_long_style: |bytes| format!("<p>Some words of a text.<p><span style='{}'>a</span>{}", "x".repeat(bytes / 4), repeated("<span hidden>zz</span>", bytes / 2));
    many_kinds_of_cards_with_a_price: |bytes| format!("<h1>Kettles</h1><ul>{}", (0..bytes / 160).map(|kind| format!("<li class=a{kind}>$1").repeat(8)).collect::<String>());
    cards_in_cards_of_other_pages: |bytes| format!("<meta property=article:published_time content=2026-05-01>{}{}", repeated("<a href=x><h4>Bridge closed</h4><img><marquee>", 12_000.min(bytes / 4)), repeated("<p>a b c</p>", bytes));
    types_of_data_without_an_end: |bytes| format!("<script type='application/ld+json'>{}</script><p>words", repeated("\"@type\"", bytes));
    many_titles_and_many_headings: |bytes| (0..bytes / 200).map(|n| format!("<meta property=og:title content='Ferries {n} of the outer islands leave an hour later'><h1>Boats {n} to the northern piers come at noon</h1>")).collect::<String>();
    many_authors_over_many_lines: |bytes| format!("{}{}", (0..(bytes / 60).min(900)).map(|n| format!("<meta name=author content='Ada Byron{n}'>")).collect::<String>(), repeated("<p>By the pier</p>", bytes / 2));
    many_labels_of_delivery_in_each_other: |bytes| format!("<meta property=og:type content=product>{}{}", repeated("<div>Delivery", 12_000.min(bytes / 4)), repeated("<p>a b c</p>", bytes));
    units_of_two_bytes_and_one_more: |bytes| [&[0xff, 0xfe], "<p>words".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>().repeat(bytes >> 4).as_slice(), b"A"].concat();
    halves_of_characters_of_two_units: |bytes| [[0xfe, 0xff].as_slice(), &[0xd8, 0x00, 0x00, 0x41].repeat(bytes >> 2)].concat();
    ruby: |bytes| format!("<p>{}", repeated("<ruby>茶<rt>ちゃ</rt></ruby>", bytes));
}

/// What a document is built from, over and over.
const PARTS: &[&str] = &[
    "<p>***_`[~~</p>",
    "*",
    "<b>a<i>b</i></b>",
    "<img src=a>",
    "<table><tr><td>",
    "<ul><li>a",
    "a<br>",
    "<div><img src=b>a",
    "<a href=x>b</a>",
    "<td>a<td>b<tr>",
    "<sup><a href=#n>1</a></sup>",
    "<a href=#n>[1]</a><p id=n>",
    "<span class=katex><math><mi>x</mi></math>",
    "<math><msup><mi>a</mi>",
    "<script type=math/tex>x</script>y",
    "<span class=MathJax>a</span>",
    "<script src=mathjax></script>\\[ $a",
    "<div class='admonition note'>a",
    "<iframe src=//a/embed></iframe>",
    "<div class=view-lines><p class=view-line>a",
    "<pre><span class=line>a</span>",
    "<ol reversed><li>a",
    "$a ",
    "$$",
];

#[test]
fn every_part_of_a_document_takes_time_in_proportion() {
    for part in PARTS {
        assert_linear(part, |bytes| repeated(part, bytes).into());
    }
}

fn data_of(json: &str) -> String {
    format!("<script type=application/ld+json>[{json}{{}}]</script><p>some words")
}

/// The sizes that bring others down, in megabytes: ten of a single thing, or a million things.
const LARGE: &[(usize, Named)] = &[
    (10, ("an attribute", |bytes| format!("<p title='{}'>x", repeated("word ", bytes)).into())),
    (10, ("a text", |bytes| format!("<p>{}", repeated("word ", bytes)).into())),
    (10, ("a comment without end", |bytes| format!("<p>x<!-- {}", repeated("word ", bytes)).into())),
    (10, ("a title", |bytes| format!("<title>{}</title><p>x", repeated("word ", bytes)).into())),
    (10, ("a title and a headline", |bytes| format!("<title>{0}</title><h1>{0}</h1><p>x", repeated("word ", bytes / 2)).into())),
    (10, ("linked data nested", |bytes| data_of(&repeated(r#"{"a":"#, bytes)).into())),
    (
        10,
        ("linked data long", |bytes| {
            data_of(&format!(r#"{{"@type":"Article","headline":"{}"}},"#, repeated("word ", bytes))).into()
        }),
    ),
    (5, ("scripts of linked data", |bytes| repeated("<script type=application/ld+json>{}</script>", bytes).into())),
    (4, ("siblings", |bytes| repeated("<p>a", bytes).into())),
    (5, ("references", |bytes| repeated("&amp;", bytes).into())),
    (8, ("inline elements", |bytes| repeated("<i>a</i>", bytes).into())),
    (1, ("columns", |bytes| format!("<table><tr>{}</table>", repeated("<td>x", bytes / 2)).into())),
    (1, ("attributes", |bytes| format!("<p {}>x", numbered(" a", "=1", bytes)).into())),
    (1, ("classes", |bytes| format!("<p class='{}'>x", repeated("some-class ", bytes)).into())),
    (1, ("sources", |bytes| format!("<p>x<img srcset='{}'>", repeated("a.png 1w, ", bytes)).into())),
    (
        3,
        ("digits", |bytes| {
            format!("<time datetime='{0}'>{0}</time><meta name=date content='{0}'>", "1".repeat(bytes / 3)).into()
        }),
    ),
    (10, ("zeros", |bytes| vec![0; bytes])),
];

#[test]
fn megabytes_of_one_thing_take_seconds_and_not_the_machine() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    for (megabytes, (name, page)) in LARGE {
        let Cost { time, .. } = cost_of(&page(megabytes << 20));
        assert!(time < PATIENCE, "{name}: {time:?}");
    }
}

/// Every page of this file at a size and at four times that.
#[ignore = "prints a table, which takes minutes"]
#[test]
fn the_table_of_costs() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    println!("\n{HEADING}");
    for (name, page) in LINEAR {
        println!("{}", Growth::of(&page(SMALL), &page(4 * SMALL)).row(name));
    }
    for (megabytes, (name, page)) in LARGE {
        println!("{}", Growth::of(&page(megabytes << 18), &page(megabytes << 20)).row(name));
    }
}

#[test]
fn bytes_of_every_kind_are_some_page() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let every: Vec<u8> = (0..=255).collect();
    let utf_16: Vec<u8> = "<p>some words and more of them".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let pages = [
        every.repeat(512),
        [b"<p>", every.as_slice()].concat().repeat(512),
        [&[0xff, 0xfe], utf_16.as_slice(), &[0x41]].concat(),
        utf_16.get(1..).unwrap_or_default().to_vec(),
        [0xd8, 0x00, 0x00, 0x41].repeat(1 << 14),
        vec![0; 1 << 18],
        vec![0xff; 1 << 18],
        vec![0x1b; 1 << 18],
        b"\x1b$B\x1b(B".repeat(1 << 14),
        b"\x81".repeat(1 << 18),
        [b"<meta charset=utf-16le>".as_slice(), &every].concat(),
        b"\xef\xbb\xbf".repeat(1 << 16),
    ];
    for page in &pages {
        for content_type in [None, Some("utf-16"), Some("text/html; charset=gb18030"), Some("iso-2022-jp"), Some("big5")] {
            let bytes = Page::bytes(page);
            let bytes = content_type.map_or(bytes, |content_type| bytes.content_type(content_type));
            assert!(cost(bytes, None).time < PATIENCE);
        }
    }
}

#[test]
fn a_megabyte_of_one_tag_is_a_truncated_document() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    for piece in ["<div>", "<ul><li>", "<b id=1>", "<table><tr><td>", "<table>"] {
        let page = repeated(piece, 1 << 20);
        let begun = ThreadTime::now();
        let document = Extractor::new().extract(&Page::text(&page));
        assert!(begun.elapsed() < PATIENCE, "{piece}: {:?}", begun.elapsed());
        // A table right in a table closes it: such tables stand side by side, and nothing of them is cut.
        let expected = if piece == "<table>" { Status::Empty(EmptyReason::NoText) } else { Status::Truncated(Limit::Depth) };
        assert_eq!(document.status, expected, "{piece}");
    }
}

/// A weakness that is known: JSON is set in, by four steps for each list in a list, so each item of the innermost of 32 lists is
/// written in thousands of bytes. Measured: 487 bytes a byte of the page, and 1,972 of memory. Marks that are opened again in
/// each paragraph of such lists make it 832 (`SECURITY.md`, `tests/render.rs`).
#[test]
fn json_that_is_set_in_is_the_longest_form_and_has_a_bound() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    for size in [SMALL, 4 * SMALL] {
        let page = repeated("<ul><li>", 500) + &repeated("<li>a", size);
        let document = keep_all(&page, None);
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let json = document.to_json();
        let memory = MEMORY.peak_usage().saturating_sub(before);
        assert!(json.len() <= 600 * page.len(), "{} bytes from {}", json.len(), page.len());
        assert!(memory <= 2400 * page.len(), "{memory} bytes of memory for {}", page.len());
    }
}
