//! The sums of a part, by whichever method fits it.

use ndarray::Array2;

use super::error::{GibbsError, MAX_MEMBERS, MAX_TABLE_BYTES};
use super::factors::Part;
use super::layers::{self, LayeredSums, Report};
use super::square::{self, SquareSums};

/// The sums over the plans of a part.
pub(super) enum PartSums<'a> {
    Square(SquareSums),
    Layered(LayeredSums<'a>),
}

impl<'a> PartSums<'a> {
    /// # Errors
    /// [`GibbsError::TooLarge`] before any memory is taken; [`GibbsError::Stopped`].
    pub(super) fn new(part: &'a Part, report: &mut Report<'_>) -> Result<Self, GibbsError> {
        check_memory(part)?;
        Ok(if part.is_perfect() {
            Self::Square(SquareSums::new(part))
        } else {
            Self::Layered(LayeredSums::new(part, report)?)
        })
    }

    /// The sum over all plans.
    pub(super) fn total(&self) -> f64 {
        match self {
            Self::Square(sums) => sums.total(),
            Self::Layered(sums) => sums.total(),
        }
    }

    /// The probability of each pair, by long member and short member.
    pub(super) fn probabilities(&self, report: &mut Report<'_>) -> Result<Array2<f64>, GibbsError> {
        match self {
            Self::Square(sums) => Ok(sums.probabilities()),
            Self::Layered(sums) => sums.probabilities(report),
        }
    }

    /// Random plans, one for each stream of random numbers: the short member of each long member.
    pub(super) fn draw(
        &self,
        units: &mut [impl FnMut() -> f64],
        report: &mut Report<'_>,
    ) -> Result<Vec<Vec<Option<usize>>>, GibbsError> {
        match self {
            Self::Square(sums) => Ok(units.iter_mut().map(|unit| sums.draw(unit)).collect()),
            Self::Layered(sums) => sums.draw(units, report),
        }
    }
}

/// Refuses a part whose tables would be too large.
pub(super) fn check_memory(part: &Part) -> Result<(), GibbsError> {
    let (members, long) = (part.short.len(), part.long.len());
    let bytes =
        if part.is_perfect() { square::bytes(members) } else { layers::bytes(members, long) };
    if members > MAX_MEMBERS || bytes > u128::from(MAX_TABLE_BYTES) {
        return Err(GibbsError::TooLarge { members, bytes });
    }
    Ok(())
}
