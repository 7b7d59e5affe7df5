//! Blocking pairs of a plan, and all stable plans of a small problem.

use serde::{Deserialize, Serialize};

use crate::assignment::linear::brute_force::{ENUMERATION_LIMIT, TooLarge};
use crate::assignment::model::{Col, Preferences, Row};

/// A row and a column that prefer each other to their partners in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BlockingPair {
    /// The row.
    pub row: Row,
    /// The column.
    pub col: Col,
}

/// Why a plan does not fit the [`Preferences`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum InvalidPlan {
    /// The plan has the wrong number of entries.
    #[error("the plan has {found} entries for {expected} rows")]
    Length {
        /// Rows of the views.
        expected: usize,
        /// Entries of the plan.
        found: usize,
    },
    /// A column does not exist.
    #[error("{row} is paired with {col}, which does not exist")]
    NoSuchColumn {
        /// The row.
        row: Row,
        /// The column named.
        col: Col,
    },
    /// More rows have a column than its capacity allows.
    #[error("{found} rows share {col}, which may have {capacity}")]
    OverCapacity {
        /// The column.
        col: Col,
        /// Its capacity.
        capacity: usize,
        /// Rows that have it.
        found: usize,
    },
}

/// Returns all pairs that block a plan, by row and then by column; none for a stable plan.
///
/// A row and a column block a plan if they are acceptable to each other, the row prefers the column
/// to its partner, and the column has a free place or prefers the row to one of its partners. Equal
/// views do not block (*weak* stability; Irving 1994). An unacceptable partner is worse than none.
/// Use it for any plan, stable or not: it lists the pairs that would leave a plan of optimal total.
///
/// # Complexity
///
/// Time linear in the pairs; memory linear in the two sides.
///
/// # Errors
///
/// [`InvalidPlan`] if the plan does not fit the views.
///
/// # Example
///
/// The plan of greatest total, 21, against one score for both sides: row 0 and column 0 prefer each
/// other to their partners.
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{
///     Col, Row, model::Preferences, stable::{BlockingPair, blocking_pairs},
/// };
///
/// let scores = array![[20, 18, 2], [16, 3, 0], [4, 6, 8]].mapv(Some);
/// let views = Preferences::new(scores.view(), scores.view())?;
/// let plan = [Some(Col(1)), Some(Col(0)), Some(Col(2))];
/// let blocking = blocking_pairs(&views, &plan)?;
/// assert_eq!(blocking, [BlockingPair { row: Row(0), col: Col(0) }]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Reference
///
/// R. W. Irving, *Stable marriage and indifference*, Discrete Applied Mathematics 48 (1994),
/// doi:10.1016/0166-218X(92)00179-P.
pub fn blocking_pairs(
    views: &Preferences,
    columns: &[Option<Col>],
) -> Result<Vec<BlockingPair>, InvalidPlan> {
    let threshold = thresholds(views, columns)?;
    let mut pairs = Vec::new();
    for (row, &has) in columns.iter().enumerate() {
        let own = has.and_then(|col| views.of_row(Row(row), col));
        for (col, &(view, answer)) in views.line(row).iter().enumerate() {
            if has != Some(Col(col)) && view > own && answer > threshold[col] {
                pairs.push(BlockingPair { row: Row(row), col: Col(col) });
            }
        }
    }
    Ok(pairs)
}

/// For each column the view that a row must exceed to be welcome: that of the worst row it has, or
/// `None`, below every view, where a place is free or held by an unacceptable row.
fn thresholds(
    views: &Preferences,
    columns: &[Option<Col>],
) -> Result<Vec<Option<i64>>, InvalidPlan> {
    if columns.len() != views.rows() {
        return Err(InvalidPlan::Length { expected: views.rows(), found: columns.len() });
    }
    let mut held = vec![0; views.cols()];
    let mut worst = vec![Some(i64::MAX); views.cols()];
    for (row, &col) in columns.iter().enumerate() {
        let Some(col) = col else {
            continue;
        };
        if col.0 >= views.cols() {
            return Err(InvalidPlan::NoSuchColumn { row: Row(row), col });
        }
        held[col.0] += 1;
        worst[col.0] = worst[col.0].min(views.of_col(Row(row), col));
    }
    for (col, &found) in held.iter().enumerate() {
        let capacity = views.capacity(Col(col));
        if found > capacity {
            return Err(InvalidPlan::OverCapacity { col: Col(col), capacity, found });
        }
        if found < capacity {
            worst[col] = None;
        }
    }
    Ok(worst)
}

/// Returns every stable plan by enumerating all plans: the test oracle for
/// [`deferred_acceptance`](crate::assignment::stable::deferred_acceptance()).
///
/// A plan is stable if no member has an unacceptable partner and no [pair blocks](blocking_pairs).
/// The plans come in the order of the [tie rule](crate::assignment::model::TieRule).
///
/// # Errors
///
/// [`TooLarge`] above [`ENUMERATION_LIMIT`] rows or columns.
///
/// # Example
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{model::Preferences, stable::all_stable};
///
/// let rows = array![[2, 1], [1, 2]].mapv(Some);
/// let cols = array![[1, 2], [2, 1]].mapv(Some);
/// assert_eq!(all_stable(&Preferences::new(rows.view(), cols.view())?)?.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn all_stable(views: &Preferences) -> Result<Vec<Vec<Option<Col>>>, TooLarge> {
    let (rows, cols) = (views.rows(), views.cols());
    if rows.max(cols) > ENUMERATION_LIMIT {
        return Err(TooLarge { rows, cols, limit: ENUMERATION_LIMIT });
    }
    let mut free: Vec<usize> = (0..cols).map(|col| views.capacity(Col(col))).collect();
    let mut found = Vec::new();
    fill(views, &mut Vec::with_capacity(rows), &mut free, &mut found);
    Ok(found)
}

/// Tries every continuation of a plan; at most [`ENUMERATION_LIMIT`] calls deep.
fn fill(
    views: &Preferences,
    plan: &mut Vec<Option<Col>>,
    free: &mut [usize],
    found: &mut Vec<Vec<Option<Col>>>,
) {
    let row = plan.len();
    if row == views.rows() {
        if blocking_pairs(views, plan).is_ok_and(|pairs| pairs.is_empty()) {
            found.push(plan.clone());
        }
        return;
    }
    for col in 0..free.len() {
        if free[col] > 0 && matches!(views.line(row)[col], (Some(_), Some(_))) {
            free[col] -= 1;
            plan.push(Some(Col(col)));
            fill(views, plan, free, found);
            plan.pop();
            free[col] += 1;
        }
    }
    plan.push(None);
    fill(views, plan, free, found);
    plan.pop();
}
