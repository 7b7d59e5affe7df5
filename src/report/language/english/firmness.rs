//! How firm a plan is, in English.

use super::English;
use crate::report::language::{FirmnessSentences, Grammar};
use crate::rules::Objective;
use crate::sensitivity::{
    Acceptability, Certainty, FirmPair, Firmness, LikelyPartner, MethodUsed, WeightSpace,
};

/// Other partners below this probability are not named.
const SMALLEST_NAMED: f64 = 0.005;

impl FirmnessSentences for English {
    fn firmness_heading(&self, firmness: &Firmness) -> String {
        let count = firmness.pairs.len();
        let pairs = if count == 1 { "pair" } else { "pairs" };
        let total = self.number(firmness.total, 3);
        format!("How firm is the plan? {} {pairs}, {total} points", self.count(count))
    }

    fn equally_good_plans(&self, firmness: &Firmness) -> String {
        let undecided =
            || "Whether other plans are as good was not decided within the effort.".to_owned();
        let Some(best) = firmness.best_plans else { return undecided() };
        let all = firmness.pairs.len();
        let common = match best.common {
            common if common == all => "all of their pairs".to_owned(),
            0 => "no pair".to_owned(),
            common => format!("{} of {} pairs", self.count(common), self.count(all)),
        };
        match (best.count, best.is_complete) {
            (..=1, true) => "It is the only best plan.".to_owned(),
            (..=1, false) => undecided(),
            (count, true) => {
                let count = self.count(count);
                format!("It is one of {count} plans that are equally good; they share {common}.")
            }
            (count, false) => {
                let count = self.count(count);
                format!("At least {count} plans are equally good; they share {common}.")
            }
        }
    }

    fn meaning_of_probabilities(&self, firmness: &Firmness) -> String {
        let Some(found) = &firmness.probabilities else {
            return "The programme does not optimise the total alone, so that plans have no single value and pairs no \
                    probability."
                .to_owned();
        };
        let softness = &found.softness;
        let Some(points) = softness.points_per_e else {
            return "The probability of a pair is the share of all plans under the rules that have it: with \
                    β = 0, every plan counts the same."
                .to_owned();
        };
        // A gain that makes a plan e times likelier makes it ten times likelier at ln 10 times as much.
        let tenfold = self.points(points * std::f64::consts::LN_10);
        let beta = self.rounded(softness.beta);
        let source = if softness.is_default {
            format!(
                "the default: scores, which differ by {} on average from their mean, are taken to be uncertain \
                 by about a third of that",
                self.points(softness.spread)
            )
        } else {
            "as requested".to_owned()
        };
        format!(
            "The probability of a pair is its share of all plans under the rules, where better plans count more: \
             ten times as much for each {tenfold} points in total. β is {beta} ({source}). A pair near 100 % is in \
             nearly every good plan; a lower one has rivals that are almost as good."
        )
    }

    fn meaning_of_margins(&self) -> String {
        "The margin of a pair is what the total loses if it is not made.".to_owned()
    }

    fn openness(&self, firmness: &Firmness) -> String {
        let Some(found) = &firmness.probabilities else { return String::new() };
        let mut sentences = Vec::new();
        let plan = found.log_plan.map(f64::exp).map(|share| self.probability(share));
        let open = found.entropy.map(|entropy| self.plans(entropy));
        if let MethodUsed::Sampled { plans, seed, largest_error, .. } = found.method {
            sentences.push(format!(
                "The probabilities are shares of {} (seed {seed}), with a standard error of at most {}.",
                self.count_of(plans, "sampled plan", "sampled plans"),
                self.probability(largest_error)
            ));
        } else if let (Some(plan), Some(open)) = (plan, open) {
            sentences.push(format!(
                "The probabilities are exact. This plan alone has {plan} of the weight, and the choice is as \
                 open as a fair draw among {open}."
            ));
        } else {
            sentences.push("The probabilities are exact.".to_owned());
        }
        if found.by_rounds {
            sentences.push(
                "The rounds are decided one by one: each is compared with the other choices it had after the \
                 rounds before it."
                    .to_owned(),
            );
        }
        sentences.join(" ")
    }

    fn firmness_columns(&self) -> [String; 5] {
        ["in plans", "weights", "score", "margin", "pair, the firmest first"].map(str::to_owned)
    }

    fn meaning_of_acceptability(&self, found: &Acceptability) -> String {
        let greatest = found.pairs.iter().map(|it| it.standard_error).fold(0.0, f64::max);
        let which = match &found.space {
            WeightSpace::All => "drawn at random, all equally likely",
            WeightSpace::InOrder(_) => "drawn at random in the order of importance given",
            WeightSpace::Within(_) => "drawn at random within the intervals given",
        };
        let without = match found.without_plan {
            0 => String::new(),
            count => format!(" Under {} of them no plan was found.", self.count(count)),
        };
        format!(
            "The column “weights” is the share of {} of weights of the criteria ({which}, seed {}) whose best plan \
             has the pair, with a standard error of at most {}. A pair near 100 % does not depend on what \
             counts more; a low one is there because of the weights chosen. Exactly this plan is the best one for \
             {}.{without}",
            self.count_of(found.vectors, "set", "sets"),
            found.seed,
            self.probability(greatest),
            self.probability(found.plan.acceptability)
        )
    }

    fn probability(&self, probability: f64) -> String {
        let percent = 100.0 * probability;
        if probability > 0.0 && percent < 0.05 {
            return format!("< {} %", self.number(0.1, 1));
        }
        if (99.95..100.0 - 1e-9).contains(&percent) {
            return format!("> {} %", self.number(99.9, 1));
        }
        format!("{} %", self.number(percent, 1))
    }

    fn likely_partners(&self, pair: &FirmPair) -> String {
        let named = |own: &str, other: &Option<LikelyPartner>| {
            let other = other.as_ref().filter(|other| other.probability >= SMALLEST_NAMED)?;
            let share = self.probability(other.probability);
            Some(format!("{own} with {} {share}", other.region))
        };
        let both =
            [named(&pair.left.name, &pair.left_other), named(&pair.right.name, &pair.right_other)];
        let others: Vec<String> = both.into_iter().flatten().collect();
        if others.is_empty() { String::new() } else { format!("else {}", others.join("; ")) }
    }

    fn not_in_every_best_plan(&self) -> String {
        "not in every best plan".to_owned()
    }

    fn exit(&self, objectives: &[Objective], pair: &FirmPair) -> String {
        if pair.is_necessary {
            return "every plan that keeps the rules has it".to_owned();
        }
        match &pair.exit {
            // Nothing is known, or the margin says it.
            None => String::new(),
            Some(exit) if pair.exit_margin.is_some() && exit.certainty == Certainty::Exact => {
                String::new()
            }
            Some(exit) => format!("without it, the plan would {}", self.loss(objectives, exit)),
        }
    }

    fn firm_pair(&self, objectives: &[Objective], pair: &FirmPair) -> String {
        let error = pair
            .standard_error
            .map(|error| format!(" (standard error {})", self.probability(error)))
            .unwrap_or_default();
        let mut clauses = Vec::new();
        clauses.extend(pair.probability.map(|share| {
            format!("in {} of plans, better ones counting more{error}", self.probability(share))
        }));
        clauses.extend(
            pair.acceptability.map(|share| {
                format!("in the best plan under {} of weights", self.probability(share))
            }),
        );
        let exit = self.exit(objectives, pair);
        if exit.is_empty() {
            clauses.extend(pair.exit_margin.map(|points| {
                format!("without it, the total falls by {} points", self.number(points, 3))
            }));
        }
        let missing = pair.in_every_best_plan == Some(false);
        let missing = if missing { self.not_in_every_best_plan() } else { String::new() };
        clauses.extend([exit, missing, self.likely_partners(pair)]);
        clauses.retain(|clause| !clause.is_empty());
        format!("{} – {}: {}.", pair.left, pair.right, clauses.join("; "))
    }
}

impl English {
    /// A number with three digits that count.
    fn rounded(self, value: f64) -> String {
        let whole = value.abs().max(f64::MIN_POSITIVE).log10().floor();
        // From -308 to 308; more than six decimals say nothing to a reader.
        let decimals = (2.0 - whole).clamp(0.0, 6.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 6")]
        self.number(value, decimals as usize)
    }

    fn points(self, points: f64) -> String {
        if points < 0.000_5 { self.rounded(points) } else { self.number(points, 3) }
    }

    /// exp(entropy) plans.
    fn plans(self, entropy: f64) -> String {
        let plans = entropy.exp();
        if plans < 1_000.0 {
            let plans = self.rounded(plans);
            return format!("{plans} plans");
        }
        if plans < 1e6 {
            return format!("about {} thousand plans", self.rounded(plans / 1e3));
        }
        if plans < 1e9 {
            return format!("about {} million plans", self.rounded(plans / 1e6));
        }
        let exponent = (entropy / std::f64::consts::LN_10).floor();
        format!("more than 10^{} plans", self.number(exponent, 0))
    }
}
