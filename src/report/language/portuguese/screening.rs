//! The screening of regions in Portuguese.

use super::Portuguese;
use super::names;
use crate::report::language::{Grammar, ScreeningSentences, SideCount};
use crate::rules::{MissingCondition, RequiredConditionsDescription, UnknownCondition};

impl ScreeningSentences for Portuguese {
    fn no_condition(&self, candidates: usize) -> String {
        match candidates {
            1 => "Não se exige nenhuma condição: a única região candidata pode participar."
                .to_owned(),
            count => format!(
                "Não se exige nenhuma condição: todas as {} regiões candidatas podem participar.",
                self.count(count)
            ),
        }
    }

    fn admitted(&self, sides: &[SideCount]) -> String {
        let sides: Vec<String> = sides
            .iter()
            .map(|SideCount { side, admitted, candidates }| {
                let candidates =
                    self.count_of(*candidates, "região candidata", "regiões candidatas");
                format!("{} de {candidates} ({side})", self.count(*admitted))
            })
            .collect();
        format!("Podem participar: {}.", self.list(&sides))
    }

    fn none_excluded(&self) -> String {
        "Nenhuma região está excluída.".to_owned()
    }

    fn excluded_regions(&self, regions: usize) -> String {
        format!("Excluídas: {}. O que falta a cada uma:", self.regions_counted(regions))
    }

    fn flagged_regions(&self, regions: usize) -> String {
        format!("Admitidas com ressalva: {}. O que não se sabe:", self.regions_counted(regions))
    }

    fn screened_regions(&self, side: &str, names: &[String], more: usize) -> String {
        format!(
            "{} ({side}): {}",
            self.regions_counted(names.len().saturating_add(more)),
            self.list_with_more(names, more)
        )
    }

    fn missing_condition(&self, missing: &MissingCondition) -> String {
        let status = names::status(missing.status);
        let mut clauses = vec![format!("{status}: {}", condition(&missing.condition))];
        if !missing.source.is_empty() {
            clauses.push(format!("fonte {}", missing.source));
        }
        if !missing.note.is_empty() {
            clauses.push(missing.note.clone());
        }
        clauses.join("; ")
    }

    fn required_conditions(&self, required: &RequiredConditionsDescription) -> String {
        let conditions: Vec<String> = required.conditions.iter().map(|id| condition(id)).collect();
        let treatment = match required.unknown {
            UnknownCondition::Exclude => "a região é excluída",
            UnknownCondition::AdmitWithFlag => "a região é admitida com ressalva",
            UnknownCondition::Admit => "a região é admitida",
        };
        format!(
            "Exige-se ({}): {}. Se não for cumprida, a região é excluída; se for desconhecida, {treatment}.",
            required.side,
            conditions.join("; "),
        )
    }
}

/// A condition in plain words with its id, or the id alone if it is the user's own.
fn condition(id: &str) -> String {
    names::condition(id).map_or_else(|| format!("`{id}`"), |label| format!("{label} (`{id}`)"))
}
