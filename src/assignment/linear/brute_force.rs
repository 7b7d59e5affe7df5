//! Every plan, one after the other.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, Pairs, Problem, Row};

/// The most rows, and the most columns, that [`enumerate`] accepts.
pub const ENUMERATION_LIMIT: usize = 8;

/// The result of enumerating all plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Enumeration {
    /// The column of each row in the optimal plan of the [tie
    /// rule](crate::assignment::model::TieRule); `None` if no plan is feasible.
    pub columns: Option<Vec<Option<Col>>>,
    /// Sum of the scores of that plan, in score units; 0 if there is none.
    pub total: i64,
    /// Number of optimal plans; 2 or more is a tie, 0 means infeasible.
    pub ties: u64,
}

/// The problem has more than [`ENUMERATION_LIMIT`] rows or columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{rows} rows by {cols} columns are too many to try everything; the limit is {limit} each")]
pub struct TooLarge {
    /// Rows of the problem.
    pub rows: usize,
    /// Columns of the problem.
    pub cols: usize,
    /// [`ENUMERATION_LIMIT`].
    pub limit: usize,
}

/// Finds the optimum by enumerating every plan: the test oracle for the solvers.
///
/// It uses neither prices nor paths. Plans are visited in the order of the tie rule (row 0 takes
/// its lowest column first and stays unpaired last), and a plan replaces an earlier one only if it
/// is better, so the first optimal plan remains. An 8 × 8 problem has 1,441,729 plans.
///
/// # Errors
///
/// [`TooLarge`] above [`ENUMERATION_LIMIT`] rows or columns.
///
/// # Example
///
/// ```
/// use regiopair::assignment::{Col, Pairs, Problem, linear::enumerate};
///
/// let constant = Problem::from_fn(3, 3, Pairs::Complete, |_, _| Some(5))?;
/// let all = enumerate(&constant)?;
/// assert_eq!(all.ties, 6);
/// assert_eq!(all.columns, Some(vec![Some(Col(0)), Some(Col(1)), Some(Col(2))]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn enumerate(problem: &Problem) -> Result<Enumeration, TooLarge> {
    let mut best: Option<(Value, Vec<Option<Col>>, i64)> = None;
    let mut ties = 0;
    every_plan(problem, |plan, value| match &best {
        Some((greatest, ..)) if value < *greatest => {}
        Some((greatest, ..)) if value == *greatest => ties += 1,
        _ => {
            let total = scores(problem, plan).sum();
            best = Some((value, plan.to_vec(), total));
            ties = 1;
        }
    })?;
    let (columns, total) = match best {
        Some((_, columns, total)) => (Some(columns), total),
        None => (None, 0),
    };
    Ok(Enumeration { columns, total, ties })
}

/// What a mode maximises: pairs (0 where they do not count), then score units.
type Value = [i64; 2];

/// Calls `show` with every feasible plan and its value: pairs (0 except in [`Pairs::Largest`]),
/// then score units minus reservations. Plans come in the order of the [tie
/// rule](crate::assignment::model::TieRule).
///
/// # Errors
///
/// [`TooLarge`] above [`ENUMERATION_LIMIT`] rows or columns; `show` is not called then.
///
/// # Example
///
/// ```
/// use regiopair::assignment::{Pairs, Problem, linear::every_plan};
///
/// let constant = Problem::from_fn(3, 3, Pairs::Free { reservation: 0 }, |_, _| Some(5))?;
/// let mut plans = 0;
/// every_plan(&constant, |_, _| plans += 1)?;
/// assert_eq!(plans, 34); // 6 with three pairs, 18 with two, 9 with one, 1 with none
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn every_plan(
    problem: &Problem,
    mut show: impl FnMut(&[Option<Col>], [i64; 2]),
) -> Result<(), TooLarge> {
    let (rows, cols) = (problem.rows(), problem.cols());
    if rows.max(cols) > ENUMERATION_LIMIT {
        return Err(TooLarge { rows, cols, limit: ENUMERATION_LIMIT });
    }
    let mut show = |plan: &[Option<Col>]| {
        let pairs = scores(problem, plan).count();
        let total: i64 = scores(problem, plan).sum();
        let counted = i64::try_from(pairs).unwrap_or(i64::MAX);
        match problem.pairs() {
            Pairs::Complete if pairs < rows.min(cols) => {}
            Pairs::Complete => show(plan, [0, total]),
            Pairs::Largest => show(plan, [counted, total]),
            Pairs::Free { reservation } => show(plan, [0, total - counted * reservation]),
        }
    };
    fill(problem, &mut Vec::with_capacity(rows), &mut vec![false; cols], &mut show);
    Ok(())
}

/// Tries every continuation; at most [`ENUMERATION_LIMIT`] calls deep.
fn fill(
    problem: &Problem,
    plan: &mut Vec<Option<Col>>,
    taken: &mut [bool],
    show: &mut impl FnMut(&[Option<Col>]),
) {
    let row = Row(plan.len());
    if row.0 == problem.rows() {
        show(plan);
        return;
    }
    for col in 0..taken.len() {
        if !taken[col] && problem.score(row, Col(col)).is_some() {
            taken[col] = true;
            plan.push(Some(Col(col)));
            fill(problem, plan, taken, show);
            plan.pop();
            taken[col] = false;
        }
    }
    plan.push(None);
    fill(problem, plan, taken, show);
    plan.pop();
}

fn scores<'a>(problem: &'a Problem, plan: &'a [Option<Col>]) -> impl Iterator<Item = i64> + 'a {
    (0..).zip(plan).filter_map(|(row, col)| problem.score(Row(row), (*col)?))
}
