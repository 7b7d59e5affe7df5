//! The rules with their prices.

use super::sheet::{Cell, Column, Sheet};
use crate::report::findings::Findings;
use crate::report::language::{Label, Language};
use crate::report::price_notes::notes;
use crate::sensitivity::RulePrice;

/// A row for each rule; without prices, the rules alone. If the rules clash, those that clash and what would help.
pub(super) fn sheet(findings: &Findings<'_>, language: &dyn Language) -> Sheet {
    let [points, pairs, _] = language.price_columns();
    let columns = vec![
        Column::new(language.label(Label::Rule), 80.0),
        Column::new(points, 10.0).with_note(Some(language.prices_description())),
        Column::new(pairs, 10.0),
        Column::new(language.label(Label::Why), 80.0),
    ];
    let mut sheet = Sheet::new(language.label(Label::Rules), columns);
    let proposal = findings.proposal;
    let alone = |text: String| vec![Cell::Text(text)];
    if let Some(table) = findings.prices {
        let row = |price: &RulePrice| {
            let pairs = price.pairs.map_or(Cell::Empty, |pairs| Cell::Text(format!("{pairs:+}")));
            vec![
                Cell::Text(language.sentence(&language.rule(&price.rule.says))),
                Cell::number(price.price),
                pairs,
                Cell::Text(notes(price, language).join("; ")),
            ]
        };
        sheet.rows = table.rules.iter().map(row).collect();
    } else {
        let rules = proposal.rules.iter();
        let rules = rules.map(|note| alone(language.sentence(&language.rule(&note.says))));
        sheet.rows = rules.collect();
    }
    if let Some(clash) = &proposal.clash {
        sheet.rows.push(alone(language.no_plan(clash)));
        sheet.rows.push(alone(language.clashing_rules(clash)));
        let rules = clash.rules.iter().map(|note| language.rule(&note.says));
        let helps = clash.relaxations.iter().map(|it| language.relaxation(it));
        sheet.rows.extend(rules.map(|rule| alone(language.sentence(&rule))));
        sheet.rows.push(alone(if clash.relaxations.is_empty() {
            language.no_relaxation()
        } else {
            language.relaxations_heading()
        }));
        sheet.rows.extend(helps.map(|change| alone(language.sentence(&change))));
    }
    if sheet.rows.is_empty() {
        sheet.rows.push(alone(language.no_rules()));
    }
    sheet
}
