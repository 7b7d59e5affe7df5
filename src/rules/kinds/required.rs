//! Two regions must be paired.

use serde::{Deserialize, Serialize};

use crate::profile::RegionLabel;
use crate::rules::effect::{Context, Effect};
use crate::rules::kind::{Kind, Listed};
use crate::rules::labels::Labels;
use crate::rules::names::Names;
use crate::rules::pair::RegionPair;
use crate::rules::reader::{Entry, Reader};

pub(crate) struct Required;

/// Two regions must be paired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequiredStatement {
    /// The left region.
    pub left: RegionLabel,
    /// The right region.
    pub right: RegionLabel,
    /// Why, in the programme's own words; may be empty.
    pub because: String,
}

impl Listed for Required {
    fn read(
        reader: &mut Reader,
        entry: &Entry<'_, '_>,
        earlier: &[RegionPair],
    ) -> Option<RegionPair> {
        RegionPair::read(reader, entry, earlier)
    }
}

impl Kind for Required {
    type Data = RegionPair;
    type Statement = RequiredStatement;

    fn check(pair: &RegionPair, names: &mut Names<'_>) {
        pair.check(names);
    }

    fn statement(pair: &RegionPair, labels: Labels<'_>) -> RequiredStatement {
        RequiredStatement {
            left: labels.region(&pair.left),
            right: labels.region(&pair.right),
            because: pair.because.clone(),
        }
    }

    fn effect(pair: &RegionPair, context: &dyn Context) -> Option<Effect> {
        let (row, col) = context.cell(&pair.left, &pair.right)?;
        Some(Effect::Require(row, col))
    }
}
