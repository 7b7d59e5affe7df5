//! Regions count as one region.

use crate::rules::effect::{Context, Effect};
use crate::rules::kind::Kind;
use crate::rules::linked::LinkedRegions;

pub(crate) struct AsOne;

impl Kind for AsOne {
    type Data = LinkedRegions;

    fn effect(linked: &LinkedRegions, context: &dyn Context) -> Option<Effect> {
        Some(Effect::AsOne(context.members(&linked.regions)))
    }
}
