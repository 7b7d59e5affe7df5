//! The table of a proposal, as text.

use std::fmt::Write as _;

use super::clash::clash_to_text;
use super::layout::{REGION_WIDTH, WIDTH, column, region, wrap};
use crate::proposal::{Pairing, Proposal, Unmatched};
use crate::report::language::Language;
use crate::report::order::place;
use crate::report::reasons::reasons;

/// At most this many regions without a partner are listed by name; JSON and CSV have them all.
const MOST_LISTED_REGIONS: usize = 20;

/// Writes the proposal as text: the pairings with their reasons, the total, the proof, the regions
/// without a partner, and what is not known. Lines of at most [`WIDTH`] columns.
pub fn to_text(proposal: &Proposal, language: &dyn Language) -> String {
    let mut out = String::new();
    paragraph(&mut out, &language.proposal_heading(proposal));
    if let Some(clash) = &proposal.clash {
        out.push_str(&clash_to_text(clash, language));
    } else {
        table(&mut out, proposal, language);
        paragraph(&mut out, &language.proof(proposal));
        paragraph(&mut out, &language.table_legend());
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
            let _ = writeln!(out, "    {}", wrap(&language.round_heading(name), WIDTH - 4, 4));
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
    let _ = writeln!(out, "      {}", wrap(&reasons(pairing, WIDTH - 6, language), WIDTH - 6, 6));
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
