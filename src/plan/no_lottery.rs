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
    /// Rules do more than bound the pairs of regions and of nested groups of regions.
    #[error(
        "only bounds on regions and on nested groups of regions can be kept by every plan drawn; leave out {}",
        match rules.as_slice() {
            [] => "rules that exclude regions from one another or want no pair or at least a number".to_owned(),
            rules => rules.iter().map(|rule| format!("`{rule}`")).collect::<Vec<_>>().join(", "),
        }
    )]
    Rules {
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
}
