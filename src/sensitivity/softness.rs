//! How strongly better plans prevail: β, in plain words, and its default.

use serde::{Deserialize, Serialize};

use crate::assignment::{Col, Resolution, Row};
use crate::plan::model::PlanModel;

/// The reliability of scores that the default of β assumes: an agreement of 0.9 between two coders is the
/// usual mark of an excellent one.
const RELIABILITY: f64 = 0.9;

/// β, and where it comes from.
///
/// A plan that is better by x points is exp(β x) times likelier. The default takes the scores to be uncertain,
/// as if a second coder had scored every pair anew. With a reliability r, the share of the variance of
/// the scores that is not error, and the standard deviation σ of the scores of the pairs that the rules allow, the standard error of a score is
///
/// ```text
/// s = σ √(1 − r)        r = 0.9: s = 0.316 σ
/// β = π / (√6 s)        = 1.28 / s
/// ```
///
/// so that a plan that is better by s is exp(1.28) = 3.6 times likelier. π/√6 is the standard deviation of the extreme
/// value distribution, of which a choice with probabilities exp(β · value) is the choice of the greatest
/// value with such an error.
///
/// This keeps the answer the same if all scores are stretched or shifted, depends on nothing but the scores, and is
/// printed with every result. Where the agreement of coders was measured, or an error of the scores is known, give β = 1.28 / error.
///
/// # Reference
/// Standard error of measurement: M. R. Novick, *The axioms and principal results of classical test theory*, Journal of
/// Mathematical Psychology 3 (1966), doi:10.1016/0022-2496(66)90002-2. Excellent agreement: T. K. Koo, M. Y. Li, *A guideline
/// of selecting and reporting intraclass correlation coefficients*, Journal of Chiropractic Medicine 15
/// (2016), doi:10.1016/j.jcm.2016.02.012. Extreme values: D. McFadden, *Conditional logit analysis of qualitative choice behavior* (1974).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Softness {
    /// β, per point.
    pub beta: f64,
    /// The gain, in points, that makes a plan e times likelier: 1 / β; `None` for β = 0, where no gain
    /// does.
    pub points_per_e: Option<f64>,
    /// The standard deviation of the scores of the pairs that the rules allow, in points.
    pub spread: f64,
    /// Whether β is the default; otherwise it was given.
    pub is_default: bool,
}

impl Softness {
    /// The softness for the models of the stages of a plan; β as given, or the default.
    pub(super) fn of(models: &[PlanModel], resolution: Resolution, beta: Option<f64>) -> Self {
        let mut scores: Vec<f64> = Vec::new();
        for model in models {
            let (quotas, cells) = (&model.quotas, &model.cells);
            let has_place =
                |row: Row, col: Col| quotas.of_row(row).most > 0 && quotas.of_col(col).most > 0;
            let open = cells.eligible_cells().filter(|&(row, col, _)| has_place(row, col));
            scores.extend(open.map(|(.., score)| resolution.value(score)));
        }
        let count = scores.len().max(1) as f64;
        let mean = scores.iter().sum::<f64>() / count;
        let variance = scores.iter().map(|score| (score - mean).powi(2)).sum::<f64>() / count;
        let spread = variance.sqrt();
        // Scores that are all equal say nothing; one point is then the unit.
        let unit = if spread > resolution.unit() { spread } else { 1.0 };
        let error = unit * (1.0 - RELIABILITY).sqrt();
        let default = std::f64::consts::PI / (6_f64.sqrt() * error);
        let is_default = beta.is_none();
        let beta = beta.unwrap_or(default);
        let points_per_e = (beta > 0.0).then(|| 1.0 / beta);
        Self { beta, points_per_e, spread, is_default }
    }
}
