//! The sheets with sentences: the proposal, and how to read the workbook.

use super::sheet::{Cell, Column, Sheet};
use crate::report::findings::Findings;
use crate::report::language::{Label, Language};
use crate::report::summary::{by_id, criteria, mean_known_weight, without_partner};

/// The proposal in sentences.
pub(super) fn sheet(findings: &Findings<'_>, language: &dyn Language) -> Sheet {
    let proposal = findings.proposal;
    let mut sheet = Sheet::new(
        language.label(Label::Proposal),
        vec![Column::new(language.report_title(proposal), 110.0)],
    );
    sheet.has_filter = false;
    let mut lines = vec![
        language.in_one_sentence(proposal),
        language.proposal_heading(proposal),
        match &proposal.clash {
            Some(clash) => language.no_plan(clash),
            None => findings.proof(language),
        },
    ];
    lines.extend(without_partner(proposal, language));
    lines.extend(proposal.notices.iter().map(|notice| language.notice(notice)));
    if let Some(criteria) = criteria(proposal, language, by_id) {
        lines.push(criteria.scoring);
    }
    lines.extend(mean_known_weight(proposal).map(|mean| language.knowledge(proposal, mean)));
    lines.push(match findings.validation {
        Some(validation) if !validation.pairs.is_empty() => language.observed_pairs(validation),
        Some(_) => language.no_observed_pairing(),
        None => language.not_validated(),
    });
    lines.push(language.version(&proposal.version, findings.digest()));
    lines.push(language.citation(&proposal.version));
    sheet.rows = lines.into_iter().map(|line| vec![Cell::Text(line)]).collect();
    sheet
}

/// How to read the workbook.
pub(super) fn how_to_read(language: &dyn Language) -> Sheet {
    let heading = language.label(Label::HowToRead);
    let mut sheet = Sheet::new(heading.clone(), vec![Column::new(heading, 110.0)]);
    sheet.has_filter = false;
    sheet.rows = language.how_to_read().into_iter().map(|line| vec![Cell::Text(line)]).collect();
    sheet
}
