//! Which of several equally good plans is handed out.
//!
//! By complementary slackness a plan is best exactly when all its pairs are *tight* (their two
//! prices add up to what they count for) and everyone with a price above 0, or who must be paired,
//! is paired. So the best plans are the matchings of the tight graph that cover these members, for
//! whichever optimal prices a solver has found, and the first of them in our order does not depend
//! on the solver.
//!
//! We fix row after row. For the row at hand we look for the lowest tight column that it can take
//! while the rest rearranges itself within the tight graph. The rest rearranges itself along a
//! chain: a row takes a column, the column's holder takes another, and so on until the column that
//! our row gave up is taken, or may stay empty. With one more node *outside*, which holds the
//! empty columns and the unpaired rows, every such chain is a simple cycle through our row.
//!
//! | Question | File |
//! |---|---|
//! | who holds what, and who could take it? | `exchange.rs` |
//! | which rows stand on no cycle, and keep what they have? | `open.rs` |
//! | what is the lowest column that a row can have? | `chain.rs` |

mod chain;
mod exchange;
mod open;

use serde::{Deserialize, Serialize};

use self::chain::Walk;
use self::exchange::Exchange;
use super::tight::Tight;
use super::{Col, DualPrices, Pairs, Price, Problem};

/// How a plan is chosen among equally good ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TieRule {
    /// The lexicographically first: row 0 has the lowest column it has in any best plan, then row
    /// 1 the lowest that it has in any best plan with that choice, and so on. To be unpaired comes
    /// after every column.
    #[default]
    LowestColumnFirst,
    /// None: any best plan, though always the same one for the same problem.
    AsFound,
}

/// The first best plan, from any best plan and prices that prove it.
///
/// Linear in the cells where no row has a choice; otherwise a search of the tight cells for each
/// row that has one, which ends as soon as it finds a chain.
pub(super) fn settle(
    problem: &Problem,
    prices: &DualPrices,
    columns: &[Option<Col>],
) -> Vec<Option<Col>> {
    settle_within(problem, prices, columns, Tight::new(problem, prices))
}

/// The same, where the tight cells are known.
pub(super) fn settle_within(
    problem: &Problem,
    prices: &DualPrices,
    columns: &[Option<Col>],
    tight: Tight,
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
pub(super) fn first_within(
    tight: Tight,
    spare_row: Vec<bool>,
    spare_col: Vec<bool>,
    col_of: Vec<Option<usize>>,
) -> Vec<Option<usize>> {
    let rows = col_of.len();
    let exchange = Exchange::new(tight, spare_row, spare_col, col_of);
    let open = open::rows(&exchange);
    let mut walk = Walk::new(exchange);
    for row in (0..rows).filter(|&row| !open[row]) {
        walk.close(row);
    }
    for row in (0..rows).filter(|&row| open[row]) {
        walk.improve(row);
        walk.close(row);
    }
    walk.exchange.col_of
}
