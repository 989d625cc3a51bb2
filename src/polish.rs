//! Turns the body of a document into one without what was left behind in its lines: the label of a share bar before the first
//! word, disclaimers of translation machines, lists that were typed as lines, list markers that were typed into items, marks whose words are gone, captions that
//! are names of files, headings of whole sentences, rules that part nothing.
//!
//! Changes lines, never their order; blocks of the document itself that become empty go. Recurses as deep as blocks nest
//! (`NESTING`).

mod shape;
mod steps;
mod typed;

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::document::flat::words;
use crate::document::{Block, Body, Figure, Inline, Item, List, is_picture_file};
use crate::metadata::Metadata;
use crate::table::polish as table;
use crate::table::prune::SIGNATURE_LINE;
use crate::table::punctuation::SENTENCE_ENDS;
use crate::text::Shape;
use shape::reshape;
use steps::list_steps;
use typed::list_typed_lines;

/// Takes what was left behind out of a body. Never fails.
///
/// ```
/// use tamis::{Block, Inline, Metadata, polish::polish};
///
/// let line = |text: &str| Block::Paragraph { content: vec![Inline::Text { text: text.into() }] };
/// let body = vec![line("Share: The ferry is late.")];
/// assert_eq!(polish(body.into(), &Metadata::default()).blocks, [line("The ferry is late.")]);
/// ```
#[must_use]
pub fn polish(mut body: Body, metadata: &Metadata) -> Body {
    if let Some(Block::Paragraph { content }) = body.blocks.iter_mut().find(|block| matches!(block, Block::Paragraph { .. })) {
        drop_first_label(content);
    }
    let count = body.blocks.len();
    body.in_parts(|at, part| {
        let is_last = at + part.len() == count;
        let mut out = polish_part(at, part, metadata);
        // Between posts a rule parts what stands in another part.
        if at == 0 && out.first() == Some(&Block::Rule) {
            out.remove(0);
        }
        out.pop_if(|block| is_last && *block == Block::Rule);
        out
    })
}

/// Polishes the blocks of a post, or all where there are none; `first` is the place of the first of them.
fn polish_part(first: usize, part: Vec<Block>, metadata: &Metadata) -> Vec<Block> {
    let mut out = Vec::with_capacity(part.len());
    for (at, block) in (first..).zip(part) {
        match block {
            Block::Paragraph { content } if at < table::HEAD_BLOCKS && is_agency_head(&content) => {
                push_agency_head(&mut out, content, metadata);
            }
            block => out.push(block),
        }
    }
    out.iter_mut().for_each(polish_block);
    out.retain(|block| !is_empty(block));
    reshape(&mut out);
    drop_foretold(&mut out);
    list_typed_lines(&mut out);
    list_steps(&mut out);
    join_lists(&mut out);
    out
}

fn polish_block(block: &mut Block) {
    match block {
        Block::Heading { content, .. } => polish_line(content),
        Block::Paragraph { content } => {
            drop_signature(content);
            polish_line(content);
        }
        Block::List(list) => {
            for item in &mut list.items {
                if let Some(Block::Paragraph { content }) = item.content.first_mut() {
                    drop_marker(content);
                }
                item.content.iter_mut().for_each(polish_block);
                join_lists(&mut item.content);
            }
            unwrap_list(list);
        }
        Block::Quote { content, attribution } => {
            content.iter_mut().for_each(polish_block);
            polish_line(attribution);
        }
        Block::Figure(figure) => {
            if is_picture_file(&words(&figure.caption)) {
                figure.caption.clear();
            }
            polish_line(&mut figure.caption);
        }
        Block::Table(grid) => {
            let cells = grid.rows.iter_mut().flat_map(|row| &mut row.cells);
            cells.flat_map(|cell| &mut cell.content).for_each(polish_block);
        }
        Block::Definitions { items } => {
            let details = items.iter_mut().flat_map(|item| &mut item.details);
            details.flatten().for_each(polish_block);
        }
        Block::Callout { title, content, .. } => {
            polish_line(title);
            content.iter_mut().for_each(polish_block);
        }
        Block::Footnotes { notes } => notes.iter_mut().flat_map(|note| &mut note.content).for_each(polish_block),
        Block::Code { .. } | Block::Math { .. } | Block::Media(_) | Block::Rule => {}
    }
}

/// Drops the lines that only tell what comes right behind them: the language of a listing, the beginning of a text that is cut off
/// there and goes on below.
fn drop_foretold(blocks: &mut Vec<Block>) {
    blocks.dedup_by(|next, before| {
        let Block::Paragraph { content } = before else { return false };
        let is_foretold = match next {
            Block::Code { language: Some(language), .. } => words(content).eq_ignore_ascii_case(language),
            Block::Paragraph { content: whole } => is_beginning(content, whole),
            _ => false,
        };
        // What is dropped is the later of two: it takes the place of the earlier one.
        if is_foretold {
            std::mem::swap(next, before);
        }
        is_foretold
    });
}

/// Whether a line ends with dots, or with the word that leads on, and what is before them is the beginning of a longer text.
fn is_beginning(line: &[Inline], whole: &[Inline]) -> bool {
    // Most lines end otherwise, and need not be copied.
    let may_be = match line.last() {
        Some(Inline::Text { text }) => table::LEADING_ON.iter().any(|end| text.ends_with(end)),
        Some(Inline::Link { .. }) => true,
        _ => false,
    };
    if !may_be {
        return false;
    }
    let text = words(line);
    let bare = table::LEADING_ON.iter().find_map(|end| text.strip_suffix(end));
    let bare = bare.map(|bare| bare.trim_end_matches(table::CUT_DOTS));
    let Some(bare) = bare.filter(|bare| bare.len() >= table::BEGINNING_BYTES) else { return false };
    let whole = words(whole);
    whole.len() > bare.len() && whole.starts_with(bare)
}

/// Makes one list of lists of one item that follow each other, without numbers or with one that goes on: rows of a page that
/// wrote each as a list of its own.
fn join_lists(blocks: &mut Vec<Block>) {
    let is_lone = |block: &Block| matches!(block, Block::List(list) if list.items.len() == 1);
    if !blocks.windows(2).any(|pair| pair.iter().all(is_lone)) {
        return;
    }
    let mut was_lone = false;
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks.drain(..) {
        let lone = is_lone(&block);
        match (out.last_mut(), block) {
            (Some(Block::List(before)), Block::List(list)) if was_lone && lone && goes_on(before, &list) => {
                before.items.extend(list.items);
            }
            (_, block) => out.push(block),
        }
        was_lone = lone;
    }
    *blocks = out;
}

/// Whether a list is the next part of the one before it: both have bullets, or its number is the next.
fn goes_on(before: &List, list: &List) -> bool {
    let count = i64::try_from(before.items.len()).unwrap_or(i64::MAX);
    let next = before.start.map(|start| start.saturating_add(count)).filter(|_| !before.reversed && !list.reversed);
    list.start == next && before.start.is_some() == list.start.is_some() && before.numbering == list.numbering
}

/// A bulleted list whose only item is such a list is that list.
fn unwrap_list(list: &mut List) {
    let [Item { checked: None, content }] = list.items.as_mut_slice() else { return };
    if list.start.is_none()
        && let [Block::List(inner)] = content.as_mut_slice()
        && inner.start.is_none()
    {
        *list = std::mem::take(inner);
    }
}

fn is_empty(block: &Block) -> bool {
    match block {
        Block::Paragraph { content } => content.is_empty(),
        Block::Figure(Figure { images, caption }) => images.is_empty() && caption.is_empty(),
        _ => false,
    }
}

/// What finds the marks of the table: most texts have none of them.
static LEFT_BEHIND: LazyLock<Vec<Finder<'static>>> =
    LazyLock::new(|| table::LEFT_BEHIND.iter().map(|(left, _)| Finder::new(*left)).collect());

/// Marks whose words are gone: `, ,` and brackets around nothing.
fn polish_line(line: &mut [Inline]) {
    for inline in line {
        let Inline::Text { text } = inline else { continue };
        for ((left, right), finder) in table::LEFT_BEHIND.iter().zip(&*LEFT_BEHIND) {
            let mut found = finder.find_iter(text.as_bytes());
            // `Yes ( ) No ( )` is to be ticked.
            if found.next().is_some() && (!right.is_empty() || found.next().is_none()) {
                *text = text.replace(left, right);
            }
        }
    }
}

/// What members of forums have under a line of underscores, in the paragraph that they end with.
fn drop_signature(line: &mut Vec<Inline>) {
    let is_drawn = |inline: &Inline| matches!(inline, Inline::Text { text } if text.trim().starts_with(SIGNATURE_LINE) && text.trim().bytes().all(|byte| byte == b'_'));
    // `Read and agreed ____` is to be filled in.
    let is_text = |at: &usize| {
        let before = words(line.get(..*at).unwrap_or_default());
        before.trim_end().ends_with(SENTENCE_ENDS) || Shape::of(&before).words() >= table::SIGNED_WORDS
    };
    if let Some(at) = line.iter().position(is_drawn).filter(is_text) {
        line.truncate(at);
        while line.pop_if(|inline| *inline == Inline::Break).is_some() {}
    }
}

/// The first text of a line.
fn first_text(line: &mut [Inline]) -> Option<&mut String> {
    match line.first_mut() {
        Some(Inline::Text { text }) => Some(text),
        _ => None,
    }
}

/// `Partager: ` before the first sentence.
fn drop_first_label(line: &mut Vec<Inline>) {
    let has_more = line.len() > 1;
    let Some(text) = first_text(line) else { return };
    let Some((label, rest)) = text.split_once(':') else { return };
    let label = label.trim().to_lowercase();
    if table::SHARE_LABELS.binary_search(&label.as_str()).is_ok() && (has_more || !rest.trim().is_empty()) {
        *text = rest.trim_start().to_owned();
        if text.is_empty() {
            line.remove(0);
        }
    }
}

/// `- ` or `• ` that was typed into an item of a list.
fn drop_marker(line: &mut [Inline]) {
    let Some(text) = first_text(line) else { return };
    let Some(rest) = table::MARKERS.iter().find_map(|marker| text.strip_prefix(marker)) else { return };
    // `- 5 °C` is a number.
    let is_minus = text.starts_with(['-', '–']) && rest.starts_with(|c: char| c.is_ascii_digit());
    if !is_minus && !rest.is_empty() {
        *text = rest.to_owned();
    }
}

/// Whether a paragraph begins as the stories of agencies do that a machine has translated: with a note in double brackets, or
/// with a summary of starred lines.
fn is_agency_head(content: &[Inline]) -> bool {
    let text = words(content);
    behind_note(&text).is_some()
        || text.starts_with(table::STAR) && lines_of(content).filter(|line| words(line).starts_with(table::STAR)).count() > 1
}

/// What stands behind the note in double brackets that a text begins with. It is a sentence: `((a + b) * (c + d))` is a formula.
fn behind_note(text: &str) -> Option<&str> {
    let (note, rest) = text.strip_prefix("((")?.split_once("))")?;
    (!note.contains(['(', ')']) && Shape::of(note).words() >= table::NOTE_WORDS).then_some(rest)
}

/// The lines of a paragraph: what stands between its breaks.
fn lines_of(content: &[Inline]) -> impl Iterator<Item = &[Inline]> {
    content.split(|inline| matches!(inline, Inline::Break)).filter(|line| !line.is_empty())
}

/// The note goes, starred lines become a list, the byline goes, what follows is the first paragraph.
fn push_agency_head(out: &mut Vec<Block>, mut content: Vec<Inline>, metadata: &Metadata) {
    if let Some(text) = first_text(&mut content)
        && let Some(rest) = behind_note(text)
    {
        *text = rest.trim_start().to_owned();
    }
    let mut items: Vec<Item> = Vec::new();
    for line in lines_of(&content) {
        let mut line = line.to_vec();
        let text = words(&line).trim().to_owned();
        if text.is_empty() || !text.starts_with(table::STAR) && is_byline(&text, metadata) {
            continue;
        }
        if let Some(rest) = first_text(&mut line).and_then(|text| text.trim_start().strip_prefix(table::STAR).map(str::to_owned))
        {
            if let Some(first) = line.first_mut() {
                *first = Inline::Text { text: rest };
            }
            items.push(Item { checked: None, content: vec![Block::Paragraph { content: line }] });
            continue;
        }
        close_items(out, &mut items);
        if let Some(first) = first_text(&mut line) {
            *first = first.trim_start().to_owned();
        }
        out.push(Block::Paragraph { content: line });
    }
    close_items(out, &mut items);
}

fn close_items(out: &mut Vec<Block>, items: &mut Vec<Item>) {
    if !items.is_empty() {
        out.push(Block::List(List { items: std::mem::take(items), ..List::default() }));
    }
}

/// Whether a line names the authors and says little else.
fn is_byline(line: &str, metadata: &Metadata) -> bool {
    if line.ends_with(['.', '!', '?']) || line.chars().nth(table::BYLINE_CHARS).is_some() {
        return false;
    }
    let lower = line.to_lowercase();
    let begins = || table::BYLINES.iter().any(|by| lower.starts_with(by));
    begins() || metadata.authors.iter().any(|author| lower.contains(&author.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Image;

    fn polish(blocks: Vec<Block>, metadata: &Metadata) -> Vec<Block> {
        super::polish(blocks.into(), metadata).blocks
    }

    fn line(text: &str) -> Vec<Inline> {
        let mut out = Vec::new();
        for (at, piece) in text.split('\n').enumerate() {
            if at > 0 {
                out.push(Inline::Break);
            }
            out.push(Inline::Text { text: piece.to_owned() });
        }
        out
    }

    fn polished(text: &str) -> Vec<String> {
        let body = polish(vec![Block::Paragraph { content: line(text) }], &Metadata::default());
        body.iter().map(|block| crate::document::flat::flatten(std::slice::from_ref(block))).map(|line| words(&line)).collect()
    }

    #[test]
    fn the_label_of_a_share_bar_before_the_first_sentence_goes() {
        assert_eq!(polished("Partager: Une perquisition est en cours."), ["Une perquisition est en cours."]);
        assert_eq!(polished("Une question: où aller ?"), ["Une question: où aller ?"]);
    }

    #[test]
    fn what_stands_under_a_line_of_underscores_is_a_signature() {
        let line = "_".repeat(17);
        assert_eq!(polished(&format!("The pier is closed.\n{line}\nSailing since the storm")), ["The pier is closed."]);
        assert_eq!(polished(&format!("Name: {line}\nCity: {line}")).len(), 1);
        assert_eq!(polished(&format!("{line}\nName")), [format!("{line} Name")]);
        assert_eq!(polished(&format!("Read and agreed\n{line}\nName, date")), [format!("Read and agreed {line} Name, date")]);
    }

    #[test]
    fn marks_whose_words_are_gone_go_with_them() {
        assert_eq!(polished("une enquête élargie, , alors que ( ) la ville"), ["une enquête élargie, alors que la ville"]);
    }

    #[test]
    fn the_head_of_an_agency_story_becomes_a_list_and_a_paragraph() {
        let text = "((Traduction automatisée, voir l'avertissement: https://a.example/x))\n* Le port ferme à midi\n* Les navires attendent (Ajout)\npar Ada Quill et Jo Marsh\nLe port a fermé à midi, selon la capitainerie.";
        assert_eq!(
            polished(text),
            ["Le port ferme à midi Les navires attendent (Ajout)", "Le port a fermé à midi, selon la capitainerie."]
        );
    }

    #[test]
    fn lines_that_only_tell_what_comes_behind_them_go() {
        let code = |language: &str| Block::Code { language: Some(language.into()), text: "let tea;".into() };
        let paragraph = |text: &str| Block::Paragraph { content: line(text) };
        let left = |blocks: [Block; 2]| polish(blocks.into(), &Metadata::default()).len();
        assert_eq!([left([paragraph("JS"), code("js")]), left([paragraph("Brew"), code("js")])], [1, 2]);
        let text = "The ferry to the outer islands will leave an hour later from the first of May.";
        let body = polish(vec![paragraph(&text.replace(" May.", " […]")), paragraph(text)], &Metadata::default());
        assert_eq!(body, [paragraph(text)]);
        assert_eq!(left([paragraph("The ferry to the …"), paragraph(text)]), 2);
        assert_eq!(left([paragraph(text), paragraph(&format!("{text} It is late."))]), 2);
    }

    #[test]
    fn a_starred_line_that_names_an_author_is_no_byline() {
        let metadata = Metadata { authors: vec!["Ada Quill".into()], ..Metadata::default() };
        let body = vec![Block::Paragraph { content: line("* Ada Quill wins the prize\n* The port is late\nby Ada Quill") }];
        let text = words(&crate::document::flat::flatten(&polish(body, &metadata)));
        assert_eq!(text, "Ada Quill wins the prize The port is late");
    }

    #[test]
    fn markers_that_were_typed_into_items_go() {
        let item = |text: &str| Item { checked: None, content: vec![Block::Paragraph { content: line(text) }] };
        let body = polish(
            vec![Block::List(List {
                items: vec![item("- L’analyse"), item("- 5 °C la nuit"), item("• 2 œufs")],
                ..List::default()
            })],
            &Metadata::default(),
        );
        assert_eq!(words(&crate::document::flat::flatten(&body)), "L’analyse - 5 °C la nuit 2 œufs");
    }

    #[test]
    fn rows_that_are_lists_of_one_item_are_one_list() {
        let list = |items: Vec<Vec<Block>>| {
            let items = items.into_iter().map(|content| Item { checked: None, content }).collect();
            Block::List(List { items, ..List::default() })
        };
        let row = |text: &str| list(vec![vec![Block::Paragraph { content: line(text) }]]);
        let body = polish(vec![list(vec![vec![row("One"), row("Two"), row("Three")]])], &Metadata::default());
        let [Block::List(one)] = body.as_slice() else { panic!("{body:?}") };
        assert_eq!(one.items.len(), 3);
        let two = || list(vec![vec![Block::Paragraph { content: line("a") }], vec![Block::Paragraph { content: line("b") }]]);
        assert_eq!(polish(vec![two(), two()], &Metadata::default()).len(), 2);
    }

    #[test]
    fn a_caption_that_is_the_name_of_a_file_goes() {
        let figure = |caption: &str| {
            Block::Figure(Figure {
                images: vec![Image { url: "a".into(), alt: String::new(), title: None }],
                caption: line(caption),
            })
        };
        let body = polish(vec![figure("DSC_0412-1024x683.JPG"), figure("The quay at noon.")], &Metadata::default());
        let captions: Vec<bool> =
            body.iter().map(|block| matches!(block, Block::Figure(figure) if figure.caption.is_empty())).collect();
        assert_eq!(captions, [true, false]);
    }

    #[test]
    fn a_formula_in_double_brackets_is_no_note() {
        let polished = |text: &str| {
            let body = polish(vec![Block::Paragraph { content: line(text) }], &Metadata::default());
            words(&crate::document::flat::flatten(&body))
        };
        for text in ["((a + b) * (c + d)) is the sum of all four of them.", "((x)) is what is asked.", "((a + b) is open."] {
            assert_eq!(polished(text), text);
        }
        let note = "((Translated by a machine of the agency, see the note at the end)) The ferry is late.";
        assert_eq!(polished(note), "The ferry is late.");
    }
}
