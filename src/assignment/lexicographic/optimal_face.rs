//! The optimal plans of a problem, all of them.

use crate::assignment::lexicographic::optimal_set::OptimalSet;
use crate::assignment::model::{
    Bounds, Col, DualPrices, Member, Pairs, Problem, ProblemError, Quotas, Row, ShadowPrices,
};

/// The optimal plans of a problem, without listing them: which cells they may use, and whom they
/// must pair.
///
/// By complementary slackness, a plan is optimal exactly when each of its pairs is tight under
/// optimal prices (they add up to what the pair counts for) and everyone whose price is not 0 is
/// paired; any optimal prices say the same. Use it to put one objective after another: solve,
/// take the face, and solve the next objective [on it](Self::problem). It is also the answer to
/// "which pairs could be made at no loss". Not for the number of plans, see
/// [`tied_plans`](crate::assignment::lexicographic::tied_plans()); and not every cell of a face need be in one.
///
/// # Complexity
///
/// Time and memory are linear in the cells to make a face, and in its own cells to narrow it.
///
/// # Example
///
/// Two plans have the total 9. Among them we prefer the one with more pairs on the diagonal:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Col, Pairs, Problem, solve, lexicographic::OptimalFace};
///
/// let problem = Problem::dense(array![[5, 5], [4, 4]].mapv(Some).view(), Pairs::Complete)?;
/// let optimum = solve(&problem).optimum().cloned().ok_or("no plan")?;
/// let face = OptimalFace::new(&problem, &optimum.prices)?;
/// assert!(face.contains(&[Some(Col(0)), Some(Col(1))]));
/// assert!(face.contains(&[Some(Col(1)), Some(Col(0))]));
///
/// let next = face.problem(|row, col| i64::from(row.0 != col.0))?;
/// let second = solve(&next).optimum().cloned().ok_or("no plan")?;
/// assert_eq!(second.columns, [Some(Col(1)), Some(Col(0))]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Reference
///
/// A. Schrijver, *Combinatorial Optimization*, Springer (2003), chapter 17: the optimal matchings
/// form a face of the matching polytope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptimalFace(pub(super) OptimalSet);

impl OptimalFace {
    /// Returns the face of a problem's optimum, from prices that prove it.
    ///
    /// Prices that do not prove the optimum describe other plans, or none.
    ///
    /// # Errors
    ///
    /// [`ProblemError::PriceCount`] if there are not as many prices as rows and columns;
    /// [`ProblemError::PriceTooLarge`] if a price is larger than any that a solver returns.
    pub fn new(problem: &Problem, prices: &DualPrices) -> Result<Self, ProblemError> {
        let (rows, cols) = (problem.rows(), problem.cols());
        check_prices(problem, prices)?;
        let mut quotas = Quotas::new(rows, cols);
        if problem.pairs() == Pairs::Complete {
            let paired = Bounds { least: 1, most: 1 };
            let side = if rows <= cols { &mut quotas.rows } else { &mut quotas.cols };
            side.members.fill(paired);
        }
        let DualPrices { rows, cols } = prices.clone();
        let prices = ShadowPrices { rows, cols, row_groups: Vec::new(), col_groups: Vec::new() };
        let mut set = OptimalSet::new(problem, &quotas, |_| true);
        let worth = |row, col| problem.score(row, col).map(|score| problem.worth(score));
        set.narrow(|row, col| worth(row, col).unwrap_or_default(), &prices);
        Ok(Self(set))
    }

    /// Returns the cells that a plan of the face may use, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (Row, Col)> + '_ {
        self.0.open()
    }

    /// Whether every plan of the face pairs this member; `false` says nothing. A member outside of
    /// the problem is not required.
    pub fn requires(&self, member: Member) -> bool {
        let bounds = match member {
            Member::Row(row) => self.0.quotas.of_row(row),
            Member::Col(col) => self.0.quotas.of_col(col),
        };
        bounds.least > 0
    }

    /// Whether a plan is one of the face.
    pub fn contains(&self, columns: &[Option<Col>]) -> bool {
        let pairs: Vec<(Row, Col)> =
            (0..).zip(columns).filter_map(|(row, &col)| Some((Row(row), col?))).collect();
        columns.len() == self.0.quotas.shape().0
            && pairs.iter().all(|&(row, col)| self.0.is_open(row, col))
            && (self.0.quotas.every().zip(self.0.quotas.count(&pairs)))
                .all(|((_, bounds), count)| (bounds.least..=bounds.most).contains(&count))
    }

    /// Returns a problem whose best plans are the plans of this face with the greatest Σ score, for
    /// scores of a new objective.
    ///
    /// Its mode is [`Pairs::Free`] at 0. Each required end of a pair adds a bonus that outweighs all
    /// scores together, so that required members are paired; this is exact, for the face has a plan
    /// and the bonus is checked like any score. Totals and prices of that problem contain it.
    ///
    /// # Errors
    ///
    /// [`ProblemError::ScoreTooLarge`] where bonus and scores leave the range.
    pub fn problem(&self, score: impl Fn(Row, Col) -> i64) -> Result<Problem, ProblemError> {
        let (rows, cols) = self.0.quotas.shape();
        let greatest =
            self.cells().map(|(row, col)| score(row, col).unsigned_abs()).max().unwrap_or(0);
        let spread = i64::try_from(greatest).unwrap_or(i64::MAX);
        let pairs = i64::try_from(rows.min(cols)).unwrap_or(i64::MAX);
        let bonus = spread.saturating_mul(2).saturating_mul(pairs).saturating_add(1);
        let mut cells = self.cells().peekable();
        let listed = (0..rows).map(|row| {
            let of_row = std::iter::from_fn(|| cells.next_if(|cell| cell.0 == Row(row)));
            let scored = of_row.map(|(row, col)| {
                let ends = [self.requires(row.into()), self.requires(col.into())];
                let bonus = bonus.saturating_mul(ends.map(i64::from).iter().sum());
                (col, score(row, col).saturating_add(bonus))
            });
            scored.collect::<Vec<_>>()
        });
        Problem::sparse(cols, listed, Pairs::Free { reservation: 0 })
    }
}

/// The greatest magnitude of a price: the sum of two, less a score, stays within 64 bits.
const GREATEST_PRICE: i64 = i64::MAX / 4;

fn check_prices(problem: &Problem, prices: &DualPrices) -> Result<(), ProblemError> {
    let (rows, cols) = (problem.rows(), problem.cols());
    let found = (prices.rows.len(), prices.cols.len());
    if found != (rows, cols) {
        return Err(ProblemError::PriceCount { rows, cols, found });
    }
    let of_rows =
        prices.rows.iter().enumerate().map(|(row, &price)| (Member::from(Row(row)), price));
    let of_cols =
        prices.cols.iter().enumerate().map(|(col, &price)| (Member::from(Col(col)), price));
    let limit = GREATEST_PRICE;
    let inside = |amount: i64| (-limit..=limit).contains(&amount);
    match of_rows.chain(of_cols).find(|(_, price)| !(inside(price.pairs) && inside(price.score))) {
        Some((member, price)) => Err(ProblemError::PriceTooLarge { member, price, limit }),
        None => Ok(()),
    }
}
