//! At most one of some regions takes part.

use crate::rules::effect::{Context, Effect};
use crate::rules::kind::Kind;
use crate::rules::linked::LinkedRegions;

pub(crate) struct Exclusive;

impl Kind for Exclusive {
    type Data = LinkedRegions;

    fn effect(linked: &LinkedRegions, context: &dyn Context) -> Option<Effect> {
        Some(Effect::Exclusive(context.members(&linked.regions)))
    }
}
