//! What each criterion adds to the score of each pair, as stacked bars.

use maud::{Markup, html};

use super::figure::{Figure, NoFigure, Table};
use super::ink::{GUIDE, PARTS, SOFT, TEXT};
use super::letters::{Anchor, fitted, px, text};
use crate::proposal::{Pairing, Proposal};
use crate::report::criterion_notes::criterion_name;
use crate::report::language::{Label, Language};
use crate::report::summary::numbered;

/// Room for the names of a pair, width of a bar for the score 1, and room for the score, in pixels.
const WIDTHS: [f64; 3] = [330.0, 610.0, 60.0];

/// Height of a row and of its bar, in pixels.
const ROW: f64 = 22.0;
const BAR: f64 = 15.0;

/// This many criteria have a colour of their own; those after them share the last one.
const MOST_PARTS: usize = PARTS.len();

/// Draws what each criterion adds to the score of each pair: the parts of a bar add up to the score.
///
/// # Errors
/// [`NoFigure::NoPairs`] without pairs; [`NoFigure::NotAdditive`] if the scores are no sums.
pub fn contributions(proposal: &Proposal, language: &dyn Language) -> Result<Figure, NoFigure> {
    let pairings = numbered(proposal);
    let Some((_, first)) = pairings.first() else { return Err(NoFigure::NoPairs) };
    let counts = |place: usize| {
        let part = |pairing: &Pairing| pairing.criteria.get(place).and_then(|it| it.contribution);
        pairings.iter().any(|(_, pairing)| part(pairing).is_some_and(|points| points != 0.0))
    };
    let shown: Vec<usize> = (0..first.criteria.len()).filter(|&place| counts(place)).collect();
    if shown.is_empty() {
        return Err(NoFigure::NotAdditive);
    }
    let highest = pairings.iter().map(|(_, pairing)| pairing.score).fold(0.0, f64::max);
    let scale = WIDTHS[1] / highest.max(1e-9);
    let names: Vec<String> = shown
        .iter()
        .map(|&place| &first.criteria[place])
        .map(|part| criterion_name(&part.id, &part.meaning, language))
        .collect();
    let (legend, top) = legend(&names);
    let bars = pairings.iter().enumerate().map(|(place, (number, pairing))| {
        bar(*number, pairing, &shown, [top + ROW * place as f64, scale], language)
    });
    let width: f64 = WIDTHS.iter().sum();
    let head = [Label::Number, Label::Pair].map(|label| language.label(label)).into_iter();
    let row = |(number, pairing): &(usize, &Pairing)| {
        let pair = format!("{} – {}", pairing.left, pairing.right);
        let points = shown.iter().map(|&place| {
            pairing.criteria[place]
                .contribution
                .map_or_else(String::new, |it| language.number(it, 3))
        });
        let cells = [number.to_string(), pair].into_iter().chain(points);
        cells.chain([language.number(pairing.score, 3)]).collect()
    };
    Ok(Figure {
        id: "contributions".to_owned(),
        title: language.label(Label::Contributions),
        description: language.contributions_description(),
        size: [width, top + ROW * pairings.len() as f64 + 8.0],
        drawing: html! { (legend) @for bar in bars { (bar) } },
        table: Table {
            head: head.chain(names).chain([language.label(Label::Score)]).collect(),
            rows: pairings.iter().map(row).collect(),
        },
    })
}

/// The names of the criteria with their colours; returns the height they take, too.
fn legend(names: &[String]) -> (Markup, f64) {
    let columns = 3;
    let width: f64 = WIDTHS.iter().sum::<f64>() / f64::from(columns);
    let places = (0..columns).cycle();
    let cell = |(place, (column, name)): (usize, (i32, &String))| {
        let ink = PARTS[place.min(MOST_PARTS - 1)];
        let [x, y] = [8.0 + width * f64::from(column), 8.0 + 20.0 * (place / 3) as f64];
        html! {
            rect x=(px(x)) y=(px(y)) width="14" height="14" class=(ink.class) fill=(ink.light) {}
            (text([x + 20.0, y + 11.5], Anchor::Start, 12.0, TEXT, &fitted(name, width - 34.0, 12.0)))
        }
    };
    let cells: Vec<Markup> = places.zip(names).enumerate().map(cell).collect();
    let height = 20.0 + 20.0 * names.len().div_ceil(3) as f64;
    (html! { @for cell in cells { (cell) } }, height)
}

fn bar(
    number: usize,
    pairing: &Pairing,
    shown: &[usize],
    [top, scale]: [f64; 2],
    language: &dyn Language,
) -> Markup {
    let name = format!("{number}  {} – {}", pairing.left.name, pairing.right.name);
    let middle = top + 12.0;
    let mut x = WIDTHS[0];
    let mut parts = Vec::new();
    for (place, &criterion) in shown.iter().enumerate() {
        let points = pairing.criteria[criterion].contribution.unwrap_or(0.0).max(0.0);
        let width = scale * points;
        if width > 0.0 {
            parts.push((x, width, PARTS[place.min(MOST_PARTS - 1)]));
        }
        x += width;
    }
    html! {
        (text([WIDTHS[0] - 8.0, middle], Anchor::End, 12.0, TEXT, &fitted(&name, WIDTHS[0] - 16.0, 12.0)))
        @for (x, width, ink) in parts {
            rect x=(px(x)) y=(px(top)) width=(px((width - 0.8).max(0.4))) height=(px(BAR)) class=(ink.class)
                fill=(ink.light) {}
        }
        path class=(format!("s-{}", GUIDE.class)) stroke=(GUIDE.light) stroke-width="0.7"
            d=(format!("M{} {}v{}", px(WIDTHS[0] - 1.5), px(top), px(BAR))) {}
        (text([x + 6.0, middle], Anchor::Start, 12.0, SOFT, &language.number(pairing.score, 3)))
    }
}
