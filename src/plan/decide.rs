//! The plan of a programme: all rounds at once, or one after another.

use super::answer::{Plan, PlanAnswer, answer, satisfiable};
use super::assessment::Assessment;
use super::effect::RuleEffect;
use super::error::PlanningError;
use crate::assignment::model::TieRule;
use crate::assignment::{Col, Member, Row};
use crate::programme::RoundDecision;
use crate::rules::{CellBound, Effect, MemberBound, RuleId};

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
fn one_by_one(assessed: &Assessment) -> bool {
    let programme = assessed.programme();
    programme.rounds.len() > 1 && programme.rounds_decided == RoundDecision::OneByOne
}

/// The plan of the programme.
pub(crate) fn decide(
    assessed: &Assessment,
    start: Option<&[(Row, Col)]>,
) -> Result<Decision, PlanningError> {
    if one_by_one(assessed) { round_by_round(assessed) } else { jointly(assessed, start) }
}

/// The plan with all rounds decided at once.
pub(crate) fn jointly(
    assessed: &Assessment,
    start: Option<&[(Row, Col)]>,
) -> Result<Decision, PlanningError> {
    Ok(match answer(assessed, &assessed.effects().iter().collect::<Vec<_>>(), start)? {
        PlanAnswer::Plan(plan) => Decision::Plan { plan, by_rounds: false },
        PlanAnswer::None(_) => Decision::None { effects: assessed.effects().to_vec(), round: None },
        PlanAnswer::Unknown => Decision::Unknown,
    })
}

/// Whether the programme has a plan at all.
pub(crate) fn is_satisfiable(assessed: &Assessment) -> Result<bool, PlanningError> {
    if one_by_one(assessed) {
        return Ok(round_by_round(assessed)?.plan().is_some());
    }
    let effects: Vec<&RuleEffect> = assessed.effects().iter().collect();
    let (_, answer) = satisfiable(assessed, &effects, &assessed.settled(&effects))?;
    Ok(matches!(answer, PlanAnswer::Plan(_)))
}

/// Each round by itself: what earlier rounds decided stays, what later ones need is not looked at,
/// and what all rounds together must have is required of the last one.
fn round_by_round(assessed: &Assessment) -> Result<Decision, PlanningError> {
    let rounds = assessed.programme().rounds.len();
    let mut fixed: Vec<(Row, Col)> = Vec::new();
    let mut checks = Vec::new();
    let mut optimal = true;
    for round in 0..rounds {
        let effects = of_round(assessed, round, round + 1 == rounds, &fixed);
        let plan = match answer(assessed, &effects.iter().collect::<Vec<_>>(), None)? {
            PlanAnswer::Plan(plan) => plan,
            PlanAnswer::None(_) => return Ok(Decision::None { effects, round: Some(round) }),
            PlanAnswer::Unknown => return Ok(Decision::Unknown),
        };
        optimal &= plan.optimal;
        checks = plan.checks;
        fixed = plan.pairs;
    }
    // Each round has reached its own objectives; of all together nothing is claimed.
    let plan = Plan { optimal, checks, ..Plan::new(assessed, fixed, TieRule::LowestColumnFirst) };
    Ok(Decision::Plan { plan, by_rounds: true })
}

/// The rules of one round.
fn of_round(
    assessed: &Assessment,
    round: usize,
    last: bool,
    fixed: &[(Row, Col)],
) -> Vec<RuleEffect> {
    let profiles = assessed.left().profiles();
    let of = |row: usize| assessed.round_of(&profiles[row].region.id).unwrap_or(usize::MAX);
    let all: Vec<&RuleEffect> = assessed.effects().iter().collect();
    let served_left = assessed.settled(&all).served_left;
    let mut effects: Vec<RuleEffect> = assessed
        .effects()
        .iter()
        .filter_map(|RuleEffect { rule, effect }| {
            let effect = match effect {
                _ if last => effect.clone(),
                Effect::Complete if !served_left => return None,
                Effect::Bounds(bounds) => Effect::Bounds(
                    bounds.iter().cloned().map(|b| MemberBound { at_least: 0, ..b }).collect(),
                ),
                Effect::Cells(bounds) => Effect::Cells(
                    bounds.iter().cloned().map(|b| CellBound { at_least: 0, ..b }).collect(),
                ),
                effect => effect.clone(),
            };
            Some(RuleEffect { rule: *rule, effect })
        })
        .collect();
    let rule = RuleId::Rounds;
    // What later rounds must have is kept for them: a region of which a pair is required has that
    // pair alone until then, and all others do not take part yet.
    let promised: Vec<(Row, Col)> = assessed
        .effects()
        .iter()
        .filter_map(|effect| match effect.effect {
            Effect::Require(row, col) => Some((row, col)),
            _ => None,
        })
        .collect();
    let mut kept: Vec<Vec<usize>> = vec![Vec::new(); profiles.len()];
    for &(Row(row), Col(col)) in fixed.iter().chain(&promised) {
        kept[row].push(col);
    }
    let is_promised = |row: usize| promised.iter().any(|cell| cell.0.0 == row);
    let later: Vec<Member> = (0..profiles.len())
        .filter(|&row| of(row) > round && !is_promised(row))
        .map(|row| Member::Row(Row(row)))
        .collect();
    effects.push(RuleEffect { rule, effect: Effect::Absent(later) });
    let mut closed = Vec::new();
    for row in (0..profiles.len()).filter(|&row| of(row) != round) {
        // Earlier rounds keep what they have; later ones what they must have.
        let open = |col: &usize| !kept[row].contains(col);
        closed.extend((0..assessed.right().len()).filter(open).map(|col| (Row(row), Col(col))));
    }
    effects.push(RuleEffect { rule, effect: Effect::Exclude(closed) });
    effects.extend(
        fixed.iter().map(|&(row, col)| RuleEffect { rule, effect: Effect::Require(row, col) }),
    );
    effects
}
