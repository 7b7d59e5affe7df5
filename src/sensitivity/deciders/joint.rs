//! The best plans by weighted means of several deciders' scores, under the rules of all of them.

use ndarray::Array2;

use crate::assignment::model::{ConstrainedLexicographic, Level};
use crate::assignment::{Col, Member, Outcome, Pairs, Problem, Resolution, Row, lexicographic};
use crate::certificate;
use crate::plan::answer::uncertified;
use crate::plan::effect::RuleEffect;
use crate::plan::model::{PlanModel, full_plan_model};
use crate::plan::objective::pairs_wanted;
use crate::plan::{Assessment, PlanningError};
use crate::rules::{BoundScope, Effect, MemberBound, PairsWanted, RuleId};

/// The pairs of a plan, ascending.
pub(super) type Cells = Vec<(Row, Col)>;

/// The plans that keep the rules of all deciders.
pub(super) struct Joint<'a> {
    deciders: &'a [&'a Assessment],
    /// What a pair adds for each decider, in points.
    values: Vec<Array2<f64>>,
    model: PlanModel,
    largest: bool,
}

impl<'a> Joint<'a> {
    /// Needs at least one decider.
    pub(super) fn new(deciders: &'a [&'a Assessment]) -> Result<Self, PlanningError> {
        let first = deciders[0];
        let mut distinct: Vec<&Assessment> = Vec::new();
        for &decider in deciders {
            if !distinct.iter().any(|earlier| has_same_rules(earlier, decider)) {
                distinct.push(decider);
            }
        }
        let mut effects: Vec<RuleEffect> = Vec::new();
        for decider in &distinct {
            effects.extend(decider.effects().iter().cloned());
            if distinct.len() > 1 {
                effects.push(own_maxima(decider)?);
            }
        }
        let effects: Vec<&RuleEffect> = effects.iter().collect();
        let known = |row: usize, col: usize| {
            deciders.iter().all(|decider| decider.steps()[[row, col]].is_some())
        };
        let open =
            Array2::from_shape_fn(first.steps().dim(), |(row, col)| known(row, col).then_some(0));
        let model = full_plan_model(&open, &effects)?;
        let values = deciders
            .iter()
            .map(|decider| {
                let programme = decider.programme();
                let resolution = programme.resolution();
                let less = match pairs_wanted(programme) {
                    Pairs::Free { reservation } => reservation,
                    _ => 0,
                };
                decider.steps().mapv(|steps| resolution.value(steps.unwrap_or_default() - less))
            })
            .collect();
        let largest = first.programme().rules.pairs == PairsWanted::Largest;
        Ok(Self { deciders, values, model, largest })
    }

    /// The best plan by this mean of the deciders' scores; `None` if no plan keeps the rules of all, or none
    /// was found.
    pub(super) fn best(&self, means: &[f64]) -> Result<Option<Cells>, PlanningError> {
        self.deciders[0].observer().begin()?;
        let resolution = Resolution::default();
        let score = |cell: (usize, usize)| {
            let terms = self.values.iter().zip(means).map(|(values, mean)| mean * values[cell]);
            resolution.units(terms.sum()).unwrap_or_default()
        };
        let shape = (self.model.cells.rows(), self.model.cells.cols());
        let mut levels = Vec::new();
        if self.largest {
            levels.push(Level::MaximizeSum(Array2::from_elem(shape, 1)));
        }
        levels.push(Level::MaximizeSum(Array2::from_shape_fn(shape, score)));
        solved(&self.model, self.deciders[0], &levels)
    }
}

/// How many partners every region may have by one decider: stated, so that what another decider allows does not take
/// the place of what is usual.
fn own_maxima(decider: &Assessment) -> Result<RuleEffect, PlanningError> {
    let quotas = decider.full_model()?.quotas;
    let (rows, cols) = quotas.shape();
    let bound = |member: Member, most: usize, others: usize| MemberBound {
        members: vec![member],
        scope: BoundScope::Each,
        at_least: 0,
        at_most: Some(most.min(others)),
        or_none: false,
        group: None,
    };
    let of_rows = (0..rows).map(|row| bound(Row(row).into(), quotas.of_row(Row(row)).most, cols));
    let of_cols = (0..cols).map(|col| bound(Col(col).into(), quotas.of_col(Col(col)).most, rows));
    let effect = Effect::Bounds(of_rows.chain(of_cols).collect());
    Ok(RuleEffect { rule: RuleId::Pairs, effect })
}

/// Whether two deciders allow the same plans.
fn has_same_rules(one: &Assessment, other: &Assessment) -> bool {
    let [own, others] = [one, other].map(Assessment::programme);
    let looks_at_scores = |effect: &RuleEffect| own.rules.depends_on_scores(effect.rule);
    own.rules == others.rules
        && own.rounds == others.rounds
        && own.rules.eligibility.is_empty()
        && !one.effects().iter().any(looks_at_scores)
}

/// Whether a plan keeps the rules of a decider.
pub(super) fn keeps_rules(decider: &Assessment, plan: &Cells) -> Result<bool, PlanningError> {
    let mut model = decider.full_model()?;
    let is_open = |&(row, col): &(Row, Col)| model.cells.score(row, col).is_some();
    if !plan.iter().all(is_open) {
        return Ok(false);
    }
    let cells: Problem = model.cells;
    model.cells = cells.retain(|row, col, _| plan.binary_search(&(row, col)).is_ok());
    let shape = (model.cells.rows(), model.cells.cols());
    let levels = [Level::MaximizeSum(Array2::from_elem(shape, 1))];
    Ok(solved(&model, decider, &levels)?.is_some_and(|kept| kept.len() == plan.len()))
}

/// A plan that is best by one level after another, certified.
fn solved(
    model: &PlanModel,
    decider: &Assessment,
    levels: &[Level],
) -> Result<Option<Cells>, PlanningError> {
    let (cells, quotas, constraints) = (&model.cells, &model.quotas, &model.constraints);
    if constraints.is_empty() {
        let outcome = lexicographic::solve(cells, quotas, levels)?;
        certificate::check_lexicographic(cells, quotas, levels, &outcome)
            .map_err(|flaw| uncertified(&flaw))?;
        return Ok(match outcome {
            Outcome::Optimal(found) => Some(found.pairs),
            Outcome::Infeasible(_) => None,
        });
    }
    let found = model.search(levels, None, decider.observer())?;
    certificate::check_constrained_lexicographic(cells, quotas, constraints, levels, &found)
        .map_err(|flaw| uncertified(&flaw))?;
    Ok(match found {
        ConstrainedLexicographic::Plan { pairs, .. } => Some(pairs),
        _ => None,
    })
}
