//! Scores that are computed whenever they are asked for, and never stored.

use std::ops::Range;
use std::sync::Arc;

use super::aggregate::{Combined, PairScore};
use super::bands::{Assessed, Bands};
use super::block::{BLOCK_COLUMNS, assess_block};
use super::check;
use super::combine::BlockCombiner;
use super::error::ScoreError;
use super::scale::Scale;
use super::settings::Settings;
use super::unknown_treatment::UnknownTreatment;
use super::weighted::Weighted;
use super::weights::Weights;
use crate::criteria::{Criterion, Pair, PairBlock, Tally, Value, value_of};
use crate::profile::Pool;

/// The scores of all pairs of two pools, of which none is stored: the same as those of a
/// [`ScoreSet`](super::ScoreSet), to the last bit, whatever the size of the pools.
///
/// What rescales the values of a criterion is found out in one or two passes over all pairs. Then scores are
/// computed block by block, or pair by pair. Criteria without a weight are not assessed.
#[derive(Clone)]
pub struct UnstoredScores {
    pools: [Pool; 2],
    settings: Settings,
    /// Those with a weight.
    criteria: Vec<Scaled>,
    weights: Vec<Weights>,
    expected: Vec<Value>,
    silent: Vec<String>,
    /// Whether it is clear that every pair has a score.
    all_known: bool,
}

/// A criterion, and how its values are rescaled.
#[derive(Clone)]
struct Scaled {
    criterion: Arc<dyn Criterion>,
    scale: Scale,
}

impl std::fmt::Debug for UnstoredScores {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids = self.criteria.iter().map(|it| it.criterion.id()).collect::<Vec<_>>();
        f.debug_struct("UnstoredScores").field("criteria", &ids).finish_non_exhaustive()
    }
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
    /// linear in the regions, and 8 MB for each criterion that is ranked. The result is the same on any
    /// number of threads.
    pub fn new(
        left: &Pool,
        right: &Pool,
        criteria: Vec<Weighted>,
        settings: Settings,
    ) -> Result<Self, ScoreError> {
        check::given([left, right], &criteria, &settings)?;
        if [settings.unknown_values, settings.silent_criteria].contains(&UnknownTreatment::Refuse) {
            return Err(ScoreError::RefusesUnstored);
        }
        let pools = [left.clone(), right.clone()];
        let mut this = Self {
            pools,
            settings,
            criteria: Vec::new(),
            weights: Vec::new(),
            expected: Vec::new(),
            silent: Vec::new(),
            all_known: false,
        };
        for weighted in criteria.into_iter().filter(|weighted| weighted.weights.counts()) {
            this.add(weighted)?;
        }
        if this.silent.len() == this.criteria.len() {
            return Err(ScoreError::NothingKnown);
        }
        Ok(this)
    }

    fn add(&mut self, weighted: Weighted) -> Result<(), ScoreError> {
        let Weighted { criterion, weights, normalisation } = weighted;
        let [left, right] = &self.pools;
        let bands = Assessed { criterion: criterion.as_ref(), left, right };
        let scale = Scale::fit(normalisation, &bands)?;
        self.all_known |= scale.knows_all(left.len() * right.len());
        if is_silent(&bands)? {
            self.silent.push(criterion.id().to_owned());
        }
        self.expected.push(self.settings.unknown_values.value_of_unknown(&scale, &bands)?);
        self.weights.push(weights);
        self.criteria.push(Scaled { criterion, scale });
        Ok(())
    }

    /// Returns the candidates of the left side: the rows.
    pub fn left(&self) -> &Pool {
        &self.pools[0]
    }

    /// Returns the candidates of the right side: the columns.
    pub fn right(&self) -> &Pool {
        &self.pools[1]
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
        let values = self.values(row, column);
        Value::from(values.and_then(|values| combined.score(&values)))
    }

    /// Whether a pair has a score.
    pub(crate) fn is_known(&self, row: usize, column: usize) -> bool {
        let Some(pair) = self.pair(row, column) else { return false };
        let mut tally = Tally::without_reasons();
        let mut known =
            |it: &Scaled| value_of(it.criterion.as_ref(), &pair, &mut tally).get().is_some();
        self.all_known || self.criteria.iter().any(&mut known)
    }

    /// Returns the score of a pair with its interval and contributions, in the order of the criteria that
    /// have a weight; `None` if nothing is known, and outside the table.
    pub fn explain(&self, row: usize, column: usize) -> Option<PairScore> {
        let mut combined = Combined::new(&self.settings, &self.weights).expecting(&self.expected);
        combined.explain(&self.values(row, column)?)
    }

    fn pair(&self, row: usize, column: usize) -> Option<Pair<'_>> {
        let [left, right] = &self.pools;
        Some(Pair { left: left.profiles().get(row)?, right: right.profiles().get(column)? })
    }

    /// The rescaled values of a pair.
    fn values(&self, row: usize, column: usize) -> Option<Vec<Value>> {
        let pair = self.pair(row, column)?;
        let mut tally = Tally::without_reasons();
        let values = self.criteria.iter().map(|Scaled { criterion, scale }| {
            let mut value = [value_of(criterion.as_ref(), &pair, &mut tally)];
            scale.apply_to_row(row, column, &mut value);
            value[0]
        });
        Some(values.collect())
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
        let [left, right] = &self.pools;
        let width = columns.len();
        scores.resize(rows.len() * width, Value::UNKNOWN);
        let mut combiner = BlockCombiner::new(&self.settings, &self.weights, &self.expected);
        let mut values: Vec<Vec<Value>> = vec![Vec::new(); self.criteria.len()];
        for first in columns.clone().step_by(BLOCK_COLUMNS) {
            let part = first..(first + BLOCK_COLUMNS).min(columns.end);
            let block =
                PairBlock { left: &left.profiles()[rows.clone()], right: &right.profiles()[part] };
            for (Scaled { criterion, scale }, values) in self.criteria.iter().zip(&mut values) {
                values.clear();
                assess_block(criterion.as_ref(), &block, values)?;
                for (row, line) in rows.clone().zip(values.chunks_mut(block.right.len())) {
                    scale.apply_to_row(row, first, line);
                }
            }
            let place = first - columns.start;
            for (row, line) in scores.chunks_mut(width).enumerate() {
                let own = row * block.right.len()..(row + 1) * block.right.len();
                let values: Vec<&[Value]> = values.iter().map(|it| &it[own.clone()]).collect();
                combiner.combine(&values, &mut line[place..place + block.right.len()]);
            }
        }
        Ok(())
    }
}

/// Whether nothing is known of any pair.
fn is_silent(bands: &dyn Bands) -> Result<bool, ScoreError> {
    let mut is_silent = true;
    for row in 0..bands.size().0 {
        let known = |value: &Value| value.get().is_some();
        bands.band(row..row + 1, &mut |values| is_silent &= !values.iter().any(known))?;
        if !is_silent {
            break;
        }
    }
    Ok(is_silent)
}
