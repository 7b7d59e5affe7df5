//! Observed partners with their ranks.

use super::Grammar;

/// Sentences about observed pairings.
pub trait ObservedSentences: Grammar {
    /// Says that there is no observed pairing between candidates; a whole sentence.
    fn no_observed_pairing(&self) -> String;

    /// Heads the columns: region, partner, score, rank and percentile.
    fn observed_columns(&self) -> [String; 5];

    /// Says a rank among candidates, in at most ten columns.
    fn rank(&self, rank: f64, candidates: usize) -> String;

    /// Says the mean percentile and how to read it; whole sentences.
    fn mean_percentile(&self, mean: f64) -> String;
}
