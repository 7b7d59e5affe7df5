//! Distances on the globe, for one pair of points or for many at once.
//!
//! A point is a unit vector. With θ the angle between two of them, |u − v| / 2 = sin θ/2 and |u + v| / 2 =
//! cos θ/2: the squares take products alone, and the smaller of the two is accurate wherever the points are.

use std::array::{from_fn, from_ref};
use std::f64::consts::FRAC_PI_2;
use std::ops::Range;

use super::value::Value;
use crate::profile::{Coordinates, Pool};

/// Mean radius of the earth in kilometres (IUGG).
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Returns the great-circle distance in kilometres, from 0 to 20,015.1: the arc of the haversine, which is
/// taken from the chord between the two points.
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
    let to = unit_vector(b);
    let [km] = km_to(unit_vector(a), to.each_ref().map(from_ref));
    km
}

fn unit_vector(at: Coordinates) -> [f64; 3] {
    let (latitude, longitude) = (at.latitude.to_radians(), at.longitude.to_radians());
    let (north, from_axis) = latitude.sin_cos();
    let (east, ahead) = longitude.sin_cos();
    [from_axis * ahead, from_axis * east, north]
}

/// The distances from one unit vector to some; not a number for one that is none. Step by step for all of them,
/// and choices by values alone, so that it becomes vector code.
#[inline]
fn km_to<const N: usize>(from: [f64; 3], to: [&[f64; N]; 3]) -> [f64; N] {
    let square = |sign: f64| -> [f64; N] {
        from_fn(|k| {
            let [x, y, z]: [f64; 3] = from_fn(|axis| from[axis] + sign * to[axis][k]);
            (x * x + y * y + z * z) / 4.0
        })
    };
    let (sine, cosine) = (square(-1.0), square(1.0));
    let smaller: [f64; N] = from_fn(|k| if sine[k] < cosine[k] { sine[k] } else { cosine[k] });
    let arc = arc_of_squared_sine(&smaller);
    from_fn(|k| {
        let arc = if sine[k] < cosine[k] { arc[k] } else { FRAC_PI_2 - arc[k] };
        2.0 * EARTH_RADIUS_KM * arc
    })
}

/// arcsin √z for z from 0 to a little over 1/2, within some 2e-16 of it: a polynomial for
/// (arcsin √z / √z − 1) / z that Chebyshev interpolation gives, within 4e-18.
#[inline]
fn arc_of_squared_sine<const N: usize>(z: &[f64; N]) -> [f64; N] {
    // Two sums, of even and of odd powers, do not wait for each other.
    let (mut even, mut odd) = ([0.0; N], [0.0; N]);
    for [for_even, for_odd] in COEFFICIENTS.as_chunks::<2>().0.iter().rev() {
        even = from_fn(|k| even[k] * (z[k] * z[k]) + for_even);
        odd = from_fn(|k| odd[k] * (z[k] * z[k]) + for_odd);
    }
    from_fn(|k| {
        let sine = z[k].sqrt();
        sine + sine * (z[k] * (even[k] + z[k] * odd[k]))
    })
}

/// From the constant term up.
const COEFFICIENTS: [f64; 20] = [
    0.166_666_666_666_666_66,
    0.075_000_000_000_002_8,
    0.044_642_857_142_113_93,
    0.030_381_944_522_502_47,
    0.022_372_154_765_520_06,
    0.017_352_910_485_470_593,
    0.013_961_569_507_071_28,
    0.011_603_298_700_993_395,
    0.009_171_609_990_067_69,
    0.013_442_391_811_587_493,
    -0.025_581_324_215_004_246,
    0.171_011_462_200_202_27,
    -0.629_713_841_914_128_3,
    1.896_318_748_571_735_9,
    -4.297_586_832_199_172,
    7.358_619_925_497_615,
    -9.158_597_380_805_825,
    7.882_945_092_301_655_5,
    -4.201_910_132_386_749,
    1.065_665_884_053_5,
];

/// Places whose distances are computed together.
const LANES: usize = 8;

/// The points of the regions of a side, one list for each coordinate; not a number where it is unknown.
#[derive(Debug)]
pub(super) struct Places([Vec<f64>; 3]);

impl Places {
    pub(super) fn new(pool: &Pool) -> Self {
        let vectors = pool.profiles().iter().map(|profile| {
            let coordinates = profile.region.coordinates;
            coordinates.map_or([f64::NAN; 3], unit_vector)
        });
        let mut places = Self(Default::default());
        for vector in vectors {
            for (list, coordinate) in places.0.iter_mut().zip(vector) {
                list.push(coordinate);
            }
        }
        places
    }

    pub(super) fn at(&self, place: usize) -> [f64; 3] {
        let [x, y, z] = &self.0;
        [x[place], y[place], z[place]]
    }

    /// Writes the distances of a point from some consecutive places.
    pub(super) fn km_from(&self, from: [f64; 3], places: Range<usize>, line: &mut [Value]) {
        let [x, y, z] = self.0.each_ref().map(|list| list[places.clone()].as_chunks::<LANES>());
        let (cells, rest) = line.as_chunks_mut::<LANES>();
        for (((cells, x), y), z) in cells.iter_mut().zip(x.0).zip(y.0).zip(z.0) {
            *cells = km_to(from, [x, y, z]).map(Value);
        }
        for (((cell, x), y), z) in rest.iter_mut().zip(x.1).zip(y.1).zip(z.1) {
            [*cell] = km_to(from, [x, y, z].map(from_ref)).map(Value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Coordinates, FRAC_PI_2, arc_of_squared_sine, haversine_km};

    fn at(latitude: f64, longitude: f64) -> Coordinates {
        Coordinates { latitude, longitude }
    }

    const HALF_WAY_KM: f64 = 20_015.114_442_035_923;

    /// Reference vector `haversine`.
    #[test]
    fn reference_distances() {
        let (ushuaia, vaasa) = (at(-54.8019, -68.303), at(63.0951, 21.6165));
        assert!((haversine_km(ushuaia, vaasa) - 15_205.702_155_502_033).abs() < 1e-9);
        assert_eq!(haversine_km(vaasa, vaasa), 0.0);
    }

    /// Against the standard library, from the smallest number on.
    #[test]
    fn the_arc_is_that_of_the_arcsine() {
        let grid = (0..=1_000_000).map(|k| f64::from(k) / 2e6);
        let small = (0..1074).map(|k| 2_f64.powi(-k - 1));
        for z in grid.chain(small).chain([0.5 + f64::EPSILON]) {
            let ([arc], expected) = (arc_of_squared_sine(&[z]), z.sqrt().asin());
            let tolerance = 2.0 * f64::EPSILON * expected;
            assert!((arc - expected).abs() <= tolerance, "{z}: {arc}, not {expected}");
        }
        assert_eq!(arc_of_squared_sine(&[0.0, 0.0]), [0.0, 0.0]);
    }

    /// Against the angle itself, and the haversine formula as it is usually written.
    #[test]
    fn everywhere_on_the_globe() {
        let points = || (-6..=6).flat_map(|i| (-12..=12).map(move |k| (i, k)));
        let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
        for (i, k) in points() {
            let a = at(f64::from(i) * 15.0, f64::from(k) * 15.0);
            assert_eq!(haversine_km(a, a), 0.0, "{a:?}");
            let antipode = at(-a.latitude, a.longitude + 180.0);
            let most = haversine_km(a, antipode);
            assert!((most - HALF_WAY_KM).abs() < 1e-9 && most <= HALF_WAY_KM, "{a:?}: {most}");
            for (j, l) in points() {
                let b = at(f64::from(j) * 15.0 + 0.01, f64::from(l) * 15.0 - 0.01);
                let h = half(a.latitude, b.latitude)
                    + a.latitude.to_radians().cos()
                        * b.latitude.to_radians().cos()
                        * half(a.longitude, b.longitude);
                let (km, expected) =
                    (haversine_km(a, b), 2.0 * 6371.0088 * h.sqrt().min(1.0).asin());
                // The usual formula rounds to the nearest metre at antipodes.
                let tolerance = if expected > 20_000.0 { 1e-3 } else { 1e-9 };
                assert!((km - expected).abs() < tolerance, "{a:?} {b:?}: {km}, not {expected}");
                assert_eq!(km.to_bits(), haversine_km(b, a).to_bits());
            }
        }
    }

    /// On a meridian or the equator the distance is the arc: near each other, and near the antipode.
    #[test]
    fn near_points_and_near_antipodes() {
        for metres in [0.001, 1.0, 100.0, 5_000.0, 500_000.0] {
            let degrees = (metres / 6_371_008.8_f64).to_degrees();
            for a in [at(0.0, 0.0), at(0.0, 180.0), at(40.0, -3.0), at(-80.0, 100.0)] {
                let north = at(a.latitude + degrees, a.longitude);
                assert!((haversine_km(a, north) - metres / 1e3).abs() < 1e-9, "{a:?} {metres}");
                let antipode = at(-a.latitude - degrees, a.longitude + 180.0);
                let left = HALF_WAY_KM - haversine_km(a, antipode);
                assert!((left - metres / 1e3).abs() < 1e-9, "{a:?} {metres}: {left}");
            }
        }
    }

    /// All longitudes are one place.
    #[test]
    fn at_the_poles() {
        for pole in [90.0, -90.0] {
            for longitude in [-180.0, -90.0, 0.0, 1.0, 120.0, 180.0] {
                assert!(haversine_km(at(pole, 0.0), at(pole, longitude)) < 1e-9);
                let across = haversine_km(at(-pole, 30.0), at(pole, longitude));
                assert!((across - HALF_WAY_KM).abs() < 1e-9);
                let quarter = haversine_km(at(0.0, longitude), at(pole, 77.0));
                assert!((quarter - HALF_WAY_KM / 2.0).abs() < 1e-9);
            }
        }
        assert!((FRAC_PI_2 * 2.0 * super::EARTH_RADIUS_KM - HALF_WAY_KM).abs() < 1e-9);
    }

    #[test]
    fn longitudes_that_are_one_meridian() {
        let (a, b) = (at(10.0, 180.0), at(10.0, -180.0));
        assert!(haversine_km(a, b) < 1e-9);
    }
}
