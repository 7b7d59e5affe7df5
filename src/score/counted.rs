//! What values count as, and what another value would make of a score.

use super::aggregate::Combined;
use super::layer::Value;
use super::matrix::ScoreSet;
use super::settings::Aggregation;
use crate::criteria::TwoWay;

impl ScoreSet {
    /// The score of a pair if its value by one criterion, as it enters the score, were another.
    pub(crate) fn score_with_value(
        &self,
        (row, column): (usize, usize),
        criterion: usize,
        value: f64,
    ) -> Option<f64> {
        let layers = self.shared_layers();
        let all = 0..layers.len();
        let mut values: Vec<Value> = all.map(|k| self.value(k, row, column)).collect();
        *values.get_mut(criterion)? = Value::known(value);
        Combined::new(&layers.settings, self.weights()).expecting(self.expected()).score(&values)
    }

    /// What a criterion counts as for a pair: its value as it enters the score or, if that is unknown, what is
    /// expected. `None` if it is left out.
    pub(crate) fn counted(&self, criterion: usize, row: usize, column: usize) -> Option<f64> {
        let expected = || self.expected().get(criterion).copied().and_then(Value::get);
        self.rescaled_of_many(criterion, row, column).get().or_else(expected)
    }

    /// Whether a score is the mean of two weighted means of values.
    pub(crate) fn is_mean_of_means(&self) -> bool {
        let settings = self.settings();
        settings.aggregation == Aggregation::WeightedMean && settings.views == TwoWay::Mean
    }
}
