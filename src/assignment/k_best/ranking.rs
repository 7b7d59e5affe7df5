//! An iterator over the plans of a problem, best first.

use crate::assignment::k_best::search::RankingSearch;
use crate::assignment::kernel::csr::{Edge, Graph};
use crate::assignment::kernel::sparse_assignment::Bidder;
use crate::assignment::model::{Col, Pairs, Price, Problem, RankedPlan, RankingProof, Row};

/// An iterator over all plans of a problem, best first, ties in the order of the
/// [tie rule](crate::assignment::model::TieRule).
///
/// # Example
///
/// ```
/// use regiopair::assignment::{Pairs, Problem, k_best::Ranking};
///
/// let problem = Problem::from_fn(3, 3, Pairs::Complete, |row, col| Some((row.0 * col.0) as i64))?;
/// let totals: Vec<i64> = Ranking::new(&problem).map(|plan| plan.total).collect();
/// assert_eq!(totals, [5, 4, 4, 2, 2, 1]);
/// # Ok::<(), regiopair::assignment::ProblemError>(())
/// ```
pub struct Ranking<'a> {
    plans: Box<dyn RankedPlans + Send + Sync + 'a>,
}

impl<'a> Ranking<'a> {
    /// Creates a ranking; nothing is solved until the first plan is requested.
    pub fn new(problem: &'a Problem) -> Self {
        let plans: Box<dyn RankedPlans + Send + Sync + 'a> = match problem.pairs() {
            Pairs::Complete if problem.rows() <= problem.cols() => {
                Box::new(TypedRanking::new(problem, options(problem, None, |score| -score), None))
            }
            Pairs::Free { reservation } => {
                let cost = move |score: i64| reservation - score;
                Box::new(TypedRanking::new(problem, options(problem, Some(0), cost), None))
            }
            Pairs::Complete | Pairs::Largest => {
                let cost = |score: i64| Price { pairs: -1, score: -score };
                // Plans with fewer pairs come last.
                let needed = i64::try_from(problem.cols()).unwrap_or(i64::MAX);
                let most = Price { pairs: -needed, score: i64::MAX };
                let most = (problem.pairs() == Pairs::Complete).then_some(most);
                Box::new(TypedRanking::new(
                    problem,
                    options(problem, Some(Price::ZERO), cost),
                    most,
                ))
            }
        };
        Self { plans }
    }

    /// Proves what there is beyond the plans returned so far, of which the last may be `next`.
    pub(super) fn proof(&self, next: Option<Vec<Option<Col>>>) -> RankingProof {
        self.plans.proof(next)
    }
}

impl Iterator for Ranking<'_> {
    type Item = RankedPlan;

    fn next(&mut self) -> Option<RankedPlan> {
        self.plans.next()
    }
}

impl std::fmt::Debug for Ranking<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ranking").finish_non_exhaustive()
    }
}

/// The plans of a problem, whatever the solver counts in.
trait RankedPlans {
    fn next(&mut self) -> Option<RankedPlan>;

    fn proof(&self, next: Option<Vec<Option<Col>>>) -> RankingProof;
}

struct TypedRanking<'a, T> {
    problem: &'a Problem,
    graph: Graph<T>,
    /// What a plan of this mode costs at most.
    most: Option<T>,
    search: Option<RankingSearch<T>>,
}

impl<'a, T: Bidder> TypedRanking<'a, T> {
    fn new(problem: &'a Problem, graph: Graph<T>, most: Option<T>) -> Self {
        Self { problem, graph, most, search: None }
    }
}

impl<T: Bidder> RankedPlans for TypedRanking<'_, T> {
    fn next(&mut self) -> Option<RankedPlan> {
        let search = self.search.get_or_insert_with(|| RankingSearch::new(&self.graph));
        let (columns, cost) = search.next(&self.graph, self.most)?;
        let cols = self.problem.cols();
        let columns: Vec<Option<Col>> = columns
            .into_iter()
            .map(|col| Some(Col(col as usize)).filter(|col| col.0 < cols))
            .collect();
        let pairs = (0..).zip(&columns);
        let total = pairs.filter_map(|(row, col)| self.problem.score(Row(row), (*col)?)).sum();
        let mut value = (T::ZERO - cost).price();
        if self.problem.pairs() == Pairs::Complete {
            value.pairs = 0;
        }
        Some(RankedPlan { columns, total, value })
    }

    fn proof(&self, next: Option<Vec<Option<Col>>>) -> RankingProof {
        RankingProof::of(self.problem, self.search.as_ref(), next)
    }
}

/// The candidates of each row; where a row may stay unpaired, that is one more column of its own.
/// These columns come after all others, as the tie rule wants.
fn options<T: Copy>(problem: &Problem, out: Option<T>, cost: impl Fn(i64) -> T) -> Graph<T> {
    let (rows, cols) = (problem.rows(), problem.cols());
    let mut graph = Graph::new(if out.is_some() { cols + rows } else { cols });
    for row in 0..rows {
        #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
        let edge = |col: usize, cost| Edge { to: col as u32, cost };
        let pairs = problem.candidates(Row(row)).map(|(col, score)| edge(col.0, cost(score)));
        graph.push(pairs.chain(out.map(|cost| edge(cols + row, cost))));
    }
    graph
}
