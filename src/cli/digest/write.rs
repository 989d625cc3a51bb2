//! Turns stories into Markdown, by way of a document: the renderer knows what is to be escaped.

use std::collections::HashSet;

use tamis::document::{Item, List};
use tamis::{Block, Document, Format, Inline};

use super::date::{Day, day};
use super::language::{Language, Wording};
use super::sentence::{FORMULA_BEGINS, FORMULA_ENDS};
use super::story::Story;
use super::{Content, Entry};
use crate::cli::record::render;

/// The digest: stories with text in their order, then the pages without content, with the reason.
pub(super) fn markdown(stories: &[Story], language: Language) -> String {
    let wording = language.wording();
    let newest: Option<Day> = stories.iter().filter_map(|story| day(story.lead.date.as_deref()?)).max();
    let heading =
        newest.map_or_else(|| wording.heading.to_owned(), |day| format!("{} – {}", wording.heading, language.date(day)));
    let mut body = vec![Block::Heading { level: 1, content: line(&heading) }];
    let mut missing = Vec::new();
    for story in stories {
        match &story.lead.content {
            Content::Text { sentences, .. } => push_story(&mut body, story, sentences, language),
            Content::Missing(reason) => missing.push(missing_item(&story.lead, &reason.told(language))),
        }
    }
    if !missing.is_empty() {
        body.push(Block::Heading { level: 2, content: line(wording.missing) });
        body.push(Block::List(List { items: missing, ..List::default() }));
    }
    let mut document: Document = tamis::extract("");
    document.body = body;
    let mut out = render(&document, Format::Markdown);
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn push_story(body: &mut Vec<Block>, story: &Story, sentences: &[String], language: Language) {
    let wording = language.wording();
    let lead = &story.lead;
    body.push(Block::Heading { level: 2, content: vec![linked(&lead.title, lead)] });
    let facts = facts(lead, &wording, language);
    if !facts.is_empty() {
        body.push(Block::Paragraph { content: vec![Inline::Emphasis { content: line(&facts) }] });
    }
    let items: Vec<Item> = sentences.iter().map(|sentence| item(sentence_line(sentence))).collect();
    if !items.is_empty() {
        body.push(Block::List(List { items, ..List::default() }));
    }
    let others = other_sources(story);
    if !others.is_empty() {
        let mut content = line(wording.also);
        content.extend(others);
        body.push(Block::Paragraph { content: vec![Inline::Emphasis { content }] });
    }
}

/// The site and the day of a page.
fn facts(entry: &Entry, wording: &Wording, language: Language) -> String {
    let site = entry.site.as_deref().map(|site| format!("{}{site}", wording.source));
    let date = entry.date.as_deref().and_then(day).map(|day| format!("{}{}", wording.published, language.date(day)));
    site.into_iter().chain(date).collect::<Vec<_>>().join(" | ")
}

/// The other pages of a story: by their site, or by their title where the site is the same.
fn other_sources(story: &Story) -> Vec<Inline> {
    let mut urls: HashSet<&str> = story.lead.url.as_deref().into_iter().collect();
    let mut sites: HashSet<&str> = story.lead.site.as_deref().into_iter().collect();
    let mut out = Vec::new();
    for other in &story.others {
        if other.url.as_deref().is_some_and(|url| !urls.insert(url)) {
            continue;
        }
        if !out.is_empty() {
            out.extend(line(", "));
        }
        let site = other.site.as_deref().filter(|site| sites.insert(site));
        out.push(linked(site.unwrap_or(&other.title), other));
    }
    out
}

fn missing_item(entry: &Entry, reason: &str) -> Item {
    let mut content = vec![linked(&entry.title, entry)];
    content.extend(line(&format!(" – {reason}")));
    item(content)
}

fn item(content: Vec<Inline>) -> Item {
    Item { checked: None, content: vec![Block::Paragraph { content }] }
}

fn line(text: &str) -> Vec<Inline> {
    vec![Inline::Text { text: text.to_owned() }]
}

/// A sentence with its formulas.
fn sentence_line(sentence: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    for piece in sentence.split_inclusive(FORMULA_ENDS) {
        let formula = piece.strip_suffix(FORMULA_ENDS).and_then(|piece| piece.split_once(FORMULA_BEGINS));
        match formula {
            Some((before, latex)) => {
                out.extend(line(before));
                out.push(Inline::Math { latex: latex.to_owned() });
            }
            // A sentence seemed to end within the formula.
            None => out.extend(line(&piece.replace([FORMULA_BEGINS, FORMULA_ENDS], "$"))),
        }
    }
    out
}

fn linked(text: &str, entry: &Entry) -> Inline {
    match &entry.url {
        Some(url) => Inline::Link { url: url.clone(), content: line(text) },
        None => Inline::Text { text: text.to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::digest::reason::Missing;

    /// A story that so many other sites carry.
    fn story(others: usize) -> Story {
        let entry = |at: usize| Entry {
            title: format!("Tea {at}"),
            url: Some(format!("https://{at}.example/")),
            site: Some(format!("Site {at}")),
            date: None,
            language: None,
            content: Content::Missing(Missing::Fault(String::new())),
        };
        Story { lead: entry(0), others: (1..=others).map(entry).collect() }
    }

    #[test]
    fn formulas_of_a_sentence_are_formulas_and_dollars_are_money() {
        let math = |latex: &str| Inline::Math { latex: latex.into() };
        let sentence = "For $5, \u{2}a_1*b\u{3} and \u{2}c\u{3}.";
        let parts = [line("For $5, "), vec![math("a_1*b")], line(" and "), vec![math("c")], line(".")].concat();
        assert_eq!(sentence_line(sentence), parts);
        assert_eq!(sentence_line("b\u{3} is \u{2}a."), [line("b$"), line(" is $a.")].concat());
    }

    #[test]
    fn other_sources_are_named_once_by_their_site_or_their_title() {
        let mut story = story(6);
        let urls = [Some("https://0.example/"), Some("https://1.example/"), Some("https://1.example/"), None, None, Some("/6")];
        let sites = ["Site 0", "Site 1", "Site 2", "Site 2", "Site 1", "Site 6"];
        for (other, (url, site)) in story.others.iter_mut().zip(urls.into_iter().zip(sites)) {
            other.url = url.map(str::to_owned);
            other.site = Some(site.to_owned());
        }
        story.others.iter_mut().last().unwrap().site = None;
        let written = other_sources(&story);
        let text = |inline: &Inline| if let Inline::Text { text } = inline { text.clone() } else { String::new() };
        let texts = written
            .iter()
            .flat_map(|inline| if inline.content().is_empty() { std::slice::from_ref(inline) } else { inline.content() });
        assert_eq!(texts.map(text).collect::<String>(), "Site 1, Site 2, Tea 5, Tea 6");
    }

    #[test]
    fn other_sources_are_named_in_linear_time() {
        let seconds = |others: usize| {
            let story = story(others);
            let begun = cpu_time::ThreadTime::now();
            assert_eq!(other_sources(&story).len(), 2 * others - 1);
            begun.elapsed().as_secs_f64()
        };
        // 4 where time is linear, 16 where it is quadratic; a busy machine is asked again.
        assert!((0..5).any(|_| seconds(8000) < 8.0 * seconds(2000)));
    }
}
