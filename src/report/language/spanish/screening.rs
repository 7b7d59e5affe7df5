//! The screening of regions in Spanish.

use super::Spanish;
use super::conditions;
use crate::report::language::{Grammar, ScreeningSentences, SideCount};
use crate::rules::{MissingCondition, RequiredConditionsDescription, UnknownCondition};

impl ScreeningSentences for Spanish {
    fn no_condition(&self, candidates: usize) -> String {
        match candidates {
            1 => "No se exige ninguna condición: la única región candidata puede participar."
                .to_owned(),
            _ => format!(
                "No se exige ninguna condición: las {} regiones candidatas pueden participar.",
                self.count(candidates)
            ),
        }
    }

    fn admitted(&self, sides: &[SideCount]) -> String {
        let sides: Vec<String> = sides
            .iter()
            .map(|SideCount { side, admitted, candidates }| {
                let candidates =
                    self.count_of(*candidates, "región candidata", "regiones candidatas");
                format!("{} de {candidates} ({side})", self.count(*admitted))
            })
            .collect();
        format!("Pueden participar: {}.", self.list(&sides))
    }

    fn none_excluded(&self) -> String {
        "No se excluye a ninguna región.".to_owned()
    }

    fn excluded_regions(&self, regions: usize) -> String {
        format!("Excluidas: {}. Lo que falta a cada una:", self.regions_counted(regions))
    }

    fn flagged_regions(&self, regions: usize) -> String {
        format!("Admitidas con aviso: {}. Lo que no se sabe:", self.regions_counted(regions))
    }

    fn screened_regions(&self, side: &str, names: &[String], more: usize) -> String {
        format!(
            "{} ({side}): {}",
            self.regions_counted(names.len().saturating_add(more)),
            self.list_with_more(names, more)
        )
    }

    fn missing_condition(&self, missing: &MissingCondition) -> String {
        let status = conditions::status(missing.status);
        let mut clauses = vec![format!("{status}: {}", condition(&missing.condition))];
        if !missing.source.is_empty() {
            clauses.push(format!("fuente `{}`", missing.source));
        }
        if !missing.note.is_empty() {
            clauses.push(missing.note.clone());
        }
        clauses.join("; ")
    }

    fn required_conditions(&self, required: &RequiredConditionsDescription) -> String {
        let conditions: Vec<String> = required.conditions.iter().map(|id| condition(id)).collect();
        let treatment = match required.unknown {
            UnknownCondition::Exclude => "excluida",
            UnknownCondition::AdmitWithFlag => "admitida con aviso",
            UnknownCondition::Admit => "admitida",
        };
        format!(
            "Se exige ({}): {}. Si no se cumple, la región queda excluida; sin datos, queda {treatment}.",
            required.side,
            conditions.join("; "),
        )
    }
}

/// A condition in plain words with its id, or the id alone if it is the user's own.
fn condition(id: &str) -> String {
    conditions::condition(id).map_or_else(|| format!("`{id}`"), |name| format!("{name} (`{id}`)"))
}
