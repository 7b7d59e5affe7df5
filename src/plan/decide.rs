//! The plan of a programme: all rounds at once, or one after another.

use super::answer::{Plan, PlanAnswer, answer, of_model, satisfiable};
use super::assessment::Assessment;
use super::effect::RuleEffect;
use super::error::PlanningError;
use super::model::full_plan_model;
use super::objective::{levels, objectives};
use super::rounds::Rounds;
use super::undecided::{RoundPlan, decide_rest};
use crate::assignment::model::TieRule;
use crate::assignment::{Col, Row};
use crate::programme::RoundDecision;

/// What a programme decides.
#[derive(Debug, Clone)]
pub(crate) enum Decision {
    /// A plan.
    Plan {
        /// The plan.
        plan: Plan,
        /// Whether rounds were decided one by one.
        by_rounds: bool,
    },
    /// No plan satisfies these rules, those of the round named if they are decided one by one.
    None {
        /// The rules, and what rounds before have decided.
        effects: Vec<RuleEffect>,
        /// The round that has no plan.
        round: Option<usize>,
    },
    /// Neither a plan nor a proof was found within the effort.
    Unknown,
}

impl Decision {
    pub(crate) fn plan(self) -> Option<Plan> {
        match self {
            Self::Plan { plan, .. } => Some(plan),
            _ => None,
        }
    }
}

/// Whether rounds are decided one by one.
pub(crate) fn one_by_one(assessed: &Assessment) -> bool {
    let programme = assessed.programme();
    programme.rounds.len() > 1 && programme.rounds_decided == RoundDecision::OneByOne
}

/// The plan of the programme.
pub(crate) fn decide(
    assessed: &Assessment,
    start: Option<&[(Row, Col)]>,
) -> Result<Decision, PlanningError> {
    decide_with(assessed, None, start)
}

/// What one question adds to the rules.
#[derive(Debug, Clone)]
pub(crate) struct Addition {
    /// The round in which it counts, if rounds are decided one by one; earlier rounds do not look at it.
    pub(crate) round: usize,
    /// What is added.
    pub(crate) effect: RuleEffect,
}

/// The plan of the programme with something added to its rules.
pub(crate) fn decide_with(
    assessed: &Assessment,
    addition: Option<&Addition>,
    start: Option<&[(Row, Col)]>,
) -> Result<Decision, PlanningError> {
    if one_by_one(assessed) {
        round_by_round(assessed, addition, |_| {})
    } else {
        joint(assessed, addition, start)
    }
}

/// The plan with all rounds decided at once.
pub(crate) fn jointly(
    assessed: &Assessment,
    start: Option<&[(Row, Col)]>,
) -> Result<Decision, PlanningError> {
    joint(assessed, None, start)
}

fn joint(
    assessed: &Assessment,
    addition: Option<&Addition>,
    start: Option<&[(Row, Col)]>,
) -> Result<Decision, PlanningError> {
    let added = addition.map(|addition| &addition.effect);
    let effects: Vec<&RuleEffect> = assessed.effects().iter().chain(added).collect();
    Ok(match answer(assessed, &effects, start)? {
        PlanAnswer::Plan(plan) => Decision::Plan { plan, by_rounds: false },
        PlanAnswer::None(_) => {
            Decision::None { effects: effects.into_iter().cloned().collect(), round: None }
        }
        PlanAnswer::Unknown => Decision::Unknown,
    })
}

/// Whether the programme has a plan at all.
pub(crate) fn is_satisfiable(assessed: &Assessment) -> Result<bool, PlanningError> {
    if one_by_one(assessed) {
        return Ok(round_by_round(assessed, None, |_| {})?.plan().is_some());
    }
    let effects: Vec<&RuleEffect> = assessed.effects().iter().collect();
    let (_, answer) = satisfiable(assessed, &effects, &assessed.settled(&effects))?;
    Ok(matches!(answer, PlanAnswer::Plan(_)))
}

/// Each round by itself: what earlier rounds decided stays, what later ones need is not looked at,
/// and what all rounds together must have is required of the last one.
pub(super) fn round_by_round(
    assessed: &Assessment,
    addition: Option<&Addition>,
    mut decided: impl FnMut(&DecidedRound<'_>),
) -> Result<Decision, PlanningError> {
    let rounds = Rounds::new(assessed);
    let mut fixed: Vec<(Row, Col)> = Vec::new();
    let mut checks = Vec::new();
    let mut optimal = true;
    // Whether each earlier round has one best plan, given those before it.
    let mut was_only_best = true;
    let mut is_only_best = None;
    for round in 0..rounds.count() {
        let mut own = rounds.own(round, &fixed);
        own.extend(addition.filter(|it| it.round == round).map(|it| it.effect.clone()));
        let effects: Vec<&RuleEffect> = rounds.common(round).iter().chain(&own).collect();
        let plan = match of_round(assessed, &effects, &fixed)? {
            PlanAnswer::Plan(plan) => plan,
            PlanAnswer::None(_) => {
                let effects = effects.into_iter().cloned().collect();
                return Ok(Decision::None { effects, round: Some(round) });
            }
            PlanAnswer::Unknown => return Ok(Decision::Unknown),
        };
        decided(&DecidedRound { effects: &effects, fixed: &fixed, plan: &plan });
        optimal &= plan.optimal;
        // Another choice of an earlier round may leave a later one without a plan; another one of the last round is as good.
        is_only_best = match plan.is_only_best {
            Some(false) => Some(false),
            own => own.filter(|_| was_only_best),
        };
        was_only_best &= plan.is_only_best == Some(true);
        checks = plan.checks;
        fixed = plan.pairs;
    }
    // Each round has reached its own objectives; of all together nothing is claimed.
    let plan = Plan::new(assessed, fixed, TieRule::LowestColumnFirst);
    let plan = Plan { optimal, checks, is_only_best, ..plan };
    Ok(Decision::Plan { plan, by_rounds: true })
}

/// A round that is decided.
pub(super) struct DecidedRound<'a> {
    /// The rules of the round.
    pub(super) effects: &'a [&'a RuleEffect],
    /// The pairs of earlier rounds.
    pub(super) fixed: &'a [(Row, Col)],
    /// Those and the pairs of this round.
    pub(super) plan: &'a Plan,
}

/// The best plan under the rules of a round, which require the pairs that are fixed.
pub(super) fn of_round(
    assessed: &Assessment,
    effects: &[&RuleEffect],
    fixed: &[(Row, Col)],
) -> Result<PlanAnswer, PlanningError> {
    assessed.observer().begin()?;
    let model = full_plan_model(assessed.steps(), effects)?;
    if !model.plain {
        let levels = levels(assessed, &objectives(assessed));
        if let Some(RoundPlan { pairs, checks, is_only_best }) =
            decide_rest(&model, &levels, fixed)?
        {
            let plan = Plan::new(assessed, pairs, TieRule::LowestColumnFirst);
            return Ok(PlanAnswer::Plan(Plan { optimal: true, checks, is_only_best, ..plan }));
        }
    }
    of_model(assessed, &model, None)
}
