//! The minimum-cost flow: a restricted problem of cells, then pricing of all cells.

use crate::assignment::min_cost_flow::network::Network;
use crate::assignment::min_cost_flow::network_simplex::NetworkSimplex;
use crate::assignment::min_cost_flow::plain_assignment::PlainAssignment;
use crate::assignment::min_cost_flow::pricing::{CostUnit, RestrictedCells};
use crate::assignment::model::price::Amount;
use crate::assignment::model::problem::CellStorage;
use crate::assignment::model::table::{AnyTable, StoredScore};
use crate::assignment::model::{
    Col, FlowOptimum, Outcome, Pairs, Price, Problem, QuotaConflict, Quotas, QuotasError, Row,
};

/// Finds the best plan that keeps the quotas of all members and groups.
///
/// [`Pairs`] means: in `Largest` the most pairs, then the greatest total; in `Free` the greatest Σ
/// (score − reservation); in `Complete` the greatest total with every member of one side at its
/// upper bound. That side is the one with the smaller sum of upper bounds, the rows if the sums are
/// equal. If all bounds are 1, this is `Complete` without quotas. No pair is made twice.
///
/// # When to use it
///
/// Use it for capacities other than one, lower bounds, and group quotas. Without these,
/// [`solve`](crate::assignment::linear::solve) finds the same total and also follows a tie rule.
/// Quotas on kinds of *pairs*, or groups that overlap, are not a flow; they need
/// [`branch_and_bound`](crate::assignment::branch_and_bound::solve()).
///
/// # Method
///
/// If capacities allow few more pairs than one per member, the plain assignment is solved first:
/// its plan is the answer if it keeps all quotas; otherwise its prices select the cells, and its
/// plan gives the starting basis. Then the network simplex method solves a restricted problem of
/// the best cells of each row; all other cells are priced with its potentials, and join if they
/// pay. Time: exponential at worst; on the classes of `benches/` two to three times that of the
/// plain assignment if that comes first, and little more than linear in the cells otherwise.
/// Memory: about 60 bytes per cell of the restricted problem, which starts with six cells per row.
///
/// # Errors
///
/// [`QuotasError::Shape`]; [`QuotasError::TotalTooLarge`] if the total of a plan could overflow 64
/// bits. Conflicting quotas are not an error; the answer is [`Outcome::Infeasible`] with a
/// [`QuotaConflict`].
///
/// # Reference
///
/// R. K. Ahuja, T. L. Magnanti, J. B. Orlin, *Network Flows* (1993), chapter 11.
///
/// # Example
///
/// Four regions and two mentors, the first of whom takes up to three:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Col, Pairs, Problem, Row, min_cost_flow, model::Quotas};
/// use regiopair::certificate::check_min_cost_flow;
///
/// let scores = array![[9, 5], [8, 7], [6, 6], [5, 1]];
/// let problem = Problem::dense(scores.mapv(Some).view(), Pairs::Free { reservation: 0 })?;
/// let quotas = Quotas::new(4, 2).col(Col(0), 0..=3)?;
/// let outcome = min_cost_flow::solve(&problem, &quotas)?;
/// let plan = outcome.optimum().ok_or("no plan")?;
/// assert_eq!(plan.total, 9 + 8 + 6 + 5);
/// assert_eq!(plan.pairs[2], (Row(2), Col(1)));
/// check_min_cost_flow(&problem, &quotas, &outcome)?; // proved
///
/// // At most two of the first three rows: the best plan leaves out row 2.
/// let fewer = quotas.row_group([Row(0), Row(1), Row(2)], 0..=2)?;
/// let outcome = min_cost_flow::solve(&problem, &fewer)?;
/// assert_eq!(outcome.optimum().map(|plan| plan.total), Some(9 + 8 + 5));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn solve(
    problem: &Problem,
    quotas: &Quotas,
) -> Result<Outcome<FlowOptimum, QuotaConflict>, QuotasError> {
    check_bounds(problem, quotas)?;
    let (rows, cols) = quotas.shape();
    if let Some(shortage) = quotas.cannot_add_up() {
        return Ok(Outcome::Infeasible(shortage));
    }
    let network = match Network::new(quotas, problem) {
        Ok(network) => network,
        Err(shortage) => return Ok(Outcome::Infeasible(shortage)),
    };
    let plain = PlainAssignment::new(problem, quotas);
    let best = plain.as_ref().and_then(|plain| plain.is_best(quotas, network.quotas()));
    if let Some(flow) = best {
        return Ok(Outcome::Optimal(flow));
    }
    let instance = FlowInstance { problem, quotas, network, plain };
    let steps = steps(rows, cols);
    Ok(match problem.pairs() {
        Pairs::Largest => instance.most_pairs_first(steps),
        Pairs::Complete | Pairs::Free { .. } => {
            let cost = |score| -problem.worth(score).score;
            let artificial = steps * greatest(problem, cost).max(1);
            instance.solve(artificial, cost, |price| price.score)
        }
    })
}

/// No path has more cells.
pub(super) fn steps(rows: usize, cols: usize) -> i64 {
    2 * i64::try_from(rows.min(cols)).unwrap_or(i64::MAX / 4) + 3
}

/// Rejects quotas of another shape, and totals beyond 64 bits.
pub(in crate::assignment) fn check_bounds(
    problem: &Problem,
    quotas: &Quotas,
) -> Result<(), QuotasError> {
    let (rows, cols) = quotas.shape();
    let found = (problem.rows(), problem.cols());
    if (rows, cols) != found {
        return Err(QuotasError::Shape { rows, cols, found });
    }
    check_total(problem, quotas.most_pairs())
}

/// What a pair counts for in addition to its score where pairs come first: more than the scores of
/// all that a plan, or a path, can have. So one number tells both.
#[derive(Debug, Clone, Copy)]
pub(super) struct PairBonus(pub(super) i64);

impl PairBonus {
    /// For scores of a magnitude up to `greatest`; `None` where the sums would leave 64 bits.
    pub(super) fn new(greatest: i64, quotas: &Quotas, steps: i64) -> Option<Self> {
        let pairs = i64::try_from(quotas.most_pairs()).ok()?.max(steps);
        let bonus = pairs.checked_mul(4)?.checked_mul(greatest.max(1))?.checked_add(1)?;
        // As many artificial arcs as the longest path has, each dearer than a path, and room to
        // add.
        bonus.checked_mul(steps)?.checked_mul(16)?;
        Some(Self(bonus))
    }

    /// The nearest multiple is the pairs, the rest the score.
    pub(super) fn split(self, sum: i64) -> Price {
        let pairs = (sum + self.0 / 2).div_euclid(self.0);
        Price { pairs, score: sum - pairs * self.0 }
    }
}

/// A bound for the magnitude of what any score counts for.
pub(super) fn greatest(problem: &Problem, worth: impl Fn(i64) -> i64) -> i64 {
    if let CellStorage::Table(AnyTable::Narrow(table)) = problem.cells() {
        return worth(table.base).abs() + <i32 as StoredScore>::LIMIT;
    }
    problem.eligible_cells().map(|(_, _, score)| worth(score).abs()).max().unwrap_or(0)
}

/// Totals of this number of pairs stay within 64 bits.
fn check_total(problem: &Problem, pairs: usize) -> Result<(), QuotasError> {
    let limit = i64::MAX / i64::try_from(pairs).unwrap_or(i64::MAX).max(1);
    if limit >= Problem::score_limit(problem.rows(), problem.cols()) {
        return Ok(());
    }
    match problem.eligible_cells().find(|(_, _, score)| score.abs() > limit) {
        Some((row, col, score)) => {
            Err(QuotasError::TotalTooLarge { row, col, score, pairs, limit })
        }
        None => Ok(()),
    }
}

struct FlowInstance<'a> {
    problem: &'a Problem,
    quotas: &'a Quotas,
    network: Network,
    /// What to begin with.
    plain: Option<PlainAssignment>,
}

/// Degenerate pivots in a row, per node, after which a starting basis is given up.
const IDLE_PIVOTS_PER_NODE: usize = 8;

impl FlowInstance<'_> {
    fn most_pairs_first(&self, steps: i64) -> Outcome<FlowOptimum, QuotaConflict> {
        let greatest = greatest(self.problem, |score| score);
        let Some(bonus) = PairBonus::new(greatest, self.quotas, steps) else {
            let cost = |score: i64| Price { pairs: -1, score: -score };
            return self.solve(Price { pairs: steps, score: 0 }, cost, |price| price);
        };
        let cost = |score: i64| -(bonus.0 + score);
        let given = |price: Price| price.pairs * bonus.0 + price.score;
        let mut outcome = self.solve(2 * steps * bonus.0, cost, given);
        if let Outcome::Optimal(flow) = &mut outcome {
            flow.prices.every_mut().for_each(|price| *price = bonus.split(price.score));
        }
        outcome
    }

    /// `given` tells a price of the plain assignment in this unit of costs.
    fn solve<T: CostUnit>(
        &self,
        artificial: T,
        cost: impl Fn(i64) -> T + Sync,
        given: impl Fn(Price) -> T,
    ) -> Outcome<FlowOptimum, QuotaConflict> {
        let Self { problem, network, .. } = self;
        let (rows, cols, pairs) = match &self.plain {
            Some(plain) => (
                plain.rows.iter().map(|&price| given(price)).collect(),
                plain.cols.iter().map(|&price| given(price)).collect(),
                &plain.pairs[..],
            ),
            None => (vec![T::ZERO; problem.rows()], vec![T::ZERO; problem.cols()], &[][..]),
        };
        let mut simplex = network.simplex(artificial);
        let mut restricted = RestrictedCells::begin(problem, &cols, &cost, pairs);
        let mut flows = network.flows(self.quotas, pairs);
        let cells = restricted.cols.iter().map(Vec::len).sum();
        simplex.reserve(cells);
        flows.reserve(cells);
        let mut pairs = pairs.iter().copied().peekable();
        for row in 0..problem.rows() {
            for &col in &restricted.cols[row] {
                simplex.push(restricted.arc(network, row, col, &cost));
                let made = pairs.next_if_eq(&(Row(row), Col(col as usize))).is_some();
                flows.push(u64::from(made));
            }
        }
        let most_idle = IDLE_PIVOTS_PER_NODE * network.quotas().len();
        if self.plain.is_some()
            && !(simplex.begin(&flows, &network.potentials(&rows, &cols)) && simplex.run(most_idle))
        {
            simplex.reset();
        }
        loop {
            if !simplex.run(most_idle) {
                simplex.reset();
                simplex.run(usize::MAX);
            }
            let feasible = simplex.unmet().next().is_none();
            // Where something is unmet, cells may help that only pay at artificial cost.
            let potentials =
                if feasible { simplex.real_potentials() } else { simplex.potentials().to_vec() };
            let joined = restricted.join(network, &potentials, &cost);
            if joined.iter().all(Vec::is_empty) {
                return if feasible {
                    Outcome::Optimal(answer(problem, network, &simplex, &potentials))
                } else {
                    Outcome::Infeasible(network.shortage(&simplex, problem))
                };
            }
            for (row, cols) in joined.into_iter().enumerate() {
                for col in cols {
                    simplex.push(restricted.arc(network, row, col, &cost));
                }
            }
        }
    }
}

pub(super) fn answer<T: Amount>(
    problem: &Problem,
    network: &Network,
    simplex: &NetworkSimplex<T>,
    potentials: &[T],
) -> FlowOptimum {
    let mut pairs: Vec<(Row, Col)> = network.pairs(simplex).collect();
    pairs.sort_unstable();
    let total = pairs.iter().filter_map(|&(row, col)| problem.score(row, col)).sum();
    FlowOptimum { pairs, total, prices: network.prices(potentials) }
}
