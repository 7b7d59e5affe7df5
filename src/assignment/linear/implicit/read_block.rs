//! Blocks as they are read: with a score for each cell, and scores in units.

use std::ops::Range;

use crate::assignment::model::{BlockScore, Blocks, Col, ImplicitError, Resolution, Row};

/// How scores become whole units.
#[derive(Debug, Clone, Copy)]
pub(super) struct ScoreUnits {
    pub(super) resolution: Resolution,
    /// The most units that are accepted.
    pub(super) limit: i64,
}

impl ScoreUnits {
    pub(super) fn of(
        self,
        row: usize,
        col: usize,
        score: impl BlockScore,
    ) -> Result<i64, ImplicitError> {
        let units = self.resolution.units(score.into()).filter(|units| units.abs() <= self.limit);
        units.ok_or_else(|| ImplicitError::NotAccepted {
            row: Row(row),
            col: Col(col),
            value: score.to_string(),
            limit: self.limit,
        })
    }
}

/// Computes a block, which has to have a score for each cell.
pub(super) fn read_block<B: Blocks>(
    blocks: &B,
    rows: Range<usize>,
    cols: Range<usize>,
    scores: &mut Vec<B::Score>,
) -> Result<(), ImplicitError> {
    scores.clear();
    if let Err(error) = blocks.block(rows.clone(), cols.clone(), scores) {
        return Err(ImplicitError::Block { rows, cols, error });
    }
    let (expected, found) = (rows.len() * cols.len(), scores.len());
    if found != expected {
        return Err(ImplicitError::WrongSize { rows, cols, expected, found });
    }
    Ok(())
}
