//! A plan drawn at random under side constraints, and its proof.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use crate::assignment::model::{
    BranchTree, Col, ConstrainedLexicographic, ConstrainedOutcome, RandomisedPlan, Row, Share,
};

/// The answer to how to draw a plan at random under side constraints.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConstrainedRandomised {
    /// Plans with probabilities that keep the cap.
    Drawing {
        /// The plans; their proof is the bound, so there are no shadow prices.
        drawing: RandomisedPlan,
        /// What no drawing can exceed.
        bound: DrawingBound,
        /// The best plan, which a cap of 1 would draw.
        best: ConstrainedLexicographic,
    },
    /// No drawing keeps the cap.
    CapTooLow {
        /// A cap that can be kept, and no cap lower by more than a millionth can; `None` if that was not
        /// decided within the effort.
        lowest_cap: Option<Share>,
        /// The proof, with a scale of 0.
        bound: DrawingBound,
        /// The best plan, which a cap of 1 would draw.
        best: ConstrainedLexicographic,
    },
    /// No plan is feasible.
    Infeasible(BranchTree),
    /// The effort was spent before there was an answer.
    Unknown,
}

/// A bound on what any drawing under a cap can expect, with its proof.
///
/// Let q be the cap, λ ≥ 0 the prices of pairs, w the weights, σ the scale, and B such that no plan is worth
/// more by the weights σ w − λ. A drawing has each pair with a probability x of at most q, and mixes
/// plans, none of which is worth more than B. Hence
///
/// ```text
/// σ Σ w x  =  Σ (σ w − λ) x + Σ λ x  ≤  B + q Σ λ
/// ```
///
/// With scale 0, a right side below 0 proves that no drawing keeps the cap, and −B / Σ λ is a cap below which
/// none is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DrawingBound {
    /// The factor of the weights; 0 in a proof that no drawing keeps the cap.
    pub scale: i64,
    /// The prices of pairs, ascending by pair, all above 0; those not listed are 0.
    pub prices: Vec<(Row, Col, i64)>,
    /// The best plan by the weights that the prices leave, with the proof that none is better.
    pub pricing: ConstrainedOutcome,
}

impl DrawingBound {
    /// Returns B; `None` without a plan.
    pub fn of_plans(&self) -> Option<i64> {
        match &self.pricing {
            ConstrainedOutcome::Optimal(best) => Some(best.value),
            ConstrainedOutcome::Unfinished { bound, .. } => Some(*bound),
            ConstrainedOutcome::Infeasible(_) => None,
        }
    }

    /// Returns B + q Σ λ times the denominator of the cap; `None` without a plan, or beyond 128 bits.
    pub fn parts(&self, cap: Share) -> Option<i128> {
        let prices: i128 = self.prices.iter().map(|price| i128::from(price.2)).sum();
        let paid = prices.checked_mul(cap.parts().into())?;
        paid.checked_add(i128::from(self.of_plans()?).checked_mul(cap.of().into())?)
    }

    /// Returns how much more than this drawing any other can expect at most, in units of the weights: 0 only if
    /// the drawing is proved to be best; `None` if the bound says nothing.
    pub fn gap(&self, drawing: &RandomisedPlan, weights: &Array2<i64>, cap: Share) -> Option<f64> {
        let whole = i128::from(self.scale).checked_mul(cap.of().into())?;
        let gap = self
            .parts(cap)?
            .checked_mul(drawing.of.into())?
            .checked_sub(drawing.expected_parts(weights).checked_mul(whole)?)?;
        (self.scale > 0).then(|| gap as f64 / whole as f64 / drawing.of as f64)
    }
}
