//! Which regions have which domains.

use super::error::MatrixError;
use ndarray::{Array2, ArrayRef2, ArrayView2};

/// How much of each domain each region has: the data for measures that do not use the tree alone.
///
/// One row per region, one column per domain in the order of [`DomainId`](super::DomainId); weights
/// may be counts, employees or strengths of profiles, all in one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Occurrence {
    weights: Array2<f64>,
}

impl Occurrence {
    /// Takes the weights, regions × domains. [`Taxonomy::similarity`](super::Taxonomy::similarity)
    /// checks the width.
    ///
    /// # Errors
    /// If a weight is negative or not finite, or if the weights do not have a finite sum.
    pub fn new(weights: Array2<f64>) -> Result<Self, MatrixError> {
        check_weights(&weights)?;
        Ok(Self { weights })
    }

    /// Returns an occurrence without regions, for measures that use the tree alone.
    pub fn empty(domains: usize) -> Self {
        Self { weights: Array2::zeros((0, domains)) }
    }

    /// Returns the weights, regions × domains.
    pub fn weights(&self) -> ArrayView2<'_, f64> {
        self.weights.view()
    }

    /// Returns the number of domains.
    pub fn width(&self) -> usize {
        self.weights.ncols()
    }

    /// Whether no region has a domain.
    pub fn is_empty(&self) -> bool {
        self.weights.iter().all(|&weight| weight <= 0.0)
    }
}

pub(super) fn check_weights(weights: &ArrayRef2<f64>) -> Result<(), MatrixError> {
    for ((row, column), &value) in weights.indexed_iter() {
        if !(value.is_finite() && value >= 0.0) {
            return Err(MatrixError::Entry { row, column, value });
        }
    }
    if weights.sum().is_finite() { Ok(()) } else { Err(MatrixError::Total) }
}

pub(super) fn check_shape(
    found: (usize, usize),
    expected: (usize, usize),
) -> Result<(), MatrixError> {
    if found == expected { Ok(()) } else { Err(MatrixError::Shape { expected, found }) }
}

pub(super) fn check_symmetric(matrix: &ArrayRef2<f64>) -> Result<(), MatrixError> {
    check_shape(matrix.dim(), (matrix.nrows(), matrix.nrows()))?;
    check_weights(matrix)?;
    for ((row, column), &value) in matrix.indexed_iter() {
        // Counts are exact, so a difference is a mistake, not rounding.
        if row < column && value.to_bits() != matrix[[column, row]].to_bits() {
            return Err(MatrixError::Asymmetric { row, column });
        }
    }
    Ok(())
}
