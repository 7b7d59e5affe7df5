//! Sums that are 0 or at least some number.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, ConstraintError, Row};

/// A semi-continuous sum: of these cells no pair is made, or at least a number of pairs.
///
/// Cells that are not eligible count 0. A least number of 0 or 1 requires nothing.
///
/// # Example
///
/// ```
/// use regiopair::assignment::{Col, Row, model::SemiContinuous};
///
/// // A course with three applicants takes place for two of them at least, or for nobody.
/// let course = SemiContinuous::new((0..3).map(|row| (Row(row), Col(0))), 2)?;
/// assert_eq!((course.cells().len(), course.least()), (3, 2));
/// # Ok::<(), regiopair::assignment::model::ConstraintError>(())
/// ```
///
/// # Reference
///
/// E. M. L. Beale, *Branch and bound methods for mathematical programming systems*, Annals of
/// Discrete Mathematics 5 (1979), doi:10.1016/S0167-5060(08)70351-0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "SerializedSemiContinuous")]
pub struct SemiContinuous {
    cells: Vec<(Row, Col)>,
    least: usize,
}

/// A sum in a file, checked when it is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SerializedSemiContinuous {
    cells: Vec<(Row, Col)>,
    least: usize,
}

impl TryFrom<SerializedSemiContinuous> for SemiContinuous {
    type Error = ConstraintError;

    fn try_from(serialized: SerializedSemiContinuous) -> Result<Self, ConstraintError> {
        Self::new(serialized.cells, serialized.least)
    }
}

impl SemiContinuous {
    /// Requires no pair among these cells, or at least `least`.
    ///
    /// # Errors
    ///
    /// [`ConstraintError::Repeated`].
    pub fn new(
        cells: impl IntoIterator<Item = (Row, Col)>,
        least: usize,
    ) -> Result<Self, ConstraintError> {
        let mut cells: Vec<_> = cells.into_iter().collect();
        cells.sort_unstable();
        match cells.windows(2).find(|two| two[0] == two[1]) {
            Some(two) => Err(ConstraintError::Repeated { row: two[0].0, col: two[0].1 }),
            None => Ok(Self { cells, least }),
        }
    }

    /// Returns the cells that count, ascending.
    pub fn cells(&self) -> &[(Row, Col)] {
        &self.cells
    }

    /// Returns the least number of pairs, if there are any.
    pub fn least(&self) -> usize {
        self.least
    }
}
