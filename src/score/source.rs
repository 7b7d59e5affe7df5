//! Where the values of the criteria come from: stored, or assessed whenever they are asked for.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use super::bands::Bands;
use super::error::ScoreError;
use super::layer::{Layer, Value};
use super::memory::check_memory;
use super::pool_criteria::PoolCriteria;
use super::scale::Scale;
use crate::criteria::Meaning;

/// The values of all criteria for all pairs.
#[derive(Debug)]
pub(super) enum Source {
    /// Those of small pools, and of documents.
    Stored {
        raw: Vec<Layer>,
        /// The rescaled layer if it differs from the raw one.
        scaled: Vec<Option<Layer>>,
        /// For evidence; none if the values were read from a document.
        criteria: Option<PoolCriteria>,
    },
    /// Those of large pools, with the layers of single criteria that were asked for.
    Assessed { criteria: PoolCriteria, layers: Vec<OnceLock<Option<Layer>>> },
}

impl Source {
    /// Stored values, not rescaled yet.
    pub(super) fn stored(raw: Vec<Layer>, criteria: Option<PoolCriteria>) -> Self {
        let scaled = vec![None; raw.len()];
        Self::Stored { raw, scaled, criteria }
    }

    /// Values that are assessed whenever they are asked for.
    pub(super) fn assessed(criteria: PoolCriteria) -> Self {
        let layers = criteria.criteria.iter().map(|_| OnceLock::new()).collect();
        Self::Assessed { criteria, layers }
    }

    /// Rescales what is stored.
    pub(super) fn rescale(&mut self, scales: &[Scale]) {
        let Self::Stored { raw, scaled, .. } = self else { return };
        for ((raw, scaled), scale) in raw.iter().zip(scaled).zip(scales) {
            *scaled = (!scale.keeps_all()).then(|| raw.rescaled(scale));
        }
    }

    /// The id of each criterion, and what a high value means.
    pub(super) fn described(&self) -> Vec<(String, Meaning)> {
        match self {
            Self::Stored { raw, .. } => {
                raw.iter().map(|it| (it.criterion.clone(), it.meaning.clone())).collect()
            }
            Self::Assessed { criteria: own, .. } => {
                own.criteria.iter().map(|it| (it.id().to_owned(), it.meaning())).collect()
            }
        }
    }

    /// The raw values, if they are stored.
    pub(super) fn raw_if_stored(&self) -> Option<&[Layer]> {
        match self {
            Self::Stored { raw, .. } => Some(raw),
            Self::Assessed { .. } => None,
        }
    }

    /// The criteria, unless the values were read from a document.
    pub(super) fn criteria(&self) -> Option<&PoolCriteria> {
        match self {
            Self::Stored { criteria, .. } => criteria.as_ref(),
            Self::Assessed { criteria, .. } => Some(criteria),
        }
    }

    /// The raw values of a criterion, band by band.
    pub(super) fn bands(&self, criterion: usize) -> Box<dyn Bands + '_> {
        match self {
            Self::Stored { raw, .. } => Box::new(&raw[criterion]),
            Self::Assessed { criteria, .. } => Box::new(criteria.bands(criterion)),
        }
    }

    /// The raw values of all pairs, one layer for each criterion.
    pub(super) fn layers(&self) -> Result<Cow<'_, [Layer]>, ScoreError> {
        match self {
            Self::Stored { raw, .. } => Ok(Cow::Borrowed(raw)),
            Self::Assessed { criteria, .. } => {
                check_memory(criteria.size(), criteria.criteria.len())?;
                criteria.layers().map(Cow::Owned)
            }
        }
    }

    /// The raw values of a criterion for all pairs, kept from the first call on; `None` if no memory holds them, or
    /// the criterion refuses.
    fn layer(&self, criterion: usize) -> Option<&Layer> {
        match self {
            Self::Stored { raw, .. } => raw.get(criterion),
            Self::Assessed { criteria, layers } => {
                let assess = || {
                    check_memory(criteria.size(), 1).ok()?;
                    criteria.layer(criterion).ok()
                };
                layers.get(criterion)?.get_or_init(assess).as_ref()
            }
        }
    }

    /// The raw value of a criterion for a pair; unknown outside the table.
    pub(super) fn raw(&self, criterion: usize, row: usize, column: usize) -> Value {
        match self {
            Self::Stored { raw, .. } => cell(&raw[criterion], row, column),
            Self::Assessed { criteria, .. } => criteria.value(criterion, row, column),
        }
    }

    /// The same for a caller who asks for the values of most pairs.
    pub(super) fn raw_of_many(&self, criterion: usize, row: usize, column: usize) -> Value {
        match self.layer(criterion) {
            Some(layer) => cell(layer, row, column),
            None => self.raw(criterion, row, column),
        }
    }

    /// The rescaled value of a criterion for a pair; unknown outside the table.
    pub(super) fn rescaled(
        &self,
        criterion: usize,
        scale: &Scale,
        row: usize,
        column: usize,
    ) -> Value {
        match self {
            Self::Stored { raw, scaled, .. } => {
                cell(scaled[criterion].as_ref().unwrap_or(&raw[criterion]), row, column)
            }
            Self::Assessed { criteria, .. } => {
                scale.of_pair(row, column, criteria.value(criterion, row, column))
            }
        }
    }

    /// Writes the rescaled values of a criterion for a rectangle of pairs, row by row; they may be compared with
    /// what the pairs have by themselves.
    pub(super) fn fill(
        &self,
        criterion: usize,
        scale: &Scale,
        (rows, columns): (Range<usize>, Range<usize>),
        compare: bool,
        values: &mut Vec<Value>,
    ) -> Result<(), ScoreError> {
        match self {
            Self::Stored { raw, scaled, .. } => {
                let layer = scaled[criterion].as_ref().unwrap_or(&raw[criterion]);
                values.clear();
                for row in rows {
                    let line = layer.values.row(row);
                    values.extend(line.iter().skip(columns.start).take(columns.len()));
                }
                Ok(())
            }
            Self::Assessed { criteria, .. } => {
                criteria.fill(criterion, scale, (rows, columns), compare, values)
            }
        }
    }
}

fn cell(layer: &Layer, row: usize, column: usize) -> Value {
    layer.values.get([row, column]).copied().unwrap_or(Value::UNKNOWN)
}
