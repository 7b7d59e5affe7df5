//! Regions count as one region.

use crate::rules::effect::{Effect, RuleContext};
use crate::rules::kind::RuleKind;
use crate::rules::linked::LinkedRegions;

pub(crate) struct AsOne;

impl RuleKind for AsOne {
    type Data = LinkedRegions;

    fn effect(linked: &LinkedRegions, context: &dyn RuleContext) -> Option<Effect> {
        Some(Effect::AsOne(context.members(&linked.regions)))
    }
}
