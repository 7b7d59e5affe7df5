//! The proposal on one slide: the pairs next to a map.

use maud::{Markup, html};

use super::figure::{Figure, NoFigure, Table};
use super::ink::{SOFT, TEXT};
use super::letters::{Anchor, fitted, lines, px, text};
use super::map::small_map;
use crate::plan::Assessment;
use crate::proposal::{Pairing, Proposal};
use crate::report::language::{Label, Language};
use crate::report::summary::numbered;

/// Width and height, in pixels: those of a slide.
const SIZE: [f64; 2] = [1_280.0, 720.0];

/// Margin, in pixels.
const MARGIN: f64 = 44.0;

/// Width of the map, in pixels.
const MAP: f64 = 430.0;

/// The pairs begin here, and have this height together, in pixels.
const TOP: f64 = 150.0;
const HEIGHT: f64 = 520.0;

/// At most this many pairs in a column, and columns.
const ROWS: usize = 20;
const COLUMNS: usize = 2;

/// Draws the proposal on one slide of 16 to 9: what is proposed in one sentence, the pairs with their scores, and a map.
/// Of more than 40 pairs the slide has the first 40, and the table of the figure all.
///
/// # Errors
/// [`NoFigure::NoPairs`] without pairs.
pub fn slide(
    assessed: &Assessment,
    proposal: &Proposal,
    language: &dyn Language,
) -> Result<Figure, NoFigure> {
    let pairings = numbered(proposal);
    if pairings.is_empty() {
        return Err(NoFigure::NoPairs);
    }
    let map = small_map(assessed, &pairings, MAP);
    let room = SIZE[0] - 2.0 * MARGIN - map.as_ref().map_or(0.0, |_| MAP + 24.0);
    let shown = &pairings[..pairings.len().min(ROWS * COLUMNS)];
    let columns = shown.len().div_ceil(ROWS);
    let width = (room / columns as f64).min(600.0);
    let step = (HEIGHT / shown.len().min(ROWS) as f64).min(36.0);
    let size = (step * 0.55).clamp(12.0, 16.0);
    let title = language.report_title(proposal);
    let sentence = language.in_one_sentence(proposal);
    let row = |place: usize, (number, pairing): &(usize, &Pairing)| -> Markup {
        let x = MARGIN + width * (place / ROWS) as f64;
        let y = TOP + step * (place % ROWS) as f64 + size;
        let pair = format!("{} – {}", pairing.left.name, pairing.right.name);
        let score = language.number(pairing.score, 3);
        html! {
            (text([x + 26.0, y], Anchor::End, size, SOFT, &number.to_string()))
            (text([x + 36.0, y], Anchor::Start, size, TEXT, &fitted(&pair, width - 110.0, size)))
            (text([x + width - 20.0, y], Anchor::End, size, SOFT, &score))
        }
    };
    let head = [Label::Number, Label::LeftRegion, Label::RightRegion, Label::Score];
    let cells = |(number, pairing): &(usize, &Pairing)| {
        let [left, right] = [&pairing.left, &pairing.right].map(ToString::to_string);
        vec![number.to_string(), left, right, language.number(pairing.score, 3)]
    };
    Ok(Figure {
        id: "slide".to_owned(),
        title: title.clone(),
        description: sentence.clone(),
        size: SIZE,
        drawing: html! {
            (text([MARGIN, 66.0], Anchor::Start, 28.0, TEXT, &fitted(&title, SIZE[0] - 2.0 * MARGIN, 28.0)))
            @for (place, line) in lines(&sentence, SIZE[0] - 2.0 * MARGIN, 17.0, 2).iter().enumerate() {
                (text([MARGIN, 98.0 + 22.0 * place as f64], Anchor::Start, 17.0, SOFT, line))
            }
            @for (place, pairing) in shown.iter().enumerate() { (row(place, pairing)) }
            @if pairings.len() > shown.len() {
                (text([MARGIN + 36.0, TOP + HEIGHT + 16.0], Anchor::Start, 14.0, SOFT,
                    &language.more(pairings.len() - shown.len())))
            }
            @if let Some((map, height)) = map {
                g transform=(format!("translate({} {})", px(SIZE[0] - MARGIN - MAP), px(TOP + (HEIGHT - height).max(0.0) / 2.0))) {
                    (map)
                }
            }
            (text([MARGIN, SIZE[1] - 16.0], Anchor::Start, 11.0, SOFT,
                &language.version(&proposal.version, proposal.dataset.digest.get(..16).unwrap_or_default())))
        },
        table: Table {
            head: head.map(|label| language.label(label)).to_vec(),
            rows: pairings.iter().map(cells).collect(),
        },
    })
}
