//! The answer, and what proves it.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, Price, Problem, Row, TieRule};

/// The answer to a [`Problem`]; each answer carries its proof. `T` is the form
/// of a best plan: an [`Optimum`] where the total counts, a [`Bottleneck`](crate::assignment::model::Bottleneck) or
/// [`Leximin`](crate::assignment::model::Leximin) where the worst pairs do, a [`FlowOptimum`](crate::assignment::model::FlowOptimum) under quotas. `N`
/// is what proves that there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome<T = Optimum, N = HallViolator> {
    /// A best plan, and prices that prove that none is better.
    Optimal(T),
    /// No plan is feasible, and a set of members with too few partners (under quotas, a
    /// [`QuotaConflict`](crate::assignment::model::QuotaConflict)) that proves it. Without quotas only
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

    /// Returns the optimum without its wrapper; `None` where no plan is feasible.
    pub fn into_optimum(self) -> Option<T> {
        match self {
            Self::Optimal(optimum) => Some(optimum),
            Self::Infeasible(_) => None,
        }
    }

    /// Returns the proof that no plan is feasible; `None` where one is.
    pub fn infeasibility(&self) -> Option<&N> {
        match self {
            Self::Optimal(_) => None,
            Self::Infeasible(proof) => Some(proof),
        }
    }
}

/// A best plan with its proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Optimum {
    /// For each row its column; `None` where the row stays unpaired.
    pub columns: Vec<Option<Col>>,
    /// Sum of the scores of the pairs made, in score units; in every mode the plain sum, with no
    /// reservation taken off.
    pub total: i64,
    /// Prices that prove that no plan is better.
    pub prices: DualPrices,
    /// How the plan was chosen among equally good ones.
    pub tie_rule: TieRule,
}

impl Optimum {
    /// Joins the first best plan and its prices.
    pub(in crate::assignment) fn summed(
        problem: &Problem,
        columns: Vec<Option<Col>>,
        prices: DualPrices,
    ) -> Self {
        let total =
            (0..).zip(&columns).filter_map(|(row, col)| problem.score(Row(row), (*col)?)).sum();
        Self { columns, total, prices, tie_rule: TieRule::LowestColumnFirst }
    }

    /// Returns the total as a plain score, at the resolution of the problem; the number of units
    /// where the problem was made from whole numbers.
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

/// One price a row and one price a column: the dual solution.
///
/// Write u for the prices of rows, v for those of columns, and w for what a pair counts for. Every
/// mode has the same two families of facts, and the equality of two sums proves the plan optimal:
///
/// ```text
/// w(i,j) =  (0, score)                 Complete
///           (1, score)                 Largest    ordered by pairs first, then by score
///           (0, score − reservation)   Free
///
/// u(i) + v(j) ≥ w(i,j)    for every eligible cell, with equality on the pairs made
/// u(i) ≥ 0, v(j) ≥ 0      for everyone who may stay unpaired, with equality where unpaired
///
/// Σ u + Σ v = Σ w over the pairs made
/// ```
///
/// *Everyone who may stay unpaired* is: in `Complete`, the larger side (the columns where there are
/// as many rows as columns; the prices of the smaller side may have any sign); in `Largest` and
/// `Free`, both sides. Any feasible plan gets at most Σ u + Σ v, because its pairs are worth at most
/// their two prices and unpaired members have a price of at least 0; so a plan that reaches the
/// sum is best. The argument needs only an ordered sum, so it holds for the two-component prices
/// of `Largest` as it does for numbers.
///
/// In words, a price is the share of the total that a member's presence is worth. Dual prices
/// are in general not unique: test the facts, not the numbers.
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

/// A Hall set: members of the smaller side who together have fewer partners than they are.
///
/// In [`Pairs::Complete`](crate::assignment::model::Pairs::Complete) all of them need one, so no plan exists. That
/// such a set exists whenever there is no plan is Hall's theorem. A problem may have many; a
/// solver names one that it met.
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
    /// Of members of the smaller side and their neighbours, in any order; the smaller side is that of
    /// the columns if `turned`.
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

    /// Returns the least number of members that stay without a partner; 1 or more in a true Hall set.
    pub fn shortage(&self) -> usize {
        let (members, neighbours) = match self {
            Self::Rows { members, neighbours } => (members.len(), neighbours.len()),
            Self::Columns { members, neighbours } => (members.len(), neighbours.len()),
        };
        members.saturating_sub(neighbours)
    }
}
