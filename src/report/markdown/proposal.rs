//! A proposal in Markdown.

use std::fmt::Write as _;

use super::escape::{escape, verbatim};
use crate::proposal::{Pairing, Proposal};
use crate::report::language::Language;
use crate::report::reasons::reasons;
use crate::report::summary::{
    Criteria, by_id, criteria, mean_known_weight, rounds, without_partner,
};
use crate::report::text::clash_to_text;

/// Reasons of a pair as long as this have room in the cell of a table.
const REASONS_WIDTH: usize = 240;

/// Writes the proposal as Markdown, for minutes and e-mails: the pairings as a table with their reasons, the total with its
/// proof, the criteria with their weights, the regions without a partner, and what is not known.
///
/// It is CommonMark with the tables of GitHub, which most programs read. Names and notes of the data are shown as they
/// are: no mark in them becomes a link, a picture or HTML, and line breaks become blanks.
///
/// ```
/// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
/// use regiopair::report::{language::English, to_markdown};
///
/// # #[cfg(feature = "data")] {
/// let proposal = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?.propose()?;
/// let document = to_markdown(&proposal, &English);
/// let first = &proposal.pairings[0];
/// assert!(document.contains(&format!("| {} | {} |", first.left, first.right)));
/// # }
/// # Ok::<(), regiopair::plan::PlanningError>(())
/// ```
pub fn to_markdown(proposal: &Proposal, language: &dyn Language) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", escape(&proposal.programme.name));
    paragraph(&mut out, &language.proposal_heading(proposal));
    if let Some(clash) = &proposal.clash {
        let _ = writeln!(out, "{}\n", verbatim(&clash_to_text(clash, language)));
    } else {
        pairings(&mut out, proposal, language);
        paragraph(&mut out, &language.proof(proposal));
        if !proposal.pairings.is_empty() {
            paragraph(&mut out, &language.score_legend(proposal));
        }
        if let Some(criteria) = criteria(proposal, language, by_id) {
            weights(&mut out, &criteria);
        }
        for text in without_partner(proposal, language) {
            paragraph(&mut out, &text);
        }
    }
    if let Some(mean) = mean_known_weight(proposal) {
        paragraph(&mut out, &language.knowledge(proposal, mean));
    }
    for notice in &proposal.notices {
        paragraph(&mut out, &language.notice(notice));
    }
    let digest = proposal.dataset.digest.get(..16).unwrap_or_default();
    let _ = writeln!(out, "{}", escape(&language.version(&proposal.version, digest)));
    out
}

fn paragraph(out: &mut String, text: &str) {
    let _ = writeln!(out, "{}\n", escape(text));
}

/// A row of a table.
fn row(out: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

/// The line below the head of a table: numbers stand right.
fn rule(out: &mut String, is_number: &[bool]) {
    let columns: Vec<&str> =
        is_number.iter().map(|&number| if number { "---:" } else { "---" }).collect();
    let _ = writeln!(out, "| {} |", columns.join(" | "));
}

fn pairings(out: &mut String, proposal: &Proposal, language: &dyn Language) {
    let sides = proposal.dataset.shown_sides();
    for (name, pairings) in rounds(proposal) {
        if let Some(name) = name {
            let _ = writeln!(out, "## {}\n", escape(&language.round_heading(name)));
        }
        let [score, range] = language.score_columns();
        let head = [String::new(), sides.left.clone(), sides.right.clone(), score, range];
        row(out, &[&head[..], &[language.reasons_column()]].concat());
        rule(out, &[true, false, false, true, true, false]);
        for (number, pairing) in pairings {
            row(out, &cells(number, pairing, language));
        }
        out.push('\n');
    }
}

fn cells(number: usize, pairing: &Pairing, language: &dyn Language) -> [String; 6] {
    let [score, low, high] =
        [pairing.score, pairing.low, pairing.high].map(|value| language.number(value, 3));
    [
        number.to_string(),
        pairing.left.to_string(),
        pairing.right.to_string(),
        score,
        format!("{low}–{high}"),
        reasons(pairing, REASONS_WIDTH, language),
    ]
}

fn weights(out: &mut String, criteria: &Criteria) {
    paragraph(out, &criteria.scoring);
    row(out, &criteria.head);
    rule(out, &[false, true, true, true, true, false]);
    for cells in &criteria.rows {
        row(out, cells);
    }
    out.push('\n');
    for note in &criteria.notes {
        paragraph(out, note);
    }
}
