//! The best total as the share of one criterion changes, corner by corner.
//!
//! With share s of the weight, the total of a plan is (1 − s) a + s b, where a is its total by all other criteria
//! and b that by the one. The best total is the upper envelope of these lines, one for each plan. A pair can come into
//! a best plan only at a corner: between two corners the best line is the same.

use ndarray::Array2;

use super::question::{Question, Trial};
use crate::assignment::{Col, Row};
use crate::plan::{Assessment, PlanningError};

/// The most corners that are looked at in one direction.
const MOST_CORNERS: usize = 400;

/// The most steps from the end of the range to the next corner.
const MOST_STEPS: usize = 100;

/// What pairs are worth by all other criteria, and by the one.
pub(super) struct Parts {
    pub(super) others: Array2<f64>,
    pub(super) own: Array2<f64>,
}

/// The total of a plan by share.
#[derive(Debug, Clone, Copy)]
struct Line {
    others: f64,
    own: f64,
}

impl Line {
    fn at(self, share: f64) -> f64 {
        (1.0 - share) * self.others + share * self.own
    }

    /// The share at which two lines meet.
    fn crossing(self, other: Self) -> f64 {
        let (others, own) = (self.others - other.others, self.own - other.own);
        others / (others - own)
    }
}

impl Parts {
    fn line(&self, pairs: &[(Row, Col)]) -> Line {
        let sum = |of: &Array2<f64>| pairs.iter().map(|&(row, col)| of[[row.0, col.0]]).sum();
        Line { others: sum(&self.others), own: sum(&self.own) }
    }

    /// The nearest share from one on towards another at which the pair is in a best plan, if there is one; and whether
    /// all corners before it were looked at.
    pub(super) fn nearest(
        &self,
        question: Question,
        (from, to): (f64, f64),
        under: &dyn Fn(f64) -> Result<Assessment, PlanningError>,
        rounding: f64,
    ) -> Result<(Option<f64>, bool), PlanningError> {
        let ask =
            |share: f64| -> Result<Option<Trial>, PlanningError> { question.ask(&under(share)?) };
        let Some(trial) = ask(from)? else { return Ok((None, false)) };
        let mut current = self.line(&trial.plan.pairs);
        let Some(last) = ask(to)? else { return Ok((None, false)) };
        let mut at = from;
        let last_line = self.line(&last.plan.pairs);
        for _ in 0..MOST_CORNERS {
            // The lines of best plans further on lead back to the corner at which the current one ends.
            let (mut end, mut next, mut successor) = (to, last_line, None);
            for _ in 0..MOST_STEPS {
                if next.at(end) - current.at(end) <= rounding {
                    break;
                }
                successor = Some(next);
                // By rounding, lines that are nearly parallel may meet outside of the range.
                let meet = current.crossing(next);
                if !meet.is_finite() {
                    break;
                }
                end = meet.clamp(at.min(end), at.max(end));
                let Some(trial) = ask(end)? else { return Ok((None, false)) };
                next = self.line(&trial.plan.pairs);
            }
            let Some(successor) = successor else {
                return Ok((last.is_in(rounding).then_some(to), true));
            };
            if ask(end)?.is_some_and(|trial| trial.is_in(rounding)) {
                return Ok((Some(end), true));
            }
            (current, at) = (successor, end);
        }
        Ok((None, false))
    }
}
