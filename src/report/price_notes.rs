//! What is to be said of the price of a rule.

use super::language::Language;
use crate::sensitivity::{RegionChange, RulePrice};

/// Regions named for each rule and direction.
const MOST_NAMED_REGIONS: usize = 4;

/// Says why there is no price or what it means, and which regions gain and lose by the rule.
pub(super) fn notes(price: &RulePrice, language: &dyn Language) -> Vec<String> {
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
