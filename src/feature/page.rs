//! What kind of page a block stands on: counted once, the same for all its blocks.

use url::Url;

use super::list;
use super::repeat::Repeats;
use super::tree::{lg, share};
use super::{Row, Survey};
use crate::table::features::{CLASSES, COUNTED, FREQUENT};

/// Writes what is the same for all blocks of a page.
pub(super) fn measure_page(survey: &Survey<'_>, repeats: &Repeats, url: Option<&str>, row: &mut Row) {
    let mut put = |at: usize, value: f32| {
        if let Some(slot) = row.get_mut(at) {
            *slot = value;
        }
    };
    let (page, census) = (survey.page, survey.census);
    put(list::PAGE_WORDS.at(0), lg(page.words));
    put(list::PAGE_BLOCKS.at(0), lg(page.blocks));
    put(list::PAGE_LINK_SHARE.at(0), page.link_share());
    put(list::PAGE_LONG_SHARE.at(0), share(page.long_words, page.words));
    put(list::PAGE_SAME_LOOK.at(0), lg(repeats.most()));
    let money = survey.blocks.iter().filter(|block| block.shape.money > 0).count();
    put(list::PAGE_MONEY.at(0), share(money as u32, page.blocks));
    let unspaced: u32 = survey.blocks.iter().map(|block| block.shape.unspaced).sum();
    put(list::PAGE_UNSPACED.at(0), share(unspaced, page.chars));
    for (member, largest) in census.largest().into_iter().enumerate() {
        let words = largest.map_or(0, |id| survey.sums(id).words);
        put(list::PAGE_LARGEST.at(member), share(words, page.words));
    }
    for (member, tag) in COUNTED.into_iter().enumerate() {
        let count = match tag {
            Some(tag) => census.count(tag),
            None => census.headings(),
        };
        put(list::PAGE_COUNT.at(member), lg(count));
    }
    for (member, count) in count_blocks_under(survey).into_iter().enumerate() {
        put(list::PAGE_CLASS.at(member), share(count, page.blocks));
    }
    for member in 0..list::PAGE_TYPE.count() {
        put(list::PAGE_TYPE.at(member), f32::from(u8::from(census.types >> member & 1 == 1)));
    }
    measure_url(census.canonical, url, &mut put);
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

/// The page's own word for its address is preferred to where it came from: it is the same however the page was saved.
fn measure_url(canonical: Option<&str>, url: Option<&str>, put: &mut impl FnMut(usize, f32)) {
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
    put(list::URL_DEPTH.at(0), (parts.len() as f32).min(FREQUENT));
    put(list::URL_LENGTH.at(0), lg(path.len() as u32));
    put(list::URL_DASHES.at(0), lg(dashes as u32));
    put(list::URL_DIGITS.at(0), share(digits as u32, path.len() as u32));
}
