//! Turns two lists of words into an alignment: which word of the one is which word of the other, in the order of both.
//!
//! The alignment is the heaviest common subsequence, where a pair of words weighs 2, and 3 more when it continues a run of
//! words that stand side by side in both lists. Only pairs with a neighbour count: a lone word that both lists hold tells
//! nothing. So the search is over pairs of neighbours, of which there are few, and not over all cells of a table.

use std::collections::HashMap;

/// The weight of a pair.
const PAIR: u32 = 2;
/// What a pair weighs more when it continues a run.
const CONTINUED: u32 = 3;
/// Two words side by side that would give more pairs than this tell nothing, and are passed over.
const MOST_PAIRS_OF_A_BIGRAM: usize = 250_000;

/// Stands for words that are not to be aligned; matches nothing, not even itself.
pub const GAP: u32 = u32::MAX;

/// No pair.
const NONE: u32 = u32::MAX;

/// For each word of `page` the position of its word in `truth`, if it has one in a run of at least two.
#[must_use]
pub fn align(page: &[u32], truth: &[u32]) -> Vec<Option<u32>> {
    let pairs = Pairs::collect(page, truth);
    let mut aligned = vec![None; page.len()];
    let mut at = pairs.heaviest(truth.len());
    while let Some(pair) = pairs.pairs.get(at as usize) {
        if let Some(place) = aligned.get_mut(pair.page as usize) {
            *place = Some(pair.truth);
        }
        at = pair.before.get();
    }
    drop_lone(&aligned)
}

fn drop_lone(aligned: &[Option<u32>]) -> Vec<Option<u32>> {
    let neighbour = |at: Option<usize>| at.and_then(|at| aligned.get(at).copied().flatten());
    let in_run = |at: usize, truth: u32| {
        let before = neighbour(at.checked_sub(1));
        let after = neighbour(Some(at + 1));
        before.is_some_and(|before| before + 1 == truth) || after == Some(truth + 1)
    };
    aligned.iter().enumerate().map(|(at, truth)| truth.filter(|truth| in_run(at, *truth))).collect()
}

/// A word of the page that may be this word of the truth.
#[derive(Debug)]
struct Pair {
    page: u32,
    truth: u32,
    /// The pair before this one in the heaviest alignment that ends here.
    before: std::cell::Cell<u32>,
}

/// All pairs that have a neighbour, by their place in the page, then in the truth.
struct Pairs {
    pairs: Vec<Pair>,
    /// Where the pairs of each word of the page begin, and the end.
    rows: Vec<usize>,
}

impl Pairs {
    fn collect(page: &[u32], truth: &[u32]) -> Pairs {
        let places = bigram_places(page, truth);
        let mut pairs: Vec<Pair> = Vec::new();
        let mut rows = Vec::with_capacity(page.len() + 1);
        let mut continued: &[u32] = &[];
        for at in 0..page.len() {
            rows.push(pairs.len());
            let starts = bigram(page, at).and_then(|bigram| places.get(&bigram)).map_or(&[][..], Vec::as_slice);
            for place in merge(starts, continued) {
                pairs.push(Pair { page: at as u32, truth: place, before: NONE.into() });
            }
            continued = starts;
        }
        rows.push(pairs.len());
        Pairs { pairs, rows }
    }

    /// Links each pair to the one before it in the heaviest alignment that ends with it; the last pair of the heaviest of all.
    fn heaviest(&self, truth_len: usize) -> u32 {
        let mut weights = vec![0; self.pairs.len()];
        let mut best = PrefixMaxima::new(truth_len);
        let mut row_before = 0..0;
        for row in self.rows.windows(2).map(|ends| ends[0]..ends[1]) {
            let mut diagonal = row_before.start;
            for at in row.clone() {
                let pair = &self.pairs[at];
                while diagonal < row_before.end && self.pairs[diagonal].truth + 1 < pair.truth {
                    diagonal += 1;
                }
                let continues = diagonal < row_before.end && self.pairs[diagonal].truth + 1 == pair.truth;
                let (weight, before) = best.below(pair.truth as usize);
                let apart = (weight + PAIR, before);
                let run = if continues { (weights[diagonal] + PAIR + CONTINUED, diagonal as u32) } else { (0, NONE) };
                let (weight, before) = if run.0 >= apart.0 { run } else { apart };
                weights[at] = weight;
                pair.before.set(before);
            }
            for at in row.clone() {
                best.raise(self.pairs[at].truth as usize, weights[at], at as u32);
            }
            row_before = row;
        }
        best.below(truth_len).1
    }
}

fn bigram(words: &[u32], at: usize) -> Option<(u32, u32)> {
    let (first, second) = (*words.get(at)?, *words.get(at + 1)?);
    (first != GAP && second != GAP).then_some((first, second))
}

/// Where each two neighbouring words of the page stand in the truth, in order.
fn bigram_places(page: &[u32], truth: &[u32]) -> HashMap<(u32, u32), Vec<u32>> {
    let mut on_page: HashMap<(u32, u32), usize> = HashMap::new();
    for bigram in (0..page.len()).filter_map(|at| bigram(page, at)) {
        *on_page.entry(bigram).or_default() += 1;
    }
    let mut places: HashMap<(u32, u32), Vec<u32>> = HashMap::new();
    for (at, bigram) in (0..truth.len()).filter_map(|at| Some((at, bigram(truth, at)?))) {
        if on_page.contains_key(&bigram) {
            places.entry(bigram).or_default().push(at as u32);
        }
    }
    places.retain(|bigram, places| places.len() * on_page[bigram] <= MOST_PAIRS_OF_A_BIGRAM);
    places
}

/// The places at which a bigram starts and those one past where the bigram before started, in order, each once.
fn merge(starts: &[u32], continued: &[u32]) -> Vec<u32> {
    let mut places: Vec<u32> = starts.iter().copied().chain(continued.iter().map(|place| place + 1)).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// The heaviest pair among those before a place of the truth, as a Fenwick tree.
struct PrefixMaxima(Vec<(u32, u32)>);

impl PrefixMaxima {
    fn new(len: usize) -> Self {
        PrefixMaxima(vec![(0, NONE); len + 1])
    }

    /// The weight and number of the heaviest pair at places before this one.
    fn below(&self, place: usize) -> (u32, u32) {
        let mut best = (0, NONE);
        let mut at = place;
        while at > 0 {
            if self.0[at].0 > best.0 {
                best = self.0[at];
            }
            at &= at - 1;
        }
        best
    }

    fn raise(&mut self, place: usize, weight: u32, pair: u32) {
        let mut at = place + 1;
        while at < self.0.len() {
            if weight > self.0[at].0 {
                self.0[at] = (weight, pair);
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(page: &str, truth: &str) -> String {
        let ids = |text: &str| text.bytes().map(|byte| if byte == b'-' { GAP } else { u32::from(byte) }).collect::<Vec<_>>();
        let pairs = align(&ids(page), &ids(truth));
        pairs.iter().map(|truth| truth.map_or('.', |at| char::from_digit(at % 36, 36).unwrap())).collect()
    }

    #[test]
    fn words_align_in_the_order_of_both() {
        assert_eq!(aligned("xxabcyydefzz", "abcdef"), "..012..345..");
    }

    #[test]
    fn a_long_run_wins_over_scattered_pieces() {
        assert_eq!(aligned("abzzcdzzefzzabcdef", "abcdef"), "............012345");
    }

    #[test]
    fn lone_words_and_gaps_do_not_align() {
        assert_eq!(aligned("axbycz", "abc"), "......");
        assert_eq!(aligned("a-b", "a-b"), "...");
    }

    #[test]
    fn the_heaviest_alignment_is_found() {
        // Every alignment of two short lists, tried out.
        fn best(page: &[u8], truth: &[u8], run: bool) -> u32 {
            let (Some((first, page_rest)), false) = (page.split_first(), truth.is_empty()) else { return 0 };
            let skip = best(page_rest, truth, false);
            let places = truth.iter().enumerate().filter(|(_, word)| *word == first);
            let take = places.map(|(at, _)| {
                let weight = if run && at == 0 { PAIR + CONTINUED } else { PAIR };
                weight + best(page_rest, &truth[at + 1..], true)
            });
            take.max().unwrap_or(0).max(skip)
        }
        fn weight(page: &[u8], truth: &[u8]) -> u32 {
            let ids = |bytes: &[u8]| bytes.iter().map(|byte| u32::from(*byte)).collect::<Vec<_>>();
            let aligned = align(&ids(page), &ids(truth));
            let mut sum = 0;
            let mut before = None;
            for place in aligned {
                sum += place.map_or(0, |place| if before == Some(place.wrapping_sub(1)) { PAIR + CONTINUED } else { PAIR });
                before = place;
            }
            sum
        }
        // Lists of three letters without a lone match: each letter is doubled.
        let mut seed = 7_u32;
        let mut letters = |len: usize| -> Vec<u8> {
            let mut next = || {
                seed = seed.wrapping_mul(1_103_515_245).wrapping_add(12345);
                (seed >> 16) % 3
            };
            (0..len).flat_map(|_| vec![b'a' + next() as u8; 2]).collect()
        };
        for _ in 0..60 {
            let (page, truth) = (letters(4), letters(3));
            // Lone pairs are not looked at, so the alignment may be lighter by these, but no more.
            let (found, most) = (weight(&page, &truth), best(&page, &truth, false));
            assert!(found <= most && found + 2 * PAIR >= most, "{page:?} {truth:?}: {found} of {most}");
        }
    }
}
