//! The regions of one side must meet conditions.

use crate::rules::effect::{Effect, RuleContext};
use crate::rules::fault::ProgrammeFaultKind;
use crate::rules::kind::{Listed, RuleKind};
use crate::rules::labels::Labels;
use crate::rules::names::NameCheck;
use crate::rules::reader::{TomlReader, TomlTable};
use crate::rules::screening::{
    RequiredConditions, RequiredConditionsDescription, known_conditions, screen,
};
use crate::rules::walk::Walk;

pub(crate) struct Conditions;

impl Listed for RequiredConditions {
    type Description = RequiredConditionsDescription;

    fn read(reader: &mut TomlReader, entry: &TomlTable<'_, '_>, _: &[Self]) -> Option<Self> {
        reader.keys(entry.table, &entry.heading, &["side", "conditions", "unknown"]);
        let side = reader.required("side", entry).unwrap_or_default();
        let conditions = reader.texts("conditions", entry.get("conditions"));
        if entry.get("conditions").is_none() {
            let heading = entry.heading.clone();
            reader.fault(entry.span.clone(), ProgrammeFaultKind::NoConditions { heading });
        }
        let unknown = reader.word("unknown", entry.get("unknown")).unwrap_or_default();
        Some(Self { side, conditions, unknown })
    }

    fn check(&self, names: &mut NameCheck<'_>) {
        names.key("side", |names| names.side(&self.side));
        let known = known_conditions(names.dataset());
        names.list("conditions", &self.conditions, |names, condition| {
            names.word("condition", condition, known.clone());
        });
    }

    fn description(&self, labels: Labels<'_>) -> RequiredConditionsDescription {
        Self::description(self, labels)
    }
}

impl RuleKind for Conditions {
    type Data = RequiredConditions;

    fn effect(required: &RequiredConditions, context: &dyn RuleContext) -> Option<Effect> {
        let screening = screen(context.dataset(), std::slice::from_ref(required));
        let excluded = screening.excluded();
        Some(Effect::Absent(excluded.filter_map(|it| context.member(&it.region)).collect()))
    }
}
