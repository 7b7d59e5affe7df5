//! The proposal on one page.

use std::collections::HashMap;

use maud::{Markup, html};

use super::scroll::scroll;
use super::words::words;
use crate::proposal::{Pairing, Proposal};
use crate::report::findings::Findings;
use crate::report::language::{Label, Language};
use crate::report::summary::{numbered, rounds, without_partner};
use crate::sensitivity::{FirmPair, Firmness};

/// Which columns about firmness there are.
#[derive(Clone, Copy)]
struct Columns {
    probability: bool,
    loss: bool,
    accepted: bool,
}

impl Columns {
    fn of(firmness: Option<&Firmness>) -> Self {
        let has = |is: fn(&FirmPair) -> bool| {
            firmness.is_some_and(|firmness| firmness.pairs.iter().any(is))
        };
        Self {
            probability: has(|pair| pair.probability.is_some()),
            loss: has(|pair| pair.exact_margin().is_some()),
            accepted: has(|pair| pair.acceptability.is_some()),
        }
    }
}

pub(super) fn body(findings: &Findings<'_>, language: &dyn Language) -> Markup {
    let proposal = findings.proposal;
    html! {
        p class="lead" { (words(&language.in_one_sentence(proposal))) }
        @if !proposal.pairings.is_empty() { (table(proposal, findings.firmness, language)) }
        @if let Some(text) = firm_and_open(findings, language) { p { (words(&text)) } }
        @match &proposal.clash {
            Some(clash) => p { (words(&language.no_plan(clash))) " " (words(&language.clashing_rules(clash))) },
            None => p { (words(&findings.proof(language))) },
        }
        @if proposal.clash.is_none() {
            @for text in without_partner(proposal, language) { p { (words(&text)) } }
        }
        @for notice in &proposal.notices { p class="note" { (words(&language.notice(notice))) } }
        @if !proposal.pairings.is_empty() { p class="soft" { (words(&legend(findings, language))) } }
    }
}

/// Which pairs are firm, and which are open, where probabilities are known.
fn firm_and_open(findings: &Findings<'_>, language: &dyn Language) -> Option<String> {
    let known: Vec<(String, f64)> = numbered(findings.proposal)
        .into_iter()
        .filter_map(|(number, pairing)| {
            Some((number.to_string(), findings.firm_pair(pairing)?.probability?))
        })
        .collect();
    let which = |is: fn(f64) -> bool| -> Vec<String> {
        known.iter().filter(|(_, share)| is(*share)).map(|(number, _)| number.clone()).collect()
    };
    (!known.is_empty())
        .then(|| language.firm_and_open(&which(|share| share >= 0.9), &which(|share| share < 0.5)))
}

/// What the columns are.
fn legend(findings: &Findings<'_>, language: &dyn Language) -> String {
    let columns = Columns::of(findings.firmness);
    let about_firmness = [
        (columns.probability, Label::Probability),
        (columns.loss, Label::LossWithout),
        (columns.accepted, Label::UnderOtherWeights),
    ];
    let mut sentences = vec![language.score_legend(findings.proposal)];
    for (_, label) in about_firmness.into_iter().filter(|(is_shown, _)| *is_shown) {
        let heading = language.label(label);
        sentences.extend(language.note(label).map(|note| format!("{heading}: {note}")));
    }
    sentences.join(" ")
}

fn table(proposal: &Proposal, firmness: Option<&Firmness>, language: &dyn Language) -> Markup {
    let firm: HashMap<(&str, &str), &FirmPair> = firmness
        .iter()
        .flat_map(|firmness| &firmness.pairs)
        .map(|pair| ((&*pair.left.id, &*pair.right.id), pair))
        .collect();
    let columns = Columns::of(firmness);
    let sides = proposal.dataset.shown_sides();
    let label = |label| language.label(label);
    let width = 6 + [columns.probability, columns.loss, columns.accepted]
        .map(usize::from)
        .iter()
        .sum::<usize>();
    html! {
        (scroll(&label(Label::OnOnePage), &html! {
            table {
                thead {
                    tr {
                        th scope="col" class="n" { (label(Label::Number)) }
                        th scope="col" { (sides.left) }
                        th scope="col" { (sides.right) }
                        th scope="col" { (label(Label::Theme)) }
                        th scope="col" class="n" { (label(Label::Score)) }
                        th scope="col" class="n" { (label(Label::AtLeastMost)) }
                        @if columns.probability { th scope="col" class="n" { (label(Label::Probability)) } }
                        @if columns.loss { th scope="col" class="n" { (label(Label::LossWithout)) } }
                        @if columns.accepted { th scope="col" class="n" { (label(Label::UnderOtherWeights)) } }
                    }
                }
                tbody {
                    @for (round, pairings) in rounds(proposal) {
                        @if let Some(round) = round {
                            tr class="round" { th colspan=(width) scope="rowgroup" { (language.round_heading(round)) } }
                        }
                        @for (number, pairing) in pairings {
                            @let key = (&*pairing.left.id, &*pairing.right.id);
                            (row(number, pairing, firm.get(&key).copied(), columns, language))
                        }
                    }
                }
            }
        }))
    }
}

fn row(
    number: usize,
    pairing: &Pairing,
    firm: Option<&FirmPair>,
    columns: Columns,
    language: &dyn Language,
) -> Markup {
    let theme = pairing.suggestions.first().map_or("–", |suggestion| &suggestion.theme.label);
    let [score, low, high] =
        [pairing.score, pairing.low, pairing.high].map(|value| language.number(value, 3));
    let share = |share: Option<f64>| share.map(|share| language.probability(share));
    let loss = firm.and_then(FirmPair::exact_margin);
    html! {
        tr {
            td class="n" { a href=(format!("#pair-{number}")) { (number) } }
            th scope="row" { (language.region_with_country(&pairing.left)) }
            th scope="row" { (language.region_with_country(&pairing.right)) }
            td { (theme) }
            td class="n" { (score) }
            td class="n" { (low) "–" (high) }
            @if columns.probability { td class="n" { (share(firm.and_then(|it| it.probability)).unwrap_or_default()) } }
            @if columns.loss { td class="n" { (loss.map(|loss| language.number(loss, 3)).unwrap_or_default()) } }
            @if columns.accepted { td class="n" { (share(firm.and_then(|it| it.acceptability)).unwrap_or_default()) } }
        }
    }
}
