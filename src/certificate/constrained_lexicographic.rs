//! The checks of objectives pursued one after another under side constraints.

use ndarray::Array2;

use super::{Flaw, check_branch_and_bound};
use crate::assignment::{
    Col, Pairs, Problem, Row,
    model::{
        ConstrainedLevel, ConstrainedLexicographic, ConstrainedOutcome, Constraints, Level,
        LevelStage, LinearConstraint, Quotas,
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
    let mut left = Left {
        open: open(cells),
        quotas,
        constraints: constraints.clone(),
        level: 0,
        counted: false,
    };
    match found {
        ConstrainedLexicographic::Unknown => Ok(()),
        ConstrainedLexicographic::Infeasible(tree) => {
            let infeasible = ConstrainedOutcome::Infeasible(tree.clone());
            // Nothing was pursued yet, or only what the first level asks for.
            check_branch_and_bound(&left.problem(|_, _| 0)?, quotas, constraints, &infeasible)?;
            Ok(())
        }
        ConstrainedLexicographic::Plan { pairs, reached } => {
            if reached.len() != levels.len() {
                return Err(Flaw::OtherLevel { level: levels.len().min(reached.len()) });
            }
            for (number, (level, reached)) in levels.iter().zip(reached).enumerate() {
                left.level(number, level, reached, pairs)?;
            }
            // The plan keeps all that was fixed on the way: it bounds itself from below.
            left.keeps(pairs)
        }
    }
}

/// The plans left by the steps so far.
struct Left<'a> {
    open: Array2<bool>,
    quotas: &'a Quotas,
    constraints: Constraints,
    /// The level that is looked at.
    level: usize,
    /// Whether the number of pairs is fixed.
    counted: bool,
}

fn open(cells: &Problem) -> Array2<bool> {
    let shape = (cells.rows(), cells.cols());
    Array2::from_shape_fn(shape, |(row, col)| cells.score(Row(row), Col(col)).is_some())
}

impl Left<'_> {
    fn problem(&self, weight: impl Fn(usize, usize) -> i64) -> Result<Problem, Flaw> {
        let (rows, cols) = self.open.dim();
        let pairs = Pairs::Free { reservation: 0 };
        let scored = Problem::from_fn(rows, cols, pairs, |Row(row), Col(col)| {
            self.open[[row, col]].then(|| weight(row, col))
        });
        scored.map_err(|_| Flaw::OtherLevel { level: self.level })
    }

    /// A step that makes a sum best; returns the value of the plan that was met.
    fn best(
        &self,
        outcome: &ConstrainedOutcome,
        weight: impl Fn(usize, usize) -> i64,
    ) -> Result<i64, Flaw> {
        let problem = self.problem(&weight)?;
        check_branch_and_bound(&problem, self.quotas, &self.constraints, outcome)?;
        let Some(pairs) = outcome.pairs() else {
            return Err(Flaw::LevelNotShown { level: self.level });
        };
        Ok(pairs.iter().map(|&(row, col)| weight(row.0, col.0)).sum())
    }

    /// The same; from then on a plan must have as much.
    fn sum(
        &mut self,
        outcome: &ConstrainedOutcome,
        weight: impl Fn(usize, usize) -> i64,
    ) -> Result<(), Flaw> {
        let value = self.best(outcome, &weight)?;
        let terms = self.open.indexed_iter().map(|((i, j), _)| (Row(i), Col(j), weight(i, j)));
        self.bound(LinearConstraint::sum(terms, value..=i64::MAX))
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
        let weights = level.weights();
        let weight = |row: usize, col: usize| weights[[row, col]];
        let of_plan = pairs.iter().map(|&(row, col)| weight(row.0, col.0));
        let expected = match level {
            Level::MaximizeSum(_) => Some(of_plan.sum()),
            Level::MaximizeMinimum(_) => of_plan.min(),
            Level::Leximin(_) => None,
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
                    self.counted = true;
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
                    let all = self.open.clone();
                    let close = |open: &mut Array2<bool>, below: &dyn Fn(i64) -> bool| {
                        for ((row, col), open) in open.indexed_iter_mut() {
                            let own = weight(row, col);
                            *open &= !is_above(own) || !below(own);
                        }
                    };
                    if let Some(tree) = no_better {
                        close(&mut self.open, &|own| own <= *to);
                        let outcome = ConstrainedOutcome::Infeasible(tree.clone());
                        let problem = self.problem(|_, _| 0)?;
                        check_branch_and_bound(&problem, self.quotas, &self.constraints, &outcome)?;
                        self.open = all;
                    } else {
                        let mut any = all.indexed_iter();
                        proved &= !any.any(|((i, j), &open)| open && higher(weight(i, j)));
                    }
                    close(&mut self.open, &|own| own < *to);
                    above = Some(*to);
                }
                (LevelStage::Fewest { weight: own, outcome }, Level::Leximin(_)) => {
                    if pending.take() != Some(*own) {
                        return Err(Flaw::OtherLevel { level: number });
                    }
                    let is = |row: usize, col: usize| weight(row, col) == *own;
                    let fewest = -self.best(outcome, |row, col| -i64::from(is(row, col)))?;
                    let all = self.open.indexed_iter().map(|(cell, _)| cell);
                    let cells = all.filter(|&(i, j)| is(i, j)).map(|(i, j)| (Row(i), Col(j), 1));
                    self.bound(LinearConstraint::sum(cells.collect::<Vec<_>>(), 0..=fewest))?;
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
        proved &= is_sum || self.counted;
        // After the last weight of a leximin plan no pair is left that could be better; the worst one
        // must have been raised at all.
        let unraised = |own: i64| match level {
            Level::MaximizeSum(_) => false,
            Level::MaximizeMinimum(_) => above.is_none(),
            Level::Leximin(_) => above.is_none_or(|above| own > above),
        };
        if pairs.iter().any(|&(row, col)| unraised(weight(row.0, col.0))) {
            return Err(Flaw::LevelNotShown { level: number });
        }
        // A worst pair that is proved is its own bound.
        let shown = if is_sum { bound } else { reached.value.filter(|_| proved) };
        if reached.proved && !proved || reached.bound.is_some() && reached.bound != shown {
            return Err(Flaw::LevelNotShown { level: number });
        }
        Ok(())
    }

    /// Whether the plan keeps everything: checked as a plan to which nothing more could be added.
    fn keeps(&self, pairs: &[(Row, Col)]) -> Result<(), Flaw> {
        super::branch_and_bound::check_kept(
            &self.problem(|_, _| 0)?,
            self.quotas,
            &self.constraints,
            pairs,
        )
    }
}
