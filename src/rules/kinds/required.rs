//! Two regions must be paired.

use crate::rules::effect::{Effect, RuleContext};
use crate::rules::kind::RuleKind;
use crate::rules::pair::RegionPair;

pub(crate) struct Required;

impl RuleKind for Required {
    type Data = RegionPair;

    fn effect(pair: &RegionPair, context: &dyn RuleContext) -> Option<Effect> {
        let (row, col) = context.cell(&pair.left, &pair.right)?;
        Some(Effect::Require(row, col))
    }
}
