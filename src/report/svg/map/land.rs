//! The land of the world as paths.
//!
//! The coastlines are those of Natural Earth at 1:110 million, in the public domain, simplified by
//! `examples/simplify_land.rs`, which says how.

use std::fmt::Write as _;

use super::frame::Frame;
use super::projection::EqualEarth;
use crate::report::svg::letters::px;

/// Each line is a ring: longitude and latitude of its points by turns, in tenths of a degree.
const LAND: &str = include_str!("../../../data/land.txt");

/// A point that is nearer than this to the one before it is left out, in pixels.
const LEAST_STEP: f64 = 0.5;

/// The land within a frame, as the data of one path, to be filled by the even-odd rule.
pub(super) fn path(frame: &Frame) -> String {
    let mut path = String::new();
    let [low, high] = frame.corners();
    for ring in LAND.lines() {
        let tenths: Vec<f64> = ring.split(' ').filter_map(|tenths| tenths.parse().ok()).collect();
        let points: Vec<[f64; 2]> =
            tenths.chunks_exact(2).map(|point| [point[0] / 10.0, point[1] / 10.0]).collect();
        let points = unrolled(&points);
        for shift in shifts(&points, frame.projection.meridian) {
            let east = |point: &[f64; 2]| [point[0] + shift, point[1]];
            let points: Vec<[f64; 2]> = points.iter().map(east).collect();
            let ring = cut(points, 0, -180.0, 1.0);
            let ring = cut(ring, 0, 180.0, -1.0);
            let plane = |point: &[f64; 2]| frame.place(EqualEarth::plane(point[0], point[1]));
            let mut ring: Vec<[f64; 2]> = ring.iter().map(plane).collect();
            for axis in [0, 1] {
                ring = cut(ring, axis, low[axis], 1.0);
                ring = cut(ring, axis, high[axis], -1.0);
            }
            draw(&mut path, &ring);
        }
    }
    path
}

/// A ring without leaps across the date line, so that it may go beyond 180 degrees; one around a pole is closed
/// by way of the pole.
fn unrolled(ring: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let mut points: Vec<[f64; 2]> = Vec::with_capacity(ring.len() + 2);
    let near =
        |last: f64, longitude: f64| last + (longitude - last + 180.0).rem_euclid(360.0) - 180.0;
    for &[longitude, latitude] in ring {
        let longitude = points.last().map_or(longitude, |last: &[f64; 2]| near(last[0], longitude));
        points.push([longitude, latitude]);
    }
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else { return points };
    let end = near(last[0], first[0]);
    if (end - first[0]).abs() > 180.0 {
        let pole = 90.0_f64.copysign(first[1]);
        points.extend([[end, first[1]], [end, pole], [first[0], pole]]);
    }
    points
}

/// What to add to the longitudes of a ring, each a meridian and whole turns of the globe, to see all of it that is within
/// half a turn of the meridian: a ring across the edge of a map has a part at each end of it.
fn shifts(ring: &[[f64; 2]], meridian: f64) -> impl Iterator<Item = f64> + use<> {
    let east = || ring.iter().map(|point| point[0] - meridian);
    let [west_end, east_end] = [east().fold(f64::MAX, f64::min), east().fold(f64::MIN, f64::max)];
    let first = ((-180.0 - east_end) / 360.0).ceil() * 360.0;
    std::iter::successors(Some(first), |turn| Some(turn + 360.0))
        .take_while(move |turn| west_end + turn <= 180.0)
        .map(move |turn| turn - meridian)
}

/// The part of a ring on one side of a line across an axis: above `bound` if `sign` is 1, below it if it is −1
/// (Sutherland & Hodgman 1974).
fn cut(ring: Vec<[f64; 2]>, axis: usize, bound: f64, sign: f64) -> Vec<[f64; 2]> {
    let inside = |point: &[f64; 2]| sign * (point[axis] - bound) >= 0.0;
    if ring.iter().all(inside) {
        return ring;
    }
    let mut kept = Vec::new();
    let mut before = ring.last().copied();
    for &point in &ring {
        if let Some(before) = before
            && inside(&before) != inside(&point)
        {
            let share = (bound - before[axis]) / (point[axis] - before[axis]);
            let at = |axis: usize| before[axis] + share * (point[axis] - before[axis]);
            kept.push([at(0), at(1)]);
        }
        if inside(&point) {
            kept.push(point);
        }
        before = Some(point);
    }
    kept
}

fn draw(path: &mut String, ring: &[[f64; 2]]) {
    let mut kept: Vec<[f64; 2]> = Vec::new();
    for point in ring {
        let is_far =
            |last: &[f64; 2]| (point[0] - last[0]).abs() + (point[1] - last[1]).abs() >= LEAST_STEP;
        if kept.last().is_none_or(is_far) {
            kept.push(*point);
        }
    }
    if kept.len() < 3 {
        return;
    }
    for (place, [x, y]) in kept.iter().enumerate() {
        let mark = if place == 0 { 'M' } else { 'L' };
        // Writing to a text does not fail.
        let _ = write!(path, "{mark}{} {}", px(*x), px(*y));
    }
    path.push('Z');
}

#[cfg(test)]
mod tests {
    use super::{LAND, cut, path, unrolled};
    use crate::profile::Coordinates;
    use crate::report::svg::map::frame::Frame;

    /// Whether a point is inside a path, by the even-odd rule.
    fn is_inside(path: &str, [x, y]: [f64; 2]) -> bool {
        let number = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
        let point = |text: &str| text.split_once(' ').map(|(x, y)| [number(x), number(y)]);
        let crossings = |ring: &str| {
            let points: Vec<[f64; 2]> =
                ring.trim_start_matches('M').split('L').filter_map(point).collect();
            let next = points.iter().cycle().skip(1);
            let crosses = |&(a, b): &(&[f64; 2], &[f64; 2])| {
                (a[1] > y) != (b[1] > y) && x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
            };
            points.iter().zip(next).filter(crosses).count()
        };
        path.split('Z').map(crossings).sum::<usize>() % 2 == 1
    }

    #[test]
    fn land_is_land_on_every_map() {
        let at = |latitude, longitude| Coordinates { latitude, longitude };
        let places = [
            (at(40.4, -3.7), true, "Madrid"),
            (at(52.2, 21.0), true, "Warsaw"),
            (at(-15.8, -47.9), true, "Brasilia"),
            (at(41.9, -90.0), true, "Illinois"),
            (at(0.5, 30.0), true, "Uganda"),
            (at(23.0, 78.0), true, "Madhya Pradesh"),
            (at(-24.0, 134.0), true, "Alice Springs"),
            (at(67.0, 178.0), true, "Chukotka"),
            (at(67.0, -175.5), true, "Chukotka, beyond the date line"),
            (at(30.0, -40.0), false, "the Atlantic"),
            (at(5.0, -150.0), false, "the Pacific"),
            (at(30.0, 180.0), false, "the Pacific at the date line"),
            (at(-30.0, 80.0), false, "the Indian Ocean"),
        ];
        let mut seen = vec![0; places.len()];
        for meridian in (-180..180).step_by(15).map(f64::from) {
            let corners = [at(-50.0, meridian - 80.0), at(70.0, meridian + 80.0)];
            let middle = at(10.0, meridian);
            let frame = Frame::around(
                &[corners[0], middle, corners[1]],
                [0.0, 0.0, 1_000.0],
                [400.0, 600.0],
            );
            let path = path(&frame);
            let [low, high] = frame.corners();
            for (count, &(place, is_land, name)) in seen.iter_mut().zip(&places) {
                let [x, y] = frame.point(place);
                if x > low[0] && x < high[0] && y > low[1] && y < high[1] {
                    assert_eq!(is_inside(&path, [x, y]), is_land, "{name} around {meridian}");
                    *count += 1;
                }
            }
        }
        assert!(seen.iter().all(|&count| count >= 8), "{seen:?}");
    }

    #[test]
    fn rings_do_not_leap_across_the_date_line() {
        let across = unrolled(&[[179.0, 10.0], [-179.0, 10.0], [-179.0, 12.0], [179.0, 12.0]]);
        assert_eq!(across, [[179.0, 10.0], [181.0, 10.0], [181.0, 12.0], [179.0, 12.0]]);
        let pole = unrolled(&[[-120.0, -80.0], [0.0, -80.0], [120.0, -80.0]]);
        assert_eq!(pole[3..], [[240.0, -80.0], [240.0, -90.0], [-120.0, -90.0]]);
    }

    #[test]
    fn every_number_of_the_land_is_a_place() {
        let mut rings = 0;
        for line in LAND.lines() {
            let numbers: Vec<i32> =
                line.split(' ').map(|it| it.parse().unwrap_or(i32::MAX)).collect();
            assert!(numbers.len() >= 6 && numbers.len().is_multiple_of(2), "{line}");
            for point in numbers.chunks_exact(2) {
                assert!(point[0].abs() <= 1_800 && point[1].abs() <= 900, "{point:?}");
            }
            rings += 1;
        }
        assert!(rings > 100);
    }

    #[test]
    fn a_square_is_cut_in_half() {
        let square = vec![[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0]];
        let half = cut(square.clone(), 0, 1.0, 1.0);
        assert_eq!(half, [[1.0, 0.0], [2.0, 0.0], [2.0, 2.0], [1.0, 2.0]]);
        assert_eq!(cut(square.clone(), 0, -1.0, 1.0), square);
        assert!(cut(square, 1, 3.0, 1.0).is_empty());
    }
}
