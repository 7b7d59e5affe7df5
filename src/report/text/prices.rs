//! What each rule costs, as text.

use std::fmt::Write as _;

use super::layout::{WIDTH, column, hang, wrap};
use crate::report::language::Language;
use crate::sensitivity::{PriceTable, RegionChange, RoundsPrice, RulePrice};

/// Regions named for each rule and direction.
const MOST_NAMED_REGIONS: usize = 4;

/// Shows the price of every rule: its points, what it does to the number of pairs, and which
/// regions gain and lose by it. Lines of at most [`WIDTH`] columns.
pub fn prices_to_text(table: &PriceTable, language: &dyn Language) -> String {
    let mut out = String::new();
    if table.rules.is_empty() {
        return out;
    }
    let _ = writeln!(out, "{}\n", wrap(&language.prices_heading(), WIDTH, 0));
    let [points, pairs, rule] = language.price_columns();
    let _ = writeln!(out, "{points:>8}  {}  {rule}", column(&pairs, 5));
    for price in &table.rules {
        let points =
            price.price.map_or_else(|| "?".to_owned(), |points| language.number(points, 3));
        let changed = price.pairs.filter(|&pairs| pairs != 0);
        let pairs = changed.map_or_else(String::new, |pairs| format!("{pairs:+}"));
        let says = hang(&language.rule(&price.rule.says), 17);
        let _ = writeln!(out, "{points:>8}  {}  {says}", column(&pairs, 5));
        for line in notes(price, language) {
            let text = hang(&line, 19);
            let _ = writeln!(out, "                   {text}");
        }
    }
    out.push('\n');
    out
}

fn notes(price: &RulePrice, language: &dyn Language) -> Vec<String> {
    let mut notes = Vec::new();
    match price.no_price {
        Some(reason) => notes.push(language.no_price(reason)),
        None if !price.proved => notes.push(language.price_not_proved()),
        None => {}
    }
    if price.price.is_some_and(|points| points < 0.0) {
        notes.push(language.price_below_zero());
    }
    let shown = |changes: &[RegionChange]| changes.len().min(MOST_NAMED_REGIONS);
    if !price.costs.is_empty() {
        let (named, more) = price.costs.split_at(shown(&price.costs));
        notes.push(language.rule_costs(named, more.len()));
    }
    if !price.serves.is_empty() {
        let (named, more) = price.serves.split_at(shown(&price.serves));
        notes.push(language.rule_serves(named, more.len()));
    }
    let shadows = price.shadow.iter().filter(|shadow| shadow.points != 0.0);
    notes.extend(shadows.map(|shadow| language.shadow_price(shadow)));
    notes
}

/// Says the price of rounds in a sentence or two.
pub fn rounds_price_to_text(price: &RoundsPrice, language: &dyn Language) -> String {
    format!("{}\n\n", wrap(&language.rounds_price(price), WIDTH, 0))
}
