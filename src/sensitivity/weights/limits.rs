//! How far the weight of one criterion may move until another plan is better.

use super::cuts::Cuts;
use super::path::WeightPath;
use crate::plan::PlanningError;

/// Looks at a bent path after which it is given up, and the limit marked as not exact.
const MOST_LOOKS: usize = 4_000;

/// How often a piece of a bent path is halved: to a millionth of it.
const MOST_HALVINGS: u32 = 20;

/// Where another plan becomes better.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Limit {
    /// The factor of the weight.
    pub(super) factor: f64,
    /// The place of the cut of the other plan; `None` if the plan stays best to the end.
    pub(super) cut: Option<usize>,
    pub(super) exact: bool,
}

/// The first factor on the way from `now` to `end` beyond which another plan is better. `end` is 0 or
/// infinite.
///
/// On a straight path Newton's method finds it: the best plan at the end is worth more on one side of a point,
/// which is the next end, until the plan itself is best there. Each step finds a new plan, so it is finite
/// (Dinkelbach 1967). A bent path is divided until the plan is best at the corners of a box around each piece,
/// and so, where it is best being convex, on the piece.
pub(super) fn limit(
    cuts: &mut Cuts<'_>,
    path: &WeightPath,
    now: f64,
    end: f64,
) -> Result<Limit, PlanningError> {
    let mut found = Limit { factor: end, cut: None, exact: true };
    // Those that are known cost nothing.
    for place in 0..cuts.found.len() {
        shorten(cuts, path, now, &mut found, place);
    }
    loop {
        while let Some(place) = cuts.against(&path.at(found.factor))? {
            if !shorten(cuts, path, now, &mut found, place) {
                break;
            }
        }
        if path.is_straight() || found.factor == now {
            return Ok(found);
        }
        match bend(cuts, path, now, found.factor)? {
            Bend::Best => return Ok(found),
            Bend::Unknown => return Ok(Limit { exact: false, ..found }),
            Bend::Better(place) => {
                if !shorten(cuts, path, now, &mut found, place) {
                    return Ok(Limit { exact: false, ..found });
                }
            }
        }
    }
}

/// Moves a limit to where this cut begins; whether that is nearer.
fn shorten(cuts: &Cuts<'_>, path: &WeightPath, now: f64, found: &mut Limit, place: usize) -> bool {
    let gain = &cuts.found[place].gain;
    let at = |factor: f64| cuts.found[place].at(&path.at(factor));
    let up = found.factor > now;
    let is_between = |root: &f64| {
        if up { *root >= now && *root < found.factor } else { *root <= now && *root > found.factor }
    };
    let mut ends: Vec<f64> = path.roots(gain).into_iter().filter(is_between).collect();
    if !up {
        ends.reverse();
    }
    // What is better right behind now was as good now.
    ends.insert(0, now);
    ends.push(found.factor);
    for pair in ends.windows(2) {
        if pair[0] == found.factor {
            return false;
        }
        if at(between(pair[0], pair[1])) > 0.0 && at_most(&ends, &at) > cuts.tolerance {
            found.factor = pair[0];
            found.cut = Some(place);
            return true;
        }
    }
    false
}

/// The greatest gain at the ends and between them.
fn at_most(ends: &[f64], at: &impl Fn(f64) -> f64) -> f64 {
    let inner = ends.windows(2).map(|pair| at(between(pair[0], pair[1])));
    ends.iter().map(|&end| at(end)).chain(inner).fold(f64::NEG_INFINITY, f64::max)
}

/// A factor between two, also if one is 0 or infinite.
fn between(one: f64, other: f64) -> f64 {
    let place = |factor: f64| if factor.is_infinite() { 1.0 } else { factor / (1.0 + factor) };
    let middle = f64::midpoint(place(one), place(other));
    middle / (1.0 - middle)
}

enum Bend {
    Best,
    Better(usize),
    Unknown,
}

/// Whether the plan is best everywhere on a bent path whose ends are known.
fn bend(cuts: &mut Cuts<'_>, path: &WeightPath, now: f64, end: f64) -> Result<Bend, PlanningError> {
    let mut pieces = vec![(now, end, 0)];
    let mut looks = 0;
    while let Some((one, other, halvings)) = pieces.pop() {
        looks += 1;
        if looks > MOST_LOOKS {
            return Ok(Bend::Unknown);
        }
        let (a, b) = (path.kept(one), path.kept(other));
        let mut is_best = true;
        for corner in [[a[0], b[1]], [b[0], a[1]]] {
            is_best = is_best && cuts.against(&path.shares(&corner))?.is_none();
        }
        if is_best || halvings == MOST_HALVINGS {
            continue;
        }
        let middle = between(one, other);
        if let Some(place) = cuts.against(&path.at(middle))? {
            return Ok(Bend::Better(place));
        }
        pieces.push((one, middle, halvings + 1));
        pieces.push((middle, other, halvings + 1));
    }
    Ok(Bend::Best)
}
