//! What each rule costs, as text.

use std::fmt::Write as _;

use super::layout::{WIDTH, column, hang, wrap};
use crate::report::language::Language;
use crate::report::price_notes::notes;
use crate::sensitivity::{PriceTable, RoundsPrice};

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

/// Says the price of rounds in a sentence or two.
pub fn rounds_price_to_text(price: &RoundsPrice, language: &dyn Language) -> String {
    format!("{}\n\n", wrap(&language.rounds_price(price), WIDTH, 0))
}
