//! The standard programme: argued from the report's selection criteria, after a study of the pairings that were
//! made. The page [`docs::standard_programme`](crate::docs::standard_programme) says how it was chosen and what
//! may be concluded from it; the earlier one, chosen before the study, is `examples/data/first.toml`.

use super::decimals::Decimals;
use super::round::RoundDecision;
use super::settings::{AggregationMethod, CriterionChoice, Programme};
use crate::criteria::TwoWay;
use crate::profile::{Coders, Horizon};
use crate::rules::Rules;
use crate::score::{Normalisation, UnknownTreatment, Weights};
use crate::taxonomy::Measure;

/// Criterion, formula, weight of the seeker, weight of the host.
const CRITERIA: [(&str, &str, f64, f64); 10] = [
    ("shared-strengths", "centred-cosine", 3.0, 3.0),
    ("shared-themes", "overlap", 1.0, 1.0),
    ("needs-met", "shares", 2.0, 0.0),
    ("needs-of-host-met", "shares", 0.0, 2.0),
    ("structural-likeness", "gower", 1.0, 1.0),
    ("strategy-learning", "seeker-learns", 0.0, 0.0),
    ("added-relatedness", "near-strengths", 0.0, 0.0),
    ("language", "family", 0.0, 0.0),
    ("nearness", "linear", 0.0, 0.0),
    ("earlier-ties", "continuity", 0.0, 0.0),
];

/// Related domains count from one value chain upwards; shared technology or skills are not enough.
const SIMILARITY_ABOVE: f64 = 0.5;

/// How many variants of the programme were compared on the observed pairings in the study.
const VARIANTS_TRIED: u32 = 150;

impl Default for Programme {
    /// The standard programme; its weights are argued in
    /// [`docs::standard_programme`](crate::docs::standard_programme).
    fn default() -> Self {
        Self {
            name: "standard".to_owned(),
            horizon: Horizon::ExAnte,
            coders: Coders::default(),
            similarity: Measure::Related,
            cooccurrence_share: 0.0,
            similarity_above: SIMILARITY_ABOVE,
            aggregation: AggregationMethod::WeightedMean,
            ordered_weights: Vec::new(),
            views: TwoWay::Mean,
            unknown_values: UnknownTreatment::Expected,
            silent_criteria: UnknownTreatment::LeaveOut,
            decimals: Decimals::default(),
            variants_tried: VARIANTS_TRIED,
            sides: None,
            criteria: CRITERIA
                .iter()
                .map(|&(id, formula, seeker, host)| choice(id, formula, Weights { seeker, host }))
                .collect(),
            rules: Rules::default(),
            rounds_decided: RoundDecision::default(),
            rounds: Vec::new(),
            unknown_settings: Vec::new(),
        }
    }
}

/// A criterion with a weight counts by ranks; one without is shown as it is.
fn choice(id: &str, formula: &str, weights: Weights) -> CriterionChoice {
    let counts = weights != Weights::both(0.0);
    CriterionChoice {
        id: id.to_owned(),
        formula: Some(formula.to_owned()),
        targets: Vec::new(),
        statements: None,
        weights,
        normalisation: if counts { Normalisation::Rank } else { Normalisation::None },
        own: false,
    }
}
