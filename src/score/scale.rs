//! How the values of a criterion are rescaled, once all of them have been seen.

use super::bands::{Bands, each_band};
use super::error::ScoreError;
use super::normalise::Normalisation;
use super::ranks::Ranks;
use super::richness::varies;
use crate::criteria::Value;

/// How to rescale any value of a layer.
#[derive(Debug, Clone)]
pub(super) enum Scale {
    /// Not at all.
    AsItIs,
    /// All known values become 0.5.
    Constant,
    MinMax {
        least: f64,
        spread: f64,
    },
    Ranks(Ranks),
    Standard {
        mean: f64,
        deviation: f64,
    },
    DoubleCentred {
        rows: Vec<f64>,
        columns: Vec<f64>,
        mean: f64,
    },
}

/// Where z-scores are cut off.
const MOST_DEVIATIONS: f64 = 4.0;

impl Scale {
    /// Looks at all values of a layer: one pass over them, two for `standard`.
    pub(super) fn fit(how: Normalisation, bands: &dyn Bands) -> Result<Self, ScoreError> {
        match how {
            Normalisation::None => Ok(Self::AsItIs),
            Normalisation::MinMax => min_max(bands),
            Normalisation::Rank => Ranks::of(bands).map(Self::Ranks),
            Normalisation::Standard => standard(bands),
            Normalisation::DoubleCentred => double_centred(bands),
        }
    }

    /// Whether values stay as they are.
    pub(super) fn keeps_all(&self) -> bool {
        matches!(self, Self::AsItIs)
    }

    /// Rescales the known values of some rows, of which `first` is the position in the pool.
    pub(super) fn apply(&self, first: usize, width: usize, values: &mut [Value]) {
        for (row, line) in values.chunks_mut(width.max(1)).enumerate() {
            self.apply_to_row(first + row, 0, line);
        }
    }

    /// The value of a pair, rescaled.
    pub(super) fn of_pair(&self, row: usize, column: usize, value: Value) -> Value {
        let mut line = [value];
        self.apply_to_row(row, column, &mut line);
        line[0]
    }

    /// Rescales the known values of a row, from a column on.
    pub(super) fn apply_to_row(&self, row: usize, first_column: usize, line: &mut [Value]) {
        match self {
            Self::AsItIs => {}
            Self::Constant => each(line, |_| 0.5),
            Self::MinMax { least, spread } => each(line, |value| (value - least) / spread),
            Self::Ranks(ranks) => ranks.apply(line),
            Self::Standard { mean, deviation } => each(line, |value| {
                let z = ((value - mean) / deviation).clamp(-MOST_DEVIATIONS, MOST_DEVIATIONS);
                0.5 + z / (2.0 * MOST_DEVIATIONS)
            }),
            Self::DoubleCentred { rows, columns, mean } => {
                for (cell, column) in line.iter_mut().zip(&columns[first_column..]) {
                    each(std::slice::from_mut(cell), |value| {
                        let difference = value - rows[row] - column + mean;
                        // Less than this is rounding.
                        let difference = if difference.abs() < 1e-12 { 0.0 } else { difference };
                        // Four numbers in [0, 1]: the difference is in [-2, 2].
                        (0.5 + difference / 4.0).clamp(0.0, 1.0)
                    });
                }
            }
        }
    }

    /// Whether it is clear from the scale that every value is known, of this number of pairs.
    pub(super) fn knows_all(&self, pairs: usize) -> bool {
        matches!(self, Self::Ranks(ranks) if ranks.known() == pairs as u64)
    }

    /// The mean of the rescaled values; `None` if nothing is known.
    pub(super) fn mean(&self, bands: &dyn Bands) -> Result<Option<f64>, ScoreError> {
        if let Self::Ranks(ranks) = self {
            // Ranks mirror each other around it.
            return Ok((ranks.known() > 0).then_some(0.5));
        }
        let width = bands.size().1;
        let sums = each_band(bands, |first, values| {
            let mut values = values.to_vec();
            self.apply(first, width, &mut values);
            Sum::of(&values)
        })?;
        Ok(Sum::total(sums).mean())
    }
}

/// Rescales the known values of a line, each by itself.
fn each(line: &mut [Value], of: impl Fn(f64) -> f64) {
    for cell in line {
        if let Some(value) = cell.get() {
            *cell = Value::known(of(value));
        }
    }
}

/// A sum of known values.
#[derive(Clone, Copy, Default)]
struct Sum {
    count: usize,
    sum: f64,
}

impl Sum {
    fn of<'a>(values: impl IntoIterator<Item = &'a Value>) -> Self {
        let mut this = Self::default();
        values.into_iter().for_each(|value| this.add(*value));
        this
    }

    fn add(&mut self, value: Value) {
        if let Some(value) = value.get() {
            self.count += 1;
            self.sum += value;
        }
    }

    fn plus(self, other: Self) -> Self {
        Self { count: self.count + other.count, sum: self.sum + other.sum }
    }

    fn total(sums: impl IntoIterator<Item = Self>) -> Self {
        sums.into_iter().fold(Self::default(), Self::plus)
    }

    fn mean(self) -> Option<f64> {
        (self.count > 0).then(|| self.sum / self.count as f64)
    }
}

fn min_max(bands: &dyn Bands) -> Result<Scale, ScoreError> {
    let ranges = each_band(bands, |_, values| {
        let known = values.iter().filter_map(|value| value.get());
        known.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| {
            (least.min(value), most.max(value))
        })
    })?;
    let least = ranges.iter().fold(f64::INFINITY, |least, range| least.min(range.0));
    let spread = ranges.iter().fold(f64::NEG_INFINITY, |most, range| most.max(range.1)) - least;
    Ok(if spread > 0.0 { Scale::MinMax { least, spread } } else { Scale::Constant })
}

fn standard(bands: &dyn Bands) -> Result<Scale, ScoreError> {
    let sum = Sum::total(each_band(bands, |_, values| Sum::of(values))?);
    let Some(mean) = sum.mean() else { return Ok(Scale::Constant) };
    let squares = each_band(bands, |_, values| {
        let known = values.iter().filter_map(|value| value.get());
        known.map(|value| (value - mean) * (value - mean)).sum::<f64>()
    })?;
    let squares = squares.into_iter().sum::<f64>();
    let deviation = (squares / sum.count as f64).sqrt();
    Ok(if varies(squares, mean) { Scale::Standard { mean, deviation } } else { Scale::Constant })
}

fn double_centred(bands: &dyn Bands) -> Result<Scale, ScoreError> {
    let width = bands.size().1;
    let sums = each_band(bands, |_, values| {
        let mut columns = vec![Sum::default(); width];
        let rows: Vec<Sum> = values.chunks(width.max(1)).map(Sum::of).collect();
        for line in values.chunks(width.max(1)) {
            columns.iter_mut().zip(line).for_each(|(sum, value)| sum.add(*value));
        }
        (rows, columns, Sum::of(values))
    })?;
    let mean = Sum::total(sums.iter().map(|(_, _, all)| *all)).mean().unwrap_or(0.5);
    let rows = sums.iter().flat_map(|(rows, _, _)| rows);
    let mut columns = vec![Sum::default(); width];
    for (_, of_band, _) in &sums {
        columns.iter_mut().zip(of_band).for_each(|(sum, other)| *sum = sum.plus(*other));
    }
    let means = |sums: &mut dyn Iterator<Item = &Sum>| {
        sums.map(|sum| sum.mean().unwrap_or(mean)).collect::<Vec<f64>>()
    };
    Ok(Scale::DoubleCentred {
        rows: means(&mut rows.into_iter()),
        columns: means(&mut columns.iter()),
        mean,
    })
}
