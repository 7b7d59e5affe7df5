//! The standard programme, argued from the report's selection criteria and not fitted to the
//! pairings that were made.
//!
//! The report selects Latin American regions by eight criteria and EU regions by three. Most of the
//! eight say who may take part (country, letter, contact, resources, stakeholders, commitment,
//! coordination): they are conditions, not degrees. What is left to score is the eighth, *needs and
//! opportunities that match the profile of one or several EU regions*, and the three questions
//! about the EU region: can it *support the partner's strategy*, can it *raise joint projects*,
//! can it *open business opportunities*?
//!
//! | criterion | seeker | host | argued from |
//! | --- | --- | --- | --- |
//! | `needs-met` | 3 | 2 | "needs … that match the profile" of the EU region; "support the partner's strategy" |
//! | `shared-strengths` | 2 | 2 | "opportunities that match the profile"; joint projects need common ground |
//! | `added-relatedness` | 1 | 1 | business opportunities: what one adds next to what the other has |
//! | `strategy-learning` | 2 | 1 | "support the partner's strategy", step by step |
//! | `needs-of-host-met` | 0 | 2 | business opportunities in the other direction |
//! | `shared-themes` | 1 | 1 | joint projects are called for by theme |
//! | `language`, `nearness`, `structural-likeness`, `earlier-ties` | 0 | 0 | not among the eleven: shown as context, without a weight |
//!
//! Formulas were chosen so that documentation is no merit: over the 195 candidates of the open call
//! the correlation of a host's mean score with the number of its recorded strengths and needs is
//! +0.57 with Finger–Kreinin for the shared strengths and +0.20 with Pearson, whose expectation
//! does not depend on the length of a list; hence Pearson, and the chance-corrected formulas for
//! needs. Observed pairings played no part in the choice.
//!
//! The seeker's weights add up to 9 as do the host's; each view divides by its own sum. The survey
//! of participants (2019) names knowledge and partners in equal parts and business for three of 32,
//! which is why learning and needs outweigh business.

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
    ("needs-met", "adjusted", 3.0, 2.0),
    ("shared-strengths", "pearson", 2.0, 2.0),
    ("added-relatedness", "balanced", 1.0, 1.0),
    ("strategy-learning", "seeker-learns", 2.0, 1.0),
    ("needs-of-host-met", "adjusted", 0.0, 2.0),
    ("shared-themes", "overlap", 1.0, 1.0),
    ("language", "family", 0.0, 0.0),
    ("nearness", "linear", 0.0, 0.0),
    ("structural-likeness", "gower", 0.0, 0.0),
    ("earlier-ties", "continuity", 0.0, 0.0),
];

impl Default for Programme {
    /// The standard programme; its weights are argued in the source of this file and in the
    /// methods page.
    fn default() -> Self {
        Self {
            name: "standard".to_owned(),
            horizon: Horizon::ExAnte,
            coders: Coders::default(),
            similarity: Measure::WuPalmer,
            aggregation: AggregationMethod::WeightedMean,
            ordered_weights: Vec::new(),
            views: TwoWay::Mean,
            unknown_values: UnknownTreatment::LeaveOut,
            silent_criteria: UnknownTreatment::LeaveOut,
            decimals: Decimals::default(),
            variants_tried: 1,
            sides: None,
            criteria: CRITERIA
                .iter()
                .map(|&(id, formula, seeker, host)| CriterionChoice {
                    id: id.to_owned(),
                    formula: Some(formula.to_owned()),
                    targets: Vec::new(),
                    weights: Weights { seeker, host },
                    normalisation: Normalisation::None,
                    own: false,
                })
                .collect(),
            rules: Rules::default(),
            rounds_decided: RoundDecision::default(),
            rounds: Vec::new(),
            unknown_settings: Vec::new(),
        }
    }
}
