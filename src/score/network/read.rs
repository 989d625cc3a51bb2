//! Turns the part of a model file that holds a network into [`Network`].

use super::{Activations, Dense, Encoding, LANES, Layer, Matrix, Network, Tags, WIDTH};
use crate::score::reader::Reader;

impl Network {
    /// Reads a network as the training writes it; `None` where the file is not whole or for another width.
    pub(in crate::score) fn read(reader: &mut Reader<'_>) -> Option<Network> {
        if usize::from(reader.u16()?) != WIDTH {
            return None;
        }
        let block = Dense::read(reader)?;
        let page = Dense::read(reader)?;
        let tags = Tags::read(reader)?;
        let bias = read_activations(reader)?;
        let layers = (0..reader.u8()?).map(|_| Layer::read(reader)).collect::<Option<_>>()?;
        let hidden = Matrix::read(reader, WIDTH)?;
        let (hidden_bias, last) = (read_activations(reader)?, read_activations(reader)?);
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
        let mut dense = Dense { start, ..Dense::default() };
        for ((feature, [half, centre, scale]), weights) in inputs.into_iter().zip(weights.0) {
            let (number, lane) = ((feature - start) / LANES, (feature - start) % LANES);
            dense.encodings.resize(dense.encodings.len().max(number + 1), Encoding::NOTHING);
            dense.weights.0.resize(dense.encodings.len() * LANES, Activations::default());
            let encoding = dense.encodings.get_mut(number)?;
            *encoding.halves.get_mut(lane)? = half;
            *encoding.centres.get_mut(lane)? = centre;
            *encoding.scales.get_mut(lane)? = scale;
            *dense.weights.0.get_mut(feature - start)? = weights;
        }
        Some(dense)
    }
}

impl Tags {
    fn read(reader: &mut Reader<'_>) -> Option<[Tags; 3]> {
        let count = usize::from(reader.u16()?);
        let places = (0..count).map(|_| Some((usize::from(reader.u8()?), reader.f32()? as usize))).collect::<Option<Vec<_>>>()?;
        let mut tags = <[Tags; 3]>::default();
        for ((family, tag), weights) in places.into_iter().zip(Matrix::read(reader, count)?.0) {
            let Tags(known) = tags.get_mut(family)?;
            if tag > usize::from(u16::MAX) {
                return None;
            }
            known.resize(known.len().max(tag + 1), Activations::default());
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
        Some(Layer { distance, before, own, behind, mean, largest, bias: read_activations(reader)? })
    }
}

impl Matrix {
    /// A step for each activation, then the weights in steps.
    fn read(reader: &mut Reader<'_>, inputs: usize) -> Option<Matrix> {
        let steps = read_activations(reader)?;
        let mut row = || {
            let mut weights = steps;
            for weight in &mut weights.0 {
                *weight *= f32::from(reader.i8()?);
            }
            Some(weights)
        };
        (0..inputs).map(|_| row()).collect::<Option<_>>().map(Matrix)
    }
}

fn read_activations(reader: &mut Reader<'_>) -> Option<Activations> {
    let mut activations = Activations::default();
    for number in &mut activations.0 {
        *number = reader.f32()?;
    }
    Some(activations)
}
