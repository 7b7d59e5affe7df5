//! Pairs satisfy a predicate of the user's own.

use serde::{Deserialize, Serialize};

use crate::rules::exclusion::{Exclusion, PairFacts};
use crate::rules::fault::ProgrammeFaultKind;
use crate::rules::kind::{Listed, RuleKind};
use crate::rules::labels::Labels;
use crate::rules::names::NameCheck;
use crate::rules::reader::{TomlReader, TomlTable};
use crate::rules::setting::SettingCheck;
use crate::rules::walk::Walk;
use crate::vocabulary;

/// A predicate of the user's own that every pair satisfies. A programme records its label; only
/// [`Matcher::eligible`](crate::plan::Matcher::eligible) can supply the predicate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Eligibility {
    /// What eligible pairs satisfy, in the programme's own words; names the predicate.
    pub label: String,
}

impl Eligibility {
    /// What no file may have as a label.
    fn fault(&self) -> Option<ProgrammeFaultKind> {
        if self.label.trim().is_empty() {
            return Some(ProgrammeFaultKind::EmptyText { key: "label".to_owned() });
        }
        let character = vocabulary::named(vocabulary::turning(&self.label)?);
        Some(ProgrammeFaultKind::Invisible { character })
    }
}

impl Listed for Eligibility {
    type Description = Self;

    fn read(reader: &mut TomlReader, entry: &TomlTable<'_, '_>, earlier: &[Self]) -> Option<Self> {
        reader.keys(entry.table, &entry.heading, &["label"]);
        let rule = Self { label: reader.required("label", entry)? };
        let is_repeated = earlier.contains(&rule);
        let repeated = is_repeated.then(|| {
            let (label, heading) = (rule.label.clone(), entry.heading.clone());
            ProgrammeFaultKind::RepeatedLabel { label, heading }
        });
        if let Some(fault) = rule.fault().or(repeated) {
            reader.fault(entry.span_of("label"), fault);
        }
        Some(rule)
    }

    /// That the predicate was added is checked with the assessment.
    fn check(&self, _: &mut NameCheck<'_>) {}

    fn check_settings(&self, settings: &mut SettingCheck) {
        if let Some(fault) = self.fault() {
            settings.key("label", |settings| settings.report(fault));
        }
    }

    fn description(&self, _: Labels<'_>) -> Self {
        self.clone()
    }
}

impl RuleKind for Eligibility {
    type Data = Self;

    fn exclusion(rule: &Self, pair: &PairFacts<'_>) -> Option<Exclusion> {
        let is_rejected = pair.rejected_by.contains(&rule.label.as_str());
        is_rejected.then(|| Exclusion::NotEligible { label: rule.label.clone() })
    }
}
