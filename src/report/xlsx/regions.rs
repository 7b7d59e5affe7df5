//! Regions without a partner, and the screening.

use super::sheet::{Cell, Column, Sheet};
use crate::proposal::{Partner, Proposal};
use crate::report::language::{Label, Language};
use crate::rules::{MissingCondition, Screening};

/// A row for each region without a partner.
pub(super) fn without_partner(proposal: &Proposal, language: &dyn Language) -> Sheet {
    let columns = vec![
        Column::new(language.label(Label::Side), 16.0),
        Column::new(language.label(Label::Region), 30.0),
        Column::new(language.label(Label::Country), 16.0),
        Column::new(language.label(Label::Why), 60.0),
        Column::new(language.label(Label::NextBestPartners), 60.0),
    ];
    let mut sheet = Sheet::new(language.label(Label::Unmatched), columns);
    let partners = |partners: &[Partner]| {
        let each = |it: &Partner| format!("{} {}", it.region.name, language.number(it.score, 3));
        partners.iter().map(each).collect::<Vec<_>>().join("; ")
    };
    sheet.rows = proposal
        .unmatched
        .iter()
        .map(|unmatched| {
            vec![
                Cell::text(proposal.dataset.shown_side(&unmatched.side)),
                Cell::text(&unmatched.region.name),
                Cell::Text(language.country(&unmatched.region.country)),
                Cell::Text(language.sentence(&language.unmatched_reason(&unmatched.because))),
                Cell::Text(partners(&unmatched.best_partners)),
            ]
        })
        .collect();
    if sheet.rows.is_empty() {
        sheet.rows.push(vec![Cell::Text(language.all_have_partners())]);
    }
    sheet
}

/// A row for each candidate that lacks a condition, or of which one is unknown.
pub(super) fn screening(screening: &Screening, language: &dyn Language) -> Sheet {
    let columns = vec![
        Column::new(language.label(Label::Side), 16.0),
        Column::new(language.label(Label::Region), 30.0),
        Column::new(language.label(Label::MayTakePart), 14.0),
        Column::new(language.label(Label::Why), 90.0),
    ];
    let mut sheet = Sheet::new(language.label(Label::ScreeningSheet), columns);
    let says = |missing: &[MissingCondition]| {
        let each = missing.iter().map(|it| language.missing_condition(it));
        each.collect::<Vec<_>>().join(" ")
    };
    let regions = screening.regions.iter();
    let noted = regions.filter(|region| !region.missing.is_empty() || !region.flags.is_empty());
    sheet.rows = noted
        .map(|region| {
            let label = if region.admitted { Label::Yes } else { Label::No };
            let lacks = if region.admitted { &region.flags } else { &region.missing };
            vec![
                Cell::text(region.side.to_string()),
                Cell::text(&region.name),
                Cell::Text(language.label(label)),
                Cell::Text(says(lacks)),
            ]
        })
        .collect();
    if sheet.rows.is_empty() {
        sheet.rows.push(vec![Cell::Text(language.no_condition(screening.regions.len()))]);
    }
    sheet
}
