//! The criteria of a programme file.

use crate::criteria;
use crate::programme::settings::CriterionChoice;
use crate::rules::{Objective, ProgrammeFaultKind, TomlReader, TomlSlot};
use crate::score::{Normalisation, Weights};
use crate::vocabulary::{NumberRange, UnknownWord, nearest};

impl TomlReader {
    /// `None` if the file lists no criteria.
    pub(super) fn criteria(&mut self, slot: TomlSlot<'_, '_>) -> Option<Vec<CriterionChoice>> {
        slot?;
        let mut choices: Vec<CriterionChoice> = Vec::new();
        for table in self.tables("criteria", slot) {
            let accepted =
                ["id", "formula", "targets", "weight", "seeker", "host", "normalisation", "own"];
            self.keys(table.table, &table.heading, &accepted);
            let weight =
                self.number("weight", table.get("weight"), NumberRange::WEIGHT).unwrap_or(1.0);
            let seeker = self.number("seeker", table.get("seeker"), NumberRange::WEIGHT);
            let host = self.number("host", table.get("host"), NumberRange::WEIGHT);
            let normalisation = self.word("normalisation", table.get("normalisation"));
            let own = self.truth("own", table.get("own")).unwrap_or_default();
            let Some(id) = self.required("id", &table) else { continue };
            // What a criterion of the user's own is called, and by which formula, is not known here.
            let entry = if own { None } else { self.entry(&id, table.get("id")) };
            let formula = match entry {
                Some(entry) => self.formula(entry, table.get("formula")),
                None if own => self.text("formula", table.get("formula")),
                None => continue,
            };
            let targets = self.texts("targets", table.get("targets"));
            if !targets.is_empty() && (own || !criteria::has_targets(&id, formula.as_deref())) {
                let unused = ProgrammeFaultKind::UnusedTargets { criterion: id.clone() };
                self.fault(table.span_of("targets"), unused);
            }
            if choices.iter().any(|choice| choice.id == id) {
                self.fault(table.span_of("id"), ProgrammeFaultKind::RepeatedCriterion { id });
                continue;
            }
            choices.push(CriterionChoice {
                id,
                formula,
                targets,
                weights: Weights { seeker: seeker.unwrap_or(weight), host: host.unwrap_or(weight) },
                normalisation: normalisation.unwrap_or(Normalisation::None),
                own,
            });
        }
        if self.faults.is_empty() && !choices.iter().any(|choice| choice.weights.counts()) {
            self.fault(slot?.span(), ProgrammeFaultKind::AllWeightsZero);
        }
        Some(choices)
    }

    fn entry(
        &mut self,
        id: &str,
        slot: TomlSlot<'_, '_>,
    ) -> Option<&'static criteria::CatalogueEntry> {
        let entries = criteria::entries();
        let found = entries.iter().find(|entry| entry.id == id);
        if found.is_none() {
            let accepted: Vec<&'static str> = entries.iter().map(|entry| entry.id).collect();
            let word = UnknownWord::new("criterion", id, &accepted);
            self.fault(slot?.span(), ProgrammeFaultKind::UnknownCriterion(word));
        }
        found
    }

    fn formula(
        &mut self,
        entry: &criteria::CatalogueEntry,
        slot: TomlSlot<'_, '_>,
    ) -> Option<String> {
        let formula = self.text("formula", slot);
        let Some(name) = &formula else { return entry.formulas.first().map(|f| (*f).to_owned()) };
        if !entry.formulas.contains(&name.as_str()) {
            let word = UnknownWord::new("formula", name, entry.formulas);
            let criterion = entry.id.to_owned();
            self.fault(slot?.span(), ProgrammeFaultKind::UnknownFormula { criterion, word });
        }
        formula
    }

    /// Reports criteria that objectives name and that do not exist.
    pub(super) fn criteria_of_objectives(
        &mut self,
        rules: TomlSlot<'_, '_>,
        choices: &[CriterionChoice],
    ) {
        let objectives = rules.and_then(|rules| rules.get_ref().get("objectives"));
        let items = objectives.and_then(|value| value.get_ref().as_array());
        for item in items.into_iter().flatten() {
            let objective = item.get_ref().as_str().and_then(|word| word.parse().ok());
            let Some(Objective::Criterion(id)) = objective else { continue };
            let own = || choices.iter().filter(|choice| choice.own).map(|choice| &*choice.id);
            let known = || criteria::entries().iter().map(|entry| entry.id).chain(own());
            if !known().any(|known| known == id) {
                let nearest = nearest(&id, known()).map(str::to_owned);
                let unknown = ProgrammeFaultKind::UnknownCriterionOfObjective { id, nearest };
                self.fault(item.span(), unknown);
            }
        }
    }
}
