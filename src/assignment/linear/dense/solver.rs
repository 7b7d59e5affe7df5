//! Dense problems, one after another in the same memory.

use crate::assignment::linear::dense::augment::{DenseKernel, NONE};
use crate::assignment::linear::dense::load::CostScale;
use crate::assignment::linear::dense::simd;
use crate::assignment::linear::dense::simd::BLOCKS_PER_WORD;
use crate::assignment::linear::dense::tie_break::TieBreaker;
use crate::assignment::linear::solver::Solver;
use crate::assignment::linear::sparse::{self, Sparse};
use crate::assignment::model::{
    Col, DualPrices, HallViolator, Optimum, Outcome, Pairs, Price, Problem, Row, TieRule,
};

/// A kernel with what it needs around it, and the last answer.
#[derive(Debug, Clone)]
pub(in crate::assignment) struct DenseSolver {
    kernel: DenseKernel,
    ties: TieBreaker,
    outcome: Outcome,
    /// An optimum that is not in use, for its memory.
    spare: Option<Optimum>,
}

impl Default for DenseSolver {
    fn default() -> Self {
        let outcome = Outcome::Optimal(blank());
        Self { kernel: DenseKernel::default(), ties: TieBreaker::default(), outcome, spare: None }
    }
}

fn blank() -> Optimum {
    Optimum {
        columns: Vec::new(),
        total: 0,
        prices: DualPrices { rows: Vec::new(), cols: Vec::new() },
        tie_rule: TieRule::LowestColumnFirst,
    }
}

impl DenseSolver {
    pub(in crate::assignment) fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    pub(in crate::assignment) fn into_outcome(self) -> Outcome {
        self.outcome
    }

    /// Keeps an answer that was found elsewhere.
    pub(in crate::assignment) fn put(&mut self, outcome: Outcome) {
        if let Outcome::Optimal(optimum) = std::mem::replace(&mut self.outcome, outcome) {
            self.spare = Some(optimum);
        }
    }

    /// Answers a problem; the answer stays until the next one.
    pub(in crate::assignment) fn solve(&mut self, problem: &Problem) {
        let Some(scale) = self.kernel.load(problem) else {
            return self.put(Sparse.solve(problem));
        };
        // A largest plan that pairs the whole short side is also a complete one, and best of them.
        let free = matches!(problem.pairs(), Pairs::Free { .. });
        if self.kernel.solve(free) {
            self.finish(problem, scale);
            self.write(problem, scale);
        } else if problem.pairs() == Pairs::Largest {
            self.put(sparse::solve_incomplete(problem));
        } else {
            self.put(Outcome::Infeasible(self.hall_violator(scale.turned)));
        }
    }

    /// Sees to it that the plan is the first of the best ones.
    fn finish(&mut self, problem: &Problem, scale: CostScale) {
        let (kernel, ties) = (&mut self.kernel, &mut self.ties);
        let free = matches!(problem.pairs(), Pairs::Free { .. });
        let spare_row = |row: usize| free && kernel.row_price(row) == 0.0;
        ties.begin(kernel.col_of.len(), kernel.cols);
        for row in 0..kernel.col_of.len() {
            let price = kernel.row_price(row);
            if price < kernel.second[row] && !spare_row(row) {
                continue;
            }
            let words =
                kernel.line(row).chunks(BLOCKS_PER_WORD).zip(kernel.offers.chunks(BLOCKS_PER_WORD));
            ties.fill(row, words.map(|(costs, prices)| simd::equal(price, costs, prices)));
        }
        if ties.is_empty() {
            return;
        }
        let needed = kernel.col_of.len() == kernel.cols && problem.pairs() == Pairs::Complete;
        ties.plan(
            (&kernel.col_of, &kernel.row_of),
            (0..kernel.col_of.len()).map(spare_row),
            (0..kernel.cols).map(|col| !needed && kernel.price(col) == 0.0),
        );
        if !ties.peel() {
            return;
        }
        if scale.turned {
            ties.turn();
            ties.break_ties();
            ties.turn();
        } else {
            ties.break_ties();
        }
        kernel.col_of.copy_from_slice(&ties.col_of);
        kernel.row_of.copy_from_slice(&ties.row_of);
    }

    /// Plan, prices and total in the orientation of the problem.
    fn write(&mut self, problem: &Problem, scale: CostScale) {
        if !matches!(self.outcome, Outcome::Optimal(_)) {
            self.outcome = Outcome::Optimal(self.spare.take().unwrap_or_else(blank));
        }
        let Outcome::Optimal(optimum) = &mut self.outcome else { return };
        let kernel = &self.kernel;
        let Optimum { columns, total, prices: DualPrices { rows, cols }, tie_rule } = optimum;
        let (plan, short, long) =
            if scale.turned { (&kernel.row_of, cols, rows) } else { (&kernel.col_of, rows, cols) };
        columns.clear();
        columns.extend(plan.iter().map(|&col| (col != NONE).then_some(Col(col))));
        let pairs = i64::from(problem.pairs() == Pairs::Largest);
        short.clear();
        short.extend((0..kernel.col_of.len()).map(|row| {
            let score = scale.shift - amount(kernel.row_price(row));
            Price { pairs, score }
        }));
        long.clear();
        let prices = kernel.offers.as_flattened()[..kernel.cols].iter();
        long.extend(prices.map(|&price| Price::of_score(-amount(price))));
        *total = (0..)
            .zip(columns.iter())
            .filter_map(|(row, col)| problem.score(Row(row), (*col)?))
            .sum();
        *tie_rule = TieRule::LowestColumnFirst;
    }

    fn hall_violator(&self, turned: bool) -> HallViolator {
        let (members, neighbours) = self.kernel.deficient();
        HallViolator::of(members.collect(), neighbours.collect(), turned)
    }
}

/// A whole number in double precision as what it is.
#[expect(clippy::cast_possible_truncation, reason = "the kernel keeps to exact whole numbers")]
fn amount(whole: f64) -> i64 {
    whole as i64
}

/// Auction bids, then successive shortest augmenting paths, on the whole table; exact in every
/// mode.
///
/// Use it if many cells are eligible and the smaller side has at most some hundred members. To
/// solve many problems, use a [`Workspace`](crate::assignment::linear::Workspace), which runs this
/// method without allocating. Time O(k² l) for a smaller side of k and a larger side of l members,
/// usually a small multiple of the number of cells; scores that are products of a row and a column
/// factor (Machol and Wien, 1976) do take O(k² l). Memory: 8 bytes per cell, and up to three bits
/// if scores are tied.
///
/// # Reference
///
/// R. Jonker, A. Volgenant, *A shortest augmenting path algorithm for dense and sparse linear
/// assignment problems*, Computing 38 (1987), doi:10.1007/BF02278710. The headers of the source
/// files say where we depart from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dense;

impl Solver for Dense {
    fn id(&self) -> &'static str {
        "dense"
    }

    fn solve(&self, problem: &Problem) -> Outcome {
        let mut solver = DenseSolver::default();
        solver.solve(problem);
        solver.into_outcome()
    }
}
