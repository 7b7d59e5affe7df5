//! Rounds of column generation, from the first cells to the answer.

use crate::assignment::kernel::answer::Found;
use crate::assignment::kernel::dual_state::State;
use crate::assignment::kernel::hint::Hint;
use crate::assignment::kernel::progress::Watch;
use crate::assignment::linear::column_generation::rounds;
use crate::assignment::linear::column_generation::source::{Failed, Solved, Source, Why};
use crate::assignment::model::Pairs;

/// Solves; in [`Pairs::Largest`] as if everyone had to be paired.
pub(in crate::assignment) fn solve<S: Source, W: Watch>(
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
pub(in crate::assignment) fn found(state: State<i64>, pairs: Pairs) -> Found {
    match pairs {
        Pairs::Complete => Found::complete(state),
        Pairs::Largest => Found::counted(state),
        Pairs::Free { .. } => Found::new(state),
    }
}
