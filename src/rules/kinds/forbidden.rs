//! Two regions must not be paired.

use serde::{Deserialize, Serialize};

use crate::profile::RegionLabel;
use crate::rules::effect::{Context, Effect};
use crate::rules::exclusion::{Exclusion, PairFacts};
use crate::rules::kind::{Kind, Listed};
use crate::rules::labels::Labels;
use crate::rules::names::Names;
use crate::rules::pair::RegionPair;
use crate::rules::reader::{Entry, Reader};

pub(crate) struct Forbidden;

/// Two regions must not be paired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForbiddenStatement {
    /// The left region.
    pub left: RegionLabel,
    /// The right region.
    pub right: RegionLabel,
    /// Why, in the programme's own words; may be empty.
    pub because: String,
}

impl Listed for Forbidden {
    fn read(
        reader: &mut Reader,
        entry: &Entry<'_, '_>,
        earlier: &[RegionPair],
    ) -> Option<RegionPair> {
        RegionPair::read(reader, entry, earlier)
    }
}

impl Kind for Forbidden {
    type Data = RegionPair;
    type Statement = ForbiddenStatement;

    fn check(pair: &RegionPair, names: &mut Names<'_>) {
        pair.check(names);
    }

    fn statement(pair: &RegionPair, labels: Labels<'_>) -> ForbiddenStatement {
        ForbiddenStatement {
            left: labels.region(&pair.left),
            right: labels.region(&pair.right),
            because: pair.because.clone(),
        }
    }

    fn exclusion(forbidden: &RegionPair, pair: &PairFacts<'_>) -> Option<Exclusion> {
        (forbidden.left == pair.left && forbidden.right == pair.right)
            .then(|| Exclusion::Forbidden { because: forbidden.because.clone() })
    }

    fn effect(pair: &RegionPair, context: &dyn Context) -> Option<Effect> {
        Some(Effect::Exclude(vec![context.cell(&pair.left, &pair.right)?]))
    }
}
