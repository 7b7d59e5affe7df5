//! The weights of a plan as near to each other as possible, under side constraints.

use crate::assignment::lexicographic::constrained::{Remainder, Stop};
use crate::assignment::lexicographic::smallest_range::smallest_range;
use crate::assignment::model::{
    ConstrainedLevel, ConstrainedOutcome, EmptyRangeByCases, Level, LevelStage, LexicographicError,
    Problem, WeightRange,
};

impl Remainder<'_> {
    /// Makes the spread as small as possible, then the lowest weight as high as possible.
    pub(super) fn even(&mut self, level: &Level) -> Result<ConstrainedLevel, Stop> {
        let (mut stages, mut proved) = self.counted()?;
        let mut value = None;
        if let Some(known) = self.range(level) {
            let cells = self.cells.eligible_cells();
            let ranges = cells.map(|(row, col, _)| level.weights_of(row, col));
            let (lows, highs) = ranges.map(|it| (it.lowest, it.highest)).unzip();
            let mut best = (known, self.plan.clone());
            let found = smallest_range(lows, highs, known, None, |range| {
                let found = self.search(&self.cells_in(level, range), |_, _| 0)?;
                proved &= !matches!(found, ConstrainedOutcome::Unfinished { best: None, .. });
                let reached = found.pairs().and_then(|_| self.range(level));
                if reached.is_some_and(|reached| reached.is_more_even_than(best.0)) {
                    best = (reached.unwrap_or(best.0), self.plan.clone());
                }
                Ok::<_, LexicographicError>(reached)
            })?;
            let mut empty = Vec::with_capacity(found.empty.len());
            for range in found.empty {
                let no_plan = match self.search(&self.cells_in(level, range), |_, _| 0)? {
                    ConstrainedOutcome::Infeasible(tree) => Some(tree),
                    _ => None,
                };
                proved &= no_plan.is_some();
                empty.push(EmptyRangeByCases { range, no_plan });
            }
            let (range, plan) = best;
            self.cells = self.cells_in(level, range);
            self.plan = plan;
            value = Some(range.spread());
            stages.push(LevelStage::Spread { range, empty });
        }
        let bound = value.filter(|_| proved);
        Ok(ConstrainedLevel { value, bound, proved, prices: Vec::new(), stages })
    }

    /// The range of the plan.
    fn range(&self, level: &Level) -> Option<WeightRange> {
        let weights = self.pairs().map(|(row, col)| level.weights_of(row, col));
        WeightRange::of(weights.flat_map(|it| [it.lowest, it.highest]))
    }

    /// The open cells with both weights in a range.
    fn cells_in(&self, level: &Level, range: WeightRange) -> Problem {
        self.cells.clone().retain(|row, col, _| range.contains(level.weights_of(row, col)))
    }
}
