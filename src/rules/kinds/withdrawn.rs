//! A region does not take part.

use serde::{Deserialize, Serialize};

use crate::profile::RegionLabel;
use crate::rules::effect::{Context, Effect};
use crate::rules::kind::{Kind, Listed};
use crate::rules::labels::Labels;
use crate::rules::names::Names;
use crate::rules::reader::{Entry, Reader};

/// A region that does not take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Id of the region.
    pub region: String,
    /// Why, in the programme's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}

impl Withdrawal {
    /// Returns a withdrawal without a reason.
    pub fn new(region: impl Into<String>) -> Self {
        Self { region: region.into(), because: String::new() }
    }
}

pub(crate) struct Withdrawn;

/// A region does not take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawnStatement {
    /// The region.
    pub region: RegionLabel,
    /// Why, in the programme's own words; may be empty.
    pub because: String,
}

impl Listed for Withdrawal {
    type Statement = WithdrawnStatement;

    fn read(reader: &mut Reader, entry: &Entry<'_, '_>, _: &[Self]) -> Option<Self> {
        reader.keys(entry.table, &entry.heading, &["region", "because"]);
        let region = reader.required("region", entry);
        let because = reader.because(entry);
        Some(Self { region: region?, because })
    }

    fn check(&self, names: &mut Names<'_>) {
        names.key("region", |names| names.region(&self.region, None));
    }

    fn statement(&self, labels: Labels<'_>) -> WithdrawnStatement {
        WithdrawnStatement { region: labels.region(&self.region), because: self.because.clone() }
    }
}

impl Kind for Withdrawn {
    type Data = Withdrawal;

    fn effect(withdrawal: &Withdrawal, context: &dyn Context) -> Option<Effect> {
        Some(Effect::Absent(vec![context.member(&withdrawal.region)?]))
    }
}
