//! The criteria with their weights.

use super::sheet::{Cell, Column, Sheet};
use crate::proposal::Proposal;
use crate::report::criterion_notes::criterion_name;
use crate::report::language::{Label, Language};

/// A row for each criterion.
pub(super) fn sheet(proposal: &Proposal, language: &dyn Language) -> Sheet {
    let sides = proposal.dataset.shown_sides();
    let [_, left, right, nominal, effective, meaning] =
        language.weight_columns(&sides.left, &sides.right);
    let columns = vec![
        Column::new(language.label(Label::Criterion), 40.0),
        Column::new("id", 24.0),
        Column::new(left, 16.0),
        Column::new(right, 16.0),
        Column::new(nominal, 10.0),
        Column::new(effective, 10.0)
            .with_note(Some(language.effective_weights(proposal.no_effective_weights))),
        Column::new(meaning, 80.0),
    ];
    let mut sheet = Sheet::new(language.label(Label::Criteria), columns);
    sheet.rows = proposal
        .criteria
        .iter()
        .map(|note| {
            let name = criterion_name(&note.id, &note.meaning, language);
            vec![
                Cell::Text(name),
                Cell::text(&note.id),
                Cell::Number(note.seeker_weight),
                Cell::Number(note.host_weight),
                Cell::Share(note.nominal_weight),
                Cell::share(note.effective_weight),
                Cell::Text(language.sentence(&language.meaning(&note.meaning))),
            ]
        })
        .collect();
    sheet
}
