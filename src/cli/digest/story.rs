//! Turns entries into stories: entries whose texts are nearly the same become one.
//!
//! Texts are compared by the runs of four words that they share (`MinHash` of 96 hashes, in 24 bands of 4, so that no two entries
//! are compared that share nothing). Two texts are one story where at least 40 % of all their runs are in both. An agency story
//! that two sites print with a quarter of its words changed has about 60 % in common, one that the second site cuts to a half has
//! 50 %. Of 1,867 page texts of the data sets, three pairs have over 40 %: one page saved twice, two addresses of one list, and
//! two shop pages with hardly more than the shop's own 55 words, which are too short to be compared; the next has 35 % (two
//! releases of one manual), and no two about different things have over 28 %.

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

use tamis::text::is_unspaced;

use super::Entry;
use super::date::moment;
use super::sentence::Line;

/// The share of runs that two texts of the same story have in common.
const SAME_STORY: f64 = 0.4;
/// Words of a run.
const RUN: usize = 4;
/// Words that are looked at: the end of a long text adds nothing.
const WORDS: usize = 3000;
/// Runs of the shortest text that is compared: shorter ones are alike by chance.
const LEAST_RUNS: usize = 60;
const BANDS: usize = 24;
const BAND: usize = 4;
const HASHES: usize = BANDS * BAND;

/// A text as the smallest of its runs under many orders.
#[derive(Clone, Debug)]
pub(super) struct Sketch {
    /// Empty for a text that is too short.
    least: Vec<u32>,
}

impl Sketch {
    pub(super) fn of_text(lines: &[Line]) -> Sketch {
        let words = lines.iter().flat_map(|line| words(line.text())).take(WORDS).collect::<Vec<u64>>();
        if words.len() < LEAST_RUNS + RUN {
            return Sketch { least: Vec::new() };
        }
        let mut least = vec![u32::MAX; HASHES];
        for run in words.windows(RUN) {
            let run = run.iter().fold(0u64, |hash, word| mix(hash ^ word));
            for (order, least) in (1u64..).zip(&mut least) {
                *least = (*least).min((mix(run ^ order.wrapping_mul(0x9e37_79b9_7f4a_7c15)) >> 32) as u32);
            }
        }
        Sketch { least }
    }

    /// The share of runs in common, estimated.
    fn likeness(&self, other: &Sketch) -> f64 {
        let same = self.least.iter().zip(&other.least).filter(|(a, b)| a == b).count();
        same as f64 / HASHES as f64
    }
}

/// The words of a text as numbers; a character of a script without spaces is a word.
fn words(text: &str) -> impl Iterator<Item = u64> {
    let pieces = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    pieces.flat_map(|piece| {
        let hash = |text: &str| {
            let mut hasher = DefaultHasher::new();
            text.to_lowercase().hash(&mut hasher);
            hasher.finish()
        };
        if piece.chars().any(is_unspaced) {
            piece.chars().map(|c| hash(c.encode_utf8(&mut [0; 4]))).collect()
        } else {
            vec![hash(piece)]
        }
    })
}

/// Spreads a number over all its bits (the last steps of `splitmix64`).
fn mix(number: u64) -> u64 {
    let number = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ number >> 31
}

/// What several pages say in nearly the same words.
#[derive(Clone, Debug)]
pub(super) struct Story {
    /// The page with the longest text.
    pub(super) lead: Entry,
    /// The other pages.
    pub(super) others: VecDeque<Entry>,
}

/// Folds entries into stories, the newest first; those without a date come last, each in the order of the inputs.
pub(super) fn fold(entries: Vec<Entry>) -> Vec<Story> {
    let group = find_groups(&entries);
    let mut stories: Vec<Story> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (entry, group) in entries.into_iter().zip(group) {
        let Some(story) = places.get(&group).and_then(|place| stories.get_mut(*place)) else {
            places.insert(group, stories.len());
            stories.push(Story { lead: entry, others: VecDeque::new() });
            continue;
        };
        if entry.words() > story.lead.words() {
            story.others.push_front(std::mem::replace(&mut story.lead, entry));
        } else {
            story.others.push_back(entry);
        }
    }
    stories.sort_by_key(|story| std::cmp::Reverse(story.lead.date.as_deref().and_then(moment)));
    stories
}

/// For each entry the first one of its story.
fn find_groups(entries: &[Entry]) -> Vec<usize> {
    let mut group: Vec<usize> = (0..entries.len()).collect();
    // For each band of hashes that was met, the first entry that has it.
    let mut met: HashMap<(usize, &[u32]), usize> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let Some(sketch) = entry.sketch() else { continue };
        for (band, hashes) in sketch.least.chunks_exact(BAND).enumerate() {
            let first = *met.entry((band, hashes)).or_insert(at);
            let other = entries.get(first).and_then(Entry::sketch);
            if first != at && other.is_some_and(|other| other.likeness(sketch) >= SAME_STORY) {
                let first = group.get(first).copied().unwrap_or(first);
                if let Some(own) = group.get_mut(at).filter(|own| **own == at) {
                    *own = first;
                }
            }
        }
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::digest::Content;

    /// A text of so many different words.
    fn text(seed: usize, words: usize) -> String {
        (0..words).map(|at| format!("word{}", at * 7919 + seed * 104_729)).collect::<Vec<_>>().join(" ")
    }

    fn entry(title: &str, text: &str, date: Option<&str>) -> Entry {
        let lines = [Line::Paragraph(text.to_owned())];
        let content = Content::Text { sentences: Vec::new(), sketch: Sketch::of_text(&lines), words: text.split(' ').count() };
        Entry { title: title.to_owned(), url: None, site: None, date: date.map(str::to_owned), language: None, content }
    }

    fn titles(stories: &[Story]) -> Vec<String> {
        stories
            .iter()
            .map(|story| {
                std::iter::once(&story.lead).chain(&story.others).map(|entry| entry.title.as_str()).collect::<Vec<_>>().join("+")
            })
            .collect()
    }

    #[test]
    fn nearly_the_same_text_is_one_story_and_the_longest_leads() {
        let story = text(1, 400);
        let longer = format!("{} {story}", text(2, 80));
        let entries = vec![
            entry("a", &story, None),
            entry("other", &text(3, 400), None),
            entry("b", &longer, None),
            entry("half", &text(1, 210), None),
        ];
        assert_eq!(titles(&fold(entries)), ["b+a+half", "other"]);
    }

    #[test]
    fn texts_that_share_a_fifth_are_two_stories() {
        let shared = text(1, 100);
        let entries = vec![
            entry("a", &format!("{shared} {}", text(2, 300)), None),
            entry("b", &format!("{shared} {}", text(3, 300)), None),
        ];
        assert_eq!(titles(&fold(entries)), ["a", "b"]);
    }

    #[test]
    fn short_texts_are_never_one_story() {
        assert_eq!(fold(vec![entry("a", "See the film", None), entry("b", "See the film", None)]).len(), 2);
    }

    #[test]
    fn a_story_that_grows_from_page_to_page_is_folded_in_linear_time() {
        let text = text(1, 100);
        let seconds = |pages: usize| {
            let mut entries = vec![entry("a", &text, None); pages];
            for (at, entry) in entries.iter_mut().enumerate() {
                if let Content::Text { words, .. } = &mut entry.content {
                    *words += at;
                }
            }
            let begun = cpu_time::ThreadTime::now();
            assert_eq!(fold(entries).len(), 1);
            begun.elapsed().as_secs_f64()
        };
        // 4 where time is linear, 16 where it is quadratic; a busy machine is asked again.
        assert!((0..5).any(|_| seconds(40_000) < 8.0 * seconds(10_000)));
    }

    #[test]
    fn the_pages_of_a_story_stand_from_the_one_that_led_last_to_the_one_that_led_first_and_then_in_their_order() {
        let story = text(1, 400);
        let longer = |words: usize| format!("{story} {}", text(2, words));
        let entries = [("a", 20), ("b", 10), ("c", 30), ("d", 5), ("e", 40)];
        let entries = entries.map(|(title, words)| entry(title, &longer(words), None)).to_vec();
        assert_eq!(titles(&fold(entries)), ["e+c+a+b+d"]);
    }

    #[test]
    fn the_newest_story_comes_first_and_undated_ones_last() {
        let dated = |title: &str, seed, date| entry(title, &text(seed, 100), date);
        let entries = vec![
            dated("old", 1, Some("2026-02-01")),
            dated("none", 2, None),
            dated("new", 3, Some("2026-02-03")),
            dated("none too", 4, None),
        ];
        assert_eq!(titles(&fold(entries)), ["new", "old", "none", "none too"]);
    }
}
