//! Rounds of column generation, from the first cells to the answer.

use crate::assignment::kernel::answer::Solution;
use crate::assignment::kernel::dual_state::DualState;
use crate::assignment::kernel::hint::Hint;
use crate::assignment::kernel::progress::Observer;
use crate::assignment::linear::column_generation::rounds;
use crate::assignment::linear::column_generation::source::{
    PricingFailure, PricingOutcome, ScoreSource, StopCause,
};
use crate::assignment::model::Pairs;

/// Solves; in [`Pairs::Largest`] as if everyone had to be paired.
pub(in crate::assignment) fn solve<S: ScoreSource, W: Observer>(
    source: &S,
    pairs: Pairs,
    hint: Option<&Hint>,
    observer: &W,
) -> Result<PricingOutcome, PricingFailure<S::Error, W::Stop>> {
    let nothing = |error| PricingFailure { cause: StopCause::Source(error), known: None };
    let mut rounds = rounds::Rounds::begin(source, pairs, hint, observer).map_err(nothing)?;
    loop {
        match rounds.next() {
            Ok(Some(solved)) => return Ok(solved),
            Ok(None) => {}
            Err(cause) => return Err(PricingFailure { cause, known: Some(rounds.known()) }),
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
