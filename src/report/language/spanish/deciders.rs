//! The plans of several deciders, in Spanish.

use super::Spanish;
use super::grammar::quoted;
use crate::profile::RegionLabel;
use crate::report::language::{DeciderSentences, Grammar};
use crate::sensitivity::{CandidatePlan, Comparison, PlanOrigin, RegionPartner, RegionView};

impl DeciderSentences for Spanish {
    fn deciders(&self, comparison: &Comparison) -> String {
        let names: Vec<String> =
            comparison.with_plan().map(|(_, decider)| quoted(&decider.name)).collect();
        let common = match (comparison.common.len(), names.len()) {
            (_, 0) => return "Ningún programa tiene un plan.".to_owned(),
            (_, 1) => return format!("Solo {} tiene un plan.", names[0]),
            (0, _) => {
                return format!(
                    "Los mejores planes de {} no tienen ningún par en común.",
                    self.list(&names)
                );
            }
            (count, _) => self.pairs(count),
        };
        let total = comparison
            .with_plan()
            .filter_map(|(_, decider)| Some(comparison.plans[decider.plan?].pairs.len()))
            .max()
            .unwrap_or_default();
        format!(
            "Los mejores planes de {} tienen en común {common} de {}:",
            self.list(&names),
            self.count(total)
        )
    }

    fn no_plan_of(&self, decider: &str) -> String {
        format!(
            "No se encontró ningún plan con {}: queda fuera de la comparación. El ejemplo `plan` indica qué \
             reglas están en conflicto.",
            quoted(decider)
        )
    }

    fn plans_heading(&self) -> String {
        "Lo que cuesta cada plan a cada programa, es decir, los puntos que pierde frente al mejor plan del \
         propio programa."
            .to_owned()
    }

    fn plan_columns(&self) -> [String; 3] {
        ["plan", "pares", "máximo"].map(str::to_owned)
    }

    fn candidate(&self, comparison: &Comparison, origins: &[PlanOrigin]) -> String {
        let best: Vec<String> = origins
            .iter()
            .filter_map(|origin| match origin {
                PlanOrigin::BestOf(place) => Some(quoted(&comparison.deciders[*place].name)),
                _ => None,
            })
            .collect();
        let mut names = Vec::new();
        if !best.is_empty() {
            names.push(format!("el mejor de {}", self.list(&best)));
        }
        if origins.contains(&PlanOrigin::Midpoint) {
            names.push("punto medio".to_owned());
        }
        if names.is_empty() {
            names.push("acuerdo".to_owned());
        }
        self.list(&names)
    }

    fn breaks_rules(&self) -> String {
        "* El plan incumple una regla de este programa.".to_owned()
    }

    fn least_regret(&self, comparison: &Comparison, plan: &CandidatePlan) -> String {
        let is_compromise =
            |origin: &PlanOrigin| !matches!(origin, PlanOrigin::BestOf(_) | PlanOrigin::Midpoint);
        let name = if plan.origins.iter().all(is_compromise) {
            "el plan de acuerdo".to_owned()
        } else {
            format!("el plan «{}»", unquoted(&self.candidate(comparison, &plan.origins)))
        };
        let greatest = self.number(plan.greatest_regret, 3);
        let bound = comparison.regret_bound.unwrap_or_default();
        let proof = if plan.greatest_regret - bound < 1e-6 {
            "ningún plan lo mejora".to_owned()
        } else {
            format!("ningún plan puede perder menos de {}", self.number(bound, 3))
        };
        format!("Con {name}, ningún programa pierde más de {greatest} puntos; {proof}.")
    }

    fn no_joint_plan(&self) -> String {
        "Ningún plan cumple las reglas de todos los programas, así que no hay plan de punto medio."
            .to_owned()
    }

    fn midpoint(&self, comparison: &Comparison, plan: &CandidatePlan) -> String {
        let regrets = plan.under.iter().filter_map(|under| under.regret);
        let programmes = self.count(comparison.with_plan().count());
        format!(
            "El plan de punto medio es el mejor según la media de las puntuaciones: los {programmes} \
             programas pierden en conjunto {} puntos, y ningún plan que cumpla las reglas de todos pierde \
             menos.",
            self.number(regrets.sum(), 3)
        )
    }

    fn regions_heading(&self, comparison: &Comparison) -> String {
        let regions = self.regions_counted(comparison.regions.len());
        let verb = if comparison.regions.len() == 1 { "obtiene" } else { "obtienen" };
        format!(
            "{regions} {verb} otra contraparte si decide otro programa. Entre corchetes, la puntuación del \
             par según el programa que lo forma."
        )
    }

    fn region_view(&self, comparison: &Comparison, view: &RegionView) -> Vec<String> {
        let label = |region: &RegionLabel| format!("{} ({})", region.name, region.country);
        let clause = |partner: &RegionPartner| {
            let names: Vec<String> = partner.partners.iter().map(label).collect();
            let with = if names.is_empty() {
                "sin contraparte".to_owned()
            } else {
                format!("{} [{}]", self.list(&names), self.number(partner.points, 3))
            };
            let prefers = if partner.prefers == partner.decider {
                String::new()
            } else {
                let other = view.partners.iter().find(|it| it.decider == partner.prefers);
                let names: Vec<String> =
                    other.iter().flat_map(|it| &it.partners).map(|it| it.name.clone()).collect();
                let verb = if names.len() == 1 { "convendría" } else { "convendrían" };
                format!(", aunque le {verb} más {}", self.list(&names))
            };
            format!("{}: {with}{prefers}", quoted(&comparison.deciders[partner.decider].name))
        };
        view.partners.iter().map(clause).collect()
    }

    fn preferred_plans(&self, comparison: &Comparison) -> String {
        let mut sentences = Vec::new();
        for (place, decider) in comparison.with_plan() {
            let mut others: Vec<String> = Vec::new();
            for (other, found) in comparison.with_plan().filter(|(other, _)| *other != place) {
                let count = comparison.preferring(place, other);
                let plan = quoted(&found.name);
                match (count, others.is_empty()) {
                    (0, _) => {}
                    (1, true) => {
                        others.push(format!("1 región obtiene más con el plan de {plan}"));
                    }
                    (_, true) => {
                        let count = self.count(count);
                        others.push(format!("{count} regiones obtienen más con el plan de {plan}"));
                    }
                    (_, false) => others.push(format!("{} con el de {plan}", self.count(count))),
                }
            }
            if !others.is_empty() {
                let name = quoted(&decider.name);
                sentences
                    .push(format!("Según las puntuaciones de {name}, {}.", self.list(&others)));
            }
        }
        sentences.join(" ")
    }
}

/// A text in other quotation marks than those around it.
fn unquoted(text: &str) -> String {
    text.replace('«', "“").replace('»', "”")
}
