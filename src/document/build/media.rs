//! Turns films, recordings and the frames of players into [`Media`], and none into those of advertisements and counters.

use super::address::Addresses;
use crate::document::{Media, MediaKind};
use crate::dom::class::has_word;
use crate::dom::style::hides;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::media::{AMP, BACKDROP, EMPTY_TITLES, FRAME_PIXELS, FURNITURE, PLAYERS, SOURCES};
use crate::table::tags::{Tag, Tags};

/// What an element is, or what a script would make of it.
pub(super) fn shown_tag(dom: &Dom, at: NodeId) -> Tag {
    let tag = dom.tag(at);
    if !tag.is_unknown() {
        return tag;
    }
    let known = AMP.binary_search_by_key(&dom.local_name(at), |(name, _)| name).ok();
    known.and_then(|known| AMP.get(known)).map_or(tag, |(_, tag)| *tag)
}

/// What an element plays or shows; none where it is no content or has no address.
pub(super) fn media(dom: &Dom, at: NodeId, addresses: &Addresses) -> Option<Media> {
    let kind = match shown_tag(dom, at) {
        Tag::AUDIO => MediaKind::Audio,
        Tag::VIDEO => MediaKind::Video,
        Tag::IFRAME | Tag::EMBED => MediaKind::Embed,
        _ => return None,
    };
    if is_furniture(dom, at) {
        return None;
    }
    let inside = dom.descendants(at).filter(|id| dom.tag(*id) == Tag::SOURCE);
    let url = std::iter::once(at).chain(inside).find_map(|id| source(dom, id, addresses))?;
    if kind == MediaKind::Embed && (!has_word(&url, PLAYERS) || has_word(&url, FURNITURE)) {
        return None;
    }
    let title = [AttrName::TITLE, AttrName::ARIA_LABEL].into_iter().find_map(|name| dom.attr(at, name)).unwrap_or_default();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title: String = title.chars().filter(|c| !super::line::is_invisible(*c)).collect();
    let says_nothing = title.is_empty() || title == url || EMPTY_TITLES.contains(&title.to_lowercase().as_str());
    if says_nothing && is_backdrop(dom, at) {
        return None;
    }
    Some(Media { kind, url, title: if says_nothing { String::new() } else { title } })
}

fn source(dom: &Dom, at: NodeId, addresses: &Addresses) -> Option<String> {
    SOURCES.iter().filter_map(|name| dom.attr(at, *name)).find_map(|source| addresses.of_picture(source))
}

/// Whether a film runs again and again without sound, by itself and without anything to stop it: a drawing that moves.
fn is_backdrop(dom: &Dom, at: NodeId) -> bool {
    // What a figure shows is content: recordings of a screen.
    let in_figure = || dom.is_within(at, Tags::of(&[Tag::FIGURE]));
    BACKDROP.iter().all(|name| dom.attr(at, *name).is_some()) && dom.attr(at, AttrName::CONTROLS).is_none() && !in_figure()
}

fn is_furniture(dom: &Dom, at: NodeId) -> bool {
    let is_small = |name| {
        let pixels = dom.attr(at, name).and_then(|size| size.trim().trim_end_matches("px").parse::<u32>().ok());
        pixels.is_some_and(|pixels| pixels <= FRAME_PIXELS)
    };
    let is_frame = shown_tag(dom, at) == Tag::IFRAME;
    let is_named = |name| dom.attr(at, name).is_some_and(|names| has_word(names, FURNITURE));
    let is_unseen = || dom.attr(at, AttrName::STYLE).is_some_and(hides);
    is_frame && (is_small(AttrName::WIDTH) || is_small(AttrName::HEIGHT) || is_unseen())
        || dom.attr(at, AttrName::HIDDEN).is_some()
        || is_named(AttrName::CLASS)
        || is_named(AttrName::ID)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    fn found(html: &str) -> Option<Media> {
        let dom = parse(html, &Limits::default());
        let addresses = Addresses::of_page(&dom, Some("https://example.org/"));
        dom.nodes().find_map(|id| media(&dom, id, &addresses))
    }

    #[test]
    fn players_films_and_recordings_are_found_with_their_titles() {
        let film = Media { kind: MediaKind::Video, url: "https://example.org/a.mp4".into(), title: String::new() };
        assert_eq!(found("<video><source src=a.mp4></video>"), Some(film.clone()));
        assert_eq!(found("<video src=a.mp4 width=40>"), Some(film.clone()));
        assert_eq!(found("<video src=a.mp4 autoplay muted>"), Some(film.clone()));
        assert_eq!(found("<video src=a.mp4 autoplay loop muted controls>"), Some(film));
        assert!(found("<video src=a.mp4 autoplay loop muted title='How to fold a boat'>").is_some());
        let embed = Media { kind: MediaKind::Embed, url: "https://v.example/embed/x".into(), title: "A film".into() };
        assert_eq!(found("<iframe data-src=//v.example/embed/x src=about:blank title=' A  film '></iframe>"), Some(embed));
    }

    #[test]
    fn frames_of_advertisements_and_counters_are_none() {
        for html in [
            "<iframe src=//a.example/embed width=1 height=1></iframe>",
            "<iframe src=//a.example/embed style='display: none'></iframe>",
            "<iframe src=//a.example/banner></iframe>",
            "<iframe src=//a.example/plugins/video></iframe>",
            "<iframe class='ad-slot' src=//a.example/embed></iframe>",
            "<video src=blob:x></video>",
            "<video autoplay loop muted playsinline src=a.mp4></video>",
            "<iframe src=javascript:embed()></iframe>",
        ] {
            assert_eq!(found(html), None, "{html}");
        }
    }
}
