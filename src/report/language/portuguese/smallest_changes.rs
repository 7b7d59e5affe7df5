//! What would bring a pair into the plan in Portuguese.

use super::Portuguese;
use crate::profile::Role;
use crate::proposal::CriterionPart;
use crate::report::language::{ChangeSentences, Grammar};
use crate::score::Weights;
use crate::sensitivity::{
    Certainty, FactChange, ScoreChange, ValueChange, WeightChange, WeightsChange,
};

/// Weights that differ by less are not listed: half a unit of the last digit that is shown.
const LEAST_CHANGE: f64 = 0.005;

impl ChangeSentences for Portuguese {
    fn changes_heading(&self) -> String {
        "O que levaria o par a um plano ótimo, cada mudança por si só e sem mudar mais nada:"
            .to_owned()
    }

    fn score_change(&self, change: &ScoreChange) -> String {
        let [from, to] = [change.from, change.to].map(|score| self.number(score, 3));
        let bound = enough(change.certainty);
        if change.is_possible {
            format!("uma pontuação de {to} em vez de {from}{bound}")
        } else {
            format!("nenhuma pontuação: teria de ser {to}{bound}, e a mais alta é 1")
        }
    }

    fn value_change(&self, change: &ValueChange) -> String {
        let ValueChange { criterion, from, to, is_rescaled, certainty } = change;
        let from = from.map_or_else(|| "desconhecido".to_owned(), |from| self.number(from, 3));
        let to = self.number(*to, 3);
        let rescaled = if *is_rescaled { " normalizado" } else { "" };
        let bound = enough(*certainty);
        format!("`{criterion}`: um valor{rescaled} de {to} em vez de {from}{bound}")
    }

    fn weight_change(&self, change: &WeightChange) -> String {
        let WeightChange { criterion, from, to, certainty } = change;
        let weights = self.changed_weight(*from, *to);
        format!("o peso de `{criterion}`: {weights}{}", enough(*certainty))
    }

    fn weights_change(&self, change: &WeightsChange, criteria: &[CriterionPart]) -> String {
        let changed = criteria.iter().zip(&change.weights).filter_map(|(part, &to)| {
            let from = Weights { seeker: part.seeker_weight, host: part.host_weight };
            let differs = |a: f64, b: f64| (a - b).abs() >= LEAST_CHANGE;
            let is_changed = differs(from.seeker, to.seeker) || differs(from.host, to.host);
            is_changed.then(|| format!("`{}` {}", part.id, self.changed_weight(from, to)))
        });
        let changed: Vec<String> = changed.collect();
        let share = self.number(100.0 * change.moved, 1);
        format!(
            "vários pesos ao mesmo tempo, {share} % do peso{}: {}",
            enough(change.certainty),
            changed.join("; ")
        )
    }

    fn fact_change(&self, change: &FactChange) -> String {
        let FactChange { region, role, domain, from, to } = change;
        let role = match role {
            Role::Strength => "o ponto forte",
            Role::Need => "a necessidade",
        };
        let mut from: Vec<String> = from.iter().map(ToString::to_string).collect();
        from.dedup();
        let (name, from) = (&region.name, from.join("/"));
        format!("{role} de {name} em {}: peso {to} em vez de {from}", domain.label)
    }
}

/// What follows a change that is enough, if a smaller one may be as well.
fn enough(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Exact => "",
        Certainty::AtMost => " (menos pode bastar)",
    }
}

impl Portuguese {
    /// A weight and what it was; of both views if they differ.
    fn changed_weight(self, from: Weights, to: Weights) -> String {
        let shown = |weight: f64| self.number(weight, if weight.fract() == 0.0 { 0 } else { 2 });
        let one = |from: f64, to: f64| {
            if (from - to).abs() < LEAST_CHANGE {
                shown(from)
            } else {
                format!("{} em vez de {}", shown(to), shown(from))
            }
        };
        let is_alike = |weights: Weights| weights.seeker.total_cmp(&weights.host).is_eq();
        if is_alike(from) && is_alike(to) {
            return one(from.seeker, to.seeker);
        }
        format!(
            "{} para quem procura, {} para quem acolhe",
            one(from.seeker, to.seeker),
            one(from.host, to.host)
        )
    }
}
