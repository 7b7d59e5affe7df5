//! The programme as data.

use serde::{Deserialize, Serialize};

use super::decimals::Decimals;
use super::round::{Round, RoundDecision};
use crate::assignment::Resolution;
use crate::criteria::{StatementChoice, TwoWay};
use crate::profile::{Coders, Horizon, Sides};
use crate::rules::Rules;
use crate::score::{Aggregation, Normalisation, Settings, UnknownTreatment, Weights};
use crate::taxonomy::Measure;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How the criteria become one side's view of a pair; see [`Aggregation`].
    pub enum AggregationMethod as "method of aggregation" {
        /// Weighted arithmetic mean.
        WeightedMean = "weighted-mean",
        /// Weighted geometric mean.
        GeometricMean = "geometric-mean",
        /// Ordered weighted average; needs `ordered_weights`.
        Owa = "owa",
    }
}

/// A criterion that a programme uses.
///
/// | key | default | meaning | range |
/// | --- | --- | --- | --- |
/// | `id` | required | which criterion | see [`crate::criteria::entries`]; with `statements`: any other id |
/// | `formula` | the criterion's first | which of its formulas | see the criterion |
/// | `targets` | the needs of each region | with the formulas `target-density` of `added-relatedness`: the domains that every region targets | domains of the taxonomy, by id or label |
/// | `statements`, `compare` | none | which statements are compared, and how | see [`StatementChoice`] |
/// | `weight` | 1 | shorthand: the weight in both views | at least 0 |
/// | `seeker`, `host` | `weight` | the weight in the view of the left, of the right side | at least 0 |
/// | `normalisation` | none | how its values are rescaled | none, min-max, rank, standard, double-centred |
/// | `own` | false | whether it is a criterion of the user's own, which [`Matcher::criterion`](crate::plan::Matcher::criterion) adds | true, false |
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CriterionChoice {
    /// Id of the criterion.
    pub id: String,
    /// Its formula; `None` for the first formula of the criterion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formula: Option<String>,
    /// The domains that every region targets, if the formula is about targets; empty: its needs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<String>,
    /// The statements that it compares, for a criterion with an id of its own.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub statements: Option<StatementChoice>,
    /// Its weights in the two views.
    #[serde(flatten)]
    pub weights: Weights,
    /// How its values are rescaled.
    pub normalisation: Normalisation,
    /// Whether it is a criterion of the user's own: the programme records its id and weights, but
    /// only [`Matcher::criterion`](crate::plan::Matcher::criterion) can supply it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

/// A programme. Every key has a default; the standard programme is `Programme::default()`.
///
/// | key | default | meaning | range |
/// | --- | --- | --- | --- |
/// | `name` | "standard" | printed on every output | any text |
/// | `horizon` | ex-ante | which rows may feed a score | ex-ante, all |
/// | `coders` | mean | whose strengths and needs count | first, second, mean; see [`Coders`] |
/// | `similarity` | related | the similarity of domains | see [`Measure`] |
/// | `cooccurrence_share` | 0 | the share of [`relatedness_cosine`](crate::taxonomy::relatedness_cosine), from the profiles of both sides, that is mixed into the similarity | 0 to 1 |
/// | `similarity_above` | 0 in a file that states `similarity`, else 0.5 | a strength in another domain meets a need only if the two domains are more similar than this | 0 to 1 |
/// | `aggregation` | weighted-mean | from criteria to a side's view | see [`AggregationMethod`] |
/// | `ordered_weights` | none | with `owa`: weights from the best value to the worst | at least 0 |
/// | `views` | mean | from the two views to the score | see [`TwoWay`] |
/// | `unknown_values` | expected | how unknown values enter the scores | expected, leave-out, refuse: see [`UnknownTreatment`] |
/// | `silent_criteria` | refuse in a file that lists criteria, else leave-out | a criterion unknown for every pair | leave-out, refuse: see [`UnknownTreatment`] |
/// | `decimals` | 9 | how many decimals of a score count | 1 to 12 |
/// | `variants_tried` | 1 in a file that lists criteria, else 150 | how many variants were compared on the observed pairings before this one was chosen; the test against them is corrected for it | a whole number from 1 to a billion |
/// | `sides` | left: the name that comes last in the alphabet | which side is left (seeks) and which right (hosts) | names of the dataset's sides |
/// | `criteria` | the standard ones | criteria and their weights | see [`CriterionChoice`] |
/// | `rules` | one partner for each region of the smaller side | which pairs are admitted | see [`Rules`] |
/// | `rounds_decided` | one-by-one | whether rounds are decided one by one or jointly | see [`RoundDecision`] |
/// | `rounds` | none: all regions meet at once | the regions of each round | see [`Round`] |
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Programme {
    /// Printed on every output.
    pub name: String,
    /// Which rows may feed a score.
    pub horizon: Horizon,
    /// Whose strengths and needs count.
    pub coders: Coders,
    /// The similarity of domains.
    pub similarity: Measure,
    /// The share of relatedness from co-occurrence in the similarity, in [0, 1].
    pub cooccurrence_share: f64,
    /// A strength in another domain than that of a need counts only if the similarity of the two is
    /// above this, in [0, 1].
    pub similarity_above: f64,
    /// From criteria to a side's view.
    pub aggregation: AggregationMethod,
    /// With [`AggregationMethod::Owa`]: the weights from the best value to the worst.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ordered_weights: Vec<f64>,
    /// From the two views to the score of the pair.
    pub views: TwoWay,
    /// How unknown values enter the scores.
    pub unknown_values: UnknownTreatment,
    /// What to do if a criterion is unknown for every pair; not `expected`.
    pub silent_criteria: UnknownTreatment,
    /// How many decimals of a score count.
    pub decimals: Decimals,
    /// How many variants of the programme were compared on the observed pairings, this one included: the
    /// p-values of [`validation`](crate::validation) are corrected for it. It changes no score.
    pub variants_tried: u32,
    /// Which side seeks and which hosts; the order of the dataset if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sides: Option<Sides>,
    /// Criteria and their weights.
    pub criteria: Vec<CriterionChoice>,
    /// Which pairs are eligible, and how many a plan has.
    pub rules: Rules,
    /// Whether rounds are decided one by one or jointly.
    pub rounds_decided: RoundDecision,
    /// The regions of each round; empty if all regions meet at once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<Round>,
    /// Settings that a later version of the crate wrote into a proposal and that this one does not
    /// know, such as `fair_shares of [rules]`. A programme with any cannot be assessed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknown_settings: Vec<String>,
}

impl Programme {
    /// Returns the resolution at which scores are rounded.
    pub fn resolution(&self) -> Resolution {
        self.decimals.resolution()
    }

    /// Returns how scores are computed, for [`crate::score::ScoreSet::compute`].
    pub fn settings(&self) -> Settings {
        let aggregation = match self.aggregation {
            AggregationMethod::WeightedMean => Aggregation::WeightedMean,
            AggregationMethod::GeometricMean => Aggregation::GeometricMean,
            AggregationMethod::Owa => Aggregation::Owa { ordered: self.ordered_weights.clone() },
        };
        Settings {
            aggregation,
            views: self.views,
            unknown_values: self.unknown_values,
            silent_criteria: self.silent_criteria,
        }
    }
}
