//! The regions of one side with their names.

use maud::{Markup, html};

use super::frame::Frame;
use super::labels::{columns, spread};
use super::land;
use super::overview::dot;
use super::site::{Side, Site};
use crate::profile::Coordinates;
use crate::report::svg::ink::{GUIDE, LAND, SOFT, TEXT};
use crate::report::svg::letters::{Anchor, fitted, px, text};

/// Room for names on each side of the map, in pixels.
const NAMES: f64 = 215.0;

/// From one name to the next, in pixels.
const STEP: f64 = 15.0;

/// Size of names.
const SIZE: f64 = 11.5;

/// Least and greatest height of the map, in pixels, unless the names need more.
const HEIGHTS: [f64; 2] = [220.0, 460.0];

/// At most this many names; the table of the figure has all.
const MOST_NAMES: usize = 120;

/// Draws a side below `top`, under its heading; returns the height it takes, too.
pub(super) fn close_up(side: &Side, heading: &str, top: f64, width: f64) -> (Markup, f64) {
    let named: Vec<&Site> =
        side.sites.iter().filter(|site| !site.numbers.is_empty()).take(MOST_NAMES).collect();
    let places: Vec<Coordinates> = side.places(true).collect();
    let needed = STEP * (named.len().div_ceil(2) + 1) as f64;
    let heights = HEIGHTS.map(|height| height.max(needed));
    let frame = Frame::around(&places, [NAMES, top + 26.0, width - 2.0 * NAMES], heights);
    let [low, high] = frame.corners();
    let points: Vec<[f64; 2]> = named.iter().map(|site| frame.point(site.at)).collect();
    let [left, right] = columns(&points);
    let draw = |column: Vec<usize>, edge: f64, anchor: Anchor, out: f64| {
        let wished: Vec<f64> = column.iter().map(|&place| points[place][1]).collect();
        let heights = spread(&wished, STEP, [low[1] + 8.0, high[1] - 8.0]);
        let column = uncrossed(column, edge, &heights, &points);
        html! {
            @for (&place, &height) in column.iter().zip(&heights) {
                @let [x, y] = points[place];
                path class=(format!("s-{}", GUIDE.class)) stroke=(GUIDE.light) stroke-width="0.8" fill="none"
                    d=(format!("M{} {}L{} {}", px(edge), px(height), px(x), px(y))) {}
                (text([edge + out, height + 4.0], anchor, SIZE, TEXT, &name(named[place])))
            }
        }
    };
    let drawing = html! {
        (text([width / 2.0, top + 17.0], Anchor::Middle, 14.0, SOFT, heading))
        path class=(LAND.class) fill=(LAND.light) fill-rule="evenodd" d=(land::path(&frame)) {}
        @for site in side.sites.iter().filter(|site| site.numbers.is_empty()) {
            (dot(&frame, site, 1.8, GUIDE.class, GUIDE.light))
        }
        (draw(left, NAMES, Anchor::End, -5.0))
        (draw(right, width - NAMES, Anchor::Start, 5.0))
        @for site in &named {
            (dot(&frame, site, 4.0, side.ink.class, side.ink.light))
        }
    };
    (drawing, 26.0 + frame.at[3])
}

/// The numbers and the name of a region, as far as there is room.
fn name(site: &Site) -> String {
    let numbers: Vec<String> = site.numbers.iter().take(3).map(ToString::to_string).collect();
    let more = if site.numbers.len() > numbers.len() { "…" } else { "" };
    fitted(&format!("{}{more} {}", numbers.join(", "), site.region.name), NAMES - 12.0, SIZE)
}

/// Swaps names whose lines cross, which makes the lines shorter, until none do.
fn uncrossed(
    mut column: Vec<usize>,
    edge: f64,
    heights: &[f64],
    points: &[[f64; 2]],
) -> Vec<usize> {
    let length = |slot: usize, place: usize| {
        (points[place][0] - edge).hypot(points[place][1] - heights[slot])
    };
    // Each pass shortens the lines; a bound ends it all the same.
    for _ in 0..column.len() {
        let mut is_done = true;
        for first in 0..column.len() {
            for second in first + 1..column.len() {
                let [a, b] = [column[first], column[second]];
                let now = length(first, a) + length(second, b);
                if length(first, b) + length(second, a) < now - 1e-9 {
                    column.swap(first, second);
                    is_done = false;
                }
            }
        }
        if is_done {
            break;
        }
    }
    column
}
