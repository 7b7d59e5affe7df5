//! What each rule costs, as text and CSV.

use std::fmt::Write as _;

use super::layout::{column, wrap};
use super::text::WIDTH;
use crate::sensitivity::{PriceTable, RegionChange, RoundsPrice, RulePrice};

/// Regions named for each rule and direction.
const NAMED: usize = 4;

/// The price of every rule: its points, what it does to the number of pairs, and who gains and
/// loses by it. Lines of at most [`WIDTH`] columns.
pub fn prices_to_text(table: &PriceTable) -> String {
    let mut out = String::new();
    if table.rules.is_empty() {
        return out;
    }
    out.push_str(
        "What the rules cost: the total without a rule less that with it, others kept\n\n",
    );
    let _ = writeln!(out, "  points  pairs  rule");
    for price in &table.rules {
        let points = price.price.map_or_else(|| "?".to_owned(), |points| format!("{points:.3}"));
        let pairs = if price.pairs == 0 { String::new() } else { format!("{:+}", price.pairs) };
        let says = wrap(&price.rule.says, WIDTH - 17, 0).replace('\n', "\n                 ");
        let _ = writeln!(out, "{points:>8}  {}  {says}", column(&pairs, 5));
        for line in notes(price) {
            let text = wrap(&line, WIDTH - 19, 0).replace('\n', "\n                   ");
            let _ = writeln!(out, "                   {text}");
        }
    }
    out.push('\n');
    out
}

fn notes(price: &RulePrice) -> Vec<String> {
    let mut notes = Vec::new();
    if price.price.is_some() && !price.proved {
        notes.push("not proved: the search for one of the two plans was cut short".to_owned());
    }
    if price.price.is_none() {
        notes.push("one of the two plans does not exist, or was not found".to_owned());
    }
    if price.price.is_some_and(|points| points < 0.0) {
        let note =
            "below 0: without it the plan does worse; the rule allows more, or serves another goal";
        notes.push(note.to_owned());
    }
    for (words, changes) in [("it costs", &price.costs), ("it serves", &price.serves)] {
        if !changes.is_empty() {
            notes.push(format!("{words} {}", named(changes)));
        }
    }
    for shadow in price.shadow.iter().filter(|shadow| shadow.points != 0.0) {
        let of =
            if shadow.label.is_empty() { String::new() } else { format!("{}: ", shadow.label) };
        notes.push(if shadow.points > 0.0 {
            format!("{of}one pair more allowed would bring {:.3} at the margin", shadow.points)
        } else {
            format!("{of}one pair less asked for would bring {:.3} at the margin", -shadow.points)
        });
    }
    notes
}

fn named(changes: &[RegionChange]) -> String {
    let mut names: Vec<String> = changes
        .iter()
        .take(NAMED)
        .map(|change| format!("{} {:.3}", change.region.name, change.points))
        .collect();
    if changes.len() > NAMED {
        names.push(format!("and {} more", changes.len() - NAMED));
    }
    names.join(", ")
}

/// The price of rounds in a sentence or two.
pub fn rounds_price_to_text(price: &RoundsPrice) -> String {
    let points = |points: Option<f64>| {
        points.map_or_else(|| "no plan".to_owned(), |points| format!("{points:.3} points"))
    };
    let text = format!(
        "Round by round: {} in {} pairs; all rounds decided at once: {} in {} pairs. {}",
        points(price.one_by_one),
        price.pairs_one_by_one,
        points(price.jointly),
        price.pairs_jointly,
        match price.price {
            Some(cost) => format!("The price of rounds is {cost:.3} points."),
            None => "Without both plans, the price of rounds is not known.".to_owned(),
        }
    );
    format!("{}\n\n", wrap(&text, WIDTH, 0))
}

/// The prices as CSV: columns `rule`, `says`, `price`, `pairs`, `proved`, `costs`, `serves`
/// (regions by id with their points, joined by a bar) and `shadow`.
///
/// # Errors
/// None in practice: writing to memory cannot fail; the error type is that of the csv crate.
pub fn prices_to_csv(table: &PriceTable) -> Result<String, csv::Error> {
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
            .map(|shadow| format!("{} {}", shadow.label, shadow.points).trim().to_owned())
            .collect();
        writer.write_record([
            price.rule.rule.to_string(),
            price.rule.says.clone(),
            price.price.map_or_else(String::new, |points| points.to_string()),
            price.pairs.to_string(),
            if price.proved { "yes" } else { "no" }.to_owned(),
            joined(&price.costs),
            joined(&price.serves),
            shadow.join("|"),
        ])?;
    }
    super::csv::finished(writer)
}
