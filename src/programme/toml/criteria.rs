//! The criteria of a programme file.

use crate::criteria;
use crate::programme::settings::CriterionChoice;
use crate::rules::{Objective, Reader, Slot};
use crate::score::{Normalisation, Weights};
use crate::vocabulary::{UnknownWord, did_you_mean, nearest};

impl Reader {
    /// `None` where the file lists no criteria.
    pub(super) fn criteria(&mut self, slot: Slot<'_, '_>) -> Option<Vec<CriterionChoice>> {
        slot?;
        let mut choices: Vec<CriterionChoice> = Vec::new();
        for table in self.tables("criteria", slot) {
            let accepted = ["id", "formula", "weight", "seeker", "host", "normalisation"];
            self.keys(table.table, &table.heading, &accepted);
            let weight = self.number("weight", table.get("weight"), f64::INFINITY).unwrap_or(1.0);
            let seeker = self.number("seeker", table.get("seeker"), f64::INFINITY);
            let host = self.number("host", table.get("host"), f64::INFINITY);
            let normalisation = self.word("normalisation", table.get("normalisation"));
            let id = self.required("id", &table);
            let Some(entry) = id.and_then(|id| self.entry(&id, table.get("id"))) else { continue };
            if choices.iter().any(|choice| choice.id == entry.id) {
                let message = format!("criterion `{}` is given twice; keep one", entry.id);
                self.fault(table.span_of("id"), message);
                continue;
            }
            choices.push(CriterionChoice {
                id: entry.id.to_owned(),
                formula: self.formula(entry, table.get("formula")),
                weights: Weights { seeker: seeker.unwrap_or(weight), host: host.unwrap_or(weight) },
                normalisation: normalisation.unwrap_or(Normalisation::None),
            });
        }
        if self.faults.is_empty() && !choices.iter().any(|choice| choice.weights.counts()) {
            let message = "all weights are 0; give at least one criterion a weight above 0";
            self.fault(slot?.span(), message);
        }
        Some(choices)
    }

    fn entry(&mut self, id: &str, slot: Slot<'_, '_>) -> Option<&'static criteria::Entry> {
        let entries = criteria::entries();
        let found = entries.iter().find(|entry| entry.id == id);
        if found.is_none() {
            let accepted: Vec<&'static str> = entries.iter().map(|entry| entry.id).collect();
            let message = UnknownWord::new("criterion", id, &accepted).to_string();
            self.fault(slot?.span(), message);
        }
        found
    }

    fn formula(&mut self, entry: &criteria::Entry, slot: Slot<'_, '_>) -> Option<String> {
        let formula = self.text("formula", slot);
        let Some(name) = &formula else { return entry.formulas.first().map(|f| (*f).to_owned()) };
        if !entry.formulas.contains(&name.as_str()) {
            let what = UnknownWord::new("formula", name, entry.formulas);
            self.fault(slot?.span(), format!("criterion `{}`: {what}", entry.id));
        }
        formula
    }

    /// Reports criteria that objectives name and that do not exist.
    pub(super) fn criteria_of_objectives(&mut self, rules: Slot<'_, '_>) {
        let objectives = rules.and_then(|rules| rules.get_ref().get("objectives"));
        let items = objectives.and_then(|value| value.get_ref().as_array());
        for item in items.into_iter().flatten() {
            let objective = item.get_ref().as_str().and_then(|word| word.parse().ok());
            let Some(Objective::Criterion(id)) = objective else { continue };
            let known = || criteria::entries().iter().map(|entry| entry.id);
            if !known().any(|known| known == id) {
                let near = did_you_mean(nearest(&id, known()));
                self.fault(item.span(), format!("`{id}` is not a criterion{near}"));
            }
        }
    }
}
