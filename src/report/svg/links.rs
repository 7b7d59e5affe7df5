//! Who is paired with whom, country by country, as lines between two columns.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::figure::{Figure, NoFigure, Table};
use super::ink::{LEFT, PARTS, RIGHT, SOFT, TEXT};
use super::letters::{Anchor, fitted, px, text};
use crate::profile::RegionLabel;
use crate::proposal::{Pairing, Proposal};
use crate::report::language::{Label, Language};
use crate::report::order::place;
use crate::report::summary::numbered;

/// Room for names on each side, and between them, in pixels.
const NAMES: f64 = 300.0;
const BETWEEN: f64 = 400.0;

/// Height of a region, and of the heading of a country, in pixels.
const ROW: f64 = 18.0;
const HEADING: f64 = 26.0;

/// Draws a line for each pair from the left to the right region, both grouped by country; lines have the colour of the
/// country on the left, and are as thick as the score is high.
///
/// # Errors
/// [`NoFigure::NoPairs`] without pairs.
pub fn links(proposal: &Proposal, language: &dyn Language) -> Result<Figure, NoFigure> {
    let pairings = numbered(proposal);
    if pairings.is_empty() {
        return Err(NoFigure::NoPairs);
    }
    let [left, right] = [
        Column::new(pairings.iter().map(|(_, pairing)| &pairing.left), language),
        Column::new(pairings.iter().map(|(_, pairing)| &pairing.right), language),
    ];
    let highest = pairings.iter().map(|(_, pairing)| pairing.score).fold(1e-9, f64::max);
    let line = |(_, pairing): &(usize, &Pairing)| {
        let from = left.rows.get(&pairing.left.id)?;
        let to = right.rows.get(&pairing.right.id)?;
        let ink = PARTS[from.country % (PARTS.len() - 1)];
        let [x0, x1] = [NAMES, NAMES + BETWEEN];
        let middle = f64::midpoint(x0, x1);
        let [x0, x1, m, y0, y1] = [x0, x1, middle, from.y, to.y].map(px);
        let width = 1.0 + 3.0 * pairing.score / highest;
        Some(html! {
            path class=(format!("s-{}", ink.class)) stroke=(ink.light) stroke-width=(px(width)) fill="none"
                d=(format!("M{x0} {y0}C{m} {y0} {m} {y1} {x1} {y1}")) {}
        })
    };
    let lines: Vec<Markup> = pairings.iter().filter_map(line).collect();
    let head = [Label::Number, Label::LeftRegion, Label::RightRegion, Label::Score];
    let row = |(number, pairing): &(usize, &Pairing)| {
        let [left, right] = [&pairing.left, &pairing.right].map(ToString::to_string);
        vec![number.to_string(), left, right, language.number(pairing.score, 3)]
    };
    Ok(Figure {
        id: "links".to_owned(),
        title: language.label(Label::Links),
        description: language.links_description(),
        size: [2.0 * NAMES + BETWEEN, left.height.max(right.height) + 10.0],
        drawing: html! {
            @for line in &lines { (line) }
            (left.draw(NAMES - 8.0, Anchor::End))
            (right.draw(NAMES + BETWEEN + 8.0, Anchor::Start))
            @for row in left.rows.values() { (end(NAMES, row.y, LEFT)) }
            @for row in right.rows.values() { (end(NAMES + BETWEEN, row.y, RIGHT)) }
        },
        table: Table {
            head: head.map(|label| language.label(label)).to_vec(),
            rows: pairings.iter().map(row).collect(),
        },
    })
}

fn end(x: f64, y: f64, ink: super::ink::Ink) -> Markup {
    html! { circle cx=(px(x)) cy=(px(y)) r="3.5" class=(ink.class) fill=(ink.light) {} }
}

/// A region in its column.
struct Row {
    y: f64,
    name: String,
    /// The place of its country.
    country: usize,
}

/// The regions of a side, by country.
struct Column {
    /// By id.
    rows: BTreeMap<String, Row>,
    /// Names of countries, each with its height.
    headings: Vec<(f64, String)>,
    height: f64,
}

impl Column {
    fn new<'a>(regions: impl Iterator<Item = &'a RegionLabel>, language: &dyn Language) -> Self {
        let mut by_country: BTreeMap<&str, Vec<&RegionLabel>> = BTreeMap::new();
        for region in regions {
            let list = by_country.entry(&region.country).or_default();
            // A host of several partners has one row.
            if list.iter().all(|known| known.id != region.id) {
                list.push(region);
            }
        }
        let mut column = Self { rows: BTreeMap::new(), headings: Vec::new(), height: 0.0 };
        for (country, (code, mut list)) in by_country.into_iter().enumerate() {
            column.height += HEADING;
            column.headings.push((column.height - 6.0, language.country(code)));
            list.sort_by_cached_key(|region| place(region));
            for region in list {
                column.height += ROW;
                let row = Row { y: column.height - 5.0, name: region.name.clone(), country };
                column.rows.insert(region.id.clone(), row);
            }
        }
        column
    }

    fn draw(&self, x: f64, anchor: Anchor) -> Markup {
        html! {
            @for (y, country) in &self.headings {
                (text([x, *y], anchor, 11.0, SOFT, &fitted(country, NAMES - 16.0, 11.0)))
            }
            @for row in self.rows.values() {
                (text([x, row.y + 4.0], anchor, 12.0, TEXT, &fitted(&row.name, NAMES - 16.0, 12.0)))
            }
        }
    }
}
