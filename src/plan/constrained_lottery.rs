//! A plan drawn at random under rules that no flow can keep.

use super::answer::uncertified;
use super::assessment::Assessment;
use super::decide::one_by_one;
use super::error::PlanningError;
use super::lottery::PlanLottery;
use super::model::PlanModel;
use super::no_lottery::NoLottery;
use super::objective::{level, objectives};
use crate::assignment::model::{
    ConstrainedLexicographic, ConstrainedRandomised, Level, NodeLimit, RandomisedError, Share,
};
use crate::assignment::randomised;
use crate::certificate;
use crate::rules::RuleId;

impl Assessment {
    /// The lottery under side constraints; `best` is the total of the best plan, in steps.
    pub(super) fn constrained_lottery(
        &self,
        cap: Share,
        seed: u64,
        model: &PlanModel,
        best: i64,
    ) -> Result<PlanLottery, PlanningError> {
        if one_by_one(self) {
            return Err(NoLottery::Rounds { rules: rules_beyond_flows(model) }.into());
        }
        // What comes behind the objectives would make every plan drawn one of the best.
        let levels: Vec<Level> = objectives(self).iter().map(|it| level(self, it)).collect();
        let PlanModel { cells, quotas, constraints, .. } = model;
        self.observer().begin()?;
        let answer = randomised::solve_constrained_with_progress(
            cells,
            quotas,
            constraints,
            &levels,
            cap,
            NodeLimit::default(),
            |progress| self.observer().searching(progress),
        );
        let answer = match answer {
            Err(RandomisedError::NoLibrary) => {
                return Err(NoLottery::Rules { rules: rules_beyond_flows(model) }.into());
            }
            answer => answer?,
        };
        certificate::check_constrained_randomised(
            cells,
            quotas,
            constraints,
            &levels,
            cap,
            &answer,
        )
        .map_err(|flaw| uncertified(&flaw))?;
        // Once it is stopped, no search has run that would have.
        self.observer().begin()?;
        match answer {
            ConstrainedRandomised::Drawing { drawing, bound, best: found } => {
                let Some((Level::MaximizeSum(weights), earlier)) = levels.split_last() else {
                    return Err(PlanningError::Undecided);
                };
                if !are_proved(&found, earlier.len()) {
                    return Err(PlanningError::Undecided);
                }
                let gap = bound.gap(&drawing, weights, cap).ok_or(PlanningError::Undecided)?;
                Ok(self.lottery(cap, seed, &drawing, best, gap))
            }
            ConstrainedRandomised::CapTooLow { lowest_cap, best: found, .. } => {
                if !are_proved(&found, levels.len().saturating_sub(1)) {
                    return Err(PlanningError::Undecided);
                }
                Err(match lowest_cap {
                    Some(lowest) => NoLottery::Cap { cap, lowest },
                    None => NoLottery::CapTooLow { cap },
                }
                .into())
            }
            ConstrainedRandomised::Infeasible(_) => Err(PlanningError::NoPlan { round: None }),
            ConstrainedRandomised::Unknown => Err(PlanningError::Undecided),
        }
    }
}

/// Whether the first levels are proved, which every plan drawn reaches.
fn are_proved(best: &ConstrainedLexicographic, levels: usize) -> bool {
    match best {
        ConstrainedLexicographic::Plan { reached, .. } => {
            reached.iter().take(levels).all(|level| level.proved)
        }
        _ => false,
    }
}

/// The rules that bound sets of pairs that no flow can keep.
fn rules_beyond_flows(model: &PlanModel) -> Vec<RuleId> {
    let owners = model.side.iter().flat_map(|owner| [owner.least, owner.most]);
    let mut rules: Vec<RuleId> = owners.flatten().collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}
