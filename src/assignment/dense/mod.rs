//! Full tables as they are.
//!
//! Words: the *short side* is the smaller one (rows, unless there are more rows than columns, when
//! the table is turned). A *seat* is the place outside of a row that may stay unpaired.
//!
//! | Question | File |
//! |---|---|
//! | how do costs come into the kernel, and when can it not bear them? | `load.rs` |
//! | how is a plan found? | `kernel.rs`: bids, then shortest augmenting paths |
//! | what takes the time? | `lanes.rs`: the loops over a row |
//! | which column is the best one? | `tags.rs` |
//! | is it the only best plan? | `ties.rs`, in sets of `bits.rs` |
//! | if not, which is the first? | `chain.rs` |
//! | how does the answer get out, without new memory? | `desk.rs` |
//! | what if numbers are too large for all that? | `careful.rs`: any amounts, one by one |

mod bits;
mod careful;
mod chain;
mod desk;
mod kernel;
mod lanes;
mod load;
mod tags;
mod ties;

use super::{Outcome, Problem, Solver};

pub(super) use desk::Desk;

/// Bids, then successive shortest augmenting paths, on the whole table; exact in every mode.
///
/// Use it wherever a good part of the cells is eligible and the smaller side has at most some
/// hundred members; to solve one problem after another, use a [`Workspace`](super::Workspace), which
/// runs this method without taking new memory. Time O(k² l) for a smaller side of k and a larger
/// side of l members, and mostly a small multiple of the cells; scores that are products of a row
/// and a column factor (Machol and Wien, 1976) do take the whole cube. Memory: 8 bytes a cell,
/// and up to three bits where scores are tied.
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
        let mut desk = Desk::default();
        desk.solve(problem);
        desk.into_outcome()
    }
}
