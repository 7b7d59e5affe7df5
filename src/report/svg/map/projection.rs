//! The Equal Earth projection: areas keep their proportions.
//!
//! B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection", International Journal of Geographical
//! Information Science 33 (2019), 454–465, doi:10.1080/13658816.2018.1504949.

use crate::profile::Coordinates;

/// The coefficients of its polynomial.
const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];

/// The projection around a meridian.
#[derive(Debug, Clone, Copy)]
pub(super) struct EqualEarth {
    /// The meridian in the middle, in degrees.
    pub(super) meridian: f64,
}

impl EqualEarth {
    /// The projection that has all these places nearest to its middle, also if they are on both sides of the date line:
    /// it is cut in the middle of the widest gap between their meridians.
    pub(super) fn around(places: &[Coordinates]) -> Self {
        let mut meridians: Vec<f64> =
            places.iter().map(|place| place.longitude.rem_euclid(360.0)).collect();
        meridians.sort_by(f64::total_cmp);
        let Some(&first) = meridians.first() else { return Self { meridian: 0.0 } };
        let next = meridians.iter().skip(1).copied().chain([first + 360.0]);
        let gaps = meridians.iter().zip(next).map(|(&from, to)| (to - from, to));
        // The first of equal gaps.
        let widest =
            gaps.fold((f64::MIN, 0.0), |best, gap| if gap.0 > best.0 { gap } else { best });
        let (width, east_end) = widest;
        Self { meridian: (east_end + (360.0 - width) / 2.0).rem_euclid(360.0) }
    }

    /// The degrees of a longitude east of the middle, from −180 to 180.
    pub(super) fn east(self, longitude: f64) -> f64 {
        (longitude - self.meridian + 180.0).rem_euclid(360.0) - 180.0
    }

    /// A place on the plane, for a sphere of radius 1; up is positive.
    pub(super) fn project(self, place: Coordinates) -> [f64; 2] {
        Self::plane(self.east(place.longitude), place.latitude)
    }

    /// A place by its degrees east of the middle and its latitude.
    pub(super) fn plane(east: f64, latitude: f64) -> [f64; 2] {
        let m = 3.0_f64.sqrt() / 2.0;
        let t = (m * latitude.to_radians().sin()).asin();
        let (t2, t6) = (t * t, t.powi(6));
        let slope = A[0] + 3.0 * A[1] * t2 + t6 * (7.0 * A[2] + 9.0 * A[3] * t2);
        [
            east.to_radians() * t.cos() / (m * slope),
            t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::EqualEarth;
    use crate::profile::Coordinates;

    fn at(longitude: f64) -> Coordinates {
        Coordinates { latitude: 10.0, longitude }
    }

    #[test]
    fn the_corners_are_those_of_the_paper() {
        // Half the width at the equator and the height of the pole, for radius 1.
        let [width, _] = EqualEarth::plane(180.0, 0.0);
        let [_, height] = EqualEarth::plane(0.0, 90.0);
        assert!((width - 2.706_629_983).abs() < 1e-6, "{width}");
        assert!((height - 1.317_362_759).abs() < 1e-6, "{height}");
    }

    #[test]
    fn areas_are_equal() {
        // A small cell of one degree has the area of its part of the sphere, wherever it is.
        for latitude in [-75.0, -30.0, 0.0, 20.0, 60.0, 80.0] {
            for east in [-170.0, 0.0, 90.0] {
                let h = 0.01;
                let [x0, y0] = EqualEarth::plane(east, latitude);
                let [x1, y1] = EqualEarth::plane(east + h, latitude);
                let [x2, y2] = EqualEarth::plane(east, latitude + h);
                let area = ((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)).abs();
                let radians = h.to_radians();
                let sphere = radians * radians * f64::to_radians(latitude + h / 2.0).cos();
                assert!((area / sphere - 1.0).abs() < 1e-3, "{latitude} {east}: {}", area / sphere);
            }
        }
    }

    #[test]
    fn the_cut_is_where_no_place_is() {
        for (places, expected) in [
            (vec![at(-60.0), at(0.0)], -30.0),
            (vec![at(170.0), at(-170.0)], 180.0),
            (vec![at(120.0), at(-70.0)], -155.0),
            (vec![at(10.0)], 10.0),
            (vec![], 0.0),
        ] {
            let found = EqualEarth::around(&places);
            let off = (found.meridian - expected).rem_euclid(360.0);
            assert!(off.min(360.0 - off) < 1e-9, "{expected} {found:?}");
        }
    }
}
