//! One problem after another under the same quotas, each from the last basis.
//!
//! Other scores leave the flow feasible and the tree strongly feasible, so the simplex goes on from
//! both. Where every arc outside of the last tree has a reduced cost other than 0, the plan is the
//! only best one, whichever method looks for it. Otherwise a cold start decides among the best.

use crate::assignment::min_cost_flow::network::Network;
use crate::assignment::min_cost_flow::network_simplex::NetworkSimplex;
use crate::assignment::min_cost_flow::solve::{
    PairBonus, answer, check_bounds, greatest, solve, steps,
};
use crate::assignment::model::{
    Col, FlowOptimum, Outcome, Pairs, Problem, QuotaConflict, Quotas, QuotasError, Row,
};

/// Problems with more cells are solved by themselves, from a part of their cells.
const MOST_CELLS: usize = 1 << 16;

/// Finds the best plans of one problem after another under the same quotas.
///
/// Plans are those of [`solve`](fn@crate::assignment::min_cost_flow::solve), whatever was solved
/// before; only the work of earlier calls is kept. Use it for variations of the same table, such as
/// other weights of the same criteria.
///
/// # When to use it, and when not
///
/// It saves most where few pairs change from one problem to the next. Where several plans are
/// equally good, where the cells that may be paired are others than before, or with more than
/// 65,536 of them, a problem takes as long as by itself.
///
/// # Complexity
///
/// A pass over the cells, and some pivots of the network simplex method, each of which looks at about
/// the square root of the number of cells. Memory: about 40 bytes per cell.
///
/// # Example
///
/// Four regions and two mentors, the first of whom takes up to three, under a weight that moves from
/// one criterion to another:
///
/// ```
/// use ndarray::{Array2, array};
/// use regiopair::assignment::{Col, Pairs, Problem, Resolution, model::Quotas};
/// use regiopair::assignment::min_cost_flow::{FlowWorkspace, solve};
///
/// let near = array![[0.9, 0.2], [0.8, 0.7], [0.1, 0.6], [0.5, 0.3]];
/// let alike = array![[0.1, 0.8], [0.3, 0.2], [0.4, 0.3], [0.2, 0.6]];
/// let quotas = Quotas::new(4, 2).col(Col(0), 0..=3)?;
/// let mut workspace = FlowWorkspace::new(quotas.clone());
/// let mut plans = Vec::new();
/// for weight in [0.0, 0.25, 0.5, 0.75, 1.0] {
///     let mixed: Array2<f64> = &near * weight + &alike * (1.0 - weight);
///     let (resolution, pairs) = (Resolution::decimals(6), Pairs::Largest);
///     let problem = Problem::scores(mixed.view(), None, resolution, pairs)?;
///     let plan = workspace.solve(&problem)?.into_optimum().ok_or("no plan")?;
///     let cold = solve(&problem, &quotas)?.into_optimum().ok_or("no plan")?;
///     assert_eq!(plan.pairs, cold.pairs);
///     plans.push(plan.pairs);
/// }
/// plans.dedup();
/// assert_eq!(plans.len(), 2); // one change of plan on the way
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct FlowWorkspace {
    quotas: Quotas,
    last: Option<Basis>,
}

impl std::fmt::Debug for FlowWorkspace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FlowWorkspace").field("quotas", &self.quotas).finish_non_exhaustive()
    }
}

/// A network with the tree of the last problem.
struct Basis {
    pairs: Pairs,
    unit: Unit,
    network: Network,
    simplex: NetworkSimplex<i64>,
}

/// What costs are counted in.
#[derive(Clone, Copy)]
struct Unit {
    /// What scores do not exceed.
    greatest: i64,
    /// 0 unless the number of pairs comes first.
    bonus: PairBonus,
    artificial: i64,
}

impl Unit {
    /// For scores up to a magnitude; `None` where sums would leave 64 bits.
    fn new(pairs: Pairs, greatest: i64, quotas: &Quotas) -> Option<Self> {
        let (rows, cols) = quotas.shape();
        let steps = steps(rows, cols);
        // With room for other scores, so that they need no other unit.
        let greatest = greatest.max(1).checked_mul(2)?;
        let (bonus, each) = match pairs {
            Pairs::Largest => {
                let bonus = PairBonus::new(greatest, quotas, steps)?;
                (bonus, bonus.0.checked_mul(2)?)
            }
            Pairs::Complete | Pairs::Free { .. } => (PairBonus(0), greatest),
        };
        let artificial = steps.checked_mul(each)?;
        artificial.checked_mul(16)?;
        Some(Self { greatest, bonus, artificial })
    }
}

impl FlowWorkspace {
    /// Creates a workspace for these quotas.
    pub fn new(quotas: Quotas) -> Self {
        Self { quotas, last: None }
    }

    /// Solves the problem as [`solve`](fn@crate::assignment::min_cost_flow::solve) does: the same plan,
    /// with prices that prove it, which may be others if several do. Fastest if the mode and the
    /// forbidden cells are those of the last problem.
    ///
    /// # Errors
    ///
    /// As for [`solve`](fn@crate::assignment::min_cost_flow::solve).
    pub fn solve(
        &mut self,
        problem: &Problem,
    ) -> Result<Outcome<FlowOptimum, QuotaConflict>, QuotasError> {
        check_bounds(problem, &self.quotas)?;
        let Some(Basis { unit, network, simplex, .. }) = self.only_best(problem) else {
            return solve(problem, &self.quotas);
        };
        let mut flow = answer(problem, network, simplex, &simplex.real_potentials());
        if problem.pairs() == Pairs::Largest {
            flow.prices.every_mut().for_each(|price| *price = unit.bonus.split(price.score));
        }
        Ok(Outcome::Optimal(flow))
    }

    /// Returns the pairs of the best plan alone; `None` if no plan is feasible.
    ///
    /// # Errors
    ///
    /// As for [`solve`](Self::solve).
    pub fn pairs(&mut self, problem: &Problem) -> Result<Option<Vec<(Row, Col)>>, QuotasError> {
        check_bounds(problem, &self.quotas)?;
        if let Some(Basis { network, simplex, .. }) = self.only_best(problem) {
            // Arcs are in the order of the cells.
            return Ok(Some(network.pairs(simplex).collect()));
        }
        Ok(solve(problem, &self.quotas)?.into_optimum().map(|flow| flow.pairs))
    }

    /// The tree of the only best plan; `None` if there may be several or none.
    fn only_best(&mut self, problem: &Problem) -> Option<&Basis> {
        if problem.most_eligible() > MOST_CELLS {
            return None;
        }
        let worth = |score| problem.worth(score).score;
        let found = greatest(problem, worth);
        let fits = |last: &Basis| last.pairs == problem.pairs() && found <= last.unit.greatest;
        let kept = self.last.take().filter(fits).and_then(|last| last.repriced(problem));
        let mut basis = match kept {
            Some(basis) => basis,
            None => Basis::new(problem, &self.quotas, found)?,
        };
        basis.simplex.run(usize::MAX);
        let basis = self.last.insert(basis);
        let is_feasible = basis.simplex.unmet().next().is_none();
        (is_feasible && basis.simplex.is_strictly_cheapest()).then_some(basis)
    }
}

impl Basis {
    /// Starts with no pairs.
    fn new(problem: &Problem, quotas: &Quotas, greatest: i64) -> Option<Self> {
        if quotas.cannot_add_up().is_some() {
            return None;
        }
        let pairs = problem.pairs();
        let unit = Unit::new(pairs, greatest, quotas)?;
        let network = Network::new(quotas, problem).ok()?;
        let mut simplex = network.simplex(unit.artificial);
        for (row, col, score) in problem.eligible_cells() {
            let cost = -(unit.bonus.0 + problem.worth(score).score);
            simplex.push(network.cell(row.0, col.0, cost));
        }
        Some(Self { pairs, unit, network, simplex })
    }

    /// The same with the scores of this problem; `None` if it has other cells.
    fn repriced(mut self, problem: &Problem) -> Option<Self> {
        let Self { unit, network, simplex, .. } = &mut self;
        let mut known = network.cells_mut(simplex);
        let mut same = true;
        for row in 0..problem.rows() {
            problem.each_candidate(Row(row), |col, score| match known.next() {
                Some(arc) if network.is_cell(arc, row, col.0) => {
                    arc.cost = -(unit.bonus.0 + problem.worth(score).score);
                }
                _ => same = false,
            });
        }
        same &= known.next().is_none();
        drop(known);
        simplex.follow_costs();
        same.then_some(self)
    }
}
