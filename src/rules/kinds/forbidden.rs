//! Two regions must not be paired.

use crate::rules::effect::{Effect, RuleContext};
use crate::rules::exclusion::{Exclusion, PairFacts};
use crate::rules::kind::RuleKind;
use crate::rules::pair::RegionPair;

pub(crate) struct Forbidden;

impl RuleKind for Forbidden {
    type Data = RegionPair;

    fn exclusion(forbidden: &RegionPair, pair: &PairFacts<'_>) -> Option<Exclusion> {
        (forbidden.left == pair.left && forbidden.right == pair.right)
            .then(|| Exclusion::Forbidden { because: forbidden.because.clone() })
    }

    fn effect(pair: &RegionPair, context: &dyn RuleContext) -> Option<Effect> {
        Some(Effect::Exclude(vec![context.cell(&pair.left, &pair.right)?]))
    }
}
