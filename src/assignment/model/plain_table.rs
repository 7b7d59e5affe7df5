//! Plain scores or costs in the memory of their owner.

use ndarray::{ArrayView1, ArrayView2};

use crate::assignment::model::{Col, ProblemError, Row};

/// Numbers of a piece, if all numbers are stored one after another: enough to be worth a thread.
const NUMBERS_PER_PIECE: usize = 1 << 14;

/// Where the numbers are.
enum Numbers<'a> {
    /// Row by row, without gaps, all of them allowed.
    Flat(&'a [f64]),
    View(ArrayView2<'a, f64>),
    Rows(Vec<&'a [f64]>),
}

/// Scores or costs, and which of them are allowed, in *pieces* that are read one by one: rows, or
/// parts of any length where rows do not matter.
pub(in crate::assignment) struct PlainTable<'a> {
    pub(super) shape: (usize, usize),
    numbers: Numbers<'a>,
    eligible: Option<ArrayView2<'a, bool>>,
    costs: bool,
}

impl<'a> PlainTable<'a> {
    /// A table of scores; all are allowed if `eligible` is `None`.
    pub(in crate::assignment) fn of_view(
        scores: &ArrayView2<'a, f64>,
        eligible: Option<ArrayView2<'a, bool>>,
    ) -> Self {
        let shape = scores.dim();
        let flat = scores.to_slice().filter(|_| eligible.is_none());
        let numbers = flat.map_or(Numbers::View(*scores), Numbers::Flat);
        Self { shape, numbers, eligible, costs: false }
    }

    /// A table of scores in rows of equal length.
    pub(super) fn of_rows<R: AsRef<[f64]>>(rows: &'a [R]) -> Result<Self, ProblemError> {
        let rows: Vec<&[f64]> = rows.iter().map(AsRef::as_ref).collect();
        let cols = rows.first().map_or(0, |row| row.len());
        if let Some(row) = rows.iter().position(|row| row.len() != cols) {
            let found = rows[row].len();
            return Err(ProblemError::Ragged { row: Row(row), expected: cols, found });
        }
        let shape = (rows.len(), cols);
        Ok(Self { shape, numbers: Numbers::Rows(rows), eligible: None, costs: false })
    }

    /// The same numbers as costs: each score is one of them, negated.
    pub(super) fn negated(self) -> Self {
        Self { costs: !self.costs, ..self }
    }

    pub(super) fn check_mask(&self) -> Result<(), ProblemError> {
        let (rows, cols) = self.shape;
        match self.eligible.as_ref().map(ArrayView2::dim) {
            Some((mask_rows, mask_cols)) if (mask_rows, mask_cols) != (rows, cols) => {
                Err(ProblemError::MaskShape { rows, cols, mask_rows, mask_cols })
            }
            _ => Ok(()),
        }
    }

    /// What a number is multiplied by to give the score.
    pub(super) fn sign(&self) -> f64 {
        if self.costs { -1.0 } else { 1.0 }
    }

    /// The score of a cell; `None` where it is not allowed.
    pub(super) fn score(&self, Row(row): Row, Col(col): Col) -> Option<f64> {
        let number = match &self.numbers {
            Numbers::Flat(numbers) => numbers[row * self.shape.1 + col],
            Numbers::View(view) => view[[row, col]],
            Numbers::Rows(rows) => rows[row][col],
        };
        let allowed = self.eligible.as_ref().is_none_or(|mask| mask[[row, col]]);
        allowed.then(|| self.sign() * number)
    }

    /// All numbers row by row, if they are stored that way and all are allowed.
    pub(super) fn flat(&self) -> Option<&[f64]> {
        match &self.numbers {
            Numbers::Flat(numbers) => Some(numbers),
            Numbers::View(_) | Numbers::Rows(_) => None,
        }
    }

    /// Cells of a piece; the last piece may be shorter.
    pub(super) fn cells_per_piece(&self) -> usize {
        match &self.numbers {
            Numbers::Flat(_) => NUMBERS_PER_PIECE,
            Numbers::View(_) | Numbers::Rows(_) => self.shape.1,
        }
    }

    /// The numbers of a piece.
    pub(super) fn piece(&self, place: usize) -> ArrayView1<'_, f64> {
        match &self.numbers {
            Numbers::Flat(numbers) => {
                let start = place * NUMBERS_PER_PIECE;
                let end = (start + NUMBERS_PER_PIECE).min(numbers.len());
                ArrayView1::from(&numbers[start..end])
            }
            Numbers::View(view) => view.row(place),
            Numbers::Rows(rows) => ArrayView1::from(rows[place]),
        }
    }

    /// Which numbers of a piece are allowed; `None` if all are.
    pub(super) fn mask(&self, place: usize) -> Option<ArrayView1<'_, bool>> {
        self.eligible.as_ref().map(|mask| mask.row(place))
    }
}
