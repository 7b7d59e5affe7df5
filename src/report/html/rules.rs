//! Rules and what they cost, or why they clash.

use maud::{Markup, html};

use super::scroll::scroll;
use super::section::{Place, Section};
use super::words::words;
use crate::infeasibility::{Clash, Derivation};
use crate::profile::RegionLabel;
use crate::report::findings::Findings;
use crate::report::language::{Label, Language};
use crate::report::order::by_name;
use crate::report::price_notes::notes;
use crate::report::svg::prices;
use crate::sensitivity::PriceTable;

/// At most this many regions are listed.
const MOST_LISTED_REGIONS: usize = 30;

pub(super) fn sections(findings: &Findings<'_>, language: &dyn Language) -> Vec<Section> {
    let proposal = findings.proposal;
    let mut sections = Vec::new();
    if let Some(clash) = &proposal.clash {
        let heading = language.label(Label::NoPlan);
        sections.push(Section::new("clash", heading, self::clash(clash, language), Place::NewPage));
    }
    let body = html! {
        @match findings.prices {
            Some(table) if !table.rules.is_empty() => (priced(table, language)),
            _ if proposal.rules.is_empty() => p { (language.no_rules()) },
            _ => ul {
                @for note in &proposal.rules { li { (words(&language.sentence(&language.rule(&note.says)))) } }
            },
        }
        @if let Some(price) = findings.rounds_price { p { (words(&language.rounds_price(price))) } }
    };
    let place = if sections.is_empty() { Place::NewPage } else { Place::Whole };
    sections.push(Section::new("rules", language.label(Label::RulesAndPrices), body, place));
    sections
}

fn priced(table: &PriceTable, language: &dyn Language) -> Markup {
    let [points, pairs, rule] = language.price_columns();
    let figure = prices(table, language).ok();
    html! {
        p { (words(&language.prices_heading())) }
        @if let Some(figure) = figure { (figure.on_page(&language.label(Label::NumbersOfFigure))) }
        (scroll(&language.label(Label::RulePrices), &html! {
            table {
                thead {
                    tr {
                        th scope="col" class="n" { (points) }
                        th scope="col" class="n" { (pairs) }
                        th scope="col" { (rule) }
                    }
                }
                tbody {
                    @for price in &table.rules {
                        @let changed = price.pairs.filter(|&pairs| pairs != 0);
                        tr {
                            td class="n" { (price.price.map_or_else(|| "?".to_owned(), |points| language.number(points, 3))) }
                            td class="n" { (changed.map_or_else(String::new, |pairs| format!("{pairs:+}"))) }
                            td {
                                (words(&language.sentence(&language.rule(&price.rule.says))))
                                @for note in notes(price, language) { div class="soft" { (words(&note)) } }
                            }
                        }
                    }
                }
            }
        }))
    }
}

fn clash(clash: &Clash, language: &dyn Language) -> Markup {
    let names = |regions: &[RegionLabel]| -> (Vec<String>, usize) {
        let shown = by_name(regions).into_iter().take(MOST_LISTED_REGIONS);
        let names = shown.map(ToString::to_string).collect();
        (names, regions.len().saturating_sub(MOST_LISTED_REGIONS))
    };
    html! {
        p class="lead" { (words(&language.no_plan(clash))) }
        p { (words(&language.clashing_rules(clash))) }
        ul { @for note in &clash.rules { li { (words(&language.sentence(&language.rule(&note.says)))) } } }
        p { (words(&language.derivation_heading())) }
        ul { (derivation(&clash.derivation, language)) }
        @if let Some(needing) = &clash.needing {
            @let (regions, more) = names(&needing.regions);
            p { (words(&language.regions_in_need(&regions, more))) }
            @let (partners, more) = names(&needing.partners);
            p { (words(&language.remaining_partners(&partners, more))) }
        }
        @if clash.relaxations.is_empty() {
            p { (words(&language.no_relaxation())) }
        } @else {
            p { (words(&language.relaxations_heading())) }
            ul {
                @for relaxation in &clash.relaxations { li { (words(&language.sentence(&language.relaxation(relaxation)))) } }
            }
        }
    }
}

/// The tree, each statement above those from which it follows.
fn derivation(tree: &Derivation, language: &dyn Language) -> Markup {
    html! {
        li {
            (words(&language.derived(tree)))
            @if !tree.because.is_empty() {
                ul { @for reason in &tree.because { (derivation(reason, language)) } }
            }
        }
    }
}
