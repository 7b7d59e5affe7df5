//! Observed partners in English.

use super::English;
use crate::report::language::{Grammar, ObservedSentences};

impl ObservedSentences for English {
    fn no_observed_pairing(&self) -> String {
        "The dataset has no observed pairing between its candidates.".to_owned()
    }

    fn observed_columns(&self) -> [String; 5] {
        ["observed pairing", "partner", "score", "rank", "percentile"].map(str::to_owned)
    }

    fn rank(&self, rank: f64, candidates: usize) -> String {
        format!("{rank} of {candidates}")
    }

    fn mean_percentile(&self, mean: f64) -> String {
        format!(
            "Mean percentile {}: the share of the other candidates that score lower; ties count \
             half. Chance gives {} on average. No weight was fitted to these pairings.",
            self.number(mean, 2),
            self.number(0.5, 2)
        )
    }
}
