//! The pairs, and what each criterion adds to their scores.

use super::sheet::{Cell, Column, Sheet, letters};
use crate::proposal::{Pairing, Proposal};
use crate::report::criterion_notes::criterion_name;
use crate::report::findings::Findings;
use crate::report::language::{Label, Language};
use crate::report::reasons::reasons;
use crate::report::summary::numbered;
use crate::sensitivity::FirmPair;

/// A row for each pair; the total is a formula.
pub(super) fn sheet(findings: &Findings<'_>, language: &dyn Language) -> Sheet {
    let proposal = findings.proposal;
    let sides = proposal.dataset.shown_sides();
    let label = |label| Column::new(language.label(label), 12.0).with_note(language.note(label));
    let wide = |label, width| Column { width, ..Column::new(language.label(label), width) };
    let side = |name: &str| Column::new(name, 30.0);
    let columns = vec![
        wide(Label::Number, 6.0),
        wide(Label::Round, 14.0),
        side(&sides.left),
        wide(Label::Country, 14.0),
        side(&sides.right),
        wide(Label::Country, 14.0),
        wide(Label::Theme, 26.0),
        label(Label::Score),
        label(Label::Lowest),
        label(Label::Highest),
        label(Label::KnownShare),
        label(Label::Probability),
        label(Label::LossWithout),
        wide(Label::Why, 80.0),
    ];
    let mut sheet = Sheet::new(language.label(Label::Pairs), columns);
    sheet.frozen = 1;
    let pairings = numbered(proposal);
    let firm = |pairing: &Pairing| -> Option<&FirmPair> {
        let is_it =
            |pair: &&FirmPair| pair.left.id == pairing.left.id && pair.right.id == pairing.right.id;
        findings.firmness?.pairs.iter().find(is_it)
    };
    let theme = |pairing: &Pairing| pairing.suggestions.first().map(|it| it.theme.label.clone());
    sheet.rows = pairings
        .iter()
        .map(|(number, pairing)| {
            let firm = firm(pairing);
            vec![
                Cell::Count(*number),
                Cell::text(pairing.round.clone().unwrap_or_default()),
                Cell::text(&pairing.left.name),
                Cell::Text(language.country(&pairing.left.country)),
                Cell::text(&pairing.right.name),
                Cell::Text(language.country(&pairing.right.country)),
                Cell::text(theme(pairing).unwrap_or_default()),
                Cell::Number(pairing.score),
                Cell::Number(pairing.low),
                Cell::Number(pairing.high),
                Cell::Share(pairing.known_weight),
                Cell::share(firm.and_then(|pair| pair.probability)),
                Cell::number(firm.and_then(FirmPair::exact_margin)),
                Cell::Text(reasons(pairing, usize::MAX, language)),
            ]
        })
        .collect();
    if !pairings.is_empty() {
        let mut total: Vec<Cell> = (0..14).map(|_| Cell::Empty).collect();
        total[2] = Cell::Text(language.label(Label::Total));
        let value = pairings.iter().map(|(_, pairing)| pairing.score).sum();
        total[7] = Cell::Sum { formula: format!("=SUM(H2:H{})", pairings.len() + 1), value };
        sheet.rows.push(total);
        sheet.has_total = true;
    }
    sheet
}

/// What each criterion adds to each score; the score is a formula. `None` if the criteria do not add up.
pub(super) fn contributions(proposal: &Proposal, language: &dyn Language) -> Option<Sheet> {
    let pairings = numbered(proposal);
    let (_, first) = pairings.first()?;
    let adds = |place: usize| {
        pairings.iter().any(|(_, pairing)| pairing.criteria[place].contribution.is_some())
    };
    let shown: Vec<usize> = (0..first.criteria.len()).filter(|&place| adds(place)).collect();
    if shown.is_empty() {
        return None;
    }
    let sides = proposal.dataset.shown_sides();
    let mut columns = vec![
        Column::new(language.label(Label::Number), 6.0),
        Column::new(&sides.left, 30.0),
        Column::new(&sides.right, 30.0),
    ];
    columns.extend(shown.iter().map(|&place| {
        let part = &first.criteria[place];
        let meaning = language.sentence(&language.meaning(&part.meaning));
        Column::new(criterion_name(&part.id, &part.meaning, language), 16.0)
            .with_note(Some(meaning))
    }));
    columns.push(
        Column::new(language.label(Label::Score), 12.0).with_note(language.note(Label::Score)),
    );
    let mut sheet = Sheet::new(language.label(Label::WhatCriteriaAdd), columns);
    sheet.frozen = 3;
    let (from, to) = (letters(3), letters(2 + shown.len()));
    sheet.rows = (2..)
        .zip(&pairings)
        .map(|(row, (number, pairing))| {
            let mut cells = vec![
                Cell::Count(*number),
                Cell::text(&pairing.left.name),
                Cell::text(&pairing.right.name),
            ];
            let parts = shown.iter().map(|&place| pairing.criteria[place].contribution);
            cells.extend(parts.map(Cell::number));
            let formula = format!("=SUM({from}{row}:{to}{row})");
            cells.push(Cell::Sum { formula, value: pairing.score });
            cells
        })
        .collect();
    Some(sheet)
}
