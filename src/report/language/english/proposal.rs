//! The page of a proposal in English.

use super::English;
use crate::criteria::{TwoWay, ZeroReason};
use crate::profile::{Coders, ConditionStatus, Horizon};
use crate::programme::AggregationMethod;
use crate::proposal::{CriterionNote, Notice, Proposal, Unmatched, UnmatchedReason};
use crate::report::language::{
    CriterionSentences, Grammar, PairReasons, ProposalSentences, RuleSentences,
};
use crate::score::{Missingness, NoEffectiveWeights, UnknownTreatment, WeightWarning};

impl ProposalSentences for English {
    fn proposal_heading(&self, proposal: &Proposal) -> String {
        let (data, programme) = (&proposal.dataset, &proposal.programme);
        let facts = match programme.horizon {
            Horizon::ExAnte => "only facts that do not depend on the pairing",
            Horizon::All => "all facts, including those that report what a pairing did",
        };
        let coders = match programme.coders {
            _ if data.coders < 2 => "",
            Coders::First => "; strengths and needs by the first of two coders",
            Coders::Second => "; strengths and needs by the second of two coders",
            Coders::Mean => "; strengths and needs as the mean of two coders",
        };
        let seek = if data.left == 1 { "seeks a partner" } else { "seek partners" };
        format!(
            "Proposal under the programme “{}”: {} ({}) {seek} among {} ({}); {facts}{coders}.",
            programme.name,
            self.count_of(data.left, "region", "regions"),
            data.shown_sides().left,
            self.count(data.right),
            data.shown_sides().right
        )
    }

    fn score_columns(&self) -> [String; 2] {
        ["score".to_owned(), "at least–most".to_owned()]
    }

    fn reasons_column(&self) -> String {
        "main reasons".to_owned()
    }

    fn round_heading(&self, round: &str) -> String {
        format!("Round “{round}”")
    }

    fn pair_reasons(&self, reasons: &PairReasons<'_>) -> String {
        let PairReasons { left, right, .. } = reasons;
        let phases: Vec<String> =
            reasons.right_teaches.iter().map(|&phase| self.phase(phase)).collect();
        let mut clauses = Vec::new();
        if !reasons.both_strong.is_empty() {
            clauses.push(format!("both strong in: {}", reasons.both_strong.join(", ")));
        }
        if !reasons.right_offers.is_empty() {
            let offers = reasons.right_offers.join(", ");
            clauses.push(format!("{left} needs, {right} offers: {offers}"));
        }
        if !phases.is_empty() {
            clauses.push(format!("{right} can teach: {}", phases.join(", ")));
        }
        if !reasons.left_offers.is_empty() {
            let offers = reasons.left_offers.join(", ");
            clauses.push(format!("{right} needs, {left} offers: {offers}"));
        }
        clauses.join("; ")
    }

    fn no_pair_reasons(&self) -> String {
        "neither a shared strength nor a need met stands out; see the criteria of the pair"
            .to_owned()
    }

    fn zero_score(&self, reasons: &[&ZeroReason], every: bool) -> String {
        let reasons: Vec<String> = reasons.iter().map(|reason| self.zero(reason)).collect();
        if every {
            format!("nothing adds to the score: {}", reasons.join("; "))
        } else {
            format!("a single 0 makes the score 0: {}", reasons.join("; "))
        }
    }

    fn scoring(&self, proposal: &Proposal) -> String {
        let (criteria, unknown) = match proposal.programme.unknown_values {
            UnknownTreatment::Expected => {
                ("criteria", ", where an unknown value counts with the mean of its criterion")
            }
            UnknownTreatment::LeaveOut => ("known criteria", ""),
            UnknownTreatment::Refuse => ("criteria", ""),
        };
        let view = match proposal.programme.aggregation {
            AggregationMethod::WeightedMean => {
                format!("the weighted mean of the {criteria}{unknown}")
            }
            AggregationMethod::GeometricMean => {
                format!(
                    "the weighted geometric mean of the {criteria}, 0 if one of them is 0{unknown}"
                )
            }
            AggregationMethod::Owa => {
                format!("the ordered weighted average of the {criteria}{unknown}")
            }
        };
        let sides = proposal.dataset.shown_sides();
        let is_without = |weight: fn(&CriterionNote) -> f64| {
            proposal.criteria.iter().all(|criterion| weight(criterion) == 0.0)
        };
        let of_one = |side: &str, other: &str| {
            format!(
                "The score is {view}, as one side sees them ({side}); the other ({other}) gives no weights:"
            )
        };
        if is_without(|criterion| criterion.host_weight) {
            return of_one(&sides.left, &sides.right);
        }
        if is_without(|criterion| criterion.seeker_weight) {
            return of_one(&sides.right, &sides.left);
        }
        let joined = match proposal.programme.views {
            TwoWay::Mean => "the mean of the two views",
            TwoWay::Min => "the lower one of the two views",
            TwoWay::Geometric => "the geometric mean of the two views",
            TwoWay::Harmonic => "the harmonic mean of the two views",
            TwoWay::NoisyOr => {
                "1 − (1 − a)(1 − b) for the two views a and b, so that one high view is enough"
            }
        };
        format!(
            "Each side views a pair as {view}; the score is {joined}. The weights for each side:"
        )
    }

    fn weight_columns(&self, left: &str, right: &str) -> [String; 6] {
        ["criterion", left, right, "nominal", "effective", "what a high value means"]
            .map(str::to_owned)
    }

    fn share_of_weight(&self, share: f64) -> String {
        format!("{} %", self.number(100.0 * share, 0))
    }

    fn effective_weights(&self, missing: Option<NoEffectiveWeights>) -> String {
        let nominal = "Nominal: the share of a criterion in the weights, mean of the sides.";
        match missing {
            None => format!(
                "{nominal} Effective: its share in the variance of the scores, which is what it decides."
            ),
            // Error messages are in English.
            Some(reason) => format!("{nominal} Effective weights are not defined: {reason}."),
        }
    }

    fn missingness(&self, missingness: &Missingness) -> String {
        let Missingness { known, unknown, score_where_known, score_where_unknown } = missingness;
        format!(
            "known for {} of {} pairs, whose mean score is {}; of the others it is {}",
            self.count(*known),
            self.count(known.saturating_add(*unknown)),
            self.number(*score_where_known, 3),
            self.number(*score_where_unknown, 3)
        )
    }

    fn unknown_for_every_pair(&self) -> String {
        "unknown for every pair".to_owned()
    }

    fn without_weight(&self, names: &[String]) -> String {
        format!("Without a weight, shown with each pair: {}.", self.list(names))
    }

    fn score_legend(&self, proposal: &Proposal) -> String {
        let score = match proposal.programme.unknown_values {
            UnknownTreatment::Expected => "with unknown values at the mean of their criterion",
            UnknownTreatment::LeaveOut => "from the known values",
            UnknownTreatment::Refuse => "all values are known",
        };
        format!("Score: {score}; at least–most: if all unknown values were 0, or 1.")
    }

    fn reasons_legend(&self) -> String {
        "The line below a pair gives its main reasons.".to_owned()
    }

    fn unmatched_reason(&self, reason: &UnmatchedReason) -> String {
        match reason {
            UnmatchedReason::NoRound => "it is in no round of the programme".to_owned(),
            UnmatchedReason::Withdrawn { because } if because.is_empty() => "withdrawn".to_owned(),
            UnmatchedReason::Withdrawn { because } => format!("withdrawn: {because}"),
            UnmatchedReason::NotAdmitted { missing } => {
                let missing: Vec<String> = missing
                    .iter()
                    .map(|missing| {
                        let condition = self.condition(&missing.condition);
                        match missing.status {
                            ConditionStatus::Met => format!("met: {condition}"),
                            ConditionStatus::NotMet => format!("not met: {condition}"),
                            ConditionStatus::Unknown => format!("unknown: {condition}"),
                        }
                    })
                    .collect();
                format!("conditions of the programme: {}", missing.join("; "))
            }
            UnmatchedReason::NoEligiblePartner => "the rules leave no partner".to_owned(),
            UnmatchedReason::NoPlan => "no plan satisfies the rules".to_owned(),
            UnmatchedReason::NotInBestPlan => "not in the best plan under the rules".to_owned(),
            UnmatchedReason::TooFewPlaces { candidates, places } => format!(
                "there {} {} for {}, and no other choice has a greater total",
                if *candidates == 1 { "is" } else { "are" },
                self.count_of(*candidates, "candidate", "candidates"),
                self.count_of(*places, "place", "places")
            ),
            UnmatchedReason::NoGain => "no further pair would raise the total".to_owned(),
            UnmatchedReason::PartnersTaken => "all possible partners have others, and no \
                                               other choice has a greater total"
                .to_owned(),
        }
    }

    fn without_partner(
        &self,
        side: &str,
        shown: &[&Unmatched],
        more: usize,
        common: Option<&UnmatchedReason>,
    ) -> String {
        let names: Vec<String> =
            shown.iter().map(|unmatched| unmatched.region.name.clone()).collect();
        let count = self.count(names.len().saturating_add(more));
        let names = self.list_with_more(&names, more);
        match common {
            Some(reason) => format!(
                "Without a partner, {side} ({count}): {names}. Why: {}.",
                self.unmatched_reason(reason)
            ),
            None => format!(
                "Without a partner, {side} ({count}): {names}. Why: see the reason of each \
                 region in the JSON or CSV output."
            ),
        }
    }

    fn knowledge(&self, proposal: &Proposal, mean_known_weight: f64) -> String {
        let sides = proposal.dataset.shown_sides();
        let correlation = |value: Option<f64>| {
            value.map_or_else(|| "not defined".to_owned(), |value| self.signed_number(value, 2))
        };
        format!(
            "Known on average: {} % of the weight of a pairing. Correlation of a region's mean \
             score with the number of its recorded strengths and needs: {} {}, {} {} (near 0: \
             documentation is no merit).",
            self.number(100.0 * mean_known_weight, 0),
            sides.left,
            correlation(proposal.richness.left),
            sides.right,
            correlation(proposal.richness.right)
        )
    }

    fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::SilentCriterion { criterion } => format!(
                "Note: criterion `{criterion}` is unknown for every pair and does not affect the \
                 scores."
            ),
            Notice::EffectiveWeight { criterion, warning, nominal, effective } => {
                let [nominal, effective] =
                    [*nominal, *effective].map(|share| self.share_of_weight(share));
                let meaning = match warning {
                    WeightWarning::Negative => {
                        "pairs with a higher score tend to have a lower value of it"
                    }
                    WeightWarning::MoreThanTwice => {
                        "it decides more than twice what its weight says"
                    }
                };
                format!(
                    "Note: criterion `{criterion}` has a nominal weight of {nominal} and an effective \
                     one of {effective}: {meaning}."
                )
            }
            Notice::NoRelatedDomains => "Note: the table `related` has no row, so similarity \
                                         “related” calls no two domains similar."
                .to_owned(),
            Notice::FlaggedRegions { count: 1 } => "Note: it is unknown whether 1 admitted region \
                                                    meets all conditions; the screening names it."
                .to_owned(),
            Notice::FlaggedRegions { count } => format!(
                "Note: it is unknown whether {} admitted regions meet all conditions; the screening names \
                 them.",
                self.count(*count)
            ),
            Notice::UnknownValues { attribute, values, pairs, regions } => {
                self.unknown_values(attribute, *values, *pairs, regions)
            }
            Notice::NotCoded { coder, regions } => self.not_coded(*coder, regions),
            Notice::PartsOfOthers { parts } => self.parts_of_others(parts),
            Notice::UnknownCriterionValues { criterion, minimum, pairs } => {
                self.unknown_criterion_values(criterion, *minimum, pairs)
            }
            Notice::RoundsOneByOne => "Note: each round is proved optimal by itself, given those \
                                       before it; all rounds together need not be."
                .to_owned(),
            Notice::RoundWithoutPlan { round, has_earlier_rounds: false } => {
                format!("Note: the round “{round}” has no plan.")
            }
            Notice::RoundWithoutPlan { round, has_earlier_rounds: true } => {
                format!("Note: the round “{round}” has no plan; the rounds before it have.")
            }
            Notice::RankedPlan { rank } => {
                let rank = self.count(*rank);
                format!("Note: this is plan number {rank} of a ranking of the best plans.")
            }
            Notice::ZeroScores { count: 1, pairs: 1 } => {
                "Note: the only pair has the score 0; the line below it says why.".to_owned()
            }
            Notice::ZeroScores { count, pairs } if count == pairs => {
                let pairs = self.count(*pairs);
                format!("Note: all {pairs} pairs have the score 0; the line below each says why.")
            }
            Notice::ZeroScores { count, pairs } => format!(
                "Note: {} of the {} pairs {} the score 0; the line below {} says why.",
                self.count(*count),
                self.count(*pairs),
                if *count == 1 { "has" } else { "have" },
                if *count == 1 { "it" } else { "each" }
            ),
            Notice::EquallyGoodPlans => {
                "Note: further plans are as good as this one; they are not listed.".to_owned()
            }
            Notice::Undecided => "Note: the search stopped early; it found neither a plan nor a \
                                  proof that there is none."
                .to_owned(),
        }
    }

    fn version(&self, version: &str, digest: &str) -> String {
        format!("regiopair {version}, dataset {digest}…")
    }
}
