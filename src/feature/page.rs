//! What kind of page a block stands on: counted once, the same for all its blocks.

use url::Url;

use super::list;
use super::repeat::Repeats;
use super::tree::{largest, lg, share};
use super::{Row, Survey};
use crate::dom::Dom;
use crate::table::attrs::AttrName;
use crate::table::classes;
use crate::table::page_types::{self, PageType};
use crate::table::tags::Tag;

/// Tags counted by `list::PAGE_COUNT`; headings and the largest main and article are counted beside them.
#[rustfmt::skip]
const COUNTED: [Option<Tag>; 18] = [
    Some(Tag::P), Some(Tag::LI), Some(Tag::TD), Some(Tag::PRE), Some(Tag::CODE), Some(Tag::IMG), Some(Tag::BUTTON), None, Some(Tag::TIME),
    Some(Tag::ARTICLE), Some(Tag::MAIN), Some(Tag::FORM), Some(Tag::H1), Some(Tag::SELECT), Some(Tag::BLOCKQUOTE), Some(Tag::A),
    Some(Tag::INPUT), Some(Tag::IFRAME),
];
/// The groups counted by `list::PAGE_CLASS`.
const CLASSES: [u64; 10] = [
    classes::PRODUCT,
    classes::CARD,
    classes::FORUM,
    classes::COMMENT,
    classes::PRICE,
    classes::REVIEW,
    classes::CODE,
    classes::TOC,
    classes::LANDING,
    classes::CONTENT,
];

/// Writes what is the same for all blocks of a page.
pub(super) fn measure_page(survey: &Survey<'_>, repeats: &Repeats, url: Option<&str>, row: &mut Row) {
    let mut put = |at: usize, value: f32| {
        if let Some(slot) = row.get_mut(at) {
            *slot = value;
        }
    };
    let page = survey.page;
    put(list::PAGE_WORDS.at(0), lg(page.words));
    put(list::PAGE_BLOCKS.at(0), lg(page.blocks));
    put(list::PAGE_LINK_SHARE.at(0), page.link_share());
    put(list::PAGE_LONG_SHARE.at(0), share(page.long_words, page.words));
    put(list::PAGE_SAME_LOOK.at(0), lg(repeats.most()));
    let money = survey.blocks.iter().filter(|block| block.shape.money > 0).count();
    put(list::PAGE_MONEY.at(0), share(money as u32, page.blocks));
    let unspaced: u32 = survey.blocks.iter().map(|block| block.shape.unspaced).sum();
    put(list::PAGE_UNSPACED.at(0), share(unspaced, page.chars));
    for (member, tag) in [Tag::MAIN, Tag::ARTICLE].into_iter().enumerate() {
        let words = largest(survey, tag).map_or(0, |id| survey.sums(id).words);
        put(list::PAGE_LARGEST.at(member), share(words, page.words));
    }
    let counts = count_tags(survey.dom);
    for (member, tag) in COUNTED.into_iter().enumerate() {
        let count = match tag {
            Some(tag) => counts.get(usize::from(tag.0)).copied().unwrap_or(0),
            None => (Tag::H1.0..=Tag::H6.0).filter_map(|tag| counts.get(usize::from(tag))).sum(),
        };
        put(list::PAGE_COUNT.at(member), lg(count));
    }
    for (member, count) in count_blocks_under(survey).into_iter().enumerate() {
        put(list::PAGE_CLASS.at(member), share(count, page.blocks));
    }
    let types = declared_types(survey.dom);
    for member in 0..list::PAGE_TYPE.count() {
        put(list::PAGE_TYPE.at(member), f32::from(u8::from(types >> member & 1 == 1)));
    }
    measure_url(survey.dom, url, &mut put);
}

fn count_tags(dom: &Dom) -> [u32; Tag::COUNT] {
    let mut counts = [0; Tag::COUNT];
    for id in dom.nodes() {
        if let Some(count) = counts.get_mut(usize::from(dom.tag(id).0)) {
            *count += 1;
        }
    }
    counts
}

/// How many blocks stand under an element of each group of [`CLASSES`]. A block is counted once a group: at the outermost
/// element of the group, whose sums hold it, and whose inside is passed over.
fn count_blocks_under(survey: &Survey<'_>) -> [u32; CLASSES.len()] {
    let mut counts = [0; CLASSES.len()];
    let mut inside = [0; CLASSES.len()];
    let counted = CLASSES.iter().fold(0, |all, group| all | group);
    for id in survey.dom.nodes().skip(1) {
        let groups = survey.look(id).groups;
        if groups & counted == 0 {
            continue;
        }
        for ((group, count), inside) in CLASSES.iter().zip(&mut counts).zip(&mut inside) {
            if groups & group != 0 && id.index() >= *inside {
                *count += survey.sums(id).blocks;
                *inside = survey.dom.end(id).index();
            }
        }
    }
    counts
}

/// What the page says that it is, as bits of `list::PAGE_TYPE`: by og:type, by the types of its JSON-LD, and by microdata.
fn declared_types(dom: &Dom) -> u32 {
    let mut types = 0;
    for id in dom.nodes() {
        match dom.tag(id) {
            Tag::META if dom.attr(id, AttrName::PROPERTY) == Some("og:type") => {
                types |= bit(page_types::of_open_graph(dom.attr(id, AttrName::CONTENT).unwrap_or_default()));
            }
            Tag::SCRIPT if dom.attr(id, AttrName::TYPE).is_some_and(|kind| kind.contains("ld+json")) => {
                for text in dom.children(id) {
                    types |= types_in(dom.text(text));
                }
            }
            tag if tag.is_element() && !dom.attrs(id).is_empty() => {
                if let Some(kind) = dom.attr(id, AttrName::ITEMTYPE) {
                    types |= bit(page_types::of_schema(kind.rsplit(['/', '#']).next().unwrap_or_default()));
                }
            }
            _ => {}
        }
    }
    types
}

fn bit(page_type: Option<PageType>) -> u32 {
    page_type.map_or(0, |page_type| 1 << page_type as u32)
}

/// The values of `"@type"` in JSON, found without reading it all: it may be broken, and only these matter here.
fn types_in(json: &str) -> u32 {
    json.split("\"@type\"").skip(1).fold(0, |types, rest| {
        // One type, or a list of them.
        let value = rest.split([',', '}', ']']).next().unwrap_or_default();
        types | value.split('"').skip(1).step_by(2).fold(0, |types, name| types | bit(page_types::of_schema(name)))
    })
}

/// The page's own word for its address is preferred to where it came from: it is the same however the page was saved.
fn measure_url(dom: &Dom, url: Option<&str>, put: &mut impl FnMut(usize, f32)) {
    let canonical = dom.nodes().find_map(|id| match dom.tag(id) {
        Tag::LINK if dom.attr(id, AttrName::REL) == Some("canonical") => dom.attr(id, AttrName::HREF),
        _ => None,
    });
    let parsed = canonical.and_then(|url| Url::parse(url).ok()).or_else(|| url.and_then(|url| Url::parse(url).ok()));
    let Some(url) = parsed else {
        put(list::URL_DEPTH.at(0), -1.0);
        put(list::URL_LENGTH.at(0), -1.0);
        put(list::URL_DASHES.at(0), -1.0);
        put(list::URL_DIGITS.at(0), -1.0);
        return;
    };
    let path = url.path();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let dashes = parts.last().map_or(0, |part| part.bytes().filter(|byte| matches!(byte, b'-' | b'_')).count());
    let digits = path.bytes().filter(u8::is_ascii_digit).count();
    put(list::URL_DEPTH.at(0), (parts.len() as f32).min(10.0));
    put(list::URL_LENGTH.at(0), lg(path.len() as u32));
    put(list::URL_DASHES.at(0), lg(dashes as u32));
    put(list::URL_DIGITS.at(0), share(digits as u32, path.len() as u32));
}
