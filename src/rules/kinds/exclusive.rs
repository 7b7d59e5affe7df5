//! At most one of some regions takes part.

use crate::rules::effect::{Effect, RuleContext};
use crate::rules::kind::RuleKind;
use crate::rules::linked::LinkedRegions;

pub(crate) struct Exclusive;

impl RuleKind for Exclusive {
    type Data = LinkedRegions;

    fn effect(linked: &LinkedRegions, context: &dyn RuleContext) -> Option<Effect> {
        Some(Effect::Exclusive(context.members(&linked.regions)))
    }
}
