//! Regions count as one region.

use serde::{Deserialize, Serialize};

use crate::profile::RegionLabel;
use crate::rules::effect::{Context, Effect};
use crate::rules::kind::{Kind, Listed};
use crate::rules::labels::Labels;
use crate::rules::linked::LinkedRegions;
use crate::rules::names::Names;
use crate::rules::reader::{Entry, Reader};

pub(crate) struct AsOne;

/// Regions count as one region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsOneStatement {
    /// The regions.
    pub regions: Vec<RegionLabel>,
    /// Why, in the programme's own words; may be empty.
    pub because: String,
}

impl Listed for AsOne {
    fn read(
        reader: &mut Reader,
        entry: &Entry<'_, '_>,
        _: &[LinkedRegions],
    ) -> Option<LinkedRegions> {
        Some(LinkedRegions::read(reader, entry))
    }
}

impl Kind for AsOne {
    type Data = LinkedRegions;
    type Statement = AsOneStatement;

    fn check(group: &LinkedRegions, names: &mut Names<'_>) {
        group.check(names);
    }

    fn statement(group: &LinkedRegions, labels: Labels<'_>) -> AsOneStatement {
        AsOneStatement { regions: labels.regions(&group.regions), because: group.because.clone() }
    }

    fn effect(group: &LinkedRegions, context: &dyn Context) -> Option<Effect> {
        Some(Effect::AsOne(context.members(&group.regions)))
    }
}
