//! The criteria of a programme file.

use crate::criteria::{self, StatementChoice};
use crate::programme::check;
use crate::programme::settings::CriterionChoice;
use crate::rules::{ProgrammeFaultKind, TomlReader, TomlSlot, TomlTable};
use crate::score::{Normalisation, Weights};
use crate::vocabulary::{NumberRange, UnknownWord};

const KEYS: [&str; 10] = [
    "id",
    "formula",
    "targets",
    "statements",
    "compare",
    "weight",
    "seeker",
    "host",
    "normalisation",
    "own",
];

impl TomlReader {
    /// `None` if the file lists no criteria.
    pub(super) fn criteria(&mut self, slot: TomlSlot<'_, '_>) -> Option<Vec<CriterionChoice>> {
        slot?;
        let mut choices: Vec<CriterionChoice> = Vec::new();
        for table in self.tables("criteria", slot) {
            self.keys(table.table, &table.heading, &KEYS);
            let weight =
                self.number("weight", table.get("weight"), NumberRange::WEIGHT).unwrap_or(1.0);
            let seeker = self.number("seeker", table.get("seeker"), NumberRange::WEIGHT);
            let host = self.number("host", table.get("host"), NumberRange::WEIGHT);
            let normalisation = self.word("normalisation", table.get("normalisation"));
            let own = self.truth("own", table.get("own")).unwrap_or_default();
            let Some(id) = self.required("id", &table) else { continue };
            let statements = self.statements(&table);
            // What a criterion of the user's own is called, and by which formula, is not known here.
            let own_id = own || statements.is_some();
            let entry = if own_id { None } else { self.entry(&id, table.get("id")) };
            let formula = match entry {
                Some(entry) => self.formula(entry, table.get("formula")),
                None if own_id => self.text("formula", table.get("formula")),
                None => continue,
            };
            let targets = self.texts("targets", table.get("targets"));
            if choices.iter().any(|choice| choice.id == id) {
                self.fault(table.span_of("id"), ProgrammeFaultKind::RepeatedCriterion { id });
                continue;
            }
            let choice = CriterionChoice {
                id,
                formula,
                targets,
                statements,
                weights: Weights { seeker: seeker.unwrap_or(weight), host: host.unwrap_or(weight) },
                normalisation: normalisation.unwrap_or(Normalisation::None),
                own,
            };
            for (key, fault) in check::of_choice(&choice) {
                self.fault(table.span_of(key), fault);
            }
            choices.push(choice);
        }
        if self.faults.is_empty() && !choices.iter().any(|choice| choice.weights.counts()) {
            self.fault(slot?.span(), ProgrammeFaultKind::AllWeightsZero);
        }
        Some(choices)
    }

    /// The statements that a criterion compares; `None` if it compares none.
    fn statements(&mut self, table: &TomlTable<'_, '_>) -> Option<StatementChoice> {
        if table.get("statements").is_none() && table.get("compare").is_none() {
            return None;
        }
        let statements = self.required("statements", table).unwrap_or_default();
        let compare = self.word("compare", table.get("compare")).unwrap_or_default();
        Some(StatementChoice { statements, compare })
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
}
