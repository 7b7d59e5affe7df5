//! The scores of all pairs.

use super::sheet::{Cell, Column, Sheet};
use crate::report::findings::Findings;
use crate::report::language::{Label, Language};

/// The number of columns that Excel reads.
const MOST_COLUMNS: usize = 16_384;

/// A row for each left region and a column for each right one, in the order of the data; a heat map.
pub(super) fn sheet(findings: &Findings<'_>, language: &dyn Language) -> Sheet {
    let assessed = findings.assessed;
    let scores = assessed.scores().scores();
    let right = assessed.right().profiles().iter().take(MOST_COLUMNS - 1);
    let names = right.map(|profile| Column::new(&profile.region.name, 9.0));
    let first = Column::new(language.label(Label::Region), 30.0)
        .with_note(language.note(Label::ScoreMatrix));
    let mut sheet =
        Sheet::new(language.label(Label::Matrix), std::iter::once(first).chain(names).collect());
    sheet.frozen = 1;
    sheet.heat_from = Some(1);
    sheet.has_filter = false;
    let rows = assessed.left().profiles().iter().zip(scores.rows());
    sheet.rows = rows
        .map(|(profile, row)| {
            let numbers = row.iter().take(MOST_COLUMNS - 1).map(|score| Cell::number(score.get()));
            std::iter::once(Cell::text(&profile.region.name)).chain(numbers).collect()
        })
        .collect();
    sheet
}
