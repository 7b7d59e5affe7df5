//! Pairs that hold whatever the unknown values are.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::questions::PlanIf;
use crate::assignment::{Col, Member, Row};
use crate::plan::{Assessment, PlanningError};
use crate::profile::RegionLabel;
use crate::programme::RoundDecision;
use crate::rules::Objective;
use crate::score::Value;
use crate::sensitivity::pair_losses::PairLosses;
use crate::sensitivity::standing::{Certainty, PairStanding};

/// What of a plan holds whatever the unknown values are. A *completion* is a value from 0 to 1 for each of them,
/// after normalisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Completions {
    /// The best plan of the completion that is worst for the present plan: its own unknown values are lowest, all
    /// others highest. Its regret is the greatest that the present plan can have; 0 says that the plan is a best
    /// one for every completion.
    pub worst: PlanIf,
    /// The pairs of the plan, and those other ones that may be in a best plan, as far as is known; row by row.
    pub pairs: Vec<PairHolds>,
    /// Number of pairs that are in no best plan of any completion.
    pub never: usize,
}

/// Whether a pair holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PairHolds {
    /// The left region.
    pub left: RegionLabel,
    /// The right region.
    pub right: RegionLabel,
    /// Whether the present plan has the pair.
    pub is_proposed: bool,
    /// For which completions it is in a best plan.
    pub holds: Holds,
}

/// For which completions a pair is in a best plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// For every one: proved.
    Always,
    /// For some and not for others: an example of each is known.
    Sometimes,
    /// For some, as far as is known; whether for all is open.
    Open,
    /// Neither a proof that there is none nor an example was found.
    Unproved,
}

impl Assessment {
    /// Says which pairs are in a best plan whatever the unknown values are, which in none, and how much the plan could
    /// lose for not knowing them: its largest regret over all completions (Aissi, Bazgan & Vanderpooten, *Min–max and
    /// min–max regret versions of combinatorial optimization problems: a survey*, European Journal of Operational
    /// Research 197, 2009).
    ///
    /// The regret is exact: it is that of one completion, in which the plan's own unknown values are lowest and
    /// all others highest. What is said of single pairs is proved, or an example is known, or it is left open.
    ///
    /// Proof. Let w be that completion and P the plan. If a plan Q is better than P for some completion, it is so
    /// by at least as much in w, since all that only Q has is highest there and all that only P has is lowest.
    /// So a pair whose best plan without it is no better than P in w is in a best plan of every completion,
    /// and a pair whose best plan with it is worse than P in w is in none.
    ///
    /// # Errors
    /// [`PlanningError::NoCompletions`] where plans of different completions are not compared by their total alone;
    /// otherwise as for [`pair_losses`](Self::pair_losses).
    ///
    /// # Complexity
    /// That of the losses of all pairs, four times.
    ///
    /// # When not to trust it
    /// Each unknown value is taken by itself, also if several hang on one fact: what is proved holds all the more,
    /// but the regret may be larger than any answer could make it. With ranks and with values at the mean of
    /// their criterion, one more known value would also move the others a little.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    /// use regiopair::sensitivity::Holds;
    ///
    /// # #[cfg(feature = "data")] {
    /// // Of the forty regions of the annex everything that has a weight is known.
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let completions = assessed.completions()?;
    /// assert_eq!(completions.worst.regret(), Some(0.0));
    /// assert!(completions.pairs.iter().all(|pair| pair.holds == Holds::Always));
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn completions(&self) -> Result<Completions, PlanningError> {
        self.comparable_completions()?;
        let present = self.pair_losses()?;
        let is_proposed = |cell| present.standings[cell].is_proposed();
        let plan: Vec<(Row, Col)> = present
            .standings
            .indexed_iter()
            .filter(|(_, standing)| standing.is_proposed())
            .map(|((row, col), _)| (Row(row), Col(col)))
            .collect();
        let bounds = self.bounds();
        let completed = |is_high: &dyn Fn((usize, usize)) -> bool| {
            let scores = Array2::from_shape_fn(bounds.dim(), |cell| match bounds[cell] {
                Some([low, high]) => Value::known(if is_high(cell) { high } else { low }),
                None => Value::UNKNOWN,
            });
            self.scored_by(self.scores().assuming(scores))
        };
        let worst_case = completed(&|cell| !is_proposed(cell));
        let worst = worst_case.plan_next_to(&plan)?;
        let regret = worst.regret().unwrap_or(f64::INFINITY);
        let in_worst = worst_case.pair_losses()?;
        let examples = [completed(&|_| false).pair_losses()?, completed(&|_| true).pair_losses()?];
        let mut never = 0;
        let mut pairs = Vec::new();
        for (cell, standing) in in_worst.standings.indexed_iter() {
            let proved = proved(standing, is_proposed(cell), regret, &in_worst.objectives);
            let is_best = |losses: &PairLosses| is_in_best(&losses.standings[cell]);
            let known = [&present, &in_worst, &examples[0], &examples[1]].map(is_best);
            let holds = match proved {
                Some(true) => Holds::Always,
                Some(false) => {
                    never += 1;
                    continue;
                }
                None if known.contains(&Some(true)) && known.contains(&Some(false)) => {
                    Holds::Sometimes
                }
                None if known.contains(&Some(true)) => Holds::Open,
                None => Holds::Unproved,
            };
            pairs.push(PairHolds {
                left: self.profile(Member::Row(Row(cell.0))).region.label(),
                right: self.profile(Member::Col(Col(cell.1))).region.label(),
                is_proposed: is_proposed(cell),
                holds,
            });
        }
        Ok(Completions { worst, pairs, never })
    }

    /// The lowest and the highest score of every pair; `None` if nothing is known of it.
    fn bounds(&self) -> Array2<Option<[f64; 2]>> {
        Array2::from_shape_fn(self.scores().scores().dim(), |(row, col)| {
            self.scores().explain(row, col).map(|score| [score.low, score.high])
        })
    }

    /// # Errors
    /// If plans of two completions are not compared by their total, after objectives that look at no score.
    fn comparable_completions(&self) -> Result<(), PlanningError> {
        let programme = self.programme();
        let looks_at_scores = |objective: &&Objective| {
            !matches!(objective, Objective::Pairs | Objective::FewestChanges | Objective::Total)
        };
        if let Some(objective) = programme.rules.objectives.iter().find(looks_at_scores) {
            return Err(PlanningError::NoCompletions {
                because: format!("objective `{objective}`"),
            });
        }
        let depends = |rule| programme.rules.depends_on_scores(rule);
        if let Some(effect) = self.effects().iter().find(|effect| depends(effect.rule)) {
            return Err(PlanningError::NoCompletions {
                because: format!("rule `{}`", effect.rule),
            });
        }
        if programme.rounds.len() > 1 && programme.rounds_decided == RoundDecision::OneByOne {
            let because = "rounds decided one by one".to_owned();
            return Err(PlanningError::NoCompletions { because });
        }
        Ok(())
    }
}

/// Whether a pair is in a best plan of every completion, or of none, by its standing in the worst one.
fn proved(
    standing: &PairStanding,
    is_proposed: bool,
    regret: f64,
    objectives: &[Objective],
) -> Option<bool> {
    let Some(loss) = standing.loss() else {
        return match standing {
            PairStanding::Necessary => Some(true),
            PairStanding::Impossible | PairStanding::Excluded { .. } => Some(false),
            _ => None,
        };
    };
    // Objectives before the total look at no score: what is lost there is lost in every completion.
    let total = objectives.iter().position(|it| *it == Objective::Total)?;
    let before = loss.amounts[..total].iter().any(|amount| *amount > 0.0);
    let points = if before { f64::INFINITY } else { *loss.amounts.get(total)? };
    let is_exact = loss.certainty == Certainty::Exact;
    match (is_proposed, standing.is_proposed()) {
        (true, true) if is_exact && points >= regret => Some(true),
        (false, false) if is_exact && points > regret => Some(false),
        _ => None,
    }
}

/// Whether a pair is in a best plan; `None` if that is not known.
fn is_in_best(standing: &PairStanding) -> Option<bool> {
    match standing {
        PairStanding::Proposed { .. } | PairStanding::Necessary => Some(true),
        PairStanding::Possible { loss } if loss.is_zero() => Some(true),
        PairStanding::Possible { loss } if loss.certainty == Certainty::Exact => Some(false),
        PairStanding::Impossible | PairStanding::Excluded { .. } => Some(false),
        _ => None,
    }
}
