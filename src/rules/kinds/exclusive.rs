//! At most one of some regions takes part.

use serde::{Deserialize, Serialize};

use crate::profile::RegionLabel;
use crate::rules::effect::{Context, Effect};
use crate::rules::kind::{Kind, Listed};
use crate::rules::labels::Labels;
use crate::rules::linked::LinkedRegions;
use crate::rules::names::Names;
use crate::rules::reader::{Entry, Reader};

pub(crate) struct Exclusive;

/// At most one of some regions takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExclusiveStatement {
    /// The regions.
    pub regions: Vec<RegionLabel>,
    /// Why, in the programme's own words; may be empty.
    pub because: String,
}

impl Listed for Exclusive {
    fn read(
        reader: &mut Reader,
        entry: &Entry<'_, '_>,
        _: &[LinkedRegions],
    ) -> Option<LinkedRegions> {
        Some(LinkedRegions::read(reader, entry))
    }
}

impl Kind for Exclusive {
    type Data = LinkedRegions;
    type Statement = ExclusiveStatement;

    fn check(group: &LinkedRegions, names: &mut Names<'_>) {
        group.check(names);
    }

    fn statement(group: &LinkedRegions, labels: Labels<'_>) -> ExclusiveStatement {
        ExclusiveStatement {
            regions: labels.regions(&group.regions),
            because: group.because.clone(),
        }
    }

    fn effect(group: &LinkedRegions, context: &dyn Context) -> Option<Effect> {
        Some(Effect::Exclusive(context.members(&group.regions)))
    }
}
