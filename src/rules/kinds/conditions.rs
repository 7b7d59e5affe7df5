//! The regions of one side must meet conditions.

use serde::{Deserialize, Serialize};

use crate::rules::effect::{Context, Effect};
use crate::rules::kind::{Kind, Listed};
use crate::rules::labels::Labels;
use crate::rules::names::Names;
use crate::rules::reader::{Entry, Reader};
use crate::rules::screening::{RequiredConditions, UnknownCondition, known_conditions, screen};

pub(crate) struct Conditions;

/// The regions of one side must meet conditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConditionsStatement {
    /// Name of the side.
    pub side: String,
    /// Ids of the conditions.
    pub conditions: Vec<String>,
    /// How an unknown condition is treated.
    pub unknown: UnknownCondition,
}

impl Listed for Conditions {
    fn read(
        reader: &mut Reader,
        entry: &Entry<'_, '_>,
        _: &[RequiredConditions],
    ) -> Option<RequiredConditions> {
        reader.keys(entry.table, &entry.heading, &["side", "conditions", "unknown"]);
        let side = reader.required("side", entry).unwrap_or_default();
        let conditions = reader.texts("conditions", entry.get("conditions"));
        if entry.get("conditions").is_none() {
            let message = format!("{} requires nothing; add conditions = [\"…\"]", entry.heading);
            reader.fault(entry.span.clone(), message);
        }
        let unknown = reader.word("unknown", entry.get("unknown")).unwrap_or_default();
        Some(RequiredConditions { side, conditions, unknown })
    }
}

impl Kind for Conditions {
    type Data = RequiredConditions;
    type Statement = ConditionsStatement;

    fn check(required: &RequiredConditions, names: &mut Names<'_>) {
        names.key("side", |names| names.side(&required.side));
        let known = known_conditions(names.dataset());
        names.list("conditions", &required.conditions, |names, condition| {
            names.word("condition", condition, known.clone());
        });
    }

    fn statement(required: &RequiredConditions, _: Labels<'_>) -> ConditionsStatement {
        ConditionsStatement {
            side: required.side.clone(),
            conditions: required.conditions.clone(),
            unknown: required.unknown,
        }
    }

    fn effect(required: &RequiredConditions, context: &dyn Context) -> Option<Effect> {
        let screening = screen(context.dataset(), std::slice::from_ref(required));
        let excluded = screening.excluded();
        Some(Effect::Absent(excluded.filter_map(|it| context.member(&it.region)).collect()))
    }
}
