//! The smallest changes that bring a pair in.

use serde::{Deserialize, Serialize};

use crate::profile::{Grade, RegionLabel, Role};
use crate::score::Weights;
use crate::sensitivity::standing::{Certainty, PairStanding};
use crate::taxonomy::DomainLabel;

/// The smallest changes after which a pair is in a best plan, each with everything else unchanged.
///
/// At the change itself, the best plans with and without the pair tie; a little more makes the pair win, unless a
/// third plan is as good there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SmallestChanges {
    /// The left region.
    pub left: RegionLabel,
    /// The right region.
    pub right: RegionLabel,
    /// How the pair stands. There are no changes unless it is [`PairStanding::Possible`].
    pub standing: PairStanding,
    /// Of its score; `None` if no score is enough, since an objective before the total keeps the pair out.
    pub score: Option<ScoreChange>,
    /// Of its value by one criterion, for each criterion that can bring it in alone, in the order of the programme.
    pub values: Vec<ValueChange>,
    /// Of the weight of one criterion, for each criterion that can bring it in alone, in the order of the programme.
    pub weights: Vec<WeightChange>,
}

/// A change of the score of a pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScoreChange {
    /// The score.
    pub from: f64,
    /// The least score with which the pair is in a best plan.
    pub to: f64,
    /// Whether such a score is possible: at most 1.
    pub is_possible: bool,
    /// Whether it is the least.
    pub certainty: Certainty,
}

/// A change of the value of a pair by one criterion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ValueChange {
    /// Id of the criterion.
    pub criterion: String,
    /// Its value as it enters the score; `None` if it is unknown.
    pub from: Option<f64>,
    /// The least value with which the pair is in a best plan; at most 1.
    pub to: f64,
    /// Whether the values of the criterion are rescaled, such as to ranks. Then both values are rescaled ones: the
    /// value of this pair changes, and those of all other pairs stay, although a change of a fact would move ranks
    /// and ranges.
    pub is_rescaled: bool,
    /// Whether it is the least.
    pub certainty: Certainty,
}

/// A change of the weight of one criterion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeightChange {
    /// Id of the criterion.
    pub criterion: String,
    /// Its weights.
    pub from: Weights,
    /// The nearest weights with which the pair is in a best plan, all others unchanged.
    pub to: Weights,
    /// Exact if no nearer weight brings the pair in; else a nearer one may.
    pub certainty: Certainty,
}

/// Changes of the weights of all criteria together; see
/// [`Assessment::weights_changes`](crate::plan::Assessment::weights_changes).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeightsChanges {
    /// A small change after which the pair is in some best plan; `None` if none was found.
    pub weak: Option<WeightsChange>,
    /// A small change after which the pair is in every best plan; `None` if none was found.
    pub strong: Option<WeightsChange>,
}

/// Other weights of all criteria.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeightsChange {
    /// The weights, in the order of the criteria; in each view with the same sum as before.
    pub weights: Vec<Weights>,
    /// The share of the weight that moves from one criterion to another, mean of the two views; in [0, 1].
    pub moved: f64,
    /// Whether no smaller change brings the pair in.
    pub certainty: Certainty,
}

/// A change of one recorded fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactChange {
    /// The region.
    pub region: RegionLabel,
    /// Strength or need.
    pub role: Role,
    /// The domain.
    pub domain: DomainLabel,
    /// The weights that are recorded, one for each coder who states the fact.
    pub from: Vec<Grade>,
    /// The weight that brings the pair in, stated by all of them.
    pub to: Grade,
}
