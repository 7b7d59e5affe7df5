//! The proposal and its parts, as written to JSON (schema [`SCHEMA`](super::SCHEMA)).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::criterion_note::CriterionNote;
use super::equally_good::EquallyGood;
use super::notice::{Notice, UnmatchedReason};
use super::schema;
use crate::assignment::model::TieRule;
use crate::certificate::Check;
use crate::criteria::{EvidenceItem, Meaning, Unknown, ZeroReason};
use crate::infeasibility::{Clash, RuleNote};
use crate::profile::{RegionLabel, Sides, TermLabel};
use crate::programme::{Programme, of_later_version};
use crate::rules::Objective;
use crate::score::{NoEffectiveWeights, Richness};
use crate::taxonomy::{DomainLabel, ThemeLabel};

/// A proposal: all pairings, with reasons and proof.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// [`SCHEMA`](super::SCHEMA), or a later minor version of it.
    #[serde(deserialize_with = "schema::accepted")]
    pub schema: String,
    /// Version of the crate that made it.
    pub version: String,
    /// The data it was made from.
    pub dataset: DatasetInfo,
    /// The resolved programme: every setting, also those left at their default.
    #[serde(deserialize_with = "of_later_version")]
    pub programme: Programme,
    /// The criteria of the programme, with their weights and what is known of them, in its order.
    /// Empty in a document of version 3.0.
    #[serde(default)]
    pub criteria: Vec<CriterionNote>,
    /// Why the criteria have no effective weights; `None` if they have.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub no_effective_weights: Option<NoEffectiveWeights>,
    /// The rules that the programme states.
    #[serde(deserialize_with = "schema::known_items")]
    pub rules: Vec<RuleNote>,
    /// The pairings, sorted by the id of the left region; empty if there is no solution.
    pub pairings: Vec<Pairing>,
    /// Regions without a partner, the left side first.
    pub unmatched: Vec<Unmatched>,
    /// Sum of the scores of all pairings, at the programme's resolution.
    pub total: f64,
    /// What each objective reached, in their order.
    pub objectives: Vec<ObjectiveReached>,
    /// Proof that no other plan under the same rules has a greater total.
    pub certificate: Proof,
    /// Why there is no plan; `None` if there is one.
    pub clash: Option<Clash>,
    /// Whether well documented regions are favoured.
    pub richness: Richness,
    /// What a reader should know, such as criteria that are unknown for every pair.
    #[serde(deserialize_with = "schema::known_items")]
    pub notices: Vec<Notice>,
}

/// One line for each pairing, "Salta (AR) – Extremadura (ES): 0.465", without words of any
/// language; [`report::to_text`](fn@crate::report::to_text) writes the whole proposal.
impl fmt::Display for Proposal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, pairing) in self.pairings.iter().enumerate() {
            let Pairing { left, right, score, .. } = pairing;
            if number > 0 {
                writeln!(f)?;
            }
            write!(
                f,
                "{} ({}) – {} ({}): {score:.3}",
                left.name, left.country, right.name, right.country
            )?;
        }
        Ok(())
    }
}

/// The data a proposal was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatasetInfo {
    /// SHA-256 of the canonical rows; see [`crate::profile::Dataset::digest`].
    pub digest: String,
    /// How many coders have stated strengths and needs, 1 or 2; [`Programme::coders`] says whose count.
    #[serde(default = "one_coder")]
    pub coders: u8,
    /// Which side is left and which right.
    pub sides: Sides,
    /// The labels of the sides; `None` in a document of before version 3.5.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub side_labels: Option<Sides>,
    /// Number of candidates on the left side.
    pub left: usize,
    /// Number of candidates on the right side.
    pub right: usize,
}

impl DatasetInfo {
    /// Returns the sides as people read them: their labels, or their ids in a document without labels.
    pub fn shown_sides(&self) -> &Sides {
        self.side_labels.as_ref().unwrap_or(&self.sides)
    }

    /// Returns a side as people read it.
    pub fn shown_side<'a>(&'a self, id: &'a str) -> &'a str {
        let shown = self.shown_sides();
        match id {
            _ if id == self.sides.left => &shown.left,
            _ if id == self.sides.right => &shown.right,
            _ => id,
        }
    }
}

/// Documents of before version 3.2 do not say it.
fn one_coder() -> u8 {
    1
}

/// Two regions and the reasons for pairing them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pairing {
    /// The left region.
    pub left: RegionLabel,
    /// The right region.
    pub right: RegionLabel,
    /// Name of the round in which the left region seeks its partner.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub round: Option<String>,
    /// Score in [0, 1]; how unknown values enter it:
    /// [`Programme::unknown_values`](crate::programme::Programme::unknown_values).
    pub score: f64,
    /// The score if all unknowns were 0.
    pub low: f64,
    /// The score if all unknowns were 1.
    pub high: f64,
    /// Share of the weight whose criteria are known, in [0, 1].
    pub known_weight: f64,
    /// The seeker's view of the pair.
    pub seeker_view: Option<f64>,
    /// The host's view of the pair.
    pub host_view: Option<f64>,
    /// All criteria in the order of the programme; their contributions add up to the score.
    pub criteria: Vec<CriterionPart>,
    /// Domains in which both are strong, the strongest first; if a criterion compares the profiles with
    /// the means of their sides, only those in which both are above.
    pub shared_domains: Vec<DomainNote>,
    /// Needs of the left region with the strength of the right region that meets each best.
    pub left_needs_met: Vec<NeedNote>,
    /// Needs of the right region with the strength of the left region that meets each best.
    pub right_needs_met: Vec<NeedNote>,
    /// What both state in terms of the data, whether or not a criterion weighs it: by key, then by label.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub shared_terms: Vec<TermNote>,
    /// What the two could work on, the most promising first.
    pub suggestions: Vec<Suggestion>,
    /// The next best partners of the left region, other than this one.
    pub left_alternatives: Vec<Partner>,
    /// The next best partners of the right region, other than this one.
    pub right_alternatives: Vec<Partner>,
}

/// One criterion of one pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CriterionPart {
    /// Id of the criterion.
    pub id: String,
    /// What a high value means.
    pub meaning: Meaning,
    /// Raw value in [0, 1]; `None` if unknown.
    pub value: Option<f64>,
    /// The rescaled value, if it was rescaled.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub normalised: Option<f64>,
    /// Why it is unknown.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unknown: Option<Unknown>,
    /// With what it counts although it is unknown: the mean of its rescaled values over the known
    /// pairs. `None` if it is known, is left out or has no weight.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub expected: Option<f64>,
    /// Weight in the seeker's view.
    pub seeker_weight: f64,
    /// Weight in the host's view.
    pub host_weight: f64,
    /// What it adds to the score; `None` if the aggregation is not additive.
    pub contribution: Option<f64>,
    /// The evidence; its amounts add up to the raw value.
    pub evidence: Vec<EvidenceItem>,
    /// Why the value is 0, raw or rescaled; empty if it is not.
    #[serde(
        skip_serializing_if = "Vec::is_empty",
        default,
        deserialize_with = "schema::known_items"
    )]
    pub zero: Vec<ZeroReason>,
}

/// A domain in which both regions are strong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DomainNote {
    /// The domain.
    pub domain: DomainLabel,
    /// Its theme.
    pub theme: ThemeLabel,
    /// Weight for the left region, 1 to 3.
    pub left_weight: f64,
    /// Weight for the right region, 1 to 3.
    pub right_weight: f64,
}

/// A need of one region and the strength of the other that meets it best.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NeedNote {
    /// Domain of the need.
    pub need: DomainLabel,
    /// Domain of the strength.
    pub strength: DomainLabel,
    /// The similarity of the two domains, in [0, 1].
    pub similarity: f64,
    /// Why the two domains are related, as a clause in the words of the dataset; `None` if they are the
    /// same, and under measures that state no reason.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub because: Option<String>,
    /// Weight of the need, 1 to 3.
    pub weight: f64,
}

/// A term that both regions state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermNote {
    /// Key of the attribute; [`NEED`](crate::profile::NEED) for a domain that both need.
    pub key: String,
    /// The term.
    pub term: TermLabel,
    /// The words in which the left region states it, where they are more than its name.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub left: Vec<String>,
    /// The words of the right region.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub right: Vec<String>,
}

/// A theme on which two regions could work, with its domains.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The theme.
    pub theme: ThemeLabel,
    /// The part of the pair's score that its domains explain.
    pub points: f64,
    /// Domains of the theme, the most promising first, each with its part of the points.
    pub domains: Vec<SuggestedDomain>,
}

/// A domain within a suggestion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SuggestedDomain {
    /// The domain.
    pub domain: DomainLabel,
    /// The part of the pair's score that it explains.
    pub points: f64,
}

/// Another good partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Partner {
    /// The region.
    pub region: RegionLabel,
    /// The score of the pair.
    pub score: f64,
}

/// A region without a partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unmatched {
    /// Its side.
    pub side: String,
    /// The region.
    pub region: RegionLabel,
    /// Why it has no partner.
    pub because: UnmatchedReason,
    /// Its best partners, whether or not they are taken.
    pub best_partners: Vec<Partner>,
}

/// What an objective reached: a number of pairs, or points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ObjectiveReached {
    /// The objective.
    pub objective: Objective,
    /// The value of the plan; `None` for the worst pair and the spread of a plan without pairs, and for
    /// leximin, which is not a single number.
    pub value: Option<f64>,
    /// A bound for all plans that are as good in the earlier objectives; equal to the value if it
    /// is proved.
    pub bound: Option<f64>,
    /// Whether the value is proved optimal.
    pub proved: bool,
}

/// Whether a plan is the only best one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Uniqueness {
    /// No other plan is as good.
    OnlyBest,
    /// Other plans are as good.
    OneOfSeveral,
    /// It was not examined: there is no plan, it is one of a ranking, a rule is a
    /// [side constraint](crate::docs::rules), an earlier one of rounds that are decided one by one has several best
    /// plans, or very many pairs are as good as others.
    #[default]
    NotExamined,
}

/// The proof of a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proof {
    /// Whether the plan is proved to be the best under the rules.
    pub optimal: bool,
    /// Upper bound minus value, 0 if optimal: of the total in points, or of the first objective
    /// that is not proved in its own unit. `None` if there is no plan, or no bound.
    pub gap: Option<f64>,
    /// Value of the plan in steps of the resolution; with `pairs = "free"` its gain over a plan
    /// without pairs.
    pub primal: Option<i64>,
    /// The bound proved by the dual prices, in steps of the resolution.
    pub dual: Option<i64>,
    /// The smallest difference of scores that counts.
    pub resolution: f64,
    /// The checks that were passed, by a checker that shares no code with the solver.
    pub checks: Vec<Check>,
    /// Which of several equally good plans it is.
    pub tie_rule: TieRule,
    /// Whether there are others that are as good.
    #[serde(default)]
    pub uniqueness: Uniqueness,
    /// How many plans are as good, and what they share. `None` where that takes searches of its own, which
    /// [`Assessment::best_plans`](crate::plan::Assessment::best_plans) makes, and in documents of before version 3.4.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub best_plans: Option<EquallyGood>,
}
