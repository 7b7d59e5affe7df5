//! Solve a small part of a table, then price the rest of it, until nothing outside of the part pays.
//!
//! Hardly any cell of a large table is ever worth a thought. We keep the best few dozen cells of
//! each row and solve this core. A cell that offers more than its two prices then joins the core,
//! which is solved again from where it stood; when no such cell is left, the prices prove the plan
//! best for the whole table. Rows that the core cannot pair are a Hall set of the core; they are
//! given cells outside of it, and where there are none, it is one of the table.
//!
//! Most rows need not be looked at twice. When a row is asked for its best cells, it also tells a
//! *bound* that no other cell of it exceeds. When prices change, bounds rise by the greatest fall of
//! a price (and sink where all prices rise, as they mostly do); as long as a row is content with more
//! than its bound, no cell outside of the core can pay or even be tight.
//!
//! This is the pricing of column generation, used for assignment since A. Volgenant, *Linear and
//! semi-assignment problems: a core oriented approach*, Computers & Operations Research 23 (1996),
//! doi:10.1016/0305-0548(96)00010-X. Departures: cells are chosen by their gain over a price of
//! their column, the core is solved by auction first, and a core that outgrows its purpose is given
//! up.
//!
//! | Question | File |
//! |---|---|
//! | how do the rounds follow each other? | `rounds.rs` |
//! | which cells take part, and what is known of the others? | `part.rs` |
//! | what can be told when it is stopped? | `known.rs` |

mod known;
mod part;
mod rounds;

use super::Pairs;
use super::core::{Deficient, State};
use super::found::Found;
use super::warm::Hint;
use super::watch::Watch;
pub(super) use known::Known;
pub(super) use part::Near;

/// Cells of a row: column and score.
pub(super) type Cells = Vec<(u32, i64)>;

/// What a row answers.
pub(super) struct Answer {
    pub(super) row: u32,
    /// By ascending column.
    pub(super) cells: Cells,
    /// No other cell has a greater score less price of the column.
    pub(super) bound: i64,
}

/// Something that can be asked for its best cells, in score units.
pub(super) trait Source {
    /// Why it may fail.
    type Error;

    /// Rows, of which there are at most as many as columns, and columns.
    fn shape(&self) -> (usize, usize);

    /// Prices to begin with where all columns will be paired.
    fn opening(&self) -> Result<Vec<i64>, Self::Error>;

    /// The best cells, some dozen at most, of the given rows, or of all; those whose score less
    /// the price of the column exceeds `above` of the row, if it is given. Other rows may be
    /// answered for as well.
    fn best(
        &self,
        prices: &[i64],
        above: Option<&[i64]>,
        rows: Option<&[u32]>,
    ) -> Result<Vec<Answer>, Self::Error>;

    /// For some rows their best cells outside of some columns.
    fn outside(
        &self,
        prices: &[i64],
        rows: &[u32],
        cols: &[u32],
    ) -> Result<Vec<(usize, Cells)>, Self::Error>;

    /// Greatest magnitude of a score less the reservation; asked after the first best cells.
    fn magnitude(&self) -> i64;

    /// How far below what would pay a cell may be to join the core.
    fn margin(&self) -> i64;

    /// The most cells that the core may have.
    fn most(&self) -> usize;
}

/// What came of it.
pub(super) enum Solved {
    /// Plan and prices that are best, in score units, the worth of the plan's pairs, and where its
    /// rows have tight cells.
    Best { state: State<i64>, total: i64, near: Near },
    /// Rows that cannot all be paired.
    Deficient(Deficient),
    /// The core outgrew its purpose.
    GivenUp,
}

/// Why it came to no answer.
pub(super) enum Why<E, S> {
    /// The source failed.
    Source(E),
    /// Whoever looks on does not want it any more.
    Stopped(S),
}

/// It came to no answer.
pub(super) struct Failed<E, S> {
    pub(super) why: Why<E, S>,
    /// What was known by then, if anything was.
    pub(super) known: Option<Known>,
}

/// Solves; in [`Pairs::Largest`] as if everyone had to be paired.
pub(super) fn solve<S: Source, W: Watch>(
    source: &S,
    pairs: Pairs,
    hint: Option<&Hint>,
    watch: &W,
) -> Result<Solved, Failed<S::Error, W::Stop>> {
    let nothing = |error| Failed { why: Why::Source(error), known: None };
    let mut rounds = rounds::Rounds::begin(source, pairs, hint, watch).map_err(nothing)?;
    loop {
        match rounds.next() {
            Ok(Some(solved)) => return Ok(solved),
            Ok(None) => {}
            Err(why) => return Err(Failed { why, known: Some(rounds.known()) }),
        }
    }
}

/// The state of the core as plan and prices of the mode.
pub(super) fn found(state: State<i64>, pairs: Pairs) -> Found {
    match pairs {
        Pairs::Complete => Found::complete(state),
        Pairs::Largest => Found::counted(state),
        Pairs::Free { .. } => Found::new(state),
    }
}
