//! Turns a [`Document`] into a page of its own: title, who wrote it and when, and the content, readable on paper and phone.
//!
//! Invariant: a browser that shows the page loads nothing: there are no scripts and no frames, the style is in the page, and
//! pictures are links to where they are. The page forbids the rest in its own policy.

use std::borrow::Cow;
use std::fmt::{self, Write};

use super::address;
use super::html::{write_blocks, write_escaped, write_value};
use crate::document::{Block, Document, Figure, Image, Inline, flat::words};
use crate::table::page::{RIGHT_TO_LEFT, STYLE, UNTITLED};

impl Document {
    /// The document as an HTML page of its own, which loads nothing: pictures are links.
    ///
    /// ```
    /// let document = tamis::extract("<html lang=en><title>Tea</title><p>Green tea wants water that does not boil any more, and no more than three minutes.</p>");
    /// assert!(document.to_page().starts_with("<!DOCTYPE html>\n<html lang=\"en\""));
    /// ```
    #[must_use]
    pub fn to_page(&self) -> String {
        page(self, Above::Title)
    }

    /// The same without the title above the content: there it is the name of the page alone, which no page is without.
    ///
    /// ```
    /// let document = tamis::extract("<title>Tea</title><p>Green tea wants water that does not boil any more, and no more than three minutes.</p>");
    /// let page = document.to_untitled_page();
    /// assert!(page.contains("<title>Tea</title>") && !page.contains("<h1>"));
    /// ```
    #[must_use]
    pub fn to_untitled_page(&self) -> String {
        page(self, Above::Nothing)
    }
}

/// What stands above the content, apart from who wrote it and when.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    Title,
    Nothing,
}

fn page(document: &Document, above: Above) -> String {
    let mut out = String::new();
    // A String takes everything.
    let written = write(document, above, &mut out);
    debug_assert!(written.is_ok());
    out
}

fn write(document: &Document, above: Above, out: &mut impl Write) -> fmt::Result {
    let metadata = &document.metadata;
    let language = metadata.language.as_deref().unwrap_or_default();
    out.write_str("<!DOCTYPE html>\n<html")?;
    if !language.is_empty() {
        write_value("lang", language, out)?;
    }
    write_value("dir", direction(language), out)?;
    out.write_str(">\n<head>\n<meta charset=\"utf-8\">\n")?;
    out.write_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")?;
    out.write_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")?;
    write_escaped(&name(document), out)?;
    write!(out, "</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<article>\n")?;
    write_header(document, above, out)?;
    let mut body: Vec<Block> = match document.titled() {
        // The title stands in the header.
        Cow::Owned(titled) if above == Above::Title => titled.body.into_iter().skip(1).collect(),
        Cow::Owned(_) | Cow::Borrowed(_) => document.body.clone(),
    };
    link_pictures(&mut body);
    write_blocks(&body, out)?;
    out.write_str("</article>\n</body>\n</html>\n")
}

/// What the page is called: by its title, or else by its first heading, its site or its address.
fn name(document: &Document) -> String {
    let metadata = &document.metadata;
    let heading = document.body.iter().find_map(|block| match block {
        Block::Heading { content, .. } => Some(words(content)),
        _ => None,
    });
    let url = metadata.url.as_deref().and_then(address::link).map(str::to_owned);
    let names = [metadata.title.clone(), heading, metadata.site.clone(), url];
    names.into_iter().flatten().find(|name| !name.trim().is_empty()).unwrap_or_else(|| UNTITLED.to_owned())
}

/// The title, and a line with what else is known.
fn write_header(document: &Document, above: Above, out: &mut impl Write) -> fmt::Result {
    let metadata = &document.metadata;
    out.write_str("<header>\n")?;
    let title = metadata.title.as_deref().filter(|title| above == Above::Title && !title.trim().is_empty());
    if let Some(title) = title {
        out.write_str("<h1>")?;
        write_escaped(title, out)?;
        out.write_str("</h1>\n")?;
    }
    let date = metadata.date.as_deref().map(|date| date.split('T').next().unwrap_or(date).to_owned());
    let known: Vec<String> = [Some(metadata.authors.join(", ")), date, metadata.site.clone()]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect();
    if !known.is_empty() {
        out.write_str("<p>")?;
        write_escaped(&known.join(" · "), out)?;
        out.write_str("</p>\n")?;
    }
    if let Some(url) = metadata.url.as_deref().and_then(address::link) {
        out.write_str("<p><a")?;
        write_value("href", url, out)?;
        out.write_char('>')?;
        write_escaped(url, out)?;
        out.write_str("</a></p>\n")?;
    }
    out.write_str("</header>\n")
}

/// How a language is written; where it is unknown, the browser looks at the text.
fn direction(language: &str) -> &'static str {
    let main = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    match main.as_str() {
        "" => "auto",
        main if RIGHT_TO_LEFT.contains(&main) => "rtl",
        _ => "ltr",
    }
}

/// Makes links of pictures, deepest first. Recurses as deep as blocks are nested.
fn link_pictures(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => link_in_line(content),
            Block::List(list) => list.items.iter_mut().for_each(|item| link_pictures(&mut item.content)),
            Block::Quote { content, attribution: line } | Block::Callout { content, title: line, .. } => {
                link_pictures(content);
                link_in_line(line);
            }
            Block::Footnotes { notes } => notes.iter_mut().for_each(|note| link_pictures(&mut note.content)),
            Block::Table(table) => {
                link_in_line(&mut table.caption);
                table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| link_pictures(&mut cell.content));
            }
            Block::Definitions { items } => {
                for item in items {
                    item.terms.iter_mut().for_each(|term| link_in_line(term));
                    item.details.iter_mut().for_each(|detail| link_pictures(detail));
                }
            }
            Block::Figure(figure) => link_in_figure(figure),
            Block::Code { .. } | Block::Math { .. } | Block::Media(_) | Block::Rule => {}
        }
    }
}

fn link_in_figure(figure: &mut Figure) {
    let images = std::mem::take(&mut figure.images);
    let mut line: Vec<Inline> = Vec::new();
    for image in images {
        line.extend([link_of(image), Inline::Break]);
    }
    line.append(&mut figure.caption);
    if line.last() == Some(&Inline::Break) {
        line.pop();
    }
    link_in_line(&mut line);
    figure.caption = line;
}

fn link_in_line(line: &mut [Inline]) {
    for inline in line {
        match inline {
            Inline::Image(image) => {
                let image = Image { url: std::mem::take(&mut image.url), alt: std::mem::take(&mut image.alt), title: None };
                *inline = link_of(image);
            }
            mark => mark.content_mut().into_iter().for_each(|content| link_in_line(content)),
        }
    }
}

/// A link to a picture with what it shows as its text, or the name of its file.
fn link_of(image: Image) -> Inline {
    let name = || image.url.split(['?', '#']).next().and_then(|path| path.rsplit('/').next()).unwrap_or_default().to_owned();
    let text = if image.alt.is_empty() { name() } else { image.alt.clone() };
    Inline::Link { content: vec![Inline::Text { text: format!("[{text}]") }], url: image.url }
}
