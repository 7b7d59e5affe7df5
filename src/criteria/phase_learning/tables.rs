//! What depends on levels alone, looked up by small codes.

use crate::profile::{PhaseLevel, Profile};

pub(super) const PHASES: usize = 6;
/// Levels go from 0 to 3; the next code is an unknown level.
const UNKNOWN: u8 = 4;
const CODES: u8 = UNKNOWN + 1;
const PRODUCTS: usize = 3 * 3 + 1;
const TOTALS: usize = 3 * PHASES + 1;

/// What a learner gets in one phase.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Step {
    /// 1 if the need and the capacity of the teacher are known.
    pub(super) known: u8,
    pub(super) need: u8,
    /// Need times the gap that can be filled.
    pub(super) product: u8,
}

/// What depends on the levels alone.
#[derive(Debug)]
pub(super) struct Tables {
    /// By the codes of the learner and the teacher together; as long as a byte counts.
    steps: [Step; 256],
    /// need · gap / 3 / Σ need / directions: by directions that are known, Σ need and product. Not a number
    /// if no direction is known.
    pub(super) amounts: [[[f64; PRODUCTS]; TOTALS]; 3],
}

impl Tables {
    pub(super) fn new() -> Box<Self> {
        let mut steps = [Step::default(); 256];
        for need in 0..UNKNOWN {
            for own in 0..CODES {
                for capacity in 0..UNKNOWN {
                    let gap = match own {
                        UNKNOWN => capacity.min(need),
                        own => capacity.saturating_sub(own),
                    };
                    let place = usize::from(learner_code(need, own) + capacity);
                    steps[place] = Step { known: 1, need, product: need * gap };
                }
            }
        }
        let mut amounts = [[[0.0; PRODUCTS]; TOTALS]; 3];
        amounts[0] = [[f64::NAN; PRODUCTS]; TOTALS];
        for (directions, amounts) in amounts.iter_mut().enumerate().skip(1) {
            for (total, amounts) in amounts.iter_mut().enumerate().skip(1) {
                for (product, amount) in amounts.iter_mut().enumerate() {
                    *amount = product as f64 / 3.0 / total as f64 / directions as f64;
                }
            }
        }
        Box::new(Self { steps, amounts })
    }

    pub(super) fn step(&self, learner: u8, teacher: u8) -> Step {
        self.steps[usize::from(learner + teacher)]
    }
}

fn learner_code(need: u8, own: u8) -> u8 {
    (need * CODES + own) * CODES
}

/// The codes of a region in each phase, as one who learns and as one who teaches.
pub(super) struct Codes {
    pub(super) learner: [u8; PHASES],
    pub(super) teacher: [u8; PHASES],
}

impl Codes {
    pub(super) fn new(profile: &Profile) -> Self {
        let code = |level: Option<PhaseLevel>| level.map_or(UNKNOWN, PhaseLevel::get);
        let [needs, capacities] = [profile.phase_needs, profile.capacities].map(|it| it.map(code));
        let learner = std::array::from_fn(|p| learner_code(needs[p], capacities[p]));
        Self { learner, teacher: capacities }
    }
}
