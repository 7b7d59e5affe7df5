//! The answer to a problem, and its proof.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, Price, Problem, Row, TieRule};

/// The answer to a [`Problem`], with its proof. `T` is the optimal plan: an [`Optimum`] for the
/// greatest total, a [`Bottleneck`](crate::assignment::model::Bottleneck) or
/// [`Leximin`](crate::assignment::model::Leximin) for the best worst pairs, a
/// [`FlowOptimum`](crate::assignment::model::FlowOptimum) under quotas. `N` proves that there is no
/// plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome<T = Optimum, N = HallViolator> {
    /// An optimal plan, and prices that prove it optimal.
    Optimal(T),
    /// No plan is feasible: a set of members with too few partners (under quotas, a
    /// [`QuotaConflict`](crate::assignment::model::QuotaConflict)) proves it. Without quotas only
    /// [`Pairs::Complete`](crate::assignment::model::Pairs::Complete) can be infeasible.
    Infeasible(N),
}

impl<T, N> Outcome<T, N> {
    /// Returns the optimum, if there is one.
    pub fn optimum(&self) -> Option<&T> {
        match self {
            Self::Optimal(optimum) => Some(optimum),
            Self::Infeasible(_) => None,
        }
    }

    /// Converts to the optimum; `None` if no plan is feasible.
    pub fn into_optimum(self) -> Option<T> {
        match self {
            Self::Optimal(optimum) => Some(optimum),
            Self::Infeasible(_) => None,
        }
    }

    /// Returns the proof that no plan is feasible; `None` if there is an optimum.
    pub fn infeasibility(&self) -> Option<&N> {
        match self {
            Self::Optimal(_) => None,
            Self::Infeasible(proof) => Some(proof),
        }
    }
}

/// An optimal plan with its proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Optimum {
    /// The column of each row; `None` if the row stays unpaired.
    pub columns: Vec<Option<Col>>,
    /// Sum of the scores of the pairs made, in score units; in every mode without subtracting
    /// reservations.
    pub total: i64,
    /// Dual prices that prove optimality.
    pub prices: DualPrices,
    /// How ties between optimal plans were broken.
    pub tie_rule: TieRule,
}

impl Optimum {
    /// Combines the optimal plan of the tie rule and its prices.
    pub(in crate::assignment) fn summed(
        problem: &Problem,
        columns: Vec<Option<Col>>,
        prices: DualPrices,
    ) -> Self {
        let total =
            (0..).zip(&columns).filter_map(|(row, col)| problem.score(Row(row), (*col)?)).sum();
        Self { columns, total, prices, tie_rule: TieRule::LowestColumnFirst }
    }

    /// Returns the total as a plain score, at the resolution of the problem; the number of units if
    /// the problem was built from whole numbers.
    ///
    /// ```
    /// use regiopair::assignment::{Pairs, Problem, Resolution, solve};
    ///
    /// let rows = [[0.9, 0.75], [0.85, 0.8]];
    /// let problem = Problem::from_rows(&rows, Resolution::default(), Pairs::Complete)?;
    /// let optimum = solve(&problem).into_optimum().ok_or("no plan")?;
    /// assert_eq!(optimum.plain_total(&problem), 1.7);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn plain_total(&self, problem: &Problem) -> f64 {
        problem.plain_score(self.total)
    }

    /// Returns the pairs made, by row.
    pub fn pairs(&self) -> impl Iterator<Item = (Row, Col)> + '_ {
        self.columns.iter().enumerate().filter_map(|(row, col)| Some((Row(row), (*col)?)))
    }
}

/// The dual solution: a price for each row and each column.
///
/// Let u be the prices of rows, v those of columns and w the value of a pair. In every mode, these
/// conditions prove the plan optimal:
///
/// ```text
/// w(i,j) =  (0, score)                 Complete
///           (1, score)                 Largest    ordered by pairs first, then by score
///           (0, score − reservation)   Free
///
/// u(i) + v(j) ≥ w(i,j)    for every eligible cell, with equality on the pairs made
/// u(i) ≥ 0, v(j) ≥ 0      for members that may stay unpaired, with equality if unpaired
///
/// Σ u + Σ v = Σ w over the pairs made
/// ```
///
/// The members that may stay unpaired are: in `Complete`, those of the larger side (the columns if
/// there are as many rows as columns; prices of the smaller side may have any sign); in `Largest`
/// and `Free`, those of both sides. A feasible plan is worth at most Σ u + Σ v, because each pair
/// is worth at most its two prices and unpaired members have nonnegative prices; a plan that
/// reaches the sum is optimal. The argument needs only an ordered sum, so it also holds for the
/// two-component prices of `Largest`.
///
/// A price is the share of the total that is due to a member. Dual prices are in general not
/// unique: test the conditions, not the numbers.
///
/// # Reference
///
/// H. W. Kuhn, *The Hungarian method for the assignment problem*, Naval Research Logistics
/// Quarterly 2 (1955), doi:10.1002/nav.3800020109. J. Munkres, *Algorithms for the assignment and
/// transportation problems*, Journal of SIAM 5 (1957), doi:10.1137/0105003.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DualPrices {
    /// The price of each row.
    pub rows: Vec<Price>,
    /// The price of each column.
    pub cols: Vec<Price>,
}

/// A Hall violator: members of the smaller side with fewer possible partners than members.
///
/// In [`Pairs::Complete`](crate::assignment::model::Pairs::Complete) each of them needs a partner,
/// so no plan exists. By Hall's theorem such a set exists whenever there is no plan. A problem may
/// have many; a solver returns one.
///
/// # Reference
///
/// P. Hall, *On representatives of subsets*, Journal of the London Mathematical Society 10 (1935),
/// doi:10.1112/jlms/s1-10.37.26.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HallViolator {
    /// Rows with too few columns; there are at most as many rows as columns.
    Rows {
        /// The rows, ascending.
        members: Vec<Row>,
        /// Every column that at least one of them may take, ascending.
        neighbours: Vec<Col>,
    },
    /// Columns with too few rows; there are at most as many columns as rows.
    Columns {
        /// The columns, ascending.
        members: Vec<Col>,
        /// Every row that at least one of them may take, ascending.
        neighbours: Vec<Row>,
    },
}

impl HallViolator {
    /// Of members of the smaller side and their neighbours, in any order; the smaller side is that
    /// of the columns if `turned`.
    pub(in crate::assignment) fn of(
        mut members: Vec<usize>,
        mut neighbours: Vec<usize>,
        turned: bool,
    ) -> Self {
        members.sort_unstable();
        neighbours.sort_unstable();
        if turned {
            Self::Columns {
                members: members.into_iter().map(Col).collect(),
                neighbours: neighbours.into_iter().map(Row).collect(),
            }
        } else {
            Self::Rows {
                members: members.into_iter().map(Row).collect(),
                neighbours: neighbours.into_iter().map(Col).collect(),
            }
        }
    }

    /// Returns the least number of members that stay unpaired; 1 or more for a valid violator.
    pub fn shortage(&self) -> usize {
        let (members, neighbours) = match self {
            Self::Rows { members, neighbours } => (members.len(), neighbours.len()),
            Self::Columns { members, neighbours } => (members.len(), neighbours.len()),
        };
        members.saturating_sub(neighbours)
    }
}
