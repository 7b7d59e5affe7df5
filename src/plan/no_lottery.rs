//! Why no plan can be drawn at random.

use serde::{Deserialize, Serialize};

use crate::assignment::model::Share;
use crate::rules::{Objective, RuleId};

/// Why no plan can be drawn for a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NoLottery {
    /// An objective compares worst pairs, which have no expected value of their own.
    #[error("the objective `{objective}` is not a sum over the pairs")]
    Objective {
        /// The objective.
        objective: Objective,
    },
    /// Rules do more than bound the pairs of regions and of nested groups of regions, and the features `microlp` and
    /// `highs` are off.
    #[error(
        "without the features `microlp` and `highs`, only bounds on regions and on nested groups of regions can be kept \
         by every plan drawn; leave out {}",
        named(rules)
    )]
    Rules {
        /// The rules that bound other sets of pairs, as far as they are known.
        rules: Vec<RuleId>,
    },
    /// Such rules, and rounds that are decided one by one.
    #[error(
        "where rounds are decided one by one, only bounds on regions and on nested groups of regions can be kept by \
         every plan drawn; decide rounds jointly, or leave out {}",
        named(rules)
    )]
    Rounds {
        /// The rules that bound other sets of pairs, as far as they are known.
        rules: Vec<RuleId>,
    },
    /// No drawing keeps the cap.
    #[error(
        "no pair can stay at or below a probability of {cap}; the lowest cap that the rules allow is {lowest}"
    )]
    Cap {
        /// The cap as given.
        cap: Share,
        /// The lowest cap.
        lowest: Share,
    },
    /// No drawing keeps the cap, and the lowest one was not decided within the effort.
    #[error(
        "no pair can stay at or below a probability of {cap}; accepted: a higher cap, 1 at most"
    )]
    CapTooLow {
        /// The cap as given.
        cap: Share,
    },
}

fn named(rules: &[RuleId]) -> String {
    match rules {
        [] => "rules that exclude regions from one another or want no pair or at least a number"
            .to_owned(),
        rules => rules.iter().map(|rule| format!("`{rule}`")).collect::<Vec<_>>().join(", "),
    }
}
