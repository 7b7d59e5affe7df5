//! How the proposal was made, and how to cite it.

use maud::{Markup, html};

use super::scroll::scroll;
use super::words::words;
use crate::proposal::CriterionNote;
use crate::report::criterion_notes::criterion_name;
use crate::report::findings::Findings;
use crate::report::language::{Label, Language};
use crate::report::summary::criteria;

fn label(note: &CriterionNote, language: &dyn Language) -> String {
    criterion_name(&note.id, &note.meaning, language)
}

pub(super) fn body(findings: &Findings<'_>, language: &dyn Language) -> Markup {
    let proposal = findings.proposal;
    html! {
        @if let Some(criteria) = criteria(proposal, language, label) {
            p { (words(&criteria.scoring)) }
            (scroll(&criteria.head[0], &html! {
                table {
                    thead {
                        tr {
                            @for (place, cell) in criteria.head.iter().enumerate() {
                                th scope="col" class=[(1..5).contains(&place).then_some("n")] { (cell) }
                            }
                        }
                    }
                    tbody {
                        @for row in &criteria.rows {
                            tr {
                                @for (place, cell) in row.iter().enumerate() {
                                    @if place == 0 { th scope="row" { (cell) } }
                                    @else { td class=[(place < 5).then_some("n")] { (cell) } }
                                }
                            }
                        }
                    }
                }
            }))
            @for note in &criteria.notes { p class="soft" { (words(note)) } }
        }
        h3 { (language.label(Label::Data)) }
        p { (language.version(&proposal.version, findings.digest())) }
        h3 { (language.label(Label::HowToCite)) }
        p { (words(&language.citation(&proposal.version))) }
    }
}
