//! The page of one pair: an agenda that the two regions could sign, and what speaks for it.

use maud::{Markup, html};

use super::links::link;
use super::scroll::scroll;
use super::section::{Place, Section};
use super::words::words;
use crate::criteria::taught_phases;
use crate::profile::{Profile, RegionLabel};
use crate::proposal::{NeedNote, Pairing, Partner};
use crate::report::criterion_notes::{criterion_name, has_weight, notes, numbers};
use crate::report::findings::Findings;
use crate::report::language::{Label, Language};
use crate::report::order::ranked;
use crate::report::region_sources::region_sources;
use crate::report::svg::portfolio;

/// At most this many themes for joint work.
const MOST_THEMES: usize = 4;

/// At most this many pieces of evidence are named for each criterion.
const MOST_ITEMS: usize = 4;

/// At most this many sources of a region.
const MOST_SOURCES: usize = 4;

/// At most this many needs that are met; the score names the others.
const MOST_NEEDS: usize = 5;

pub(super) fn section(
    findings: &Findings<'_>,
    number: usize,
    pairing: &Pairing,
    language: &dyn Language,
) -> Section {
    let regions =
        [&pairing.left, &pairing.right].map(|region| language.region_with_country(region));
    let heading = format!("{number}. {} – {}", regions[0], regions[1]);
    let figure = portfolio(findings.assessed, &pairing.left.id, &pairing.right.id, language);
    let figure = figure.ok().map(|figure| figure.numbered(number));
    let views = [language.pair_score(pairing), language.pair_views(pairing)];
    let body = html! {
        p { @for view in &views { (words(&language.sentence(view))) " " } }
        (joint_work(pairing, language))
        h3 { (language.label(Label::WhoBringsWhat)) }
        div class="columns" {
            (brings(&pairing.right, &pairing.left, &pairing.left_needs_met, language))
            (brings(&pairing.left, &pairing.right, &pairing.right_needs_met, language))
        }
        h3 { (language.label(Label::StepsTaught)) }
        (steps(findings, pairing, language))
        @if !pairing.shared_terms.is_empty() {
            h3 { (language.label(Label::SharedStatements)) }
            ul {
                @for terms in pairing.shared_terms.chunk_by(|a, b| a.key == b.key) {
                    li { (words(&language.shared_terms(&terms[0].key, terms))) }
                }
            }
        }
        h3 { (language.label(Label::StillUnknown)) }
        (unknown(pairing, language))
        @if let Some(text) = firm(findings, pairing, language) {
            h3 { (language.label(Label::HowFirm)) }
            p { (words(&text)) }
        }
        h3 { (language.label(Label::NextBestPartners)) }
        (partners(pairing, language))
        (sources(findings, pairing, language))
        div class="evidence" {
            h3 { (language.label(Label::CriteriaOfPair)) }
            (criteria(pairing, language))
            @if let Some(figure) = figure { (figure.on_page(&language.label(Label::NumbersOfFigure))) }
        }
    };
    Section::new(&format!("pair-{number}"), heading, body, Place::NewPage)
}

fn joint_work(pairing: &Pairing, language: &dyn Language) -> Markup {
    let themes = ranked(&pairing.suggestions, |theme| theme.points, |theme| &theme.theme.label);
    let shared = ranked(
        &pairing.shared_domains,
        |note| note.left_weight * note.right_weight,
        |note| &note.domain.label,
    );
    html! {
        h3 { (language.label(Label::JointWork)) }
        @if themes.is_empty() {
            p { (language.no_joint_theme()) }
        } @else {
            ul { @for theme in themes.into_iter().take(MOST_THEMES) { li { (words(&language.joint_theme(theme))) } } }
        }
        p { (words(&language.shared_strengths(&shared, pairing.compares_with_mean()))) }
    }
}

/// Which needs of the receiver the giver meets.
fn brings(
    giver: &RegionLabel,
    receiver: &RegionLabel,
    met: &[NeedNote],
    language: &dyn Language,
) -> Markup {
    let sorted = ranked(met, |note| note.weight * note.similarity, |note| &note.need.label);
    html! {
        div {
            p { strong { (language.brings(giver, receiver)) } }
            @if sorted.is_empty() {
                p { (language.no_need_met(receiver, giver)) }
            } @else {
                ul {
                    @for note in sorted.iter().take(MOST_NEEDS) { li { (words(&language.need_met(note))) } }
                    @if sorted.len() > MOST_NEEDS { li { (language.more(sorted.len() - MOST_NEEDS)) } }
                }
            }
        }
    }
}

/// Which steps each can teach the other, whether or not a criterion weighs it.
fn steps(findings: &Findings<'_>, pairing: &Pairing, language: &dyn Language) -> Markup {
    let (left, right) = (&pairing.left, &pairing.right);
    let pools = [findings.assessed.left(), findings.assessed.right()];
    let taught = |learner: Option<&Profile>, teacher: Option<&Profile>| -> Vec<String> {
        let phases = learner.zip(teacher).map_or_else(Vec::new, |(a, b)| taught_phases(a, b));
        phases.into_iter().map(|phase| language.phase(phase)).collect()
    };
    let [one, other] = [pools[0].get(&left.id), pools[1].get(&right.id)];
    let [by_right, by_left] = [taught(one, other), taught(other, one)];
    html! {
        @if by_right.is_empty() && by_left.is_empty() {
            p { (language.teaches_nothing()) }
        } @else {
            ul {
                @if !by_right.is_empty() { li { (language.teaches(right, left, &by_right)) } }
                @if !by_left.is_empty() { li { (language.teaches(left, right, &by_left)) } }
            }
        }
    }
}

/// What is unknown of the criteria with a weight, with the question that would settle it.
fn unknown(pairing: &Pairing, language: &dyn Language) -> Markup {
    let parts = pairing.criteria.iter().filter(|part| has_weight(part));
    let unknown: Vec<_> = parts.filter_map(|part| Some((part, part.unknown.as_ref()?))).collect();
    html! {
        @if unknown.is_empty() {
            p { (language.nothing_unknown()) }
        } @else {
            ul {
                @for (part, unknown) in unknown {
                    li { strong { (criterion_name(&part.id, &part.meaning, language)) } ": " (words(&language.question(unknown))) }
                }
            }
        }
    }
}

fn criteria(pairing: &Pairing, language: &dyn Language) -> Markup {
    let [name, value, adds, meaning] = language.criterion_columns();
    html! {
        (scroll(&language.label(Label::CriteriaOfPair), &html! {
            table {
                thead {
                    tr {
                        th scope="col" { (name) }
                        th scope="col" class="n" { (value) }
                        th scope="col" class="n" { (adds) }
                        th scope="col" { (meaning) }
                    }
                }
                tbody {
                    @for part in &pairing.criteria {
                        @let [value, adds] = numbers(part, language);
                        tr {
                            th scope="row" { (criterion_name(&part.id, &part.meaning, language)) }
                            td class="n" { (value) }
                            td class="n" { (adds) }
                            td {
                                (words(&language.meaning(&part.meaning)))
                                @for note in notes(part, MOST_ITEMS, language) { div class="soft" { (words(&note)) } }
                            }
                        }
                    }
                }
            }
        }))
        p class="soft" { (words(&language.criterion_legend())) }
    }
}

fn firm(findings: &Findings<'_>, pairing: &Pairing, language: &dyn Language) -> Option<String> {
    let firmness = findings.firmness?;
    Some(language.firm_pair(&firmness.objectives, findings.firm_pair(pairing)?))
}

fn partners(pairing: &Pairing, language: &dyn Language) -> Markup {
    let (left, right) = (&pairing.left, &pairing.right);
    html! {
        ul {
            @for (region, partners) in
                [(left, &pairing.left_alternatives), (right, &pairing.right_alternatives)] {
                @let good: Vec<&Partner> = partners.iter().filter(|partner| partner.score > 0.0).collect();
                li {
                    @if good.is_empty() { (language.no_other_partner(region)) }
                    @else { (words(&language.other_partners(region, &good))) }
                }
            }
        }
    }
}

/// Where the facts about the two regions come from.
fn sources(findings: &Findings<'_>, pairing: &Pairing, language: &dyn Language) -> Markup {
    let dataset = findings.assessed.dataset();
    let lists =
        [&pairing.left, &pairing.right].map(|region| (region, region_sources(dataset, &region.id)));
    html! {
        @if lists.iter().any(|(_, addresses)| !addresses.is_empty()) {
            h3 { (language.label(Label::Sources)) }
            @for (region, addresses) in lists {
                @let shown = &addresses[..addresses.len().min(MOST_SOURCES)];
                @if !shown.is_empty() {
                    p class="soft" {
                        strong { (region.name) } ": "
                        @for (place, address) in shown.iter().enumerate() {
                            @if place > 0 { ", " }
                            (link(address))
                        }
                        @if addresses.len() > shown.len() { " " (language.more(addresses.len() - shown.len())) }
                    }
                }
            }
        }
    }
}
