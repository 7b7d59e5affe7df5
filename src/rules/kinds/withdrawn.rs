//! A region does not take part.

use serde::{Deserialize, Serialize};

use crate::profile::RegionLabel;
use crate::rules::effect::{Effect, RuleContext};
use crate::rules::kind::{Listed, RuleKind};
use crate::rules::labels::Labels;
use crate::rules::names::NameCheck;
use crate::rules::reader::{TomlReader, TomlTable};
use crate::rules::walk::Walk;

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
pub struct WithdrawalDescription {
    /// The region.
    pub region: RegionLabel,
    /// Why, in the programme's own words; may be empty.
    pub because: String,
}

impl Listed for Withdrawal {
    type Description = WithdrawalDescription;

    fn read(reader: &mut TomlReader, entry: &TomlTable<'_, '_>, _: &[Self]) -> Option<Self> {
        reader.keys(entry.table, &entry.heading, &["region", "because"]);
        let region = reader.required("region", entry);
        let because = reader.because(entry);
        Some(Self { region: region?, because })
    }

    fn check(&self, names: &mut NameCheck<'_>) {
        names.key("region", |names| names.region(&self.region, None));
    }

    fn description(&self, labels: Labels<'_>) -> WithdrawalDescription {
        WithdrawalDescription { region: labels.region(&self.region), because: self.because.clone() }
    }
}

impl RuleKind for Withdrawn {
    type Data = Withdrawal;

    fn effect(withdrawal: &Withdrawal, context: &dyn RuleContext) -> Option<Effect> {
        Some(Effect::Absent(vec![context.member(&withdrawal.region)?]))
    }
}
