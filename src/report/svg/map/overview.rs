//! The part of the globe that holds all pairs, with an arc for each.

use maud::{Markup, html};

use super::frame::Frame;
use super::land;
use super::site::{Side, Site};
use crate::profile::Coordinates;
use crate::proposal::Pairing;
use crate::report::svg::ink::{GUIDE, LAND, TEXT};
use crate::report::svg::letters::px;

/// How far the middle of an arc is from the straight line, as a share of its length.
const BULGE: f64 = 0.14;

/// Least and greatest height, in pixels.
const HEIGHTS: [f64; 2] = [260.0, 540.0];

/// Draws the overview; returns its height, too.
pub(super) fn overview(
    sides: &[Side; 2],
    pairings: &[(usize, &Pairing)],
    width: f64,
) -> (Markup, f64) {
    let [left, right] = sides;
    let has_pairs = !pairings.is_empty();
    let mut places: Vec<Coordinates> = sides.iter().flat_map(|it| it.places(has_pairs)).collect();
    if places.is_empty() {
        places = sides.iter().flat_map(|it| it.places(false)).collect();
    }
    let frame = Frame::around(&places, [0.0, 0.0, width], HEIGHTS);
    let arcs = pairings.iter().filter_map(|(_, pairing)| {
        let ends = [left.place_of(&pairing.left.id)?, right.place_of(&pairing.right.id)?];
        Some(arc(ends.map(|place| frame.point(place))))
    });
    let drawing = html! {
        path class=(LAND.class) fill=(LAND.light) fill-rule="evenodd" d=(land::path(&frame)) {}
        @for side in sides {
            @for site in side.sites.iter().filter(|site| site.numbers.is_empty()) {
                @if has_pairs { (dot(&frame, site, 1.6, GUIDE.class, GUIDE.light)) }
                @else { (dot(&frame, site, 3.2, side.ink.class, side.ink.light)) }
            }
        }
        g class=(format!("s-{}", TEXT.class)) stroke=(TEXT.light) stroke-opacity="0.55" stroke-width="1.3"
            fill="none" {
            @for arc in arcs { path d=(arc) {} }
        }
        @for side in sides {
            @for site in side.sites.iter().filter(|site| !site.numbers.is_empty()) {
                (dot(&frame, site, 3.6, side.ink.class, side.ink.light))
            }
        }
    };
    (drawing, frame.at[3])
}

/// A curve between two points that rises over the straight line.
fn arc([from, to]: [[f64; 2]; 2]) -> String {
    let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    let turn = if dx < 0.0 { -2.0 * BULGE } else { 2.0 * BULGE };
    let middle = [f64::midpoint(from[0], to[0]), f64::midpoint(from[1], to[1])];
    let [x, y] = [middle[0] + turn * dy, middle[1] - turn * dx];
    let [x0, y0, x, y, x1, y1] = [from[0], from[1], x, y, to[0], to[1]].map(px);
    format!("M{x0} {y0}Q{x} {y} {x1} {y1}")
}

/// A dot for a region, if the frame shows it.
pub(super) fn dot(frame: &Frame, site: &Site, radius: f64, class: &str, light: &str) -> Markup {
    let [x, y] = frame.point(site.at);
    let [low, high] = frame.corners();
    if x < low[0] || x > high[0] || y < low[1] || y > high[1] {
        return html! {};
    }
    html! { circle cx=(px(x)) cy=(px(y)) r=(px(radius)) class=(class) fill=(light) {} }
}
