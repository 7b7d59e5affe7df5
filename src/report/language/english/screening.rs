//! The screening of regions in English.

use super::English;
use crate::profile::{ConditionStatus, well_known};
use crate::report::language::{Grammar, ScreeningSentences, SideCount};
use crate::rules::{MissingCondition, RequiredConditionsDescription, UnknownCondition};

impl ScreeningSentences for English {
    fn no_condition(&self, candidates: usize) -> String {
        match candidates {
            1 => "No condition is required: the only candidate region may take part.".to_owned(),
            _ => format!(
                "No condition is required: all {} candidate regions may take part.",
                self.count(candidates)
            ),
        }
    }

    fn admitted(&self, sides: &[SideCount]) -> String {
        let sides: Vec<String> = sides
            .iter()
            .map(|SideCount { side, admitted, candidates }| {
                let candidates =
                    self.count_of(*candidates, "candidate region", "candidate regions");
                format!("{} of {candidates} ({side})", self.count(*admitted))
            })
            .collect();
        format!("May take part: {}.", self.list(&sides))
    }

    fn none_excluded(&self) -> String {
        "No region is excluded.".to_owned()
    }

    fn excluded_regions(&self, regions: usize) -> String {
        format!("Excluded: {}. What each lacks:", self.count_of(regions, "region", "regions"))
    }

    fn flagged_regions(&self, regions: usize) -> String {
        format!(
            "Admitted with a flag: {}. What is unknown:",
            self.count_of(regions, "region", "regions")
        )
    }

    fn screened_regions(&self, side: &str, names: &[String], more: usize) -> String {
        format!(
            "{} ({side}): {}",
            self.count_of(names.len().saturating_add(more), "region", "regions"),
            self.list_with_more(names, more)
        )
    }

    fn missing_condition(&self, missing: &MissingCondition) -> String {
        let status = match missing.status {
            ConditionStatus::Met => "met",
            ConditionStatus::NotMet => "not met",
            ConditionStatus::Unknown => "unknown",
        };
        let mut clauses = vec![format!("{status}: {}", condition(&missing.condition))];
        if !missing.source.is_empty() {
            clauses.push(format!("source {}", missing.source));
        }
        if !missing.note.is_empty() {
            clauses.push(missing.note.clone());
        }
        clauses.join("; ")
    }

    fn required_conditions(&self, required: &RequiredConditionsDescription) -> String {
        let conditions: Vec<String> = required.conditions.iter().map(|id| condition(id)).collect();
        let treatment = match required.unknown {
            UnknownCondition::Exclude => "excluded",
            UnknownCondition::AdmitWithFlag => "admitted with a flag",
            UnknownCondition::Admit => "admitted",
        };
        format!(
            "Required ({}): {}. Not met: excluded; unknown: {treatment}.",
            required.side,
            conditions.join("; "),
        )
    }
}

/// A condition in plain words with its id, or the id alone if it is the user's own.
fn condition(id: &str) -> String {
    well_known(id).map_or_else(|| id.to_owned(), |condition| format!("{} ({id})", condition.label))
}
