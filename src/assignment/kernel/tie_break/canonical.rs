//! Tie-breaking: the first optimal plan.
//!
//! By complementary slackness a plan is optimal exactly when all its pairs are *tight* (their two
//! prices add up to what they count for) and every member with a price above 0, or that must be
//! paired, is paired. So the optimal plans are the matchings of the equality graph that cover these
//! members, for whichever optimal prices a solver has found, and the first of them in our order
//! does not depend on the solver.
//!
//! We fix row after row. For the current row we look for the lowest tight column that it can take
//! while the rest rearranges itself within the equality graph, along a chain: a row takes a column,
//! the column's holder takes another, and so on until the column that our row gave up is taken, or
//! may stay empty. With one more node *outside*, which holds the empty columns and the unpaired
//! rows, every such chain is a simple cycle through our row.
//!
//! Small dense tables have their own copy of this search in `linear::dense`, which refills vectors
//! of a workspace and allocates nothing. Here the equality graph is built for each problem, in both
//! orientations, as bits or, where few cells are tight, as lists; and peeling counts degrees
//! instead of scanning words, which keeps it linear in the cells.

use crate::assignment::kernel::equality_graph::EqualityGraph;
use crate::assignment::kernel::tie_break::chain::ChainWalk;
use crate::assignment::kernel::tie_break::exchange::Exchange;
use crate::assignment::kernel::tie_break::open;
use crate::assignment::model::{Col, DualPrices, Optimum, Pairs, Price, Problem};

/// The first best plan, from any best plan and prices that prove it.
///
/// Linear in the cells where no row has a choice; otherwise a search of the tight cells for each
/// row that has one, which ends as soon as it finds a chain.
pub(in crate::assignment) fn canonical(
    problem: &Problem,
    prices: &DualPrices,
    columns: &[Option<Col>],
) -> Vec<Option<Col>> {
    canonical_within(problem, prices, columns, EqualityGraph::new(problem, prices))
}

/// The same, where the tight cells are known.
pub(in crate::assignment) fn canonical_within(
    problem: &Problem,
    prices: &DualPrices,
    columns: &[Option<Col>],
    tight: EqualityGraph,
) -> Vec<Option<Col>> {
    let complete = problem.pairs() == Pairs::Complete;
    let (rows, cols) = (problem.rows(), problem.cols());
    let spare = |needed: bool, prices: &[Price]| -> Vec<bool> {
        prices.iter().map(|&price| !needed && price == Price::ZERO).collect()
    };
    let first = first_within(
        tight,
        spare(complete && rows <= cols, &prices.rows),
        spare(complete && cols <= rows, &prices.cols),
        columns.iter().map(|col| col.map(|col| col.0)).collect(),
    );
    first.into_iter().map(|col| col.map(Col)).collect()
}

/// The first plan that uses tight cells only and leaves nobody unpaired but those marked as spare,
/// from any such plan: for each row its column.
pub(in crate::assignment) fn first_within(
    tight: EqualityGraph,
    spare_row: Vec<bool>,
    spare_col: Vec<bool>,
    col_of: Vec<Option<usize>>,
) -> Vec<Option<usize>> {
    let rows = col_of.len();
    let exchange = Exchange::new(tight, spare_row, spare_col, col_of);
    let open = open::rows(&exchange);
    let mut walk = ChainWalk::new(exchange);
    for row in (0..rows).filter(|&row| !open[row]) {
        walk.close(row);
    }
    for row in (0..rows).filter(|&row| open[row]) {
        walk.improve(row);
        walk.close(row);
    }
    walk.exchange.col_of
}

impl Optimum {
    /// Combines an optimal plan and the prices that prove it, as a solver does at its end: breaks ties
    /// by the [`TieRule`](crate::assignment::model::TieRule) and sums the total. Takes time linear in the
    /// cells, plus a search for every row that has another tight column.
    pub(in crate::assignment) fn with_ties_broken(
        problem: &Problem,
        columns: &[Option<Col>],
        prices: DualPrices,
    ) -> Self {
        let columns = canonical(problem, &prices, columns);
        Self::summed(problem, columns, prices)
    }
}
