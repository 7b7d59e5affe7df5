//! Whole blocks: levels as small codes, and all amounts from one table.

use super::tables::{Codes, PHASES, Step};
use super::{LearningFormula, PhaseLearning};
use crate::criteria::pair::PairBlock;
use crate::criteria::value::Value;
use crate::profile::PhaseLevel;

/// The phases of which something is known of the region of a row, with its codes.
fn known_phases(codes: [u8; PHASES], levels: [Option<PhaseLevel>; PHASES]) -> Vec<(usize, u8)> {
    let phases = codes.into_iter().zip(levels).enumerate();
    phases.filter_map(|(p, (code, level))| level.map(|_| (p, code))).collect()
}

impl PhaseLearning {
    pub(super) fn fill_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let right: Vec<Codes> = block.right.iter().map(Codes::new).collect();
        let (seeker_learns, host_learns) = match self.formula {
            LearningFormula::SeekerLearns => (true, false),
            LearningFormula::HostLearns => (false, true),
            LearningFormula::BothLearn => (true, true),
        };
        for left in block.left {
            let own = Codes::new(left);
            let learnt = known_phases(own.learner, left.phase_needs);
            let taught = known_phases(own.teacher, left.capacities);
            let learnt = if seeker_learns { &*learnt } else { &[] };
            let taught = if host_learns { &*taught } else { &[] };
            values.extend(right.iter().map(|right| {
                let to_seeker =
                    || learnt.iter().map(|&(p, own)| self.tables.step(own, right.teacher[p]));
                let to_host =
                    || taught.iter().map(|&(p, own)| self.tables.step(right.learner[p], own));
                self.value(to_seeker, to_host)
            }));
        }
    }

    /// The value by the steps of both directions, without a branch that depends on the pair.
    #[inline]
    fn value<S: Iterator<Item = Step>, H: Iterator<Item = Step>>(
        &self,
        to_seeker: impl Fn() -> S,
        to_host: impl Fn() -> H,
    ) -> Value {
        let (seeker_known, seeker_total) = known_and_total(to_seeker());
        let (host_known, host_total) = known_and_total(to_host());
        let amounts = &self.tables.amounts[seeker_known + host_known];
        // 0, or not a number if nothing is known.
        let start = amounts[0][0];
        let sum = to_seeker()
            .fold(start, |sum, step| sum + amounts[seeker_total][usize::from(step.product)]);
        Value(to_host().fold(sum, |sum, step| sum + amounts[host_total][usize::from(step.product)]))
    }
}

/// Whether any step is known, as a number, and Σ of the needs.
#[inline]
fn known_and_total(steps: impl Iterator<Item = Step>) -> (usize, usize) {
    let (known, total) =
        steps.fold((0, 0), |(known, total), step| (known | step.known, total + step.need));
    (usize::from(known), usize::from(total))
}
