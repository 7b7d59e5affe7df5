//! Makes the land of the maps, `src/data/land.txt`, from Natural Earth.
//!
//! Only needed to take newer coastlines. Natural Earth is in the public domain; the package
//! `world-atlas` of the npm registry carries its land at 1:110 million as TopoJSON:
//!
//! ```text
//! npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//! cargo run --release --example simplify_land -- package/land-110m.json src/data/land.txt
//! ```
//!
//! Each line is a ring: longitude and latitude of its points by turns, in tenths of a degree. Points that move the
//! coast by less than a tenth of a degree are left out (Douglas & Peucker 1973), and rings of less than a quarter of
//! a square degree.

use std::process::ExitCode;

use clap::Parser;
use serde_json::Value;

mod common;
use common::{Failure, check_target};

/// A point that is nearer than this to the line of its neighbours is left out, in degrees.
const TOLERANCE: f64 = 0.1;

/// A ring with less area is left out, in square degrees.
const LEAST_AREA: f64 = 0.25;

type Point = [f64; 2];

/// Simplifies the land of a TopoJSON file.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The TopoJSON file, with the object `land`.
    input: std::path::PathBuf,
    /// The file to write; it must not exist, unless --force is given.
    out: std::path::PathBuf,
    /// Replace the file if there is one.
    #[arg(long)]
    force: bool,
}

fn main() -> ExitCode {
    common::finish(|| run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    check_target(&arguments.out, arguments.force, std::slice::from_ref(&arguments.input))?;
    let topology: Value = serde_json::from_str(&std::fs::read_to_string(&arguments.input)?)?;
    let rings = rings(&topology).ok_or("the file is no TopoJSON with the object `land`")?;
    let line = |ring: Vec<Point>| {
        let tenths = ring.iter().flatten().map(|degrees| format!("{:.0}", 10.0 * degrees));
        tenths.collect::<Vec<_>>().join(" ")
    };
    let kept = rings.into_iter().filter(|ring| area(ring) >= LEAST_AREA);
    let lines: Vec<String> = kept.map(|ring| line(simplified(&ring))).collect();
    regiopair::io::write_atomically(&arguments.out, (lines.join("\n") + "\n").as_bytes())?;
    Ok(())
}

/// All rings of the land, in degrees, each closed by its first point.
fn rings(topology: &Value) -> Option<Vec<Vec<Point>>> {
    let number = |value: &Value| value.as_f64();
    let pair = |value: &Value| Some([number(value.get(0)?)?, number(value.get(1)?)?]);
    let scale = pair(topology.pointer("/transform/scale")?)?;
    let shift = pair(topology.pointer("/transform/translate")?)?;
    // Each point of an arc is the step from the one before it.
    let arc = |steps: &Value| {
        let mut at = [0.0; 2];
        let steps = steps.as_array()?.iter().map(pair);
        let point = |step: Option<Point>| {
            at = [at[0] + step?[0], at[1] + step?[1]];
            Some([at[0] * scale[0] + shift[0], at[1] * scale[1] + shift[1]])
        };
        steps.map(point).collect::<Option<Vec<Point>>>()
    };
    let arcs = topology.get("arcs")?.as_array()?.iter().map(arc);
    let arcs: Vec<Vec<Point>> = arcs.collect::<Option<_>>()?;
    // `!place` is the arc at this place, backwards.
    let points_of = |place: &Value| {
        let place = place.as_i64()?;
        let is_backwards = place < 0;
        let place = usize::try_from(if is_backwards { !place } else { place }).ok()?;
        let mut points = arcs.get(place)?.clone();
        if is_backwards {
            points.reverse();
        }
        Some(points)
    };
    let ring = |places: &Value| {
        let mut ring: Vec<Point> = Vec::new();
        for place in places.as_array()? {
            let points = points_of(place)?;
            ring.extend(&points[usize::from(!ring.is_empty())..]);
        }
        Some(ring)
    };
    let geometries = topology.pointer("/objects/land/geometries")?.as_array()?;
    let polygons = geometries.iter().filter_map(|geometry| geometry.get("arcs")?.as_array());
    let polygons = polygons.flatten().filter_map(Value::as_array);
    polygons.flatten().map(ring).collect()
}

/// The area of a ring in square degrees.
fn area(ring: &[Point]) -> f64 {
    let part = |pair: &[Point]| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1];
    ring.windows(2).map(part).sum::<f64>().abs() / 2.0
}

/// A closed ring, cut in two halves at the point that is farthest from its first one, without its last point.
fn simplified(ring: &[Point]) -> Vec<Point> {
    let distance = |point: &Point| (point[0] - ring[0][0]).hypot(point[1] - ring[0][1]);
    let far = (0..ring.len()).max_by(|&a, &b| distance(&ring[a]).total_cmp(&distance(&ring[b])));
    let far = far.unwrap_or_default();
    let mut kept = vec![ring[0]];
    line(&ring[..=far], &mut kept);
    line(&ring[far..], &mut kept);
    kept.pop();
    kept
}

/// Adds the points that a line needs, all but its first one.
fn line(points: &[Point], kept: &mut Vec<Point>) {
    let [first, .., last] = points else { return };
    let [dx, dy] = [last[0] - first[0], last[1] - first[1]];
    let length = dx.hypot(dy);
    let off = |point: &Point| {
        let [x, y] = [point[0] - first[0], point[1] - first[1]];
        if length == 0.0 { x.hypot(y) } else { (dx * y - dy * x).abs() / length }
    };
    let farthest = (0..points.len()).max_by(|&a, &b| off(&points[a]).total_cmp(&off(&points[b])));
    match farthest {
        Some(place) if off(&points[place]) > TOLERANCE => {
            line(&points[..=place], kept);
            line(&points[place..], kept);
        }
        _ => kept.push(*last),
    }
}
