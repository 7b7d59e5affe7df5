//! The plans of several deciders, in Portuguese.

use super::Portuguese;
use crate::profile::RegionLabel;
use crate::report::language::{DeciderSentences, Grammar};
use crate::sensitivity::{CandidatePlan, Comparison, PlanOrigin, RegionPartner, RegionView};

impl DeciderSentences for Portuguese {
    fn deciders(&self, comparison: &Comparison) -> String {
        let names: Vec<String> =
            comparison.with_plan().map(|(_, decider)| quoted(&decider.name)).collect();
        let common = match (comparison.common.len(), names.len()) {
            (_, 0) => return "Nenhum programa tem um plano.".to_owned(),
            (_, 1) => return format!("Só {} tem um plano.", names[0]),
            (0, _) => "nenhum par".to_owned(),
            (count, _) => self.pairs(count),
        };
        let total = comparison
            .with_plan()
            .filter_map(|(_, decider)| Some(comparison.plans[decider.plan?].pairs.len()))
            .max()
            .unwrap_or_default();
        let names = self.list(&names);
        if comparison.common.is_empty() {
            return format!("Os melhores planos de {names} não têm {common} em comum.");
        }
        let total = self.count(total);
        format!("Os melhores planos de {names} têm {common} em comum, de um total de {total}:")
    }

    fn no_plan_of(&self, decider: &str) -> String {
        format!(
            "Não se encontrou nenhum plano para {}, que fica fora da comparação. O exemplo `plan` indica as \
             regras em conflito.",
            quoted(decider)
        )
    }

    fn plans_heading(&self) -> String {
        "O que cada plano custa a cada programa: o seu arrependimento, isto é, os pontos que perde em relação \
         ao melhor plano do próprio programa."
            .to_owned()
    }

    fn plan_columns(&self) -> [String; 3] {
        ["plano", "pares", "maior"].map(str::to_owned)
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
            names.push(format!("melhor de {}", self.list(&best)));
        }
        if origins.contains(&PlanOrigin::Midpoint) {
            names.push("ponto médio".to_owned());
        }
        if names.is_empty() {
            names.push(COMPROMISE.to_owned());
        }
        self.list(&names)
    }

    fn breaks_rules(&self) -> String {
        "* O plano não cumpre uma regra deste programa.".to_owned()
    }

    fn least_regret(&self, comparison: &Comparison, plan: &CandidatePlan) -> String {
        let name = self.candidate(comparison, &plan.origins);
        let name = if name == COMPROMISE {
            "plano de compromisso".to_owned()
        } else {
            format!("plano “{name}”")
        };
        let greatest = self.number(plan.greatest_regret, 3);
        let bound = comparison.regret_bound.unwrap_or_default();
        let proof = if plan.greatest_regret - bound < 1e-6 {
            "nenhum plano faz melhor".to_owned()
        } else {
            format!("nenhum plano pode perder menos de {}", self.number(bound, 3))
        };
        format!("Com o {name}, nenhum programa perde mais de {greatest} pontos; {proof}.")
    }

    fn no_joint_plan(&self) -> String {
        "Nenhum plano cumpre as regras de todos os programas; por isso, não há plano do ponto médio."
            .to_owned()
    }

    fn midpoint(&self, comparison: &Comparison, plan: &CandidatePlan) -> String {
        let regrets = plan.under.iter().filter_map(|under| under.regret);
        let programmes = match comparison.with_plan().count() {
            2 => "os dois programas".to_owned(),
            count => format!("os {} programas", self.count(count)),
        };
        format!(
            "O plano do ponto médio é o melhor pela média das pontuações: {programmes} perdem juntos {} pontos, \
             e nenhum plano que cumpra as regras de todos perde menos.",
            self.number(regrets.sum(), 3)
        )
    }

    fn regions_heading(&self, comparison: &Comparison) -> String {
        let regions = self.regions_counted(comparison.regions.len());
        let verb = if comparison.regions.len() == 1 { "recebe" } else { "recebem" };
        format!(
            "{regions} {verb} outros parceiros se outro programa decidir. Entre colchetes: a pontuação do \
             par segundo o programa que o forma."
        )
    }

    fn region_view(&self, comparison: &Comparison, view: &RegionView) -> Vec<String> {
        let label = |region: &RegionLabel| format!("{} ({})", region.name, region.country);
        let clause = |partner: &RegionPartner| {
            let names: Vec<String> = partner.partners.iter().map(label).collect();
            let with = if names.is_empty() {
                "nenhum parceiro".to_owned()
            } else {
                format!("{} [{}]", self.list(&names), self.number(partner.points, 3))
            };
            let prefers = if partner.prefers == partner.decider {
                String::new()
            } else {
                let other = view.partners.iter().find(|it| it.decider == partner.prefers);
                let names: Vec<String> =
                    other.iter().flat_map(|it| &it.partners).map(|it| it.name.clone()).collect();
                let verb = if names.len() == 1 { "seria melhor" } else { "seriam melhores" };
                format!(", mas {} {verb}", self.list(&names))
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
                    (1, true) => others.push(format!("1 região ganha mais com o plano de {plan}")),
                    (_, true) => {
                        let regions = self.regions_counted(count);
                        others.push(format!("{regions} ganham mais com o plano de {plan}"));
                    }
                    (_, false) => others.push(format!("{} com o de {plan}", self.count(count))),
                }
            }
            if !others.is_empty() {
                let name = quoted(&decider.name);
                sentences.push(format!("Pelas pontuações de {name}, {}.", self.list(&others)));
            }
        }
        sentences.join(" ")
    }
}

/// Name of a plan that is the best one of no programme.
const COMPROMISE: &str = "compromisso";

fn quoted(name: &str) -> String {
    format!("“{name}”")
}
