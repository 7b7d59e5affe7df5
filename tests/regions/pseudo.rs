//! A language without words: what it says is the data of each sentence between marks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::assignment::model::TieRule;
use regiopair::certificate::Check;
use regiopair::criteria::{Meaning, Reason, Unknown, ZeroReason};
use regiopair::infeasibility::{Clash, Derivation, Relaxation, RuleChange, Statement};
use regiopair::plan::{NotLinear, PlanLottery};
use regiopair::profile::{Outcome, Phase, RegionLabel, Sides};
use regiopair::proposal::{
    CriterionPart, DomainNote, EquallyGood, NeedNote, Notice, ObjectiveReached, Pairing, Partner,
    Proposal, Suggestion, TermNote, Uniqueness, Unmatched, UnmatchedReason,
};
use regiopair::report::language::{
    AgreementSentences, ChangeSentences, CriterionSentences, DeciderSentences, FirmnessSentences,
    Grammar, InfeasibilitySentences, Label, LotterySentences, PageSentences, PairReasons,
    PairSentences, ProofSentences, ProposalSentences, QuestionSentences, RuleSentences,
    ScreeningSentences, SensitivitySentences, SideCount, ValidationSentences, WeightSentences,
    WhySentences, WithdrawalSentences,
};
use regiopair::rules::{
    Exclusion, GroupLabel, MissingCondition, Objective, RequiredConditionsDescription,
    RuleDescription,
};
use regiopair::score::{Missingness, NoEffectiveWeights, Weights};
use regiopair::sensitivity::{
    Acceptability, BetterPartner, CandidatePlan, Change, Comparison, Completions, Contrast,
    FactChange, FirmPair, Firmness, Lifting, NearestChange, NoPrice, PairAcceptability,
    ParetoFront, ParetoPlan, PartnerChange, PlanOrigin, Question, RegionChange, RegionView,
    RegionWithdrawal, Reserve, RoundsPrice, RuleShadowPrice, ScoreChange, Stability, ValueChange,
    WeightChange, WeightPartition, WeightRanges, WeightsChange, WhyNot,
};
use regiopair::validation::{
    Agreement, PartnerLevel, PlanHits, Rarefaction, Scoring, ThemeFit, Untestable, Validation,
};
use serde::Serialize;
use serde_json::Value;

pub(crate) struct Pseudo;

/// Keys whose values are words of the schema.
const CODED: [&str; 9] =
    ["warning", "kind", "unknown", "status", "accepted", "each", "measurement", "feature", "phase"];

/// The strings and numbers of some data between marks.
fn say(data: impl Serialize) -> String {
    fn leaves(value: &Value, into: &mut Vec<String>) {
        match value {
            // Ids of rules, like those that begin with `rules.`.
            Value::String(text) if text == "rounds" || text.starts_with("default: ") => {}
            Value::String(text) => into.push(text.clone()),
            Value::Number(number) => into.push(number.to_string()),
            Value::Array(list) => list.iter().for_each(|value| leaves(value, into)),
            Value::Object(object) => {
                let data = object.iter().filter(|(key, _)| !CODED.contains(&key.as_str()));
                data.for_each(|(_, value)| leaves(value, into));
            }
            Value::Null | Value::Bool(_) => {}
        }
    }
    let mut texts = Vec::new();
    leaves(&serde_json::to_value(data).unwrap(), &mut texts);
    format!("⟦{}⟧", texts.join(" · "))
}

/// As many marks as there are columns.
fn marks<const N: usize>() -> [String; N] {
    std::array::from_fn(|_| say(()))
}

impl Grammar for Pseudo {
    fn list(&self, items: &[String]) -> String {
        say(items)
    }
    fn list_with_more(&self, items: &[String], more: usize) -> String {
        say((items, more))
    }
    fn number(&self, value: f64, decimals: usize) -> String {
        format!("{value:.decimals$}").replace('.', ",")
    }
    fn count(&self, count: usize) -> String {
        say(count)
    }
    fn signed_number(&self, value: f64, decimals: usize) -> String {
        format!("{value:+.decimals$}").replace('.', ",")
    }
    fn sentence(&self, clause: &str) -> String {
        format!("¡{clause}!")
    }
}

impl RuleSentences for Pseudo {
    fn rule(&self, rule: &RuleDescription) -> String {
        say(rule)
    }
    fn exclusion(&self, exclusion: &Exclusion) -> String {
        say(exclusion)
    }
    fn condition(&self, id: &str) -> String {
        say(id)
    }
}

impl ScreeningSentences for Pseudo {
    fn no_condition(&self, candidates: usize) -> String {
        say(candidates)
    }
    fn admitted(&self, sides: &[SideCount]) -> String {
        say(sides.iter().map(|count| (&count.side, count.admitted)).collect::<Vec<_>>())
    }
    fn none_excluded(&self) -> String {
        say(())
    }
    fn excluded_regions(&self, regions: usize) -> String {
        say(regions)
    }
    fn flagged_regions(&self, regions: usize) -> String {
        say(regions)
    }
    fn screened_regions(&self, side: &str, names: &[String], more: usize) -> String {
        say((side, names, more))
    }
    fn missing_condition(&self, missing: &MissingCondition) -> String {
        say(missing)
    }
    fn required_conditions(&self, required: &RequiredConditionsDescription) -> String {
        say(required)
    }
}

impl CriterionSentences for Pseudo {
    fn meaning(&self, meaning: &Meaning) -> String {
        say(meaning)
    }
    fn unknown(&self, unknown: &Unknown) -> String {
        say(unknown)
    }
    fn zero(&self, reason: &ZeroReason) -> String {
        say(reason)
    }
    fn reason(&self, reason: &Reason) -> String {
        say(reason)
    }
    fn phase(&self, _: Phase) -> String {
        say(())
    }
}

impl ProofSentences for Pseudo {
    fn check(&self, _: Check) -> String {
        say(())
    }
    fn tie_rule(&self, _: TieRule) -> String {
        say(())
    }
    fn uniqueness(&self, uniqueness: Uniqueness) -> String {
        say(uniqueness)
    }
    fn best_plans(&self, best: &EquallyGood, _: &[Pairing]) -> String {
        say((best.count, best.is_complete, best.limit, &best.common))
    }
    fn objective(&self, _: &Objective) -> String {
        say(())
    }
    fn objective_reached(&self, reached: &ObjectiveReached) -> String {
        say((reached.value, reached.bound))
    }
    fn optimality(&self, proposal: &Proposal) -> String {
        say(proposal.total)
    }

    fn ties(&self, proposal: &Proposal) -> Option<String> {
        Some(say(&proposal.certificate.best_plans))
    }
}

impl ProposalSentences for Pseudo {
    fn proposal_heading(&self, proposal: &Proposal) -> String {
        say((&proposal.programme.name, &proposal.dataset))
    }
    fn reasons_column(&self) -> String {
        say(())
    }
    fn score_columns(&self) -> [String; 2] {
        marks()
    }
    fn round_heading(&self, round: &str) -> String {
        say(round)
    }
    fn pair_reasons(&self, reasons: &PairReasons<'_>) -> String {
        let phases: Vec<String> = reasons.right_teaches.iter().map(|&p| self.phase(p)).collect();
        say((reasons.both_strong, reasons.right_offers, phases, reasons.left_offers))
    }
    fn no_pair_reasons(&self) -> String {
        say(())
    }
    fn zero_score(&self, reasons: &[&ZeroReason], _: bool) -> String {
        say(reasons)
    }
    fn scoring(&self, _: &Proposal) -> String {
        say(())
    }
    fn weight_columns(&self, left: &str, right: &str) -> [String; 6] {
        [say(()), say(left), say(right), say(()), say(()), say(())]
    }
    fn share_of_weight(&self, share: f64) -> String {
        say(share)
    }
    fn effective_weights(&self, missing: Option<NoEffectiveWeights>) -> String {
        say(missing)
    }
    fn missingness(&self, missingness: &Missingness) -> String {
        say(missingness)
    }
    fn unknown_for_every_pair(&self) -> String {
        say(())
    }
    fn without_weight(&self, ids: &[String]) -> String {
        say(ids)
    }
    fn score_legend(&self, _proposal: &Proposal) -> String {
        say(())
    }
    fn reasons_legend(&self) -> String {
        say(())
    }
    fn unmatched_reason(&self, reason: &UnmatchedReason) -> String {
        say(reason)
    }
    fn without_partner(
        &self,
        side: &str,
        shown: &[&Unmatched],
        more: usize,
        common: Option<&UnmatchedReason>,
    ) -> String {
        say((side, shown, more, common))
    }
    fn knowledge(&self, _: &Proposal, mean_known_weight: f64) -> String {
        say(mean_known_weight)
    }
    fn notice(&self, notice: &Notice) -> String {
        say(notice)
    }
    fn version(&self, version: &str, digest: &str) -> String {
        say((version, digest))
    }
}

impl PageSentences for Pseudo {
    fn tag(&self) -> &'static str {
        "zxx"
    }
    fn label(&self, _: Label) -> String {
        say(())
    }
    fn note(&self, _: Label) -> Option<String> {
        Some(say(()))
    }
    fn how_to_read(&self) -> Vec<String> {
        vec![say(())]
    }
    fn criterion_name(&self, meaning: &Meaning) -> Option<String> {
        (!matches!(meaning, Meaning::Text { .. })).then(|| say(()))
    }
    fn country(&self, code: &str) -> String {
        say(code)
    }
    fn report_title(&self, proposal: &Proposal) -> String {
        say(&proposal.programme.name)
    }
    fn in_one_sentence(&self, proposal: &Proposal) -> String {
        say(proposal.total)
    }
    fn close_up(&self, side: &str) -> String {
        say(side)
    }
    fn map_description(&self, pairs: usize, missing: &[String], more: usize) -> String {
        say((pairs, missing, more))
    }
    fn matrix_description(&self, sides: &Sides, _: bool, _: bool) -> String {
        say(sides)
    }
    fn contributions_description(&self) -> String {
        say(())
    }
    fn not_additive(&self) -> String {
        say(())
    }
    fn portfolio_title(&self, left: &str, right: &str) -> String {
        say((left, right))
    }
    fn portfolio_description(&self, left: &str, right: &str) -> String {
        say((left, right))
    }
    fn portfolio_legend(&self) -> String {
        say(())
    }
    fn strength_of(&self, region: &str) -> String {
        say(region)
    }
    fn need_of(&self, region: &str) -> String {
        say(region)
    }
    fn links_description(&self) -> String {
        say(())
    }
    fn prices_description(&self) -> String {
        say(())
    }
    fn brings(&self, giver: &RegionLabel, receiver: &RegionLabel) -> String {
        say((giver, receiver))
    }
    fn teaches(&self, teacher: &RegionLabel, learner: &RegionLabel, steps: &[String]) -> String {
        say((teacher, learner, steps))
    }
    fn teaches_nothing(&self) -> String {
        say(())
    }
    fn nothing_unknown(&self) -> String {
        say(())
    }
    fn no_rules(&self) -> String {
        say(())
    }
    fn all_have_partners(&self) -> String {
        say(())
    }
    fn firm_and_open(&self, firm: &[String], open: &[String]) -> String {
        say((firm, open))
    }
    fn first_unmatched(&self, shown: usize, all: usize) -> String {
        say((shown, all))
    }
    fn not_validated(&self) -> String {
        say(())
    }
    fn citation(&self, version: &str) -> String {
        say(version)
    }
    fn more(&self, more: usize) -> String {
        say(more)
    }
}

impl PairSentences for Pseudo {
    fn pair_title(&self, left: &RegionLabel, right: &RegionLabel) -> String {
        say((left, right))
    }
    fn pair_score(&self, pairing: &Pairing) -> String {
        say((pairing.score, pairing.low, pairing.high))
    }
    fn pair_views(&self, pairing: &Pairing) -> String {
        say((pairing.seeker_view, pairing.host_view))
    }
    fn criterion_columns(&self) -> [String; 4] {
        marks()
    }
    fn unknown_value(&self, unknown: &Unknown) -> String {
        say(unknown)
    }
    fn expected_value(&self, mean: f64) -> String {
        say(mean)
    }
    fn zero_value(&self, reasons: &[ZeroReason]) -> String {
        say(reasons)
    }
    fn rescaled_value(&self, value: f64) -> String {
        say(value)
    }
    fn criterion_legend(&self) -> String {
        say(())
    }
    fn more_evidence(&self, count: usize, amount: &str) -> String {
        say((count, amount))
    }
    fn shared_strengths(&self, domains: &[&DomainNote], _: bool) -> String {
        say(domains)
    }
    fn weight(&self, weight: f64) -> String {
        self.number(weight, 1)
    }
    fn needs_heading(&self, needs: &RegionLabel, offers: &RegionLabel) -> String {
        say((needs, offers))
    }
    fn no_need_met(&self, needs: &RegionLabel, offers: &RegionLabel) -> String {
        say((needs, offers))
    }
    fn need_met(&self, need: &NeedNote) -> String {
        say(need)
    }
    fn shared_terms_heading(&self) -> String {
        say(())
    }
    fn shared_terms(&self, key: &str, terms: &[TermNote]) -> String {
        say((key, terms))
    }
    fn joint_themes_heading(&self) -> String {
        say(())
    }
    fn no_joint_theme(&self) -> String {
        say(())
    }
    fn joint_theme(&self, suggestion: &Suggestion) -> String {
        say(suggestion)
    }
    fn other_partners(&self, region: &RegionLabel, partners: &[&Partner]) -> String {
        say((region, partners))
    }
    fn no_other_partner(&self, region: &RegionLabel) -> String {
        say(region)
    }
}

impl InfeasibilitySentences for Pseudo {
    fn group(&self, group: &GroupLabel) -> String {
        say(group)
    }
    fn statement(&self, statement: &Statement) -> String {
        say(statement)
    }
    fn rule_change(&self, change: &RuleChange) -> String {
        say(change)
    }
    fn relaxation(&self, relaxation: &Relaxation) -> String {
        say((&relaxation.change, relaxation.total))
    }
    fn derived(&self, derivation: &Derivation) -> String {
        self.statement(&derivation.statement)
    }
    fn no_plan(&self, clash: &Clash) -> String {
        self.statement(&clash.derivation.statement)
    }
    fn clashing_rules(&self, clash: &Clash) -> String {
        say(&clash.rules)
    }
    fn default_rule(&self) -> String {
        say(())
    }
    fn derivation_heading(&self) -> String {
        say(())
    }
    fn regions_in_need(&self, names: &[String], more: usize) -> String {
        say((names, more))
    }
    fn remaining_partners(&self, names: &[String], more: usize) -> String {
        say((names, more))
    }
    fn no_relaxation(&self) -> String {
        say(())
    }
    fn relaxations_heading(&self) -> String {
        say(())
    }
}

impl SensitivitySentences for Pseudo {
    fn prices_heading(&self) -> String {
        say(())
    }
    fn price_columns(&self) -> [String; 3] {
        marks()
    }
    fn price_not_proved(&self) -> String {
        say(())
    }
    fn no_price(&self, reason: NoPrice) -> String {
        say(reason)
    }
    fn price_below_zero(&self) -> String {
        say(())
    }
    fn rule_costs(&self, shown: &[RegionChange], more: usize) -> String {
        say((shown, more))
    }
    fn rule_serves(&self, shown: &[RegionChange], more: usize) -> String {
        say((shown, more))
    }
    fn shadow_price(&self, shadow: &RuleShadowPrice) -> String {
        say(shadow)
    }
    fn rounds_price(&self, price: &RoundsPrice) -> String {
        say(price)
    }
    fn two_plans(&self, base: &Proposal, changed: &Proposal) -> String {
        say((base.total, changed.total))
    }
    fn no_change(&self, kept: usize) -> String {
        say(kept)
    }
    fn change(&self, change: &Change) -> String {
        say(change)
    }
    fn reserves_heading(&self) -> String {
        say(())
    }
    fn nothing_to_replace(&self) -> String {
        say(())
    }
    fn reserve(&self, reserve: &Reserve) -> String {
        say(reserve)
    }
    fn no_reserve(&self, regions: &[&RegionLabel]) -> String {
        say(regions)
    }
    fn stability_heading(&self) -> String {
        say(())
    }
    fn stability_columns(&self) -> [String; 3] {
        marks()
    }
    fn this_proposal(&self) -> String {
        say(())
    }
    fn stable_plan(&self, side: &str) -> String {
        say(side)
    }
    fn comparable_plan(&self) -> String {
        say(())
    }
    fn price_of_stability(&self, stability: &Stability) -> String {
        say(stability.price)
    }
    fn stability_undefined(&self) -> String {
        say(())
    }
    fn blocking_pairs(&self, count: usize) -> String {
        say(count)
    }
    fn gains_heading(&self, left: &str, right: &str) -> String {
        say((left, right))
    }
    fn more_entries(&self, count: usize) -> String {
        say(count)
    }
}

impl AgreementSentences for Pseudo {
    fn no_second_coding(&self) -> String {
        say(())
    }
    fn agreement_heading(&self) -> String {
        say(())
    }
    fn agreement_columns(&self) -> [String; 5] {
        marks()
    }
    fn mean_agreement(&self, agreement: &Agreement) -> String {
        say((agreement.same, agreement.different))
    }
}

impl ValidationSentences for Pseudo {
    fn no_observed_pairing(&self) -> String {
        say(())
    }
    fn observed_pairs(&self, validation: &Validation) -> String {
        say(&validation.rounds)
    }
    fn fit_columns(&self) -> [String; 11] {
        marks()
    }
    fn criteria_alone(&self) -> String {
        say(())
    }
    fn baselines(&self) -> String {
        say(1)
    }
    fn scored_by(&self, scoring: &Scoring) -> String {
        match scoring {
            Scoring::Criterion { id } => say(id),
            Scoring::Programme { .. } => say(0),
            Scoring::Baseline { .. } => say(1),
        }
    }
    fn fit_legend(&self, _: &Validation) -> String {
        say(())
    }
    fn not_tested(&self, names: &[String], _: &Untestable) -> String {
        say(names.len())
    }
    fn interval_width(&self, pairs: usize, half_width: f64) -> String {
        say((pairs, half_width))
    }
    fn variants_tried(&self, variants: u32) -> String {
        say(variants)
    }
    fn plan_hits(&self, hits: &PlanHits) -> String {
        say(hits.hits)
    }
    fn partner_levels(&self, levels: &[PartnerLevel; 2]) -> String {
        say(levels)
    }
    fn rarefaction(&self, rarefaction: &Rarefaction) -> String {
        say(rarefaction)
    }
    fn outcomes_heading(&self) -> String {
        say(())
    }
    fn outcome_columns(&self) -> [String; 7] {
        marks()
    }
    fn outcome(&self, outcome: Outcome) -> String {
        say(outcome)
    }
    fn no_p(&self, because: &Untestable) -> String {
        say(because)
    }
    fn theme_fit(&self, themes: &ThemeFit) -> String {
        say(themes)
    }
    fn observed_columns(&self) -> [String; 7] {
        marks()
    }
    fn rank(&self, rank: f64, candidates: usize) -> String {
        say((rank, candidates))
    }
}

impl WhySentences for Pseudo {
    fn standing(&self, why_not: &WhyNot) -> String {
        say(why_not.score)
    }
    fn best_contrast(&self, contrast: &Contrast, _: bool) -> String {
        say(contrast.change.total)
    }
    fn fewest_changes(&self, contrast: &Contrast, _: bool) -> String {
        say(contrast.change.total)
    }
    fn same_contrast(&self) -> String {
        say(())
    }
    fn partner_change(&self, change: &PartnerChange) -> String {
        say(change)
    }
    fn lifting(&self, lifting: &Lifting) -> String {
        say(&lifting.rules)
    }
    fn better_partners_heading(&self, region: &RegionLabel) -> String {
        say(region)
    }
    fn no_better_partner(&self, region: &RegionLabel) -> String {
        say(region)
    }
    fn better_partner(&self, better: &BetterPartner) -> String {
        say(better)
    }
}

impl WithdrawalSentences for Pseudo {
    fn withdrawals_heading(&self) -> String {
        say(())
    }
    fn withdrawal_columns(&self) -> [String; 4] {
        marks()
    }
    fn withdrawal(&self, withdrawal: &RegionWithdrawal) -> String {
        say(withdrawal)
    }
    fn worst_repair(&self, withdrawal: &RegionWithdrawal) -> String {
        say(withdrawal)
    }
}

impl LotterySentences for Pseudo {
    fn lottery(&self, lottery: &PlanLottery) -> String {
        say(lottery)
    }
    fn lottery_pairs(&self) -> String {
        say(())
    }
    fn lottery_columns(&self) -> [String; 3] {
        marks()
    }
}

impl QuestionSentences for Pseudo {
    fn question(&self, unknown: &Unknown) -> String {
        say(unknown)
    }
    fn questions_heading(&self) -> String {
        say(())
    }
    fn question_columns(&self) -> [String; 3] {
        marks()
    }
    fn question_effect(&self, question: &Question) -> String {
        say(question)
    }
    fn no_question(&self) -> String {
        say(())
    }
    fn completions(&self, completions: &Completions) -> String {
        say(completions.never)
    }
    fn idle_questions(&self, count: usize) -> String {
        say(count)
    }
}

impl ChangeSentences for Pseudo {
    fn changes_heading(&self) -> String {
        say(())
    }
    fn score_change(&self, change: &ScoreChange) -> String {
        say(change.to)
    }
    fn value_change(&self, change: &ValueChange) -> String {
        say((&change.criterion, change.to))
    }
    fn weight_change(&self, change: &WeightChange) -> String {
        say((&change.criterion, &change.to))
    }
    fn weights_change(&self, change: &WeightsChange, _: &[CriterionPart]) -> String {
        say(&change.weights)
    }
    fn fact_change(&self, change: &FactChange) -> String {
        say((&change.region, &change.domain))
    }
}

impl FirmnessSentences for Pseudo {
    fn firmness_heading(&self, firmness: &Firmness) -> String {
        say(firmness.pairs.len())
    }
    fn equally_good_plans(&self, firmness: &Firmness) -> String {
        say(firmness.best_plans)
    }
    fn meaning_of_probabilities(&self, firmness: &Firmness) -> String {
        say(firmness.probabilities.as_ref().map(|it| it.softness))
    }
    fn openness(&self, firmness: &Firmness) -> String {
        say(firmness.probabilities.as_ref().map(|it| it.method))
    }
    fn meaning_of_margins(&self) -> String {
        say(())
    }
    fn exit(&self, objectives: &[Objective], pair: &FirmPair) -> String {
        say((objectives, pair.exit.as_ref().map(|exit| &exit.amounts)))
    }
    fn firmness_columns(&self) -> [String; 5] {
        marks()
    }
    fn meaning_of_acceptability(&self, found: &Acceptability) -> String {
        say((found.vectors, found.seed))
    }
    fn probability(&self, probability: f64) -> String {
        say(probability)
    }
    fn likely_partners(&self, pair: &FirmPair) -> String {
        say((&pair.left_other, &pair.right_other))
    }
    fn not_in_every_best_plan(&self) -> String {
        say(())
    }
    fn firm_pair(&self, objectives: &[Objective], pair: &FirmPair) -> String {
        say((objectives.len(), &pair.left, &pair.right))
    }
}

impl DeciderSentences for Pseudo {
    fn deciders(&self, comparison: &Comparison) -> String {
        say(comparison.deciders.iter().map(|it| &it.name).collect::<Vec<_>>())
    }
    fn no_plan_of(&self, decider: &str) -> String {
        say(decider)
    }
    fn plans_heading(&self) -> String {
        say(())
    }
    fn plan_columns(&self) -> [String; 3] {
        marks()
    }
    fn candidate(&self, _: &Comparison, origins: &[PlanOrigin]) -> String {
        say(origins.len())
    }
    fn breaks_rules(&self) -> String {
        say(())
    }
    fn least_regret(&self, _: &Comparison, plan: &CandidatePlan) -> String {
        say(plan.greatest_regret)
    }
    fn no_joint_plan(&self) -> String {
        say(())
    }
    fn midpoint(&self, _: &Comparison, plan: &CandidatePlan) -> String {
        say(plan.greatest_regret)
    }
    fn regions_heading(&self, comparison: &Comparison) -> String {
        say(comparison.regions.len())
    }
    fn region_view(&self, _: &Comparison, view: &RegionView) -> Vec<String> {
        view.partners.iter().map(say).collect()
    }
    fn preferred_plans(&self, comparison: &Comparison) -> String {
        say(comparison.preferring(0, 1))
    }
}

impl WeightSentences for Pseudo {
    fn ranges_heading(&self, ranges: &WeightRanges) -> String {
        say(ranges.criteria.len())
    }
    fn range_columns(&self) -> [String; 6] {
        marks()
    }
    fn weights(&self, weights: Weights) -> String {
        say(weights)
    }
    fn no_limit(&self) -> String {
        say(())
    }
    fn share(&self, share: f64) -> String {
        say(share)
    }
    fn not_best(&self) -> String {
        say(())
    }
    fn acceptability(&self, found: &Acceptability) -> String {
        say(found.vectors)
    }
    fn necessary_pairs(&self, found: &Acceptability) -> String {
        say(found.necessary().count())
    }
    fn pair_acceptability(&self, pair: &PairAcceptability) -> String {
        say(pair.acceptability)
    }
    fn other_pairs(&self) -> String {
        say(())
    }
    fn nearest_change(&self, nearest: &NearestChange) -> String {
        say((nearest.distance, &nearest.there))
    }
    fn no_nearest_change(&self) -> String {
        say(())
    }
    fn not_linear(&self, because: NotLinear) -> String {
        say(because)
    }
    fn front_heading(&self, front: &ParetoFront) -> String {
        say(front.plans.len())
    }
    fn front_plan(&self, _: &ParetoFront, plan: &ParetoPlan) -> String {
        say((plan.first, plan.second))
    }
    fn partition_heading(&self, partition: &WeightPartition) -> String {
        say((&partition.first, &partition.second))
    }
}
