//! The plans of any programme, best first.
//!
//! Lawler's method: once a plan is listed, all others of its part differ from it first in one of its pairs. Those that have
//! the pairs before it and lack this one are a part of their own, and its best plan is that of the same model with
//! these pairs required and this one forbidden. Parts do not overlap, so every plan comes once.

use std::cmp::Reverse;

use super::answer::Plan;
use super::assessment::Assessment;
use super::decide::{Decision, decide};
use super::effect::RuleEffect;
use super::error::PlanningError;
use super::model::PlanModel;
use super::objective::{levels, objectives};
use crate::assignment::model::Level;
use crate::assignment::{Col, Row};
use crate::parallel;
use crate::programme::RoundDecision;
use crate::rules::{CellBound, Effect, Objective, RuleId};

/// What a plan reaches in each objective, in order of rounds if they are decided one by one.
type Reached = Vec<Vec<i64>>;

/// The plans of a programme, best first; equally good ones by their pairs.
pub(crate) struct PlanRanking<'a> {
    assessed: &'a Assessment,
    levels: Vec<Level>,
    /// The round of each row; all 0 if they are decided at once.
    round_of: Vec<usize>,
    /// Parts with their best plans, the best of all last.
    waiting: Vec<Part>,
}

/// The plans that have some pairs and lack others.
#[derive(Clone, Default)]
struct Part {
    required: Vec<(Row, Col)>,
    forbidden: Vec<(Row, Col)>,
    /// Whether another pair is required in addition.
    more: bool,
    best: Option<(Reached, Plan)>,
}

impl Part {
    fn order(&self) -> Option<impl Ord + '_> {
        self.best.as_ref().map(|(reached, plan)| (reached, Reverse(plan.pairs.as_slice())))
    }

    /// What makes the plans of a programme those of this part.
    fn effects(&self, (rows, cols): (usize, usize)) -> Vec<RuleEffect> {
        let mut effects = Vec::new();
        if !self.forbidden.is_empty() {
            effects.push(Effect::Exclude(self.forbidden.clone()));
        }
        effects.extend(self.required.iter().map(|&(row, col)| Effect::Require(row, col)));
        if self.more {
            let cells = (0..rows).flat_map(|row| (0..cols).map(move |col| (Row(row), Col(col))));
            let cells = cells.filter(|cell| !self.required.contains(cell)).collect();
            effects.push(Effect::Cells(vec![bound(cells, 1, None)]));
        }
        effects.into_iter().map(of_ranking).collect()
    }
}

/// A bound on how many of some pairs are made.
fn bound(cells: Vec<(Row, Col)>, at_least: usize, at_most: Option<usize>) -> CellBound {
    CellBound { cells, at_least, at_most, or_none: false, group: None }
}

/// What a ranking adds to the rules; no plan is explained by it.
fn of_ranking(effect: Effect) -> RuleEffect {
    RuleEffect { rule: RuleId::Rounds, effect }
}

impl<'a> PlanRanking<'a> {
    /// # Errors
    /// As [`decide`]; [`PlanningError::NotRanked`] if no plan was proved best within the effort.
    pub(crate) fn new(assessed: &'a Assessment) -> Result<Self, PlanningError> {
        let mut ranking = Self::unsolved(assessed);
        let whole = ranking.solved(Part::default())?;
        ranking.waiting.extend(whole);
        Ok(ranking)
    }

    /// A ranking that lists no plan, to compare plans.
    pub(crate) fn unsolved(assessed: &'a Assessment) -> Self {
        let programme = assessed.programme();
        let one_by_one =
            programme.rounds.len() > 1 && programme.rounds_decided == RoundDecision::OneByOne;
        let round = |id: &str| if one_by_one { assessed.round_of(id).unwrap_or(0) } else { 0 };
        let profiles = assessed.left().profiles().iter();
        Self {
            assessed,
            levels: levels(assessed, &objectives(assessed)),
            round_of: profiles.map(|profile| round(&profile.region.id)).collect(),
            waiting: Vec::new(),
        }
    }

    /// The part with its best plan; `None` if it has none.
    fn solved(&self, part: Part) -> Result<Option<Part>, PlanningError> {
        let shape = (self.assessed.left().len(), self.assessed.right().len());
        let best = best_of(self.assessed, part.effects(shape))?;
        Ok(best.map(|plan| Part { best: Some((self.reached(&plan.pairs), plan)), ..part }))
    }

    /// What these pairs reach: a round counts with those before it.
    pub(crate) fn reached(&self, pairs: &[(Row, Col)]) -> Reached {
        let last = self.round_of.iter().copied().max().unwrap_or(0);
        let mut reached = Vec::new();
        for round in 0..=last {
            let so_far = pairs.iter().filter(|pair| self.round_of[pair.0.0] <= round);
            let so_far: Vec<(Row, Col)> = so_far.copied().collect();
            reached.extend(self.levels.iter().map(|level| level.reached(&so_far)));
        }
        reached
    }

    /// What the next plan reaches.
    pub(crate) fn next_reached(&self) -> Option<&Reached> {
        self.waiting.last()?.best.as_ref().map(|best| &best.0)
    }

    /// The next plan.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub(crate) fn next(&mut self) -> Result<Option<Plan>, PlanningError> {
        let Some(part) = self.waiting.pop() else { return Ok(None) };
        let Some((_, plan)) = &part.best else { return Ok(None) };
        let parts = self.parted(&part, &plan.pairs)?;
        for solved in parallel::map(parts.len(), |place| self.solved(parts[place].clone())) {
            self.waiting.extend(solved?);
        }
        self.waiting.sort_by(|one, other| one.order().cmp(&other.order()));
        Ok(part.best.map(|best| best.1))
    }

    /// The parts that the other plans of a part make.
    fn parted(&self, part: &Part, pairs: &[(Row, Col)]) -> Result<Vec<Part>, PlanningError> {
        let is_new = |pair: &(Row, Col)| !part.required.contains(pair);
        let mut new: Vec<(Row, Col)> = pairs.iter().copied().filter(is_new).collect();
        // A round is decided before later ones, so what it has is required first.
        new.sort_by_key(|pair| (self.round_of[pair.0.0], *pair));
        let mut parts = Vec::with_capacity(new.len() + 1);
        for (place, &pair) in new.iter().enumerate() {
            let required = part.required.iter().chain(&new[..place]).copied().collect();
            let forbidden = part.forbidden.iter().copied().chain([pair]).collect();
            // Another pair than those required at first is among the new ones.
            let more = part.more && place == 0;
            parts.push(Part { required, forbidden, more, best: None });
        }
        // Where pairs count first, a plan with more of them would have come before.
        let counts_pairs = matches!(objectives(self.assessed).first(), Some(Objective::Pairs));
        if !counts_pairs && has_room(&self.assessed.full_model()?, pairs) {
            let (required, forbidden) = (pairs.to_vec(), part.forbidden.clone());
            parts.push(Part { required, forbidden, more: true, best: None });
        }
        Ok(parts)
    }
}

/// Whether another pair has room in a plan, as far as its two regions go.
fn has_room(model: &PlanModel, pairs: &[(Row, Col)]) -> bool {
    let (rows, cols) = model.quotas.shape();
    let (mut of_row, mut of_col) = (vec![0; rows], vec![0; cols]);
    for &(Row(row), Col(col)) in pairs {
        of_row[row] += 1;
        of_col[col] += 1;
    }
    let mut cells = model.cells.eligible_cells();
    cells.any(|(row, col, _)| {
        of_row[row.0] < model.quotas.of_row(row).most
            && of_col[col.0] < model.quotas.of_col(col).most
            && !pairs.contains(&(row, col))
    })
}

/// The best plan that also obeys these effects; `None` if there is none.
fn best_of(assessed: &Assessment, more: Vec<RuleEffect>) -> Result<Option<Plan>, PlanningError> {
    match decide(&assessed.with_effects(more), None)? {
        Decision::Plan { plan, .. } if plan.optimal => Ok(Some(plan)),
        Decision::None { .. } => Ok(None),
        Decision::Plan { .. } | Decision::Unknown => Err(PlanningError::NotRanked),
    }
}

/// The best plan that lacks a pair.
pub(crate) fn best_without(
    assessed: &Assessment,
    pair: (Row, Col),
) -> Result<Option<Plan>, PlanningError> {
    best_of(assessed, vec![of_ranking(Effect::Exclude(vec![pair]))])
}

/// The best plan that lacks at least `differing` pairs of each of these plans.
pub(crate) fn best_apart(
    assessed: &Assessment,
    plans: &[Plan],
    differing: usize,
) -> Result<Option<Plan>, PlanningError> {
    let bounds = plans.iter().map(|plan| {
        let most = plan.pairs.len().saturating_sub(differing);
        bound(plan.pairs.clone(), 0, Some(most))
    });
    let bounds: Vec<CellBound> = bounds.collect();
    let effects =
        if bounds.is_empty() { Vec::new() } else { vec![of_ranking(Effect::Cells(bounds))] };
    best_of(assessed, effects)
}
