//! The strengths and needs of two regions, domain by domain, as mirrored bars.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::figure::{Figure, Table};
use super::ink::{GUIDE, Ink, LEFT, PAPER, RIGHT, SOFT, TEXT};
use super::letters::{Anchor, fitted, px, text};
use crate::plan::{Assessment, PlanningError};
use crate::profile::Profile;
use crate::report::language::{Label, Language};
use crate::taxonomy::DomainLabel;

/// Room for the names of domains in the middle, and width of a bar of weight 3, in pixels.
const NAMES: f64 = 230.0;
const BAR: f64 = 235.0;

/// Height of a row, in pixels.
const ROW: f64 = 22.0;

/// The greatest weight of a strength or need.
const MOST_WEIGHT: f64 = 3.0;

/// At most this many domains; the table of the figure has all.
const MOST_DOMAINS: usize = 14;

/// The weights of a domain: strength and need of the left region, then of the right one.
type Weights = [[Option<f64>; 2]; 2];

/// Draws the strengths (filled) and the needs (outlined) of two regions, domain by domain: those that both name first.
/// The regions are given by id or name.
///
/// # Errors
/// [`PlanningError::UnknownRegion`] with the nearest known id, or [`PlanningError::AmbiguousRegion`].
pub fn portfolio(
    assessed: &Assessment,
    left: &str,
    right: &str,
    language: &dyn Language,
) -> Result<Figure, PlanningError> {
    let (row, column) = assessed.places_of(left, right)?;
    let regions = [&assessed.left().profiles()[row], &assessed.right().profiles()[column]];
    let domains = domains(assessed, regions);
    let shown = &domains[..domains.len().min(MOST_DOMAINS)];
    let width = 2.0 * BAR + NAMES + 40.0;
    let top = 54.0;
    let bars = shown.iter().enumerate().map(|(place, (label, weights))| {
        row_of(label, weights, [width / 2.0, top + ROW * place as f64])
    });
    let names = regions.map(|profile| profile.region.name.as_str());
    let edges = [width / 2.0 - NAMES / 2.0, width / 2.0 + NAMES / 2.0];
    let heading = |side: usize, anchor: Anchor, ink: Ink| {
        text([edges[side], 20.0], anchor, 14.0, ink, &fitted(names[side], BAR, 14.0))
    };
    let legend = language.portfolio_legend();
    let head = [
        language.label(Label::Domain),
        language.strength_of(names[0]),
        language.need_of(names[0]),
        language.strength_of(names[1]),
        language.need_of(names[1]),
    ];
    let cells = |(label, weights): &(DomainLabel, Weights)| {
        let weight =
            |weight: &Option<f64>| weight.map_or_else(String::new, |it| language.weight(it));
        let weights = weights.iter().flatten().map(weight);
        std::iter::once(label.label.clone()).chain(weights).collect()
    };
    Ok(Figure {
        id: "portfolio".to_owned(),
        title: language.portfolio_title(names[0], names[1]),
        description: language.portfolio_description(names[0], names[1]),
        size: [width, top + ROW * shown.len() as f64 + 10.0],
        drawing: html! {
            (heading(0, Anchor::End, LEFT))
            (heading(1, Anchor::Start, RIGHT))
            (text([width / 2.0, 38.0], Anchor::Middle, 11.0, SOFT, &fitted(&legend, width - 20.0, 11.0)))
            @for bar in bars { (bar) }
        },
        table: Table { head: head.to_vec(), rows: domains.iter().map(cells).collect() },
    })
}

/// The domains that either region names: shared ones first, the heaviest first.
fn domains(assessed: &Assessment, regions: [&Profile; 2]) -> Vec<(DomainLabel, Weights)> {
    let taxonomy = assessed.dataset().taxonomy();
    let mut weights: BTreeMap<_, Weights> = BTreeMap::new();
    for (side, profile) in regions.into_iter().enumerate() {
        for (role, list) in [&profile.strengths, &profile.needs].into_iter().enumerate() {
            for item in list {
                weights.entry(item.domain).or_default()[side][role] = Some(item.weight);
            }
        }
    }
    let mut domains: Vec<(DomainLabel, Weights)> =
        weights.into_iter().map(|(domain, it)| (taxonomy.domain_label(domain), it)).collect();
    let rank = |weights: &Weights| {
        let sum = |side: [Option<f64>; 2]| side.into_iter().flatten().sum::<f64>();
        let [left, right] = weights.map(sum);
        (left > 0.0 && right > 0.0, left + right)
    };
    domains.sort_by(|(one, a), (other, b)| {
        let (a, b) = (rank(a), rank(b));
        b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(one.cmp(other))
    });
    domains
}

fn row_of(label: &DomainLabel, weights: &Weights, [middle, top]: [f64; 2]) -> Markup {
    let bar = |side: usize, role: usize| -> Option<Markup> {
        let length = BAR * (weights[side][role]? / MOST_WEIGHT).min(1.0);
        let ink = if side == 0 { LEFT } else { RIGHT };
        let edge = NAMES / 2.0;
        let x = if side == 0 { middle - edge - length } else { middle + edge };
        // A strength is above the need.
        let (fill, y) = if role == 0 { (ink, top) } else { (PAPER, top + 10.0) };
        Some(html! {
            rect x=(px(x)) y=(px(y)) width=(px(length)) height="8" class=(format!("{} s-{}", fill.class, ink.class))
                fill=(fill.light) stroke=(ink.light) stroke-width="1.4" {}
        })
    };
    let bars = [bar(0, 0), bar(0, 1), bar(1, 0), bar(1, 1)];
    html! {
        path class=(format!("s-{}", GUIDE.class)) stroke=(GUIDE.light) stroke-width="0.4"
            d=(format!("M20 {}h{}", px(top + 20.0), px(2.0 * (middle - 20.0)))) {}
        (text([middle, top + 13.0], Anchor::Middle, 11.5, TEXT, &fitted(&label.short, NAMES - 12.0, 11.5)))
        @for bar in bars.into_iter().flatten() { (bar) }
    }
}
