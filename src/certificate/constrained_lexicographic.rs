//! The checks of objectives pursued one after another under side constraints.

use ndarray::Array2;

use super::spread::is_smallest;
use super::{Flaw, check_branch_and_bound};
use crate::assignment::{
    Col, Pairs, Problem, Row,
    model::{
        BranchTree, ConstrainedLevel, ConstrainedLexicographic, ConstrainedOutcome, Constraints,
        EmptyRangeByCases, Level, LevelStage, LinearConstraint, Quotas, WeightRange,
    },
};

/// Checks objectives pursued one after another: every step is a question of its own, which is built
/// anew here and whose proof is checked by [`check_branch_and_bound`]; and the plan keeps everything and
/// has the value of every level.
///
/// # Errors
///
/// The first [`Flaw`].
///
/// # Complexity
///
/// That of [`check_branch_and_bound`] for every step.
pub fn check_constrained_lexicographic(
    cells: &Problem,
    quotas: &Quotas,
    constraints: &Constraints,
    levels: &[Level],
    found: &ConstrainedLexicographic,
) -> Result<(), Flaw> {
    let (cells, constraints) = (cells.clone(), constraints.clone());
    let mut remainder = Remainder { cells, quotas, constraints, level: 0, is_counted: false };
    match found {
        ConstrainedLexicographic::Unknown => Ok(()),
        ConstrainedLexicographic::Infeasible(tree) => {
            // Nothing was pursued yet, or only what the first level asks for.
            remainder.no_plan(&remainder.cells, tree)
        }
        ConstrainedLexicographic::Plan { pairs, reached } => {
            if reached.len() != levels.len() {
                return Err(Flaw::OtherLevel { level: levels.len().min(reached.len()) });
            }
            for (number, (level, reached)) in levels.iter().zip(reached).enumerate() {
                remainder.level(number, level, reached, pairs)?;
            }
            // The plan keeps all that was fixed on the way: it bounds itself from below.
            remainder.keeps(pairs)
        }
    }
}

/// The plans left by the steps so far.
struct Remainder<'a> {
    cells: Problem,
    quotas: &'a Quotas,
    constraints: Constraints,
    /// The level that is looked at.
    level: usize,
    /// Whether the number of pairs is fixed.
    is_counted: bool,
}

impl Remainder<'_> {
    /// The open cells.
    fn open(&self) -> impl Iterator<Item = (Row, Col)> + '_ {
        self.cells.eligible_cells().map(|(row, col, _)| (row, col))
    }

    fn check(
        &self,
        cells: &Problem,
        weight: impl Fn(Row, Col) -> i64,
        outcome: &ConstrainedOutcome,
    ) -> Result<(), Flaw> {
        let problem = self.weighed(cells, weight)?;
        check_branch_and_bound(&problem, self.quotas, &self.constraints, outcome).map(|_| ())
    }

    fn weighed(&self, cells: &Problem, weight: impl Fn(Row, Col) -> i64) -> Result<Problem, Flaw> {
        let free = Pairs::Free { reservation: 0 };
        let scored = Problem::from_fn(cells.rows(), cells.cols(), free, |row, col| {
            cells.score(row, col).map(|_| weight(row, col))
        });
        scored.map_err(|_| Flaw::OtherLevel { level: self.level })
    }

    fn no_plan(&self, cells: &Problem, tree: &BranchTree) -> Result<(), Flaw> {
        self.check(cells, |_, _| 0, &ConstrainedOutcome::Infeasible(tree.clone()))
    }

    /// A step that makes a sum best; returns the value of the plan that was met.
    fn best(
        &self,
        outcome: &ConstrainedOutcome,
        weight: impl Fn(Row, Col) -> i64,
    ) -> Result<i64, Flaw> {
        self.check(&self.cells, &weight, outcome)?;
        let Some(pairs) = outcome.pairs() else {
            return Err(Flaw::LevelNotShown { level: self.level });
        };
        Ok(pairs.iter().map(|&(row, col)| weight(row, col)).sum())
    }

    /// The same; from then on a plan must have as much.
    fn sum(
        &mut self,
        outcome: &ConstrainedOutcome,
        weight: impl Fn(Row, Col) -> i64,
    ) -> Result<(), Flaw> {
        let value = self.best(outcome, &weight)?;
        let terms = self.open().map(|(row, col)| (row, col, weight(row, col)));
        let bound = LinearConstraint::sum(terms, value..=i64::MAX);
        self.bound(bound)
    }

    fn bound<E>(&mut self, bound: Result<LinearConstraint, E>) -> Result<(), Flaw> {
        let level = self.level;
        self.constraints.linear.push(bound.map_err(|_| Flaw::OtherLevel { level })?);
        Ok(())
    }

    fn level(
        &mut self,
        number: usize,
        level: &Level,
        reached: &ConstrainedLevel,
        pairs: &[(Row, Col)],
    ) -> Result<(), Flaw> {
        self.level = number;
        let weights = match level {
            Level::MaximizeSum(weights)
            | Level::MaximizeMinimum(weights)
            | Level::Leximin(weights) => weights,
            Level::MinimizeSpread { of_rows, of_cols } => {
                return self.even([of_rows, of_cols], reached, pairs);
            }
        };
        let weight = |row: Row, col: Col| weights[[row.0, col.0]];
        let of_plan = pairs.iter().map(|&(row, col)| weight(row, col));
        let expected = match level {
            Level::MaximizeSum(_) => Some(of_plan.sum()),
            Level::MaximizeMinimum(_) => of_plan.min(),
            _ => None,
        };
        if reached.value != expected {
            return Err(Flaw::WrongLevelValue { level: number });
        }
        let mut above = None;
        // What the proof of a sum says.
        let mut bound = None;
        // A weight that was raised to, of which the fewest pairs are not yet known.
        let mut pending = None;
        let mut proved = true;
        for stage in &reached.stages {
            match (stage, level) {
                (LevelStage::Sum(outcome), Level::MaximizeSum(_)) => {
                    self.sum(outcome, weight)?;
                    bound = match outcome {
                        ConstrainedOutcome::Optimal(best) => Some(best.value),
                        ConstrainedOutcome::Unfinished { bound, .. } => Some(*bound),
                        ConstrainedOutcome::Infeasible(_) => None,
                    };
                    // A later level may have met a plan that reaches the bound.
                    proved &= bound == reached.value;
                }
                (LevelStage::Count(outcome), Level::MaximizeMinimum(_) | Level::Leximin(_)) => {
                    self.sum(outcome, |_, _| 1)?;
                    self.is_counted = true;
                    proved &= matches!(outcome, ConstrainedOutcome::Optimal(_));
                }
                (
                    LevelStage::Raise { to, no_better },
                    Level::MaximizeMinimum(_) | Level::Leximin(_),
                ) => {
                    if pending.replace(*to).is_some() {
                        return Err(Flaw::OtherLevel { level: number });
                    }
                    let is_above = |own: i64| above.is_none_or(|above| own > above);
                    let higher = |own: i64| is_above(own) && own > *to;
                    let closed = |cells: &Problem, is_low: &dyn Fn(i64) -> bool| {
                        cells.clone().retain(|row, col, _| {
                            let own = weight(row, col);
                            !is_above(own) || !is_low(own)
                        })
                    };
                    if let Some(tree) = no_better {
                        self.no_plan(&closed(&self.cells, &|own| own <= *to), tree)?;
                    } else {
                        proved &= !self.open().any(|(row, col)| higher(weight(row, col)));
                    }
                    self.cells = closed(&self.cells, &|own| own < *to);
                    above = Some(*to);
                }
                (LevelStage::Fewest { weight: own, outcome }, Level::Leximin(_)) => {
                    if pending.take() != Some(*own) {
                        return Err(Flaw::OtherLevel { level: number });
                    }
                    let is = |row: Row, col: Col| weight(row, col) == *own;
                    let fewest = -self.best(outcome, |row, col| -i64::from(is(row, col)))?;
                    let cells = self.open().filter(|&(row, col)| is(row, col));
                    let terms = cells.map(|(row, col)| (row, col, 1));
                    let bound = LinearConstraint::sum(terms, 0..=fewest);
                    self.bound(bound)?;
                    proved &= matches!(outcome, ConstrainedOutcome::Optimal(_));
                }
                _ => return Err(Flaw::OtherLevel { level: number }),
            }
        }
        if matches!(level, Level::Leximin(_)) && pending.is_some() {
            return Err(Flaw::LevelNotShown { level: number });
        }
        let is_sum = matches!(level, Level::MaximizeSum(_));
        if is_sum && reached.stages.is_empty() {
            return Err(Flaw::LevelNotShown { level: number });
        }
        // Plans of fewer pairs would have better worst ones.
        proved &= is_sum || self.is_counted;
        // After the last weight of a leximin plan no pair is left that could be better; the worst one
        // must have been raised at all.
        let unraised = |own: i64| match level {
            Level::MaximizeSum(_) => false,
            Level::Leximin(_) => above.is_none_or(|above| own > above),
            _ => above.is_none(),
        };
        if pairs.iter().any(|&(row, col)| unraised(weight(row, col))) {
            return Err(Flaw::LevelNotShown { level: number });
        }
        // A worst pair that is proved is its own bound.
        let shown = if is_sum { bound } else { reached.value.filter(|_| proved) };
        if reached.proved && !proved || reached.bound.is_some() && reached.bound != shown {
            return Err(Flaw::LevelNotShown { level: number });
        }
        Ok(())
    }

    /// A level that makes the spread as small as possible: the number of pairs is fixed, and no plan lies
    /// within a better range.
    fn even(
        &mut self,
        tables: [&Array2<i64>; 2],
        reached: &ConstrainedLevel,
        pairs: &[(Row, Col)],
    ) -> Result<(), Flaw> {
        let not_shown = Flaw::LevelNotShown { level: self.level };
        let weights = |row: Row, col: Col| tables.map(|table| table[[row.0, col.0]]);
        let own = WeightRange::of(pairs.iter().flat_map(|&(row, col)| weights(row, col)));
        if reached.value != own.map(WeightRange::spread) {
            return Err(Flaw::WrongLevelValue { level: self.level });
        }
        let mut proved = true;
        let mut shown = None;
        for stage in &reached.stages {
            match stage {
                LevelStage::Count(outcome) if shown.is_none() => {
                    self.sum(outcome, |_, _| 1)?;
                    self.is_counted = true;
                    proved &= matches!(outcome, ConstrainedOutcome::Optimal(_));
                }
                LevelStage::Spread { range, empty } if shown.is_none() => {
                    let within = |cells: &Problem, range: WeightRange| {
                        let contains = |own| (range.lowest..=range.highest).contains(&own);
                        cells
                            .clone()
                            .retain(|row, col, _| weights(row, col).into_iter().all(contains))
                    };
                    let mut ranges = Vec::with_capacity(empty.len());
                    for EmptyRangeByCases { range, no_plan } in empty {
                        if let Some(tree) = no_plan {
                            self.no_plan(&within(&self.cells, *range), tree)?;
                            ranges.push(*range);
                        }
                    }
                    let lows = self.open().map(|(row, col)| weights(row, col));
                    let lows = lows.map(|[of_row, of_col]| of_row.min(of_col));
                    proved &= is_smallest(lows, *range, None, &ranges);
                    self.cells = within(&self.cells, *range);
                    shown = Some(*range);
                }
                _ => return Err(Flaw::OtherLevel { level: self.level }),
            }
        }
        proved &= self.is_counted && shown == own;
        let bound = reached.value.filter(|_| proved);
        let is_shown = (shown.is_some() || pairs.is_empty())
            && (proved || !reached.proved)
            && (reached.bound.is_none() || reached.bound == bound);
        if is_shown { Ok(()) } else { Err(not_shown) }
    }

    /// Whether the plan keeps everything: checked as a plan to which nothing more could be added.
    fn keeps(&self, pairs: &[(Row, Col)]) -> Result<(), Flaw> {
        super::branch_and_bound::check_kept(
            &self.weighed(&self.cells, |_, _| 0)?,
            self.quotas,
            &self.constraints,
            pairs,
        )
    }
}
