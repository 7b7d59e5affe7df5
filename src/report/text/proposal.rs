//! The table of a proposal, as text.

use std::fmt::Write as _;

use super::clash::clash_to_text;
use super::layout::{REGION_WIDTH, WIDTH, column, fit, hang, region, wrap};
use crate::proposal::{Pairing, Proposal};
use crate::report::language::Language;
use crate::report::reasons::reasons;
use crate::report::summary::{
    Criteria, by_id, criteria, mean_known_weight, rounds, without_partner,
};

/// Width of the column of a criterion and of each of its weights.
const CRITERION_WIDTH: usize = 20;
const WEIGHT_WIDTH: usize = 8;
const SHARE_WIDTH: usize = 9;

/// A longer label of a side is cut.
const MOST_HEAD_LINES: usize = 3;

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
            let legends = [language.score_legend(proposal), language.reasons_legend()];
            paragraph(&mut out, &legends.join(" "));
        }
        if let Some(criteria) = criteria(proposal, language, by_id) {
            weights(&mut out, &criteria);
        }
        for text in without_partner(proposal, language) {
            paragraph(&mut out, &text);
        }
    }
    caveats(&mut out, proposal, language);
    out
}

fn paragraph(out: &mut String, text: &str) {
    out.push_str(&wrap(text, WIDTH, 0));
    out.push_str("\n\n");
}

fn table(out: &mut String, proposal: &Proposal, language: &dyn Language) {
    let sides = proposal.dataset.shown_sides();
    let [score, range] = language.score_columns();
    let _ = writeln!(
        out,
        "    {} {} {score}  {range}",
        column(&sides.left, REGION_WIDTH),
        column(&sides.right, REGION_WIDTH),
    );
    for (name, pairings) in rounds(proposal) {
        if let Some(name) = name {
            let _ = writeln!(out, "    {}", hang(&language.round_heading(name), 4));
        }
        for (number, pairing) in pairings {
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
fn weights(out: &mut String, criteria: &Criteria) {
    paragraph(out, &criteria.scoring);
    let heads = heads(&criteria.head);
    for [id, left, right, nominal, effective, meaning] in heads.iter().chain(&criteria.rows) {
        let cells = [
            column(id, CRITERION_WIDTH),
            column(left, WEIGHT_WIDTH),
            column(right, WEIGHT_WIDTH),
            column(nominal, WEIGHT_WIDTH),
            column(effective, SHARE_WIDTH),
        ];
        let indent = 4 + CRITERION_WIDTH + 3 * WEIGHT_WIDTH + SHARE_WIDTH + 5;
        let line = format!("    {} {}", cells.join(" "), hang(meaning, indent));
        let _ = writeln!(out, "{}", line.trim_end());
    }
    for note in &criteria.notes {
        let _ = writeln!(out, "    {}", hang(note, 4));
    }
    out.push('\n');
}

/// The heads of the columns, where a label of a side may need several lines.
fn heads(head: &[String; 6]) -> Vec<[String; 6]> {
    let lines = |label: &String| -> Vec<String> {
        wrap(&fit(label, MOST_HEAD_LINES * WEIGHT_WIDTH), WEIGHT_WIDTH, 0)
            .lines()
            .map(str::to_owned)
            .collect()
    };
    let [left, right] = [lines(&head[1]), lines(&head[2])];
    let height = left.len().max(right.len()).max(1);
    let line = |side: &[String], line: usize| {
        // The last lines are next to each other.
        let above = height - side.len();
        line.checked_sub(above).and_then(|line| side.get(line)).cloned().unwrap_or_default()
    };
    let mut heads: Vec<[String; 6]> = vec![Default::default(); height - 1];
    heads.push(head.clone());
    for (number, cells) in heads.iter_mut().enumerate() {
        cells[1] = line(&left, number);
        cells[2] = line(&right, number);
    }
    heads
}

fn caveats(out: &mut String, proposal: &Proposal, language: &dyn Language) {
    if let Some(mean) = mean_known_weight(proposal) {
        paragraph(out, &language.knowledge(proposal, mean));
    }
    for notice in &proposal.notices {
        paragraph(out, &language.notice(notice));
    }
    let digest = proposal.dataset.digest.get(..16).unwrap_or_default();
    let _ = writeln!(out, "{}", wrap(&language.version(&proposal.version, digest), WIDTH, 0));
}
