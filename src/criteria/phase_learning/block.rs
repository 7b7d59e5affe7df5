//! Whole blocks: small whole numbers, and all amounts from one table.

use super::{LearningFormula, PhaseLearning};
use crate::criteria::pair::PairBlock;
use crate::criteria::value::Value;
use crate::profile::{PhaseLevel, Profile};

const PHASES: usize = 6;
/// Levels go from 0 to 3.
const GREATEST_LEVEL: usize = 3;
const PRODUCTS: usize = GREATEST_LEVEL * GREATEST_LEVEL + 1;
const TOTALS: usize = GREATEST_LEVEL * PHASES + 1;

/// The levels of a region in each phase; `None` is unknown.
struct Levels {
    needs: [Option<u8>; PHASES],
    capacities: [Option<u8>; PHASES],
}

impl Levels {
    fn new(profile: &Profile) -> Self {
        let read = |levels: [Option<PhaseLevel>; PHASES]| levels.map(|it| Some(it?.get()));
        Self { needs: read(profile.phase_needs), capacities: read(profile.capacities) }
    }
}

/// What one learns of the other: the products of need and gap of each phase, and Σ of the needs.
struct Lesson {
    products: [u8; PHASES],
    total: u8,
}

/// `None` if no phase is known.
fn lesson(learner: &Levels, teacher: &Levels) -> Option<Lesson> {
    let mut lesson = Lesson { products: [0; PHASES], total: 0 };
    let mut known = false;
    for p in 0..PHASES {
        let (Some(need), Some(capacity)) = (learner.needs[p], teacher.capacities[p]) else {
            continue;
        };
        let gap = match learner.capacities[p] {
            Some(own) => capacity.saturating_sub(own),
            None => capacity.min(need),
        };
        known = true;
        lesson.total += need;
        lesson.products[p] = need * gap;
    }
    known.then_some(lesson)
}

/// need · gap / 3 / Σ need / directions, by the product and by the sum.
struct Amounts([[f64; PRODUCTS]; TOTALS]);

impl Amounts {
    fn new(directions: f64) -> Self {
        let mut amounts = [[0.0; PRODUCTS]; TOTALS];
        for (total, amounts) in amounts.iter_mut().enumerate().skip(1) {
            for (product, amount) in amounts.iter_mut().enumerate() {
                *amount = product as f64 / 3.0 / total as f64 / directions;
            }
        }
        Self(amounts)
    }

    /// Adds the amounts of a lesson, phase by phase.
    fn add(&self, sum: f64, lesson: &Lesson) -> f64 {
        let amounts = &self.0[usize::from(lesson.total)];
        lesson.products.iter().fold(sum, |sum, &product| sum + amounts[usize::from(product)])
    }
}

impl PhaseLearning {
    pub(super) fn fill_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let amounts = [Amounts::new(1.0), Amounts::new(2.0)];
        let right: Vec<Levels> = block.right.iter().map(Levels::new).collect();
        for left in block.left.iter().map(Levels::new) {
            values.extend(right.iter().map(|right| {
                let to_seeker = || lesson(&left, right);
                let to_host = || lesson(right, &left);
                let lessons = match self.formula {
                    LearningFormula::SeekerLearns => [to_seeker(), None],
                    LearningFormula::HostLearns => [None, to_host()],
                    LearningFormula::BothLearn => [to_seeker(), to_host()],
                };
                let Some(last) = lessons.iter().flatten().count().checked_sub(1) else {
                    return Value::UNKNOWN;
                };
                let all = lessons.iter().flatten();
                Value::known(all.fold(0.0, |sum, lesson| amounts[last].add(sum, lesson)))
            }));
        }
    }
}
