//! One objective after another under side constraints, by branch and bound.

use std::ops::ControlFlow;

use ndarray::Array2;

use crate::assignment::branch_and_bound::search::Observer;
use crate::assignment::branch_and_bound::solve::observed;
use crate::assignment::lexicographic::threshold::highest;
use crate::assignment::model::level::check;
use crate::assignment::model::{
    BranchTree, Col, ConstrainedLevel, ConstrainedLexicographic, ConstrainedOutcome,
    ConstraintError, Constraints, Level, LevelStage, LexicographicError, LinearConstraint,
    NodeLimit, Pairs, Problem, Quotas, Row, SearchProgress,
};

/// Makes one level after another best under quotas and side constraints.
///
/// `cells` says which cells are eligible; its scores and its mode are not looked at. Each search for
/// a level may look at as many cases as `effort` says; where that does not suffice, the best plan
/// met goes on to the next level and the level's bound says what may have been missed. `start` is a
/// plan to begin with, if there is one.
///
/// # When to use it
///
/// Where quotas alone do not say it. Without side constraints, [`lexicographic::solve`](crate::assignment::lexicographic::solve())
/// is faster.
///
/// # Complexity
///
/// One [`branch_and_bound::solve`](crate::assignment::branch_and_bound::solve()) for a level that is a sum; for the worst pair
/// O(log n) of them over n different weights, for leximin as many for each different weight of the
/// plan; for the spread O(log n) for each lowest weight that is looked at, few of up to n.
///
/// # Errors
///
/// [`LexicographicError`], as of [`lexicographic::solve`](crate::assignment::lexicographic::solve()), and
/// [`ConstraintError`](crate::assignment::model::ConstraintError) in it.
///
/// # Example
///
/// The greatest total would be 9 + 8; but only one pair of the first column's kind may be made, and
/// among the plans with the most pairs, the total counts:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{
///     Col, Pairs, Problem, Row, lexicographic,
///     model::{ConstrainedLexicographic, Constraints, Level, LinearConstraint, NodeLimit, Quotas},
/// };
/// use regiopair::certificate::check_constrained_lexicographic;
///
/// let scores = array![[9, 5], [7, 8]];
/// let cells = Problem::dense(scores.mapv(Some).view(), Pairs::Free { reservation: 0 })?;
/// let diagonal = [(Row(0), Col(0)), (Row(1), Col(1))];
/// let constraints = Constraints {
///     linear: vec![LinearConstraint::count(diagonal, 0..=1)?],
///     ..Constraints::default()
/// };
/// let levels = [Level::MaximizeSum(array![[1, 1], [1, 1]]), Level::MaximizeSum(scores)];
/// let quotas = Quotas::new(2, 2);
/// let found = lexicographic::solve_constrained(&cells, &quotas, &constraints, &levels, NodeLimit::default(), None)?;
/// let ConstrainedLexicographic::Plan { pairs, reached } = &found else { return Err("no plan".into()) };
/// assert_eq!(*pairs, [(Row(0), Col(1)), (Row(1), Col(0))]);
/// assert_eq!((reached[0].value, reached[1].value), (Some(2), Some(12)));
/// check_constrained_lexicographic(&cells, &quotas, &constraints, &levels, &found)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn solve_constrained(
    cells: &Problem,
    quotas: &Quotas,
    constraints: &Constraints,
    levels: &[Level],
    effort: NodeLimit,
    start: Option<&[(Row, Col)]>,
) -> Result<ConstrainedLexicographic, LexicographicError> {
    let go_on = |_: &SearchProgress| ControlFlow::Continue(());
    solve_constrained_with_progress(cells, quotas, constraints, levels, effort, start, go_on)
}

/// As [`solve_constrained`], and calls `callback` from time to time in each search, which may stop it.
///
/// A search that is stopped ends as one that has spent its effort. The searches for later levels still
/// begin, and call the callback first; a callback that goes on stopping them ends them at once. See
/// [`branch_and_bound::solve_with_progress`](crate::assignment::branch_and_bound::solve_with_progress()).
///
/// # Errors
///
/// As [`solve_constrained`].
pub fn solve_constrained_with_progress(
    cells: &Problem,
    quotas: &Quotas,
    constraints: &Constraints,
    levels: &[Level],
    effort: NodeLimit,
    start: Option<&[(Row, Col)]>,
    mut callback: impl FnMut(&SearchProgress) -> ControlFlow<()>,
) -> Result<ConstrainedLexicographic, LexicographicError> {
    check(cells, quotas, levels)?;
    let mut remainder = Remainder {
        cells: cells.clone(),
        quotas,
        constraints: constraints.clone(),
        stated: constraints.linear.len(),
        effort,
        plan: start.map(<[_]>::to_vec),
        is_counted: false,
        observer: &mut callback,
    };
    let mut reached = match remainder.reach(levels) {
        Ok(reached) => reached,
        Err(Stop::NoPlan(tree)) => return Ok(ConstrainedLexicographic::Infeasible(tree)),
        Err(Stop::Unknown) => return Ok(ConstrainedLexicographic::Unknown),
        Err(Stop::Error(error)) => return Err(error),
    };
    let pairs = remainder.plan.unwrap_or_default();
    // Where the effort was spent, a later level may have met a plan that is better by an earlier one.
    for (level, reached) in levels.iter().zip(&mut reached) {
        reached.value = level.value(&pairs);
        reached.proved |= reached.value.is_some() && reached.value == reached.bound;
    }
    Ok(ConstrainedLexicographic::Plan { pairs, reached })
}

/// Why there is nothing to narrow.
pub(super) enum Stop {
    NoPlan(BranchTree),
    /// The effort was spent before any plan was met.
    Unknown,
    Error(LexicographicError),
}

impl<E: Into<LexicographicError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// The plans that are still as good as any.
pub(super) struct Remainder<'a> {
    pub(super) cells: Problem,
    quotas: &'a Quotas,
    constraints: Constraints,
    /// Side constraints of the question itself.
    stated: usize,
    effort: NodeLimit,
    /// The best plan so far.
    pub(super) plan: Option<Vec<(Row, Col)>>,
    /// Whether the number of pairs is fixed.
    is_counted: bool,
    observer: &'a mut Observer<'a>,
}

impl Remainder<'_> {
    /// Narrows level by level.
    fn reach(&mut self, levels: &[Level]) -> Result<Vec<ConstrainedLevel>, Stop> {
        // Whether there is any plan at all; a level that is a sum answers that itself.
        if !matches!(levels.first(), Some(Level::MaximizeSum(_))) {
            self.best(|_, _| 0)?;
        }
        let next = |level: &Level| match level {
            Level::MaximizeSum(weights) => self.sum(weights),
            Level::MaximizeMinimum(weights) => self.worst(weights, false),
            Level::Leximin(weights) => self.worst(weights, true),
            Level::MinimizeSpread { .. } => self.even(level),
        };
        levels.iter().map(next).collect()
    }

    pub(super) fn pairs(&self) -> impl Iterator<Item = (Row, Col)> + '_ {
        self.plan.iter().flatten().copied()
    }

    /// The best plan with some cells, by some weights; if there is one, it becomes the plan to go on with.
    pub(super) fn search(
        &mut self,
        cells: &Problem,
        weight: impl Fn(Row, Col) -> i64,
    ) -> Result<ConstrainedOutcome, LexicographicError> {
        let free = Pairs::Free { reservation: 0 };
        let problem = Problem::from_fn(cells.rows(), cells.cols(), free, |row, col| {
            cells.score(row, col).map(|_| weight(row, col))
        })?;
        let start = self.plan.as_deref();
        let (quotas, constraints) = (self.quotas, &self.constraints);
        let mut observer = |progress: &_| (self.observer)(progress);
        let found = observed(&problem, quotas, constraints, self.effort, start, &mut observer)?;
        if let Some(pairs) = found.pairs() {
            self.plan = Some(pairs.to_vec());
        }
        Ok(found)
    }

    /// The same with all open cells; there must be a plan.
    fn best(&mut self, weight: impl Fn(Row, Col) -> i64) -> Result<ConstrainedOutcome, Stop> {
        match self.search(&self.cells.clone(), weight)? {
            ConstrainedOutcome::Infeasible(tree) => Err(Stop::NoPlan(tree)),
            ConstrainedOutcome::Unfinished { best: None, .. } => Err(Stop::Unknown),
            found => Ok(found),
        }
    }

    /// From now on a plan must have as great a sum as this one, which is returned.
    fn keep(&mut self, weights: &Array2<i64>) -> Result<i64, ConstraintError> {
        let value = self.pairs().map(|(row, col)| weights[[row.0, col.0]]).sum();
        let terms =
            weights.indexed_iter().map(|((row, col), &weight)| (Row(row), Col(col), weight));
        self.constraints.linear.push(LinearConstraint::sum(terms, value..=i64::MAX)?);
        Ok(value)
    }

    fn sum(&mut self, weights: &Array2<i64>) -> Result<ConstrainedLevel, Stop> {
        let found = self.best(|row, col| weights[[row.0, col.0]])?;
        let value = self.keep(weights)?;
        let bound = match &found {
            ConstrainedOutcome::Unfinished { bound, .. } => *bound,
            _ => value,
        };
        let mut prices = match &found {
            ConstrainedOutcome::Optimal(plan) => plan.prices.clone(),
            _ => Vec::new(),
        };
        prices.truncate(self.stated);
        Ok(ConstrainedLevel {
            value: Some(value),
            bound: Some(bound),
            proved: value == bound,
            prices,
            stages: vec![LevelStage::Sum(found)],
        })
    }

    /// The weights of the open cells.
    fn open<'w>(&'w self, weights: &'w Array2<i64>) -> impl Iterator<Item = i64> + 'w {
        self.cells.eligible_cells().map(|(row, col, _)| weights[[row.0, col.0]])
    }

    /// Closes open cells below the greatest weight above `above` that leaves a plan. Returns that
    /// weight and why there is no greater one; `None` where the plan has no pair above `above`.
    fn raise(
        &mut self,
        weights: &Array2<i64>,
        above: Option<i64>,
    ) -> Result<Option<(i64, Option<BranchTree>)>, LexicographicError> {
        let is_above = |weight: &i64| above.is_none_or(|above| *weight > above);
        let lowest = |remainder: &Self| {
            remainder.pairs().map(|(row, col)| weights[[row.0, col.0]]).filter(is_above).min()
        };
        let from = |cells: &Problem, least: i64| {
            cells.clone().retain(|row, col, _| {
                let weight = weights[[row.0, col.0]];
                !is_above(&weight) || weight >= least
            })
        };
        let Some(known) = lowest(self) else { return Ok(None) };
        let mut open: Vec<i64> = self.open(weights).filter(is_above).collect();
        open.sort_unstable();
        open.dedup();
        let mut no_better = None;
        let to = highest(open, known, |threshold| {
            let found = self.search(&from(&self.cells, threshold), |_, _| 0)?;
            let reached = found.pairs().and_then(|_| lowest(self));
            if reached.is_none() {
                // Where the node limit was reached, it is not proved that no plan does.
                no_better = match found {
                    ConstrainedOutcome::Infeasible(tree) => Some(tree),
                    _ => None,
                };
            }
            Ok::<_, LexicographicError>(reached)
        })?;
        self.cells = from(&self.cells, to);
        Ok(Some((to, no_better)))
    }

    /// Fixes the number of pairs at the most, unless it is; returns the step, and whether it is proved.
    pub(super) fn counted(&mut self) -> Result<(Vec<LevelStage>, bool), Stop> {
        if std::mem::replace(&mut self.is_counted, true) {
            return Ok((Vec::new(), true));
        }
        let most = self.best(|_, _| 1)?;
        self.keep(&Array2::ones((self.cells.rows(), self.cells.cols())))?;
        let proved = matches!(most, ConstrainedOutcome::Optimal(_));
        Ok((vec![LevelStage::Count(most)], proved))
    }

    /// Raises the lowest weight of a pair. For leximin, its pairs are then made as few as possible, and
    /// the next weight is raised.
    fn worst(&mut self, weights: &Array2<i64>, is_leximin: bool) -> Result<ConstrainedLevel, Stop> {
        let is_optimal = |found: &_| matches!(found, ConstrainedOutcome::Optimal(_));
        let (mut stages, mut proved) = self.counted()?;
        let mut above = None;
        while let Some((weight, no_better)) = self.raise(weights, above)? {
            proved &= no_better.is_some() || !self.open(weights).any(|other| other > weight);
            stages.push(LevelStage::Raise { to: weight, no_better });
            above = Some(weight);
            if !is_leximin {
                break;
            }
            let is_here = |row: Row, col: Col| weights[[row.0, col.0]] == weight;
            let outcome = self.best(|row, col| -i64::from(is_here(row, col)))?;
            let fewest = self.pairs().filter(|&(row, col)| is_here(row, col)).count();
            let cells = weights.indexed_iter().map(|((row, col), _)| (Row(row), Col(col)));
            let cells = cells.filter(|&(row, col)| is_here(row, col));
            self.constraints.linear.push(LinearConstraint::count(cells, 0..=fewest)?);
            proved &= is_optimal(&outcome);
            stages.push(LevelStage::Fewest { weight, outcome });
        }
        let value = above.filter(|_| !is_leximin);
        let bound = value.filter(|_| proved);
        Ok(ConstrainedLevel { value, bound, proved, prices: Vec::new(), stages })
    }
}
