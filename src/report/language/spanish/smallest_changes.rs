//! What would bring a pair into the plan in Spanish.

use super::Spanish;
use crate::profile::Role;
use crate::proposal::CriterionPart;
use crate::report::language::{ChangeSentences, Grammar};
use crate::score::Weights;
use crate::sensitivity::{
    Certainty, FactChange, ScoreChange, ValueChange, WeightChange, WeightsChange,
};

/// Weights that differ by less are not listed: half a unit of the last digit that is shown.
const LEAST_CHANGE: f64 = 0.005;

impl ChangeSentences for Spanish {
    fn changes_heading(&self) -> String {
        "Qué llevaría el par a un plan óptimo, cada cambio por sí solo y con todo lo demás igual:"
            .to_owned()
    }

    fn score_change(&self, change: &ScoreChange) -> String {
        let [from, to] = [change.from, change.to].map(|score| self.number(score, 3));
        let bound = enough(change.certainty);
        if change.is_possible {
            format!("una puntuación de {to} en lugar de {from}{bound}")
        } else {
            format!("ninguna puntuación: tendría que ser {to}{bound}, y la máxima es 1")
        }
    }

    fn value_change(&self, change: &ValueChange) -> String {
        let ValueChange { criterion, from, to, is_rescaled, certainty } = change;
        let from = from.map_or_else(|| "uno desconocido".to_owned(), |from| self.number(from, 3));
        let to = self.number(*to, 3);
        let rescaled = if *is_rescaled { " reescalado" } else { "" };
        format!(
            "`{criterion}`: un valor{rescaled} de {to} en lugar de {from}{}",
            enough(*certainty)
        )
    }

    fn weight_change(&self, change: &WeightChange) -> String {
        let WeightChange { criterion, from, to, certainty } = change;
        let weights = self.changed_weight(*from, *to);
        format!("el peso de `{criterion}`: {weights}{}", enough(*certainty))
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
            "varios pesos a la vez, que mueven el {share} % del peso{}: {}",
            enough(change.certainty),
            changed.join("; ")
        )
    }

    fn fact_change(&self, change: &FactChange) -> String {
        let FactChange { region, role, domain, from, to } = change;
        let role = match role {
            Role::Strength => "fortaleza",
            Role::Need => "necesidad",
        };
        let mut from: Vec<String> = from.iter().map(ToString::to_string).collect();
        from.dedup();
        let (name, from) = (&region.name, from.join("/"));
        format!("{role} de {name} en {}: peso {to} en lugar de {from}", domain.label)
    }
}

/// What follows a change that is enough, if a smaller one may be as well.
fn enough(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Exact => "",
        Certainty::AtMost => " (puede bastar con menos)",
    }
}

impl Spanish {
    /// A weight and what it was; of both views if they differ.
    fn changed_weight(self, from: Weights, to: Weights) -> String {
        let shown = |weight: f64| self.number(weight, if weight.fract() == 0.0 { 0 } else { 2 });
        let one = |from: f64, to: f64| {
            if (from - to).abs() < LEAST_CHANGE {
                shown(from)
            } else {
                format!("{} en lugar de {}", shown(to), shown(from))
            }
        };
        let is_alike = |weights: Weights| weights.seeker.total_cmp(&weights.host).is_eq();
        if is_alike(from) && is_alike(to) {
            return one(from.seeker, to.seeker);
        }
        format!(
            "{} para la región que busca, {} para la anfitriona",
            one(from.seeker, to.seeker),
            one(from.host, to.host)
        )
    }
}
