//! What each rule costs, as bars.

use maud::{Markup, html};

use super::figure::{Figure, NoFigure, Table};
use super::ink::{GUIDE, LEFT, RIGHT, SOFT, TEXT};
use super::letters::{Anchor, lines, plain, px, text};
use crate::report::language::{Label, Language};
use crate::sensitivity::{PriceTable, RulePrice};

/// Width of the figure, and of the texts of rules, in pixels.
const WIDTH: f64 = 1_000.0;
const TEXTS: f64 = 470.0;

/// Size of texts, and from one line to the next, in pixels.
const SIZE: f64 = 12.0;
const LINE: f64 = 16.0;

/// At most this many lines for a rule.
const MOST_LINES: usize = 3;

/// Draws the price of each rule: what the total would gain without it, all other rules kept. A bar to the left is a price
/// below 0.
///
/// # Errors
/// [`NoFigure::NoPrices`] if no rule has a price.
pub fn prices(table: &PriceTable, language: &dyn Language) -> Result<Figure, NoFigure> {
    let priced: Vec<(&RulePrice, f64)> =
        table.rules.iter().filter_map(|rule| Some((rule, rule.price?))).collect();
    if priced.is_empty() {
        return Err(NoFigure::NoPrices);
    }
    let points = || priced.iter().map(|&(_, points)| points);
    let [low, high] = [points().fold(0.0, f64::min), points().fold(0.0, f64::max)];
    // Room for numbers on both ends.
    let room = WIDTH - TEXTS - 2.0 * 64.0;
    let scale = room / (high - low).max(1e-9);
    let zero = TEXTS + 64.0 - scale * low;
    let says = |rule: &RulePrice| plain(&language.sentence(&language.rule(&rule.rule.says)));
    let mut height = 10.0;
    let mut bars: Vec<Markup> = Vec::new();
    for (rule, price) in &priced {
        let says = lines(&says(rule), TEXTS - 16.0, SIZE, MOST_LINES);
        bars.push(bar(&says, *price, [zero, height, scale], language));
        height += LINE * says.len() as f64 + 8.0;
    }
    let head = [Label::Rule, Label::Points];
    let row = |(rule, price): &(&RulePrice, f64)| vec![says(rule), language.number(*price, 3)];
    Ok(Figure {
        id: "prices".to_owned(),
        title: language.label(Label::RulePrices),
        description: language.prices_description(),
        size: [WIDTH, height + 6.0],
        drawing: html! {
            path class=(format!("s-{}", GUIDE.class)) stroke=(GUIDE.light)
                d=(format!("M{} 4V{}", px(zero), px(height))) {}
            @for bar in bars { (bar) }
        },
        table: Table {
            head: head.map(|label| language.label(label)).to_vec(),
            rows: priced.iter().map(row).collect(),
        },
    })
}

fn bar(
    says: &[String],
    price: f64,
    [zero, top, scale]: [f64; 3],
    language: &dyn Language,
) -> Markup {
    let length = scale * price.abs();
    let (ink, x) = if price < 0.0 { (RIGHT, zero - length) } else { (LEFT, zero) };
    let (anchor, end) =
        if price < 0.0 { (Anchor::End, x - 6.0) } else { (Anchor::Start, zero + length + 6.0) };
    html! {
        @for (place, line) in says.iter().enumerate() {
            (text([8.0, top + 12.0 + LINE * place as f64], Anchor::Start, SIZE, TEXT, line))
        }
        rect x=(px(x)) y=(px(top + 1.0)) width=(px(length)) height="14" class=(ink.class) fill=(ink.light) {}
        (text([end, top + 12.5], anchor, SIZE, SOFT, &language.number(price, 3)))
    }
}
