//! What would bring a pair into the plan in English.

use super::English;
use crate::profile::Role;
use crate::proposal::CriterionPart;
use crate::report::language::{ChangeSentences, Grammar};
use crate::score::Weights;
use crate::sensitivity::{
    Certainty, FactChange, ScoreChange, ValueChange, WeightChange, WeightsChange,
};

/// Weights that differ by less are not listed: half a unit of the last digit that is shown.
const LEAST_CHANGE: f64 = 0.005;

impl ChangeSentences for English {
    fn changes_heading(&self) -> String {
        "What would bring the pair into a best plan, each change alone and all else unchanged:"
            .to_owned()
    }

    fn score_change(&self, change: &ScoreChange) -> String {
        let [from, to] = [change.from, change.to].map(|score| self.number(score, 3));
        let bound = enough(change.certainty);
        if change.is_possible {
            format!("a score of {to} instead of {from}{bound}")
        } else {
            format!("no score: it would have to be {to}{bound}, and 1 is the highest")
        }
    }

    fn value_change(&self, change: &ValueChange) -> String {
        let ValueChange { criterion, from, to, is_rescaled, certainty } = change;
        let from = from.map_or_else(|| "unknown".to_owned(), |from| self.number(from, 3));
        let to = self.number(*to, 3);
        let rescaled = if *is_rescaled { "rescaled " } else { "" };
        format!("{criterion}: a {rescaled}value of {to} instead of {from}{}", enough(*certainty))
    }

    fn weight_change(&self, change: &WeightChange) -> String {
        let WeightChange { criterion, from, to, certainty } = change;
        let weights = self.changed_weight(*from, *to);
        format!("the weight of {criterion}: {weights}{}", enough(*certainty))
    }

    fn weights_change(&self, change: &WeightsChange, criteria: &[CriterionPart]) -> String {
        let changed = criteria.iter().zip(&change.weights).filter_map(|(part, &to)| {
            let from = Weights { seeker: part.seeker_weight, host: part.host_weight };
            let differs = |a: f64, b: f64| (a - b).abs() >= LEAST_CHANGE;
            let is_changed = differs(from.seeker, to.seeker) || differs(from.host, to.host);
            is_changed.then(|| format!("{} {}", part.id, self.changed_weight(from, to)))
        });
        let changed: Vec<String> = changed.collect();
        let share = self.number(100.0 * change.moved, 1);
        format!(
            "several weights at once, {share} % of the weight{}: {}",
            enough(change.certainty),
            changed.join("; ")
        )
    }

    fn fact_change(&self, change: &FactChange) -> String {
        let FactChange { region, role, domain, from, to } = change;
        let role = match role {
            Role::Strength => "strength",
            Role::Need => "need",
        };
        let mut from: Vec<String> = from.iter().map(ToString::to_string).collect();
        from.dedup();
        let (name, from) = (&region.name, from.join("/"));
        format!("{name}'s {role} in {}: weight {to} instead of {from}", domain.label)
    }
}

/// What follows a change that is enough, if a smaller one may be as well.
fn enough(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Exact => "",
        Certainty::AtMost => " (less may be enough)",
    }
}

impl English {
    /// A weight and what it was; of both views if they differ.
    fn changed_weight(self, from: Weights, to: Weights) -> String {
        let shown = |weight: f64| self.number(weight, if weight.fract() == 0.0 { 0 } else { 2 });
        let one = |from: f64, to: f64| {
            if (from - to).abs() < LEAST_CHANGE {
                shown(from)
            } else {
                format!("{} instead of {}", shown(to), shown(from))
            }
        };
        let is_alike = |weights: Weights| weights.seeker.total_cmp(&weights.host).is_eq();
        if is_alike(from) && is_alike(to) {
            return one(from.seeker, to.seeker);
        }
        format!(
            "{} for the seeker, {} for the host",
            one(from.seeker, to.seeker),
            one(from.host, to.host)
        )
    }
}
