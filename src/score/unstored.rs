//! Scores that are computed whenever they are asked for, and never stored.

use std::ops::{ControlFlow, Range};
use std::sync::Arc;

use super::aggregate::{Combined, PairScore};
use super::bands::is_silent;
use super::block::BLOCK_COLUMNS;
use super::check;
use super::combine::BlockCombiner;
use super::error::ScoreError;
use super::normalise::Normalisation;
use super::pool_criteria::PoolCriteria;
use super::progress::{ScoringProgress, Watcher};
use super::scale::Scale;
use super::settings::Settings;
use super::weighted::Weighted;
use super::weights::Weights;
use crate::criteria::Value;
use crate::profile::Pool;

/// The scores of all pairs of two pools, of which none is stored: the same as those of a
/// [`ScoreSet`](super::ScoreSet), to the last bit, whatever the size of the pools.
///
/// What rescales the values of a criterion is found out in one or two passes over all pairs. Then scores are
/// computed block by block, or pair by pair. Criteria without a weight are not assessed.
#[derive(Debug, Clone)]
pub struct UnstoredScores {
    settings: Settings,
    /// Those with a weight.
    criteria: PoolCriteria,
    scales: Vec<Scale>,
    weights: Vec<Weights>,
    expected: Vec<Value>,
    silent: Vec<String>,
    /// Whether it is clear that every pair has a score.
    all_known: bool,
}

impl UnstoredScores {
    /// Looks at all pairs, to know how values are rescaled.
    ///
    /// # Errors
    /// As for [`ScoreSet::compute`](super::ScoreSet::compute), except that unknown values cannot be
    /// refused: [`ScoreError::RefusesUnstored`].
    ///
    /// # Complexity
    /// One assessment per pair and criterion with a weight that is rescaled, two for `standard`; memory
    /// linear in the regions, and 4 MB for each criterion that is ranked, 8 MB above 2³¹ pairs. The result is the same on any
    /// number of threads.
    pub fn new(
        left: &Pool,
        right: &Pool,
        criteria: Vec<Weighted>,
        settings: Settings,
    ) -> Result<Self, ScoreError> {
        Self::watched([left, right], criteria, settings, Watcher::NOBODY)
    }

    /// Prepares scores as [`new`](Self::new) does, and calls a function from time to time, from any thread,
    /// which may stop it.
    ///
    /// # Errors
    /// As for [`new`](Self::new), and [`ScoreError::Stopped`].
    pub fn new_with_progress(
        left: &Pool,
        right: &Pool,
        criteria: Vec<Weighted>,
        settings: Settings,
        callback: impl Fn(&ScoringProgress) -> ControlFlow<()> + Sync,
    ) -> Result<Self, ScoreError> {
        Self::watched([left, right], criteria, settings, Watcher::new(&callback))
    }

    fn watched(
        [left, right]: [&Pool; 2],
        criteria: Vec<Weighted>,
        settings: Settings,
        watcher: Watcher<'_>,
    ) -> Result<Self, ScoreError> {
        check::given([left, right], &criteria, &settings)?;
        if settings.refuses_unknowns() {
            return Err(ScoreError::RefusesUnstored);
        }
        let counting = criteria.into_iter().filter(|weighted| weighted.weights.counts());
        let counting: Vec<Weighted> = counting.collect();
        let mut this = Self {
            settings,
            criteria: PoolCriteria {
                pools: [left.clone(), right.clone()],
                criteria: counting.iter().map(|it| Arc::clone(&it.criterion)).collect(),
            },
            scales: Vec::new(),
            weights: counting.iter().map(|it| it.weights).collect(),
            expected: Vec::new(),
            silent: Vec::new(),
            all_known: false,
        };
        for (k, weighted) in counting.iter().enumerate() {
            this.fit(k, weighted.normalisation, watcher)?;
        }
        if this.silent.len() == this.weights.len() {
            return Err(ScoreError::NothingKnown);
        }
        Ok(this)
    }

    fn fit(
        &mut self,
        criterion: usize,
        how: Normalisation,
        watcher: Watcher<'_>,
    ) -> Result<(), ScoreError> {
        let assessed = self.criteria.bands(criterion);
        let bands = || watcher.bands(assessed.criterion.id(), &assessed);
        let scale = Scale::fit(how, &bands())?;
        self.all_known |= scale.knows_all(self.left().len() * self.right().len());
        if is_silent(&bands())? {
            self.silent.push(assessed.criterion.id().to_owned());
        }
        self.expected.push(self.settings.unknown_values.value_of_unknown(&scale, &bands())?);
        self.scales.push(scale);
        Ok(())
    }

    /// Returns the candidates of the left side: the rows.
    pub fn left(&self) -> &Pool {
        &self.criteria.pools[0]
    }

    /// Returns the candidates of the right side: the columns.
    pub fn right(&self) -> &Pool {
        &self.criteria.pools[1]
    }

    /// Returns the ids of the criteria that have a weight but are unknown for every pair.
    pub fn silent(&self) -> &[String] {
        &self.silent
    }

    /// Returns the score of a pair; unknown outside the table, and if no criterion with a weight is known.
    ///
    /// # Complexity
    /// One assessment per criterion.
    pub fn score(&self, row: usize, column: usize) -> Value {
        let mut combined = Combined::new(&self.settings, &self.weights).expecting(&self.expected);
        Value::from(combined.score(&self.values(row, column)))
    }

    /// Whether a pair has a score.
    pub(crate) fn is_known(&self, row: usize, column: usize) -> bool {
        let mut all = 0..self.weights.len();
        self.all_known || all.any(|k| self.criteria.value(k, row, column).get().is_some())
    }

    /// Returns the score of a pair with its interval and contributions, in the order of the criteria that
    /// have a weight; `None` if nothing is known, and outside the table.
    pub fn explain(&self, row: usize, column: usize) -> Option<PairScore> {
        let mut combined = Combined::new(&self.settings, &self.weights).expecting(&self.expected);
        combined.explain(&self.values(row, column))
    }

    /// The rescaled values of a pair.
    fn values(&self, row: usize, column: usize) -> Vec<Value> {
        let values = self
            .scales
            .iter()
            .enumerate()
            .map(|(k, scale)| scale.of_pair(row, column, self.criteria.value(k, row, column)));
        values.collect()
    }

    /// Appends the scores of a rectangle of pairs to an empty list, row by row.
    ///
    /// # Errors
    /// [`ScoreError::OutOfRange`] and others for a criterion of the user's own.
    pub fn block(
        &self,
        rows: Range<usize>,
        columns: Range<usize>,
        scores: &mut Vec<Value>,
    ) -> Result<(), ScoreError> {
        let width = columns.len();
        scores.resize(rows.len() * width, Value::UNKNOWN);
        let mut combiner = BlockCombiner::new(&self.settings, &self.weights, &self.expected);
        let mut values: Vec<Vec<Value>> = vec![Vec::new(); self.scales.len()];
        let mut of_part = Vec::new();
        for first in columns.clone().step_by(BLOCK_COLUMNS) {
            let part = first..(first + BLOCK_COLUMNS).min(columns.end);
            for (k, (scale, values)) in self.scales.iter().zip(&mut values).enumerate() {
                self.criteria.fill(k, scale, (rows.clone(), part.clone()), false, values)?;
            }
            of_part.clear();
            of_part.resize(rows.len() * part.len(), Value::UNKNOWN);
            let values: Vec<&[Value]> = values.iter().map(Vec::as_slice).collect();
            combiner.combine(&values, &mut of_part);
            let place = first - columns.start..part.end - columns.start;
            for (line, found) in scores.chunks_mut(width).zip(of_part.chunks(part.len())) {
                line[place.clone()].copy_from_slice(found);
            }
        }
        Ok(())
    }
}
