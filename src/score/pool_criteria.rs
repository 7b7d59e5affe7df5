//! Criteria with their pools: values that are assessed whenever they are asked for, and rescaled.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::bands::Assessed;
use super::block::{assess_block, compared_block};
use super::error::ScoreError;
use super::layer::Layer;
use super::scale::Scale;
use crate::criteria::{Criterion, Pair, PairBlock, Tally, Value, value_of};
use crate::profile::Pool;

/// Criteria of two pools.
#[derive(Clone)]
pub(super) struct PoolCriteria {
    pub(super) pools: [Pool; 2],
    pub(super) criteria: Vec<Arc<dyn Criterion>>,
}

/// Names the criteria by their ids.
impl fmt::Debug for PoolCriteria {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.criteria.iter().map(Criterion::id)).finish()
    }
}

impl PoolCriteria {
    pub(super) fn size(&self) -> (usize, usize) {
        (self.pools[0].len(), self.pools[1].len())
    }

    /// The values of a criterion, band by band.
    pub(super) fn bands(&self, criterion: usize) -> Assessed<'_> {
        let [left, right] = &self.pools;
        Assessed { criterion: self.criteria[criterion].as_ref(), left, right }
    }

    /// The values of all pairs, one layer for each criterion.
    pub(super) fn layers(&self) -> Result<Vec<Layer>, ScoreError> {
        (0..self.criteria.len()).map(|criterion| self.layer(criterion)).collect()
    }

    /// The values of all pairs by one criterion.
    pub(super) fn layer(&self, criterion: usize) -> Result<Layer, ScoreError> {
        let [left, right] = &self.pools;
        Layer::compute(self.criteria[criterion].as_ref(), left, right)
    }

    fn pair(&self, row: usize, column: usize) -> Option<Pair<'_>> {
        let [left, right] = &self.pools;
        Some(Pair { left: left.profiles().get(row)?, right: right.profiles().get(column)? })
    }

    /// The raw value of a criterion for a pair; unknown outside the table.
    pub(super) fn value(&self, criterion: usize, row: usize, column: usize) -> Value {
        let Some(pair) = self.pair(row, column) else { return Value::UNKNOWN };
        value_of(self.criteria[criterion].as_ref(), &pair, &mut Tally::without_reasons())
    }

    /// Writes the rescaled values of a rectangle of pairs, row by row. Some are compared with what their
    /// pairs have by themselves if that is asked for.
    pub(super) fn fill(
        &self,
        criterion: usize,
        scale: &Scale,
        (rows, columns): (Range<usize>, Range<usize>),
        compare: bool,
        values: &mut Vec<Value>,
    ) -> Result<(), ScoreError> {
        values.clear();
        let criterion = self.criteria[criterion].as_ref();
        let [left, right] = self.pools.each_ref().map(Pool::profiles);
        let block = PairBlock { left: &left[rows.clone()], right: &right[columns.clone()] };
        if compare {
            compared_block(criterion, &block, values)?;
        } else {
            assess_block(criterion, &block, values)?;
        }
        for (row, line) in rows.zip(values.chunks_mut(columns.len().max(1))) {
            scale.apply_to_row(row, columns.start, line);
        }
        Ok(())
    }
}
