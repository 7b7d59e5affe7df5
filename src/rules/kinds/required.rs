//! Two regions must be paired.

use crate::rules::effect::{Context, Effect};
use crate::rules::kind::Kind;
use crate::rules::pair::RegionPair;

pub(crate) struct Required;

impl Kind for Required {
    type Data = RegionPair;

    fn effect(pair: &RegionPair, context: &dyn Context) -> Option<Effect> {
        let (row, col) = context.cell(&pair.left, &pair.right)?;
        Some(Effect::Require(row, col))
    }
}
