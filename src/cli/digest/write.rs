//! Turns stories into Markdown, by way of a document: the renderer knows what is to be escaped.

use tamis::document::{Item, List};
use tamis::{Block, Document, Format, Inline};

use super::date::{Day, day};
use super::language::{Language, Wording};
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
    let items: Vec<Item> = sentences.iter().map(|sentence| item(line(sentence))).collect();
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
    let mut named = vec![(story.lead.url.as_deref(), story.lead.site.as_deref())];
    let mut out = Vec::new();
    for other in &story.others {
        let place = (other.url.as_deref(), other.site.as_deref());
        if place.0.is_some() && named.iter().any(|(url, _)| *url == place.0) {
            continue;
        }
        let is_known = named.iter().any(|(_, site)| *site == place.1);
        named.push(place);
        if !out.is_empty() {
            out.extend(line(", "));
        }
        out.push(linked(place.1.filter(|_| !is_known).unwrap_or(&other.title), other));
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

fn linked(text: &str, entry: &Entry) -> Inline {
    match &entry.url {
        Some(url) => Inline::Link { url: url.clone(), content: line(text) },
        None => Inline::Text { text: text.to_owned() },
    }
}
