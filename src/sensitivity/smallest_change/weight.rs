//! Changes of the weight of one criterion.

use ndarray::Array2;

use super::changes::WeightChange;
use super::question::Question;
use super::sweep::Parts;
use crate::plan::decide::one_by_one;
use crate::plan::effect::RuleEffect;
use crate::plan::{Assessment, PlanningError};
use crate::rules::{Objective, PairsWanted};
use crate::score::Weights;
use crate::sensitivity::standing::Certainty;
use crate::sensitivity::values::Values;

/// Shares that are tried in each direction where scores are not linear.
const GRID: u32 = 20;

/// Halvings between a share that brings the pair in and the one before it.
const HALVINGS: usize = 30;

/// The weight of one criterion as its share of a view: of the one that it counts in, or of both.
struct OneWeight<'a> {
    assessed: &'a Assessment,
    place: usize,
    /// Its weight in the view.
    own: f64,
    /// The sum of all others in the view.
    others: f64,
}

impl OneWeight<'_> {
    /// Its weights if it has this share; `None` if it has all.
    fn weights(&self, share: f64) -> Option<Weights> {
        let weight = share * self.others / (1.0 - share);
        let known = self.assessed.scores().weights()[self.place];
        let factor = if self.own > 0.0 { weight / self.own } else { 0.0 };
        let weights = if self.own > 0.0 {
            Weights { seeker: known.seeker * factor, host: known.host * factor }
        } else {
            Weights::both(weight)
        };
        (weights.seeker.is_finite() && weights.host.is_finite()).then_some(weights)
    }

    /// The assessment if it has this share, 1 included.
    fn under(&self, share: f64) -> Result<Assessment, PlanningError> {
        self.assessed.observer().begin()?;
        let mut weights = self.assessed.scores().weights().to_vec();
        if let Some(own) = self.weights(share) {
            weights[self.place] = own;
        } else {
            weights.fill(Weights::both(0.0));
            weights[self.place] = Weights::both(1.0);
        }
        self.assessed.with_weights(&weights)
    }
}

/// The nearest weight of each criterion that brings a pair in alone.
pub(super) fn weight_changes(
    assessed: &Assessment,
    question: Question,
) -> Result<Vec<WeightChange>, PlanningError> {
    let scores = assessed.scores();
    let values = if is_linear(assessed) { values_by_criterion(assessed) } else { None };
    // Criteria that count for no pair have no share.
    let counts = |k: usize| values.as_ref().is_none_or(|values| values[k].is_some());
    let mut changes = Vec::new();
    for (place, id) in scores.criteria().enumerate() {
        let from = scores.weights()[place];
        let sum = |view: fn(&Weights) -> f64| -> f64 {
            let others = scores.weights().iter().enumerate();
            let others = others.filter(|&(k, _)| k != place && counts(k));
            others.map(|(_, weights)| view(weights)).sum()
        };
        let others = Weights { seeker: sum(|it| it.seeker), host: sum(|it| it.host) };
        let (own, in_view) = if from.seeker > 0.0 || from.host <= 0.0 {
            (from.seeker, others.seeker)
        } else {
            (from.host, others.host)
        };
        let one = OneWeight { assessed, place, own, others: in_view };
        // Weights are proportions: a criterion that has all the weight of a view keeps it.
        if !(one.others.is_finite() && one.others > 0.0) {
            continue;
        }
        let parts = values.as_ref().and_then(|it| parts(it, scores.weights(), place, others));
        let share = own / (own + one.others);
        let (found, certainty) = match &parts {
            Some(parts) => exact(&one, question, share, parts)?,
            None => (on_grid(&one, question, share)?, Certainty::AtMost),
        };
        let apart = |to: &Weights| (to.seeker - from.seeker).abs().max((to.host - from.host).abs());
        let nearest = found.into_iter().flatten().filter_map(|share| one.weights(share));
        let nearest = nearest.min_by(|a, b| apart(a).total_cmp(&apart(b)));
        let change = |to| WeightChange { criterion: id.to_owned(), from, to, certainty };
        changes.extend(nearest.map(change));
    }
    Ok(changes)
}

/// Whether the total of every plan is linear in the share of a criterion, and nothing else depends on scores.
pub(super) fn is_linear(assessed: &Assessment) -> bool {
    let rules = &assessed.programme().rules;
    let values = Values::new(assessed);
    let is_last = values.objectives().last() == Some(&Objective::Total);
    let depends = |effect: &RuleEffect| rules.depends_on_scores(effect.rule);
    is_last
        && values.are_sums()
        && assessed.scores().is_mean_of_means()
        && !one_by_one(assessed)
        && !assessed.effects().iter().any(depends)
}

/// What every criterion makes of every pair, less the reservation if pairs are free; `None` for one that does not
/// count for all pairs. `None` for all if such a criterion has a weight and counts for some.
pub(super) fn values_by_criterion(assessed: &Assessment) -> Option<Vec<Option<Array2<f64>>>> {
    let scores = assessed.scores();
    // With a weight for every criterion, what is expected of each is known.
    let count = scores.criteria().len();
    let all = scores.with_weights(&vec![Weights::both(1.0); count]).ok()?;
    let reservation = match assessed.programme().rules.pairs {
        PairsWanted::Free => assessed.programme().rules.reservation.clamp(0.0, 1.0),
        PairsWanted::Complete | PairsWanted::Largest => 0.0,
    };
    let of = |(place, weights): (usize, &Weights)| -> Option<Option<Array2<f64>>> {
        let counted =
            Array2::from_shape_fn(scores.scores().dim(), |(row, col)| all.counted(place, row, col));
        // Pairs of which nothing is known are in no plan.
        let is_known = |((row, col), value): ((usize, usize), &Option<f64>)| {
            value.is_some() || scores.scores()[[row, col]].get().is_none()
        };
        if counted.indexed_iter().all(is_known) {
            return Some(Some(counted.mapv(|value| value.unwrap_or(reservation) - reservation)));
        }
        (!weights.counts() || counted.iter().all(Option::is_none)).then_some(None)
    };
    scores.weights().iter().enumerate().map(of).collect()
}

/// What pairs are worth if a criterion has no share of the views that it counts in, and if it has all of them; `None`
/// if it does not count for all pairs, or if its shares of the two views differ. `sums` are the weights of all others.
///
/// The score is linear in the share: a view that the criterion counts in is (1 − s) times the mean of the others plus
/// s times the value, the other view stays.
fn parts(
    values: &[Option<Array2<f64>>],
    weights: &[Weights],
    place: usize,
    sums: Weights,
) -> Option<Parts> {
    /// A relative difference of shares that is rounding.
    const ROUNDING: f64 = 1e-12;
    let own = values.get(place)?.as_ref()?;
    let from = weights[place];
    let is_new = !from.counts();
    let (by_seeker, by_host) = (from.seeker * sums.host, from.host * sums.seeker);
    let is_same_share = if is_new {
        (sums.seeker - sums.host).abs() <= ROUNDING * sums.seeker
    } else {
        (by_seeker - by_host).abs() <= ROUNDING * by_seeker
    };
    let is_in_both = is_new || (from.seeker > 0.0 && from.host > 0.0);
    if !(sums.seeker > 0.0 && sums.host > 0.0) || (is_in_both && !is_same_share) {
        return None;
    }
    let mut parts = Parts { others: Array2::zeros(own.dim()), own: Array2::zeros(own.dim()) };
    let views: [fn(&Weights) -> f64; 2] = [|it| it.seeker, |it| it.host];
    for view in views {
        let sum = view(&sums);
        let is_in = is_new || view(&from) > 0.0;
        for (k, (values, weights)) in values.iter().zip(weights).enumerate() {
            if let Some(values) = values.as_ref().filter(|_| k != place) {
                let share = 0.5 * view(weights) / sum;
                parts.others.scaled_add(share, values);
                if !is_in {
                    parts.own.scaled_add(share, values);
                }
            }
        }
        if is_in {
            parts.own.scaled_add(0.5, own);
        }
    }
    Some(parts)
}

/// How far two totals may lie apart by rounding alone: each score of a plan is rounded.
pub(super) fn rounding(assessed: &Assessment) -> f64 {
    let (rows, cols) = assessed.scores().scores().dim();
    assessed.programme().resolution().unit() * 2.0 * (rows + cols) as f64
}

/// The nearest shares below and above that bring the pair in, exactly.
fn exact(
    one: &OneWeight<'_>,
    question: Question,
    share: f64,
    parts: &Parts,
) -> Result<([Option<f64>; 2], Certainty), PlanningError> {
    let under = |share: f64| one.under(share);
    let rounding = rounding(one.assessed);
    let towards = |end| parts.nearest(question, (share, end), &under, rounding);
    let (below, saw_below) = if share > 0.0 { towards(0.0)? } else { (None, true) };
    let (above, saw_above) = towards(1.0)?;
    let certainty = if saw_below && saw_above { Certainty::Exact } else { Certainty::AtMost };
    // With all the weight on it, the criterion would have no finite weight.
    Ok(([below, above.filter(|&share| share < 1.0)], certainty))
}

/// Some shares below and above that bring the pair in, near the nearest of a grid.
fn on_grid(
    one: &OneWeight<'_>,
    question: Question,
    share: f64,
) -> Result<[Option<f64>; 2], PlanningError> {
    let is_in = |share: f64| -> Result<bool, PlanningError> {
        Ok(question.ask(&one.under(share)?)?.is_some_and(|trial| trial.is_in(0.0)))
    };
    let mut found = [None, None];
    for (found, end) in found.iter_mut().zip([0.0, 0.99]) {
        let mut out = share;
        for step in 1..=GRID {
            let part = f64::from(step) / f64::from(GRID);
            let at = (share * (1.0 - part) + end * part).max(0.0);
            if !is_in(at)? {
                out = at;
                continue;
            }
            let mut near = at;
            for _ in 0..HALVINGS {
                let middle = f64::midpoint(out, near);
                if is_in(middle)? { near = middle } else { out = middle }
            }
            *found = Some(near);
            break;
        }
    }
    Ok(found)
}
