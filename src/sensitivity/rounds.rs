//! The price of deciding round by round.

use serde::{Deserialize, Serialize};

use crate::plan::Assessment;
use crate::plan::PlanningError;
use crate::plan::decide::{decide, jointly};
use crate::programme::{Programme, RoundDecision};

/// The price of rounds: what is lost because a round is decided without the later ones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoundsPrice {
    /// Total with all rounds decided at once; `None` if there is no plan.
    pub jointly: Option<f64>,
    /// Total round by round; `None` if some round has no plan.
    pub one_by_one: Option<f64>,
    /// `jointly` minus `one_by_one`, in points; at least 0 if the total is the first objective.
    pub price: Option<f64>,
    /// Pairs with all rounds decided at once.
    pub pairs_jointly: usize,
    /// Pairs round by round.
    pub pairs_one_by_one: usize,
}

impl Assessment {
    /// Returns the price of rounds; `None` if the programme has fewer than two.
    ///
    /// # Errors
    /// As [`propose`](Self::propose).
    pub fn price_of_rounds(&self) -> Result<Option<RoundsPrice>, PlanningError> {
        if self.programme().rounds.len() < 2 {
            return Ok(None);
        }
        let programme =
            Programme { rounds_decided: RoundDecision::OneByOne, ..self.programme().clone() };
        let one_by_one = decide(&self.clone().with_programme(programme), None)?.plan();
        let jointly = jointly(self, None)?.plan();
        let points = |steps: i64| self.programme().resolution().value(steps);
        let plans = [jointly, one_by_one];
        let [jointly, one_by_one] = plans.each_ref().map(|plan| plan.as_ref().map(|it| it.total));
        let [pairs_jointly, pairs_one_by_one] =
            plans.map(|plan| plan.map_or(0, |plan| plan.pairs.len()));
        let price = jointly.zip(one_by_one).map(|(one, other)| points(one - other));
        let (jointly, one_by_one) = (jointly.map(points), one_by_one.map(points));
        Ok(Some(RoundsPrice { jointly, one_by_one, price, pairs_jointly, pairs_one_by_one }))
    }
}
