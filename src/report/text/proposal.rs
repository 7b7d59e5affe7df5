//! The table of a proposal, as text.

use std::fmt::Write as _;

use super::clash::clash_to_text;
use super::layout::{REGION_WIDTH, WIDTH, column, hang, region, wrap};
use crate::proposal::{CriterionNote, Pairing, Proposal, Unmatched};
use crate::report::language::Language;
use crate::report::order::place;
use crate::report::reasons::reasons;

/// At most this many regions without a partner are listed by name; JSON and CSV have them all.
const MOST_LISTED_REGIONS: usize = 20;

/// Width of the column of a criterion and of each of its weights.
const CRITERION_WIDTH: usize = 20;
const WEIGHT_WIDTH: usize = 8;
const SHARE_WIDTH: usize = 9;

/// Writes the proposal as text: the pairings with their reasons, the total, the proof, the regions
/// without a partner, the criteria with their weights, and what is not known. Lines of at most [`WIDTH`]
/// columns.
pub fn to_text(proposal: &Proposal, language: &dyn Language) -> String {
    let mut out = String::new();
    paragraph(&mut out, &language.proposal_heading(proposal));
    if let Some(clash) = &proposal.clash {
        out.push_str(&clash_to_text(clash, language));
    } else {
        let has_pairs = !proposal.pairings.is_empty();
        if has_pairs {
            table(&mut out, proposal, language);
        }
        paragraph(&mut out, &language.proof(proposal));
        if has_pairs {
            paragraph(&mut out, &language.table_legend(proposal));
        }
        criteria(&mut out, proposal, language);
        unmatched(&mut out, proposal, language);
    }
    caveats(&mut out, proposal, language);
    out
}

fn paragraph(out: &mut String, text: &str) {
    out.push_str(&wrap(text, WIDTH, 0));
    out.push_str("\n\n");
}

fn table(out: &mut String, proposal: &Proposal, language: &dyn Language) {
    let sides = &proposal.dataset.sides;
    let [score, range] = language.score_columns();
    let _ = writeln!(
        out,
        "    {} {} {score}  {range}",
        column(&sides.left, REGION_WIDTH),
        column(&sides.right, REGION_WIDTH),
    );
    // By round in their order, then by name.
    let rounds = proposal.programme.rounds.iter().map(|round| Some(round.name.as_str()));
    let mut number = 0;
    for round in rounds.chain([None]) {
        let of_round = proposal.pairings.iter().filter(|pair| pair.round.as_deref() == round);
        let mut of_round: Vec<&Pairing> = of_round.collect();
        of_round.sort_by_cached_key(|pair| (place(&pair.left), place(&pair.right)));
        if let (Some(name), false) = (round, of_round.is_empty()) {
            let _ = writeln!(out, "    {}", hang(&language.round_heading(name), 4));
        }
        for pairing in of_round {
            number += 1;
            row(out, number, pairing, language);
        }
    }
    out.push('\n');
}

fn row(out: &mut String, number: usize, pairing: &Pairing, language: &dyn Language) {
    let [score, low, high] =
        [pairing.score, pairing.low, pairing.high].map(|value| language.number(value, 3));
    let _ = writeln!(
        out,
        "{number:>3} {} {} {score}  {low}–{high}",
        region(&pairing.left),
        region(&pairing.right),
    );
    let _ = writeln!(out, "      {}", hang(&reasons(pairing, WIDTH - 6, language), 6));
}

/// How the score is made: the criteria with their weights, then those without one.
fn criteria(out: &mut String, proposal: &Proposal, language: &dyn Language) {
    let has_weight = |note: &&CriterionNote| note.seeker_weight + note.host_weight > 0.0;
    if !proposal.criteria.iter().any(|note| has_weight(&note)) {
        return;
    }
    let is_measured = proposal.no_effective_weights.is_some()
        || proposal.criteria.iter().any(|note| note.effective_weight.is_some());
    paragraph(out, &language.scoring(proposal));
    let mut row = |[id, left, right, nominal, effective]: [&str; 5], meaning: &str| {
        let cells = [
            column(id, CRITERION_WIDTH),
            column(left, WEIGHT_WIDTH),
            column(right, WEIGHT_WIDTH),
            column(nominal, WEIGHT_WIDTH),
            column(effective, SHARE_WIDTH),
        ];
        let indent = 4 + CRITERION_WIDTH + 3 * WEIGHT_WIDTH + SHARE_WIDTH + 5;
        let _ = writeln!(out, "    {} {}", cells.join(" "), hang(meaning, indent));
    };
    let sides = &proposal.dataset.sides;
    let [id, left, right, nominal, effective, meaning] =
        language.weight_columns(&sides.left, &sides.right);
    row([&id, &left, &right, &nominal, &effective], &meaning);
    for note in proposal.criteria.iter().filter(has_weight) {
        let mut meaning = language.meaning(&note.meaning);
        if note.known_pairs == 0 {
            meaning = format!("{meaning} ({})", language.unknown_for_every_pair());
        }
        if let Some(missingness) = &note.missingness {
            meaning = format!("{meaning} ({})", language.missingness(missingness));
        }
        let [left, right] =
            [note.seeker_weight, note.host_weight].map(|weight| shown_weight(weight, language));
        // A document of version 3.1 gives neither.
        let nominal = Some(note.nominal_weight).filter(|_| is_measured);
        let [nominal, effective] = [nominal, note.effective_weight]
            .map(|share| share.map_or("–".to_owned(), |share| language.share_of_weight(share)));
        row([&note.id, &left, &right, &nominal, &effective], &meaning);
    }
    let without = proposal.criteria.iter().filter(|note| !has_weight(note));
    let without: Vec<String> = without.map(|note| note.id.clone()).collect();
    if !without.is_empty() {
        let _ = writeln!(out, "    {}", hang(&language.without_weight(&without), 4));
    }
    if is_measured {
        let effective = language.effective_weights(proposal.no_effective_weights);
        let _ = writeln!(out, "    {}", hang(&effective, 4));
    }
    out.push('\n');
}

/// A weight with as many decimals as it has, up to three.
fn shown_weight(weight: f64, language: &dyn Language) -> String {
    if weight >= 1e6 || (weight > 0.0 && weight < 1e-3) {
        return format!("{weight:.1e}");
    }
    let is_whole = |decimals: &usize| {
        let scaled = weight * [1.0, 10.0, 100.0, 1000.0][*decimals];
        (scaled - scaled.round()).abs() < 1e-9
    };
    language.number(weight, (0..3).find(is_whole).unwrap_or(3))
}

fn unmatched(out: &mut String, proposal: &Proposal, language: &dyn Language) {
    for side in [&proposal.dataset.sides.left, &proposal.dataset.sides.right] {
        let of_side = proposal.unmatched.iter().filter(|unmatched| &unmatched.side == side);
        let mut without: Vec<&Unmatched> = of_side.collect();
        without.sort_by_cached_key(|unmatched| place(&unmatched.region));
        let Some(first) = without.first() else { continue };
        let shown = &without[..without.len().min(MOST_LISTED_REGIONS)];
        let common = without.iter().all(|unmatched| unmatched.because == first.because);
        let text = language.without_partner(
            side,
            shown,
            without.len() - shown.len(),
            common.then_some(&first.because),
        );
        paragraph(out, &text);
    }
}

fn caveats(out: &mut String, proposal: &Proposal, language: &dyn Language) {
    if !proposal.pairings.is_empty() {
        let mean = proposal.pairings.iter().map(|pairing| pairing.known_weight).sum::<f64>()
            / proposal.pairings.len() as f64;
        paragraph(out, &language.knowledge(proposal, mean));
    }
    for notice in &proposal.notices {
        paragraph(out, &language.notice(notice));
    }
    let digest = proposal.dataset.digest.get(..16).unwrap_or_default();
    let _ = writeln!(out, "{}", wrap(&language.version(&proposal.version, digest), WIDTH, 0));
}
