//! Scores if unknown values were something else.

use super::aggregate::Combined;
use super::layer::Value;
use super::matrix::ScoreSet;

impl ScoreSet {
    /// The score of a pair if some of its unknown values were these, after normalisation: criterion and value.
    /// Other unknown values count as usual, and known values stay as they are.
    pub(crate) fn score_assuming(
        &self,
        (row, column): (usize, usize),
        assumed: &[(usize, f64)],
    ) -> Value {
        let all = 0..self.criteria().len();
        let mut values: Vec<Value> = all.map(|k| self.value(k, row, column)).collect();
        for &(criterion, value) in assumed {
            if let Some(known) = values.get_mut(criterion).filter(|value| value.get().is_none()) {
                *known = Value::known(value);
            }
        }
        let mut combined =
            Combined::new(self.settings(), self.weights()).expecting(self.expected());
        Value::from(combined.score(&values))
    }
}
