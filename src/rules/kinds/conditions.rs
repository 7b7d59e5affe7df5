//! The regions of one side must meet conditions.

use crate::rules::effect::{Context, Effect};
use crate::rules::kind::{Kind, Listed};
use crate::rules::labels::Labels;
use crate::rules::names::Names;
use crate::rules::reader::{Entry, Reader};
use crate::rules::screening::{RequiredConditions, known_conditions, screen};

pub(crate) struct Conditions;

impl Listed for RequiredConditions {
    type Statement = Self;

    fn read(reader: &mut Reader, entry: &Entry<'_, '_>, _: &[Self]) -> Option<Self> {
        reader.keys(entry.table, &entry.heading, &["side", "conditions", "unknown"]);
        let side = reader.required("side", entry).unwrap_or_default();
        let conditions = reader.texts("conditions", entry.get("conditions"));
        if entry.get("conditions").is_none() {
            let message = format!("{} requires nothing; add conditions = [\"…\"]", entry.heading);
            reader.fault(entry.span.clone(), message);
        }
        let unknown = reader.word("unknown", entry.get("unknown")).unwrap_or_default();
        Some(Self { side, conditions, unknown })
    }

    fn check(&self, names: &mut Names<'_>) {
        names.key("side", |names| names.side(&self.side));
        let known = known_conditions(names.dataset());
        names.list("conditions", &self.conditions, |names, condition| {
            names.word("condition", condition, known.clone());
        });
    }

    fn statement(&self, _: Labels<'_>) -> Self {
        self.clone()
    }
}

impl Kind for Conditions {
    type Data = RequiredConditions;

    fn effect(required: &RequiredConditions, context: &dyn Context) -> Option<Effect> {
        let screening = screen(context.dataset(), std::slice::from_ref(required));
        let excluded = screening.excluded();
        Some(Effect::Absent(excluded.filter_map(|it| context.member(&it.region)).collect()))
    }
}
