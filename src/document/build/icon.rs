//! Turns `<img>` elements into whether each is an icon, and into the text that an icon stands for: a face that was typed, a tick in
//! a table.

use super::picture::is_picture_file;
use crate::dom::class::{has_word, words_of};
use crate::dom::style::value_of;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::emoji::is_emoji;
use crate::table::icons::{
    CROSS, CROSSES, EMOJI_BYTES, GLYPH_ALT_WORDS, GLYPH_WORDS, GLYPHS, NAME_BYTES, NAMED_WORDS, NAMES, SIGN_WORDS, TICK,
    TICK_FILES, TICKS,
};
use crate::table::named::Named;
use crate::table::pictures::{BOX_PIXELS, FILE_NAME_BYTES, FURNITURE, ICON_PIXELS, SILENT, SILENT_FILES};
use crate::table::words::Words;

/// Whether a picture is an icon, a spacer or a counter by its size or its names.
pub(super) fn is_furniture(dom: &Dom, img: NodeId) -> bool {
    let (mut sides, mut small) = (0, 0);
    let mut is_tiny = |pixels: Option<u32>| {
        let Some(pixels) = pixels else { return false };
        sides += 1;
        small += usize::from(pixels <= BOX_PIXELS);
        pixels <= ICON_PIXELS
    };
    let is_named = dom.attrs(img).iter().any(|attr| match attr.name() {
        AttrName::WIDTH | AttrName::HEIGHT => is_tiny(pixels_of(dom.value(*attr))),
        AttrName::CLASS | AttrName::ID => has_word(dom.value(*attr), FURNITURE),
        _ => false,
    });
    // What a style says of one side goes before the attribute.
    let style = || dom.attr(img, AttrName::STYLE).filter(|style| style.contains("px"));
    is_named || sides == 2 && small == 2 || style().is_some_and(is_small_by_style)
}

fn is_small_by_style(style: &str) -> bool {
    let [width, height] =
        ["width", "height"].map(|side| value_of(style, side).filter(|size| size.ends_with("px")).and_then(pixels_of));
    let is_at_most = |pixels: Option<u32>, most: u32| pixels.is_some_and(|pixels| pixels <= most);
    is_at_most(width, ICON_PIXELS)
        || is_at_most(height, ICON_PIXELS)
        || is_at_most(width, BOX_PIXELS) && is_at_most(height, BOX_PIXELS)
}

/// A length without its unit and its fraction.
fn pixels_of(size: &str) -> Option<u32> {
    let number = size.trim().trim_end_matches("px");
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    whole.parse().ok().filter(|_| fraction.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether an alternative text says of a picture that it is an icon: `red chevron`, `Settings icon`.
pub(super) fn is_named_icon(alt: &str) -> bool {
    let mut words = words_of(alt);
    let last = words.by_ref().take(NAMED_WORDS).last();
    words.next().is_none() && last.is_some_and(|word| NAMES.has_lower(word))
}

/// Whether a drawing is an icon by the name of its file, and no text says that it is more: `arrow-down.svg`.
pub(super) fn is_glyph(url: &str, alt: &str) -> bool {
    stem_of(url, &["svg"]).is_some_and(|stem| has_short_name(stem, GLYPHS)) && words_of(alt).nth(GLYPH_ALT_WORDS).is_none()
}

/// Whether the name of a file says that a picture decorates the page or is the sign of a firm; asked where no text says what it
/// shows.
pub(super) fn is_silent(url: &str) -> bool {
    stem_of(url, SILENT_FILES).is_some_and(|stem| has_short_name(stem, SILENT))
}

/// The text that a picture is drawn for: an emoji or a smiley. Faces are hidden among others in names of their own.
pub(super) fn emoji(dom: &Dom, img: NodeId) -> Option<&str> {
    let alt = dom.attr(img, AttrName::ALT).map(str::trim).filter(|alt| !alt.is_empty() && alt.len() <= EMOJI_BYTES)?;
    // A name ("Smile") is what the picture is called, not what was written.
    let is_written = || alt.contains(|c: char| !c.is_alphanumeric() && !c.is_whitespace()) && !is_picture_file(alt);
    (is_emoji(alt) || is_written() && dom.is_named(img, Named::Emoji)).then_some(alt)
}

/// The sign that a picture alone in a cell is: yes or no.
pub(super) fn tick(dom: &Dom, img: NodeId) -> Option<&'static str> {
    let alt = dom.attr(img, AttrName::ALT).unwrap_or_default();
    let file = || dom.attr(img, AttrName::SRC).and_then(|src| stem_of(src, TICK_FILES));
    let is = |list| if alt.trim().is_empty() { file().is_some_and(|stem| is_all(stem, list)) } else { is_all(alt, list) };
    if is(TICKS) { Some(TICK) } else { is(CROSSES).then_some(CROSS) }
}

/// Whether a name has a word of the list, and nothing else but sizes and words for signs: the red cross helps others.
fn is_all(name: &str, list: &Words) -> bool {
    let is_word =
        |word: &str| list.has_lower(word) || SIGN_WORDS.has_lower(word) || word.starts_with(|c: char| c.is_ascii_digit());
    has_word(name, list) && words_of(name).all(is_word)
}

/// The name of a file with one of these endings.
fn stem_of<'a>(url: &'a str, endings: &[&str]) -> Option<&'a str> {
    let path = url.split(['?', '#']).next()?;
    let (stem, ending) = path.rsplit('/').next()?.rsplit_once('.')?;
    (stem.len() < FILE_NAME_BYTES && endings.iter().any(|known| ending.eq_ignore_ascii_case(known))).then_some(stem)
}

/// Whether one of the words of a short name is in the list; the numbers that makers put before names count as none.
fn has_short_name(stem: &str, list: &Words) -> bool {
    let is_word = |word: &&str| word.len() <= NAME_BYTES && !word.starts_with(|c: char| c.is_ascii_digit());
    words_of(stem).filter(is_word).nth(GLYPH_WORDS).is_none() && has_word(stem, list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};
    use crate::table::tags::Tag;

    fn with_img<T>(html: &str, ask: impl Fn(&Dom, NodeId) -> T) -> T {
        let dom = parse(html, &Limits::default());
        let img = dom.nodes().find(|id| dom.tag(*id) == Tag::IMG).unwrap();
        ask(&dom, img)
    }

    #[test]
    fn what_is_small_on_both_sides_or_by_its_style_is_an_icon() {
        for html in [
            "<img width=48 height=48>",
            "<img width=39.6 height=39.6>",
            "<img style='width: 12px; margin: 2px'>",
            "<img style='width:48px;height:48px' width=300 height=300>",
        ] {
            assert!(with_img(html, is_furniture), "{html}");
        }
        for html in ["<img width=64>", "<img width=200 height=40>", "<img style='max-width:20px;width:100%'>", "<img width=1000>"]
        {
            assert!(!with_img(html, is_furniture), "{html}");
        }
    }

    #[test]
    fn names_say_what_an_icon_is() {
        assert!(
            is_named_icon("red chevron")
                && !is_named_icon("The White Arrow")
                && is_named_icon("Settings icon")
                && !is_named_icon("An icon of a saint")
        );
        assert!(is_glyph("/a/637_arrow-right%20white.svg?v=1", "") && is_glyph("/a/ScrollDownArrow_light.svg", "down"));
        for (url, alt) in
            [("/a/arrow.png", ""), ("/a/star.svg", "How a star is born"), ("/a/life-of-a-star-in-the-sky.svg", ""), ("/a/", "")]
        {
            assert!(!is_glyph(url, alt), "{url}");
        }
    }

    #[test]
    fn names_say_what_decorates_the_page() {
        for url in ["/a/stripe-bg-mobile.png", "/a/637_logo_boats.svg?v=1", "/a/HeroBackground.webp", "/a/badge.jpg"] {
            assert!(is_silent(url), "{url}");
        }
        for url in [
            "/a/boat.png",
            "/a/Xk2bgQ9",
            "/a/how-to-paint-the-sky-as-a-background-of-boats.jpg",
            "/logo/boat.jpg",
            "/a/sofia-bgr.jpg",
        ] {
            assert!(!is_silent(url), "{url}");
        }
    }

    #[test]
    fn a_picture_that_is_drawn_for_an_emoji_is_its_text() {
        let text = |html: &str| with_img(html, |dom, img| emoji(dom, img).map(str::to_owned));
        assert_eq!(text("<img class=wp-smiley src=1f600.png alt=😀>").as_deref(), Some("😀"));
        assert_eq!(text("<img src=a.png alt=' 👩‍🚀❤️ '>").as_deref(), Some("👩‍🚀❤️"));
        assert_eq!(text("<img class='forum-emoji big' src=a.png alt=':wink:'>").as_deref(), Some(":wink:"));
        for html in [
            "<img src=a.png alt='A cup 😀'>",
            "<img src=a.png alt=':wink:'>",
            "<img class=emoji src=a.png alt=1f600.png>",
            "<img class=emoji src=a.png alt=Smile>",
            "<img class=emoji src=a.png>",
            "<img src=a.png alt=7>",
            "<img src=a.png alt=→>",
            "<img class=emoji src=a.png alt='A smiling face that is drawn by hand for the front of a cup of tea'>",
        ] {
            assert_eq!(text(html), None, "{html}");
        }
    }

    #[test]
    fn ticks_and_crosses_say_yes_and_no() {
        let sign = |html: &str| with_img(html, tick);
        assert_eq!(sign("<img src=/a/tick.png>"), Some(TICK));
        assert_eq!(sign("<img src=/a/2.png alt=Checkmark>"), Some(TICK));
        assert_eq!(sign("<img src=/a/cross_27px.svg alt=''>"), Some(CROSS));
        for html in [
            "<img src=/a/cross.png alt='The cross on the hill'>",
            "<img src=/a/1.png alt='Check price'>",
            "<img src=/a/1.png alt='Red Cross'>",
            "<img src=/a/maltese-cross.png>",
        ] {
            assert_eq!(sign(html), None, "{html}");
        }
        assert_eq!(sign("<img src=/a/the-old-cross-on-the-hill.png>"), None);
    }
}
