//! The two regions are near each other.

use super::criterion::Criterion;
use super::meaning::Meaning;
use super::pair::{Pair, PairBlock};
use super::reason::Reason;
use super::tally::Tally;
use super::unknown::Unknown;
use super::value::Value;
use super::zero::ZeroReason;
use crate::profile::{Coordinates, Profile};
use crate::vocabulary::vocabulary;

/// Mean radius of the earth in kilometres (IUGG).
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

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

/// Returns the great-circle distance in kilometres by the haversine formula, from 0 to 20,015.1.
///
/// ```
/// use regiopair::criteria::haversine_km;
/// use regiopair::profile::Coordinates;
///
/// let salta = Coordinates { latitude: -24.7859, longitude: -65.4117 };
/// let evora = Coordinates { latitude: 38.5714, longitude: -7.9135 };
/// assert!((haversine_km(salta, evora) - 9_241.094_409).abs() < 1e-5);
/// ```
pub fn haversine_km(a: Coordinates, b: Coordinates) -> f64 {
    Place::new(a).km_to(Place::new(b))
}

/// A point with the cosine of its latitude.
#[derive(Clone, Copy)]
struct Place {
    at: Coordinates,
    cosine: f64,
}

impl Place {
    fn new(at: Coordinates) -> Self {
        Self { at, cosine: at.latitude.to_radians().cos() }
    }

    fn km_to(self, other: Self) -> f64 {
        let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
        let (a, b) = (self.at, other.at);
        let h = half(a.latitude, b.latitude)
            + self.cosine * other.cosine * half(a.longitude, b.longitude);
        // Rounding may carry h past 1 for antipodes.
        2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
    }
}

/// How near the two regions are. Unknown without coordinates of both.
#[derive(Debug)]
pub struct Nearness {
    formula: NearnessFormula,
}

impl Nearness {
    /// Creates the criterion with its formula.
    pub fn new(formula: NearnessFormula) -> Self {
        Self { formula }
    }

    fn value(&self, km: f64) -> f64 {
        let value = match self.formula {
            NearnessFormula::Linear => 1.0 - km / HALF_WAY_KM,
            NearnessFormula::Logarithmic => 1.0 - km.ln_1p() / HALF_WAY_KM.ln_1p(),
        };
        value.max(0.0)
    }
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
        let place = |profile: &Profile| profile.region.coordinates.map(Place::new);
        let right: Vec<Option<Place>> = block.right.iter().map(place).collect();
        for left in block.left.iter().map(place) {
            values.extend(right.iter().map(|right| match (left, right) {
                (Some(left), Some(right)) => Value::known(self.value(left.km_to(*right))),
                _ => Value::UNKNOWN,
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Coordinates, HALF_WAY_KM, haversine_km};

    /// Reference vector `haversine`.
    #[test]
    fn reference_distances() {
        let ushuaia = Coordinates { latitude: -54.8019, longitude: -68.303 };
        let vaasa = Coordinates { latitude: 63.0951, longitude: 21.6165 };
        assert!((haversine_km(ushuaia, vaasa) - 15_205.702_155_502_033).abs() < 1e-6);
        let pole = |latitude| Coordinates { latitude, longitude: 0.0 };
        assert!((haversine_km(pole(90.0), pole(-90.0)) - 20_015.114_442_035_923).abs() < 1e-6);
        assert!((HALF_WAY_KM - 20_015.114_442_035_923).abs() < 1e-6);
        assert_eq!(haversine_km(vaasa, vaasa), 0.0);
    }
}
