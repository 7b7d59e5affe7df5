//! Observed partners with their ranks, as text.

use std::fmt::Write as _;

use super::layout::{column, wrap};
use super::text::WIDTH;
use crate::validation::ObservedRank;

/// Width of the column of a region.
const NAME: usize = 34;

/// A table of the observed pairings with the rank that the scores give to each partner.
pub fn observed_to_text(ranks: &[ObservedRank]) -> String {
    if ranks.is_empty() {
        return "The dataset has no observed pairing between its candidates.\n".to_owned();
    }
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{} {} score  rank       percentile",
        column("observed pairing", NAME),
        column("partner", NAME)
    );
    for observed in ranks {
        let dash = || "?".to_owned();
        let score = observed.score.map_or_else(dash, |score| format!("{score:.3}"));
        let rank =
            observed.rank.map_or_else(dash, |rank| format!("{rank} of {}", observed.candidates));
        let percentile = observed.percentile.map_or_else(dash, |share| format!("{share:.2}"));
        let _ = writeln!(
            out,
            "{} {} {} {} {percentile}",
            column(&observed.left_name, NAME),
            column(&observed.right_name, NAME),
            column(&score, 6),
            column(&rank, 10),
        );
    }
    let known: Vec<f64> = ranks.iter().filter_map(|observed| observed.percentile).collect();
    if !known.is_empty() {
        let mean = known.iter().sum::<f64>() / known.len() as f64;
        let text = format!(
            "Mean percentile {mean:.2}: the share of the other candidates that score lower, ties \
             counting half. Chance alone gives 0.50 on average; nothing here was fitted to these \
             pairings."
        );
        let _ = writeln!(out, "\n{}", wrap(&text, WIDTH, 0));
    }
    out
}
