//! What each rule costs, as one CSV table.

use super::writer::finished;
use crate::report::language::Language;
use crate::sensitivity::{PriceTable, RegionChange};

/// Writes the prices as CSV: columns `rule`, `says`, `price`, `pairs`, `proved`, `costs`, `serves`
/// (regions by id with their points, joined by a bar) and `shadow`.
///
/// # Errors
/// None in practice: writing to memory cannot fail; the error type is that of the csv crate.
pub fn prices_to_csv(table: &PriceTable, language: &dyn Language) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(["rule", "says", "price", "pairs", "proved", "costs", "serves", "shadow"])?;
    let joined = |changes: &[RegionChange]| {
        let one = |change: &RegionChange| format!("{} {}", change.region.id, change.points);
        changes.iter().map(one).collect::<Vec<_>>().join("|")
    };
    for price in &table.rules {
        let shadow: Vec<String> = price
            .shadow
            .iter()
            .map(|shadow| match &shadow.group {
                Some(group) => format!("{} {}", language.group(group), shadow.points),
                None => shadow.points.to_string(),
            })
            .collect();
        writer.write_record([
            price.rule.rule.to_string(),
            language.rule(&price.rule.says),
            price.price.map_or_else(String::new, |points| points.to_string()),
            price.pairs.map_or_else(String::new, |pairs| pairs.to_string()),
            if price.proved { "yes" } else { "no" }.to_owned(),
            joined(&price.costs),
            joined(&price.serves),
            shadow.join("|"),
        ])?;
    }
    finished(writer)
}
