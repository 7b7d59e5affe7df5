//! The two regions are near each other.

use super::criterion::Criterion;
use super::great_circle::{EARTH_RADIUS_KM, Places, haversine_km};
use super::meaning::Meaning;
use super::pair::{Pair, PairBlock};
use super::reason::Reason;
use super::tally::Tally;
use super::unknown::Unknown;
use super::value::Value;
use super::zero::ZeroReason;
use crate::profile::{Pool, Profile};
use crate::vocabulary::vocabulary;

/// The longest distance on the globe: half its circumference.
const HALF_WAY_KM: f64 = EARTH_RADIUS_KM * std::f64::consts::PI;

vocabulary! {
    /// How nearness falls with distance.
    pub enum NearnessFormula as "formula" {
        /// 1 − d / 20,015 km. The default.
        Linear = "linear",
        /// 1 − ln(1 + d) / ln(1 + 20,015), d in km: the first hundred kilometres count most.
        Logarithmic = "logarithmic",
    }
}

/// How near the two regions are. Unknown without coordinates of both.
#[derive(Debug)]
pub struct Nearness {
    formula: NearnessFormula,
    left: Places,
    right: Places,
}

impl Nearness {
    /// Prepares both pools.
    pub fn new(left: &Pool, right: &Pool, formula: NearnessFormula) -> Self {
        Self { formula, left: Places::new(left), right: Places::new(right) }
    }

    fn value(&self, km: f64) -> f64 {
        match self.formula {
            NearnessFormula::Linear => linear(km),
            NearnessFormula::Logarithmic => logarithmic(km),
        }
    }

    fn fill(&self, block: &PairBlock<'_>, values: &mut Vec<Value>, value: impl Fn(f64) -> f64) {
        block.by_row(values, |left, line| {
            self.right.km_from(self.left.at(left.index), block.columns(), line);
            for cell in line {
                cell.0 = value(cell.0);
            }
        });
    }
}

fn linear(km: f64) -> f64 {
    at_least_0(1.0 - km / HALF_WAY_KM)
}

fn logarithmic(km: f64) -> f64 {
    at_least_0(1.0 - km.ln_1p() / HALF_WAY_KM.ln_1p())
}

/// Unlike `max`, leaves what is not a number.
fn at_least_0(value: f64) -> f64 {
    if value < 0.0 { 0.0 } else { value }
}

impl Criterion for Nearness {
    fn id(&self) -> &'static str {
        "nearness"
    }

    fn meaning(&self) -> Meaning {
        Meaning::Nearness
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        let place = |profile: &Profile| {
            let missing = || Unknown::NoCoordinates { region: profile.region.label() };
            profile.region.coordinates.ok_or_else(missing)
        };
        let km = haversine_km(place(pair.left)?, place(pair.right)?);
        tally.add(self.value(km), || Reason::Distance { km });
        tally.explain_zero(|| ZeroReason::FarthestApart { km });
        Ok(())
    }

    fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        // One loop each, so that the one without logarithms becomes vector code.
        match self.formula {
            NearnessFormula::Linear => self.fill(block, values, linear),
            NearnessFormula::Logarithmic => self.fill(block, values, logarithmic),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{HALF_WAY_KM, at_least_0, linear, logarithmic};

    #[test]
    fn from_one_to_zero_and_unknown() {
        assert!((HALF_WAY_KM - 20_015.114_442_035_923).abs() < 1e-6);
        for value in [linear, logarithmic] {
            assert_eq!((value(0.0), value(HALF_WAY_KM)), (1.0, 0.0));
            assert!(value(f64::NAN).is_nan());
        }
        assert_eq!((at_least_0(-1e-17), at_least_0(0.25)), (0.0, 0.25));
    }
}
