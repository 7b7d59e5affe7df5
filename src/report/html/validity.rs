//! What the scores can tell, and what they cannot.

use maud::{Markup, html};

use super::scroll::scroll;
use super::words::words;
use crate::proposal::Proposal;
use crate::report::criterion_notes::criterion_name;
use crate::report::findings::Findings;
use crate::report::language::Language;
use crate::report::summary::mean_known_weight;
use crate::report::validation_rows::{fit_rows, not_tested};
use crate::validation::{Scoring, Validation};

pub(super) fn body(findings: &Findings<'_>, language: &dyn Language) -> Markup {
    let proposal = findings.proposal;
    html! {
        @match findings.validation {
            Some(validation) if !validation.pairs.is_empty() => (tested(validation, proposal, language)),
            Some(_) => p { (words(&language.no_observed_pairing())) },
            None => p { (words(&language.not_validated())) },
        }
        @if let Some(mean) = mean_known_weight(proposal) { p { (words(&language.knowledge(proposal, mean))) } }
        @if let Some(firmness) = findings.firmness {
            @if firmness.probabilities.is_some() { p { (words(&language.meaning_of_probabilities(firmness))) } }
            @let openness = language.openness(firmness);
            @if !openness.is_empty() { p { (words(&openness)) } }
            @if let Some(weights) = &firmness.weights {
                p { (words(&language.meaning_of_acceptability(&weights.acceptability))) }
            }
        }
    }
}

fn tested(validation: &Validation, proposal: &Proposal, language: &dyn Language) -> Markup {
    let name = |scoring: &Scoring| {
        let criterion = match scoring {
            Scoring::Criterion { id } => proposal.criteria.iter().find(|note| note.id == *id),
            _ => None,
        };
        criterion.map_or_else(
            || language.scored_by(scoring),
            |note| criterion_name(&note.id, &note.meaning, language),
        )
    };
    let interval = validation.programme().and_then(|fit| fit.interval);
    let width = interval.map(|it| language.interval_width(validation.pairs.len(), it.half_width()));
    let head = language.fit_columns();
    html! {
        p { (words(&language.observed_pairs(validation))) }
        (scroll(&head[0], &html! {
            table {
                thead {
                    tr {
                        @for (place, cell) in head.iter().enumerate() {
                            th scope="col" class=[(place > 0).then_some("n")] { (cell) }
                        }
                    }
                }
                tbody {
                    @for row in fit_rows(validation, language, name) {
                        @match row {
                            (Some(heading), _) => { tr class="round" { th scope="rowgroup" colspan=(head.len()) { (heading) } } },
                            (None, cells) => { tr {
                                @for (place, cell) in cells.iter().enumerate() {
                                    @if place == 0 { th scope="row" { (cell) } } @else { td class="n" { (cell) } }
                                }
                            } },
                        }
                    }
                }
            }
        }))
        p class="soft" { (words(&language.fit_legend(validation))) }
        @for text in not_tested(&validation.fits, language, name) { p class="soft" { (words(&text)) } }
        @if let Some(width) = width { p { (words(&width)) } }
        p { (words(&language.variants_tried(validation.variants_tried))) }
        @if let Some(plan) = &validation.plan { p { (words(&language.plan_hits(plan))) } }
        @if let Some(levels) = &validation.partner_levels { p { (words(&language.partner_levels(levels))) } }
        @if let Some(rarefaction) = &validation.rarefaction { p { (words(&language.rarefaction(rarefaction))) } }
    }
}
