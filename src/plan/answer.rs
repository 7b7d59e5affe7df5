//! Solves a plan model and checks the answer.

use std::sync::Arc;

use super::assessment::Assessment;
use super::effect::RuleEffect;
use super::error::PlanningError;
use super::model::{PlanModel, full_plan_model};
use super::objective::{levels, objectives};
use super::plain::{certified_optimum, plain_problem, unruled_problem};
use super::settled::Settled;
use super::side_bounds::Owner;
use crate::assignment::{
    Col, DualPrices, Member, Outcome, Price, Problem, Row, lexicographic,
    model::{
        BranchTree, ConstrainedLexicographic, Level, LevelResult, LexicographicOptimum,
        QuotaConflict, QuotaId, ShadowPrices, TieRule,
    },
};
use crate::certificate::{self, Certificate, Check};
use crate::rules::{GroupLabel, Objective, PairsWanted, RuleId};

/// What an objective reached, in its own units: pairs, or steps of the resolution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Best {
    pub(crate) objective: Objective,
    /// What the plan reaches; `None` if there is no pair that could be the worst.
    pub(crate) value: Option<i64>,
    /// What no plan exceeds that is as good by the objectives before, or undercuts where less is better;
    /// the value if it is proved.
    pub(crate) bound: Option<i64>,
    /// Whether it is proved that nothing better can be had.
    pub(crate) proved: bool,
}

/// Whose number of pairs a rule bounds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Bounded {
    Member(Member),
    /// The group named, if the rule bounds several.
    Group(Option<Arc<GroupLabel>>),
}

/// The shadow price of a bound, in steps: what one pair more or less is worth at most.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BoundPrice {
    pub(crate) rule: RuleId,
    pub(crate) bounded: Bounded,
    pub(crate) price: f64,
}

/// A plan that keeps all rules.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// Ascending.
    pub(crate) pairs: Vec<(Row, Col)>,
    /// Sum of the scores, in steps.
    pub(crate) total: i64,
    pub(crate) best: Vec<Best>,
    /// Whether every objective is proved.
    pub(crate) optimal: bool,
    /// The checks that were passed.
    pub(crate) checks: Vec<Check>,
    /// Which of several equally good plans it is.
    pub(crate) tie_rule: TieRule,
    pub(crate) prices: Vec<BoundPrice>,
    /// Whether no other plan is as good by every objective; `None` if that was not examined.
    pub(crate) is_only_best: Option<bool>,
    pub(crate) prices_of_optimum: OptimumPrices,
}

/// The prices that prove a plan optimal, from which other optimal plans are found.
#[derive(Debug, Clone)]
pub(crate) enum OptimumPrices {
    /// Of a plain assignment.
    Plain(DualPrices),
    /// Of each level.
    Levels(Vec<LevelResult>),
    /// There are none, or they are not kept.
    None,
}

impl Plan {
    /// Pairs of which nothing is proved.
    pub(crate) fn new(assessed: &Assessment, pairs: Vec<(Row, Col)>, tie_rule: TieRule) -> Self {
        Self {
            total: total(assessed, &pairs),
            pairs,
            best: Vec::new(),
            optimal: false,
            checks: Vec::new(),
            tie_rule,
            prices: Vec::new(),
            is_only_best: None,
            prices_of_optimum: OptimumPrices::None,
        }
    }
}

/// Why there is no plan.
#[derive(Debug, Clone)]
pub(crate) enum InfeasibilityProof {
    /// Quotas that need more pairs than others allow.
    QuotaConflict(QuotaConflict),
    /// All nodes of the branch tree were explored.
    Cases(BranchTree),
}

/// The answer of the solvers under some rules.
#[derive(Debug, Clone)]
pub(crate) enum PlanAnswer {
    /// A best plan.
    Plan(Plan),
    /// No plan satisfies the rules.
    None(InfeasibilityProof),
    /// Neither a plan nor a proof that there is none was found within the effort.
    Unknown,
}

pub(crate) fn uncertified(flaw: &impl ToString) -> PlanningError {
    PlanningError::Uncertified { flaw: flaw.to_string() }
}

/// The best plan under some rules; `start` is a plan from which the search may begin.
pub(crate) fn answer(
    assessed: &Assessment,
    effects: &[&RuleEffect],
    start: Option<&[(Row, Col)]>,
) -> Result<PlanAnswer, PlanningError> {
    assessed.observer().begin()?;
    let usual = assessed.programme().rules.objectives.is_empty();
    if usual
        && let Some(problem) = unruled_problem(assessed, effects)?
        && let Some(plan) = plain(assessed, &problem)?
    {
        return Ok(PlanAnswer::Plan(plan));
    }
    of_model(assessed, &full_plan_model(assessed.steps(), effects)?, start)
}

/// The best plan of a model that all rules together make.
pub(super) fn of_model(
    assessed: &Assessment,
    model: &PlanModel,
    start: Option<&[(Row, Col)]>,
) -> Result<PlanAnswer, PlanningError> {
    let usual = assessed.programme().rules.objectives.is_empty();
    if model.plain
        && usual
        && let Some(plan) = plain(assessed, &plain_problem(assessed, model)?)?
    {
        return Ok(PlanAnswer::Plan(plan));
    }
    let objectives = objectives(assessed);
    let levels = levels(assessed, &objectives);
    if model.constraints.is_empty() {
        let outcome = lexicographic::solve(&model.cells, &model.quotas, &levels)?;
        let certificate =
            certificate::check_lexicographic(&model.cells, &model.quotas, &levels, &outcome)
                .map_err(|flaw| uncertified(&flaw))?;
        return Ok(match outcome {
            Outcome::Optimal(found) => {
                PlanAnswer::Plan(ordered(assessed, model, objectives, found, certificate))
            }
            Outcome::Infeasible(shortage) => {
                PlanAnswer::None(InfeasibilityProof::QuotaConflict(shortage))
            }
        });
    }
    constrained(assessed, model, objectives, &levels, start)
}

/// Whether some rules alone can be satisfied, and what proves that they cannot; all rules together
/// say what is settled.
pub(crate) fn satisfiable(
    assessed: &Assessment,
    effects: &[&RuleEffect],
    settled: &Settled,
) -> Result<(PlanModel, PlanAnswer), PlanningError> {
    assessed.observer().begin()?;
    let model = assessed.plan_model(effects, settled)?;
    let plan = |pairs| PlanAnswer::Plan(Plan::new(assessed, pairs, TieRule::AsFound));
    let answer = if model.constraints.is_empty() {
        match lexicographic::solve(&model.cells, &model.quotas, &[])? {
            Outcome::Optimal(found) => plan(found.pairs),
            Outcome::Infeasible(shortage) => {
                PlanAnswer::None(InfeasibilityProof::QuotaConflict(shortage))
            }
        }
    } else {
        match model.search(&[], None, assessed.observer())? {
            ConstrainedLexicographic::Plan { pairs, .. } => plan(pairs),
            ConstrainedLexicographic::Infeasible(tree) => {
                PlanAnswer::None(InfeasibilityProof::Cases(tree))
            }
            ConstrainedLexicographic::Unknown => PlanAnswer::Unknown,
        }
    };
    Ok((model, answer))
}

/// Checks the proof that no plan satisfies a model.
pub(crate) fn certified(
    model: &PlanModel,
    proof: &InfeasibilityProof,
) -> Result<(), PlanningError> {
    let (cells, quotas, constraints) = (&model.cells, &model.quotas, &model.constraints);
    match proof {
        InfeasibilityProof::QuotaConflict(shortage) => {
            let outcome = Outcome::Infeasible(shortage.clone());
            let checked = certificate::check_lexicographic(cells, quotas, &[], &outcome);
            checked.map(|_| ()).map_err(|flaw| uncertified(&flaw))
        }
        InfeasibilityProof::Cases(tree) => {
            let found = ConstrainedLexicographic::Infeasible(tree.clone());
            certificate::check_constrained_lexicographic(cells, quotas, constraints, &[], &found)
                .map_err(|flaw| uncertified(&flaw))
        }
    }
}

pub(crate) fn total(assessed: &Assessment, pairs: &[(Row, Col)]) -> i64 {
    pairs.iter().filter_map(|&(Row(row), Col(col))| assessed.steps_of(row, col)).sum()
}

/// The plain assignment. `None` if there is no plan, which the flow explains.
fn plain(assessed: &Assessment, problem: &Problem) -> Result<Option<Plan>, PlanningError> {
    let rules = &assessed.programme().rules;
    let Some((optimum, certificate)) = certified_optimum(assessed.observer(), problem)? else {
        return Ok(None);
    };
    let value = |value: certificate::ObjectiveValue| i64::try_from(value.score).ok();
    let reached = |objective, value| Best { objective, value, bound: value, proved: true };
    let count = i64::try_from(optimum.pairs().count()).ok();
    let mut best = Vec::new();
    if rules.pairs == PairsWanted::Largest {
        best.push(reached(Objective::Pairs, count));
    }
    best.push(reached(Objective::Total, value(certificate.primal)));
    let pairs = optimum.pairs().collect();
    let prices_of_optimum = OptimumPrices::Plain(optimum.prices);
    Ok(Some(Plan {
        best,
        optimal: true,
        checks: certificate.passed,
        is_only_best: certificate.only_optimum,
        prices_of_optimum,
        ..Plan::new(assessed, pairs, TieRule::LowestColumnFirst)
    }))
}

/// The plan under quotas, with the prices of the quotas in the last level that is a sum.
fn ordered(
    assessed: &Assessment,
    model: &PlanModel,
    objectives: Vec<Objective>,
    found: LexicographicOptimum,
    certificate: Certificate,
) -> Plan {
    let mut prices = Vec::new();
    let best = objectives
        .into_iter()
        .zip(&found.reached)
        .map(|(objective, reached)| {
            if objective == Objective::Total
                && let LevelResult::MaximizeSum { prices: shadow, .. } = reached
            {
                prices = owned(model, shadow);
            }
            let value = reached.value();
            Best { objective, value, bound: value, proved: true }
        })
        .collect();
    Plan {
        best,
        optimal: true,
        checks: certificate.passed,
        is_only_best: certificate.only_optimum,
        prices,
        prices_of_optimum: OptimumPrices::Levels(found.reached),
        ..Plan::new(assessed, found.pairs, TieRule::LowestColumnFirst)
    }
}

/// The prices that are not 0, each with the rule whose bound it is.
fn owned(model: &PlanModel, prices: &ShadowPrices) -> Vec<BoundPrice> {
    let bounded = |quota: QuotaId, owner: &Owner| match quota {
        QuotaId::Row(row) => Bounded::Member(row.into()),
        QuotaId::Col(col) => Bounded::Member(col.into()),
        QuotaId::RowGroup(_) | QuotaId::ColGroup(_) => Bounded::Group(owner.group.clone()),
    };
    let rows = (0..).zip(&prices.rows).map(|(i, &price)| (QuotaId::Row(Row(i)), price));
    let cols = (0..).zip(&prices.cols).map(|(j, &price)| (QuotaId::Col(Col(j)), price));
    let row_groups = (0..).zip(&prices.row_groups).map(|(g, &price)| (QuotaId::RowGroup(g), price));
    let col_groups = (0..).zip(&prices.col_groups).map(|(g, &price)| (QuotaId::ColGroup(g), price));
    rows.chain(cols)
        .chain(row_groups)
        .chain(col_groups)
        .filter_map(|(quota, price): (QuotaId, Price)| {
            let owner = model.owner(quota)?;
            let rule = if price.score > 0 { owner.most? } else { owner.least? };
            (price.score != 0).then(|| BoundPrice {
                rule,
                bounded: bounded(quota, owner),
                price: price.score as f64,
            })
        })
        .collect()
}

fn constrained(
    assessed: &Assessment,
    model: &PlanModel,
    objectives: Vec<Objective>,
    levels: &[Level],
    start: Option<&[(Row, Col)]>,
) -> Result<PlanAnswer, PlanningError> {
    let (cells, quotas, constraints) = (&model.cells, &model.quotas, &model.constraints);
    let found = model.search(levels, start, assessed.observer())?;
    certificate::check_constrained_lexicographic(cells, quotas, constraints, levels, &found)
        .map_err(|flaw| uncertified(&flaw))?;
    Ok(match found {
        ConstrainedLexicographic::Infeasible(tree) => {
            PlanAnswer::None(InfeasibilityProof::Cases(tree))
        }
        ConstrainedLexicographic::Unknown => PlanAnswer::Unknown,
        ConstrainedLexicographic::Plan { pairs, reached } => {
            // What comes behind the objectives only chooses among plans that are as good.
            let stated = &reached[..objectives.len().min(reached.len())];
            let best: Vec<Best> = objectives
                .into_iter()
                .zip(stated)
                .map(|(objective, reached)| Best {
                    objective,
                    value: reached.value,
                    bound: reached.bound,
                    proved: reached.proved,
                })
                .collect();
            // Prices are points where they are those of the total.
            let total_at = best.iter().position(|best| best.objective == Objective::Total);
            let prices = total_at.map(|place| stated[place].prices.clone()).unwrap_or_default();
            let prices = model.side.iter().zip(prices).filter_map(|(owner, price)| {
                let rule = if price > 0.0 { owner.most? } else { owner.least? };
                let bounded = || Bounded::Group(owner.group.clone());
                (price != 0.0).then(|| BoundPrice { rule, bounded: bounded(), price })
            });
            PlanAnswer::Plan(Plan {
                // What comes behind the objectives is of no concern.
                optimal: best.iter().all(|best| best.proved),
                best,
                checks: vec![Check::EveryNode],
                prices: prices.collect(),
                ..Plan::new(assessed, pairs, TieRule::AsFound)
            })
        }
    })
}

/// Whether a pair touches a member.
pub(crate) fn touches((row, col): (Row, Col), member: Member) -> bool {
    member == Member::Row(row) || member == Member::Col(col)
}

/// The partner of a member in one of its pairs.
pub(crate) fn opposite((row, col): (Row, Col), member: Member) -> Member {
    if member == Member::Row(row) { Member::Col(col) } else { Member::Row(row) }
}
