//! The map as a figure.

use maud::{Markup, html};

use super::close_up::close_up;
use super::overview::overview;
use super::site::{Side, sides};
use crate::plan::Assessment;
use crate::proposal::{Pairing, Proposal};
use crate::report::language::{Label, Language};
use crate::report::summary::numbered;
use crate::report::svg::figure::{Figure, NoFigure, Table};

/// Width of the figure, in pixels.
const WIDTH: f64 = 1_000.0;

/// At most this many regions without coordinates are named.
const MOST_MISSING: usize = 20;

/// Draws a map of both sides with an arc for each pair, and a close-up of each side where every region with a pair
/// has its name. Numbers are those of the table of pairs.
///
/// Areas are true (Equal Earth projection), and the map is cut where no region is, so that it works for any two parts of
/// the world. Regions without coordinates are named in the description. Coastlines are coarse: Natural Earth at 1:110
/// million.
///
/// # Errors
/// [`NoFigure::NoCoordinates`] if no region has any.
pub fn map(
    assessed: &Assessment,
    proposal: &Proposal,
    language: &dyn Language,
) -> Result<Figure, NoFigure> {
    let pairings = numbered(proposal);
    let sides = sides(assessed, &pairings);
    if sides.iter().all(|side| side.sites.is_empty()) {
        return Err(NoFigure::NoCoordinates);
    }
    let (drawing, mut height) = overview(&sides, &pairings, WIDTH);
    let mut close_ups = Vec::new();
    for side in sides.iter().filter(|side| side.places(true).next().is_some()) {
        height += 14.0;
        let heading = language.close_up(&side.name);
        let (drawing, needed) = close_up(side, &heading, height, WIDTH);
        close_ups.push(drawing);
        height += needed;
    }
    let missing: Vec<String> = sides.iter().flat_map(|side: &Side| side.missing.clone()).collect();
    let shown = &missing[..missing.len().min(MOST_MISSING)];
    let more = missing.len() - shown.len();
    let head = [Label::Number, Label::LeftRegion, Label::RightRegion, Label::Score];
    let row = |(number, pairing): &(usize, &Pairing)| {
        vec![
            number.to_string(),
            pairing.left.to_string(),
            pairing.right.to_string(),
            language.number(pairing.score, 3),
        ]
    };
    Ok(Figure {
        id: "map".to_owned(),
        title: language.label(if pairings.is_empty() { Label::MapOfRegions } else { Label::Map }),
        description: language.map_description(pairings.len(), shown, more),
        size: [WIDTH, height + 8.0],
        drawing: html! { (drawing) @for drawing in close_ups { (drawing) } },
        table: Table {
            head: head.map(|label| language.label(label)).to_vec(),
            rows: pairings.iter().map(row).collect(),
        },
    })
}

/// The overview alone, with its height; `None` if no region of a pair has coordinates.
pub(in crate::report::svg) fn small_map(
    assessed: &Assessment,
    pairings: &[(usize, &Pairing)],
    width: f64,
) -> Option<(Markup, f64)> {
    let sides = sides(assessed, pairings);
    let is_placed = sides.iter().any(|side| side.places(true).next().is_some());
    is_placed.then(|| overview(&sides, pairings, width))
}
