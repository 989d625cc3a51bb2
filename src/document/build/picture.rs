//! Turns `<img>` elements into [`Image`]s: the best of their sources, and none for icons, spacers and counters.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::iter::once;

use super::address::Addresses;
use super::icon::is_furniture;
use crate::document::Image;
use crate::dom::class::has_word;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::pictures::{
    ALT_MARKUP, COPY_LEVELS, COPY_NODES, COPY_SIBLINGS, EMPTY_ALTS, FILE_NAME_BYTES, ICON_FOLDERS, LAZY_SOURCES, LEAST_LARGE,
    PICTURE_FILES, PICTURE_PARTS, REPEATED, SOURCE_SETS, STAND_IN_SIZE, STAND_INS, THUMBNAIL_PIXELS, UNFILLED,
};
use crate::table::tags::Tag;
use crate::text::is_blank;

/// The picture of an `<img>`; none where it is no content or has no address.
pub(super) fn picture(dom: &Dom, img: NodeId, addresses: &Addresses) -> Option<Image> {
    if is_furniture(dom, img) {
        return None;
    }
    let url = address(dom, img, addresses)?;
    let url = copy_behind(dom, img, addresses).filter(|copy| is_larger(copy, &url)).unwrap_or(url);
    let text = |name| dom.attr(img, name).map(|text| fold(&without_tags(text))).filter(|text| !text.is_empty());
    let says_something = |text: &String| !EMPTY_ALTS.has_lower(text) && !is_picture_file(text);
    let alt = text(AttrName::ALT).or_else(|| text(AttrName::DATA_ALT)).filter(says_something).unwrap_or_default();
    let title = text(AttrName::TITLE).filter(|title| *title != alt);
    let visible = |mut text: String| {
        text.retain(|c| !super::line::is_invisible(c));
        text
    };
    Some(Image { url, alt: visible(alt), title: title.map(visible) })
}

/// The address of the best source.
fn address(dom: &Dom, img: NodeId, addresses: &Addresses) -> Option<String> {
    sources(dom, img).find_map(|source| addresses.of_picture(source)).filter(|url| !is_thumbnail(url))
}

/// The address of the picture that a `<noscript>` behind this one holds, perhaps with the empty place between in which a script
/// draws it.
fn copy_behind(dom: &Dom, img: NodeId, addresses: &Addresses) -> Option<String> {
    for at in dom.ancestors_and_self(img).take(COPY_LEVELS) {
        let end = dom.end(dom.parent(at));
        let behind = std::iter::successors(Some(dom.end(at)), |id| Some(dom.end(*id))).take_while(|id| *id < end);
        for id in behind.take(COPY_SIBLINGS) {
            let inside = || once(id).chain(dom.descendants(id)).take(COPY_NODES);
            if let Some(other) = inside().find(|id| dom.tag(*id) == Tag::IMG && sources(dom, *id).next().is_some()) {
                return Some(other).filter(|_| dom.tag(id) == Tag::NOSCRIPT).and_then(|copy| address(dom, copy, addresses));
            }
            if inside().any(|id| !is_blank(dom.text(id))) {
                return None;
            }
        }
    }
    None
}

/// Whether an address is that of the same picture as another, which is shown blurred until a script has drawn this one: they
/// differ in numbers, the first of which are a small and a large size (`/max/60/boat.jpg?q=20`, `/max/1080/boat.jpg`).
pub(super) fn is_larger(url: &str, other: &str) -> bool {
    fn pieces(url: &str) -> impl Iterator<Item = &str> {
        url.split(|c: char| c.is_ascii_digit()).filter(|piece| !piece.is_empty())
    }
    let (path, other_path) = (without_query(url), without_query(other));
    // Where no file is named, the query says which picture it is.
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let is_alike = pieces(path).eq(pieces(other_path)) && (is_file || pieces(url).eq(pieces(other)));
    let mut different = numbers(url).zip(numbers(other)).filter(|(number, other)| number != other);
    is_alike && different.next().is_some_and(|(number, other)| other <= THUMBNAIL_PIXELS && number >= LEAST_LARGE)
}

/// The numbers in an address; none of those that are too long to be a size.
fn numbers(url: &str) -> impl Iterator<Item = u32> {
    url.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok())
}

fn without_query(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}

/// How often the page shows each picture, by the address that its element has.
#[derive(Debug, Default)]
pub(super) struct Repeats<'a> {
    /// Counted for the first picture that is asked about: most pages have none that says nothing of itself.
    counts: OnceCell<HashMap<&'a str, usize>>,
}

impl<'a> Repeats<'a> {
    /// Whether the page shows a picture again and again: a bullet, a star, one that stands for those that are missing.
    pub(super) fn has(&self, dom: &'a Dom, img: NodeId) -> bool {
        let counts = self.counts.get_or_init(|| count(dom));
        sources(dom, img).next().and_then(|source| counts.get(source)).is_some_and(|count| *count >= REPEATED)
    }
}

fn count(dom: &Dom) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    if !may_repeat(dom) {
        return counts;
    }
    // Several without a text between them are one for screens of several sizes.
    let mut last = "";
    let mut at = NodeId::ROOT;
    while at.index() < dom.len() {
        let tag = dom.tag(at);
        if tag == Tag::IMG
            && let Some(source) = sources(dom, at).next()
            && std::mem::replace(&mut last, source) != source
        {
            *counts.entry(source).or_default() += 1;
        }
        if tag == Tag::TEXT && !is_blank(dom.text(at)) {
            last = "";
        }
        // There stand copies of those that a script loads.
        at = if tag == Tag::NOSCRIPT { dom.end(at) } else { NodeId(at.0 + 1) };
    }
    counts
}

/// Whether the page may show a picture again and again: a look at one address of each, as it is written.
fn may_repeat(dom: &Dom) -> bool {
    let mut written: HashMap<&str, usize> = HashMap::new();
    let names = || once(AttrName::SRC).chain(LAZY_SOURCES.iter().chain(SOURCE_SETS).copied());
    let sources = dom.elements(Tag::IMG).map(|img| names().find_map(|name| dom.attr(img, name)).unwrap_or_default());
    sources.into_iter().any(|source| {
        let count = written.entry(source).or_default();
        *count += 1;
        *count >= REPEATED
    })
}

/// A text without the tags that an editor wrote into it. Where any other `<` stands in it, it speaks of them.
fn without_tags(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return text.into();
    }
    let mut parts = text.split('<');
    let mut out = String::from(parts.next().unwrap_or_default());
    let mut is_closed = false;
    for part in parts {
        let Some((tag, rest)) = part.split_once('>') else { return text.into() };
        let name = tag.trim_start_matches('/').split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
        if !ALT_MARKUP.has_ascii_lower(name.as_bytes()) {
            return text.into();
        }
        let is_break = name.eq_ignore_ascii_case("br");
        // A page about tags speaks of them as they open.
        is_closed |= tag.starts_with('/') || tag.ends_with('/');
        out.push_str(if is_break { " " } else { "" });
        out.push_str(rest);
    }
    if is_closed { out.into() } else { text.into() }
}

/// A text with one space between each two words.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a text is the name of a picture's file.
pub(crate) fn is_picture_file(text: &str) -> bool {
    let Some((stem, ending)) = text.trim().rsplit_once('.') else { return false };
    !stem.is_empty() && !stem.contains(char::is_whitespace) && PICTURE_FILES.has_ascii_lower(ending.as_bytes())
}

/// The addresses of a picture, the best first.
fn sources(dom: &Dom, img: NodeId) -> impl Iterator<Item = &str> {
    let lazy = LAZY_SOURCES.iter().filter_map(move |name| dom.attr(img, *name)).map(single);
    let own = dom.attr(img, AttrName::SRC).map(single);
    let sets = SOURCE_SETS.iter().filter_map(move |name| dom.attr(img, *name)).filter_map(largest);
    let parent = dom.parent(img);
    let inside = || dom.children(parent).take(PICTURE_PARTS);
    // The sources are those of the first picture: no others belong there.
    let is_first = dom.tag(parent) == Tag::PICTURE && inside().find(|id| dom.tag(*id) == Tag::IMG) == Some(img);
    let alternatives = inside().filter(move |id| is_first && dom.tag(*id) == Tag::SOURCE);
    let others = alternatives
        .flat_map(move |source| SOURCE_SETS.iter().filter_map(move |name| dom.attr(source, *name)).filter_map(largest));
    lazy.chain(own)
        .chain(sets)
        .chain(others)
        .filter(|source| !source.trim().is_empty() && !is_stand_in(source) && !source.contains(UNFILLED))
}

/// The address in what should be one; some pages write several with their sizes where one belongs.
fn single(source: &str) -> &str {
    let is_set = source.split_whitespace().nth(1).is_some_and(|size| {
        let number = size.trim_end_matches(',').strip_suffix(['w', 'x']);
        number.is_some_and(|number| number.parse::<f32>().is_ok())
    });
    if is_set {
        return largest(source).unwrap_or(source);
    }
    // The same, in which the spaces were written for an address.
    let (address, rest) = source.split_once("%20").unwrap_or((source, ""));
    let size = rest.split(',').next().and_then(|size| size.strip_suffix('w'));
    if size.is_some_and(|size| size.parse::<u32>().is_ok()) { address } else { source }
}

/// Whether the name of the file says that it only stands in until a script loads the picture, or that it is an icon, or its
/// folder is one of buttons.
fn is_stand_in(source: &str) -> bool {
    let mut parts = without_query(source).rsplit('/');
    let name = parts.next().unwrap_or_default();
    // Data is no name; it is refused as an address later.
    name.len() < FILE_NAME_BYTES
        && (has_word(name, STAND_INS)
            || name.starts_with(STAND_IN_SIZE)
            || parts.next().is_some_and(|folder| folder.len() < FILE_NAME_BYTES && has_word(folder, ICON_FOLDERS)))
}

/// Whether the name of the file ends with a size that is that of a thumbnail.
fn is_thumbnail(url: &str) -> bool {
    let stem = without_query(url).rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(stem, _)| stem);
    let size = stem.rsplit_once(['-', '_']).and_then(|(_, size)| size.split_once('x'));
    let is_small = |pixels: &str| pixels.parse::<u32>().is_ok_and(|pixels| pixels <= THUMBNAIL_PIXELS);
    size.is_some_and(|(width, height)| is_small(width) && is_small(height))
}

/// The address with the greatest width or density in a `srcset`.
fn largest(set: &str) -> Option<&str> {
    let mut best: Option<(f32, &str)> = None;
    let mut rest = set;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let Some(address) = rest.split_whitespace().next() else { break };
        rest = rest.strip_prefix(address).unwrap_or_default();
        // A comma at the end of the address ends the candidate; commas inside belong to it.
        let bare = address.trim_end_matches(',');
        let size = if bare.len() < address.len() {
            ""
        } else {
            let (size, after) = rest.split_once(',').unwrap_or((rest, ""));
            rest = after;
            size.trim()
        };
        let size = size.trim_end_matches(['w', 'x', 'h']).parse().unwrap_or(1.0_f32);
        if best.is_none_or(|(greatest, _)| size > greatest) {
            best = Some((size, bare));
        }
    }
    best.map(|(_, address)| address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    fn url(html: &str) -> Option<String> {
        let dom = parse(html, &Limits::default());
        let img = dom.nodes().find(|id| dom.tag(*id) == Tag::IMG).unwrap();
        picture(&dom, img, &Addresses::of_page(&dom, None)).map(|image| image.url)
    }

    #[test]
    fn the_source_that_a_script_would_load_comes_first() {
        assert_eq!(url("<img src='data:image/gif;base64,R0' data-src='a.jpg'>").as_deref(), Some("a.jpg"));
        assert_eq!(url("<img src='a.jpg 300w, b.jpg 1200w'>").as_deref(), Some("b.jpg"));
        assert_eq!(url("<img src=small.jpg data-original=big.jpg>").as_deref(), Some("big.jpg"));
        assert_eq!(url("<img src=/img/placeholder.png srcset='a.jpg 300w, b.jpg 1200w, c.jpg 600w'>").as_deref(), Some("b.jpg"));
        assert_eq!(
            url("<picture><source srcset='a,b.webp 2x, c.webp'><img src='data:,'></picture>").as_deref(),
            Some("a,b.webp")
        );
    }

    #[test]
    fn what_noscript_holds_is_taken_for_what_is_shown_blurred_until_a_script_has_drawn_it() {
        let blurred = "<div><div><img src=https://a.example/60/b1.jpg?q=20></div><img><noscript><img src=https://a.example/1080/b1.jpg></noscript></div>";
        assert_eq!(url(blurred).as_deref(), Some("https://a.example/1080/b1.jpg"));
        assert_eq!(
            url("<img src='b.jpg?w=40'><noscript><img src='b.jpg?w=900&q=75'></noscript>").as_deref(),
            Some("b.jpg?w=900&q=75")
        );
        for other in [
            "<img src=/600/b.jpg><noscript><img src=/1080/b.jpg></noscript>",
            "<img src=/60/b.jpg><noscript><img src=/1080/c.jpg></noscript>",
            "<img src=/60/b.jpg><img src=/60/c.jpg><noscript><img src=/1080/c.jpg></noscript>",
            "<img src=/60/b.jpg> and <noscript><img src=/1080/b.jpg></noscript>",
            "<img src=/60/b.jpg><p>and</p><noscript><img src=/1080/b.jpg></noscript>",
            "<img src=/2024/30/b.jpg><noscript><img src=/2024/31/b.jpg></noscript>",
        ] {
            assert!(url(other).is_some_and(|url| url.ends_with("0/b.jpg") && !url.contains("1080")), "{other}");
        }
    }

    #[test]
    fn tags_in_an_alternative_text_are_none_of_its_words() {
        for (written, read) in [
            ("The <em>old</em> pier", "The old pier"),
            ("At low tide<br />and <a href='/x'>at high</A>", "At low tide and at high"),
            ("How to write an <em> element", "How to write an <em> element"),
            ("Years of <br> tags", "Years of <br> tags"),
            ("a < b", "a < b"),
            ("<T> of <b>code</b>", "<T> of <b>code</b>"),
            ("<<b>b>x</b>", "<<b>b>x</b>"),
        ] {
            let dom = parse(&format!("<img src=a.jpg alt=\"{written}\">"), &Limits::default());
            let img = dom.nodes().find(|id| dom.tag(*id) == Tag::IMG).unwrap();
            assert_eq!(picture(&dom, img, &Addresses::of_page(&dom, None)).unwrap().alt, read);
        }
    }

    #[test]
    fn icons_spacers_and_avatars_are_no_pictures() {
        for html in [
            "<img src=a width=1>",
            "<img src=a height=16px>",
            "<img src=a class='post-avatar'>",
            "<img src=a class=siteLogo>",
            "<img src=a class='full-width advert'>",
            "<img>",
            "<img src=spacer.gif>",
            "<img src=/a/facebook-ico.png>",
            "<img src=/icons-svg/check.svg>",
            "<img src=/forum/smilies/1.gif>",
            "<img src=/a/boat-150x150.jpg?ssl=1>",
        ] {
            assert_eq!(url(html), None, "{html}");
        }
        assert_eq!(url("<img src=a width=100% class=iconic>").as_deref(), Some("a"));
        assert_eq!(url("<img src=boat-150x700.jpg>").as_deref(), Some("boat-150x700.jpg"));
    }
}
