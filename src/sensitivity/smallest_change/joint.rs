//! A change of the weights of all criteria at once.

use ndarray::Array2;

use super::changes::{WeightsChange, WeightsChanges};
use super::question::Question;
use super::weight::{is_linear, rounding, values_by_criterion, weight_changes};
use crate::assignment::branch_and_bound::{LinearProgram, ProgramRow};
use crate::assignment::{Col, Row};
use crate::plan::decide::{Addition, decide_with};
use crate::plan::{Assessment, PlanningError};
use crate::score::Weights;
use crate::sensitivity::pair_losses::other_decision;
use crate::sensitivity::standing::Certainty;

/// The most plans without the pair that one search compares.
const MOST_PLANS: usize = 300;

impl Assessment {
    /// Returns small changes of all criteria weights together that bring a pair into a best plan: one after which it is
    /// in some best plan, and one after which it is in every best plan. A change is small if little of the total
    /// weight moves from one criterion to another. The regions are given by id or name, in either order.
    ///
    /// Both are `None` for a pair that is not [`Possible`](crate::sensitivity::PairStanding::Possible), where scores are
    /// not the mean of two weighted means or something else depends on them, without the feature `microlp` (or `highs`), and if none
    /// was found.
    ///
    /// # When not to trust it
    ///
    /// It is a bound ([`Certainty::AtMost`]): for each of some plans with the pair, the least change that makes it
    /// best is found, and the smallest of these returned; another plan with the pair might need less. And weights should be
    /// chosen for what matters, not for the plan that follows.
    ///
    /// # Method and complexity
    ///
    /// For a plan with the pair, a linear programme minimises Σ |w − w₀| over weights with the same sum under which it is
    /// worth as much as every plan found so far; the best plan without the pair under these weights is added, until
    /// none is better (cutting planes). Each step takes two plans. The plans with the pair that are tried are the best
    /// ones under the present weights and under each of the [single weights](super::WeightChange) that bring it in.
    ///
    /// # Errors
    ///
    /// As [`why_not`](Self::why_not).
    ///
    /// # Reference
    ///
    /// J. Kurtz, Ş. İ. Birbil, D. den Hertog, *Counterfactual explanations for linear optimization*, European Journal of
    /// Operational Research (2026), has weak and strong counterfactuals.
    pub fn weights_changes(
        &self,
        left: &str,
        right: &str,
    ) -> Result<WeightsChanges, PlanningError> {
        let (row, col) = self.meeting(left, right)?;
        let question = Question { row, col };
        let mut changes = WeightsChanges { weak: None, strong: None };
        let scores = self.scores();
        let views: [fn(&Weights) -> f64; 2] = [|it| it.seeker, |it| it.host];
        let sums = views.map(|view| scores.weights().iter().map(view).sum::<f64>());
        let is_scaled = sums.iter().all(|sum| sum.is_finite() && *sum > 0.0);
        if !is_scaled || !is_linear(self) || self.decided_plan()?.pairs.contains(&(row, col)) {
            return Ok(changes);
        }
        let Some(values) = values_by_criterion(self) else { return Ok(changes) };
        let shares = |weights: &[Weights]| -> Vec<f64> {
            let of_view = |view: fn(&Weights) -> f64| {
                let sum: f64 = weights.iter().map(view).sum();
                weights.iter().map(move |weights| view(weights) / sum).collect::<Vec<f64>>()
            };
            views.map(of_view).concat()
        };
        let search =
            Search { assessed: self, question, values, from: shares(scores.weights()), sums };
        // The best plans with the pair where it may be brought in.
        let mut starts = vec![search.from.clone()];
        for change in weight_changes(self, question)? {
            let weights = scores.weights_with(&[(&change.criterion, change.to)])?;
            let start = shares(&weights);
            starts.extend(start.iter().all(|share| share.is_finite()).then_some(start));
        }
        let mut tried: Vec<Vec<(Row, Col)>> = Vec::new();
        for start in starts {
            let Some(with) = question.with_pair(&search.under(&start)?)? else { continue };
            if tried.contains(&with.pairs) {
                continue;
            }
            for (is_strong, best) in [(false, &mut changes.weak), (true, &mut changes.strong)] {
                let found = search.for_plan(&with.pairs, is_strong)?;
                if let Some(found) = found
                    && best.as_ref().is_none_or(|best| found.moved < best.moved)
                {
                    *best = Some(found);
                }
            }
            tried.push(with.pairs);
        }
        Ok(changes)
    }
}

/// What is known of a question.
struct Search<'a> {
    assessed: &'a Assessment,
    question: Question,
    /// What every criterion makes of every pair; `None` for one that counts for none.
    values: Vec<Option<Array2<f64>>>,
    /// The shares of the criteria in the seeker's view, then those in the host's.
    from: Vec<f64>,
    /// The sums of the weights in the two views.
    sums: [f64; 2],
}

impl Search<'_> {
    /// The assessment with these shares.
    fn under(&self, shares: &[f64]) -> Result<Assessment, PlanningError> {
        self.assessed.observer().begin()?;
        self.assessed.with_weights(&self.weights(shares))
    }

    fn weights(&self, shares: &[f64]) -> Vec<Weights> {
        let (seekers, hosts) = shares.split_at(self.values.len());
        let both = seekers.iter().zip(hosts);
        let [seeker, host] = self.sums;
        both.map(|(s, h)| Weights { seeker: s * seeker, host: h * host }).collect()
    }

    /// What each criterion makes of a plan: half of it in each view.
    fn total(&self, pairs: &[(Row, Col)]) -> Vec<f64> {
        let of = |values: &Option<Array2<f64>>| {
            let sum = |it: &Array2<f64>| -> f64 {
                pairs.iter().map(|&(row, col)| it[[row.0, col.0]]).sum()
            };
            0.5 * values.as_ref().map_or(0.0, sum)
        };
        let of_view: Vec<f64> = self.values.iter().map(of).collect();
        [&of_view[..], &of_view].concat()
    }

    /// The nearest shares under which a plan with the pair is best, or better than every plan without the pair.
    fn for_plan(
        &self,
        pairs: &[(Row, Col)],
        is_strong: bool,
    ) -> Result<Option<WeightsChange>, PlanningError> {
        let rounding = rounding(self.assessed);
        let margin = if is_strong { 4.0 * rounding } else { 0.0 };
        let own = self.total(pairs);
        let (mut cuts, mut shares) = (Vec::new(), self.from.clone());
        for _ in 0..MOST_PLANS {
            let under = self.under(&shares)?;
            let cell = (self.question.row, self.question.col);
            let without = Addition { round: 0, effect: other_decision(cell, true) };
            let Some(other) = decide_with(&under, Some(&without), None)?.plan() else {
                return Ok(None);
            };
            let cut: Vec<f64> =
                own.iter().zip(self.total(&other.pairs)).map(|(own, other)| own - other).collect();
            let lead: f64 = cut.iter().zip(&shares).map(|(lead, share)| lead * share).sum();
            if lead >= margin - rounding {
                let Some(trial) = self.question.ask(&under)? else { return Ok(None) };
                if !trial.is_in(rounding) {
                    return Ok(None);
                }
                let apart = shares.iter().zip(&self.from).map(|(to, from)| (to - from).abs());
                return Ok(Some(WeightsChange {
                    // Half of it is what others lose, and there are two views.
                    moved: apart.sum::<f64>() / 4.0,
                    weights: self.weights(&shares),
                    certainty: Certainty::AtMost,
                }));
            }
            cuts.push(cut);
            let is_fixed = |place: usize| self.values[place % self.values.len()].is_none();
            match nearest(&self.from, is_fixed, &cuts, margin) {
                Some(found) => shares = found,
                None => return Ok(None),
            }
        }
        Ok(None)
    }
}

/// The nearest shares under which every cut is at least the margin; those that are fixed stay.
fn nearest(
    from: &[f64],
    is_fixed: impl Fn(usize) -> bool,
    cuts: &[Vec<f64>],
    margin: f64,
) -> Option<Vec<f64>> {
    let mut program = LinearProgram::default();
    let shares: Vec<usize> = from.iter().map(|_| program.variable(0.0, 1.0)).collect();
    let apart: Vec<usize> = from.iter().map(|_| program.variable(1.0, 1.0)).collect();
    for ((&share, &apart), &from) in shares.iter().zip(&apart).zip(from) {
        let (least, most) = (f64::NEG_INFINITY, from);
        program.rows.push(ProgramRow { terms: vec![(share, 1.0), (apart, -1.0)], least, most });
        let (least, most) = (from, f64::INFINITY);
        program.rows.push(ProgramRow { terms: vec![(share, 1.0), (apart, 1.0)], least, most });
    }
    for (place, (&share, &from)) in shares.iter().zip(from).enumerate() {
        if is_fixed(place) {
            let terms = vec![(share, 1.0)];
            program.rows.push(ProgramRow { terms, least: from, most: from });
        }
    }
    let (seekers, hosts) = shares.split_at(shares.len() / 2);
    for view in [seekers, hosts] {
        let terms = view.iter().map(|&share| (share, 1.0)).collect();
        program.rows.push(ProgramRow { terms, least: 1.0, most: 1.0 });
    }
    for cut in cuts {
        let terms = shares.iter().zip(cut).map(|(&share, &lead)| (share, lead)).collect();
        program.rows.push(ProgramRow { terms, least: margin, most: f64::INFINITY });
    }
    let found = program.best()?;
    // What the library returns may lie a rounding outside.
    let mut found: Vec<f64> = shares.iter().map(|&share| found[share].clamp(0.0, 1.0)).collect();
    let count = found.len() / 2;
    for view in found.chunks_mut(count.max(1)) {
        let sum: f64 = view.iter().sum();
        if sum < 0.5 {
            return None;
        }
        for share in view {
            *share /= sum;
        }
    }
    Some(found)
}
