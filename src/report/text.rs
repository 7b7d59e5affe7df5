//! The table that a person reads first.

use std::fmt::Write as _;

use super::clash_text::clash_to_text;
use super::layout::{NAME, column, region, wrap};
use super::reasons::reasons;
use crate::profile::Horizon;
use crate::proposal::{ObjectiveReached, Pairing, Proposal, Unmatched};
use crate::rules::Objective;

/// No line of the text report is wider than this many columns.
pub const WIDTH: usize = 100;

/// At most this many regions without partner are listed by name; all stand in JSON and CSV.
const LISTED: usize = 20;

/// The proposal as text: the pairings with their reasons, the total, the proof, who is left, and
/// what is not known. Lines of at most [`WIDTH`] columns.
pub fn to_text(proposal: &Proposal) -> String {
    let mut out = String::new();
    head(&mut out, proposal);
    if let Some(clash) = &proposal.clash {
        out.push_str(&clash_to_text(clash));
    } else {
        table(&mut out, proposal);
        proof(&mut out, proposal);
    }
    if proposal.clash.is_none() {
        unmatched(&mut out, proposal);
    }
    caveats(&mut out, proposal);
    out
}

fn paragraph(out: &mut String, text: &str) {
    out.push_str(&wrap(text, WIDTH, 0));
    out.push_str("\n\n");
}

fn head(out: &mut String, proposal: &Proposal) {
    let (data, programme) = (&proposal.dataset, &proposal.programme);
    let rows = match programme.horizon {
        Horizon::ExAnte => "only facts that do not depend on the pairing",
        Horizon::All => "all facts, also those that tell what a pairing did",
    };
    paragraph(
        out,
        &format!(
            "Proposal under the programme “{}”: {} regions of side {} with {} of side {}; {rows}.",
            programme.name, data.left, data.sides.left, data.right, data.sides.right
        ),
    );
}

fn table(out: &mut String, proposal: &Proposal) {
    let sides = &proposal.dataset.sides;
    let _ = writeln!(
        out,
        "    {} {} score  at least–most",
        column(&sides.left, NAME),
        column(&sides.right, NAME),
    );
    // By round in their order; without rounds as they are, by the left region.
    let rounds = proposal.programme.rounds.iter().map(|round| Some(round.name.as_str()));
    let mut number = 0;
    for round in rounds.chain([None]) {
        let of_round = proposal.pairings.iter().filter(|pair| pair.round.as_deref() == round);
        let mut of_round = of_round.peekable();
        if let (Some(name), true) = (round, of_round.peek().is_some()) {
            let _ = writeln!(out, "    Round “{name}”");
        }
        for pairing in of_round {
            number += 1;
            row(out, number, pairing);
        }
    }
    out.push('\n');
}

/// What an objective has reached, in words.
fn objective(reached: &ObjectiveReached) -> String {
    let value = reached.value;
    match (&reached.objective, value) {
        (Objective::Pairs, Some(1.0)) => "1 pair".to_owned(),
        (Objective::Pairs, Some(pairs)) => format!("{pairs} pairs"),
        (Objective::FewestChanges, Some(1.0)) => "1 pair of the earlier plan kept".to_owned(),
        (Objective::FewestChanges, Some(kept)) => format!("{kept} pairs of the earlier plan kept"),
        (Objective::Bottleneck, Some(worst)) => format!("no pair below {worst:.3}"),
        (Objective::Leximin, _) => "the worst pairs as good as can be".to_owned(),
        (Objective::Total, Some(total)) => format!("total {total:.3}"),
        (objective, Some(value)) => format!("{objective} {value:.3}"),
        (objective, None) => format!("{objective}: there is no pair"),
    }
}

fn row(out: &mut String, number: usize, pairing: &Pairing) {
    let _ = writeln!(
        out,
        "{number:>3} {} {} {:.3}  {:.3}–{:.3}",
        region(&pairing.left_region),
        region(&pairing.right_region),
        pairing.score,
        pairing.low,
        pairing.high
    );
    let _ = writeln!(out, "      {}", reasons(pairing, WIDTH - 6));
}

fn proof(out: &mut String, proposal: &Proposal) {
    let decimals = usize::from(proposal.programme.decimals.get());
    let proof = &proposal.certificate;
    let pairs = proposal.pairings.len();
    let mut text = format!(
        "Total {:.decimals$} points in {pairs} {}.",
        proposal.total,
        if pairs == 1 { "pairing" } else { "pairings" }
    );
    let only_total = matches!(&proposal.objectives[..], [one] if one.objective == Objective::Total);
    // Rounds that are decided one by one have each their own.
    let by_rounds = proposal.objectives.is_empty();
    if !only_total && !by_rounds {
        let reached: Vec<String> = proposal.objectives.iter().map(objective).collect();
        let _ = write!(text, " Made best, one after another: {}.", reached.join("; "));
    }
    let checks = match proof.checks.len() {
        1 => "1 independent check".to_owned(),
        n => format!("{n} independent checks"),
    };
    if proof.optimal {
        let claim = if by_rounds {
            "each round is the best that it can be, given those before it (each has its proof"
        } else if only_total {
            "no other plan has more (the dual prices give the same bound, gap 0"
        } else {
            "no other plan is better by these (each has its proof"
        };
        let _ = write!(text, " Proved: under these rules {claim}; {checks} passed).");
    } else {
        let open = proposal.objectives.iter().find(|reached| !reached.proved);
        let name = open.map_or_else(|| "the total".to_owned(), |it| format!("“{}”", it.objective));
        let gap = proof.gap.map_or_else(
            || format!("how much better another plan could be by {name} is not known"),
            |gap| format!("by {name} another plan could be better by up to {gap}"),
        );
        let _ = write!(text, " Not proved to be the best, since the search was cut short: {gap}.");
    }
    paragraph(out, &text);
    paragraph(
        out,
        "Score: from what is known; at least–most: if all that is unknown were 0, or 1. The line below a \
         pair speaks of the host: what it shares, which needs it meets, what it teaches and receives.",
    );
}

fn unmatched(out: &mut String, proposal: &Proposal) {
    for side in [&proposal.dataset.sides.left, &proposal.dataset.sides.right] {
        let left_out: Vec<&Unmatched> =
            proposal.unmatched.iter().filter(|unmatched| &unmatched.side == side).collect();
        let Some(first) = left_out.first() else { continue };
        let mut names: Vec<&str> =
            left_out.iter().take(LISTED).map(|u| u.region.name.as_str()).collect();
        let rest;
        if left_out.len() > LISTED {
            rest = format!("and {} more", left_out.len() - LISTED);
            names.push(&rest);
        }
        let same = left_out.iter().all(|unmatched| unmatched.because == first.because);
        let because = if same { first.because.as_str() } else { "reasons in the JSON report" };
        paragraph(
            out,
            &format!(
                "Without partner on side {side} ({}): {}. Why: {because}.",
                left_out.len(),
                names.join(", ")
            ),
        );
    }
}

fn caveats(out: &mut String, proposal: &Proposal) {
    if !proposal.pairings.is_empty() {
        let mean = proposal.pairings.iter().map(|pairing| pairing.known_weight).sum::<f64>()
            / proposal.pairings.len() as f64;
        let show = |correlation: Option<f64>| {
            correlation.map_or_else(|| "not defined".to_owned(), |r| format!("{r:+.2}"))
        };
        paragraph(
            out,
            &format!(
                "Known on average: {:.0} % of the weight of a pairing. Correlation of a region's mean score \
                 with the number of its recorded strengths and needs: {} on side {}, {} on side {} \
                 (near 0: documentation is no merit).",
                100.0 * mean,
                show(proposal.richness.left),
                proposal.dataset.sides.left,
                show(proposal.richness.right),
                proposal.dataset.sides.right
            ),
        );
    }
    for notice in &proposal.notices {
        paragraph(out, &format!("Note: {notice}."));
    }
    let digest = proposal.dataset.digest.get(..16).unwrap_or_default();
    let _ = writeln!(out, "regiopair {}, dataset {digest}…", proposal.version);
}
