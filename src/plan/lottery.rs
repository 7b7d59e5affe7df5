//! A plan drawn at random, with no pair likelier than a cap.

use serde::{Deserialize, Serialize};

use super::answer::{total, uncertified};
use super::assessment::Assessment;
use super::decide::one_by_one;
use super::error::PlanningError;
use super::no_lottery::NoLottery;
use super::objective::objectives;
use crate::assignment::model::{CapConflict, Level, RandomisedPlan, Share};
use crate::assignment::{Col, Outcome, Row, randomised};
use crate::certificate;
use crate::profile::RegionLabel;

/// A lottery over plans: which pairs can be drawn, how likely each is, and what one seed draws.
///
/// # When not to trust it
///
/// The probabilities are exact, but only those of single pairs are capped: two pairs may still always come
/// together. They say how the draw is made, not how well a pair will work. An evaluation may
/// compare pairs that were drawn with pairs that were not only where the probability lies between 0 and 1, weighs each by
/// its probability, and needs the seed to have been fixed before anyone knew the scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PlanLottery {
    /// The highest probability that a pair may have, rounded to a millionth.
    pub cap: f64,
    /// The pairs that can be drawn, by the ids of their regions.
    pub pairs: Vec<LotteryPair>,
    /// The plans that can be drawn, the likeliest first.
    pub plans: Vec<LotteryPlan>,
    /// The mean of the total over all draws, in points.
    pub expected_total: f64,
    /// The total of the best plan, in points, which a lottery gives up in part.
    pub best_total: f64,
    /// How much more the last objective can expect at most in any other lottery that keeps the cap and the rules, in
    /// its units (points for the total): 0 where this one is proved to be best. Above 0 only under rules on kinds of
    /// pairs, exclusive regions, and none or at least a number: rounding to a billionth costs next to nothing, a
    /// search that reached its limit may cost more.
    #[serde(default)]
    pub gap: f64,
    /// The seed.
    pub seed: u64,
    /// Which of the plans the seed draws, counted from 0.
    pub drawn: usize,
}

/// A pair that can be drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LotteryPair {
    /// The region of the left side.
    pub left: RegionLabel,
    /// The region of the right side.
    pub right: RegionLabel,
    /// Its score, in points.
    pub score: f64,
    /// Its probability, above 0 and up to the cap.
    pub probability: f64,
    /// Whether the plan of the seed has it.
    pub is_drawn: bool,
}

/// A plan that can be drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LotteryPlan {
    /// Its probability; those of all plans add up to 1.
    pub probability: f64,
    /// The sum of the scores, in points.
    pub total: f64,
    /// Its pairs, by their places in [`PlanLottery::pairs`].
    pub pairs: Vec<usize>,
}

impl PlanLottery {
    /// Returns the expected total as a share of the best plan's, from 0 to 1; `None` if that is 0.
    pub fn share_of_best(&self) -> Option<f64> {
        (self.best_total > 0.0).then(|| self.expected_total / self.best_total)
    }

    /// Returns the plan that the seed draws.
    pub fn drawn_plan(&self) -> Option<&LotteryPlan> {
        self.plans.get(self.drawn)
    }
}

impl Assessment {
    /// Returns the lottery over plans with the greatest expected total in which no pair has a probability
    /// above `cap`, and the plan that `seed` draws. Every plan that can be drawn keeps all rules; other objectives that are
    /// sums come first as the programme states them, each as an expected value. Under pair quotas, exclusive regions, quotas that
    /// overlap, and "none or at least" sums, every plan that can be drawn is as good as the best by all objectives but the last,
    /// and [`gap`](PlanLottery::gap) says what the proof leaves open; with free pairs, pairs without gain may be drawn there.
    ///
    /// Use it where a programme is to be evaluated later, since pairs that were drawn can be compared with
    /// pairs that might have been; and where nobody should be able to secure a partner by what they state. A cap of 1 draws the
    /// best plan. Rounds that are decided one by one are drawn at once here, the objectives of earlier rounds first.
    ///
    /// # Errors
    /// [`PlanningError::Lottery`] where the rules or objectives allow no lottery, or the cap is too low, with the lowest
    /// one that can be kept; [`PlanningError::Share`] if `cap` is not above 0 and up to 1;
    /// [`PlanningError::NoPlan`] if there is no plan; [`PlanningError::Undecided`] if the searches end before there is a
    /// lottery; otherwise as [`propose`](Self::propose).
    ///
    /// # Complexity
    /// As [`randomised::solve`](crate::assignment::randomised::solve()), or under the rules named above as
    /// [`randomised::solve_constrained`](crate::assignment::randomised::solve_constrained()): some hundred searches for a plan,
    /// which take the feature `microlp` or `highs`. [`with_progress`](Self::with_progress) can stop them.
    ///
    /// # Reference
    /// S. Jecmen and others, *Mitigating manipulation in peer review via randomized reviewer assignments* (2020),
    /// arXiv:2006.16437.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let lottery = assessed.plan_lottery(0.5, 7)?;
    /// assert!(lottery.pairs.iter().all(|pair| pair.probability <= 0.5));
    /// assert_eq!(lottery.drawn_plan().unwrap().pairs.len(), 20);
    /// // Half of the certainty costs a small part of the total.
    /// assert!(lottery.share_of_best().unwrap() > 0.9);
    /// // Twenty partners for each region: a cap of 1/20 draws all pairs equally often, and no lower one can be kept.
    /// let error = assessed.plan_lottery(0.04, 7).unwrap_err();
    /// assert!(error.to_string().ends_with("the lowest cap that the rules allow is 1/20"));
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn plan_lottery(&self, cap: f64, seed: u64) -> Result<PlanLottery, PlanningError> {
        let cap = Share::nearest(cap)?;
        let best = self.decided_plan()?;
        let levels = self.lottery_levels()?;
        let model = self.full_model()?;
        if !model.constraints.is_empty() {
            return self.constrained_lottery(cap, seed, &model, best.total);
        }
        self.observer().begin()?;
        let (cells, quotas) = (&model.cells, &model.quotas);
        let outcome = randomised::solve(cells, quotas, &levels, cap)?;
        certificate::check_randomised(cells, quotas, &levels, cap, &outcome)
            .map_err(|flaw| uncertified(&flaw))?;
        match outcome {
            Outcome::Optimal(found) => Ok(self.lottery(cap, seed, &found, best.total, 0.0)),
            Outcome::Infeasible(CapConflict { lowest_cap: Some(lowest), .. }) => {
                Err(NoLottery::Cap { cap, lowest }.into())
            }
            Outcome::Infeasible(_) => Err(PlanningError::NoPlan { round: None }),
        }
    }

    /// What is made best, in order; of rounds that are decided one by one, the first round first.
    fn lottery_levels(&self) -> Result<Vec<Level>, PlanningError> {
        // What comes behind the objectives is a sum.
        if let Some(objective) = objectives(self).into_iter().find(|it| !it.is_sum()) {
            return Err(NoLottery::Objective { objective }.into());
        }
        let levels = self.solver_levels();
        if !one_by_one(self) {
            return Ok(levels);
        }
        let profiles = self.left().profiles().iter();
        let round_of: Vec<_> = profiles.map(|it| self.round_of(&it.region.id)).collect();
        let of_round = |round: usize, level: &Level| {
            let mut weights = level.clone();
            if let Level::MaximizeSum(weights) = &mut weights {
                let rows = round_of.iter().zip(weights.rows_mut());
                rows.filter(|(own, _)| **own != Some(round)).for_each(|(_, mut row)| row.fill(0));
            }
            weights
        };
        let rounds = 0..self.programme().rounds.len();
        let of_round = &of_round;
        Ok(rounds.flat_map(|round| levels.iter().map(move |it| of_round(round, it))).collect())
    }

    /// The drawing by the ids of regions; `best` is the total of the best plan and `gap` what the proof leaves open,
    /// in steps.
    pub(super) fn lottery(
        &self,
        cap: Share,
        seed: u64,
        found: &RandomisedPlan,
        best: i64,
        gap: f64,
    ) -> PlanLottery {
        let resolution = self.programme().resolution();
        let share = |parts: u64| parts as f64 / found.of as f64;
        let seeded = found.draw(seed);
        let place = |row: Row, col: Col| {
            found.pairs.binary_search_by_key(&(row, col), |&(row, col, _)| (row, col)).ok()
        };
        let pairs = found.pairs.iter().map(|&(row, col, parts)| LotteryPair {
            left: self.profile(row.into()).region.label(),
            right: self.profile(col.into()).region.label(),
            score: self.score(row.0, col.0).unwrap_or_default(),
            probability: share(parts),
            is_drawn: seeded.is_some_and(|plan| plan.pairs.binary_search(&(row, col)).is_ok()),
        });
        let plans = found.plans.iter().map(|plan| LotteryPlan {
            probability: share(plan.parts),
            total: resolution.value(total(self, &plan.pairs)),
            pairs: plan.pairs.iter().filter_map(|&(row, col)| place(row, col)).collect(),
        });
        let drawn = found.plans.iter().position(|plan| Some(plan) == seeded);
        let steps = self.steps().mapv(Option::unwrap_or_default);
        PlanLottery {
            cap: cap.value(),
            pairs: pairs.collect(),
            plans: plans.collect(),
            expected_total: found.expected(&steps) * resolution.unit(),
            best_total: resolution.value(best),
            gap: gap * resolution.unit(),
            seed,
            drawn: drawn.unwrap_or_default(),
        }
    }
}
