//! Compares the plans of several deciders.

use super::comparison::{
    CandidatePlan, Comparison, DeciderPlan, PlanOrigin, PlanUnder, RegionPartner, RegionView,
};
use super::joint::{Cells, Joint, keeps_rules};
use crate::assignment::{Col, Member, Pairs, Row};
use crate::plan::answer::{opposite, touches};
use crate::plan::objective::pairs_wanted;
use crate::plan::{Assessment, PlanningError};
use crate::profile::RegionLabel;
use crate::sensitivity::regions_of_pair::RegionsOfPair;

/// Means of the deciders' scores that are tried for a smaller greatest regret.
const MOST_MEANS: usize = 200;

/// The most deciders that are compared.
const MOST_DECIDERS: usize = 100;

/// Someone with a programme of their own: other weights, other criteria or other rules for the same regions.
#[derive(Debug, Clone)]
pub struct Decider {
    /// The name.
    pub name: String,
    /// The regions under the programme.
    pub assessed: Assessment,
}

impl Decider {
    /// Names a decider by the programme.
    pub fn new(assessed: Assessment) -> Self {
        Self { name: assessed.programme().name.clone(), assessed }
    }

    /// Names a decider otherwise.
    #[must_use]
    pub fn named(self, name: impl Into<String>) -> Self {
        Self { name: name.into(), ..self }
    }
}

impl Comparison {
    /// Compares the best plans of several deciders, and looks for plans with which all of them can live.
    ///
    /// Besides the best plan of each decider it compares the midpoint plan, which is best by the mean of their
    /// scores, and the best plans by up to 200 other means, which give more weight to the deciders with more regret
    /// (multiplicative weights; Arora, Hazan & Kale 2012, *Theory of Computing* 8). Each of these also bounds the
    /// smallest possible greatest regret from below: a mean of the regrets is no more than the greatest. To find
    /// that plan exactly is NP-hard already for two deciders (Kouvelis & Yu 1997, *Robust discrete
    /// optimization*); the bound says how near it is.
    ///
    /// Where plans are linear in the weights ([`Assessment::not_linear`]), the midpoint plan is that of the mean
    /// nominal weights of the deciders.
    ///
    /// # Errors
    /// [`PlanningError::Deciders`] for less than two deciders, more than 100, or deciders with other regions;
    /// [`PlanningError::Stopped`], and as for [`Assessment::plan`].
    ///
    /// # Complexity
    /// A plan for each decider and up to 200 others under the rules of all.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme, score::Weights};
    /// use regiopair::sensitivity::{Comparison, Decider};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let weights = assessed.scores().weights_with(&[("needs-met", Weights::both(9.0))])?;
    /// let needs = Decider::new(assessed.with_weights(&weights)?).named("needs first");
    /// let found = Comparison::of(&[Decider::new(assessed), needs])?;
    /// let best = &found.plans[found.least_regret.ok_or("no plan")?];
    /// assert!(best.greatest_regret >= found.regret_bound.ok_or("no plan")? - 1e-6);
    /// let midpoint = &found.plans[found.midpoint.ok_or("no plan")?];
    /// assert!(midpoint.greatest_regret <= 2.0 * best.greatest_regret + 1e-6);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(deciders: &[Decider]) -> Result<Self, PlanningError> {
        accepted(deciders)?;
        let mut comparing = Comparing { deciders, best: Vec::new(), plans: Vec::new() };
        for decider in deciders {
            let plan = decider.assessed.plan()?.into_plan();
            comparing.best.push(plan.map(|plan| (plan.total, plan.optimal, plan.pairs)));
        }
        for place in 0..deciders.len() {
            if let Some((_, _, pairs)) = comparing.best[place].clone() {
                comparing.add(PlanOrigin::BestOf(place), pairs)?;
            }
        }
        let (midpoint, regret_bound) = comparing.joint()?;
        Ok(comparing.finish(midpoint, regret_bound))
    }
}

fn accepted(deciders: &[Decider]) -> Result<(), PlanningError> {
    if !(2..=MOST_DECIDERS).contains(&deciders.len()) {
        let because = format!("{} given; accepted: 2 to {MOST_DECIDERS}", deciders.len());
        return Err(PlanningError::Deciders { because });
    }
    let ids = |decider: &Decider| {
        [decider.assessed.left(), decider.assessed.right()]
            .map(|pool| pool.profiles().iter().map(|it| it.region.id.clone()).collect::<Vec<_>>())
    };
    let first = ids(&deciders[0]);
    match deciders.iter().find(|decider| ids(decider) != first) {
        None => Ok(()),
        Some(other) => {
            let because = format!(
                "`{}` has other candidate regions, or other sides, than `{}`; compare programmes for the \
                 same data and sides",
                other.name, deciders[0].name
            );
            Err(PlanningError::Deciders { because })
        }
    }
}

/// A comparison while it is made.
struct Comparing<'a> {
    deciders: &'a [Decider],
    /// Total, whether it is proved, and pairs of each decider's best plan.
    best: Vec<Option<(f64, bool, Cells)>>,
    plans: Vec<(Cells, CandidatePlan)>,
}

impl Comparing<'_> {
    /// Adds a plan, or another reason for one that is known, and returns its place.
    fn add(&mut self, origin: PlanOrigin, plan: Cells) -> Result<usize, PlanningError> {
        if let Some(place) = self.plans.iter().position(|(known, _)| *known == plan) {
            let origins = &mut self.plans[place].1.origins;
            if origin != PlanOrigin::Compromise {
                origins.push(origin);
            }
            return Ok(place);
        }
        let mut under = Vec::with_capacity(self.deciders.len());
        for (decider, best) in self.deciders.iter().zip(&self.best) {
            let assessed = &decider.assessed;
            let steps = plan.iter().filter_map(|&(row, col)| assessed.steps_of(row.0, col.0));
            let total = assessed.programme().resolution().value(steps.sum());
            let best = best.as_ref();
            let of_best = best.map(|(total, ..)| *total).filter(|total| *total != 0.0);
            under.push(PlanUnder {
                total,
                regret: best.map(|(_, _, best)| regret(assessed, best, &plan)),
                share: of_best.map(|best| total / best),
                keeps_rules: keeps_rules(assessed, &plan)?,
            });
        }
        let with_plan = || under.iter().filter(|it| it.regret.is_some());
        let regrets = with_plan().filter_map(|it| it.regret);
        let first = &self.deciders[0].assessed;
        let candidate = CandidatePlan {
            origins: vec![origin],
            pairs: plan.iter().map(|&cell| RegionsOfPair::of(first, cell)).collect(),
            greatest_regret: regrets.fold(f64::NEG_INFINITY, f64::max),
            keeps_all_rules: with_plan().all(|it| it.keeps_rules),
            under,
        };
        self.plans.push((plan, candidate));
        Ok(self.plans.len() - 1)
    }

    /// The midpoint plan, and the bound of the smallest greatest regret; adds the plans met on the way that
    /// improve on those before.
    fn joint(&mut self) -> Result<(Option<usize>, Option<f64>), PlanningError> {
        let with_plan: Vec<usize> =
            (0..self.deciders.len()).filter(|&place| self.best[place].is_some()).collect();
        let assessed: Vec<&Assessment> =
            with_plan.iter().map(|&place| &self.deciders[place].assessed).collect();
        if assessed.is_empty() {
            return Ok((None, None));
        }
        let joint = Joint::new(&assessed)?;
        let mut means = vec![1.0 / assessed.len() as f64; assessed.len()];
        let Some(plan) = joint.best(&means)? else { return Ok((None, None)) };
        let midpoint = self.add(PlanOrigin::Midpoint, plan)?;
        let mut least = self.least().map(|place| self.plans[place].1.greatest_regret);
        let regrets = |plan: &Cells| -> Vec<f64> {
            let of = |&place: &usize| {
                let best = self.best[place].as_ref().map_or(&[][..], |(_, _, best)| best);
                regret(&self.deciders[place].assessed, best, plan)
            };
            with_plan.iter().map(of).collect()
        };
        let mut bound = f64::NEG_INFINITY;
        let mut better = Vec::new();
        let mut log_means = vec![0.0_f64; means.len()];
        for round in 0..MOST_MEANS {
            let Some(plan) = joint.best(&means)? else { break };
            let found = regrets(&plan);
            let mean: f64 = found.iter().zip(&means).map(|(regret, mean)| regret * mean).sum();
            bound = bound.max(mean);
            let greatest = found.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            if least.is_none_or(|least| greatest < least - 1e-9) {
                least = Some(greatest);
                better.push(plan);
            }
            if means.len() < 2 || least.is_some_and(|least| least <= bound + 1e-9) {
                break;
            }
            // Steps become smaller, in proportion to the regret.
            let scale = greatest.abs().max(1e-9) * ((round + 1) as f64).sqrt();
            log_means.iter_mut().zip(&found).for_each(|(log, regret)| *log += regret / scale);
            let most = log_means.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            means.iter_mut().zip(&log_means).for_each(|(mean, log)| *mean = (log - most).exp());
            let sum: f64 = means.iter().sum();
            for mean in &mut means {
                *mean /= sum;
            }
        }
        // Of the compromises only the best one is of interest.
        if let Some(plan) = better.pop() {
            self.add(PlanOrigin::Compromise, plan)?;
        }
        Ok((Some(midpoint), (bound > f64::NEG_INFINITY).then_some(bound)))
    }

    /// The plan with the smallest greatest regret that keeps the rules of all.
    fn least(&self) -> Option<usize> {
        let keeping = (0..self.plans.len()).filter(|&place| self.plans[place].1.keeps_all_rules);
        keeping.min_by(|&a, &b| {
            let of = |place: usize| self.plans[place].1.greatest_regret;
            of(a).total_cmp(&of(b))
        })
    }

    fn finish(self, midpoint: Option<usize>, regret_bound: Option<f64>) -> Comparison {
        let place_of = |plan: &Cells| self.plans.iter().position(|(known, _)| known == plan);
        let deciders = self
            .deciders
            .iter()
            .zip(&self.best)
            .map(|(decider, best)| DeciderPlan {
                name: decider.name.clone(),
                plan: best.as_ref().and_then(|(_, _, pairs)| place_of(pairs)),
                total: best.as_ref().map(|(total, ..)| *total),
                optimal: best.as_ref().is_some_and(|(_, optimal, _)| *optimal),
            })
            .collect();
        let mut plans = self.best.iter().flatten().map(|(_, _, pairs)| pairs);
        let mut common = plans.next().cloned().unwrap_or_default();
        plans.for_each(|other| common.retain(|pair| other.contains(pair)));
        let first = &self.deciders[0].assessed;
        Comparison {
            deciders,
            common: common.into_iter().map(|cell| RegionsOfPair::of(first, cell)).collect(),
            midpoint,
            least_regret: self.least(),
            // A bound that rounding lifts above what was reached is no bound.
            regret_bound: regret_bound.map(|bound| {
                let reached = self.least().map(|place| self.plans[place].1.greatest_regret);
                reached.map_or(bound, |reached| bound.min(reached)).max(0.0)
            }),
            regions: self.regions(),
            plans: self.plans.into_iter().map(|(_, candidate)| candidate).collect(),
        }
    }

    /// The regions whose partners differ.
    fn regions(&self) -> Vec<RegionView> {
        let first = &self.deciders[0].assessed;
        let rows = (0..first.left().len()).map(|row| Member::Row(Row(row)));
        let members = rows.chain((0..first.right().len()).map(|col| Member::Col(Col(col))));
        let of = |member: Member| -> Vec<(usize, Cells)> {
            let own = |plan: &Cells| {
                plan.iter().copied().filter(|&pair| touches(pair, member)).collect::<Cells>()
            };
            let best = self.best.iter().enumerate();
            best.filter_map(|(place, best)| Some((place, own(&best.as_ref()?.2)))).collect()
        };
        let views = members.map(|member| (member, of(member)));
        let differing =
            views.filter(|(_, partners)| partners.windows(2).any(|two| two[0].1 != two[1].1));
        differing.map(|(member, partners)| self.region(member, &partners)).collect()
    }

    fn region(&self, member: Member, partners: &[(usize, Cells)]) -> RegionView {
        let first = &self.deciders[0].assessed;
        let points = |decider: usize, pairs: &Cells| -> i64 {
            let assessed = &self.deciders[decider].assessed;
            pairs.iter().filter_map(|&(row, col)| assessed.steps_of(row.0, col.0)).sum()
        };
        let label = |&pair: &(Row, Col)| -> RegionLabel {
            first.profile(opposite(pair, member)).region.label()
        };
        let of = |(decider, own): &(usize, Cells)| {
            let mut prefers = (*decider, points(*decider, own));
            for (other, pairs) in partners {
                let there = points(*decider, pairs);
                if there > prefers.1 {
                    prefers = (*other, there);
                }
            }
            let resolution = self.deciders[*decider].assessed.programme().resolution();
            RegionPartner {
                decider: *decider,
                partners: own.iter().map(label).collect(),
                points: resolution.value(points(*decider, own)),
                prefers: prefers.0,
            }
        };
        RegionView {
            region: first.profile(member).region.label(),
            partners: partners.iter().map(of).collect(),
        }
    }
}

/// What a plan is worth to a decider, in steps: its total, less the reservation of each pair where pairs are
/// free.
fn worth(assessed: &Assessment, plan: &[(Row, Col)]) -> i64 {
    let less = match pairs_wanted(assessed.programme()) {
        Pairs::Free { reservation } => reservation,
        _ => 0,
    };
    let steps = plan.iter().filter_map(|&(row, col)| assessed.steps_of(row.0, col.0));
    steps.map(|steps| steps - less).sum()
}

/// What the best plan is worth more than another, in points.
fn regret(assessed: &Assessment, best: &[(Row, Col)], plan: &[(Row, Col)]) -> f64 {
    assessed.programme().resolution().value(worth(assessed, best) - worth(assessed, plan))
}
