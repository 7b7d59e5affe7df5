//! Rounds of column generation, from the first cells to the answer.

use crate::assignment::kernel::answer::Solution;
use crate::assignment::kernel::dual_state::DualState;
use crate::assignment::kernel::hint::Hint;
use crate::assignment::kernel::progress::Watch;
use crate::assignment::linear::column_generation::rounds;
use crate::assignment::linear::column_generation::source::{Failed, Solved, Source, StopCause};
use crate::assignment::model::Pairs;

/// Solves; in [`Pairs::Largest`] as if everyone had to be paired.
pub(in crate::assignment) fn solve<S: Source, W: Watch>(
    source: &S,
    pairs: Pairs,
    hint: Option<&Hint>,
    watch: &W,
) -> Result<Solved, Failed<S::Error, W::Stop>> {
    let nothing = |error| Failed { why: StopCause::Source(error), known: None };
    let mut rounds = rounds::Rounds::begin(source, pairs, hint, watch).map_err(nothing)?;
    loop {
        match rounds.next() {
            Ok(Some(solved)) => return Ok(solved),
            Ok(None) => {}
            Err(why) => return Err(Failed { why, known: Some(rounds.known()) }),
        }
    }
}

/// The state of the restricted problem as plan and prices of the mode.
pub(in crate::assignment) fn found(state: DualState<i64>, pairs: Pairs) -> Solution {
    match pairs {
        Pairs::Complete => Solution::complete(state),
        Pairs::Largest => Solution::counted(state),
        Pairs::Free { .. } => Solution::new(state),
    }
}
