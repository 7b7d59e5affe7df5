//! One region can teach the phases of a strategy that the other needs.

mod block;
mod tables;

use self::tables::Tables;
use super::criterion::Criterion;
use super::meaning::Meaning;
use super::pair::{Pair, PairBlock};
use super::reason::Reason;
use super::tally::Tally;
use super::unknown::Unknown;
use super::value::Value;
use super::zero::ZeroReason;
use crate::profile::{Phase, Profile};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Who learns.
    pub enum LearningFormula as "formula" {
        /// The left region learns from the right one. The default.
        SeekerLearns = "seeker-learns",
        /// The right region learns from the left one.
        HostLearns = "host-learns",
        /// Mean of the two directions that are known.
        BothLearn = "both-learn",
    }
}

/// How well the phases in which one region has needs are those in which the other has more
/// capacity:
///
/// ```text
/// Σ_p need_p max(0, capacity of the partner − own capacity) / 3 / Σ_p need_p
/// ```
///
/// over the six phases of a strategy, with levels from 0 to 3. A phase without a recorded need, or
/// whose capacity at the partner is unknown, is left out of both sums. If the learner's
/// own capacity is unknown, the gap that can be filled is the smaller of need and capacity: an
/// unknown capacity does not mean none. Unknown if no phase is left; 0 if the learner is known to
/// need nothing in those that are.
///
/// A pair takes constant time.
#[derive(Debug)]
pub struct PhaseLearning {
    formula: LearningFormula,
    tables: Box<Tables>,
}

impl PhaseLearning {
    /// Creates the criterion with its formula.
    pub fn new(formula: LearningFormula) -> Self {
        Self { formula, tables: Tables::new() }
    }
}

/// The phases in which `learner` has a need and `teacher` a known capacity: phase, need, capacity,
/// and the gap that can be filled, 0 to 3.
fn phases<'a>(
    learner: &'a Profile,
    teacher: &'a Profile,
) -> impl Iterator<Item = (Phase, u8, u8, u8)> + Clone + 'a {
    Phase::ALL.iter().enumerate().filter_map(|(p, &phase)| {
        let need = learner.phase_needs[p]?.get();
        let capacity = teacher.capacities[p]?.get();
        let gap = match learner.capacities[p] {
            Some(own) => capacity.saturating_sub(own.get()),
            None => capacity.min(need),
        };
        Some((phase, need, capacity, gap))
    })
}

/// The phases that one region needs and another can teach it, in their order.
#[cfg(feature = "html")]
pub(crate) fn taught_phases(learner: &Profile, teacher: &Profile) -> Vec<Phase> {
    let taught = phases(learner, teacher).filter(|&(_, need, _, gap)| need > 0 && gap > 0);
    taught.map(|(phase, ..)| phase).collect()
}

/// Why one region can teach another nothing, where phases are known.
fn nothing_taught(learner: &Profile, teacher: &Profile) -> ZeroReason {
    let needs_nothing = phases(learner, teacher).all(|(_, need, _, _)| need == 0);
    let [learner, teacher] = [learner, teacher].map(|profile| profile.region.label());
    if needs_nothing {
        ZeroReason::NoPhaseNeeded { learner }
    } else {
        ZeroReason::NothingToTeach { learner, teacher }
    }
}

impl Criterion for PhaseLearning {
    fn id(&self) -> &'static str {
        "strategy-learning"
    }

    fn meaning(&self) -> Meaning {
        match self.formula {
            LearningFormula::SeekerLearns => Meaning::SeekerLearns,
            LearningFormula::HostLearns => Meaning::HostLearns,
            LearningFormula::BothLearn => Meaning::BothLearn,
        }
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        let both = [(pair.left, pair.right), (pair.right, pair.left)];
        let directions = match self.formula {
            LearningFormula::SeekerLearns => &both[..1],
            LearningFormula::HostLearns => &both[1..],
            LearningFormula::BothLearn => &both[..],
        };
        let known =
            |(learner, teacher): &(&Profile, &Profile)| phases(learner, teacher).next().is_some();
        let count = directions.iter().filter(|direction| known(direction)).count();
        if count == 0 {
            let (learner, teacher) = directions[0];
            // Boxed, because an error is passed on through every layer.
            let [learner, teacher] = [learner, teacher].map(|it| Box::new(it.region.label()));
            return Err(Unknown::NoPhase { learner, teacher });
        }
        for (learner, teacher) in directions.iter().filter(|direction| known(direction)) {
            let phases = phases(learner, teacher);
            let total: f64 = phases.clone().map(|(_, need, _, _)| f64::from(need)).sum();
            for (phase, need, capacity, gap) in phases.filter(|(_, need, _, _)| *need > 0) {
                let amount = f64::from(need) * f64::from(gap) / 3.0 / total / count as f64;
                tally.add(amount, || Reason::PhaseTaught { phase, need, capacity });
            }
        }
        for (learner, teacher) in directions.iter().filter(|direction| known(direction)) {
            tally.explain_zero(|| nothing_taught(learner, teacher));
        }
        Ok(())
    }

    fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        self.fill_block(block, values);
    }
}
