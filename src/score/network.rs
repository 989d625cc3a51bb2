//! Turns the rows of a page into log-odds by a small network that sees each block among its neighbours.
//!
//! The forest asks a row at a time; the network is the second opinion that knows what stands around it. The features of a block
//! go through a dense layer, then through layers that each look so many blocks back and ahead, and at the mean and the largest
//! activations of the page. It errs on other pages than the forest does.
//!
//! Numbers are f32, multiplied and added in one order, so that the same page gives the same bits on every machine.

#![expect(clippy::inline_always, reason = "what is not inlined is not compiled for the instructions at hand")]

mod read;

use fearless_simd::{Level, dispatch, f32x8, f32x16, prelude::*};

use crate::feature::Features;
use crate::feature::list::{CONTAINER, Family, PARENT, TEXT_PARENT};

/// How many numbers are computed together.
const LANES: usize = 16;
/// How many activations a block has in each layer.
const WIDTH: usize = 40;
/// How many times [`LANES`] there are in them; half of [`LANES`] are left.
const VECTORS: usize = WIDTH / LANES;
/// How many times [`LANES`] there are bits in a word.
const WORD: usize = u64::BITS as usize / LANES;
/// Encoded features do not get larger, so that one odd number does not drown the others.
const MOST: f32 = 4.0;

/// The features that are tags: numbers without an order.
const TAGGED: [Family; 3] = [CONTAINER, PARENT, TEXT_PARENT];

/// The activations of a block.
#[derive(Clone, Copy, Debug)]
struct Activations([f32; WIDTH]);

impl Default for Activations {
    fn default() -> Self {
        Activations([0.0; WIDTH])
    }
}

/// A small network over the blocks of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    /// What of a row differs from block to block.
    block: Dense,
    /// What of a row is the same for all blocks of a page.
    page: Dense,
    /// For each of [`TAGGED`].
    tags: [Tags; 3],
    bias: Activations,
    layers: Vec<Layer>,
    hidden: Matrix,
    hidden_bias: Activations,
    last: Activations,
    last_bias: f32,
}

/// The first layer: features that follow each other, with their encodings and weights.
#[derive(Clone, Debug, Default)]
struct Dense {
    /// The first feature.
    start: usize,
    encodings: Vec<Encoding>,
    weights: Matrix,
}

/// A feature `x` is encoded as `(x / (|x| + half) - centre) * scale`: near its rank, without a table of ranks. What the network
/// does not ask has the scale 0.
#[derive(Clone, Debug)]
struct Encoding {
    halves: [f32; LANES],
    centres: [f32; LANES],
    scales: [f32; LANES],
}

/// What the element at one place of a block adds to the first layer, by the number of its tag.
#[derive(Clone, Debug, Default)]
struct Tags(Vec<Activations>);

/// A layer over neighbours.
#[derive(Clone, Debug, Default)]
struct Layer {
    /// How many blocks back and ahead it looks.
    distance: usize,
    before: Matrix,
    own: Matrix,
    behind: Matrix,
    mean: Matrix,
    largest: Matrix,
    bias: Activations,
}

/// Weights, a row for each input.
#[derive(Clone, Debug, Default)]
struct Matrix(Vec<Activations>);

/// Activations, and which of them are not 0: about a third.
#[derive(Clone, Copy, Debug)]
struct Sparse {
    values: Activations,
    bits: u64,
}

/// A sum of [`Activations`], in the registers of the processor.
#[derive(Clone, Copy)]
struct Sum<S: Simd> {
    vectors: [f32x16<S>; VECTORS],
    rest: f32x8<S>,
}

impl<S: Simd> Sum<S> {
    #[inline(always)]
    fn load(simd: S, activations: &Activations) -> Self {
        let (vectors, rest) = activations.0.as_chunks::<LANES>();
        let load = |at: usize| vectors.get(at).map_or(f32x16::splat(simd, 0.0), |vector| f32x16::load_array_ref(simd, vector));
        let rest = rest.first_chunk().map_or(f32x8::splat(simd, 0.0), |rest| f32x8::load_array_ref(simd, rest));
        Sum { vectors: std::array::from_fn(load), rest }
    }

    #[inline(always)]
    fn add(&mut self, simd: S, other: &Activations) {
        let other = Sum::load(simd, other);
        for (sum, other) in self.vectors.iter_mut().zip(other.vectors) {
            *sum += other;
        }
        self.rest += other.rest;
    }

    /// Adds inputs that are not 0, times their weights.
    #[inline(always)]
    fn add_products(&mut self, simd: S, inputs: &[f32], mut bits: u64, weights: &[Activations]) {
        // A copy stays in registers through the loop.
        let mut sums = *self;
        while bits != 0 {
            let place = bits.trailing_zeros() as usize;
            bits &= bits - 1;
            let (Some(input), Some(weights)) = (inputs.get(place), weights.get(place)) else { break };
            let weights = Sum::load(simd, weights);
            for (sum, weights) in sums.vectors.iter_mut().zip(weights.vectors) {
                *sum += weights * f32x16::splat(simd, *input);
            }
            sums.rest += weights.rest * f32x8::splat(simd, *input);
        }
        *self = sums;
    }

    #[inline(always)]
    fn add_matrix(&mut self, simd: S, inputs: &Sparse, weights: &Matrix) {
        self.add_products(simd, &inputs.values.0, inputs.bits, &weights.0);
    }

    /// What is over 0.
    #[inline(always)]
    fn rectify(self, simd: S) -> Self {
        let vectors = self.vectors.map(|sum| sum.max(f32x16::splat(simd, 0.0)));
        Sum { vectors, rest: self.rest.max(f32x8::splat(simd, 0.0)) }
    }

    #[inline(always)]
    fn store(self) -> Sparse {
        let mut sparse = Sparse { values: Activations::default(), bits: 0 };
        let (vectors, rest) = sparse.values.0.as_chunks_mut::<LANES>();
        for (number, (values, sum)) in vectors.iter_mut().zip(self.vectors).enumerate() {
            sum.store_array(values);
            sparse.bits |= nonzero(sum) << (number * LANES);
        }
        if let Some(rest) = rest.first_chunk_mut() {
            self.rest.store_array(rest);
        }
        let bits = self.rest.simd_ne(f32x8::splat(self.rest.simd, 0.0)).to_bitmask();
        sparse.bits |= bits << (VECTORS * LANES);
        sparse
    }
}

/// A bit for each number that is not 0.
#[inline(always)]
fn nonzero<S: Simd>(numbers: f32x16<S>) -> u64 {
    numbers.simd_ne(f32x16::splat(numbers.simd, 0.0)).to_bitmask()
}

impl Network {
    /// The log-odds of being content of each block in order.
    pub(super) fn judge(&self, features: &Features) -> Vec<f32> {
        // Nothing is fused or reordered, whatever the instructions: the same bits on every machine.
        dispatch!(Level::new(), simd => self.judge_rows(simd, features))
    }

    #[inline(always)]
    fn judge_rows<S: Simd>(&self, simd: S, features: &Features) -> Vec<f32> {
        let rows = features.rows();
        let mut page = Sum::load(simd, &self.bias);
        self.page.add(simd, features.row(0), &mut page);
        let mut state = Vec::with_capacity(rows.len());
        for row in rows {
            let mut sum = page;
            self.block.add(simd, row, &mut sum);
            for (family, tags) in TAGGED.iter().zip(&self.tags) {
                let tag = row.get(family.at(0)).map_or(0, |tag| *tag as usize);
                if let Some(weights) = tags.0.get(tag) {
                    sum.add(simd, weights);
                }
            }
            state.push(sum.rectify(simd).store());
        }
        let mut next = Vec::with_capacity(state.len());
        for layer in &self.layers {
            layer.apply(simd, &state, &mut next);
            std::mem::swap(&mut state, &mut next);
        }
        let mut judged = Vec::with_capacity(state.len());
        for activations in &state {
            judged.push(self.conclude(simd, activations));
        }
        judged
    }

    #[inline(always)]
    fn conclude<S: Simd>(&self, simd: S, activations: &Sparse) -> f32 {
        let mut hidden = Sum::load(simd, &self.hidden_bias);
        hidden.add_matrix(simd, activations, &self.hidden);
        let Sparse { values, .. } = hidden.rectify(simd).store();
        let pairs = values.0.iter().zip(&self.last.0);
        pairs.fold(0.0, |sum, (activation, weight)| sum + activation * weight) + self.last_bias
    }
}

impl Encoding {
    const NOTHING: Encoding = Encoding { halves: [1.0; LANES], centres: [0.0; LANES], scales: [0.0; LANES] };

    #[inline(always)]
    fn encode<S: Simd>(&self, numbers: f32x16<S>) -> f32x16<S> {
        let simd = numbers.simd;
        let squashed = numbers / (numbers.abs() + f32x16::load_array_ref(simd, &self.halves));
        let encoded = (squashed - f32x16::load_array_ref(simd, &self.centres)) * f32x16::load_array_ref(simd, &self.scales);
        encoded.max(f32x16::splat(simd, -MOST)).min(f32x16::splat(simd, MOST))
    }
}

impl Dense {
    /// Adds what a row says.
    #[inline(always)]
    fn add<S: Simd>(&self, simd: S, row: &[f32], sum: &mut Sum<S>) {
        let asked = row.get(self.start..).unwrap_or_default();
        let (whole, rest) = asked.as_chunks::<LANES>();
        let mut last = [0.0; LANES];
        last.iter_mut().zip(rest).for_each(|(slot, number)| *slot = *number);
        let words = self.encodings.chunks(WORD).zip(self.weights.0.chunks(WORD * LANES));
        for (word, (encodings, weights)) in words.enumerate() {
            let (mut encoded, mut bits) = ([[0.0; LANES]; WORD], 0);
            for (at, (slot, encoding)) in encoded.iter_mut().zip(encodings).enumerate() {
                // Read as they lie: what is copied number by number first would have to be waited for.
                let numbers = whole.get(word * WORD + at).unwrap_or(&last);
                let encoded = encoding.encode(f32x16::load_array_ref(simd, numbers));
                encoded.store_array(slot);
                bits |= nonzero(encoded) << (at * LANES);
            }
            sum.add_products(simd, encoded.as_flattened(), bits, weights);
        }
    }
}

impl Layer {
    /// What it makes of the activations of all blocks.
    #[inline(always)]
    fn apply<S: Simd>(&self, simd: S, state: &[Sparse], next: &mut Vec<Sparse>) {
        let (mean, largest) = summarise(simd, state);
        let mut page = Sum::load(simd, &self.bias);
        page.add_matrix(simd, &mean, &self.mean);
        page.add_matrix(simd, &largest, &self.largest);
        next.clear();
        let near = |at: Option<usize>| at.and_then(|at| state.get(at));
        for (at, own) in state.iter().enumerate() {
            let mut sum = page;
            if let Some(before) = near(at.checked_sub(self.distance)) {
                sum.add_matrix(simd, before, &self.before);
            }
            sum.add_matrix(simd, own, &self.own);
            if let Some(behind) = near(at.checked_add(self.distance)) {
                sum.add_matrix(simd, behind, &self.behind);
            }
            let mut rectified = sum.rectify(simd);
            rectified.add(simd, &own.values);
            next.push(rectified.store());
        }
    }
}

/// The mean and the largest of all blocks' activations.
#[inline(always)]
fn summarise<S: Simd>(simd: S, state: &[Sparse]) -> (Sparse, Sparse) {
    let mut sum = Sum::load(simd, &Activations::default());
    let mut largest = sum;
    for activations in state {
        sum.add(simd, &activations.values);
        let values = Sum::load(simd, &activations.values);
        for (largest, values) in largest.vectors.iter_mut().zip(values.vectors) {
            *largest = values.max(*largest);
        }
        largest.rest = values.rest.max(largest.rest);
    }
    let count = state.len().max(1) as f32;
    let vectors = sum.vectors.map(|sum| sum / f32x16::splat(simd, count));
    let mean = Sum { vectors, rest: sum.rest / f32x8::splat(simd, count) };
    (mean.store(), largest.store())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;
    use crate::block::split_blocks;
    use crate::dom::parse;
    use crate::feature::{list::WORDS, measure};

    /// A matrix with one weight that is not 0: from the first input to the first activation.
    fn only(weight: f32) -> Matrix {
        let mut matrix = Matrix(vec![Activations::default(); WIDTH]);
        matrix.0[0].0[0] = weight;
        matrix
    }

    /// Passes the encoded number of words through all layers.
    fn count_words(layer: Layer) -> Network {
        let mut encoding = Encoding::NOTHING;
        encoding.scales[0] = 1.0;
        Network {
            block: Dense { start: WORDS.at(0), encodings: vec![encoding], weights: only(1.0) },
            layers: vec![layer],
            hidden: only(1.0),
            last: only(1.0).0[0],
            last_bias: -1.0,
            ..Network::default()
        }
    }

    fn judge(network: &Network) -> Vec<f32> {
        let dom = parse("<p>one<p>one two<p>one two three four", &Limits::default());
        network.judge(&measure(&dom, &split_blocks(&dom), None))
    }

    fn encoded(words: f32) -> f32 {
        let lg = words.ln_1p();
        lg / (lg + 1.0)
    }

    fn assert_near(found: &[f32], wanted: [f32; 3]) {
        assert!(found.len() == 3 && found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-5), "{found:?} is not {wanted:?}");
    }

    #[test]
    fn a_layer_sees_the_blocks_before_and_behind() {
        let [one, two, four] = [1.0, 2.0, 4.0].map(encoded);
        let layer = Layer { distance: 1, before: only(1.0), ..Layer::default() };
        assert_near(&judge(&count_words(layer)), [one - 1.0, two + one - 1.0, four + two - 1.0]);
        let layer = Layer { distance: 2, behind: only(2.0), ..Layer::default() };
        assert_near(&judge(&count_words(layer)), [one + 2.0 * four - 1.0, two - 1.0, four - 1.0]);
    }

    #[test]
    fn a_layer_sees_the_mean_and_the_largest_of_the_page() {
        let [one, two, four] = [1.0, 2.0, 4.0].map(encoded);
        let mean = (one + two + four) / 3.0;
        let layer = Layer { distance: 1, mean: only(1.0), largest: only(1.0), ..Layer::default() };
        assert_near(&judge(&count_words(layer)), [one, two, four].map(|own| own + mean + four - 1.0));
    }

    #[test]
    fn what_is_under_zero_stops_at_a_layer() {
        let [one, two, four] = [1.0, 2.0, 4.0].map(encoded);
        let layer = Layer { distance: 1, own: only(-1.0), ..Layer::default() };
        assert_near(&judge(&count_words(layer)), [one, two, four].map(|own| own - 1.0));
    }

    #[test]
    fn a_page_without_blocks_has_no_scores() {
        assert!(Network::default().judge(&Features::default()).is_empty());
    }
}
