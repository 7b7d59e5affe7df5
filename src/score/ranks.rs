//! Ranks by counting on a grid, without a sort.

use super::bands::{Bands, gathered};
use super::error::ScoreError;
use crate::criteria::Value;

/// Steps of the grid in [0, 1]: values within the same step, about a millionth, share their rank.
const STEPS: usize = 1 << 20;

/// Up to this many values a list of the steps that occur takes less time than a count of all steps.
const FEW: usize = 1 << 16;

/// The rank of every step in which a value lies.
#[derive(Debug, Clone)]
pub(super) enum Ranks {
    /// The steps that occur, ascending, each with its rank; and the number of known values.
    Listed { ranks: Vec<(u32, f64)>, known: u64 },
    /// By the step twice its mean place, in numbers that are short so that caches hold more of them; and the
    /// number of known values.
    Counted { twice: Vec<u32>, known: u64 },
    /// The rank by the step, of more values than short numbers can count.
    Ranked { ranks: Vec<f64>, known: u64 },
}

impl Ranks {
    /// Ranks the known values of a layer.
    pub(super) fn of(bands: &dyn Bands) -> Result<Self, ScoreError> {
        let (rows, columns) = bands.size();
        if rows * columns <= FEW { Self::listed(bands) } else { Self::counted(bands) }
    }

    fn listed(bands: &dyn Bands) -> Result<Self, ScoreError> {
        let steps = |list: &mut Vec<u32>, values: &[Value]| {
            list.extend(values.iter().filter_map(|value| value.get().map(step)));
        };
        let mut steps: Vec<u32> = gathered(bands, FEW, Vec::new, steps)?.concat();
        steps.sort_unstable();
        let known = steps.len() as u64;
        let mut places = MidPlaces::default();
        let of = |tied: &[u32]| (tied[0], rank(places.next(tied.len() as u64) as f64, known));
        Ok(Self::Listed { ranks: steps.chunk_by(|a, b| a == b).map(of).collect(), known })
    }

    fn counted(bands: &dyn Bands) -> Result<Self, ScoreError> {
        let count = |counts: &mut Vec<u32>, values: &[Value]| {
            for value in values.iter().filter_map(|value| value.get()) {
                counts[step(value) as usize] += 1;
            }
        };
        // No count exceeds what a gatherer sees.
        let most = u32::MAX as usize;
        let parts = gathered(bands, most, || vec![0_u32; STEPS + 1], count)?;
        let of_step = |step: usize| parts.iter().map(|part| u64::from(part[step])).sum::<u64>();
        let known = (0..=STEPS).map(of_step).sum();
        let mut places = MidPlaces::default();
        let twice = (0..=STEPS).map(|step| places.next(of_step(step)));
        if u32::try_from(2 * known).is_ok() {
            let twice = twice.map(|twice| u32::try_from(twice).unwrap_or_default()).collect();
            return Ok(Self::Counted { twice, known });
        }
        let ranks = twice.map(|twice| rank(twice as f64, known)).collect();
        Ok(Self::Ranked { ranks, known })
    }

    /// How many values were known.
    pub(super) fn known(&self) -> u64 {
        match self {
            Self::Listed { known, .. }
            | Self::Counted { known, .. }
            | Self::Ranked { known, .. } => *known,
        }
    }

    /// Replaces the known values of a line of the layer by their ranks, in [0, 1].
    pub(super) fn apply(&self, line: &mut [Value]) {
        match self {
            Self::Counted { twice, known } => each_step(line, |step| rank(twice[step], *known)),
            Self::Ranked { ranks, .. } => each_step(line, |step| ranks[step]),
            Self::Listed { ranks, .. } => {
                for (value, cell) in line.iter_mut().filter_map(|cell| Some((cell.get()?, cell))) {
                    let place = ranks.partition_point(|(other, _)| *other < step(value));
                    *cell = Value::known(ranks.get(place).map_or(0.5, |(_, rank)| *rank));
                }
            }
        }
    }
}

/// Replaces the known values of a line by what belongs to their steps. There is no branch for unknown ones, whose
/// step is one of the grid too.
fn each_step(line: &mut [Value], of: impl Fn(usize) -> f64) {
    for cell in line {
        let value = cell.get().unwrap_or(f64::NAN);
        let found = of(step(value) as usize);
        *cell = Value::known(if value.is_nan() { f64::NAN } else { found });
    }
}

/// The step of the grid that is nearest to a value in [0, 1].
fn step(value: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most the number of steps"
    )]
    let step = (value * STEPS as f64 + 0.5).min(STEPS as f64) as u32;
    step
}

/// (rank − 1) / (n − 1) from twice the place, counted from 0, among n values.
fn rank(twice: impl Into<f64>, values: u64) -> f64 {
    let last = values.saturating_sub(1);
    if last == 0 { 0.5 } else { twice.into() / 2.0 / last as f64 }
}

/// Twice the mean place of one tied group after the other, counted from 0.
#[derive(Default)]
struct MidPlaces {
    below: u64,
}

impl MidPlaces {
    fn next(&mut self, tied: u64) -> u64 {
        let up_to = self.below + tied;
        // Mean of the places below..up_to; nothing asks for that of an empty group.
        let twice = (self.below + up_to).saturating_sub(1);
        self.below = up_to;
        twice
    }
}
