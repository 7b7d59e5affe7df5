//! Where the facts come from.

use std::collections::BTreeSet;

use super::sheet::{Cell, Column, Sheet};
use crate::report::findings::Findings;
use crate::report::language::{Label, Language};
use crate::report::region_sources::region_sources;

/// A row for each source of the facts about a region with a pair.
pub(super) fn sheet(findings: &Findings<'_>, language: &dyn Language) -> Sheet {
    let columns = vec![
        Column::new(language.label(Label::Region), 30.0),
        Column::new(language.label(Label::Sources), 110.0),
    ];
    let mut sheet = Sheet::new(language.label(Label::SourcesSheet), columns);
    let dataset = findings.assessed.dataset();
    let pairings = &findings.proposal.pairings;
    let lefts = pairings.iter().map(|pairing| &pairing.left);
    let mut seen = BTreeSet::new();
    for region in lefts.chain(pairings.iter().map(|pairing| &pairing.right)) {
        if !seen.insert(&region.id) {
            continue;
        }
        let row = |address: &str| vec![Cell::text(&region.name), Cell::Address(address.to_owned())];
        sheet.rows.extend(region_sources(dataset, &region.id).into_iter().map(row));
    }
    sheet
}
