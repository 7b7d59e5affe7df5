//! One objective after another under side constraints, by branch and bound.

use ndarray::Array2;

use crate::assignment::branch_and_bound;
use crate::assignment::lexicographic::threshold::highest;
use crate::assignment::model::{
    BranchTree, Col, ConstrainedLevel, ConstrainedLexicographic, ConstrainedOutcome, Constraints,
    Level, LevelStage, LexicographicError, LinearConstraint, NodeLimit, Pairs, Problem, Quotas,
    Row,
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
/// plan.
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
    crate::assignment::model::level::check(cells, quotas, levels)?;
    let cells = cells.clone().with_pairs(Pairs::Free { reservation: 0 })?;
    let mut remainder = Remainder {
        cells,
        quotas,
        constraints: constraints.clone(),
        stated: constraints.linear.len(),
        effort,
        plan: start.map(<[_]>::to_vec),
        counted: false,
    };
    // Whether there is any plan at all; a level that is a sum answers that itself.
    if !matches!(levels.first(), Some(Level::MaximizeSum(_))) {
        match remainder.best(|_, _| 0)? {
            ConstrainedOutcome::Infeasible(tree) => {
                return Ok(ConstrainedLexicographic::Infeasible(tree));
            }
            ConstrainedOutcome::Unfinished { best: None, .. } => {
                return Ok(ConstrainedLexicographic::Unknown);
            }
            _ => {}
        }
    }
    let mut reached = Vec::new();
    for level in levels {
        let next = match level {
            Level::MaximizeSum(weights) => remainder.sum(weights)?,
            Level::MaximizeMinimum(weights) => remainder.worst(weights)?,
            Level::Leximin(weights) => remainder.leximin(weights)?,
        };
        match next {
            Next::Reached(next) => reached.push(next),
            Next::Infeasible(tree) => return Ok(ConstrainedLexicographic::Infeasible(tree)),
            Next::Unknown => return Ok(ConstrainedLexicographic::Unknown),
        }
    }
    let pairs = remainder.plan.unwrap_or_default();
    // Where the effort was spent, a later level may have met a plan that is better by an earlier one.
    for (level, reached) in levels.iter().zip(&mut reached) {
        let weights = level.weights();
        let of_plan = pairs.iter().map(|&(row, col)| weights[[row.0, col.0]]);
        match level {
            Level::MaximizeSum(_) => reached.value = Some(of_plan.sum()),
            Level::MaximizeMinimum(_) => reached.value = of_plan.min(),
            Level::Leximin(_) => {}
        }
        reached.proved |= reached.value.is_some() && reached.value == reached.bound;
    }
    Ok(ConstrainedLexicographic::Plan { pairs, reached })
}

enum Next {
    Reached(ConstrainedLevel),
    Infeasible(BranchTree),
    Unknown,
}

/// The plans that are still as good as any.
struct Remainder<'a> {
    cells: Problem,
    quotas: &'a Quotas,
    constraints: Constraints,
    /// Side constraints of the question itself.
    stated: usize,
    effort: NodeLimit,
    /// The best plan so far.
    plan: Option<Vec<(Row, Col)>>,
    /// Whether the number of pairs is fixed.
    counted: bool,
}

impl Remainder<'_> {
    /// The best plan by some weights, which becomes the plan to go on with.
    fn best(
        &mut self,
        weight: impl Fn(Row, Col) -> i64,
    ) -> Result<ConstrainedOutcome, LexicographicError> {
        let problem = weighed(&self.cells, weight)?;
        let start = self.plan.as_deref();
        let found =
            branch_and_bound::solve(&problem, self.quotas, &self.constraints, self.effort, start)?;
        if let Some(pairs) = found.pairs() {
            self.plan = Some(pairs.to_vec());
        }
        Ok(found)
    }

    /// From now on a plan must have this sum at least.
    fn keep(&mut self, weights: &Array2<i64>, value: i64) -> Result<(), LexicographicError> {
        let terms =
            weights.indexed_iter().map(|((row, col), &weight)| (Row(row), Col(col), weight));
        self.constraints.linear.push(LinearConstraint::sum(terms, value..=i64::MAX)?);
        Ok(())
    }

    fn sum(&mut self, weights: &Array2<i64>) -> Result<Next, LexicographicError> {
        let found = self.best(|row, col| weights[[row.0, col.0]])?;
        let (value, bound, mut prices) = match &found {
            ConstrainedOutcome::Optimal(plan) => (plan.value, plan.value, plan.prices.clone()),
            ConstrainedOutcome::Unfinished { best: Some(plan), bound, .. } => {
                (plan.value, *bound, Vec::new())
            }
            ConstrainedOutcome::Infeasible(tree) => return Ok(Next::Infeasible(tree.clone())),
            ConstrainedOutcome::Unfinished { best: None, .. } => return Ok(Next::Unknown),
        };
        prices.truncate(self.stated);
        self.keep(weights, value)?;
        Ok(Next::Reached(ConstrainedLevel {
            value: Some(value),
            bound: Some(bound),
            proved: value == bound,
            prices,
            stages: vec![LevelStage::Sum(found)],
        }))
    }

    /// Fixes the number of pairs at the most, where it is not fixed.
    fn count(&mut self, stages: &mut Vec<LevelStage>) -> Result<Option<Next>, LexicographicError> {
        if std::mem::replace(&mut self.counted, true) {
            return Ok(None);
        }
        let found = self.best(|_, _| 1)?;
        if let ConstrainedOutcome::Infeasible(tree) = found {
            return Ok(Some(Next::Infeasible(tree)));
        }
        let Some(pairs) = found.pairs().map(<[_]>::len) else { return Ok(Some(Next::Unknown)) };
        let ones = Array2::ones((self.cells.rows(), self.cells.cols()));
        self.keep(&ones, i64::try_from(pairs).unwrap_or(i64::MAX))?;
        stages.push(LevelStage::Count(found));
        Ok(None)
    }

    /// Closes open cells below the greatest weight above `above` that leaves a plan; `None` where
    /// the plan has no pair above it.
    fn raise(
        &mut self,
        weights: &Array2<i64>,
        above: Option<i64>,
    ) -> Result<Option<LevelStage>, LexicographicError> {
        let is_above = |weight: i64| above.is_none_or(|above| weight > above);
        let mut open: Vec<i64> = (0..self.cells.rows())
            .flat_map(|row| self.cells.candidates(Row(row)).map(move |(col, _)| [row, col.0]))
            .map(|cell| weights[cell])
            .filter(|&weight| is_above(weight))
            .collect();
        open.sort_unstable();
        open.dedup();
        let of_plan = |plan: &[(Row, Col)]| {
            let pairs = plan.iter().map(|&(row, col)| weights[[row.0, col.0]]);
            pairs.filter(|&weight| is_above(weight)).min()
        };
        let Some(known) = self.plan.as_deref().and_then(of_plan) else { return Ok(None) };
        let mut no_better = None;
        let to = highest(open, known, |threshold| {
            let all = self.cells.clone();
            self.cells = all.clone().retain(|row, col, _| {
                let weight = weights[[row.0, col.0]];
                !is_above(weight) || weight >= threshold
            });
            let found = self.best(|_, _| 0)?;
            self.cells = all;
            let reached = found.pairs().and_then(of_plan);
            if reached.is_none() {
                // Where the node limit was reached, it is not proved that no plan does.
                no_better = match found {
                    ConstrainedOutcome::Infeasible(tree) => Some(tree),
                    _ => None,
                };
            }
            Ok::<_, LexicographicError>(reached)
        })?;
        self.cells = self.cells.clone().retain(|row, col, _| {
            let weight = weights[[row.0, col.0]];
            !is_above(weight) || weight >= to
        });
        Ok(Some(LevelStage::Raise { to, no_better }))
    }

    /// Whether there is an open cell above a weight.
    fn any_above(&self, weights: &Array2<i64>, above: i64) -> bool {
        (0..self.cells.rows()).any(|row| {
            let mut cells = self.cells.candidates(Row(row));
            cells.any(|(col, _)| weights[[row, col.0]] > above)
        })
    }

    fn worst(&mut self, weights: &Array2<i64>) -> Result<Next, LexicographicError> {
        let mut stages = Vec::new();
        if let Some(next) = self.count(&mut stages)? {
            return Ok(next);
        }
        let raised = self.raise(weights, None)?;
        let (mut value, mut proved) = (None, stages.iter().all(is_proved));
        if let Some(LevelStage::Raise { to, no_better }) = &raised {
            value = Some(*to);
            proved &= no_better.is_some() || !self.any_above(weights, *to);
        }
        stages.extend(raised);
        let bound = value.filter(|_| proved);
        Ok(Next::Reached(ConstrainedLevel { value, bound, proved, prices: Vec::new(), stages }))
    }

    fn leximin(&mut self, weights: &Array2<i64>) -> Result<Next, LexicographicError> {
        let mut stages = Vec::new();
        if let Some(next) = self.count(&mut stages)? {
            return Ok(next);
        }
        let mut above = None;
        let mut proved = stages.iter().all(is_proved);
        while let Some(raised) = self.raise(weights, above)? {
            let LevelStage::Raise { to, no_better } = &raised else { break };
            let weight = *to;
            proved &= no_better.is_some() || !self.any_above(weights, weight);
            stages.push(raised);
            let outcome = self.best(|row, col| -i64::from(weights[[row.0, col.0]] == weight))?;
            let Some(fewest) = outcome.pairs().map(|pairs| {
                pairs.iter().filter(|(row, col)| weights[[row.0, col.0]] == weight).count()
            }) else {
                return Ok(Next::Unknown);
            };
            let of_weight = weights.indexed_iter().filter(|(_, own)| **own == weight);
            let cells = of_weight.map(|((row, col), _)| (Row(row), Col(col)));
            self.constraints.linear.push(LinearConstraint::count(cells, 0..=fewest)?);
            proved &= matches!(outcome, ConstrainedOutcome::Optimal(_));
            stages.push(LevelStage::Fewest { weight, outcome });
            above = Some(weight);
        }
        Ok(Next::Reached(ConstrainedLevel {
            value: None,
            bound: None,
            proved,
            prices: Vec::new(),
            stages,
        }))
    }
}

fn is_proved(stage: &LevelStage) -> bool {
    match stage {
        LevelStage::Sum(found)
        | LevelStage::Count(found)
        | LevelStage::Fewest { outcome: found, .. } => {
            matches!(found, ConstrainedOutcome::Optimal(_))
        }
        LevelStage::Raise { no_better, .. } => no_better.is_some(),
    }
}

/// The open cells with other weights.
fn weighed(
    cells: &Problem,
    weight: impl Fn(Row, Col) -> i64,
) -> Result<Problem, LexicographicError> {
    let open = |row: Row, col: Col| cells.score(row, col).is_some();
    let pairs = Pairs::Free { reservation: 0 };
    Ok(Problem::from_fn(cells.rows(), cells.cols(), pairs, |row, col| {
        open(row, col).then(|| weight(row, col))
    })?)
}
