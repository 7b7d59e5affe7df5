//! What other weights would change, in English.

use super::English;
use crate::plan::NotLinear;
use crate::report::language::{Grammar, WeightSentences};
use crate::score::{NotAdditive, Weights};
use crate::sensitivity::{
    Acceptability, NearestChange, PairAcceptability, ParetoFront, ParetoPlan, WeightPartition,
    WeightRanges, WeightSpace,
};

impl WeightSentences for English {
    fn ranges_heading(&self, ranges: &WeightRanges) -> String {
        let exact = match ranges.not_linear {
            None => {
                "These ranges are exact. The last column is what the share of a criterion can be if all weights \
                 may change."
            }
            Some(_) => {
                "These ranges come from trying some weights, since the scores are not linear in them: a nearer \
                 change may have been missed."
            }
        };
        format!(
            "How far each weight may move, all others unchanged, before another plan is better. {exact}"
        )
    }

    fn range_columns(&self) -> [String; 6] {
        ["criterion", "now", "from", "to", "share now", "share"].map(str::to_owned)
    }

    fn weights(&self, weights: Weights) -> String {
        let Weights { seeker, host } = weights;
        if seeker == host || host == 0.0 {
            self.weight(seeker)
        } else if seeker == 0.0 {
            self.weight(host)
        } else {
            format!("{} / {}", self.weight(seeker), self.weight(host))
        }
    }

    fn no_limit(&self) -> String {
        "no limit".to_owned()
    }

    fn share(&self, share: f64) -> String {
        format!("{} %", self.number(share * 100.0, 1))
    }

    fn not_best(&self) -> String {
        "Under these weights another plan is better, so no weight has a range.".to_owned()
    }

    fn acceptability(&self, found: &Acceptability) -> String {
        let vectors = self.count_of(found.vectors, "set", "sets");
        let which = match &found.space {
            WeightSpace::All => "all equally likely".to_owned(),
            WeightSpace::InOrder(ids) => {
                format!("with the criteria in this order of importance: {}", ids.join(", "))
            }
            WeightSpace::Within(_) => "within the intervals given".to_owned(),
        };
        let plan = self.part(found.plan.acceptability, found.plan.standard_error);
        let without = match found.without_plan {
            0 => String::new(),
            count => {
                format!(" Under {} of them no plan was found.", self.count(count))
            }
        };
        format!(
            "Under {vectors} of weights, {which}, this plan is the best one for {plan} (seed {}).{without}",
            found.seed
        )
    }

    fn necessary_pairs(&self, found: &Acceptability) -> String {
        let (necessary, possible) = (found.necessary().count(), found.possible().count());
        let always = match necessary {
            0 => "No pair is".to_owned(),
            1 => "1 pair is".to_owned(),
            count => format!("{} pairs are", self.count(count)),
        };
        format!(
            "{always} in the best plan under all of them; {} in that of some.",
            self.count_of(possible, "pair is", "pairs are")
        )
    }

    fn pair_acceptability(&self, pair: &PairAcceptability) -> String {
        self.part(pair.acceptability, pair.standard_error)
    }

    fn other_pairs(&self) -> String {
        "Other pairs of best plans:".to_owned()
    }

    fn nearest_change(&self, nearest: &NearestChange) -> String {
        let (now, there) = (nearest.now.iter(), nearest.there.iter());
        let moved = nearest.criteria.iter().zip(now.zip(there));
        let moved = moved.filter(|(_, (now, there))| (*now - *there).abs() >= 0.000_5);
        let moved: Vec<String> = moved
            .map(|(id, (now, there))| {
                format!("{id} from {} to {}", self.share(*now), self.share(*there))
            })
            .collect();
        let near = if nearest.exact {
            "The nearest weights that overturn the plan"
        } else {
            "The nearest weights found that overturn the plan (there may be nearer ones)"
        };
        let moved = if moved.is_empty() {
            "less than 0.1 % of all weight".to_owned()
        } else {
            let share = self.share(nearest.distance / 2.0);
            format!("{share} of all weight: {}", moved.join(", "))
        };
        format!("{near} move {moved}. There this plan is as good:")
    }

    fn no_nearest_change(&self) -> String {
        "No weights of these criteria overturn the plan: it is a best one under all of them."
            .to_owned()
    }

    fn not_linear(&self, because: NotLinear) -> String {
        let because = match because {
            NotLinear::Scores(NotAdditive::Aggregation) => "the aggregation is not a weighted mean",
            NotLinear::Scores(NotAdditive::Views) => {
                "the score is not the mean of the views of the two sides"
            }
            NotLinear::Scores(_) => "unknown values are left out",
            NotLinear::Rules => "a rule looks at scores",
            NotLinear::Objectives => "the total is not the first objective that depends on scores",
            NotLinear::Rounds => "rounds are decided one by one",
        };
        format!(
            "The nearest weights that overturn the plan, and the plans for two criteria, need a plan whose value is \
             linear in the weights. Here it is not: {because}."
        )
    }

    fn front_heading(&self, front: &ParetoFront) -> String {
        let plans = self.count_of(front.plans.len(), "plan has", "plans have");
        let others = front.plans.iter().filter(|plan| !plan.by_weights).count();
        let others = match others {
            0 => String::new(),
            others => format!(
                " No weights find {} of them: look at these too before you settle on a compromise.",
                self.count(others)
            ),
        };
        let end = if front.complete { "" } else { " The search ended early; there may be more." };
        format!(
            "How much of {} for how much of {}? {plans} more of one than every plan with as much of the other, in \
             steps of at least {} points.{others}{end}",
            front.first,
            front.second,
            self.weight(front.gap)
        )
    }

    fn front_plan(&self, front: &ParetoFront, plan: &ParetoPlan) -> String {
        let found = if plan.by_weights { "" } else { " (no weights find it)" };
        let (first, second) = (self.number(plan.first, 3), self.number(plan.second, 3));
        format!("{} {first}, {} {second}{found}", front.first, front.second)
    }

    fn partition_heading(&self, partition: &WeightPartition) -> String {
        let plans = self.count_of(partition.pieces.len(), "plan", "plans");
        format!(
            "{} and {} together have {} of all weights, of which {} has {} now. Over all balances of the two \
             there are {plans}:",
            partition.first,
            partition.second,
            self.share(partition.together),
            partition.first,
            self.share(partition.now)
        )
    }
}

impl English {
    /// A weight without needless decimals.
    fn weight(self, weight: f64) -> String {
        let text = self.number(weight, 3);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    fn part(self, part: f64, error: f64) -> String {
        if error > 0.0 {
            format!("{} ± {}", self.share(part), self.share(error))
        } else {
            self.share(part)
        }
    }
}
