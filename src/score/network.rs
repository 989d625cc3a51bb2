//! Turns the rows of a page into log-odds by a small network that sees each block among its neighbours.
//!
//! The forest asks a row at a time; the network is the second opinion that knows what stands around it. The features of a block go
//! through a dense layer, then through layers that each look so many blocks back and ahead, and at the mean and the largest
//! activations of the page. It errs on other pages than the forest does.
//!
//! Numbers are f32, multiplied and added in one order, so that the same page gives the same bits on every machine.

#![expect(clippy::inline_always, reason = "what is not inlined is not compiled for the instructions at hand")]

use fearless_simd::{Level, dispatch};

use super::reader::Reader;
use crate::feature::Features;
use crate::feature::list::{CONTAINER, Family, PARENT, TEXT_PARENT};

/// How many activations a block has in each layer.
const WIDTH: usize = 40;
/// How many numbers are encoded, or asked whether they are 0, together.
const LANES: usize = 8;
/// Encoded features do not get larger, so that one odd number does not drown the others.
const MOST: f32 = 4.0;

/// The features that are tags: numbers without an order.
const TAGGED: [Family; 3] = [CONTAINER, PARENT, TEXT_PARENT];

/// The activations of a block.
type Activations = [f32; WIDTH];

/// A small network over the blocks of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    /// What of a row differs from block to block.
    block: Dense,
    /// What of a row is the same for all blocks of a page.
    page: Dense,
    /// For each of [`TAGGED`].
    tags: [Tags; 3],
    bias: Bias,
    layers: Vec<Layer>,
    hidden: Matrix,
    hidden_bias: Bias,
    last: Bias,
    last_bias: f32,
}

/// The first layer: features with their encodings and weights, some at once.
#[derive(Clone, Debug, Default)]
struct Dense {
    /// The first feature; those behind it follow.
    start: usize,
    groups: Vec<Group>,
}

/// A feature `x` is encoded as `(x / (|x| + half) - centre) * scale`: near its rank, without a table of ranks. What the network does
/// not ask has the scale 0.
#[derive(Clone, Debug)]
struct Group {
    halves: [f32; LANES],
    centres: [f32; LANES],
    scales: [f32; LANES],
    weights: [Activations; LANES],
}

impl Group {
    const NOTHING: Group =
        Group { halves: [1.0; LANES], centres: [0.0; LANES], scales: [0.0; LANES], weights: [[0.0; WIDTH]; LANES] };

    #[inline(always)]
    fn encode(&self, numbers: &[f32]) -> [f32; LANES] {
        let mut encoded = [0.0; LANES];
        for (slot, number) in encoded.iter_mut().zip(numbers) {
            *slot = *number;
        }
        for (((x, half), centre), scale) in encoded.iter_mut().zip(&self.halves).zip(&self.centres).zip(&self.scales) {
            let number = (*x / (x.abs() + half) - centre) * scale;
            let number = if number < -MOST { -MOST } else { number };
            *x = if number > MOST { MOST } else { number };
        }
        encoded
    }
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
    bias: Bias,
}

#[derive(Clone, Copy, Debug)]
struct Bias(Activations);

impl Default for Bias {
    fn default() -> Self {
        Bias([0.0; WIDTH])
    }
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

impl Sparse {
    #[inline(always)]
    fn new(values: Activations) -> Sparse {
        let mut bits = 0;
        for (number, group) in values.as_chunks::<LANES>().0.iter().enumerate() {
            bits |= u64::from(nonzero(group)) << (number * LANES);
        }
        Sparse { values, bits }
    }
}

/// A bit for each number that is not 0.
#[inline(always)]
fn nonzero(numbers: &[f32; LANES]) -> u32 {
    numbers.iter().enumerate().fold(0, |bits, (lane, number)| bits | u32::from(*number != 0.0) << lane)
}

/// Adds the inputs that are not 0, times their weights, to a sum.
#[inline(always)]
fn add_products(mut bits: u64, inputs: &[f32], weights: &[Activations], sum: &mut Activations) {
    while bits != 0 {
        let place = bits.trailing_zeros() as usize;
        bits &= bits - 1;
        let (Some(input), Some(weights)) = (inputs.get(place), weights.get(place)) else { break };
        for (sum, weight) in sum.iter_mut().zip(weights) {
            *sum += weight * input;
        }
    }
}

impl Matrix {
    /// Adds these inputs, times their weights, to a sum.
    #[inline(always)]
    fn add(&self, inputs: &Sparse, sum: &mut Activations) {
        add_products(inputs.bits, &inputs.values, &self.0, sum);
    }
}

impl Network {
    /// The log-odds of being content of each block in order.
    pub(super) fn judge(&self, features: &Features) -> Vec<f32> {
        // Nothing is fused or reordered, whatever the instructions: the same bits on every machine.
        dispatch!(Level::new(), _ => self.judge_rows(features))
    }

    #[inline(always)]
    fn judge_rows(&self, features: &Features) -> Vec<f32> {
        let rows = features.rows();
        let mut state = Vec::with_capacity(rows.len());
        let mut page = self.bias.0;
        self.page.add(features.row(0), &mut page);
        for row in rows {
            let mut sum = page;
            self.block.add(row, &mut sum);
            for (family, tags) in TAGGED.iter().zip(&self.tags) {
                let tag = row.get(family.at(0)).map_or(0, |tag| *tag as usize);
                if let Some(weights) = tags.0.get(tag) {
                    add(&mut sum, weights);
                }
            }
            state.push(rectify(sum));
        }
        for layer in &self.layers {
            layer.apply(&mut state);
        }
        let mut judged = Vec::with_capacity(state.len());
        for activations in &state {
            judged.push(self.conclude(activations));
        }
        judged
    }

    #[inline(always)]
    fn conclude(&self, activations: &Activations) -> f32 {
        let mut hidden = self.hidden_bias.0;
        self.hidden.add(&Sparse::new(*activations), &mut hidden);
        let weighed = rectify(hidden).iter().zip(&self.last.0).fold(0.0, |sum, (activation, weight)| sum + activation * weight);
        weighed + self.last_bias
    }
}

impl Dense {
    /// Adds what a row says.
    #[inline(always)]
    fn add(&self, row: &[f32], sum: &mut Activations) {
        let asked = row.get(self.start..).unwrap_or_default();
        for (group, numbers) in self.groups.iter().zip(asked.chunks(LANES)) {
            let encoded = group.encode(numbers);
            add_products(u64::from(nonzero(&encoded)), &encoded, &group.weights, sum);
        }
    }
}

impl Layer {
    #[inline(always)]
    fn apply(&self, state: &mut [Activations]) {
        let (mean, largest) = summarise(state);
        let mut page = self.bias.0;
        self.mean.add(&Sparse::new(mean), &mut page);
        self.largest.add(&Sparse::new(largest), &mut page);
        // A loop: what the standard library collects is not compiled for the instructions at hand.
        let mut inputs = Vec::with_capacity(state.len());
        for activations in state.iter() {
            inputs.push(Sparse::new(*activations));
        }
        let near = |at: Option<usize>| at.and_then(|at| inputs.get(at));
        for (at, (activations, own)) in state.iter_mut().zip(&inputs).enumerate() {
            let mut sum = page;
            if let Some(before) = near(at.checked_sub(self.distance)) {
                self.before.add(before, &mut sum);
            }
            self.own.add(own, &mut sum);
            if let Some(behind) = near(at.checked_add(self.distance)) {
                self.behind.add(behind, &mut sum);
            }
            add(activations, &rectify(sum));
        }
    }
}

/// The mean and the largest of all blocks' activations.
#[inline(always)]
fn summarise(state: &[Activations]) -> (Activations, Activations) {
    let (mut mean, mut largest) = ([0.0; WIDTH], [0.0; WIDTH]);
    for activations in state {
        add(&mut mean, activations);
        for (largest, activation) in largest.iter_mut().zip(activations) {
            *largest = if *activation > *largest { *activation } else { *largest };
        }
    }
    (mean.map(|sum| sum / state.len().max(1) as f32), largest)
}

#[inline(always)]
fn add(sum: &mut Activations, other: &Activations) {
    for (sum, other) in sum.iter_mut().zip(other) {
        *sum += other;
    }
}

#[inline(always)]
fn rectify(sum: Activations) -> Activations {
    sum.map(|number| if number > 0.0 { number } else { 0.0 })
}

impl Network {
    /// Reads a network as the training writes it; `None` where the file is not whole or for another width.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Network> {
        if usize::from(reader.u16()?) != WIDTH {
            return None;
        }
        let block = Dense::read(reader)?;
        let page = Dense::read(reader)?;
        let tags = Tags::read(reader)?;
        let bias = Bias::read(reader)?;
        let layers = (0..reader.u8()?).map(|_| Layer::read(reader)).collect::<Option<_>>()?;
        let hidden = Matrix::read(reader, WIDTH)?;
        let (hidden_bias, last) = (Bias::read(reader)?, Bias::read(reader)?);
        Some(Network { block, page, tags, bias, layers, hidden, hidden_bias, last, last_bias: reader.f32()? })
    }
}

impl Dense {
    fn read(reader: &mut Reader<'_>) -> Option<Dense> {
        let count = usize::from(reader.u16()?);
        let input = |reader: &mut Reader<'_>| {
            let feature = usize::from(reader.u16()?);
            Some((feature, [reader.f32()?, reader.f32()?, reader.f32()?]))
        };
        let inputs = (0..count).map(|_| input(reader)).collect::<Option<Vec<_>>>()?;
        let weights = Matrix::read(reader, count)?;
        let start = inputs.iter().map(|(feature, _)| *feature).min().unwrap_or_default();
        let mut groups = Vec::new();
        for ((feature, [half, centre, scale]), weights) in inputs.into_iter().zip(weights.0) {
            let (number, lane) = ((feature - start) / LANES, (feature - start) % LANES);
            groups.resize(groups.len().max(number + 1), Group::NOTHING);
            let group: &mut Group = groups.get_mut(number)?;
            *group.halves.get_mut(lane)? = half;
            *group.centres.get_mut(lane)? = centre;
            *group.scales.get_mut(lane)? = scale;
            *group.weights.get_mut(lane)? = weights;
        }
        Some(Dense { start, groups })
    }
}

impl Tags {
    fn read(reader: &mut Reader<'_>) -> Option<[Tags; 3]> {
        let count = usize::from(reader.u16()?);
        let places = (0..count).map(|_| Some((usize::from(reader.u8()?), reader.f32()? as usize))).collect::<Option<Vec<_>>>()?;
        let mut tags = <[Tags; 3]>::default();
        for ((family, tag), weights) in places.into_iter().zip(Matrix::read(reader, count)?.0) {
            let Tags(known) = tags.get_mut(family)?;
            known.resize(known.len().max(tag + 1), [0.0; WIDTH]);
            *known.get_mut(tag)? = weights;
        }
        Some(tags)
    }
}

impl Layer {
    fn read(reader: &mut Reader<'_>) -> Option<Layer> {
        let distance = usize::from(reader.u8()?);
        let mut matrix = || Matrix::read(reader, WIDTH);
        let (before, own, behind, mean, largest) = (matrix()?, matrix()?, matrix()?, matrix()?, matrix()?);
        Some(Layer { distance, before, own, behind, mean, largest, bias: Bias::read(reader)? })
    }
}

impl Matrix {
    /// A step for each activation, then the weights in steps.
    fn read(reader: &mut Reader<'_>, inputs: usize) -> Option<Matrix> {
        let Bias(steps) = Bias::read(reader)?;
        let mut row = || {
            let mut weights = steps;
            for weight in &mut weights {
                *weight *= f32::from(reader.i8()?);
            }
            Some(weights)
        };
        (0..inputs).map(|_| row()).collect::<Option<_>>().map(Matrix)
    }
}

impl Bias {
    fn read(reader: &mut Reader<'_>) -> Option<Bias> {
        let mut bias = Bias::default();
        for number in &mut bias.0 {
            *number = reader.f32()?;
        }
        Some(bias)
    }
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
        let mut matrix = Matrix(vec![[0.0; WIDTH]; WIDTH]);
        matrix.0[0][0] = weight;
        matrix
    }

    /// Passes the encoded number of words through all layers.
    fn count_words(layer: Layer) -> Network {
        let mut group = Group::NOTHING;
        (group.scales[0], group.weights[0][0]) = (1.0, 1.0);
        Network {
            block: Dense { start: WORDS.at(0), groups: vec![group] },
            layers: vec![layer],
            hidden: only(1.0),
            last: Bias(std::array::from_fn(|at| if at == 0 { 1.0 } else { 0.0 })),
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
