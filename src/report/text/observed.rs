//! Observed partners with their ranks, as text.

use std::fmt::Write as _;

use super::layout::{WIDTH, column, wrap};
use crate::report::language::Language;
use crate::report::order::place;
use crate::validation::ObservedRank;

/// Width of the column of a region.
const REGION_WIDTH: usize = 34;

/// Shows the observed pairings with the rank that the scores give to each partner.
pub fn observed_to_text(ranks: &[ObservedRank], language: &dyn Language) -> String {
    if ranks.is_empty() {
        return format!("{}\n", wrap(&language.no_observed_pairing(), WIDTH, 0));
    }
    let mut out = String::new();
    let mut row = |[region, partner, score, rank, percentile]: [&str; 5]| {
        let _ = writeln!(
            out,
            "{} {} {} {} {percentile}",
            column(region, REGION_WIDTH),
            column(partner, REGION_WIDTH),
            column(score, 6),
            column(rank, 10),
        );
    };
    let [region, partner, score, rank, percentile] = language.observed_columns();
    row([&region, &partner, &score, &rank, &percentile]);
    let mut sorted: Vec<&ObservedRank> = ranks.iter().collect();
    sorted.sort_by_cached_key(|observed| (place(&observed.left), place(&observed.right)));
    for observed in sorted {
        let unknown = || "?".to_owned();
        let score = observed.score.map_or_else(unknown, |score| language.number(score, 3));
        let rank =
            observed.rank.map_or_else(unknown, |rank| language.rank(rank, observed.candidates));
        let percentile =
            observed.percentile.map_or_else(unknown, |share| language.number(share, 2));
        row([&observed.left.name, &observed.right.name, &score, &rank, &percentile]);
    }
    let known: Vec<f64> = ranks.iter().filter_map(|observed| observed.percentile).collect();
    if !known.is_empty() {
        let mean = known.iter().sum::<f64>() / known.len() as f64;
        let _ = writeln!(out, "\n{}", wrap(&language.mean_percentile(mean), WIDTH, 0));
    }
    out
}
