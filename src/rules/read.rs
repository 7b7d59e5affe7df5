//! The table of rules of a programme file.

use ::toml::Spanned;
use ::toml::de::DeTable;

use super::fault::ProgrammeFaultKind;
use super::kinds::pairs::PairsWanted;
use super::list::Rules;
use super::objective::Objective;
use super::pair::RegionPair;
use super::reader::{TomlReader, TomlSlot};
use super::setting::SettingCheck;
use super::walk::Walk;
use crate::vocabulary::NumberRange;

impl Rules {
    pub(crate) fn read(reader: &mut TomlReader, slot: TomlSlot<'_, '_>) -> Self {
        let Some(table) = reader.table("rules", slot) else { return Self::default() };
        reader.keys(table, "[rules]", Self::KEYS);
        let reservation =
            reader.number("reservation", table.get("reservation"), NumberRange::SCORE);
        let rules = Self {
            reservation: reservation.unwrap_or_default(),
            objectives: objectives(reader, table.get("objectives")),
            earlier_plan: RegionPair::list(reader, "rules.earlier_plan", table.get("earlier_plan")),
            ..Self::read_kinds(reader, table)
        };
        rules.agree(reader, table);
        rules
    }

    /// Reports rules that contradict each other or need another one.
    fn agree(&self, reader: &mut TomlReader, table: &DeTable<'_>) {
        // Entries that could not be read are faults already, and shift the positions of others.
        let entries = table.get("forbidden").and_then(|value| value.get_ref().as_array());
        for (pair, item) in self.forbidden.iter().zip(entries.into_iter().flatten()) {
            if self.required.iter().any(|required| required.is_same(pair)) {
                let (left, right) = (pair.left.clone(), pair.right.clone());
                let both = ProgrammeFaultKind::ForbiddenAndRequired { left, right };
                reader.fault(item.span(), both);
            }
        }
        let span_of = |key: &str| table.get(key).map_or(0..0, Spanned::span);
        if self.lacks_earlier_plan() {
            reader.fault(span_of("objectives"), ProgrammeFaultKind::NoEarlierPlan);
        }
        if self.reservation > 0.0 && self.pairs != PairsWanted::Free {
            reader.fault(span_of("reservation"), ProgrammeFaultKind::UnusedReservation);
        }
    }

    /// Whether changes are counted, but no plan is given from which to count them.
    fn lacks_earlier_plan(&self) -> bool {
        self.objectives.contains(&Objective::FewestChanges) && self.earlier_plan.is_empty()
    }

    /// Reports settings that a file would not accept. What has no effect is no fault here: a
    /// reservation without free pairs, or an objective for the second time.
    pub(crate) fn check_settings(&self, settings: &mut SettingCheck) {
        settings.key("rules", |settings| {
            settings.key("reservation", |settings| {
                settings.number(self.reservation, NumberRange::SCORE);
            });
            settings.list("objectives", &self.objectives, |settings, objective| {
                if let Objective::Criterion(id) = objective {
                    settings.criterion(id);
                }
            });
            if self.lacks_earlier_plan() {
                settings.key("objectives", |settings| {
                    settings.report(ProgrammeFaultKind::NoEarlierPlan);
                });
            }
            self.check_kinds(settings);
        });
    }
}

fn objectives(reader: &mut TomlReader, slot: TomlSlot<'_, '_>) -> Vec<Objective> {
    let Some(value) = slot else { return Vec::new() };
    let Some(items) = value.get_ref().as_array() else {
        reader.wrong_type("objectives", value, "a list such as [\"pairs\", \"total\"]");
        return Vec::new();
    };
    let mut objectives: Vec<Objective> = Vec::new();
    for item in items {
        let Some(objective) = reader.word::<Objective>("objectives", Some(item)) else { continue };
        if objectives.contains(&objective) {
            let objective = objective.clone();
            reader.fault(item.span(), ProgrammeFaultKind::RepeatedObjective { objective });
        }
        if let Objective::Criterion(id) = &objective {
            reader.listed(id, item.span());
        }
        objectives.push(objective);
    }
    objectives
}
