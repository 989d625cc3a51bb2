//! Turns the body of a document into its running text, and that into the sentences that a digest quotes.
//!
//! Ends of sentences are those of Unicode (UAX 29), but for abbreviations, initials and ordinals of the language, and for what
//! stands in quotation marks that are still open.

use std::collections::HashSet;

use tamis::text::is_unspaced;
use tamis::{Block, Document, Format, Inline, Status, TeaserReason};
use unicode_segmentation::UnicodeSegmentation;

use super::language as table;
use crate::cli::record::render;

/// What stands around a formula in a line: no text of a document holds these, and a dollar may be money.
pub(super) const FORMULA_BEGINS: char = '\u{2}';
pub(super) const FORMULA_ENDS: char = '\u{3}';

/// A line of running text: of a paragraph, or of an item of a list or of a quotation.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Line {
    Paragraph(String),
    Item(String),
}

impl Line {
    pub(super) fn text(&self) -> &str {
        match self {
            Line::Paragraph(text) | Line::Item(text) => text,
        }
    }
}

/// The lines of running text in page order; headings, tables, code and captions have none.
pub(super) fn running_text(body: &[Block]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut paragraph = tamis::extract("");
    // Blocks still to be read, the next one last, and whether they stand in a list or a quotation.
    let mut open: Vec<(&Block, bool)> = body.iter().rev().map(|block| (block, false)).collect();
    while let Some((block, inside)) = open.pop() {
        match block {
            Block::Paragraph { content } => {
                paragraph.body = vec![Block::Paragraph { content: said(content) }];
                let texts = render(&paragraph, Format::Text);
                let texts = texts.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
                lines.extend(texts.map(if inside { Line::Item } else { Line::Paragraph }));
            }
            Block::List(list) => {
                open.extend(list.items.iter().rev().flat_map(|item| item.content.iter().rev()).map(|block| (block, true)));
            }
            Block::Quote { content, .. } => open.extend(content.iter().rev().map(|block| (block, true))),
            _ => {}
        }
    }
    lines
}

/// What a line still says: not what is struck out, nor the numbers of notes, which a digest has not.
///
/// Recurses as deep as inlines are nested: six in built documents.
fn said(content: &[Inline]) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in content {
        match inline {
            Inline::Deleted { .. } | Inline::FootnoteReference { .. } => {}
            // What is raised is written so: `10³` is not `103`.
            Inline::Superscript { content } => out.push(Inline::Superscript { content: said(content) }),
            Inline::Math { latex } => out.push(Inline::Text { text: format!("{FORMULA_BEGINS}{latex}{FORMULA_ENDS}") }),
            mark if !mark.content().is_empty() => out.extend(said(mark.content())),
            word => out.push(word.clone()),
        }
    }
    out
}

/// The first sentences of a document that say something: no labels, bylines, datelines, disclaimers, and none twice.
pub(super) fn first_sentences(lines: &[Line], document: &Document, most: usize) -> Vec<String> {
    let language = document.metadata.language.as_deref().unwrap_or_default();
    let title = document.metadata.title.as_deref().map(words_of).unwrap_or_default();
    let is_cut = document.status == Status::Teaser(TeaserReason::Dots);
    let quote = |wanted: fn(&Line) -> bool| {
        let mut found: Vec<(String, HashSet<String>)> = Vec::new();
        let sentences = lines.iter().filter(|line| wanted(line)).flat_map(|line| split_sentences(line.text(), language));
        for sentence in sentences {
            if found.len() == most {
                break;
            }
            let words = words_of(&sentence);
            let is_last_cut = is_cut && ends_with_dots(&sentence);
            if says_something(&sentence, &words) && !is_last_cut && !repeats_title(&words, &title) {
                let set: HashSet<String> = words.into_iter().collect();
                if !found.iter().any(|(_, before)| is_same(before, &set)) {
                    found.push((sentence, set));
                }
            }
        }
        found.into_iter().map(|(sentence, _)| sentence).collect::<Vec<_>>()
    };
    let sentences = quote(|line| matches!(line, Line::Paragraph(_)));
    if sentences.is_empty() { quote(|line| matches!(line, Line::Item(_))) } else { sentences }
}

/// The sentences of a line.
pub(super) fn split_sentences(line: &str, language: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for piece in line.split_sentence_bounds() {
        match out.last_mut() {
            Some(last) if last.len() < table::MOST_CHARS * 2 && goes_on(last, piece, language) => last.push_str(piece),
            _ => out.push(piece.to_owned()),
        }
    }
    out.iter().map(|sentence| sentence.trim().to_owned()).filter(|sentence| !sentence.is_empty()).collect()
}

/// Whether the sentence that seems to have ended goes on in the next piece.
fn goes_on(sentence: &str, next: &str, language: &str) -> bool {
    let first = next.chars().find(|c| c.is_alphanumeric() || is_closing(*c));
    if first.is_some_and(|c| c.is_lowercase() || is_closing(c)) || has_open_quote(sentence) && has_closing(next) {
        return true;
    }
    let Some(bare) = sentence.trim_end().strip_suffix('.') else { return false };
    let word =
        bare.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '«' | '“' | '"' | '’' | '\'')).next().unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let is_ordinal = (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit()) && has_ordinals(language);
    is_initial || is_ordinal || is_abbreviation(&word.to_lowercase(), language)
}

fn is_abbreviation(word: &str, language: &str) -> bool {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    let of_language = table::ABBREVIATIONS.iter().filter(|(tag, _)| tag.is_empty() || *tag == primary);
    of_language.into_iter().any(|(_, words)| words.binary_search(&word).is_ok())
}

/// Whether the language writes ordinal numbers with a full stop: `3. Februar`.
fn has_ordinals(language: &str) -> bool {
    table::ORDINALS.contains(&language.split(['-', '_']).next().unwrap_or_default())
}

fn is_closing(c: char) -> bool {
    matches!(c, '»' | '”' | ')' | ']' | '」' | '』')
}

fn has_open_quote(text: &str) -> bool {
    let count = |mark: char| text.chars().filter(|c| *c == mark).count();
    count('«') > count('»') || count('“') > count('”') && count('„') == 0 || count('"') % 2 == 1
}

fn has_closing(text: &str) -> bool {
    text.contains(['»', '”', '"'])
}

fn ends_with_dots(sentence: &str) -> bool {
    let bare = sentence.trim_end_matches(is_closing);
    bare.ends_with('…') || bare.ends_with("...")
}

/// Whether a sentence is whole, long enough, and about what the page is about.
fn says_something(sentence: &str, words: &[String]) -> bool {
    let end =
        sentence.trim_end_matches(|c: char| is_closing(c) || c.is_whitespace() || matches!(c, '"' | '’' | '\'' | '“' | '*'));
    if !end.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔', '．']) || sentence.chars().count() > table::MOST_CHARS
    {
        return false;
    }
    let unspaced = sentence.chars().filter(|c| is_unspaced(*c)).count();
    if words.len() < table::LEAST_WORDS && unspaced < table::LEAST_UNSPACED {
        return false;
    }
    let lower = sentence.to_lowercase();
    let is_dateline = words.len() <= table::DATELINE_WORDS
        && lower.contains(|c: char| c.is_ascii_digit())
        && table::DATELINES.iter().any(|begin| lower.starts_with(begin));
    !is_dateline && !table::DISCLAIMERS.iter().any(|piece| lower.contains(piece))
}

fn repeats_title(words: &[String], title: &[String]) -> bool {
    !title.is_empty() && words.len() <= title.len() + 3 && words.windows(title.len()).any(|window| window == title)
}

/// Whether two sentences share most of their words.
fn is_same(a: &HashSet<String>, b: &HashSet<String>) -> bool {
    let shared = a.intersection(b).count();
    shared as f64 / a.len().min(b.len()).max(1) as f64 >= table::SAME_SENTENCE
}

/// The words of a text, lower case.
fn words_of(text: &str) -> Vec<String> {
    text.unicode_words().map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_do_not_end_at_abbreviations_initials_and_ordinals() {
        assert_eq!(split_sentences("M. Dupont est venu. J. R. Hale aussi, cf. Art. 3 du code.", "fr").len(), 2);
        assert_eq!(
            split_sentences("Am 3. Februar kam Dr. Blom, z.B. in Nr. 4b. Er blieb.", "de"),
            ["Am 3. Februar kam Dr. Blom, z.B. in Nr. 4b.", "Er blieb."]
        );
        assert_eq!(split_sentences("Dr. Hale of St. Ives spoke at 3 p.m. to Mrs. Orme. It was late.", "en").len(), 2);
        assert_eq!(split_sentences("Es waren 12. Er blieb.", "en").len(), 2);
    }

    #[test]
    fn what_is_quoted_is_not_torn() {
        assert_eq!(
            split_sentences("« C’est non ! Rien à faire », dit-elle. Il part.", "fr"),
            ["« C’est non ! Rien à faire », dit-elle.", "Il part."]
        );
        assert_eq!(split_sentences("“No. Not today,” she said. He left.", "en").len(), 2);
        assert_eq!(split_sentences("今日は晴れです。明日は雨。", "ja"), ["今日は晴れです。", "明日は雨。"]);
    }

    fn sentences(html: &str) -> Vec<String> {
        let mut document = tamis::extract("<html lang=fr><title>Le port ferme à midi</title>");
        document.metadata.title = Some("Le port ferme à midi".into());
        let line = |text: &str| Block::Paragraph { content: vec![Inline::Text { text: text.into() }] };
        document.body = html.split('|').map(line).collect();
        first_sentences(&running_text(&document.body), &document, 3)
    }

    #[test]
    fn labels_bylines_datelines_disclaimers_and_the_title_are_no_sentences() {
        for line in [
            "Partager",
            "TL;DR : L’essentiel",
            "Par Ada Quill, publié le 3 février 2026.",
            "Publié le 2 février 2026 à 18h55.",
            "Cybersécurité · Réseaux sociaux.",
            "ChannelScope Le port ferme à midi.",
            "Traduction automatisée par une machine, voir l’avertissement.",
            "Une phrase qui n’est pas finie et",
        ] {
            assert_eq!(
                sentences(&format!("{line}|La capitainerie l’a dit mardi.")),
                ["La capitainerie l’a dit mardi."],
                "{line}"
            );
        }
    }

    #[test]
    fn powers_and_formulas_are_as_the_text_has_them_and_what_is_struck_out_is_not() {
        let document = tamis::extract(
            "<title>Basin</title><article><p>The old basin holds 10<sup>3</sup> <b>cubic</b> metres of water, <del>or two</del> at 10<sup>−3</sup> \
             of the cost<sup>a</sup>, as all who live on the shore have known for years.</p><p>The volume is <math><mi>V</mi><mo>=</mo><mn>3</mn></math> \
             cubic metres, which the keepers of the lake have measured twice since the spring.</p></article>",
        );
        let lines = running_text(&document.body);
        let texts: Vec<String> = lines.iter().map(|line| line.text().replace([FORMULA_BEGINS, FORMULA_ENDS], "$")).collect();
        assert_eq!(texts.join("\n\n") + "\n", document.to_text().replace("or two ", ""));
        assert!(
            texts[0].contains("10³ cubic metres of water, at 10⁻³ of the costa") && texts[1].contains("is $V = 3$ cubic"),
            "{texts:?}"
        );
    }

    #[test]
    fn a_sentence_that_says_the_same_again_is_left_out() {
        let twice = "Le port de Brume ferme à midi pour trois jours, dit la capitainerie.|Le port de Brume ferme à midi pour trois jours, a dit mardi la capitainerie.|Les navires attendent au large.";
        assert_eq!(sentences(twice).len(), 2);
    }

    #[test]
    fn no_more_sentences_are_quoted_than_were_asked_for() {
        assert_eq!(sentences("Un navire est arrivé hier. Deux barques sont parties ce matin. Trois voiliers attendent au large. Quatre marins dorment à bord.").len(), 3);
    }
}
